"""Owns the protocol between a grid and whatever supplies its rows; knows no toolkit and no database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from ui.theme.tokens import Tone

Cell = str | int | Decimal | date | datetime | bool | None
Cursor = tuple[Cell, ...]
"""Where a page ended: the sort values and the key of its last row. The source makes it and reads it; nobody else."""


class Kind(StrEnum):
    """What a column holds: decides alignment, filter grammar, format and the type in an exported workbook."""

    TEXT = "text"
    CODE = "code"
    """Text of identifiers; never stretched, compared as written."""
    INTEGER = "integer"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"

    @property
    def is_figure(self) -> bool:
        return self in (Kind.INTEGER, Kind.QUANTITY, Kind.MONEY, Kind.PERCENT)


@dataclass(frozen=True, slots=True)
class Column:
    """One column as data. `id` is stable (state and search use it); `title` is shown, already translated."""

    id: str
    title: str
    kind: Kind = Kind.TEXT
    places: int = 2
    """Decimals shown at least, for money."""
    signed: bool = False
    """A difference: shown with + or −, never colour alone."""
    quiet_zero: bool = False
    """Zero says that there is no such figure: nothing is shown."""
    hidden: bool = False
    stretch: bool = False
    """The description: takes the width the others leave."""
    sortable: bool = True
    filterable: bool = True
    total: bool = False
    """Its sum over all rows shown stands under the column."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Kind.CHOICE: stored value -> word shown, already translated."""
    tone: Callable[[Cell], Tone | None] | None = None
    words: tuple[str, ...] = ()
    """Other names the search line accepts for this column."""
    provisional_by: str = ""
    """The id of a column whose figure makes this one provisional: it is marked then."""
    provisional_tip: str = ""
    """What the mark means, with {figure} for the other column's text; already translated."""
    stand_in: str = ""
    """The id of a column whose text stands here, muted, where this one has none."""
    lacking: str = ""
    """What stands, muted, where there is no text for this either; already translated."""
    width_max: int = 360
    """Pixels at 100 %; wider contents are elided and shown whole in the tool tip."""


class Op(StrEnum):
    CONTAINS = "contains"
    EQUALS = "equals"
    STARTS = "starts"
    ANY_OF = "any_of"
    BETWEEN = "between"
    """Both ends included; either may be None for an open range."""
    ABOVE = "above"
    BELOW = "below"
    """Beyond one value, which is not included."""
    NOT = "not"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Condition:
    """One column's demand. `values` has 1 entry, 2 for BETWEEN, any number for ANY_OF, none for EMPTY and FILLED."""

    column: str
    op: Op
    values: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Sort:
    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What the grid asks for; all conditions hold together, `words` are found in any text column."""

    conditions: tuple[Condition, ...] = ()
    words: tuple[str, ...] = ()
    sort: Sort | None = None

    @property
    def filtered(self) -> bool:
        return bool(self.conditions or self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """`key` identifies the row for opening and for keeping the selection; `cells` in the order of the columns."""

    key: Any
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    rows: tuple[Row, ...]
    next: Cursor | None
    """None: this was the last page."""


@dataclass(frozen=True, slots=True)
class Count:
    """`number` rows match; `capped` means at least so many."""

    number: int
    capped: bool = False


class PageSource(Protocol):
    """Supplies a grid. Every method but `columns` may block and is called off the UI thread, one at a time or not."""

    @property
    def columns(self) -> tuple[Column, ...]: ...

    def page(self, query: Query, after: Cursor | None, limit: int) -> Page:
        """The next rows by key, not by offset."""

    def count(self, query: Query, cap: int) -> Count: ...

    def totals(self, query: Query) -> Mapping[str, Decimal]:
        """Exact sums by column id over all rows of the query, for the columns that have a total."""

    def rows(self, query: Query) -> Iterator[Row]:
        """All rows of the query in its order, for export."""
