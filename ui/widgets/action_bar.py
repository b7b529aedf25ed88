"""Owns the bar under a working page: what can be done at the left, in more lines where need be, the act itself at the lower right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.actions.bind import ActionButton
from ui.theme import Theme
from ui.widgets.flow import FlowRow


class ActionBar(QWidget):
    """No button is ever narrower than its text."""

    def __init__(self, theme: Theme, left: Iterable[QPushButton], right: Iterable[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._others = FlowRow(theme, self, fits_keys=False)
        for button in left:
            self._others.add(button)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._others, 1)
        for button in right:
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        theme.changed.connect(self._wear)
        self._wear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button came or went
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Keys give way before the buttons need a second line."""
        buttons = [button for button in self.findChildren(ActionButton) if not button.isHidden()]
        others = sum(button.sizeHint().width() for button in self.findChildren(QPushButton) if not isinstance(button, ActionButton))
        gaps = self._theme.metrics.gap * len(buttons)
        room = sum(button.width_with_keys() for button in buttons) + others + gaps <= self.width()
        for button in buttons:
            button.show_keys(room)

    def _wear(self) -> None:
        self._row.setSpacing(self._theme.metrics.gap)
