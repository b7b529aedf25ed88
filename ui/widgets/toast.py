"""Owns passing news in a corner of the window, with Undo where it can be undone; never asks, never blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.i18n import translate
from ui.widgets.surfaces import label

SHOWN_MS = 6_000
SHOWN_WITH_UNDO_MS = 12_000
EDGE_PX = 16


class Toast(QFrame):
    """One at a time; a new one takes the place of the old. It stays while the pointer or the focus is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._window = window
        self._undo: Callable[[], None] | None = None
        self._text = label("", "strong")
        self.undo_button = QPushButton(translate("widgets", "Undo"), self)
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo_button.clicked.connect(self._undone)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 10)
        layout.setSpacing(14)
        layout.addWidget(self._text)
        layout.addWidget(self.undo_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self._undo = undo
        self._text.setText(text)
        self.undo_button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_WITH_UNDO_MS if undo else SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _undone(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _leave(self) -> None:
        if self.underMouse() or self.undo_button.hasFocus():
            self._timer.start(SHOWN_MS)
            return
        self._undo = None
        self.hide()

    def _place(self) -> None:
        """In the middle above the lamps; a sentence longer than the window goes on in a second line."""
        room = self._window.width() - 2 * EDGE_PX
        self._text.setWordWrap(False)
        self.adjustSize()
        width, height = self.sizeHint().width(), self.sizeHint().height()
        if width > room:
            self._text.setWordWrap(True)
            width, height = room, max(self.heightForWidth(room), height)
        self.setGeometry((self._window.width() - width) // 2, self._window.height() - height - 56, width, height)
