"""Owns telling a person's single key from a scanner's burst, so that a scan that begins with a letter never decides anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

BURST_MS = 120
"""Scanners type faster than this between two signs, people slower."""


class KeyGuard(QObject):
    """`do(act)` acts a moment later, unless another key follows at once; then `mistaken` is called instead."""

    def __init__(self, mistaken: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._mistaken = mistaken
        self._act: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=BURST_MS)
        self._timer.timeout.connect(self._done)

    def do(self, act: Callable[[], None]) -> None:
        if self._act is not None:
            return
        self._act = act
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typed = (
            event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and isinstance(event, QKeyEvent)
            and event.text().isprintable()
        )
        if typed and isinstance(event, QKeyEvent) and event.text() and self._act is not None:
            self._let_go()
            self._mistaken()
        return False

    def _done(self) -> None:
        act = self._act
        self._let_go()
        if act is not None:
            act()

    def _let_go(self) -> None:
        self._act = None
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
