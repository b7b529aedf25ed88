"""A cache is a proven copy: whatever happens to rights while a workstation is connected, it holds what the book shows to them, or says not."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.commands.master_data import DefineReasons
from app.commands.organisation import DefineMember
from app.domain import rows
from app.domain.book import Member, MemberRole, ReasonCode
from db.book import Book
from db.cache import Cache, cache_engine
from db.checksums import Checksum, compare
from db.outbox import Outbox
from db.roles import members
from db.roles.matrix import columns_of
from db.schema import COMMAND
from db.sync import COMPARE_AFTER, NoAccess, Round, Synchroniser
from db.sync_postgres import PostgresRemote
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres

NINA = "nina"
PASSWORD = "the way to the book"
Rows = dict[str, list[tuple[Any, ...]]]


def columns(table: str) -> str:
    names = [column.name for column in COMMAND.columns] if table == COMMAND.name else columns_of(rows.tables()[table])
    return ", ".join(f'"{name}"' for name in names)


class Desk:
    """Nina's workstation without a window: her cache and outbox, and the one session they are kept in step by."""

    def __init__(self, place: str, folder: Path, name: str, *, ledger_days: int | None = None) -> None:
        self.place = place
        self.cache = Cache(cache_engine(folder / f"{name}.db"))
        self.outbox = Outbox(folder / f"{name}-outbox.db", name=name)
        self.moment = datetime.now(UTC)
        self.restart(ledger_days)
        self.remote = PostgresRemote(place)

    def restart(self, ledger_days: int | None) -> None:
        self.sync = Synchroniser(self.cache, self.outbox, now=lambda: self.moment, ledger_days=ledger_days)

    def round(self) -> Round:
        return self.sync.round(self.remote)

    def reconnect(self) -> None:
        self.remote.close()
        self.remote = PostgresRemote(self.place)

    def rows(self) -> Rows:
        with self.cache.reading() as connection:
            return {
                name: sorted(map(tuple, connection.exec_driver_sql(f"SELECT {columns(name)} FROM {name}").all()), key=repr)
                for name in [*rows.tables(), "command"]
            }

    def close(self) -> None:
        self.remote.close()
        self.outbox.close()
        self.cache.close()


class Rights:
    """The company's people, and what they may do."""

    def __init__(self, company: Company, url: str) -> None:
        self.company = company
        self.url = url

    def give(self, *roles: str, warehouse: str = "") -> None:
        """Nina holds exactly these roles from now on, in one warehouse or everywhere."""
        held = tuple(MemberRole(member_id=NINA, role=role, entity_id="NORTH", warehouse_id=warehouse) for role in roles)
        self.company.do(DefineMember(member=Member(id=NINA, name="Nina"), roles=held))

    def renew_login(self) -> None:
        """What an administrator does when somebody's rights seem not to have arrived."""
        members.add_member(self.url, NINA, PASSWORD)


@pytest.fixture
def company(shared_book: Book) -> Iterator[Company]:
    company = Company(shared_book)
    set_up(company)
    yield company
    company.close()


@pytest.fixture
def place(postgres: Postgres, shared_url: str, company: Company) -> str:
    members.add_member(shared_url, NINA, PASSWORD)
    return postgres.url(shared_url.rsplit("/", 1)[1], user=NINA, password=PASSWORD)


@pytest.fixture
def rights(company: Company, shared_url: str, place: str) -> Rights:
    rights = Rights(company, shared_url)
    rights.give("warehouse_operator")
    return rights


@pytest.fixture
def desk(place: str, rights: Rights, tmp_path: Path) -> Iterator[Desk]:
    with closing(Desk(place, tmp_path, "desk")) as desk:
        yield desk


def fresh(place: str, folder: Path) -> Rows:
    """What somebody with the same rights reads who comes to the book for the first time."""
    name = f"fresh-{random.random()}"
    with closing(Desk(place, folder, name)) as other:
        other.round()
        return other.rows()


def unlike(mine: Rows, theirs: Rows) -> dict[str, tuple[int, int]]:
    return {name: (len(mine[name]), len(theirs[name])) for name in mine if mine[name] != theirs[name]}


def test_who_is_given_the_right_to_see_costs_sees_them_whole(
    company: Company, rights: Rights, desk: Desk, place: str, tmp_path: Path
) -> None:
    """Wrong figures under green lamps: the cache kept what came before without its entries, and added what came later."""
    company.receive("NUT", "10", "5.00")
    desk.round()
    assert desk.rows()["journal_line"] == []

    rights.give("warehouse_operator", "cost_viewer")
    desk.round()
    rights.renew_login()
    desk.round()
    company.receive("NUT", "4", "5.00")
    desk.round()

    assert not unlike(desk.rows(), fresh(place, tmp_path))
    assert sum(row[6] for row in desk.rows()["journal_line"]) == 0
    assert len(desk.rows()["journal_line"]) == 4


def test_a_copy_is_compared_when_it_was_read_and_now_and_then(company: Company, desk: Desk, rights: Rights) -> None:
    rights.give("warehouse_operator", "cost_viewer")
    rights.renew_login()
    company.receive("NUT", "10", "5.00")
    first = desk.round()
    assert first.compared is not None
    assert not first.compared.differing
    assert first.compared.rows == sum(len(found) for found in desk.rows().values()) > 100

    company.receive("NUT", "4", "5.00")
    assert desk.round().compared is None
    desk.moment += COMPARE_AFTER
    again = desk.round()
    assert again.compared is not None
    assert not again.compared.differing
    cursor = desk.cache.cursor()
    assert (cursor.compared_seq, cursor.compared_at) == (cursor.seq, desk.moment.isoformat())


@pytest.mark.parametrize(
    ("fault", "table"),
    [
        ("DELETE FROM journal_line WHERE rowid = 1", "journal_line"),
        ("DELETE FROM item WHERE id = 'BOX'", "item"),
        ("UPDATE stock_move SET value = 0", "stock_move"),
        ("UPDATE item SET name = 'Nuts'", "item"),
        ("UPDATE legal_entity SET currency = 'USD'", "legal_entity"),
        ("UPDATE stock_position SET touched_seq = touched_seq - 1", "stock_position"),
        ("UPDATE fiscal_period SET last_day = '2026-01-30' WHERE last_day = '2026-01-31'", "fiscal_period"),
        ("UPDATE partner SET active = 0 WHERE id = 'ACME'", "partner"),
        ("UPDATE command SET decided_at = '2026-01-02T08:00:01+00:00'", "command"),
    ],
)
def test_a_copy_that_is_not_what_the_book_holds_is_noticed_named_and_read_anew(
    company: Company, desk: Desk, rights: Rights, place: str, tmp_path: Path, fault: str, table: str
) -> None:
    rights.give("warehouse_operator", "cost_viewer")
    rights.renew_login()
    company.receive("NUT", "10", "5.00")
    company.refused(DefineReasons(reasons=(ReasonCode(id="R", name="r", kind="count"),)), "not_permitted", member=NINA)
    desk.round()
    with desk.cache.engine.begin() as connection:
        assert connection.exec_driver_sql(fault).rowcount

    desk.moment += COMPARE_AFTER
    found = desk.round().compared
    assert found is not None
    assert found.differing == (table,)
    healed = desk.round()
    assert (healed.restarted, healed.compared.differing if healed.compared else None) == ("differs", ())
    assert not unlike(desk.rows(), fresh(place, tmp_path))


SCHEDULES = 60
ROW_BY_ROW = 10
"""Every so many copies are compared row by row, the others by their checksums."""


class Played:
    """Random business, rights, cuts and restarts around one workstation; after every round that got through, its copy is the book's."""

    def __init__(self, seed: int, company: Company, rights: Rights, place: str, folder: Path) -> None:
        self.dice = random.Random(seed)
        self.company, self.rights, self.place, self.folder = company, rights, place, folder
        self.windows: tuple[int | None, ...] = (None, 30)
        self.desk = Desk(place, folder, "played")
        self.oracle = PostgresRemote(place)
        self.equal = self.refused = 0

    def play(self, schedules: int) -> None:
        for _ in range(schedules):
            for _ in range(self.dice.randint(1, 3)):
                self.dice.choice((self.receive, self.give, self.give, self.renew, self.reconnect, self.widen, self.cut))()
            self.check()

    def receive(self) -> None:
        place = self.dice.choice(("W1/A", "W2/A"))
        self.company.receive(self.dice.choice(("NUT", "BOX")), str(self.dice.randint(1, 9)), "5.00", location=place)

    def give(self) -> None:
        roles = [role for role in ("warehouse_operator", "cost_viewer", "buyer") if self.dice.random() < 0.5]
        self.rights.give(*roles, warehouse=self.dice.choice(("", "", "W1", "W2")))

    def renew(self) -> None:
        members.align_all(self.rights.url)

    def reconnect(self) -> None:
        self.desk.reconnect()

    def widen(self) -> None:
        """The program starts again, and keeps another stretch of the ledger."""
        self.desk.restart(self.dice.choice(self.windows))

    def cut(self) -> None:
        """The line breaks somewhere in a round: before it is asked, or in the midst of what is being written."""
        rows_left = self.dice.choice((0, 1, 40))

        def cut(table: str, done: int, total: int | None) -> None:
            if done >= rows_left and table:
                raise ConnectionResetError

        self.desk.sync.progress = cut
        with suppress(ConnectionResetError, NoAccess):
            self.desk.round()
        self.desk.sync.progress = None
        self.desk.reconnect()

    def check(self) -> None:
        try:
            while self.desk.round().moved:
                pass
        except NoAccess:
            self.refused += 1
            assert not any(self.desk.rows().values()), "what may not be read any more is still there"
            return
        compared = compare(0, self.checksums(), self.desk.cache.checksums(beyond=0))
        assert compared.differing == ()
        if self.equal % ROW_BY_ROW == 0:
            assert unlike(self.desk.rows(), self.shown()) == {}
        self.equal += 1

    def checksums(self) -> Mapping[str, Checksum]:
        self.oracle._readable.scope = None
        with self.oracle.snapshot() as snapshot:
            snapshot.look(0)
            return snapshot.checksums(beyond=self.desk.cache.cursor().floor)

    def shown(self) -> Rows:
        """What the book shows to somebody who comes for the first time, by a session that knows nothing yet."""
        self.oracle._readable.scope = None
        cursor = self.desk.cache.cursor()
        found: Rows = {name: [] for name in [*rows.tables(), "command"]}
        with self.oracle.snapshot() as snapshot:
            snapshot.look(0)
            for part in snapshot.everything(floor=cursor.floor):
                found[part.table] = sorted((tuple(row) for batch in part.batches for row in batch), key=repr)
        return found

    def close(self) -> None:
        self.oracle.close()
        self.desk.close()


def test_random_rights_and_cuts_leave_a_copy_of_what_the_book_shows(company: Company, rights: Rights, place: str, tmp_path: Path) -> None:
    with closing(Played(2026, company, rights, place, tmp_path)) as played:
        played.play(SCHEDULES)
    assert played.equal > SCHEDULES // 2
    assert played.refused > SCHEDULES // 20
