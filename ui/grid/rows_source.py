"""Owns a grid over a short list that a query hands over whole, such as accounts: some hundred rows, never a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ui.grid.source import Cell, Column, Condition, Count, Cursor, Kind, Op, Page, Query, Row


class RowsSource:
    """Satisfies PageSource. `load` may block; it is asked anew whenever the list starts over."""

    def __init__(self, columns: tuple[Column, ...], load: Callable[[], Sequence[Row]]) -> None:
        self.columns = columns
        self._load = load

    def page(self, query: Query, after: Cursor | None, limit: int) -> Page:
        rows = self._matching(query)
        first = after[0] if after else 0
        start = first if isinstance(first, int) else 0
        following = (start + limit,) if start + limit < len(rows) else None
        return Page(tuple(rows[start : start + limit]), following)

    def count(self, query: Query, cap: int) -> Count:
        number = len(self._matching(query))
        return Count(min(number, cap), number > cap)

    def totals(self, query: Query) -> Mapping[str, Decimal]:
        rows = self._matching(query)
        places = {column.id: place for place, column in enumerate(self.columns) if column.total}
        return {name: sum((_number(row.cells[place]) for row in rows), Decimal(0)) for name, place in places.items()}

    def rows(self, query: Query) -> Iterator[Row]:
        yield from self._matching(query)

    def _matching(self, query: Query) -> list[Row]:
        places = {column.id: place for place, column in enumerate(self.columns)}
        texts = [place for place, column in enumerate(self.columns) if column.kind in (Kind.TEXT, Kind.CODE)]
        words = [word.casefold() for word in query.words]
        rows = [
            row
            for row in self._load()
            if all(_holds(condition, row.cells[places[condition.column]]) for condition in query.conditions)
            and all(any(word in str(row.cells[place]).casefold() for place in texts) for word in words)
        ]
        if query.sort:
            place = places[query.sort.column]
            rows.sort(key=lambda row: _sortable(row.cells[place]), reverse=query.sort.descending)
        return rows


def _holds(condition: Condition, cell: Cell) -> bool:
    values = condition.values
    match condition.op:
        case Op.EMPTY:
            return cell in (None, "")
        case Op.FILLED:
            return cell not in (None, "")
        case Op.CONTAINS:
            return str(values[0]).casefold() in str(cell).casefold()
        case Op.STARTS:
            return str(cell).casefold().startswith(str(values[0]).casefold())
        case Op.ANY_OF:
            return any(_same(cell, value) for value in values)
        case Op.EQUALS:
            return _same(cell, values[0])
        case Op.NOT:
            return not _same(cell, values[0])
    if cell is None:
        return False
    own: Any = cell
    match condition.op:
        case Op.ABOVE:
            return bool(own > values[0])
        case Op.BELOW:
            return bool(own < values[0])
        case _:
            low, high = values
            return (low is None or bool(own >= low)) and (high is None or bool(own <= high))


def _same(cell: Cell, value: Cell) -> bool:
    if isinstance(cell, str) and isinstance(value, str):
        return cell.casefold() == value.casefold()
    return cell == value


def _sortable(cell: Cell) -> tuple[bool, Any]:
    """Nothing comes first; texts by their letters."""
    if cell is None:
        return False, 0
    return True, cell.casefold() if isinstance(cell, str) else cell


def _number(cell: Cell) -> Decimal:
    return Decimal(cell) if isinstance(cell, Decimal | int) and not isinstance(cell, bool | date | datetime) else Decimal(0)
