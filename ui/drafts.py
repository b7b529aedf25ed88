"""Owns work that is not posted yet, on this workstation's disk: every scan is there before the screen says so; knows no screen.

A draft is a head and a list of steps in one small SQLite file, one row per step, so that a scan costs the same however long the
work is, and undo takes back exactly one row. Write-ahead logging keeps what was committed through a killed process.
"""

from __future__ import annotations

import os
import secrets
import socket
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from db.host_lock import HostLock
from db.private_files import private_file
from ui.i18n import translate
from ui.tasks import KnownTrouble

ATTEMPTS_KEPT = timedelta(days=30)
"""An attempt that nobody ever asked about again."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS draft (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL, head BLOB NOT NULL, changed_at TEXT NOT NULL,
    sent_as TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', away INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS step (
    draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE, n INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (draft_id, n)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS attempt (
    n INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, body BLOB NOT NULL,
    head BLOB NOT NULL, steps BLOB NOT NULL, made_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_attempt_key ON attempt (key, n);
CREATE TABLE IF NOT EXISTS claim (
    draft_id TEXT PRIMARY KEY, window TEXT NOT NULL, place TEXT NOT NULL, process INTEGER NOT NULL, since TEXT NOT NULL
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


@dataclass(frozen=True, slots=True)
class SentDraft:
    """A draft whose command is on its way to a shared book; `place` is the argument that its screen (`kind`) opens it with."""

    id: str
    command_id: str
    kind: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A command that was sent and has no answer yet, and what it held: its body, and its draft's head and steps as they were then."""

    id: str
    kind: str
    body: bytes
    head: bytes = b""
    steps: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Another window that is open and has a draft: on which computer, in which process, since when."""

    place: str
    process: int
    since: datetime


class DraftElsewhere(KnownTrouble):
    """Another window has the draft by now; nothing was changed by this one."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(
            *elsewhere(claim), translate("floor", "Nothing was changed. Open it again to take it over or to begin another one.")
        )


def elsewhere(claim: Claim) -> tuple[str, str]:
    """Who has a draft, in two sentences."""
    what = translate("floor", "This is open in another window since {time}.").format(time=f"{claim.since.astimezone():%H:%M}")
    return what, translate("floor", "It is process {process} on {place}.").format(process=claim.process, place=claim.place)


class DraftStore:
    """The drafts of one member in one book. Belongs to the thread that made it: writing a step takes well under a millisecond.

    Each store is a window. A draft that a window has claimed is changed by no other; the system ends a window's claims with its process.
    """

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file, self._window = file, secrets.token_hex(4)
        self._alive = HostLock(self._of(self._window))
        self._alive.acquire()
        self._connection = sqlite3.connect(private_file(file), isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.executescript(_SCHEMA)
        known = {row[1] for row in self._connection.execute("PRAGMA table_info(draft)")}
        for name, kind in (
            ("sent_as", "TEXT NOT NULL DEFAULT ''"),
            ("place", "TEXT NOT NULL DEFAULT ''"),
            ("away", "INTEGER NOT NULL DEFAULT 0"),
        ):
            if name not in known:
                self._connection.execute(f"ALTER TABLE draft ADD COLUMN {name} {kind}")
        self._bury()
        self._connection.execute("DELETE FROM attempt WHERE made_at < ?", ((datetime.now(UTC) - ATTEMPTS_KEPT).isoformat(),))

    def put(self, draft: DraftHead) -> None:
        """Begin a draft, or change its head; its steps stay."""
        with self._changing(draft.id) as writing:
            writing.execute(
                "INSERT INTO draft (id, kind, subject, title, head, changed_at) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, "
                "title = excluded.title, head = excluded.head, changed_at = excluded.changed_at",
                (draft.id, draft.kind, draft.subject, draft.title, draft.head, _now()),
            )

    def append(self, draft_id: str, n: int, body: bytes) -> None:
        """Keep step `n`; when this returns, it survives the end of the process."""
        with self._changing(draft_id) as writing:
            writing.execute("INSERT INTO step VALUES (?, ?, ?)", (draft_id, n, body))
            writing.execute("UPDATE draft SET changed_at = ? WHERE id = ?", (_now(), draft_id))

    def take_back(self, draft_id: str, n: int) -> None:
        """Forget step `n`."""
        with self._changing(draft_id) as writing:
            writing.execute("DELETE FROM step WHERE draft_id = ? AND n = ?", (draft_id, n))

    def drop(self, draft_id: str) -> None:
        """Forget a draft: it was posted, or thrown away."""
        with self._changing(draft_id) as writing:
            writing.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
            writing.execute("DELETE FROM attempt WHERE key = ?", (draft_id,))
            writing.execute("DELETE FROM claim WHERE draft_id = ?", (draft_id,))

    # Windows: which of them has a draft

    def claim(self, draft_id: str) -> Claim | None:
        """Take a draft into this window; where another one that is open has it, that one's claim instead, and nothing changes."""
        with self._writing() as writing:
            other = self._other(draft_id)
            if other is None:
                self._put_claim(writing, draft_id)
        return other

    def take_over(self, draft_id: str) -> None:
        """It is this window's from now on; the other one learns of it when it wants to change something."""
        with self._writing() as writing:
            self._put_claim(writing, draft_id)

    def let_go(self, draft_id: str) -> None:
        """Any window may have it."""
        self._connection.execute("DELETE FROM claim WHERE draft_id = ? AND window = ?", (draft_id, self._window))

    def has(self, draft_id: str) -> bool:
        """Whether this window has claimed a draft and no other took it over."""
        query = "SELECT 1 FROM claim WHERE draft_id = ? AND window = ?"
        return self._connection.execute(query, (draft_id, self._window)).fetchone() is not None

    def require(self, draft_id: str) -> None:
        """Raises DraftElsewhere where another window has the draft."""
        other = self._other(draft_id)
        if other is not None:
            raise DraftElsewhere(other)

    # Attempts to send: a draft's under its id, anything else under a name of its sender's

    def attempt(self, key: str, attempt_id: str, kind: str, body: bytes) -> None:
        """Remember, before it is tried, what is sent under which id: the command, and the draft as it lies on the disk."""
        draft = self.find(key)
        held = msgspec.msgpack.encode(self.steps(key))
        values = (key, attempt_id, kind, body, draft.head if draft else b"", held, _now())
        self._connection.execute("INSERT INTO attempt (key, id, kind, body, head, steps, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def attempts(self, key: str) -> tuple[Attempt, ...]:
        """What was sent and has no answer yet, oldest first."""
        rows = self._connection.execute("SELECT id, kind, body, head, steps FROM attempt WHERE key = ? ORDER BY n", (key,))
        return tuple(
            Attempt(row[0], row[1], bytes(row[2]), bytes(row[3]), tuple(msgspec.msgpack.decode(row[4], type=list[bytes]))) for row in rows
        )

    def answered(self, attempt_ids: Sequence[str]) -> None:
        """These attempts are open no more."""
        self._connection.executemany("DELETE FROM attempt WHERE id = ?", [(one,) for one in attempt_ids])

    def split(self, draft_id: str, held: Attempt, place: str, rest: DraftHead | None, steps: Sequence[bytes], *, waits: bool) -> None:
        """An earlier attempt counts: what came after it is the draft `rest` from now on.

        What it held is kept aside as it was then while it waits for its outcome; else it is in the book and is forgotten here.
        """
        with self._changing(draft_id) as writing:
            writing.execute("DELETE FROM step WHERE draft_id = ?", (draft_id,))
            writing.execute("DELETE FROM attempt WHERE key = ?", (draft_id,))
            if waits:
                writing.execute(
                    "UPDATE draft SET away = 1, sent_as = ?, place = ?, head = ? WHERE id = ?", (held.id, place, held.head, draft_id)
                )
                writing.executemany("INSERT INTO step VALUES (?, ?, ?)", [(draft_id, n, one) for n, one in enumerate(held.steps, start=1)])
            else:
                writing.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
            if rest is None:
                return
            writing.execute(
                "INSERT INTO draft (id, kind, subject, title, head, changed_at) VALUES (?, ?, ?, ?, ?, ?)",
                (rest.id, rest.kind, rest.subject, rest.title, rest.head, _now()),
            )
            writing.executemany("INSERT INTO step VALUES (?, ?, ?)", [(rest.id, n, one) for n, one in enumerate(steps, start=1)])

    def set_aside(self, draft_id: str, command_id: str, place: str) -> None:
        """A draft is sent and waits for its outcome: no screen lists it, until it is dropped or brought back."""
        with self._changing(draft_id) as writing:
            writing.execute("UPDATE draft SET away = 1, sent_as = ?, place = ? WHERE id = ?", (command_id, place, draft_id))
            writing.execute("DELETE FROM attempt WHERE key = ?", (draft_id,))

    def away(self) -> list[SentDraft]:
        """The drafts whose outcome was not there yet."""
        return self._sent("away = 1")

    def sent_as(self, command_id: str) -> SentDraft | None:
        """The draft that a command was made of, as long as it is kept."""
        return next(iter(self._sent("sent_as = ?", command_id)), None)

    def came_back(self, kind: str, subject: str) -> str:
        """The command that a draft about something was sent as and that came to nothing; empty where there is none."""
        query = "SELECT sent_as FROM draft WHERE kind = ? AND subject = ? AND away = 0 AND sent_as <> '' ORDER BY changed_at DESC"
        found = self._connection.execute(query, (kind, subject)).fetchone()
        return str(found[0]) if found else ""

    def bring_back(self, command_id: str) -> SentDraft | None:
        """The draft that a command was made of is a draft again, and the last touched one; None where none is kept."""
        self._connection.execute("UPDATE draft SET away = 0, changed_at = ? WHERE sent_as = ? AND away = 1", (_now(), command_id))
        return self.sent_as(command_id)

    def find(self, draft_id: str) -> DraftHead | None:
        return self._one("SELECT id, kind, subject, title, head FROM draft WHERE id = ?", (draft_id,))

    def of_subject(self, kind: str, subject: str) -> DraftHead | None:
        """The draft last worked on for a document; one that no other window has, where there is one."""
        query = (
            "SELECT id, kind, subject, title, head FROM draft WHERE kind = ? AND subject = ? AND away = 0 "
            "ORDER BY id IN (SELECT draft_id FROM claim WHERE window <> ?), changed_at DESC LIMIT 1"
        )
        return self._one(query, (kind, subject, self._window))

    def steps(self, draft_id: str) -> list[bytes]:
        """The steps in their order."""
        return [bytes(row[0]) for row in self._connection.execute("SELECT body FROM step WHERE draft_id = ? ORDER BY n", (draft_id,))]

    def parked(self, kind: str) -> Sequence[DraftSummary]:
        """All drafts of a kind, the last touched first."""
        rows = self._connection.execute(
            "SELECT id, kind, subject, title, (SELECT COUNT(*) FROM step WHERE draft_id = draft.id), changed_at FROM draft "
            "WHERE kind = ? AND away = 0 ORDER BY changed_at DESC",
            (kind,),
        )
        return [
            DraftSummary(id=row[0], kind=row[1], subject=row[2], title=row[3], steps=row[4], changed_at=datetime.fromisoformat(row[5]))
            for row in rows
        ]

    def close(self) -> None:
        """Once or twice; the second time nothing is left to do."""
        if not self._alive.held:
            return
        self._connection.execute("DELETE FROM claim WHERE window = ?", (self._window,))
        self._connection.close()
        self._alive.release()
        self._alive.path.unlink(missing_ok=True)

    def _of(self, window: str) -> Path:
        """What is locked as long as a window lives."""
        return self._file.with_name(f"{self._file.stem}.{window}")

    def _bury(self) -> None:
        """Forget what windows left behind whose process ended without a word."""
        for (window,) in self._connection.execute("SELECT DISTINCT window FROM claim").fetchall():
            if not self._lives(window):
                self._connection.execute("DELETE FROM claim WHERE window = ?", (window,))
        for file in self._file.parent.glob(f"{self._file.stem}.*.host"):
            self._lives(file.name.removesuffix(".host").rpartition(".")[2])

    def _lives(self, window: str) -> bool:
        """Whether somebody holds the lock of a window; where nobody does, its file goes."""
        if window == self._window:
            return True
        lock = HostLock(self._of(window))
        if not lock.path.exists():
            return False
        if not lock.acquire():
            return True
        lock.release()
        lock.path.unlink(missing_ok=True)
        return False

    def _other(self, draft_id: str) -> Claim | None:
        """The claim of another window that lives."""
        row = self._connection.execute("SELECT window, place, process, since FROM claim WHERE draft_id = ?", (draft_id,)).fetchone()
        if row is None or not self._lives_elsewhere(row[0]):
            return None
        return Claim(row[1], row[2], datetime.fromisoformat(row[3]))

    def _lives_elsewhere(self, window: str) -> bool:
        return window != self._window and self._lives(window)

    def _put_claim(self, writing: sqlite3.Connection, draft_id: str) -> None:
        values = (draft_id, self._window, socket.gethostname(), os.getpid(), _now())
        writing.execute("INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?)", values)

    @contextmanager
    def _changing(self, draft_id: str) -> Iterator[sqlite3.Connection]:
        """All or nothing; raises DraftElsewhere where another window has the draft."""
        with self._writing() as writing:
            self.require(draft_id)
            yield writing

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _sent(self, where: str, *values: str) -> list[SentDraft]:
        rows = self._connection.execute(f"SELECT id, sent_as, kind, title, place FROM draft WHERE {where}", values)
        return [SentDraft(*row) for row in rows]

    def _one(self, query: str, values: tuple[str, ...]) -> DraftHead | None:
        row = self._connection.execute(query, values).fetchone()
        return None if row is None else DraftHead(row[0], row[1], row[2], row[3], bytes(row[4]))


def _now() -> str:
    return datetime.now(UTC).isoformat()
