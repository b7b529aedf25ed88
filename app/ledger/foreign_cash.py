"""Money in the bank in foreign currency: its balance by month, as the lines change it; revalues nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from app.desk import Desk
from app.domain.book import Account, FiscalPeriod
from app.domain.book.period_close import ForeignCash
from app.domain.exact import ZERO
from app.domain.refusals import Refusal

BANK_ROLES = ("BANK", "MANUAL")
"""The roles by which lines come to a bank account."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """The same amount in another currency, signed like the base amount, and the rate between them."""

    currency: str
    amount: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True)
class CashBalance:
    """What a bank account held in a currency, and what the books carry it at (base currency); `since` is its first line's day."""

    account_id: str
    currency: str
    foreign_amount: Decimal
    amount: Decimal
    since: date


class OtherBankCurrency(Refusal):
    says = "Bank account {account} is kept in {currency}, and this line is not. State it in {currency}, or choose another account."


def keep_foreign_cash(desk: Desk, period: FiscalPeriod, account_id: str, foreign: Foreign | None, amount: Decimal, day: date) -> None:
    """Count a line towards the balance of a bank account kept in a foreign currency; other accounts are no matter here.

    Refused when the line is not in the account's currency.
    """
    currency = desk.one(Account, period.entity_id, account_id).currency
    if not currency:
        return
    if foreign is None or foreign.currency != currency:
        raise OtherBankCurrency(account=account_id, currency=currency)
    known = desk.find(ForeignCash, period.entity_id, account_id, foreign.currency, period.id)
    row = known or ForeignCash(
        entity_id=period.entity_id,
        account_id=account_id,
        currency=foreign.currency,
        period_id=period.id,
        foreign_amount=ZERO,
        amount=ZERO,
        since=day,
    )
    changed = {"foreign_amount": row.foreign_amount + foreign.amount, "amount": row.amount + amount, "since": min(row.since, day)}
    desk.write(msgspec.structs.replace(row, **changed))


def foreign_cash(desk: Desk, entity_id: str, period_id: str) -> list[CashBalance]:
    """The balances at the end of a period that are not nothing, by account and currency."""
    sums: dict[tuple[str, str], CashBalance] = {}
    for row in desk.many(ForeignCash, "entity", entity_id):
        if row.period_id <= period_id:
            key = (row.account_id, row.currency)
            so_far = sums.get(key, CashBalance(*key, ZERO, ZERO, row.since))
            sums[key] = CashBalance(
                *key, so_far.foreign_amount + row.foreign_amount, so_far.amount + row.amount, min(so_far.since, row.since)
            )
    return [sums[key] for key in sorted(sums) if sums[key].foreign_amount or sums[key].amount]
