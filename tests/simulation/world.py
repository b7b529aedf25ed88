"""A world of clients, two posters and one book, driven by a seed through every kind of fault, then healed and judged."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import msgspec
import structlog
from structlog.testing import capture_logs

from app.commands.master_data import DefineReasons
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command, digest_of, write_body
from app.desk import CommandRecord
from app.domain import rows
from app.domain.book import ReasonCode
from app.domain.refusals import CommandIdReused
from app.poster import Poster
from db.book import Book
from db.cache import Cache
from db.guards.sqlite import triggers
from db.outbox import CannotDiscard, Outbox
from db.schema import METADATA
from db.sync import Synchroniser
from tests.simulation.server import WRITTEN, Crash, Lost, Server, SimRemote, SimWriter, content_of, memory_engine, put_content, raw
from tests.support.company import Company, set_up

D = Decimal
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
LOG = "id, digest, status, seq, previous_hash, hash, workstation, result, member"
HEALING_ROUNDS_MAX = 60
ORDERS = 4
"""Purchase orders that every world begins with, so that receipts post."""
MEMBERS = ("olga", "olga", "sam")
structlog.configure(cache_logger_on_first_use=False)


class DiskFull(OSError):
    """The book could not be written this time."""


class Violation(AssertionError):
    """What must never happen happened; the message names the seed."""


@cache
def book_content() -> bytes:
    """A book with a small company in it, as bytes: every world starts from it."""
    engine = memory_engine()
    with engine.connect() as connection, connection.begin():
        METADATA.create_all(connection)
        for statement in triggers():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("CREATE UNIQUE INDEX guard_command_sender ON command (member, workstation, client_seq)")
        connection.exec_driver_sql("INSERT INTO book_meta VALUES ('epoch', 'epoch-1')")
    book = Book("memory", engine)
    book.embedded = False
    company = Company.__new__(Company)
    company.book, company.clock, company._ids = book, START - timedelta(days=30), itertools.count(1)
    server = Server(engine, content_of(engine))
    writer = SimWriter(server, lambda what: None)
    writer.acquire()
    company.poster = Poster(writer, now=lambda: company.clock)
    _set_up_without_reading(company)
    writer.close()
    return content_of(engine)


def _set_up_without_reading(company: Company) -> None:
    company.submit = lambda *records: Server.submit(_of(company), records)  # type: ignore[method-assign]

    def do(command: Command, *, member: str = "olga", expect: str = "posted", command_id: str = "") -> Any:
        company.submit(company.record(command, member=member, command_id=command_id))
        [decision] = company.poster.post_waiting().decisions
        assert decision.status == expect, decision.result
        return decision

    company.do = do  # type: ignore[method-assign]
    set_up(company)
    for n in range(ORDERS):
        line = PurchaseLine(item_id="NUT" if n % 2 else "BOX", quantity=D(100), unit_price=D("1.07"))
        do(PlacePurchaseOrder(order_id=f"po{n}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)))


def _of(company: Company) -> Any:
    return type("Door", (), {"engine": company.book.engine})()


@cache
def cache_content() -> bytes:
    engine = memory_engine()
    Cache(engine)
    return content_of(engine)


@dataclass
class Client:
    """A workstation: its files survive a crash, its process does not."""

    name: str
    member: str
    cache: Cache
    outbox: Outbox
    numbers: Any
    sync: Synchroniser | None = None
    remote: SimRemote | None = None
    stored: dict[str, CommandRecord] = field(default_factory=dict)
    discarded: set[str] = field(default_factory=set)
    told: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    warned: int = 0


class World:
    """One schedule. `run` plays so many steps with faults, heals everything, and raises `Violation` where the promise was broken."""

    engines: tuple[Any, ...] = ()

    def __init__(self, seed: int, *, steps: int = 30) -> None:
        self.seed = seed
        self.random = Random(seed)
        self.steps = steps
        self.clock = START
        self.healed = False
        self.restores = 0
        self.ids = itertools.count(1)
        self.late: list[Sequence[CommandRecord]] = []
        self.inner = 0
        self.reused: set[str] = set()
        engines = self._engines()
        self.server = Server(engines[0], book_content())
        self.clients: list[Client] = []
        self.spare = list(engines[1:])
        for i in range(self.random.choice((1, 2, 2, 3))):
            self._new_client(f"ws{i}", MEMBERS[i], cache_content(), None)
        self.writers: list[SimWriter | None] = [None, None]
        self.posters: list[Poster | None] = [None, None]

    @classmethod
    def _engines(cls) -> tuple[Any, ...]:
        if not World.engines:
            World.engines = tuple(memory_engine() for _ in range(6))
        return World.engines

    def _new_client(self, name: str, member: str, content: bytes, outbox: bytes | None) -> Client:
        engine = self.spare.pop()
        put_content(raw(engine), content)
        box = Outbox(":memory:", name=name)
        if outbox is not None:
            put_content(box._db, outbox)
        client = Client(name, member, Cache(engine), box, None)
        self.clients.append(client)
        return client

    # driving

    def run(self) -> None:
        backup_at = self.random.randrange(self.steps // 2)
        restore_at = backup_at + self.random.randrange(8, 20) if self.random.random() < 0.5 else -1
        with capture_logs() as logs:
            try:
                for step in range(self.steps):
                    if step == backup_at:
                        self.server.take_backup()
                    if step == restore_at:
                        self._restore()
                    self._step()
                self._heal()
                self._judge()
                errors = [entry for entry in logs if entry["log_level"] in ("error", "critical")]
                self._must(not errors, f"a bug was logged: {errors[:1]}")
            finally:
                self._close()

    def _step(self) -> None:
        self.clock += timedelta(seconds=self.random.randrange(1, 600))
        choice = self.random.random()
        client = self.random.choice(self.clients)
        if choice < 0.28:
            self._store(client)
        elif choice < 0.58:
            self._round(client)
        elif choice < 0.80:
            self._post(self.random.randrange(2))
        elif choice < 0.86:
            self._restart(client)
        elif choice < 0.89 and self.late:
            self._arrive_late()
        else:
            self._disaster(client)

    def _disaster(self, client: Client) -> None:
        kind = self.random.choice(("backup", "restore", "failover", "clone", "poster dies", "discard", "reuse", "sessions"))
        if kind == "backup":
            self.server.take_backup()
        elif kind == "restore" and self.restores < 2 and self.server.backup is not None:
            self._restore()
        elif kind == "failover":
            self._drop_posters()
            self.server.lose_undecided(self.random.randrange(3))
        elif kind == "clone" and len(self.clients) < 5 and self.spare:
            self._clone(client)
        elif kind == "poster dies":
            self._drop_poster(self.random.randrange(2))
        elif kind == "discard":
            self._discard(client)
        elif kind == "reuse":
            self._reuse(client)
        elif kind == "sessions":
            self.server.end_sessions()

    def _restore(self) -> None:
        self.restores += 1
        self._drop_posters()
        self.server.restore(announced=self.random.random() < 0.5)

    def _trouble(self, what: str) -> None:
        """At any point of any process: another one acts in between, the network fails, or the process ends."""
        if self.healed:
            return
        if self.inner < 2 and self.random.random() < 0.08 and not what.startswith("poster"):
            self.inner += 1
            try:
                self._meanwhile(what)
            finally:
                self.inner -= 1
        chance = self.random.random()
        if what == "poster disk":
            if chance < 0.04:
                raise DiskFull(what)
            return
        if chance < 0.03:
            raise Crash(what)
        if chance < 0.10:
            raise Lost(what)

    def _meanwhile(self, what: str) -> None:
        if self.random.random() < 0.8:
            self._post(self.random.randrange(2))
        elif self.restores < 2 and self.server.backup is not None:
            self.restores += 1
            self._drop_posters()
            self.server.restore(announced=self.random.random() < 0.5)
            self.server.generation -= 1  # the session of whoever is reading goes on, as one through a pooler may

    def _store(self, client: Client) -> None:
        count = self.random.choice((1, 1, 2, 3))
        records = [self._record(client, self._command()) for _ in range(count)]
        client.outbox.put(records)
        client.stored.update({record.id: record for record in records})
        if self.random.random() < 0.2:
            client.outbox.put(records)

    def _command(self) -> Command:
        n = next(self.ids)
        chance = self.random.random()
        if chance < 0.4:
            return DefineReasons(reasons=(ReasonCode(id=f"R{self.random.randrange(6)}", name=f"name {n}", kind="count"),))
        if chance < 0.55:
            line = PurchaseLine(item_id=self.random.choice(("NUT", "BOX")), quantity=D(10), unit_price=D("1.07"))
            order = f"po{self.random.randrange(ORDERS, ORDERS + 4)}"
            return PlacePurchaseOrder(
                order_id=order, entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)
            )
        arrived = ReceiptLineIn(order_line_no=1, quantity=D(self.random.randrange(1, 6)), location_id="W1/A")
        return PostGoodsReceipt(receipt_id=f"gr{n}", order_id=f"po{self.random.randrange(ORDERS + 2)}", posting_date=DAY, lines=(arrived,))

    def _record(self, client: Client, command: Command, command_id: str = "") -> CommandRecord:
        kind, body = type(command).KIND, write_body(command)
        return CommandRecord(
            id=command_id or f"{client.name}-{next(self.ids)}",
            kind=kind,
            body=body,
            digest=digest_of(kind, body),
            member=client.member,
            workstation=client.outbox.workstation,
            client_seq=client.outbox.next_number(),
            submitted_at=self.clock,
        )

    def _round(self, client: Client) -> None:
        if client.sync is None:
            client.sync = Synchroniser(client.cache, client.outbox, now=lambda: self.clock)
        try:
            if client.remote is None:
                self._trouble("connect")
                client.remote = SimRemote(self.server, client.member, self._trouble, self._delay)
                client.outbox.doubt()
            done = client.sync.round(client.remote)
        except Lost:
            client.remote = None
            return
        except Crash:
            self._restart(client)
            return
        client.warned += done.restarted in ("restored", "disagrees")
        self._tell(client)

    def _tell(self, client: Client) -> None:
        """The person sees outcomes; one that was told may change only after the book was said to be another."""
        if client.warned:
            client.warned = 0
            client.told.clear()
        for command_id, outcome in client.outbox.outcomes(client.stored).items():
            if outcome.status in ("posted", "held", "refused", "failed"):
                before = client.told.setdefault(command_id, (outcome.status, outcome.seq))
                self._must(before == (outcome.status, outcome.seq), f"{command_id} was {before} and silently became {outcome.status}")
            elif command_id in client.told:
                self._must(False, f"{command_id} was {client.told[command_id]} and silently became {outcome.status}")

    def _delay(self, records: Sequence[CommandRecord]) -> None:
        if not self.healed and self.random.random() < 0.4:
            self.late.append(records)

    def _arrive_late(self) -> None:
        records = self.late.pop(self.random.randrange(len(self.late)))
        try:
            self.server.submit(records)
        except Exception:  # noqa: BLE001 - nobody waits for the answer any more
            return

    def _post(self, which: int) -> None:
        if self.server.engine.pool.status and raw(self.server.engine).in_transaction:
            return
        try:
            if self.writers[which] is None:
                self.writers[which] = SimWriter(self.server, self._trouble)
                self.posters[which] = None
            writer = self.writers[which]
            assert writer is not None
            if not writer.acquire():
                if not writer.alive():
                    self._drop_poster(which)
                return
            if self.posters[which] is None:
                self.posters[which] = Poster(writer, now=lambda: self.clock, batch_commands_max=self.random.choice((1, 2, 5)))
            poster = self.posters[which]
            assert poster is not None
            poster.post_waiting()
        except DiskFull:
            return  # the service goes on with the poster it has
        except Crash:
            self._drop_poster(which)
        except Exception as error:
            if "session is gone" not in str(error) and not isinstance(error, Lost):
                raise
            self._drop_poster(which)

    def _drop_poster(self, which: int) -> None:
        writer, self.writers[which], self.posters[which] = self.writers[which], None, None
        if writer is not None:
            writer.close()

    def _drop_posters(self) -> None:
        for which in (0, 1):
            self._drop_poster(which)

    def _restart(self, client: Client) -> None:
        client.sync = client.remote = None

    def _clone(self, client: Client) -> None:
        clone = self._new_client(f"{client.name}c", client.member, content_of(client.cache.engine), client.outbox._db.serialize())
        clone.stored.update({i: r for i, r in client.stored.items() if i in client.outbox.outcomes([i])})
        clone.told.update(client.told)
        clone.discarded.update(client.discarded)

    def _discard(self, client: Client) -> None:
        waiting = client.outbox.pending()
        if waiting:
            chosen = self.random.choice(waiting).command_id
            try:
                client.outbox.discard(chosen, "changed my mind")
            except CannotDiscard:
                return
            if all(chosen not in other.stored or other is client for other in self.clients):
                client.discarded.add(chosen)
            client.stored.pop(chosen, None)

    def _reuse(self, client: Client) -> None:
        """A program error on a workstation: an id that stands for something else already."""
        others = [i for other in self.clients if other is not client for i in other.stored]
        if others:
            record = self._record(client, self._command(), self.random.choice(others))
            if record.id not in client.stored:
                try:
                    client.outbox.put([record])
                except CommandIdReused:
                    return
                client.stored[record.id] = record
                self.reused.add(record.id)

    # judging

    def _heal(self) -> None:
        self.healed = True
        self.late.clear()
        for _ in range(HEALING_ROUNDS_MAX):
            self.clock += timedelta(seconds=30)
            for which in (0, 1, 0, 1):
                self._post(which)
                while self.posters[which] is not None and self.server.leader is self.writers[which] and self._waiting():
                    self._post(which)
            for client in self.clients:
                self._round(client)
            if all(self._in_step(client) for client in self.clients) and not self._waiting():
                return
        raise Violation(f"seed {self.seed}: not in step after healing: {[c.outbox.pending()[:1] for c in self.clients]}")

    def _waiting(self) -> int:
        return int(raw(self.server.engine).execute("SELECT COUNT(*) FROM command WHERE seq IS NULL").fetchone()[0])

    def _in_step(self, client: Client) -> bool:
        return client.outbox.waiting() == 0 and client.cache.cursor().seq == self.server.look(0).seq

    def _judge(self) -> None:
        book = raw(self.server.engine)
        log = book.execute(f"SELECT {LOG} FROM command ORDER BY seq").fetchall()
        known = {row[0]: row for row in log}
        self._must([row[3] for row in log] == list(range(1, len(log) + 1)), "the log has gaps")
        self._must(all(b[4] == a[5] for a, b in itertools.pairwise(log)), "the chain is broken")
        for client in self.clients:
            self._judge_client(client, known)
            self._judge_cache(client)
        asked = {i for client in self.clients for i in client.stored}
        strange = [row[0] for row in log if "-" in row[0] and row[0] not in asked]
        self._must(not strange, f"in the book but asked by nobody (or discarded): {strange[:3]}")
        self._judge_effects(log)
        others = " UNION ALL ".join(f"SELECT '{name}' FROM {name}" for name in sorted(set(rows.tables()) - WRITTEN))
        self._must(book.execute(f"SELECT * FROM ({others}) LIMIT 1").fetchone() is None, "a table is written that nobody compares")
        totals = book.execute("SELECT COALESCE(SUM(amount), 0) FROM journal_line").fetchone()
        self._must(totals[0] == 0, "the journal does not balance")

    def _judge_effects(self, log: list[Any]) -> None:
        """What was posted is there, and nothing else is: the last name of every reason, the document of every order and receipt."""
        book = raw(self.server.engine)
        bodies = dict(book.execute("SELECT id, body FROM command WHERE status IN ('posted', 'held') AND id LIKE '%-%'").fetchall())
        reasons: dict[str, str] = {}
        documents: set[str] = set()
        for row in log:
            body = msgspec.json.decode(bodies.get(row[0], "{}"))
            reasons.update({reason["id"]: reason["name"] for reason in body.get("reasons", ())})
            documents.update({body[name] for name in ("order_id", "receipt_id") if name in body})
        found = dict(book.execute("SELECT id, name FROM reason_code WHERE id GLOB 'R[0-9]'").fetchall())
        self._must(found == reasons, "the reasons are not those that were posted")
        documents.update(f"po{n}" for n in range(ORDERS))
        kept = {row[0] for row in book.execute("SELECT id FROM document")}
        self._must(kept == documents, "the documents are not those that were posted")
        lines = book.execute("SELECT COUNT(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM document_line l WHERE l.document_id = d.id)")
        self._must(lines.fetchone()[0] == 0, "a document has no lines")

    def _judge_client(self, client: Client, known: dict[str, Any]) -> None:
        mine = client.outbox.outcomes(client.stored)
        for command_id, record in client.stored.items():
            outcome = mine.get(command_id)
            self._must(outcome is not None, f"{command_id} was stored and is gone from the outbox")
            assert outcome is not None
            if outcome.status == "rejected":
                taken = command_id in known and (known[command_id][1], known[command_id][8]) != (record.digest, record.member)
                # after a restore the book may have got the one that came second; whoever was turned away before is not asked again
                taken = taken or (self.restores > 0 and command_id in self.reused)
                self._must(taken, f"{command_id} was turned away for nothing")
                continue
            self._must(command_id in known, f"{command_id} was acknowledged and is not in the book")
            digest, status, seq, result = known[command_id][1], known[command_id][2], known[command_id][3], known[command_id][7]
            self._must(digest == record.digest, f"{command_id} is in the book with another body")
            self._must((outcome.status, outcome.seq) == (status, seq), f"{command_id}: told {outcome.status}, the book says {status}")
            self._must(outcome.result == msgspec.json.decode(result), f"{command_id}: another result than the book's")
        for command_id in client.discarded:
            self._must(command_id not in known, f"{command_id} was discarded and is in the book")
        if not self.restores and not any(other.name.endswith("c") for other in self.clients):
            order = [known[i][3] for i in client.stored if mine[i].status != "rejected" and i.startswith(f"{client.name}-")]
            self._must(order == sorted(order), f"{client.name}'s commands were posted in another order")

    def _judge_cache(self, client: Client) -> None:
        book, kept = raw(self.server.engine), raw(client.cache.engine)
        for name in sorted(WRITTEN):
            query = f"SELECT * FROM {name}"
            self._must(
                sorted(book.execute(query).fetchall(), key=repr) == sorted(kept.execute(query).fetchall(), key=repr),
                f"{client.name}: table {name} differs from the book",
            )

    def _must(self, condition: bool, what: str) -> None:
        if not condition:
            raise Violation(f"seed {self.seed}: {what}")

    def _close(self) -> None:
        self._drop_posters()
        for client in self.clients:
            client.outbox.close()
