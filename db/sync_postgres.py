"""The way to a shared book over PostgreSQL: looks, submits and reads snapshots with one login; judges nothing of what it finds."""

from __future__ import annotations

import contextlib
import os
import select
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql
from psycopg.rows import TupleRow
from sqlalchemy.exc import DBAPIError

from app.desk import CommandRecord
from app.domain import rows
from app.domain.book import FiscalPeriod
from app.domain.refusals import CommandIdReused
from app.domain.rows import Nature, Table
from db import command_log
from db.cache import Part
from db.guards.postgres import POSTED_CHANNEL, SENDER_INDEX
from db.roles.matrix import columns_of
from db.schema import COMMAND
from db.shared_book import COSTS, shared_engine
from db.sync import CommandRejected, Look, SenderCloned

BATCH_ROWS = 5_000
_MOMENT = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""
_LOOK = sql.SQL(
    "SELECT h.epoch, h.seq, h.hash, book_hash_at(%s), (SELECT version_num FROM alembic_version), pg_is_in_recovery(), scope_active(), "
    "md5(concat_ws('|', scope_entities(), scope_any_entities(), scope_warehouses(), cost_entities(), cost_warehouses(), "
    "pg_has_role(SESSION_USER, {}, 'MEMBER'))) FROM book_head() h"
).format(sql.Literal(COSTS))
Session = psycopg.Connection[TupleRow]


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one table is read with the rights of this login: `selected` in SQL, cost columns that are closed to it as nothing."""

    table: str
    mark: str
    columns: tuple[str, ...]
    selected: str
    nature: Nature


class PostgresRemote:
    """One session to the book (and one to a replica for reading, if named). Raises psycopg's and SQLAlchemy's errors when it is gone."""

    def __init__(self, place: str, *, read_from: str = "") -> None:
        self._engine = shared_engine(place)
        self._reader = shared_engine(read_from) if read_from else self._engine
        self._connection = self._engine.connect()
        self._session = _session_of(self._connection)
        self._reading_connection = self._reader.connect() if read_from else self._connection
        self._readings = _readings(_session_of(self._reading_connection))
        _session_of(self._reading_connection).rollback()
        with self._connection.begin():
            self._session.execute(f"LISTEN {POSTED_CHANNEL}")

    def look(self, cursor_seq: int) -> Look:
        with self._connection.begin():
            return _look(self._session, cursor_seq)

    def submit(self, records: Sequence[CommandRecord]) -> None:
        try:
            with self._connection.begin():
                command_log.submit(self._connection, records)
        except DBAPIError as error:
            problem = error.orig
            if error.connection_invalidated or not isinstance(problem, psycopg.Error) or isinstance(problem, psycopg.OperationalError):
                raise
            if len(records) > 1:
                for record in records:
                    self.submit([record])
                return
            raise _refusal_of(records[0], problem) from None

    @contextmanager
    def snapshot(self) -> Iterator[PostgresSnapshot]:
        session = _session_of(self._reading_connection)
        with self._reading_connection.begin():
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield PostgresSnapshot(session, self._readings)

    def wait(self, seconds: float, wake: socket.socket) -> None:
        """Sleep until something was posted, `wake` has something to read, or so many seconds went by."""
        ready, _, _ = select.select([self._session.fileno(), wake.fileno()], [], [], seconds)
        if self._session.fileno() in ready:
            for _ in self._session.notifies(timeout=0):
                pass

    def cut(self) -> None:
        """End the connection under whoever uses it, as a pulled cable does; callable from any thread."""
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(self._session.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        for connection in {self._connection, self._reading_connection}:
            connection.invalidate()
            connection.close()
        self._engine.dispose()
        self._reader.dispose()


class PostgresSnapshot:
    """One repeatable read on an open transaction."""

    def __init__(self, session: Session, readings: Sequence[_Reading]) -> None:
        self._session = session
        self._readings = readings

    def look(self, cursor_seq: int) -> Look:
        return _look(self._session, cursor_seq)

    def seq_before(self, moment: datetime) -> int:
        row = self._session.execute("SELECT book_seq_before(%s)", [moment]).fetchone()
        return int(row[0]) if row else 0

    def changed_since(self, seq: int) -> Iterable[Part]:
        """First which tables changed, in one statement; then one range of each of those. Closing sums change with their periods."""
        marked = [reading for reading in self._readings if reading.mark]
        probes = sql.SQL(", ").join(sql.SQL(f"EXISTS (SELECT 1 FROM {r.table} WHERE {r.mark} > %(seq)s)") for r in marked)
        found = self._session.execute(sql.SQL("SELECT {}").format(probes), {"seq": seq}, prepare=True).fetchone() or ()
        changed = {reading.table for reading, moved in zip(marked, found, strict=True) if moved}
        for reading in self._readings:
            if reading.table in changed:
                yield self._range(reading, seq)
            elif not reading.mark and FiscalPeriod.TABLE.name in changed:
                yield self._part(reading, "true")

    def everything(self, *, floor: int) -> Iterable[Part]:
        for reading in self._readings:
            yield self._part(reading, f"{reading.mark} > {int(floor)}" if reading.nature == "ledger" else "true")

    def _range(self, reading: _Reading, seq: int) -> Part:
        """What changed in one table, by a prepared statement: planning under row security would take longer than reading."""

        def batches() -> Iterator[Sequence[tuple[Any, ...]]]:
            query = f"SELECT {reading.selected} FROM {reading.table} WHERE {reading.mark} > %s"
            with self._session.cursor(binary=True) as cursor:
                cursor.execute(query, [seq], prepare=True)
                while batch := cursor.fetchmany(BATCH_ROWS):
                    yield batch

        return Part(reading.table, reading.columns, batches())

    def _part(self, reading: _Reading, where: str) -> Part:
        query = f"SELECT {reading.selected} FROM {reading.table} WHERE {where}"
        return Part(reading.table, reading.columns, self._batches(query), whole=not reading.mark)

    def _batches(self, query: str) -> Iterator[Sequence[tuple[Any, ...]]]:
        with self._session.cursor(name="pull", binary=True) as cursor:
            cursor.itersize = BATCH_ROWS
            cursor.execute(query)
            while batch := cursor.fetchmany(BATCH_ROWS):
                yield batch


def _look(session: Session, cursor_seq: int) -> Look:
    row = session.execute(_LOOK, [cursor_seq]).fetchone()
    if row is None:
        raise psycopg.OperationalError("the book did not answer")
    epoch, seq, at_head, at_cursor, schema, replica, active, scope = row
    return Look(
        epoch=epoch, seq=seq, hash=at_head, hash_at_cursor=at_cursor, schema=schema, scope=scope, active=bool(active), replica=replica
    )


def _session_of(connection: sa.Connection) -> Session:
    session: Any = connection.connection.driver_connection
    return session  # type: ignore[no-any-return]


def _readings(session: Session) -> tuple[_Reading, ...]:
    """What this login may read, table by table: closed tables are left out, closed columns read as nothing."""
    found = session.execute(
        "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_column_privilege(c.oid, a.attnum, 'SELECT')"
    ).fetchall()
    allowed = {(str(table), str(column)) for table, column in found}
    readings = []
    for spec in rows.tables().values():
        open_columns = {column for column in columns_of(spec) if (spec.name, column) in allowed}
        mark = {"ledger": "seq", "state": "touched_seq", "derived": ""}[spec.nature]
        if open_columns:
            selected = ", ".join(_selected(spec, column, column in open_columns) for column in columns_of(spec))
            readings.append(_Reading(spec.name, mark, tuple(columns_of(spec)), selected, spec.nature))
    columns = tuple(column.name for column in COMMAND.columns)
    selected = ", ".join(_MOMENT.format(name) if name in ("submitted_at", "decided_at") else f'"{name}"' for name in columns)
    readings.append(_Reading(COMMAND.name, "seq", columns, selected, "ledger"))
    return tuple(readings)


def _selected(spec: Table, column: str, is_open: bool) -> str:
    field = next((f for f in spec.fields if f.name == column), None)
    if not is_open:
        return "NULL::bigint" if field and field.optional else "0::bigint"
    if field and field.kind == "date":
        return f'"{column}"::text'
    if field and field.kind == "moment":
        return _MOMENT.format(f'"{column}"')
    return f'"{column}"'


def _refusal_of(record: CommandRecord, problem: psycopg.Error) -> Exception:
    constraint = problem.diag.constraint_name or ""
    if constraint == SENDER_INDEX:
        return SenderCloned()
    if constraint == "uq_command_id":
        return CommandIdReused(command_id=record.id)
    return CommandRejected(record.id, str(problem).splitlines()[0])
