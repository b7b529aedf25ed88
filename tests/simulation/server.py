"""The book's side of a simulated world: a real book in memory, its sessions, its lock, backups, and a transport that fails on demand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

from app.desk import CommandRecord
from app.domain import rows
from app.domain.book import FiscalPeriod
from app.domain.refusals import CommandIdReused
from app.domain.rows import Key, Row
from app.engine import Decision, Head
from app.seal import GENESIS_HASH
from db import command_log
from db.cache import Part
from db.migrations.run import SCHEMA_HEAD
from db.snapshots import FINAL_SUMS
from db.store import Store
from db.sync import Look, SenderCloned

BATCH = 7
_NAMES = """approval_request control_case cost_layer cost_pool document document_line fiscal_period grni_line grni_move held_command
    journal_entry journal_line landed_accrual landed_accrual_move landed_share layer_use lot number_series order_line reason_code
    receipt_line stock_move stock_position account approval_policy book_info item item_costing item_unit legal_entity location member
    member_role partner posting_rule tolerance_policy warehouse"""
WRITTEN = frozenset(_NAMES.split())
"""The tables that the simulated business and its set-up write; the judge makes sure that it is no other."""


class Lost(OSError):
    """The network failed: the sender does not know whether the request arrived."""


class Crash(BaseException):
    """A process ended in the middle of what it did."""


def memory_engine() -> sa.Engine:
    """One connection to a database in memory whose content can be replaced as a whole."""
    engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def content_of(engine: sa.Engine) -> bytes:
    return raw(engine).serialize()


def put_content(target: sqlite3.Connection, content: bytes) -> None:
    """Page by page over another connection: deserialising into one that has prepared statements ends the process."""
    source = sqlite3.connect(":memory:")
    source.deserialize(content)
    source.backup(target)
    source.close()


def raw(engine: sa.Engine) -> sqlite3.Connection:
    with engine.connect() as connection:
        found: Any = connection.connection.driver_connection
        return found  # type: ignore[no-any-return]


class Server:
    """A book in memory. Sessions die when it fails over; the lock belongs to a session."""

    def __init__(self, engine: sa.Engine, content: bytes) -> None:
        self.engine = engine
        put_content(raw(engine), content)
        self.epoch = "epoch-1"
        self.backup: bytes | None = None
        self.generation = 0
        self.leader: object | None = None

    def take_backup(self) -> None:
        self.backup = content_of(self.engine)

    def restore(self, *, announced: bool) -> None:
        """Go back to the backup. A restore by the book carries a new epoch; a careless one does not."""
        if self.backup is not None:
            put_content(raw(self.engine), self.backup)
            self.end_sessions()
            if announced:
                self.epoch = f"epoch-{self.generation}"

    def lose_undecided(self, count: int) -> None:
        """A failover to a standby that had not received the last commands yet; nothing decided is lost."""
        with self.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("DROP TRIGGER guard_command_delete")
            connection.exec_driver_sql(
                "DELETE FROM command WHERE arrival IN (SELECT arrival FROM command WHERE seq IS NULL ORDER BY arrival DESC LIMIT ?)",
                (count,),
            )
            connection.exec_driver_sql(
                "CREATE TRIGGER guard_command_delete BEFORE DELETE ON command "
                "BEGIN SELECT RAISE(ABORT, 'guard: a command is not deleted'); END"
            )
        self.end_sessions()

    def end_sessions(self) -> None:
        self.generation += 1
        self.leader = None

    def submit(self, records: Sequence[CommandRecord]) -> None:
        try:
            with self.engine.connect() as connection, connection.begin():
                for record in records:  # a member does not even see the commands of others, but their ids are taken
                    found = connection.exec_driver_sql("SELECT member FROM command WHERE id = ?", (record.id,)).scalar()
                    if found not in (None, record.member):
                        raise CommandIdReused(command_id=record.id)
                command_log.submit(connection, records)
        except IntegrityError as error:
            if "command.member" in str(error.orig):
                raise SenderCloned() from None
            raise

    def look(self, cursor_seq: int) -> Look:
        with self.engine.connect() as connection:
            cursor = raw(self.engine).cursor()
            head = cursor.execute("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").fetchone()
            at = cursor.execute("SELECT hash FROM command WHERE seq = ?", (cursor_seq,)).fetchone()
            connection.rollback()
        seq, hash_ = head or (0, GENESIS_HASH)
        return Look(epoch=self.epoch, seq=seq, hash=hash_, hash_at_cursor=at[0] if at else None, schema=SCHEMA_HEAD, scope="everything")


class SimWriter:
    """A poster's session: what it writes is gone when the session is, and the lock with it."""

    def __init__(self, server: Server, trouble: Callable[[str], None]) -> None:
        self.server = server
        self.generation = server.generation
        self.trouble = trouble
        self.connection = server.engine.connect()
        self.store = Store(self.connection)

    def alive(self) -> bool:
        return self.generation == self.server.generation

    def acquire(self) -> bool:
        if self.server.leader is None and self.alive():
            self.server.leader = self
        return self.server.leader is self

    @contextmanager
    def transaction(self) -> Iterator[object]:
        if not self.alive() or self.server.leader is not self:
            raise OperationalError("session is gone", {}, Exception("terminating connection"))
        with self.connection.begin() as transaction:
            yield transaction
            self.trouble("poster disk")
            self.trouble("poster before commit")
        self.trouble("poster after commit")

    def rows(self, kind: type[Row], keys: Sequence[Key]) -> Any:
        return self.store.rows(kind, keys)

    def groups(self, kind: type[Row], index: str, keys: Sequence[Key]) -> Any:
        return self.store.groups(kind, index, keys)

    def head(self) -> Head:
        return self.store.head()

    def waiting(self, limit: int) -> list[CommandRecord]:
        return self.store.waiting(limit)

    def record(self, decisions: Sequence[Decision], decided_at: datetime) -> None:
        self.store.record(decisions, decided_at)

    def committed(self, head: Head) -> None:
        return

    def close(self) -> None:
        self.connection.close()
        if self.server.leader is self:
            self.server.leader = None


class SimRemote:
    """A client's connection. `network` may raise before or after the server acts; what was delayed arrives when the world says so."""

    def __init__(
        self, server: Server, member: str, network: Callable[[str], None], late: Callable[[Sequence[CommandRecord]], None]
    ) -> None:
        self.server = server
        self.member = member
        self.network = network
        self.late = late
        self.generation = server.generation

    def _alive(self) -> None:
        if self.generation != self.server.generation:
            raise Lost("the session is gone")

    def look(self, cursor_seq: int) -> Look:
        self.network("look asked")
        self._alive()
        found = self.server.look(cursor_seq)
        self.network("look answered")
        return found

    def submit(self, records: Sequence[CommandRecord]) -> None:
        try:
            self.network("submit asked")
            self._alive()
        except Lost:
            self.late(records)
            raise
        self.server.submit(records)
        self.network("submit answered")

    @contextmanager
    def snapshot(self) -> Iterator[SimSnapshot]:
        self.network("snapshot asked")
        self._alive()
        yield SimSnapshot(self.server, self.member, self.network)
        self.network("snapshot closed")


class SimSnapshot:
    """Reads everything when it is opened, so that what happens meanwhile cannot show."""

    def __init__(self, server: Server, member: str, network: Callable[[str], None]) -> None:
        self.frozen = sqlite3.connect(":memory:")
        self.frozen.deserialize(content_of(server.engine))
        self.epoch = server.epoch
        self.member = member
        self.network = network

    def look(self, cursor_seq: int) -> Look:
        head = self.frozen.execute("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").fetchone()
        at = self.frozen.execute("SELECT hash FROM command WHERE seq = ?", (cursor_seq,)).fetchone()
        seq, hash_ = head or (0, GENESIS_HASH)
        return Look(epoch=self.epoch, seq=seq, hash=hash_, hash_at_cursor=at[0] if at else None, schema=SCHEMA_HEAD, scope="everything")

    def seq_before(self, moment: datetime) -> int:
        return 0

    def changed_since(self, seq: int) -> Iterable[Part]:
        changed = set()
        for spec in rows.tables().values():
            if spec.nature != "derived" and spec.name in WRITTEN:
                mark = "seq" if spec.nature == "ledger" else "touched_seq"
                part = self._part(spec.name, f"{mark} > {seq}")
                if part:
                    changed.add(spec.name)
                    yield part
        if FiscalPeriod.TABLE.name in changed:
            yield from self._derived()
        part = self._part("command", f"seq > {seq} AND member = '{self.member}'")
        if part:
            yield part
        self.frozen.close()

    def everything(self, *, floor: int) -> Iterable[Part]:
        for spec in rows.tables().values():
            if spec.nature != "derived" and spec.name in WRITTEN and (part := self._part(spec.name, "1")):
                yield part
        yield from self._derived()
        part = self._part("command", f"seq > {floor} AND member = '{self.member}'")
        if part:
            yield part
        self.frozen.close()

    def _derived(self) -> Iterable[Part]:
        for spec in rows.tables().values():
            if spec.nature == "derived" and (part := self._part(spec.name, FINAL_SUMS)):
                yield part

    def _part(self, table: str, where: str) -> Part | None:
        cursor = self.frozen.execute(f"SELECT * FROM {table} WHERE {where}")
        found = cursor.fetchall()
        if not found:
            return None
        columns = tuple(column[0] for column in cursor.description)
        return Part(table, columns, self._batches(found), whole=table in rows.tables() and rows.tables()[table].nature == "derived")

    def _batches(self, found: list[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
        for start in range(0, len(found), BATCH):
            self.network("rows sent")
            yield found[start : start + BATCH]
