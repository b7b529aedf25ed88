"""What was written down outside of a book tells a book that was written anew whole, which no proof from the inside can."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import sqlalchemy as sa

from app.commands.period_close import ClosePeriod
from app.roof.outside_evidence import ANCHORS, EvidenceUnreadable, anchor, from_anchors, from_digest, from_workstation
from db.book import open_book
from db.cache import Cache, Cursor, cache_engine
from db.verify import verify
from db.verify.evidence import EvidenceUnclear, evidence_of, prove_evidence
from db.witness import Witness
from tests.app.test_cli import Run, dockledger  # noqa: F401 - the fixture
from tests.support.company import new_company
from tests.support.forging import chain_again, without_guards

PAPERS = ("stock-valuation", "trial-balance", "journal", "grni")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evidence")
    company = new_company(folder)
    company.receive("NUT", "10", "3.50")
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"))
    company.close()
    anchor(company.book, folder, date(2026, 1, 31))
    company.book.close()
    return folder / "book.db"


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    for file in made.parent.iterdir():
        if not file.name.endswith(("-wal", "-shm", ".lock")):
            shutil.copy(file, tmp_path / file.name)
    return tmp_path / "book.db"


def head_of(book: Path) -> tuple[int, str]:
    opened = open_book(str(book))
    with opened.reading() as connection:
        seq, seal = connection.exec_driver_sql("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").one()
    opened.close()
    return int(seq), str(seal)


def forged_whole(book: Path) -> None:
    """A receipt of another member, every seal computed anew, and the witness rewritten: inside, everything fits."""
    with without_guards(str(book)) as connection:
        connection.exec_driver_sql("UPDATE command SET workstation = 'elsewhere' WHERE kind = 'post_goods_receipt'")
        chain_again(connection)
    opened = open_book(str(book))
    with opened.reading() as connection:
        epoch = str(connection.execute(sa.text("SELECT value FROM book_meta WHERE name = 'epoch'")).scalar())
    witness = Witness(book, epoch)
    with opened.engine.connect() as connection, connection.begin():
        from db.store import Store

        witness.saw(Store(connection).head())
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    opened.close()


def shortened(book: Path) -> None:
    """The close never happened: its command waits again, and the witness says so."""
    with without_guards(str(book)) as connection:
        last = connection.exec_driver_sql("SELECT MAX(seq) FROM command").scalar_one()
        connection.exec_driver_sql(f"UPDATE command SET seq = NULL, status = 'waiting' WHERE seq = {last}")


def test_each_paper_carries_position_and_hash_and_the_book_is_known_by_them(dockledger: Run, book: Path) -> None:  # noqa: F811
    position, seal = head_of(book)
    for name in PAPERS:
        pdf = book.with_name(f"{name}.pdf")
        assert dockledger("report", name, "--book", book, "-o", pdf)[0] == 0
        foot = pypdfium2.PdfDocument(BytesIO(pdf.read_bytes()))[0].get_textpage().get_text_range()
        found = re.search(r"Position ([\d,]+)\s+·\s+hash ([0-9a-f ]+)", foot)
        assert found is not None, foot
        assert (found[1], found[2].replace(" ", "").strip()) == (str(position), seal[:24])
        code, out, _ = dockledger("verify", "--book", book, "--position", found[1], "--hash", found[2].strip())
        assert code == 0
        assert f"position {position} bears the hash written down, and the log up to it is proven anew" in out
    made = dockledger("report", "trial-balance", "--book", book, "--format", "json")[1]
    assert (json.loads(made)["position"], json.loads(made)["hash"]) == (position, seal)
    assert f"Position {position} · hash {seal[:4]} " in dockledger("report", "trial-balance", "--book", book)[1]


def test_a_book_written_anew_whole_is_told_by_paper_anchor_close_and_workstation(dockledger: Run, book: Path) -> None:  # noqa: F811
    position, seal = head_of(book)
    assert dockledger("close-digest", "2026-01", "--entity", "NORTH", "--book", book, "--out", book.parent)[0] == 0
    cache = Cache(cache_engine(book.with_name("cache.db")))
    opened = open_book(str(book))
    cache.add([], Cursor(epoch=opened.meta("epoch"), seq=position, hash=seal))
    cache.close()
    opened.close()
    asked: dict[str, tuple[object, ...]] = {
        "paper": ("--position", position, "--hash", seal[:16].upper()),
        "anchor": ("--anchor", book.with_name(ANCHORS)),
        "close": ("--digest", book.with_name("close-NORTH-2026-01.json")),
        "workstation": ("--workstation", book.parent),
    }
    for what, options in asked.items():
        code, out, _ = dockledger("verify", "--book", book, *options)
        assert (code, "Every proof holds." in out) == (0, True), (what, out)
    forged_whole(book)
    for what, options in asked.items():
        code, out, _ = dockledger("verify", "--book", book, *options)
        assert (code, f"position {position} bears another hash than the one written down" in out) == (1, True), (what, out)


def test_a_shortened_book_ends_before_what_was_written_down(dockledger: Run, book: Path) -> None:  # noqa: F811
    position, seal = head_of(book)
    shortened(book)
    code, out, _ = dockledger("verify", "--book", book, "--position", position, "--hash", seal)
    assert code == 1
    assert f"the book ends at position {position - 1}, before position {position} that was written down" in out


def test_a_log_that_is_broken_before_the_position_is_not_vouched_for_by_it(book: Path) -> None:
    position, seal = head_of(book)
    with without_guards(str(book)) as connection:
        where = connection.exec_driver_sql("SELECT MIN(seq) FROM stock_move").scalar_one()
        connection.exec_driver_sql(f"UPDATE stock_move SET reason = 'x' WHERE seq = {where}")
    opened = open_book(str(book))
    proof = prove_evidence(opened, [evidence_of(str(position), seal)])
    assert (proof.verdict, proof.figure) == (
        "broken",
        f"position {position} bears the hash written down, but the log is another from position {where} on",
    )
    with opened.reading() as connection:
        before = str(connection.exec_driver_sql(f"SELECT hash FROM command WHERE seq = {where - 1}").scalar())
    assert prove_evidence(opened, [evidence_of(str(where - 1), before)]).ok
    opened.close()


def test_evidence_of_another_book_and_none_at_all_prove_nothing(book: Path) -> None:
    position, seal = head_of(book)
    opened = open_book(str(book))
    for evidence in ([evidence_of(str(position), seal, book="other")], [evidence_of(str(position), seal, epoch="other")], []):
        assert prove_evidence(opened, evidence).verdict == "open"
    opened.close()


def test_an_anchor_is_a_line_a_day_and_is_never_written_over(book: Path) -> None:
    file = book.with_name(ANCHORS)
    before = file.read_text()
    opened = open_book(str(book))
    assert anchor(opened, book.parent, date(2026, 1, 31)) is None
    written = anchor(opened, book.parent, date(2026, 2, 1))
    assert written is not None
    assert file.read_text() == before + f"2026-02-01\ttest\t{written.position}\t{written.hash}\n"
    assert prove_evidence(opened, from_anchors(file)).figure.startswith("2 positions up to ")
    opened.close()


@pytest.mark.parametrize(
    ("position", "digits"),
    [
        *((position, "0" * 16) for position in ("x", "", "0", "-1", "1" * 30, "٣")),
        *(("1", digits) for digits in ("", "0" * 15, "0" * 65, "g" * 16)),
    ],
)
def test_what_cannot_be_a_position_and_a_hash_is_a_sentence(position: str, digits: str) -> None:
    with pytest.raises(EvidenceUnclear, match="Copy both from the foot of the paper"):
        evidence_of(position, digits)


def test_figures_may_be_grouped_and_digits_large() -> None:
    assert evidence_of("1.234\u202f567", "ABCD ef01\u00a0 2345 6789") == evidence_of("1234567", "abcdef0123456789")


def write(text: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(text)


@pytest.mark.parametrize("read", [from_anchors, from_digest, from_workstation])
@pytest.mark.parametrize(
    "spoil",
    [write(b"\xff\xfe"), write(b"[" * 9_000), write(b'{"a": 1}'), write(b"2026-01-01 x"), lambda file: None, lambda file: file.mkdir()],
)
def test_a_file_that_is_no_evidence_is_a_sentence(tmp_path: Path, read: Any, spoil: Callable[[Path], object]) -> None:
    file = tmp_path / "file"
    spoil(file)
    with pytest.raises(EvidenceUnreadable, match="holds nothing to compare a book with"):
        read(file)


def test_half_of_a_pair_is_asked_for(dockledger: Run, book: Path) -> None:  # noqa: F811
    code, _, err = dockledger("verify", "--book", book, "--position", "3")
    assert (code, "Give both --position and --hash" in err) == (2, True)
