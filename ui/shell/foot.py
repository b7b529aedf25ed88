"""Owns whether the bar of a page is seen: the page says whether it has something to press, the shell whether the page is in front."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Foot(QWidget):
    """Holds the bar of one page. A page that refreshes behind another one shows or hides its own bar, and nothing comes up here."""

    def __init__(self, bar: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._bar = bar
        self._front = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(bar)
        bar.installEventFilter(self)
        self.hide()

    def stand(self, front: bool) -> None:
        """Whether its page is in front."""
        self._front = front
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._bar and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return False

    def _fit(self) -> None:
        """A bar that its page has put away takes no room."""
        self.setVisible(self._front and not self._bar.isHidden())
