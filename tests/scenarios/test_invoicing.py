"""Supplier invoices: matched with receipts, price and rate differences, goods to come, holds and refusals; figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefineRates, DefineTaxCodes
from app.commands.invoicing import CancelHeldInvoice, InvoiceLineIn, PostSupplierInvoice
from app.commands.master_data import DefineItems
from app.commands.price_corrections import CorrectionLine, PostPriceCorrection
from app.commands.purchasing import ClosePurchaseOrder, PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.reversing import ReverseDocument
from app.domain.book import (
    ApprovalRequest,
    Case,
    CostPool,
    Document,
    ExchangeRate,
    GrniLine,
    ItemUnit,
    OpenItem,
    OrderLine,
    ReceiptLine,
    TaxCode,
    TaxRow,
)
from app.domain.book.invoicing import InvoiceMatch
from app.domain.book.late_cost import LateCostShare
from app.domain.wording import read_aloud
from tests.support.company import Company, new_company
from tests.support.issuing import issue_goods

D = Decimal
DAY = date(2026, 1, 10)
LATER = date(2026, 2, 10)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path)


def order(company: Company, quantity: str = "100", price: str = "10", *, id: str = "po1", supplier: str = "ACME", **line: Any) -> None:
    wanted = PurchaseLine(item_id="NUT", quantity=D(quantity), unit_price=D(price), **line)
    placed = PlacePurchaseOrder(order_id=id, entity_id="NORTH", warehouse_id="W1", supplier_id=supplier, order_date=DAY, lines=(wanted,))
    [outcome] = company.run(company.record(placed))
    for request in outcome.result.get("requests", []):
        company.do(ApproveRequest(request_id=request), member="fay")


def receive(company: Company, quantity: str, *, id: str = "gr1", order: str = "po1", on: date = DAY) -> None:
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="W1/A")
    company.do(PostGoodsReceipt(receipt_id=id, order_id=order, posting_date=on, lines=(arrived,)))


def line(quantity: str, price: str, *, order: str = "po1", **rest: Any) -> InvoiceLineIn:
    return InvoiceLineIn(order_id=order, order_line_no=1, quantity=D(quantity), unit_price=D(price), **rest)


def invoice(*lines: InvoiceLineIn, id: str = "si1", reference: str = "A-1", on: date = DAY, **rest: Any) -> PostSupplierInvoice:
    fields: dict[str, Any] = {"entity_id": "NORTH", "supplier_id": "ACME"} | rest
    return PostSupplierInvoice(invoice_id=id, reference=reference, posting_date=on, lines=lines, **fields)


def tax(company: Company, id: str = "V20", *, rate: str = "0.20", recoverable: str = "1", **rest: Any) -> None:
    code = TaxCode(entity_id="NORTH", id=id, name=id, rate=D(rate), recoverable=D(recoverable), **rest)
    company.do(DefineTaxCodes(tax_codes=(code,)))


def rate(company: Company, value: str, on: date, *, base: str = "EUR", currency: str = "USD") -> None:
    company.do(DefineRates(rates=(ExchangeRate(base=base, currency=currency, valid_on=on, rate=D(value)),)))


# the invoice equals the receipt


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_an_invoice_that_equals_the_receipt_clears_grni_and_owes_the_supplier(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    order(company)
    receive(company, "100")
    outcome = company.do(invoice(line("100", "10")))
    assert outcome.result["number"] == "SI-2026-000001"
    assert company.balances(document="si1") == {"2100": "-1000.00", "2200": "1000.00"}
    assert company.balances() == {"1300": "1000.00", "2100": "-1000.00"}
    [item] = company.all(OpenItem)
    assert (item.amount, item.open_amount, item.due_date) == (D(-1000), D(-1000), date(2026, 2, 9))
    [receipt] = company.all(ReceiptLine)
    assert (receipt.quantity_invoiced, receipt.accrued, receipt.cleared) == (D(100), D(1000), D(1000))
    [grni] = company.all(GrniLine)
    assert (grni.balance, grni.since, grni.quantity_invoiced) == (D(0), None, D(100))
    [match] = company.all(InvoiceMatch)
    assert (match.receipt_id, match.quantity, match.cleared, match.price_difference) == ("gr1", D(100), D(1000), D(0))


def test_partial_invoices_take_the_oldest_receipt_first_and_the_last_one_takes_what_is_left(company: Company) -> None:
    order(company, quantity="3", price="3.333333")
    receive(company, "3")  # 9.999999 rounds to 10.00
    for n in (1, 2, 3):
        company.do(invoice(line("1", "3.333333"), id=f"si{n}", reference=f"A-{n}"))
    cleared = [match.cleared for match in company.all(InvoiceMatch)]
    assert cleared == [D("3.33"), D("3.34"), D("3.33")]
    assert company.balances() == {"1300": "9.99", "2100": "-9.99"}


def test_an_invoice_over_two_receipts_clears_both_at_their_own_value(company: Company) -> None:
    order(company)
    receive(company, "40")
    receive(company, "60", id="gr2", on=LATER)
    company.do(invoice(line("70", "10"), on=LATER))
    assert [(x.receipt_id, x.quantity_invoiced, x.cleared) for x in company.all(ReceiptLine)] == [
        ("gr1", D(40), D(400)),
        ("gr2", D(30), D(300)),
    ]
    assert company.balances() == {"1300": "1000.00", "2100": "-700.00", "2200": "-300.00"}


def test_a_line_can_name_its_receipt(company: Company) -> None:
    order(company)
    receive(company, "40")
    receive(company, "60", id="gr2", on=LATER)
    named = InvoiceLineIn(receipt_id="gr2", receipt_line_no=1, quantity=D(60), unit_price=D(10))
    company.do(invoice(named, on=LATER))
    assert [(x.receipt_id, x.quantity_invoiced) for x in company.all(ReceiptLine)] == [("gr1", D(0)), ("gr2", D(60))]


# another price


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 100 at 10.00, 80 gone, invoiced at 10.30: 30.00 more, of which 20/100 are on hand.
        ("fifo", {"1300": "206.00", "2100": "-1030.00", "5100": "24.00", "5000": "800.00"}),
        ("average", {"1300": "206.00", "2100": "-1030.00", "5100": "24.00", "5000": "800.00"}),
        ("standard", {"1300": "200.00", "2100": "-1030.00", "5100": "30.00", "5000": "800.00"}),
    ],
)
def test_a_dearer_invoice_goes_to_stock_on_hand_and_to_price_variance_for_the_share_gone(
    tmp_path: Path, method: str, expected: dict[str, str]
) -> None:
    company = new_company(tmp_path, method=method)
    order(company)
    receive(company, "100")
    issue_goods(company, "NUT", "80")
    company.do(invoice(line("100", "10.30"), on=LATER))
    assert company.balances() == expected


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_a_cheaper_invoice_mirrors_it(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    order(company)
    receive(company, "100")
    issue_goods(company, "NUT", "80")
    company.do(invoice(line("100", "9.70")))
    assert company.balances() == {"1300": "194.00", "2100": "-970.00", "5100": "-24.00", "5000": "800.00"}


def test_a_price_beyond_tolerance_is_held_with_a_case_and_posts_when_released(company: Company) -> None:
    order(company)
    receive(company, "100")
    outcome = company.do(invoice(line("100", "25")), expect="held", member="clara")
    assert company.balances() == {"1300": "1000.00", "2200": "-1000.00"}
    [request] = company.all(ApprovalRequest)
    assert (request.kind, request.amount, request.role, request.state) == ("price_variance", D(1500), "finance_clerk", "open")
    assert "2500 invoiced, 1000 ordered" in read_aloud(request.reason)
    [case] = company.all(Case)
    assert (case.id, case.state, case.money_at_risk) == ("si1/match", "open", D(1500))
    assert company.all(OpenItem) == []
    company.do(ApproveRequest(request_id=outcome.result["requests"][0]), member="fay")
    assert company.balances() == {"1300": "2500.00", "2100": "-2500.00"}
    assert company.all(Case)[0].state == "resolved"
    assert company.all(Document, id="si1")[0].state == "posted"


def test_a_price_beyond_tolerance_but_below_every_limit_is_posted_with_a_warning(company: Company) -> None:
    order(company)
    receive(company, "100")
    outcome = company.do(invoice(line("100", "12")))
    assert [w["code"] for w in outcome.result["warnings"]] == ["price_variance"]
    assert company.balances() == {"1300": "1200.00", "2100": "-1200.00"}


def test_a_held_invoice_can_be_corrected_under_its_id(company: Company) -> None:
    order(company)
    receive(company, "100")
    company.do(invoice(line("100", "25")), expect="held")
    company.do(invoice(line("100", "10")))
    assert company.balances() == {"1300": "1000.00", "2100": "-1000.00"}
    assert [r.state for r in company.all(ApprovalRequest)] == ["void"]
    assert (company.all(Case)[0].state, company.all(Case)[0].resolution) == ("resolved", "corrected")


def test_a_held_invoice_can_be_given_up(company: Company) -> None:
    order(company)
    receive(company, "100")
    company.do(invoice(line("100", "25")), expect="held")
    company.refused(CancelHeldInvoice(invoice_id="si1", note=" "), "invalid_value")
    company.do(CancelHeldInvoice(invoice_id="si1", note="the supplier takes it back"))
    assert company.all(Document, id="si1")[0].state == "cancelled"
    assert [r.state for r in company.all(ApprovalRequest)] == ["void"]
    assert company.all(Case)[0].state == "resolved"
    assert company.balances() == {"1300": "1000.00", "2200": "-1000.00"}
    company.refused(CancelHeldInvoice(invoice_id="si1", note="again"), "wrong_state")


# another quantity


def test_more_than_arrived_and_beyond_tolerance_is_held_by_the_money_of_the_excess(company: Company) -> None:
    order(company, quantity="300")
    receive(company, "100")
    outcome = company.do(invoice(line("250", "10")), expect="held")
    [request] = company.all(ApprovalRequest, document_id="si1")
    assert (request.kind, request.amount) == ("quantity_variance", D(1500))
    company.do(ApproveRequest(request_id=outcome.result["requests"][0]), member="fay")
    [grni] = company.all(GrniLine)
    assert (grni.balance, grni.prepaid_quantity, grni.prepaid_value) == (D(-1500), D(150), D(1500))
    assert company.balances() == {"1300": "1000.00", "2100": "-2500.00", "2200": "1500.00"}


def test_a_little_more_than_ever_comes_makes_the_goods_dearer(company: Company) -> None:
    order(company)
    receive(company, "98")
    company.do(ClosePurchaseOrder(order_id="po1"))
    company.do(invoice(line("100", "10")))  # 2 of 98 are within 5 %
    assert company.balances() == {"1300": "1000.00", "2100": "-1000.00"}
    assert company.all(GrniLine)[0].prepaid_quantity == 0


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_an_invoice_before_the_receipt_waits_on_grni_and_the_receipt_takes_its_price(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    order(company)
    outcome = company.do(invoice(line("60", "10.20")))
    assert outcome.result["warnings"][0]["code"] == "invoiced_ahead"
    assert company.balances() == {"2100": "-612.00", "2200": "612.00"}
    receive(company, "100", on=LATER)  # 60 at 10.20 as invoiced, 40 at 10.00 as ordered
    stock = "1000.00" if method == "standard" else "1012.00"
    variance = {"5100": "12.00"} if method == "standard" else {}
    assert company.balances() == {"1300": stock, "2100": "-612.00", "2200": "-400.00"} | variance
    [receipt] = company.all(ReceiptLine)
    assert (receipt.quantity_invoiced, receipt.accrued, receipt.cleared) == (D(60), D(1012), D(612))
    company.do(invoice(line("40", "10"), id="si2", reference="A-2", on=LATER))
    assert company.balances() == {"1300": stock, "2100": "-1012.00"} | variance
    [grni] = company.all(GrniLine)
    assert (grni.balance, grni.prepaid_quantity, grni.prepaid_value) == (D(0), D(0), D(0))


def test_receipts_share_what_was_invoiced_ahead_and_leave_no_cent(company: Company) -> None:
    order(company, quantity="3", price="3.333333")
    company.do(invoice(line("3", "3.333333")))  # 10.00
    for n in (1, 2, 3):
        receive(company, "1", id=f"gr{n}")
    assert [x.accrued for x in company.all(ReceiptLine)] == [D("3.33"), D("3.34"), D("3.33")]
    assert company.balances() == {"1300": "10.00", "2100": "-10.00"}


# tax


def test_input_tax_is_recoverable_and_the_lost_part_is_cost_from_the_receipt_on(company: Company) -> None:
    tax(company, "V20H", recoverable="0.5")
    order(company, tax_code="V20H")
    receive(company, "100")
    assert company.balances() == {"1300": "1100.00", "2200": "-1100.00"}
    company.do(invoice(line("100", "10"), total=D(1200), tax=D(200), net=D(1000)))
    assert company.balances() == {"1300": "1100.00", "1400": "100.00", "2100": "-1200.00"}
    [row] = company.all(TaxRow)
    assert (row.base, row.tax, row.non_recoverable) == (D(1000), D(100), D(100))


def test_reverse_charge_owes_the_tax_to_the_state_and_not_to_the_supplier(company: Company) -> None:
    tax(company, "RC", reverse_charge=True)
    order(company, tax_code="RC")
    receive(company, "100")
    company.do(invoice(line("100", "10"), total=D(1000)))
    assert company.balances() == {"1300": "1000.00", "1400": "200.00", "2100": "-1000.00", "2400": "-200.00"}
    assert company.all(OpenItem)[0].amount == D(-1000)


def test_an_inclusive_price_yields_its_net(company: Company) -> None:
    tax(company, "INC", price_includes_tax=True)
    order(company, price="12", tax_code="INC")
    receive(company, "100")
    company.do(invoice(line("100", "12")))
    assert company.balances() == {"1300": "1000.00", "1400": "200.00", "2100": "-1200.00"}


def test_a_stated_tax_may_differ_by_a_minor_unit_and_no_more(company: Company) -> None:
    tax(company)
    order(company, tax_code="V20")
    receive(company, "100")
    company.refused(invoice(line("100", "10", tax=D("200.02"))), "stated_tax_differs")
    company.do(invoice(line("100", "10", tax=D("200.01")), total=D("1200.01")))
    assert company.balances() == {"1300": "1000.00", "1400": "200.01", "2100": "-1200.01"}


def test_stated_totals_that_differ_are_refused_by_name(company: Company) -> None:
    order(company)
    receive(company, "100")
    outcome = company.refused(invoice(line("100", "10"), total=D("1000.01")), "totals_differ")
    assert "total of 1000.01" in outcome.message


def test_an_expense_line_needs_no_order(company: Company) -> None:
    tax(company, "V20H", recoverable="0.5")
    extra = InvoiceLineIn(account_id="6000", text="pallets", quantity=D(2), unit_price=D("7.50"), tax_code="V20H")
    company.do(invoice(extra))
    assert company.balances() == {"1400": "1.50", "2100": "-18.00", "6000": "16.50"}
    control = InvoiceLineIn(account_id="1300", quantity=D(1), unit_price=D(1))
    company.refused(invoice(control, id="si2"), "invalid_value")


# units and currencies


def test_pack_units_and_discounts_are_matched_in_base_units(company: Company) -> None:
    company.do(DefineItems(units=(ItemUnit(item_id="NUT", unit="box", numerator=12),)))
    order(company, quantity="10", price="24", unit="box", discount=D("0.1"))
    receive(company, "10")
    company.do(invoice(line("4", "24", discount=D("0.1"))))
    company.do(invoice(line("72", "1.80", unit="pc"), id="si2", reference="A-2"))
    assert company.balances() == {"1300": "216.00", "2100": "-216.00"}
    assert company.all(OrderLine)[0].quantity_invoiced == D(120)


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_the_same_day_and_rate_leave_no_exchange_difference(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    rate(company, "0.9137", DAY)
    order(company, quantity="7", price="3.33", supplier="BOLT")  # 23.31 USD = 21.30 EUR (21.298347)
    receive(company, "7")
    for n, part in enumerate(("2", "2", "3"), start=1):
        company.do(invoice(line(part, "3.33"), id=f"si{n}", reference=f"A-{n}", supplier_id="BOLT"))
    balances = company.balances()
    assert "5600" not in balances
    assert "2200" not in balances


def test_a_rate_that_moved_is_an_exchange_difference_and_never_stock(company: Company) -> None:
    rate(company, "0.90", DAY)
    rate(company, "0.95", LATER)
    order(company, quantity="100", price="10", supplier="BOLT")
    receive(company, "100")
    company.do(invoice(line("100", "10"), supplier_id="BOLT", on=LATER))
    assert company.balances() == {"1300": "900.00", "2100": "-950.00", "5600": "50.00"}
    [item] = company.all(OpenItem)
    assert (item.currency, item.amount, item.base_amount) == ("USD", D(-1000), D(-950))


def test_a_price_difference_in_a_foreign_currency_is_cost_at_the_receipts_rate(company: Company) -> None:
    rate(company, "0.90", DAY)
    rate(company, "0.95", LATER)
    order(company, quantity="100", price="10", supplier="BOLT")
    receive(company, "100")
    company.do(invoice(line("100", "10.40"), supplier_id="BOLT", on=LATER))
    # 40 USD dearer at 0.90 = 36.00; the rate moved 1,040 USD by 0.05 = 52.00
    assert company.balances() == {"1300": "936.00", "2100": "-988.00", "5600": "52.00"}


@pytest.mark.parametrize(
    ("currency", "stock", "gone"),
    [
        # 7 at 3.4567 = 24.1969; 4 of 7 leave; invoiced at 3.60 = 25.20
        ("JPY", "10", "1"),  # 24 − 14 = 10; 1 more: 3/7 and 4/7 of it, the larger rest takes it
        ("EUR", "10.80", "0.57"),  # 24.20 − 13.83 = 10.37; 1.00 more: 0.43 and 0.57
        ("KWD", "10.800", "0.573"),  # 24.197 − 13.827 = 10.370; 1.003 more: 0.430 and 0.573
    ],
)
def test_amounts_round_to_the_currency(tmp_path: Path, currency: str, stock: str, gone: str) -> None:
    company = new_company(tmp_path, currency=currency)
    order(company, quantity="7", price="3.4567")
    receive(company, "7")
    issue_goods(company, "NUT", "4")
    company.do(invoice(line("7", "3.60")))
    assert company.all(CostPool)[0].value == D(stock)
    assert company.all(LateCostShare)[-1].amount == D(gone)
    assert company.all(GrniLine)[0].balance == 0
    assert company.all(OpenItem, side="payable")[0].amount == -round(D("25.20"), {"JPY": 0, "EUR": 2, "KWD": 3}[currency])


# corrections


def correct(amount: str, *, id: str = "pc1", on: date = LATER, **rest: Any) -> PostPriceCorrection:
    fields: dict[str, Any] = {"entity_id": "NORTH", "supplier_id": "ACME", "reference": "CN-7"} | rest
    corrected = CorrectionLine(receipt_id="gr1", receipt_line_no=1, amount=D(amount), tax_code=fields.pop("tax_code", ""))
    return PostPriceCorrection(correction_id=id, posting_date=on, lines=(corrected,), **fields)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("fifo", {"1300": "-10.00", "2100": "60.00", "1400": "-10.00", "5100": "-40.00"}),
        ("average", {"1300": "-10.00", "2100": "60.00", "1400": "-10.00", "5100": "-40.00"}),
        ("standard", {"2100": "60.00", "1400": "-10.00", "5100": "-50.00"}),
    ],
)
def test_a_suppliers_credit_on_the_price_follows_the_goods(tmp_path: Path, method: str, expected: dict[str, str]) -> None:
    company = new_company(tmp_path, method=method)
    tax(company)
    order(company, tax_code="V20")
    receive(company, "100")
    company.do(invoice(line("100", "10")))
    issue_goods(company, "NUT", "80")
    before = company.balances()
    company.do(correct("-50", tax_code="V20"))
    assert company.balances(document="pc1") == dict(sorted(expected.items()))
    assert company.all(OpenItem, document_id="pc1")[0].open_amount == D(60)
    company.do(ReverseDocument(document_id="pc1", reversal_id="xr", posting_date=LATER, reason="twice"))
    assert company.balances() == before


def test_a_correction_in_another_currency_is_cost_at_the_receipts_rate(company: Company) -> None:
    rate(company, "0.90", DAY)
    rate(company, "0.95", LATER)
    order(company, supplier="BOLT")
    receive(company, "100")
    company.do(invoice(line("100", "10"), supplier_id="BOLT"))
    company.do(correct("40", supplier_id="BOLT"))
    assert company.balances(document="pc1") == {"1300": "36.00", "2100": "-38.00", "5600": "2.00"}


def test_a_correction_needs_invoiced_goods_and_a_limit(company: Company) -> None:
    order(company)
    receive(company, "100")
    company.refused(correct("-50"), "invalid_value")
    company.do(invoice(line("100", "10")))
    company.refused(correct("0"), "invalid_value")
    company.refused(correct("-50", supplier_id="HAUL"), "invalid_value")
    company.do(correct("1500"), expect="held")
    assert company.all(ApprovalRequest)[-1].kind == "price_variance"


# refusals and warnings


def test_the_same_supplier_number_warns_and_goes_on(company: Company) -> None:
    order(company)
    receive(company, "100")
    company.do(invoice(line("50", "10")))
    outcome = company.do(invoice(line("50", "10"), id="si2"))
    [warning] = outcome.result["warnings"]
    assert (warning["code"], warning["facts"]["document"], warning["facts"]["number"]) == ("duplicate_reference", "si1", "SI-2026-000001")
    assert company.balances() == {"1300": "1000.00", "2100": "-1000.00"}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (invoice(), "invalid_value"),
        (invoice(line("1", "10", order="nope")), "unknown_id"),
        (invoice(line("1", "10"), supplier_id="BOLT", currency="EUR"), "invalid_value"),
        (invoice(line("1", "10"), supplier_id="SHOP"), "invalid_value"),
        (invoice(line("1", "10"), currency="USD"), "rate_missing"),
        (invoice(line("0", "10")), "invalid_value"),
        (invoice(line("1", "10", unit="crate")), "unit_unknown"),
        (invoice(InvoiceLineIn(quantity=D(1), unit_price=D(1))), "invalid_value"),
        (invoice(line("1", "10", account_id="6000")), "invalid_value"),
        (invoice(line("1", "10"), on=date(2031, 1, 1)), "period_missing"),
    ],
)
def test_bad_input_is_refused_by_name(company: Company, command: PostSupplierInvoice, code: str) -> None:
    order(company)
    receive(company, "100")
    before = company.balances()
    company.refused(command, code)
    assert company.balances() == before
