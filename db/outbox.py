"""The outbox: a person's commands, stored durably before the screen says "saved" and kept until the book's answer is safe; sends nothing.

A command is queued until the book has it, sent until its outcome came back, then settled. Settled ones are kept for KEPT_DAYS: a
book that was restored from a backup of that time gets them again, and lacks for good what was decided after an older one.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from app.desk import CommandRecord
from app.domain.refusals import CommandIdReused, Refusal
from db.command_log import Outcome
from db.private_files import private_file

KEPT_DAYS = 90
_COLUMNS = "id, kind, body, digest, member, workstation, client_seq, submitted_at"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS outbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL,
  member TEXT NOT NULL, workstation TEXT NOT NULL, client_seq INTEGER NOT NULL, submitted_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'settled', 'rejected', 'discarded')),
  attempts INTEGER NOT NULL DEFAULT 0, status TEXT NOT NULL DEFAULT 'waiting', seq INTEGER, result TEXT, note TEXT NOT NULL DEFAULT '',
  told TEXT NOT NULL DEFAULT '', number_before TEXT NOT NULL DEFAULT '', settled_at TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS ix_outbox_open ON outbox (state, position) WHERE state IN ('queued', 'sent');
CREATE TABLE IF NOT EXISTS outbox_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_UNSAID = (
    "state = 'settled' AND ((status IN ('refused', 'held', 'failed') AND told <> status) OR "
    "(status = 'posted' AND number_before NOT IN ('', COALESCE(json_extract(result, '$.number'), ''))))"
)


class OutboxDamaged(Refusal):
    says = "The outbox {file} cannot be used ({problem}). Nothing was sent or saved. Check the disk; support can read what it holds."


class CannotDiscard(Refusal):
    says = "{command_id} cannot be discarded: {why}. Reverse what it posts instead, once its outcome is here."


@dataclass(frozen=True, slots=True)
class Pending:
    """A command that has no final answer yet, or was turned away: what a person sees in the list of what waits."""

    command_id: str
    kind: str
    body: str
    submitted_at: datetime
    state: str
    attempts: int
    note: str

    @property
    def may_be_there(self) -> bool:
        """Whether the book has it, or may have it: then only its outcome can tell, and it cannot be given up."""
        return self.state == "sent" or (self.state == "queued" and self.attempts > 0)


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome that came back while nobody waited for it, and that a person has to look at.

    `number_before` is the number that its document had before the book was restored, where it has another now or none: papers carry it.
    """

    command_id: str
    kind: str
    body: str
    submitted_at: datetime
    status: str
    result: dict[str, Any]
    number_before: str = ""


def _any_token() -> str:
    return secrets.token_hex(4)


class Outbox:
    """Commands in a file of their own, flushed to disk at every change. Safe to use from several threads.

    `token` makes what tells this workstation from others of the same name.
    """

    def __init__(self, file: Path | str, *, name: str = "workstation", token: Callable[[], str] = _any_token) -> None:
        self.file = str(file)
        self._token = token
        self._lock = threading.RLock()
        if self.file != ":memory:":
            private_file(Path(self.file))
        try:
            self._db = sqlite3.connect(self.file, isolation_level=None, check_same_thread=False, timeout=10)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(_SCHEMA)
            if "settled_at" not in {row[1] for row in self._db.execute("PRAGMA table_info(outbox)")}:
                self._db.execute("ALTER TABLE outbox ADD COLUMN settled_at TEXT NOT NULL DEFAULT ''")
        except sqlite3.Error as error:
            raise OutboxDamaged(file=self.file, problem=str(error)) from None
        if not self._meta("workstation"):
            self.take_new_name(name)

    @property
    def workstation(self) -> str:
        """The name this workstation signs with; no other uses it, unless the file was copied."""
        return self._meta("workstation")

    def next_number(self) -> int:
        """A number for the next command, larger than any before, over restarts too."""
        with self._writing() as db:
            number = int(self._meta("last_number") or 0) + 1
            db.execute("INSERT OR REPLACE INTO outbox_meta VALUES ('last_number', ?)", (str(number),))
            return number

    def put(self, records: Sequence[CommandRecord]) -> None:
        """Store commands in order, all or none; when this returns they are on disk. A known id with the same body stays as it is.

        Raises `CommandIdReused`, or `OutboxDamaged` when the disk does not take them.
        """
        try:
            with self._writing() as db:
                for record in records:
                    known = db.execute("SELECT digest FROM outbox WHERE id = ?", (record.id,)).fetchone()
                    if known is None:
                        db.execute(f"INSERT INTO outbox ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _values(record))
                    elif known[0] != record.digest:
                        raise CommandIdReused(command_id=record.id)
        except sqlite3.Error as error:
            raise OutboxDamaged(file=self.file, problem=str(error)) from None

    def queued(self, limit: int) -> list[CommandRecord]:
        """What the book may not have yet, in the order it was stored."""
        return self._records("('queued')", limit)

    def queued_or_sent(self, limit: int) -> list[CommandRecord]:
        """What has no outcome yet as far as is known here, in the order it was stored."""
        return self._records("('queued', 'sent')", limit)

    def attempted(self, ids: Iterable[str]) -> None:
        """Remember, before it is tried, that commands may reach the book from now on."""
        with self._writing() as db:
            db.executemany("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", [(i,) for i in ids])

    def sent(self, ids: Iterable[str]) -> None:
        """The book has these commands."""
        with self._writing() as db:
            db.executemany("UPDATE outbox SET state = 'sent', note = '' WHERE id = ? AND state = 'queued'", [(i,) for i in ids])

    def awaiting(self) -> list[str]:
        """Ids of commands whose outcome is not here yet, whether or not we know that the book has them."""
        with self._lock:
            return [row[0] for row in self._db.execute("SELECT id FROM outbox WHERE state IN ('queued', 'sent') ORDER BY position")]

    def settle(self, found: Iterable[Outcome]) -> list[str]:
        """Note the outcomes that came back; returns the ids that were not settled before."""
        settled: list[str] = []
        with self._writing() as db:
            for outcome in found:
                changed = db.execute(
                    "UPDATE outbox SET state = 'settled', status = ?, seq = ?, result = ?, note = '' "
                    "WHERE id = ? AND state IN ('queued', 'sent', 'rejected')",
                    (outcome.status, outcome.seq, msgspec.json.encode(outcome.result).decode(), outcome.command_id),
                )
                if changed.rowcount:
                    settled.append(outcome.command_id)
        return settled

    def reject(self, command_id: str, reason: str) -> None:
        """The book does not take this command at all; a person has to look at it."""
        with self._writing() as db:
            db.execute("UPDATE outbox SET state = 'rejected', note = ? WHERE id = ? AND state = 'queued'", (reason, command_id))

    def requeue(self) -> int:
        """The book may have lost commands that it acknowledged: send everything again that is kept; returns how many.

        Numbers that were given are remembered: another document may get them now.
        """
        with self._writing() as db:
            done = db.execute(
                "UPDATE outbox SET state = 'queued', status = 'waiting', seq = NULL, result = NULL, settled_at = '', "
                "number_before = CASE WHEN number_before = '' THEN COALESCE(json_extract(result, '$.number'), '') ELSE number_before END "
                "WHERE state IN ('sent', 'settled')"
            )
            return done.rowcount

    def doubt(self) -> None:
        """The session to the book was lost: what it took but had not decided yet is offered again, it may have gone down with it."""
        with self._writing() as db:
            db.execute("UPDATE outbox SET state = 'queued' WHERE state = 'sent'")

    def retry(self, command_id: str) -> None:
        """Send a rejected command again."""
        with self._writing() as db:
            db.execute("UPDATE outbox SET state = 'queued', note = '' WHERE id = ? AND state = 'rejected'", (command_id,))

    def discard(self, command_id: str, reason: str) -> None:
        """Give up a command that the book certainly does not have. Raises `CannotDiscard` for any other."""
        with self._writing() as db:
            row = db.execute("SELECT state, attempts FROM outbox WHERE id = ?", (command_id,)).fetchone()
            if row is None or row[0] not in ("queued", "rejected"):
                raise CannotDiscard(command_id=command_id, why="the book has it" if row else "there is no such command")
            if row[0] == "queued" and row[1]:
                raise CannotDiscard(command_id=command_id, why="it was on its way when the connection was lost and may have arrived")
            db.execute("UPDATE outbox SET state = 'discarded', note = ? WHERE id = ?", (reason, command_id))

    def outcomes(self, ids: Iterable[str]) -> dict[str, Outcome]:
        """What is known here of commands by id: waiting until the answer is back."""
        wanted = msgspec.json.encode(list(ids)).decode()
        query = "SELECT id, kind, state, status, seq, result, note FROM outbox WHERE id IN (SELECT value FROM json_each(?))"
        found: dict[str, Outcome] = {}
        with self._lock:
            rows = self._db.execute(query, (wanted,)).fetchall()
        for command_id, kind, state, status, seq, result, note in rows:
            known = state if state in ("rejected", "discarded") else status
            facts = msgspec.json.decode(result) if result else {"note": note} if note else {}
            found[command_id] = Outcome(command_id=command_id, kind=kind, status=known, seq=seq, result=facts)
        return found

    def pending(self) -> list[Pending]:
        """What waits or was turned away, oldest first."""
        with self._lock:
            rows = self._db.execute(
                "SELECT id, kind, body, submitted_at, state, attempts, note FROM outbox "
                "WHERE state IN ('queued', 'sent', 'rejected') ORDER BY position"
            ).fetchall()
        return [Pending(r[0], r[1], r[2], datetime.fromisoformat(r[3]), r[4], r[5], r[6]) for r in rows]

    def unsaid(self) -> list[Answer]:
        """What was refused, held or failed, or got another number than before, and nobody has been told yet; oldest first."""
        with self._lock:
            rows = self._db.execute(
                f"SELECT id, kind, body, submitted_at, status, result, number_before FROM outbox WHERE {_UNSAID} ORDER BY position"
            ).fetchall()
        return [Answer(r[0], r[1], r[2], datetime.fromisoformat(r[3]), r[4], msgspec.json.decode(r[5] or "{}"), r[6]) for r in rows]

    def said(self, ids: Iterable[str]) -> None:
        """A person has been told what became of these commands; should the book ever decide otherwise, they are told again."""
        with self._writing() as db:
            db.executemany("UPDATE outbox SET told = status, number_before = '' WHERE id = ? AND state = 'settled'", [(i,) for i in ids])

    def waiting(self) -> int:
        """How many commands have no outcome yet."""
        with self._lock:
            return int(self._db.execute("SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sent')").fetchone()[0])

    def take_new_name(self, name: str = "") -> None:
        """Sign as another workstation from now on, also what the book does not have yet: this file turned out to be a copy."""
        plain = name or self.workstation.rpartition("~")[0]
        fresh = f"{plain[:100]}~{self._token()}"
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO outbox_meta VALUES ('workstation', ?)", (fresh,))
            db.execute("UPDATE outbox SET workstation = ? WHERE state IN ('queued', 'rejected')", (fresh,))

    def forget_old(self, now: datetime) -> int:
        """Drop what has been settled for KEPT_DAYS, but for answers that nobody has been told yet; returns how many.

        The days count from the first call that finds a command settled, not from when it was made: one that waited here for a year
        is as new to the book as any other.
        """
        done, before = "state IN ('settled', 'discarded')", now - timedelta(days=KEPT_DAYS)
        with self._writing() as db:
            db.execute(f"UPDATE outbox SET settled_at = ? WHERE {done} AND settled_at = ''", (_moment(now),))
            dropped = db.execute(f"DELETE FROM outbox WHERE {done} AND settled_at < ? AND NOT ({_UNSAID})", (_moment(before),))
            return dropped.rowcount

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _records(self, states: str, limit: int) -> list[CommandRecord]:
        with self._lock:
            query = f"SELECT {_COLUMNS} FROM outbox WHERE state IN {states} ORDER BY position LIMIT ?"
            rows = self._db.execute(query, (limit,)).fetchall()
        return [_record(row) for row in rows]

    def _meta(self, name: str) -> str:
        with self._lock:
            row = self._db.execute("SELECT value FROM outbox_meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")


def _values(record: CommandRecord) -> tuple[Any, ...]:
    moment = _moment(record.submitted_at)
    return (record.id, record.kind, record.body.decode(), record.digest, record.member, record.workstation, record.client_seq, moment)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _record(row: Sequence[Any]) -> CommandRecord:
    return CommandRecord(
        id=row[0],
        kind=row[1],
        body=row[2].encode(),
        digest=row[3],
        member=row[4],
        workstation=row[5],
        client_seq=int(row[6]),
        submitted_at=datetime.fromisoformat(row[7]),
    )
