"""Owns asking now and then, while SQLite works on a statement, whether to go on; knows neither who is asked nor why not."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

LOOK_EVERY_INSTRUCTIONS = 100_000
LOOK_EVERY_SECONDS = 0.1


@contextmanager
def listening(connection: sa.Connection, look: Callable[[], None]) -> Iterator[None]:
    """`look` is called several times a second within statements of this block; what it raises ends the statement, and comes out here.

    Having raised, it has to raise again when asked again. PostgreSQL's statements run to their end.
    """
    plain: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    looked_at = time.monotonic()

    def still() -> int:
        nonlocal looked_at
        if time.monotonic() - looked_at > LOOK_EVERY_SECONDS:
            look()
            looked_at = time.monotonic()
        return 0

    plain.set_progress_handler(still, LOOK_EVERY_INSTRUCTIONS)
    try:
        yield
    except (sa.exc.OperationalError, sqlite3.OperationalError):
        look()  # what ended the statement is raised once more, where it can be heard
        raise
    finally:
        plain.set_progress_handler(None, 0)
