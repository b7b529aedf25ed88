"""Owns the table itself: columns sized to content once, rows read as they are needed, keys, what is selected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.grid.header import FilterHeader
from ui.grid.layout import Shown
from ui.grid.model import GridModel
from ui.grid.painting import CellPainter
from ui.grid.picked import Part, Picked
from ui.grid.source import Kind
from ui.i18n import translate
from ui.theme import Theme

LEAST_TEXT_PX = 110
MEASURED_ROWS = 100
Index = QModelIndex | QPersistentModelIndex


class GridTable(QTableView):
    """Shows a GridModel. `open_requested` comes with Enter and with a double click."""

    open_requested = Signal(object)
    """The key of a Row."""
    picked_changed = Signal()
    """Other cells are selected, or they hold other values."""
    copy_asked = Signal(bool)
    """Whether with titles."""
    columns_changed = Signal()
    """A person moved or resized a column."""

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self._theme = theme
        self._fitting = False
        self._totals: dict[int, str] = {}
        self._widths: dict[int, int] = {}
        """Widths a person chose, by column number, in pixels at 100 %."""
        self._entering = False
        """Somebody wants to be on the rows, and none was read yet."""
        self._everything = False
        """All was selected, and nothing else since."""
        self._widening = False
        self.painter = CellPainter(theme, model, self)
        self.head = FilterHeader(model.columns, theme, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(self.painter)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head.sectionResized.connect(self._resized)
        self.head.sectionMoved.connect(self._moved)
        self.head.leave_down.connect(self.enter_rows)
        self.doubleClicked.connect(lambda index: self.open_requested.emit(model.row(index.row()).key))
        self.verticalScrollBar().valueChanged.connect(self._read_ahead)
        model.modelReset.connect(self._forget_hover)
        model.rowsInserted.connect(lambda *_: self._enter_late())
        model.modelReset.connect(self._enter_late)
        model.modelReset.connect(self._pick_anew)
        model.rowsInserted.connect(lambda *_: self._widen())
        model.dataChanged.connect(lambda *_: self.picked_changed.emit())
        theme.changed.connect(self._wear)
        self._wear()

    # Columns

    def arrange(self, columns: tuple[Shown, ...]) -> None:
        """Order, hide and size columns; width 0 means by content."""
        numbers = {column.id: number for number, column in enumerate(self._grid.columns)}
        self._fitting = True
        self._widths.clear()
        for place, shown in enumerate(columns):
            number = numbers[shown.column]
            self.head.moveSection(self.head.visualIndex(number), place)
            self.head.setSectionHidden(number, shown.hidden)
            if shown.width:
                self._widths[number] = shown.width
        self._fitting = False
        self.fit_columns()

    def arrangement(self) -> tuple[Shown, ...]:
        """As it stands now, in visual order."""
        order = sorted(range(len(self._grid.columns)), key=self.head.visualIndex)
        return tuple(
            Shown(self._grid.columns[number].id, self.head.isSectionHidden(number), self._widths.get(number, 0)) for number in order
        )

    def shown_columns(self) -> list[int]:
        """Numbers of the visible columns from left to right."""
        order = sorted(range(len(self._grid.columns)), key=self.head.visualIndex)
        return [number for number in order if not self.head.isSectionHidden(number)]

    def fit_columns(self) -> None:
        """Size by content where nobody chose a width; the description takes the rest."""
        self._fitting = True
        factor = self._theme.metrics.factor
        for number in self.shown_columns():
            chosen = self._widths.get(number)
            self.setColumnWidth(number, round(chosen * factor) if chosen else self._content_width(number))
        self._fitting = False
        self._stretch()

    def make_room(self, totals: Mapping[str, str]) -> None:
        """A sum is wider than what it sums: widen its column where nobody chose a width."""
        numbers = {column.id: number for number, column in enumerate(self._grid.columns)}
        self._totals = {numbers[name]: text for name, text in totals.items()}
        narrow = [n for n in self._totals if n not in self._widths and self.columnWidth(n) < self._content_width(n)]
        if narrow:
            self.fit_columns()

    def _content_width(self, number: int) -> int:
        column = self._grid.columns[number]
        metrics, padding = self.painter.metrics, self.painter.padding
        rows = range(min(self._grid.rows_read(), MEASURED_ROWS))
        widest = max((metrics.horizontalAdvance(self._grid.texts(row)[number]) for row in rows), default=0)
        small = QFontMetrics(self._theme.font(self._theme.metrics.secondary_pt))
        title = small.horizontalAdvance(column.title) + self._theme.metrics.px(18)
        bold = QFontMetrics(self._theme.font(self._theme.metrics.text_pt, bold=True))
        least = max(self._theme.metrics.px(64), bold.horizontalAdvance(self._totals.get(number, "")) + 2 * padding + 6)
        return max(least, title + 2 * padding, min(widest + 2 * padding + 6, self._theme.metrics.px(column.width_max)))

    def _least_width(self, number: int, width: int) -> int:
        """What a description can be cut to; a code is read whole or not at all."""
        if self._grid.columns[number].kind is Kind.CODE:
            return width
        return min(width, self._theme.metrics.px(LEAST_TEXT_PX))

    def _stretch(self) -> None:
        takers = [n for n in self.shown_columns() if self._grid.columns[n].stretch and n not in self._widths]
        if not takers:
            return
        others = sum(self.columnWidth(number) for number in self.shown_columns() if number not in takers)
        room = self.viewport().width() - others
        wanted = {number: self._content_width(number) for number in takers}
        least = {number: self._least_width(number, width) for number, width in wanted.items()}
        lacking = sum(wanted.values()) - room if sum(least.values()) <= room < sum(wanted.values()) else 0
        spare = sum(width - least[number] for number, width in wanted.items())
        self._fitting = True
        for number, width in wanted.items():
            if lacking:  # a description is cut before an amount stands outside the window, if that brings everything inside
                self.setColumnWidth(number, width - -(-lacking * (width - least[number]) // spare))
            else:
                self.setColumnWidth(number, max(room // len(takers), width))
        self._fitting = False

    def _resized(self, number: int, old: int, new: int) -> None:
        if not self._fitting and new > 0:
            self._widths[number] = round(new / self._theme.metrics.factor)
            self._stretch()
            self.columns_changed.emit()

    def _moved(self, *_: object) -> None:
        if not self._fitting:
            self.columns_changed.emit()

    # Rows

    def content_height(self) -> int:
        """The height at which every row read is seen and nothing is left empty."""
        bar = self.horizontalScrollBar()
        rows = self._grid.rows_read() * self._theme.metrics.row_height
        return self.head.sizeHint().height() + rows + (bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0) + 2

    def enter_rows(self) -> None:
        """Focus on the rows, on the current one or the first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entering = True
        self._enter_late()

    def _enter_late(self) -> None:
        """Once somebody went to the rows: on the first as soon as there is one, as long as they are still here."""
        shown = self.shown_columns()
        if not self._entering or not self._grid.rows_read() or not shown:
            return
        self._entering = False
        if self.hasFocus() and not self.currentIndex().isValid():
            self.setCurrentIndex(self._grid.index(0, shown[0]))

    def current_key(self) -> object:
        """The key of the current row, None where there is none."""
        row = self.currentIndex().row()
        return self._grid.row(row).key if 0 <= row < self._grid.rows_read() else None

    def select_key(self, key: object) -> bool:
        row, shown = self._grid.row_of(key), self.shown_columns()
        if row < 0 or not shown:
            return False
        self.setCurrentIndex(self._grid.index(row, shown[0]))
        return True

    def _read_ahead(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - value < 50 * self._theme.metrics.row_height:
            self._grid.fetchMore(QModelIndex())

    # Selection

    def picked(self) -> Picked:
        """The selected cells, without those of hidden columns. After Ctrl+A these are all rows of the list, read or not."""
        selection = self.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.size()))
        parts = [Part(one.top(), one.bottom(), one.left(), one.right()) for one in ranges]
        return self._grid.picked(parts, self.shown_columns(), everything=self._everything)

    def selectAll(self) -> None:
        self._everything = self._widening = True
        super().selectAll()
        self._widening = False
        self.picked_changed.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._widening:
            self._everything = False
            self.picked_changed.emit()

    def _widen(self) -> None:
        """Rows that were read after all were selected are selected, too: what is picked stays the same."""
        if self._everything:
            self._widening = True
            super().selectAll()
            self._widening = False

    def _pick_anew(self) -> None:
        """Other rows: nothing is selected."""
        self._everything = False
        self.picked_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.painter.current_row = current.row()
        self.viewport().update()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(False)
        elif event.key() == Qt.Key.Key_C and event.modifiers() == _CTRL_SHIFT:
            self.copy_asked.emit(True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_requested.emit(self.current_key())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0 and not event.modifiers():
            self._to_filters()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the screen's actions and for scanners; the search line finds rows."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def menu_point(self) -> QPoint:
        """Where a context menu asked for by key opens."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _to_filters(self) -> None:
        editor = self.head.editors.get(self.currentIndex().column())
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hover(self, row: int) -> None:
        if row != self.painter.hover_row:
            self.painter.hover_row = row
            self.viewport().update()

    def _forget_hover(self) -> None:
        self.painter.hover_row = self.painter.current_row = -1

    def _wear(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.metrics.row_height)
        self.setAccessibleName(self.accessibleName() or translate("grid", "List"))
        self.fit_columns()


_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
