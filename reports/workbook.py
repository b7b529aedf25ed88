"""Owns a report as an Excel workbook: numbers as numbers, dates as dates, totals that follow the filter; draws no page.

A cell of Excel is a double with 15 reliable decimal digits. A value that needs no more is written as a number, and reads
back as the same decimal; one that needs more is written as text with all its digits, so that nothing is ever falsified.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range

from reports.document import Chart, Column, Measure, Narrative, Report, ReportTable, Value, measure_of
from reports.figures import minor_digits, shower
from reports.progress import CancelCheck, Pace, ProgressCallback
from reports.totals import Line, lines_of, sum_rows, sums_of

_DIGITS_SAFE = 15
_PACE_ROWS = 500
_WIDTH_LEAST, _WIDTH_MOST = 8, 60
_HEAD = {"bold": True, "font_color": "#18212E", "bg_color": "#EEF2F6", "bottom": 2, "text_wrap": True, "valign": "bottom"}
_TOTAL = {"bold": True, "top": 1, "bottom": 6}
_SHEET_NAME_MOST = 31
_ROWS_MOST = 1_000_000
_YEAR_LEAST = 1900
_LETTERS_MOST = 32_767
_FORBIDDEN_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class TableTooLong(Exception):
    """A sheet of Excel cannot hold the rows of this table: filter it, or take csv."""

    def __init__(self, *, title: str, rows: int, rows_most: int) -> None:
        super().__init__(f"{title}: {rows:,} rows, a sheet holds {rows_most:,}")
        self.title = title
        self.rows = rows
        self.rows_most = rows_most


def report_workbook(report: Report, *, progress: ProgressCallback | None = None, cancelled: CancelCheck | None = None) -> bytes:
    """The report as .xlsx: a sheet per table, one of subtotals per grouped table, one telling what was asked.

    The same report gives the same bytes. Raises ReportCancelled, TableTooLong.
    """
    pace = Pace(2 * sum(len(table.rows) for table in report.tables) + 1, progress, cancelled)
    for table in report.tables:
        if len(table.rows) > _ROWS_MOST:
            raise TableTooLong(title=table.name, rows=len(table.rows), rows_most=_ROWS_MOST)
    with TemporaryDirectory(prefix="dockledger-", ignore_cleanup_errors=True) as folder:
        data = _written(report, folder, pace)
    pace.finish()
    return data


def _written(report: Report, folder: str, pace: Pace) -> bytes:
    """The workbook; its rows go through files in the folder, so that memory and the last step stay small."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, "tmpdir": folder})
    meta = report.meta
    created = meta.printed_at if meta.printed_at.tzinfo is None else meta.printed_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({
        "title": report.title,
        "company": report.company,
        "author": meta.printed_by,
        "subject": report.period,
        "created": created,
    })  # fmt: skip
    writer = _Writer(book, report, pace)
    with ExitStack() as given_up:
        given_up.callback(writer.abandon)
        for number, table in enumerate(report.tables, start=1):
            writer.table(table, number)
        writer.about()
        given_up.pop_all()
    book.close()
    return buffer.getvalue()


def fits_double(value: Decimal | int) -> bool:
    """Whether a double holds all digits of the value, so that the same decimal reads back."""
    digits = Decimal(value).normalize().as_tuple().digits if abs(Decimal(value)) < 10**40 else ()
    return 0 < len(digits) <= _DIGITS_SAFE


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where a table stands on its sheet, rows counted from 0."""

    header: int
    first: int
    last: int


class _Writer:
    """Writes the sheets of one workbook, sharing formats between them."""

    def __init__(self, book: Any, report: Report, pace: Pace) -> None:
        self._book = book
        self._report = report
        self._pace = pace
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._names: set[str] = set()
        self._figures = report.meta.figures
        self._say = self._figures.say

    def _format(self, **settings: object) -> Any:
        key = tuple(sorted(settings.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"font_name": "Calibri", "font_size": 10.5, "valign": "top", **settings})
        return self._formats[key]

    def _sheet(self, name: str) -> Any:
        plain = " ".join(name.translate(_FORBIDDEN_IN_NAME).split()).strip("'") or self._say("Report")
        own, number = plain[:_SHEET_NAME_MOST], 1
        while own.lower() in self._names or own.lower() == "history":
            number += 1
            own = f"{plain[: _SHEET_NAME_MOST - 3]} {number}"
        self._names.add(own.lower())
        return self._book.add_worksheet(own)

    def abandon(self) -> None:
        """Close what is open without writing a workbook."""
        for sheet in self._book.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()
        self._book.fileclosed = True

    def table(self, table: ReportTable, number: int) -> None:
        """One sheet with heading, filterable rows and totals; subtotals go to a sheet of their own, so that the rows
        stay filterable and sum only once."""
        sheet = self._sheet(table.title or (self._report.title if number == 1 else self._say("Table {number}", number=number)))
        row = self._heading(sheet, table)
        shape = _Shape(row, row + 1, row + len(table.rows))
        self._header(sheet, table.columns, row)
        measures = [measure_of(table, column) for column in table.columns]
        longest = [min(len(column.title), 24) + 2 for column in table.columns]
        for index, values in enumerate(table.rows):
            for place, (column, measure, value) in enumerate(zip(table.columns, measures, values, strict=True)):
                self._cell(sheet, shape.first + index, place, column, value, measure(values))
            if index % _PACE_ROWS == _PACE_ROWS - 1:
                self._pace.advance(_PACE_ROWS)
        self._pace.advance(len(table.rows) % _PACE_ROWS)
        self._totals(sheet, table, measures, shape)
        for place, width in enumerate(self._widths(table, measures, longest)):
            sheet.set_column(place, place, width)
        self._pace.advance(len(table.rows))
        sheet.freeze_panes(shape.header + 1, 0)
        if table.rows:
            sheet.autofilter(shape.header, 0, shape.last, len(table.columns) - 1)
        self._print_setup(sheet, shape.header)
        if table.group_by:
            self._subtotals(table, measures)

    def _heading(self, sheet: Any, table: ReportTable) -> int:
        """Company, title and what was asked above the table; gives the row of the header."""
        report = self._report
        lines: list[tuple[str, dict[str, object]]] = [
            (report.company, {"font_color": "#1D5FC4", "bold": True}),
            (report.title, {"bold": True, "font_size": 16}),
        ]
        lines += [(text, {"font_color": "#556274"}) for text in (report.subtitle, report.period) if text]
        if report.filters:
            asked = "  ·  ".join(f"{name}: {value}" for name, value in report.filters)
            lines.append((self._say("Filters: {filters}", filters=asked), {"font_color": "#556274"}))
        lines += [(text, {"bold": True}) for text in (table.title, table.subtitle) if text and text != report.title]
        for row, (text, settings) in enumerate(lines):
            sheet.write_string(row, 0, text, self._format(**settings))
        return len(lines) + 1

    def _header(self, sheet: Any, columns: tuple[Column, ...], row: int) -> None:
        for place, column in enumerate(columns):
            align = "right" if column.is_numeric else "left"
            sheet.write_string(row, place, column.title, self._format(**_HEAD, align=align))

    def _cell(self, sheet: Any, row: int, place: int, column: Column, value: Value, measure: str, **style: object) -> None:
        if value is None:
            if style:
                sheet.write_blank(row, place, None, self._format(**style))
        elif isinstance(value, bool):
            sheet.write_string(row, place, self._say("yes" if value else "no"), self._format(**style))
        elif isinstance(value, date) and value.year < _YEAR_LEAST:
            sheet.write_string(row, place, value.isoformat(), self._format(**style))
        elif isinstance(value, datetime):
            naive = value if value.tzinfo is None else value.replace(tzinfo=None)
            sheet.write_datetime(row, place, naive, self._format(num_format="yyyy-mm-dd hh:mm", align="left", **style))
        elif isinstance(value, str) or column.kind in ("text", "code"):
            text = self._figures.word(str(value)) if column.kind == "word" else str(value)
            if len(text) > _LETTERS_MOST:
                cut = " … " + self._say("(cut: a cell of Excel holds {letters} letters)", letters=self._figures.number(_LETTERS_MOST))
                text = text[: _LETTERS_MOST - len(cut)] + cut
            sheet.write_string(row, place, text, self._format(text_wrap=column.kind == "text", **style))
        elif isinstance(value, Decimal | int):
            self._number(sheet, row, place, column, value, measure, style)
        else:
            sheet.write_datetime(row, place, value, self._format(num_format="yyyy-mm-dd", align="left", **style))

    def _number(
        self, sheet: Any, row: int, place: int, column: Column, value: Decimal | int, measure: str, style: dict[str, object]
    ) -> None:
        if not fits_double(value):
            text = shower(column.kind, self._figures)(value, measure)
            sheet.write_string(row, place, text, self._format(align="right", **style))
            return
        scaled = Decimal(value).scaleb(-2) if column.kind == "percent" else value
        sheet.write_number(row, place, float(scaled), self._format(num_format=_pattern(column, measure), **style))

    def _totals(self, sheet: Any, table: ReportTable, measures: list[Measure], shape: _Shape) -> None:
        """Totals below the rows: live over the rows the filter shows where all are in one currency or unit."""
        sums = sums_of(table, table.rows)
        if not table.rows or not sums:
            return
        for offset, values in enumerate(sum_rows(table, sums)):
            row = shape.last + 1 + offset
            for place, (column, value) in enumerate(zip(table.columns, values, strict=True)):
                if offset == 0 and place == 0 and value is None:
                    sheet.write_string(row, 0, self._say("Total"), self._format(**_TOTAL))
                elif isinstance(value, Decimal) and len(sums[column.key]) == 1 and fits_double(value):
                    cells = xl_range(shape.first, place, shape.last, place)
                    style = self._format(num_format=_pattern(column, measures[place](values)), **_TOTAL)
                    sheet.write_formula(row, place, f"=SUBTOTAL(109,{cells})", style, float(value))
                else:
                    self._cell(sheet, row, place, column, value, measures[place](values), **_TOTAL)

    def _subtotals(self, table: ReportTable, measures: list[Measure]) -> None:
        if not any(column.total == "sum" for column in table.columns):
            return
        sheet = self._sheet(self._say("Subtotals {report}", report=table.title or self._report.title))
        kept = [place for place, column in enumerate(table.columns) if _is_summary(table, column)]
        columns = (Column(key="group", title=self._say("Group")), *(table.columns[place] for place in kept))
        self._header(sheet, columns, 0)
        for row, line in enumerate(_summary(lines_of(table, self._figures)), start=1):
            style: dict[str, object] = dict(_TOTAL) if line.kind == "total" else {}
            sheet.write_string(row, 0, line.name, self._format(indent=line.level, **style))
            for target, place in enumerate(kept, start=1):
                measure = measures[place](line.values)
                self._cell(sheet, row, target, table.columns[place], line.values[place], measure, **style)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, len(kept), 18)
        sheet.freeze_panes(1, 1)
        self._print_setup(sheet, 0)

    def about(self) -> None:
        """A sheet that tells what was asked, by whom and when, with narrative and proofs."""
        report, meta = self._report, self._report.meta
        say = self._say
        sheet = self._sheet(say("About this report"))
        facts = [(say("Company"), report.company), (say("Report"), report.title), ("", report.subtitle), (say("Period"), report.period)]
        facts += [(say("Filter: {name}", name=name), value) for name, value in report.filters]
        facts += [(say("Printed"), meta.figures.moment(meta.printed_at)), (say("Printed by"), meta.printed_by), (say("Book"), meta.book)]
        facts += (
            [(say("Position in the log and hash"), f"{meta.state.position}  {meta.state.hash}")]
            if meta.state and meta.state.position
            else []
        )
        facts += list(meta.proofs)
        for section in report.sections:
            if isinstance(section, Narrative):
                facts += [(section.title, text) for text in section.paragraphs]
            elif isinstance(section, ReportTable) and section.note:
                facts.append((section.title or say("Note"), section.note))
        facts.append((say("Precision"), say("Cells hold 15 digits; a value with more is written as text with all its digits.")))
        for row, (name, value) in enumerate((name, value) for name, value in facts if value):
            sheet.write_string(row, 0, name, self._format(font_color="#556274"))
            sheet.write_string(row, 1, value, self._format(text_wrap=True))
        self._chart_figures([section for section in report.sections if isinstance(section, Chart)])
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 90)

    def _chart_figures(self, charts: list[Chart]) -> None:
        """The figures of each chart, with a chart of Excel's own over them."""
        for chart in charts:
            sheet = self._sheet(chart.title)
            column = Column(key="figure", title="", kind="quantity")
            titles = [Column(key=name, title=name, kind="quantity") for name, _ in chart.series]
            self._header(sheet, (Column(key="category", title=chart.unit or self._say("Category")), *titles), 0)
            for row, name in enumerate(chart.categories, start=1):
                sheet.write_string(row, 0, name, self._format())
                for place, (_, values) in enumerate(chart.series, start=1):
                    self._cell(sheet, row, place, column, values[row - 1], "")
            drawn = self._book.add_chart({"type": "column" if chart.kind == "bar" else "line"})
            last = len(chart.categories)
            for place in range(1, len(chart.series) + 1):
                drawn.add_series({
                    "name": [sheet.get_name(), 0, place],
                    "categories": [sheet.get_name(), 1, 0, last, 0],
                    "values": [sheet.get_name(), 1, place, last, place],
                })  # fmt: skip
            drawn.set_title({"name": chart.title})
            sheet.set_column(0, len(chart.series), 16)
            if chart.series and chart.categories:
                sheet.insert_chart(1, len(chart.series) + 2, drawn)

    def _widths(self, table: ReportTable, measures: list[Measure], longest: list[int]) -> Iterator[float]:
        """Column widths in characters, by the longest value of each column and its total."""
        rows = [*table.rows, *sum_rows(table, sums_of(table, table.rows))]
        for place, (column, measure) in enumerate(zip(table.columns, measures, strict=True)):
            self._pace.advance(0)
            show = shower(column.kind, self._figures)
            needed = max((len(show(row[place], measure(row))) for row in rows), default=0) + 2
            yield min(max(needed, longest[place], _WIDTH_LEAST), _WIDTH_MOST)

    def _print_setup(self, sheet: Any, header: int) -> None:
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(header)
        pages = self._say("Page {page} of {pages}", page="&P", pages="&N")
        sheet.set_footer(f"&L{self._figures.moment(self._report.meta.printed_at)}&R{pages}")


def _pattern(column: Column, measure: str) -> str:
    match column.kind:
        case "money":
            digits = minor_digits(measure)
            body = "#,##0" + ("." + "0" * digits if digits else "")
            return f"{body}##;[Red]-{body}##" if digits else f"{body};[Red]-{body}"
        case "price":
            return "#,##0.00####"
        case "percent":
            return "0.0##%"
        case "integer":
            return "#,##0"
        case _:
            return "#,##0.######"


def _is_summary(table: ReportTable, column: Column) -> bool:
    named = {own.measured_in for own in table.columns if own.total == "sum"}
    return column.total == "sum" or column.key in named


def _summary(lines: Iterator[Line]) -> Iterator[Line]:
    return (line for line in lines if line.kind in ("subtotal", "total"))
