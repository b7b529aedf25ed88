"""The way to a shared book over PostgreSQL: looks, submits and reads snapshots with one login; judges nothing of what it finds.

Every step is as few round trips as it can be, for books that are far away: a look and a submission one each, a pull two.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from app.desk import CommandRecord
from app.domain import rows
from app.domain.book import FiscalPeriod
from app.domain.refusals import CommandIdReused
from app.domain.rows import Nature, Table
from db import announcing
from db.address import Place
from db.announcing import Announcement, mark_of
from db.cache import Part
from db.checksums import Checksum, checksum_query, checksums_in
from db.groups import COSTS_HERE
from db.guards.postgres import POSTED_CHANNEL, SENDER_INDEX, WAITING_QUOTA
from db.presence import LEAVE, MEET, Attending, Present, present
from db.roles.matrix import columns_of
from db.schema import COMMAND
from db.shared_book import connect
from db.snapshots import FINAL_SUMS
from db.sync import CommandRejected, Later, Look, SenderCloned

BATCH_ROWS = 5_000
GATHER_SECONDS = 0.2
OWN_SECONDS_MIN = 0.005
"""Between two looks that are said to be worth it; anyone may say so, as often as he likes."""

UNTOLD_SECONDS_MIN, UNTOLD_SHARE = 0.1, 4
"""Announcements may be lost: whoever waits for an answer looks for it after so long, and again after a fourth of the time waited by then."""

POSITIONS_AT_ONCE_MAX = 2_000
"""What changed over more positions of the log than these is fetched in batches and not as a whole."""

ID_INDEX = "uq_command_id"
PREPARED_MAX = 400
_PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan"
"""Planning under row security takes longer than reading what changed."""

_MOMENT = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""
_LOOK = sql.SQL(
    "SELECT h.epoch, h.seq, h.hash, book_hash_at(%s), (SELECT version_num FROM alembic_version), pg_is_in_recovery(), scope_active(), "
    "md5(concat_ws('|', scope_entities(), scope_any_entities(), scope_warehouses(), cost_entities(), cost_warehouses(), "
    "(SELECT string_agg(concat_ws(' ', r.role, r.entity_id, r.warehouse_id), ',' ORDER BY r.role, r.entity_id, r.warehouse_id) "
    "FROM member_role r WHERE r.member_id = SESSION_USER::text AND r.active), "
    "(SELECT string_agg(concat_ws(' ', d.from_member, d.role), ',' ORDER BY d.id) "
    "FROM delegation d WHERE d.to_member = SESSION_USER::text AND NOT d.revoked), "
    "pg_has_role(SESSION_USER, {}, 'MEMBER'))), clock_timestamp() FROM book_head() h"
).format(sql.SQL(COSTS_HERE))
_SUBMIT = """
INSERT INTO command (id, kind, body, digest, workstation, client_seq, submitted_at{member})
SELECT n.id, n.kind, n.body, n.digest, n.workstation, n.client_seq, n.submitted_at{n_member}
FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::timestamptz[]{array}) WITH ORDINALITY
AS n(id, kind, body, digest, workstation, client_seq, submitted_at{member}, place)
WHERE NOT EXISTS (SELECT 1 FROM command k WHERE k.id = n.id AND k.digest = n.digest) ORDER BY n.place
"""
"""Known commands are left as they are; an id that stands for another request breaks its index."""

_SUBMIT_OWN = _SUBMIT.format(member="", n_member="", array="")
_SUBMIT_ANYONES = _SUBMIT.format(member=", member", n_member=", n.member", array=", %s::text[]")
Session = psycopg.Connection[TupleRow]


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one table is read with the rights of this login: `selected` in SQL, cost columns that are closed to it as nothing."""

    table: str
    mark: str
    columns: tuple[str, ...]
    selected: str
    nature: Nature
    readable: frozenset[str]


class PostgresRemote:
    """One session to the book (and one to a replica for reading, if named). Raises psycopg's errors when it is gone."""

    def __init__(self, place: Place, *, read_from: Place = "") -> None:
        self._session = self._reader = _session(place)
        self._senders: set[str] = set()
        self._seen = 0
        self._waited_at = 0.0
        self._unanswered: list[str] = []
        self._sent_at = self._look_at = 0.0
        try:
            if read_from:
                self._reader = _session(read_from)
            self._readable = _Readable(self._reader)
            self._session.execute(f"LISTEN {POSTED_CHANNEL}")
        except BaseException:
            self.close()
            raise

    def look(self, cursor_seq: int) -> Look:
        look = _look(self._session.execute(_LOOK, [cursor_seq], prepare=True))
        self._seen = min(self._seen, look.seq)  # a book that was restored begins again further back
        return look

    def submit(self, records: Sequence[CommandRecord]) -> None:
        self._senders.update(mark_of(record.member, record.workstation) for record in records)
        self._unanswered = [record.id for record in records]
        self._sent_at = time.monotonic()
        self._look_at = self._sent_at + UNTOLD_SECONDS_MIN
        try:
            self._insert(records)
        except psycopg.Error as problem:
            if self._session.broken or isinstance(problem, psycopg.OperationalError | psycopg.InterfaceError):
                raise
            if len(records) > 1:
                for record in records:
                    self.submit([record])
                return
            if problem.sqlstate == WAITING_QUOTA:
                raise Later() from None
            if problem.diag.constraint_name != ID_INDEX or not self._has(records[0]):
                raise _refusal_of(records[0], problem) from None

    @contextmanager
    def snapshot(self) -> Iterator[PostgresSnapshot]:
        snapshot = PostgresSnapshot(self._reader, self._readable)
        try:
            yield snapshot
        except BaseException:
            if not self._reader.closed:
                self._reader.rollback()
            raise
        self._reader.commit()  # to roll back would forget every prepared statement
        self._seen = snapshot.head

    def wait(self, seconds: float, wake: socket.socket) -> None:
        """Sleep until something was posted, `wake` has something to read, or so many seconds went by.

        What only concerns others is gathered for a moment: sixteen people would else read every posting of every other one by one.
        An answer that is not announced is found by looking.
        """
        end = time.monotonic() + seconds
        while True:
            for posted in self._posted():
                if posted and posted.senders and posted.seq > self._seen and posted.concerns(self._senders):
                    end = min(end, self._waited_at + OWN_SECONDS_MIN)
                elif posted is None or posted.seq > self._seen:
                    end = min(end, self._waited_at + GATHER_SECONDS)
            left = end - time.monotonic()
            if left <= 0:
                break
            look = self._look_at - time.monotonic() if self._unanswered else left
            ready, _, _ = select.select([self._session.fileno(), wake.fileno()], [], [], max(0.0, min(left, look)))
            if wake.fileno() in ready or (not ready and (look >= left or self._answered())):
                break
        self._waited_at = time.monotonic()

    def _answered(self) -> bool:
        """Whether what was sent last got an answer that is not known yet, of which nobody told."""
        found = self._session.execute(
            "SELECT id, seq FROM command WHERE id = ANY(%s) AND seq IS NOT NULL", [self._unanswered], prepare=True
        ).fetchall()
        decided = {str(command_id) for command_id, _ in found}
        self._unanswered = [command_id for command_id in self._unanswered if command_id not in decided]
        now = time.monotonic()
        self._look_at = now + max(UNTOLD_SECONDS_MIN, (now - self._sent_at) / UNTOLD_SHARE)
        return any(seq > self._seen for _, seq in found)

    def _posted(self) -> Iterator[Announcement | None]:
        """What was announced and is not known yet, also what came in between the answers of other statements."""
        for notice in self._session.notifies(timeout=0):
            yield announcing.read(notice.payload)

    def meet(self, attending: Attending, seat: str, place: int) -> tuple[Present, ...]:
        """Say what a window is about, and who else is at something that this login may see."""
        facts = {"place": place, "seat": seat, "doing": attending.doing, "subject": attending.subject}
        facts |= {"document": attending.document_id, "claims": attending.claims}
        return present(self._session.execute(MEET, facts, prepare=True).fetchall())

    def leave(self, seat: str) -> None:
        """A window is about nothing any more."""
        self._session.execute(LEAVE, {"seat": seat}, prepare=True)

    def cut(self) -> None:
        """End the connection under whoever uses it, as a pulled cable does; callable from any thread."""
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(self._session.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        for session in {self._session, self._reader}:
            session.close()

    def _insert(self, records: Sequence[CommandRecord]) -> None:
        """A login signs by being logged in and may not even state its own name; only the book's administrator may state any."""
        columns: list[list[Any]] = [
            [record.id for record in records],
            [record.kind for record in records],
            [record.body.decode() for record in records],
            [record.digest for record in records],
            [record.workstation for record in records],
            [record.client_seq for record in records],
            [record.submitted_at for record in records],
        ]
        own = all(record.member == self._session.info.user for record in records)
        if not own:
            columns.append([record.member for record in records])
        self._session.execute(_SUBMIT_OWN if own else _SUBMIT_ANYONES, columns)

    def _has(self, record: CommandRecord) -> bool:
        """Whether the book has this very command: a session of ours that was thought dead may have put it in at this moment."""
        return self._session.execute("SELECT 1 FROM command WHERE id = %s AND digest = %s", [record.id, record.digest]).rowcount > 0


class _Readable:
    """What a login may read, table by table, and under which scope that was asked: another scope asks anew.

    Rights change while a session lives. What was readable at its beginning says nothing of now: who reads on by it keeps rows without
    those that belong to them, which adds up to figures that nobody else sees.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.readings: tuple[_Reading, ...] = ()
        self.scope: str | None = None
        self.probe = ""

    def ask(self, scope: str) -> None:
        """Read the rights as they are now, to hold as long as the book says that the scope is this one."""
        self.readings = _readings(self._session)
        self.probe = "SELECT " + ", ".join(f"EXISTS (SELECT 1 FROM {r.table} WHERE {r.mark} > $1)" for r in self.marked)
        self.scope = scope

    @property
    def marked(self) -> list[_Reading]:
        """The tables that tell what changed since a position."""
        return [reading for reading in self.readings if reading.mark]


class PostgresSnapshot:
    """One repeatable read. It begins with the look, which also asks which tables changed since the same position."""

    def __init__(self, session: Session, readable: _Readable) -> None:
        self._session = session
        self._readable = readable
        self.head = 0
        self._changed: dict[int, frozenset[str]] = {}

    def look(self, cursor_seq: int) -> Look:
        try:
            return self._look(cursor_seq)
        except psycopg.errors.InsufficientPrivilege:  # a right was taken since it was asked for
            self._session.rollback()
            self._readable.scope = None
            return self._look(cursor_seq)

    def _look(self, cursor_seq: int) -> Look:
        known = self._readable.scope is not None
        with self._session.pipeline():
            self._session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", prepare=False)
            self._session.execute("SET LOCAL enable_seqscan = off", prepare=False)  # a plan for any position takes the index
            looked = self._session.execute(_LOOK, [cursor_seq], prepare=True)
            probed = self._probe(cursor_seq) if known else None
        look = _look(looked)
        if probed is None or look.scope != self._readable.scope:
            self._readable.ask(look.scope)
            probed = self._probe(cursor_seq)
        found = probed.fetchone() or ()
        self._changed[cursor_seq] = frozenset(r.table for r, moved in zip(self._readable.marked, found, strict=True) if moved)
        self.head = look.seq
        return look

    def _probe(self, cursor_seq: int) -> psycopg.RawCursor[TupleRow]:
        probed = psycopg.RawCursor(self._session)
        probed.execute(self._readable.probe, [cursor_seq], prepare=True)
        return probed

    def seq_before(self, moment: datetime) -> int:
        row = self._session.execute("SELECT book_seq_before(%s)", [moment]).fetchone()
        return int(row[0]) if row else 0

    def changed_since(self, seq: int) -> Iterable[Part]:
        """One range of each table that changed since the position that was looked from; closing sums change with their periods."""
        changed = [reading for reading in self._readable.marked if reading.table in self._changed[seq]]
        if any(reading.table == FiscalPeriod.TABLE.name for reading in changed):
            yield from (self._part(reading, FINAL_SUMS) for reading in self._readable.readings if not reading.mark)
        if self.head - seq > POSITIONS_AT_ONCE_MAX:
            yield from (self._part(reading, f"{reading.mark} > {int(seq)}") for reading in changed)
        else:
            yield from self._ranges(changed, seq)

    def size(self, *, floor: int) -> int:
        """Counted under the login's scope, in this very state."""
        self._session.execute("SET LOCAL enable_seqscan = on")
        counts = ", ".join(
            f"(SELECT COUNT(*) FROM {reading.table} WHERE {_of_everything(reading, floor)})" for reading in self._readable.readings
        )
        row = self._session.execute(f"SELECT {counts}").fetchone()
        return sum(int(number) for number in row or ())

    def everything(self, *, floor: int) -> Iterable[Part]:
        """Tables that hold nothing are found by one question for all: each that is read costs three round trips."""
        self._session.execute("SET LOCAL enable_seqscan = on")
        readings = self._readable.readings
        asked = ", ".join(f"EXISTS (SELECT 1 FROM {reading.table} WHERE {_of_everything(reading, floor)})" for reading in readings)
        found = self._session.execute(f"SELECT {asked}").fetchone() or ()
        for reading, holds in zip(readings, found, strict=True):
            if holds:
                yield self._part(reading, _of_everything(reading, floor))

    def checksums(self, *, beyond: int) -> Mapping[str, Checksum]:
        """Added up by the server under the login's scope, in this very state; tables that are closed to it hold nothing."""
        readings = self._readable.readings
        query = checksum_query([(r.table, r.readable, _of_everything(r, beyond)) for r in readings], "postgresql")
        self._session.execute("SET LOCAL enable_seqscan = on")
        found = checksums_in(self._session.execute(query).fetchall())
        self._session.execute("SET LOCAL enable_seqscan = off")
        return {name: Checksum(0, 0) for name in rows.tables()} | found

    def _ranges(self, readings: Sequence[_Reading], seq: int) -> Iterable[Part]:
        """Everything that is left to read, and the end of the snapshot, in one round trip."""
        cursors = [self._session.cursor(binary=True) for _ in readings]
        with self._session.pipeline():
            for reading, cursor in zip(readings, cursors, strict=True):
                query = f"SELECT {reading.selected} FROM {reading.table} WHERE {reading.mark} > %s"
                cursor.execute(query, [seq], prepare=True)
            self._session.execute("COMMIT", prepare=False)
        for reading, cursor in zip(readings, cursors, strict=True):
            with cursor:
                yield Part(reading.table, reading.columns, [cursor.fetchall()])

    def _part(self, reading: _Reading, where: str) -> Part:
        query = f"SELECT {reading.selected} FROM {reading.table} WHERE {where}"
        return Part(reading.table, reading.columns, self._batches(query), whole=not reading.mark)

    def _batches(self, query: str) -> Iterator[Sequence[tuple[Any, ...]]]:
        with self._session.cursor(name="pull", binary=True) as cursor:
            cursor.itersize = BATCH_ROWS
            cursor.execute(query)
            while batch := cursor.fetchmany(BATCH_ROWS):
                yield batch


def _of_everything(reading: _Reading, floor: int) -> str:
    if reading.nature == "ledger":
        return f"{reading.mark} > {int(floor)}"
    return FINAL_SUMS if reading.nature == "derived" else "true"


def _session(place: Place) -> Session:
    session = connect(place, autocommit=True, options=_PLANNED_ONCE)
    session.prepared_max = PREPARED_MAX
    return session


def _look(answer: psycopg.Cursor[TupleRow]) -> Look:
    row = answer.fetchone()
    if row is None:
        raise psycopg.OperationalError("the book did not answer")
    epoch, seq, at_head, at_cursor, schema, replica, active, scope, at = row
    return Look(
        epoch=epoch,
        seq=seq,
        hash=at_head,
        hash_at_cursor=at_cursor,
        schema=schema,
        scope=scope,
        active=bool(active),
        replica=replica,
        at=at,
    )


def _readings(session: Session) -> tuple[_Reading, ...]:
    """What this login may read, table by table: closed tables are left out, closed columns read as nothing."""
    found = session.execute(
        "SELECT c.relname::text, array_agg(a.attname::text) FROM pg_class c "
        "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_column_privilege(c.oid, a.attnum, 'SELECT') "
        "GROUP BY c.relname"
    ).fetchall()
    allowed = {str(table): frozenset(map(str, readable)) for table, readable in found}
    readings = [_reading(name, allowed[name]) for name in rows.tables() if name in allowed]
    columns = tuple(column.name for column in COMMAND.columns)
    selected = ", ".join(_MOMENT.format(name) if name in ("submitted_at", "decided_at") else f'"{name}"' for name in columns)
    readings.append(_Reading(COMMAND.name, "seq", columns, selected, "ledger", frozenset(columns)))
    return tuple(readings)


@lru_cache(maxsize=500)
def _reading(table: str, readable: frozenset[str]) -> _Reading:
    """How a table is read of which these columns are open."""
    spec = rows.tables()[table]
    mark = {"ledger": "seq", "state": "touched_seq", "derived": ""}[spec.nature]
    columns = tuple(columns_of(spec))
    selected = ", ".join(_selected(spec, column, column in readable) for column in columns)
    return _Reading(table, mark, columns, selected, spec.nature, readable.intersection(columns))


def _selected(spec: Table, column: str, is_open: bool) -> str:
    field = next((f for f in spec.fields if f.name == column), None)
    if not is_open:
        nothing = ("text", "''") if field and field.kind == "text" else ("bigint", "0")
        return f"NULL::{nothing[0]}" if field and field.optional else f"{nothing[1]}::{nothing[0]}"
    if field and field.kind == "date":
        return f'"{column}"::text'
    if field and field.kind == "moment":
        return _MOMENT.format(f'"{column}"')
    return f'"{column}"'


def _refusal_of(record: CommandRecord, problem: psycopg.Error) -> Exception:
    constraint = problem.diag.constraint_name or ""
    if constraint == SENDER_INDEX:
        return SenderCloned()
    if constraint == ID_INDEX:
        return CommandIdReused(command_id=record.id)
    return CommandRejected(record.id, str(problem).splitlines()[0])
