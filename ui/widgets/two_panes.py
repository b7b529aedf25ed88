"""Owns the pair every working screen has: the work and what comes of it, side by side or one above the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.state import MemberState
from ui.theme import Theme

NARROW_BELOW_PX = 740


class TwoPanes(QSplitter):
    """`main` takes the room; where the width does not do, `side` goes below it. The division is remembered."""

    def __init__(self, theme: Theme, state: MemberState, *, name: str, main: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._state = state
        self._path = f"window/panes/{name}"
        self.setChildrenCollapsible(False)
        self.setHandleWidth(14)
        self.addWidget(main)
        self.addWidget(side)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 1)
        self._divided = False
        stored = state.get_bytes(self._path)
        if stored is not None:
            self._divided = self.restoreState(stored)
        self.splitterMoved.connect(lambda *_: state.set_bytes(self._path, self.saveState()))
        theme.changed.connect(self._turn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
        if not self._divided and self.orientation() == Qt.Orientation.Horizontal:
            self._divided = True
            self.setSizes([self.width() * 2 // 3, self.width() // 3])

    def _turn(self) -> None:
        narrow = self.width() < self._theme.metrics.px(NARROW_BELOW_PX)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.orientation() != wanted:
            self.setOrientation(wanted)
