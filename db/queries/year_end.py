"""Reading the ledger by fiscal years: results begin anew each year, and what earlier years left is in retained earnings.

Nothing is posted for it. A carry-forward that is posted can be forgotten, come twice, or be falsified by a late entry into the old
year; one that is read never is. Until the old year is closed for good the row says so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa

from app.domain.exact import ZERO
from db.queries.ledger import FIRST_DAY, TrialBalanceRow, balances, trial_balance
from db.queries.reading import equals, read, where

RESULTS = ("revenue", "expense")
CARRIED = "Result of earlier years"
NOT_CLOSED = "{name} ({year} is not closed)"


def yearly_trial_balance(
    connection: sa.Connection, *, entity_id: str = "", since: date | None = None, until: date | None = None
) -> list[TrialBalanceRow]:
    """The trial balance of a span of days whose openings are those of the fiscal year that `since` falls in.

    Revenue and expense of earlier years stand in the account mapped to RETAINED_EARNINGS, or in a row without an account where none
    is. With `since` None everything is one span, and nothing was before it.
    """
    rows = trial_balance(connection, entity_id=entity_id, since=since, until=until)
    if since is None:
        return rows
    found: list[TrialBalanceRow] = []
    for entity in _entities(connection, entity_id):
        own = [row for row in rows if row.entity_id == entity.id]
        found.extend(_carried_forward(connection, entity, own, since))
    return found


@dataclass(frozen=True, slots=True)
class _Entity:
    id: str
    currency: str
    fiscal_year_start_month: int
    retained_account: str
    retained_name: str


def _entities(connection: sa.Connection, entity_id: str) -> list[_Entity]:
    return read(
        connection,
        _Entity,
        "SELECT e.id, e.currency, e.fiscal_year_start_month, COALESCE(a.id, ''), COALESCE(a.name, '') FROM legal_entity e "
        "LEFT JOIN posting_rule r ON r.entity_id = e.id AND r.role = 'RETAINED_EARNINGS' AND r.family = '' AND r.warehouse_id = '' "
        "AND r.reason = '' AND r.partner_group = '' LEFT JOIN account a ON a.entity_id = e.id AND a.id = r.account_id "
        f"{where(equals('e.id', entity_id) and 'e.id = :entity_id')} ORDER BY e.id",
        **({"entity_id": entity_id} if entity_id else {}),
    )


def _carried_forward(connection: sa.Connection, entity: _Entity, rows: list[TrialBalanceRow], since: date) -> list[TrialBalanceRow]:
    first = first_of_year(since, entity.fiscal_year_start_month)
    earlier: dict[str, Decimal] = defaultdict(lambda: ZERO)
    if first > FIRST_DAY:
        for balance in balances(connection, as_of=first - timedelta(days=1), entity_id=entity.id):
            if balance.type in RESULTS:
                earlier[balance.account_id] = balance.balance
    carried = sum(earlier.values(), ZERO)
    if not carried and not any(earlier.values()):
        return rows
    kept = [_moved(row, -earlier[row.account_id]) for row in rows]
    kept = [row for row in kept if row.opening or row.debit or row.credit or row.closing or row.type not in RESULTS]
    name = _name(connection, entity, first)
    for n, row in enumerate(kept):
        if entity.retained_account and row.account_id == entity.retained_account:
            return [*kept[:n], replace(_moved(row, carried), name=name), *kept[n + 1 :]]
    own = TrialBalanceRow(entity.id, entity.retained_account, name, "equity", entity.currency, carried, ZERO, ZERO, carried)
    return sorted([*kept, own], key=lambda row: row.account_id)


def _moved(row: TrialBalanceRow, amount: Decimal) -> TrialBalanceRow:
    return replace(row, opening=row.opening + amount, closing=row.closing + amount) if amount else row


def _name(connection: sa.Connection, entity: _Entity, first: date) -> str:
    """The account's name, and the oldest month before the year that is not closed."""
    name = entity.retained_name or CARRIED
    still_open = connection.execute(
        sa.text("SELECT MIN(id) FROM fiscal_period WHERE entity_id = :entity AND state <> 'closed' AND id < :first"),
        {"entity": entity.id, "first": f"{first.year:04d}-{first.month:02d}"},
    ).scalar()
    return NOT_CLOSED.format(name=name, year=still_open) if still_open else name


def first_of_year(day: date, start_month: int) -> date:
    """The first day of the fiscal year that `day` falls in."""
    return date(day.year if day.month >= start_month else day.year - 1, start_month, 1)
