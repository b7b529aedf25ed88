"""Owns the input of an exact number in the member's notation; never a float, never a silent guess."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.figures import FigureNotUnderstood, Figures
from ui.i18n import translate
from ui.theme.theme import repolish


class DecimalField(QLineEdit):
    """Shows and takes one Decimal, or nothing. Up and Down change it by `step`; Enter and leaving it settle the text.

    While the text is no number the field says so (`problem`), keeps what was typed, and `value` is None.
    """

    value_changed = Signal(object)
    """The settled Decimal or None; only when it differs from the last one."""

    def __init__(
        self,
        figures: Figures,
        *,
        name: str,
        places_max: int = 6,
        places_min: int = 0,
        least: Decimal | None = None,
        most: Decimal | None = None,
        step: Decimal = Decimal(1),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._places_max = places_max
        self._places_min = places_min
        self._least = least
        self._most = most
        self._step = step
        self._value: Decimal | None = None
        self._name = name
        self.problem = ""
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._edited)

    @property
    def value(self) -> Decimal | None:
        """What the text says now; None for nothing and for what is no number (then `problem` is set)."""
        return self._read()[0]

    def set_value(self, value: Decimal | None) -> None:
        self._value = value
        self._show(value)
        self._complain("")

    def settle(self) -> bool:
        """Take the text as it is: True if it is a number in bounds, or nothing."""
        value, problem = self._read()
        self._complain(problem)
        if problem:
            return False
        self._show(value)
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.isReadOnly():
            self._move(self._step if event.key() == Qt.Key.Key_Up else -self._step)
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            repolish(self)

    def _move(self, by: Decimal) -> None:
        value, problem = self._read()
        if problem:
            return
        moved = (value or Decimal(0)) + by
        if self._least is not None:
            moved = max(moved, self._least)
        if self._most is not None:
            moved = min(moved, self._most)
        self._show(moved)
        self.settle()

    def _edited(self) -> None:
        """While typing only take a complaint back; a half-typed number is nobody's mistake."""
        if self.problem and not self._read()[1]:
            self._complain("")

    def _read(self) -> tuple[Decimal | None, str]:
        text = self.text().strip()
        if not text:
            return None, ""
        try:
            value = self._figures.parse_decimal(text)
        except FigureNotUnderstood as error:
            return None, translate("widgets", "“{text}” is not a number here. Write it like {example}.").format(
                text=text, example=error.example
            )
        return self._checked(value)

    def _checked(self, value: Decimal) -> tuple[Decimal | None, str]:
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self._places_max:
            return None, translate("widgets", "At most %n decimal place(s) are possible here.", None, self._places_max)
        if self._least is not None and value < self._least:
            least = self._figures.decimal(self._least)
            return None, translate("widgets", "The least possible is {least}.").format(least=least)
        if self._most is not None and value > self._most:
            most = self._figures.decimal(self._most)
            return None, translate("widgets", "The most possible is {most}.").format(most=most)
        return value, ""

    def _show(self, value: Decimal | None) -> None:
        text = "" if value is None else self._figures.edit_text(value, places_min=self._places_min)
        if text != self.text():
            self.setText(text)

    def _complain(self, problem: str) -> None:
        if problem == self.problem and self.property("invalid") is not None:
            return
        self.problem = problem
        self.setProperty("invalid", bool(problem))
        self.setToolTip(problem)
        self.setAccessibleDescription(problem)
        repolish(self)
