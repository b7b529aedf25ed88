"""A book: where it is, how it is opened and made, and the connection its poster writes through."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError

from app.desk import CommandRecord
from app.domain.refusals import Refusal
from app.domain.rows import Key, Row
from app.engine import Decision, Head
from db import command_log
from db.migrations.run import SCHEMA_HEAD, revision_of, upgrade
from db.schema import META
from db.store import Store
from db.witness import Witness

BUSY_TIMEOUT_MS = 10_000


class BookTrouble(Refusal):
    """The book itself cannot be used: a known trouble of the world, with what to do about it."""


class BookExists(BookTrouble):
    says = "{book} already exists. Choose another name, or open it instead of creating it."


class BookMissing(BookTrouble):
    says = "There is no book at {book}. Check the path, or create it with `dockledger book create {book}`."


class NotABook(BookTrouble):
    says = "{book} is not a Dockledger book ({problem}). Choose a file made by `dockledger book create`."


class BookNewer(BookTrouble):
    says = "{book} has schema {found}, this program knows up to {known}. Update the program to open it; nothing was changed."


class BookReadOnly(BookTrouble):
    says = "{book} cannot be written ({problem}). Check the file's rights and the disk, then try again; nothing was changed."


def url_of(book: str) -> sa.URL:
    """The database URL of a book given as a path (SQLite) or as postgresql://…"""
    if "://" in book:
        url = sa.make_url(book)
        return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url
    return sa.URL.create("sqlite", database=str(Path(book)))


def engine_for(url: sa.URL) -> sa.Engine:
    """A SQLAlchemy engine with the settings every connection to a book needs."""
    if url.drivername.startswith("sqlite"):
        engine = sa.create_engine(url, connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000})
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
        return engine
    return sa.create_engine(url)


def _sqlite_connect(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "cache_size = -64000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


class Book:
    """An opened book. `reader()` gives short read transactions; `writer()` the single writer's side."""

    def __init__(self, place: str, engine: sa.Engine) -> None:
        self.place = place
        self.engine = engine
        self.embedded = engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path:
        """The file of an embedded book."""
        return Path(str(self.engine.url.database))

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent read-only view of the book."""
        with self.engine.connect() as connection:
            if not self.embedded:
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    def writer(self) -> Writer:
        """The writing side; there is one at a time, which the caller ensures by the book's lock."""
        return Writer(self)

    def meta(self, name: str) -> str:
        """A fact about the file or database itself (epoch, created_at)."""
        with self.reading() as connection:
            return str(connection.execute(sa.select(META.c.value).where(META.c.name == name)).scalar_one())

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


class Writer:
    """The poster's connection: a store whose transaction is committed as a whole, with a witness beside an embedded book."""

    def __init__(self, book: Book) -> None:
        self._connection = book.engine.connect().execution_options(writes=True)
        self._store = Store(self._connection)
        self._witness = Witness(book.path, book.meta("epoch")) if book.embedded else None
        if self._witness:
            self._witness.check(self._hash_at)

    @contextmanager
    def transaction(self) -> Iterator[object]:
        with self._connection.begin() as transaction:
            yield transaction

    def rows(self, kind: type[Row], keys: Sequence[Key]) -> Any:
        return self._store.rows(kind, keys)

    def groups(self, kind: type[Row], index: str, keys: Sequence[Key]) -> Any:
        return self._store.groups(kind, index, keys)

    def head(self) -> Head:
        return self._store.head()

    def waiting(self, limit: int) -> list[CommandRecord]:
        return self._store.waiting(limit)

    def submit(self, records: Sequence[CommandRecord]) -> None:
        """Put commands into the log within the transaction at hand (a replay brings its own)."""
        command_log.submit(self._connection, records)

    def record(self, decisions: Sequence[Decision], decided_at: datetime) -> None:
        self._store.record(decisions, decided_at)

    def committed(self, head: Head) -> None:
        if self._witness:
            self._witness.saw(head)

    def close(self) -> None:
        self._connection.close()

    def _hash_at(self, seq: int) -> str | None:
        with self._connection.begin():
            return self._connection.execute(sa.text("SELECT hash FROM command WHERE seq = :seq"), {"seq": seq}).scalar()


def create_book(place: str) -> Book:
    """Make an empty book with the current schema and guards. Refused when something is already there."""
    url = url_of(place)
    path = Path(str(url.database))
    if url.drivername == "sqlite":
        if path.exists():
            raise BookExists(book=place)
        if not path.parent.is_dir():
            raise BookMissing(book=f"{place} (its folder {path.parent} does not exist)")
    engine = engine_for(url)
    try:
        upgrade(engine)
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(
                META.insert(),
                [{"name": "epoch", "value": secrets.token_hex(8)}, {"name": "created_at", "value": datetime.now(UTC).isoformat()}],
            )
    except (DatabaseError, sqlite3.Error) as error:
        engine.dispose()
        raise BookReadOnly(book=place, problem=_cause(error)) from None
    return Book(place, engine)


def open_book(place: str) -> Book:
    """Open an existing book, upgrading an older schema after a backup copy. Refused when it is none, or newer than this program."""
    url = url_of(place)
    path = Path(str(url.database))
    embedded = url.drivername == "sqlite"
    if embedded and not path.is_file():
        raise BookMissing(book=place)
    engine = engine_for(url)
    try:
        found = revision_of(engine)
    except (DatabaseError, sqlite3.Error) as error:
        engine.dispose()
        raise NotABook(book=place, problem=_cause(error)) from None
    if found is None:
        engine.dispose()
        raise NotABook(book=place, problem="it has no schema of ours")
    if found > SCHEMA_HEAD:
        engine.dispose()
        raise BookNewer(book=place, found=found, known=SCHEMA_HEAD)
    if found < SCHEMA_HEAD:
        if embedded:
            _back_up(path, found)
        upgrade(engine)
    return Book(place, engine)


def _back_up(path: Path, revision: str) -> None:
    target = path.with_name(f"{path.name}.before-{revision}")
    source, copy = sqlite3.connect(path), sqlite3.connect(target)
    with copy:
        source.backup(copy)
    copy.close()
    source.close()


def _cause(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
