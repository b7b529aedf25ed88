"""A cache is a proven copy: whatever happens to rights while a workstation is connected, it holds what the book shows to them, or says not."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.commands.master_data import DefineReasons
from app.commands.registry import Command
from app.domain.book import ReasonCode
from db.book import Book, create_book
from db.cache import cache_engine
from db.outbox import Outbox
from db.roles import members
from db.sync import COMPARE_AFTER
from db.sync_postgres import PostgresRemote
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres
from tests.support.schedules_of_rights import Desk, Played, Rows, give, shown, unlike
from tests.support.simulated_rights import SimulatedBook

NINA = "nina"
PASSWORD = "the way to the book"
MEMBERS = (NINA, "ben")


class Rights:
    """The company's people, and what they may do."""

    def __init__(self, company: Company, url: str) -> None:
        self.company = company
        self.url = url

    def give(self, *roles: str, warehouse: str = "") -> None:
        """Nina holds exactly these roles from now on, in one warehouse or everywhere."""
        give(self.company, NINA, *roles, warehouse=warehouse)

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


class Served:
    """A book on a server, as its members reach it."""

    def __init__(self, postgres: Postgres, url: str) -> None:
        self.postgres, self.url = postgres, url

    def remote(self, member: str) -> PostgresRemote:
        return PostgresRemote(self.postgres.url(self.url.rsplit("/", 1)[1], user=member, password=PASSWORD))

    def align_costs(self) -> None:
        members.align_all(self.url)


@pytest.fixture
def served(postgres: Postgres, shared_url: str, place: str) -> Served:
    return Served(postgres, shared_url)


def desk_of(served: Served, member: str, folder: Path, name: str) -> Desk:
    return Desk(served, member, cache_engine(folder / f"{name}.db"), Outbox(folder / f"{name}-outbox.db", name=name))


@pytest.fixture
def desk(served: Served, rights: Rights, tmp_path: Path) -> Iterator[Desk]:
    with closing(desk_of(served, NINA, tmp_path, "desk")) as desk:
        yield desk


@pytest.fixture
def fresh(served: Served, tmp_path: Path) -> Callable[[], Rows]:
    """What somebody with the same rights reads who comes to the book for the first time."""

    def read() -> Rows:
        with closing(desk_of(served, NINA, tmp_path, f"fresh-{random.random()}")) as other:
            other.round()
            return other.rows()

    return read


def test_who_is_given_the_right_to_see_costs_sees_them_whole(
    company: Company, rights: Rights, desk: Desk, fresh: Callable[[], Rows]
) -> None:
    """Wrong figures under green lamps: the cache kept what came before without its entries, and added what came later."""
    company.receive("NUT", "10", "5.00")
    desk.round()
    assert "journal_line" not in desk.rows()

    rights.give("warehouse_operator", "cost_viewer")
    desk.round()
    rights.renew_login()
    desk.round()
    company.receive("NUT", "4", "5.00")
    desk.round()

    assert not unlike(desk.rows(), fresh())
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
    company: Company, desk: Desk, rights: Rights, fresh: Callable[[], Rows], fault: str, table: str
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
    assert not unlike(desk.rows(), fresh())


SCHEDULES = 100
ROW_BY_ROW = 10


class Both:
    """One company in two books: on the server and without one."""

    def __init__(self, company: Company, twin: Company) -> None:
        self.companies = (company, twin)
        self.compared = 0

    def do(self, command: Command, *, member: str = "olga", expect: str = "posted") -> None:
        for company in self.companies:
            company.do(command, member=member, expect=expect)

    def receive(self, item: str, quantity: str, price: str, *, location: str = "W1/A") -> None:
        for company in self.companies:
            company.receive(item, quantity, price, location=location)

    def show_the_same(self, served: Served, simulated: SimulatedBook) -> None:
        """Every member would read the same rows from either, the first time."""
        for member in MEMBERS:
            with closing(served.remote(member)) as remote, closing(simulated.remote(member)) as other:
                differing = unlike(_as_kept(shown(remote, 0)), _as_kept(shown(other, 0)))
            assert not differing, f"{member} is shown {differing} (rows on the server, without one)"
            self.compared += 1


def _as_kept(found: Rows) -> Rows:
    """Moments in the shorter of the two ways in which the databases write them."""
    return {
        name: {tuple(v.replace(".000000+", "+") if isinstance(v, str) else v for v in row) for row in held} for name, held in found.items()
    }


def test_random_rights_and_cuts_leave_a_copy_of_what_the_book_shows(
    company: Company, shared_url: str, served: Served, rights: Rights, tmp_path: Path
) -> None:
    """And every so often a book without a server that was told the same shows each member the same rows: where the many are played."""
    file = tmp_path / "embedded.db"
    members.add_member(shared_url, "ben", PASSWORD)
    with closing(create_book(file)) as book, closing(Company(book)) as twin, closing(SimulatedBook(file)) as simulated:
        set_up(twin)
        give(twin, NINA, "warehouse_operator")
        twin._ids, company._ids = itertools.count(1_000), itertools.count(1_000)
        both = Both(company, twin)
        desks = [desk_of(served, member, tmp_path, member) for member in MEMBERS]
        with closing(Played(2026, both, served, desks, row_by_row=ROW_BY_ROW)) as played:
            played.play(SCHEDULES, after=lambda: both.show_the_same(served, simulated) if played.equal % ROW_BY_ROW == 0 else None)
        for desk in desks:
            desk.close()
    assert played.equal > SCHEDULES // 2
    assert played.refused > SCHEDULES // 40
    assert both.compared > SCHEDULES // ROW_BY_ROW
