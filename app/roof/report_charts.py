"""Which reports people would rather look at, and as what: bars of a column's sums, or of columns beside each other; draws nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.exact import ZERO
from reports.document import Chart, Report, ReportTable
from reports.figures import Figures, shower

BARS_MAX = 8
LEAST_BARS = 2


@dataclass(frozen=True, slots=True)
class Bars:
    """One bar for each value of the column `by`; or, where `by` is empty, one for each of the columns. All of them are sums."""

    title: str
    by: str
    columns: tuple[str, ...]


_AGES = ("to_30", "to_60", "to_90", "older")
CHARTS: Mapping[str, tuple[Bars, ...]] = {
    "stock-valuation": (Bars("Value by family", "family", ("value",)),),
    "grni": (Bars("Owed by supplier", "partner_name", ("balance",)),),
    "grni-ageing": (Bars("Not invoiced, by age in days", "", _AGES), Bars("Owed by supplier", "partner_name", ("balance",))),
    "landed-accruals": (Bars("Not billed, by age in days", "", _AGES),),
    "landed-cost": (Bars("Estimated and billed by kind of cost", "cost_type", ("accrued", "billed")),),
    "count-variances": (Bars("Value of differences by warehouse", "warehouse_id", ("value_variance",)),),
    "in-transit": (Bars("Value on the road by destination", "to_warehouse_id", ("value",)),),
    "open-payables": (Bars("Open by supplier", "partner_name", ("open_base",)),),
    "open-receivables": (Bars("Open by customer", "partner_name", ("open_base",)),),
    "margin": (Bars("Margin by item", "item_name", ("margin",)),),
    "margin-by-family": (Bars("Revenue and margin by family", "family", ("revenue", "margin")),),
    "margin-by-customer": (Bars("Margin by customer", "partner_name", ("margin",)),),
    "margin-change": (
        Bars("What changed the margin", "", ("before", "price", "cost", "landed", "freight", "shrink", "rebate", "volume", "mix", "after")),
    ),
    "rebates": (Bars("Open by partner", "partner_name", ("open_amount",)),),
    "claims": (Bars("Open by partner", "partner_name", ("open_base",)),),
    "working-capital": (Bars("Working capital by part", "part", ("amount",)),),
}
"""Report -> its charts."""


def with_charts(name: str, report: Report) -> Report:
    """The report with its charts above the table: one for each currency, where there is more than one bar."""
    table = next((section for section in report.sections if isinstance(section, ReportTable)), None)
    if table is None or name not in CHARTS:
        return report
    charts = tuple(chart for bars in CHARTS[name] for chart in _charts(bars, table, report.meta.figures))
    return replace(report, sections=(*charts, *report.sections))


def _charts(bars: Bars, table: ReportTable, figures: Figures) -> Iterator[Chart]:
    columns = {column.key: (place, column) for place, column in enumerate(table.columns)}
    if any(key not in columns for key in (*bars.columns, *((bars.by,) if bars.by else ()))):
        return
    named = shower(columns[bars.by][1].kind, figures) if bars.by else shower("text", figures)
    unit_key = columns[bars.columns[0]][1].measured_in
    if unit_key not in columns:
        return
    sums: dict[str, dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(lambda: [ZERO] * len(bars.columns)))
    for row in table.rows:
        unit, bar = str(row[columns[unit_key][0]]), named(row[columns[bars.by][0]], "") if bars.by else ""
        for n, key in enumerate(bars.columns):
            amount = row[columns[key][0]]
            if isinstance(amount, Decimal):
                sums[unit][bar][n] += amount
    names = [columns[key][1].title for key in bars.columns]
    bars = replace(bars, title=figures.say(bars.title))
    others = figures.say("Others")
    for unit, found in sums.items():
        chart = _across(bars, names, found[""], unit) if not bars.by else _down(bars, names, found, unit, others)
        if len(chart.categories) >= LEAST_BARS and any(value for _, values in chart.series for value in values):
            yield chart


def _across(bars: Bars, names: list[str], amounts: list[Decimal], unit: str) -> Chart:
    return Chart(title=bars.title, kind="bar", categories=tuple(names), series=((bars.title, tuple(amounts)),), unit=unit)


def _down(bars: Bars, names: list[str], found: Mapping[str, list[Decimal]], unit: str, others: str) -> Chart:
    """The largest bars, and one for all others."""
    largest = sorted(found.items(), key=lambda bar: -abs(bar[1][0]))
    shown, rest = largest[:BARS_MAX], largest[BARS_MAX:]
    if rest:
        shown.append((others, [sum((amounts[n] for _, amounts in rest), ZERO) for n in range(len(names))]))
    series = tuple((name if len(names) > 1 else bars.title, tuple(amounts[n] for _, amounts in shown)) for n, name in enumerate(names))
    return Chart(title=bars.title, kind="bar", categories=tuple(bar for bar, _ in shown), series=series, unit=unit)
