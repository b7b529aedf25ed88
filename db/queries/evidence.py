"""Reading what a request rests on: the lines of its command beside what was expected; knows no screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import sqlalchemy as sa

from app.domain.book import Item, ItemUnit, Location, OrderLine, ReasonCode
from app.domain.exact import ARITHMETIC
from db.queries.control import count_variances
from db.schema import table_of


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A line in base units; None where a thing is not known or means nothing for this kind. Prices are per `unit`."""

    item_id: str
    name: str
    place: str = ""
    unit: str = ""
    expected: Decimal | None = None
    actual: Decimal | None = None
    price_expected: Decimal | None = None
    price: Decimal | None = None
    value: Decimal | None = None
    note: str = ""

    @property
    def difference(self) -> Decimal | None:
        return None if self.expected is None or self.actual is None else self.actual - self.expected


def evidence(connection: sa.Connection, command_kind: str, body: Mapping[str, Any]) -> list[EvidenceLine]:
    """The lines that someone has to look at before deciding."""
    if command_kind == "submit_count":
        found = count_variances(connection, sheet_id=str(body.get("sheet_id", "")))
        places = _words(connection, Location, [row.location_id for row in found])
        reasons = _words(connection, ReasonCode, [row.reason for row in found])
        return [
            EvidenceLine(
                item_id=row.item_id,
                name=row.item_name,
                place=places.get(row.location_id, row.location_id),
                unit=row.unit,
                expected=row.quantity_book,
                actual=row.quantity_counted,
                value=row.value_variance,
                note=reasons.get(row.reason, row.reason),
            )
            for row in found
        ]
    lines = [line for line in body.get("lines", ()) if isinstance(line, Mapping)]
    ordered = _ordered(connection, [_order_key(line, body) for line in lines])
    return _named(connection, [_line(line, ordered.get(_order_key(line, body))) for line in lines])


@dataclass(frozen=True, slots=True)
class _Ordered:
    item_id: str
    unit: str
    open: Decimal
    price: Decimal
    factor: Decimal


def _order_key(line: Mapping[str, Any], body: Mapping[str, Any]) -> tuple[str, int]:
    return str(line.get("order_id") or body.get("order_id") or ""), int(line.get("order_line_no") or 0)


def _ordered(connection: sa.Connection, keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], _Ordered]:
    table = table_of(OrderLine)
    orders = sorted({order for order, number in keys if order and number})
    if not orders:
        return {}
    columns = ("order_id", "line_no", "item_id", "unit", "quantity_open", "unit_price", "units_numerator", "units_denominator")
    found = connection.execute(sa.select(*(table.c[name] for name in columns)).where(table.c.order_id.in_(orders)))
    return {
        (row.order_id, row.line_no): _Ordered(
            row.item_id, row.unit, row.quantity_open, row.unit_price, Decimal(row.units_numerator) / Decimal(row.units_denominator)
        )
        for row in found
    }


def _line(line: Mapping[str, Any], ordered: _Ordered | None) -> EvidenceLine:
    quantity, price = _number(line.get("quantity")), _number(line.get("unit_price"))
    item = str(line.get("item_id") or (ordered.item_id if ordered else ""))
    unit = str(line.get("unit") or (ordered.unit if ordered else ""))
    is_receipt = ordered is not None and "location_id" in line
    expected = None
    if ordered is not None and is_receipt:
        expected = ARITHMETIC.divide(ordered.open, ordered.factor) if unit == ordered.unit else ordered.open
    return EvidenceLine(
        item_id=item,
        name=str(line.get("text") or ""),
        place=str(line.get("location_id") or line.get("account_id") or ""),
        unit=unit,
        expected=expected,
        actual=quantity,
        price_expected=ordered.price if ordered and price is not None else None,
        price=price,
        value=_number(line.get("amount")),
        note=str(line.get("note") or line.get("reason") or ""),
    )


def _named(connection: sa.Connection, lines: Sequence[EvidenceLine]) -> list[EvidenceLine]:
    item, unit = table_of(Item), table_of(ItemUnit)
    places = _words(connection, Location, [line.place for line in lines])
    reasons = _words(connection, ReasonCode, [line.note for line in lines])
    wanted = sorted({line.item_id for line in lines if line.item_id})
    names = {
        row.id: (row.name, row.base_unit)
        for row in connection.execute(sa.select(item.c.id, item.c.name, item.c.base_unit).where(item.c.id.in_(wanted)))
    }
    known = {
        (row.item_id, row.unit) for row in connection.execute(sa.select(unit.c.item_id, unit.c.unit).where(unit.c.item_id.in_(wanted)))
    }
    result = []
    for line in lines:
        name, base = names.get(line.item_id, (line.name, line.unit))
        shown = line.unit if (line.item_id, line.unit) in known or not base else line.unit or base
        result.append(
            EvidenceLine(
                line.item_id,
                name or line.name,
                places.get(line.place, line.place),
                shown,
                line.expected,
                line.actual,
                line.price_expected,
                line.price,
                line.value,
                reasons.get(line.note, line.note),
            )
        )
    return result


def _words(connection: sa.Connection, kind: type[Location] | type[ReasonCode], ids: Sequence[str]) -> dict[str, str]:
    """id -> name, of those that are there."""
    table = table_of(kind)
    query = sa.select(table.c.id, table.c.name).where(table.c.id.in_(sorted({one for one in ids if one})))
    return {row.id: row.name for row in connection.execute(query)}


def _number(value: Any) -> Decimal | None:
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None
