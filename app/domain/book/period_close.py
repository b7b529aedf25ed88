"""Rows of the period close: what was done to a period and why, closing sums derived from the ledger, and currency revaluations.

Closing sums are derived and not decided: the engine would need sums over a whole ledger to decide on them, and every posting would pay
for keeping running totals. The store adds a period up once, when its closing is recorded, on the closing of the period before; nothing
can post into it any more, so the sums stay true until it is reopened, which drops them. Months that ended but are still open are added
up now and then, and their sums dropped by the first row that is dated back into them. All stand outside the hash chain because the chain
already seals the lines they are the sum of; the proof of the book compares them.
"""

from __future__ import annotations

from datetime import date

from app.domain.exact import Money, Quantity
from app.domain.rows import Index, Row, table

__all__ = ["CurrencyRevaluation", "ForeignCash", "PeriodBalance", "PeriodEvent", "PeriodSnapshot", "PeriodStock"]


@table("period_event", key=("seq", "n"), nature="ledger", indexes={"period": Index(("entity_id", "period_id"))})
class PeriodEvent(Row, frozen=True, kw_only=True):
    """A period was soft-closed, closed or reopened: by whom, why, and what was waived (JSON: obstacles with the reason given)."""

    seq: int
    n: int
    entity_id: str
    period_id: str
    action: str
    member_id: str
    note: str = ""
    waived: str = ""


@table("currency_revaluation", key=("entity_id", "period_id"))
class CurrencyRevaluation(Row, frozen=True, kw_only=True):
    """The document that revalued what an entity had in foreign currency at the end of a period; empty once it was reversed."""

    entity_id: str
    period_id: str
    document_id: str


@table("foreign_cash", key=("entity_id", "account_id", "currency", "period_id"), indexes={"entity": Index(("entity_id",))})
class ForeignCash(Row, frozen=True, kw_only=True):
    """What the lines of a period changed a bank account by in a foreign currency, and in base currency; `since` is the first one's day.

    Added up to a period's end it is the account's balance then, which no later line changes.
    """

    entity_id: str
    account_id: str
    currency: str
    period_id: str
    foreign_amount: Money
    amount: Money
    since: date


@table("period_snapshot", key=("entity_id", "period_id"), nature="derived")
class PeriodSnapshot(Row, frozen=True, kw_only=True):
    """That a period was added up; `closed_seq` 0 while it is open. No line of a position before `later_seq` is dated after `last_day`."""

    entity_id: str
    period_id: str
    last_day: date
    closed_seq: int
    later_seq: int


@table("period_balance", key=("entity_id", "period_id", "account_id"), nature="derived")
class PeriodBalance(Row, frozen=True, kw_only=True):
    """The balance of an account at the end of a closed period, debit +; accounts at zero have no row."""

    entity_id: str
    period_id: str
    account_id: str
    amount: Money


@table("period_stock", key=("entity_id", "period_id", "item_id", "account_id", "scope", "warehouse_id"), nature="derived")
class PeriodStock(Row, frozen=True, kw_only=True):
    """The moves of an item up to the end of a closed period, summed by pool and warehouse; sums at zero have no row."""

    entity_id: str
    period_id: str
    item_id: str
    account_id: str
    scope: str
    warehouse_id: str
    quantity: Quantity
    value: Money
