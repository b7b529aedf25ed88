"""Reversed receipts, supplier invoices, landed cost and GRNI write-offs: everything is as before, or refused by what stands on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefineRates, DefineTaxCodes
from app.commands.grni import WriteOffGrni
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import (
    AccrueLandedCost,
    DefineLandedCostRates,
    LandedLineIn,
    LandedReceipt,
    PostLandedCost,
)
from app.commands.purchasing import ClosePurchaseOrder, PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.commands.reversing import ReverseDocument
from app.domain.book import (
    Case,
    CostLayer,
    CostPool,
    Document,
    ExchangeRate,
    GrniLine,
    GrniMove,
    HeldGoods,
    OpenItem,
    OrderLine,
    ReceiptLine,
    StockPosition,
    TaxCode,
)
from app.domain.book.invoicing import InvoiceMatch
from app.domain.book.landed_cost import LandedAccrual, LandedAccrualMove, LandedCostRate, LandedShare
from app.domain.book.late_cost import LateCostShare
from tests.support.company import Company, new_company
from tests.support.issuing import issue_goods

D = Decimal
DAY = date(2026, 1, 10)
LATER = date(2026, 2, 10)
METHODS = ["fifo", "average", "standard"]


def reverse(document: str, *, id: str = "xr1") -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=id, posting_date=LATER, reason="entered by mistake")


def take_back(company: Company, document: str, *, id: str = "xr1") -> None:
    """Reverse a document, with an approval where its size asks for one."""
    [outcome] = company.run(company.record(reverse(document, id=id)))
    assert outcome.status in ("posted", "held"), outcome.result
    for request in outcome.result.get("requests", []):
        company.do(ApproveRequest(request_id=request), member="fay")


def order(company: Company, *, supplier: str = "ACME", quantity: str = "100", **line: Any) -> None:
    wanted = PurchaseLine(item_id="NUT", quantity=D(quantity), unit_price=D(10), **line)
    company.do(
        PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id=supplier, order_date=DAY, lines=(wanted,))
    )


def receive(company: Company, quantity: str = "100", *, id: str = "gr1") -> None:
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="W1/A")
    company.do(PostGoodsReceipt(receipt_id=id, order_id="po1", posting_date=DAY, lines=(arrived,)))


def invoice(quantity: str = "100", price: str = "10", *, id: str = "si1", supplier: str = "ACME", on: date = DAY) -> PostSupplierInvoice:
    line = InvoiceLineIn(order_id="po1", order_line_no=1, quantity=D(quantity), unit_price=D(price))
    return PostSupplierInvoice(invoice_id=id, entity_id="NORTH", supplier_id=supplier, reference=id, posting_date=on, lines=(line,))


def bill(amount: str, *, receipt: str = "gr1", id: str = "lc1") -> PostLandedCost:
    line = LandedLineIn(cost_type="freight", amount=D(amount), allocate_by="value", receipts=(LandedReceipt(receipt_id=receipt),))
    return PostLandedCost(landed_cost_id=id, entity_id="NORTH", supplier_id="HAUL", reference=id, posting_date=DAY, lines=(line,))


def accrual(amount: str, *, id: str = "la1") -> AccrueLandedCost:
    line = LandedLineIn(cost_type="freight", amount=D(amount), allocate_by="value", receipts=(LandedReceipt(receipt_id="gr1"),))
    return AccrueLandedCost(landed_cost_id=id, entity_id="NORTH", posting_date=DAY, lines=(line,))


def write_off(*, id: str = "gw1", line: int = 1) -> WriteOffGrni:
    return WriteOffGrni(write_off_id=id, order_id="po1", order_line_no=line, posting_date=LATER, note="the supplier is gone")


def book(company: Company) -> dict[str, Any]:
    """All that a reversal has to bring back, without what is empty."""
    return {
        "balances": company.balances(),
        "positions": {p.location_id: p.quantity for p in company.all(StockPosition) if p.quantity},
        "pools": {p.item_id: (p.quantity, p.value) for p in company.all(CostPool) if p.quantity or p.value},
        "layers": [(x.quantity_remaining, x.value_remaining) for x in company.all(CostLayer) if x.quantity_remaining],
        "items": {i.document_id: i.open_base for i in company.all(OpenItem) if i.open_amount or i.open_base},
        "orders": [(x.quantity_open, x.quantity_fulfilled, x.quantity_invoiced) for x in company.all(OrderLine)],
        "receipts": [(x.quantity, x.quantity_invoiced, x.accrued, x.cleared) for x in company.all(ReceiptLine) if x.quantity],
        "grni": [
            (g.quantity_received, g.quantity_invoiced, g.balance, g.prepaid_quantity, g.prepaid_value)
            for g in company.all(GrniLine)
            if g.quantity_received or g.quantity_invoiced or g.balance or g.prepaid_quantity
        ],
        "accruals": [(a.accrued, a.open_amount) for a in company.all(LandedAccrual) if a.accrued],
        "state": company.all(Document, id="po1")[0].state,
    }


def ties(company: Company) -> None:
    """GRNI and accrual moves explain their accounts; matches and shares of what was reversed sum to nothing."""
    balances = company.balances()
    assert sum((m.amount for m in company.all(GrniMove)), D(0)) == D(balances.get("2200", "0"))
    assert sum((g.balance for g in company.all(GrniLine)), D(0)) == -D(balances.get("2200", "0"))
    assert sum((m.amount for m in company.all(LandedAccrualMove)), D(0)) == D(balances.get("2250", "0"))
    assert sum((a.open_amount for a in company.all(LandedAccrual)), D(0)) == -D(balances.get("2250", "0"))
    assert sum((m.cleared for m in company.all(InvoiceMatch)), D(0)) == sum((r.cleared for r in company.all(ReceiptLine)), D(0))


def undone(company: Company, command: Command, document: str) -> dict[str, Any]:
    """Post a command, take its document back, and check that nothing is left; returns the book as it was with the document."""
    before = book(company)
    company.do(command)
    ties(company)
    between = book(company)
    assert between != before
    take_back(company, document)
    assert book(company) == before
    ties(company)
    assert company.all(Document, id=document)[0].state == "reversed"
    return between


@pytest.mark.parametrize("method", METHODS)
def test_a_receipt_is_taken_back_and_can_be_entered_anew(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    order(company)
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(40), location_id="W1/A")
    undone(company, PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, lines=(arrived,)), "gr1")
    receive(company, "100", id="gr2")
    company.do(invoice())
    assert company.balances() == {"1300": "1000.00", "2100": "-1000.00"}


def test_a_receipt_with_an_estimate_and_goods_invoiced_ahead_gives_both_back(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    rate = LandedCostRate(id="f", entity_id="NORTH", cost_type="freight", basis="percent", rate=D("0.08"), valid_from=DAY)
    company.do(DefineLandedCostRates(rates=(rate,)))
    order(company)
    company.do(invoice("60", "10.20"))
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(100), location_id="W1/A")
    with_it = undone(company, PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, lines=(arrived,)), "gr1")
    # 60 at 10.20 and 40 at 10.00, and 8 % of it
    assert with_it["balances"] == {"1300": "1092.96", "2100": "-612.00", "2200": "-400.00", "2250": "-80.96"}
    assert [m.amount for m in company.all(LandedAccrualMove)] == [D("-80.96"), D("80.96")]


def test_a_closed_order_stays_closed_when_its_receipt_is_reversed(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    receive(company, "40")
    company.do(ClosePurchaseOrder(order_id="po1"))
    take_back(company, "gr1")
    assert (company.all(Document, id="po1")[0].state, company.all(OrderLine)[0].quantity_open) == ("closed", D(0))


def test_goods_held_for_the_supplier_go_with_their_receipt(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(10), location_id="W1/Q", condition="damaged")
    company.do(PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, lines=(arrived,)))
    take_back(company, "gr1")
    assert (company.all(HeldGoods)[0].state, company.all(Case)[0].state) == ("reversed", "resolved")


@pytest.mark.parametrize("method", METHODS)
def test_an_invoice_is_taken_back_with_its_price_difference(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    order(company)
    receive(company)
    issue_goods(company, "NUT", "80")
    undone(company, invoice(price="10.30"), "si1")
    company.do(invoice(id="si2"))
    assert "2200" not in company.balances()


def test_an_invoice_in_another_currency_is_taken_back_at_its_own_amounts(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    rates = (("0.90", DAY), ("0.95", LATER))
    company.do(DefineRates(rates=tuple(ExchangeRate(base="EUR", currency="USD", valid_on=on, rate=D(r)) for r, on in rates)))
    code = TaxCode(entity_id="NORTH", id="V20H", name="half", rate=D("0.2"), recoverable=D("0.5"))
    company.do(DefineTaxCodes(tax_codes=(code,)))
    order(company, supplier="BOLT", tax_code="V20H")
    receive(company)
    with_it = undone(company, invoice(price="10.40", supplier="BOLT", on=LATER), "si1")
    # 1,040 net + 104 lost tax: 44 USD dearer at 0.90 = 39.60; 1,144 USD moved by 0.05 = 57.20; 104 recoverable = 98.80
    assert with_it["balances"] == {"1300": "1029.60", "1400": "98.80", "2100": "-1185.60", "5600": "57.20"}


def test_an_invoice_ahead_of_its_goods_is_taken_back(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    undone(company, invoice("60", "10.20"), "si1")
    receive(company)
    assert company.balances() == {"1300": "1000.00", "2200": "-1000.00"}


def test_an_invoice_whose_price_a_receipt_took_stands_until_that_is_reversed(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    company.do(invoice("60", "10.20"))
    receive(company)
    outcome = company.refused(reverse("si1"), "stands_on")
    assert "gr1" in outcome.message
    take_back(company, "gr1")
    take_back(company, "si1", id="xr2")
    assert company.balances() == {}


@pytest.mark.parametrize("method", METHODS)
def test_landed_cost_is_taken_back(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    order(company)
    receive(company)
    issue_goods(company, "NUT", "80")
    undone(company, bill("60"), "lc1")
    assert sum(share.amount for share in company.all(LandedShare)) == 0


def test_a_reversed_bill_leaves_the_accrual_to_the_next(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    receive(company)
    company.do(accrual("50"))
    undone(company, bill("60"), "lc1")
    assert company.balances()["2250"] == "-50.00"
    company.do(bill("55", id="lc2"))
    assert company.balances() == {"1300": "1055.00", "2100": "-55.00", "2200": "-1000.00"}


def test_an_accrual_stands_while_a_bill_has_cleared_it(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    receive(company)
    undone(company, accrual("50"), "la1")
    company.do(accrual("50", id="la2"))
    company.do(bill("60"))
    outcome = company.refused(reverse("la2", id="xr2"), "stands_on")
    assert "lc1" in outcome.message


@pytest.mark.parametrize(
    ("later", "named"),
    [(invoice(), "si1"), (bill("60"), "lc1"), (write_off(), "gw1")],
)
def test_a_receipt_stands_while_something_stands_on_it(tmp_path: Path, later: Command, named: str) -> None:
    company = new_company(tmp_path)
    order(company)
    receive(company)
    company.do(later)
    outcome = company.refused(reverse("gr1"), "stands_on")
    assert named in outcome.message
    take_back(company, named, id="xr2")
    take_back(company, "gr1", id="xr3")
    assert company.balances() == {}


def test_a_receipt_whose_goods_left_stands(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    receive(company)
    issue_goods(company, "NUT", "1")
    outcome = company.refused(reverse("gr1"), "stands_on")
    assert "its NUT was used since" in outcome.message


# GRNI write-off


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 40 of 100 were invoiced, 80 are gone; 600.00 will never be invoiced: 20/100 of it off stock
        ("fifo", {"1300": "80.00", "2100": "-400.00", "5000": "800.00", "5100": "-480.00"}),
        ("average", {"1300": "80.00", "2100": "-400.00", "5000": "800.00", "5100": "-480.00"}),
        ("standard", {"1300": "200.00", "2100": "-400.00", "5000": "800.00", "5100": "-600.00"}),
    ],
)
def test_stale_grni_is_written_off_and_can_come_back(tmp_path: Path, method: str, expected: dict[str, str]) -> None:
    company = new_company(tmp_path, method=method)
    order(company)
    receive(company)
    company.do(invoice("40"))
    issue_goods(company, "NUT", "80")
    assert undone(company, write_off(), "gw1")["balances"] == expected


def test_an_invoice_after_the_write_off_is_cost_again(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    receive(company)
    company.do(write_off())
    assert company.balances() == {}
    company.do(invoice(on=LATER))
    assert company.balances() == {"1300": "1000.00", "2100": "-1000.00"}
    outcome = company.refused(reverse("gw1"), "stands_on")
    assert "si1" in outcome.message


def test_what_was_invoiced_ahead_and_never_came_is_lost(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    order(company)
    company.do(invoice("60"))
    company.do(ClosePurchaseOrder(order_id="po1"))
    lost = undone(company, write_off(), "gw1")
    assert lost["balances"] == {"2100": "-600.00", "5100": "600.00"}


def test_a_large_write_off_is_approved_and_an_empty_one_refused(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    receipt = [company.receive("NUT", "90", "10"), company.receive("NUT", "90", "10")]
    assert receipt
    company.refused(WriteOffGrni(write_off_id="gw", order_id="po1", order_line_no=1, posting_date=LATER, note="x"), "unknown_id")
    orders = company.all(Document, kind="purchase_order")
    line = {"order_id": orders[0].id, "order_line_no": 1, "posting_date": LATER}
    company.refused(WriteOffGrni(write_off_id="gw", note=" ", **line), "invalid_value")
    company.do(WriteOffGrni(write_off_id="gw", note="gone", **line))
    outcome = company.refused(WriteOffGrni(write_off_id="gw2", note="gone", **line), "invalid_value")
    assert "settled already" in outcome.message


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 10 at 10.00 land at 160.00, 8 leave with 128.00: of the 60.00, 12.00 come off stock and 48.00 off cost of sales
        ("fifo", {"1300": "-12.00", "2100": "60.00", "5000": "-48.00"}),
        ("average", {"1300": "-12.00", "2100": "60.00", "5000": "-48.00"}),
        ("standard", {"2100": "60.00", "5100": "-60.00"}),
    ],
)
def test_a_reversed_cost_follows_goods_that_left_since(tmp_path: Path, method: str, expected: dict[str, str]) -> None:
    company = new_company(tmp_path, method=method)
    order(company, quantity="10")
    receive(company, "10")
    company.do(bill("60"))
    issue_goods(company, "NUT", "8")
    take_back(company, "lc1")
    assert company.balances(document="xr1") == expected
    assert company.balances() == {"1300": "20.00", "2200": "-100.00", "5000": "80.00"}
    assert sum(share.amount for share in company.all(LateCostShare)) == 0
    ties(company)


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_a_reversed_cost_whose_goods_are_all_gone_comes_off_their_cost(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    order(company, quantity="10")
    receive(company, "10")
    issue_goods(company, "NUT", "4")
    company.do(bill("60"))  # 24.00 to cost of sales, 36.00 to stock
    issue_goods(company, "NUT", "6")
    take_back(company, "lc1")
    assert company.balances() == {"2200": "-100.00", "5000": "100.00"}
