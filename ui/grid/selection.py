"""Owns adding up and copying what is selected in a list: at once where it is little, else beside the window; knows no book."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.figures import Figures
from ui.grid.model import GridModel
from ui.grid.picked import Copied, Picked, SelectionSum, cells_sentence, sum_picked, sums_sentence, write_picked
from ui.grid.table import GridTable
from ui.i18n import translate
from ui.tasks import Failure, Pulse, Task, TaskRunner, TaskScope
from ui.widgets.work_bar import ACTIVITY_AFTER_MS, WorkBar

AT_ONCE_CELLS = 2_000
"""So many cells are written or added up within one frame of the window."""


class GridSelection(QObject):
    """Follows a table's selection. `work` shows a copy that takes longer than a second, with Cancel."""

    summed = Signal(object)
    """The sentence about the selected cells; empty for fewer than two."""
    copied = Signal(str)
    """News: so many rows are in the clipboard; not said where that was at once."""
    troubled = Signal(object)
    """A Failure of copying."""

    def __init__(self, table: GridTable, model: GridModel, figures: Figures, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._model = model
        self._figures = figures
        self._sums = TaskScope(tasks)
        self._copies = TaskScope(tasks)
        self._said = ""
        self.work = WorkBar(parent, number=lambda rows: figures.quantity(Decimal(rows)), bar_after_ms=ACTIVITY_AFTER_MS)
        table.picked_changed.connect(self._add_up)
        table.copy_asked.connect(lambda headers: self.copy(headers=headers))

    def copy(self, *, headers: bool) -> None:
        """Put the selected cells into the clipboard, as shown; a copy on its way is given up for this one."""
        self._copies.close()
        self.work.end()
        picked, writer, shown = self._table.picked(), self._model.writer, self._table.shown_columns()
        if _at_once(picked):
            QGuiApplication.clipboard().setText(write_picked(picked, writer, shown, _UNWATCHED, headers=headers).text)
            return
        task: Task = self._copies.run(
            lambda pulse: write_picked(picked, writer, shown, pulse, headers=headers),
            self._copy_done,
            self._copy_failed,
            progress=self.work.step,
        )
        if task.running:
            self.work.begin(task, translate("grid", "Copying …"))

    def close(self) -> None:
        """Nothing arrives afterwards."""
        self._sums.close()
        self._copies.close()
        self.work.end()

    def _add_up(self) -> None:
        self._sums.close()
        picked, columns = self._table.picked(), self._model.columns
        if _at_once(picked):
            self._show(sum_picked(picked, columns, _UNWATCHED))
            return
        known = translate("grid", "All rows") if picked.whole is not None else cells_sentence(picked.cells, self._figures)
        self._say(f"{known} · {translate('grid', 'adding up …')}")
        self._sums.run(lambda pulse: sum_picked(picked, columns, pulse), self._show, lambda failure: self._not_summed(known))

    def _show(self, sums: SelectionSum) -> None:
        self._say(sums_sentence(sums, self._figures))

    def _not_summed(self, known: str) -> None:
        self._say(f"{known} · {translate('grid', 'could not be added up; select them again')}")

    def _say(self, text: str) -> None:
        if text != self._said:
            self._said = text
            self.summed.emit(text)

    def _copy_done(self, copied: Copied) -> None:
        self.work.end()
        QGuiApplication.clipboard().setText(copied.text)
        rows = self._figures.quantity(Decimal(copied.rows))
        self.copied.emit(translate("grid", "%n row(s) copied.", None, copied.rows).replace(str(copied.rows), rows))

    def _copy_failed(self, failure: Failure) -> None:
        self.work.end()
        self.troubled.emit(failure)


def _at_once(picked: Picked) -> bool:
    return picked.whole is None and picked.cells <= AT_ONCE_CELLS


_UNWATCHED = Pulse(lambda step: None)
