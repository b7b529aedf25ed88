"""The command line: what works, and every kind of bad input as a sentence and an exit code, with nothing half done."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import app.commands.registry as registry
import app.limits as limits
from app.roof.last_resort import run
from db.verify import verify
from tests.support.company import Company, new_company

D = Decimal
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    company = new_company(folder, method="fifo")
    company.receive("NUT", "10", "3")
    company.receive("BOX", "2", "2.50", location="W2/A")
    company.close()
    company.book.close()
    return folder / "book.db"


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    shutil.copy(made.with_name("book.db.witness"), tmp_path / "book.db.witness")
    return Path(shutil.copy(made, tmp_path / "book.db"))


@pytest.fixture
def dockledger(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return call


def test_a_time_zone_is_said_and_shown(book: Path, dockledger: Run) -> None:
    code, out, _ = dockledger("time-zone", "--book", book)
    assert code == 0 and out.count("unknown: every workstation proposes its own day") == 3, out
    assert dockledger("time-zone", "NORTH", "Europe/Berlin", "--book", book, "--as", "olga")[1] == "NORTH is in Europe/Berlin.\n"
    assert dockledger("time-zone", "W2", "Pacific/Kiritimati", "--book", book, "--as", "olga")[0] == 0
    _, out, _ = dockledger("time-zone", "--book", book)
    shown = [line.split() for line in out.splitlines()]
    assert [(one[0], *one[2:]) for one in shown] == [
        ("NORTH", "Europe/Berlin"),
        ("W1", "Europe/Berlin", "(its", "company)"),
        ("W2", "Pacific/Kiritimati"),
    ]
    assert date.fromisoformat(shown[2][1]) >= date.fromisoformat(shown[1][1])
    assert dockledger("time-zone", "W2", "-", "--book", book, "--as", "olga")[1] == "W2 has no time zone of its own.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("NORTH", "Berlin", "--as", "olga"), "there is no time zone of that name"),
        (("SOUTH", "Europe/Berlin", "--as", "olga"), "no warehouse “SOUTH”"),
        (("NORTH", "Europe/Berlin", "--as", "sam"), "stays as it was (sam may not"),
        (("NORTH", "Europe/Berlin"), "with --as, the member"),
    ],
)
def test_a_time_zone_that_cannot_be_said_is_a_sentence(book: Path, dockledger: Run, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = dockledger("time-zone", *arguments, "--book", book)
    assert code == 2 and says in " ".join((out + err).split()), out + err
    assert "unknown" in dockledger("time-zone", "--book", book)[1]


def lines(folder: Path, *entries: Any) -> Path:
    file = folder / "commands.jsonl"
    file.write_text("".join((entry if isinstance(entry, str) else json.dumps(entry)) + "\n" for entry in entries))
    return file


def receipt(quantity: object = "1", **more: Any) -> dict[str, Any]:
    body = {
        "receipt_id": "r1",
        "order_id": "po1",
        "posting_date": "2026-01-12",
        "lines": [{"order_line_no": 1, "quantity": quantity, "location_id": "W1/A"}],
    }
    return {"kind": "post_goods_receipt", "body": body | more}


def order(id: str = "po1", **more: Any) -> dict[str, Any]:
    body = {
        "order_id": id,
        "entity_id": "NORTH",
        "warehouse_id": "W1",
        "supplier_id": "ACME",
        "order_date": "2026-01-11",
        "lines": [{"item_id": "NUT", "quantity": "5", "unit_price": "2"}],
    }
    return {"kind": "place_purchase_order", "id": f"order-{id}", "body": body | more}


def answers(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def moves(book: Path) -> int:
    with sqlite3.connect(book) as connection:
        [count] = connection.execute("SELECT COUNT(*) FROM stock_move").fetchone()
    connection.close()
    return int(count)


# what works


def test_a_book_is_made_and_its_owner_can_work_in_it(dockledger: Run, tmp_path: Path) -> None:
    book = tmp_path / "new.db"
    code, out, _ = dockledger("book", "create", book, "--owner", "olga", "--name", "Mine")
    assert (code, "olga owns it" in out) == (0, True)
    file = lines(tmp_path, {"kind": "define_partners", "body": {"partners": [{"id": "A", "name": "A"}]}})
    code, out, _ = dockledger("submit", file, "--book", book, "--as", "olga")
    assert (code, answers(out)[0]["status"], answers(out)[0]["seq"]) == (0, "posted", 2)


def test_what_was_not_posted_is_listed_with_its_reason(
    dockledger: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dockledger("failed", "--book", book)[:2] == (0, "Nothing was set aside.\n")
    monkeypatch.setattr(limits, "LINES_MAX", 2)
    monkeypatch.setattr(registry, "beyond_limits", lambda size, lines: None)
    three = [{"item_id": "NUT", "quantity": "5", "unit_price": "2"}] * 3
    file = lines(tmp_path, order("po9", lines=three), receipt("1", order_id="nowhere"), order("po10"))
    assert dockledger("submit", file, "--book", book, "--as", "olga")[0] == 1
    code, out, _ = dockledger("failed", "--book", book)
    assert code == 0
    first, why, count = out.splitlines()
    assert "place_purchase_order" in first and "olga" in first.casefold() and "order-po9" in first
    assert why.strip() == "A request holds at most 2 lines and this one has 3. Send it in parts; of this one nothing was posted."
    assert count == "1 request"
    _, out, _ = dockledger("failed", "--book", book, "--refused", "--json")
    found = [json.loads(line) for line in out.splitlines()]
    assert [(one["kind"], one["status"]) for one in found] == [("post_goods_receipt", "refused"), ("place_purchase_order", "failed")]
    assert "nowhere" in found[0]["result"]["refusal"]["message"]
    assert len(dockledger("failed", "--book", book, "--refused", "--newest", "1", "--json")[1].splitlines()) == 1


def test_commands_come_back_with_one_outcome_per_line(dockledger: Run, book: Path, tmp_path: Path) -> None:
    code, out, _ = dockledger("submit", lines(tmp_path, order(), receipt("5")), "--book", book, "--as", "olga")
    assert code == 0
    first, second = answers(out)
    assert (first["line"], first["id"], first["status"], first["result"]["number"]) == (1, "order-po1", "posted", "PO-2026-000003")
    assert second["id"]
    assert moves(book) == 3


def test_standard_input_is_answered_too(dockledger: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(order()) + "\n\n" + json.dumps(receipt()) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, out, _ = dockledger("submit", "-", "--book", book, "--as", "olga")
    assert code == 0
    assert [(a["line"], a["status"]) for a in answers(out)] == [(1, "posted"), (3, "posted")]


def test_a_retry_gives_the_old_outcome_and_posts_nothing(dockledger: Run, book: Path, tmp_path: Path) -> None:
    file = lines(tmp_path, order(), receipt("5") | {"id": "mine"})
    first = dockledger("submit", file, "--book", book, "--as", "olga")
    second = dockledger("submit", file, "--book", book, "--as", "olga")
    assert first == second
    assert moves(book) == 3


def test_a_held_command_is_no_failure(dockledger: Run, book: Path, tmp_path: Path) -> None:
    big = order(lines=[{"item_id": "NUT", "quantity": "500", "unit_price": "10"}])
    code, out, _ = dockledger("submit", lines(tmp_path, big), "--book", book, "--as", "olga")
    assert (code, answers(out)[0]["status"]) == (0, "held")
    code, out, _ = dockledger("report", "approvals", "--book", book, "--format", "json")
    assert code == 0
    assert "5000" in out
    assert "finance_clerk" in out


def test_the_schema_of_a_kind_is_json_schema(dockledger: Run) -> None:
    code, out, _ = dockledger("schema", "post_goods_receipt")
    assert (code, json.loads(out)["$id"]) == (0, "dockledger:post_goods_receipt")
    code, out, _ = dockledger("schema")
    assert code == 0
    assert "place_purchase_order" in out
    code, _, err = dockledger("schema", "post_goods_reciept")
    assert code == 2
    assert "did you mean post_goods_receipt?" in err


REPORTS = (
    "trial-balance",
    "stock-on-hand",
    "stock-valuation",
    "journal",
    "grni",
    "open-payables",
    "open-receivables",
    "in-transit",
    "count-variances",
    "approvals",
)


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_made_in_every_format(dockledger: Run, book: Path, tmp_path: Path, name: str) -> None:
    for ending, start in (("json", b"{"), ("csv", b""), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        file = tmp_path / f"{name}.{ending}"
        code, _, err = dockledger("report", name, "--book", book, "-o", file)
        assert (code, err) == (0, "")
        assert file.read_bytes().startswith(start)
    code, out, _ = dockledger("report", name, "--book", book)
    assert code == 0
    assert out


def test_the_trial_balance_is_the_receipts(dockledger: Run, book: Path) -> None:
    code, out, _ = dockledger("report", "trial-balance", "--book", book, "--as-of", "2026-01-31", "--format", "csv")
    assert code == 0
    assert "1300" in out
    assert "35.00" in out
    code, out, _ = dockledger("report", "trial-balance", "--book", book, "--as-of", "2026-01-09", "--format", "csv")
    assert "35.00" not in out


def test_a_stock_card_runs(dockledger: Run, book: Path) -> None:
    code, out, _ = dockledger("report", "stock-card", "--book", book, "--item", "NUT", "--format", "csv")
    assert code == 0
    assert "30.00" in out


def test_a_sound_book_verifies_and_replays(dockledger: Run, book: Path, tmp_path: Path) -> None:
    code, out, _ = dockledger("verify", "--book", book)
    assert (code, "Every proof holds." in out) == (0, True)
    code, out, _ = dockledger("verify", "--book", book, "--json")
    assert json.loads(out)["holds"] is True
    book.with_name("book.db.witness").unlink()
    code, out, _ = dockledger("verify", "--book", book)
    assert (code, "BROKEN" in out) == (1, False)
    assert "OPEN    10  the log still holds the last position that was acknowledged: no witness file is beside the book" in out
    assert "Nothing speaks against the book, but 1 of " in out
    code, out, _ = dockledger("replay", "--book", book, "--into", tmp_path / "again.db")
    assert (code, "hash for hash" in out) == (0, True)
    with sqlite3.connect(book) as one, sqlite3.connect(tmp_path / "again.db") as two:
        query = "SELECT seq, hash FROM command ORDER BY seq"
        assert one.execute(query).fetchall() == two.execute(query).fetchall()
    one.close()
    two.close()


def test_a_book_of_this_program_needs_no_upgrade(dockledger: Run, book: Path, tmp_path: Path) -> None:
    assert dockledger("book", "upgrade", book)[:2] == (0, f"{book} has the schema of this program.\n")
    code, _, err = dockledger("book", "upgrade", tmp_path / "none.db")
    assert (code, "There is no book at" in err) == (2, True)


def test_a_changed_book_fails_its_proof(dockledger: Run, book: Path) -> None:
    with sqlite3.connect(book) as connection:
        connection.execute("DROP TRIGGER guard_stock_move_update")
        connection.execute("UPDATE stock_move SET quantity = quantity + 1")
    connection.close()
    code, out, _ = dockledger("verify", "--book", book)
    assert (code, "BROKEN" in out) == (1, True)


# bad input: a sentence, an exit code, nothing half done

BAD: dict[str, tuple[Any, str]] = {
    "an unknown field": (receipt(colour="red"), "unknown field `colour`"),
    "a missing field": ({"kind": "post_goods_receipt", "body": {"receipt_id": "r1"}}, "missing required field"),
    "a wrong type": (receipt(order_id=7), "Expected `str`, got `int`"),
    "not a number": (json.dumps(receipt("1")).replace('"quantity": "1"', '"quantity": NaN'), "Line 2 could not be read"),
    "not a number as text": (receipt("NaN"), "not a number"),
    "infinity": (receipt("Infinity"), "not a number"),
    "a huge number": (receipt("1e30"), "too large"),
    "seven decimals": (receipt("1.1234567"), "more than 6 decimals"),
    "an unknown kind": ({"kind": "post_goods_reciept", "body": {}}, "did you mean post_goods_receipt"),
    "an unknown order": (receipt(order_id="nowhere"), "There is no document “nowhere”"),
    "an impossible day": (receipt(posting_date="2026-02-30"), "Invalid RFC3339 encoded date - at `$.posting_date`"),
    "a day no book covers": (receipt(posting_date="1066-10-14"), "no book covers"),
    "a closed period": (receipt(posting_date="2025-12-31"), "no fiscal period"),
    "malformed JSON": ('{"kind": "post_goods_receipt", "body": {', "Line 2 could not be read"),
    "no object": ("[1, 2]", "Line 2 could not be read"),
    "binary": ("\x00\x01\x02", "Line 2 could not be read"),
    "nested too deep": ("[" * 100_000, "Line 2 could not be read"),
    "an unknown envelope field": (receipt() | {"priority": 1}, "unknown field `priority`"),
    "an id too long": (receipt() | {"id": "x" * 65}, "more than 64 characters"),
    "an id used for another request": (order("po2") | {"id": "order-po1"}, "already used for another request"),
    "a control character": (receipt(note="a\u0007b"), "control character"),
    "no lines": (receipt(lines=[]), "at least one line"),
    "a location elsewhere": (
        receipt(lines=[{"order_line_no": 1, "quantity": "1", "location_id": "W2/A"}]),
        "the order is for warehouse W1",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_line_gets_its_sentence_and_the_rest_goes_on(dockledger: Run, book: Path, tmp_path: Path, what: str) -> None:
    entry, sentence = BAD[what]
    file = lines(tmp_path, order(), entry, receipt("5", receipt_id="good"))
    code, out, _ = dockledger("submit", file, "--book", book, "--as", "olga")
    assert code == 1
    found = answers(out)
    assert [(a["line"], a["status"]) for a in found] == [(1, "posted"), (2, "refused"), (3, "posted")]
    assert sentence in found[1]["result"]["refusal"]["message"]
    assert moves(book) == 3


def test_a_closed_period_is_refused_with_the_next_open_day(dockledger: Run, book: Path, tmp_path: Path) -> None:
    close = {"kind": "close_period", "body": {"entity_id": "NORTH", "period_id": "2026-01", "how": "hard"}}
    code, out, _ = dockledger("submit", lines(tmp_path, order(), close, receipt()), "--book", book, "--as", "olga")
    assert code == 1
    assert "The next open date is 2026-02-01" in answers(out)[2]["result"]["refusal"]["message"]
    assert moves(book) == 2


def test_a_stranger_is_refused(dockledger: Run, book: Path, tmp_path: Path) -> None:
    code, out, _ = dockledger("submit", lines(tmp_path, order()), "--book", book, "--as", "mallory")
    assert code == 1
    assert "mallory is not an active member" in answers(out)[0]["result"]["refusal"]["message"]


def test_a_book_that_is_not_there(dockledger: Run, tmp_path: Path) -> None:
    code, _, err = dockledger("report", "journal", "--book", tmp_path / "none.db")
    assert code == 2
    assert "There is no book at" in err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("content", [b"", b"hello\n" * 500, b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_file_that_is_no_book_is_left_as_it_is(dockledger: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(content)
    for arguments in (("verify",), ("report", "journal"), ("submit", lines(tmp_path, order()), "--as", "olga")):
        code, _, err = dockledger(*arguments, "--book", file)
        assert code == 2
        assert "is not a Dockledger book" in err
    assert file.read_bytes() == content


def test_another_programs_database_is_no_book(dockledger: Run, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = file.read_bytes()
    code, _, err = dockledger("verify", "--book", file)
    assert (code, "it has no schema of ours" in err) == (2, True)
    assert file.read_bytes() == before


def test_a_book_of_a_newer_program(dockledger: Run, book: Path) -> None:
    with sqlite3.connect(book) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    connection.close()
    code, _, err = dockledger("report", "journal", "--book", book)
    assert code == 2
    assert "Update the program to open it" in err


def test_a_name_that_is_taken(dockledger: Run, book: Path) -> None:
    before = book.read_bytes()
    code, _, err = dockledger("book", "create", book)
    assert (code, "already exists" in err) == (2, True)
    assert book.read_bytes() == before


def test_a_folder_that_is_not_there(dockledger: Run, tmp_path: Path) -> None:
    code, _, err = dockledger("book", "create", tmp_path / "no" / "where.db")
    assert code == 2
    assert "does not exist" in err


@pytest.mark.skipif(not Path("/dev/full").exists() or not hasattr(os, "geteuid"), reason="needs a POSIX system")
def test_a_full_disk(dockledger: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite is told that its file may not grow any more, which it answers as it does a full disk."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    def no_room(connection: sqlite3.Connection, *_: object) -> None:
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Engine, "checkout", no_room)
    try:
        many = [order(f"p{i}", note="x" * 1500) for i in range(400)]
        code, out, err = dockledger("submit", lines(tmp_path, *many), "--book", book, "--as", "olga")
    finally:
        event.remove(Engine, "checkout", no_room)
    assert code == 2
    assert "full" in err
    assert out == ""
    with sqlite3.connect(book) as connection:
        assert connection.execute("SELECT COUNT(*) FROM command WHERE id LIKE 'order-p%'").fetchone() == (0,)
    connection.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anything")
def test_a_book_that_may_not_be_written(dockledger: Run, book: Path, tmp_path: Path) -> None:
    book.chmod(0o444)
    code, _, err = dockledger("submit", lines(tmp_path, order()), "--book", book, "--as", "olga")
    assert code == 2
    assert "readonly" in err


def test_a_file_of_commands_that_is_not_there(dockledger: Run, book: Path, tmp_path: Path) -> None:
    code, _, err = dockledger("submit", tmp_path / "none.jsonl", "--book", book, "--as", "olga")
    assert (code, "cannot be read" in err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("journals",), "did you mean journal?"),
        (("stock-card",), "needs --item"),
        (("journal", "--as-of", "2026-01-01"), "does not know --as-of"),
        (("journal", "--from", "01.02.2026"), "write it as YYYY-MM-DD"),
        (("journal", "--format", "docx"), "is no format"),
        (("journal", "--from", "2026-02-01", "--to", "2026-01-01"), "2026-02-01 is after the last day 2026-01-01"),
        (("stock-card", "--item", "NUTS"), "no item NUTS, so the report would be empty. Choose another; the nearest are NUT"),
        (("trial-balance", "--entity", "NORT"), "no legal entity NORT"),
        (("stock-on-hand", "--warehouse", "W9"), "no warehouse W9"),
        (("journal", "--account", "none"), "no account none"),
        (("grni", "--partner", "none"), "no partner none"),
        (("journal", "-o", "/nowhere/at/all.pdf"), "cannot be written"),
    ],
)
def test_a_report_that_cannot_be_made(dockledger: Run, book: Path, arguments: tuple[str, ...], sentence: str) -> None:
    code, _, err = dockledger("report", *arguments, "--book", book)
    assert code == 2
    assert sentence in " ".join(err.replace("│", " ").split())


def test_an_error_of_our_own_is_a_sentence_and_a_report(
    dockledger: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "logs"))
    monkeypatch.setattr("app.cli.verify_book", lambda *_, **__: 1 / 0)
    code, _, err = dockledger("verify", "--book", book)
    assert code == 2
    assert "an error of its own (ZeroDivisionError)" in err
    [report] = (tmp_path / "logs").iterdir()
    assert "1 / 0" in report.read_text()


def test_what_went_wrong_left_the_book_sound(book: Path) -> None:
    from db.book import open_book

    opened = open_book(str(book))
    assert [proof for proof in verify(opened) if not proof.ok] == []
    assert Company(opened).balances() == {"1300": "35.00", "2200": "-35.00"}
    opened.close()


def test_the_demo_walks_the_main_job_and_leaves_papers(dockledger: Run, tmp_path: Path) -> None:
    code, out, err = dockledger("demo", tmp_path / "walk")
    assert (code, err) == (0, "")
    assert "submit count: held CS-1" in out
    assert "otto asked for this and cannot decide on it" in out
    assert "3970  Goods for resale                        918.00" in out
    assert "BROKEN" not in out
    written = {file.name: file.read_bytes()[:4] for file in (tmp_path / "walk").iterdir() if file.suffix in (".pdf", ".xlsx")}
    assert written == {
        "GR-2026-000001.pdf": b"%PDF",
        "stock-valuation.pdf": b"%PDF",
        "trial-balance.pdf": b"%PDF",
        "journal.xlsx": b"PK\x03\x04",
    }
    code, _, err = dockledger("demo", tmp_path / "walk")
    assert (code, "already exists" in err) == (2, True)
