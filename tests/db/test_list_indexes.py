"""The orders of long lists are put aside for an import, are there again afterwards, and are made where an end came in between."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.commands.registry import digest_of
from app.desk import CommandRecord
from app.limits import BATCH_BYTES_MAX
from app.turns import COMMAND_COST_BYTES
from db.book import Book, create_book
from db.list_indexes import list_indexes, lists_put_aside
from tests.support.company import new_company

ALL = {str(index.name) for index in list_indexes()}


def kept(book: Book) -> set[str]:
    with book.reading() as connection:
        return ALL & set(connection.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'index'")).scalars())


def test_they_are_put_aside_and_made_again(tmp_path: Path) -> None:
    book = create_book(str(tmp_path / "b.db"))
    assert "ix_journal_line_by_day" in ALL
    assert kept(book) == ALL
    with lists_put_aside(book):
        assert kept(book) == {"ix_command_turns_here"}
    assert kept(book) == ALL


def test_turns_are_taken_while_they_are_put_aside(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    body, many = b"j" * 20, 2 * BATCH_BYTES_MAX // COMMAND_COST_BYTES
    digest = digest_of("junk", body)
    sent = (CommandRecord(f"j{n}", "junk", body, digest, "olga", "w", 1_000 + n, datetime(2026, 1, 10, tzinfo=UTC)) for n in range(many))
    with lists_put_aside(company.book):
        outcomes = company.run(*sent)
    assert {outcome.status for outcome in outcomes} == {"refused"}
    company.close()


def test_they_are_made_again_when_the_work_fails(tmp_path: Path) -> None:
    book = create_book(str(tmp_path / "b.db"))
    with pytest.raises(ZeroDivisionError), lists_put_aside(book):
        raise ZeroDivisionError
    assert kept(book) == ALL


def test_the_next_writer_makes_what_is_missing(tmp_path: Path) -> None:
    book = create_book(str(tmp_path / "b.db"))
    with book.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for index in list_indexes()[:3]:
            index.drop(connection)
    assert len(kept(book)) == len(ALL) - 3
    book.writer().close()
    assert kept(book) == ALL


def test_a_shared_book_is_left_alone(shared_book: Book) -> None:
    with lists_put_aside(shared_book):
        pass
    with shared_book.reading() as connection:
        names = set(connection.execute(sa.text("SELECT indexname FROM pg_indexes")).scalars())
    assert not ALL & names
