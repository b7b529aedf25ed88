"""Owns the stack of open screens; its size is that of the one in front, so that a tall page does not make the others scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Only the current page counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda place: self.updateGeometry())

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint().expandedTo(page.minimumSize())

    def hasHeightForWidth(self) -> bool:
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The least it needs: what a page would like beyond that is no reason to scroll."""
        page = self.currentWidget()
        if page is None or not page.hasHeightForWidth():
            return -1
        layout = page.layout()
        return page.heightForWidth(width) if layout is None else max(layout.totalMinimumHeightForWidth(width), page.minimumHeight())
