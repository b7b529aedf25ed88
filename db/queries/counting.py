"""What counting reads. Nothing here selects what the book expects: who counts cannot see it, because it never leaves the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.book import CostPool, Document, Item, LegalEntity, Location, StockPosition, Warehouse
from app.domain.book.counting import CountLine, CountSheet
from app.domain.business_day import DayAt
from app.domain.exact import ZERO
from db.queries.business_day import of_today
from db.queries.floor import ItemFacts, LotFacts, Spot, items, lots, spots
from db.queries.foreseen import rows_seen
from db.queries.scope import scoped
from db.schema import table_of

AT_WORK = ("draft", "open", "held")
DONE = ("posted", "reversed")
ROWS_MAX = 200
CLASS_SHARES = (("A", Decimal("0.80")), ("B", Decimal("0.95")), ("C", Decimal(2)))
"""A: the items that make the first 80 % of the stock's value, B: up to 95 %, C: the rest."""


@dataclass(frozen=True, slots=True)
class CountSummary:
    """A count that something is left to do for, or one of today."""

    sheet_id: str
    number: str
    state: str
    warehouse_id: str
    warehouse: str
    counted_on: date
    due_on: date | None
    abc_class: str
    recount_of: str
    note: str
    lines: int
    lines_counted: int


@dataclass(frozen=True, slots=True)
class LineToCount:
    """A line as the counter may see it: where, what, and what was counted so far (None: not counted, 0: counted as nothing)."""

    line_no: int
    location_id: str
    item_id: str
    lot_id: str
    quantity_counted: Decimal | None
    times_counted: int
    state: str
    found: bool
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class SheetToCount:
    """A sheet with its lines in walking order, and what scans need."""

    summary: CountSummary
    entity_id: str
    entity: str
    blind: bool
    lines: tuple[LineToCount, ...]
    items: dict[str, ItemFacts]
    spots: tuple[Spot, ...]
    lots: dict[tuple[str, str], LotFacts]


def counts_at_work(connection: sa.Connection, today: DayAt, *, member: str) -> tuple[CountSummary, ...]:
    """Counts within the member's scope: planned, open or held, the earliest due first; then those posted on the day that it is there."""
    document = table_of(Document)
    done = sa.and_(document.c.state.in_(DONE), of_today(connection, document, today))
    own = scoped(member, "counting.record", entity="document.entity_id", warehouses=("document.warehouse_id",))
    found = _summaries(connection, sa.and_(sa.or_(document.c.state.in_(AT_WORK), done), own))
    return tuple(sorted(found, key=lambda one: (one.state in DONE, one.due_on is None, one.due_on or one.counted_on, one.number)))


def count_named(connection: sa.Connection, text: str) -> str | None:
    """The id of the count sheet with this id or number; None where there is none."""
    document = table_of(Document)
    query = sa.select(document.c.id).where(document.c.kind == "count_sheet")
    found = connection.execute(query.where(document.c.id == text)).scalar()
    return found or connection.execute(query.where(document.c.number == text.upper(), document.c.number != "")).scalar()


def sheet_to_count(connection: sa.Connection, sheet_id: str, *, ahead: bool = False) -> SheetToCount | None:
    """One sheet, whatever its state; None where there is no such sheet.

    `ahead`, where what waits is laid out: with the counts and the found goods that wait to be sent.
    """
    document, sheet, entity = table_of(Document), table_of(CountSheet), table_of(LegalEntity)
    found = _summaries(connection, document.c.id == sheet_id)
    if not found:
        return None
    head = connection.execute(
        sa.select(sheet.c.entity_id, entity.c.name, sheet.c.blind)
        .join(entity, entity.c.id == sheet.c.entity_id)
        .where(sheet.c.sheet_id == sheet_id)
    ).one()
    names = (
        "line_no",
        "location_id",
        "item_id",
        "lot_id",
        "quantity_counted",
        "times_counted",
        "state",
        "found",
        "reason",
        "note",
    )
    found_lines = [LineToCount(*row) for row in rows_seen(connection, CountLine, names, ahead=ahead, sheet_id=sheet_id)]
    lines = tuple(sorted(found_lines, key=lambda one: (one.location_id, one.line_no)))
    item_ids = list(dict.fromkeys(one.item_id for one in lines))
    return SheetToCount(
        summary=found[0],
        entity_id=head.entity_id,
        entity=head.name,
        blind=head.blind,
        lines=lines,
        items=items(connection, item_ids),
        spots=tuple(spot for spot in spots(connection, found[0].warehouse_id) if spot.kind != "transit"),
        lots=lots(connection, item_ids),
    )


def families(connection: sa.Connection, warehouse_id: str) -> tuple[str, ...]:
    """The item families in stock in a warehouse."""
    item, position, location = table_of(Item), table_of(StockPosition), table_of(Location)
    query = (
        sa.select(item.c.family)
        .join(position, position.c.item_id == item.c.id)
        .join(location, location.c.id == position.c.location_id)
        .where(location.c.warehouse_id == warehouse_id, position.c.quantity > ZERO)
        .distinct()
        .order_by(item.c.family)
    )
    return tuple(connection.execute(query).scalars())


def items_of_class(connection: sa.Connection, warehouse_id: str, abc_class: str) -> Sequence[str]:
    """The items of a warehouse's stock that fall into a class by their share of its value, the most valuable first."""
    position, location, pool, warehouse = table_of(StockPosition), table_of(Location), table_of(CostPool), table_of(Warehouse)
    entity = sa.select(warehouse.c.entity_id).where(warehouse.c.id == warehouse_id).scalar_subquery()
    worth = (
        sa.select(pool.c.item_id, sa.func.sum(pool.c.quantity).label("quantity"), sa.func.sum(pool.c.value).label("value"))
        .where(pool.c.entity_id == entity)
        .group_by(pool.c.item_id)
        .subquery()
    )
    query = (
        sa.select(position.c.item_id, sa.func.sum(position.c.quantity).label("lying"), worth.c.quantity, worth.c.value)
        .join(location, location.c.id == position.c.location_id)
        .join(worth, worth.c.item_id == position.c.item_id)
        .where(location.c.warehouse_id == warehouse_id, location.c.kind != "transit", position.c.quantity > ZERO)
        .group_by(position.c.item_id, worth.c.quantity, worth.c.value)
    )
    values = [(row.item_id, row.value * row.lying / row.quantity if row.quantity else ZERO) for row in connection.execute(query)]
    values.sort(key=lambda pair: (-pair[1], pair[0]))
    total, run = sum((value for _, value in values), ZERO), ZERO
    chosen = []
    for item_id, value in values:
        share = run / total if total else ZERO
        if next(name for name, limit in CLASS_SHARES if share < limit) == abc_class:
            chosen.append(item_id)
        run += value
    return chosen


def _summaries(connection: sa.Connection, where: sa.ColumnElement[bool]) -> list[CountSummary]:
    document, sheet, line, warehouse = table_of(Document), table_of(CountSheet), table_of(CountLine), table_of(Warehouse)
    query = (
        sa.select(
            document.c.id,
            document.c.number,
            document.c.state,
            document.c.warehouse_id,
            warehouse.c.name,
            document.c.document_date,
            sheet.c.due_on,
            sheet.c.abc_class,
            sheet.c.recount_of,
            document.c.note,
            sa.func.count(line.c.line_no),
            sa.func.count(line.c.quantity_counted),
        )
        .join(sheet, sheet.c.sheet_id == document.c.id)
        .join(warehouse, warehouse.c.id == document.c.warehouse_id)
        .outerjoin(line, line.c.sheet_id == document.c.id)
        .where(document.c.kind == "count_sheet", where)
        .group_by(
            *(document.c[name] for name in ("id", "number", "state", "warehouse_id", "document_date", "note")),
            warehouse.c.name,
            *(sheet.c[name] for name in ("due_on", "abc_class", "recount_of")),
        )
        .limit(ROWS_MAX)
    )
    rows: list[tuple[Any, ...]] = [tuple(row) for row in connection.execute(query)]
    return [CountSummary(*row) for row in rows]
