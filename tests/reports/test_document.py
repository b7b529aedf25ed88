"""A report that contradicts itself is refused with the place named."""

from decimal import Decimal

import pytest

from reports.document import Chart, Column, ReportShapeError, ReportTable

MONEY = Column(key="m", title="M", kind="money", currency="EUR", total="sum")
TEXT = Column(key="t", title="T")


@pytest.mark.parametrize(
    ("columns", "rows", "reason"),
    [
        ((), [], "needs a column"),
        ((TEXT, TEXT), [], "two columns"),
        ((TEXT,), [("a", "b")], "row 1: has 2 values, not 1"),
        ((MONEY,), [(1.5,)], "cannot hold a float"),
        ((MONEY,), [(3,)], "cannot hold a int"),
        ((MONEY,), [(Decimal("NaN"),)], "not finite"),
        ((Column(key="i", title="I", kind="integer"),), [(True,)], "cannot hold a bool"),
        ((Column(key="p", title="P", kind="percent", total="sum"),), [], "a percent cannot be summed"),
        ((Column(key="q", title="Q", kind="quantity", measured_in="u"),), [], "unknown column 'u'"),
    ],
)
def test_contradiction_is_refused(columns: tuple[Column, ...], rows: list[tuple[object, ...]], reason: str) -> None:
    with pytest.raises(ReportShapeError, match=reason):
        ReportTable(columns=columns, rows=rows)


def test_grouping_needs_known_columns_and_leaves_one() -> None:
    with pytest.raises(ReportShapeError, match="unknown column 'x'"):
        ReportTable(columns=(TEXT,), rows=[], group_by=("x",))
    with pytest.raises(ReportShapeError, match="leaves none"):
        ReportTable(columns=(TEXT,), rows=[], group_by=("t",))


def test_chart_needs_a_value_per_category() -> None:
    with pytest.raises(ReportShapeError, match="one value per category"):
        Chart(title="c", kind="bar", categories=("a", "b"), series=(("s", (Decimal(1),)),))
