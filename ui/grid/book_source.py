"""Owns a grid's way to the book: its columns over a selection of the read side; one short reading per page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from decimal import Decimal

import sqlalchemy as sa

from db.queries.pages import read_all, read_count, read_page, read_totals
from db.queries.selections import Demand, Found, Question, Selection
from ui.grid.source import Cell, Column, Count, Cursor, Page, Query, Row

Reading = Callable[[], AbstractContextManager[sa.Connection]]


Choice = Callable[[sa.Connection], Selection]


class BookSource:
    """Satisfies PageSource. The key of a row is the tuple of the selection's key fields.

    `choose` may take another selection of the same fields, by what the very snapshot holds that is read.
    """

    def __init__(self, reading: Reading, selection: Selection, columns: tuple[Column, ...], *, choose: Choice | None = None) -> None:
        self._reading = reading
        self.selection = selection
        self._choose = choose or (lambda connection: selection)
        self.columns = columns
        self._places = [next(n for n, one in enumerate(selection.fields) if one.id == column.id) for column in columns]

    def page(self, query: Query, after: Cursor | None, limit: int) -> Page:
        with self._reading() as connection:
            found, following = read_page(connection, self._choose(connection), _question(query), after, limit)
        return Page(tuple(self._row(one) for one in found), following)

    def count(self, query: Query, cap: int) -> Count:
        with self._reading() as connection:
            number = read_count(connection, self._choose(connection), _question(query), cap)
        return Count(min(number, cap), number > cap)

    def totals(self, query: Query) -> Mapping[str, Decimal]:
        with self._reading() as connection:
            return read_totals(
                connection, self._choose(connection), _question(query), [column.id for column in self.columns if column.total]
            )

    def rows(self, query: Query) -> Iterator[Row]:
        with self._reading() as connection:
            for found in read_all(connection, self._choose(connection), _question(query)):
                yield self._row(found)

    def _row(self, found: Found) -> Row:
        cells: tuple[Cell, ...] = tuple(found.cells[place] for place in self._places)
        return Row(found.key, cells)


def _question(query: Query) -> Question:
    return Question(
        demands=tuple(Demand(condition.column, condition.op.value, condition.values) for condition in query.conditions),
        words=query.words,
        sort=query.sort.column if query.sort else "",
        descending=query.sort.descending if query.sort else False,
    )
