"""Rules that hold by a single comparison, sign or field: each of these figures changes when somebody gets that one thing wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefinePolicies
from app.commands.payments import AllocatePayment, SettledAmount
from app.commands.period_close import ClosePeriod
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.reversing import ReverseDocument
from app.domain.book import ApprovalRequest, Case, CostLayer, StockPosition, TolerancePolicy
from tests.scenarios import test_approvals as approving
from tests.scenarios import test_invoicing as invoicing
from tests.scenarios import test_payments as paying
from tests.support.company import Company, new_company

D = Decimal
EARLY, LATE = date(2026, 1, 5), date(2026, 1, 15)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path, method="fifo")


def test_the_oldest_goods_by_date_go_first_and_not_those_that_were_entered_first(company: Company) -> None:
    """10 of the 15th at 5.00, then 10 of the 5th at 7.00: eight that go are those of the 5th, 8 × 7.00."""
    company.receive("NUT", "10", "5", on=LATE)
    company.receive("NUT", "10", "7", on=EARLY)
    company.do(approving.adjustment("ad0", "1"))  # found, and worth what the newest by date are
    assert company.balances(document="ad0") == {"1300": "5.00", "5300": "-5.00"}
    company.do(approving.adjustment("ad1", "-8"))
    assert company.balances(document="ad1") == {"1300": "-56.00", "5300": "56.00"}
    company.do(approving.adjustment("ad2", "-3"))
    assert company.balances(document="ad2") == {"1300": "-19.00", "5300": "19.00"}  # 2 × 7.00, and 1 × 5.00 found on the 10th


def test_a_layer_says_whose_goods_it_holds_and_what_they_were_worth_when_they_came(company: Company) -> None:
    company.receive("NUT", "10", "3", on=EARLY)
    company.do(approving.adjustment("ad1", "-4"))
    [layer] = company.all(CostLayer)
    assert (layer.partner_id, layer.received_on) == ("ACME", EARLY)
    assert (layer.quantity_received, layer.value_received) == (10, 30)
    assert (layer.quantity_remaining, layer.value_remaining) == (6, 18)


def test_damaged_goods_that_a_supplier_sent_are_a_case_with_the_money_that_was_ordered(company: Company) -> None:
    """Of 100 ordered at 10.00, six come damaged: 60.00 are at risk, though nothing of it is in the books."""
    invoicing.order(company)
    company.do(
        PostGoodsReceipt(
            receipt_id="gr1",
            order_id="po1",
            posting_date=LATE,
            lines=(ReceiptLineIn(order_line_no=1, quantity=D(6), location_id="W1/Q", condition="damaged"),),
        )
    )
    [case] = company.all(Case)
    assert (case.kind, case.money_at_risk, case.currency) == ("damaged_goods", D(60), "EUR")
    assert company.balances() == {}


def test_goods_are_not_received_onto_the_road(company: Company) -> None:
    invoicing.order(company)
    line = ReceiptLineIn(order_line_no=1, quantity=D(6), location_id="W1/T")
    company.refused(PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=LATE, lines=(line,)), "invalid_value")
    assert company.all(StockPosition) == []


def test_a_credit_note_settles_no_other_credit_note(company: Company) -> None:
    paying.owed(company, ("i1", "100"), ("cn1", "-30"), ("cn2", "-10"))
    both = AllocatePayment(document_id="cn1", posting_date=paying.DAY, allocations=(SettledAmount(document_id="cn2", amount=D(10)),))
    company.refused(both, "beyond_payment")
    assert paying.still_open(company) == {"i1": (100, 100), "cn1": (-30, -30), "cn2": (-10, -10)}
    company.do(AllocatePayment(document_id="cn1", posting_date=paying.DAY, allocations=(SettledAmount(document_id="i1", amount=D(30)),)))
    assert paying.still_open(company) == {"i1": (70, 70), "cn2": (-10, -10)}


def test_a_reversal_does_not_take_what_is_kept_for_a_document_that_waits(company: Company) -> None:
    """Two receipts of 5; 8 are kept for a held adjustment. Reversing one receipt would leave 5 for the 8."""
    approving.ten_nuts(company)
    company.do(approving.adjustment("ad1", "-8"), expect="held")
    [first, _] = [layer.document_id for layer in company.all(CostLayer)]
    company.refused(
        ReverseDocument(reversal_id="xr1", document_id=first, posting_date=approving.DAY, reason="return-1"), "not_enough_stock"
    )
    assert approving.promised(company) == (10, 8)
    third = company.receive("NUT", "5", "1")
    assert approving.promised(company) == (15, 8)
    company.do(ReverseDocument(reversal_id="xr2", document_id=third, posting_date=approving.DAY, reason="return-1"))
    assert approving.promised(company) == (10, 8)


def test_what_was_asked_before_a_month_was_closed_for_warehouses_may_still_be_released_into_it(company: Company) -> None:
    """Asked by somebody who may not post into it: the release counts, whoever it was."""
    approving.order(company, "100")
    company.do(approving.receipt("25"), member="sam", expect="held")
    [request] = approving.requests(company)
    company.do(ClosePeriod(entity_id="NORTH", period_id=f"{approving.DAY:%Y-%m}", how="soft"), member="fay")
    line = ReceiptLineIn(order_line_no=1, quantity=D(1), location_id="W1/A")
    late = PostGoodsReceipt(receipt_id="gr2", order_id="po1", posting_date=approving.DAY, lines=(line,))
    company.refused(late, "period_closed", member="sam")
    company.do(ApproveRequest(request_id=request.id, proposal_digest=request.proposal_digest), member="clara")
    assert company.balances() == {"1300": "2500.00", "2200": "-2500.00"}


def test_a_tolerance_of_a_partner_that_was_switched_off_counts_no_more(company: Company) -> None:
    """10 ordered at 100.00, 25 come. The supplier's own tolerance of 200 % would let them pass; switched off, the entity's 5 % holds."""
    wide = TolerancePolicy(entity_id="NORTH", kind="over_receipt", partner_id="ACME", fraction=D(2), amount=D(0))
    company.do(DefinePolicies(tolerances=(wide,)))
    approving.order(company, "100", id="po0")
    company.do(approving.receipt("25", id="gr0", order="po0"))
    off = TolerancePolicy(entity_id="NORTH", kind="over_receipt", partner_id="ACME", fraction=D(2), amount=D(0), active=False)
    company.do(DefinePolicies(tolerances=(off,)))
    assert approving.held_receipt(company).kind == "over_receipt"
    assert len(company.all(ApprovalRequest)) == 1
    company.do(
        DefinePolicies(tolerances=(TolerancePolicy(entity_id="NORTH", kind="over_receipt", fraction=D(1), amount=D(0), active=False),))
    )
    company.refused(approving.receipt("25", id="gr2"), "policy_missing")


def test_reverse_charge_that_is_half_recoverable_is_half_input_tax_and_half_cost(company: Company) -> None:
    """100 at 10.00 with 20 % owed to the state: 200.00, of which 100.00 come back and 100.00 make the goods dearer."""
    invoicing.tax(company, "RC", reverse_charge=True, recoverable="0.5")
    invoicing.order(company, tax_code="RC")
    invoicing.receive(company, "100")
    assert company.balances() == {"1300": "1100.00", "2200": "-1100.00"}
    company.do(invoicing.invoice(invoicing.line("100", "10"), total=D(1000)))
    assert company.balances() == {"1300": "1100.00", "1400": "100.00", "2100": "-1000.00", "2400": "-200.00"}
