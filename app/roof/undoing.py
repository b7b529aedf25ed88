"""What a set-up on a server takes away again when it fails, and what it leaves: nothing that was there before goes, nothing half made stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg

from app.domain.refusals import Refusal
from db.address import BookAddress
from db.book import create_book
from db.shared_book import connect, database_there, drop_database, take_book_away


@contextmanager
def whole_or_not_at_all(place: BookAddress) -> Iterator[None]:
    """Run a founding. If it fails, the server is as it was: without the database, without the book, or with the book as empty as before.

    A book that had decided anything before is never touched, and other things in a database that was there before stay in it.
    """
    database = database_there(place)
    commands = _commands(place) if database else None
    try:
        yield
    except BaseException:
        with suppress(psycopg.Error, Refusal):  # a server that went away is told by what failed first
            if not database:
                drop_database(place)
            elif commands is None:
                take_book_away(place)
            elif commands == 0 and _commands(place):
                take_book_away(place)
                create_book(place).close()
        raise


def _commands(place: BookAddress) -> int | None:
    """How many commands the book there has; None where no book is."""
    with connect(place) as session:
        if not session.execute("SELECT to_regclass('public.command') IS NOT NULL").fetchone()[0]:  # type: ignore[index]
            return None
        return int(session.execute("SELECT count(*) FROM command").fetchone()[0])  # type: ignore[index]
