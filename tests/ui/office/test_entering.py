"""What nobody scans is entered on the desktop: items, partners, warehouses, people, orders, journals; by keys, with the book's own answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from app.commands.master_data import DefinePartners
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import Partner
from db.queries.choosing import option, options
from db.queries.unsettled import in_units
from tests.support.desktop import Depot
from tests.support.office import Office
from ui.feedback import Verdict
from ui.screens.entering.catalogue import FORMS
from ui.screens.entering.form import PREVIEW_MS
from ui.screens.entering.set_up import codes_in
from ui.widgets.two_panes import Arrangement

D = Decimal
MakeOffice = Callable[..., Office]
ENTER = Qt.Key.Key_Return


def rows(depot: Depot, query: str) -> list[tuple[Any, ...]]:
    with depot.host.book.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def type_in(office: Office, *texts: str) -> None:
    """Each text into the field in front, and Enter."""
    for text in texts:
        office.qtbot.keyClicks(QApplication.focusWidget(), text)
        office.qtbot.keyClick(QApplication.focusWidget(), ENTER)
        office.settle()


def look_ahead(office: Office) -> None:
    office.qtbot.wait(PREVIEW_MS + 100)
    office.settle()


def test_nothing_of_a_form_is_ever_a_window_of_its_own(make_office: MakeOffice) -> None:
    office = make_office()
    for form in FORMS:
        screen = office.go(form.screen)
        assert screen.isAncestorOf(QApplication.focusWidget()), form.id
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [office.window]


def focused(office: Office, screen: Any, name: str, line: int | None = None) -> bool:
    inputs = screen.body.inputs if line is None else next(iter(screen.body.tables.values())).rows[line].inputs
    return QApplication.focusWidget() is inputs[name].widget


@pytest.mark.ux
def test_a_newcomer_gets_from_nothing_to_a_receipt_on_the_desktop_alone(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    item = office.go("enter_item")
    assert focused(office, item, "id")
    type_in(office, "ham-16", "Claw hammer", "tools")
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert office.said.text == "HAM-16 is in the book."
    assert rows(depot, "SELECT name, base_unit FROM item WHERE id = 'HAM-16'") == [("Claw hammer", "pc")]
    assert rows(depot, "SELECT method FROM item_costing WHERE item_id = 'HAM-16'") == [("average",)]

    partner = office.go("enter_partner")
    type_in(office, "adler", "Adler Tools")
    office.key(Qt.Key.Key_F9)
    assert office.said.verdict is Verdict.OK
    assert rows(depot, "SELECT is_supplier, terms_days FROM partner WHERE id = 'ADLER'") == [(1, 30)]
    assert focused(office, partner, "id")

    order = office.go("enter_purchase_order")
    assert focused(office, order, "supplier_id")
    type_in(office, "adler")
    order.body.tables["lines"].rows[0].inputs["item_id"].widget.setFocus()
    type_in(office, "hammer", "100", "9.18")
    look_ahead(office)
    assert order.totals.texts == ["Net 918.00"]
    office.key(Qt.Key.Key_F9)
    assert office.said.text == "Purchase order PO-2026-000001 is in the book."
    assert rows(depot, "SELECT item_id, quantity_open FROM order_line") == [("HAM-16", 100_000_000)]
    offer = office.said.offers[0]
    assert offer.text == "Receive it"
    offer.take()
    office.settle()
    assert office.here == "receiving"
    office.scan("HAM-16")
    assert office.screen.presenter.receipt is not None


def test_enter_goes_to_what_has_to_be_filled_in_and_then_to_the_next_line(make_office: MakeOffice) -> None:
    office = make_office()
    screen = office.go("enter_purchase_order")
    table = screen.body.tables["lines"]
    table.rows[0].inputs["item_id"].widget.setFocus()
    type_in(office, "5012345678900")
    assert table.rows[0].inputs["item_id"].value == "DR-18V"
    assert focused(office, screen, "quantity", 0)
    type_in(office, "2")
    assert focused(office, screen, "unit_price", 0)
    type_in(office, "300")
    assert focused(office, screen, "item_id", 1)
    office.key(ENTER)
    assert QApplication.focusWidget() is screen.act_button


def test_what_is_missing_is_named_and_nothing_is_sent(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    before = rows(depot, "SELECT COUNT(*) FROM command")
    screen = office.go("enter_purchase_order")
    type_in(office, "hanse")
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert (office.said.verdict, office.said.text) == (Verdict.ATTENTION, "Lines: at least 1 line(s).")
    screen.body.tables["lines"].rows[0].inputs["item_id"].widget.setFocus()
    type_in(office, "GL-M", "3")
    office.key(Qt.Key.Key_F9)
    assert office.said.text == "Lines, line 1: “Price” is missing."
    assert focused(office, screen, "unit_price", 0)
    type_in(office, "cheap")
    office.key(Qt.Key.Key_F9)
    assert office.said.text.startswith("Lines, line 1: “cheap” is not a number here.")
    assert rows(depot, "SELECT COUNT(*) FROM command") == before


def test_what_nothing_or_several_are_called_stays_marked_in_its_field(make_office: MakeOffice) -> None:
    office = make_office()
    screen = office.go("enter_purchase_order")
    type_in(office, "nobody")
    supplier = screen.body.inputs["supplier_id"]
    assert supplier.value == ""
    assert supplier.problem == "Nothing is called “nobody” here. Type a part of its code or name."
    supplier.widget.setFocus()
    supplier.widget.selectAll()
    type_in(office, "n")
    assert supplier.problem.startswith("“n” fits several.")
    supplier.widget.setFocus()
    supplier.widget.selectAll()
    type_in(office, "nordic")
    assert (supplier.value, supplier.problem) == ("NORDIC", "")


@pytest.mark.ux
def test_a_journal_names_what_is_missing_begins_the_next_line_with_it_and_posts_only_in_balance(
    depot: Depot, make_office: MakeOffice
) -> None:
    office = make_office()
    screen = office.go("enter_journal")
    accounts = rows(depot, "SELECT id FROM account WHERE control = '' AND type = 'expense' ORDER BY id")
    one, other = accounts[0][0], accounts[1][0]
    screen.body.inputs["text"].widget.setFocus()
    office.qtbot.keyClicks(QApplication.focusWidget(), "Rent of November")
    table = screen.body.tables["lines"]
    table.rows[0].inputs["account_id"].widget.setFocus()
    type_in(office, one)
    assert focused(office, screen, "debit", 0)
    type_in(office, "120.50", other, "", "100")
    assert screen.totals.texts == ["Debit 120.50", "Credit 100.00", "Missing on the credit side 20.50"]
    assert table.rows[2].inputs["credit"].value == D("20.50")
    look_ahead(office)
    assert screen.preview.picture.lines == ()

    before = rows(depot, "SELECT COUNT(*) FROM journal_entry")
    table.rows[2].inputs["credit"].set_value(None)
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert office.said.text == "Missing on the credit side: 20.50."
    assert rows(depot, "SELECT COUNT(*) FROM journal_entry") == before

    table.rows[1].inputs["credit"].set_value(D("120.50"))
    look_ahead(office)
    office.key(Qt.Key.Key_F9)
    assert office.said.verdict is Verdict.OK
    posted = rows(depot, "SELECT account_id, amount FROM journal_line ORDER BY seq DESC, n LIMIT 2")
    assert sorted(posted) == sorted([(one, 1_205_000), (other, -1_205_000)])


def test_what_is_known_is_filled_in_changed_and_keeps_what_the_form_does_not_show(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    screen = office.go("enter_item")
    type_in(office, "dr-18v")
    assert screen.body.inputs["name"].value == "Cordless drill 18 V"
    assert [row.values["unit"] for row in screen.body.tables["packs"].rows] == ["carton"]
    assert not screen.body.tables["packs"].rows[0].remove.isVisible()
    assert office.window.head.step is not None
    screen.body.inputs["name"].widget.selectAll()
    office.qtbot.keyClicks(screen.body.inputs["name"].widget, "Cordless drill 18 V, blue")
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert office.said.verdict is Verdict.OK
    assert rows(depot, "SELECT name, family FROM item WHERE id = 'DR-18V'") == [("Cordless drill 18 V, blue", "tools")]
    assert rows(depot, "SELECT numerator FROM item_unit WHERE item_id = 'DR-18V'") == [(6,)]
    assert screen.body.inputs["name"].value == ""


def test_a_press_in_the_list_fills_the_form_and_a_refusal_says_why(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    screen = office.go("enter_item")
    office.qtbot.keyClicks(screen.known.search, "glove")
    office.settle()
    office.press_row(screen.known.table, 0)
    assert screen.body.inputs["id"].value == "GL-M"
    screen.body.inputs["base_unit"].set_value("kg")
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert office.said.verdict is Verdict.REJECTED
    assert rows(depot, "SELECT base_unit FROM item WHERE id = 'GL-M'") == [("pair",)]
    assert screen.body.inputs["base_unit"].value == "kg"


def test_a_warehouse_comes_with_the_places_it_needs_and_a_range_makes_many(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    office.go("enter_warehouse")
    type_in(office, "york", "York Depot")
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert office.said.verdict is Verdict.OK
    kinds = rows(depot, "SELECT kind, COUNT(*) FROM location WHERE warehouse_id = 'YORK' GROUP BY kind ORDER BY kind")
    assert kinds == [("dock", 1), ("quarantine", 1), ("staging", 1), ("storage", 10), ("transit", 1)]
    assert rows(depot, "SELECT name FROM location WHERE id = 'YORK/A-07'") == [("A-07",)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A-01..A-03", ["A-01", "A-02", "A-03"]),
        ("B-9..11", ["B-9", "B-10", "B-11"]),
        ("DOCK", ["DOCK"]),
        ("A-03..A-01", ["A-03..A-01"]),
        ("A-1..B-3", ["A-1..B-3"]),
        ("A-0..A-999", ["A-0..A-999"]),
    ],
)
def test_a_range_of_codes(text: str, codes: list[str]) -> None:
    assert codes_in(text) == codes


def test_cells_of_a_spreadsheet_become_lines(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office(locale="de_DE")
    screen = office.go("enter_purchase_order")
    type_in(office, "hanse")
    QGuiApplication.clipboard().setText("DR-18V\t10\t\t1.200,50\r\nGL-M\t4\t\t3,25\r\n")
    first = screen.body.tables["lines"].rows[0].inputs["item_id"].widget
    first.setFocus()
    office.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    office.key(Qt.Key.Key_F9)
    assert rows(depot, "SELECT item_id, unit_price FROM order_line ORDER BY line_no") == [("DR-18V", 1_200_500_000), ("GL-M", 3_250_000)]


def test_what_was_entered_and_not_sent_is_there_the_next_time(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    office.go("enter_purchase_order")
    type_in(office, "brigg")
    screen = office.screen
    screen.body.tables["lines"].rows[0].inputs["item_id"].widget.setFocus()
    type_in(office, "LP-LED", "12")
    look_ahead(office)
    office.close()
    again = make_office()
    screen = again.go("enter_purchase_order")
    line = screen.body.tables["lines"].rows[0].inputs
    assert screen.body.inputs["supplier_id"].value == "BRIGG"
    assert (line["item_id"].value, line["quantity"].value) == ("LP-LED", D(12))
    again.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert screen.body.inputs["supplier_id"].value == ""


def test_each_sees_what_their_role_may_enter(make_office: MakeOffice) -> None:
    owner = make_office()
    assert [form.id for form in owner.go("entering").forms] == [form.id for form in FORMS]
    clerk = make_office(member="clara")
    assert [form.id for form in clerk.go("entering").forms] == ["journal", "supplier_invoice", "payment"]
    supervisor = make_office(member="petra")
    assert [form.id for form in supervisor.go("entering").forms] == ["shipment"]


def test_the_page_of_forms_opens_one_by_a_press_and_by_enter(make_office: MakeOffice) -> None:
    office = make_office()
    gallery = office.go("entering")
    office.key(ENTER)
    assert office.here == "enter_item"
    office.back()
    office.press_row(gallery.tables[1], 0)
    assert office.here == "enter_purchase_order"


def test_looking_up_finds_by_code_name_and_barcode_and_only_where_one_may(depot: Depot) -> None:
    with depot.host.book.reading() as connection:
        assert next(one.id for one in options(connection, "item", "dr")) == "DR-18V"
        assert [one.id for one in options(connection, "item", "lamp")] == ["LP-LED"]
        assert options(connection, "item", "100%") == ()
        found = option(connection, "item", "15012345678907")
        assert found is not None
        assert found.id == "DR-18V"
        assert option(connection, "supplier", "hanse") is not None
        assert [one.id for one in options(connection, "unit", within={"item_id": "DR-18V"})] == ["carton", "pc"]
        mine = options(connection, "warehouse", member="petra", permission="receiving.post", within={"entity_id": "NORTH"})
        assert [one.id for one in mine] == ["HULL", "LEEDS"]
        assert options(connection, "warehouse", member="petra", permission="purchasing.order") == ()


def test_every_field_of_every_form_is_named_and_reached_by_tab(make_office: MakeOffice) -> None:
    office = make_office()
    for form in FORMS:
        screen = office.go(form.screen)
        for line in screen.body.findChildren(QLineEdit):
            assert line.accessibleName() or line.parent() is not None, form.id
        for one in screen.body.inputs.values():
            assert one.widget.accessibleName(), (form.id, one.spec.name)
            assert one.widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_order_is_dated_as_it_says(depot: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    screen = office.go("enter_purchase_order")
    type_in(office, "hanse")
    day = screen.body.inputs["order_date"].widget
    day.setFocus()
    office.qtbot.keyClicks(day, "-")
    screen.body.tables["lines"].rows[0].inputs["item_id"].widget.setFocus()
    type_in(office, "GL-M", "1", "2")
    office.key(Qt.Key.Key_F9)
    assert rows(depot, "SELECT document_date FROM document WHERE kind = 'purchase_order'") == [(str(date(2026, 11, 22)),)]


def place(depot: Depot, order: str, item: str, quantity: str, price: str) -> None:
    """An order that came as it was ordered."""
    depot.order(order, "HANSE", (item, quantity, price))
    line = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="LEEDS/A-03-2")
    depot.do(PostGoodsReceipt(receipt_id=f"{order}-r", order_id=order, posting_date=date(2026, 11, 5), lines=(line,)))


@pytest.mark.ux
def test_an_invoice_is_made_from_its_order_and_paid_by_keys_alone(depot: Depot, make_office: MakeOffice) -> None:
    """A drill at 300.00 came; it is billed and paid: GRNI and payable end at zero, the bank at −300.00."""
    place(depot, "po-1", "DR-18V", "1", "300")
    office = make_office(member="clara")
    screen = office.go("enter_supplier_invoice")
    assert [row.cells[0].text for row in screen.known.table.work.rows] == ["PO-2026-000001"]
    type_in(office, "po-2026-000001")
    line = screen.body.tables["lines"].rows[0].inputs
    assert (line["quantity"].value, line["unit_price"].value, line["item"].value) == (D(1), D(300), "DR-18V · Cordless drill 18 V")
    assert focused(office, screen, "reference")
    type_in(office, "HI-4711")
    look_ahead(office)
    assert [(one.name, one.amount) for one in screen.preview.picture.lines] == [
        ("Goods received not invoiced", D("300.00")),
        ("Trade payables", D("-300.00")),
    ]
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert office.said.text == "Supplier invoice SI-2026-000001 is in the book."
    assert screen.known.table.work.rows == ()

    payment = office.go("enter_payment")
    type_in(office, "hanse")
    items = payment.body.tables["lines"]
    assert [row.inputs["open"].value for row in items.rows] == [D("300.0000")]
    items.rows[0].inputs["settle"].widget.setFocus()
    office.key(ENTER)
    assert payment.totals.texts == ["Amount 300.00", "Settles 300.00"]
    assert QApplication.focusWidget() is payment.act_button
    office.key(Qt.Key.Key_F9)
    assert office.said.text == "Payment PY-2026-000001 is in the book."
    assert rows(depot, "SELECT COUNT(*) FROM open_item WHERE open_amount <> 0") == [(0,)]
    bank = "SELECT SUM(l.amount) FROM journal_line l JOIN posting_rule r ON r.account_id = l.account_id WHERE r.role = 'BANK'"
    assert rows(depot, bank) == [(-3_000_000,)]


def test_an_invoice_at_a_dearer_price_says_before_it_is_sent_who_decides(depot: Depot, make_office: MakeOffice) -> None:
    """360.00 instead of 300.00 is 600.00 more, beyond the 5 % that pass and the 500.00 that nobody is asked about."""
    place(depot, "po-1", "DR-18V", "10", "300")
    office = make_office(member="clara")
    screen = office.go("enter_supplier_invoice")
    office.press_row(screen.known.table, 0)
    assert screen.body.inputs["order_id"].value == "po-1"
    screen.body.inputs["reference"].set_value("HI-4712")
    price = screen.body.tables["lines"].rows[0].inputs["unit_price"].widget
    price.setFocus()
    price.selectAll()
    office.qtbot.keyClicks(price, "360")
    look_ahead(office)
    assert screen.preview.picture.approver
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert (office.said.verdict, office.said.text) == (Verdict.ATTENTION, "Supplier invoice waits for approval.")


def test_a_payment_of_nothing_and_one_that_settles_too_much_are_not_sent(depot: Depot, make_office: MakeOffice) -> None:
    place(depot, "po-1", "DR-18V", "1", "300")
    office = make_office(member="clara")
    office.go("enter_payment")
    type_in(office, "hanse")
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert office.said.text == "Enter an amount, or what it settles: 0.00."
    assert rows(depot, "SELECT COUNT(*) FROM document WHERE kind = 'payment'") == [(0,)]


def test_what_is_ordered_leaves_from_where_it_lies(depot: Depot, make_office: MakeOffice) -> None:
    """8 gloves are sold; 5 lie at one place and 4 at another: 5 and 3 are taken."""
    depot.do(DefinePartners(partners=(Partner(id="SHOP", name="Corner Shop", is_customer=True),)))
    depot.stock("GL-M", "5", "2", spot="A-03-2")
    depot.stock("GL-M", "4", "2", spot="A-03-4")
    office = make_office()
    office.go("enter_sales_order")
    type_in(office, "corner")
    office.screen.body.inputs["warehouse_id"].set_value("LEEDS")
    office.screen.body.tables["lines"].rows[0].inputs["item_id"].widget.setFocus()
    type_in(office, "GL-M", "8", "3.50")
    office.key(Qt.Key.Key_F9)
    assert office.said is not None
    assert office.said.text == "Sales order SO-2026-000001 is in the book."
    next(offer for offer in office.said.offers if offer.text == "Ship it").take()
    office.settle()
    shipment = office.screen
    lines = shipment.body.tables["lines"].rows
    assert [(line.inputs["quantity"].value, line.inputs["location_id"].value) for line in lines] == [
        (D(5), "LEEDS/A-03-2"),
        (D(3), "LEEDS/A-03-4"),
    ]
    office.key(Qt.Key.Key_F9)
    assert office.said.verdict is Verdict.OK, office.said
    assert rows(depot, "SELECT SUM(quantity) FROM stock_position WHERE item_id = 'GL-M'") == [(1_000_000,)]
    assert rows(depot, "SELECT total FROM document WHERE kind = 'customer_invoice'") == [(280_000,)]


def test_a_delivery_is_announced_pallet_by_pallet(depot: Depot, make_office: MakeOffice) -> None:
    """Of 24 drills 12 come on one pallet; the other 12 are taken out of the notice. Receiving knows the pallet."""
    depot.order("po1", "HANSE", ("DR-18V", "24", "304.85"), ("LP-LED", "36", "29.90"))
    office = make_office()
    notice = office.go("enter_shipping_notice")
    type_in(office, "PO-2026-000001", "LS-88")
    lines = notice.body.tables["lines"].rows
    assert [(line.inputs["order_line_no"].value, line.inputs["quantity"].value) for line in lines] == [("1", D(24)), ("2", D(36))]
    lines[0].inputs["quantity"].set_value(D(12))
    lines[0].inputs["sscc"].widget.setFocus()
    type_in(office, "340123450000000018")
    office.press(lines[1].remove)
    office.key(Qt.Key.Key_F9)
    assert office.said is not None and office.said.verdict is Verdict.REJECTED
    assert "18 digits" in f"{office.said.text} {office.said.expected}"
    lines[0].inputs["sscc"].set_value("340123450000000017")
    office.key(Qt.Key.Key_F9)
    assert office.said.verdict is Verdict.OK, office.said
    assert office.said.text == "Shipping notice SN-2026-000001 is in the book."
    assert rows(depot, "SELECT quantity FROM document_line JOIN document d ON d.id = document_id WHERE d.kind = 'shipping_notice'") == [
        (12_000_000,)
    ]
    office.go("home")
    office.scan("340123450000000017")
    assert office.screen.lines.texts()[0][2] == "12"


def test_base_units_in_the_units_of_an_order() -> None:
    assert in_units(D(60), 6, 1) == D(10)
    assert in_units(D(5), 2, 1) == D("2.5")
    assert in_units(D(10), 3, 1) is None


def test_the_fields_of_a_line_are_not_cut_on_the_smallest_window(make_office: MakeOffice) -> None:
    office = make_office()
    screen = office.go("enter_purchase_order")
    office.window.resize(1024, 768)
    office.settle()
    bar = screen.findChild(QScrollArea).horizontalScrollBar()
    assert bar.maximum() == 0
    assert screen.panes.arrangement is not Arrangement.BESIDE
