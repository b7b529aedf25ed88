"""Work without the network: saved, provisional, calm; posted once when the network is back, or brought back as a draft."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.commands.period_close import ClosePeriod, ReopenPeriod
from app.domain.book import Document, MemberRole, StockPosition
from app.domain.refusals import Refusal
from db.book import renew_epoch
from tests.support.desktop import CODES
from tests.support.shared_depot import SharedDepot, SharedDesk
from tests.ui.shared.conftest import MakeDesk
from ui.shell.places import Place
from ui.widgets.status_lamps import Light

D = Decimal


def at_work(make_desk: MakeDesk, member: str = "olga") -> SharedDesk:
    """A desktop on the shared book, connected by the wizard."""
    desk = make_desk()
    desk.connect(member)
    wizard = desk.program.wizard
    assert wizard is not None
    desk.press(wizard.next_button)
    desk.opened()
    desk.until(lambda: desk.window.lamps.connection.text() == "Connected")
    return desk


def quantity_shown(desk: SharedDesk, item: str) -> str:
    """The on-hand figure of the stock list as it is painted."""
    grid = desk.window.front.items
    if grid is None:
        return ""
    columns = [column.id for column in grid.model.columns]
    for row in range(grid.model.rows_read()):
        if grid.model.value(row, columns.index("item")) == item:
            return str(grid.model.texts(row)[columns.index("quantity")])
    return ""


def receive(desk: SharedDesk, order: str, item: str, quantity: int) -> None:
    """Scan an order and goods, as many times as there are, and post."""
    desk.window.go(Place("receiving", order))
    desk.until(lambda: desk.window.front.presenter.receipt is not None)
    desk.scan(f"{quantity}*{CODES[item]}")
    post(desk)


def post(desk: SharedDesk) -> None:
    """F9, as soon as it may be pressed, until it was taken."""
    action = desk.window.actions_now.action("receiving.post")
    desk.until(lambda: desk.desktop.idle and action.isEnabled())
    desk.key(Qt.Key.Key_F9)
    desk.until(lambda: desk.window.front.presenter.receipt is None)


def orders_known(desk: SharedDesk, *orders: str) -> bool:
    with desk.window.desk.work.book.reading() as connection:
        found = connection.exec_driver_sql("SELECT id FROM document WHERE kind = 'purchase_order'").scalars().all()
    return set(orders) <= set(found)


def test_received_online_and_offline_provisional_meanwhile_and_the_figure_never_jumps(shared: SharedDepot, make_desk: MakeDesk) -> None:
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    shared.depot.order("po-2", "HANSE", ("GL-M", "20", "12"))
    desk = at_work(make_desk)
    desk.until(lambda: orders_known(desk, "po-1", "po-2"))
    receive(desk, "po-1", "GL-M", 4)
    desk.until(lambda: desk.said.startswith("GR-"))
    assert sum(p.quantity for p in shared.depot.rows(StockPosition)) == D(4)

    shared.network.set("cut")
    desk.until(lambda: desk.window.offline_bar.isVisible(), 3)
    assert desk.window.lamps.connection.light is Light.WARN
    receive(desk, "po-2", "GL-M", 6)
    desk.until(lambda: "waits to be posted" in desk.said)
    assert desk.said.startswith("The receipt of PO-")
    desk.until(lambda: desk.window.lamps.waiting.text() == "1 waiting to be posted")
    assert "1 piece of work waits" in desk.window.offline_bar.text
    assert len(shared.depot.rows(Document, kind="goods_receipt")) == 1

    desk.window.go(Place("stock"))
    desk.until(lambda: quantity_shown(desk, "GL-M") != "" and desk.desktop.idle)
    assert quantity_shown(desk, "GL-M") == "≈ 10"
    grid: Any = desk.window.front.items
    columns = [column.id for column in grid.model.columns]
    row = next(r for r in range(grid.model.rows_read()) if grid.model.value(r, columns.index("item")) == "GL-M")
    tip = grid.model.data(grid.model.index(row, columns.index("quantity")), Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Provisional: +6 of it waits here")
    assert grid.model.texts(row)[columns.index("value")] == "48.00"  # worth what is posted: 4 at 12.00

    seen: list[str] = []
    for changed in (grid.model.modelReset, grid.model.dataChanged, grid.model.state_changed):
        changed.connect(lambda *_: seen.append(quantity_shown(desk, "GL-M")))
    desk.window.front.touched(frozenset({"stock"}))
    desk.until(lambda: "≈ 10" in seen)
    shared.network.set("pass")
    desk.until(lambda: desk.window.lamps.waiting.text() == "Nothing waits")
    desk.until(lambda: quantity_shown(desk, "GL-M") == "10")
    assert not desk.window.offline_bar.isVisible()
    assert {text.removeprefix("≈ ") for text in seen} == {"10"}, seen
    assert seen.index("10") == len([text for text in seen if text.startswith("≈")])  # provisional, then posted, and never back
    assert sum(p.quantity for p in shared.depot.rows(StockPosition)) == D(10)
    assert len(shared.depot.rows(Document, kind="goods_receipt")) == 2
    assert desk.desktop.drafts.away() == []


def test_a_receipt_refused_later_is_a_draft_again_and_is_posted_without_typing_it_twice(shared: SharedDepot, make_desk: MakeDesk) -> None:
    """Finance closes the month for warehouses while this one is cut off, and opens it again."""
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    desk = at_work(make_desk, "petra")
    desk.until(lambda: orders_known(desk, "po-1"))
    shared.network.set("cut")
    desk.until(lambda: desk.window.offline_bar.isVisible())
    receive(desk, "po-1", "GL-M", 7)
    desk.until(lambda: "waits to be posted" in desk.said)
    [away] = desk.desktop.drafts.away()
    desk.window.go(Place("receiving", "po-1"))
    desk.until(lambda: desk.said.endswith("from here waits to be posted."))  # so that nobody receives it twice
    desk.window.go(Place("home"))
    assert desk.desktop.drafts.parked("receiving") == []
    month = f"{datetime.now().astimezone():%Y-%m}"
    shared.depot.do(ClosePeriod(entity_id="NORTH", period_id=month, how="soft"), member="fay")
    shared.network.set("pass")
    desk.until(lambda: desk.window.notice_bar.isVisible())
    notice = desk.window.notice_bar.shown
    assert notice is not None
    assert notice.text == f"Goods receipt · {away.title} was not accepted."
    assert month in notice.more
    assert "It is a draft again" in notice.more
    assert desk.program.start.isHidden()  # nothing was thrown over the work
    assert QApplication.activeModalWidget() is None
    shared.depot.do(ReopenPeriod(entity_id="NORTH", period_id=month, note="one delivery was late"))
    desk.until(lambda: [button.text() for button in desk.window.notice_bar.offer_buttons()] == ["Open the draft", "Compare"])
    reopen, compare = desk.window.notice_bar.offer_buttons()
    desk.press(compare)
    desk.until(lambda: desk.here == "command" and desk.window.front.thing is not None)
    page = desk.window.front
    assert [[cell.text for cell in row.cells] for row in page.compared.table.work.rows] == [["Work gloves, size M", "7 pair", "10 pair"]]
    assert page.draft_button.isVisible() and page.away_button.isVisible()
    desk.press(reopen)  # still there: it is not finished
    desk.until(lambda: desk.here == "receiving" and desk.window.front.presenter.receipt is not None)
    assert desk.window.notice_bar.isVisible()
    presenter = desk.window.front.presenter
    assert [line.now for line in presenter.picture.rows] == [D(7)]
    post(desk)
    desk.until(lambda: desk.said.startswith("GR-"))
    assert sum(p.quantity for p in shared.depot.rows(StockPosition)) == D(7)
    desk.until(lambda: desk.station.unsaid() == [] and not desk.window.notice_bar.isVisible())  # finished: nothing is left to say
    assert desk.desktop.drafts.parked("receiving") == []


def test_another_number_after_a_restore_is_told_with_what_to_do_about_the_papers(shared: SharedDepot, make_desk: MakeDesk) -> None:
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    desk = at_work(make_desk, "petra")
    desk.until(lambda: orders_known(desk, "po-1"))
    receive(desk, "po-1", "GL-M", 7)
    desk.until(lambda: desk.said.startswith("GR-"))
    [document] = shared.depot.rows(Document, kind="goods_receipt")
    outbox = desk.station.outbox
    outbox._db.execute("UPDATE outbox SET number_before = 'GR-2020-000009' WHERE kind = 'post_goods_receipt'")
    desk.window.go(Place("pending"))
    desk.until(lambda: desk.here == "pending" and bool(desk.window.front.presenter.pieces))
    [piece] = desk.window.front.presenter.pieces.values()
    assert piece.note == f"Before the book was restored it was GR-2020-000009; now it is {document.number}."
    desk.desktop.connection.arrived.emit()
    desk.until(lambda: desk.window.notice_bar.isVisible())
    notice = desk.window.notice_bar.shown
    assert notice is not None
    assert (
        notice.text
        == f"Goods receipt · PO-2026-000001 · Hanse Import is {document.number} now; before the book was restored it was GR-2020-000009."
    )
    assert notice.more == "GR-2020-000009 may be another document by now: print the papers anew and destroy those with that number."
    [button] = desk.window.notice_bar.offer_buttons()
    assert button.text() == "Show it"
    desk.window.notice_bar.put_away.emit(notice.key)
    desk.until(lambda: desk.station.outbox.unsaid() == [])


def test_what_waits_is_seen_in_words_and_given_up_with_a_reason(shared: SharedDepot, make_desk: MakeDesk) -> None:
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    desk = at_work(make_desk)
    desk.until(lambda: orders_known(desk, "po-1"))
    shared.network.set("cut")
    desk.until(lambda: desk.window.offline_bar.isVisible())
    receive(desk, "po-1", "GL-M", 3)
    desk.until(lambda: "waits to be posted" in desk.said)
    desk.press(desk.window.offline_bar.details_button)
    desk.until(lambda: desk.here == "pending" and desk.window.front.presenter.piece is not None)
    screen: Any = desk.window.front
    number = shared.depot.rows(Document, id="po-1")[0].number
    assert screen.what.text() == f"Goods receipt · {number} · Hanse Import"
    assert screen.facts.text_of("Stands") == "Not sent yet"
    assert screen.forecast.text() == "Will be posted, as things are known here."
    assert "Quantity" in {row.cells[0].text for row in screen.body.table.work.rows}
    assert not screen.buttons["retry"].isEnabled()
    desk.press(screen.buttons["discard"])
    form: Any = desk.window.detail.findChild(QLineEdit)
    assert form is not None
    desk.until(lambda: form.hasFocus())
    desk.qtbot.keyClicks(form, "counted for the wrong order")
    desk.qtbot.keyClick(form, Qt.Key.Key_Return)
    desk.until(lambda: desk.window.lamps.waiting.text() == "Nothing waits")
    desk.until(lambda: len(desk.desktop.drafts.parked("receiving")) == 1)  # what was typed is a draft again
    desk.until(lambda: screen.presenter.pieces == {})
    shared.network.set("pass")
    desk.until(lambda: desk.window.lamps.connection.text() == "Connected")
    assert shared.depot.rows(Document, kind="goods_receipt") == []


def test_a_withdrawn_right_wipes_and_says_so(shared: SharedDepot, make_desk: MakeDesk) -> None:
    desk = at_work(make_desk, "petra")
    cache = desk.station.cache
    shared.give_role("petra", "Petra Lang", active=False)
    desk.until(lambda: desk.program.desktop is None and type(desk.program.start.shown).__name__ == "TroublePage")
    page: Any = desk.program.start.shown
    assert page.title.text() == "You have no role in this book any more."
    assert desk.program.start.isVisible()
    with cache.reading() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM item").scalar_one() == 0


def test_other_rights_are_told_and_shown_when_asked_for(shared: SharedDepot, make_desk: MakeDesk) -> None:
    desk = at_work(make_desk, "petra")
    assert "counting" in desk.window.rail.buttons
    before = desk.desktop
    shared.give_role("petra", "Petra Lang", MemberRole(member_id="petra", role="buyer"))
    desk.until(lambda: desk.window.notice_bar.isVisible())
    notice = desk.window.notice_bar.shown
    assert notice is not None
    assert notice.text == "Your rights in the book have changed."
    shared.give_role("petra", "Petra Lang", MemberRole(member_id="petra", role="warehouse_supervisor"))
    desk.until(lambda: not desk.window.notice_bar.isVisible())  # they are what this window was made with: nothing is left to say
    shared.give_role("petra", "Petra Lang", MemberRole(member_id="petra", role="buyer"))
    desk.until(lambda: desk.window.notice_bar.isVisible())
    [button] = desk.window.notice_bar.offer_buttons()
    desk.press(button)
    desk.until(lambda: desk.program.desktop not in (None, before))
    desk.opened()
    assert "counting" not in desk.window.rail.buttons


def test_a_restored_book_is_told_calmly_and_read_anew(shared: SharedDepot, make_desk: MakeDesk) -> None:
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    desk = at_work(make_desk)
    desk.until(lambda: orders_known(desk, "po-1"))
    receive(desk, "po-1", "GL-M", 4)
    desk.until(lambda: desk.said.startswith("GR-"))
    renew_epoch(shared.url)
    desk.station.look_now()
    desk.until(lambda: desk.window.notice_bar.isVisible())
    notice = desk.window.notice_bar.shown
    assert notice is not None
    assert notice.text == "The shared book was restored from a backup."
    assert notice.more == "Everything was read anew. 1 command from here that it lacked is sent again; nothing is posted twice."
    desk.press(desk.window.notice_bar.seen_button)
    assert not desk.window.notice_bar.isVisible()
    desk.until(lambda: desk.window.lamps.waiting.text() == "Nothing waits")
    assert len(shared.depot.rows(Document, kind="goods_receipt")) == 1


def test_the_lamp_says_in_step_and_never_that_a_part_proves_the_whole(shared: SharedDepot, make_desk: MakeDesk) -> None:
    desk = at_work(make_desk)
    desk.desktop.heart.prove()
    desk.until(lambda: desk.window.lamps.proof.text().startswith("In step with the book"))
    shared.network.set("cut")
    desk.until(lambda: desk.window.lamps.proof.text() == "Not compared with the book now")  # by itself, and back with the network
    shared.network.set("pass")
    desk.until(lambda: desk.window.lamps.proof.text().startswith("In step with the book"), 25)


def test_a_paper_is_held_against_the_book_itself_and_not_against_the_copy(shared: SharedDepot, make_desk: MakeDesk) -> None:
    desk = at_work(make_desk)
    head = desk.desktop.book.station.cache.cursor()
    line = desk.desktop.book.compare(str(head.seq), head.hash[:24], lambda done, total: None)
    assert (line.holds, line.figure) == (True, f"position {head.seq} bears the hash written down")
    wrong = desk.desktop.book.compare(str(head.seq), "0" * 24, lambda done, total: None)
    assert not (wrong.holds or wrong.open)
    with pytest.raises(Refusal, match="Copy both"):
        desk.desktop.book.compare("x", "y", lambda done, total: None)
