"""A person's hands on a window of the desktop: scans, keys and presses as people make them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.shell.window import ShellWindow


class Keyboard:
    """When keys were pressed, as a keyboard tells it: a wedge's a millisecond after each other, however busy the machine is."""

    def __init__(self) -> None:
        self._now = 0.0

    def pressed_at(self, event: QKeyEvent) -> float:
        self._now += 0.001
        return self._now

    def pause(self, ms: int) -> None:
        self._now += ms / 1000


KEYBOARD = Keyboard()
A_PERSON_MS = 200


class Hands:
    """What is done to `window`; a bug that came up meanwhile is raised at the next pause."""

    qtbot: QtBot
    window: ShellWindow
    bugs: list[Exception]

    @property
    def screen(self) -> Any:
        return self.window.front

    @property
    def step(self) -> str:
        return self.window.head.step.line.text()

    def settle(self, until: Callable[[], bool] | None = None) -> None:
        """Let queued events happen; wait for `until` where a task has to come back."""
        if until is not None:
            self.qtbot.waitUntil(until, timeout=5_000)
        for _ in range(5):
            QApplication.processEvents()
        if self.bugs:
            raise self.bugs.pop()

    def scan(self, *codes: str) -> None:
        """As a wedge types: into whatever has the focus, with Enter."""
        for code in codes:
            target = QApplication.focusWidget() or self.window.head.scan
            self.qtbot.keyClicks(target, code)
            self.qtbot.keyClick(QApplication.focusWidget() or target, Qt.Key.Key_Return)
            self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if key is not Qt.Key.Key_Return:  # which may be a wedge's, at the end of its code
            KEYBOARD.pause(A_PERSON_MS)
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        KEYBOARD.pause(A_PERSON_MS)
        self.settle()

    def press(self, widget: Any) -> None:
        """With the mouse."""
        assert widget.isVisible() and widget.isEnabled(), f"{widget.text()!r} cannot be pressed: {widget.toolTip()}"
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def press_row(self, table: Any, number: int) -> None:
        """Click on a row of a table."""
        spot = table.visualRect(table.model().index(number, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        self.settle()

    def offer(self, text: str) -> Any:
        """The button of an offer in the answer shown."""
        return next(button for button in self.window.head.strip.offer_buttons() if button.text() == text)
