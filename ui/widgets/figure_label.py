"""Owns labels for amounts and quantities: true minus sign, sign and colour, right-aligned, exact."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.figures import Figures
from ui.theme import Tone
from ui.widgets.surfaces import set_tone


class FigureLabel(QLabel):
    """Shows one Decimal. Negative figures carry the sign and, with `toned`, the colour of loss."""

    def __init__(
        self,
        figures: Figures,
        value: Decimal | None = None,
        *,
        places: int | None = None,
        unit: str = "",
        signed: bool = False,
        toned: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._places = places
        self._unit = unit
        self._signed = signed
        self._toned = toned
        self._value: Decimal | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.set_value(value)

    @property
    def value(self) -> Decimal | None:
        return self._value

    def set_value(self, value: Decimal | None) -> None:
        """None shows a dash: nothing known, which is not zero."""
        self._value = value
        if value is None:
            self.setText("—")
            set_tone(self, Tone.MUTED)
            return
        figure = self._figures.decimal(value, places=self._places, signed=self._signed)
        self.setText(f"{figure} {self._unit}".strip())
        set_tone(self, Tone.BAD if value < 0 and self._toned else Tone.NEUTRAL)


def money_label(figures: Figures, value: Decimal | None = None, *, currency: str = "", places: int = 2) -> FigureLabel:
    """An amount with its minor units; `currency` is written behind it."""
    return FigureLabel(figures, value, places=places, unit=currency)
