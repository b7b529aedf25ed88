"""A list's selection, small and large: sums to the last digit, copied text row by row, all rows though few were read, and Cancel."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.pallets import COLUMNS, SqliteSource, write_pallets
from tests.ui.test_grid import desk_with
from ui.figures import Figures
from ui.grid.cells import CellWriter, RowWriter
from ui.grid.model import PAGE_ROWS
from ui.grid.panel import GridPanel
from ui.grid.picked import Band, Part, Picked, bands_of, sum_picked, write_picked
from ui.grid.source import Column, Count, Cursor, Kind, Page, Query, Row
from ui.state import MemberState
from ui.tasks import Cancelled, Pulse, Step, ThreadRunner
from ui.theme import Theme

ROWS = 100_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
QUIET = Pulse(lambda step: None)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("many") / "many.sqlite"
    write_pallets(file, ROWS)
    return file


class Stage:
    """A list of 100,000 rows whose work runs beside the window, and what it told."""

    def __init__(self, theme: Theme, state: MemberState, source: SqliteSource) -> None:
        self.tasks = ThreadRunner()
        self.panel = GridPanel(desk_with(theme, state, self.tasks), source, grid_id="many", title="Many")
        self.sums: list[str] = []
        self.panel.sums_changed.connect(self.sums.append)
        self.news: list[str] = []
        self.panel.selection.copied.connect(self.news.append)


@pytest.fixture
def stage(theme: Theme, state: MemberState, many: Path, qtbot: QtBot) -> Iterator[Stage]:
    source = SqliteSource(many)
    made = Stage(theme, state, source)
    qtbot.addWidget(made.panel)
    made.panel.resize(1200, 700)
    made.panel.show()
    qtbot.waitUntil(lambda: made.panel.model.rows_read() == PAGE_ROWS)
    made.panel.table.setFocus()
    yield made
    made.panel.close_grid()
    made.tasks.close()
    source.close()


def only(panel: GridPanel, *columns: str) -> None:
    for number, column in enumerate(panel.source.columns):
        panel.table.head.setSectionHidden(number, column.id not in columns)


@pytest.mark.ux
def test_all_means_every_row_of_the_list_and_its_sum_is_exact(stage: Stage, qtbot: QtBot) -> None:
    only(stage.panel, "pallet", "value")
    qtbot.keyClick(stage.panel.table, Qt.Key.Key_A, CTRL)
    assert stage.sums == ["All rows · adding up …"]
    qtbot.waitUntil(lambda: len(stage.sums) == 2, timeout=20_000)
    # 1.25 × (1 + 2 + … + 100,000) = 1.25 × 100,000 × 100,001 / 2; the average is 62,500.625.
    assert stage.sums[1] == "200,000 cell(s) · sum 6,250,062,500.00 · average 62,500.63"
    assert stage.panel.model.rows_read() == PAGE_ROWS, "no row was read into the list for it"
    bar = stage.panel.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: stage.panel.model.rows_read() > PAGE_ROWS)
    assert stage.panel.table.selectionModel().isRowSelected(stage.panel.model.rows_read() - 1), "rows read later are selected, too"
    assert len(stage.sums) == 2
    stage.panel.set_filter("quantity", "10..14")
    qtbot.waitUntil(lambda: stage.panel.model.rows_read() == 5)
    assert stage.sums[-1] == "", "other rows came, and none of them is selected"


@pytest.mark.ux
def test_every_row_is_copied_as_it_is_shown(stage: Stage, qtbot: QtBot) -> None:
    only(stage.panel, "pallet", "value", "received")
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(stage.panel.table, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(stage.panel.table, Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "before", "it is put there once it is whole"
    qtbot.waitUntil(lambda: bool(stage.news), timeout=30_000)
    assert stage.news == ["100,000 row(s) copied."]
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Pallet\tValue\tReceived" and len(lines) == ROWS + 1
    figures, rows = Figures("en_US"), stage.panel.source.rows(Query())
    for number, (line, row) in enumerate(zip(lines[1:], rows, strict=True), 1):
        assert line == f"P-{number:06}\t{Decimal(number) * 5 / 4:,.2f}\t{figures.day(row.cells[6])}"


@pytest.mark.ux
def test_giving_up_a_copy_keeps_what_the_clipboard_had(stage: Stage, many: Path, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("before")
    pages_of_all = ROWS // 1_000
    qtbot.keyClick(stage.panel.table, Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: len(stage.sums) == 2, timeout=20_000)
    before = stage.panel.source.pages_read
    qtbot.keyClick(stage.panel.table, Qt.Key.Key_C, CTRL)
    qtbot.waitUntil(lambda: stage.panel.source.pages_read > before + 2, timeout=10_000)
    stage.panel.selection.work.cancel_button.click()
    qtbot.waitUntil(lambda: stage.tasks.busy == 0, timeout=10_000)
    assert stage.panel.source.pages_read < before + pages_of_all, "the thread ended with the piece it was at"
    assert QGuiApplication.clipboard().text() == "before" and stage.news == []
    assert stage.panel.selection.work.isHidden()


def test_a_new_selection_gives_up_the_sum_of_the_last(stage: Stage, qtbot: QtBot) -> None:
    table, model = stage.panel.table, stage.panel.model
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(model.index(0, 3)).center())
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert stage.sums[-1] == "2 cell(s) · sum 3 · average 1.5"
    qtbot.waitUntil(lambda: stage.tasks.busy == 0, timeout=20_000)
    qtbot.wait(20)
    assert stage.sums[-1] == "2 cell(s) · sum 3 · average 1.5"
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "1\n2"


class Dead:
    """A list whose server goes away after the first page."""

    columns = COLUMNS

    def __init__(self, source: SqliteSource) -> None:
        self._source = source

    def page(self, query: Query, after: Cursor | None, limit: int) -> Page:
        return self._source.page(query, after, limit)

    def count(self, query: Query, cap: int) -> Count:
        return self._source.count(query, cap)

    def totals(self, query: Query) -> dict[str, Decimal]:
        return {}

    def rows(self, query: Query) -> Iterator[Row]:
        raise ConnectionError("gone")


def test_what_cannot_be_read_is_neither_summed_nor_copied(theme: Theme, state: MemberState, pallets: SqliteSource, qtbot: QtBot) -> None:
    panel = GridPanel(desk_with(theme, state), Dead(pallets), grid_id="dead", title="Dead")
    qtbot.addWidget(panel)
    panel.show()
    told: list[str] = []
    troubles: list[object] = []
    panel.sums_changed.connect(told.append)
    panel.selection.troubled.connect(troubles.append)
    QGuiApplication.clipboard().setText("before")
    panel.table.selectAll()
    panel.selection.copy(headers=False)
    assert told[-1] == "All rows · could not be added up; select them again"
    assert len(troubles) == 1 and QGuiApplication.clipboard().text() == "before"
    panel.close_grid()


def test_a_list_read_to_its_end_is_picked_without_reading_it_again(stage: Stage, qtbot: QtBot) -> None:
    stage.panel.set_filter("quantity", "<=300")
    qtbot.waitUntil(lambda: stage.panel.model.query.filtered and stage.panel.model.rows_read() == PAGE_ROWS)
    qtbot.waitUntil(lambda: stage.panel.model.row(0).key == 1 and stage.tasks.busy == 0)
    bar = stage.panel.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: stage.panel.model.rows_read() == 300)
    only(stage.panel, "quantity")
    pages = stage.panel.source.pages_read
    qtbot.keyClick(stage.panel.table, Qt.Key.Key_A, CTRL)
    assert stage.sums[-1] == "300 cell(s) · sum 45,150 · average 150.5"  # 300 × 301 / 2
    assert stage.panel.source.pages_read == pages


# The pieces themselves

ABC = tuple(Column(name, name.upper(), Kind.MONEY) for name in "abc")
FIVE = [Row(n, tuple(Decimal(f"{n}.{place}") for place in (1, 2, 3))) for n in range(5)]


def test_parts_that_overlap_are_counted_once() -> None:
    bands = bands_of([Part(0, 2, 0, 1), Part(1, 3, 1, 2), Part(2, 2, 0, 0)], FIVE, (2, 0, 1))
    assert [([row.key for row in band.rows], band.columns) for band in bands] == [
        ([0], (0, 1)),
        ([1], (2, 0, 1)),
        ([2], (2, 0, 1)),
        ([3], (2, 1)),
    ]
    assert bands_of([Part(0, 4, 1, 1)], FIVE, (0, 2)) == (), "a hidden column is not picked"


def test_gaps_are_kept_in_a_copy() -> None:
    picked = Picked(bands_of([Part(0, 0, 0, 0), Part(2, 2, 2, 2)], FIVE, (0, 1, 2)))
    writer = RowWriter(ABC, CellWriter(Figures("en_US")))
    assert write_picked(picked, writer, (2, 1, 0), QUIET, headers=True).text == "C\tA\n\t0.10\n2.30\t"


def test_a_sum_keeps_digits_that_the_usual_precision_would_lose() -> None:
    rows = [Row(1, (Decimal("12345678901234567890123456.7891"),)), Row(2, (Decimal("0.0001"),)), Row(3, (None,))]
    sums = sum_picked(Picked((Band(rows, (0,)),)), ABC, QUIET)
    assert (sums.cells, sums.figures, sums.total) == (3, 2, Decimal("12345678901234567890123456.7892"))


def test_adding_up_and_writing_end_with_the_piece_they_are_at() -> None:
    rows = [Row(n, (Decimal(n),)) for n in range(10_000)]
    picked, writer = Picked((Band(rows, (0,)),)), RowWriter(ABC[:1], CellWriter(Figures("en_US")))
    steps: list[Step] = []

    def give_up_at_2000(step: Step) -> None:
        steps.append(step)
        if step.done >= 2_000:
            pulse.cancel()

    pulse = Pulse(give_up_at_2000)
    with pytest.raises(Cancelled):
        write_picked(picked, writer, (0,), pulse, headers=False)
    assert steps[-1] == Step(2_000, 10_000)
    assert pulse.cancelled
    with pytest.raises(Cancelled):
        sum_picked(picked, ABC, pulse)
