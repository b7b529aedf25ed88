"""Random grants, scopes, windows, cuts and postings around workstations of one book, after each of which a copy is compared; knows no server."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Protocol

import psycopg
import sqlalchemy as sa

from app.commands.master_data import DefineReasons
from app.commands.organisation import DefineMember
from app.commands.registry import Command
from app.domain import rows
from app.domain.book import Member, MemberRole, ReasonCode
from db.cache import Cache
from db.checksums import Checksum, compare
from db.outbox import Outbox
from db.roles.matrix import columns_of
from db.schema import COMMAND
from db.sync import NoAccess, Round, Synchroniser
from db.sync_postgres import PostgresRemote

Rows = dict[str, set[tuple[Any, ...]]]
"""By table, and only of those that hold any."""

ROLES = ("warehouse_operator", "cost_viewer", "buyer")
WINDOWS: tuple[int | None, ...] = (None, 30)


def columns(table: str) -> str:
    names = [column.name for column in COMMAND.columns] if table == COMMAND.name else columns_of(rows.tables()[table])
    return ", ".join(f'"{name}"' for name in names)


class Served(Protocol):
    """A book as its members reach it."""

    def remote(self, member: str) -> PostgresRemote: ...

    def align_costs(self) -> object: ...


class Business(Protocol):
    """A company that goes on, in one book or in two at once."""

    def do(self, command: Command, *, member: str = "olga", expect: str = "posted") -> object: ...

    def receive(self, item: str, quantity: str, price: str, *, location: str = "W1/A") -> object: ...


class Desk:
    """A member's workstation without a window: cache and outbox, and the one session they are kept in step by."""

    def __init__(self, served: Served, member: str, engine: sa.Engine, outbox: Outbox, *, ledger_days: int | None = None) -> None:
        self.served, self.member = served, member
        self.cache = Cache(engine)
        self.outbox = outbox
        self.moment = datetime.now(UTC)
        self.restart(ledger_days)
        self.remote = served.remote(member)

    def restart(self, ledger_days: int | None) -> None:
        self.sync = Synchroniser(self.cache, self.outbox, now=lambda: self.moment, ledger_days=ledger_days)

    def round(self) -> Round:
        return self.sync.round(self.remote)

    def reconnect(self) -> None:
        self.remote.close()
        self.remote = self.served.remote(self.member)

    def rows(self) -> Rows:
        with self.cache.reading() as connection:
            return rows_in(
                (name, connection.exec_driver_sql(f"SELECT {columns(name)} FROM {name}").all()) for name in [*rows.tables(), "command"]
            )

    def close(self) -> None:
        self.remote.close()
        self.outbox.close()
        self.cache.close()


def give(company: Business, member: str, *roles: str, warehouse: str = "") -> None:
    """The member holds exactly these roles from now on, in one warehouse or everywhere."""
    held = tuple(MemberRole(member_id=member, role=role, entity_id="NORTH", warehouse_id=warehouse) for role in roles)
    company.do(DefineMember(member=Member(id=member, name=member.title()), roles=held))


def rows_in(found: Iterable[tuple[str, Iterable[Sequence[Any]]]]) -> Rows:
    """Tables with their rows, no row twice."""
    held: Rows = {}
    for name, listed in found:
        for row in listed:
            known = held.setdefault(name, set())
            assert tuple(row) not in known, f"{name} holds {row} twice"
            known.add(tuple(row))
    return held


def unlike(mine: Rows, theirs: Rows) -> dict[str, tuple[int, int]]:
    """The tables that differ, with the number of rows on either side."""
    return {name: (len(mine.get(name, ())), len(theirs.get(name, ()))) for name in {*mine, *theirs} if mine.get(name) != theirs.get(name)}


class Played:
    """Schedules of a few happenings each. After each, one of the desks is brought in step and has to hold what the book shows, or nothing.

    Of `row_by_row` comparisons one looks at the rows themselves, the others at their checksums, which a server adds up sooner.
    """

    def __init__(self, seed: int, company: Business, served: Served, desks: list[Desk], *, row_by_row: int) -> None:
        self.dice = random.Random(seed)
        self.company, self.served, self.desks = company, served, desks
        self.oracles = {desk.member: served.remote(desk.member) for desk in desks}
        self.row_by_row = row_by_row
        self.desk = desks[0]
        self.equal = self.refused = 0
        self.happened: dict[str, int] = {}

    def play(self, schedules: int, *, after: Callable[[], None] = lambda: None) -> None:
        ways = (self.receive, self.give, self.give, self.renew, self.reconnect, self.widen, self.cut, self.meanwhile, self.ask)
        for _ in range(schedules):
            self.desk = self.dice.choice(self.desks)
            for _ in range(self.dice.randint(1, 3)):
                happening = self.dice.choice(ways)
                self.happened[happening.__name__] = self.happened.get(happening.__name__, 0) + 1
                happening()
            self.check()
            after()

    def receive(self) -> None:
        place = self.dice.choice(("W1/A", "W2/A"))
        self.company.receive(self.dice.choice(("NUT", "BOX")), str(self.dice.randint(1, 9)), "5.00", location=place)

    def give(self) -> None:
        roles = [role for role in ROLES if self.dice.random() < 0.5]
        give(self.company, self.desk.member, *roles, warehouse=self.dice.choice(("", "", "W1", "W2")))

    def renew(self) -> None:
        """What an administrator does when somebody's rights seem not to have arrived."""
        self.served.align_costs()

    def ask(self) -> None:
        """Something of the member's own, which is in the log for the member alone."""
        reason = ReasonCode(id=f"R{self.dice.randrange(3)}", name="count", kind="count")
        self.company.do(DefineReasons(reasons=(reason,)), member=self.desk.member, expect="refused")

    def reconnect(self) -> None:
        self.desk.reconnect()

    def widen(self) -> None:
        """The program starts again, and keeps another stretch of the ledger."""
        self.desk.restart(self.dice.choice(WINDOWS))

    def cut(self) -> None:
        """The line breaks somewhere in a round: before it is asked, or in the midst of what is being written."""
        rows_left = self.dice.choice((0, 1, 40))

        def cut(table: str, done: int, total: int | None) -> None:
            if done >= rows_left and table:
                raise ConnectionResetError

        self._round_with(cut)
        self.desk.reconnect()

    def meanwhile(self) -> None:
        """While the workstation reads, goods arrive or its member's rights change."""
        waiting = [self.dice.choice((self.receive, self.give))]

        def act(table: str, done: int, total: int | None) -> None:
            if waiting:
                waiting.pop()()

        self._round_with(act)

    def _round_with(self, progress: Callable[[str, int, int | None], None]) -> None:
        self.desk.sync.progress = progress
        with suppress(ConnectionResetError, NoAccess, psycopg.errors.InsufficientPrivilege):  # a right may be taken while it is used
            self.desk.round()
        self.desk.sync.progress = None

    def check(self) -> None:
        try:
            while self.desk.round().moved:
                pass
        except NoAccess:
            self.refused += 1
            assert not self.desk.rows(), "what may not be read any more is still there"
            return
        if self.equal % self.row_by_row:
            differing: object = compare(0, self.checksums(), self.desk.cache.checksums(beyond=0)).differing
        else:
            differing = unlike(self.desk.rows(), self.shown())
        assert not differing, f"{self.desk.member}: {differing} differ from the book"
        self.equal += 1

    def checksums(self) -> Mapping[str, Checksum]:
        oracle = self._oracle()
        with oracle.snapshot() as snapshot:
            snapshot.look(0)
            return snapshot.checksums(beyond=self.desk.cache.cursor().floor)

    def shown(self) -> Rows:
        """What the book shows to somebody who comes for the first time, by a session that knows nothing yet."""
        return shown(self._oracle(), self.desk.cache.cursor().floor)

    def _oracle(self) -> PostgresRemote:
        oracle = self.oracles[self.desk.member]
        oracle._readable.scope = None
        return oracle

    def close(self) -> None:
        for oracle in self.oracles.values():
            oracle.close()


def shown(remote: PostgresRemote, floor: int) -> Rows:
    """Every row that a login may read now."""
    with remote.snapshot() as snapshot:
        snapshot.look(0)
        return rows_in((part.table, itertools.chain.from_iterable(part.batches)) for part in snapshot.everything(floor=floor))
