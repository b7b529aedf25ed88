"""Owns what forms are made from: orders that wait for an invoice or a shipment, with what is left of them; decides nothing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from app.domain.exact import from_scaled

_QUANTITY, _RATE = 6, 10
UNINVOICED = (
    "SELECT d.id, d.number AS code, p.name, d.currency AS note, d.entity_id, d.warehouse_id FROM document d "
    "JOIN partner p ON p.id = d.partner_id WHERE d.kind = 'purchase_order' AND d.number <> '' AND EXISTS "
    "(SELECT 1 FROM grni_line g WHERE g.order_id = d.id AND g.quantity_received > g.quantity_invoiced)"
)
"""Purchase orders of which goods came that no invoice names."""
UNSHIPPED = (
    "SELECT d.id, d.number AS code, p.name, d.currency AS note, d.entity_id, d.warehouse_id FROM document d "
    "JOIN partner p ON p.id = d.partner_id WHERE d.kind = 'sales_order' AND d.state IN ('open', 'part_done') AND EXISTS "
    "(SELECT 1 FROM order_line l WHERE l.order_id = d.id AND l.quantity_open > 0)"
)
"""Sales orders of which something has to leave."""
UNRECEIVED = (
    "SELECT d.id, d.number AS code, p.name, d.currency AS note, d.entity_id, d.warehouse_id FROM document d "
    "JOIN partner p ON p.id = d.partner_id WHERE d.kind = 'purchase_order' AND d.state IN ('open', 'part_done') AND EXISTS "
    "(SELECT 1 FROM order_line l WHERE l.order_id = d.id AND l.quantity_open > 0)"
)
"""Purchase orders of which something has to come."""
ORDERED = (
    "SELECT CAST(l.line_no AS TEXT) AS id, i.id AS code, i.name, l.unit AS note FROM order_line l JOIN item i ON i.id = l.item_id "
    "WHERE l.order_id = :order_id"
)
"""The lines of an order, by their item; the id is the line's number."""


def to_invoice(connection: sa.Connection, order_id: str) -> dict[str, Any] | None:
    """A purchase order as a supplier's invoice would name it: what came and is not invoiced, in the order's units at its prices."""
    head = _order(connection, order_id, "purchase_order")
    if head is None:
        return None
    rows = connection.execute(
        sa.text(
            "SELECT l.line_no, l.unit, l.units_numerator, l.units_denominator, l.unit_price, l.discount, i.name, i.id AS item, i.base_unit, "
            "g.quantity_received - g.quantity_invoiced AS waiting FROM order_line l JOIN item i ON i.id = l.item_id "
            "JOIN grni_line g ON g.order_id = l.order_id AND g.line_no = l.line_no "
            "WHERE l.order_id = :order AND g.quantity_received > g.quantity_invoiced ORDER BY l.line_no"
        ),
        {"order": order_id},
    )
    lines = [
        {
            "order_line_no": row.line_no,
            "item": f"{row.item} · {row.name}",
            "unit_shown": row.unit or row.base_unit,
            "quantity": in_units(from_scaled(row.waiting, _QUANTITY), row.units_numerator, row.units_denominator),
            "unit_price": from_scaled(row.unit_price, _QUANTITY),
            "discount": str(from_scaled(row.discount, _RATE)),
        }
        for row in rows
    ]
    return {**head, "lines": lines}


def to_announce(connection: sa.Connection, order_id: str) -> dict[str, Any] | None:
    """A purchase order as its supplier would announce it: what is open, in the order's units."""
    head = _order(connection, order_id, "purchase_order")
    if head is None:
        return None
    rows = connection.execute(
        sa.text(
            "SELECT l.line_no, l.unit, l.units_numerator, l.units_denominator, l.quantity_open, i.base_unit FROM order_line l "
            "JOIN item i ON i.id = l.item_id WHERE l.order_id = :order AND l.quantity_open > 0 ORDER BY l.line_no"
        ),
        {"order": order_id},
    )
    lines = [
        {
            "order_line_no": str(row.line_no),
            "unit_shown": row.unit or row.base_unit,
            "quantity": in_units(from_scaled(row.quantity_open, _QUANTITY), row.units_numerator, row.units_denominator),
        }
        for row in rows
    ]
    return {**head, "lines": lines}


def to_ship(connection: sa.Connection, order_id: str) -> dict[str, Any] | None:
    """A sales order as a shipment would take it: what is open, in base units, from where it lies, the fullest place first.

    What lies nowhere has a line without a place.
    """
    head = _order(connection, order_id, "sales_order")
    if head is None:
        return None
    rows = connection.execute(
        sa.text(
            "SELECT l.line_no, l.item_id, i.name, i.base_unit, l.quantity_open FROM order_line l JOIN item i ON i.id = l.item_id "
            "WHERE l.order_id = :order AND l.quantity_open > 0 ORDER BY l.line_no"
        ),
        {"order": order_id},
    ).all()
    lies: dict[str, list[list[Any]]] = {}
    places = sa.text(
        "SELECT s.item_id, s.location_id, s.lot_id, s.quantity FROM stock_position s JOIN location x ON x.id = s.location_id "
        "JOIN order_line l ON l.item_id = s.item_id WHERE l.order_id = :order AND s.quantity > 0 AND x.warehouse_id = :warehouse "
        "AND x.kind NOT IN ('quarantine', 'transit') GROUP BY s.item_id, s.location_id, s.lot_id, s.quantity "
        "ORDER BY s.item_id, s.quantity DESC, s.location_id, s.lot_id"
    )
    for row in connection.execute(places, {"order": order_id, "warehouse": head["warehouse_id"]}):
        lies.setdefault(row.item_id, []).append([row.location_id, row.lot_id, from_scaled(row.quantity, _QUANTITY)])
    lines: list[dict[str, Any]] = []
    for row in rows:
        shown = {"order_line_no": row.line_no, "item": f"{row.item_id} · {row.name}", "unit_shown": row.base_unit, "unit": row.base_unit}
        missing = from_scaled(row.quantity_open, _QUANTITY)
        for place in lies.get(row.item_id, []):
            taken = min(place[2], missing)
            if taken > 0:
                lines.append({**shown, "quantity": taken, "location_id": place[0], "lot_id": place[1]})
                place[2] -= taken
                missing -= taken
        if missing > 0:
            lines.append({**shown, "quantity": missing, "location_id": "", "lot_id": ""})
    return {**head, "lines": lines}


def in_units(quantity: Decimal, numerator: int, denominator: int) -> Decimal | None:
    """Base units in a unit of `numerator / denominator` of them; None where that has more than six decimals."""
    exact = Fraction(quantity) * denominator / numerator * 10**_QUANTITY
    return Decimal(exact.numerator).scaleb(-_QUANTITY).normalize() + Decimal(0) if exact.denominator == 1 else None


def _order(connection: sa.Connection, order_id: str, kind: str) -> dict[str, Any] | None:
    found = connection.execute(
        sa.text("SELECT entity_id, warehouse_id, partner_id, currency FROM document WHERE id = :order AND kind = :kind"),
        {"order": order_id, "kind": kind},
    ).mappings()
    head = found.first()
    return dict(head) if head is not None else None
