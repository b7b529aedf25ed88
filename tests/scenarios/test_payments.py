"""Payments: allocation, partial and over-payment, credit notes, and exchange differences, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefineRates
from app.commands.master_data import DefinePartners
from app.commands.opening_balance import OpeningItem, PostOpeningBalance
from app.commands.payments import AllocatePayment, RecordPayment, SettledAmount
from app.domain.book import Allocation, ApprovalRequest, Document, ExchangeRate, OpenItem, Partner
from tests.support.company import Company, new_company

D = Decimal
OPEN = date(2026, 1, 1)
DAY = date(2026, 1, 20)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    company = new_company(tmp_path)
    rates = ((OPEN, "0.9"), (DAY, "0.95"))
    company.do(DefineRates(rates=tuple(ExchangeRate(base="EUR", currency="USD", valid_on=day, rate=D(rate)) for day, rate in rates)))
    return company


def owed(company: Company, *items: tuple[str, str], side: str = "receivable", partner: str = "SHOP", currency: str = "EUR") -> None:
    """Open items in a book: (document, amount)."""
    company.do(
        PostOpeningBalance(
            balance_id=f"ob-{items[0][0]}",
            entity_id="NORTH",
            posting_date=OPEN,
            items=tuple(
                OpeningItem(
                    document_id=id_,
                    partner_id=partner,
                    side=side,
                    amount=D(amount),
                    currency=currency,
                    document_date=OPEN,
                    due_date=DAY,
                )
                for id_, amount in items
            ),
        )
    )


def payment(
    amount: str, *settled: tuple[str, str | None], direction: str = "received", partner: str = "SHOP", **more: Any
) -> RecordPayment:
    parts = tuple(SettledAmount(document_id=id_, amount=None if a is None else D(a)) for id_, a in settled)
    fields: dict[str, Any] = {"payment_id": "py1", "entity_id": "NORTH", "posting_date": DAY} | more
    return RecordPayment(direction=direction, partner_id=partner, amount=D(amount), allocations=parts, **fields)


def still_open(company: Company) -> dict[str, tuple[Decimal, Decimal]]:
    return {i.document_id: (i.open_amount, i.open_base) for i in company.all(OpenItem) if i.open_amount or i.open_base}


def allocated(company: Company) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    return [(a.item_document_id, a.amount, a.base_amount, a.exchange_difference) for a in company.all(Allocation)]


def test_a_customer_pays_one_invoice_in_full_and_one_in_part(company: Company) -> None:
    owed(company, ("i1", "100"), ("i2", "50.50"))
    outcome = company.do(payment("120", ("i1", None), ("i2", "20")))
    assert company.balances(document="py1") == {"1200": "-120.00", "1800": "120.00"}
    assert still_open(company) == {"i2": (D("30.50"), D("30.50"))}
    assert allocated(company) == [("i1", D(100), D(100), D(0)), ("i2", D(20), D(20), D(0))]
    assert outcome.result["number"] == "PY-2026-000001"


def test_an_over_payment_stays_on_account_until_it_is_allocated(company: Company) -> None:
    owed(company, ("i1", "100"), ("i2", "40"))
    company.do(payment("130", ("i1", "100")))
    assert still_open(company) == {"i2": (D(40), D(40)), "py1": (D(-30), D(-30))}
    assert company.balances()["1200"] == "10.00"
    company.do(AllocatePayment(document_id="py1", posting_date=DAY, allocations=(SettledAmount(document_id="i2", amount=D(25)),)))
    assert still_open(company) == {"i2": (D(15), D(15)), "py1": (D(-5), D(-5))}
    assert company.balances()["1200"] == "10.00"
    for item in company.all(OpenItem):
        given = sum((a.amount for a in company.all(Allocation) if a.item_document_id == item.document_id), D(0))
        assert item.amount - given == item.open_amount


def test_a_credit_note_is_settled_with_a_payment_or_against_an_invoice(company: Company) -> None:
    owed(company, ("i1", "100"), ("i2", "70"), ("cn1", "-30"), ("cn2", "-10"))
    company.do(payment("70", ("i1", None), ("cn1", None)))
    assert company.balances(document="py1") == {"1200": "-70.00", "1800": "70.00"}
    company.do(AllocatePayment(document_id="cn2", posting_date=DAY, allocations=(SettledAmount(document_id="i2", amount=D(10)),)))
    assert still_open(company) == {"i2": (D(60), D(60))}
    assert company.balances()["1200"] == "60.00"


def test_money_out_waits_for_an_approval_and_then_settles(company: Company) -> None:
    owed(company, ("b1", "4000"), side="payable", partner="ACME")
    company.do(payment("4000", ("b1", None), direction="paid", partner="ACME"), expect="held")
    assert still_open(company) == {"b1": (D(-4000), D(-4000))}
    [request] = company.all(ApprovalRequest)
    assert (request.kind, request.amount) == ("supplier_payment", D(4000))
    company.do(ApproveRequest(request_id=request.id), member="clara")
    assert company.balances(document="py1") == {"1800": "-4000.00", "2100": "4000.00"}
    assert still_open(company) == {}
    assert company.all(Document, id="py1")[0].total == D(-4000)


def test_a_held_payment_is_refused_when_the_item_was_settled_meanwhile(company: Company) -> None:
    owed(company, ("b1", "4000"), side="payable", partner="ACME")
    company.do(payment("4000", ("b1", None), direction="paid", partner="ACME"), expect="held")
    company.do(payment("900", ("b1", "900"), direction="paid", partner="ACME", payment_id="py2"))
    [request] = company.all(ApprovalRequest)
    outcome = company.do(ApproveRequest(request_id=request.id), member="clara", expect="held")
    assert outcome.result["warnings"][0]["code"] == "proposal_changed"
    assert still_open(company) == {"b1": (D(-3100), D(-3100))}


def test_a_receivable_paid_at_a_better_rate_gains(company: Company) -> None:
    """100 USD owed at 0.90 = 90.00, paid at 0.95 = 95.00: 5.00 gained."""
    owed(company, ("i1", "100"), currency="USD")
    company.do(payment("100", ("i1", None), currency="USD"))
    assert company.balances(document="py1") == {"1200": "-90.00", "1800": "95.00", "5600": "-5.00"}
    assert allocated(company) == [("i1", D(100), D(90), D(5))]
    assert still_open(company) == {}


def test_a_payable_paid_at_a_higher_rate_loses_and_parts_leave_no_cent(company: Company) -> None:
    """33.33 of 100 USD at 0.90 take 30.00 (29.997) off 90.00, the rest takes 60.00; paid at 0.95: 31.66 (31.6635) and 63.34 (63.3365)."""
    owed(company, ("b1", "100"), side="payable", partner="BOLT", currency="USD")
    company.do(payment("33.33", ("b1", None), direction="paid", partner="BOLT", currency="USD"), expect="refused")
    company.do(payment("33.33", ("b1", "33.33"), direction="paid", partner="BOLT", currency="USD"))
    assert company.balances(document="py1") == {"1800": "-31.66", "2100": "30.00", "5600": "1.66"}
    company.do(payment("66.67", ("b1", None), direction="paid", partner="BOLT", currency="USD", payment_id="py2"))
    assert company.balances(document="py2") == {"1800": "-63.34", "2100": "60.00", "5600": "3.34"}
    assert still_open(company) == {}
    assert company.balances()["3000"] == "90.00"
    assert "2100" not in company.balances()


def test_the_cent_that_rounding_leaves_goes_to_the_last_item(company: Company) -> None:
    """30 USD for 28.40: 9.47 (9.4667) for each of three would be 28.41, so the last gets 9.46; each stood at 9.00."""
    owed(company, ("i1", "10"), ("i2", "10"), ("i3", "10"), currency="USD")
    company.do(payment("30", ("i1", None), ("i2", None), ("i3", None), currency="USD", base_amount=D("28.40")))
    assert company.balances(document="py1") == {"1200": "-27.00", "1800": "28.40", "5600": "-1.40"}
    assert [row[3] for row in allocated(company)] == [D("0.47"), D("0.47"), D("0.46")]


def test_what_the_bank_booked_counts_and_what_is_left_stays_on_account(company: Company) -> None:
    """Bank books 96.01 for 101 USD: rate 0.9505940594; 1 USD on account is 0.95; 50 and 50 USD get 47.53 and 47.53 of 95.06."""
    owed(company, ("i1", "50"), ("i2", "50"), currency="USD")
    company.do(payment("101", ("i1", None), ("i2", None), currency="USD", base_amount=D("96.01")))
    assert company.balances(document="py1") == {"1200": "-90.95", "1800": "96.01", "5600": "-5.06"}
    assert [row[3] for row in allocated(company)] == [D("2.53"), D("2.53")]
    assert still_open(company) == {"py1": (D(-1), D("-0.95"))}


def test_an_advance_in_foreign_currency_realises_its_difference_when_it_is_allocated(company: Company) -> None:
    """100 USD paid ahead at 0.90 = 90.00; the bill at 0.95 = 95.00: allocated, 5.00 gained."""
    company.do(payment("100", direction="paid", partner="BOLT", currency="USD", posting_date=OPEN))
    assert company.balances() == {"1800": "-90.00", "2100": "90.00"}
    bill = OpeningItem(document_id="b1", partner_id="BOLT", side="payable", amount=D(100), currency="USD", document_date=DAY, due_date=DAY)
    company.do(PostOpeningBalance(balance_id="ob", entity_id="NORTH", posting_date=DAY, items=(bill,)))
    company.do(AllocatePayment(document_id="py1", posting_date=DAY, allocations=(SettledAmount(document_id="b1"),)))
    assert still_open(company) == {}
    assert company.balances() == {"1800": "-90.00", "3000": "95.00", "5600": "-5.00"}


def test_a_refund_to_a_customer_and_from_a_supplier_stand_on_their_side(company: Company) -> None:
    owed(company, ("cn1", "-80"))
    company.do(payment("80", ("cn1", None), direction="paid", side="receivable"))
    assert company.balances(document="py1") == {"1200": "80.00", "1800": "-80.00"}
    company.do(payment("15", direction="received", partner="ACME", side="payable", payment_id="py2"))
    assert still_open(company) == {"py2": (D(-15), D(-15))}
    assert company.balances(document="py2") == {"1800": "15.00", "2100": "-15.00"}


def test_a_payer_settles_what_is_billed_to_it(company: Company) -> None:
    company.do(DefinePartners(partners=(Partner(id="BRANCH", name="Branch", is_customer=True, bill_to="SHOP"),)))
    owed(company, ("i1", "10"), partner="BRANCH")
    company.do(payment("10", ("i1", None)))
    assert still_open(company) == {}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (payment("10", ("i1", "20")), "beyond_payment"),
        (payment("200", ("i1", "100.01")), "beyond_open_amount"),
        (payment("10", ("ghost", None)), "unknown_id"),
        (payment("10", ("i1", "5"), ("i1", "5")), "invalid_value"),
        (payment("10", ("i1", "5"), partner="ACME"), "invalid_value"),
        (payment("10", ("i1", "5"), currency="USD"), "invalid_value"),
        (payment("10", ("i1", "0")), "invalid_value"),
        (payment("0"), "invalid_value"),
        (payment("-5"), "invalid_value"),
        (payment("5.001"), "invalid_value"),
        (payment("5", currency="GBP"), "rate_missing"),
        (payment("5", account_id="1200"), "control_account"),
        (payment("5", base_amount=D(6)), "invalid_value"),
        (payment("5", posting_date=date(2031, 1, 1)), "period_missing"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(company: Company, command: RecordPayment, code: str) -> None:
    owed(company, ("i1", "100"))
    company.refused(command, code)
    assert still_open(company) == {"i1": (D(100), D(100))}


def test_a_settled_item_cannot_be_settled_again_and_nothing_settles_itself(company: Company) -> None:
    owed(company, ("i1", "100"))
    company.do(payment("110", ("i1", None)))
    company.refused(payment("5", ("i1", None), payment_id="py2"), "beyond_open_amount")
    company.refused(AllocatePayment(document_id="py1", posting_date=DAY, allocations=(SettledAmount(document_id="py1"),)), "invalid_value")
    company.refused(AllocatePayment(document_id="i1", posting_date=DAY, allocations=(SettledAmount(document_id="py1"),)), "wrong_state")


def test_five_hundred_payments_in_one_batch_settle_five_hundred_items(company: Company) -> None:
    owed(company, *((f"i{n}", "10") for n in range(500)))
    records = [company.record(payment("10", (f"i{n}", None), payment_id=f"p{n}")) for n in range(500)]
    assert {outcome.status for outcome in company.run(*records)} == {"posted"}
    assert still_open(company) == {}
    assert company.balances()["1800"] == "5000.00"
    assert company.all(Document, id="p499")[0].number == "PY-2026-000500"
