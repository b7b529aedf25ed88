"""Landed cost: estimated at receipt, accrued, billed and corrected, shared out and following the goods; figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefineRates, DefineTaxCodes
from app.commands.landed_cost import AccrueLandedCost, DefineLandedCostRates, LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.master_data import DefineItems, DefinePartners
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import ApprovalRequest, CostPool, ExchangeRate, Item, OpenItem, Partner, TaxCode
from app.domain.book.landed_cost import LandedAccrual, LandedAccrualMove, LandedCostRate, LandedShare
from app.domain.book.late_cost import LateCostShare
from tests.support.company import Company, new_company
from tests.support.issuing import issue_goods

D = Decimal
DAY = date(2026, 1, 10)
LATER = date(2026, 2, 10)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path)


def expect_rate(company: Company, cost_type: str, basis: str, rate: str, **rest: Any) -> None:
    fields: dict[str, Any] = {"id": f"{cost_type}-{basis}", "entity_id": "NORTH", "valid_from": date(2026, 1, 1)} | rest
    row = LandedCostRate(cost_type=cost_type, basis=basis, rate=D(rate), **fields)
    company.do(DefineLandedCostRates(rates=(row,)))


def cost(amount: str, *receipts: str | LandedReceipt, by: str = "value", cost_type: str = "freight", **rest: Any) -> LandedLineIn:
    named = tuple(x if isinstance(x, LandedReceipt) else LandedReceipt(receipt_id=x) for x in receipts)
    return LandedLineIn(cost_type=cost_type, amount=D(amount), allocate_by=by, receipts=named, **rest)


def bill(*lines: LandedLineIn, id: str = "lc1", on: date = DAY, **rest: Any) -> PostLandedCost:
    fields: dict[str, Any] = {"entity_id": "NORTH", "supplier_id": "HAUL", "reference": "H-1"} | rest
    return PostLandedCost(landed_cost_id=id, posting_date=on, lines=lines, **fields)


def accrual(*lines: LandedLineIn, id: str = "la1", **rest: Any) -> AccrueLandedCost:
    return AccrueLandedCost(landed_cost_id=id, entity_id="NORTH", posting_date=DAY, lines=lines, **rest)


def two_lines(company: Company, nuts: tuple[str, str] = ("10", "10"), boxes: tuple[str, str] = ("20", "15")) -> str:
    """A receipt of nuts (line 1) and boxes (line 2), quantity and price each."""
    lines = tuple(
        PurchaseLine(item_id=item, quantity=D(quantity), unit_price=D(price)) for item, (quantity, price) in (("NUT", nuts), ("BOX", boxes))
    )
    company.do(PlacePurchaseOrder(order_id="po", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=lines))
    arrived = tuple(
        ReceiptLineIn(order_line_no=n, quantity=D(quantity), location_id="W1/A") for n, (quantity, _) in enumerate((nuts, boxes), start=1)
    )
    company.do(PostGoodsReceipt(receipt_id="gr", order_id="po", posting_date=DAY, lines=arrived))
    return "gr"


def shares(company: Company) -> list[Decimal]:
    return [share.amount for share in company.all(LandedShare)]


# the acceptance figure


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("fifo", {"1300": "32.00", "2100": "-60.00", "2200": "-100.00", "5000": "128.00"}),
        ("average", {"1300": "32.00", "2100": "-60.00", "2200": "-100.00", "5000": "128.00"}),
        ("standard", {"1300": "20.00", "2100": "-60.00", "2200": "-100.00", "5000": "80.00", "5100": "60.00"}),
    ],
)
def test_receive_10_at_10_sell_8_land_60(tmp_path: Path, method: str, expected: dict[str, str]) -> None:
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    issue_goods(company, "NUT", "8")
    company.do(bill(cost("60", receipt), on=LATER))
    assert company.balances() == expected
    landed = {"1300": "12.00", "2100": "-60.00", "5000": "48.00"} if method != "standard" else {"2100": "-60.00", "5100": "60.00"}
    assert company.balances(document="lc1") == landed
    [item] = company.all(OpenItem, document_id="lc1")
    assert (item.partner_id, item.open_amount, item.reference) == ("HAUL", D(-60), "H-1")


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_the_order_of_selling_and_landing_changes_neither_stock_nor_cost_of_sales(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    company.do(bill(cost("60", receipt)))
    issue_goods(company, "NUT", "8")
    assert company.balances() == {"1300": "32.00", "2100": "-60.00", "2200": "-100.00", "5000": "128.00"}


def test_13_equal_shares_of_15_sum_to_15(company: Company) -> None:
    receipts = [company.receive("NUT", "1", "1") for _ in range(13)]
    company.do(bill(cost("15", *receipts, by="equal")))
    assert shares(company) == [D("1.16")] * 5 + [D("1.15")] * 8
    assert sum(shares(company)) == 15


# ways to share


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("value", ["15.00", "45.00"]),  # 100 and 300
        ("quantity", ["20.00", "40.00"]),  # 10 and 20
        ("weight", ["12.00", "48.00"]),  # 10 × 2 kg and 20 × 4 kg
        ("volume", ["36.00", "24.00"]),  # 10 × 0.3 m³ and 20 × 0.1 m³
        ("equal", ["30.00", "30.00"]),
    ],
)
def test_a_cost_is_shared_by(company: Company, by: str, expected: list[str]) -> None:
    company.do(
        DefineItems(
            items=(
                Item(id="NUT", name="Nut", family="goods", base_unit="pc", weight=D(2), volume=D("0.3")),
                Item(id="BOX", name="Box", family="goods", base_unit="pc", weight=D(4), volume=D("0.1")),
            )
        )
    )
    company.do(bill(cost("60", two_lines(company), by=by)))
    assert shares(company) == [D(x) for x in expected]
    assert company.balances() == {"1300": "460.00", "2100": "-60.00", "2200": "-400.00"}
    assert {pool.item_id: pool.value for pool in company.all(CostPool)} == {"BOX": 300 + D(expected[1]), "NUT": 100 + D(expected[0])}


def test_a_cost_is_shared_by_hand(company: Company) -> None:
    receipt = two_lines(company)
    by_hand = (
        LandedReceipt(receipt_id=receipt, line_no=1, amount=D("7.01")),
        LandedReceipt(receipt_id=receipt, line_no=2, amount=D("52.99")),
    )
    company.do(bill(cost("60", *by_hand, by="hand")))
    assert shares(company) == [D("7.01"), D("52.99")]
    company.refused(bill(cost("61", *by_hand, by="hand"), id="lc2"), "hand_shares_differ")
    company.refused(bill(cost("60", receipt, by="hand"), id="lc2"), "invalid_value")


def test_two_costs_on_one_bill_may_be_shared_differently(company: Company) -> None:
    receipt = two_lines(company)
    duty = cost("12", LandedReceipt(receipt_id=receipt, line_no=2), cost_type="duty", by="equal")
    company.do(bill(cost("60", receipt), duty))
    assert [(x.cost_type, x.receipt_line_no, x.amount) for x in company.all(LandedShare)] == [
        ("freight", 1, D(15)),
        ("freight", 2, D(45)),
        ("duty", 2, D(12)),
    ]


# estimates


@pytest.mark.parametrize(
    ("basis", "rate", "expected"),
    [("percent", "0.08", "8.00"), ("unit", "0.125", "1.25"), ("weight", "0.35", "7.00"), ("volume", "3", "9.00")],
)
def test_a_rate_adds_the_expected_cost_to_the_receipt(company: Company, basis: str, rate: str, expected: str) -> None:
    company.do(DefineItems(items=(Item(id="NUT", name="Nut", family="goods", base_unit="pc", weight=D(2), volume=D("0.3")),)))
    expect_rate(company, "freight", basis, rate)
    receipt = company.receive("NUT", "10", "10")
    assert company.balances(document=receipt) == {
        "1300": f"{100 + D(expected):.2f}",
        "2200": "-100.00",
        "2250": f"-{expected}",
    }
    [row] = company.all(LandedAccrual)
    assert (row.cost_type, row.accrued, row.open_amount, row.since) == ("freight", D(expected), D(expected), DAY)
    [move] = company.all(LandedAccrualMove)
    assert (move.amount, move.document_id) == (-D(expected), receipt)


def test_standard_cost_sends_the_estimate_to_price_variance(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="standard")
    expect_rate(company, "freight", "percent", "0.08")
    company.receive("NUT", "10", "10")
    assert company.balances() == {"1300": "100.00", "2200": "-100.00", "2250": "-8.00", "5100": "8.00"}


def test_the_most_specific_rate_in_force_counts_per_type(company: Company) -> None:
    company.do(DefinePartners(partners=(Partner(id="FAR", name="Far East", is_supplier=True, country="CN"),)))
    expect_rate(company, "freight", "percent", "0.01", id="any")
    expect_rate(company, "freight", "percent", "0.02", id="goods", family="goods")
    expect_rate(company, "freight", "percent", "0.05", id="lane", country="CN", warehouse_id="W1")
    expect_rate(company, "freight", "percent", "0.50", id="old", supplier_id="FAR", valid_to=date(2026, 1, 9))
    expect_rate(company, "duty", "percent", "0.03", id="duty", country="CN")
    receipt = company.receive("NUT", "10", "10", supplier_id="FAR")
    assert company.balances(document=receipt) == {"1300": "108.00", "2200": "-100.00", "2250": "-8.00"}
    other = company.receive("NUT", "10", "10")
    assert company.balances(document=other) == {"1300": "102.00", "2200": "-100.00", "2250": "-2.00"}
    expect_rate(company, "freight", "percent", "0.07", id="supplier", supplier_id="FAR")
    expect_rate(company, "freight", "percent", "0.01", id="three", country="CN", warehouse_id="W1", family="goods")
    third = company.receive("NUT", "10", "10", supplier_id="FAR")  # the supplier counts more than all the rest
    assert company.balances(document=third) == {"1300": "110.00", "2200": "-100.00", "2250": "-10.00"}


def test_a_rate_may_be_in_another_currency(company: Company) -> None:
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=DAY, rate=D("0.9")),)))
    expect_rate(company, "freight", "unit", "0.333333", currency="USD")
    receipt = company.receive("NUT", "10", "10")  # 3.33333 USD at 0.9 = 2.999997
    assert company.balances(document=receipt)["2250"] == "-3.00"


def test_a_weight_rate_needs_a_weight(company: Company) -> None:
    expect_rate(company, "freight", "weight", "1")
    line = PurchaseLine(item_id="NUT", quantity=D(1), unit_price=D(1))
    company.do(PlacePurchaseOrder(order_id="po", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)))
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(1), location_id="W1/A")
    outcome = company.refused(PostGoodsReceipt(receipt_id="gr", order_id="po", posting_date=DAY, lines=(arrived,)), "nothing_to_measure_by")
    assert "NUT has no weight" in outcome.message


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 10 at 10.00 with 8.00 expected, 5 gone at 54.00; billed 10.00: 2.00 more, half of it on hand
        ("fifo", {"1300": "55.00", "2100": "-10.00", "2200": "-100.00", "5000": "55.00"}),
        ("average", {"1300": "55.00", "2100": "-10.00", "2200": "-100.00", "5000": "55.00"}),
        ("standard", {"1300": "50.00", "2100": "-10.00", "2200": "-100.00", "5000": "50.00", "5100": "10.00"}),
    ],
)
def test_the_bill_clears_the_estimate_and_the_difference_follows_the_goods(tmp_path: Path, method: str, expected: dict[str, str]) -> None:
    company = new_company(tmp_path, method=method)
    expect_rate(company, "freight", "percent", "0.08")
    receipt = company.receive("NUT", "10", "10")
    issue_goods(company, "NUT", "5")
    company.do(bill(cost("10", receipt)))
    assert company.balances() == expected
    [row] = company.all(LandedAccrual)
    assert (row.accrued, row.open_amount) == (D(8), D(0))
    [share] = company.all(LandedShare)
    assert (share.amount, share.estimated, share.late_cost) == (D(10), D(8), D(2))


def test_a_cheaper_bill_mirrors_it(company: Company) -> None:
    expect_rate(company, "freight", "percent", "0.08")
    receipt = company.receive("NUT", "10", "10")
    issue_goods(company, "NUT", "5")
    company.do(bill(cost("6", receipt)))
    assert company.balances() == {"1300": "53.00", "2100": "-6.00", "2200": "-100.00", "5000": "53.00"}


def test_a_second_bill_of_the_same_type_is_all_late_cost(company: Company) -> None:
    expect_rate(company, "freight", "percent", "0.08")
    receipt = company.receive("NUT", "10", "10")
    company.do(bill(cost("8", receipt)))
    company.do(bill(cost("3", receipt), id="lc2", reference="H-2"))
    assert company.balances() == {"1300": "111.00", "2100": "-11.00", "2200": "-100.00"}


def test_another_type_leaves_the_estimate_alone(company: Company) -> None:
    expect_rate(company, "freight", "percent", "0.08")
    receipt = company.receive("NUT", "10", "10")
    company.do(bill(cost("3", receipt, cost_type="duty")))
    assert company.balances() == {"1300": "111.00", "2100": "-3.00", "2200": "-100.00", "2250": "-8.00"}


# accrual first, bill later


def test_an_accrual_follows_the_goods_and_the_bill_clears_it(company: Company) -> None:
    receipt = company.receive("NUT", "10", "10")
    issue_goods(company, "NUT", "8")
    company.do(accrual(cost("60", receipt)))
    assert company.balances(document="la1") == {"1300": "12.00", "2250": "-60.00", "5000": "48.00"}
    company.do(bill(cost("60", receipt)))
    assert company.balances(document="lc1") == {"2100": "-60.00", "2250": "60.00"}
    assert [move.amount for move in company.all(LandedAccrualMove)] == [D(-60), D(60)]


def test_an_accrual_can_be_taken_back_but_not_below_nothing(company: Company) -> None:
    receipt = company.receive("NUT", "10", "10")
    company.do(accrual(cost("60", receipt)))
    company.do(accrual(cost("-20", receipt), id="la2"))
    assert company.balances() == {"1300": "140.00", "2200": "-100.00", "2250": "-40.00"}
    outcome = company.refused(accrual(cost("-41", receipt), id="la3"), "invalid_value")
    assert "only 40 of freight accrued" in outcome.message


# corrections


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_a_negative_correction_goes_the_way_the_cost_went(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    issue_goods(company, "NUT", "8")
    company.do(bill(cost("60", receipt)))
    company.do(bill(cost("-60", receipt), id="lc2", reference="H-2"))
    assert company.balances() == {"1300": "20.00", "2200": "-100.00", "5000": "80.00"}
    assert company.all(OpenItem, document_id="lc2")[0].open_amount == D(60)


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_a_correction_never_makes_stock_worth_less_than_nothing(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    issue_goods(company, "NUT", "8")
    # 2 of 10 are on hand for 20.00; their share of −500.00 is −100.00, of which only 20.00 can be taken
    company.do(bill(cost("-500", receipt)))
    assert company.balances(document="lc1") == {"1300": "-20.00", "2100": "500.00", "5000": "-400.00", "5100": "-80.00"}
    [pool] = company.all(CostPool)
    assert (pool.quantity, pool.value) == (D(2), D(0))


# tax and currency


def test_a_bill_in_another_currency_with_tax_that_is_half_lost(company: Company) -> None:
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=DAY, rate=D("0.9")),)))
    code = TaxCode(entity_id="NORTH", id="V20H", name="half", rate=D("0.2"), recoverable=D("0.5"))
    company.do(DefineTaxCodes(tax_codes=(code,)))
    receipt = company.receive("NUT", "10", "10")
    company.do(bill(cost("100", receipt, tax_code="V20H"), currency="USD", total=D(120)))
    # cost 110 USD = 99.00, recoverable 10 USD = 9.00, owed 120 USD = 108.00
    assert company.balances(document="lc1") == {"1300": "99.00", "1400": "9.00", "2100": "-108.00"}
    [item] = company.all(OpenItem, document_id="lc1")
    assert (item.currency, item.amount, item.base_amount) == ("USD", D(-120), D(-108))


@pytest.mark.parametrize(("currency", "on_hand", "gone"), [("JPY", "14", "86"), ("EUR", "14.29", "85.71"), ("KWD", "14.286", "85.714")])
def test_shares_round_to_the_currency_and_sum_to_the_bill(tmp_path: Path, currency: str, on_hand: str, gone: str) -> None:
    company = new_company(tmp_path, currency=currency)
    receipt = company.receive("NUT", "7", "10")
    issue_goods(company, "NUT", "6")
    company.do(bill(cost("100", receipt)))
    assert [share.amount for share in company.all(LateCostShare)] == [D(on_hand), D(gone)]


# control


def test_a_cost_nobody_expected_is_approved_by_its_amount(company: Company) -> None:
    receipt = company.receive("NUT", "10", "10")
    outcome = company.do(bill(cost("1500", receipt)), expect="held")
    [request] = company.all(ApprovalRequest)
    assert (request.kind, request.amount, request.role) == ("landed_cost", D(1500), "finance_clerk")
    assert company.balances() == {"1300": "100.00", "2200": "-100.00"}
    company.do(ApproveRequest(request_id=outcome.result["requests"][0]), member="clara")
    assert company.balances() == {"1300": "1600.00", "2100": "-1500.00", "2200": "-100.00"}


def test_the_same_bill_twice_warns(company: Company) -> None:
    receipt = company.receive("NUT", "10", "10")
    company.do(bill(cost("10", receipt)))
    outcome = company.do(bill(cost("10", receipt), id="lc2"))
    assert outcome.result["warnings"][0]["code"] == "duplicate_reference"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (cost("10", "nope"), "unknown_id"),
        (cost("10", by="equal"), "invalid_value"),
        (cost("0", "gr"), "invalid_value"),
        (cost("10.001", "gr"), "invalid_value"),
        (cost("10", "gr", by="weight"), "nothing_to_measure_by"),
        (cost("10", LandedReceipt(receipt_id="gr", line_no=9)), "unknown_id"),
        (cost("10", "gr", LandedReceipt(receipt_id="gr", line_no=1)), "invalid_value"),
        (cost("10", "gr", tax_code="nope"), "unknown_id"),
    ],
)
def test_bad_input_is_refused_by_name(company: Company, line: LandedLineIn, code: str) -> None:
    two_lines(company)
    company.refused(bill(line), code)
    assert company.balances() == {"1300": "400.00", "2200": "-400.00"}


def test_goods_that_cost_nothing_cannot_share_by_value(company: Company) -> None:
    receipt = company.receive("NUT", "10", "0")
    company.refused(bill(cost("10", receipt)), "nothing_to_allocate_by")
    company.do(bill(cost("10", receipt, by="quantity")))
    assert company.balances() == {"1300": "10.00", "2100": "-10.00"}


@pytest.mark.parametrize(
    ("rest", "code"),
    [
        ({"rate": "-1"}, "invalid_value"),
        ({"basis": "percent", "rate": "0.1", "currency": "USD"}, "invalid_value"),
        ({"valid_to": date(2025, 1, 1)}, "invalid_value"),
        ({"supplier_id": "nope"}, "unknown_id"),
        ({"entity_id": "nope"}, "unknown_id"),
        ({"currency": "XXQ"}, "unknown_id"),
    ],
)
def test_a_wrong_rate_is_refused(company: Company, rest: dict[str, Any], code: str) -> None:
    fields: dict[str, Any] = {"id": "r", "entity_id": "NORTH", "cost_type": "freight", "basis": "unit", "valid_from": DAY} | rest
    fields["rate"] = D(fields.get("rate", "1"))
    company.refused(DefineLandedCostRates(rates=(LandedCostRate(**fields),)), code)
