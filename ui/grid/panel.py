"""Owns a whole list on a screen: search line, table, sums, states, menus, export, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.figures import Figures
from ui.grid.cells import CellWriter
from ui.grid.column_chooser import ColumnChooser
from ui.grid.export import Exporter, export_grid
from ui.grid.layout import GridLayout, Shown, ask, default_layout, layout_from_json
from ui.grid.menus import GridMenus
from ui.grid.model import GridModel, GridState
from ui.grid.search import FilterNotUnderstood
from ui.grid.selection import GridSelection
from ui.grid.source import Column, Count, PageSource, Sort
from ui.grid.table import GridTable
from ui.grid.totals import TotalsRow
from ui.i18n import translate
from ui.state import MemberState
from ui.tasks import Bug, Failure, TaskRunner
from ui.theme import Theme, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_icon import FieldIcon, clear_icon
from ui.widgets.surfaces import Card, label
from ui.widgets.work_bar import WorkBar

SEARCH_PAUSE_MS = 200


@dataclass(frozen=True)
class GridDesk:
    """What every grid of a desktop shares."""

    theme: Theme
    figures: Figures
    tasks: TaskRunner
    state: MemberState
    exporter: Exporter
    today: Callable[[], date]
    ask_path: Callable[[QWidget, str], Path | None] | None = None
    """Asks where to save, with a suggested name; the system's dialog where None."""
    tell: Callable[[str], None] = lambda text: None
    """Passing news: a list was written to a file."""
    trouble: Callable[[Failure], None] = lambda failure: None
    """Say why it could not be."""


class GridPanel(QWidget):
    """One list. `grid_id` names it in the member's state; `empty` is shown while nothing at all is there."""

    open_requested = Signal(object)
    sums_changed = Signal(object)
    """The sentence about the selected cells; empty for fewer than two."""
    current_changed = Signal(object)
    """The key of the current row."""
    exported = Signal(object)
    """The path written."""
    troubled = Signal(object)
    """A Failure of an export."""

    def __init__(
        self,
        desk: GridDesk,
        source: PageSource,
        *,
        grid_id: str,
        title: str,
        empty: EmptyState | None = None,
        sort: Sort | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.source = source
        self._path = f"grid/{grid_id}"
        self.title = title
        self._default = default_layout(source.columns, sort)
        self.writer = CellWriter(desk.figures)
        self.model = GridModel(source, self.writer, desk.tasks, self)
        self.table = GridTable(self.model, desk.theme, self)
        self.table.setAccessibleName(title)
        self.totals = TotalsRow(source.columns, self.writer, desk.theme, self.table)
        self.work = WorkBar(self, number=lambda rows: desk.figures.quantity(Decimal(rows)))
        self.selection = GridSelection(self.table, self.model, desk.figures, desk.tasks, self)
        self._empty = empty or EmptyState(desk.theme, translate("grid", "Nothing here yet"))
        self._nothing_found = self._make_nothing_found()
        self._trouble = self._make_trouble()
        self._menus = GridMenus(self)
        self._keep_key: object = None
        self._fitted = False
        self._layout = layout_from_json(desk.state.get(self._path), source.columns, self._default)
        self._build()
        self._connect()
        self.apply(self._layout, remember=False)

    # Commands: each is in the menus and on a key or a button

    @property
    def layout_now(self) -> GridLayout:
        """Search, filters, sort and columns as they are now."""
        return self._layout

    def apply(self, layout: GridLayout, *, remember: bool = True) -> None:
        """Take over a whole layout: a restart, a saved view, a reset."""
        self._layout = layout
        self.search.setText(layout.search)
        self.table.head.set_texts(dict(layout.filters))
        self.table.arrange(layout.columns)
        self._fitted = any(shown.width for shown in layout.columns)
        self._show_sort()
        self._requery(remember=remember)

    def set_search(self, text: str) -> None:
        self.search.setText(text)
        self._change(replace(self._layout, search=text))

    def set_filter(self, column: str, text: str) -> None:
        layout = self._layout.with_filter(column, text)
        self.table.head.set_texts(dict(layout.filters))
        self._change(layout)

    def clear_filters(self) -> None:
        self.apply(replace(self._layout, search="", filters={}))

    def sort_by(self, column: str, *, descending: bool = False) -> None:
        self._change(replace(self._layout, sort=Sort(column, descending)))
        self._show_sort()

    def reset(self) -> None:
        """As delivered: columns, widths, sort, no filters. Saved views stay."""
        self._desk.state.forget(f"{self._path}")
        self.apply(self._default)
        self.table.fit_columns()

    def refresh(self) -> None:
        """Read again; the current row stays current."""
        self._keep_key = self.table.current_key()
        self.model.refresh()

    def select_key(self, key: object) -> None:
        """Make a row current now, or as soon as it has been read."""
        if not self.table.select_key(key):
            self._keep_key = key

    def save_view(self, name: str) -> None:
        self._desk.state.set(f"{self._path}-views/{name}", self._layout.to_json())

    def open_view(self, name: str) -> None:
        stored = self._desk.state.get(f"{self._path}-views/{name}")
        self.apply(layout_from_json(stored, self.source.columns, self._default))

    def forget_view(self, name: str) -> None:
        self._desk.state.forget(f"{self._path}-views/{name}")

    def views(self) -> list[str]:
        return self._desk.state.names(f"{self._path}-views")

    def shown_columns(self) -> tuple[Column, ...]:
        return tuple(self.source.columns[number] for number in self.table.shown_columns())

    def choose_columns(self) -> ColumnChooser:
        chooser = ColumnChooser(self.source.columns, self.table.arrangement(), self)
        chooser.changed.connect(self._arranged)
        chooser.reset.connect(self.reset)
        corner = self.columns_button.mapToGlobal(QPoint(self.columns_button.width(), self.columns_button.height() + 4))
        chooser.adjustSize()
        chooser.move(corner.x() - chooser.width(), corner.y())
        chooser.show()
        chooser.list.setFocus()
        return chooser

    def export(self, path: Path | None = None) -> None:
        """Write all rows of the query to a workbook; asks where if nobody says."""
        ask_path = self._desk.ask_path or _ask_path
        chosen = path or ask_path(self, f"{self.title}.xlsx")
        if chosen is None:
            return
        query, shown, target = self.model.query, self.shown_columns(), chosen
        filters = self.filters_sentence()
        task = self._desk.tasks.run(
            lambda pulse: export_grid(
                source=self.source,
                query=query,
                shown=shown,
                title=self.title,
                filters=filters,
                exporter=self._desk.exporter,
                path=target,
                pulse=pulse,
            ),
            self._export_done,
            self._export_failed,
            progress=self.work.step,
        )
        if task.running:
            self.work.begin(task, translate("grid", "Writing {file} …").format(file=target.name))

    def filters_sentence(self) -> str:
        """The filters as typed, for the head of an export."""
        titles = {column.id: column.title for column in self.source.columns}
        parts = [f"{titles[name]}: {text}" for name, text in self._layout.filters.items()]
        return " · ".join([*([self._layout.search] if self._layout.search else []), *parts])

    def close_grid(self) -> None:
        """Nothing arrives afterwards."""
        self.selection.close()
        self.model.close()

    # Building

    def _build(self) -> None:
        self.setMinimumSize(360, 200)
        self.search = QLineEdit()
        self.search.setAccessibleName(translate("grid", "Search this list"))
        FieldIcon(self.search, self._desk.theme, "search", leading=True)
        clear_icon(self.search, self._desk.theme)
        self.problem = label("", "secondary", tone=Tone.BAD, wrap=True)
        self.problem.hide()
        self.count = label("", "secondary")
        self.views_button = self._tool("views", translate("grid", "Views"))
        self.columns_button = self._tool("columns", translate("grid", "Columns"))
        self.export_button = self._tool("export", translate("grid", "Export"))
        self.more_button = self._tool("menu", translate("grid", "More"))
        self.more_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        for button in (self.views_button, self.columns_button, self.export_button, self.more_button):
            bar.addWidget(button)
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        for widget in (self.table, self._empty, self._nothing_found, self._trouble, self.totals):
            card.body.addWidget(widget)
        self._card = card
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(bar)
        layout.addWidget(self.problem)
        layout.addWidget(card, 10_000)
        layout.addWidget(self.work)
        layout.addWidget(self.selection.work)
        layout.addWidget(self.count)
        layout.addStretch(1)
        self._wear()

    def _tool(self, icon: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("icon-name", icon)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _make_nothing_found(self) -> EmptyState:
        button = QPushButton(translate("grid", "Clear filters"))
        button.clicked.connect(self.clear_filters)
        return EmptyState(
            self._desk.theme,
            translate("grid", "Nothing matches"),
            translate("grid", "No row fits the search and the filters above."),
            button,
            icon="filter",
        )

    def _make_trouble(self) -> EmptyState:
        button = QPushButton(translate("grid", "Try again"))
        button.clicked.connect(self.refresh)
        return EmptyState(self._desk.theme, "", "", button, icon="attention")

    def _connect(self) -> None:
        theme, head = self._desk.theme, self.table.head
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._typing.timeout.connect(lambda: self.set_search(self.search.text()))
        self.search.textEdited.connect(lambda text: self._typing.start())
        self.search.textChanged.connect(lambda text: None if text else self._typing.start())
        self.search.returnPressed.connect(self._search_entered)
        head.filtered.connect(self._filtered)
        head.sectionClicked.connect(self._title_clicked)
        head.customContextMenuRequested.connect(self._menus.on_header)
        self.table.customContextMenuRequested.connect(self._menus.on_rows)
        self.table.open_requested.connect(self.open_requested)
        self.table.horizontalScrollBar().rangeChanged.connect(lambda *_: self._fit_height())
        self.table.columns_changed.connect(lambda: self._change(self._arranged_layout(), requery=False))
        self.selection.summed.connect(self.sums_changed)
        self.selection.copied.connect(self._desk.tell)
        self.selection.troubled.connect(self._desk.trouble)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._current())
        self.model.state_changed.connect(self._show_state)
        self.model.modelReset.connect(self._arrived)
        self.model.rowsInserted.connect(self._read_more)
        self.model.counted.connect(self._counted)
        self.model.totalled.connect(self._totalled)
        self.model.failed.connect(self._failed)
        self.views_button.clicked.connect(self._menus.views)
        self.columns_button.clicked.connect(self.choose_columns)
        self.export_button.clicked.connect(lambda: self.export())
        self.more_button.clicked.connect(self._menus.more)
        find = QShortcut(QKeySequence("Ctrl+F"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)
        theme.changed.connect(self._wear)

    # Reactions

    def _change(self, layout: GridLayout, *, requery: bool = True) -> None:
        if layout == self._layout:
            return
        self._layout = layout
        if requery:
            self._requery(remember=True)
        else:
            self._remember()

    def _requery(self, *, remember: bool) -> None:
        asked = ask(self._layout, self.source.columns, self._desk.figures, self._desk.today())
        self._show_problems(asked.problems)
        if remember:
            self._remember()
        self.model.ask(asked.query)

    def _remember(self) -> None:
        self._desk.state.set(self._path, self._layout.to_json())

    def _show_problems(self, problems: Mapping[str, FilterNotUnderstood]) -> None:
        for column in self.source.columns:
            found = problems.get(column.id)
            self.table.head.show_problem(column.id, _problem_sentence(found) if found else "")
        self.problem.setText(" ".join(_problem_sentence(found) for found in problems.values()))
        self.problem.setVisible(bool(problems))

    def _show_sort(self) -> None:
        sort = self._layout.sort
        numbers = {column.id: number for number, column in enumerate(self.source.columns)}
        order = Qt.SortOrder.DescendingOrder if sort and sort.descending else Qt.SortOrder.AscendingOrder
        self.table.head.setSortIndicator(numbers[sort.column] if sort else -1, order)

    def _title_clicked(self, number: int) -> None:
        column, sort = self.source.columns[number], self._layout.sort
        if column.sortable:
            again = sort is not None and sort.column == column.id
            self.sort_by(column.id, descending=again and sort is not None and not sort.descending)
        else:
            self._show_sort()

    def _filtered(self, column: object, text: object) -> None:
        self._change(self._layout.with_filter(str(column), str(text)))

    def _search_entered(self) -> None:
        self._typing.stop()
        self.set_search(self.search.text())
        if self.model.rows_read():
            self.table.enter_rows()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _arranged(self, columns: object) -> None:
        if isinstance(columns, tuple):
            self.table.arrange(columns)
            self._change(self._arranged_layout(), requery=False)

    def _arranged_layout(self) -> GridLayout:
        shown: tuple[Shown, ...] = self.table.arrangement()
        return replace(self._layout, columns=shown)

    def _arrived(self) -> None:
        if not self._fitted and self.model.rows_read():
            self._fitted = True
            self.table.fit_columns()
        key, self._keep_key = self._keep_key, None
        if key is None or not self.table.select_key(key):
            self._current()
        self._read_more()

    def _read_more(self, *_: object) -> None:
        self._fit_height()

    def _fit_height(self) -> None:
        rows_shown = self.model.state in (GridState.READY, GridState.LOADING) and self.model.rows_read() > 0
        wanted = self.table.content_height() if rows_shown else self.table.head.sizeHint().height() + 2
        self.table.setMaximumHeight(wanted)
        totals = self.totals.height() if self.totals.texts and rows_shown else 0
        self._card.setMaximumHeight(wanted + totals + 4 if rows_shown else 16_777_215)

    def _show_state(self, state: object) -> None:
        nothing = state is GridState.EMPTY
        filtered = self.model.query.filtered
        self._empty.setVisible(nothing and not filtered)
        self._nothing_found.setVisible(nothing and filtered)
        self._trouble.setVisible(state is GridState.FAILED)
        self.totals.setVisible(bool(self.totals.texts) and state in (GridState.READY, GridState.LOADING))
        self.table.setVisible(not (nothing and not filtered) and state is not GridState.FAILED)
        if state is GridState.LOADING and not self.model.rows_read():
            self.count.setText(translate("grid", "Reading …"))
        elif state is not GridState.LOADING and state is not GridState.READY:
            self.count.setText("")
        self._fit_height()

    def _counted(self, count: Count) -> None:
        number = self._desk.figures.quantity(Decimal(count.number))
        if count.capped:
            self.count.setText(translate("grid", "More than {number} rows").format(number=number))
        else:
            self.count.setText(translate("grid", "%n row(s)", None, count.number).replace(str(count.number), number))

    def _totalled(self, totals: Mapping[str, Decimal]) -> None:
        self.totals.show_totals(totals)
        self.table.make_room(self.totals.texts)
        self._show_state(self.model.state)

    def _failed(self, failure: Failure) -> None:
        trouble = failure.trouble if isinstance(failure, Bug) else failure
        self._trouble.say(trouble.what, f"{trouble.why} {trouble.next_step}".strip())

    def _current(self) -> None:
        self.current_changed.emit(self.table.current_key())

    def _export_done(self, path: Path) -> None:
        self.work.end()
        self.exported.emit(path)
        self._desk.tell(translate("grid", "Saved as {file}.").format(file=path.name))

    def _export_failed(self, failure: Failure) -> None:
        self.work.end()
        self.troubled.emit(failure)
        self._desk.trouble(failure)

    def _wear(self) -> None:
        icons = self._desk.theme.icons
        for button in (self.views_button, self.columns_button, self.export_button, self.more_button):
            button.setIcon(icons.icon(str(button.property("icon-name"))))
            button.setIconSize(QSize(self._desk.theme.metrics.icon, self._desk.theme.metrics.icon))
        self.search.setPlaceholderText(self._example())
        self._fit_bar()
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def _fit_bar(self) -> None:
        """Where room is short the buttons keep their icons only, so that the search keeps its width."""
        style = Qt.ToolButtonStyle
        wide = self.width() >= self._desk.theme.metrics.px(640)
        for button in (self.views_button, self.columns_button, self.export_button):
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly)
            button.setText(f" {button.accessibleName()}")

    def _example(self) -> str:
        columns = [column.title for column in self.source.columns if column.filterable and not column.hidden]
        names = columns[0] if columns else ""
        return translate("grid", "Search, or {column}: A1; A2 · 100..500").format(column=names)


def _problem_sentence(problem: FilterNotUnderstood) -> str:
    return translate("grid", "{column}: “{text}” is not understood; try {example}.").format(
        column=problem.column, text=problem.text, example=problem.example
    )


def _ask_path(parent: QWidget, name: str) -> Path | None:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = str(Path(folder) / name) if Path(folder).is_dir() else name
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("grid", "Export to a workbook"), offered, translate("grid", "Workbook (*.xlsx)")
    )
    return Path(chosen).with_suffix(".xlsx") if chosen else None
