"""The book's side of a simulated world: a real book in memory, its sessions, its lock, backups, and a transport that fails on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError

from app.desk import CommandRecord
from app.domain import rows
from app.domain.book import FiscalPeriod
from app.domain.refusals import CommandIdReused
from app.domain.rows import Key, Row
from app.engine import Decision, Head
from app.poster import Waiting, Whose
from app.seal import GENESIS_HASH
from db import command_log
from db.cache import Part
from db.migrations.run import SCHEMA_HEAD
from db.store import Store
from db.sync import CommandRejected, Look, SenderCloned
from db.whose import whose
from tests.simulation.memory import raw

BATCH = 7
_NAMES = """approval_request control_case cost_layer cost_pool document document_line fiscal_period grni_line grni_move held_command
    journal_entry journal_line landed_accrual landed_accrual_move landed_share layer_use lot number_series order_line reason_code
    receipt_line stock_move stock_position account approval_policy book_info item item_costing item_unit legal_entity location member
    member_role partner posting_rule tolerance_policy warehouse"""
WRITTEN = frozenset(_NAMES.split())
"""The tables that the simulated business and its set-up write; the judge makes sure that it is no other."""

LEDGER = frozenset(spec.name for spec in rows.tables().values() if spec.nature == "ledger")

COLUMNS: dict[str, tuple[str, ...]] = {}
"""The columns of every table, once they were read."""


class Lost(OSError):
    """The network failed: the sender does not know whether the request arrived."""


class Crash(BaseException):
    """A process ended in the middle of what it did."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A consistent state of the book: the rows of every written table and of the log, and what the book says of itself."""

    epoch: str
    schema: str
    head: Head
    tables: dict[str, list[tuple[Any, ...]]]

    def hash_at(self, seq: int) -> str | None:
        at = COLUMNS["command"].index("hash")
        by = COLUMNS["command"].index("seq")
        return next((row[at] for row in self.tables["command"] if row[by] == seq), None)

    def active(self, member: str) -> bool:
        columns = COLUMNS["member_role"]
        by, active = columns.index("member_id"), columns.index("active")
        return any(row[by] == member and row[active] for row in self.tables["member_role"])


class Server:
    """A book in memory. Sessions die when it fails over; the lock belongs to a session; a replica follows when it is told to."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.db = raw(engine)
        self._frozen_at: tuple[int, int, str, str] = (-1, 0, "", "")
        self._untouched = Frozen("epoch-1", SCHEMA_HEAD, self._head(), {name: self._rows(name) for name in (*WRITTEN, "command")})
        self.reset()

    def reset(self) -> None:
        """Nothing has happened to it yet: it holds what it held when this began."""
        self._frozen: Frozen | None = None
        self.written: set[str] = set()
        self.touched: set[str] = set()
        self.epoch = "epoch-1"
        self.schema = SCHEMA_HEAD
        self.scopes: dict[str, str] = {}
        self.has_backup = False
        self.generation = 0
        self.restored = 0
        self.leader: object | None = None
        self.replica: Frozen | None = None

    def frozen(self) -> Frozen:
        """What a snapshot that opens now sees. Only what was written since the last one is read again."""
        at = (self.db.total_changes, self.restored, self.epoch, self.schema)
        if self._frozen is None or self._frozen_at != at:
            known = self._frozen or self._untouched
            tables = dict(known.tables)
            tables.update({name: self._later(name, known) if name in LEDGER else self._rows(name) for name in self.written})
            tables["command"] = self._log(known)
            self.touched |= self.written
            self.written.clear()
            self._frozen, self._frozen_at = Frozen(self.epoch, self.schema, self._head(), tables), at
        return self._frozen

    def forget(self) -> None:
        """The database is another; whatever was read of it since the beginning counts no more."""
        self._frozen = None
        self.written |= self.touched

    def read_again(self, *, everything: bool) -> Frozen:
        """What it holds, read from the beginning: all that is known to have been written, or also what nobody is known to have."""
        self._frozen = Frozen(self.epoch, self.schema, self._head(), dict(self._untouched.tables))
        names = WRITTEN if everything else self.written | self.touched
        self._frozen.tables.update({name: self._rows(name) for name in (*names, "command")})
        return self._frozen

    def _later(self, table: str, known: Frozen) -> list[tuple[Any, ...]]:
        """Of a ledger that only grows, what is known and what came behind it."""
        return known.tables[table] + self.db.execute(f"SELECT * FROM {table} WHERE seq > ?", (known.head.seq,)).fetchall()

    def _log(self, known: Frozen) -> list[tuple[Any, ...]]:
        """What was decided stays as it is."""
        by = COLUMNS["command"].index("seq")
        later = self.db.execute("SELECT * FROM command WHERE seq IS NULL OR seq > ?", (known.head.seq,)).fetchall()
        return [row for row in known.tables["command"] if row[by] is not None] + later

    def _rows(self, table: str) -> list[tuple[Any, ...]]:
        cursor = self.db.execute(f"SELECT * FROM {table}")
        if table not in COLUMNS:
            COLUMNS[table] = tuple(column[0] for column in cursor.description)
        return cursor.fetchall()

    def take_backup(self) -> None:
        self.db.mark()
        self.has_backup = True

    def restore(self, *, announced: bool) -> None:
        """Go back to the backup. A restore by the book carries a new epoch; a careless one does not."""
        self.db.return_to_mark()
        self.forget()
        self.restored += 1
        self.end_sessions()
        if announced:
            self.epoch = f"epoch-{self.restored + 1}"

    def lose_undecided(self, count: int) -> int:
        """A failover to a standby that had not received the last commands yet; nothing decided is lost. Returns how many were."""
        done = self.db.execute(
            "DELETE FROM command WHERE arrival IN (SELECT arrival FROM command WHERE seq IS NULL ORDER BY arrival DESC LIMIT ?)", (count,)
        )
        self.end_sessions()
        return done.rowcount

    def end_sessions(self) -> None:
        self.generation += 1
        self.leader = None

    def submit(self, records: Sequence[CommandRecord]) -> None:
        """As the database takes commands: from active members, whose ids are their own."""
        try:
            with self.engine.connect() as connection, connection.begin():
                for record in records:  # a member does not even see the commands of others, but their ids are taken
                    found = self.db.execute("SELECT member FROM command WHERE id = ?", (record.id,)).fetchone()
                    if found and found[0] != record.member:
                        raise CommandIdReused(command_id=record.id)
                    if not self.active(record.member):
                        raise CommandRejected(record.id, "new row violates row-level security policy")
                command_log.submit(connection, records)
        except IntegrityError as error:
            if "command.member" in str(error.orig):
                raise SenderCloned() from None
            raise

    def active(self, member: str) -> bool:
        query = "SELECT 1 FROM member_role WHERE member_id = ? AND active LIMIT 1"
        return member == "olga" or self.db.execute(query, (member,)).fetchone() is not None

    def waiting(self) -> int:
        return int(self.db.execute("SELECT COUNT(*) FROM command WHERE seq IS NULL").fetchone()[0])

    def look(self, cursor_seq: int, member: str) -> Look:
        head = self._head()
        at = self.db.execute("SELECT hash FROM command WHERE seq = ?", (cursor_seq,)).fetchone()
        return Look(
            epoch=self.epoch,
            seq=head.seq,
            hash=head.hash,
            hash_at_cursor=at[0] if at else None,
            schema=self.schema,
            scope=self.scopes.get(member, "everything"),
            active=self.active(member),
        )

    def _head(self) -> Head:
        found = self.db.execute("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").fetchone()
        return Head(*(found or (0, GENESIS_HASH)))


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

    def stored(self, kind: type[Row], keys: Sequence[Key]) -> Any:
        return self.store.stored(kind, keys)

    def sums(self) -> Any:
        return self.store.sums()

    def head(self) -> Head:
        return self.store.head()

    def waiting(self, commands_max: int, bytes_max: int) -> list[Waiting]:
        return self.store.waiting(commands_max, bytes_max)

    def whose(self, error: BaseException) -> Whose:
        return whose(error)

    def record(self, decisions: Sequence[Decision], decided_at: datetime) -> None:
        self.server.written.update(spec.name for decision in decisions for spec, _ in decision.rows if spec.name in WRITTEN)
        self.store.record(decisions, decided_at)

    def committed(self, head: Head) -> None:
        return

    def close(self) -> None:
        self.connection.close()
        if self.server.leader is self:
            self.server.leader = None


def _calm(what: str) -> None:
    return


def _nothing_late(records: Sequence[CommandRecord], arrived: bool) -> None:
    return


class SimRemote:
    """A client's connection. `network` may raise before or after the server acts; what it delays or repeats arrives when the world says.

    Reads come from the replica when there is one, as far as that has followed.
    """

    def __init__(
        self,
        server: Server,
        member: str,
        network: Callable[[str], None] = _calm,
        late: Callable[[Sequence[CommandRecord], bool], None] = _nothing_late,
    ) -> None:
        self.server = server
        self.member = member
        self.network = network
        self.late = late
        self.generation = server.generation
        self.schema_seen = ""

    def _alive(self) -> None:
        if self.generation != self.server.generation:
            raise Lost("the session is gone")

    def look(self, cursor_seq: int) -> Look:
        self.network("look asked")
        self._alive()
        found = self.server.look(cursor_seq, self.member)
        self.schema_seen = found.schema
        self.network("look answered")
        return found

    def submit(self, records: Sequence[CommandRecord]) -> None:
        if self.schema_seen != SCHEMA_HEAD:
            raise AssertionError(f"sent to a book of schema {self.schema_seen}")
        try:
            self.network("submit asked")
            self._alive()
        except Lost:
            self.late(records, False)
            raise
        self.server.submit(records)
        self.late(records, True)
        self.network("submit answered")

    @contextmanager
    def snapshot(self) -> Iterator[SimSnapshot]:
        self.network("snapshot asked")
        self._alive()
        yield SimSnapshot(self)
        self.network("snapshot closed")


class SimSnapshot:
    """Sees what was there when it was opened, whatever happens meanwhile."""

    def __init__(self, remote: SimRemote) -> None:
        server = remote.server
        self.replica = server.replica is not None
        self.frozen = server.replica or server.frozen()
        self.server = server
        self.scope = server.scopes.get(remote.member, "everything")
        self.member = remote.member
        self.network = remote.network

    def look(self, cursor_seq: int) -> Look:
        head = self.frozen.head
        return Look(
            epoch=self.frozen.epoch,
            seq=head.seq,
            hash=head.hash,
            hash_at_cursor=self.frozen.hash_at(cursor_seq),
            schema=self.frozen.schema,
            scope=self.scope,
            active=self.frozen.active(self.member),
            replica=self.replica,
        )

    def seq_before(self, moment: datetime) -> int:
        return 0

    def changed_since(self, seq: int) -> Iterable[Part]:
        periods = False
        for spec in rows.tables().values():
            if spec.nature != "derived" and spec.name in WRITTEN:
                mark = COLUMNS[spec.name].index("seq" if spec.nature == "ledger" else "touched_seq")
                found = [row for row in self.frozen.tables[spec.name] if row[mark] > seq]
                if found:
                    periods = periods or spec.name == FiscalPeriod.TABLE.name
                    yield self._part(spec.name, found)
        if periods:
            yield from self._derived()
        yield from self._log(seq)

    def size(self, *, floor: int) -> int:
        self.network("counted")
        return sum(len(found) for found in self.frozen.tables.values())

    def everything(self, *, floor: int) -> Iterable[Part]:
        for spec in rows.tables().values():
            if spec.nature != "derived" and spec.name in WRITTEN and (found := self.frozen.tables[spec.name]):
                yield self._part(spec.name, found)
        yield from self._derived()
        yield from self._log(floor)

    def checksums(self, *, beyond: int) -> None:
        """The judge compares every row of every cache; what the databases add up is tried on real ones."""

    def _log(self, seq: int) -> Iterator[Part]:
        columns = COLUMNS["command"]
        by, member = columns.index("seq"), columns.index("member")
        found = [row for row in self.frozen.tables["command"] if row[member] == self.member and (row[by] or 0) > seq]
        if found:
            yield self._part("command", found)

    def _derived(self) -> Iterator[Part]:
        """Closing sums; nothing in this business makes one, so that the whole of them is empty."""
        for spec in rows.tables().values():
            if spec.nature == "derived":
                yield Part(spec.name, (), iter(()), whole=True)

    def _part(self, table: str, found: list[tuple[Any, ...]]) -> Part:
        return Part(table, COLUMNS[table], self._batches(found))

    def _batches(self, found: list[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
        """There is a point between any few rows at which the network may fail. What arrived before it is taken back anyway."""
        for _ in range(0, len(found), BATCH):
            self.network("rows sent")
        yield found
