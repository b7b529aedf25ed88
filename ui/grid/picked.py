"""Owns what becomes of picked cells: their exact sum and their text, in pieces that can be given up; knows no widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import chain, islice, pairwise

from app.domain.exact import ARITHMETIC
from ui.figures import Figures
from ui.grid.cells import RowWriter
from ui.grid.source import Column, Kind, PageSource, Query, Row
from ui.i18n import translate
from ui.tasks import Pulse

PIECE_ROWS = 200
"""So many rows are added up or written between two beats: a few milliseconds."""
ROWS_MAX = 10_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of the selection: rows and columns by number, both ends included."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Band:
    """Rows one below the other of which the same columns are picked, these as they stand from left to right."""

    rows: Sequence[Row]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WholeList:
    """Every row of a query, read or not."""

    source: PageSource
    query: Query


@dataclass(frozen=True, slots=True)
class Picked:
    """The cells picked, kept as they were when they were picked. `whole` stands for more rows than the grid has read."""

    bands: tuple[Band, ...] = ()
    whole: WholeList | None = None

    @property
    def cells(self) -> int:
        """How many there are in the bands; what `whole` holds is only known by reading it."""
        return sum(len(band.rows) * len(band.columns) for band in self.bands)

    @property
    def columns(self) -> frozenset[int]:
        return frozenset(chain.from_iterable(band.columns for band in self.bands))

    def rows(self) -> int:
        """May block where it is the whole list."""
        if self.whole is not None:
            return self.whole.source.count(self.whole.query, ROWS_MAX).number
        return sum(len(band.rows) for band in self.bands)

    def pieces(self) -> Iterator[tuple[tuple[int, ...], Sequence[Row]]]:
        """Columns and rows of them, from top to bottom; may block where it is the whole list."""
        for band in self.bands:
            rows: Iterable[Row] = self.whole.source.rows(self.whole.query) if self.whole is not None else band.rows
            following = iter(rows)
            while piece := tuple(islice(following, PIECE_ROWS)):
                yield band.columns, piece


def bands_of(parts: Iterable[Part], rows: Sequence[Row], shown: Sequence[int]) -> tuple[Band, ...]:
    """Parts as bands that do not overlap, however the parts do; `shown` are the visible columns from left to right."""
    turns: dict[int, list[tuple[Part, int]]] = {}
    for part in parts:
        turns.setdefault(part.top, []).append((part, 1))
        turns.setdefault(part.bottom + 1, []).append((part, -1))
    bands: list[Band] = []
    covered: Counter[int] = Counter()
    for edge, following in pairwise(sorted(turns)):
        for part, step in turns[edge]:
            for number in range(part.left, part.right + 1):
                covered[number] += step
        columns = tuple(number for number in shown if covered[number] > 0)
        if columns:
            bands.append(Band(rows[edge:following], columns))
    return tuple(bands)


@dataclass(frozen=True, slots=True)
class SelectionSum:
    """`cells` selected in all; `figures` of them are numbers with this sum; `kind` None where kinds are mixed."""

    cells: int
    figures: int
    total: Decimal
    kind: Kind | None
    places: int


def sum_picked(picked: Picked, columns: Sequence[Column], pulse: Pulse) -> SelectionSum:
    """Adds up exactly; raises Cancelled soon after it was given up."""
    cells = figures = 0
    total = Decimal(0)
    met: set[int] = set()
    with localcontext(ARITHMETIC):
        for numbers, rows in picked.pieces():
            pulse.beat()
            cells += len(numbers) * len(rows)
            for number in numbers:
                if columns[number].kind.is_figure:
                    cells_of = (row.cells[number] for row in rows)
                    values = [Decimal(value) for value in cells_of if isinstance(value, Decimal | int) and not isinstance(value, bool)]
                    figures += len(values)
                    total = sum(values, total)
                    met.update((number,) if values else ())
    kinds = {columns[number].kind for number in met}
    places = max((columns[number].places for number in met if columns[number].kind is Kind.MONEY), default=0)
    return SelectionSum(cells, figures, total, kinds.pop() if len(kinds) == 1 else None, places)


def sums_sentence(sums: SelectionSum, figures: Figures) -> str:
    """What the status bar says; empty for fewer than two cells. Amounts and quantities are never added up together."""
    if sums.cells < 2:
        return ""
    parts = [cells_sentence(sums.cells, figures)]
    if sums.figures and sums.kind is not None:
        average = ARITHMETIC.divide(sums.total, Decimal(sums.figures))
        places = max(sums.places, 2)
        rounded = average.quantize(Decimal(1).scaleb(-places), context=ARITHMETIC)
        if sums.kind is Kind.PERCENT:
            shown = figures.percent(average)
            return " · ".join([*parts, translate("grid", "average {figure}").format(figure=shown)])
        total = figures.decimal(sums.total, places=sums.places)
        parts.append(translate("grid", "sum {figure}").format(figure=total))
        parts.append(translate("grid", "average {figure}").format(figure=figures.decimal(rounded, places=sums.places)))
    return " · ".join(parts)


def cells_sentence(cells: int, figures: Figures) -> str:
    return translate("grid", "%n cell(s)", None, cells).replace(str(cells), figures.quantity(Decimal(cells)))


@dataclass(frozen=True, slots=True)
class Copied:
    """Lines of tab-separated cells, and how many of them are rows."""

    text: str
    rows: int


def write_picked(picked: Picked, writer: RowWriter, shown: Sequence[int], pulse: Pulse, *, headers: bool) -> Copied:
    """The cells as shown, with gaps kept, and titles on request; raises Cancelled soon after it was given up."""
    taken = [number for number in shown if number in picked.columns]
    lines = ["\t".join(writer.columns[number].title for number in taken)] if headers else []
    done, total = 0, picked.rows()
    for columns, rows in picked.pieces():
        pulse.beat(done, total)
        inside = frozenset(columns)
        lines += ["\t".join(writer.text(row, number) if number in inside else "" for number in taken) for row in rows]
        done += len(rows)
    return Copied("\n".join(lines), done)
