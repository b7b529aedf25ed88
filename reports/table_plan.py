"""Owns the plan of a printed table: column edges, wrapped cells, line heights, where a page may end; draws nothing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reports.fonts import BOLD, REGULAR, width_of
from reports.progress import Pace
from reports.table_texts import PACE_ROWS, TableTexts, TextLine, title_width
from reports.wrapping import share, wrap

_LINES_A_PIECE = 30
INDENT = 8.0


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Sizes in points that follow from the size of a table's figures; `air` is the space above and below a line's text as
    a part of that size."""

    size: float
    air: float = 0.33

    @property
    def leading(self) -> float:
        return self.size * 1.25

    @property
    def pad(self) -> float:
        return self.size * self.air

    @property
    def gap(self) -> float:
        return self.size * 1.35

    @property
    def title(self) -> float:
        return self.size * 1.35


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line with its height in points; `wrapped` has the lines of the cells that wrap, by place, and `label` its lines.
    `last` is False for a piece of a row that goes on in the next piece."""

    text: TextLine
    height: float
    wrapped: dict[int, list[str]]
    label: list[str]
    label_above: bool = False
    last: bool = True


class TablePlan:
    """A table fitted to a width: column edges, header and all lines with their heights. Cells of the columns named `boxed`
    get a box to write in by hand."""

    def __init__(self, texts: TableTexts, width: float, scale: TypeScale, pace: Pace, boxed: frozenset[str] = frozenset()) -> None:
        fair = share(texts.needs(scale.size, scale.gap, fair=True), width)
        widths = fair or share(texts.needs(scale.size, scale.gap, fair=False), width)
        assert widths is not None, "the page was chosen so that the columns fit"
        self.texts = texts
        self.width = width
        self.scale = scale
        self.pace = pace
        self.boxed = [place for place, column in enumerate(texts.columns) if column.key in boxed]
        self.lefts = [left + scale.gap / 2 for left in accumulate(widths[:-1], initial=0.0)]
        self.rights = [left + own - scale.gap for left, own in zip(self.lefts, widths, strict=True)]
        self.titles = [
            wrap(column.title, BOLD, self.title_size, max(right - left, title_width(column) * self.title_size) + 0.01)
            for column, left, right in zip(texts.columns, self.lefts, self.rights, strict=True)
        ]
        self.header_height = max(map(len, self.titles)) * scale.leading * 0.95 + scale.pad * 2
        self.heading = wrap(texts.table.title, BOLD, scale.title, width) if texts.table.title else []
        self.subheading = wrap(texts.table.subtitle, REGULAR, scale.size, width) if texts.table.subtitle else []
        self.lines = self._planned()
        self.ends = list(accumulate((line.height for line in self.lines), initial=0.0))

    @property
    def title_size(self) -> float:
        return self.scale.size * 0.94

    @property
    def heading_height(self) -> float:
        lines = len(self.heading) * self.scale.title * 1.2 + len(self.subheading) * self.scale.leading
        return lines + self.scale.size * 0.5 if lines else 0.0

    def _planned(self) -> list[PlannedLine]:
        planned: list[PlannedLine] = []
        flexible = [place for place, column in enumerate(self.texts.columns) if column.kind in ("text", "word", "code")]
        for number, text in enumerate(self.texts.lines, start=1):
            if text.kind == "row":
                planned.extend(self._row_pieces(text, flexible))
            else:
                planned.append(self._labelled(text))
            if number % PACE_ROWS == 0:
                self.pace.advance(PACE_ROWS)
        return planned

    def _row_pieces(self, text: TextLine, flexible: Sequence[int]) -> list[PlannedLine]:
        size, leading, pad = self.scale.size, self.scale.leading, self.scale.pad
        wrapped: dict[int, list[str]] = {}
        for place in flexible:
            cell = text.cells[place]
            width = self.rights[place] - self.lefts[place] + 0.01
            if "\n" in cell or width_of(cell, REGULAR, size) > width:
                wrapped[place] = wrap(cell, REGULAR, size, width)
        if not wrapped:
            return [PlannedLine(text, leading + 2 * pad, wrapped, [])]
        deepest = max(map(len, wrapped.values()))
        if deepest <= _LINES_A_PIECE:
            return [PlannedLine(text, deepest * leading + 2 * pad, wrapped, [])]
        pieces: list[PlannedLine] = []
        blank = TextLine("row", ("",) * len(text.cells))
        for start in range(0, deepest, _LINES_A_PIECE):
            stop = min(start + _LINES_A_PIECE, deepest)
            part = {place: lines[start:stop] for place, lines in wrapped.items()}
            last = stop == deepest
            height = (stop - start) * leading + (pad if start == 0 else 0) + (pad if last else 0)
            pieces.append(PlannedLine(text if start == 0 else blank, height, part, [], last=last))
        return pieces

    def _labelled(self, text: TextLine) -> PlannedLine:
        """A heading, subtotal or total; its label stands before its first figure, or above where it does not fit."""
        size, leading, pad = self.scale.size, self.scale.leading, self.scale.pad
        room = self.width - self.lefts[0] - text.level * INDENT - (5 * size if text.kind == "group" else 0)
        above = False
        for place, cell in enumerate(text.cells):
            if cell:
                start = self.lefts[place]
                if self.texts.columns[place].is_numeric:
                    start = self.rights[place] - width_of(cell, BOLD, size) - self.texts.fractions[place] * size
                beside = start - self.lefts[0] - text.level * INDENT - self.scale.gap / 2
                above = width_of(text.label, BOLD, size) > beside
                room = room if above else beside
                break
        label = wrap(text.label, BOLD, size, room) if text.label else []
        wrapped = {
            place: wrap(cell, BOLD, size, self.rights[place] - self.lefts[place] + 0.01)
            for place, cell in enumerate(text.cells)
            if cell and not self.texts.columns[place].is_numeric
        }
        depth = max([1, *map(len, wrapped.values())])
        depth = depth + len(label) if above else max(depth, len(label))
        extra = pad if text.kind == "group" or opens_total(text) else 0.0
        return PlannedLine(text, depth * leading + 2 * pad + extra, wrapped, label, above)

    def fitting(self, start: int, height: float) -> int:
        """The line before which a page of that height has to end when it begins with line `start`: headings stay with
        what they head, totals with what they sum."""
        stop = bisect_right(self.ends, self.ends[start] + height + 0.01) - 1
        if stop >= len(self.lines):
            return len(self.lines)
        best = stop
        while stop > start and (self.lines[stop].text.kind in ("subtotal", "total") or self.lines[stop - 1].text.kind == "group"):
            stop -= 1
        return stop if stop > start else best


def opens_total(text: TextLine) -> bool:
    """Whether this is the first line of the grand total, which stands a little apart."""
    return text.kind == "total" and text.label != ""
