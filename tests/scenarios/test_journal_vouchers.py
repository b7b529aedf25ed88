"""Journal vouchers: balanced, with dimensions, approved by amount, and never on a control account."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.approvals import ApproveRequest, RejectRequest
from app.commands.journal_vouchers import PostJournal, VoucherLine
from app.commands.period_close import ClosePeriod
from app.domain.book import ApprovalRequest, Document, JournalLine
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 31)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path)


def voucher(*lines: tuple[str, str], id: str = "jv1", **dimensions: Any) -> PostJournal:
    parts = tuple(VoucherLine(account_id=account, amount=D(amount), **dimensions) for account, amount in lines)
    return PostJournal(voucher_id=id, entity_id="NORTH", posting_date=DAY, text="Rent of January", lines=parts)


def test_a_balanced_entry_posts_with_its_dimensions(company: Company) -> None:
    outcome = company.do(voucher(("6000", "600"), ("6000", "150.50"), ("1800", "-750.50"), warehouse_id="W1", family="goods"))
    assert company.balances(document="jv1") == {"1800": "-750.50", "6000": "750.50"}
    lines = {line.account_id: (line.amount, line.warehouse_id, line.family) for line in company.all(JournalLine)}
    assert lines == {"6000": (D("750.50"), "W1", "goods"), "1800": (D("-750.50"), "W1", "goods")}
    assert outcome.result["number"] == "JV-2026-000001"
    assert company.all(Document, id="jv1")[0].total == D("750.50")


def test_an_entry_out_of_balance_is_refused_with_the_difference(company: Company) -> None:
    outcome = company.refused(voucher(("6000", "100"), ("1800", "-99.99")), "entry_unbalanced")
    assert outcome.result["refusal"]["facts"]["difference"] == "0.01"


@pytest.mark.parametrize("control", ["1200", "1250", "1300", "1310", "1320", "2100", "2150", "2200"])
def test_no_control_account_takes_a_manual_entry(company: Company, control: str) -> None:
    company.refused(voucher(("6000", "10"), (control, "-10")), "control_account")
    assert company.balances() == {}


def test_above_the_amount_of_the_policy_it_is_approved_first(company: Company) -> None:
    company.do(voucher(("6000", "1000"), ("1800", "-1000"), id="jv0"), member="clara")
    company.do(voucher(("6000", "1000.01"), ("1800", "-1000.01")), member="clara", expect="held")
    assert company.balances()["6000"] == "1000.00"
    [request] = company.all(ApprovalRequest)
    company.refused(ApproveRequest(request_id=request.id), "own_request", member="clara")
    company.do(ApproveRequest(request_id=request.id), member="fay")
    assert company.balances()["6000"] == "2000.01"


def test_a_rejected_entry_posts_nothing(company: Company) -> None:
    company.do(voucher(("6000", "5000"), ("1800", "-5000")), member="clara", expect="held")
    company.do(RejectRequest(request_id=company.all(ApprovalRequest)[0].id, reason="wrong account"), member="fay")
    assert company.balances() == {}


def test_a_soft_closed_period_takes_finances_entries_and_a_closed_one_none(company: Company) -> None:
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="soft"), member="fay")
    company.do(voucher(("6000", "10"), ("1800", "-10")), member="clara")
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"), member="fay")
    company.refused(voucher(("6000", "10"), ("1800", "-10"), id="jv2"), "period_closed", member="clara")


def test_lines_in_another_currency_keep_it(company: Company) -> None:
    lines = (
        VoucherLine(account_id="6000", amount=D(90), currency="USD", foreign_amount=D(100)),
        VoucherLine(account_id="1800", amount=D(-90)),
    )
    company.do(PostJournal(voucher_id="jv1", entity_id="NORTH", posting_date=DAY, text="Fee", lines=lines))
    [line] = [x for x in company.all(JournalLine) if x.currency == "USD"]
    assert (line.amount, line.foreign_amount, line.rate) == (D(90), D(100), D("0.9"))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (voucher(("6000", "1")), "invalid_value"),
        (voucher(("6000", "1.001"), ("1800", "-1.001")), "invalid_value"),
        (voucher(("9999", "1"), ("1800", "-1")), "unknown_id"),
        (voucher(("6000", "1"), ("1800", "-1"), warehouse_id="W9"), "unknown_id"),
        (voucher(("6000", "1"), ("1800", "-1"), partner_id="NOBODY"), "unknown_id"),
        (voucher(("6000", "1"), ("1800", "-1"), foreign_amount=D(1)), "invalid_value"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(company: Company, command: PostJournal, code: str) -> None:
    company.refused(command, code)
    assert company.balances() == {}


def test_an_operator_may_not_post_journals(company: Company) -> None:
    company.refused(voucher(("6000", "1"), ("1800", "-1")), "not_permitted", member="sam")
