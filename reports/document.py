"""Owns what a report is: columns, rows, narrative, charts and by whom it was made; refuses to know how it is drawn.

Every renderer takes these values. Amounts are `Decimal`; a float is refused, as is a row whose width is not that of the
columns, so that a mistake of a query is seen here and not in a printed total.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from reports.figures import Figures

Kind = Literal["text", "word", "told", "code", "date", "datetime", "quantity", "money", "price", "percent", "integer", "flag"]
Total = Literal["none", "sum"]
Value = str | int | bool | Decimal | date | datetime | None
Row = tuple[Value, ...]

NUMERIC_KINDS: frozenset[str] = frozenset({"quantity", "money", "price", "percent", "integer"})
SUMMABLE_KINDS: frozenset[str] = frozenset({"quantity", "money", "integer"})

_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "word": (str,),
    "told": (str,),
    "code": (str, int),
    "date": (date,),
    "datetime": (datetime,),
    "quantity": (Decimal, int),
    "money": (Decimal,),
    "price": (Decimal,),
    "percent": (Decimal,),
    "integer": (int,),
    "flag": (bool,),
}


class ReportShapeError(ValueError):
    """A report contradicts itself: `where` names the table and column, `reason` says in what."""

    def __init__(self, *, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `percent` values are percent points (3.2 is 3.2 %); a `word` is a value of a closed list, such as soft_closed,
    which people read as plain words and programs as it is; a `told` is what the book keeps as code and facts, or somebody's own words,
    until the report is put into its reader's language.

    `currency` is the ISO code of all values of a money or price column. Where rows differ, `measured_in` names the column
    that holds each row's currency (or the unit of a quantity), and sums are kept apart per currency or unit.
    `width` weighs how much of the free page width a text column gets.
    """

    key: str
    title: str
    kind: Kind = "text"
    total: Total = "none"
    width: float = 1.0
    currency: str = ""
    measured_in: str = ""

    @property
    def is_numeric(self) -> bool:
        return self.kind in NUMERIC_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table: rows are tuples as wide as `columns`. `group_by` names columns, outermost first, that get subtotals;
    rows of a group are brought together, groups keep the order in which they first appear."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    title: str = ""
    subtitle: str = ""
    group_by: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        _check_columns(self)
        _check_rows(self)

    def position(self, key: str) -> int:
        """The place of the column with that key. Raises KeyError."""
        for position, column in enumerate(self.columns):
            if column.key == key:
                return position
        raise KeyError(key)

    @property
    def name(self) -> str:
        return self.title or "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """Paragraphs of plain text under an optional title."""

    paragraphs: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars or lines over categories; each series is (name, one value per category), None leaves a gap."""

    title: str
    kind: Literal["bar", "line"]
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    unit: str = ""

    def __post_init__(self) -> None:
        for name, values in self.series:
            if len(values) != len(self.categories):
                raise ReportShapeError(where=f"chart {self.title}, series {name}", reason="one value per category is needed")


Section = ReportTable | Narrative | Chart


DIGITS_SHOWN = 24
"""So many digits of a hash stand on paper: few enough to copy, and more than anyone can find another book for."""


@dataclass(frozen=True, slots=True)
class BookState:
    """The state of the book that a paper was made from: a position of its log and the whole hash there. At position 0 there is none."""

    position: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMeta:
    """When, by whom and from which book, in which state; `proofs` are figures generated with the report (rows, control totals, ledger
    head) that are printed after its last section."""

    printed_at: datetime
    printed_by: str
    book: str = ""
    state: BookState | None = None
    proofs: tuple[tuple[str, str], ...] = ()
    figures: Figures = field(default_factory=Figures)

    @property
    def imprint(self) -> tuple[str, ...]:
        """Who printed it when, and from which book, for the foot of each page."""
        printed = self.figures.say("Printed {moment} by {member}", moment=self.figures.moment(self.printed_at), member=self.printed_by)
        return (printed, self.figures.say("Book {book}", book=self.book)) if self.book else (printed,)

    @property
    def evidence(self) -> str:
        """The state of the book as it can be copied from the foot of a page and compared with the book later; "" where there is none."""
        if self.state is None or not self.state.position:
            return ""
        shown = self.state.hash[:DIGITS_SHOWN]
        groups = " ".join(shown[place : place + 4] for place in range(0, len(shown), 4))
        return self.figures.say("Position {position}  ·  hash {hash}", position=self.figures.number(self.state.position), hash=groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: what it is called, whose it is, what was asked (`period`, `filters`) and its sections in order."""

    title: str
    company: str
    sections: tuple[Section, ...]
    meta: ReportMeta
    subtitle: str = ""
    period: str = ""
    filters: tuple[tuple[str, str], ...] = ()

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        return tuple(section for section in self.sections if isinstance(section, ReportTable))


def _check_columns(table: ReportTable) -> None:
    keys = [column.key for column in table.columns]
    if not keys:
        raise ReportShapeError(where=table.name, reason="a table needs a column")
    for key in keys:
        if keys.count(key) > 1:
            raise ReportShapeError(where=f"{table.name}, {key}", reason="two columns have this key")
    for column in table.columns:
        where = f"{table.name}, {column.key}"
        if column.kind not in _TYPES:
            raise ReportShapeError(where=where, reason=f"unknown kind {column.kind!r}")
        if column.total == "sum" and column.kind not in SUMMABLE_KINDS:
            raise ReportShapeError(where=where, reason=f"a {column.kind} cannot be summed")
        if column.measured_in and column.measured_in not in keys:
            raise ReportShapeError(where=where, reason=f"is measured in an unknown column {column.measured_in!r}")
    for key in table.group_by:
        if key not in keys:
            raise ReportShapeError(where=table.name, reason=f"is grouped by an unknown column {key!r}")
    if len(set(table.group_by)) == len(keys):
        raise ReportShapeError(where=table.name, reason="grouping by every column leaves none to show")


def _check_rows(table: ReportTable) -> None:
    width = len(table.columns)
    for number, row in enumerate(table.rows, start=1):
        if len(row) != width:
            raise ReportShapeError(where=f"{table.name}, row {number}", reason=f"has {len(row)} values, not {width}")
    for position, column in enumerate(table.columns):
        values = [row[position] for row in table.rows]
        allowed = _TYPES[column.kind]
        for kind in set(map(type, values)):
            if kind is not type(None) and kind not in allowed:
                raise ReportShapeError(where=f"{table.name}, {column.key}", reason=f"a {column.kind} cannot hold a {kind.__name__}")
        if Decimal in allowed and not all(value.is_finite() for value in values if isinstance(value, Decimal)):
            raise ReportShapeError(where=f"{table.name}, {column.key}", reason="holds a number that is not finite")


Measure = Callable[[Row], str]


def measure_of(table: ReportTable, column: Column) -> Measure:
    """A function that names in what a row's value of that column is: a currency, a unit, or nothing ("")."""
    if not column.measured_in:
        return lambda row: column.currency
    position = table.position(column.measured_in)
    return lambda row: "" if row[position] is None else str(row[position])


def filled(offered: Sequence[tuple[Column, Sequence[Value]]], always: frozenset[str]) -> ReportTable:
    """A table of the offered columns that hold anything, and of those named `always`; every column has a value per row."""
    kept = [(column, values) for column, values in offered if column.key in always or any(value is not None for value in values)]
    return ReportTable(columns=tuple(column for column, _ in kept), rows=tuple(zip(*(values for _, values in kept), strict=True)))
