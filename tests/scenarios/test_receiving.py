"""Goods receipts: what is posted, what is held, and what is refused, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.finance_data import DefineRates, DefineTaxCodes
from app.commands.held_goods import AcceptedLine, AcceptHeldGoods, RefusedLine, RefuseHeldGoods
from app.commands.master_data import DefineItems
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.reversing import ReverseDocument
from app.domain.book import (
    ApprovalRequest,
    Case,
    CostLayer,
    CostPool,
    Document,
    ExchangeRate,
    HeldGoods,
    Item,
    ItemCosting,
    ItemUnit,
    JournalLine,
    Lot,
    OrderLine,
    ReceiptLine,
    StockMove,
    StockPosition,
    TaxCode,
)
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 10)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path)


def order(company: Company, quantity: str = "100", price: str = "10", *, item: str = "NUT", supplier: str = "ACME", **line: Any) -> None:
    wanted = PurchaseLine(item_id=item, quantity=D(quantity), unit_price=D(price), **line)
    company.do(
        PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id=supplier, order_date=DAY, lines=(wanted,))
    )


def receipt(
    quantity: str, *, id: str = "gr1", location: str = "W1/A", condition: str = "good", line: int = 1, on: date = DAY, **rest: Any
) -> PostGoodsReceipt:
    arrived = ReceiptLineIn(
        order_line_no=line,
        quantity=D(quantity),
        location_id=location,
        condition=condition,
        **rest,
    )
    return PostGoodsReceipt(receipt_id=id, order_id="po1", posting_date=on, lines=(arrived,))


def test_a_receipt_debits_inventory_and_credits_grni(company: Company) -> None:
    order(company)
    outcome = company.do(receipt("100"))
    assert outcome.result["number"] == "GR-2026-000001"
    assert company.balances(document="gr1") == {"1300": "1000.00", "2200": "-1000.00"}
    [move] = company.all(StockMove)
    assert (move.quantity, move.value, move.location_id) == (D(100), D(1000), "W1/A")
    [pool] = company.all(CostPool)
    assert (pool.quantity, pool.value, pool.account_id) == (D(100), D(1000), "1300")


def test_a_short_receipt_leaves_the_remainder_open(company: Company) -> None:
    order(company)
    company.do(receipt("40"))
    assert company.all(Document, id="po1")[0].state == "part_done"
    company.do(receipt("60", id="gr2"))
    assert company.all(Document, id="po1")[0].state == "done"
    assert company.balances() == {"1300": "1000.00", "2200": "-1000.00"}


def test_an_over_receipt_within_tolerance_warns_and_posts(company: Company) -> None:
    order(company)
    outcome = company.do(receipt("105"))
    assert outcome.result["warnings"][0]["code"] == "over_receipt"
    assert company.balances() == {"1300": "1050.00", "2200": "-1050.00"}


def test_an_over_receipt_beyond_tolerance_and_limit_is_held_with_its_entry(company: Company) -> None:
    order(company)
    outcome = company.do(receipt("250"), expect="held")
    assert company.balances() == {}
    assert company.all(StockPosition) == []
    [request] = company.all(ApprovalRequest)
    assert (request.kind, request.role, request.amount, request.state) == ("over_receipt", "finance_clerk", D(1500), "open")
    assert '"account":"1300","amount":"2500"' in request.proposal.replace(" ", "").replace('"role":"INVENTORY",', "")
    assert outcome.result["requests"] == [request.id]
    assert company.all(Document, id="gr1")[0].state == "held"


def test_damaged_goods_are_held_as_the_suppliers_without_value(company: Company) -> None:
    order(company)
    company.do(receipt("10", location="W1/Q", condition="damaged"))
    assert company.balances() == {}
    [held] = company.all(HeldGoods)
    assert (held.quantity, held.cause, held.state) == (D(10), "damaged", "open")


def test_a_receipt_of_an_unknown_order_is_refused_by_name(company: Company) -> None:
    outcome = company.refused(receipt("1"), "unknown_id")
    assert "po1" in outcome.message


def test_a_date_without_a_period_is_refused_and_nothing_changes(company: Company) -> None:
    order(company)
    company.refused(receipt("1", on=date(2031, 1, 1)), "period_missing")
    assert company.all(StockMove) == []


# what goods cost on arrival


@pytest.mark.parametrize(
    ("method", "quantity", "price", "expected"),
    [
        ("fifo", "80", "12.50", {"1300": "1000.00", "2200": "-1000.00"}),
        ("average", "80", "12.50", {"1300": "1000.00", "2200": "-1000.00"}),
        ("standard", "80", "12.50", {"1300": "800.00", "2200": "-1000.00", "5100": "200.00"}),
        ("standard", "100", "9", {"1300": "1000.00", "2200": "-900.00", "5100": "-100.00"}),
        ("standard", "100", "10", {"1300": "1000.00", "2200": "-1000.00"}),
    ],
)
def test_standard_cost_values_at_standard_and_the_others_at_price(
    tmp_path: Path, method: str, quantity: str, price: str, expected: dict[str, str]
) -> None:
    company = new_company(tmp_path, method=method)
    order(company, quantity=quantity, price=price)
    company.do(receipt(quantity))
    assert company.balances() == expected


def test_pack_units_and_a_discount_are_the_orders(company: Company) -> None:
    company.do(DefineItems(units=(ItemUnit(item_id="NUT", unit="box", numerator=12), ItemUnit(item_id="NUT", unit="half", numerator=6))))
    order(company, quantity="10", price="24", unit="box", discount=D("0.1"))
    company.do(receipt("4"))  # boxes, as ordered: 4 × 24.00 less 10 %
    company.do(receipt("3", id="gr2", unit="half"))  # 18 pieces at 1.80
    assert company.balances() == {"1300": "118.80", "2200": "-118.80"}
    [line] = company.all(OrderLine)
    assert (line.quantity_fulfilled, line.quantity_open) == (D(66), D(54))
    company.refused(receipt("1", id="gr3", unit="crate"), "unit_unknown")


def test_a_factor_that_does_not_divide_is_exact_or_refused(company: Company) -> None:
    company.do(DefineItems(units=(ItemUnit(item_id="NUT", unit="third", numerator=1, denominator=3),)))
    order(company, quantity="9", price="1", unit="third")
    company.do(receipt("9"))
    assert company.all(ReceiptLine)[0].quantity == D(3)
    company.refused(receipt("1", id="gr2"), "quantity_too_fine")


def test_tax_that_cannot_be_recovered_is_cost(company: Company) -> None:
    code = TaxCode(entity_id="NORTH", id="V20H", name="half", rate=D("0.2"), recoverable=D("0.25"))
    company.do(DefineTaxCodes(tax_codes=(code,)))
    order(company, price="9.99", tax_code="V20H")
    company.do(receipt("7"))  # 69.93, tax 13.99 of which 3.50 comes back
    assert company.balances() == {"1300": "80.42", "2200": "-80.42"}


@pytest.mark.parametrize(("currency", "value"), [("JPY", "33"), ("EUR", "33.33"), ("KWD", "33.333")])
def test_values_round_to_the_entitys_currency(tmp_path: Path, currency: str, value: str) -> None:
    company = new_company(tmp_path, currency=currency)
    order(company, price="3.333333")
    company.do(receipt("10"))
    assert company.all(CostPool)[0].value == D(value)


def test_a_foreign_order_is_received_at_the_rate_of_the_day(company: Company) -> None:
    rates = ((DAY, "0.90"), (date(2026, 1, 20), "0.95"))
    company.do(DefineRates(rates=tuple(ExchangeRate(base="EUR", currency="USD", valid_on=on, rate=D(rate)) for on, rate in rates)))
    order(company, supplier="BOLT")
    company.do(receipt("50", on=date(2026, 1, 19)))
    company.do(receipt("50", id="gr2", on=date(2026, 1, 20)))
    assert [layer.value_received for layer in company.all(CostLayer)] == [D(450), D(475)]
    owed = company.all(JournalLine, role="GRNI")
    assert [(x.currency, x.foreign_amount, x.amount, x.rate) for x in owed] == [
        ("USD", D(-500), D(-450), D("0.90")),
        ("USD", D(-500), D(-475), D("0.95")),
    ]
    assert [x.rate for x in company.all(ReceiptLine)] == [D("0.90"), D("0.95")]


# lots


@pytest.fixture
def lots(company: Company) -> Company:
    milk = Item(id="MILK", name="Milk", family="goods", base_unit="pc", tracking="lot", expiry_tracked=True)
    company.do(DefineItems(items=(milk,), costing=(ItemCosting(item_id="MILK", entity_id="NORTH", method="fifo", scope="lot"),)))
    return company


def test_lots_are_kept_apart_with_their_expiry(lots: Company) -> None:
    order(lots, item="MILK")
    lots.do(receipt("60", lot_id="L1", expires_on=date(2026, 6, 1)))
    lots.do(receipt("40", id="gr2", lot_id="L2", expires_on=date(2026, 7, 1)))
    assert [(lot.id, lot.expires_on, lot.supplier_id) for lot in lots.all(Lot)] == [
        ("L1", date(2026, 6, 1), "ACME"),
        ("L2", date(2026, 7, 1), "ACME"),
    ]
    assert {(p.scope, p.quantity, p.value) for p in lots.all(CostPool)} == {("L:L1", D(60), D(600)), ("L:L2", D(40), D(400))}
    assert {(p.lot_id, p.quantity) for p in lots.all(StockPosition)} == {("L1", D(60)), ("L2", D(40))}


def test_a_lot_item_needs_its_lot_and_a_new_lot_its_expiry(lots: Company) -> None:
    order(lots, item="MILK")
    lots.refused(receipt("60"), "invalid_value")
    outcome = lots.refused(receipt("60", lot_id="L1"), "invalid_value")
    assert "kept by expiry date" in outcome.message


def test_an_item_without_lots_takes_none(company: Company) -> None:
    order(company)
    company.refused(receipt("1", lot_id="L1"), "invalid_value")


# goods held for the supplier


def hold(company: Company) -> None:
    """10 damaged NUT of order line 1, held as gr1/1."""
    order(company)
    company.do(receipt("10", location="W1/Q", condition="damaged"))


def accept(quantity: str | None = None, *, location: str = "W1/Q", id: str = "gr2", line: int = 0, held: str = "gr1/1") -> AcceptHeldGoods:
    kept = AcceptedLine(held_id=held, quantity=D(quantity) if quantity else None, location_id=location, order_line_no=line)
    return AcceptHeldGoods(receipt_id=id, order_id="po1", posting_date=DAY, lines=(kept,))


def refuse(quantity: str | None = None, *, id: str = "rf1") -> RefuseHeldGoods:
    back = RefusedLine(held_id="gr1/1", quantity=D(quantity) if quantity else None)
    return RefuseHeldGoods(refusal_id=id, posting_date=DAY, note="broken", lines=(back,))


def test_accepted_goods_are_received_then(company: Company) -> None:
    hold(company)
    company.do(accept("6"))
    assert company.balances() == {"1310": "60.00", "2200": "-60.00"}
    [held] = company.all(HeldGoods)
    assert (held.quantity, held.state) == (D(4), "open")
    company.do(refuse())
    assert (company.all(HeldGoods)[0].state, company.all(Case)[0].state) == ("returned", "resolved")
    assert company.all(OrderLine)[0].quantity_open == D(94)
    company.refused(accept("1", id="gr3"), "wrong_state")


def test_more_than_is_held_cannot_be_taken(company: Company) -> None:
    hold(company)
    company.refused(accept("11"), "more_than_held")
    company.refused(refuse("11"), "more_than_held")
    company.refused(accept(location="W2/A"), "invalid_value")
    assert company.balances() == {}


def test_unordered_goods_are_accepted_onto_the_line_that_was_placed_for_them(company: Company) -> None:
    order(company)
    company.do(receipt("5", line=0, location="W1/Q", item_id="BOX"))
    outcome = company.refused(accept(), "invalid_value")
    assert "place an order for the goods" in outcome.message
    line = PurchaseLine(item_id="BOX", quantity=D(5), unit_price=D(3))
    company.do(PlacePurchaseOrder(order_id="po2", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)))
    kept = AcceptedLine(held_id="gr1/1", location_id="W1/A", order_line_no=1)
    company.do(AcceptHeldGoods(receipt_id="gr2", order_id="po2", posting_date=DAY, lines=(kept,)))
    assert company.balances() == {"1300": "15.00", "2200": "-15.00"}
    assert company.all(Document, id="po2")[0].state == "done"


def test_an_acceptance_or_a_refusal_that_is_reversed_holds_the_goods_again(company: Company) -> None:
    hold(company)
    for n, command in enumerate((accept(), refuse()), start=1):
        company.do(command)
        document = "gr2" if n == 1 else "rf1"
        company.do(ReverseDocument(document_id=document, reversal_id=f"xr{n}", posting_date=DAY, reason="too early"))
        assert company.balances() == {}
        assert [(x.quantity, x.state) for x in company.all(HeldGoods)] == [(D(10), "open")]
        assert company.all(Case)[0].state == "open"
        assert company.all(OrderLine)[0].quantity_open == D(100)


def test_a_receipt_whose_held_goods_were_accepted_stands(company: Company) -> None:
    hold(company)
    company.do(accept("6"))
    company.refused(ReverseDocument(document_id="gr1", reversal_id="xr", posting_date=DAY, reason="mistake"), "stands_on")
