"""Deliveries that suppliers announced: a pallet is one scan, a notice leads to its order, and the receipt ends it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from app.commands.shipping_notices import AnnounceDelivery, NoticeLine
from app.domain.book import Document, DocumentLine, Lot
from tests.support.desktop import TODAY, Depot, Desktop
from tests.ui.screens.conftest import MakeDesktop
from ui.feedback import Verdict

D = Decimal
FIRST, SECOND = "340123450000000017", "340123450000000024"
EXPIRES = date(2027, 6, 30)


@pytest.fixture
def order(depot: Depot) -> str:
    """24 drills and 40 cans of glue (by lot and expiry), announced as LS-88 on two pallets: 12 drills + 20 cans, and 12 drills."""
    number = depot.order("po1", "NORDIC", ("DR-18V", "24", "304.85"), ("GLUE-5", "40", "38"))
    announce(depot)
    return number


def announce(depot: Depot, lot: str = "L7", notice: str = "sn1", reference: str = "LS-88") -> None:
    lines = (
        NoticeLine(order_line_no=1, quantity=D(2), unit="carton", sscc=FIRST),
        NoticeLine(order_line_no=2, quantity=D(20), lot_id=lot, expires_on=EXPIRES, sscc=FIRST),
        NoticeLine(order_line_no=1, quantity=D(12), sscc=SECOND),
    )
    depot.do(AnnounceDelivery(notice_id=notice, order_id="po1", notice_date=TODAY, reference=reference, arrives_on=TODAY, lines=lines))


def now(desk: Desktop) -> dict[str, str]:
    """First line of the item -> what is on the receipt now."""
    return {row[0].partition("\n")[0]: row[-3] for row in desk.screen.lines.texts()}


def state_of(depot: Depot, document: str) -> str:
    return next(row.state for row in depot.rows(Document) if row.id == document)


@pytest.mark.ux
def test_a_pallet_is_one_scan_from_anywhere_and_its_receipt_ends_the_notice(depot: Depot, order: str, make_desktop: MakeDesktop) -> None:
    """2: An advance notice and its pallets are taken by the one field; 3: an SSCC with its identifier (00) too."""
    desk = make_desktop("counting")
    desk.scan(f"00{FIRST}")
    assert desk.screen.presenter.picture.order == order
    assert now(desk) == {"Cordless drill 18 V": "12", "Two-part adhesive 5 kg": "20"}
    assert desk.said.verdict is Verdict.OK
    assert desk.said.text == "Pallet …000017 · Cordless drill 18 V 12, Two-part adhesive 5 kg 20"
    desk.scan(SECOND)
    assert now(desk)["Cordless drill 18 V"] == "24"
    assert desk.screen.delivery.note.text() == "LS-88"
    desk.key(Qt.Key.Key_F9)
    [receipt] = [row for row in depot.rows(Document) if row.kind == "goods_receipt"]
    assert (receipt.state, receipt.reference) == ("posted", "LS-88")
    lines = {(line.item_id, line.lot_id): line.quantity for line in depot.rows(DocumentLine) if line.document_id == receipt.id}
    assert lines == {("DR-18V", ""): D(24), ("GLUE-5", "L7"): D(20)}
    [lot] = [row for row in depot.rows(Lot) if row.id == "L7"]
    assert lot.expires_on == EXPIRES
    assert state_of(depot, "sn1") == "done"


@pytest.mark.ux
def test_a_pallet_comes_once_and_is_undone_as_a_whole(order: str, make_desktop: MakeDesktop) -> None:
    """12: Undo takes back the last scan, however many goods it brought."""
    desk = make_desktop()
    desk.scan(order, "DR-18V", FIRST, FIRST)
    assert desk.said.verdict is Verdict.REJECTED and "already" in desk.said.text
    assert now(desk) == {"Cordless drill 18 V": "13", "Two-part adhesive 5 kg": "20"}
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert now(desk) == {"Cordless drill 18 V": "1", "Two-part adhesive 5 kg": "—"}
    assert desk.said.text == "Taken back: Cordless drill 18 V, Two-part adhesive 5 kg"
    desk.scan(FIRST)
    assert now(desk)["Two-part adhesive 5 kg"] == "20"


def test_a_parked_pallet_is_still_known_after_a_restart(depot: Depot, order: str, make_desktop: MakeDesktop) -> None:
    desk = make_desktop()
    desk.scan(order, FIRST)
    desk.close()
    again = make_desktop()
    again.scan(order)
    assert now(again) == {"Cordless drill 18 V": "12", "Two-part adhesive 5 kg": "20"}
    again.scan(FIRST)
    assert "already" in again.said.text
    again.key(Qt.Key.Key_F9)
    assert state_of(depot, "sn1") == "done"


def test_the_notice_opens_its_order_and_everything_is_taken_in_at_once(depot: Depot, order: str, make_desktop: MakeDesktop) -> None:
    desk = make_desktop()
    row = desk.screen.orders.texts()[0]
    assert "LS-88 announced for 23/11/2026" in row[0]
    desk.scan("LS-88")
    assert desk.said.text == "LS-88 is announced: 2 pallet(s) · 3 line(s) · for 23/11/2026"
    assert desk.screen.delivery.note.text() == "LS-88"
    assert "24 announced" in desk.screen.lines.texts()[0][0]
    desk.press(desk.offer("Take as announced"))
    assert now(desk) == {"Cordless drill 18 V": "24", "Two-part adhesive 5 kg": "20"}
    desk.scan("!ANNOUNCED")
    assert desk.said.text == "Everything that was announced is on this receipt."
    desk.scan(FIRST)
    assert desk.said.verdict is Verdict.REJECTED
    desk.key(Qt.Key.Key_F9)
    assert state_of(depot, "sn1") == "done"


def test_taking_all_leaves_out_pallets_that_were_scanned(order: str, make_desktop: MakeDesktop) -> None:
    desk = make_desktop()
    desk.scan(order, FIRST)
    desk.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert now(desk) == {"Cordless drill 18 V": "24", "Two-part adhesive 5 kg": "20"}


def test_a_receipt_without_its_notice_leaves_it_open(depot: Depot, order: str, make_desktop: MakeDesktop) -> None:
    desk = make_desktop()
    desk.scan(order, "DR-18V", FIRST)
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.key(Qt.Key.Key_F9)
    assert state_of(depot, "sn1") == "open"


def test_what_the_notice_does_not_say_is_asked_of_the_goods(depot: Depot, make_desktop: MakeDesktop) -> None:
    number = depot.order("po1", "NORDIC", ("DR-18V", "24", "304.85"), ("GLUE-5", "40", "38"))
    announce(depot, lot="")
    desk = make_desktop()
    desk.scan(number, FIRST)
    assert desk.said.verdict is Verdict.REJECTED
    assert desk.said.expected == "Missing: its lot number."
    assert now(desk) == {"Cordless drill 18 V": "—", "Two-part adhesive 5 kg": "—"}


def test_an_unknown_pallet_changes_nothing_and_says_what_could_be_scanned(order: str, make_desktop: MakeDesktop) -> None:
    desk = make_desktop()
    desk.scan(order, "340123450000000031")
    assert desk.said.verdict is Verdict.REJECTED
    assert "announced delivery" in desk.said.expected
    assert now(desk) == {"Cordless drill 18 V": "—", "Two-part adhesive 5 kg": "—"}
