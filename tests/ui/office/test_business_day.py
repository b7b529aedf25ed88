"""Every form proposes the day that it is at its site, wherever the workstation stands; another day is said before, and asked about once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.commands.organisation import DefineEntity, DefineWarehouses
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import Document, LegalEntity, Warehouse
from tests.support.desktop import Depot
from tests.support.office import Office
from tests.ui.office.conftest import MakeOffice
from tests.ui.office.test_entering import look_ahead, type_in
from ui.feedback import Verdict
from ui.site_days import SiteDays
from ui.theme.tokens import Tone

D = Decimal
NOV, DEC = date(2026, 11, 30), date(2026, 12, 1)
NIGHT = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
"""1 December in London and east of it, 30 November in New York."""
In = Callable[[str], None]


@pytest.fixture
def computer_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[In]:
    """computer_in(zone) moves the workstation there."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def depot(depot: Depot) -> Depot:
    """Northgate in London with Leeds, Hull depot in New York; 40 drills in Leeds, 12 of them on the road to Hull since 29 November."""
    depot.stock("DR-18V", "40", "300", spot="A-03-2")
    line = TransferLineIn(item_id="DR-18V", quantity=D(12), from_location_id="LEEDS/A-03-2", to_location_id="HULL/DOCK-1")
    depot.do(RequestTransfer(transfer_id="t1", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=NOV, lines=(line,)))
    depot.do(ShipTransfer(shipment_id="t1-s", transfer_id="t1", posting_date=date(2026, 11, 29)))
    zone(depot, "Europe/London")
    zone(depot, "America/New_York", site="HULL")
    at(depot, NIGHT)
    return depot


def zone(depot: Depot, name: str, *, site: str = "") -> None:
    if site:
        [row] = depot.rows(Warehouse, id=site)
        depot.do(DefineWarehouses(warehouses=(msgspec.structs.replace(row, time_zone=name),)))
    else:
        [entity] = depot.rows(LegalEntity, id="NORTH")
        depot.do(DefineEntity(entity=msgspec.structs.replace(entity, time_zone=name)))


def at(depot: Depot, moment: datetime) -> None:
    depot.host.now = lambda: moment


def checks(office: Office) -> list[str]:
    """What is said of the day, beside the entry."""
    return [one.text for one in office.screen.preview.picture.checks if one.title == "Another day"]


@pytest.mark.parametrize("computer", ["Europe/Berlin", "Etc/GMT+12", "Pacific/Kiritimati"])
def test_a_transfer_over_a_months_end_posts_the_sites_day(depot: Depot, make_office: MakeOffice, computer_in: In, computer: str) -> None:
    """The complaint: arrived on 1 December in a book where it is 30 November, over a month's end, without a word."""
    computer_in(computer)
    office = make_office(today=None)
    office.go("transfers", "t1")
    office.scan("12*DR-18V")
    assert office.screen.presenter.picture.posting_date == NOV
    here = {"Europe/Berlin": ["01/12/2026"], "Etc/GMT+12": [], "Pacific/Kiritimati": ["01/12/2026"]}[computer]
    texts = [f"At Hull Depot it is 30/11/2026. That day is posted; at this computer it is {day}." for day in here]
    assert checks(office) == texts
    assert [text for text, _ in office.screen.headline().chips if "Posts" in text] == ["Posts on 30/11/2026" for _ in here]
    office.scan("!VALIDATE")
    assert office.said is not None and office.said.verdict is Verdict.OK, office.said
    [arrival] = depot.rows(Document, kind="transfer_receipt")
    assert arrival.posting_date == NOV
    assert [row[0] for row in office.screen.postings.texts()] != [], "it is among what was done today there"


def test_what_leaves_another_site_in_the_same_hour_is_of_its_own_day(depot: Depot, make_office: MakeOffice, computer_in: In) -> None:
    computer_in("America/Los_Angeles")
    line = TransferLineIn(item_id="DR-18V", quantity=D(3), from_location_id="LEEDS/A-03-2", to_location_id="HULL/DOCK-1")
    depot.do(RequestTransfer(transfer_id="t2", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=NOV, lines=(line,)))
    office = make_office(today=None)
    office.go("transfers", "t2")
    office.scan("3*DR-18V", "!VALIDATE")
    shipped = sorted(one.posting_date for one in depot.rows(Document, kind="transfer_shipment"))
    assert shipped == [date(2026, 11, 29), DEC]
    # It arrives in the same minute, in New York, where it is still the day before it was sent: that is asked, and then posted on the day it left.
    office.go("transfers", "t2")
    office.scan("3*DR-18V", "!VALIDATE")
    assert office.said is not None and office.said.verdict is Verdict.ATTENTION
    assert office.said.text == "Post it on 01/12/2026?"
    assert office.said.expected == "At Hull Depot it is 30/11/2026. This is posted on 01/12/2026, which has not begun there."
    office.scan("!VALIDATE")
    assert office.said.verdict is Verdict.OK, office.said
    assert [one.posting_date for one in depot.rows(Document, kind="transfer_receipt")] == [DEC]


def test_another_month_is_asked_about_once_and_another_day_only_said(depot: Depot, make_office: MakeOffice, computer_in: In) -> None:
    computer_in("Europe/London")
    for order in ("po-1", "po-2", "po-3"):
        depot.order(order, "HANSE", ("GL-M", "10", "12"), warehouse="HULL")
    office = make_office(today=None)

    def receive(order: str, day: date | None) -> None:
        office.go("receiving", order)
        office.scan("10*GL-M")
        office.screen.presenter.set_posting_date(day)
        office.settle()

    receive("po-1", date(2026, 11, 27))
    assert checks(office) == ["At Hull Depot it is 30/11/2026. This is posted on 27/11/2026."]
    office.scan("!VALIDATE")
    assert office.said is not None and office.said.verdict is Verdict.OK

    receive("po-2", date(2026, 10, 31))
    assert checks(office) == ["At Hull Depot it is 30/11/2026. This is posted on 31/10/2026, in another month."]
    office.scan("!VALIDATE")
    assert office.said.verdict is Verdict.ATTENTION and office.said.text == "Post it on 31/10/2026?"
    assert len(depot.rows(Document, kind="goods_receipt", state="posted")) == 2, "the stock and the first one"
    office.press(office.offer("Post it on 31/10/2026"))
    assert office.said.verdict is Verdict.OK

    receive("po-3", date(2026, 10, 31))
    office.scan("!VALIDATE")
    assert office.said.verdict is Verdict.OK, "the same day is not asked about again"
    found = sorted(one.posting_date for one in depot.rows(Document, kind="goods_receipt"))
    assert found == [date(2026, 10, 31), date(2026, 10, 31), date(2026, 11, 5), date(2026, 11, 27)]


def test_a_form_proposes_the_day_of_the_company_or_site_it_is_about(depot: Depot, make_office: MakeOffice, computer_in: In) -> None:
    """UTC-12 and UTC+14 are two days apart; a day that a person entered stays."""
    computer_in("Europe/Berlin")
    zone(depot, "Pacific/Kiritimati")
    zone(depot, "Etc/GMT+12", site="HULL")
    zone(depot, "Pacific/Kiritimati", site="LEEDS")
    at(depot, datetime(2026, 12, 1, 11, 0, tzinfo=UTC))
    office = make_office(today=None)
    screen = office.go("enter_purchase_order")
    inputs = screen.body.inputs
    for site, day in (("HULL", NOV), ("LEEDS", date(2026, 12, 2)), ("HULL", NOV)):
        inputs["warehouse_id"].set_value(site)
        inputs["warehouse_id"].changed.emit()
        office.settle()
        assert inputs["order_date"].value == day, site
    inputs["order_date"].widget.setFocus()
    office.key(Qt.Key.Key_Plus)
    assert inputs["order_date"].value == DEC
    inputs["warehouse_id"].set_value("LEEDS")
    inputs["warehouse_id"].changed.emit()
    office.settle()
    assert inputs["order_date"].value == DEC, "entered, not proposed"
    inputs["order_date"].widget.setFocus()
    office.keys("t")
    assert inputs["order_date"].value == date(2026, 12, 2), "the key for today means the day there"
    journal = office.go("enter_journal")
    assert journal.body.inputs["posting_date"].value == date(2026, 12, 2)


def test_a_form_that_was_left_open_over_midnight_says_it_and_proposes_the_new_day_on_return(
    depot: Depot, make_office: MakeOffice, computer_in: In
) -> None:
    computer_in("Europe/London")
    at(depot, datetime(2026, 11, 30, 23, 59, tzinfo=UTC))
    office = make_office(today=None)
    screen = office.go("enter_journal")
    day = screen.body.inputs["posting_date"]
    assert day.value == NOV
    for number, (account, side) in enumerate((("6000", "debit"), ("3000", "credit"))):
        line = screen.body.tables["lines"].rows[number]
        line.inputs["account_id"].set_value(account)
        line.inputs[side].set_value(D(10))
    screen.body.inputs["text"].set_value("Rent")
    at(depot, datetime(2026, 12, 1, 0, 1, tzinfo=UTC))
    look_ahead(office)
    office.key(Qt.Key.Key_F9)
    assert office.said is not None and office.said.verdict is Verdict.ATTENTION, "nobody moves the day under the hand"
    assert office.said.text == "Post it on 30/11/2026?" and "in another month" in office.said.expected
    assert ("Posts on 30/11/2026", Tone.WARN) in screen.headline().chips
    office.go("home")
    office.go("enter_journal")
    assert day.value == DEC


def test_a_reversal_is_proposed_for_the_day_where_the_document_belongs(depot: Depot, make_office: MakeOffice, computer_in: In) -> None:
    computer_in("Asia/Tokyo")
    office = make_office(today=None)
    office.go("transfers", "t1")
    office.scan("12*DR-18V", "!VALIDATE")
    screen = office.go("transfers")
    screen.presenter.under_way.choose_posting(depot.rows(Document, kind="transfer_receipt")[0].id)
    screen.reversing.ask(screen.presenter.under_way.reversible())
    office.settle()
    form = screen.reversing.form
    assert form.day.value == NOV
    assert form.said.text() == "At Hull Depot it is 30/11/2026. That day is posted; at this computer it is 01/12/2026."
    form.reason.setText("wrong pallet")
    form.day.set_value(DEC)
    office.press(form.act)
    assert office.said is not None and office.said.text == "Post it on 01/12/2026?"
    office.press(form.act)
    assert office.said.text == "The reversal waits for approval."
    assert [one.posting_date for one in depot.rows(Document, kind="reversal")] == [DEC]


def test_a_book_without_time_zones_goes_by_the_workstation_as_it_did(depot: Depot, make_office: MakeOffice, computer_in: In) -> None:
    zone(depot, "")
    zone(depot, "", site="HULL")
    for computer, day in (("Europe/Berlin", DEC), ("America/New_York", NOV)):
        computer_in(computer)
        office = make_office(today=None)
        office.go("transfers", "t1")
        office.scan("12*DR-18V")
        assert office.screen.presenter.picture.posting_date == day and checks(office) == []
        office.scan("!UNDO")
        office.close()


def test_a_time_zone_said_on_the_page_counts_at_once(depot: Depot, make_office: MakeOffice, computer_in: In) -> None:
    computer_in("Europe/London")
    zone(depot, "", site="HULL")
    office = make_office(today=None)
    office.go("transfers", "t1")
    assert office.screen.presenter.picture.posting_date == DEC
    warehouse = office.go("enter_warehouse")
    type_in(office, "HULL")
    field: Any = warehouse.body.inputs["time_zone"]
    field.widget.setFocus()
    type_in(office, "new_york")
    assert field.value == "America/New_York"
    office.key(Qt.Key.Key_F9)
    assert office.said is not None and office.said.text == "HULL is in the book."
    assert [row.time_zone for row in depot.rows(Warehouse)] == ["America/New_York", ""]
    office.go("transfers", "t1")
    assert office.screen.presenter.picture.posting_date == NOV
    company = office.go("enter_company")
    type_in(office, "NORTH")
    company.body.inputs["time_zone"].set_value("Asia/Tokyo")
    office.settle()
    office.key(Qt.Key.Key_F9)
    [entity] = depot.rows(LegalEntity)
    assert (entity.time_zone, entity.address, entity.currency) == ("Asia/Tokyo", "4 Dock Road\nLeeds LS9", "GBP")


def test_who_works_at_one_site_has_its_day_and_who_works_everywhere_the_computers() -> None:
    from db.queries.business_day import Place

    places = (Place("N", "", "North", "Europe/London"), Place("N", "LEEDS", "Leeds", ""), Place("N", "HULL", "Hull", "America/New_York"))

    def day(*scopes: tuple[str, str]) -> date:
        days = SiteDays(lambda: NIGHT, scopes, own=UTC)
        days.know(places)
        return days()

    assert day(("N", "HULL")) == NOV and day(("N", "LEEDS")) == DEC
    assert day(("", "")) == DEC and day(("N", "HULL"), ("N", "LEEDS")) == DEC
    days = SiteDays(lambda: NIGHT, (), own=UTC)
    days.know(places)
    assert days.today_somewhere() == (NOV, DEC)
