"""Currency revaluation at month end, with figures worked out by hand; nothing of it ever reaches inventory."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from app.commands.currency_revaluation import RevalueCurrencies
from app.commands.finance_data import DefineAccounts, DefineRates
from app.commands.journal_vouchers import PostJournal, VoucherLine
from app.commands.opening_balance import OpeningItem, PostOpeningBalance
from app.commands.payments import RecordPayment, SettledAmount
from app.commands.period_close import ClosePeriod
from app.commands.reversing import ReverseDocument
from app.domain.book import Account, DocumentLine, ExchangeRate, JournalEntry, JournalLine, OpenItem, PostingRule
from db.queries.close import obstacles
from db.queries.ledger import trial_balance
from db.verify import verify
from tests.support.company import Company, new_company

D = Decimal
OPENED, MID, END, NEXT = date(2026, 1, 5), date(2026, 1, 20), date(2026, 1, 31), date(2026, 2, 1)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """1 USD is 0.90 from the beginning, 0.95 on 31 January, 0.97 in February; 1 JPY is 0.0061, then 0.0058."""
    company = new_company(tmp_path)
    rates = (
        ("USD", OPENED, "0.9"),
        ("USD", END, "0.95"),
        ("USD", date(2026, 2, 2), "0.97"),
        ("JPY", OPENED, "0.0061"),
        ("JPY", END, "0.0058"),
    )
    company.do(DefineRates(rates=tuple(ExchangeRate(base="EUR", currency=c, valid_on=day, rate=D(rate)) for c, day, rate in rates)))
    return company


def owed(company: Company, id: str, amount: str, currency: str, *, side: str = "payable", on: date = OPENED) -> None:
    partner = "BOLT" if side == "payable" else "SHOP"
    item = OpeningItem(
        document_id=id,
        partner_id=partner,
        side=side,
        amount=D(amount),
        currency=currency,
        document_date=on,
        due_date=END,
    )
    company.do(PostOpeningBalance(balance_id=f"ob-{id}", entity_id="NORTH", posting_date=on, items=(item,)))


def paid(amount: str, item: str, *, on: date, direction: str, partner: str, id: str) -> RecordPayment:
    return RecordPayment(
        payment_id=id,
        entity_id="NORTH",
        direction=direction,
        partner_id=partner,
        posting_date=on,
        amount=D(amount),
        currency="USD",
        allocations=(SettledAmount(document_id=item, amount=D(amount)),),
    )


def run(id: str = "xv1", period: str = "2026-01") -> RevalueCurrencies:
    return RevalueCurrencies(revaluation_id=id, entity_id="NORTH", period_id=period)


def balance_on(company: Company, day: date) -> dict[str, Decimal]:
    with company.book.reading() as connection:
        return {row.account_id: row.closing for row in trial_balance(connection, until=day) if row.closing}


def test_open_items_stand_at_the_rate_of_the_last_day_and_go_back_on_the_next(company: Company) -> None:
    """Payable 100 USD: −90.00 becomes −95.00, a loss of 5.00. Receivable 20,000 JPY: 122.00 becomes 116.00, a loss of 6.00."""
    owed(company, "b1", "100", "USD")
    owed(company, "r1", "20000", "JPY", side="receivable")
    owed(company, "r2", "50", "EUR", side="receivable")
    before = company.balances()
    outcome = company.do(run())
    assert (outcome.result["items"], outcome.result["number"]) == (2, "XV-2026-000001")
    on_the_day = balance_on(company, END)
    assert (on_the_day["2100"], on_the_day["1200"], on_the_day["5600"]) == (D(-95), D(166), D(11))
    assert company.balances() == before
    assert {i.document_id: i.open_base for i in company.all(OpenItem)} == {"b1": D(-90), "r1": D(122), "r2": D(50)}
    there, back = company.all(JournalEntry, document_id="xv1")
    assert (there.posting_date, back.posting_date) == (END, NEXT)
    assert {line.source_id: (line.net, line.value) for line in company.all(DocumentLine, document_id="xv1")} == {
        "b1": (D(-5), D(-95)),
        "r1": (D(-6), D(116)),
    }


def test_goods_bought_in_foreign_currency_are_not_revalued(company: Company) -> None:
    company.receive("NUT", "10", "10", on=MID, supplier_id="BOLT")
    company.do(run())
    assert balance_on(company, END)["1300"] == D(90)
    assert company.all(JournalEntry, document_id="xv1") == []


def test_what_was_paid_after_the_month_was_open_at_its_end(company: Company) -> None:
    """100 USD, 40 of them paid in January: 60 were open (54.00), worth 57.00. All of it is paid in February."""
    owed(company, "b1", "100", "USD")
    company.do(paid("40", "b1", on=MID, direction="paid", partner="BOLT", id="py1"))
    company.do(paid("60", "b1", on=date(2026, 2, 3), direction="paid", partner="BOLT", id="py2"))
    assert [i.open_amount for i in company.all(OpenItem)] == [D(0)]
    company.do(run())
    assert company.balances(document="xv1") == {}
    lines = company.all(JournalLine, document_id="xv1", posting_date=END)
    assert {line.account_id: line.amount for line in lines} == {"2100": D(-3), "5600": D(3)}


def test_what_came_after_the_month_is_left_out(company: Company) -> None:
    owed(company, "b1", "100", "USD", on=date(2026, 2, 5))
    assert company.do(run()).result["items"] == 0


def test_realised_and_unrealised_differences_meet_in_the_end(company: Company) -> None:
    """100 USD receivable at 0.90; unrealised +5.00 in January, back in February, then paid at 0.97: +7.00 in all."""
    owed(company, "r1", "100", "USD", side="receivable")
    company.do(run())
    company.do(paid("100", "r1", on=date(2026, 2, 10), direction="received", partner="SHOP", id="py1"))
    assert balance_on(company, END)["5600"] == D(-5)
    assert company.balances() == {"1800": "97.00", "3000": "-90.00", "5600": "-7.00"}
    assert [proof for proof in verify(company.book) if not proof.ok] == []


def test_unrealised_differences_may_have_an_account_of_their_own(company: Company) -> None:
    account = Account(entity_id="NORTH", id="5610", name="Unrealised exchange differences", type="expense")
    rule = PostingRule(entity_id="NORTH", role="EXCHANGE_DIFFERENCE", reason="unrealised", account_id="5610")
    company.do(DefineAccounts(accounts=(account,), rules=(rule,)))
    owed(company, "b1", "100", "USD")
    company.do(run())
    assert balance_on(company, END)["5610"] == D(5)


def test_a_month_is_revalued_once_unless_it_is_taken_back(company: Company) -> None:
    owed(company, "b1", "100", "USD")
    company.refused(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"), "close_blocked", member="fay")
    company.do(run())
    company.refused(run("xv2"), "already_exists")
    company.do(ReverseDocument(document_id="xv1", reversal_id="xr1", posting_date=END, reason="wrong rate"))
    assert balance_on(company, END)["2100"] == D(-90)
    assert company.balances()["2100"] == "-90.00"


def test_a_revalued_month_closes(company: Company) -> None:
    owed(company, "b1", "100", "USD")
    company.do(run())
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"), member="fay")
    company.refused(run("xv2", period="2026-13"), "unknown_id")


def test_a_missing_rate_is_named_and_nothing_is_done(company: Company) -> None:
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="GBP", valid_on=date(2026, 2, 1), rate=D("1.1")),)))
    item = OpeningItem(
        document_id="g1",
        partner_id="BOLT",
        side="payable",
        amount=D(10),
        currency="GBP",
        base_amount=D(11),
        document_date=OPENED,
        due_date=END,
    )
    company.do(PostOpeningBalance(balance_id="ob", entity_id="NORTH", posting_date=date(2026, 2, 1), items=(item,)))
    outcome = company.refused(run(), "rate_missing")
    assert "GBP" in outcome.message


DOLLARS = Account(entity_id="NORTH", id="1810", name="Bank, dollars", type="asset", control="bank", currency="USD")


def in_dollars(command: RecordPayment) -> RecordPayment:
    return msgspec.structs.replace(command, account_id="1810")


def test_dollars_in_the_bank_stand_at_the_rate_of_the_last_day(company: Company) -> None:
    """100 USD come in at 0.90 in January and 20 go out: 80 at 72.00 are worth 76.00, a gain of 4.00, back on 1 February.

    50 come in on 5 February at 0.97 (48.50): at its end 130 at 120.50 are worth 126.10, 5.60 more; what was spent is as it was.
    """
    company.do(DefineAccounts(accounts=(DOLLARS,)))
    owed(company, "r1", "150", "USD", side="receivable")
    owed(company, "b1", "20", "USD")
    company.do(in_dollars(paid("100", "r1", on=MID, direction="received", partner="SHOP", id="py1")))
    company.do(in_dollars(paid("20", "b1", on=MID, direction="paid", partner="BOLT", id="py2")))
    company.do(in_dollars(paid("50", "r1", on=date(2026, 2, 5), direction="received", partner="SHOP", id="py3")))
    refused = company.refused(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"), "close_blocked", member="fay")
    told = [(x["id"], D(x["amount"]), x["since"]) for x in refused.result["refusal"]["facts"]["obstacles"]]
    with company.book.reading() as connection:
        listed = [(x.id, x.amount, x.since.isoformat()) for x in obstacles(connection, "NORTH", "2026-01")]
    assert told == listed == [("USD", D(72), MID.isoformat())]
    company.do(run())
    lines = {(x.account_id, x.posting_date): x.amount for x in company.all(JournalLine, document_id="xv1")}
    assert {key: amount for key, amount in lines.items() if key[0] == "1810"} == {("1810", END): D(4), ("1810", NEXT): D(-4)}
    assert balance_on(company, END)["1810"] == D(76)
    assert company.balances()["1810"] == "120.50"
    company.do(run("xv2", "2026-02"))
    [bank] = [x for x in company.all(DocumentLine, document_id="xv2") if x.account_id == "1810"]
    assert (bank.net, bank.value, bank.text) == (D("5.60"), D("126.10"), "USD bank")
    held(company)


def held(company: Company) -> None:
    broken = [proof for proof in verify(company.book) if not proof.ok]
    assert not broken, broken


def test_a_reversed_payment_leaves_no_dollars_in_the_bank(company: Company) -> None:
    company.do(DefineAccounts(accounts=(DOLLARS,)))
    owed(company, "r1", "100", "USD", side="receivable")
    company.do(in_dollars(paid("100", "r1", on=MID, direction="received", partner="SHOP", id="py1")))
    company.do(ReverseDocument(document_id="py1", reversal_id="x1", posting_date=MID, reason="bounced"))
    company.do(run())
    assert [x.text for x in company.all(DocumentLine, document_id="xv1")] == ["USD receivable"]
    held(company)


@pytest.mark.unsound
def test_an_account_in_dollars_takes_nothing_else_and_stays_one(company: Company) -> None:
    company.do(DefineAccounts(accounts=(DOLLARS,)))
    euros = (VoucherLine(account_id="1810", amount=D(5)), VoucherLine(account_id="6000", amount=D(-5)))
    voucher = PostJournal(voucher_id="jv1", entity_id="NORTH", posting_date=MID, text="fee", lines=euros)
    assert "kept in USD" in company.refused(voucher, "other_bank_currency").message
    company.refused(DefineAccounts(accounts=(msgspec.structs.replace(DOLLARS, currency="JPY"),)), "invalid_value")
    for wrong in ({"currency": "EUR"}, {"control": ""}):
        company.refused(DefineAccounts(accounts=(msgspec.structs.replace(DOLLARS, id="1820", **wrong),)), "invalid_value")
    with company.book.engine.connect().execution_options(writes=True) as connection, connection.begin():
        fields = "('NORTH', '1810', 'USD', '2026-01', 10000, 9000, '2026-01-20', 1)"
        connection.execute(sa.text(f"INSERT INTO foreign_cash VALUES {fields}"))
    assert "foreign money in the bank, month by month, is its account" in {proof.name for proof in verify(company.book) if not proof.ok}
