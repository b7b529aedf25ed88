"""Reading tax: what was charged and paid per period, code and direction, beside the journal lines that it has to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.domain.exact import Money
from db.queries.ledger import FIRST_DAY, LAST_DAY
from db.queries.reading import equals, read, where


@dataclass(frozen=True, slots=True)
class TaxPeriodRow:
    """Tax of a month in base currency: `base` what it was charged on, `tax` owed to the state (output +) or back from it (input −).

    `non_recoverable` is input tax that went into cost. `ledger` is the sum of the month's journal lines of that direction and code,
    signed alike; `difference` is zero in a sound book.
    """

    entity_id: str
    period_id: str
    direction: str
    tax_code: str
    name: str
    base: Money
    tax: Money
    non_recoverable: Money
    ledger: Money
    difference: Money
    currency: str


def tax_periods(
    connection: sa.Connection, *, since: date | None = None, until: date | None = None, entity_id: str = ""
) -> list[TaxPeriodRow]:
    """Tax by entity, month of posting, direction and code. Credit notes and reversals lessen both base and tax."""
    days = "posting_date BETWEEN :since AND :until"
    month = "SUBSTR(CAST({}.posting_date AS VARCHAR(10)), 1, 7)"
    return read(
        connection,
        TaxPeriodRow,
        "SELECT g.entity_id, g.period_id, g.direction, g.tax_code, COALESCE(c.name, ''), g.base, g.tax, g.lost, g.ledger, g.tax - "
        "g.ledger, "
        "e.currency FROM (SELECT entity_id, period_id, direction, tax_code, SUM(base) AS base, SUM(tax) AS tax, SUM(lost) AS lost, "
        "SUM(ledger) AS ledger FROM ("
        f"SELECT t.entity_id, {month.format('t')} AS period_id, t.direction, t.tax_code, t.base, -t.tax AS tax, t.non_recoverable AS lost, "
        f"0 AS ledger FROM tax_row t {where(f't.{days}', equals('t.entity_id', entity_id))} UNION ALL "
        f"SELECT l.entity_id, {month.format('l')}, CASE WHEN l.role = 'INPUT_TAX' THEN 'input' ELSE 'output' END, l.reason, 0, 0, 0, "
        "-l.amount "
        f"FROM journal_line l {where(f'l.{days}', _TAX_LINES, equals('l.entity_id', entity_id))}"
        ") AS parts GROUP BY entity_id, period_id, direction, tax_code) AS g JOIN legal_entity e ON e.id = g.entity_id "
        "LEFT JOIN tax_code c ON c.entity_id = g.entity_id AND c.id = g.tax_code "
        "ORDER BY g.entity_id, g.period_id, g.direction, g.tax_code",
        since=since or FIRST_DAY,
        until=until or LAST_DAY,
        **({"entity_id": entity_id} if entity_id else {}),
    )


_TAX_LINES = "l.role IN ('INPUT_TAX', 'OUTPUT_TAX')"
