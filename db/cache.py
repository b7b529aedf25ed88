"""The cache: a person's part of a shared book in a SQLite file, with the book's own tables and models; nothing in it is worth saving.

Whatever it holds came from the book in one snapshot and was written in one transaction, together with how far it goes.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import sqlalchemy as sa
from sqlalchemy import event

from app.domain import rows
from app.seal import GENESIS_HASH
from db.address import BookAddress
from db.book import Book
from db.cache_key import cipher, unlock
from db.checksums import Checksum, checksum_query, checksums_in, fields_of
from db.migrations.run import SCHEMA_HEAD
from db.private_files import private_file
from db.schema import COMMAND, METADATA, TOUCHED

MANY_ROWS = 1_000
Why = Literal["", "first", "restored", "disagrees", "scope", "window", "differs", "locked"]
"""Why everything was read anew: for the first time; the book was restored, or is not the one known here; the person's rights are others;
another stretch of the ledger is kept; a comparison found that this copy is not what the book holds; or no key opened it."""
_STATE = sa.Table("cache_state", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("body", sa.Text, nullable=False))


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far the cache goes: the book's epoch, the head's position and hash, the person's scope, where its ledger begins,
    and why it has to be read anew (no epoch), or was, until the person has been told."""

    epoch: str = ""
    seq: int = 0
    hash: str = GENESIS_HASH
    scope: str = ""
    floor: int = 0
    schema: str = ""
    pulled_at: str = ""
    why: Why = ""
    window: int | None = None
    """How many days of ledger are kept; None for all of it. With scope and schema it says which part of the book this is a copy of."""
    compared_seq: int = 0
    compared_at: str = ""
    """Up to which position, and when, this copy was last found equal to the book."""
    epoch_before: str = ""
    """Of a copy that is empty because another revision of this program made its tables: the book that it came from."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one table as they are in the book, in batches: `columns` by name, values as SQLite keeps them.

    `whole` parts are all that the table holds: what is not in them is gone.
    """

    table: str
    columns: tuple[str, ...]
    batches: Iterable[Sequence[tuple[Any, ...]]]
    whole: bool = False


Progress = Callable[[str, int], None]
"""(the table at hand, rows written so far in all); may raise to give up, then nothing is kept."""

Counted = Callable[[str, int], None]
"""(the table at hand, rows of the last batch)"""


class Cache:
    """A cache in a file (or in memory). One thread writes; any number read, each a consistent state."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.book = Book(BookAddress.of("cache"), engine)
        self._writer: Any = None
        with self._writing() as connection:
            _STATE.create(connection, checkfirst=True)
            known = self.cursor_in(connection)
            if known.schema != SCHEMA_HEAD:
                METADATA.drop_all(connection)
                _kept_tables().create_all(connection)
                self._keep(connection, Cursor(schema=SCHEMA_HEAD, why=known.why, epoch_before=known.epoch or known.epoch_before))

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent read-only view."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    def cursor(self) -> Cursor:
        """How far the cache goes."""
        with self.reading() as connection:
            return self.cursor_in(connection)

    def add(self, parts: Iterable[Part], cursor: Cursor, *, progress: Progress | None = None) -> int:
        """Take in what changed since the last time and drop the ledger before the cursor's floor; returns how many rows came in.

        All of it is visible at once, or nothing.
        """
        count = 0
        counted = _counting(progress)
        with self._writing() as connection:
            for part in parts:
                if part.whole:
                    connection.exec_driver_sql(f"DELETE FROM {part.table}")
                count += _write(connection, part, _superseding(part.table, part.columns), counted)
            if cursor.floor > self.cursor_in(connection).floor:  # behind the rows: who was away for long is sent some from before it
                _drop_before(connection, cursor.floor)
            self._keep(connection, cursor)
        return count

    def replace_all(self, parts: Iterable[Part], cursor: Cursor, *, progress: Progress | None = None) -> int:
        """Start over with everything the person may see; returns how many rows. Readers see the old state until it is complete."""
        count = 0
        counted = _counting(progress)
        with self._writing() as connection:
            plain: Any = connection.connection.cursor()
            for (name,) in plain.execute(_filled()).fetchall():
                plain.execute(f"DELETE FROM {name}")
            for part in parts:
                count += _fill(connection, part, counted)
            self._keep(connection, cursor)
        return count

    def wipe(self) -> None:
        """Forget everything: the person has no right to see it any more."""
        self.replace_all([], Cursor(schema=SCHEMA_HEAD))
        with self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def checksums(self, *, beyond: int) -> dict[str, Checksum]:
        """What this copy holds of each table, ledger rows from behind a position only, to be compared with the book's own."""
        names = [*rows.tables(), COMMAND.name]
        parts = [(name, [field.name for field in fields_of(name)], _beyond(name, beyond)) for name in names]
        with self.reading() as connection:
            return checksums_in(connection.exec_driver_sql(checksum_query(parts, "sqlite")).all())

    def found_equal(self, at: str) -> None:
        """Remember that the copy as it stands was compared with the book."""
        with self._writing() as connection:
            cursor = self.cursor_in(connection)
            self._keep(connection, replace(cursor, compared_seq=cursor.seq, compared_at=at))

    def said(self) -> None:
        """The person knows why everything was read anew."""
        with self._writing() as connection:
            self._keep(connection, replace(self.cursor_in(connection), why=""))

    def distrust(self, why: Why) -> None:
        """The book is not the one that this came from: it stays readable until it is read anew, but no answer in it counts.

        `why` is remembered until then, so that the person is told even if we are cut off now.
        """
        with self._writing() as connection:
            connection.exec_driver_sql(f"DELETE FROM {COMMAND.name}")
            self._keep(connection, Cursor(schema=SCHEMA_HEAD, why=why if why != "first" else ""))

    def interrupt(self) -> None:
        """Give up what is being written now, as a whole; callable from any thread. The writer gets an error of SQLite."""
        writer = self._writer
        if writer is not None:
            writer.interrupt()

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            self._writer = connection.connection.driver_connection
            try:
                yield connection
            finally:
                self._writer = None

    def cursor_in(self, connection: sa.Connection) -> Cursor:
        """How far the state goes that this connection reads."""
        body = connection.exec_driver_sql("SELECT body FROM cache_state").scalar()
        return msgspec.json.decode(body, type=Cursor) if body else Cursor()

    def _keep(self, connection: sa.Connection, cursor: Cursor) -> None:
        body = msgspec.json.encode(cursor).decode()
        connection.exec_driver_sql("INSERT OR REPLACE INTO cache_state (id, body) VALUES (1, ?)", (body,))


def cache_engine(file: Path | str, key: bytes | None = None) -> sa.Engine:
    """A SQLite engine for a cache: readers never wait for the writer, and a power cut costs at most a new pull. With a key, every page
    of it is encrypted."""
    if str(file) != ":memory:":
        private_file(Path(file))
    driver = {} if key is None else {"module": cipher()}
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(file)), connect_args={"check_same_thread": False, "timeout": 10}, **driver
    )
    if key is not None:
        event.listen(engine, "connect", lambda connection, _record: unlock(connection, key))
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "temp_store = MEMORY", "cache_size = -64000", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _kept_tables() -> sa.MetaData:
    """The book's tables as a cache keeps them: unchecked, because the book did; without the index of what changed since a position,
    which is asked of the book; and with keys as indexes, which are built in half the time when the rows are there already."""
    kept = sa.MetaData()
    for table in METADATA.tables.values():
        if table.name == COMMAND.name:
            _kept_log(table, kept)
            continue
        if table.name not in rows.tables():
            table.to_metadata(kept)
            continue
        sa.Table(
            table.name,
            kept,
            *(sa.Column(column.name, column.type, nullable=column.nullable) for column in table.columns),
            sa.Index(f"pk_{table.name}", *rows.tables()[table.name].key_fields, unique=True),
            *(
                sa.Index(index.name, *index.columns.keys(), sqlite_where=index.dialect_options["sqlite"]["where"])
                for index in table.indexes
                if index.columns.keys() != [TOUCHED]
            ),
        )
    return kept


def _kept_log(table: sa.Table, kept: sa.MetaData) -> None:
    """The log keyed by what makes a command that one. When it arrived is the book's own numbering: a book that was restored without a word
    and then given the same command again has it under another number, and its old number goes to the next one."""
    sa.Table(
        table.name,
        kept,
        *(sa.Column(column.name, column.type, nullable=True) for column in table.columns),
        sa.Index(f"pk_{table.name}", "id", unique=True),
        sa.Index(f"ix_{table.name}_seq", "seq", unique=True),
    )


def _plain(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


@lru_cache(maxsize=1)
def _filled() -> str:
    """Which tables hold anything: emptying one that is empty writes its pages and those of its indexes all the same."""
    names = [*rows.tables(), COMMAND.name]
    return " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in names)


@lru_cache(maxsize=256)
def _superseding(table: str, columns: tuple[str, ...]) -> str:
    key = ("id",) if table == COMMAND.name else rows.tables()[table].key_fields
    rest = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in key)
    return f"{_plain(table, columns)} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {rest}"


def _counting(progress: Progress | None) -> Counted:
    """Adds up rows over all tables for whoever looks on."""
    done = 0

    def more(table: str, rows: int) -> None:
        nonlocal done
        done += rows
        if progress:
            progress(table, done)

    return more


def _fill(connection: sa.Connection, part: Part, counted: Counted) -> int:
    """Write a table that is empty: many rows go in before its secondary indexes, which are made again after them."""
    batches = iter(part.batches)
    first = next(batches, None)
    if first is None:
        return 0
    indexes = _drop_indexes(connection, part.table) if len(first) >= MANY_ROWS else []
    count = _write(connection, Part(part.table, part.columns, itertools.chain([first], batches)), _plain(part.table, part.columns), counted)
    for statement in indexes:
        connection.exec_driver_sql(statement)
    return count


def _beyond(table: str, position: int) -> str:
    is_log = table == COMMAND.name or rows.tables()[table].nature == "ledger"
    return f"seq > {int(position)}" if is_log else "true"


def _drop_before(connection: sa.Connection, floor: int) -> None:
    """Forget ledger rows and commands up to a position; state rows stay, they are what is."""
    for spec in rows.tables().values():
        if spec.nature == "ledger":
            connection.exec_driver_sql(f"DELETE FROM {spec.name} WHERE seq <= ?", (floor,))
    connection.exec_driver_sql(f"DELETE FROM {COMMAND.name} WHERE seq <= ?", (floor,))


def _write(connection: sa.Connection, part: Part, statement: str, counted: Counted) -> int:
    cursor: Any = connection.connection.cursor()
    count = 0
    for batch in part.batches:
        cursor.executemany(statement, batch)
        count += len(batch)
        counted(part.table, len(batch))
    return count


def _drop_indexes(connection: sa.Connection, table: str) -> list[str]:
    """Take the secondary indexes off a table; returns the statements that make them again."""
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?", (table,)
    ).all()
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    return [str(statement) for _, statement in found]
