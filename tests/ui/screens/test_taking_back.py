"""What was posted is taken back on the floor by a linked reversal with its reason, and lines of a posted count are counted again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from app.commands.count_submission import SubmitCount, VarianceReason
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import Document
from app.domain.book.counting import CountLine, CountSheet
from tests.support.desktop import TODAY, Depot, Desktop
from tests.ui.screens.conftest import MakeDesktop
from ui.feedback import Verdict

D = Decimal


def reverse(desk: Desktop, button: object, reason: str) -> None:
    """The button, then the reason typed and sent with Enter."""
    desk.press(button)
    form = desk.screen.reversing.form
    assert not form.act.isEnabled()
    desk.qtbot.keyClicks(form.reason, reason)
    desk.key(Qt.Key.Key_Return)


@pytest.mark.ux
def test_a_receipt_just_posted_is_taken_back_where_it_was_posted(depot: Depot, make_desktop: MakeDesktop) -> None:
    """12: After posting the only way back is a linked reversal with a reason, both ways."""
    depot.order("po1", "HANSE", ("LP-LED", "10", "29.90"))
    desk = make_desktop()
    desk.scan("po1", "10*LP-LED", "!VALIDATE")
    assert depot.balances() == {"1300": "299.00", "2200": "-299.00"}
    reverse(desk, desk.screen.reverse_button, "Wrong lamps delivered")
    assert desk.said.verdict is Verdict.OK
    assert desk.said.text.startswith("GR-2026-000001 is reversed by XR-2026-000001")
    assert depot.balances() == {}
    [receipt] = depot.rows(Document, kind="goods_receipt")
    [reversal] = depot.rows(Document, kind="reversal")
    assert (receipt.state, receipt.reversed_by, reversal.reverses) == ("reversed", reversal.id, receipt.id)
    assert reversal.note == "Wrong lamps delivered"
    assert desk.screen.posted.texts()[0][2] == "reversed"
    assert desk.window.actions_now.reason("receiving.reverse").startswith("This document was reversed already")
    # The order expects its goods again, and the focus is back where scans land.
    assert desk.screen.orders.texts()[0][1] == "1"
    assert desk.window.focusWidget() is desk.window.head.scan


@pytest.mark.ux
def test_a_shipment_of_today_is_taken_back(depot: Depot, make_desktop: MakeDesktop) -> None:
    """12: A transfer that left by mistake comes back by its reversal; a second one is not offered."""
    depot.stock("LP-LED", "10", "29.90", spot="A-05-1")
    line = TransferLineIn(item_id="LP-LED", quantity=D(4), from_location_id="LEEDS/A-05-1", to_location_id="HULL/DOCK-1")
    depot.do(RequestTransfer(transfer_id="t1", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=TODAY, lines=(line,)))
    depot.do(ShipTransfer(shipment_id="t1-s", transfer_id="t1", posting_date=TODAY))
    desk = make_desktop("transfers")
    assert desk.window.actions_now.reason("transfers.reverse") == "Choose something done today first."
    desk.press_row(desk.screen.postings, 0)
    reverse(desk, desk.screen.extra["reverse"], "Wrong lorry")
    assert "is reversed by XR-2026-000001" in desk.said.text
    assert depot.rows(Document, id="t1-s")[0].state == "reversed"
    assert desk.screen.postings.texts()[0][2] == "reversed"
    assert desk.screen.transfers.texts()[0][1] == "ship 1 line(s)"


def posted_count(depot: Depot) -> None:
    """46 drills where 45 were found, lamps not counted: a difference of 149.00 is posted."""
    depot.stock("DR-18V", "46", "149", spot="A-03-2")
    depot.stock("LP-LED", "10", "29.90", spot="A-03-2")
    depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=TODAY, location_ids=("LEEDS/A-03-2",)))
    drill = next(line for line in depot.rows(CountLine) if line.item_id == "DR-18V")
    depot.do(RecordCount(sheet_id="c1", lines=(CountedLine(line_no=drill.line_no, quantity=D(45)),)))
    reason = VarianceReason(line_no=drill.line_no, reason="shrink", note="Counted twice")
    depot.do(SubmitCount(sheet_id="c1", posting_date=TODAY, lines=(reason,)))


@pytest.mark.ux
def test_lines_of_a_posted_count_are_counted_again_on_a_sheet_of_their_own(depot: Depot, make_desktop: MakeDesktop) -> None:
    """18: A posted count stays; chosen lines get a new count that opens at once."""
    posted_count(depot)
    desk = make_desktop("counting", role="warehouse_supervisor")
    desk.press_row(desk.screen.posted, 0)
    desk.press(desk.screen.extra["again"])
    form = desk.screen.again_form
    assert [box.text() for box in form.boxes.values()] == ["Cordless drill 18 V · A-03-2", "LED work lamp · A-03-2"]
    assert not form.act.isEnabled()
    desk.press(form.boxes[2])
    assert form.act.text() == "Count 1 line(s) again"
    desk.press(form.act)
    [again] = [sheet for sheet in depot.rows(CountSheet) if sheet.recount_of == "c1"]
    assert [(line.item_id, line.state) for line in depot.rows(CountLine, sheet_id=again.sheet_id)] == [("LP-LED", "open")]
    assert desk.step == "Count A-03-2"
    assert [row[0].partition("\n")[0] for row in desk.screen.lines.texts()] == ["LED work lamp"]
    desk.scan("10*LP-LED")
    assert desk.said.verdict is Verdict.OK


@pytest.mark.ux
def test_a_posted_count_is_taken_back(depot: Depot, make_desktop: MakeDesktop) -> None:
    """12: The reversal of a count gives the book its quantity and value back; an operator is not offered it."""
    posted_count(depot)
    assert depot.balances("c1") == {"1300": "-149.00", "5200": "149.00"}
    desk = make_desktop("counting", role="warehouse_supervisor")
    desk.press_row(desk.screen.posted, 0)
    reverse(desk, desk.screen.extra["reverse"], "The wrong aisle")
    assert "is reversed by XR-2026-000001" in desk.said.text, desk.said.spoken
    assert depot.rows(Document, id="c1")[0].state == "reversed"
    assert desk.screen.posted.texts()[0][2] == "reversed"
    assert desk.window.actions_now.reason("counting.again") == "This count was reversed; plan a new one."
    operator = make_desktop("counting", role="warehouse_operator")
    assert operator.screen.extra["reverse"].isHidden()
    assert operator.screen.extra["again"].isHidden()


def test_the_note_of_a_posted_receipt_says_when_its_entry_was_posted(depot: Depot, make_desktop: MakeDesktop) -> None:
    depot.order("po1", "HANSE", ("LP-LED", "10", "29.90"))
    desk = make_desktop()
    desk.scan("po1", "10*LP-LED", "!VALIDATE", "!PRINT")
    [paper] = desk.papers
    text = pypdfium2.PdfDocument(BytesIO(paper.pdf))[0].get_textpage().get_text_range()
    assert "posted 23 Nov 2026" in text
    assert "not posted" not in text


def test_a_reversal_refused_by_the_book_says_why_and_keeps_the_reason(depot: Depot, make_desktop: MakeDesktop) -> None:
    depot.order("po1", "HANSE", ("LP-LED", "10", "29.90"))
    desk = make_desktop()
    desk.scan("po1", "10*LP-LED", "!VALIDATE")
    desk.press(desk.screen.reverse_button)
    form = desk.screen.reversing.form
    form.day.set_value(date(2026, 11, 20))
    desk.qtbot.keyClicks(form.reason, "Too early")
    desk.press(form.act)
    assert desk.said.verdict is Verdict.REJECTED
    assert form.reason.text() == "Too early"
    assert form.isVisible()
    form.day.set_value(TODAY)
    desk.press(form.act)
    assert "is reversed by" in desk.said.text
