"""Troubles of the world as they really come: a full disk, a file that may not be written, a damaged page, a book in use.

Whatever happens while commands are posted, none of them is recorded as failed: they wait, and are posted when it is over.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from app.commands.master_data import DefineReasons
from app.domain.book import ReasonCode
from db.book import create_book, open_book
from db.trouble import BookDamaged, BookTrouble, NotABook
from db.verify import verify
from db.whose import sqlite_code, whose
from tests.db.test_whose import statuses
from tests.support.company import Company, new_company, reopened


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    company = new_company(tmp_path)
    yield company
    company.close()


def pragma(company: Company, text: str) -> object:
    return company.writer.connection.connection.dbapi_connection.execute(f"PRAGMA {text}").fetchone()  # type: ignore[union-attr]


def fill(company: Company) -> Callable[[], object]:
    [pages] = pragma(company, "page_count")  # type: ignore[misc]
    pragma(company, f"max_page_count = {pages}")
    return lambda: pragma(company, "max_page_count = 1073741823")


def lock_away(company: Company) -> Callable[[], object]:
    pragma(company, "query_only = ON")
    return lambda: pragma(company, "query_only = OFF")


def use_elsewhere(company: Company) -> Callable[[], object]:
    pragma(company, "busy_timeout = 50")
    other = sqlite3.connect(company.book.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other.close


def orders(count: int) -> list[DefineReasons]:
    return [DefineReasons(reasons=(ReasonCode(id=f"R{n}", name="r" * 400, kind="count"),)) for n in range(count)]


@pytest.mark.parametrize(
    ("strike", "code"),
    [(fill, sqlite3.SQLITE_FULL), (lock_away, sqlite3.SQLITE_READONLY), (use_elsewhere, sqlite3.SQLITE_BUSY)],
)
def test_what_the_world_does_is_no_command_s_failure(
    company: Company, strike: Callable[[Company], Callable[[], object]], code: int
) -> None:
    order = [company.record(one) for one in orders(400)]
    company.submit(*order)
    over = strike(company)
    for _ in range(3):
        with pytest.raises((DatabaseError, sqlite3.Error)) as trouble:
            company.poster.post_waiting()
        assert (sqlite_code(trouble.value), whose(trouble.value)) == (code, "world")
        assert set(statuses(company, *order)) == {"waiting"}
    over()
    while company.poster.post_waiting().decisions:
        pass
    assert set(statuses(company, *order)) == {"posted"}
    assert [proof.name for proof in verify(company.book) if not proof.ok] == []


def test_a_damaged_page_keeps_a_command_waiting_until_the_file_is_whole_again(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    [record] = [company.record(one) for one in orders(1)]
    company.submit(record)
    with company.book.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        [page] = connection.execute(sa.text("SELECT rootpage FROM sqlite_master WHERE name = 'reason_code'")).one()
        [size] = connection.exec_driver_sql("PRAGMA page_size").one()
    company.close()
    company.book.close()
    file = tmp_path / "book.db"
    shutil.copy(file, tmp_path / "whole.db")
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xa5" * size)

    company = reopened(tmp_path)
    with pytest.raises((DatabaseError, sqlite3.Error)) as trouble:
        company.poster.post_waiting()
    assert (sqlite_code(trouble.value), whose(trouble.value)) == (sqlite3.SQLITE_CORRUPT, "world")
    assert statuses(company, record) == ["waiting"]
    company.close()
    company.book.close()

    for left in tmp_path.glob("book.db*"):
        if left.suffix != ".witness":
            left.unlink()
    shutil.copy(tmp_path / "whole.db", file)
    company = reopened(tmp_path)
    company.poster.post_waiting()
    assert statuses(company, record) == ["posted"]
    company.close()


def test_why_a_file_does_not_open_is_said_as_it_is(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    create_book(str(book)).close()
    torn = bytearray(book.read_bytes())
    torn[100:200] = b"\xa5" * 100
    (tmp_path / "torn.db").write_bytes(bytes(torn))
    (tmp_path / "text.db").write_text("Dear Sirs, please find enclosed " * 200)
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as other:
        other.execute("CREATE TABLE songs (title)")
    for name, expected in (("torn", BookDamaged), ("text", NotABook), ("foreign", NotABook)):
        with pytest.raises(BookTrouble) as refused:
            open_book(str(tmp_path / f"{name}.db"))
        assert type(refused.value) is expected, f"{name}: {refused.value}"
