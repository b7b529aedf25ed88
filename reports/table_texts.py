"""Owns the words of a printed table: every line of it as texts, and how wide they are in ems; knows no page size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reports.document import Column, ReportTable, Row, measure_of
from reports.figures import Figures, shower
from reports.fonts import BOLD, REGULAR, width_of
from reports.progress import Pace
from reports.totals import lines_of
from reports.wrapping import Need

LineKind = Literal["group", "row", "subtotal", "total", "empty"]
PACE_ROWS = 500

_TEXT_LEAST_EMS = 7.0
_TEXT_FAIR_EMS = 15.0
_CODE_LEAST_EMS = 12.0
_TITLE_FAIR_EMS = 6.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the table in words, a text per shown column."""

    kind: LineKind
    cells: tuple[str, ...]
    label: str = ""
    level: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class TableTexts:
    """A table in words. Columns that it is grouped by stand in the group headings and are not shown again.
    `fractions` is, per column, the width of the longest part from the decimal mark on, in ems."""

    table: ReportTable
    columns: tuple[Column, ...]
    lines: Sequence[TextLine]
    naturals: tuple[float, ...]
    fractions: tuple[float, ...]
    figures: Figures

    def counted(self, rows: int) -> str:
        """How many rows a group has, in words."""
        say = self.figures.say
        return say("1 row") if rows == 1 else say("{count} rows", count=self.figures.number(rows))

    def needs(self, size: float, gap: float, *, fair: bool) -> list[Need]:
        """What each column asks for in points at a type size; with `fair`, texts get room for a few words a line."""
        return [_need(column, natural, size, gap, fair=fair) for column, natural in zip(self.columns, self.naturals, strict=True)]


def _need(column: Column, natural: float, size: float, gap: float, *, fair: bool) -> Need:
    word = title_width(column)
    title = min(width_of(column.title, BOLD), max(word, _TITLE_FAIR_EMS)) if fair else word
    whole = max(natural, title) * size + gap
    if column.kind == "text":
        ems = (_TEXT_FAIR_EMS if fair else _TEXT_LEAST_EMS) * min(column.width, 2.0)
        return Need(whole, max(min(natural, ems), title) * size + gap, column.width)
    if column.kind in ("code", "word"):
        return Need(whole, max(min(natural, _CODE_LEAST_EMS), title) * size + gap, 0.0)
    return Need(whole, whole, 0.0)


def title_width(column: Column) -> float:
    """Width in ems of the longest word of a column's title."""
    return max((width_of(word, BOLD) for word in column.title.split()), default=0.0)


def table_texts(table: ReportTable, figures: Figures, pace: Pace) -> TableTexts:
    """All lines of a table in words. Advances the pace by one step a row."""
    places = [place for place, column in enumerate(table.columns) if column.key not in table.group_by]
    columns = tuple(table.columns[place] for place in places)
    showers = [(place, shower(column.kind, figures), measure_of(table, column)) for place, column in zip(places, columns, strict=True)]

    def shown(row: Row) -> tuple[str, ...]:
        return tuple([show(row[place], measure(row)) for place, show, measure in showers])

    lines: list[TextLine] = []
    rows_since = 0
    for line in lines_of(table, figures):
        lines.append(TextLine(line.kind, shown(line.values), line.label, line.level, line.count))
        rows_since += line.kind == "row"
        if rows_since == PACE_ROWS:
            pace.advance(rows_since)
            rows_since = 0
    pace.advance(rows_since)
    if not table.rows:
        lines.append(TextLine("empty", ("",) * len(columns), figures.say("No rows for these filters.")))
    naturals, fractions = _measured(columns, lines, figures.decimal_mark, pace)
    return TableTexts(table, columns, lines, naturals, fractions, figures)


def _measured(columns: Sequence[Column], lines: Sequence[TextLine], mark: str, pace: Pace) -> tuple[tuple[float, ...], tuple[float, ...]]:
    naturals: list[float] = []
    fractions: list[float] = []
    for place, column in enumerate(columns):
        pace.advance(0)
        plain = {line.cells[place] for line in lines if line.kind == "row"}
        strong = {line.cells[place] for line in lines if line.kind != "row"}
        if not column.is_numeric:
            texts = [*((text, REGULAR) for text in plain), *((text, BOLD) for text in strong)]
            naturals.append(max((width_of(part, face) for text, face in texts for part in text.splitlines()), default=0.0))
            fractions.append(0.0)
            continue
        wholes, parts = [0.0], [0.0]
        for texts_of_face, face in ((plain, REGULAR), (strong, BOLD)):
            for text in texts_of_face:
                whole, fraction = split_figure(text, mark)
                wholes.append(width_of(whole, face))
                parts.append(width_of(fraction, face))
        naturals.append(max(wholes) + max(parts))
        fractions.append(max(parts))
    return tuple(naturals), tuple(fractions)


def split_figure(text: str, mark: str) -> tuple[str, str]:
    """A shown number as (up to the decimal mark, from it on); a percent sign belongs to the second part."""
    whole, found, fraction = text.partition(mark)
    if found:
        return whole, found + fraction
    if text.endswith(" %"):
        return text[:-2], text[-2:]
    return text, ""
