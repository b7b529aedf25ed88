"""Documents that are not posted yet: found in the list, their pages say what waits for whom and show what will be posted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.organisation import DefineMember
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import Member, MemberRole
from tests.support.desktop import Depot
from tests.support.office import Office
from tests.ui.office.conftest import MakeOffice, Receive
from ui.theme import Tone

D = Decimal
DAY = date(2026, 11, 23)
ALT = Qt.KeyboardModifier.AltModifier


def texts(widget: Any) -> list[str]:
    """Every text that can be read on a page, tool tips and what a screen reader says besides."""
    found = [shown.text() for shown in widget.findChildren(QLabel) if shown.isVisible()]
    for child in (one for one in widget.findChildren(QWidget) if one.isVisible()):
        found += [child.toolTip(), child.accessibleName(), child.accessibleDescription()]
    return found


def open_from_list(office: Office, document_id: str) -> tuple[str, Any]:
    """The document opened from its row as people do it; what stood in the row as its number, and the page."""
    office.go("documents")
    grid = office.screen.grid
    row = next(n for n in range(grid.model.rows_read()) if grid.model.row(n).key[1] == document_id)
    place = [column.id for column in grid.source.columns].index("number")
    assert grid.model.tone(row, place) == Tone.MUTED or grid.model.value(row, place)
    shown = grid.model.texts(row)[place]
    grid.select_key(grid.model.row(row).key)
    grid.table.setFocus()
    office.key(Qt.Key.Key_Return)
    assert office.here == "document"
    return shown, office.screen


def held_invoice(depot: Depot) -> None:
    """Ten drills received at 300.00 are invoiced at 400.00: 1,000.00 more than agreed."""
    depot.order("po-i", "HANSE", ("DR-18V", "10", "300"))
    line = ReceiptLineIn(order_line_no=1, quantity=D(10), location_id="LEEDS/A-03-2")
    depot.do(PostGoodsReceipt(receipt_id="gr-i", order_id="po-i", posting_date=DAY, lines=(line,)))
    invoiced = InvoiceLineIn(order_id="po-i", order_line_no=1, quantity=D(10), unit_price=D(400))
    depot.do(
        PostSupplierInvoice(
            invoice_id="si1", entity_id="NORTH", supplier_id="HANSE", reference="H-4711", posting_date=DAY, lines=(invoiced,)
        ),
        expect="held",
    )


def blind_count(depot: Depot, *, counted: str | None = None) -> None:
    """37 drills and 83 pairs of gloves lie in one place and are counted blind; the drills as `counted`."""
    depot.stock("DR-18V", "37", "300", spot="A-03-2")
    depot.stock("GL-M", "83", "4", spot="A-03-2")
    depot.do(OpenCountSheet(sheet_id="cs1", warehouse_id="LEEDS", count_date=DAY, location_ids=("LEEDS/A-03-2",)))
    if counted is not None:
        depot.do(RecordCount(sheet_id="cs1", lines=(CountedLine(line_no=1, quantity=D(counted)),)))


@pytest.mark.ux
def test_a_held_receipt_says_what_waits_and_shows_the_entry_to_come(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """A held document is found in the list; its page has reason, role, lines and exact entry, and leads to the request and back."""
    receive("r1", "14")
    office = make_office("clara")
    number, page = open_from_list(office, "r1")
    assert number == "not numbered yet"
    assert page.headline().text == "Goods receipt, not numbered yet"
    assert page.held.facts.text_of("Decides") == "Finance clerk"
    assert page.held.facts.text_of("Asked by") == "Petra Lang"
    assert page.held.facts.text_of("At stake") == "1,200.00 GBP"  # four too many at 300
    assert page.held.facts.text_of("Waits since").startswith("23/11/2026")
    control, reason = page.held.reasons()
    assert control == "More received than ordered"
    assert reason == "4 pc of DR-18V more than the 10 ordered."
    assert page.held.lines.table.texts()[0][1:4] == ("10 pc", "14 pc", "+4 pc")
    entry = {(line.account, line.amount) for line in page.held.preview.picture.lines}
    assert entry == {("1300", D("4200.00")), ("2200", D("-4200.00"))}
    assert "1300" in page.held.preview.as_text()

    assert page.request_button.property("role") == "primary"
    office.press(page.request_button)
    assert office.here == "approvals"
    assert office.screen.presenter.row.document_id == "r1"
    office.back()
    assert office.here == "document"
    assert office.screen.thing.head.id == "r1"
    office.back()
    assert office.here == "documents"
    assert office.screen.grid.table.current_key()[1] == "r1"

    office.go("approvals")
    office.keys("a")
    _, page = open_from_list(office, "r1")
    assert depot.balances("r1") == {"1300": "4200.00", "2200": "-4200.00"} == {a: f"{x:.2f}" for a, x in entry}
    assert not page.held.isVisible() and not page.request_button.isVisible()
    assert page.lines.isVisible() and page.entry.isVisible()


def test_who_has_no_say_sees_no_request_and_who_sees_no_costs_no_amounts(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """The page of a held invoice without costs: no amount anywhere, no way to a request that is not in one's inbox."""
    held_invoice(depot)
    role = MemberRole(member_id="otto", role="warehouse_operator")
    depot.do(DefineMember(member=Member(id="otto", name="Otto"), roles=(role,)))
    office = make_office("otto")
    _, page = open_from_list(office, "si1")
    assert page.held.facts.text_of("Decides") == "Finance clerk"
    assert page.held.facts.text_of("At stake") == ""
    assert page.held.reasons() == ["Price differs", "Finance clerk decides on this."]
    assert page.held.preview.picture.lines == ()
    assert page.held.preview.picture.checks[0].title == "Amounts hidden by your role"
    assert page.held.lines.table.texts()[0][1:] == ("10 pc",)
    assert not any(amount in text for text in texts(page) for amount in ("1,000", "4,000", "400.00", "300.00"))
    assert not page.request_button.isVisible()
    office.key(Qt.Key.Key_R, ALT)
    assert office.here == "document"


@pytest.mark.ux
def test_a_held_invoice_is_found_by_the_suppliers_reference(depot: Depot, make_office: MakeOffice) -> None:
    """In the list it has the supplier's number; its page shows prices ordered and invoiced, and the entry with the difference."""
    held_invoice(depot)
    office = make_office("clara")
    number, page = open_from_list(office, "si1")
    assert number == "H-4711"
    assert page.headline().text == "Supplier invoice H-4711"
    assert page.held.reasons()[0] == "Price differs"
    assert page.held.lines.table.texts()[0][1:4] == ("10 pc", "300.00", "▲ 400.00")
    entry = {(line.account, line.amount) for line in page.held.preview.picture.lines}
    assert entry == {("2200", D("3000.00")), ("1300", D("1000.00")), ("2100", D("-4000.00"))}
    office.key(Qt.Key.Key_R, ALT)
    assert office.here == "approvals"
    assert office.screen.presenter.row.document_id == "si1"
    office.back()
    assert office.screen.thing.head.id == "si1"


@pytest.mark.ux
def test_an_open_blind_count_shows_its_sheet_and_no_quantity_of_the_book(depot: Depot, make_office: MakeOffice) -> None:
    """15 The page of an open count shows its lines and what was counted, nowhere what the book expects; it leads to the count."""
    blind_count(depot, counted="0")
    office = make_office("petra")
    number, page = open_from_list(office, "cs1")
    assert number == page.thing.head.number
    assert page.sheet.facts.text_of("Lines") == "2"
    assert page.sheet.facts.text_of("Counted so far") == "1 of 2"
    assert page.sheet.blind.isVisible()
    assert [row[1:] for row in page.sheet.lines.table.texts()] == [("A-03-2", "0 pc"), ("A-03-2", "not counted")]
    shown = texts(page) + [cell for row in page.sheet.lines.table.texts() for cell in row]
    assert not any(quantity in text for text in shown for quantity in ("37", "83"))
    assert not page.held.isVisible()
    assert page.count_button.property("role") == "primary"
    office.press(page.count_button)
    assert office.here == "counting"
    assert office.screen.presenter.sheet.sheet.summary.sheet_id == "cs1"
    office.back()
    assert office.here == "document"
    assert office.screen.thing.head.id == "cs1"


def test_who_does_not_count_is_not_sent_to_the_count(depot: Depot, make_office: MakeOffice) -> None:
    blind_count(depot)
    office = make_office("clara")
    _, page = open_from_list(office, "cs1")
    assert page.sheet.facts.text_of("Counted so far") == "0 of 2"
    assert not page.count_button.isVisible()
