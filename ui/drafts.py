"""Owns work that is not posted yet, on this workstation's disk: every scan is there before the screen says so; knows no screen.

A draft is a head and a list of steps in one small SQLite file, one row per step, so that a scan costs the same however long the
work is, and undo takes back exactly one row. Write-ahead logging keeps what was committed through a killed process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS draft (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL, head BLOB NOT NULL, changed_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS step (
    draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE, n INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (draft_id, n)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class DraftHead:
    """One piece of work. `kind` is the screen's word, `subject` the document worked on (empty: none yet), `head` the screen's own bytes."""

    id: str
    kind: str
    subject: str
    title: str
    head: bytes = b""


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """A draft in a list."""

    id: str
    kind: str
    subject: str
    title: str
    steps: int
    changed_at: datetime


class DraftStore:
    """The drafts of one member in one book. Belongs to the thread that made it: writing a step takes well under a millisecond."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.executescript(_SCHEMA)

    def put(self, draft: DraftHead) -> None:
        """Begin a draft, or change its head; its steps stay."""
        self._connection.execute(
            "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, "
            "title = excluded.title, head = excluded.head, changed_at = excluded.changed_at",
            (draft.id, draft.kind, draft.subject, draft.title, draft.head, _now()),
        )

    def append(self, draft_id: str, n: int, body: bytes) -> None:
        """Keep step `n`; when this returns, it survives the end of the process."""
        self._connection.execute("BEGIN")
        try:
            self._connection.execute("INSERT INTO step VALUES (?, ?, ?)", (draft_id, n, body))
            self._connection.execute("UPDATE draft SET changed_at = ? WHERE id = ?", (_now(), draft_id))
        except sqlite3.Error:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def take_back(self, draft_id: str, n: int) -> None:
        """Forget step `n`."""
        self._connection.execute("DELETE FROM step WHERE draft_id = ? AND n = ?", (draft_id, n))

    def drop(self, draft_id: str) -> None:
        """Forget a draft: it was posted, or thrown away."""
        self._connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))

    def find(self, draft_id: str) -> DraftHead | None:
        return self._one("SELECT id, kind, subject, title, head FROM draft WHERE id = ?", (draft_id,))

    def of_subject(self, kind: str, subject: str) -> DraftHead | None:
        """The draft last worked on for a document."""
        query = "SELECT id, kind, subject, title, head FROM draft WHERE kind = ? AND subject = ? ORDER BY changed_at DESC LIMIT 1"
        return self._one(query, (kind, subject))

    def steps(self, draft_id: str) -> list[bytes]:
        """The steps in their order."""
        return [bytes(row[0]) for row in self._connection.execute("SELECT body FROM step WHERE draft_id = ? ORDER BY n", (draft_id,))]

    def parked(self, kind: str) -> Sequence[DraftSummary]:
        """All drafts of a kind, the last touched first."""
        rows = self._connection.execute(
            "SELECT id, kind, subject, title, (SELECT COUNT(*) FROM step WHERE draft_id = draft.id), changed_at FROM draft "
            "WHERE kind = ? ORDER BY changed_at DESC",
            (kind,),
        )
        return [
            DraftSummary(id=row[0], kind=row[1], subject=row[2], title=row[3], steps=row[4], changed_at=datetime.fromisoformat(row[5]))
            for row in rows
        ]

    def close(self) -> None:
        self._connection.close()

    def _one(self, query: str, values: tuple[str, ...]) -> DraftHead | None:
        row = self._connection.execute(query, values).fetchone()
        return None if row is None else DraftHead(row[0], row[1], row[2], row[3], bytes(row[4]))


def _now() -> str:
    return datetime.now(UTC).isoformat()
