"""Workstations on a real shared book: saved at once, posted once, pulled in full, calm when cut off."""

from __future__ import annotations

import itertools
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest
import sqlalchemy as sa

from app.bootstrap import utc_now
from app.commands.counting import RequestRecount
from app.commands.master_data import DefineReasons
from app.commands.organisation import DefineEntity, DefineMember, DefineWarehouses
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain import rows
from app.domain.book import CostLayer, LegalEntity, Member, MemberRole, ReasonCode, StockMove, StockPosition, Warehouse
from app.workstation import Workstation
from db import cache as cache_module
from db import cache_key, sync_postgres
from db.book import Book
from db.outbox import CannotDiscard
from db.presence import MEET_SECONDS, Attending
from db.queries.business_day import zones
from db.roles import members
from db.schema import table_of
from db.shared_book import connect
from tests.db.test_postgres_serve import running, until
from tests.support.company import Company, set_up
from tests.support.keyrings import Safe, used
from tests.support.postgres import Postgres

D = Decimal
DAY = date(2026, 1, 10)
PASSWORD = "a long enough password"
Opener = Callable[..., Workstation]
RECOUNT = RequestRecount(sheet_id="cs1")


@pytest.fixture
def company(shared_book: Book) -> Iterator[Company]:
    company = Company(shared_book)
    set_up(company)
    company.do(
        DefineMember(
            member=Member(id="walt", name="Walt"),
            roles=(MemberRole(member_id="walt", role="warehouse_operator", warehouse_id="W1"),),
        )
    )
    company.close()
    yield company


@pytest.fixture
def service_url(postgres: Postgres, shared_url: str) -> str:
    members.add_service(shared_url, "dl_service", PASSWORD)
    return postgres.url(shared_url.rsplit("/", 1)[1], user="dl_service", password=PASSWORD)


@pytest.fixture
def open_workstation(postgres: Postgres, shared_url: str, company: Company, tmp_path: Path) -> Iterator[Opener]:
    numbers = itertools.count(1)
    with ExitStack() as stack:

        def opened(member: str, *, folder: str = "", wait: bool = True, **options: Any) -> Workstation:
            members.add_member(shared_url, member, PASSWORD)
            url = postgres.url(shared_url.rsplit("/", 1)[1], user=member, password=PASSWORD)
            place = tmp_path / (folder or f"ws{next(numbers)}")
            workstation = Workstation(url, member=member, folder=place, **options)
            stack.callback(workstation.close)
            if wait:
                until(lambda: workstation.status().connection == "online")
            return workstation

        yield opened


def order(name: str, quantity: int = 10) -> PlacePurchaseOrder:
    line = PurchaseLine(item_id="NUT", quantity=D(quantity), unit_price=D("1.07"))
    return PlacePurchaseOrder(order_id=name, entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,))


def receipt(name: str, of: str, quantity: int = 10) -> PostGoodsReceipt:
    line = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="W1/A")
    return PostGoodsReceipt(receipt_id=name, order_id=of, posting_date=DAY, lines=(line,))


def table_in(connection: sa.Connection, row: type[rows.Row]) -> list[tuple[Any, ...]]:
    table = table_of(row)
    query = sa.select(*(table.c[field.name] for field in row.TABLE.fields)).order_by(*(table.c[key] for key in row.TABLE.key_fields))
    return [tuple(found) for found in connection.execute(query)]


def in_step(workstation: Workstation, book: Book) -> bool:
    with book.reading() as connection:
        head = connection.exec_driver_sql("SELECT max(seq) FROM command").scalar_one()
    return workstation.cache.cursor().seq == head and workstation.status().waiting == 0


def assert_same(workstation: Workstation, book: Book) -> None:
    """Every table of the cache equals the book's, value for value."""
    with workstation.reading() as mine, book.reading() as theirs:
        for spec in rows.tables().values():
            assert table_in(mine, spec.row) == table_in(theirs, spec.row), spec.name


def test_what_one_workstation_posts_the_other_sees_and_both_equal_the_book(
    open_workstation: Opener, service_url: str, company: Company
) -> None:
    with running(service_url):
        one, two = open_workstation("olga"), open_workstation("clara")
        assert one.submit(one.request(order("po1"))).status == "posted"
        outcome = one.submit(one.request(receipt("gr1", "po1", 4)))
        assert outcome.status == "posted"
        with one.reading() as connection:  # the answer and the rows arrive together
            assert connection.scalar(sa.select(table_of(StockPosition).c.quantity)) == D(4)
        until(lambda: in_step(two, company.book))
        assert_same(one, company.book)
        assert_same(two, company.book)
        refused = one.submit(one.request(receipt("gr2", "nowhere")))
        assert (refused.status, refused.result["refusal"]["code"]) == ("refused", "unknown_id")
        assert one.pending() == []


def test_a_command_is_safe_before_anyone_answers_and_posts_once_after(open_workstation: Opener, service_url: str, company: Company) -> None:
    one = open_workstation("olga")
    record = one.request(order("po1"))
    one.store([record])
    assert one.status().waiting == 1
    one.store([record])
    until(lambda: one.pending()[0].state == "sent")
    one.close()
    with running(service_url):
        until(lambda: company.all(rows.tables()["document"].row, id="po1") != [])
        again = open_workstation("olga", folder="ws1")
        until(lambda: again.status().waiting == 0)
        found = again.outcome(record.id)
        assert found is not None and found.status == "posted"
        assert again.submit(record).seq == found.seq
        with connect(company.book.place) as session:
            assert session.execute("SELECT count(*) FROM command WHERE id = %s", [record.id]).fetchone() == (1,)


def test_what_waits_survives_every_switching_of_the_copys_encryption(
    open_workstation: Opener, service_url: str, company: Company, tmp_path: Path
) -> None:
    """On, then a key that is lost, then off: each is a copy read anew, and none loses or doubles what waits."""
    ring = Safe()
    with used(ring):
        one = open_workstation("olga")
        record = one.request(order("po1"))
        one.store([record])
        one.close()
        for change, notice in ((cache_key.encrypt, ""), (lambda folder: ring.entries.clear(), "locked"), (cache_key.decrypt, "")):
            change(tmp_path / "ws1")
            one = open_workstation("olga", folder="ws1")
            assert [waiting.command_id for waiting in one.pending()] == [record.id]
            assert one.status().notice == notice
            assert_same(one, company.book)
            one.close()
    with running(service_url):
        one = open_workstation("olga", folder="ws1")
        until(lambda: in_step(one, company.book))
        found = one.outcome(record.id)
        assert found is not None and found.status == "posted"


def test_without_a_network_work_goes_on_and_is_posted_later(
    open_workstation: Opener, service_url: str, company: Company, postgres: Postgres
) -> None:
    name = company.book.place.database
    one = open_workstation("olga")
    with psycopg.connect(postgres.superuser_url, autocommit=True) as session:
        session.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        until(lambda: one.status().connection == "offline", 3)
        assert one.submit(one.request(order("po1"))).status == "waiting"
        assert one.submit(one.request(receipt("gr1", "po1"))).status == "waiting"
        assert one.preview(order("po2")).status == "posted"
        assert one.status().waiting == 2
        assert [p.kind for p in one.pending()] == ["place_purchase_order", "post_goods_receipt"]
        session.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    company.book.engine.dispose()
    with running(service_url):
        until(lambda: one.status().waiting == 0)
        assert one.status().connection == "online"
        assert {o.status for o in one.outcomes(one.outbox.awaiting()).values()} == set()
        assert company.balances() == {"1300": "10.70", "2200": "-10.70"}
        until(lambda: in_step(one, company.book))
        assert_same(one, company.book)


def test_a_warehouse_member_keeps_their_warehouse_and_no_costs(open_workstation: Opener, service_url: str, company: Company) -> None:
    with running(service_url):
        olga = open_workstation("olga")
        for n, place in enumerate(("W1/A", "W2/A")):
            olga.submit(olga.request(_order_at(f"po{n}", place[:2])))
            line = ReceiptLineIn(order_line_no=1, quantity=D(3), location_id=place)
            olga.submit(olga.request(PostGoodsReceipt(receipt_id=f"gr{n}", order_id=f"po{n}", posting_date=DAY, lines=(line,))))
        walt = open_workstation("walt")
        until(lambda: in_step(walt, company.book))
        with walt.reading() as connection:
            assert [row[0] for row in table_in(connection, StockPosition)] == ["W1/A"]
            assert table_in(connection, CostLayer) == []
            moves = connection.execute(sa.select(table_of(StockMove).c.value, table_of(StockMove).c.quantity)).all()
        assert [tuple(m) for m in moves] == [(D(0), D(3))]
        assert walt.submit(walt.request(DefineReasons(reasons=()))).status == "refused"


def _order_at(name: str, warehouse: str) -> PlacePurchaseOrder:
    line = PurchaseLine(item_id="NUT", quantity=D(3), unit_price=D("2"))
    return PlacePurchaseOrder(order_id=name, entity_id="NORTH", warehouse_id=warehouse, supplier_id="ACME", order_date=DAY, lines=(line,))


def test_a_changed_right_loads_anew_and_a_withdrawn_one_wipes(open_workstation: Opener, service_url: str, company: Company) -> None:
    with running(service_url):
        olga, walt = open_workstation("olga"), open_workstation("walt")
        olga.submit(olga.request(_order_at("po1", "W2")))
        until(lambda: in_step(walt, company.book))

        def orders(workstation: Workstation) -> int:
            with workstation.reading() as connection:
                return int(connection.exec_driver_sql("SELECT COUNT(*) FROM order_line").scalar_one())

        assert orders(walt) == 0
        roles = (MemberRole(member_id="walt", role="warehouse_operator", warehouse_id="W2"),)
        olga.submit(olga.request(DefineMember(member=Member(id="walt", name="Walt"), roles=roles)))
        until(lambda: orders(walt) == 1)
        until(lambda: walt.status().notice == "scope")
        olga.submit(olga.request(DefineMember(member=Member(id="walt", name="Walt", active=False))))
        until(lambda: walt.status().connection == "no access")
        assert orders(walt) == 0
        with walt.reading() as connection:
            assert [row.name for row in rows.tables().values() if table_in(connection, row.row)] == []


def test_the_wrong_password_says_so_and_keeps_what_waits(
    open_workstation: Opener, company: Company, postgres: Postgres, tmp_path: Path
) -> None:
    open_workstation("olga").close()
    url = postgres.url(company.book.place.database, user="olga", password="another password")
    bad = Workstation(url, member="olga", folder=tmp_path / "bad")
    try:
        until(lambda: bad.status().connection == "refused")
        assert bad.status().trouble.startswith("The server does not take the login olga with this password.")
        assert bad.submit(bad.request(order("po1"))).status == "waiting"
    finally:
        bad.close()


def test_discarding_is_for_what_certainly_never_left(company: Company, tmp_path: Path) -> None:
    nowhere = "postgresql://olga:x@127.0.0.1:1/book"
    station = Workstation(nowhere, member="olga", folder=tmp_path / "off")
    try:
        until(lambda: station.status().connection == "offline")
        kept, dropped = station.request(order("po1")), station.request(order("po2"))
        station.store([kept, dropped])
        station.discard(dropped.id, "typed twice")
        assert [p.command_id for p in station.pending()] == [kept.id]
        station.outbox.attempted([kept.id])
        with pytest.raises(CannotDiscard):
            station.discard(kept.id, "changed my mind")
        with pytest.raises(CannotDiscard):
            station.discard("unknown", "x")
    finally:
        station.close()


def test_a_copied_folder_is_noticed_and_both_copies_lose_nothing(
    open_workstation: Opener, service_url: str, company: Company, tmp_path: Path
) -> None:
    import shutil

    with running(service_url):
        first = open_workstation("olga", folder="laptop")
        first.submit(first.request(order("po1")))
        first.close()
        shutil.copytree(tmp_path / "laptop", tmp_path / "clone")
        laptop, clone = open_workstation("olga", folder="laptop"), open_workstation("olga", folder="clone")
        assert laptop.outbox.workstation == clone.outbox.workstation
        one, two = laptop.request(order("po2")), clone.request(order("po3"))
        assert one.client_seq == two.client_seq
        assert laptop.submit(one).status == "posted"
        assert clone.submit(two).status == "posted"
        assert laptop.outbox.workstation != clone.outbox.workstation
        assert len(company.all(rows.tables()["document"].row)) == 3


def test_submissions_older_than_the_book_takes_are_turned_away_and_shown(open_workstation: Opener, service_url: str) -> None:
    with running(service_url):
        one = open_workstation("olga", now=lambda: datetime(2020, 1, 1, tzinfo=UTC))
        record = one.request(DefineReasons(reasons=(ReasonCode(id="R", name="R", kind="count"),)))
        assert one.submit(record).status == "rejected"
        [shown] = one.pending()
        assert "row-level security" in shown.note
        one.discard(record.id, "wrong clock")
        assert one.pending() == []


def test_closed_in_the_midst_of_the_first_read_nothing_is_kept_and_the_next_start_begins_well(
    open_workstation: Opener, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_postgres, "BATCH_ROWS", 3)
    reached, go_on = threading.Event(), threading.Event()

    def stand_still() -> None:
        if olga.status().loaded_rows > 20:
            reached.set()
            go_on.wait(10)

    olga = open_workstation("olga", folder="ws", wait=False, changed=stand_still)
    assert reached.wait(10)
    status = olga.status()
    assert status.reads_anew and 20 < status.loaded_rows < status.loading_rows
    closing = threading.Thread(target=olga.close)
    closing.start()
    until(lambda: olga._stopping.is_set())
    go_on.set()
    closing.join(10)
    assert not closing.is_alive()
    again = open_workstation("olga", folder="ws", wait=False, connect=_unplugged)
    until(lambda: again.status().connection == "offline")
    assert not again.status().has_data
    with again.reading() as connection:
        for name in rows.tables():
            assert connection.exec_driver_sql(f"SELECT COUNT(*) FROM {name}").scalar_one() == 0, name
    again.close()
    third = open_workstation("olga", folder="ws")
    until(lambda: in_step(third, company.book))


def _unplugged() -> Any:
    raise OSError("unplugged")


@pytest.mark.logs_errors
def test_a_cache_that_cannot_be_written_is_said_and_what_waits_is_safe(
    open_workstation: Opener, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: object, *rest: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(cache_module, "_fill", full)
    olga = open_workstation("olga", wait=False)
    until(lambda: olga.status().connection == "refused")
    assert olga.status().problem == ("cache_unusable", (("problem", "database or disk is full"),))
    assert olga._thread.is_alive()
    olga.store([olga.request(order("po1"))])
    assert olga.status().waiting == 1
    monkeypatch.undo()
    olga.look_now()
    until(lambda: olga.status().connection == "online")


def test_a_wrong_clock_goes_by_the_books_as_far_as_that_can_be_the_right_one(company: Company, open_workstation: Opener) -> None:
    """Three hours behind: an evening's work would else be of the day before. Three days: nobody knows which clock is wrong."""
    late = open_workstation("walt", now=lambda: utc_now() - timedelta(hours=3))
    assert abs(late.clock() - utc_now()) < timedelta(minutes=1)
    assert abs(late.status().clock_behind - timedelta(hours=3)) < timedelta(minutes=1) and not late.status().clock_too_far
    assert abs(late.request(RECOUNT).submitted_at - utc_now()) < timedelta(minutes=1)
    lost = open_workstation("olga", now=lambda: utc_now() + timedelta(days=3))
    until(lambda: lost.status().clock_too_far)
    assert abs(lost.clock() - utc_now() - timedelta(days=3)) < timedelta(minutes=1)


def test_time_zones_are_served_with_the_book_to_whoever_works_at_one_site(company: Company, open_workstation: Opener) -> None:
    walt = open_workstation("walt")
    again = Company(company.book)
    again._ids = itertools.count(10_000)
    [entity] = again.all(LegalEntity)
    again.do(DefineEntity(entity=msgspec.structs.replace(entity, time_zone="Europe/Berlin")))
    [site] = again.all(Warehouse, id="W1")
    again.do(DefineWarehouses(warehouses=(msgspec.structs.replace(site, time_zone="Pacific/Kiritimati"),)))
    again.close()

    def known() -> tuple[str, str]:
        with walt.reading() as connection:
            found = zones(connection)
        return found.of(entity_id="NORTH"), found.of(warehouse_id="W1")

    until(lambda: known() == ("Europe/Berlin", "Pacific/Kiritimati"))


def test_presence_costs_one_small_statement_now_and_then_and_none_where_nobody_is_at_anything(
    open_workstation: Opener, service_url: str
) -> None:
    walt, olga = open_workstation("walt"), open_workstation("olga")
    asked: list[str] = []
    door = olga._door
    assert door is not None
    for name in ("meet", "leave"):
        original = getattr(door, name)
        setattr(door, name, lambda *facts, one=original, called=name: asked.append(called) or one(*facts))
    rounds = olga._rounds
    for _ in range(5):
        olga.look_now()
    until(lambda: olga._rounds > rounds + 1)
    assert asked == []
    with running(service_url):
        assert olga.submit(olga.request(order("po1"))).status == "posted"
    walt.attend(Attending("receiving", "po1", "po1"))
    olga.attend(Attending("receiving", "po1", "po1"))
    until(lambda: [one.member for one in olga.present] == ["walt"])
    until(lambda: [one.member for one in walt.present] == ["olga"])
    begun, before = olga._met[0], len(asked)
    for _ in range(30):  # news come one after the other, and nobody looks round more often for it
        rounds = olga._rounds
        olga.look_now()
        until(lambda was=rounds: olga._rounds > was)
    assert len(asked) - before <= (olga._met[0] - begun) / MEET_SECONDS + 1
    walt.attend(None)
    until(lambda: olga.present == ())
    olga.attend(None)
    until(lambda: asked[-1] == "leave" and olga.status().present == ())
