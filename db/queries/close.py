"""Reading how far a month is from its close: what stands against it, from the book alone, with its money and age; closes nothing.

The poster decides by the same rules when a close is asked for; this view lists them beforehand, with what only the log knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from app.domain.exact import ZERO, Money, Quantity
from app.domain.wording import Phrase, Word, told
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
    """What it is, as a written phrase: `read_aloud` puts it into words."""


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """A point of the checklist of an entity's month: how many obstacles there are, for how much, and the oldest. No obstacle is done.

    `point` and `example` are written phrases.
    """

    entity_id: str
    period_id: str
    state: str
    point: str
    found: int
    amount: Money
    currency: str
    oldest: date | None
    example: str


POINTS: dict[str, Phrase] = {
    "waiting_command": Phrase("asks_every_request_posted"),
    "held_document": Phrase("asks_no_held_document"),
    "open_case": Phrase("asks_cases_resolved"),
    "stale_grni": Phrase("asks_no_stale_grni", days=GRNI_STALE_DAYS),
    "old_in_transit": Phrase("asks_nothing_old_on_the_road", days=IN_TRANSIT_OLD_DAYS),
    "unrevalued_currency": Phrase("asks_currency_revalued"),
    "landed_cost": Phrase("asks_landed_cost_billed"),
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
            point=point.written(),
            found=len(mine),
            amount=sum((obstacle.amount for obstacle in mine), ZERO),
            currency=period.currency,
            oldest=oldest.since if oldest else None,
            example=oldest.text if oldest else "",
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
    rows = [row for sql, names in _OBSTACLES for row in read(connection, _Found, sql, **{name: given[name] for name in names})]
    found = [ObstacleRow(row.kind, row.id, row.since, row.amount, row.currency, _phrase(row).written()) for row in rows]
    return sorted(found, key=lambda row: (order.index(row.kind), row.since, row.id))


@dataclass(frozen=True, slots=True)
class _Found:
    """An obstacle as it is read: `code` says what it is of `what`, with `about` and `told` as the phrase has it."""

    kind: str
    id: str
    since: date
    amount: Money
    currency: str
    code: str
    what: str
    about: str
    quantity: Quantity
    told: str


def _phrase(row: _Found) -> Phrase:
    match row.code:
        case "undecided":
            return Phrase("undecided", what=Word(row.what), member=row.about)
        case "waits_for":
            return Phrase("waits_for", what=Word(row.what), role=Word(row.about), reason=told(row.told))
        case "case_is_open":
            return Phrase("case_is_open", what=Word(row.what), evidence=told(row.told))
        case "goods_on_the_road":
            return Phrase("goods_on_the_road", quantity=row.quantity, item=row.what, warehouse=row.about)
        case "currency_unrevalued":
            return Phrase("currency_unrevalued", items=int(row.about), currency=row.what)
        case "landed_not_billed":
            return Phrase("landed_not_billed", cost_type=Word(row.what), receipt=row.about)
        case "received_not_invoiced":
            return Phrase("received_not_invoiced", item=row.what)
        case _:
            return Phrase("invoiced_not_received", item=row.what)


_OBSTACLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "SELECT 'waiting_command', c.id, SUBSTR(CAST(c.submitted_at AS VARCHAR(40)), 1, 10), 0, '', 'undecided', c.kind, "
        "c.member, 0, '' "
        "FROM command c WHERE c.status = 'waiting'",
        (),
    ),
    (
        "SELECT 'held_document', r.id, d.posting_date, r.amount, r.currency, 'waits_for', r.document_kind, r.role, 0, "
        "r.reason "
        "FROM approval_request r JOIN document d ON d.id = r.document_id "
        "WHERE r.entity_id = :entity AND r.state = 'open' AND d.posting_date <= :last",
        ("entity", "last"),
    ),
    (
        "SELECT 'open_case', c.id, c.opened_on, c.money_at_risk, c.currency, 'case_is_open', c.kind, '', 0, c.evidence FROM control_case c "
        "WHERE c.entity_id = :entity AND c.state = 'open' AND c.opened_on <= :last",
        ("entity", "last"),
    ),
    (
        "SELECT 'stale_grni', g.order_id || '/' || CAST(g.line_no AS VARCHAR(10)), g.since, g.balance, e.currency, "
        "CASE WHEN g.balance > 0 THEN 'received_not_invoiced' ELSE 'invoiced_not_received' END, g.item_id, '', 0, '' "
        "FROM grni_line g JOIN legal_entity e ON e.id = g.entity_id WHERE g.entity_id = :entity AND g.balance <> 0 AND g.since < :grni",
        ("entity", "grni"),
    ),
    (
        "SELECT 'old_in_transit', t.transfer_id || '/' || CAST(t.line_no AS VARCHAR(10)), x.since, 0, '', "
        "'goods_on_the_road', t.item_id, t.to_warehouse_id, t.quantity_in_transit, '' FROM transfer_line t "
        "JOIN (SELECT source_id, MIN(posting_date) AS since FROM document WHERE kind = 'transfer_shipment' GROUP BY source_id) AS x "
        "ON x.source_id = t.transfer_id WHERE t.entity_id = :entity AND t.quantity_in_transit <> 0 AND x.since < :road "
        "UNION ALL SELECT 'old_in_transit', t.shipment_id || '/' || CAST(t.line_no AS VARCHAR(10)), d.posting_date, 0, '', "
        "'goods_on_the_road', t.item_id, t.to_warehouse_id, t.quantity_in_transit, '' "
        "FROM intercompany_line t JOIN document d ON d.id = t.shipment_id "
        "WHERE t.owner_id = :entity AND t.quantity_in_transit <> 0 AND d.posting_date < :road",
        ("entity", "road"),
    ),
    (
        "SELECT 'unrevalued_currency', o.currency, MIN(o.since), SUM(o.base), e.currency, "
        "'currency_unrevalued', o.currency, CAST(COUNT(*) AS VARCHAR(10)), 0, '' FROM ("
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
        "'landed_not_billed', a.cost_type, a.receipt_id, 0, '' FROM landed_accrual a "
        "JOIN legal_entity e ON e.id = a.entity_id WHERE a.entity_id = :entity AND a.open_amount <> 0 AND a.since <= :last",
        ("entity", "last"),
    ),
)
