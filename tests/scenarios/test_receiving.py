"""Goods receipts: what is posted, what is held, and what is refused, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import ApprovalRequest, CostPool, Document, HeldGoods, StockMove, StockPosition
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 10)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path)


def order(company: Company, quantity: str = "100", price: str = "10") -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(quantity), unit_price=D(price))
    company.do(PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)))


def receipt(
    quantity: str, *, id: str = "gr1", location: str = "W1/A", condition: str = "good", line: int = 1, on: date = DAY
) -> PostGoodsReceipt:
    arrived = ReceiptLineIn(order_line_no=line, quantity=D(quantity), location_id=location, condition=condition)  # type: ignore[arg-type]
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
    assert "po1" in outcome.result["refusal"]["message"]


def test_a_date_without_a_period_is_refused_and_nothing_changes(company: Company) -> None:
    order(company)
    company.refused(receipt("1", on=date(2031, 1, 1)), "period_missing")
    assert company.all(StockMove) == []
