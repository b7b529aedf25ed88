"""Owns how a cell's value is written and which tone it has; knows no toolkit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ui.figures import Figures
from ui.grid.source import Cell, Column, Kind, Row
from ui.i18n import translate
from ui.provisional import marked
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


class RowWriter:
    """Writes the cells of whole rows, and marks the figures that are not posted as they stand; safe from any thread."""

    def __init__(self, columns: tuple[Column, ...], writer: CellWriter) -> None:
        self.columns = columns
        self._writer = writer
        ids = [column.id for column in columns]
        self.provisional_by = {place: ids.index(c.provisional_by) for place, c in enumerate(columns) if c.provisional_by in ids}
        """Number of a column to that of the one whose figure makes it provisional."""
        self.stand_ins = {place: ids.index(c.stand_in) if c.stand_in in ids else None for place, c in enumerate(columns) if c.lacking}
        """Number of a column that says what it lacks to that of the one whose text stands in first."""

    def provisional(self, row: Row, number: int) -> bool:
        """Whether a figure is not posted as it stands."""
        other = self.provisional_by.get(number)
        return other is not None and bool(row.cells[other])

    def lacking(self, row: Row, number: int) -> bool:
        """Whether something else stands where the column has no text of its own."""
        return number in self.stand_ins and not row.cells[number]

    def text(self, row: Row, number: int) -> str:
        if self.lacking(row, number):
            other = self.stand_ins[number]
            return (self.text(row, other) if other is not None else "") or self.columns[number].lacking
        return marked(self._writer.text(self.columns[number], row.cells[number]), provisional=self.provisional(row, number))

    def texts(self, row: Row) -> tuple[str, ...]:
        return tuple(self.text(row, number) for number in range(len(self.columns)))
