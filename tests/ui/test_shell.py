"""The window: scans find their way, the focus comes back, Back keeps the selection, the look is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollBar, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import sample_screens
from tests.ui.pallets import write_pallets
from tests.ui.sample_screens import ACTIONS, SPECS, PalletRule, ReceivingScreen, StockScreen
from tests.ui.test_widgets import Ears
from ui.actions.table import ActionTable
from ui.feedback import Verdict
from ui.figures import Figures
from ui.help import HelpShelf
from ui.scan.layouts import CHECK_CODE, LAYOUTS
from ui.shell.actions import SHELL_ACTIONS
from ui.shell.placement import Box, fitted
from ui.shell.places import History, Place
from ui.shell.router import Router
from ui.shell.screens import ScreenTable
from ui.shell.window import ShellParts, ShellWindow
from ui.site_days import OneDay
from ui.state import MemberState
from ui.tasks import ImmediateRunner
from ui.theme import Theme

MakeWindow = Callable[..., ShellWindow]


@pytest.fixture
def make_window(theme: Theme, state: MemberState, tmp_path: Path, qtbot: QtBot) -> Iterator[MakeWindow]:
    file = tmp_path / "stock.sqlite"
    write_pallets(file, 500)
    sample_screens.PALLET_FILE[:] = [file]
    made: list[ShellWindow] = []

    def make(home: str = "stock", **more: object) -> ShellWindow:
        parts = ShellParts(
            theme=theme,
            figures=Figures("en_US"),
            tasks=ImmediateRunner(),
            state=state,
            sounds=Ears(),
            screens=ScreenTable(SPECS),
            actions=ActionTable([*SHELL_ACTIONS, *ACTIONS]),
            router=Router([PalletRule()]),
            exporter=lambda table, path: None,
            help=HelpShelf("en"),
            today=OneDay(lambda: date(2026, 11, 23)),
            permissions=frozenset(more.pop("permissions", {"approve"})),
            company="Northgate Supply · Leeds",
            member="Petra Lang · Supervisor",
            home=home,
            **more,
        )
        window = ShellWindow(parts)
        qtbot.addWidget(window)
        made.append(window)
        window.resize(1280, 820)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        QApplication.processEvents()
        return window

    yield make
    for window in made:
        window.close()


def scan(qtbot: QtBot, window: ShellWindow, text: str) -> None:
    """As a wedge types: into whatever has the focus."""
    target = QApplication.focusWidget() or window
    qtbot.keyClicks(target, text[:1])
    qtbot.keyClicks(QApplication.focusWidget(), text[1:])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def receiving(window: ShellWindow) -> ReceivingScreen:
    front = window.front
    assert isinstance(front, ReceivingScreen)
    return front


def settle(qtbot: QtBot) -> None:
    qtbot.wait(5)


@pytest.mark.ux
def test_the_scan_field_has_the_focus_after_everything(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    screen, field = receiving(window), window.head.scan

    def ready(after: str) -> None:
        settle(qtbot)
        assert QApplication.focusWidget() is field, after

    ready("entry")
    scan(qtbot, window, "DR-18V")
    ready("scan")
    scan(qtbot, window, "NONSENSE")
    ready("error")
    qtbot.mouseClick(window.head.strip.offer_buttons()[1], Qt.MouseButton.LeftButton)
    ready("offer")
    qtbot.mouseClick(screen.undo_button, Qt.MouseButton.LeftButton)
    ready("button")
    qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton)
    ready("table")
    screen.quantity.setFocus()
    qtbot.keyClicks(screen.quantity, "12")
    qtbot.keyClick(screen.quantity, Qt.Key.Key_Return)
    ready("input ended by Enter")
    screen.quantity.setFocus()
    qtbot.keyClick(screen.quantity, Qt.Key.Key_Escape)
    ready("input left by Esc")
    window.palette_pane.open()
    settle(qtbot)
    qtbot.keyClick(window.palette_pane.field, Qt.Key.Key_Escape)
    ready("palette")
    window.show_help()
    qtbot.mouseClick(window.detail.close_button, Qt.MouseButton.LeftButton)
    ready("help closed")
    window.look.switch_scheme()
    ready("scheme")
    window.go(Place("stock"))
    settle(qtbot)
    window.go_back()
    ready("page switch")
    screen.post_button.setFocus(Qt.FocusReason.TabFocusReason)
    scan(qtbot, window, "DR-18V")
    ready("scan while a button had the focus")
    assert screen.lines[-1] == ("DR-18V", Decimal(1))


@pytest.mark.ux
def test_a_hundred_scans_in_a_row_without_the_mouse(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    for number in range(100):
        scan(qtbot, window, ("DR-18V", "BT-4AH")[number % 2])
    assert len(receiving(window).lines) == 100


@pytest.mark.ux
def test_multipliers_typed_before_or_within(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    scan(qtbot, window, "5*DR-18V")
    scan(qtbot, window, "3*")
    assert window.head.scan.pending == Decimal(3)
    assert "3 × the next scan" in window.head.scan.placeholderText()
    scan(qtbot, window, "BT-4AH")
    scan(qtbot, window, "BT-4AH")
    assert receiving(window).lines == [("DR-18V", 5), ("BT-4AH", 3), ("BT-4AH", 1)]
    scan(qtbot, window, "7*")
    qtbot.keyClick(window.head.scan, Qt.Key.Key_Escape)
    assert window.head.scan.pending is None


@pytest.mark.ux
def test_a_scan_routes_itself_from_anywhere(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    scan(qtbot, window, "P-000042")
    assert window.here is not None and window.here.screen == "stock"
    stock = window.front
    assert isinstance(stock, StockScreen)
    assert stock.grid.table.current_key() == 42


@pytest.mark.ux
def test_an_unknown_scan_changes_nothing_and_says_three_things(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    scan(qtbot, window, "DR-18V")
    scan(qtbot, window, "QQQ")
    said = window.head.strip.shown
    assert said is not None and said.verdict is Verdict.REJECTED
    assert "QQQ" in said.text and "pallet" in said.expected and "Nothing was changed" in said.next_step
    assert said.offers
    assert len(receiving(window).lines) == 1


@pytest.mark.ux
def test_command_barcodes_do_what_buttons_do(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    scan(qtbot, window, "!VALIDATE")
    assert window.head.strip.shown is not None and window.head.strip.shown.text == "Scan a line first."
    scan(qtbot, window, "DR-18V")
    scan(qtbot, window, "DR-18V")
    scan(qtbot, window, "!undo")
    assert len(receiving(window).lines) == 1
    scan(qtbot, window, "!VALIDATE")
    assert receiving(window).posted == 1
    scan(qtbot, window, "!FLY")
    assert "FLY" in window.head.strip.shown.text


@pytest.mark.ux
def test_undo_and_post_by_key_and_a_reason_while_not_possible(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    screen = receiving(window)
    assert not screen.post_button.isEnabled() and screen.post_button.toolTip() == "Scan a line first."
    assert screen.park_button.toolTip() == "Open a document first."
    scan(qtbot, window, "DR-18V")
    assert screen.post_button.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert screen.posted == 1


@pytest.mark.ux
def test_wrong_keyboards_are_named(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    window.head.scan.setText("à'-éè-çà&")
    qtbot.keyClick(window.head.scan, Qt.Key.Key_Return)
    assert "French AZERTY" in window.head.strip.shown.expected
    window.scans.check_scanner()
    window.head.scan.setText(LAYOUTS[2].typed(CHECK_CODE))
    qtbot.keyClick(window.head.scan, Qt.Key.Key_Return)
    assert "German QWERTZ" in window.head.strip.shown.text
    window.scans.check_scanner()
    window.head.scan.setText(CHECK_CODE)
    qtbot.keyClick(window.head.scan, Qt.Key.Key_Return)
    assert window.head.strip.shown.verdict is Verdict.OK


@pytest.mark.ux
def test_back_returns_with_the_selection_kept(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("stock")
    settle(qtbot)
    stock = window.front
    assert isinstance(stock, StockScreen)
    stock.grid.table.select_key(7)
    qtbot.keyClick(stock.grid.table, Qt.Key.Key_Return)
    assert receiving(window).opened_on == 7
    stock.grid.table.select_key(1)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.front is stock and stock.grid.table.current_key() == 7
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.front, ReceivingScreen)
    assert window.actions_now.reason("app.forward") == "There is nothing to go forward to."


@pytest.mark.ux
def test_single_keys_act_in_the_list_and_never_while_typing(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("stock")
    settle(qtbot)
    stock = window.front
    assert isinstance(stock, StockScreen)
    stock.grid.table.enter_rows()
    qtbot.keyClick(stock.grid.table, Qt.Key.Key_A)
    assert stock.approved == [1]
    stock.grid.search.setFocus()
    qtbot.keyClicks(stock.grid.search, "aaa")
    assert stock.approved == [1] and stock.grid.search.text() == "aaa"


@pytest.mark.ux
def test_the_palette_reaches_every_permitted_action(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.palette_pane
    assert palette.isVisible() and QApplication.focusWidget() is palette.field
    listed = {entry.action.id for entry in palette.entries()}
    expected = {a.id for a in window.actions_now.table.here("receiving", frozenset({"approve"}))}
    assert listed == expected and "stock.approve" not in listed
    qtbot.keyClicks(palette.field, "coun")
    assert palette.entries()[0].action.id == "go.counting"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.here is not None and window.here.screen == "counting" and not palette.isVisible()


@pytest.mark.ux
def test_what_a_member_may_not_do_is_not_there(make_window: MakeWindow) -> None:
    window = make_window("stock", permissions=())
    assert "approvals" not in window.rail.buttons
    window.palette_pane.open()
    assert "go.approvals" not in {entry.action.id for entry in window.palette_pane.entries()}
    window.palette_pane.close_palette()


@pytest.mark.ux
def test_help_opens_on_the_topic_and_the_sheet_on_every_key(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("receiving")
    settle(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.help_page.topic == "scanning" and window.detail.title.text() == "Scanning"
    for spec in SPECS:
        assert HelpShelf("en").has(spec.help_topic), spec.id
    window.actions_now.run("app.shortcuts")
    text = window.help_page.toPlainText()
    assert "F9" in text and "Ctrl+K" in text
    window.detail.setFocus()
    qtbot.keyClick(window.detail, Qt.Key.Key_Escape)
    assert not window.detail.isVisible()


@pytest.mark.ux
def test_the_look_and_the_window_come_back(make_window: MakeWindow, theme: Theme, state: MemberState) -> None:
    window = make_window("stock")
    window.look.switch_scheme()
    window.look.scale(1)
    window.look.switch_warehouse()
    window.setGeometry(10, 20, 1100, 780)
    window.close()
    theme.choose_scheme("light")
    theme.choose_text_scale(100)
    theme.choose_warehouse_mode(False)
    assert state.get("window/box") == [10, 20, 1100, 780]
    make_window("stock")
    assert (theme.scheme, theme.metrics.text_scale_percent, theme.metrics.warehouse) == ("dark", 110, True)


@pytest.mark.ux
def test_a_window_on_a_screen_that_is_gone_comes_back() -> None:
    left, right = Box(0, 0, 1920, 1080), Box(1920, 0, 1920, 1080)
    assert fitted(Box(2500, 100, 1200, 800), [left, right]) == Box(2500, 100, 1200, 800)
    assert fitted(Box(2500, 100, 1200, 800), [left]) == Box(360, 140, 1200, 800)
    assert fitted(Box(1500, 900, 1200, 800), [left]) == Box(720, 280, 1200, 800)
    assert fitted(Box(0, 0, 4000, 3000), [left]) == Box(0, 0, 1920, 1080)
    assert fitted(Box(0, 0, 300, 200), [left]) == Box(0, 0, 1024, 768)


def test_history() -> None:
    history = History()
    history.visit(Place("a"))
    history.note(Place("a", selection=3))
    history.visit(Place("b", 1))
    history.visit(Place("b", 1))
    assert history.back() == Place("a", selection=3)
    assert history.back() is None
    assert history.forward() == Place("b", 1)
    history.back()
    history.visit(Place("c"))
    assert history.forward() is None and history.back() == Place("a", selection=3)


@pytest.mark.ux
def test_closing_asks_while_work_runs(make_window: MakeWindow) -> None:
    asked: list[int] = []

    def stay(window: QWidget, busy: int) -> bool:
        asked.append(busy)
        return False

    window = make_window("stock", busy=lambda: 2 - 2 * len(asked), ask_close=stay)
    assert not window.close() and window.isVisible()
    assert asked == [2]
    assert window.close()


def clipped(window: QWidget) -> list[str]:
    """Buttons whose text does not fit."""
    return [
        button.text()
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.text() and button.width() < button.sizeHint().width()
    ]


@pytest.mark.ux
@pytest.mark.parametrize("percent", (100, 125, 150, 200))
@pytest.mark.parametrize("home", ("stock", "receiving"))
def test_the_smallest_window_holds_at_every_scale(make_window: MakeWindow, theme: Theme, qtbot: QtBot, percent: int, home: str) -> None:
    theme.choose_text_scale(percent)
    window = make_window(home)
    window.resize(1024, 768)
    settle(qtbot)
    assert (window.width(), window.height()) == (1024, 768)
    assert clipped(window) == []
    for button in window.rail.buttons.values():
        assert button.width() >= button.sizeHint().width() - 2, button.text()
    assert window.head.scan.width() > (300 if home == "receiving" else 200)


@pytest.mark.ux
@pytest.mark.parametrize("home", ("stock", "receiving"))
def test_targets_in_warehouse_mode(make_window: MakeWindow, theme: Theme, home: str) -> None:
    theme.choose_warehouse_mode(True)
    window = make_window(home)
    inside = (QScrollBar, QTabBar)
    for child in window.findChildren(QWidget):
        if not child.isVisible() or child.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(child, inside):
            continue
        if isinstance(child, QLineEdit) and child.property("role") == "filter":
            continue  # below a row of titles that is part of the target
        assert child.height() >= 44, (type(child).__name__, child.accessibleName(), child.height())


@pytest.mark.ux
@pytest.mark.parametrize("home", ("stock", "receiving"))
def test_everything_that_takes_the_focus_has_a_name(make_window: MakeWindow, qtbot: QtBot, home: str) -> None:
    window = make_window(home)
    settle(qtbot)
    for child in window.findChildren(QWidget):
        if child.isVisible() and child.focusPolicy() != Qt.FocusPolicy.NoFocus and child.isEnabled():
            interface = QAccessible.queryAccessibleInterface(child)
            name = interface.text(QAccessible.Text.Name) or child.toolTip()
            if not name and isinstance(child, QWidget) and type(child).__name__ in ("QTableWidget", "QSplitter"):
                continue  # the sample's own bare table
            assert name, type(child).__name__
