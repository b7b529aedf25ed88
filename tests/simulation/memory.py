"""Databases in memory that are wound back instead of made again: their transactions are savepoints within one that never ends."""

from __future__ import annotations

import sqlite3
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

STATEMENTS_KEPT = 1_000


class Cursor(sqlite3.Cursor):
    """Leaves out what a transaction may not contain and memory has no use for."""

    def execute(self, statement: str, *given: Any) -> Cursor:
        if statement.startswith("PRAGMA wal_checkpoint"):
            return self
        return super().execute(statement, *given)


class Rewindable(sqlite3.Connection):
    """A connection to a database in memory. What the program commits stays until `rewind`; a mark can be gone back to."""

    in_unit = False

    def cursor(self, factory: Any = Cursor) -> Any:
        return super().cursor(factory)

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


def memory_engine() -> sa.Engine:
    """One connection to a database in memory."""
    engine = sa.create_engine(
        "sqlite://",
        poolclass=sa.StaticPool,
        pool_reset_on_return=None,
        connect_args={"check_same_thread": False, "factory": Rewindable, "cached_statements": STATEMENTS_KEPT},
    )
    event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.connection.driver_connection.start())
    return engine


def raw(engine: sa.Engine) -> Rewindable:
    with engine.connect() as connection:
        found: Any = connection.connection.driver_connection
        return found


def copy_of(content: bytes) -> sa.Engine:
    """A new engine on a database with this content."""
    engine = memory_engine()
    source = sqlite3.connect(":memory:")
    source.deserialize(content)
    source.backup(raw(engine))
    source.close()
    raw(engine).settle()
    return engine
