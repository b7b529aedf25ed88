"""Whose an error is: the world's, a row's, or ours, by the codes that databases and the system give it; decides nothing about it.

The world's is told and tried again, nothing was decided. A row's means that the book does not take what was written: only the command
that wrote it fails. Everything else is a mistake of ours. Names of classes say little (one class of a driver stands for a broken line
and for an index entry that is too long), so only codes are looked at, and classes where an error has none.

Sources: PostgreSQL's appendix "Error Codes"; SQLite's "Result and Error Codes", primary codes and those extended ones that differ.
"""

from __future__ import annotations

import sqlite3

import psycopg
import sqlalchemy as sa

from app.domain.refusals import Refusal
from app.poster import Whose
from db.guards.postgres import WAITING_QUOTA

_WORLD_CLASSES = frozenset({"08", "25", "28", "3D", "40", "53", "55", "57", "58", "72", "F0", "XX"})
"""Connection, transaction state, login, database, rollback by others, resources, locks, operator, system, snapshot, configuration, corruption."""

_ROW_CLASSES = frozenset({"21", "22", "23", "27", "2F", "38", "39", "44", "54", "P0"})
"""Cardinality, data, constraints, triggers, routines, views with check, limits of a row or index, what guards raise."""

_SQLSTATES: dict[str, Whose] = {
    "25P02": "ours",  # going on in a transaction that is lost already
    "25001": "ours",
    "25P01": "ours",
    "42501": "world",  # a right is missing: an administrator gives it
    "42P01": "world",  # a table is missing: the book is older, or not a book
    "0A000": "ours",
    "54001": "ours",  # a statement too complex for the server's stack
    "55000": "world",
    "XX000": "world",
    "57014": "world",
    "P0003": "ours",
    "P0004": "ours",
    WAITING_QUOTA: "world",
}
_WORLD_SQLITE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_ABORT,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_SCHEMA,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_NOTADB,
    }
)
_WORLD_EXTENDED = frozenset({sqlite3.SQLITE_ERROR_RETRY, sqlite3.SQLITE_ERROR_SNAPSHOT})
"""Of errors that are ours otherwise, those that say "once more" and "that view of the book is gone"."""

_ROW_SQLITE = frozenset({sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH})


def whose(error: BaseException) -> Whose:
    """Whose an error is; one that a library wrapped is judged by what is inside."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, psycopg.Error):
        return _of_postgres(cause)
    if is_sqlite(cause):
        return _of_sqlite(cause)
    if isinstance(cause, OSError | MemoryError | Refusal | sa.exc.TimeoutError | sa.exc.InvalidatePoolError):
        return "world"
    if isinstance(error, sa.exc.DBAPIError) and error.connection_invalidated:
        return "world"
    return "row" if isinstance(cause, OverflowError | UnicodeError | RecursionError) else "ours"


def _of_postgres(error: psycopg.Error) -> Whose:
    state = error.sqlstate
    if state is None:
        if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
            return "world"  # the line broke: nobody was left to give it a code
        return "row" if isinstance(error, psycopg.DataError) else "ours"
    known = _SQLSTATES.get(state)
    if known is not None:
        return known
    kind = state[:2]
    return "world" if kind in _WORLD_CLASSES else "row" if kind in _ROW_CLASSES else "ours"


def is_sqlite(error: BaseException) -> bool:
    """Whether SQLite's driver, or its sister that encrypts, raised this; the sister has classes of its own by the same names."""
    return isinstance(error, sqlite3.Error) or any(kind.__module__.startswith("sqlcipher3.") for kind in type(error).__mro__)


def sqlite_code(error: BaseException) -> int | None:
    """The primary code of an error of SQLite, also of one that a library wrapped; None where it has none."""
    code = getattr(getattr(error, "orig", None) or error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _of_sqlite(error: BaseException) -> Whose:
    primary = sqlite_code(error)
    if primary is None:  # the driver's own: text that does not decode is a damaged file, an odd value a row's
        names = {kind.__name__ for kind in type(error).__mro__}
        return "world" if "OperationalError" in names else "row" if "DataError" in names else "ours"
    if primary in _WORLD_SQLITE or getattr(error, "sqlite_errorcode", None) in _WORLD_EXTENDED:
        return "world"
    return "row" if primary in _ROW_SQLITE else "ours"
