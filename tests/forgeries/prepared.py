"""The books that are forged: between them they fill every table; made by this build from the commands of the books that are kept."""

from __future__ import annotations

import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from app.commands import catalogue  # noqa: F401 - registers every kind of command
from app.desk import CommandRecord
from app.domain import rows
from app.poster import Poster
from db.book import Book, create_book
from db.private_server import FAST, PrivateServer

KEPT = Path(__file__).parents[1] / "books" / "r0001" / "books.tar.xz"
SAMPLE = "sample.db"


def unpacked(folder: Path) -> list[Path]:
    """The kept books as files, the sample company first, then the others."""
    with tarfile.open(KEPT) as archive:
        archive.extractall(folder, filter="data")
    return sorted(folder.glob("*.db"), key=lambda path: (path.name != SAMPLE, path.name))


def tables_by_book(books: list[Path]) -> dict[Path, list[str]]:
    """Which tables to forge in which book: all that the sample fills there, any other in the first book that fills it."""
    seen: set[str] = set()
    found: dict[Path, list[str]] = {}
    for book in books:
        with closing(sqlite3.connect(book)) as connection:
            filled = [name for name in rows.tables() if connection.execute(f"SELECT EXISTS (SELECT 1 FROM {name})").fetchone()[0]]
        if new := [name for name in filled if name not in seen]:
            found[book] = new
            seen.update(new)
    return found


def post_again(kept: Path, place: str) -> Book:
    """A new book of this build in which everything that was sent to a kept one was sent, in the order in which it was decided."""
    book = create_book(place)
    writer = book.writer()
    poster = Poster(writer, now=lambda: datetime(2026, 12, 1, 8, tzinfo=UTC))
    for record in _records(kept):
        with writer.transaction():
            writer.submit([record])
        while poster.post_waiting().decisions:
            pass
    writer.close()
    return book


def _records(kept: Path) -> Iterator[CommandRecord]:
    query = "SELECT id, kind, body, digest, member, workstation, client_seq, submitted_at FROM command WHERE seq IS NOT NULL ORDER BY seq"
    with closing(sqlite3.connect(kept)) as connection:
        for id, kind, body, digest, member, workstation, client_seq, at in connection.execute(query).fetchall():
            yield CommandRecord(
                id=id,
                kind=kind,
                body=body.encode(),
                digest=digest,
                member=member,
                workstation=workstation,
                client_seq=client_seq,
                submitted_at=datetime.fromisoformat(at),
            )


class Forged(Book):
    """A book as a forger's session sees it before it commits: proofs read what the session has written."""

    def __init__(self, book: Book, connection: sa.Connection) -> None:
        super().__init__(book.place, book.engine)
        self.session = connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        yield self.session


@contextmanager
def forging(book: Book) -> Iterator[Forged]:
    """A session that undoes in the end whatever was written in it."""
    with book.engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        try:
            yield Forged(book, connection)
        finally:
            transaction.rollback()


@contextmanager
def private_server(folder: Path) -> Iterator[Callable[[str], str]]:
    """A server of our own, whose superuser acts as the owner; gives the URL of a database by its name."""
    server = PrivateServer(folder / "pg", settings=FAST)
    server.create()
    server.start()
    try:
        yield lambda name: f"{server.url().rsplit('/', 1)[0]}/{name}"
    finally:
        server.remove()
