"""Owns the rows a grid has read so far; pages, filters and sorts in the source; data() only looks texts up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.grid.cells import CellWriter, RowWriter, tone_of
from ui.grid.picked import Part, Picked, WholeList, bands_of
from ui.grid.source import Cell, Column, Count, Cursor, Page, PageSource, Query, Row
from ui.tasks import Failure, TaskRunner, TaskScope
from ui.theme import Tone

PAGE_ROWS = 200
COUNT_CAP = 100_000
Index = QModelIndex | QPersistentModelIndex

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
ROOT = QModelIndex()
"""No row: what Qt asks about a table's own rows."""


class GridState(StrEnum):
    LOADING = "loading"
    READY = "ready"
    EMPTY = "empty"
    FAILED = "failed"


class GridModel(QAbstractTableModel):
    """Shows one query. While the next one is on its way the old rows stay, so that nothing flickers."""

    state_changed = Signal(object)
    counted = Signal(object)
    """A Count."""
    totalled = Signal(object)
    """Mapping of column id to Decimal."""
    failed = Signal(object)
    """A Failure; the state is FAILED then."""

    def __init__(self, source: PageSource, writer: CellWriter, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._tasks = TaskScope(tasks)
        self.columns: tuple[Column, ...] = source.columns
        self.query = Query()
        self.state = GridState.LOADING
        self._rows: list[Row] = []
        self._texts: list[tuple[str, ...] | None] = []
        self._next: Cursor | None = None
        self._fetching = False
        self._generation = 0
        self.writer = RowWriter(self.columns, writer)
        self.alignments = [_RIGHT if column.kind.is_figure else _LEFT for column in self.columns]

    # What the grid asks

    def ask(self, query: Query, *, rows_wanted: int = PAGE_ROWS) -> None:
        """Start over with a query; answers to earlier ones are dropped."""
        self._generation += 1
        self._tasks.close()
        self.query = query
        self._fetching = True
        generation = self._generation
        source, limit = self._source, max(rows_wanted, PAGE_ROWS)
        self._turn(GridState.LOADING)

        def arrived(page: Page) -> None:
            if generation == self._generation:
                self._replace(page)
                self._ask_figures(generation)

        self._tasks.run(lambda pulse: source.page(query, None, limit), arrived, lambda f: self._fail(generation, f))

    def refresh(self) -> None:
        """The same query again, with as many rows as were read."""
        self.ask(self.query, rows_wanted=len(self._rows))

    def close(self) -> None:
        self._generation += 1
        self._tasks.close()

    def row(self, number: int) -> Row:
        return self._rows[number]

    def rows_read(self) -> int:
        return len(self._rows)

    def picked(self, parts: Iterable[Part], shown: Sequence[int], *, everything: bool) -> Picked:
        """The cells of these parts as they are now; of all rows of the query where `everything` is picked and not all is read."""
        whole = WholeList(self._source, self.query) if everything and self._next is not None else None
        return Picked(bands_of(parts, self._rows, shown), whole)

    def row_of(self, key: object) -> int:
        """Where a key stands among the rows read; -1 if it is not there."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def value(self, row: int, column: int) -> Cell:
        return self._rows[row].cells[column]

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row, written once."""
        known = self._texts[row]
        if known is None:
            known = self._texts[row] = self.writer.texts(self._rows[row])
        return known

    def provisional(self, row: int, column: int) -> bool:
        """Whether a figure is not posted as it stands."""
        return self.writer.provisional(self._rows[row], column)

    def tip(self, row: int, column: int) -> str:
        """What is shown beside the pointer: the whole text, and why it is marked."""
        text = self.texts(row)[column]
        if not self.provisional(row, column):
            return text
        return self.columns[column].provisional_tip.format(figure=self.texts(row)[self.writer.provisional_by[column]])

    def tone(self, row: int, column: int) -> Tone | None:
        if self.provisional(row, column):
            return Tone.WARN
        if self.writer.lacking(self._rows[row], column):
            return Tone.MUTED
        return tone_of(self.columns[column], self._rows[row].cells[column])

    # What Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role == _DISPLAY:
            return self.texts(index.row())[index.column()]
        if role == _TOOL_TIP:
            return self.tip(index.row(), index.column())
        if role == _ALIGNMENT:
            return self.alignments[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role in (_DISPLAY, _TOOL_TIP):
                return self.columns[section].title
            if role == _ALIGNMENT:
                return self.alignments[section]
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        self._fetching = True
        generation, query, after, source = self._generation, self.query, self._next, self._source

        def arrived(page: Page) -> None:
            if generation == self._generation:
                self._append(page)

        self._tasks.run(lambda pulse: source.page(query, after, PAGE_ROWS), arrived, lambda f: self._fail(generation, f))

    # Answers

    def _ask_figures(self, generation: int) -> None:
        source, query = self._source, self.query

        def counted(count: Count) -> None:
            if generation == self._generation:
                self.counted.emit(count)

        def totalled(totals: Mapping[str, Decimal]) -> None:
            if generation == self._generation:
                self.totalled.emit(totals)

        if self._next is None:
            self.counted.emit(Count(len(self._rows)))
        else:
            self._tasks.run(lambda pulse: source.count(query, COUNT_CAP), counted, lambda f: self._fail(generation, f))
        if any(column.total for column in self.columns):
            self._tasks.run(lambda pulse: source.totals(query), totalled, lambda f: self._fail(generation, f))

    def _replace(self, page: Page) -> None:
        if self._rows and [row.key for row in page.rows] == [row.key for row in self._rows]:
            self._rewrite(page)
            return
        self.beginResetModel()
        self._rows = list(page.rows)
        self._texts = [None] * len(self._rows)
        self._next = page.next
        self._fetching = False
        self.endResetModel()
        self._turn(GridState.READY if self._rows else GridState.EMPTY)

    def _rewrite(self, page: Page) -> None:
        """The same rows again: only what changed is drawn anew."""
        changed = [n for n, (old, new) in enumerate(zip(self._rows, page.rows, strict=True)) if old.cells != new.cells]
        self._next, self._fetching = page.next, False
        for number in changed:
            self._rows[number], self._texts[number] = page.rows[number], None
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self.columns) - 1))
        self._turn(GridState.READY)

    def _append(self, page: Page) -> None:
        first = len(self._rows)
        self._fetching = False
        self._next = page.next
        if page.rows:
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self._rows += page.rows
            self._texts += [None] * len(page.rows)
            self.endInsertRows()

    def _fail(self, generation: int, failure: Failure) -> None:
        if generation == self._generation:
            self._fetching = False
            self._turn(GridState.FAILED)
            self.failed.emit(failure)

    def _turn(self, state: GridState) -> None:
        self.state = state
        self.state_changed.emit(state)
