"""Results begin anew with each fiscal year, and what earlier years left is in retained earnings; figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.finance_data import DefineAccounts
from app.commands.journal_vouchers import PostJournal, VoucherLine
from app.commands.organisation import DefineEntity
from app.commands.period_close import ClosePeriod, OpenPeriods
from app.domain.book import Account, LegalEntity, PostingRule
from db.queries.year_end import CARRIED, yearly_trial_balance
from tests.support.company import Company, new_company

D = Decimal


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """2026: revenue 900.00, expenses 250.00, the bank 650.00. January 2027: expenses of 40.00; February 2027: revenue of 100.00."""
    company = new_company(tmp_path)
    company.do(OpenPeriods(entity_id="NORTH", first_day=date(2027, 1, 1), months=24))
    post(company, "jv1", date(2026, 6, 30), ("1800", "900"), ("4000", "-900"))
    post(company, "jv2", date(2026, 12, 31), ("6000", "250"), ("1800", "-250"))
    post(company, "jv3", date(2027, 1, 5), ("6000", "40"), ("1800", "-40"))
    post(company, "jv4", date(2027, 2, 5), ("1800", "100"), ("4000", "-100"))
    return company


def post(company: Company, id: str, day: date, *lines: tuple[str, str]) -> None:
    parts = tuple(VoucherLine(account_id=account, amount=D(amount)) for account, amount in lines)
    company.do(PostJournal(voucher_id=id, entity_id="NORTH", posting_date=day, text="result", lines=parts))


def retained(company: Company) -> None:
    account = Account(entity_id="NORTH", id="3200", name="Retained earnings", type="equity")
    rule = PostingRule(entity_id="NORTH", role="RETAINED_EARNINGS", account_id="3200")
    company.do(DefineAccounts(accounts=(account,), rules=(rule,)))


def openings(company: Company, since: date, until: date) -> dict[str, tuple[Decimal, Decimal]]:
    """Opening and closing by account."""
    with company.book.reading() as connection:
        rows = yearly_trial_balance(connection, since=since, until=until)
    assert sum(row.opening for row in rows) == sum(row.closing for row in rows) == 0
    return {row.account_id: (row.opening, row.closing) for row in rows}


def test_a_new_year_opens_with_nothing_earned_and_last_years_result_retained(company: Company) -> None:
    retained(company)
    assert openings(company, date(2027, 1, 1), date(2027, 1, 31)) == {
        "1800": (650, 610),
        "3200": (-650, -650),
        "6000": (0, 40),
    }
    assert openings(company, date(2027, 2, 1), date(2027, 2, 28)) == {
        "1800": (610, 710),
        "3200": (-650, -650),
        "4000": (0, -100),
        "6000": (40, 40),
    }


def test_within_the_first_year_nothing_is_carried(company: Company) -> None:
    retained(company)
    assert openings(company, date(2026, 12, 1), date(2026, 12, 31)) == {"1800": (900, 650), "4000": (-900, -900), "6000": (0, 250)}


def test_two_years_later_both_results_are_retained(company: Company) -> None:
    retained(company)
    post(company, "jv5", date(2027, 3, 1), ("3200", "500"), ("1800", "-500"))  # a dividend
    assert openings(company, date(2028, 1, 1), date(2028, 12, 31)) == {"1800": (210, 210), "3200": (-210, -210)}


def test_a_year_that_is_not_closed_is_named_and_so_is_a_chart_without_the_account(company: Company) -> None:
    def name(since: date) -> str:
        with company.book.reading() as connection:
            [row] = [x for x in yearly_trial_balance(connection, since=since, until=since) if x.type == "equity"]
        return row.name

    assert name(date(2027, 1, 1)) == f"{CARRIED} (2026-01 is not closed)"
    retained(company)
    for month in range(1, 12):
        company.do(ClosePeriod(entity_id="NORTH", period_id=f"2026-{month:02d}", how="hard"), member="fay")
    assert name(date(2027, 1, 1)) == "Retained earnings (2026-12 is not closed)"
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-12", how="hard"), member="fay")
    assert name(date(2027, 1, 1)) == "Retained earnings"


def test_a_fiscal_year_may_begin_in_another_month(tmp_path: Path) -> None:
    """From April on: what January to March brought is last year's."""
    company = new_company(tmp_path)
    company.do(DefineEntity(entity=LegalEntity(id="NORTH", name="North", currency="EUR", fiscal_year_start_month=4)))
    retained(company)
    post(company, "jv1", date(2026, 3, 31), ("1800", "10"), ("4000", "-10"))
    post(company, "jv2", date(2026, 4, 1), ("1800", "7"), ("4000", "-7"))
    assert openings(company, date(2026, 5, 1), date(2026, 5, 31)) == {"1800": (17, 17), "3200": (-10, -10), "4000": (-7, -7)}
    assert openings(company, date(2026, 3, 1), date(2026, 3, 31)) == {"1800": (0, 10), "4000": (0, -10)}
