"""Returns to suppliers: before and after the invoice, at which cost, claims and their credit notes, replacement; figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.finance_data import DefineRates, DefineTaxCodes
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.return_cases import CloseReturnCase
from app.commands.returns import ReturnLineIn as CustomerLine
from app.commands.returns import TakeCustomerReturn
from app.commands.reversing import ReverseDocument
from app.commands.supplier_credits import PostSupplierCreditNote
from app.commands.supplier_returns import SendSupplierReturn, SupplierReturnLineIn
from app.domain.book import Case, CostLayer, CostPool, Document, ExchangeRate, GrniLine, OpenItem, OrderLine, ReceiptLine, TaxCode
from app.domain.book.returns import CaseDocument, Claim
from tests.scenarios.test_shipping import direct
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 10)
LATER = date(2026, 2, 10)
TAXED = TaxCode(entity_id="NORTH", id="V20", name="20 %", rate=D("0.2"), recoverable=D(1))


@pytest.fixture(params=["fifo", "average", "standard"])
def method(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def company(tmp_path: Path, method: str) -> Company:
    company = new_company(tmp_path, method=method)
    company.do(DefineTaxCodes(tax_codes=(TAXED,)))
    return company


def buy(company: Company, quantity: str, price: str, *, n: int = 1, on: date = DAY, supplier: str = "ACME", tax_code: str = "") -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(quantity), unit_price=D(price), tax_code=tax_code)
    company.do(
        PlacePurchaseOrder(order_id=f"po{n}", entity_id="NORTH", warehouse_id="W1", supplier_id=supplier, order_date=DAY, lines=(line,))
    )
    receive(company, quantity, n=n, on=on)


def receive(company: Company, quantity: str, *, n: int = 1, on: date = DAY, id: str = "") -> None:
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="W1/A")
    company.do(PostGoodsReceipt(receipt_id=id or f"gr{n}", order_id=f"po{n}", posting_date=on, lines=(arrived,)))


def invoiced(company: Company, quantity: str, price: str, *, n: int = 1, supplier: str = "ACME", on: date = DAY) -> None:
    line = InvoiceLineIn(order_id=f"po{n}", order_line_no=1, quantity=D(quantity), unit_price=D(price))
    company.do(
        PostSupplierInvoice(invoice_id=f"si{n}", entity_id="NORTH", supplier_id=supplier, reference=f"A{n}", posting_date=on, lines=(line,))
    )


def send(quantity: str, *, id: str = "sr1", receipt: str = "gr1", location: str = "W1/A", **fields: Any) -> SendSupplierReturn:
    inner = {k: fields.pop(k) for k in ("unit_credit", "reason") if k in fields}
    line = SupplierReturnLineIn(receipt_line_no=1, quantity=D(quantity), location_id=location, **inner)
    return SendSupplierReturn(return_id=id, receipt_id=receipt, lines=(line,), **{"posting_date": LATER} | fields)


def credit(net: str, tax: str = "0", *, id: str = "sc1", **fields: Any) -> PostSupplierCreditNote:
    known: dict[str, Any] = {"return_id": "sr1", "posting_date": LATER, "reference": "K1"}
    return PostSupplierCreditNote(credit_note_id=id, net=D(net), tax=D(tax), **known | fields)


def owed(company: Company) -> tuple[Any, ...]:
    """What a reversal has to bring back."""
    grni = [(g.balance, g.quantity_received, g.quantity_invoiced, g.prepaid_quantity, g.prepaid_value) for g in company.all(GrniLine)]
    return company.balances(), grni, company.all(ReceiptLine), company.all(OrderLine), company.all(Document, id="po1")


def undo(document: str) -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=f"x-{document}", posting_date=LATER, reason="mistake")


def test_not_invoiced_goods_go_back_at_the_receipts_value(company: Company) -> None:
    buy(company, "10", "10")
    outcome = company.do(send("4"))
    assert company.balances(seq=outcome.seq) == {"1300": "-40.00", "2200": "40.00"}
    [receipt] = company.all(ReceiptLine)
    assert (receipt.quantity_returned, receipt.cleared) == (D(4), D(40))
    assert [(g.balance, g.quantity_received) for g in company.all(GrniLine)] == [(D(60), D(6))]
    assert [(c.state, c.resolution) for c in company.all(Case)] == [("resolved", "sent back before it was invoiced")]
    assert [r.document_id for r in sorted(company.all(CaseDocument), key=lambda r: r.position)] == ["gr1", "sr1"]
    invoiced(company, "6", "10")
    assert "2200" not in company.balances()


def test_the_cost_rule_says_what_leaves_and_the_rest_is_a_variance(tmp_path: Path) -> None:
    expected = {
        # receipts of 10 at 8.00 and 10 at 14.00; the second goes back, owed at 140.00
        ("fifo", "own"): {"1300": "-140.00", "2200": "140.00"},
        ("fifo", "fifo"): {"1300": "-80.00", "2200": "140.00", "5100": "-60.00"},
        ("fifo", "current"): {"1300": "-140.00", "2200": "140.00"},
        ("average", "own"): {"1300": "-140.00", "2200": "140.00"},
        ("average", "fifo"): {"1300": "-80.00", "2200": "140.00", "5100": "-60.00"},
        ("average", "current"): {"1300": "-110.00", "2200": "140.00", "5100": "-30.00"},
        ("standard", "own"): {"1300": "-100.00", "2200": "140.00", "5100": "-40.00"},
    }
    for (method, rule), figures in expected.items():
        folder = tmp_path / f"{method}-{rule}"
        folder.mkdir()
        company = new_company(folder, method=method)
        buy(company, "10", "8", n=1, on=date(2026, 1, 3))
        buy(company, "10", "14", n=2, on=date(2026, 1, 4))
        outcome = company.do(send("10", receipt="gr2", cost_rule=rule))
        assert company.balances(seq=outcome.seq) == figures, (method, rule)


def test_goods_of_the_receipt_that_are_gone_leave_at_the_oldest_cost(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="fifo")
    buy(company, "10", "8", n=1, on=date(2026, 1, 3))
    buy(company, "10", "14", n=2, on=date(2026, 1, 4))
    company.do(direct("7", "20"))
    # of the first receipt 3 at 8.00 are left; 2 more leave at 14.00, owed are 5 × 8.00
    outcome = company.do(send("5", receipt="gr1"))
    assert company.balances(seq=outcome.seq) == {"1300": "-52.00", "2200": "40.00", "5100": "12.00"}


def test_under_average_the_pool_never_goes_below_nothing(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="average")
    buy(company, "10", "1", n=1, on=date(2026, 1, 3))
    buy(company, "10", "29", n=2, on=date(2026, 1, 4))
    company.do(direct("18", "20"))
    # 2 are left at 15.00; one leaves at its own 29.00, the last one takes what is left, 1.00
    first = company.do(send("1", receipt="gr2"))
    assert company.balances(seq=first.seq) == {"1300": "-29.00", "2200": "29.00"}
    last = company.do(send("1", receipt="gr2", id="sr2"))
    assert company.balances(seq=last.seq) == {"1300": "-1.00", "2200": "29.00", "5100": "-28.00"}
    assert [(p.quantity, p.value) for p in company.all(CostPool)] == [(D(0), D(0))]


def test_a_cost_beyond_what_the_pool_holds_is_a_variance(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="average")
    buy(company, "10", "1", n=1, on=date(2026, 1, 3))
    buy(company, "10", "29", n=2, on=date(2026, 1, 4))
    company.do(direct("17", "20"))
    # 3 are left at 45.00; two cost 58.00 when they came, the pool gives all it has
    outcome = company.do(send("2", receipt="gr2"))
    assert company.balances(seq=outcome.seq) == {"1300": "-45.00", "2200": "58.00", "5100": "-13.00"}
    assert [(p.quantity, p.value) for p in company.all(CostPool)] == [(D(1), D(0))]


def test_invoiced_goods_become_a_claim_with_its_tax_and_a_credit_note_settles_it(company: Company) -> None:
    buy(company, "10", "10", tax_code="V20")
    invoiced(company, "10", "10")
    outcome = company.do(send("4"))
    assert company.balances(seq=outcome.seq) == {"1300": "-40.00", "1400": "-8.00", "1500": "48.00"}
    [claim] = company.all(Claim)
    assert (claim.amount, claim.tax, claim.open_base) == (D(48), D(8), D(48))
    assert [c.state for c in company.all(Case)] == ["open"]
    settled = company.do(credit("40", "8"))
    assert company.balances(seq=settled.seq) == {"1500": "-48.00", "2100": "48.00"}
    assert settled.result["number"] == "SC-2026-000001"
    item = next(i for i in company.all(OpenItem) if i.document_id == "sc1")
    assert (item.side, item.amount, item.open_base) == ("payable", D(48), D(48))
    [case] = company.all(Case)
    assert (case.state, case.resolution) == ("resolved", "credited by SC-2026-000001")
    assert [r.part for r in sorted(company.all(CaseDocument), key=lambda r: r.position)] == [
        "receipt",
        "supplier_return",
        "supplier_credit_note",
    ]
    company.refused(credit("1", id="sc2"), "invalid_value")


def test_another_agreed_price_is_a_price_variance(company: Company) -> None:
    buy(company, "10", "10")
    invoiced(company, "10", "10")
    outcome = company.do(send("4", unit_credit=D("9")))
    assert company.balances(seq=outcome.seq) == {"1300": "-40.00", "1500": "36.00", "5100": "4.00"}


def test_what_was_not_invoiced_goes_back_first(company: Company) -> None:
    buy(company, "10", "10")
    invoiced(company, "6", "10")
    outcome = company.do(send("5"))
    assert company.balances(seq=outcome.seq) == {"1300": "-50.00", "1500": "10.00", "2200": "40.00"}
    assert "2200" not in company.balances()


def test_credit_in_parts_and_less_than_claimed(company: Company) -> None:
    buy(company, "10", "10", tax_code="V20")
    invoiced(company, "10", "10")
    company.do(send("5"))
    company.refused(credit("51", "10"), "more_than_claimed")
    company.do(credit("20", "4"))
    assert company.balances()["1500"] == "36.00"
    # 30.00 + 6.00 are open; 25.00 + 5.00 come for good: 5.00 are lost, 1.00 of tax may be deducted after all
    last = company.do(credit("25", "5", id="sc2", final=True, reference="K2"))
    assert company.balances(seq=last.seq) == {"1400": "1.00", "1500": "-36.00", "2100": "30.00", "5100": "5.00"}
    assert company.all(Case)[0].state == "resolved"


def test_more_than_claimed_is_a_gain_when_final(company: Company) -> None:
    buy(company, "10", "10")
    invoiced(company, "10", "10")
    company.do(send("5"))
    last = company.do(credit("52", final=True))
    assert company.balances(seq=last.seq) == {"1500": "-50.00", "2100": "52.00", "5100": "-2.00"}


def test_a_replacement_of_goods_not_invoiced_opens_the_order_again(company: Company) -> None:
    buy(company, "10", "10")
    company.do(send("4", resolution="replacement"))
    [line] = company.all(OrderLine)
    assert (line.quantity_open, line.quantity_fulfilled, line.quantity_returned) == (D(4), D(6), D(4))
    assert company.all(Document, id="po1")[0].state == "part_done"
    assert [c.state for c in company.all(Case)] == ["open"]
    receive(company, "4", id="gr2", on=LATER)
    company.do(CloseReturnCase(case_id="sr1", document_ids=("gr2",), resolution="replaced"))
    assert company.all(Case)[0].resolution == "replaced"
    invoiced(company, "10", "10", on=LATER)
    assert company.balances() == {"1300": "100.00", "2100": "-100.00"}


def test_a_replacement_of_invoiced_goods_is_prepaid_at_the_price_invoiced(company: Company, method: str) -> None:
    buy(company, "10", "10")
    invoiced(company, "10", "10.40")
    # 104.00 paid; 4 of 10 go back and wait at 41.60
    outcome = company.do(send("4", resolution="replacement"))
    if method == "standard":
        assert company.balances(seq=outcome.seq) == {"1300": "-40.00", "2200": "41.60", "5100": "-1.60"}
    else:
        assert company.balances(seq=outcome.seq) == {"1300": "-41.60", "2200": "41.60"}
    receive(company, "4", id="gr2", on=LATER)
    after = company.balances()
    assert "2200" not in after and after["2100"] == "-104.00"
    assert after["1300"] == ("100.00" if method == "standard" else "104.00")


def test_a_foreign_claim_and_its_credit_at_another_rate(company: Company) -> None:
    rates = tuple(ExchangeRate(base="EUR", currency="USD", valid_on=day, rate=D(rate)) for day, rate in ((DAY, "1"), (LATER, "0.9")))
    company.do(DefineRates(rates=rates))
    buy(company, "10", "10", supplier="BOLT")
    outcome = company.do(send("2"))
    # accrued at the receipt's rate, whatever the rate is now
    assert company.balances(seq=outcome.seq) == {"1300": "-20.00", "2200": "20.00"}
    invoiced(company, "8", "10", supplier="BOLT")
    claimed = company.do(send("4", id="sr2"))
    # 40 USD are worth 36.00 today, the goods cost 40.00
    assert company.balances(seq=claimed.seq) == {"1300": "-40.00", "1500": "36.00", "5100": "4.00"}
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=date(2026, 3, 1), rate=D("0.95")),)))
    settled = company.do(credit("40", return_id="sr2", posting_date=date(2026, 3, 2)))
    assert company.balances(seq=settled.seq) == {"1500": "-36.00", "2100": "38.00", "5600": "-2.00"}


def test_more_than_came_or_is_there_is_refused_by_name(company: Company) -> None:
    buy(company, "10", "10")
    company.refused(send("11"), "more_than_received")
    company.do(direct("8", "20"))
    company.refused(send("3"), "not_enough_stock")
    company.refused(send("0"), "invalid_value")
    company.refused(send("1", receipt="po1"), "wrong_state")
    company.refused(send("1", reason="count-1"), "invalid_value")
    company.refused(send("1", unit_credit=D(-1)), "invalid_value")
    company.refused(send("1", case_id="none"), "unknown_id")
    company.refused(send("1", posting_date=date(2031, 1, 1)), "period_missing")
    assert company.all(ReceiptLine)[0].quantity_returned == 0


def test_goods_a_customer_sent_back_go_on_to_their_supplier_in_one_case(company: Company) -> None:
    buy(company, "10", "10")
    invoiced(company, "10", "10")
    company.do(direct("4", "25"))
    back = CustomerLine(shipment_line_no=1, quantity=D(2), location_id="W1/Q", disposition="to_supplier")
    company.do(TakeCustomerReturn(return_id="cr1", shipment_id="sh1", posting_date=LATER, credit_note_id="cn1", lines=(back,)))
    outcome = company.do(send("2", location="W1/Q", case_id="cr1"))
    assert company.balances(seq=outcome.seq) == {"1310": "-20.00", "1500": "20.00"}
    company.do(credit("20"))
    [case] = company.all(Case)
    assert (case.id, case.state) == ("cr1", "resolved")
    assert [r.document_id for r in sorted(company.all(CaseDocument), key=lambda r: r.position)] == ["sh1", "cr1", "cn1", "sr1", "sc1"]


@pytest.mark.parametrize("resolution", ["credit", "replacement"])
def test_a_return_is_taken_back_before_and_after_the_invoice(company: Company, resolution: str) -> None:
    buy(company, "10", "10", tax_code="V20")
    invoiced(company, "6", "10")
    before = owed(company)
    company.do(send("5", resolution=resolution))
    company.do(undo("sr1"))
    assert owed(company) == before
    assert sum(layer.quantity_remaining for layer in company.all(CostLayer)) == D(10)
    assert [c.resolution for c in company.all(Case)] == ["the return was reversed"]
    company.do(send("10", id="sr2"))


def test_a_credited_return_stands_until_its_credit_note_is_reversed(company: Company) -> None:
    buy(company, "10", "10")
    invoiced(company, "10", "10")
    company.do(send("4"))
    company.do(credit("40"))
    company.refused(undo("sr1"), "stands_on")
    company.do(undo("sc1"))
    assert [c.state for c in company.all(Case)] == ["open"]
    assert company.all(Claim)[0].open_amount == D(40)
    company.do(undo("sr1"))
    assert company.balances() == {"1300": "100.00", "2100": "-100.00"}
