"""A world of clients, two posters and one book, driven by a seed through every kind of fault, then healed and judged."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import timedelta
from random import Random

import structlog
from structlog.testing import capture_logs

from app.commands.master_data import DefineReasons
from app.commands.organisation import DefineMember
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command, digest_of, write_body
from app.desk import CommandRecord
from app.domain.book import Member, MemberRole, ReasonCode
from app.domain.refusals import CommandIdReused
from app.engine import Decision
from app.poster import Poster
from db.cache import Cursor
from db.migrations.run import SCHEMA_HEAD
from db.outbox import CannotDiscard
from db.sync import CommandRejected, NoAccess, ProgramTooNew, ProgramTooOld, SenderCloned, Synchroniser
from tests.simulation.judge import Violation, judge
from tests.simulation.server import Crash, Lost, SimRemote, SimWriter
from tests.simulation.stations import MEMBERS, Client, Station, machines
from tests.simulation.template import DAY, ORDERS, START, D
from tests.simulation.weather import AFTER_RUIN, BEFORE_RUIN, ORDINARY, RUIN_CHANCE, Weather

STEPS = 20
HEALING_ROUNDS_MAX = 8
RESTORES_MAX = 2
BETWEEN_ROWS = 0.1
"""A reading has many points between its rows; would trouble strike there as often as elsewhere, hardly one would come to its end."""

structlog.configure(cache_logger_on_first_use=False)


class DiskFull(OSError):
    """The book could not be written this time."""


class World:
    """One schedule. `run` plays its steps with faults, heals everything, and raises `Violation` where a promise was broken.

    Each step draws from a source of its own, so that steps may be left out (`only` lists those that are played) and the others stay
    the same. `counts` says what happened how often, `story` tells it.
    """

    def __init__(self, seed: int, *, only: Collection[int] | None = None) -> None:
        self.seed = seed
        self.only = only
        self.random = Random(seed)
        self.weather = Weather.of(self.random)
        self.backup_at = self.random.randrange(1, 6) if "restore" in self.weather.disasters else -1
        self.restore_at = self.random.randrange(STEPS // 2, STEPS - 3) if "restore" in self.weather.disasters else -1
        self.rough = self.weather.after_ruin()
        self.ruin = self.restore_at >= 0 and self.random.random() < RUIN_CHANCE
        if self.ruin:
            self.weather = self.weather.before_ruin()
        self.clock = START
        self.healed = False
        self.restores = 0
        self.rounds_to_heal = 0
        self.ids = itertools.count(1)
        self.late: list[Sequence[CommandRecord]] = []
        self.inner = 0
        self.reused: set[str] = set()
        self.asked_by_admin: set[str] = set()
        self.ever_withdrawn = False
        self.counts: Counter[str] = Counter()
        self.story: list[tuple[int, tuple[object, ...]]] = []
        self.step = -1
        self.last_leader = -1
        found = machines()
        self.server = found.server
        self.server.db.rewind()
        self.server.reset()
        self.clients: list[Client] = []
        self.spare = list(found.spare)
        tokens = (f"{n:04x}" for n in itertools.count(1))
        for i in range(self.random.choice((1, 2, 2, 3))):
            station = (found.empty if self.random.random() < 0.08 else found.in_step)[i]
            self._seat(f"ws{i}", MEMBERS[i], station, tokens)
        self.tokens = tokens
        self.writers: list[SimWriter | None] = [None, None]
        self.posters: list[Poster | None] = [None, None]

    def _seat(self, name: str, member: str, station: Station, tokens: itertools.chain[str]) -> None:
        station.reset(name, self._writing_trouble, lambda: next(tokens))
        self.clients.append(Client(name, member, station, station.outbox.workstation))

    def saw(self, what: str) -> None:
        self.counts[what] += 1
        self.tell(what)

    def tell(self, *what: object) -> None:
        """Keep what happened; it becomes words only for whoever reads them."""
        self.story.append((self.step, what))

    def told(self) -> str:
        """The story so far, a line for each happening."""
        return "\n".join(f"{step:>3} {' '.join(map(_in_words, what))}" for step, what in self.story)

    def must(self, condition: bool, what: str) -> None:
        if not condition:
            raise Violation(f"seed {self.seed}: {what}")

    # driving

    def run(self) -> None:
        with capture_logs() as logs:
            try:
                for step in range(STEPS):
                    if self.only is None or step in self.only:
                        self.step, self.random = step, Random(self.seed * 1_000 + step)
                        self._step()
                self.step, self.random = STEPS, Random(self.seed * 1_000 + 999)
                self._heal()
                judge(self)
                errors = [entry for entry in logs if entry["log_level"] in ("error", "critical")]
                self.must(not errors, f"a bug was logged: {errors[:1]}")
            finally:
                self._drop_posters()

    def _step(self) -> None:
        self.clock += timedelta(seconds=self.random.randrange(1, 600))
        client = self.random.choice(self.clients)
        if self.step == self.backup_at:
            self._backup(client)
        elif self.step == self.restore_at:
            self._restore(client)
            self.weather = self.rough
        elif self.weather.disasters and self.random.random() < 0.16:
            getattr(self, f"_{self.random.choice(self.weather.disasters).replace(' ', '_')}")(client)
        else:
            self._ordinary(client)

    def _ordinary(self, client: Client) -> None:
        kind = self.random.choice(ORDINARY if not self.ruin else BEFORE_RUIN if self.step < self.restore_at else AFTER_RUIN)
        if kind == "store":
            self._store(client)
        elif kind == "round":
            self._round(client)
        elif kind == "post":
            self._post(self.random.randrange(2))
        elif kind == "answer":
            self._round(client)
            self._post(0)
            self._post(1)
            self._round(client)
        elif kind == "restart":
            self._restart(client)
        elif kind == "discard":
            self._discard(client)
        elif self.late:
            self._arrive_late()

    # trouble

    def _trouble(self, what: str) -> None:
        """At any point of a request: another one acts in between, the network fails, or the client's process ends."""
        if self.healed:
            return
        weather = self.weather
        if what == "rows sent" and self.random.random() > BETWEEN_ROWS:
            return
        if weather.meanwhile and self.inner < 2 and self.random.random() < weather.meanwhile:
            self.inner += 1
            try:
                self._meanwhile()
            finally:
                self.inner -= 1
        chance = self.random.random()
        if chance < weather.crash:
            self.saw("client crashed")
            raise Crash(what)
        if chance < weather.crash + weather.lost:
            self.saw("request lost" if what.endswith("asked") else "answer lost")
            raise Lost(what)

    def _writing_trouble(self, what: str) -> None:
        if not self.healed and self.random.random() < self.weather.crash:
            self.saw("client crashed while writing")
            raise Crash(what)

    def _poster_trouble(self, what: str) -> None:
        if self.healed:
            return
        if what == "poster disk":
            if self.random.random() < self.weather.disk:
                self.saw("disk of the book full")
                raise DiskFull(what)
        elif self.random.random() < self.weather.crash:
            self.saw(f"poster crashed {what.removeprefix('poster ')}")
            raise Crash(what)

    def _meanwhile(self) -> None:
        if self.random.random() < 0.85:
            self.saw("posted while someone read")
            self._post(self.random.randrange(2))
        elif self.restores < RESTORES_MAX and self.server.has_backup:
            self.saw("restored while someone read")
            self._restore(self.clients[0])
            self.server.generation -= 1  # the session of whoever is reading goes on, as one through a pooler may

    # what people do

    def _store(self, client: Client) -> None:
        try:
            records = [self._record(client, self._command()) for _ in range(self.random.choice((1, 1, 2, 3)))]
        except Crash:
            self._restart(client)
            return
        try:
            client.outbox.put(records)
            if self.random.random() < 0.2:
                client.outbox.put(records)
        except Crash:
            self._restart(client)  # the person was not told that it is saved, and looks
            saved = client.outbox.outcomes(record.id for record in records)
            self.must(len(saved) in (0, len(records)), "half of what was stored together is there")
            records = [record for record in records if record.id in saved]
        client.stored.update({record.id: record for record in records})
        self.tell(client.name, "stored", *records)

    def _command(self) -> Command:
        n = next(self.ids)
        chance = self.random.random()
        if chance < 0.66:
            return DefineReasons(reasons=(ReasonCode(id=f"R{self.random.randrange(6)}", name=f"name {n}", kind="count"),))
        if chance < 0.79:
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

    def _discard(self, client: Client) -> None:
        waiting = client.outbox.pending()
        if not waiting:
            return
        chosen = self.random.choice(waiting).command_id
        try:
            client.outbox.discard(chosen, "changed my mind")
        except CannotDiscard:
            return
        except Crash:
            self._restart(client)
            if client.outbox.outcomes([chosen])[chosen].status != "discarded":
                return
        self.saw("discarded")
        if all(chosen not in other.stored or other is client for other in self.clients):
            client.discarded.add(chosen)
        client.stored.pop(chosen, None)

    def _reuse(self, client: Client) -> None:
        """A program error on a workstation: an id that stands for something else already."""
        others = [i for other in self.clients if other is not client for i in other.stored]
        if not others:
            return
        taken = self.random.choice(others)
        if taken in client.stored or client.outbox.outcomes([taken]):
            return
        try:
            record = self._record(client, self._command(), taken)
        except Crash:
            self._restart(client)
            return
        try:
            client.outbox.put([record])
        except Crash:
            self._restart(client)
        if client.outbox.outcomes([taken]):
            client.stored[taken] = record
            self.reused.add(taken)
            self.saw("id used twice")

    # what workstations do

    def _round(self, client: Client) -> bool:
        """Whether it came to its end, or to an answer that is one."""
        if client.sync is None:
            client.sync = Synchroniser(client.cache, client.outbox, now=lambda: self.clock)
        try:
            if client.remote is None:
                self._trouble("connect asked")
                client.remote = SimRemote(self.server, client.member, self._trouble, self._delay)
                client.outbox.doubt()
            done = client.sync.round(client.remote)
        except Lost as error:
            self.tell(client.name, "was cut off:", error)
            client.remote = None
            return False
        except Crash as error:
            self.tell(client.name, "ended:", error)
            self._restart(client)
            return False
        except NoAccess:
            self.saw("no access told")
            self.must(client.cache.cursor().epoch == "", f"{client.name} has no access and kept what it had")
            client.told.clear()
            return True
        except (ProgramTooOld, ProgramTooNew):
            self.saw("schema difference told")
            return False
        except SenderCloned:
            return False
        self.tell(client.name, done)
        self._notice(client, done.restarted, done.sent_again, done.behind)
        return True

    def _notice(self, client: Client, restarted: str, sent_again: int, behind: bool) -> None:
        for why, what in (
            ("restored", "epoch seen to be another"),
            ("disagrees", "hash seen to be another"),
            ("first", "first synchronisation"),
        ):
            if restarted == why:
                self.saw(what)
                if why != "first":  # reading for the first time does not say that what was known is otherwise now
                    client.told.clear()
                    if sent_again:
                        self.saw("sent again after a restore")
        if behind:
            self.saw("replica behind")
        if client.signed != client.outbox.workstation:
            client.signed = client.outbox.workstation
            self.saw("clone took a new name")
        self._tell(client)

    def _tell(self, client: Client) -> None:
        """The person sees outcomes; one that was told may change only after the book was said to be another."""
        for command_id, outcome in client.outbox.outcomes(client.stored).items():
            if outcome.status in ("posted", "held", "refused", "failed"):
                before = client.told.setdefault(command_id, (outcome.status, outcome.seq))
                self.must(before == (outcome.status, outcome.seq), f"{command_id} was {before} and silently became {outcome.status}")
            elif command_id in client.told:
                self.must(False, f"{command_id} was {client.told[command_id]} and silently became {outcome.status}")

    def _restart(self, client: Client) -> None:
        client.sync = client.remote = None

    def _clone(self, client: Client) -> None:
        if self.spare:
            spare = self.spare.pop()
            spare.reset("spare", self._writing_trouble, lambda: next(self.tokens))
            self.clients.append(client.copied(f"{client.name}c", spare))
            self.saw("clone made")

    def _upgrade(self, client: Client) -> None:
        """A program whose cache has another form begins with an empty one."""
        self._restart(client)
        cache = client.cache
        cache.trouble = lambda what: None
        cache.replace_all([], Cursor(schema=SCHEMA_HEAD))
        cache.trouble = self._writing_trouble
        client.told.clear()
        self.saw("program upgraded")

    # what the network does

    def _delay(self, records: Sequence[CommandRecord], arrived: bool) -> None:
        if not self.healed and self.random.random() < self.weather.late * (0.5 if arrived else 1):
            self.late.append(records)

    def _arrive_late(self) -> None:
        records = self.late.pop(self.random.randrange(len(self.late)))
        ids = [record.id for record in records]
        known = [bool(self.server.db.execute("SELECT 1 FROM command WHERE id = ?", (i,)).fetchone()) for i in ids]
        newest = self.server.db.execute("SELECT MAX(client_seq) FROM command WHERE workstation = ?", (records[0].workstation,)).fetchone()[
            0
        ]
        try:
            self.server.submit(records)
        except (CommandIdReused, CommandRejected, SenderCloned):
            return  # nobody waits for the answer any more
        self.saw("arrived twice" if all(known) else "arrived late")
        if newest and records[0].client_seq < newest:
            self.saw("arrived out of order")

    def _sessions(self, client: Client) -> None:
        self.server.end_sessions()
        self.saw("sessions ended")

    # what the book's keepers do

    def _backup(self, client: Client) -> None:
        self.server.take_backup()
        self.saw("backup taken")

    def _restore(self, client: Client) -> None:
        if self.server.has_backup and self.restores < RESTORES_MAX:
            self.restores += 1
            self._drop_posters()
            announced = self.random.random() < 0.5
            self.server.restore(announced=announced)
            self.saw("restored with a new epoch" if announced else "restored in silence")

    def _failover(self, client: Client) -> None:
        self._drop_posters()
        if self.server.lose_undecided(self.random.randrange(3)):
            self.saw("failover lost commands")

    def _schema(self, client: Client) -> None:
        """The book is upgraded before the programs, or they before it; later they are of one age again."""
        differs = self.server.schema != SCHEMA_HEAD
        self.server.schema = SCHEMA_HEAD if differs else self.random.choice(("0000", "9999"))
        self.saw("schema fits again" if differs else "schema differed")

    def _scope(self, client: Client) -> None:
        self.server.scopes[client.member] = f"everything {next(self.ids)}"
        self.saw("scope changed")

    def _replica(self, client: Client) -> None:
        """Reading goes to a replica that stands still until the next time."""
        self.server.replica = None if self.server.replica is not None and self.random.random() < 0.3 else self.server.frozen()
        self.saw("replica followed")

    def _withdraw(self, client: Client) -> None:
        self._give_sam(() if self.server.active("sam") else ("warehouse_supervisor",))

    def _give_sam(self, roles: tuple[str, ...]) -> None:
        """The owner changes Sam's roles by a command, and the poster decides it."""
        self.ever_withdrawn = True
        n = next(self.ids)
        command = DefineMember(
            member=Member(id="sam", name="Sam"), roles=tuple(MemberRole(member_id="sam", role=r, decide_up_to=None) for r in roles)
        )
        body = write_body(command)
        record = CommandRecord(
            id=f"admin-{n}",
            kind=command.KIND,
            body=body,
            digest=digest_of(command.KIND, body),
            member="olga",
            workstation="admin",
            client_seq=n,
            submitted_at=self.clock,
        )
        self.asked_by_admin.add(record.id)
        self.server.submit([record])
        self._post(0)
        self.saw("right given back" if roles else "right withdrawn")

    # posting

    def _post(self, which: int) -> None:
        try:
            writer = self.writers[which]
            if writer is None:
                writer = self.writers[which] = SimWriter(self.server, self._poster_trouble)
                self.posters[which] = None
            if not writer.acquire():
                if not writer.alive():
                    self._drop_poster(which)
                return
            if self.last_leader not in (-1, which):
                self.saw("other poster took over")
            self.last_leader = which
            poster = self.posters[which]
            if poster is None:
                poster = self.posters[which] = Poster(writer, now=lambda: self.clock, batch_commands_max=self.random.choice((1, 2, 5)))
            done = poster.post_waiting()
            if done.decisions:
                self.tell("poster", which, "decided", *done.decisions)
        except DiskFull:
            return  # the service goes on with the poster it has
        except Crash:
            self._drop_poster(which)
        except Exception as error:
            if "session is gone" not in str(error):
                raise
            self._drop_poster(which)

    def _poster_dies(self, client: Client) -> None:
        which = self.random.randrange(2)
        if self.writers[which] is not None:
            self.saw("poster ended")
        self._drop_poster(which)

    def _drop_poster(self, which: int) -> None:
        writer, self.writers[which], self.posters[which] = self.writers[which], None, None
        if writer is not None:
            writer.close()

    def _drop_posters(self) -> None:
        for which in (0, 1):
            self._drop_poster(which)

    # the end

    def _heal(self) -> None:
        """Everything works again; every workstation has to be in step after a few rounds."""
        self.healed = True
        self.late.clear()
        self.server.schema = SCHEMA_HEAD
        self.server.replica = None
        if not self.server.active("sam") and self.random.random() < 0.6:
            self._give_sam(("warehouse_supervisor",))
        for round_ in range(1, HEALING_ROUNDS_MAX + 1):
            self.clock += timedelta(seconds=45)
            for which in (0, 1):
                self._post(which)
                while self.posters[which] is not None and self.server.leader is self.writers[which] and self.server.waiting():
                    self._post(which)
            seen = [self._round(client) for client in self.clients]
            if all(seen) and not self.server.waiting() and all(self._in_step(client) for client in self.clients):
                self.rounds_to_heal = round_
                return
        raise Violation(f"seed {self.seed}: not in step after healing: {[c.outbox.pending()[:1] for c in self.clients]}")

    def _in_step(self, client: Client) -> bool:
        if not self.server.active(client.member):
            return client.cache.cursor().epoch == ""
        return client.outbox.waiting() == 0 and client.cache.cursor().seq == self.server.frozen().head.seq


def _in_words(thing: object) -> str:
    if isinstance(thing, CommandRecord):
        return thing.id
    if isinstance(thing, Decision):
        return f"{thing.record.id} ({thing.status} {thing.seq})"
    return str(thing)
