"""Two people at the same thing on real windows: they see each other, what changed under the hand, and do not decide twice."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from app.commands.approvals import RejectRequest
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import ApprovalRequest, Document, MemberRole
from app.domain.book.counting import CountLine
from db.roles import members
from tests.support.desktop import CODES, TODAY, D
from tests.support.shared_depot import PASSWORD, SharedDepot, SharedDesk
from tests.ui.shared.conftest import MakeDesk
from tests.ui.shared.test_offline import at_work, orders_known, post
from ui.shell.places import Place


def two(make_desk: MakeDesk, first: str, second: str) -> tuple[SharedDesk, SharedDesk]:
    return at_work(partial(make_desk, first), first), at_work(partial(make_desk, second), second)


def line(desk: SharedDesk) -> Any:
    return desk.window.colleague_line


def test_two_receive_one_order_see_each_other_and_what_the_other_posted(shared: SharedDepot, make_desk: MakeDesk) -> None:
    shared.depot.order("po-1", "HANSE", ("GL-M", "90", "12"))
    olga, petra = two(make_desk, "olga", "petra")
    for desk in (olga, petra):
        desk.until(lambda one=desk: orders_known(one, "po-1"))
        desk.window.go(Place("receiving", "po-1"))
        desk.until(lambda one=desk: one.window.front.presenter.receipt is not None)
    olga.until(lambda: line(olga).there.startswith("Petra Lang is receiving this too, since "))
    petra.until(lambda: "is receiving this too, since " in line(petra).there)
    assert line(olga).isVisible() and line(olga).happened == ""
    petra.scan(f"90*{CODES['GL-M']}")
    post(petra)
    [receipt] = shared.depot.rows(Document, kind="goods_receipt")
    olga.until(lambda: receipt.number in line(olga).happened)
    order = shared.depot.rows(Document, id="po-1")[0].number
    assert line(olga).happened == f"Petra Lang posted {receipt.number} meanwhile: 90 pair Work gloves, size M. {order} is now: Done."
    olga.until(lambda: line(olga).there == "")  # she went on to something else
    olga.press(line(olga).seen_button)
    assert line(olga).isHidden()
    assert petra.window.colleague_line.isHidden()  # nobody is told of their own work


def test_a_clerk_is_told_what_was_posted_since_the_request_and_two_do_not_decide_it(shared: SharedDepot, make_desk: MakeDesk) -> None:
    depot = shared.depot
    depot.order("po-1", "HANSE", ("DR-18V", "10", "300"))
    for who, name in (("r1", 14), ("r2", 10)):
        goods = (ReceiptLineIn(order_line_no=1, quantity=D(name), location_id="LEEDS/A-03-2"),)
        command = PostGoodsReceipt(receipt_id=who, order_id="po-1", posting_date=TODAY, lines=goods)
        depot.do(command, member="petra" if who == "r1" else "olga", expect="held" if who == "r1" else "posted")
    [request] = depot.rows(ApprovalRequest)
    number = depot.rows(Document, id="r2")[0].number
    for member in ("clara", "fay"):
        members.add_member(shared.url, member, PASSWORD)
    clara, fay = two(make_desk, "clara", "fay")
    clara.window.go(Place("approvals", request.id))
    clara.until(lambda: clara.window.front.presenter.detail is not None)
    screen = clara.window.front
    assert screen.meanwhile.isVisible()
    said = screen.meanwhile.text()
    assert said.startswith("10 pc Cordless drill 18 V: ") and f"posted {number} for it after this was asked" in said
    clara.until(lambda: [one.claimed_at is not None for one in clara.station.status().present] == [True])
    fay.window.go(Place("approvals", request.id))
    fay.until(lambda: fay.window.front.presenter.detail is not None)
    other = fay.window.front
    fay.until(lambda: "has this open to decide it, since " in other.standing.text())
    assert not other.buttons["approve"].isEnabled() and other.buttons["take_over"].isVisible()
    assert screen.buttons["approve"].isEnabled() and not screen.buttons["take_over"].isVisible()
    clara.until(lambda: line(clara).there.startswith("Fay Controller is looking at this too, since "))
    fay.press(other.buttons["take_over"])  # knowingly
    fay.until(lambda: other.buttons["approve"].isEnabled())
    clara.until(lambda: not screen.buttons["approve"].isEnabled() and screen.buttons["take_over"].isVisible())
    depot.do(RejectRequest(request_id=request.id, reason="they are there already"), member="olga")
    for desk, page in ((clara, screen), (fay, other)):
        desk.until(lambda one=page: one.standing.text().startswith("Decided meanwhile: "))
        assert not page.buttons["approve"].isEnabled()
    assert [one.state for one in depot.rows(ApprovalRequest)] == ["rejected"]


def test_two_count_one_sheet_and_each_is_told_of_the_other(shared: SharedDepot, make_desk: MakeDesk) -> None:
    depot = shared.depot
    depot.stock("DR-18V", "10", "300", spot="A-03-2")
    depot.stock("GL-M", "5", "3", spot="A-03-2")
    depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=TODAY))
    shared.give_role("ben", "Ben Olsen", MemberRole(member_id="ben", role="warehouse_supervisor"))
    members.add_member(shared.url, "ben", PASSWORD)
    ben, petra = two(make_desk, "ben", "petra")
    for desk in (ben, petra):
        desk.until(lambda one=desk: orders_known(one))
        desk.window.go(Place("counting", "c1"))
        desk.until(lambda one=desk: one.window.front.presenter.sheet is not None)
    ben.until(lambda: line(ben).there.startswith("Petra Lang is counting this too, since "))
    petra.until(lambda: line(petra).there.startswith("Ben Olsen is counting this too, since "))
    [counted] = depot.rows(CountLine, item_id="DR-18V")
    depot.do(RecordCount(sheet_id="c1", lines=(CountedLine(line_no=counted.line_no, quantity=D(10)),)), member="petra")
    number = depot.rows(Document, id="c1")[0].number
    blind = re.compile(rf"Petra Lang counted on {number}: one line by now, the last at \d\d:\d\d\.")  # and not how many there were
    ben.until(lambda: blind.fullmatch(line(ben).happened) is not None)
    presenter = ben.window.front.presenter
    presenter.submit()  # one of two lines
    ben.until(lambda: "are not counted, and Petra Lang counts on it too." in ben.said or "is not counted, and" in ben.said)
    assert depot.rows(Document, id="c1")[0].state == "open"
    presenter.submit()  # knowingly
    ben.until(lambda: presenter.sheet is None)
    petra.until(lambda: f"{number} is now: " in line(petra).happened)
