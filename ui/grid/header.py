"""Owns the header of a grid with its filter row: one small input over every column that can be filtered."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView
from shiboken6 import isValid

from ui.grid.source import Column
from ui.i18n import translate
from ui.theme import Theme
from ui.theme.theme import repolish

TYPING_PAUSE_MS = 250


class FilterHeader(QHeaderView):
    """Titles above, inputs below. A click on a title sorts, dragging it moves the column."""

    filtered = Signal(object, object)
    """(column id, text) after a pause in typing or at Enter."""
    leave_down = Signal()
    """Arrow down in an input: into the rows."""

    def __init__(self, columns: tuple[Column, ...], theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._columns = columns
        self._theme = theme
        self.editors: dict[int, QLineEdit] = {}
        self._typed: dict[int, QTimer] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(48)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for number, column in enumerate(columns):
            if column.filterable:
                self._add_editor(number, column)
        self.sectionResized.connect(self.place_editors)
        self.sectionMoved.connect(self._order_editors)
        table.horizontalScrollBar().valueChanged.connect(self.place_editors)
        theme.changed.connect(self.updateGeometries)

    @property
    def filter_height(self) -> int:
        metrics = self._theme.metrics
        return (metrics.target if metrics.warehouse else metrics.px(24 if metrics.low else 28)) + 8

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), self._title_height() + self.filter_height)

    def updateGeometries(self) -> None:
        if not isValid(self):  # Qt asks once more while it takes the table apart
            return
        self.setViewportMargins(0, 0, 0, self.filter_height)
        super().updateGeometries()
        self.place_editors()

    def place_editors(self, *_: object) -> None:
        top, height = self._title_height(), self.filter_height
        for number, editor in self.editors.items():
            editor.setVisible(not self.isSectionHidden(number))
            editor.setGeometry(self.sectionViewportPosition(number) + 4, top + 3, max(self.sectionSize(number) - 8, 20), height - 8)

    def set_texts(self, texts: dict[str, str]) -> None:
        """Show filters without asking for rows."""
        for number, editor in self.editors.items():
            text = texts.get(self._columns[number].id, "")
            if editor.text() != text:
                editor.blockSignals(True)
                editor.setText(text)
                editor.blockSignals(False)
            self._mark(editor, "active", bool(text.strip()))

    def show_problem(self, column: str, problem: str) -> None:
        for number, editor in self.editors.items():
            if self._columns[number].id == column:
                self._mark(editor, "invalid", bool(problem))
                editor.setToolTip(problem)
                editor.setAccessibleDescription(problem)

    def editor_of(self, column: str) -> QLineEdit:
        return next(editor for number, editor in self.editors.items() if self._columns[number].id == column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            if event.key() == Qt.Key.Key_Down:
                self.leave_down.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and watched.text():
                watched.clear()
                self._say(int(watched.property("section")))
                return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self._bring_into_view(watched)
        return super().eventFilter(watched, event)

    def _add_editor(self, number: int, column: Column) -> None:
        editor = QLineEdit(self)
        editor.setProperty("role", "filter")
        editor.setProperty("section", number)
        editor.setAccessibleName(translate("grid", "Filter {column}").format(column=column.title))
        editor.setClearButtonEnabled(False)
        if column.kind.is_figure:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        timer = QTimer(editor, singleShot=True, interval=TYPING_PAUSE_MS)
        timer.timeout.connect(lambda one=number: self._say(one))
        editor.textEdited.connect(lambda text, one=timer: one.start())
        editor.returnPressed.connect(lambda one=number: self._say(one))
        editor.installEventFilter(self)
        self.editors[number] = editor
        self._typed[number] = timer

    def _say(self, number: int) -> None:
        self._typed[number].stop()
        editor = self.editors[number]
        self._mark(editor, "active", bool(editor.text().strip()))
        self.filtered.emit(self._columns[number].id, editor.text())

    def _mark(self, editor: QLineEdit, name: str, value: bool) -> None:
        if bool(editor.property(name)) != value:
            editor.setProperty(name, value)
            repolish(editor)

    def _title_height(self) -> int:
        return max(super().sizeHint().height(), self._theme.metrics.px(24 if self._theme.metrics.low else 32))

    def _order_editors(self, *_: object) -> None:
        """Tab goes through the inputs as they stand."""
        self.place_editors()
        ordered = sorted(self.editors, key=self.visualIndex)
        for one, other in pairwise(ordered):
            QTableView.setTabOrder(self.editors[one], self.editors[other])

    def _bring_into_view(self, editor: QLineEdit) -> None:
        table = self.parent()
        if isinstance(table, QTableView):
            bar = table.horizontalScrollBar()
            left, right = editor.x(), editor.x() + editor.width()
            if left < 0:
                bar.setValue(bar.value() + left - 8)
            elif right > self.viewport().width():
                bar.setValue(bar.value() + right - self.viewport().width() + 8)

    def title_at(self, point: QPoint) -> int:
        return self.logicalIndexAt(point)
