"""The orders that a file keeps for its long lists: put aside while very much is written, and made where they are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from db.schema import COMMAND, METADATA
from db.schema.tables import ONLY

if TYPE_CHECKING:
    from db.book import Book


def list_indexes() -> list[sa.Index]:
    """The indexes that only a file has, by name."""
    found = (index for table in METADATA.tables.values() for index in table.indexes if index.info.get(ONLY) == "sqlite")
    return sorted(found, key=lambda index: str(index.name))


@contextmanager
def lists_put_aside(book: Book) -> Iterator[None]:
    """Without the orders of lists while the block runs: made at once they take a fraction of what they cost row by row.

    Lists can be read all the while, only slower. Whose turn it is in the log is no list: that index stays, for the log is asked by it
    while much is written. Nothing happens to a shared book, which keeps none.
    """
    if not book.embedded:
        yield
        return
    with book.engine.connect().execution_options(writes=True) as connection:
        with connection.begin():
            for index in (one for one in list_indexes() if one.table is not COMMAND):
                index.drop(connection, checkfirst=True)
        try:
            yield
        finally:
            with connection.begin():
                make_missing(connection)


def make_missing(connection: sa.Connection) -> None:
    """Make the orders that a file lacks: one that was being filled when its program ended."""
    there = set(connection.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'index'")).scalars())
    for index in list_indexes():
        if index.name not in there:
            index.create(connection)
