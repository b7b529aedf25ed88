"""The terminal's table is aligned and keeps to its width without losing a figure."""

from decimal import Decimal

from reports.document import Chart, Column, ReportTable
from reports.terminal import display_width, report_terminal
from tests.reports.samples import report, stock_table


def _lines(width: int = 120, **changes: object) -> list[str]:
    return report_terminal(report(stock_table(**changes)), width=width).decode().splitlines()


def test_table_is_aligned_with_totals_below() -> None:
    lines = _lines()
    start = next(number for number, line in enumerate(lines) if line.startswith("Item"))
    table = lines[start:]
    tools, battery, hook = (next(line for line in table if line.startswith(word)) for word in ("DR-18V", "BT-4AH", "HOOK"))
    assert tools.index("24 ") + 2 == battery.index("−2 ") + 2
    assert tools.index(".60") == battery.index(".00  EUR")
    assert display_width(hook[: hook.index("JPY")]) == tools.index("EUR")
    assert next(line for line in table if line.startswith("Total Tools")).split()[2:] == ["22", "pcs", "3,034.60", "EUR"]
    total = next(number for number, line in enumerate(table) if line.startswith("Total  "))
    assert table[total].split() == ["Total", "12.125", "kg", "3,083.10", "EUR"]
    assert table[total + 1].split() == ["122", "pcs", "7,315", "JPY"]


def test_narrow_terminal_wraps_texts_then_turns_to_blocks() -> None:
    for width in (88, 60, 30):
        lines = _lines(width)
        assert max(map(display_width, lines)) <= width, width
        for figure in ("3,117.60", "3,034.60", "12.125", "7,315"):
            assert any(figure in line for line in lines)


def test_long_word_is_broken_not_cut() -> None:
    table = ReportTable(columns=(Column(key="t", title="T"), Column(key="m", title="M", kind="money")), rows=[("y" * 90, Decimal(1))])
    text = report_terminal(report(table, filters=()), width=40).decode()
    assert sum(line.count("y") for line in text.splitlines() if "yyy" in line) == 90
    assert max(display_width(line) for line in text.splitlines() if "yyy" in line) <= 40


def test_charts_and_empty_tables_are_told() -> None:
    chart = Chart(title="Days", kind="line", categories=("Jan", "Feb"), series=(("d", (Decimal(3), None)),), unit="d")
    empty = ReportTable(columns=(Column(key="t", title="T"),), rows=[])
    text = report_terminal(report(chart, empty)).decode()
    assert "Days (d)\nd: Jan 3, Feb none" in text
    assert "No rows for these filters." in text
