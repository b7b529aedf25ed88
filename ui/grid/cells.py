"""Owns how a cell's value is written and which tone it has; knows no toolkit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ui.figures import Figures
from ui.grid.source import Cell, Column, Kind
from ui.i18n import translate
from ui.theme.tokens import Tone


@dataclass(frozen=True)
class CellWriter:
    """Writes values in the member's notation."""

    figures: Figures

    def text(self, column: Column, value: Cell) -> str:
        """What the cell shows; empty for None, which is not zero."""
        if value is None or (column.quiet_zero and value == 0):
            return ""
        match column.kind:
            case Kind.MONEY if isinstance(value, Decimal | int):
                return self.figures.money(Decimal(value), places=column.places, signed=column.signed)
            case Kind.QUANTITY | Kind.INTEGER if isinstance(value, Decimal | int):
                return self.figures.quantity(Decimal(value), signed=column.signed)
            case Kind.PERCENT if isinstance(value, Decimal | int):
                return self.figures.percent(Decimal(value), signed=column.signed)
            case Kind.MOMENT if isinstance(value, datetime):
                return self.figures.moment(value)
            case Kind.DATE if isinstance(value, date):
                return self.figures.day(value)
            case Kind.FLAG:
                return translate("grid", "Yes") if value else translate("grid", "No")
            case Kind.CHOICE:
                return column.choices.get(str(value), str(value))
            case _:
                return str(value)

    def filter_text(self, column: Column, value: Cell) -> str:
        """The text that filters a column by this value, readable by `parse_filter`."""
        if value is None:
            return "-"
        if column.kind.is_figure and isinstance(value, Decimal | int):
            number = Decimal(value) * 100 if column.kind is Kind.PERCENT else Decimal(value)
            return self.figures.edit_text(number)
        if column.kind is Kind.MOMENT and isinstance(value, datetime):
            return self.figures.day(value.date())
        if column.kind in (Kind.TEXT, Kind.CODE):
            return f'"{value}"'
        return self.text(column, value)


def tone_of(column: Column, value: Cell) -> Tone | None:
    """The column's own rule, else the colour of loss for figures below zero, where the sign says it too."""
    if column.tone is not None:
        return column.tone(value)
    if column.kind.is_figure and isinstance(value, Decimal | int) and not isinstance(value, bool):
        if value < 0:
            return Tone.BAD
        return Tone.GOOD if column.signed and value > 0 else None
    return None


@dataclass(frozen=True, slots=True)
class SelectionSum:
    """`cells` selected in all; `figures` of them are numbers with this sum; `kind` None where kinds are mixed."""

    cells: int
    figures: int
    total: Decimal
    kind: Kind | None
    places: int


def sum_cells(selected: Sequence[tuple[Column, Cell]]) -> SelectionSum:
    numbers = [
        (column, Decimal(value))
        for column, value in selected
        if column.kind.is_figure and isinstance(value, Decimal | int) and not isinstance(value, bool)
    ]
    kinds = {column.kind for column, _ in numbers}
    total = sum((value for _, value in numbers), Decimal(0))
    places = max((column.places for column, _ in numbers if column.kind is Kind.MONEY), default=0)
    return SelectionSum(len(selected), len(numbers), total, kinds.pop() if len(kinds) == 1 else None, places)


def sums_sentence(sums: SelectionSum, figures: Figures) -> str:
    """What the status bar says; empty for fewer than two cells. Amounts and quantities are never added up together."""
    if sums.cells < 2:
        return ""
    parts = [translate("grid", "%n cell(s)", None, sums.cells)]
    if sums.figures and sums.kind is not None:
        average = sums.total / sums.figures
        places = max(sums.places, 2)
        rounded = average.quantize(Decimal(1).scaleb(-places))
        if sums.kind is Kind.PERCENT:
            shown = figures.percent(average)
            return " · ".join([*parts, translate("grid", "average {figure}").format(figure=shown)])
        total = figures.decimal(sums.total, places=sums.places)
        parts.append(translate("grid", "sum {figure}").format(figure=total))
        parts.append(translate("grid", "average {figure}").format(figure=figures.decimal(rounded, places=sums.places)))
    return " · ".join(parts)
