"""Reading landed cost: what was estimated at receipt, what was billed, the difference, and what still waits for its bill, by age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.domain.exact import Money
from db.queries.ledger import LAST_DAY
from db.queries.reading import read, where


@dataclass(frozen=True, slots=True)
class LandedCostRow:
    """A cost type on a receipt line in base currency. `accrued` was credited at receipt or later, of which `cleared` met its bill.

    `billed` is what bills shared out to the line, `difference` what that is beyond the estimate they cleared, `open_amount` the
    accrual that no bill has met yet: accrued − cleared.
    """

    entity_id: str
    partner_id: str
    receipt_id: str
    number: str
    line_no: int
    item_id: str
    item_name: str
    cost_type: str
    accrued: Money
    cleared: Money
    billed: Money
    difference: Money
    open_amount: Money
    currency: str
    since: date


def landed_cost(
    connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "", partner_id: str = "", item_id: str = ""
) -> list[LandedCostRow]:
    """Landed cost at the end of a day (now when None), by entity, supplier of the goods, receipt line and cost type."""
    asked = {"entity_id": entity_id, "partner_id": partner_id, "item_id": item_id}
    columns = {"entity_id": "d.entity_id", "partner_id": "COALESCE(r.partner_id, d.partner_id)", "item_id": "i.id"}
    chosen = [f"{columns[name]} = :{name}" for name, value in asked.items() if value]
    return read(
        connection,
        LandedCostRow,
        "SELECT d.entity_id, COALESCE(r.partner_id, d.partner_id), g.receipt_id, d.number, g.line_no, i.id, COALESCE(i.name, ''), g.cost_type, "
        "g.open_amount + g.cleared, g.cleared, g.billed, g.billed - g.cleared, g.open_amount, e.currency, g.since FROM ("
        "SELECT receipt_id, line_no, cost_type, SUM(open_amount) AS open_amount, SUM(cleared) AS cleared, SUM(billed) AS billed, "
        "MIN(posting_date) AS since FROM ("
        "SELECT receipt_id, line_no, cost_type, -amount AS open_amount, 0 AS cleared, 0 AS billed, posting_date FROM landed_accrual_move "
        "WHERE posting_date <= :as_of UNION ALL "
        "SELECT s.receipt_id, s.receipt_line_no, s.cost_type, 0, s.estimated, s.amount, s.posting_date FROM landed_share s "
        "JOIN document b ON b.id = s.document_id LEFT JOIN document o ON o.id = b.reverses "
        "WHERE s.posting_date <= :as_of AND COALESCE(o.partner_id, b.partner_id) <> ''"
        ") AS parts GROUP BY receipt_id, line_no, cost_type) AS g "
        "JOIN document d ON d.id = g.receipt_id JOIN legal_entity e ON e.id = d.entity_id "
        "LEFT JOIN receipt_line r ON r.receipt_id = g.receipt_id AND r.line_no = g.line_no "
        "LEFT JOIN document_line l ON l.document_id = g.receipt_id AND l.line_no = g.line_no "
        "LEFT JOIN item i ON i.id = COALESCE(r.item_id, l.item_id) "
        f"{where('(g.open_amount <> 0 OR g.cleared <> 0 OR g.billed <> 0)', *chosen)} "
        "ORDER BY d.entity_id, 2, g.receipt_id, g.line_no, g.cost_type",
        as_of=as_of or LAST_DAY,
        **{name: value for name, value in asked.items() if value},
    )


def unmatched_accruals(connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "") -> list[LandedCostRow]:
    """Accruals that wait for a bill, the oldest first; they add up to the accrual accounts."""
    return sorted(
        (row for row in landed_cost(connection, as_of=as_of, entity_id=entity_id) if row.open_amount),
        key=lambda row: (row.entity_id, row.since),
    )
