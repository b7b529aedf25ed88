"""A real list on a real SQLite file: paging, filtering, sorting, copying, sums, export, and what it remembers."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from tests.ui.pallets import SqliteSource, write_pallets
from ui.figures import Figures
from ui.grid.cells import CellWriter
from ui.grid.export import BEAT_ROWS, ExportTable
from ui.grid.model import PAGE_ROWS, GridState
from ui.grid.panel import GridDesk, GridPanel
from ui.grid.source import Column, Kind, Page, Sort
from ui.state import MemberState
from ui.tasks import Failure, ImmediateRunner, KnownTrouble, TaskRunner, ThreadRunner
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState

TODAY = date(2026, 11, 23)


def write_workbook(table: ExportTable, path: Path) -> None:
    """The exporter the roof injects, in small: numbers as numbers, dates as dates."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Rows")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, column in enumerate(table.columns):
        sheet.write(0, place, column.title)
    for line, cells in enumerate(table.rows, 1):
        for place, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write_datetime(line, place, datetime.combine(value, datetime.min.time()), day)
            elif isinstance(value, Decimal):
                sheet.write_number(line, place, value)
            elif value is not None:
                sheet.write(line, place, value)
    book.close()


def desk_with(theme: Theme, state: MemberState, tasks: TaskRunner | None = None, locale: str = "en_US") -> GridDesk:
    return GridDesk(theme, Figures(locale), tasks or ImmediateRunner(), state, write_workbook, lambda: TODAY)


@pytest.fixture
def panel(theme: Theme, state: MemberState, pallets: SqliteSource, qtbot: QtBot) -> Iterator[GridPanel]:
    made = GridPanel(desk_with(theme, state), pallets, grid_id="stock", title="Stock")
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    yield made
    made.close_grid()


def column(panel: GridPanel, name: str) -> list[str]:
    number = next(n for n, c in enumerate(panel.source.columns) if c.id == name)
    return [panel.model.texts(row)[number] for row in range(panel.model.rows_read())]


def test_pages_come_by_key_as_they_are_needed(panel: GridPanel, pallets: SqliteSource, qtbot: QtBot) -> None:
    assert panel.model.rows_read() == PAGE_ROWS
    assert panel.count.text() == "500 row(s)"
    bar = panel.table.verticalScrollBar()
    for _ in range(10):
        bar.setValue(bar.maximum())
        qtbot.wait(1)
    assert panel.model.rows_read() == 500
    assert column(panel, "pallet") == [f"P-{n:06}" for n in range(1, 501)]
    assert pallets.pages_read == 3


@pytest.mark.ux
def test_the_filter_row_search_line_and_sort_ask_the_source(panel: GridPanel, qtbot: QtBot) -> None:
    editor = panel.table.head.editor_of("quantity")
    qtbot.keyClicks(editor, "10..14")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert column(panel, "quantity") == ["10", "11", "12", "13", "14"]
    assert panel.totals.texts == {"quantity": "60", "value": "75.00"}

    qtbot.keyClicks(panel.search, "item: lamp")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert column(panel, "quantity") == ["14"]
    panel.clear_filters()
    panel.set_search("loc: A-03-3; B-04-4")
    assert set(column(panel, "location")) == {"A-03-3", "B-04-4"}
    panel.clear_filters()

    head = panel.table.head
    point = QPoint(head.sectionViewportPosition(3) + 12, 12)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert column(panel, "quantity")[:3] == ["1", "2", "3"]
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert column(panel, "quantity")[:3] == ["500", "499", "498"]
    assert panel.layout_now.sort == Sort("quantity", descending=True)


def test_typing_filters_after_a_pause(panel: GridPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.table.head.editor_of("item"), "lamp")
    assert panel.model.query.conditions == ()
    qtbot.waitUntil(lambda: len(panel.model.query.conditions) == 1, timeout=1500)
    assert set(column(panel, "item")) == {"LED work lamp"}


def test_nonsense_in_a_filter_is_named_and_left_out(panel: GridPanel) -> None:
    panel.set_filter("value", "abc")
    assert panel.problem.isVisible() and "“abc”" in panel.problem.text()
    assert panel.table.head.editor_of("value").property("invalid") is True
    assert panel.model.rows_read() == PAGE_ROWS
    panel.set_filter("value", "5")
    assert not panel.problem.isVisible()
    assert column(panel, "quantity") == ["4"]


@pytest.mark.ux
def test_sums_of_the_selection_are_exact(panel: GridPanel) -> None:
    told: list[str] = []
    panel.sums_changed.connect(told.append)
    model, select = panel.table.selectionModel(), QItemSelectionModel.SelectionFlag.Select
    for row in (0, 1, 2):
        model.select(panel.model.index(row, 4), select)
    assert told[-1] == "3 cell(s) · sum 7.50 · average 2.50"  # 1.25 + 2.50 + 3.75
    model.select(panel.model.index(0, 3), select)
    assert told[-1] == "4 cell(s)"  # amounts and quantities are not added up
    model.clearSelection()
    assert told[-1] == ""


@pytest.mark.ux
def test_copying_with_and_without_titles(panel: GridPanel, qtbot: QtBot) -> None:
    panel.table.enter_rows()
    model, select = panel.table.selectionModel(), QItemSelectionModel.SelectionFlag.Select
    model.clearSelection()
    for row in (0, 1):
        for number in (0, 4):
            model.select(panel.model.index(row, number), select)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "P-000001\t1.25\nP-000002\t2.50"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(panel.table, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Pallet\tValue"


@pytest.mark.ux
def test_export_writes_all_rows_typed_in_the_order_shown(panel: GridPanel, tmp_path: Path) -> None:
    panel.table.head.moveSection(panel.table.head.visualIndex(4), 0)
    panel.set_filter("quantity", "100..499")
    done: list[Path] = []
    panel.exported.connect(done.append)
    panel.export(tmp_path / "stock.xlsx")
    assert done == [tmp_path / "stock.xlsx"]
    rows = CalamineWorkbook.from_path(str(done[0])).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["Value", "Pallet", "Item"]
    assert len(rows) == 401  # all rows of the query; the grid had read 200
    assert rows[1][0] == 125.0 and isinstance(rows[1][0], float)
    assert rows[1][rows[0].index("Received")] == date(2026, 4, 11)
    assert "Note" not in rows[0]
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.ux
def test_a_cancelled_or_failed_export_leaves_no_file(theme: Theme, state: MemberState, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "many.sqlite"
    write_pallets(file, 20_000)
    source = SqliteSource(file)
    tasks = ThreadRunner()
    started, cancelled, written_after = threading.Event(), threading.Event(), 0

    def slow(table: ExportTable, path: Path) -> None:
        nonlocal written_after
        path.write_bytes(b"half")
        for n, _ in enumerate(table.rows):
            written_after += cancelled.is_set()
            if n == 100:
                started.set()
                cancelled.wait(10)

    desk = GridDesk(theme, Figures(), tasks, state, slow, lambda: TODAY)
    panel = GridPanel(desk, source, grid_id="many", title="Many")
    qtbot.addWidget(panel)
    panel.export(tmp_path / "many.xlsx")
    assert started.wait(10)
    panel.work.cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: not list(tmp_path.glob("many.xlsx*")), timeout=10_000)
    assert written_after <= BEAT_ROWS, "it is noticed at the next page of rows"
    troubles: list[Failure] = []
    panel.set_filter("quantity", "1..10")
    panel.troubled.connect(troubles.append)
    (tmp_path / "folder.xlsx").mkdir()
    panel.export(tmp_path / "folder.xlsx")
    qtbot.waitUntil(lambda: bool(troubles))
    assert list(tmp_path.glob("*.part")) == []
    panel.close_grid()
    tasks.close()
    source.close()


@pytest.mark.ux
def test_a_list_comes_back_as_it_was_left_and_resets(
    panel: GridPanel, theme: Theme, state: MemberState, pallets: SqliteSource, qtbot: QtBot
) -> None:
    panel.sort_by("value", descending=True)
    panel.set_filter("state", "held")
    panel.table.head.moveSection(panel.table.head.visualIndex(4), 0)
    panel.table.setColumnWidth(0, 222)
    chooser = panel.choose_columns()
    titles = [chooser.list.item(row).text() for row in range(chooser.list.count())]
    chooser.list.item(titles.index("Received")).setCheckState(Qt.CheckState.Unchecked)
    chooser.list.item(titles.index("Note")).setCheckState(Qt.CheckState.Checked)
    chooser.close()
    again = GridPanel(desk_with(theme, state), pallets, grid_id="stock", title="Stock")
    qtbot.addWidget(again)
    again.resize(1200, 700)
    again.show()
    assert again.layout_now == panel.layout_now
    shown = [one.id for one in again.shown_columns()]
    assert shown[0] == "value" and "note" in shown and "received" not in shown
    assert again.table.columnWidth(0) == 222
    assert set(column(again, "state")) == {"Held"}
    assert again.table.head.editor_of("state").text() == "held"
    assert column(again, "quantity")[0] == "500"
    again.reset()
    assert [one.id for one in again.shown_columns()][:2] == ["pallet", "item"]
    assert again.layout_now.filters == {} and again.model.rows_read() == PAGE_ROWS
    again.close_grid()


@pytest.mark.ux
def test_views_by_name(panel: GridPanel) -> None:
    panel.set_filter("quantity", ">490")
    panel.save_view("Large")
    panel.clear_filters()
    assert panel.views() == ["Large"]
    panel.open_view("Large")
    assert len(column(panel, "pallet")) == 10
    panel.reset()
    assert panel.views() == ["Large"]
    panel.forget_view("Large")
    assert panel.views() == []


@pytest.mark.ux
def test_the_menu_has_every_command(panel: GridPanel) -> None:
    panel.table.enter_rows()
    menu = panel.findChild(type(panel._menus)).commands(4)
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    for wanted in ("Open", "Copy", "Copy with titles", "Clear filters", "Choose columns …", "Export to a workbook …"):
        assert wanted in texts
    assert "Sort Value downwards" in texts and "Reset this list" in texts
    only = panel._menus.commands(0)
    next(action for action in only.actions() if action.text().startswith("Only Pallet")).trigger()
    assert column(panel, "pallet") == ["P-000001"]


def test_columns_show_their_content_and_the_description_takes_the_rest(panel: GridPanel, qtbot: QtBot) -> None:
    table = panel.table
    widths = sum(table.columnWidth(number) for number in table.shown_columns())
    assert abs(widths - table.viewport().width()) <= 2
    metrics, padding = table.painter.metrics, table.painter.padding
    for number in table.shown_columns():
        for row in range(50):
            text = panel.model.texts(row)[number]
            assert metrics.horizontalAdvance(text) <= table.columnWidth(number) - 2 * padding, text
    panel.resize(1500, 700)
    qtbot.wait(1)
    assert abs(sum(table.columnWidth(n) for n in table.shown_columns()) - table.viewport().width()) <= 2


def test_enter_and_double_click_open_and_keys_move_between_filter_and_rows(panel: GridPanel, qtbot: QtBot) -> None:
    opened: list[object] = []
    panel.open_requested.connect(opened.append)
    editor = panel.table.head.editor_of("item")
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert panel.table.current_key() == 1
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    rect = panel.table.visualRect(panel.model.index(4, 0))
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.mouseDClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened == [2, 5]


def test_refresh_keeps_the_current_row(panel: GridPanel) -> None:
    assert panel.table.select_key(37)
    panel.refresh()
    assert panel.table.current_key() == 37


class Broken:
    """A source whose server went away."""

    columns = SqliteSource.columns

    def page(self, *_: object) -> Page:
        raise KnownTrouble("The list cannot be read.", "The server does not answer.", "Try again in a moment.")

    count = totals = rows = page


@pytest.mark.ux
def test_an_empty_list_a_search_without_hits_and_trouble_say_so(theme: Theme, state: MemberState, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "none.sqlite"
    write_pallets(file, 0)
    source = SqliteSource(file)
    empty = EmptyState(theme, "No stock yet", "It appears with the first receipt.", QPushButton("Receive"))
    panel = GridPanel(desk_with(theme, state), source, grid_id="none", title="None", empty=empty)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.model.state is GridState.EMPTY and empty.isVisible() and not panel.table.isVisible()
    panel.set_filter("item", "x")
    assert not empty.isVisible() and panel._nothing_found.isVisible() and panel.table.isVisible()
    assert panel._nothing_found.button is not None
    qtbot.mouseClick(panel._nothing_found.button, Qt.MouseButton.LeftButton)
    assert empty.isVisible()
    broken = GridPanel(desk_with(theme, state), Broken(), grid_id="broken", title="Broken")
    qtbot.addWidget(broken)
    broken.show()
    assert broken.model.state is GridState.FAILED and broken._trouble.isVisible()
    assert broken._trouble.text.text() == "The server does not answer. Try again in a moment."
    source.close()


@pytest.mark.ux
def test_answers_to_old_questions_are_dropped(theme: Theme, state: MemberState, pallets: SqliteSource, qtbot: QtBot) -> None:
    tasks = ThreadRunner()
    panel = GridPanel(desk_with(theme, state, tasks), pallets, grid_id="t", title="T")
    qtbot.addWidget(panel)
    panel.show()
    for number in range(1, 40):
        panel.set_filter("quantity", str(number))
    qtbot.waitUntil(lambda: panel.model.rows_read() == 1 and column(panel, "quantity") == ["39"])
    qtbot.wait(50)
    assert column(panel, "quantity") == ["39"]
    panel.close_grid()
    tasks.close()


@pytest.mark.ux
@pytest.mark.bench
def test_a_hundred_thousand_rows_open_and_filter_at_once(theme: Theme, state: MemberState, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "large.sqlite"
    write_pallets(file, 100_000)
    source, tasks = SqliteSource(file), ThreadRunner()
    begun = time.perf_counter()
    panel = GridPanel(desk_with(theme, state, tasks), source, grid_id="large", title="Large")
    qtbot.addWidget(panel)
    panel.resize(1200, 700)
    panel.show()
    qtbot.waitUntil(lambda: panel.model.rows_read() == PAGE_ROWS, timeout=2000)
    panel.grab()
    assert time.perf_counter() - begun < 1.0
    begun = time.perf_counter()
    panel.set_filter("quantity", "50000..50020")
    qtbot.waitUntil(lambda: panel.model.rows_read() == 21, timeout=2000)
    assert time.perf_counter() - begun < 0.3
    panel.close_grid()
    tasks.close()
    source.close()


@pytest.mark.bench
def test_painting_a_page_of_cells_is_quick(panel: GridPanel) -> None:
    panel.table.grab()
    begun = time.perf_counter()
    for _ in range(10):
        panel.table.viewport().grab()
    assert (time.perf_counter() - begun) / 10 < 0.05


def test_every_kind_is_written_in_the_members_notation(panel: GridPanel) -> None:
    assert panel.model.texts(2)[:7] == ("P-000003", "Work gloves, size M", "A-03-3", "3", "3.75", "−2.50", "1/4/2026")
    assert panel.source.columns[4].kind is Kind.MONEY


def test_a_figure_that_is_not_there_is_not_shown_as_zero() -> None:
    cells = CellWriter(Figures())
    total = Column("total", "Total", Kind.MONEY, quiet_zero=True)
    assert [cells.text(total, value) for value in (Decimal(0), None, Decimal("-0.50"))] == ["", "", "−0.50"]
    assert cells.text(Column("total", "Total", Kind.MONEY), Decimal(0)) == "0.00"


@pytest.mark.ux
def test_a_description_is_cut_before_an_amount_leaves_the_window(panel: GridPanel, qtbot: QtBot) -> None:
    """Where that brings everything inside: codes are never cut, and where it does not help nothing is."""
    table = panel.table
    needed = {n: table._content_width(n) for n in table.shown_columns()}
    item = next(n for n in needed if panel.source.columns[n].id == "item")
    frame = panel.width() - table.viewport().width()
    panel.resize(sum(needed.values()) - 30 + frame, 700)
    qtbot.wait(1)
    assert table.columnWidth(item) == needed[item] - 30
    assert table.horizontalScrollBar().maximum() == 0
    assert all(table.columnWidth(n) == width for n, width in needed.items() if n != item)
    panel.resize(sum(needed.values()) - needed[item] + frame, 700)
    qtbot.wait(1)
    assert table.columnWidth(item) == needed[item], "cutting it would not bring the amounts inside"
