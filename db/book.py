"""A book: where it is, how it is opened and made, and the connection its poster writes through."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError

from app.desk import CommandRecord
from app.domain.rows import Key, Row
from app.engine import Decision, Head
from app.poster import Waiting, Whose
from app.running import Sum
from db import command_log
from db.address import BookAddress, Place
from db.announcing import Announcement, mark_of
from db.bell import Bell
from db.connecting import explained
from db.copying import copy
from db.digests import seal_meta
from db.leadership import nobody_posts
from db.list_indexes import make_missing
from db.migrations.run import SCHEMA_HEAD, refuse_altered, revision_of, upgrade
from db.private_files import closed_to_others, private_file
from db.roles import members, rights
from db.schema import META
from db.shared_book import belongs_to_owner, make_database, owner_engine, owner_gives_costs, prepare_database, shared_engine
from db.store import Store
from db.trouble import (
    BookBusy,
    BookDamaged,
    BookExists,
    BookMissing,
    BookNewer,
    BookOlder,
    BookReadOnly,
    BookTrouble,
    BookUnreadable,
    FolderMissing,
    NotABook,
    cause_of,
)
from db.whose import sqlite_code, whose
from db.witness import Witness

BUSY_TIMEOUT_MS = 10_000


def engine_for(place: Place, *, settings: str = "") -> sa.Engine:
    """A SQLAlchemy engine with the settings every connection to a book needs; `place` is a path (SQLite) or postgresql://…

    `settings` are further session settings of a shared book, as libpq takes them ("-c name=value").
    """
    address = BookAddress.of(place)
    if address.is_shared:
        return shared_engine(address, settings=settings)
    url = sa.URL.create("sqlite", database=str(address.path))
    engine = sa.create_engine(url, connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "connect", _sqlite_connect)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


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

    def __init__(self, place: BookAddress, engine: sa.Engine) -> None:
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
        self._session: Any = self._connection.connection.driver_connection
        self._connection.detach()  # ends when we do, and with it its locks
        self._store = Store(self._connection)
        self.book = book
        self._bell: Bell | None = None
        self._senders: set[str] = set()
        self._witness: Witness | None = None
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def _begin(self) -> None:
        if not self.book.embedded:
            self._bell = Bell(self.book.place)
            return
        self._witness = Witness(self.book.path, self.book.meta("epoch"))
        with self._connection.begin():
            self._witness.begin(self.head(), self.hash_at)
            make_missing(self._connection)

    @contextmanager
    def transaction(self) -> Iterator[object]:
        self._senders.clear()
        with self._connection.begin() as transaction:
            yield transaction

    def rows(self, kind: type[Row], keys: Sequence[Key]) -> Any:
        return self._store.rows(kind, keys)

    def groups(self, kind: type[Row], index: str, keys: Sequence[Key]) -> Any:
        return self._store.groups(kind, index, keys)

    def stored(self, kind: type[Row], keys: Sequence[Key]) -> Any:
        return self._store.stored(kind, keys)

    def sums(self) -> Mapping[str, Sum]:
        return self._store.sums()

    def head(self) -> Head:
        return self._store.head()

    def waiting(self, commands_max: int, bytes_max: int) -> list[Waiting]:
        return self._store.waiting(commands_max, bytes_max)

    def whose(self, error: BaseException) -> Whose:
        return whose(error)

    def submit(self, records: Sequence[CommandRecord]) -> None:
        """Put commands into the log within the transaction at hand (a replay brings its own)."""
        command_log.submit(self._connection, records)

    def record(self, decisions: Sequence[Decision], decided_at: datetime) -> None:
        self._store.record(decisions, decided_at)
        self._senders.update(mark_of(decision.record.member, decision.record.workstation) for decision in decisions)

    def take_in_order(self) -> None:
        """Take commands as they arrived, and not in turns."""
        self._store.in_order = True

    def committed(self, head: Head) -> None:
        """What was recorded is in the book up to there: it is witnessed, or announced."""
        if self._witness:
            self._witness.saw(head)
        if self._bell and self._senders:
            self._bell.ring(Announcement(head.seq, frozenset(self._senders)))
        self._senders.clear()

    def something_waits(self) -> bool:
        """Whether a command has no outcome yet; asked outside of transactions."""
        if self._bell:
            return self._bell.something_waits()
        with self.book.reading() as connection:
            return connection.execute(sa.text("SELECT 1 FROM command WHERE seq IS NULL LIMIT 1")).first() is not None

    def close(self) -> None:
        """Also where there is no memory to go back in a transaction: a session that was left open would lock everybody out of the book."""
        try:
            self._connection.close()
        finally:
            self._session.close()
            if self._bell:
                self._bell.close()

    @property
    def connection(self) -> sa.Connection:
        """The one session that everything is written through."""
        return self._connection

    def hash_at(self, seq: int) -> str | None:
        """The hash at a position of the log, None beyond its end; within a transaction of the caller's."""
        return self._connection.execute(sa.text("SELECT hash FROM command WHERE seq = :seq"), {"seq": seq}).scalar()


def create_book(place: Place) -> Book:
    """Make an empty book with the current schema and guards. Refused when something is already there.

    A shared book needs the URL of an administrator, who makes the database (if missing), the group roles and their rights.
    """
    address = BookAddress.of(place)
    if address.is_shared:
        return _create_shared(address)
    path = address.path
    if path.exists():
        raise BookExists(book=address)
    if not path.parent.is_dir():
        raise FolderMissing(folder=path.parent)
    engine = engine_for(address)
    try:
        private_file(path)
        upgrade(engine)
        _name_epoch(engine)
    except (DatabaseError, sqlite3.Error) as error:
        engine.dispose()
        raise BookReadOnly(book=address, problem=cause_of(error)) from None
    return Book(address, engine)


def _create_shared(place: BookAddress) -> Book:
    engine = engine_for(place)
    try:
        make_database(place)
        if revision_of(engine) is not None:
            raise BookExists(book=place)
        prepare_database(place)
        owner = owner_engine(place)
        upgrade(owner)
        _name_epoch(owner)
        with owner.connect() as connection, connection.begin():
            rights.grant(connection)
    except (DatabaseError, psycopg.Error) as error:
        engine.dispose()
        raise explained(error, place) from None
    except BookExists:
        engine.dispose()
        raise
    return Book(place, engine)


def upgrade_shared(place: Place) -> None:
    """Bring a shared book to the current schema and its rights to the matrix. Needs an administrator's URL.

    Raises `ServicePosts` where a service of the program before still posts to a book whose schema has to change.
    """
    try:
        owner = owner_engine(place)
        found = revision_of(owner)
        if found is not None:
            if found > SCHEMA_HEAD:
                raise BookNewer(book=BookAddress.of(place), found=found, known=SCHEMA_HEAD)
            with owner.connect() as connection:
                refuse_altered(connection, found, BookAddress.of(place).shown)
            if not (belongs_to_owner(place) and owner_gives_costs(place)):
                prepare_database(place)
        with nobody_posts(place) if found != SCHEMA_HEAD else nullcontext():
            upgrade(owner)
        with owner.connect() as connection, connection.begin():
            rights.grant(connection)
        members.align_all(place)
    except (DatabaseError, psycopg.Error) as error:
        raise explained(error, place) from None


def renew_epoch(place: Place) -> None:
    """Mark a shared book as restored from a backup. Needs an administrator's URL."""
    owner = owner_engine(place)
    with owner.connect() as connection, connection.begin():
        connection.execute(META.update().where(META.c.name == "epoch").values(value=secrets.token_hex(8)))
        seal_meta(connection)


def _name_epoch(engine: sa.Engine) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(
            META.insert(),
            [{"name": "epoch", "value": secrets.token_hex(8)}, {"name": "created_at", "value": datetime.now(UTC).isoformat()}],
        )
        seal_meta(connection)


def open_book(place: Place, *, settings: str = "") -> Book:
    """Open an existing book, upgrading an older embedded one after a backup copy.

    Refused when it is none, newer than this program, or its tables and guards are not as its revision made them.
    `settings` are as in `engine_for`.
    """
    book = open_to_examine(place, settings=settings)
    try:
        with book.reading() as connection:
            refuse_altered(connection, SCHEMA_HEAD, book.place.shown)
    except (DatabaseError, sqlite3.Error, psycopg.Error) as error:
        book.close()
        raise _explained(error, book.place) from None
    except BookTrouble:
        book.close()
        raise
    return book


def open_to_examine(place: Place, *, settings: str = "") -> Book:
    """Open an existing book as `open_book` does, but also one whose tables or guards were altered: to prove and to compare it."""
    address = BookAddress.of(place)
    if not address.is_shared:
        if not address.path.is_file():
            raise BookMissing(book=address)
        closed_to_others(address.path)
        _look_at(address.path)
    engine = engine_for(address, settings=settings)
    try:
        found = revision_of(engine)
    except (DatabaseError, sqlite3.Error, psycopg.Error) as error:
        engine.dispose()
        raise _explained(error, address) from None
    trouble: BookTrouble | None = None
    if found is None:
        trouble = NotABook(book=address, problem="it has no schema of ours")
    elif found > SCHEMA_HEAD:
        trouble = BookNewer(book=address, found=found, known=SCHEMA_HEAD)
    elif found < SCHEMA_HEAD and address.is_shared:
        trouble = BookOlder(book=address, found=found, known=SCHEMA_HEAD)
    if trouble:
        engine.dispose()
        raise trouble
    if found and found < SCHEMA_HEAD:
        _bring_up(engine, address.path, found)
    return Book(address, engine)


def _look_at(path: Path) -> None:
    """Refuse a file that is no book of ours, or a newer one, before it is opened for work, which would already change it (journal mode)."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if row and str(row[0]) > SCHEMA_HEAD:
            raise BookNewer(book=str(path), found=row[0], known=SCHEMA_HEAD)
    except sqlite3.DatabaseError as error:
        if sqlite_code(error) == sqlite3.SQLITE_ERROR:
            raise NotABook(book=str(path), problem="it has no schema of ours") from None
        if sqlite_code(error) != sqlite3.SQLITE_CANTOPEN:  # a read-only look cannot open what a crash left behind; opening it can
            raise _of_file(error, str(path)) from None


def _explained(error: Exception, address: BookAddress) -> BookTrouble:
    return explained(error, address) if address.is_shared else _of_file(error, address.shown)


def _of_file(error: BaseException, shown: str) -> BookTrouble:
    """What keeps a file from being opened: it is none of ours, it is damaged, in use, or not to be written here."""
    problem, code = cause_of(error), sqlite_code(error)
    if code == sqlite3.SQLITE_CORRUPT:
        return BookDamaged(book=shown, problem=problem)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BookBusy(book=shown, problem=problem)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL):
        return BookReadOnly(book=shown, problem=problem)
    if whose(error) == "world" and code != sqlite3.SQLITE_NOTADB:
        return BookUnreadable(book=shown, problem=problem)
    return NotABook(book=shown, problem=problem)


def _bring_up(engine: sa.Engine, path: Path, found: str) -> None:
    """Run the missing revisions on an embedded book, after a copy; not on one whose tables they were not written for."""
    try:
        with engine.connect() as connection:
            refuse_altered(connection, found, str(path))
        _back_up(path, found)
        upgrade(engine)
    except BaseException:
        engine.dispose()
        raise


def _back_up(path: Path, revision: str) -> None:
    """Keep the book as it was. A copy of an earlier time that lies there already keeps its name; one of this very state serves again."""
    target, number, now = path.with_name(f"{path.name}.before-{revision}"), 1, _stands_at(path)
    while os.path.lexists(target):
        if _stands_at(target) == now:
            return
        number += 1
        target = path.with_name(f"{path.name}.before-{revision}-{number}")
    copy(path, target)


def _stands_at(path: Path) -> tuple[Any, ...] | None:
    """What tells two states of a book's file apart: its revision, its log's end, what waits, and when it was made. None of no book."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return (
                *connection.execute("SELECT version_num FROM alembic_version").fetchall(),
                *connection.execute("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").fetchall(),
                *connection.execute("SELECT COUNT(*), MAX(arrival) FROM command").fetchall(),
                *connection.execute("SELECT name, value FROM book_meta ORDER BY name").fetchall(),
            )
    except sqlite3.DatabaseError:
        return None
