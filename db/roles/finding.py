"""What the doctor says of one thing: its topic, how it stands, and what to do; finds nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import psycopg
from psycopg.rows import TupleRow

Level = Literal["good", "warning", "bad"]
Session = psycopg.Connection[TupleRow]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at: its topic, how it stands, and in a sentence what was found and what to do."""

    topic: str
    level: Level
    says: str


def one(session: Session, query: str) -> Any:
    """The first value of a query's first row, None without one."""
    row = session.execute(query).fetchone()
    return row[0] if row else None
