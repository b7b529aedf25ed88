"""Owns the list of the last scans, the newest on top: as many as there is room for, never half a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import translate
from ui.theme import Theme


class ScanLog(QWidget):
    """Takes no focus; screen readers get its lines as one description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("widgets", "The last scans"))
        theme.changed.connect(self.update)

    def show_lines(self, lines: Sequence[str]) -> None:
        self.lines = tuple(lines)
        self.setAccessibleDescription("\n".join(self.lines))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.line_height())

    def sizeHint(self) -> QSize:
        return QSize(320, 3 * self.line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        height = self.line_height()
        lines = self.lines or (translate("widgets", "Nothing scanned yet."),)
        for number, text in enumerate(lines[: max(self.height() // height, 1)]):
            newest = number == 0 and bool(self.lines)
            font = self._theme.font(metrics.text_pt if newest else metrics.secondary_pt)
            painter.setFont(font)
            painter.setPen(QColor(tokens.text if newest else tokens.muted))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(
                QRect(0, number * height, self.width(), height), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown
            )
        painter.end()

    def line_height(self) -> int:
        """Of one scan, in pixels."""
        return QFontMetrics(self._theme.font(self._theme.metrics.text_pt)).height() + self._theme.metrics.px(4)
