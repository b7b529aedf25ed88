"""Transfers, counts, decisions and photos without the network: each posted once afterwards; what is open counts what waits."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.commands.approvals import RejectRequest
from app.commands.counting import OpenCountSheet, PlanCount
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.stock_moves import MoveLine, MoveStock
from app.commands.transfer_arrivals import ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import ApprovalDecision, ApprovalRequest, Document, JournalLine, StockMove, StockPosition
from app.domain.book.counting import CountLine
from app.domain.book.evidence import Attachment
from app.domain.book.transfers import TransferLine
from db.roles import members
from tests.support.shared_depot import PASSWORD, SharedDepot, SharedDesk
from tests.ui.office.test_evidence import drop
from tests.ui.shared.conftest import MakeDesk
from tests.ui.shared.test_offline import at_work, orders_known, post, quantity_shown, receive
from ui.shell.places import Place

D = Decimal
DAY = date(2026, 11, 20)


def known(desk: SharedDesk, document_id: str) -> bool:
    """Whether a document has come to this workstation."""
    with desk.station.reading() as connection:
        return connection.exec_driver_sql("SELECT 1 FROM document WHERE id = ?", (document_id,)).first() is not None


def cut(desk: SharedDesk) -> None:
    desk.shared.network.set("cut")
    desk.until(lambda: desk.window.offline_bar.isVisible())


def heal(desk: SharedDesk) -> None:
    desk.shared.network.set("pass")
    desk.until(lambda: desk.window.lamps.waiting.text() == "Nothing waits")
    desk.until(lambda: desk.window.lamps.connection.text() == "Connected")


def scan(desk: SharedDesk, *codes: str) -> None:
    for code in codes:
        desk.scan(code)


def cells(table: Any) -> dict[str, tuple[str, ...]]:
    """The other cells of a row by the first line of its first."""
    return {row[0].partition("\n")[0]: row[1:] for row in table.texts()}


def moves(shared: SharedDepot, document_id: str) -> list[tuple[str, str, Decimal]]:
    found = shared.depot.rows(StockMove, document_id=document_id)
    return sorted((move.item_id, move.location_id, move.quantity) for move in found)


def entry(shared: SharedDepot, document_id: str) -> list[tuple[str, Decimal]]:
    return sorted((line.account_id, line.amount) for line in shared.depot.rows(JournalLine, document_id=document_id))


def stock(shared: SharedDepot) -> dict[str, Decimal]:
    return {f"{p.location_id} {p.item_id}": p.quantity for p in shared.depot.rows(StockPosition) if p.quantity}


def request_transfer(shared: SharedDepot) -> None:
    """40 drills at 300 in Leeds, of which Hull asks for 12."""
    shared.depot.stock("DR-18V", "40", "300", spot="A-03-2")
    line = TransferLineIn(item_id="DR-18V", quantity=D(12), from_location_id="LEEDS/A-03-2", to_location_id="HULL/DOCK-1")
    shared.depot.do(RequestTransfer(transfer_id="t1", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=DAY, lines=(line,)))


def test_what_is_open_counts_what_waits_and_rest_takes_no_more(shared: SharedDepot, make_desk: MakeDesk) -> None:
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    desk = at_work(make_desk)
    desk.until(lambda: orders_known(desk, "po-1"))
    cut(desk)
    receive(desk, "po-1", "GL-M", 6)
    screen: Any = desk.window.front
    desk.until(lambda: [row[1] for row in screen.orders.texts()] == ["≈ 1\n1 to be sent"])
    desk.window.go(Place("receiving", "po-1"))
    desk.until(lambda: screen.presenter.receipt is not None)
    assert cells(screen.lines)["Work gloves, size M"][-2] == "≈ 4\n6 to be sent"
    scan(desk, "GL-M")
    assert cells(screen.lines)["Work gloves, size M"][-2] == "≈ 3\n6 to be sent"
    assert screen.bar.buttons["rest"].text() == "Rest ≈ 3"
    desk.press(screen.bar.buttons["rest"])
    desk.until(lambda: desk.desktop.idle)
    assert screen.presenter.receipt.draft.good(1) == D(4)
    assert [text for text, tone in screen.headline().chips] == ["PO-2026-000001 · Hanse Import", "≈ 1 of 1 lines complete"]

    seen = {cells(screen.lines)["Work gloves, size M"][-2]}
    screen.lines.model().dataChanged.connect(lambda *_: seen.add(cells(screen.lines)["Work gloves, size M"][-2]))
    heal(desk)
    desk.until(lambda: cells(screen.lines)["Work gloves, size M"][-2] == "0")
    assert seen == {"≈ 0\n6 to be sent", "0"}  # provisional, then posted, and never another figure
    cut(desk)
    post(desk)
    desk.window.go(Place("home"))
    home: Any = desk.window.front
    desk.until(lambda: not home.presenter.picture.loading and desk.desktop.idle)
    tile = home.tiles.buttons["receipts"].tile
    desk.until(lambda: home.tiles.buttons["receipts"].tile.number == 0)
    tile = home.tiles.buttons["receipts"].tile
    assert (tile.number, tile.provisional, tile.note) == (0, True, "nothing waits · 1 to be sent")
    assert home.tiles.buttons["receipts"].accessibleName().startswith("Deliveries due: ≈ 0")
    heal(desk)
    receipts = shared.depot.rows(Document, kind="goods_receipt")
    assert [receipt.state for receipt in receipts] == ["posted", "posted"]
    assert sum(p.quantity for p in shared.depot.rows(StockPosition)) == D(10)
    assert [request.kind for request in shared.depot.rows(ApprovalRequest)] == []


def test_a_receipt_previewed_behind_one_that_waits_says_that_it_is_too_much(shared: SharedDepot, make_desk: MakeDesk) -> None:
    """6 of 10 wait; 9 more at 120 would be 5 too many, which the preview on the book alone would not notice."""
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "120"))
    desk = at_work(make_desk)
    desk.until(lambda: orders_known(desk, "po-1"))
    cut(desk)
    receive(desk, "po-1", "GL-M", 6)
    screen: Any = desk.window.front
    desk.window.go(Place("receiving", "po-1"))
    desk.until(lambda: screen.presenter.receipt is not None)
    scan(desk, "9*GL-M")
    desk.until(lambda: screen.preview.picture.approver == "Finance clerk")
    assert cells(screen.lines)["Work gloves, size M"][-2] == "≈ +5 over\n6 to be sent"


def test_shipped_and_taken_in_offline_each_move_and_line_once(shared: SharedDepot, make_desk: MakeDesk) -> None:
    request_transfer(shared)
    desk = at_work(make_desk)
    desk.until(lambda: known(desk, "t1"))
    cut(desk)
    desk.window.go(Place("transfers", "t1"))
    screen: Any = desk.window.front
    desk.until(lambda: screen.presenter.work is not None)
    scan(desk, "7*DR-18V")
    post_transfer(desk)
    assert desk.said == "The transfer is saved here and waits to be posted."
    desk.until(lambda: [row[1] for row in screen.transfers.texts()] == ["≈ take in 1 line, ship 1 line\n1 line to be sent"])
    # the rest of what was asked for, and no more
    desk.window.go(Place("transfers", "t1"))
    desk.until(lambda: screen.presenter.work is not None)
    desk.press(screen.extra["ship"])
    desk.until(lambda: screen.presenter.work is not None and screen.presenter.work.mode == "ship" and desk.desktop.idle)
    assert cells(screen.lines)["Cordless drill 18 V"][0] == "≈ 5 pc"
    scan(desk, "6*DR-18V")
    assert desk.said.startswith("Cordless drill 18 V: 6 pc are more than are left")
    desk.window.go(Place("transfers"))
    desk.window.go(Place("transfers", "t1"))
    desk.until(lambda: screen.presenter.work is not None and screen.presenter.work.mode == "receive")
    scan(desk, "7*DR-18V", "STAGE-1")
    assert cells(screen.lines)["Cordless drill 18 V"][2] == "≈ 0\n7 to be sent"
    post_transfer(desk)
    assert shared.depot.rows(Document, kind="transfer_shipment") == []

    desk.window.go(Place("stock"))
    desk.until(lambda: quantity_shown(desk, "DR-18V") != "" and desk.desktop.idle)
    grid: Any = desk.window.front.items
    seen = [quantity_shown(desk, "DR-18V")]
    for changed in (grid.model.modelReset, grid.model.dataChanged, grid.model.state_changed):
        changed.connect(lambda *_: seen.append(quantity_shown(desk, "DR-18V")))
    heal(desk)
    desk.until(lambda: quantity_shown(desk, "DR-18V") == "40" and desk.desktop.idle)
    assert {text.removeprefix("≈ ") for text in seen if text} == {"40"}, seen
    [shipment] = shared.depot.rows(Document, kind="transfer_shipment")
    [receipt] = shared.depot.rows(Document, kind="transfer_receipt")
    assert moves(shared, shipment.id) == [("DR-18V", "HULL/ROAD", D(7)), ("DR-18V", "LEEDS/A-03-2", D(-7))]
    assert moves(shared, receipt.id) == [("DR-18V", "HULL/ROAD", D(-7)), ("DR-18V", "HULL/STAGE-1", D(7))]
    # 7 × 300
    assert entry(shared, shipment.id) == [("1300", D(-2100)), ("1320", D(2100))]
    assert entry(shared, receipt.id) == [("1300", D(2100)), ("1320", D(-2100))]
    assert stock(shared) == {"LEEDS/A-03-2 DR-18V": D(33), "HULL/STAGE-1 DR-18V": D(7)}
    [line] = shared.depot.rows(TransferLine, transfer_id="t1")
    assert (line.quantity_shipped, line.quantity_received, line.quantity_in_transit) == (D(7), D(7), D(0))
    desk.until(lambda: desk.desktop.drafts.away() == [])


def post_transfer(desk: SharedDesk) -> None:
    action = desk.window.actions_now.action("transfers.post")
    desk.until(lambda: desk.desktop.idle and action.isEnabled())
    desk.key(Qt.Key.Key_F9)
    desk.until(lambda: desk.window.front.presenter.work is None and desk.desktop.idle)


def test_a_count_made_offline_is_reviewed_and_posted_once(shared: SharedDepot, make_desk: MakeDesk) -> None:
    """46 drills at 149, 210 bit sets at 18.70; found: 2 lamps at 29. One drill short: −149.00, +58.00 for the lamps."""
    shared.depot.stock("DR-18V", "46", "149", spot="A-03-2")
    shared.depot.stock("SB-SET", "210", "18.70", spot="A-03-2")
    shared.depot.stock("LP-LED", "60", "29", spot="A-05-1")
    shared.depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=DAY, location_ids=("LEEDS/A-03-2",)))
    desk = at_work(make_desk)
    desk.until(lambda: known(desk, "c1"))
    cut(desk)
    desk.window.go(Place("counting", "c1"))
    screen: Any = desk.window.front
    desk.until(lambda: screen.presenter.sheet is not None)
    scan(desk, "45*DR-18V", "210*SB-SET", "LP-LED")
    desk.window.actions_now.run("counting.found")
    desk.until(lambda: desk.desktop.idle)
    scan(desk, "A-03-2")  # what was counted is written down here, the lamp as found
    desk.until(lambda: desk.desktop.idle)
    scan(desk, "LP-LED")  # and one more of what was found before the book heard of it
    desk.key(Qt.Key.Key_F9)
    desk.until(lambda: screen.presenter.page == "review" and bool(screen.presenter.review.rows) and desk.desktop.idle)
    shown = cells(screen.variances)
    assert shown["Cordless drill 18 V"] == ("46", "45 pc", "▼ −1\n−2.2\u00a0%", "−149.00")
    assert shown["LED work lamp"][:3] == ("0", "2 pc", "▲ +2")
    assert shown["Screwdriver bit set, 32 pieces"][2] == "=\nmatches"
    screen.presenter.review.explain(reason="shrink", note="gone since the last count")
    action = desk.window.actions_now.action("counting.post")
    desk.until(lambda: desk.desktop.idle and action.isEnabled())
    desk.key(Qt.Key.Key_F9)
    desk.until(lambda: screen.presenter.page == "list" and desk.desktop.idle)
    assert desk.said == "CS-2026-000001 is saved here and waits to be posted."
    desk.until(lambda: [row[1] for row in screen.sheets.texts()] == ["≈ waits to be sent"])
    desk.window.go(Place("counting", "c1"))
    desk.until(lambda: desk.said == "CS-2026-000001 is finished here and waits to be posted.")
    desk.window.go(Place("counting"))
    assert shared.depot.rows(CountLine, state="posted") == []
    heal(desk)
    [sheet] = shared.depot.rows(Document, id="c1")
    assert sheet.state in ("posted", "held"), desk.seen
    assert entry(shared, "c1") == [("1300", D(-149)), ("1300", D(58)), ("5200", D(-58)), ("5200", D(149))]
    assert moves(shared, "c1") == [("DR-18V", "LEEDS/A-03-2", D(-1)), ("LP-LED", "LEEDS/A-03-2", D(2))]
    assert Counter(line.item_id for line in shared.depot.rows(CountLine)) == {"DR-18V": 1, "SB-SET": 1, "LP-LED": 1}
    desk.until(lambda: desk.desktop.drafts.away() == [] and desk.desktop.drafts.parked("counting") == [])


def test_what_others_moved_while_a_count_was_offline_is_counted_again(shared: SharedDepot, make_desk: MakeDesk) -> None:
    """46 drills are counted without the network, as many as there were; meanwhile 6 leave. No gain of 6 is posted: they are counted again."""
    shared.depot.stock("DR-18V", "46", "149", spot="A-03-2")
    shared.depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=DAY, location_ids=("LEEDS/A-03-2",)))
    desk = at_work(make_desk)
    desk.until(lambda: known(desk, "c1"))
    cut(desk)
    desk.window.go(Place("counting", "c1"))
    screen: Any = desk.window.front
    desk.until(lambda: screen.presenter.sheet is not None)
    scan(desk, "46*DR-18V")
    desk.key(Qt.Key.Key_F9)
    desk.until(lambda: screen.presenter.page == "review" and desk.desktop.idle)
    desk.key(Qt.Key.Key_F9)
    desk.until(lambda: screen.presenter.page == "list" and desk.desktop.idle)
    moved = MoveLine(item_id="DR-18V", quantity=D(6), from_location_id="LEEDS/A-03-2", to_location_id="LEEDS/A-05-1")
    shared.depot.do(MoveStock(move_id="m1", warehouse_id="LEEDS", posting_date=DAY, lines=(moved,)))
    heal(desk)
    assert moves(shared, "c1") == [] and entry(shared, "c1") == []
    [line] = shared.depot.rows(CountLine)
    assert (line.state, line.quantity_counted, line.quantity_book) == ("recount", D(46), D(40))


def over_receipt(shared: SharedDepot, id: str) -> str:
    """Petra takes 14 of 10 at 300: held, because 4 × 300 are beyond tolerance. The number of the order."""
    number = shared.depot.order(f"po-{id}", "HANSE", ("DR-18V", "10", "300"))
    line = ReceiptLineIn(order_line_no=1, quantity=D(14), location_id="LEEDS/A-03-2")
    receipt = PostGoodsReceipt(receipt_id=id, order_id=f"po-{id}", posting_date=DAY, lines=(line,))
    shared.depot.do(receipt, member="petra", expect="held")
    return number


def test_decided_offline_once_and_one_decided_elsewhere_meanwhile_is_named(shared: SharedDepot, make_desk: MakeDesk) -> None:
    members.add_member(shared.url, "clara", PASSWORD)
    over_receipt(shared, "r1")
    number = over_receipt(shared, "r2")
    desk = at_work(make_desk, "clara")
    desk.until(lambda: known(desk, "r2"))
    cut(desk)
    desk.window.go(Place("approvals"))
    screen: Any = desk.window.front
    desk.until(lambda: len(screen.presenter.rows) == 2 and screen.presenter.detail is not None and desk.desktop.idle)
    asked = {row.document_id: row.id for row in screen.presenter.rows}
    for document in ("r1", "r2"):
        screen.presenter.select(asked[document])
        desk.until(lambda document=document: screen.presenter.detail is not None and screen.presenter.detail.row.document_id == document)
        screen.focus_first()
        desk.window.actions_now.run("approvals.approve")
        desk.until(lambda: desk.said == "Your decision is saved here and waits to be posted." and desk.desktop.idle)
        desk.until(lambda: not desk.window.actions_now.action("approvals.approve").isEnabled())
        assert desk.window.actions_now.reason("approvals.approve").startswith("Your decision on this is saved here")
    assert {request.state for request in shared.depot.rows(ApprovalRequest)} == {"open"}
    shared.depot.do(RejectRequest(request_id=asked["r2"], reason="send them back"), member="fay")
    heal(desk)
    decided = [(d.request_id, d.member_id, d.action) for d in shared.depot.rows(ApprovalDecision) if d.action in ("approved", "rejected")]
    assert sorted(decided) == sorted([(asked["r1"], "clara", "approved"), (asked["r2"], "fay", "rejected")])
    # 14 × 300
    assert entry(shared, "r1") == [("1300", D(4200)), ("2200", D(-4200))]
    assert moves(shared, "r1") == [("DR-18V", "LEEDS/A-03-2", D(14))]
    assert (entry(shared, "r2"), moves(shared, "r2")) == ([], [])
    desk.until(lambda: desk.window.notice_bar.isVisible())
    notice = desk.window.notice_bar.shown
    assert notice is not None
    assert notice.text == f"Approval · Goods receipt · {number} · Hanse Import was not accepted."
    assert notice.more == (
        "The request is rejected already, so it cannot be approved any more. This decision changed nothing. "
        "Open the document to see what became of it."
    )
    assert QApplication.activeModalWidget() is None


def test_a_photo_taken_offline_arrives_with_its_document_once(shared: SharedDepot, make_desk: MakeDesk, tmp_path: Path) -> None:
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    shared.depot.stock("DR-18V", "4", "300", spot="A-03-2")
    desk = at_work(make_desk)
    desk.until(lambda: orders_known(desk, "po-1", "stock-1") and known(desk, "stock-1-r"))
    picture = tmp_path / "torn carton.png"
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("#885522"))
    assert image.save(str(picture))
    cut(desk)
    desk.window.go(Place("receiving", "po-1"))
    screen: Any = desk.window.front
    desk.until(lambda: screen.presenter.receipt is not None)
    scan(desk, "10*GL-M")
    desk.press(screen.photo_button)
    drop(screen.evidence.strip, picture)
    desk.until(lambda: desk.said == "torn carton.jpg is kept and sent when this is posted.")
    receipt_id = screen.presenter.receipt.draft.head.receipt_id
    post(desk)
    screen.evidence.ask("stock-1-r", draft=False)  # and one for a receipt of another day, which the book has
    drop(screen.evidence.strip, picture)
    desk.until(lambda: desk.said == "torn carton.jpg waits to be sent.")
    assert shared.depot.rows(Attachment) == []
    heal(desk)
    desk.until(lambda: len(shared.depot.rows(Attachment)) == 2)
    desk.until(lambda: desk.desktop.drafts.parked("evidence") == [] and desk.desktop.idle)
    assert sorted(one.document_id for one in shared.depot.rows(Attachment)) == sorted([receipt_id, "stock-1-r"])
    assert [document.state for document in shared.depot.rows(Document, id=receipt_id)] == ["posted"]


def test_what_only_the_book_can_do_says_so_and_is_not_shown_as_done(shared: SharedDepot, make_desk: MakeDesk) -> None:
    """A count that is planned offline has no number and no lines before the book has opened it."""
    shared.depot.stock("DR-18V", "46", "149", spot="A-03-2")
    desk = at_work(make_desk)
    desk.until(lambda: known(desk, "stock-1-r"))
    cut(desk)
    desk.window.go(Place("counting", "plan"))
    screen: Any = desk.window.front
    desk.until(lambda: screen.presenter.page == "plan" and desk.desktop.idle)
    scan(desk, "A-03-2")
    action = desk.window.actions_now.action("counting.post")
    desk.until(lambda: desk.desktop.idle and action.isEnabled())
    desk.key(Qt.Key.Key_F9)
    desk.until(lambda: screen.presenter.page == "list" and desk.desktop.idle)
    assert desk.said == "The count is saved here and waits to be posted."
    assert screen.sheets.texts() == []
    heal(desk)
    desk.until(lambda: [row[1] for row in screen.sheets.texts()] == ["open"])
    assert len(shared.depot.rows(CountLine)) == 1


def test_a_planned_count_says_offline_what_it_lacks_and_the_sentence_goes_with_the_cut(shared: SharedDepot, make_desk: MakeDesk) -> None:
    """Nothing is queued that would be counted on lines which nobody has seen."""
    shared.depot.stock("DR-18V", "46", "149", spot="A-03-2")
    shared.depot.do(PlanCount(sheet_id="c1", warehouse_id="LEEDS", count_date=DAY))
    desk = at_work(make_desk)
    desk.until(lambda: known(desk, "c1"))
    cut(desk)
    desk.window.go(Place("counting", "c1"))
    desk.until(lambda: desk.said == "CS-2026-000001 is planned and not opened yet.")
    assert "counting of open sheets" in desk.window.offline_bar.text
    assert desk.station.pending() == [] and desk.window.front.presenter.sheet is None
    heal(desk)
    desk.until(lambda: desk.said == "")
    desk.window.go(Place("counting", "c1"))
    desk.until(lambda: desk.window.front.presenter.sheet is not None)


def test_what_a_colleague_took_in_meanwhile_is_named_compared_and_put_away(shared: SharedDepot, make_desk: MakeDesk) -> None:
    """A transfer is taken in twice, here without the network: it comes back with numbers and names, also after a restart of the window."""
    shared.depot.stock("DR-18V", "40", "300", spot="A-03-2")
    asked = TransferLineIn(item_id="DR-18V", quantity=D(7), from_location_id="LEEDS/A-03-2", to_location_id="HULL/STAGE-1")
    shared.depot.do(
        RequestTransfer(transfer_id="t-odd-id", from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=DAY, lines=(asked,))
    )
    shared.depot.do(ShipTransfer(shipment_id="s1", transfer_id="t-odd-id", posting_date=DAY))
    desk = at_work(make_desk)
    desk.until(lambda: known(desk, "s1"))
    cut(desk)
    desk.window.go(Place("transfers", "t-odd-id"))
    desk.until(lambda: desk.window.front.presenter.work is not None)
    scan(desk, "7*DR-18V")
    post_transfer(desk)
    shared.depot.do(ReceiveTransfer(receipt_id="a1", transfer_id="t-odd-id", posting_date=DAY), member="petra")
    numbers = {one.id: one.number for one in shared.depot.rows(Document)}
    heal(desk)
    bar = desk.window.notice_bar
    desk.until(lambda: bar.isVisible())
    assert "t-odd-id" not in bar.shown.more and numbers["t-odd-id"] in bar.shown.more
    assert f"Petra Lang posted {numbers['a1']} before it came." in bar.shown.more
    desk.until(lambda: len(bar.offer_buttons()) == 2)
    desk.press(bar.offer_buttons()[0])  # open the draft: nothing is left to take in, so it is compared
    desk.until(lambda: desk.here == "command" and desk.window.front.thing is not None)
    page: Any = desk.window.front
    assert [[cell.text for cell in row.cells] for row in page.compared.table.work.rows] == [["Cordless drill 18 V", "7 pc", "0 pc"]]
    assert [row.cells[2].text for row in page.meanwhile.table.work.rows] == ["Petra Lang"]
    assert page.away_button.isVisible() and not page.draft_button.isVisible()  # nothing is left that could be worked on
    assert bar.isVisible()  # and it stays until it is finished
    desk.desktop.rights_changed.emit()  # the window is made anew
    desk.until(lambda: desk.program.desktop is not None and desk.window.notice_bar.isVisible() and desk.window.front is not page)
    bar = desk.window.notice_bar
    desk.until(lambda: len(bar.offer_buttons()) == 2)
    desk.press(bar.offer_buttons()[0])
    desk.until(lambda: desk.here == "command" and desk.window.front.thing is not None)
    desk.press(desk.window.front.away_button)
    desk.until(lambda: not bar.isVisible() and desk.station.unsaid() == [])
    assert desk.desktop.drafts.parked("transfers") == []
