"""Counts: blind sheets, variances in units and money, approvals, recounts and reasons, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.commands.approvals import ApproveRequest, RejectRequest
from app.commands.count_submission import SubmitCount, VarianceReason
from app.commands.counting import (
    AddFoundItems,
    CancelCount,
    CountedLine,
    FoundLine,
    OpenCountSheet,
    OpenPlannedCount,
    PlanCount,
    RecordCount,
    RequestRecount,
)
from app.commands.master_data import DefineItems
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.reversing import ReverseDocument
from app.commands.stock_moves import MoveLine, MoveStock
from app.domain.book import ApprovalRequest, CostLayer, CostPool, Document, Item, ItemCosting, ItemUnit, Lot, StockPosition
from app.domain.book.counting import CountLine
from tests.support.company import Company, add_items, new_company

D = Decimal
DAY = date(2026, 1, 25)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path, method="fifo")


def open_sheet(company: Company, id: str = "cs1", **selection: Any) -> None:
    company.do(OpenCountSheet(sheet_id=id, warehouse_id="W1", count_date=DAY, **selection))


def record(*counted: tuple[int, str | None], id: str = "cs1") -> RecordCount:
    return RecordCount(sheet_id=id, lines=tuple(CountedLine(line_no=n, quantity=None if q is None else D(q)) for n, q in counted))


def submit(*reasons: VarianceReason, id: str = "cs1", **fields: Any) -> SubmitCount:
    return SubmitCount(sheet_id=id, posting_date=DAY, lines=reasons, **fields)


EXPLAINED = {"reason": "count-1", "note": "counted twice"}


def move(quantity: str, source: str = "W1/A", target: str = "W1/B", id: str = "mv1", item: str = "NUT") -> MoveStock:
    line = MoveLine(item_id=item, quantity=D(quantity), from_location_id=source, to_location_id=target)
    return MoveStock(move_id=id, warehouse_id="W1", posting_date=DAY, lines=(line,))


def line(company: Company, n: int = 1, id: str = "cs1") -> CountLine:
    return next(row for row in company.all(CountLine, sheet_id=id) if row.line_no == n)


# the sheet


def test_a_sheet_has_a_line_for_each_item_in_each_location(company: Company) -> None:
    company.receive("NUT", "10", "7")
    company.receive("BOX", "5", "3", location="W1/B")
    company.receive("BOX", "2", "3", location="W2/A")
    company.do(move("4"))
    open_sheet(company)
    assert [(x.location_id, x.item_id, x.quantity_expected, x.quantity_counted) for x in company.all(CountLine)] == [
        ("W1/A", "NUT", D(6), None),
        ("W1/B", "BOX", D(5), None),
        ("W1/B", "NUT", D(4), None),
    ]
    open_sheet(company, "cs2", location_ids=("W1/B",), item_ids=("NUT",))
    assert [x.item_id for x in company.all(CountLine, sheet_id="cs2")] == ["NUT"]
    company.refused(OpenCountSheet(sheet_id="cs3", warehouse_id="W1", count_date=DAY, families=("none such",)), "invalid_value")
    company.refused(OpenCountSheet(sheet_id="cs2", warehouse_id="W1", count_date=DAY), "already_exists")


def test_an_item_listed_with_a_location_is_counted_there_even_if_the_book_has_none(company: Company) -> None:
    company.receive("NUT", "10", "7")
    open_sheet(company, location_ids=("W1/A", "W1/B"), item_ids=("NUT",))
    assert [(x.location_id, x.quantity_expected) for x in company.all(CountLine)] == [("W1/A", D(10)), ("W1/B", D(0))]


def test_a_planned_count_takes_the_stock_of_the_day_it_is_opened(company: Company) -> None:
    company.receive("NUT", "10", "7")
    company.do(PlanCount(sheet_id="cs1", warehouse_id="W1", count_date=DAY, due_on=date(2026, 1, 31), abc_class="A", families=("goods",)))
    company.do(move("4"))
    company.refused(record((1, "6")), "wrong_state")
    company.do(OpenPlannedCount(sheet_id="cs1", count_date=DAY))
    assert [x.quantity_expected for x in company.all(CountLine)] == [D(6), D(4)]
    assert company.all(Document, id="cs1")[0].due_date == date(2026, 1, 31)


# what posts


def test_no_difference_posts_nothing(company: Company) -> None:
    company.receive("NUT", "10", "7")
    open_sheet(company)
    company.do(record((1, "10")))
    company.do(submit())
    assert company.balances(document="cs1") == {}
    assert line(company).state == "matched"
    assert company.all(Document, id="cs1")[0].state == "posted"


@pytest.mark.parametrize(
    ("method", "loss", "gain"),
    [
        # 10 at 10.00 and 10 at 13.00. Two missing: FIFO the oldest 20.00, average 2 × 11.50, standard 2 × 10. Two too many:
        # FIFO at the newest layer's 13.00, average 2 × 11.50, standard 2 × 10.
        ("fifo", "20.00", "26.00"),
        ("average", "23.00", "23.00"),
        ("standard", "20.00", "20.00"),
    ],
)
def test_a_loss_and_a_gain_by_costing_method(tmp_path: Path, method: str, loss: str, gain: str) -> None:
    company = new_company(tmp_path, method=method)
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "13", on=date(2026, 1, 15))
    open_sheet(company)
    company.do(record((1, "18")))
    company.do(submit(**EXPLAINED))
    assert company.balances(document="cs1") == {"1300": f"-{loss}", "5200": loss}
    company.receive("NUT", "2", "10", on=date(2026, 1, 12))  # back to 20; dated before the newest layer
    before = sum(p.value for p in company.all(CostPool))
    open_sheet(company, "cs2")
    company.do(record((1, "22"), id="cs2"))
    company.do(submit(id="cs2", **EXPLAINED))
    if method == "average":  # 230 − 23 + 20 = 227 for 20: 2 × 11.35
        gain = "22.70"
    assert company.balances(document="cs2") == {"1300": gain, "5200": f"-{gain}"}
    assert sum(p.value for p in company.all(CostPool)) == before + D(gain)


@pytest.mark.parametrize(("currency", "value"), [("JPY", "33"), ("EUR", "33.33"), ("KWD", "33.333")])
def test_a_loss_rounds_to_the_currency(tmp_path: Path, currency: str, value: str) -> None:
    company = new_company(tmp_path, method="average", currency=currency)
    company.receive("NUT", "3", "33.333333")
    open_sheet(company)
    company.do(record((1, "2")))
    company.do(submit(**EXPLAINED))
    assert line(company).value_variance == -D(value)


def test_not_counted_is_not_zero(company: Company) -> None:
    company.receive("NUT", "3", "1")
    company.receive("BOX", "3", "1")
    open_sheet(company)
    company.do(record((1, "0")))
    outcome = company.do(submit(**EXPLAINED))
    assert outcome.result["uncounted"] == [2]
    assert outcome.result["warnings"][0]["code"] == "not_counted"
    assert (line(company, 1).quantity_counted, line(company, 1).item_id) == (D(0), "BOX")
    assert (line(company, 2).quantity_counted, line(company, 2).state) == (None, "not_counted")
    assert company.balances(document="cs1") == {"1300": "-3.00", "5200": "3.00"}


def test_a_count_can_be_taken_back_to_not_counted(company: Company) -> None:
    company.receive("NUT", "3", "1")
    open_sheet(company)
    company.do(record((1, "0")))
    company.do(record((1, None)))
    assert (line(company).quantity_counted, line(company).quantity_book, line(company).times_counted) == (None, None, 1)
    company.refused(submit(**EXPLAINED), "invalid_value")


def test_packs_are_counted_in_packs(company: Company) -> None:
    company.do(DefineItems(units=(ItemUnit(item_id="NUT", unit="crate", numerator=12),)))
    company.receive("NUT", "24", "1")
    open_sheet(company)
    company.do(RecordCount(sheet_id="cs1", lines=(CountedLine(line_no=1, quantity=D(2), unit="crate"),)))
    assert line(company).quantity_counted == D(24)
    company.refused(record((1, "-1")), "invalid_value")
    company.refused(record((2, "1")), "invalid_value")
    company.refused(record((1, "1"), (1, "2")), "invalid_value")


def test_a_lot_gains_and_loses_at_its_own_cost(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    wine = Item(id="WINE", name="Wine", family="goods", base_unit="pc", tracking="lot")
    company.do(DefineItems(items=(wine,), costing=(ItemCosting(item_id="WINE", entity_id="NORTH", method="average", scope="lot"),)))
    company.receive("WINE", "4", "10", lot="L1")
    company.receive("WINE", "4", "20", lot="L2")
    open_sheet(company)
    company.do(record((1, "3"), (2, "5")))
    company.do(submit(**EXPLAINED))
    assert [(x.lot_id, x.value_variance) for x in company.all(CountLine)] == [("L1", D(-10)), ("L2", D(20))]
    assert company.balances(document="cs1") == {"1300": "10.00", "5200": "-10.00"}


def test_a_warehouse_kept_apart_counts_at_its_own_cost(tmp_path: Path) -> None:
    company = new_company(tmp_path, scope="warehouse")
    company.receive("NUT", "4", "10")
    company.receive("NUT", "4", "20", location="W2/A")
    company.do(OpenCountSheet(sheet_id="cs1", warehouse_id="W2", count_date=DAY))
    company.do(record((1, "3")))
    company.do(submit(**EXPLAINED))
    assert company.balances(document="cs1") == {"1300": "-20.00", "5200": "20.00"}


def test_goods_in_the_wrong_location_cover_each_other(tmp_path: Path) -> None:
    """The whole pool is missing in A and found in B: under average nothing is gained or lost."""
    company = new_company(tmp_path)
    company.receive("NUT", "3", "10")
    open_sheet(company, location_ids=("W1/A", "W1/B"), item_ids=("NUT",))
    company.do(record((1, "0"), (2, "3")))
    company.do(submit(**EXPLAINED))
    assert company.balances(document="cs1").get("5200") is None
    assert [p.quantity for p in company.all(StockPosition)] == [D(0), D(3)]


# found goods


def test_found_goods_need_a_cost_when_there_is_none_to_take(company: Company) -> None:
    company.receive("NUT", "3", "10")
    open_sheet(company)
    company.refused(AddFoundItems(sheet_id="cs1", lines=(FoundLine(location_id="W1/A", item_id="NUT", quantity=D(1)),)), "already_exists")
    company.do(AddFoundItems(sheet_id="cs1", lines=(FoundLine(location_id="W1/B", item_id="BOX", quantity=D(2)),)))
    company.refused(submit(**EXPLAINED), "cost_unknown")
    company.do(submit(VarianceReason(line_no=2, unit_cost=D("4.255")), **EXPLAINED))
    assert company.balances(document="cs1") == {"1300": "8.51", "5200": "-8.51"}
    [layer] = company.all(CostLayer, item_id="BOX")
    assert (layer.received_on, layer.value_remaining) == (DAY, D("8.51"))


def test_a_cost_given_by_hand_is_approved_by_its_amount(company: Company) -> None:
    company.receive("NUT", "3", "10")
    open_sheet(company)
    company.do(AddFoundItems(sheet_id="cs1", lines=(FoundLine(location_id="W1/B", item_id="BOX", quantity=D(3), unit_cost=D(400)),)))
    company.do(submit(**EXPLAINED), expect="held")
    [asked] = company.all(ApprovalRequest)
    assert (asked.kind, asked.amount) == ("count_variance", D(1200))


def test_a_found_lot_becomes_known(company: Company) -> None:
    wine = Item(id="WINE", name="Wine", family="goods", base_unit="pc", tracking="lot", expiry_tracked=True)
    company.do(DefineItems(items=(wine,), costing=(ItemCosting(item_id="WINE", entity_id="NORTH", method="fifo"),)))
    company.receive("NUT", "3", "10")
    open_sheet(company)
    found = {"location_id": "W1/B", "item_id": "WINE", "quantity": D(1), "unit_cost": D(1)}
    company.refused(AddFoundItems(sheet_id="cs1", lines=(FoundLine(**found),)), "invalid_value")
    company.refused(AddFoundItems(sheet_id="cs1", lines=(FoundLine(lot_id="L9", **found),)), "invalid_value")
    company.do(AddFoundItems(sheet_id="cs1", lines=(FoundLine(lot_id="L9", expires_on=date(2027, 1, 1), **found),)))
    assert company.all(Lot)[0].expires_on == date(2027, 1, 1)


# tolerance, approval, reasons


def test_within_tolerance_posts_without_a_reason_beyond_it_needs_one(company: Company) -> None:
    """Tolerance: 5 % or 5.00. One of 100 at 6.00 is 1 %; one of 10 at 6.00 is 10 % and 6.00."""
    company.receive("NUT", "100", "6")
    company.receive("BOX", "10", "6")
    open_sheet(company)
    company.do(record((2, "99")))
    company.do(submit())
    assert company.balances(document="cs1") == {"1300": "-6.00", "5200": "6.00"}
    open_sheet(company, "cs2")
    company.do(record((1, "9"), id="cs2"))
    outcome = company.refused(submit(id="cs2"), "reason_required")
    assert "line 1" in outcome.message
    company.refused(submit(id="cs2", reason="count-1"), "reason_required")
    company.refused(submit(id="cs2", reason="write_off-1", note="gone"), "invalid_value")
    company.do(submit(VarianceReason(line_no=1, **EXPLAINED), id="cs2"))
    assert company.balances(document="cs2") == {"1300": "-6.00", "5200": "6.00"}


def many_items(company: Company, count: int, quantity: str, price: str) -> None:
    """`count` items I000… received by one order and receipt."""
    ids = tuple(f"I{n:03}" for n in range(count))
    add_items(company, ids, entity="NORTH", method="average")
    lines = tuple(PurchaseLine(item_id=i, quantity=D(quantity), unit_price=D(price)) for i in ids)
    company.do(PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=lines))
    arrived = tuple(ReceiptLineIn(order_line_no=n, quantity=D(quantity), location_id="W1/A") for n in range(1, count + 1))
    company.do(PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, lines=arrived))


def test_a_sheet_of_227_variances_is_held_line_by_line_and_posts_when_approved(company: Company) -> None:
    """Each of 227 items: 4 at 1.00 in the book, 11 counted: 7.00 each, beyond 5.00; 1,589.00 together, above the tier of 1,000."""
    many_items(company, 227, "4", "1")
    open_sheet(company)
    company.do(record(*[(n, "11") for n in range(1, 228)]))
    company.do(submit(**EXPLAINED), member="sam", expect="held")
    lines = company.all(CountLine)
    assert len(lines) == 227
    assert {(x.quantity_variance, x.value_variance, x.quantity_waiting, x.state) for x in lines} == {(D(7), D(7), D(7), "held")}
    [asked] = company.all(ApprovalRequest)
    assert (asked.kind, asked.amount, asked.role) == ("count_variance", D(1589), "finance_clerk")
    assert company.balances(document="cs1") == {}
    company.refused(ApproveRequest(request_id=asked.id), "own_request", member="sam")
    company.do(ApproveRequest(request_id=asked.id), member="clara")
    assert company.balances(document="cs1") == {"1300": "1589.00", "5200": "-1589.00"}
    assert {(x.quantity_waiting, x.state) for x in company.all(CountLine)} == {(D(0), "posted")}


def hold(company: Company, **fields: Any) -> ApprovalRequest:
    """Twice 1,000 at 0.90 in the book and none counted: 1,800.00 are missing. Returns the request."""
    company.receive("NUT", "1000", "0.9")
    company.receive("NUT", "1000", "0.9")
    open_sheet(company)
    company.do(record((1, "0")))
    company.do(submit(**fields), member="sam", expect="held")
    return next(r for r in company.all(ApprovalRequest) if r.state == "open")


def test_a_held_variance_without_reason_cannot_be_approved_until_it_has_one(company: Company) -> None:
    asked = hold(company)
    company.refused(ApproveRequest(request_id=asked.id), "reason_required", member="clara")
    company.do(submit(VarianceReason(line_no=1, **EXPLAINED)), member="sam", expect="held")
    again = [r for r in company.all(ApprovalRequest) if r.state == "open"]
    assert len(again) == 1 and again[0].id != asked.id
    company.do(ApproveRequest(request_id=again[0].id), member="clara")
    assert company.balances(document="cs1") == {"1300": "-1800.00", "5200": "1800.00"}
    assert (line(company).reason, line(company).note) == ("count-1", "counted twice")


def test_counting_again_voids_the_request(company: Company) -> None:
    asked = hold(company, **EXPLAINED)
    company.do(record((1, "2000")))
    assert [r.state for r in company.all(ApprovalRequest)] == ["void"]
    company.refused(ApproveRequest(request_id=asked.id), "request_closed", member="clara")
    company.do(submit())
    assert company.balances(document="cs1") == {}


def test_a_rejected_count_is_open_again(company: Company) -> None:
    asked = hold(company, **EXPLAINED)
    company.do(RejectRequest(request_id=asked.id, reason="count it again"), member="clara")
    assert company.all(Document, id="cs1")[0].state == "open"
    company.do(RequestRecount(sheet_id="cs1", line_nos=(1,)))
    assert (line(company).state, line(company).quantity_counted) == ("recount", None)
    company.do(record((1, "2000")))
    assert line(company).times_counted == 2
    company.do(submit())
    assert line(company).state == "matched"


# stock that moved since


def test_a_line_whose_stock_moved_since_is_left_for_a_recount(company: Company) -> None:
    company.receive("NUT", "10", "6")
    company.receive("BOX", "10", "6")
    open_sheet(company)
    company.do(record((1, "8"), (2, "8")))
    company.do(move("1"))
    outcome = company.do(submit(**EXPLAINED))
    assert outcome.result["recount"] == [2]
    assert (line(company, 2).state, line(company, 2).quantity_variance) == ("recount", D(-2))
    assert company.balances(document="cs1") == {"1300": "-12.00", "5200": "12.00"}
    company.refused(RequestRecount(sheet_id="cs1"), "invalid_value")
    company.do(RequestRecount(sheet_id="cs1", recount_sheet_id="cs2"))
    assert [(x.item_id, x.quantity_expected) for x in company.all(CountLine, sheet_id="cs2")] == [("NUT", D(9))]
    company.do(record((1, "7"), id="cs2"))
    company.do(submit(id="cs2", **EXPLAINED))
    assert company.balances(document="cs2") == {"1300": "-12.00", "5200": "12.00"}


def head(company: Company) -> int:
    """The last position of the log."""
    with company.book.reading() as connection:
        return int(connection.exec_driver_sql("SELECT MAX(seq) FROM command").scalar_one())


def test_what_was_counted_without_the_network_is_compared_with_what_was_known_then(company: Company) -> None:
    """10 were there when 10 nuts and 8 boxes were counted; before the count arrives, 3 nuts leave. Only the nuts are counted again."""
    company.receive("NUT", "10", "6")
    company.receive("BOX", "10", "6")
    open_sheet(company)
    seen = head(company)
    company.do(move("3"))
    offline = record((1, "8"), (2, "10"))
    company.do(msgspec.structs.replace(offline, seen_seq=seen))
    outcome = company.do(submit(**EXPLAINED))
    assert outcome.result["recount"] == [2]
    assert (line(company, 2).quantity_book, line(company, 2).state) == (D(7), "recount")
    assert company.balances(document="cs1") == {"1300": "-12.00", "5200": "12.00"}


def test_goods_found_without_the_network_ask_for_a_recount_when_others_moved_them(company: Company) -> None:
    company.receive("NUT", "10", "6")
    seen = head(company)
    open_sheet(company, location_ids=("W1/A",))
    company.do(move("3"))
    found = FoundLine(location_id="W1/B", item_id="NUT", quantity=D(5))
    company.do(AddFoundItems(sheet_id="cs1", seen_seq=seen, lines=(found,)))
    company.do(record((1, "7")))
    outcome = company.do(submit(**EXPLAINED))
    assert outcome.result["recount"] == [2]
    assert company.balances(document="cs1") == {}


def test_a_difference_posts_as_a_movement_beside_later_moves_when_asked(company: Company) -> None:
    """10 in the book when 8 were counted; then 3 left for B. The difference of 2 stays: 5 in A, 3 in B."""
    company.receive("NUT", "10", "6")
    open_sheet(company)
    company.do(record((1, "8")))
    company.do(move("3"))
    company.do(submit(moved_lines="post", **EXPLAINED))
    assert {p.location_id: p.quantity for p in company.all(StockPosition)} == {"W1/A": D(5), "W1/B": D(3)}


def test_a_move_between_submission_and_approval_asks_for_a_recount(company: Company) -> None:
    asked = hold(company, **EXPLAINED)
    company.do(move("5"))
    outcome = company.do(ApproveRequest(request_id=asked.id), member="clara", expect="held")
    assert outcome.result["warnings"][-1]["code"] == "proposal_changed"
    assert company.balances(document="cs1") == {}


# the rest


def test_a_variance_that_waits_is_named_where_stock_is_short(company: Company) -> None:
    company.receive("NUT", "100", "9")
    open_sheet(company)
    company.do(record((1, "300")))
    company.do(submit(**EXPLAINED), expect="held")
    outcome = company.refused(move("150"), "not_enough_stock")
    assert "cs1" in outcome.message


def test_a_cancelled_count_takes_no_more(company: Company) -> None:
    asked = hold(company, **EXPLAINED)
    company.do(CancelCount(sheet_id="cs1"))
    company.refused(ApproveRequest(request_id=asked.id), "request_closed", member="clara")
    company.refused(record((1, "1")), "wrong_state")
    company.refused(submit(), "wrong_state")


def test_who_may_count_cannot_plan(company: Company) -> None:
    from app.commands.organisation import DefineMember
    from app.domain.book import Member, MemberRole

    role = MemberRole(member_id="wim", role="warehouse_operator", warehouse_id="W1")
    company.do(DefineMember(member=Member(id="wim", name="Wim"), roles=(role,)))
    company.receive("NUT", "10", "6")
    company.refused(OpenCountSheet(sheet_id="cs1", warehouse_id="W1", count_date=DAY), "not_permitted", member="wim")
    open_sheet(company)
    company.do(record((1, "10")), member="wim")
    assert line(company).counted_by == "wim"


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_a_reversed_count_gives_the_stock_back_and_keeps_what_was_counted(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    company.receive("NUT", "10", "10")
    company.receive("BOX", "10", "10")
    before = company.balances()
    open_sheet(company)
    company.do(record((1, "12"), (2, "7")))
    company.do(submit(**EXPLAINED))
    company.do(ReverseDocument(document_id="cs1", reversal_id="xr1", posting_date=DAY, reason="wrong shelf"))
    assert company.balances() == before
    assert [p.quantity for p in company.all(StockPosition)] == [D(10), D(10)]
    assert [(x.state, x.quantity_counted) for x in company.all(CountLine)] == [("reversed", D(12)), ("reversed", D(7))]
