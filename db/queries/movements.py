"""Reading how stock moved in a span of days: what there was, what came, what went, what was left, by item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.domain.exact import Money, Quantity
from db.queries.ledger import FIRST_DAY, LAST_DAY
from db.queries.reading import equals, read, where


@dataclass(frozen=True, slots=True)
class MovementRow:
    """An item of an entity over a span of days in base units, with its value in the entity's currency."""

    entity_id: str
    item_id: str
    item_name: str
    family: str
    opening: Quantity
    came: Quantity
    went: Quantity
    closing: Quantity
    unit: str
    value_opening: Money
    value_came: Money
    value_went: Money
    value_closing: Money
    currency: str


def stock_movements(
    connection: sa.Connection,
    *,
    since: date | None = None,
    until: date | None = None,
    entity_id: str = "",
    warehouse_id: str = "",
    item_id: str = "",
) -> list[MovementRow]:
    """Items that had or moved anything, by entity and item. Moves between places of one pool are in and out alike."""
    asked = {"m.entity_id": entity_id, "m.warehouse_id": warehouse_id, "m.item_id": item_id}
    inside = "m.posting_date >= :since"
    return read(
        connection,
        MovementRow,
        "SELECT g.entity_id, g.item_id, i.name, i.family, g.opening, g.came, g.went, g.opening + g.came - g.went, i.base_unit, "
        "g.value_opening, g.value_came, g.value_went, g.value_opening + g.value_came - g.value_went, e.currency FROM ("
        "SELECT m.entity_id, m.item_id, "
        "SUM(CASE WHEN m.posting_date < :since THEN m.quantity ELSE 0 END) AS opening, "
        f"SUM(CASE WHEN {inside} AND m.quantity > 0 THEN m.quantity ELSE 0 END) AS came, "
        f"SUM(CASE WHEN {inside} AND m.quantity < 0 THEN -m.quantity ELSE 0 END) AS went, "
        "SUM(CASE WHEN m.posting_date < :since THEN m.value ELSE 0 END) AS value_opening, "
        f"SUM(CASE WHEN {inside} AND m.value > 0 THEN m.value ELSE 0 END) AS value_came, "
        f"SUM(CASE WHEN {inside} AND m.value < 0 THEN -m.value ELSE 0 END) AS value_went "
        f"FROM stock_move m {where('m.posting_date <= :until', *(equals(name, value) for name, value in asked.items()))} "
        "GROUP BY m.entity_id, m.item_id) AS g JOIN item i ON i.id = g.item_id JOIN legal_entity e ON e.id = g.entity_id "
        "ORDER BY g.entity_id, g.item_id",
        since=since or FIRST_DAY,
        until=until or LAST_DAY,
        **{name[2:]: value for name, value in asked.items() if value},
    )
