"""Drop shipments: bought and sold in one entry without stock; invoices, late cost, returns and reversal find them; figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.drop_shipping import ConfirmDropShipment, DropLineIn
from app.commands.finance_data import DefineRates
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.master_data import DefineItems
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.reversing import ReverseDocument
from app.domain.book import (
    CostPool,
    Document,
    ExchangeRate,
    GrniLine,
    ItemCosting,
    ItemUnit,
    OpenItem,
    OrderLine,
    ReceiptLine,
    ShipmentLine,
    StockMove,
    StockPosition,
)
from tests.scenarios.test_returns import back
from tests.scenarios.test_sales_invoicing import invoice
from tests.scenarios.test_shipping import DAY, nuts, order, selling
from tests.scenarios.test_supplier_returns import send
from tests.support.company import Company, new_company

D = Decimal
LATER = date(2026, 2, 10)


@pytest.fixture(params=["fifo", "average", "standard"])
def company(request: pytest.FixtureRequest, tmp_path: Path) -> Company:
    company = selling(new_company(tmp_path, method=request.param))
    order(company, nuts("6"))
    return company


def buy(company: Company, quantity: str = "10", price: str = "12", *, supplier: str = "ACME") -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(quantity), unit_price=D(price))
    company.do(
        PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id=supplier, order_date=DAY, lines=(line,))
    )


def drop(quantity: str = "4", *, id: str = "sh1", invoice_id: str = "ci1", **fields: Any) -> ConfirmDropShipment:
    inner = {k: fields.pop(k) for k in ("tax", "unit", "order_line_no", "purchase_line_no") if k in fields}
    line = DropLineIn(**{"order_line_no": 1, "purchase_line_no": 1, "quantity": D(quantity)} | inner)
    known: dict[str, Any] = {"order_id": "so1", "purchase_order_id": "po1", "posting_date": DAY}
    return ConfirmDropShipment(shipment_id=id, invoice_id=invoice_id, lines=(line,), **known | fields)


def billed(quantity: str, price: str, *, supplier: str = "ACME", on: date = LATER) -> PostSupplierInvoice:
    line = InvoiceLineIn(order_id="po1", order_line_no=1, quantity=D(quantity), unit_price=D(price))
    return PostSupplierInvoice(invoice_id="si1", entity_id="NORTH", supplier_id=supplier, reference="A1", posting_date=on, lines=(line,))


def undo(document: str) -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=f"x-{document}", posting_date=LATER, reason="mistake")


def test_goods_are_bought_and_sold_in_one_entry_and_never_in_stock(company: Company) -> None:
    buy(company)
    outcome = company.do(drop())
    # 4 × 25.00 and 15 % sold, 4 × 12.00 owed to the supplier, whatever the standard is
    assert company.balances(seq=outcome.seq) == {"1200": "115.00", "2200": "-48.00", "2400": "-15.00", "4000": "-100.00", "5000": "48.00"}
    assert outcome.result["number"] == "DS-2026-000001"
    assert (company.all(StockMove), company.all(StockPosition), company.all(CostPool)) == ([], [], [])
    assert [item.document_id for item in company.all(OpenItem)] == ["ci1"]
    [line] = company.all(ShipmentLine)
    assert (line.cost, line.revenue, line.location_id) == (D(48), D(100), "")
    sold, bought = company.all(OrderLine, order_id="so1")[0], company.all(OrderLine, order_id="po1")[0]
    assert (sold.quantity_open, bought.quantity_open, bought.ships_direct_for) == (D(2), D(6), "so1")
    assert [d.state for d in company.all(Document) if d.id in ("so1", "po1")] == ["part_done", "part_done"]


def test_the_suppliers_invoice_clears_what_is_owed(company: Company) -> None:
    buy(company)
    company.do(drop())
    settled = company.do(billed("4", "12"))
    assert company.balances(seq=settled.seq) == {"2100": "-48.00", "2200": "48.00"}


def test_another_price_is_a_price_variance_since_the_goods_are_gone(company: Company) -> None:
    buy(company)
    company.do(drop())
    settled = company.do(billed("4", "12.50"))
    assert company.balances(seq=settled.seq) == {"2100": "-50.00", "2200": "48.00", "5100": "2.00"}


def test_freight_that_comes_later_follows_to_cost_of_sales(company: Company) -> None:
    buy(company)
    company.do(drop())
    freight = LandedLineIn(cost_type="freight", amount=D(6), allocate_by="quantity", receipts=(LandedReceipt(receipt_id="sh1"),))
    bill = PostLandedCost(landed_cost_id="lc1", entity_id="NORTH", supplier_id="HAUL", reference="F1", posting_date=LATER, lines=(freight,))
    outcome = company.do(bill)
    account = "5100" if company.all(ItemCosting, item_id="NUT")[0].method == "standard" else "5000"
    assert company.balances(seq=outcome.seq) == {"2100": "-6.00", account: "6.00"}
    outcome = company.refused(undo("sh1"), "stands_on")
    assert outcome.result["refusal"]["facts"]["because"]["code"] == "cost_was_changed_since"
    company.do(undo("lc1"))
    company.do(undo("sh1"))
    assert company.balances() == {}


def test_invoiced_ahead_by_the_supplier_it_takes_that_price(company: Company) -> None:
    buy(company)
    company.do(billed("10", "12.40", on=DAY))
    outcome = company.do(drop())
    assert company.balances(seq=outcome.seq)["5000"] == "49.60"
    assert company.all(ReceiptLine)[0].quantity_invoiced == D(4)


def test_it_may_be_invoiced_later(company: Company) -> None:
    buy(company)
    outcome = company.do(drop(invoice_id=""))
    assert company.balances(seq=outcome.seq) == {"1210": "100.00", "2200": "-48.00", "4000": "-100.00", "5000": "48.00"}
    later = company.do(invoice("sh1"))
    assert company.balances(seq=later.seq) == {"1200": "115.00", "1210": "-100.00", "2400": "-15.00"}


def test_both_sides_in_their_own_currency(company: Company) -> None:
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=DAY, rate=D("0.9")),)))
    buy(company, supplier="BOLT")
    outcome = company.do(drop())
    # 48 USD at 0.90
    assert company.balances(seq=outcome.seq) == {"1200": "115.00", "2200": "-43.20", "2400": "-15.00", "4000": "-100.00", "5000": "43.20"}


def test_what_does_not_fit_is_refused_by_name(company: Company) -> None:
    buy(company, "3")
    company.refused(drop("4"), "more_than_bought")
    company.refused(drop("7"), "more_than_ordered")
    company.refused(drop("0"), "invalid_value")
    company.refused(drop(order_line_no=2), "invalid_value")
    company.refused(drop(purchase_line_no=2), "invalid_value")
    company.refused(drop(order_id="po1"), "wrong_state")
    company.refused(drop("1", tax=D("3.74")), "tax_differs")
    order(company, nuts("1"), id="so2")
    company.do(DefineItems(units=(ItemUnit(item_id="BOX", unit="crate", numerator=2),)))
    company.refused(drop("1", unit="crate"), "unit_unknown")
    assert company.all(ShipmentLine) == []
    assert company.all(GrniLine) == []


def test_goods_sent_back_come_into_stock_at_their_cost_and_go_on_to_the_supplier(company: Company) -> None:
    buy(company, price="10")
    company.do(drop())
    outcome = company.do(back("2"))
    assert company.balances(seq=outcome.seq) == {"1200": "-57.50", "1300": "20.00", "2400": "7.50", "4050": "50.00", "5000": "-20.00"}
    gone = company.do(send("2", receipt="sh1"))
    assert company.balances(seq=gone.seq) == {"1300": "-20.00", "2200": "20.00"}
    assert company.balances()["2200"] == "-20.00"


def test_a_drop_shipment_is_reversed_on_both_sides(company: Company) -> None:
    buy(company)
    company.do(drop())
    company.do(billed("4", "12"))
    company.refused(undo("sh1"), "stands_on")
    company.do(undo("si1"))
    company.do(undo("sh1"))
    assert company.balances() == {}
    assert [(x.quantity_open, x.quantity_fulfilled, x.quantity_invoiced) for x in company.all(OrderLine)] == [
        (D(10), D(0), D(0)),
        (D(6), D(0), D(0)),
    ]
    assert [(d.id, d.state) for d in company.all(Document) if d.id in ("so1", "po1", "ci1", "sh1")] == [
        ("ci1", "reversed"),
        ("po1", "open"),
        ("sh1", "reversed"),
        ("so1", "open"),
    ]
    company.do(drop("6", id="sh2", invoice_id="ci2"))
