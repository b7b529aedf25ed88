"""Owns what a form offers to choose from, by a part of its code or name, and what the book holds of a thing that is changed; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa

from app.domain.book import Item, ItemCode, ItemCosting, ItemUnit, LegalEntity, Location, Member, MemberRole, Partner, Warehouse
from app.domain.business_day import zone_names
from db.queries.floor import item_of_code
from db.queries.scope import within_scope
from db.queries.unsettled import ORDERED, UNINVOICED, UNRECEIVED, UNSHIPPED
from db.schema import table_of

OFFERED_MAX = 30


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: the `id` commands name it by, the `code` people know it by, its name, and a word beside."""

    id: str
    code: str
    name: str
    note: str = ""


Within = Mapping[str, str]
"""What was chosen before, by field: entity_id, warehouse_id, item_id, partner_id, order_id."""

_DOCUMENTS_ONLY = "'inventory', 'in_transit', 'grni', 'payable', 'receivable', 'intercompany'"
_SOURCES: Final[Mapping[str, str]] = {
    "entity": "SELECT id, id AS code, name, currency AS note FROM legal_entity",
    "warehouse": "SELECT id, id AS code, name, '' AS note FROM warehouse WHERE active AND :entity_id IN ('', entity_id)",
    "location": (
        "SELECT id, id AS code, name, kind AS note FROM location WHERE active AND kind <> 'transit' AND :warehouse_id IN ('', warehouse_id)"
    ),
    "item": "SELECT id, id AS code, name, base_unit AS note FROM item WHERE active",
    "family": "SELECT family AS id, family AS code, '' AS name, '' AS note FROM item GROUP BY family",
    "unit": (
        "SELECT base_unit AS id, base_unit AS code, '' AS name, '' AS note FROM item WHERE id = :item_id "
        "UNION SELECT unit, unit, '', '' FROM item_unit WHERE item_id = :item_id"
    ),
    "measure": "SELECT base_unit AS id, base_unit AS code, '' AS name, '' AS note FROM item GROUP BY base_unit",
    "partner": "SELECT id, id AS code, name, currency AS note FROM partner WHERE active",
    "supplier": "SELECT id, id AS code, name, currency AS note FROM partner WHERE active AND is_supplier",
    "customer": "SELECT id, id AS code, name, currency AS note FROM partner WHERE active AND is_customer",
    "account": (
        f"SELECT id, id AS code, name, type AS note FROM account WHERE active AND entity_id = :entity_id AND control NOT IN ({_DOCUMENTS_ONLY})"
    ),
    "tax": "SELECT id, id AS code, name, '' AS note FROM tax_code WHERE active AND :entity_id IN ('', entity_id)",
    "reason": "SELECT id, id AS code, name, kind AS note FROM reason_code WHERE active AND kind = 'adjustment'",
    "uninvoiced": UNINVOICED,
    "unshipped": UNSHIPPED,
    "unreceived": UNRECEIVED,
    "ordered": ORDERED,
    "member": "SELECT id, id AS code, name, '' AS note FROM member WHERE active",
}
TIME_ZONE = "time_zone"
SOURCES: Final = frozenset({*_SOURCES, TIME_ZONE})
_SCOPED: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "warehouse": ("warehouse.entity_id", ("warehouse.id",)),
    "uninvoiced": ("d.entity_id", ()),
    "unshipped": ("d.entity_id", ("d.warehouse_id",)),
    "unreceived": ("d.entity_id", ("d.warehouse_id",)),
}
"""The sources that hold only what the member may do something with: (entity, warehouses) as expressions."""


def options(
    connection: sa.Connection, source: str, text: str = "", *, member: str = "", permission: str = "", within: Within | None = None
) -> tuple[Option, ...]:
    """Those whose code or name holds `text`, whole codes first, then by code; at most `OFFERED_MAX`."""
    wanted = text.strip().casefold()
    if source == TIME_ZONE:
        return _zones(wanted)[:OFFERED_MAX]
    query = (
        f"SELECT id, code, name, note FROM ({_query(source, member, permission)}) AS offered "
        "WHERE LOWER(code) LIKE :like ESCAPE '!' OR LOWER(name) LIKE :like ESCAPE '!' "
        "ORDER BY CASE WHEN LOWER(code) = :whole THEN 0 WHEN LOWER(code) LIKE :begins ESCAPE '!' THEN 1 ELSE 2 END, code LIMIT :most"
    )
    plain = wanted.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    given = {**_names(query, within, member), "like": f"%{plain}%", "begins": f"{plain}%", "whole": wanted, "most": OFFERED_MAX}
    return tuple(Option(row.id, row.code, row.name, row.note) for row in connection.execute(sa.text(query), given))


def option(
    connection: sa.Connection, source: str, text: str, *, member: str = "", permission: str = "", within: Within | None = None
) -> Option | None:
    """The one thing that `text` names: by its whole code, whatever the case, by its id, or (items) by a barcode of it."""
    if source == TIME_ZONE:
        return next((one for one in _zones(text.strip().casefold()) if one.id.casefold() == text.strip().casefold()), None)
    query = f"SELECT id, code, name, note FROM ({_query(source, member, permission)}) AS offered WHERE id = :text OR LOWER(code) = :whole"
    given = {**_names(query, within, member), "text": text.strip(), "whole": text.strip().casefold()}
    found = [Option(row.id, row.code, row.name, row.note) for row in connection.execute(sa.text(query), given)]
    if not found and source == "item" and (known := item_of_code(connection, text.strip())) is not None:
        return Option(known[0].id, known[0].id, known[0].name, known[1])
    exact = [one for one in found if text.strip() in (one.id, one.code)]
    return exact[0] if exact else found[0] if len(found) == 1 else None


def how_many(connection: sa.Connection, source: str) -> int:
    """How many there are to choose from."""
    query = f"SELECT COUNT(*) FROM ({_SOURCES[source]}) AS offered"
    return int(connection.execute(sa.text(query), _names(query, None, "")).scalar_one())


def item_particulars(connection: sa.Connection, item_id: str, entity_id: str) -> dict[str, Any] | None:
    """An item as the form fills it in: its row, packs, barcodes, and how the entity values it; None where there is none."""
    item, unit, code, costing = table_of(Item), table_of(ItemUnit), table_of(ItemCode), table_of(ItemCosting)
    head = _row(connection, item, item_id)
    if head is None:
        return None
    packs = sa.select(unit.c.unit, unit.c.numerator, unit.c.denominator).where(unit.c.item_id == item_id).order_by(unit.c.unit)
    codes = sa.select(code.c.code, code.c.unit).where(code.c.item_id == item_id).order_by(code.c.code)
    valued = sa.select(costing.c.method, costing.c.scope, costing.c.standard_cost)
    method = connection.execute(valued.where(costing.c.item_id == item_id, costing.c.entity_id == entity_id)).first()
    return {
        **head,
        "method": method.method if method else "average",
        "scope": method.scope if method else "entity",
        "standard_cost": method.standard_cost if method else None,
        "packs": [
            {"unit": row.unit, "numerator": Decimal(row.numerator), "denominator": Decimal(row.denominator)}
            for row in connection.execute(packs)
        ],
        "codes": [{"code": row.code, "unit": row.unit} for row in connection.execute(codes)],
    }


def company_particulars(connection: sa.Connection, entity_id: str) -> dict[str, Any] | None:
    """A company's row by field; None where there is none."""
    return _row(connection, table_of(LegalEntity), entity_id)


def partner_particulars(connection: sa.Connection, partner_id: str) -> dict[str, Any] | None:
    """A partner's row by field; None where there is none."""
    return _row(connection, table_of(Partner), partner_id)


def warehouse_particulars(connection: sa.Connection, warehouse_id: str) -> dict[str, Any] | None:
    """A warehouse's row with its active locations as `places` (code without the warehouse before it, name, kind)."""
    head = _row(connection, table_of(Warehouse), warehouse_id)
    if head is None:
        return None
    location = table_of(Location)
    rows = connection.execute(
        sa.select(location.c.id, location.c.name, location.c.kind)
        .where(location.c.warehouse_id == warehouse_id, location.c.active.is_(True))
        .order_by(location.c.id)
    )
    return {**head, "places": [{"code": row.id.removeprefix(f"{warehouse_id}/"), "name": row.name, "kind": row.kind} for row in rows]}


def member_particulars(connection: sa.Connection, member_id: str) -> dict[str, Any] | None:
    """A member's row with the active `roles` (role, entity_id, warehouse_id, decide_up_to); None where there is none."""
    head = _row(connection, table_of(Member), member_id)
    if head is None:
        return None
    role = table_of(MemberRole)
    held = sa.select(role.c.role, role.c.entity_id, role.c.warehouse_id, role.c.decide_up_to)
    held = held.where(role.c.member_id == member_id, role.c.active.is_(True)).order_by(role.c.role, role.c.entity_id, role.c.warehouse_id)
    return {**head, "roles": [dict(row) for row in connection.execute(held).mappings()]}


def _zones(text: str) -> tuple[Option, ...]:
    """Time zones by a part of their name, a space as good as what stands for it; cities before the rest."""
    found = [name for name in zone_names() if text.replace(" ", "_") in name.casefold()]
    return tuple(Option(name, name, "") for name in sorted(found, key=lambda name: ("/" not in name or name.startswith("Etc/"), name)))


def _row(connection: sa.Connection, table: sa.Table, id: str) -> dict[str, Any] | None:
    found = connection.execute(sa.select(table).where(table.c.id == id)).mappings().first()
    return dict(found) if found is not None else None


def _query(source: str, member: str, permission: str) -> str:
    query = _SOURCES[source]
    if member and source in _SCOPED:
        entity, warehouses = _SCOPED[source]
        query += " AND " + within_scope(permission, entity=entity, warehouses=warehouses)
    return query


def _names(query: str, within: Within | None, member: str) -> dict[str, str]:
    """A value for each name the query has; what was not chosen is empty."""
    known = {"member": member, **dict.fromkeys(("entity_id", "warehouse_id", "item_id", "partner_id", "order_id"), ""), **(within or {})}
    return {name: value for name, value in known.items() if f":{name}" in query}
