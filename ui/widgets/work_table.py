"""Owns the table of work at hand: lines with a second line of small print, figures, signs; short lists held in memory, not the grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme, Tone

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
INDENT_PX = 18
UNIT_GAP_PX = 4
LEAST_PX = 120
ROWS_MIN = 3
ROWS_MIN_LOW = 1
LINES_MAX = 4
ROOT = QModelIndex()
"""No row: what Qt asks about a table's own rows."""


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
    unit: str = ""
    """Small print behind a figure, in a column of its own: figures stay under each other whatever their units."""

    @property
    def whole(self) -> str:
        """The text with its unit."""
        return f"{self.text} {self.unit}" if self.unit and self.text else self.text


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

    def rename(self, number: int, title: str) -> None:
        if self.columns[number].title != title:
            columns = list(self.columns)
            columns[number] = replace(columns[number], title=title)
            self.columns = tuple(columns)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, number, number)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.rows[index.row()].cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell.whole
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (self.columns[index.column()].title, cell.whole, cell.note) if part)
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

    def show_rows(self, rows: Sequence[WorkRow], current: object = None, *, reveal: bool = True) -> None:
        """Show these; the row of `current` is marked, and brought into view unless `reveal` is off."""
        self.work.show(rows)
        self.fit()
        at = next((number for number, row in enumerate(rows) if current is not None and row.key == current), -1)
        self.painter.current_row = at
        if at >= 0:
            index = self.work.index(at, 0)
            self.selectionModel().setCurrentIndex(
                index, self.selectionModel().SelectionFlag.ClearAndSelect | self.selectionModel().SelectionFlag.Rows
            )
            if reveal:
                self.scrollTo(index)
                QTimer.singleShot(0, self, self._into_view)
        else:
            self.clearSelection()
        self.updateGeometry()
        self.viewport().update()

    def _into_view(self) -> None:
        """On a page that scrolls as a whole the marked row has to be in its window, too."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if page is not None and inside is not None and self.currentIndex().isValid():
            spot = self.viewport().mapTo(inside, self.visualRect(self.currentIndex()).center())
            page.ensureVisible(0, spot.y(), 0, self.painter.row_height)

    def texts(self) -> list[tuple[str, ...]]:
        """All texts as shown, row by row; small print behind a line break."""
        shown = [number for number in range(len(self.work.columns)) if not self.isColumnHidden(number)]
        return [
            tuple(row.cells[n].whole + (f"\n{row.cells[n].note}" if row.cells[n].note else "") for n in shown) for row in self.work.rows
        ]

    def hide_column(self, number: int, hidden: bool) -> None:
        """Leave out a column that says nothing now."""
        if self.isColumnHidden(number) != hidden:
            self.setColumnHidden(number, hidden)

    def rename_column(self, number: int, title: str) -> None:
        """What a column means at this step."""
        self.work.rename(number, title)

    def sizeHint(self) -> QSize:
        return QSize(400, self._height_of(len(self.work.rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height_of(min(len(self.work.rows), ROWS_MIN_LOW if self._theme.metrics.low else ROWS_MIN)))

    def fit(self) -> None:
        """Columns by content; what is left goes to those that stretch, and what does not fit there goes on in a second line."""
        shown = [number for number in range(len(self.work.columns)) if not self.isColumnHidden(number)]
        takers = [number for number in shown if self.work.columns[number].stretch]
        widths = {number: self.painter.column_width(number) for number in shown}
        room = self.viewport().width() - sum(width for number, width in widths.items() if number not in takers)
        least = self._theme.metrics.px(LEAST_PX)
        for number in shown:
            self.setColumnWidth(number, max(room // len(takers), least) if number in takers else widths[number])
        taller = False
        for number in range(len(self.work.rows)):
            height = self.painter.height_of(number, self.columnWidth)
            if height != self.rowHeight(number):
                self.setRowHeight(number, height)
                taller = True
        if taller:
            self.updateGeometry()

    def _height_of(self, rows: int) -> int:
        heights = sum(self.rowHeight(number) for number in range(rows)) if rows else self.painter.row_height
        return self.horizontalHeader().sizeHint().height() + heights + 4

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
        self._units: dict[int, int] = {}
        """What units take of a column, by its number."""
        theme.changed.connect(self._wear)
        self._wear()

    @property
    def row_height(self) -> int:
        return max(
            self._theme.metrics.row_height,
            self._text.height() + self._small.height() + self._theme.metrics.px(6 if self._theme.metrics.low else 12),
        )

    def column_width(self, number: int) -> int:
        column = self._model.columns[number]
        widest = 0
        units = max((self._small.horizontalAdvance(row.cells[number].unit) for row in self._model.rows), default=0)
        self._units[number] = units = units + self._theme.metrics.px(UNIT_GAP_PX) if units else 0
        for row in self._model.rows:
            cell = row.cells[number]
            text = self._bold if cell.strong else self._text
            indent = self._indent(row) if number == 0 else 0
            widest = max(widest, text.horizontalAdvance(cell.text) + indent, self._small.horizontalAdvance(cell.note) + indent)
        return max(widest + units, self._small.horizontalAdvance(column.title)) + 2 * self._padding + 4

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
        if units := self._units.get(index.column(), 0):
            self._draw_unit(painter, cell.unit, inner, units)
            inner = inner.adjusted(0, 0, -units, 0)
        self._draw_texts(painter, cell, inner, row, column=self._model.columns[index.column()])
        painter.restore()

    def height_of(self, number: int, width_of: Callable[[int], int]) -> int:
        """A row is taller where a text of a stretching column needs further lines."""
        row = self._model.rows[number]
        more = 0
        for place, column in enumerate(self._model.columns):
            if column.stretch:
                cell = row.cells[place]
                metrics = self._bold if cell.strong else self._text
                width = width_of(place) - 2 * self._padding - (self._indent(row) if place == 0 else 0)
                lines = (_lines(metrics, cell.text, width) - 1) * metrics.height()
                more = max(more, lines + (_lines(self._small, cell.note, width) - 1) * self._small.height())
        return self.row_height + more

    def _draw_texts(self, painter: QPainter, cell: WorkCell, inner: QRect, row: WorkRow, *, column: WorkColumn) -> None:
        tokens = self._theme.tokens
        side = _RIGHT if column.figure else _LEFT
        metrics = self._bold if cell.strong else self._text
        ink = tokens.ink(cell.tone) if cell.tone is not None else tokens.muted if row.quiet else tokens.text
        lines = _lines(metrics, cell.text, inner.width()) if column.stretch else 1
        small_lines = _lines(self._small, cell.note, inner.width()) if column.stretch else 1
        noted = self._small.height() * small_lines if cell.note else 0
        height = lines * metrics.height() + noted
        top = inner.center().y() - height // 2
        painter.setFont(self._theme.font(self._theme.metrics.text_pt, bold=cell.strong))
        painter.setPen(QColor(ink))
        place = QRect(inner.left(), top, inner.width(), lines * metrics.height())
        if lines > 1:
            painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), cell.text)
        else:
            text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        if cell.note:
            painter.setFont(self._theme.font(self._theme.metrics.secondary_pt))
            painter.setPen(QColor(tokens.muted))
            below = QRect(inner.left(), top + lines * metrics.height(), inner.width(), noted)
            if small_lines > 1:
                painter.drawText(below, int(side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), cell.note)
            else:
                note = self._small.elidedText(cell.note, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(below, int(side | Qt.AlignmentFlag.AlignVCenter), note)

    def _draw_unit(self, painter: QPainter, unit: str, inner: QRect, width: int) -> None:
        """On the line that the figure stands on."""
        painter.setFont(self._theme.font(self._theme.metrics.secondary_pt))
        painter.setPen(QColor(self._theme.tokens.muted))
        baseline = inner.center().y() - self._text.height() // 2 + self._text.ascent()
        painter.drawText(inner.right() - width + 1 + self._theme.metrics.px(UNIT_GAP_PX), baseline, unit)

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


def _lines(metrics: QFontMetrics, text: str, width: int) -> int:
    """How many lines a text takes when it is broken between words, up to `LINES_MAX`."""
    if width <= 0 or metrics.horizontalAdvance(text) <= width:
        return 1
    whole = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), text)
    return min(max(round(whole.height() / metrics.lineSpacing()), 2), LINES_MAX)
