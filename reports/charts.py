"""Owns how a report's chart is drawn with ReportLab's graphics; numbers become floats here, for drawing only."""

from decimal import Decimal
from math import ceil, floor, log10
from typing import Any

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing, Rect, String

from reports import palette
from reports.document import Chart
from reports.figures import Figures
from reports.fonts import BOLD, REGULAR, register, width_of

_HEIGHT = 190.0
_LABEL = 7.5


def drawing_of(chart: Chart, width: float, figures: Figures) -> Any:
    """A drawing as wide as asked (points), with title, unit and a legend where there are several series."""
    register()
    drawing = Drawing(width, _HEIGHT)
    drawing.add(String(0, _HEIGHT - 11, chart.title, fontName=BOLD, fontSize=11, fillColor=palette.TEXT))
    if chart.unit:
        x = width_of(chart.title, BOLD, 11) + 8
        drawing.add(String(x, _HEIGHT - 11, chart.unit, fontName=REGULAR, fontSize=8.5, fillColor=palette.MUTED))
    _legend(drawing, chart)
    if not chart.categories or not any(value is not None for _, values in chart.series for value in values):
        drawing.add(String(0, _HEIGHT / 2, figures.say("No figures."), fontName=REGULAR, fontSize=9, fillColor=palette.MUTED))
        return drawing
    plot = VerticalBarChart() if chart.kind == "bar" else HorizontalLineChart()
    plot.data = [tuple(None if value is None else float(value) for value in values) for _, values in chart.series]
    plot.categoryAxis.categoryNames = list(chart.categories)
    _place(plot, width, chart)
    _style_axes(plot, chart, figures)
    if chart.kind == "bar":
        _style_bars(plot, len(chart.series))
    else:
        _style_lines(plot, len(chart.series))
    drawing.add(plot)
    return drawing


def _legend(drawing: Any, chart: Chart) -> None:
    if len(chart.series) < 2:
        return
    x = 0.0
    for number, (name, _) in enumerate(chart.series):
        colour = palette.SERIES[number % len(palette.SERIES)]
        drawing.add(Rect(x, _HEIGHT - 27, 7, 7, fillColor=colour, strokeColor=None))
        drawing.add(String(x + 11, _HEIGHT - 26.5, name, fontName=REGULAR, fontSize=8, fillColor=palette.MUTED))
        x += 11 + width_of(name, REGULAR, 8) + 16


def _place(plot: Any, width: float, chart: Chart) -> None:
    plot.x, plot.y = 58, 24
    plot.width = width - 58
    plot.height = _HEIGHT - 24 - (40 if len(chart.series) > 1 else 26)


def _style_axes(plot: Any, chart: Chart, figures: Figures) -> None:
    values = plot.valueAxis
    values.visibleAxis = False
    values.visibleTicks = False
    values.visibleGrid = True
    values.gridStrokeColor = palette.BORDER
    values.gridStrokeWidth = 0.4
    values.labels.fontName = REGULAR
    values.labels.fontSize = _LABEL
    values.labels.fillColor = palette.MUTED
    values.labelTextFormat = lambda value: _axis_label(value, figures)
    low, high, step = _span([value for row in plot.data for value in row if value is not None])
    values.valueMin, values.valueMax, values.valueStep = low, high, step
    widest = max(width_of(_axis_label(mark, figures), REGULAR, _LABEL) for mark in (low, high, high - step))
    plot.width += plot.x - widest - 8
    plot.x = widest + 8
    categories = plot.categoryAxis
    categories.strokeColor = palette.MUTED
    categories.strokeWidth = 0.6
    categories.visibleTicks = False
    categories.labels.fontName = REGULAR
    categories.labels.fontSize = _LABEL
    categories.labels.fillColor = palette.MUTED
    categories.labels.dy = -3
    widest = max(width_of(name, REGULAR, _LABEL) for name in chart.categories)
    if widest > plot.width / len(chart.categories) - 4:
        categories.labels.angle = 35
        categories.labels.boxAnchor = "ne"
        rise = min(widest * 0.6, 60.0)
        plot.y += rise
        plot.height -= rise
    categories.labels.dy -= plot.height * -low / (high - low)  # below the deepest bar, not across it


def _span(values: list[float]) -> tuple[float, float, float]:
    """Ends and step of an axis that holds zero and all values, in about five round steps."""
    low, high = min(0.0, *values), max(0.0, *values)
    rough = (high - low or 1.0) / 5
    magnitude = 10.0 ** floor(log10(rough))
    step = next(magnitude * factor for factor in (1, 2, 2.5, 5, 10) if magnitude * factor >= rough * 0.999)
    return floor(low / step) * step, max(ceil(high / step), 1 if high == low else 0) * step, step


def _axis_label(value: float, figures: Figures) -> str:
    return figures.number(Decimal(repr(round(value, 6))).normalize())


def _style_bars(plot: Any, count: int) -> None:
    plot.barSpacing = 1
    plot.groupSpacing = max(8, 60 / len(plot.categoryAxis.categoryNames))  # few bars stay slim
    plot.barWidth = 6
    plot.useAbsolute = 0
    for number in range(count):
        plot.bars[number].fillColor = palette.SERIES[number % len(palette.SERIES)]
        plot.bars[number].strokeColor = None


def _style_lines(plot: Any, count: int) -> None:
    plot.joinedLines = 1
    for number in range(count):
        plot.lines[number].strokeColor = palette.SERIES[number % len(palette.SERIES)]
        plot.lines[number].strokeWidth = 1.6
