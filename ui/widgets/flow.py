"""Owns a row of things to press that goes on in the next line where the width does not do; keeps the gap that gloves need."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.actions.bind import ActionButton
from ui.theme import Theme


class FlowLayout(QLayout):
    """Left to right, then down; everything in a line is centred on it."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def set_gap(self, gap: int) -> None:
        self._gap = gap
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, apply=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, apply: bool) -> int:
        """Lay out the lines; returns the height they take."""
        line: list[QLayoutItem] = []
        y, bottom, used = rect.top(), rect.top(), 0
        for item in (item for item in self._items if not item.isEmpty()):
            width = item.sizeHint().width()
            if line and used + self._gap + width > rect.width():
                bottom = self._place_line(line, rect.left(), y, apply=apply, room=rect.width())
                y, used = bottom + self._gap, 0
                line = []
            used += width + (self._gap if line else 0)
            line.append(item)
        if line:
            bottom = self._place_line(line, rect.left(), y, apply=apply, room=rect.width())
        return bottom - rect.top()

    def _place_line(self, line: list[QLayoutItem], left: int, top: int, *, apply: bool, room: int) -> int:
        height = max(item.sizeHint().height() for item in line)
        for item in line:
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(room, item.minimumSize().width())))
            if apply:
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
            left += size.width() + self._gap
        return top + height


class FlowRow(QWidget):
    """Such a row as a widget, with the gap of the theme; as high as its lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, fits_keys: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fits_keys = fits_keys
        self.setProperty("role", "plain")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=theme.metrics.gap)
        theme.changed.connect(self._wear)

    def add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits_keys:
            self.fit_keys()

    def fit_keys(self) -> None:
        """Keys give way before the buttons need a second line."""
        shown = [child for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if not child.isHidden()]
        keyed = [child for child in shown if isinstance(child, ActionButton)]
        others = sum(child.sizeHint().width() for child in shown if child not in keyed)
        wanted = others + sum(child.width_with_keys() for child in keyed) + self._theme.metrics.gap * max(len(shown) - 1, 0)
        for button in keyed:
            button.show_keys(wanted <= self.width())

    def _wear(self) -> None:
        self._flow.set_gap(self._theme.metrics.gap)
