"""A list written to a workbook: typed cells; given up at any moment it ends at once and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from app.roof import grid_export
from app.roof.grid_export import export_list
from ui.grid.export import ExportTable, export_grid
from ui.grid.source import Cell, Column, Count, Cursor, Kind, Page, Query, Row
from ui.tasks import Cancelled, Pulse, Step

D = Decimal
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = (
    Column("number", "Number", Kind.CODE),
    Column("day", "Date", Kind.DATE),
    Column("total", "Total", Kind.MONEY),
    Column("rate", "Rate", Kind.QUANTITY),
)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("GR-1", date(2026, 3, 1), D("12.5000"), D("99999.0123456789")),
    ("GR-2", None, D("-100000.25"), D("123456789.0123456789")),
)


def cells_of(workbook: Path) -> dict[str, tuple[str, str]]:
    """(type, text) of the cells of the first sheet by their address."""
    tree = ElementTree.fromstring(ZipFile(workbook).read("xl/worksheets/sheet1.xml"))
    return {cell.attrib["r"]: (cell.attrib.get("t", "number"), "".join(cell.itertext())) for cell in tree.iter(f"{SHEET}c")}


def test_cells_keep_their_types_and_every_digit(tmp_path: Path) -> None:
    """123456789.0123456789 has 19 digits where a cell holds 15: it stays text. 2026-03-01 is day 46082 of a workbook."""
    export_list(ExportTable("Documents", COLUMNS, iter(ROWS), "Number: GR"), tmp_path / "d.xlsx")
    cells = cells_of(tmp_path / "d.xlsx")
    assert [cells[place] for place in ("A4", "B4", "C4", "D4")] == [
        ("inlineStr", "GR-1"),
        ("number", "46082"),
        ("number", "12.5000"),
        ("number", "99999.0123456789"),
    ]
    assert "B5" not in cells
    assert [cells[place] for place in ("C5", "D5")] == [("number", "-100000.25"), ("inlineStr", "123456789.0123456789")]


class Many:
    """A source of rows without end in sight."""

    columns = COLUMNS

    def __init__(self, number: int) -> None:
        self.number = number

    def page(self, query: Query, after: Cursor | None, limit: int) -> Page:
        return Page((), None)

    def count(self, query: Query, cap: int) -> Count:
        return Count(self.number)

    def totals(self, query: Query) -> dict[str, Decimal]:
        return {}

    def rows(self, query: Query) -> Iterator[Row]:
        for n in range(self.number):
            yield Row(n, (f"GR-{n}", date(2026, 1, 1), D(n), D(1)))


@pytest.mark.parametrize("at", ["rows", "packing"])
def test_given_up_it_ends_at_the_next_beat_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """3,000 rows beat 30 times while they are read; every beat after those is one of the packing."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    beats: list[Step] = []

    def report(step: Step) -> None:
        beats.append(step)
        if len(beats) == (5 if at == "rows" else 33):
            pulse.cancel()

    pulse = Pulse(report)
    target = tmp_path / "list.xlsx"
    with pytest.raises(Cancelled):
        export_grid(
            source=Many(3_000), query=Query(), shown=COLUMNS, title="Many", filters="", exporter=export_list, path=target, pulse=pulse
        )
    assert len(beats) == (5 if at == "rows" else 33), "nothing went on"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_figures_that_are_not_looked_at_digit_by_digit_fit_a_cell() -> None:
    assert len(str(grid_export._WHOLE_SAFE - 1)) + 10 <= grid_export._DIGITS_SAFE
