"""Totals are exact, and apart for each currency and unit."""

from decimal import Decimal

from reports.document import Column, ReportTable
from reports.figures import Figures
from reports.totals import lines_of, sums_of
from tests.reports.samples import STOCK_ROWS, stock_table


def test_sums_are_kept_apart_per_currency_and_unit() -> None:
    assert sums_of(stock_table(), STOCK_ROWS) == {
        "quantity": {"kg": Decimal("12.125"), "pcs": Decimal(122)},
        "value": {"EUR": Decimal("3083.10"), "JPY": Decimal(7315)},
    }


def test_lines_bring_groups_together_with_their_subtotals() -> None:
    told = [(line.kind, line.name, line.values[4:6], line.values[7:]) for line in lines_of(stock_table(), Figures())]
    assert told == [
        ("group", "Tools", (None, None), (None, None)),
        ("row", "", (Decimal(24), "pcs"), (Decimal("3117.60"), "EUR")),
        ("row", "", (Decimal(-2), "pcs"), (Decimal("-83.00"), "EUR")),
        ("subtotal", "Tools", (Decimal(22), "pcs"), (Decimal("3034.60"), "EUR")),
        ("group", "Fixings", (None, None), (None, None)),
        ("row", "", (Decimal("12.125"), "kg"), (Decimal("48.50"), "EUR")),
        ("row", "", (Decimal(100), "pcs"), (Decimal(7315), "JPY")),
        ("subtotal", "Fixings", (Decimal("12.125"), "kg"), (Decimal("48.50"), "EUR")),
        ("subtotal", "", (Decimal(100), "pcs"), (Decimal(7315), "JPY")),
        ("total", "Total", (Decimal("12.125"), "kg"), (Decimal("3083.10"), "EUR")),
        ("total", "", (Decimal(122), "pcs"), (Decimal(7315), "JPY")),
    ]


def test_a_sum_wider_than_the_usual_28_digits_is_exact() -> None:
    table = ReportTable(
        columns=(Column(key="m", title="M", kind="money", total="sum"),),
        rows=[(Decimal("1E+40"),), (Decimal("0.0001"),), (Decimal("-1E+40"),)],
    )
    assert sums_of(table, table.rows) == {"m": {"": Decimal("0.0001")}}


def test_nested_groups_count_and_sum_their_rows() -> None:
    columns = (
        Column(key="a", title="A"),
        Column(key="b", title="B"),
        Column(key="m", title="M", kind="integer", total="sum"),
    )
    table = ReportTable(columns=columns, rows=[("x", "1", 1), ("x", "2", 2), ("y", "1", 4)], group_by=("a", "b"))
    told = [(line.kind, line.name, line.level, line.count, line.values[2]) for line in lines_of(table, Figures())]
    assert [line for line in told if line[0] != "row"] == [
        ("group", "x", 0, 2, None),
        ("group", "1", 1, 1, None),
        ("subtotal", "1", 1, 1, 1),
        ("group", "2", 1, 1, None),
        ("subtotal", "2", 1, 1, 2),
        ("subtotal", "x", 0, 2, 3),
        ("group", "y", 0, 1, None),
        ("group", "1", 1, 1, None),
        ("subtotal", "1", 1, 1, 4),
        ("subtotal", "y", 0, 1, 4),
        ("total", "Total", 0, 3, 7),
    ]
