"""Owns the row of sums under a table: each figure stands under its own column."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.grid.cells import CellWriter
from ui.grid.source import Column
from ui.theme import Theme


class TotalsRow(QWidget):
    """Painted along the header's sections; hidden while there is nothing to add up."""

    def __init__(self, columns: tuple[Column, ...], writer: CellWriter, theme: Theme, table: QTableView) -> None:
        super().__init__()
        self._columns = columns
        self._writer = writer
        self._theme = theme
        self._header: QHeaderView = table.horizontalHeader()
        self.texts: dict[str, str] = {}
        self._header.sectionResized.connect(self._changed)
        self._header.sectionMoved.connect(self._changed)
        table.horizontalScrollBar().valueChanged.connect(self._changed)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_totals(self, totals: Mapping[str, Decimal]) -> None:
        by_id = {column.id: column for column in self._columns}
        self.texts = {name: self._writer.text(by_id[name], value) for name, value in totals.items() if name in by_id}
        spoken = ", ".join(f"{by_id[name].title} {text}" for name, text in self.texts.items())
        self.setAccessibleName(spoken)
        self.setVisible(bool(self.texts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens.edge)))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setFont(self._theme.font(self._theme.metrics.text_pt, bold=True))
        painter.setPen(QColor(tokens.text))
        padding = self._theme.metrics.px(10)
        for number, column in enumerate(self._columns):
            text = self.texts.get(column.id)
            if text is None or self._header.isSectionHidden(number):
                continue
            right = self._header.sectionViewportPosition(number) + self._header.sectionSize(number) - padding
            # A sum is longer than its column's figures; to the left there is room, since most columns have none.
            painter.drawText(QRect(right - 400, 0, 400, self.height()), _RIGHT, text)

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.metrics.row_height)
        self.update()

    def _changed(self, *_: object) -> None:
        self.update()


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
