"""Reading lists page by page, counting and adding up what matches; knows no list by name and no toolkit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.exact import from_scaled
from db.queries.conditions import Pen, where_all
from db.queries.selections import Field, Found, Question, Selection, Value
from db.queries.ways import Ways

Cursor = tuple[Any, ...]


def read_page(
    connection: sa.Connection, selection: Selection, question: Question, after: Cursor | None, limit: int
) -> tuple[list[Found], Cursor | None]:
    """The next rows behind the cursor `after`, and the cursor for those after them (None: these were the last)."""
    rows = (_by_keys if selection.rows else _at_once)(connection, selection, question, after, limit + 1)
    width = len(selection.fields)
    found = [_found(selection, row[:width]) for row in rows[:limit]]
    return found, tuple(rows[limit - 1][width:]) if len(rows) > limit else None


def read_count(connection: sa.Connection, selection: Selection, question: Question, cap: int) -> int:
    """How many rows match, at most `cap` + 1."""
    ways = Ways(connection, selection, question)
    return int(ways.pen.run(f"SELECT COUNT(*) FROM (SELECT 1{ways.everything([])} LIMIT {cap + 1}) AS counted")[0][0])


def read_totals(connection: sa.Connection, selection: Selection, question: Question, names: Sequence[str]) -> dict[str, Decimal]:
    """Exact sums of scaled fields over all rows that match."""
    ways = Ways(connection, selection, question)
    fields = [selection.field_of(name) for name in names]
    sums = ", ".join(f"COALESCE(SUM({one.sql}), 0)" for one in fields)
    row = ways.pen.run(f"SELECT {sums}{ways.everything([sums])}")[0]
    return {one.id: from_scaled(int(value), one.scale) for one, value in zip(fields, row, strict=True)}


def read_all(connection: sa.Connection, selection: Selection, question: Question, chunk: int = 2_000) -> Iterator[Found]:
    """Every row that matches, in order, read in chunks by key."""
    after: Cursor | None = None
    while True:
        rows, after = read_page(connection, selection, question, after, chunk)
        yield from rows
        if after is None:
            return


def _by_keys(connection: sa.Connection, selection: Selection, question: Question, after: Cursor | None, need: int) -> list[Cursor]:
    """The cells of the next rows and what they are sorted by: first which rows, then only these joined with everything."""
    ways = Ways(connection, selection, question)
    keys = ways.keys(after, need)
    if not keys:
        return []
    pen = Pen(connection, selection, Question())
    columns = [*(one.sql for one in selection.fields), *ways.order]
    listed = ", ".join(f"({', '.join(pen.raw(value) for value in key)})" for key in keys)
    same = " AND ".join(f"{sql} = page.column{n}" for n, sql in enumerate(selection.rows, 1))
    main = f"(VALUES {listed}) AS page {'CROSS ' if pen.sqlite else ''}JOIN {selection.source} ON {same}"
    sql = f"SELECT {', '.join([*selection.rows, *columns])} FROM {pen.joined(columns, source=main)}"
    width = len(selection.rows)
    rows = {tuple(row[:width]): tuple(row[width:]) for row in pen.run(sql)}
    return [rows[key] for key in keys]


def _at_once(connection: sa.Connection, selection: Selection, question: Question, after: Cursor | None, need: int) -> list[Cursor]:
    """The same for a selection whose rows are not to be found without making them."""
    pen = Pen(connection, selection, question)
    order, descending = pen.order()
    conditions = pen.conditions()
    if after is not None:
        conditions.append(f"({', '.join(order)}) {'<' if descending else '>'} ({', '.join(pen.raw(value) for value in after)})")
    columns = ", ".join([*(one.sql for one in selection.fields), *order])
    sorting = ", ".join(one + (" DESC" if descending else "") for one in order)
    sql = f"SELECT {columns} FROM {pen.joined([columns])}{where_all(conditions)} ORDER BY {sorting} LIMIT {need}"
    return [tuple(row) for row in pen.run(sql)]


def _found(selection: Selection, row: Cursor) -> Found:
    cells = tuple(_value(one, value) for one, value in zip(selection.fields, row, strict=True))
    by_id = {one.id: cell for one, cell in zip(selection.fields, cells, strict=True)}
    return Found(tuple(by_id[name] for name in selection.key), cells)


def _value(one: Field, value: Any) -> Value:
    if value is None:
        return None
    match one.type:
        case "scaled":
            return from_scaled(int(value), one.scale)
        case "integer":
            return int(value)
        case "flag":
            return bool(value)
        case "date":
            return date.fromisoformat(value) if isinstance(value, str) else value
        case "moment":
            return datetime.fromisoformat(value) if isinstance(value, str) else value
        case _:
            return str(value)
