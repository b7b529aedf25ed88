"""Reading how far a month is from its close: what stands against it, from the book alone, with its money and age; closes nothing.

The poster decides by the same rules when a close is asked for; this view lists them beforehand, with what only the log knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from app.domain.exact import ZERO, Money
from app.domain.wording import read_aloud
from app.ledger.close_checklist import GRNI_STALE_DAYS, IN_TRANSIT_OLD_DAYS
from db.queries.reading import equals, read, where


@dataclass(frozen=True, slots=True)
class ObstacleRow:
    """One thing that stands against closing a month: `amount` in the entity's currency, zero where it has none."""

    kind: str
    id: str
    since: date
    amount: Money
    currency: str
    text: str
    told: str = ""
    """What a request or a case says of itself, as the book holds it: `read_aloud` puts it into words."""

    @property
    def sentence(self) -> str:
        """All of it in English."""
        return self.text + read_aloud(self.told)


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """A point of the checklist of an entity's month: how many obstacles there are, for how much, and the oldest. No obstacle is done."""

    entity_id: str
    period_id: str
    state: str
    point: str
    found: int
    amount: Money
    currency: str
    oldest: date | None
    example: str


POINTS: dict[str, str] = {
    "waiting_command": "Every request is posted",
    "held_document": "No document waits for a decision",
    "open_case": "Every case is resolved",
    "stale_grni": f"No receipt waits for its invoice longer than {GRNI_STALE_DAYS} days",
    "old_in_transit": f"Nothing is on the road longer than {IN_TRANSIT_OLD_DAYS} days",
    "unrevalued_currency": "Open items and bank balances in foreign currency are revalued",
    "landed_cost": "Landed cost accrued has its bill",
}
ADVICE = ("landed_cost",)
"""Points that are shown and do not stop a close."""


@dataclass(frozen=True, slots=True)
class _Period:
    entity_id: str
    id: str
    first_day: date
    last_day: date
    state: str
    currency: str


def close_checklist(connection: sa.Connection, *, entity_id: str = "", period_id: str = "") -> list[ChecklistRow]:
    """The checklist of a month, of each entity's first month that is not closed when none is named; by entity and point."""
    of_period = "p.id = :period_id" if period_id else "p.state <> 'closed'"
    periods = read(
        connection,
        _Period,
        "SELECT p.entity_id, p.id, p.first_day, p.last_day, p.state, e.currency FROM fiscal_period p JOIN legal_entity e ON e.id = "
        "p.entity_id "
        f"{where(of_period, equals('p.entity_id', entity_id))} ORDER BY p.entity_id, p.id",
        **({"entity_id": entity_id} if entity_id else {}),
        **({"period_id": period_id} if period_id else {}),
    )
    first: dict[str, _Period] = {}
    for period in periods:
        first.setdefault(period.entity_id, period)
    return [row for period in first.values() for row in _checked(period, obstacles(connection, period.entity_id, period.id))]


def _checked(period: _Period, found: list[ObstacleRow]) -> Iterator[ChecklistRow]:
    for kind, point in POINTS.items():
        mine = [obstacle for obstacle in found if obstacle.kind == kind]
        oldest = min(mine, key=lambda obstacle: (obstacle.since, obstacle.id), default=None)
        yield ChecklistRow(
            entity_id=period.entity_id,
            period_id=period.id,
            state=period.state,
            point=point,
            found=len(mine),
            amount=sum((obstacle.amount for obstacle in mine), ZERO),
            currency=period.currency,
            oldest=oldest.since if oldest else None,
            example=oldest.sentence if oldest else "",
        )


def obstacles(connection: sa.Connection, entity_id: str, period_id: str) -> list[ObstacleRow]:
    """Everything that stands against closing a month of an entity, and what is worth a look, by point, the oldest first."""
    period = connection.execute(
        sa.text("SELECT last_day FROM fiscal_period WHERE entity_id = :entity AND id = :period"), {"entity": entity_id, "period": period_id}
    ).scalar()
    if period is None:
        return []
    last = date.fromisoformat(period) if isinstance(period, str) else period
    given = {
        "entity": entity_id,
        "period": period_id,
        "last": last,
        "grni": last - timedelta(days=GRNI_STALE_DAYS),
        "road": last - timedelta(days=IN_TRANSIT_OLD_DAYS),
    }
    order = list(POINTS)
    found = [row for sql, names in _OBSTACLES for row in read(connection, ObstacleRow, sql, **{name: given[name] for name in names})]
    return sorted(found, key=lambda row: (order.index(row.kind), row.since, row.id))


_OBSTACLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "SELECT 'waiting_command', c.id, SUBSTR(CAST(c.submitted_at AS VARCHAR(40)), 1, 10), 0, '', c.kind || ' of ' || c.member || "
        "' is not decided yet', '' "
        "FROM command c WHERE c.status = 'waiting'",
        (),
    ),
    (
        "SELECT 'held_document', r.id, d.posting_date, r.amount, r.currency, r.document_kind || ' waits for ' || r.role || ': ', "
        "r.reason "
        "FROM approval_request r JOIN document d ON d.id = r.document_id "
        "WHERE r.entity_id = :entity AND r.state = 'open' AND d.posting_date <= :last",
        ("entity", "last"),
    ),
    (
        "SELECT 'open_case', c.id, c.opened_on, c.money_at_risk, c.currency, c.kind || ': ', c.evidence FROM control_case c "
        "WHERE c.entity_id = :entity AND c.state = 'open' AND c.opened_on <= :last",
        ("entity", "last"),
    ),
    (
        "SELECT 'stale_grni', g.order_id || '/' || CAST(g.line_no AS VARCHAR(10)), g.since, g.balance, e.currency, g.item_id || "
        "CASE WHEN g.balance > 0 THEN ' received and not invoiced' ELSE ' invoiced and not received' END, '' "
        "FROM grni_line g JOIN legal_entity e ON e.id = g.entity_id WHERE g.entity_id = :entity AND g.balance <> 0 AND g.since < :grni",
        ("entity", "grni"),
    ),
    (
        "SELECT 'old_in_transit', t.transfer_id || '/' || CAST(t.line_no AS VARCHAR(10)), x.since, 0, '', "
        "t.item_id || ' is on the road to ' || t.to_warehouse_id, '' FROM transfer_line t "
        "JOIN (SELECT source_id, MIN(posting_date) AS since FROM document WHERE kind = 'transfer_shipment' GROUP BY source_id) AS x "
        "ON x.source_id = t.transfer_id WHERE t.entity_id = :entity AND t.quantity_in_transit <> 0 AND x.since < :road "
        "UNION ALL SELECT 'old_in_transit', t.shipment_id || '/' || CAST(t.line_no AS VARCHAR(10)), d.posting_date, 0, '', "
        "t.item_id || ' is on the road to ' || t.to_warehouse_id, '' FROM intercompany_line t JOIN document d ON d.id = t.shipment_id "
        "WHERE t.owner_id = :entity AND t.quantity_in_transit <> 0 AND d.posting_date < :road",
        ("entity", "road"),
    ),
    (
        "SELECT 'unrevalued_currency', o.currency, MIN(o.since), SUM(o.base), e.currency, "
        "CAST(COUNT(*) AS VARCHAR(10)) || ' balances in ' || o.currency || ' were not revalued at the end of the month', '' FROM ("
        "SELECT entity_id, currency, document_date AS since, open_base AS base FROM open_item "
        "WHERE entity_id = :entity AND open_amount <> 0 AND document_date <= :last UNION ALL "
        "SELECT entity_id, currency, MIN(since), SUM(amount) FROM foreign_cash WHERE entity_id = :entity AND period_id <= :period "
        "GROUP BY entity_id, account_id, currency HAVING SUM(foreign_amount) <> 0 OR SUM(amount) <> 0"
        ") AS o JOIN legal_entity e ON e.id = o.entity_id WHERE o.currency <> e.currency AND NOT EXISTS ("
        "SELECT 1 FROM currency_revaluation v WHERE v.entity_id = :entity AND v.period_id = :period AND v.document_id <> '') "
        "GROUP BY o.currency, e.currency",
        ("entity", "last", "period"),
    ),
    (
        "SELECT 'landed_cost', a.receipt_id || '/' || CAST(a.line_no AS VARCHAR(10)), a.since, a.open_amount, e.currency, "
        "a.cost_type || ' of receipt ' || a.receipt_id || ' is accrued and not billed', '' FROM landed_accrual a "
        "JOIN legal_entity e ON e.id = a.entity_id WHERE a.entity_id = :entity AND a.open_amount <> 0 AND a.since <= :last",
        ("entity", "last"),
    ),
)
