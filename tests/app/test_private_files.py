"""What is ours is for us alone whatever the umask, exports follow it, nothing of another kind is replaced, and no cell is a formula."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.bootstrap import create_host, hosting, open_host
from app.crash_files import write_report
from app.importing.tables import SourceFileUnreadable, headed, number
from app.roof import batches
from app.roof.batches import send_lines
from app.roof.last_resort import run
from db.book import open_book
from db.cache import Cache, cache_engine
from db.outbox import Outbox
from db.private_files import private_file
from reports.render import save
from reports.text import harmless, plain

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing there")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_what_is_ours_is_for_us_alone(tmp_path: Path, umask: int) -> None:
    book = tmp_path / "book.db"
    with hosting(create_host(str(book), name="Depot", owner="olga")) as host, host.book.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
        assert book.with_name("book.db-wal").exists()
        open_to_others = {path.name: oct(mode(path)) for path in tmp_path.iterdir() if mode(path) & 0o077}
    cache, outbox = Cache(cache_engine(tmp_path / "cache.db")), Outbox(tmp_path / "outbox.db")
    write_report(tmp_path / "crashes", datetime.now(UTC), "trouble")
    open_to_others |= {path.name: oct(mode(path)) for path in tmp_path.rglob("*") if mode(path) & 0o077}
    cache.close()
    outbox.close()
    assert open_to_others == {}


def test_a_book_that_stands_open_is_closed_to_others_when_it_is_opened(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    with hosting(create_host(str(book), name="Depot", owner="olga")):
        pass
    book.chmod(0o664)
    book.with_name("book.db-wal").touch(mode=0o644)
    open_book(book).close()
    assert [mode(path) & 0o077 for path in tmp_path.glob("book.db*") if path.exists()].count(0) == len(list(tmp_path.glob("book.db*")))
    (tmp_path / "read-only").touch(mode=0o444)
    assert mode(private_file(tmp_path / "read-only")) == 0o400


def test_an_export_is_as_open_as_the_persons_files(tmp_path: Path, umask: int) -> None:
    save(tmp_path / "list.csv", b"a")
    assert mode(tmp_path / "list.csv") == 0o666 & ~umask


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_no_report_replaces_a_book_and_none_another_kind_unasked(
    tmp_path: Path, force: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    book, note, paper = tmp_path / "book.db", tmp_path / "letter.odt", tmp_path / "list.pdf"
    with hosting(create_host(str(book), name="Depot", owner="olga")):
        pass
    before = book.read_bytes()
    note.write_bytes(b"a letter")
    report = ("report", "stock-on-hand", "--book", str(book), "--format", "pdf", *force, "-o")
    assert run([*report, str(book)]) == 2
    assert book.read_bytes() == before and "was not replaced" in capsys.readouterr().err
    assert run([*report, str(note)]) == (0 if force else 2)
    assert note.read_bytes().startswith(b"%PDF") == bool(force)
    assert run([*report, str(paper)]) == run([*report, str(paper)]) == 0


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_a_text_that_looks_like_a_formula_is_only_read(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_figures_and_other_texts_stay_as_they_are() -> None:
    assert [harmless(text) for text in ("", "Tea", "A-1", "3+4", "'quoted")] == ["", "Tea", "A-1", "3+4", "'quoted"]
    assert plain(Decimal("-5.00")) == "-5.00"


def test_a_line_that_is_not_utf8_is_one_lines_outcome(tmp_path: Path) -> None:
    """One byte ended the whole input."""
    book = tmp_path / "book.db"
    with hosting(create_host(str(book), name="Depot", owner="olga")):
        pass
    good = b'{"kind": "define_reasons", "body": {"reasons": [{"id": "%s", "name": "x", "kind": "adjustment"}]}}'
    bad = [
        good % b"\xff",
        good % b"\\ud800",
        good % b"\x00",
        b"[" * 100_000,
        good.replace(b'"x"', b"NaN") % b"N",
        good.replace(b'"x"', b"1e999999999") % b"N",
        b"{}",
        b"\xef\xbb\xbf\xef\xbb\xbf{}",
        (good % b"A").replace(b'"name": "x"', b'"name": "x", "name": "y"'),
        (good % b"A").replace(b'"body"', b'"kind": "define_items", "body"'),
    ]
    lines = [b"\xef\xbb\xbf" + good % b"ONE" + b"\r\n", b"\r\n", *(line + b"\n" for line in bad), good % b"TWO"]
    with hosting(open_host(book)) as host:
        answers = list(send_lines(host, lines, member="olga"))
    assert [answer.line for answer in answers] == [1, *range(3, 3 + len(bad) + 1)]
    assert [answer.status for answer in answers] == ["posted", *["refused"] * len(bad), "posted"]


def test_of_a_line_without_an_end_no_more_is_read_than_tells_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "LINE_BYTES_MAX", 10)
    found = list(batches.lines_of(io.BytesIO(b"one\n" + b"x" * 10 + b"\n" + b"y" * 95 + b"\ntwo\n" + b"z" * 45)))
    assert found == [b"one\n", b"x" * 10 + b"\n", b"y" * 11, b"two\n", b"z" * 11]


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-inf", "1e999999999", "1e-99999", "", "x"])
def test_a_figure_that_is_none_is_told_by_file_and_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "t.csv").write_text(f"id,price\n1,2.50\n2,{text}\n")
    with pytest.raises(SourceFileUnreadable) as refused, headed(tmp_path, "t.csv", ("id", "price")) as rows:
        assert [number(price) for _, price in rows]
    assert refused.value.facts["line"] == 3
    assert number("-0.00") == 0 and number("1E+3") == 1000
