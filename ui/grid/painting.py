"""Owns how a cell looks: one delegate that reads the model's texts directly and asks for no roles."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.grid.model import GridModel
from ui.theme import Theme, Tone

PADDING = 10
FITS_MAX = 4_000
Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Calm rows: a thin line below each, the current row on a soft ground, the selection on the accent's."""

    def __init__(self, theme: Theme, model: GridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.current_row = -1
        self.hover_row = -1
        theme.changed.connect(self._wear)
        self._wear()

    def _wear(self) -> None:
        tokens = self._theme.tokens
        self.font: QFont = self._theme.font(self._theme.metrics.text_pt)
        self.metrics = QFontMetrics(self.font)
        self._fits: dict[tuple[str, int], str] = {}
        self.padding = self._theme.metrics.px(PADDING)
        self._line = QPen(QColor(tokens.border))
        self._selected = QBrush(QColor(tokens.accent_soft))
        self._soft = QBrush(QColor(tokens.alternate))
        self._ring = QPen(QColor(tokens.accent), 2)
        self._text = QPen(QColor(tokens.text))
        self._inks = {tone: QPen(QColor(tokens.ink(tone))) for tone in Tone}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._selected)
        elif row in (self.current_row, self.hover_row):
            painter.fillRect(rect, self._soft)
        painter.setPen(self._line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        text = self._model.texts(row)[column]
        if text:
            tone = self._model.tone(row, column)
            painter.setPen(self._text if tone is None else self._inks[tone])
            painter.setFont(self.font)
            inner = rect.adjusted(self.padding, 0, -self.padding, 0)
            painter.drawText(inner, self._model.alignments[column], self._fitted(text, inner.width()))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._ring)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _fitted(self, text: str, width: int) -> str:
        """The text, or as much of it as the width holds. Remembered: every call of the toolkit may have to wait for its turn."""
        known = self._fits.get((text, width))
        if known is None:
            wide = self.metrics.horizontalAdvance(text) > width
            known = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) if wide else text
            if len(self._fits) >= FITS_MAX:
                self._fits.clear()
            self._fits[(text, width)] = known
        return known

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = self._model.texts(index.row())[index.column()]
        return QSize(self.metrics.horizontalAdvance(text) + 2 * self.padding + 4, self._theme.metrics.row_height)
