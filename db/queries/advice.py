"""What advice on counts rests on: the differences of a sheet and how the same items differed before; judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from app.domain.book import Item
from app.domain.book.counting import CountLine
from app.domain.book.evidence import HintDismissal
from app.domain.exact import ZERO
from db.schema import table_of


@dataclass(frozen=True, slots=True)
class CountDifference:
    """A line that differs; `earlier` counts of the item in the warehouse differed, `earlier_alike` of them the same way."""

    line_no: int
    item: str
    quantity: Decimal
    times_counted: int
    earlier: int
    earlier_alike: int


def count_differences(connection: sa.Connection, sheet_id: str) -> tuple[CountDifference, ...]:
    """The lines of a sheet that differ from the book, in their order; empty for anything that is no count sheet."""
    line, before, item = table_of(CountLine), table_of(CountLine).alias("before"), table_of(Item)
    differed = sa.and_(
        before.c.item_id == line.c.item_id,
        before.c.warehouse_id == line.c.warehouse_id,
        before.c.sheet_id != line.c.sheet_id,
        before.c.quantity_variance != ZERO,
    )
    alike = sa.case((sa.or_(_same_sign(before, line, above=True), _same_sign(before, line, above=False)), 1), else_=0)
    query = (
        sa.select(
            line.c.line_no,
            item.c.name,
            line.c.quantity_variance,
            line.c.times_counted,
            sa.func.count(before.c.line_no),
            sa.func.coalesce(sa.func.sum(sa.case((before.c.line_no.is_(None), 0), else_=alike)), 0),
        )
        .join(item, item.c.id == line.c.item_id)
        .outerjoin(before, differed)
        .where(line.c.sheet_id == sheet_id, line.c.quantity_variance != ZERO)
        .group_by(line.c.line_no, item.c.name, line.c.quantity_variance, line.c.times_counted)
        .order_by(line.c.line_no)
    )
    return tuple(CountDifference(row[0], row[1], row[2], row[3], int(row[4]), int(row[5])) for row in connection.execute(query))


def hints_dismissed(connection: sa.Connection, request_id: str) -> frozenset[str]:
    """The keys of the hints that somebody dismissed on a request."""
    one = table_of(HintDismissal)
    return frozenset(connection.execute(sa.select(one.c.hint).where(one.c.request_id == request_id)).scalars())


def _same_sign(before: sa.FromClause, line: sa.FromClause, *, above: bool) -> sa.ColumnElement[bool]:
    pair = (before.c.quantity_variance, line.c.quantity_variance)
    return sa.and_(*(column > ZERO for column in pair)) if above else sa.and_(*(column < ZERO for column in pair))
