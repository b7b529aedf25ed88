"""From a figure to its origin and back, one action per step: sums agree at every level and Back finds what was selected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.commands.adjusting import AdjustmentLine, DamageLine, PostAdjustment, ReportDamage
from app.commands.count_submission import SubmitCount, VarianceReason
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.master_data import DefineReasons
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import Document, JournalLine, ReasonCode, StockMove
from app.roof.report_catalogue import Asked, make_report
from tests.support.desktop import NOW, Depot
from tests.support.office import Office
from tests.ui.office.conftest import MakeOffice
from ui.feedback import Verdict
from ui.grid.panel import GridPanel
from ui.shell.places import Place

D = Decimal
DAY = date(2026, 11, 23)
INVENTORY = "1300"


@pytest.fixture
def busy(depot: Depot) -> Depot:
    """Receipt, transfer, count, damage and a reversal of a receipt of gloves: five kinds of document that move stock."""
    for id, item, quantity, price in (("gr1", "DR-18V", "40", "300"), ("gr2", "GL-M", "100", "4")):
        depot.order(f"po-{id}", "HANSE", (item, quantity, price))
        line = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="LEEDS/A-03-2")
        depot.do(PostGoodsReceipt(receipt_id=id, order_id=f"po-{id}", posting_date=DAY, lines=(line,)))
    line = TransferLineIn(item_id="DR-18V", quantity=D(5), from_location_id="LEEDS/A-03-2", to_location_id="HULL/DOCK-1")
    depot.do(RequestTransfer(transfer_id="to1", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=DAY, lines=(line,)))
    depot.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=DAY))
    depot.do(OpenCountSheet(sheet_id="cs1", warehouse_id="LEEDS", count_date=DAY, location_ids=("LEEDS/A-03-2",)))
    counted = {line.item_id: line for line in depot.rows(_count_line(), sheet_id="cs1")}
    lines = tuple(
        CountedLine(line_no=line.line_no, quantity=line.quantity_expected - (1 if item == "DR-18V" else 0))
        for item, line in counted.items()
    )
    depot.do(RecordCount(sheet_id="cs1", lines=lines))
    reason = VarianceReason(line_no=counted["DR-18V"].line_no, reason="shrink", note="Counted twice")
    depot.do(SubmitCount(sheet_id="cs1", posting_date=DAY, lines=(reason,)))
    depot.do(
        ReportDamage(
            damage_id="dm1",
            warehouse_id="LEEDS",
            posting_date=DAY,
            reason="damage",
            lines=(DamageLine(item_id="DR-18V", quantity=D(2), location_id="LEEDS/A-03-2", quarantine_id="LEEDS/QUAR-1"),),
        )
    )
    return depot


def _count_line() -> type:
    from app.domain.book.counting import CountLine

    return CountLine


def kind_of(office: Office) -> str:
    return str(office.screen.thing.head.kind)


@pytest.mark.ux
@pytest.mark.parametrize("kind", ["goods_receipt", "transfer_shipment", "count_sheet", "damage_report"])
def test_from_the_balance_to_the_command_and_back(busy: Depot, make_office: MakeOffice, kind: str) -> None:
    """29 GL balance, journal, entry, stock move, source document, command; back the same way; sums equal at every level."""
    office = make_office("olga")
    ledger = office.go("ledger")
    balance = ledger.grid.model
    row = next(n for n in range(balance.rows_read()) if balance.row(n).key[1] == INVENTORY)
    figure = balance.value(row, 5)
    assert figure == sum(line.amount for line in busy.rows(JournalLine) if line.account_id == INVENTORY)
    ledger.grid.select_key(("NORTH", INVENTORY))
    ledger.grid.table.setFocus()
    office.key(Qt.Key.Key_Return)

    assert office.here == "journal"
    journal = office.screen.grid
    columns = [column.id for column in journal.source.columns]
    amounts = [journal.model.value(n, columns.index("amount")) for n in range(journal.model.rows_read())]
    assert sum(amounts) == figure
    wanted = next(n for n in range(journal.model.rows_read()) if journal.model.value(n, columns.index("kind")) == kind)
    key, amount = journal.model.row(wanted).key, amounts[wanted]
    journal.select_key(key)
    journal.table.setFocus()
    office.key(Qt.Key.Key_Return)

    assert office.here == "entry"
    entry = office.screen
    line = next(one for one in entry.thing.lines if one.n == key[1])
    assert entry.lines.current == line.n
    assert line.amount == amount == line.moved
    assert sum(one.amount for one in entry.thing.lines) == 0
    office.key(Qt.Key.Key_Return)

    assert office.here == "move"
    move = office.screen.thing.move
    moves = [one for one in busy.rows(StockMove) if (one.seq, one.journal_n) == (line.seq, line.n)]
    assert sum(one.value for one in moves) == line.amount
    assert (move.seq, move.n) in {(one.seq, one.n) for one in moves}
    office.key(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)

    assert office.here == "document"
    assert kind_of(office) == kind
    assert office.screen.moves.current == (move.seq, move.n)
    office.key(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert office.here == "command"
    assert office.screen.documents.table.texts()

    for expected in ("document", "move", "entry", "journal", "ledger"):
        office.back()
        assert office.here == expected
        if expected == "journal":
            assert office.screen.grid.table.current_key() == key
        if expected == "entry":
            assert office.screen.lines.current == line.n
    assert office.screen.grid.table.current_key() == ("NORTH", INVENTORY)


@pytest.mark.ux
def test_a_posted_document_is_only_reversed(busy: Depot, make_office: MakeOffice) -> None:
    """12 After posting the only way back is a linked reversal; 29 the fifth kind of document opens from either side."""
    before = busy.balances()
    office = make_office("olga")
    office.go("document", "gr2")
    names = {button.text() for button in office.screen.bar.findChildren(QPushButton)}
    assert not any(word in name for name in names for word in ("Delete", "Edit"))
    office.window.actions_now.run("document.reverse")
    office.settle()
    form = office.screen.reversing.form
    assert not form.act.isEnabled()
    form.reason.setText("Booked twice")
    office.press(form.act)
    documents = {document.id: document for document in busy.rows(Document)}
    reversal = documents[documents["gr2"].reversed_by]
    assert reversal.reverses == "gr2"
    assert busy.balances("gr2") == {"1300": "400.00", "2200": "-400.00"}
    assert busy.balances(reversal.id) == {"1300": "-400.00", "2200": "400.00"}
    assert D(busy.balances()["1300"]) == D(before["1300"]) - 400
    assert not office.window.actions_now.action("document.reverse").isEnabled()
    office.screen.related.table.opened.emit(reversal.id)
    office.settle()
    assert office.screen.thing.head.id == reversal.id
    office.back()
    assert office.screen.thing.head.id == "gr2"


def test_stock_by_item_leads_to_its_card_and_its_move(busy: Depot, make_office: MakeOffice) -> None:
    """Drills: 40 in, 5 on the road, 1 short, 2 to quarantine: 34 on hand at 300.00 is 10,200.00; 1,500.00 on the road."""
    office = make_office("olga")
    stock = office.go("stock")
    grid = stock.items
    columns = [column.id for column in grid.source.columns]
    row = next(n for n in range(grid.model.rows_read()) if grid.model.row(n).key == ("NORTH", "DR-18V"))
    shown = {name: grid.model.value(row, columns.index(name)) for name in ("quantity", "road", "value", "road_value")}
    assert shown == {"quantity": D(34), "road": D(5), "value": D(10200), "road_value": D(1500)}
    grid.select_key(("NORTH", "DR-18V"))
    grid.table.setFocus()
    office.key(Qt.Key.Key_Return)
    assert office.here == "card"
    card = office.screen
    names = [column.id for column in card.grid.source.columns]
    moved = [card.grid.model.value(n, names.index("quantity")) for n in range(card.grid.model.rows_read())]
    assert sum(moved) == D(39)
    assert card.facts.text_of("On hand") == "34 pc"
    card.grid.table.enter_rows()
    office.key(Qt.Key.Key_Return)
    assert office.here == "move"
    office.back()
    office.back()
    assert office.screen.items.table.current_key() == ("NORTH", "DR-18V")


def test_stock_says_what_is_promised_and_what_is_available(busy: Depot, make_office: MakeOffice) -> None:
    """34 drills: 32 in A-03-2, 2 in quarantine. 10 of the 32 wait to be adjusted away: 22 may still be taken, none of the 2."""
    busy.do(DefineReasons(reasons=(ReasonCode(id="gone", name="Not found", kind="adjustment"),)))
    gone = AdjustmentLine(item_id="DR-18V", location_id="LEEDS/A-03-2", quantity=D(-10))
    busy.do(PostAdjustment(adjustment_id="ad1", warehouse_id="LEEDS", posting_date=DAY, reason="gone", lines=(gone,)), expect="held")
    stock = make_office("olga").go("stock")

    def shown(grid: GridPanel) -> dict[object, tuple[object, ...]]:
        names = [column.id for column in grid.source.columns]
        wanted = [names.index(name) for name in ("quantity", "promised", "available")]
        rows = range(grid.model.rows_read())
        return {grid.model.row(n).key: tuple(grid.model.value(n, place) for place in wanted) for n in rows}

    assert shown(stock.items)[("NORTH", "DR-18V")] == (34, 10, 22)
    places = shown(stock.places)
    assert places[("LEEDS/A-03-2", "DR-18V", "")] == (32, 10, 22)
    assert places[("LEEDS/QUAR-1", "DR-18V", "")] == (2, 0, 0)
    with busy.host.book.reading() as connection:
        report = make_report(connection, "stock-on-hand", Asked(item="DR-18V", warehouse="LEEDS"), printed_at=NOW, printed_by="olga")
    table = report.tables[0]
    told = [tuple(row[table.position(key)] for key in ("location_id", "quantity", "promised", "available")) for row in table.rows]
    assert told == [("LEEDS/A-03-2", 32, 10, 22), ("LEEDS/QUAR-1", 2, 0, 0)]


def test_costs_are_for_those_who_may_see_them(busy: Depot, make_office: MakeOffice) -> None:
    office = make_office("petra")
    stock = office.go("stock")
    assert not {"value", "road_value"} & {column.id for column in stock.items.source.columns}
    assert "ledger" not in office.window.rail.buttons
    office.go("document", "gr1")
    assert office.screen.entry.isHidden()
    assert "12,000" not in " ".join(str(row) for row in office.screen.lines.table.texts())


def test_scans_lead_to_items_places_and_documents(busy: Depot, make_office: MakeOffice) -> None:
    office = make_office("olga")
    number = next(document.number for document in busy.rows(Document) if document.id == "dm1")
    for code, screen in (("5012345678900", "card"), ("LEEDS/A-03-2", "stock"), (number, "document")):
        office.go("home")
        office.window.head.scan.setFocus()
        office.qtbot.keyClicks(office.window.head.scan, code)
        office.key(Qt.Key.Key_Return)
        assert office.here == screen, code


@pytest.mark.ux
def test_pages_say_names_where_the_book_knows_them(busy: Depot, make_office: MakeOffice) -> None:
    """Reasons and locations by name, and a figure's unit beside it; codes stand only where they are what people read."""
    office = make_office("olga")
    office.window.go(Place("document", "cs1"))
    office.settle()
    entry = office.screen.entry.table.texts()
    assert any("Shrinkage" in cell for row in entry for cell in row)
    assert not any("shrink" in cell for row in entry for cell in row)
    [move] = office.screen.moves.table.texts()
    assert move[1:3] == ("A-03-2", "\u22121 pc")
    office.window.go(Place("document", "ts1"))
    office.settle()
    places = {row[1] for row in office.screen.moves.table.texts()}
    assert places == {"A-03-2\nLeeds DC", "ROAD\nHull Depot"}, "stock in two warehouses says in which"


@pytest.mark.ux
def test_what_a_list_can_do_is_reached_by_palette_and_keys_on_every_page_with_a_list(busy: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    actions = office.window.actions_now
    for screen in ("ledger", "stock", "documents"):
        office.go(screen)
        assert {"list.export", "list.search", "list.columns", "list.views"} <= {one.id for one in actions.available()}
        assert actions.action("list.export").isEnabled(), screen
    asked: list[str] = []
    for screen, argument in (("stock", None), ("journal", ("NORTH", "")), ("documents", None)):
        page = office.go(screen, argument)
        page.grid.export = lambda path=None, screen=screen: asked.append(screen)
        office.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["stock", "journal", "documents"]
    assert actions.run("list.search") == ""
    assert office.screen.grid.search.hasFocus()
    office.go("settings")
    actions.run("list.export")
    assert office.said is not None
    assert office.said.text == "There is no list on this page."


def test_the_rows_have_the_focus_on_the_first_arrival(busy: Depot, make_office: MakeOffice) -> None:
    office = make_office()
    for screen in ("ledger", "stock"):
        page = office.go(screen)
        assert page.grid.table.hasFocus(), screen
        assert page.grid.table.currentIndex().row() == 0, screen


def test_an_export_says_that_it_is_there_or_why_it_is_not(busy: Depot, make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office()
    ledger = office.go("ledger")
    ledger.grid.export(tmp_path / "ledger.xlsx")
    office.settle()
    assert (tmp_path / "ledger.xlsx").exists()
    assert "Saved as ledger.xlsx." in [label.text() for label in office.window.toast.findChildren(QLabel)]
    ledger.grid.export(tmp_path / "nowhere" / "ledger.xlsx")
    office.settle()
    assert office.said is not None
    assert office.said.verdict is Verdict.REJECTED
