"""One field takes anything: every kind of code, scanned from home and from every screen, leads to its place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.commands.counting import OpenCountSheet
from app.commands.shipping_notices import AnnounceDelivery, NoticeLine
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import ApprovalRequest
from tests.support.desktop import CODES, DRILL_CARTON, TODAY, Depot
from tests.support.office import Office
from tests.ui.office.conftest import MakeOffice, Receive
from ui.feedback import Verdict
from ui.widgets.bursts import Bursts
from ui.widgets.key_time import GAP_SECONDS

D = Decimal
PALLET = "340123450000000017"
SCREENS = ("home", "receiving", "counting", "transfers", "approvals", "stock", "documents", "ledger", "reports")
LED_TO: dict[str, tuple[str, str]] = {
    "PO-2026-000003": ("receiving", "po1"),
    "LS-88": ("receiving", "po1"),
    "SN-2026-000001": ("receiving", "po1"),
    PALLET: ("receiving", "po1"),
    f"]C100{PALLET}": ("receiving", "po1"),
    "TO-2026-000001": ("transfers", "to1"),
    "CS-2026-000001": ("counting", "cs1"),
    "!TRANSFERS": ("transfers", ""),
}
"""What is scanned -> the screen and what is open there: orders, notices, pallets, transfers and counts, the same from anywhere."""
GOODS = {
    "LP-LED": ("card", "LP-LED"),
    CODES["LP-LED"]: ("card", "LP-LED"),
    f"]C1010{CODES['BT-4AH']}10B-77": ("card", "BT-4AH"),
    DRILL_CARTON: ("card", "DR-18V"),
    "LEEDS/A-03-2": ("stock", ""),
    "B-77": ("stock", ""),
}
"""An item, its GTIN, a GS1 code, a carton, a location, a lot: the work at hand may want them, any other screen shows the stock."""


@pytest.fixture
def office(depot: Depot, make_office: MakeOffice) -> Office:
    depot.stock("LP-LED", "20", "29.90", spot="A-03-2")
    depot.stock("BT-4AH", "12", "61.20", spot="A-03-4", lot="B-77")
    depot.order("po1", "HANSE", ("DR-18V", "24", "304.85"))
    line = NoticeLine(order_line_no=1, quantity=D(24), sscc=PALLET)
    depot.do(AnnounceDelivery(notice_id="sn1", order_id="po1", notice_date=TODAY, reference="LS-88", lines=(line,)))
    moved = TransferLineIn(item_id="LP-LED", quantity=D(5), from_location_id="LEEDS/A-03-2", to_location_id="HULL/A-03-2")
    depot.do(RequestTransfer(transfer_id="to1", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=TODAY, lines=(moved,)))
    depot.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=TODAY))
    depot.do(OpenCountSheet(sheet_id="cs1", warehouse_id="LEEDS", count_date=TODAY))
    return make_office()


def open_here(office: Office) -> tuple[str, str]:
    place = office.window.front.place(office.here)
    return office.here, str(place.argument or "")


@pytest.mark.ux
@pytest.mark.parametrize("screen", SCREENS)
def test_every_kind_of_code_leads_to_its_place_from_every_screen(office: Office, screen: str) -> None:
    """2: Order, advance notice, pallet, transfer, count and command, from home and from each screen."""
    for code, (wanted, argument) in LED_TO.items():
        office.go(screen)
        office.scan(code)
        assert open_here(office) == (wanted, argument), f"{code} from {screen}"


@pytest.mark.ux
@pytest.mark.parametrize("screen", [one for one in SCREENS if one not in ("receiving", "counting", "transfers")])
def test_goods_lots_and_locations_lead_to_the_stock(office: Office, screen: str) -> None:
    """2: Item, GTIN, carton, lot and location, from home and from each screen that does not work with goods."""
    for code, (wanted, item) in GOODS.items():
        office.go(screen)
        office.scan(code)
        here, argument = open_here(office)
        assert here == wanted and item in argument, f"{code} from {screen}"
        said = office.said
        assert said is None or said.verdict is not Verdict.REJECTED, f"{code} from {screen}: {said.text if said else ''}"


@pytest.mark.ux
def test_a_scan_over_the_inbox_decides_nothing(office: Office, receive: Receive) -> None:
    """22: A scan that begins with the letters of single keys is routed whole."""
    receive("gr1", "30")
    office.go("approvals")
    office.scan("ARFUC-1")
    said = office.said
    assert said is not None and "ARFUC-1" in said.text
    assert [row.state for row in office.depot.rows(ApprovalRequest)] == ["open"]


def test_a_person_types_slower_than_a_scanner() -> None:
    bursts = Bursts()
    person = [GAP_SECONDS * 2 * number for number in range(7)]
    assert [bursts.sign(sign, at) for sign, at in zip("LP-LED", person, strict=False)] == [False] * 6
    assert bursts.end(person[-1]) == ""
    wedge = [100 + GAP_SECONDS / 10 * number for number in range(7)]
    assert [bursts.sign(sign, at) for sign, at in zip("LP-LED", wedge, strict=False)] == [False, *[True] * 5]
    assert bursts.end(wedge[-1]) == "LP-LED"
    assert bursts.end(wedge[-1]) == ""
