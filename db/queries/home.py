"""Reading what waits for people today and how the day went; each figure in one statement, knows no screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.domain.exact import Money
from db.queries.reading import read
from db.queries.scope import within_scope


@dataclass(frozen=True, slots=True)
class Due:
    """One piece of work that waits: an order to receive, a count, a transfer on its way.

    `left` is false where what waits to be sent from here will do all of it.
    """

    id: str
    number: str
    title: str
    place: str
    due: date | None
    left: bool = True


_RECEIVING = within_scope("receiving.post", entity="d.entity_id", warehouses=("d.warehouse_id",))
_COUNTING = within_scope("counting.record", entity="d.entity_id", warehouses=("d.warehouse_id",))
_TRANSFERS = within_scope("transfers.post", entity="d.entity_id", warehouses=("d.warehouse_id", "t.id"))
_ANY = within_scope("", entity="d.entity_id", warehouses=("d.warehouse_id",))
_COSTS = within_scope("cost.see", entity="d.id")


def receipts_due(connection: sa.Connection, *, member: str, until: date, ahead: bool = False) -> list[Due]:
    """Purchase orders with goods that should have come by `until`, the most overdue first; those that the member may receive.

    `ahead`: read where what waits is laid out.
    """
    left, later = "1", ""
    if ahead:
        left = "MAX(COALESCE(a.quantity_open, l.quantity_open)) > 0"
        later = "LEFT JOIN order_line_ahead a ON a.order_id = l.order_id AND a.line_no = l.line_no "
    return read(
        connection,
        Due,
        f"SELECT d.id, d.number, COALESCE(p.name, ''), COALESCE(w.name, ''), MIN(l.due_date), {left} FROM document d "
        f"JOIN order_line l ON l.order_id = d.id AND l.quantity_open <> 0 {later}LEFT JOIN partner p ON p.id = d.partner_id "
        "LEFT JOIN warehouse w ON w.id = d.warehouse_id "
        f"WHERE d.kind = 'purchase_order' AND d.state IN ('open', 'part_done') AND {_RECEIVING} "
        "GROUP BY d.id, d.number, p.name, w.name HAVING MIN(l.due_date) IS NULL OR MIN(l.due_date) <= :until ORDER BY MIN(l.due_date), d.id",
        member=member,
        until=until,
    )


def counts_due(connection: sa.Connection, *, member: str) -> list[Due]:
    """Count sheets that are open, the first due first."""
    return read(
        connection,
        Due,
        "SELECT d.id, d.number, d.note, COALESCE(w.name, ''), s.due_on, 1 FROM count_sheet s JOIN document d ON d.id = s.sheet_id "
        f"LEFT JOIN warehouse w ON w.id = d.warehouse_id WHERE d.state = 'open' AND {_COUNTING} ORDER BY s.due_on, d.id",
        member=member,
    )


def transfers_due(connection: sa.Connection, *, member: str, ahead: bool = False) -> list[Due]:
    """Transfers that left and have not arrived whole, the first expected first; `place` is where they go. `ahead` as for receipts."""
    left = "1"
    if ahead:
        left = (
            "EXISTS (SELECT 1 FROM transfer_line g LEFT JOIN transfer_line_ahead a ON a.transfer_id = g.transfer_id "
            "AND a.line_no = g.line_no WHERE g.transfer_id = d.id AND COALESCE(a.quantity_in_transit, g.quantity_in_transit) > 0)"
        )
    return read(
        connection,
        Due,
        f"SELECT d.id, d.number, COALESCE(f.name, ''), COALESCE(t.name, ''), d.due_date, {left} FROM document d "
        "LEFT JOIN warehouse f ON f.id = d.warehouse_id LEFT JOIN transfer_line l ON l.transfer_id = d.id AND l.line_no = 1 "
        "LEFT JOIN location x ON x.id = l.to_location_id LEFT JOIN warehouse t ON t.id = x.warehouse_id "
        f"WHERE d.kind = 'transfer_order' AND d.state = 'in_transit' AND {_TRANSFERS} ORDER BY d.due_date, d.id",
        member=member,
    )


@dataclass(frozen=True, slots=True)
class Done:
    """How many documents of a kind were posted on a day."""

    kind: str
    number: int


def posted_on(connection: sa.Connection, day: date, *, member: str) -> list[Done]:
    """What was posted on a day, by kind."""
    return read(
        connection,
        Done,
        "SELECT d.kind, COUNT(*) FROM document d WHERE d.posting_date = :day AND d.state IN ('posted', 'done', 'in_transit', 'open', 'part_done') "
        f"AND {_ANY} GROUP BY d.kind ORDER BY d.kind",
        day=day,
        member=member,
    )


def is_bare(connection: sa.Connection) -> bool:
    """Whether the book has no item yet, so that nobody can do anything in it before one is entered."""
    return connection.execute(sa.text("SELECT 1 FROM item LIMIT 1")).first() is None


@dataclass(frozen=True, slots=True)
class Worth:
    """An entity's figures now, in its currency."""

    entity: str
    currency: str
    stock: Money
    road: Money
    grni: Money


def worth(connection: sa.Connection, *, member: str) -> list[Worth]:
    """Stock, goods on the road, and goods received but not invoiced, by entity."""
    return read(
        connection,
        Worth,
        "SELECT d.name, d.currency, "
        "(SELECT COALESCE(SUM(value), 0) FROM cost_pool q WHERE q.entity_id = d.id AND q.scope NOT LIKE 'T:%'), "
        "(SELECT COALESCE(SUM(value), 0) FROM cost_pool q WHERE q.entity_id = d.id AND q.scope LIKE 'T:%'), "
        "(SELECT COALESCE(SUM(balance), 0) FROM grni_line g WHERE g.entity_id = d.id) FROM legal_entity d "
        f"WHERE {_COSTS} ORDER BY d.id",
        member=member,
    )
