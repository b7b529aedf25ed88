"""Writing a list of the desktop to a workbook: numbers as numbers, dates as dates, row by row; knows no list by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.grid.export import ExportTable
    from ui.grid.source import Cell

_FORMATS = {
    "integer": "#,##0",
    "quantity": "#,##0.######",
    "percent": "0.0%",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}
_DIGITS_SAFE = 15
_HEAD_ROWS = 3


def export_list(table: ExportTable, path: Path) -> None:
    """Write title, filters, headers and every row. A figure of more digits than a cell can hold is kept as text.

    Given up in the midst, it ends at once: what is there is thrown away and not packed first.
    """
    import xlsxwriter

    with TemporaryDirectory() as beside:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "tmpdir": beside})
        sheet = book.add_worksheet(_sheet_name(table.title))
        try:
            _fill(book, sheet, table)
        except BaseException:
            sheet.row_data_fh.close()
            raise
        book.close()


def _fill(book: Any, sheet: Any, table: ExportTable) -> None:
    sheet.write_string(0, 0, table.title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, table.filters)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#EEF2F6"})
    formats: list[Any] = []
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, min(max(len(column.title) + 2, 12 if column.kind.is_figure else 16), 40))
        kind = "#,##0." + "0" * column.places if column.kind.value == "money" and column.places else _FORMATS.get(column.kind.value, "")
        formats.append(book.add_format({"num_format": kind} if kind else {}))
    for place, column in enumerate(table.columns):
        sheet.write_string(_HEAD_ROWS - 1, place, column.title, head)
    last = _HEAD_ROWS - 1
    for last, cells in enumerate(table.rows, start=_HEAD_ROWS):
        for place, cell in enumerate(cells):
            _write(sheet, last, place, cell, formats[place], table.columns[place].choices)
    sheet.freeze_panes(_HEAD_ROWS, 0)
    sheet.autofilter(_HEAD_ROWS - 1, 0, max(last, _HEAD_ROWS), len(table.columns) - 1)


def _write(sheet: Any, row: int, place: int, cell: Cell, style: Any, choices: Mapping[str, str]) -> None:
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, place, cell)
        case Decimal() if len(cell.normalize().as_tuple().digits) > _DIGITS_SAFE:
            sheet.write_string(row, place, str(cell))
        case Decimal() | int():
            sheet.write_number(row, place, cell, style)
        case datetime():
            sheet.write_datetime(row, place, cell.replace(tzinfo=None), style)
        case date():
            sheet.write_datetime(row, place, cell, style)
        case _:
            text = str(cell)
            sheet.write_string(row, place, choices.get(text, text))


def _sheet_name(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31] or "List"
