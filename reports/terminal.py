"""Owns a report as text for a terminal: aligned, wrapped to a width, with totals; knows no colours and no device."""

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from reports.document import Chart, Column, Narrative, Report, ReportTable, Row, measure_of
from reports.figures import Figures, shower
from reports.progress import CancelCheck, Pace, ProgressCallback
from reports.totals import Line, lines_of

_GAP = "  "
_TEXT_LEAST = 12
_PACE_ROWS = 500


def report_terminal(
    report: Report,
    *,
    width: int = 120,
    progress: ProgressCallback | None = None,
    cancelled: CancelCheck | None = None,
) -> bytes:
    """The report as UTF-8 text no wider than `width` characters; figures are never cut or wrapped, so that a table that does
    not fit is written as one block per row. Raises ReportCancelled."""
    pace = Pace(sum(len(table.rows) for table in report.tables) + 1, progress, cancelled)
    heads = (report.title, report.company, report.subtitle, report.period)
    say = report.meta.figures.say
    lines = [line for text in heads if text for line in _wrapped(text, width)]
    if report.filters:
        asked = " · ".join(f"{name}: {value}" for name, value in report.filters)
        lines += _wrapped(say("Filters: {filters}", filters=asked), width)
    for section in report.sections:
        lines.append("")
        match section:
            case Narrative():
                lines += [section.title] if section.title else []
                lines += [line for text in section.paragraphs for line in _wrapped(text, width)]
            case Chart():
                lines += [line for text in _chart(section, report.meta.figures) for line in _wrapped(text, width)]
            case ReportTable():
                lines += _table(section, report.meta.figures, width, pace)
    meta = report.meta
    lines += ["", *(line for name, value in meta.proofs for line in _wrapped(f"{name}: {value}", width))]
    lines += _wrapped(" · ".join(meta.imprint), width)
    lines += _wrapped(meta.evidence, width) if meta.evidence else []
    pace.finish()
    return ("\n".join(lines) + "\n").encode()


def display_width(text: str) -> int:
    """How many terminal cells the text takes: wide letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _chart(chart: Chart, figures: Figures) -> Iterator[str]:
    yield f"{chart.title} ({chart.unit})" if chart.unit else chart.title
    for name, values in chart.series:
        pairs = zip(chart.categories, values, strict=True)
        none = figures.say("none")
        shown = ", ".join(f"{label} {none if value is None else figures.number(value)}" for label, value in pairs)
        yield f"{name}: {shown}"


def _table(table: ReportTable, figures: Figures, width: int, pace: Pace) -> Iterator[str]:
    yield from (line for text in (table.title, table.subtitle) if text for line in _wrapped(text, width))
    places = [place for place, column in enumerate(table.columns) if column.key not in table.group_by]
    columns = [table.columns[place] for place in places]
    showers = [(place, shower(table.columns[place].kind, figures), measure_of(table, table.columns[place])) for place in places]

    def shown(row: Row) -> list[str]:
        return [" ".join(show(row[place], measure(row)).splitlines()) for place, show, measure in showers]

    lines = [(line, shown(line.values)) for line in lines_of(table, figures)]
    cells = [own for _, own in lines]
    _align_points(columns, cells, figures.decimal_mark)
    widths = _fitted(columns, cells, width)
    if widths is None:
        yield from _blocks(lines, columns, width, pace)
        return
    rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    yield from _aligned(columns, widths, [column.title for column in columns])
    yield rule
    since = 0
    for line, own in lines:
        if line.kind == "group":
            yield "  " * line.level + f"▸ {line.label} ({figures.number(line.count)})"
            continue
        if line.label:
            yield rule
            label = "  " * line.level + line.label
            room = _span_before(own, widths)
            if display_width(label) > room:
                yield label
            else:
                first, *rest = _aligned(columns, widths, own)
                yield label + first[len(label) :]
                yield from rest
                continue
        yield from _aligned(columns, widths, own)
        since += line.kind == "row"
        if since == _PACE_ROWS:
            pace.advance(since)
            since = 0
    pace.advance(since)
    if not table.rows:
        yield figures.say("No rows for these filters.")
    yield from _wrapped(table.note, width) if table.note else []


def _span_before(cells: Sequence[str], widths: Sequence[int]) -> int:
    """The characters from the left edge to the first cell that says something."""
    filled = next((place for place, cell in enumerate(cells) if cell), len(cells))
    left = sum(width + len(_GAP) for width in widths[:filled])
    if filled < len(cells):
        left += widths[filled] - len(cells[filled].rstrip()) - len(_GAP)
        left -= len(cells[filled]) - len(cells[filled].rstrip())
    return left


def _align_points(columns: Sequence[Column], cells: Sequence[list[str]], mark: str) -> None:
    """Pad figures on the right so that their decimal marks stand under each other."""
    for place, column in enumerate(columns):
        if not column.is_numeric or column.kind == "percent":
            continue
        tails = [len(own[place]) - own[place].rfind(mark) if mark in own[place] else 0 for own in cells]
        deepest = max(tails, default=0)
        for own, tail in zip(cells, tails, strict=True):
            if own[place]:
                own[place] += " " * (deepest - tail)


def _fitted(columns: Sequence[Column], cells: Sequence[list[str]], width: int) -> list[int] | None:
    """Column widths in characters; texts share what figures leave, or None where that is too little."""
    naturals = [
        max([display_width(own[place]) for own in cells] + [max(map(len, column.title.split()), default=1)])
        for place, column in enumerate(columns)
    ]
    naturals = [max(natural, min(len(column.title), 14)) for natural, column in zip(naturals, columns, strict=True)]
    excess = sum(naturals) + len(_GAP) * (len(columns) - 1) - width
    while excess > 0:
        texts = [place for place, column in enumerate(columns) if column.kind in ("text", "word") and naturals[place] > _TEXT_LEAST]
        if not texts:
            return None
        widest = max(texts, key=lambda place: naturals[place])
        cut = min(excess, max(1, naturals[widest] // 4), naturals[widest] - _TEXT_LEAST)
        naturals[widest] -= cut
        excess -= cut
    return naturals


def _aligned(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str]) -> Iterator[str]:
    parts = [_wrapped(cell, width) if display_width(cell) > width else [cell] for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, parts))):
        line = []
        for column, width, own in zip(columns, widths, parts, strict=True):
            text = own[number] if number < len(own) else ""
            space = " " * (width - display_width(text))
            line.append(space + text if column.is_numeric else text + space)
        yield _GAP.join(line).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """Lines no wider than `width` cells; words longer than that are broken."""
    lines = [""]
    for word in text.split():
        if lines[-1] and display_width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if display_width(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
    return lines


def _blocks(lines: Sequence[tuple[Line, list[str]]], columns: Sequence[Column], width: int, pace: Pace) -> Iterator[str]:
    """One block per line of the table, a title and value per text line."""
    widest = max(len(column.title) for column in columns)
    for line, own in lines:
        if line.label:
            yield f"── {line.label}"
        for column, cell in zip(columns, own, strict=True):
            if cell:
                first, *rest = _wrapped(cell, max(width - widest - len(_GAP), _TEXT_LEAST))
                yield f"{column.title.ljust(widest)}{_GAP}{first}"
                yield from (" " * (widest + len(_GAP)) + more for more in rest)
        yield ""
        pace.advance(line.kind == "row")
