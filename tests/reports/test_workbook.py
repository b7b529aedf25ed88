"""The workbook holds numbers as numbers and dates as dates, and never a falsified digit."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

import reports.workbook as workbook
from reports.document import Chart, Column, ReportTable
from reports.progress import ReportCancelled
from reports.workbook import TableTooLong, fits_double, report_workbook
from tests.reports.samples import long_table, report, stock_table


def _sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def _xml(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    return ZipFile(BytesIO(data)).read(name).decode()


def test_rows_and_totals_are_numbers_and_dates() -> None:
    rows = _sheets(report_workbook(report()))["Stock valuation"]
    head = rows.index(["Family", "Item", "Description", "Since", "On hand", "Unit", "Unit cost", "Value", "Currency"])
    assert rows[head + 1] == ["Tools", "DR-18V", "Cordless drill 18 V", date(2026, 1, 5), 24.0, "pcs", 129.9, 3117.6, "EUR"]
    assert rows[head + 3][7] == -83.0
    assert rows[head + 5] == ["Total", "", "", "", 12.125, "kg", "", 3083.1, "EUR"]
    assert rows[head + 6] == ["", "", "", "", 122.0, "pcs", "", 7315.0, "JPY"]
    told = [row[0] for row in rows[:head]]
    assert "Łódź Handel & Co" in told
    assert "Filters: Warehouse: Leeds DC  ·  Cost above: € 5" in told


def test_subtotals_and_facts_have_sheets_of_their_own() -> None:
    sheets = _sheets(report_workbook(report()))
    assert sheets["Subtotals Stock valuation"] == [
        ["Group", "On hand", "Unit", "Value", "Currency"],
        ["Tools", 22.0, "pcs", 3034.6, "EUR"],
        ["Fixings", 12.125, "kg", 48.5, "EUR"],
        ["", 100.0, "pcs", 7315.0, "JPY"],
        ["Total", 12.125, "kg", 3083.1, "EUR"],
        ["", 122.0, "pcs", 7315.0, "JPY"],
    ]
    facts = {row[0]: row[1] for row in sheets["About this report"]}
    assert facts["Printed by"] == "a.singh"
    assert facts["Filter: Warehouse"] == "Leeds DC"


def test_a_single_currency_totals_live_over_what_the_filter_shows() -> None:
    xml = _xml(report_workbook(report(long_table(3))))
    # 0.01 + 0.02 + 0.03 = 0.06 in rows 6 to 8
    assert "<f>SUBTOTAL(109,C7:C9)</f><v>0.06</v>" in xml
    assert '<autoFilter ref="A6:C9"' in xml
    assert 'topLeftCell="A7"' in xml
    assert 'state="frozen"' in xml


@pytest.mark.parametrize(
    ("value", "fits"),
    [("0", True), ("123456789012345", True), ("1234567890123.45", True), ("12345678901234.567", False), ("0.000001", True)],
)
def test_fifteen_digits_are_the_limit_of_a_number(value: str, fits: bool) -> None:
    assert fits_double(Decimal(value)) is fits
    table = ReportTable(columns=(Column(key="m", title="M", kind="quantity"),), rows=[(Decimal(value),)])
    cell = _sheets(report_workbook(report(table)))["Stock valuation"][-1][0]
    assert cell == float(value) if fits else cell == "12,345,678,901,234.567"


def test_odd_cells_are_kept() -> None:
    table = ReportTable(
        title="A/B: [odd] 'name' that is much longer than a sheet may be called",
        columns=(
            Column(key="t", title="T"),
            Column(key="d", title="D", kind="date"),
            Column(key="w", title="W", kind="datetime"),
            Column(key="p", title="P", kind="percent"),
            Column(key="f", title="F", kind="flag"),
        ),
        rows=[
            ("=1+1", date(1850, 1, 1), datetime(2026, 3, 31, 17, 5, tzinfo=UTC), Decimal("3.25"), True),
            ("x" * 40_000, None, None, None, None),
        ],
    )
    data = report_workbook(report(table, table))
    sheets = _sheets(data)
    assert [len(name) <= 31 for name in sheets] == [True] * 3
    first = next(iter(sheets.values()))
    assert first[-2] == ["=1+1", "1850-01-01", datetime(2026, 3, 31, 17, 5), 0.0325, "yes"]  # noqa: DTZ001
    assert str(first[-1][0]).endswith("… (cut: a cell of Excel holds 32,767 letters)")
    assert "<f>" not in _xml(data)


def test_chart_figures_are_in_the_workbook() -> None:
    series = (("Leeds", (Decimal(1), None)), ("Hull", (Decimal(3), Decimal(4))))
    chart = Chart(title="By month", kind="bar", categories=("Jan", "Feb"), series=series, unit="EUR")
    data = report_workbook(report(chart))
    assert _sheets(data)["By month"] == [["EUR", "Leeds", "Hull"], ["Jan", 1.0, 3.0], ["Feb", "", 4.0]]
    assert any(name.startswith("xl/charts/") for name in ZipFile(BytesIO(data)).namelist())


def test_same_report_same_bytes() -> None:
    first = report_workbook(report())
    assert first == report_workbook(report())
    assert "2026-03-31T17:05:00Z" in _xml(first, "docProps/core.xml")


def test_cancel_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    asked = iter([False, False, True])
    with pytest.raises(ReportCancelled):
        report_workbook(report(long_table(3000)), cancelled=lambda: next(asked))
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_no_sheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_ROWS_MOST", 3)
    with pytest.raises(TableTooLong) as caught:
        report_workbook(report(stock_table()))
    assert (caught.value.rows, caught.value.rows_most) == (4, 3)
