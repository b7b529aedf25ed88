"""Owns choosing columns: tick to show, drag or press Up and Down to order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.grid.layout import Shown
from ui.grid.source import Column
from ui.i18n import translate
from ui.widgets.surfaces import label

ROWS_SHOWN = 12


class ColumnChooser(QFrame):
    """A popup that applies each change at once; Esc or a click elsewhere closes it."""

    changed = Signal(object)
    """tuple[Shown, ...] in order."""
    reset = Signal()

    def __init__(self, columns: tuple[Column, ...], shown: tuple[Shown, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = {column.id: column.title for column in columns}
        self._shown = {one.column: one for one in shown}
        self.list = QListWidget()
        self.list.setAccessibleName(translate("grid", "Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.installEventFilter(self)
        for one in shown:
            item = QListWidgetItem(titles[one.column], self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.column)
            item.setCheckState(Qt.CheckState.Unchecked if one.hidden else Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.up = QPushButton(translate("grid", "Move up"))
        self.down = QPushButton(translate("grid", "Move down"))
        self.reset_button = QPushButton(translate("grid", "Reset"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.reset_button.clicked.connect(self._reset)
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        buttons = QHBoxLayout()
        for button in (self.up, self.down, self.reset_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(label(translate("grid", "Columns"), "card-title"))
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        self._fit_list()

    def _fit_list(self) -> None:
        """As high as its rows, up to `ROWS_SHOWN`; the sheet must have dressed them before they are measured."""
        for one in (self, self.list):
            one.ensurePolished()
        self.list.doItemsLayout()
        rows = min(self.list.count(), ROWS_SHOWN)
        self.list.setMinimumHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth())

    def arrangement(self) -> tuple[Shown, ...]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            Shown(name, item.checkState() != Qt.CheckState.Checked, self._shown[name].width)
            for item in items
            for name in [str(item.data(Qt.ItemDataRole.UserRole))]
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return False

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)
            self._tell()

    def _tell(self, *_: object) -> None:
        arrangement = self.arrangement()
        if all(one.hidden for one in arrangement):
            # A table without a column cannot be brought back by looking at it.
            self.list.item(self.list.currentRow()).setCheckState(Qt.CheckState.Checked)
            return
        self.changed.emit(arrangement)

    def _reset(self) -> None:
        self.reset.emit()
        self.close()
