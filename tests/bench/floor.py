"""The floor of a measurement: the very statements that recording ran, played back bare on a copy of the same file."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from db.store import Store

Statement = tuple[str, Any, bool]


class _Recording:
    def __init__(self, cursor: Any, log: list[Statement]) -> None:
        self._cursor, self._log = cursor, log

    def execute(self, sql: str, *args: Any) -> Any:
        if not sql.startswith("SELECT"):
            self._log.append((sql, args[0] if args else (), False))
        return self._cursor.execute(sql, *args)

    def executemany(self, sql: str, rows: Any) -> Any:
        kept = [tuple(row) for row in rows]
        self._log.append((sql, kept, True))
        return self._cursor.executemany(sql, kept)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Every writing statement of the store while the block runs."""
    log: list[Statement] = []
    plain = Store._cursor
    Store._cursor = lambda self: _Recording(plain(self), log)
    try:
        yield log
    finally:
        Store._cursor = plain


def copy_of(book: Path, target: Path) -> Path:
    """A consistent copy of a book's file."""
    source, copy = sqlite3.connect(book), sqlite3.connect(target)
    with copy:
        source.backup(copy)
    source.close()
    copy.close()
    return target


def play(statements: list[Statement], book: Path) -> float:
    """Seconds that the bare statements need on `book`, one durable commit per recorded batch (its outcomes end it)."""
    connection = sqlite3.connect(book, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    cursor = connection.cursor()
    began = time.perf_counter()
    is_open = False
    for sql, values, many in statements:
        if not is_open:
            cursor.execute("BEGIN IMMEDIATE")
            is_open = True
        (cursor.executemany if many else cursor.execute)(sql, values)
        if sql.startswith("UPDATE command"):
            cursor.execute("COMMIT")
            is_open = False
    seconds = time.perf_counter() - began
    connection.close()
    return seconds
