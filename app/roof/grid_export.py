"""Writing a list of the desktop to a workbook: numbers as numbers, dates as dates, row by row; knows no list by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

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
_WHOLE_SAFE = 10**5
"""A smaller figure has no more digits than a cell can hold, with the ten decimals that the finest of ours have."""
_DAY_ZERO = date(1899, 12, 30)
_HEAD_ROWS = 3


def export_list(table: ExportTable, path: Path) -> None:
    """Write title, filters, headers and every row. A figure of more digits than a cell can hold is kept as text.

    Given up in the midst of rows or of packing, it ends at once: what is there is thrown away.
    """
    import xlsxwriter

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, path.open("wb") as file:
        told = _Told(file, table.wanted)
        book = xlsxwriter.Workbook(told, {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "tmpdir": folder})
        try:
            _fill(book, table)
            book.close()  # only when all rows are there: what was given up is not packed
        finally:
            _let_go(book)


def _let_go(book: Any) -> None:
    """Close the files that the sheets of a workbook were kept in, which only packing to the end does by itself."""
    for sheet in book.worksheets():
        for kept in (sheet.fh, sheet.row_data_fh):
            if kept is not None:
                kept.close()


def _fill(book: Any, table: ExportTable) -> None:
    sheet = book.add_worksheet(_sheet_name(table.title))
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


class _Told:
    """A file that asks before each piece whether it is still wanted; once it is not, nothing more is written, only counted."""

    def __init__(self, file: BinaryIO, wanted: Callable[[], None]) -> None:
        self._file = file
        self._wanted = wanted
        self._given_up = False
        self._at = 0

    def write(self, piece: bytes) -> int:
        if not self._given_up:
            self._given_up = True
            self._wanted()
            self._given_up = False
            self._file.write(piece)
        self._at += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._at)[whence] if self._given_up else self._file.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        if not self._given_up:
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _write(sheet: Any, row: int, place: int, cell: Cell, style: Any, choices: Mapping[str, str]) -> None:
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, place, cell)
        case Decimal() if abs(cell) >= _WHOLE_SAFE and len(cell.normalize().as_tuple().digits) > _DIGITS_SAFE:
            sheet.write_string(row, place, str(cell))
        case Decimal() | int():
            sheet.write_number(row, place, cell, style)
        case datetime():
            sheet.write_datetime(row, place, cell.replace(tzinfo=None), style)
        case date():
            sheet.write_number(row, place, (cell - _DAY_ZERO).days, style)
        case _:
            text = str(cell)
            sheet.write_string(row, place, choices.get(text, text))


def _sheet_name(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31] or "List"
