"""Transfers as people do them: asked for, picked, on the road, taken in short and damaged; figures worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import ApprovalRequest, Case, Document, StockPosition
from app.domain.book.transfers import TransferLine
from tests.support.desktop import DRILL_CARTON, Depot, Desktop
from tests.ui.screens.conftest import MakeDesktop
from ui.feedback import Verdict

D = Decimal
HOMES = {"DR-18V": "A-03-2", "LP-LED": "A-05-1", "BT-4AH": "A-03-4"}


@pytest.fixture
def stocked(depot: Depot) -> Depot:
    """In Leeds 40 drills at 300, 60 lamps at 29 and 30 batteries of lot H7731 at 60."""
    depot.stock("DR-18V", "40", "300", spot="A-03-2")
    depot.stock("LP-LED", "60", "29", spot="A-05-1")
    depot.stock("BT-4AH", "30", "60", spot="A-03-4", lot="H7731")
    return depot


def ask(depot: Depot, id: str, *lines: tuple[str, str], expected: date | None = None) -> None:
    asked = tuple(
        TransferLineIn(item_id=item, quantity=D(quantity), from_location_id=f"LEEDS/{HOMES[item]}", to_location_id="HULL/DOCK-1")
        for item, quantity in lines
    )
    depot.do(
        RequestTransfer(
            transfer_id=id,
            from_warehouse_id="LEEDS",
            to_warehouse_id="HULL",
            request_date=date(2026, 11, 18),
            expected_on=expected,
            lines=asked,
        )
    )


def ship(depot: Depot, id: str, on: date = date(2026, 11, 19)) -> None:
    depot.do(ShipTransfer(shipment_id=f"{id}-s", transfer_id=id, posting_date=on))


def stock(depot: Depot) -> dict[str, str]:
    """`HULL/DOCK-1 DR-18V` -> quantity, zero left out."""
    found = {f"{p.location_id} {p.item_id}": p.quantity for p in depot.rows(StockPosition) if p.quantity}
    return {name: f"{quantity.normalize():f}" for name, quantity in found.items()}


def shown(desk: Desktop) -> dict[str, tuple[str, ...]]:
    return {row[0].partition("\n")[0]: row[1:] for row in desk.screen.lines.texts()}


@pytest.mark.ux
def test_the_list_says_what_is_on_the_road_and_for_how_long(stocked: Depot, make_desktop: MakeDesktop) -> None:
    """2: A transfer's number opens it from the list; the list shows age and lateness first."""
    ask(stocked, "t1", ("DR-18V", "12"), expected=date(2026, 11, 20))
    ask(stocked, "t2", ("LP-LED", "5"))
    ship(stocked, "t1")
    desk = make_desktop("transfers")
    rows = desk.screen.transfers.texts()
    assert rows[0] == ("TO-2026-000001 · Leeds DC → Hull Depot", "take in 1 line(s)", "4 day(s)", "20/11/2026\nlate")
    assert rows[1][1:3] == ("ship 1 line(s)", "")
    desk.scan("TO-2026-000002")
    assert desk.step == "Pick the goods"
    desk.scan("t1")
    assert desk.step == "Scan what arrived"


def test_a_request_is_made_by_scan(stocked: Depot, make_desktop: MakeDesktop) -> None:
    desk = make_desktop("transfers")
    desk.scan("!NEW", "HULL", DRILL_CARTON, "3*LP-LED", "!LESS", "!VALIDATE")
    assert desk.said.text == "TO-2026-000001 is asked for."
    lines = [(x.item_id, x.quantity_requested, x.from_location_id, x.to_warehouse_id) for x in stocked.rows(TransferLine)]
    assert lines == [("DR-18V", D(6), "LEEDS/A-03-2", "HULL"), ("LP-LED", D(2), "LEEDS/A-05-1", "HULL")]


def test_picking_asks_for_the_lot_and_refuses_too_many(stocked: Depot, make_desktop: MakeDesktop) -> None:
    ask(stocked, "t1", ("DR-18V", "6"), ("BT-4AH", "10"))
    desk = make_desktop("transfers")
    desk.scan("t1", "7*DR-18V")
    assert desk.said.verdict is Verdict.REJECTED and desk.said.expected and desk.said.next_step
    assert shown(desk)["Cordless drill 18 V"][1] == "—"
    desk.scan("6*DR-18V", "10*BT-4AH")
    assert desk.step == "Scan the lot"
    desk.scan("H7731", "!VALIDATE")
    assert desk.said.text == "TS-2026-000001 is posted: the goods are on the road."
    assert stock(stocked)["HULL/ROAD DR-18V"] == "6"
    # 6 × 300 + 10 × 60 = 2,400 on the road.
    assert stocked.balances()["1320"] == "2400.00"


@pytest.mark.ux
def test_a_carton_short_and_one_damaged(stocked: Depot, make_desktop: MakeDesktop) -> None:
    """4: Short and damaged on arrival: the damaged go to quarantine with a reason, the missing carton is reported."""
    ask(stocked, "t1", ("DR-18V", "12"), ("LP-LED", "20"))
    ship(stocked, "t1")
    desk = make_desktop("transfers")
    desk.scan("t1", DRILL_CARTON, "18*LP-LED", "2*LP-LED", "!DAMAGED")
    assert desk.window.actions_now.reason("transfers.post") == "Choose a reason for the damage first."
    assert desk.window.actions_now.reason("transfers.missing")
    desk.scan("broken", "!VALIDATE")
    assert desk.said.verdict is Verdict.OK, desk.said.spoken
    assert stock(stocked)["HULL/QUAR-1 LP-LED"] == "2"
    assert [case.kind for case in stocked.rows(Case)] == ["damaged_in_transit"]
    assert shown_rows(desk)[0][1] == "take in 1 line(s)"
    desk.scan("t1", "!MISSING", "lost")
    # 6 × 300 = 1,800 is above 500: the clerk decides.
    assert desk.screen.preview.picture.approver == "Finance clerk"
    assert [(line.account, line.amount) for line in desk.screen.preview.picture.lines] == [("5410", D(1800)), ("1320", D(-1800))]
    desk.scan("!VALIDATE")
    assert desk.said.text == "This waits for an approval."
    assert [request.amount for request in stocked.rows(ApprovalRequest)] == [D(1800)]
    assert stocked.balances()["1320"] == "1800.00"


def shown_rows(desk: Desktop) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = desk.screen.transfers.texts()
    return rows


def by_scanner(desk: Desktop) -> None:
    desk.scan("t1", "6*DR-18V", "5*LP-LED", "STAGE-1", "!VALIDATE")


def by_keyboard(desk: Desktop) -> None:
    desk.key(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    desk.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.keyClicks(desk.window.head.scan, "stage-1")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_F9)


def by_mouse(desk: Desktop) -> None:
    desk.press_row(desk.screen.transfers, 0)
    desk.press_row(desk.screen.lines, 0)
    desk.press(desk.screen.bar.buttons["rest"])
    desk.press_row(desk.screen.lines, 1)
    desk.press(desk.screen.bar.buttons["rest"])
    desk.press(desk.screen.bar.buttons["place"])
    desk.press(next(button for button in desk.screen.bar.picker.place_buttons() if button.text() == "STAGE-1"))
    desk.press(desk.screen.post_button)


@pytest.mark.ux
@pytest.mark.parametrize("run", [by_scanner, by_keyboard, by_mouse])
def test_three_ways_one_arrival(stocked: Depot, make_desktop: MakeDesktop, run: Callable[[Desktop], None]) -> None:
    """10: An arrival by scanner, by keyboard and by mouse gives the same stock."""
    ask(stocked, "t1", ("DR-18V", "6"), ("LP-LED", "5"))
    ship(stocked, "t1")
    run(make_desktop("transfers"))
    assert {k: v for k, v in stock(stocked).items() if k.startswith("HULL")} == {"HULL/DOCK-1 DR-18V": "6", "HULL/STAGE-1 LP-LED": "5"}
    assert stocked.rows(Document, id="t1")[0].state == "done"


@pytest.mark.ux
def test_work_is_parked_and_found_again(stocked: Depot, make_desktop: MakeDesktop) -> None:
    """11: Picking is parked for another task and found again by a new desktop."""
    ask(stocked, "t1", ("DR-18V", "6"), ("LP-LED", "5"))
    desk = make_desktop("transfers")
    desk.scan("t1", "4*DR-18V", "!PARK")
    assert "Parked" in shown_rows(desk)[0][0]
    desk.close()
    again = make_desktop("transfers")
    again.scan("t1")
    assert shown(again)["Cordless drill 18 V"][1:3] == ("4", "2")
    again.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(again)["Cordless drill 18 V"][1] == "—"


def test_the_focus_comes_back_and_a_note_is_printed(stocked: Depot, make_desktop: MakeDesktop) -> None:
    ask(stocked, "t1", ("DR-18V", "6"))
    desk = make_desktop("transfers")
    for step in (
        lambda: desk.scan("t1"),
        lambda: desk.press(desk.screen.extra["everything"]),
        lambda: desk.scan("what is this"),
        lambda: desk.press(desk.screen.post_button),
        lambda: desk.press_row(desk.screen.postings, 0),
        lambda: desk.press(desk.screen.extra["note"]),
    ):
        step()
        assert QApplication.focusWidget() is desk.window.head.scan
    assert [paper.title for paper in desk.papers] == ["Transfer note TO-2026-000001"]
    assert desk.papers[0].pdf.startswith(b"%PDF")


@pytest.mark.ux
@pytest.mark.parametrize("code", ["TAPE-50", "nothing known", "LEEDS/A-03-2"])
def test_an_unexpected_scan_changes_nothing(stocked: Depot, make_desktop: MakeDesktop, code: str) -> None:
    """4: What does not belong to the transfer changes nothing and is explained in three parts."""
    ask(stocked, "t1", ("DR-18V", "6"))
    ship(stocked, "t1")
    desk = make_desktop("transfers")
    desk.scan("t1", "2*DR-18V")
    before, lines = stocked.counts(), desk.screen.lines.texts()
    desk.scan(code)
    said = desk.said
    assert said.verdict is Verdict.REJECTED and said.text and said.expected and said.next_step
    assert (stocked.counts(), desk.screen.lines.texts()) == (before, lines)
