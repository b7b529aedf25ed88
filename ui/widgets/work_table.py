"""Owns the table of work at hand: lines with a second line of small print, figures, signs; short lists held in memory, not the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui.theme import Theme, Tone

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
INDENT_PX = 18


@dataclass(frozen=True, slots=True)
class WorkColumn:
    """`figure` columns stand right; the one that stretches takes the width the others leave and may wrap."""

    title: str
    figure: bool = False
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class WorkCell:
    """One cell: a text, small print below it, a tone that a word or sign in the text says too."""

    text: str = ""
    note: str = ""
    tone: Tone | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class WorkRow:
    """`key` names the row; `level` indents its first cell; `quiet` rows step back; `spoken` adds words for screen readers."""

    key: object
    cells: tuple[WorkCell, ...]
    level: int = 0
    quiet: bool = False


class WorkModel(QAbstractTableModel):
    """The rows shown; a change of single rows does not disturb the others."""

    def __init__(self, columns: Sequence[WorkColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[WorkRow, ...] = ()

    def show(self, rows: Sequence[WorkRow]) -> None:
        new = tuple(rows)
        if [row.key for row in new] == [row.key for row in self.rows]:
            self.rows = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.rows[index.row()].cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (self.columns[index.column()].title, cell.text, cell.note) if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = _RIGHT if self.columns[section].figure else _LEFT
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class WorkTable(QTableView):
    """A press or Enter chooses a row. Nothing needs a double click, a hover or the right button."""

    chosen = Signal(object)
    """The key of a row a person pressed, or moved to with the arrow keys."""
    opened = Signal(object)
    """The key of a row with Enter, or pressed where `press_opens`."""

    def __init__(
        self, theme: Theme, columns: Sequence[WorkColumn], *, name: str, press_opens: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._press_opens = press_opens
        self.work = WorkModel(columns, self)
        self.painter = _Painter(theme, self.work, self)
        self.setModel(self.work)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._pressed)
        theme.changed.connect(self._wear)
        self._wear()

    def show_rows(self, rows: Sequence[WorkRow], current: object = None) -> None:
        """Show these; the row of `current` is marked and brought into view."""
        self.work.show(rows)
        self.fit()
        at = next((number for number, row in enumerate(rows) if current is not None and row.key == current), -1)
        self.painter.current_row = at
        if at >= 0:
            index = self.work.index(at, 0)
            self.selectionModel().setCurrentIndex(
                index, self.selectionModel().SelectionFlag.ClearAndSelect | self.selectionModel().SelectionFlag.Rows
            )
            self.scrollTo(index)
        else:
            self.clearSelection()
        self.updateGeometry()
        self.viewport().update()

    def texts(self) -> list[tuple[str, ...]]:
        """All texts as shown, row by row; small print behind a line break."""
        return [tuple(cell.text + (f"\n{cell.note}" if cell.note else "") for cell in row.cells) for row in self.work.rows]

    def sizeHint(self) -> QSize:
        rows = max(len(self.work.rows), 1)
        return QSize(400, self.horizontalHeader().sizeHint().height() + rows * self.painter.row_height + 4)

    def minimumSizeHint(self) -> QSize:
        rows = min(max(len(self.work.rows), 1), 3)
        return QSize(200, self.horizontalHeader().sizeHint().height() + rows * self.painter.row_height + 4)

    def fit(self) -> None:
        """Columns by content; what is left goes to those that stretch."""
        widths = [self.painter.column_width(number) for number in range(len(self.work.columns))]
        takers = [number for number, column in enumerate(self.work.columns) if column.stretch]
        room = self.viewport().width() - sum(width for number, width in enumerate(widths) if number not in takers)
        least = self._theme.metrics.px(120)
        for number, width in enumerate(widths):
            self.setColumnWidth(number, max(room // len(takers), least) if number in takers else width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.work.rows[self.currentIndex().row()].key)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.currentIndex().isValid():
            self.chosen.emit(self.work.rows[self.currentIndex().row()].key)

    def keyboardSearch(self, search: str) -> None:
        """Letters belong to the scan field."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def _pressed(self, index: QModelIndex) -> None:
        key = self.work.rows[index.row()].key
        self.chosen.emit(key)
        if self._press_opens:
            self.opened.emit(key)

    def _wear(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.painter.row_height)
        self.fit()
        self.updateGeometry()


class _Painter(QStyledItemDelegate):
    """Text above, small print below; the current row on the accent's soft ground with a bar at its left."""

    def __init__(self, theme: Theme, model: WorkModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.current_row = -1
        theme.changed.connect(self._wear)
        self._wear()

    @property
    def row_height(self) -> int:
        return max(self._theme.metrics.row_height, self._text.height() + self._small.height() + self._theme.metrics.px(12))

    def column_width(self, number: int) -> int:
        column = self._model.columns[number]
        widest = 0
        for row in self._model.rows:
            cell = row.cells[number]
            text = self._bold if cell.strong else self._text
            indent = self._indent(row) if number == 0 else 0
            widest = max(widest, text.horizontalAdvance(cell.text) + indent, self._small.horizontalAdvance(cell.note) + indent)
        return max(widest, self._small.horizontalAdvance(column.title)) + 2 * self._padding + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]
        cell = row.cells[index.column()]
        tokens, rect = self._theme.tokens, option.rect
        painter.save()
        if index.row() == self.current_row:
            painter.fillRect(rect, QColor(tokens.accent_soft))
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.alternate))
        painter.setPen(QPen(QColor(tokens.border)))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        inner = rect.adjusted(self._padding + (self._indent(row) if index.column() == 0 else 0), 0, -self._padding, 0)
        self._draw_texts(painter, cell, inner, row, figure=self._model.columns[index.column()].figure)
        painter.restore()

    def _draw_texts(self, painter: QPainter, cell: WorkCell, inner: QRect, row: WorkRow, *, figure: bool) -> None:
        tokens = self._theme.tokens
        side = _RIGHT if figure else _LEFT
        metrics = self._bold if cell.strong else self._text
        ink = tokens.ink(cell.tone) if cell.tone is not None else tokens.muted if row.quiet else tokens.text
        height = metrics.height() + (self._small.height() if cell.note else 0)
        top = inner.center().y() - height // 2
        painter.setFont(self._theme.font(self._theme.metrics.text_pt, bold=cell.strong))
        painter.setPen(QColor(ink))
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), top, inner.width(), metrics.height()), int(side | Qt.AlignmentFlag.AlignVCenter), text)
        if cell.note:
            painter.setFont(self._theme.font(self._theme.metrics.secondary_pt))
            painter.setPen(QColor(tokens.muted))
            note = self._small.elidedText(cell.note, Qt.TextElideMode.ElideRight, inner.width())
            below = QRect(inner.left(), top + metrics.height(), inner.width(), self._small.height())
            painter.drawText(below, int(side | Qt.AlignmentFlag.AlignVCenter), note)

    def _indent(self, row: WorkRow) -> int:
        return row.level * self._theme.metrics.px(INDENT_PX)

    def _wear(self) -> None:
        metrics = self._theme.metrics
        self._padding = metrics.px(10)
        self._text = QFontMetrics(self._theme.font(metrics.text_pt))
        self._bold = QFontMetrics(self._theme.font(metrics.text_pt, bold=True))
        self._small = QFontMetrics(self._theme.font(metrics.secondary_pt))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.column_width(index.column()), self.row_height)
