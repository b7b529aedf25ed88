"""What a list is: its fields, where its rows come from and which orders are kept for it; and what it can be asked. Writes no SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Value = str | int | Decimal | date | datetime | bool | None
NO_DAY = "0001-01-01"
"""Stands in an order for a day that is absent."""


@dataclass(frozen=True, slots=True)
class Via:
    """How rows are found by a text that stands in another table: its `keys` in the rows of `table` where `column` matches are `on`."""

    on: tuple[str, ...]
    table: str
    keys: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a list in which `where` holds have `constant` in a field, or the stored value of `by` (with its sign turned)."""

    where: str
    by: str = ""
    turned: bool = False
    constant: int | str = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list: `sql` its expression in the selection, `type` text, integer, scaled, date, moment or flag."""

    id: str
    sql: str
    type: str = "text"
    scale: int = 0
    searched: bool = False
    """Free words are looked for here."""
    via: Via | None = None
    """Where its texts are kept once, so that a search reads them and not every row."""
    optional: bool = False
    """A date or moment that may be absent."""
    parts: tuple[Part, ...] = ()
    """Where no index orders `sql` as it stands: the rows in parts, from the smallest value up, each of which one does order.

    They are one with a constant, then one with a value above it.
    """


@dataclass(frozen=True, slots=True)
class Walk:
    """An index of a table that begins with `columns`, few values together, and goes on in the list's own order.

    `alias` is the table's in the selection; `source` begins the selection with it, `orders` are the expressions by which that source is
    sorted within one value of the columns, and `seeks` how many of them the index holds.
    """

    table: str
    alias: str
    index: str
    columns: tuple[str, ...]
    source: str
    orders: tuple[str, ...]
    seeks: int
    makes: tuple[str, ...] = ()
    """The joins that the source has made already."""
    on: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    """Of another table than the list's own: by which expressions its rows are found in the list, and their columns there."""


@dataclass(frozen=True, slots=True)
class Lead:
    """An index of a joined table in the order of `field`, from which `source` comes to the rows of the list."""

    field: str
    index: str
    source: str
    makes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list reads: the source of its rows, what may be joined to each, its fields, and those that make a row unique.

    A join is (alias, SQL) and keeps the number of rows; only those that a question needs are made. Where `rows` names the expressions
    that identify a row of the source, a page is first found by them and only its own rows are joined with everything.
    """

    source: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    where: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    joins: tuple[tuple[str, str], ...] = ()
    rows: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    """The order where nobody asks for another one, unique at its end; that of the key when empty."""
    descending: bool = False
    walks: tuple[Walk, ...] = ()
    leads: tuple[Lead, ...] = ()

    def field_of(self, name: str) -> Field:
        return next(one for one in self.fields if one.id == name)


@dataclass(frozen=True, slots=True)
class Demand:
    """A condition on a field; `op` is contains, equals, starts, any_of, between, above, below, not, empty or filled."""

    field: str
    op: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a list is asked; all demands hold together, every word is found in some searched field."""

    demands: tuple[Demand, ...] = ()
    words: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One row: the values of the key, and of the fields in their order."""

    key: tuple[Value, ...]
    cells: tuple[Value, ...]
