"""A scan that lands in another input is routed, and the input is as it was; what a person types stays where it is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.desktop import CODES, Depot, Desktop
from tests.ui.screens.conftest import MakeDesktop
from ui.feedback import Verdict
from ui.scan import ScanSettings
from ui.widgets.key_time import GAP_SECONDS
from ui.widgets.stray_scans import StrayScans


@pytest.fixture
def desk(depot: Depot, make_desktop: MakeDesktop) -> Desktop:
    order = depot.order("po1", "HANSE", ("DR-18V", "24", "304.85"), ("LP-LED", "36", "29.90"))
    made = make_desktop()
    made.scan(order, "3*DR-18V")
    return made


def now(desk: Desktop) -> list[str]:
    return [row[2] for row in desk.screen.lines.texts()]


@pytest.mark.ux
def test_a_scan_into_the_quantity_field_is_a_scan(desk: Desktop) -> None:
    """1: Whatever has the focus, a scan does what it does; 4: thirteen digits never become a quantity."""
    field = desk.screen.bar.quantity
    field.setFocus()
    desk.qtbot.keyClicks(field, CODES["LP-LED"])
    desk.key(Qt.Key.Key_Return)
    assert now(desk) == ["3", "1"]
    assert desk.said.verdict is Verdict.OK
    assert QApplication.focusWidget() is desk.window.head.scan
    # A place, too, is no number.
    field.setFocus()
    desk.qtbot.keyClicks(field, "A-03-2")
    desk.key(Qt.Key.Key_Return)
    assert desk.screen.lines.texts()[1][-1] == "A-03-2"
    assert now(desk) == ["3", "1"]
    # A number typed there stays a quantity.
    field.setFocus()
    field.selectAll()
    desk.qtbot.keyClicks(field, "12")
    desk.key(Qt.Key.Key_Return)
    assert now(desk) == ["3", "12"]


@pytest.mark.ux
def test_a_note_takes_text_and_plain_codes_but_no_goods(desk: Desktop) -> None:
    """1: The delivery note's number may be scanned into its field; goods, dates and commands find their own way."""
    note, day = desk.screen.delivery.note, desk.screen.delivery.day
    note.setFocus()
    desk.qtbot.keyClicks(note, "LS-4711")
    desk.key(Qt.Key.Key_Return)
    assert note.text() == "LS-4711"
    note.setFocus()
    desk.qtbot.keyClicks(note, CODES["DR-18V"])
    desk.key(Qt.Key.Key_Return)
    assert (note.text(), now(desk)[0]) == ("LS-4711", "4")
    before = day.text()
    day.setFocus()
    desk.qtbot.keyClicks(day, f"(01)0{CODES['DR-18V']}")
    desk.key(Qt.Key.Key_Return)
    assert (day.text(), now(desk)[0]) == (before, "5")
    note.setFocus()
    desk.qtbot.keyClicks(note, "!UNDO")
    desk.key(Qt.Key.Key_Return)
    assert (note.text(), now(desk)[0]) == ("LS-4711", "4")


def test_a_person_types_slower_than_a_scanner(qtbot: QtBot) -> None:
    clock = [0.0]
    strays = StrayScans(ScanSettings, lambda event: clock[0])
    field = QLineEdit("was here")
    qtbot.addWidget(field)

    def typed(code: str, gap: float) -> str:
        for sign in code:
            clock[0] += gap
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, sign)
            assert strays.key(field, event) == ""
            field.setText(field.text() + sign)
        clock[0] += gap
        return strays.key(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"))

    assert typed(CODES["DR-18V"], GAP_SECONDS * 2) == ""
    assert field.text() == f"was here{CODES['DR-18V']}"
    assert typed(CODES["DR-18V"], GAP_SECONDS / 5) == CODES["DR-18V"]
    assert field.text() == f"was here{CODES['DR-18V']}"
    assert typed("!GO", GAP_SECONDS / 5) == ""
