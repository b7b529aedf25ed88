"""Databases in memory that are wound back instead of made again: their transactions are savepoints within one that never ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, cast

import sqlalchemy as sa

STATEMENTS_KEPT = 1_000
PAGE_BYTES = 1_024
"""Small, because a transaction keeps every page that it changes as it was."""


class Rewindable(sqlite3.Connection):
    """A connection to a database in memory. What the program commits stays until `rewind`; a mark can be gone back to."""

    in_unit = False

    def start(self) -> None:
        self.execute("SAVEPOINT unit")
        self.in_unit = True

    def commit(self) -> None:
        if self.in_unit:
            self.in_unit = False
            self.execute("RELEASE unit")

    def rollback(self) -> None:
        if self.in_unit:
            self.in_unit = False
            self.execute("ROLLBACK TO unit")
            self.execute("RELEASE unit")

    def settle(self) -> None:
        """What is here now is what `rewind` comes back to."""
        super().commit()
        self.execute("BEGIN")

    def rewind(self) -> None:
        self.in_unit = False
        self.execute("ROLLBACK")
        self.execute("BEGIN")

    def mark(self) -> None:
        self.execute("SAVEPOINT marked")

    def return_to_mark(self) -> None:
        self.execute("ROLLBACK TO marked")


class Result:
    """The rows of a statement, asked for as the program does."""

    __slots__ = ("_cursor",)

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    def all(self) -> list[tuple[Any, ...]]:
        return self._cursor.fetchall()

    def scalar(self) -> Any:
        row = self._cursor.fetchone()
        return row[0] if row else None


class Plain:
    """A connection that hands plain statements to the database itself; whatever else is asked of it goes through SQLAlchemy.

    The program's statements are plain for the most part, and their way through SQLAlchemy costs more than what they do here.
    """

    __slots__ = ("_engine", "_raw", "connection", "dialect")

    def __init__(self, engine: Memory) -> None:
        self._engine = engine
        self._raw = engine.raw
        self.connection = engine.pooled
        self.dialect = engine.dialect

    def __enter__(self) -> Plain:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine.whole, name)

    def execution_options(self, **_: object) -> Plain:
        return self

    @contextmanager
    def begin(self) -> Iterator[None]:
        self._raw.start()
        try:
            yield
        except BaseException:
            self._raw.rollback()
            raise
        self._raw.commit()

    def exec_driver_sql(self, statement: str, parameters: Sequence[Any] = ()) -> Result:
        if statement.startswith("PRAGMA wal_checkpoint"):  # a transaction may not contain it, and memory has no use for it
            statement = "SELECT 0"
        return Result(self._raw.execute(statement, parameters))

    def close(self) -> None:
        return


class Memory:
    """A database in memory on one connection, as far as the program knows an engine."""

    def __init__(self) -> None:
        self.raw = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False, factory=Rewindable, cached_statements=STATEMENTS_KEPT
        )
        self.raw.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        engine = sa.create_engine("sqlite://", creator=lambda: self.raw, poolclass=sa.StaticPool, pool_reset_on_return=None)
        self.dialect = engine.dialect
        self.whole = engine.connect()
        """The one connection through SQLAlchemy, which never ends: transactions are the database's own."""
        self.pooled = SimpleNamespace(cursor=self.raw.cursor, driver_connection=self.raw)

    def connect(self) -> Plain:
        return Plain(self)


def memory_engine() -> sa.Engine:
    """One connection to a database in memory."""
    return cast(sa.Engine, Memory())


def raw(engine: sa.Engine) -> Rewindable:
    return cast(Memory, engine).raw


def copy_of(content: bytes) -> sa.Engine:
    """A new engine on a database with this content."""
    engine = memory_engine()
    source = sqlite3.connect(":memory:")
    source.deserialize(content)
    source.backup(raw(engine))
    source.close()
    raw(engine).settle()
    return engine
