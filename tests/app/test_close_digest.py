"""The signed digest of a close: what the auditor's script accepts, and that it notices every kind of change by itself."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from app.cli import app
from app.commands.period_close import ClosePeriod
from app.roof.close_digest import NotClosed, canonical, make_digest, write_digest, write_log
from app.roof.demo_close import close_a_month
from app.roof.report_catalogue import Asked, make_report
from app.roof.reports_finance import FINANCE
from app.roof.signing import SigningKey
from db.book import open_book
from db.queries.margin import By, margin
from db.queries.margin_parts import ROLES
from db.trouble import BookExists
from reports.render import render
from tests.support.company import Company, new_company

NOW = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
KEY = SigningKey(bytes(range(32)), kept=False)
Change = Callable[[dict[str, Any]], None]


def closed(folder: Path) -> Company:
    """10 NUT at 3.33 received in January, which is closed; 5 more in February."""
    company = new_company(folder, method="average")
    company.receive("NUT", "10", "3.33")
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard", note="zu „früh“, aber gut"), member="fay")
    company.receive("NUT", "5", "4", on=date(2026, 2, 2))
    return company


def signed(company: Company, folder: Path) -> dict[str, Any]:
    with company.book.reading() as connection:
        digest = make_digest(connection, entity_id="NORTH", period_id="2026-01", key=KEY, at=NOW)
        write_digest(folder, digest, at=NOW, by="fay")
        write_log(connection, folder, until=digest.facts["closed_seq"])
    return digest.facts


def audit(folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-I", "check_close.py", "close-NORTH-2026-01.json", "log.jsonl.gz"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def rewrite_digest(folder: Path, change: Change) -> None:
    file = folder / "close-NORTH-2026-01.json"
    facts = json.loads(file.read_text())
    change(facts)
    file.write_text(json.dumps(facts))


def rewrite_log(folder: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    log = folder / "log.jsonl.gz"
    lines = [json.loads(line) for line in gzip.decompress(log.read_bytes()).splitlines()]
    change(lines)
    log.write_bytes(gzip.compress("\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()))


@pytest.mark.parametrize(
    ("seed", "message", "public", "signature"),
    [
        # RFC 8032, 7.1, tests 1 and 2
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "72",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ],
)
def test_signatures_are_those_of_the_standard(seed: str, message: str, public: str, signature: str) -> None:
    key = SigningKey(bytes.fromhex(seed), kept=False)
    assert key.public.hex() == public
    assert key.sign(bytes.fromhex(message)).hex() == signature


def test_an_auditor_accepts_what_was_closed(tmp_path: Path) -> None:
    facts = signed(closed(tmp_path), tmp_path)
    assert facts["balances"] == [["1300", 333000], ["2200", -333000]]
    assert facts["stock"] == [["1300", 333000]]
    code, said = audit(tmp_path)
    assert code == 0, said
    assert facts["closed_hash"] in said and facts["public_key"] in said
    assert (tmp_path / "close-NORTH-2026-01.pdf").read_bytes().startswith(b"%PDF")


def _resign(facts: dict[str, Any]) -> None:
    del facts["signature"]
    facts["signature"] = KEY.sign(canonical(facts)).hex()


def test_an_auditor_notices_a_changed_digest(tmp_path: Path) -> None:
    signed(closed(tmp_path), tmp_path)
    whole = (tmp_path / "close-NORTH-2026-01.json").read_text()

    def dearer(facts: dict[str, Any]) -> None:
        facts["balances"][0][1] += 10000

    def signed_again(facts: dict[str, Any]) -> None:
        dearer(facts)
        _resign(facts)

    def other_hash(facts: dict[str, Any]) -> None:
        facts["closed_hash"] = "0" * 64
        _resign(facts)

    for change, says in ((dearer, "signature"), (signed_again, "balances"), (other_hash, "does not reach")):
        rewrite_digest(tmp_path, change)
        code, said = audit(tmp_path)
        assert code == 1 and says in said, (change, said)
        (tmp_path / "close-NORTH-2026-01.json").write_text(whole)
    assert audit(tmp_path)[0] == 0


def test_an_auditor_notices_a_changed_log(tmp_path: Path) -> None:
    signed(closed(tmp_path), tmp_path)
    whole = (tmp_path / "log.jsonl.gz").read_bytes()

    def a_row(lines: list[dict[str, Any]]) -> None:
        row = next(row for line in lines for row in line["rows"] if row[0] == "journal_line")
        row[1][6] += 10000

    def a_body(lines: list[dict[str, Any]]) -> None:
        lines[3]["body"] += " "

    def a_member(lines: list[dict[str, Any]]) -> None:
        lines[-1]["command"][4] = "mallory"

    def one_less(lines: list[dict[str, Any]]) -> None:
        del lines[5]

    def no_end(lines: list[dict[str, Any]]) -> None:
        del lines[-1]

    for change in (a_row, a_body, a_member, one_less, no_end):
        rewrite_log(tmp_path, change)
        assert audit(tmp_path)[0] == 1, change
        (tmp_path / "log.jsonl.gz").write_bytes(whole)
    assert audit(tmp_path)[0] == 0


def test_an_open_month_is_not_signed(tmp_path: Path) -> None:
    company = closed(tmp_path)
    with company.book.reading() as connection, pytest.raises(NotClosed, match="2026-02 of NORTH is not closed"):
        make_digest(connection, entity_id="NORTH", period_id="2026-02", key=KEY, at=NOW)


def test_a_month_of_the_sample_closes_in_one_sitting(tmp_path: Path) -> None:
    """The whole demo: its checklist empties, everything ties, both digests are accepted; a second one does not write over the first."""
    told: list[str] = []
    walked = close_a_month(tmp_path / "demo", told.append)
    assert walked.holds, "\n".join(told)
    assert not [line for line in told if "BROKEN" in line]
    again = told[told.index("\n5. The checklist again") : told.index("\n6. Konrad closes 2026-11: first for warehouses, then for everyone")]
    assert all(" done " in line for line in again[1:]) and len(again) == 15
    assert {file.name for file in walked.files} >= {
        "close-RHEIN-2026-11.json",
        "close-THAMES-2026-11.pdf",
        "log.jsonl.gz",
        "check_close.py",
    }
    book = open_book(str(walked.book))
    roles = ", ".join(f"'{role}'" for role in ROLES)
    with book.reading() as connection:
        for entity in ("RHEIN", "THAMES"):
            lines = sa.text(f"SELECT SUM(amount) FROM journal_line WHERE entity_id = :entity AND role IN ({roles})")
            total = Decimal(int(connection.execute(lines, {"entity": entity}).scalar() or 0)).scaleb(-4)
            views: tuple[By, ...] = ("item", "family", "customer")
            assert [sum(row.margin for row in margin(connection, by=by, entity_id=entity)) for by in views] == [-total] * 3
            assert all(row.item_id for row in margin(connection, entity_id=entity))
        for kind in FINANCE:
            report = make_report(connection, kind.name, Asked(), printed_at=NOW, printed_by="test")
            assert render(report, "pdf").startswith(b"%PDF") and render(report, "xlsx").startswith(b"PK"), kind.name
    book.close()
    with pytest.raises(BookExists):
        close_a_month(tmp_path / "demo", told.append)


def test_the_command_line_signs_a_closed_month(tmp_path: Path) -> None:
    company = closed(tmp_path)
    place, out = str(company.book.path), tmp_path / "audit"
    signed_by_cli = CliRunner().invoke(app, ["close-digest", "2026-01", "--book", place, "--entity", "NORTH", "--out", str(out)])
    assert signed_by_cli.exit_code == 0, signed_by_cli.output
    assert audit(out)[0] == 0
    refused = CliRunner().invoke(app, ["close-digest", "2026-02", "--book", place, "--entity", "NORTH", "--out", str(out)])
    assert isinstance(refused.exception, NotClosed)
