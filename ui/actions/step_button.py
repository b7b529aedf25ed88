"""Owns the primary button of a page with several steps: one action and one key, whose words say what it does at this step."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton


class StepButton(QPushButton):
    """`say` gives it the words of the step; enabled, tool tip and key follow the action."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setProperty("role", "primary")
        self.setAutoDefault(False)
        self._action = action
        self._words = ""
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def say(self, words: str) -> None:
        """What it does now; empty: what the action is called."""
        self._words = words
        self._follow()

    def _follow(self) -> None:
        words = self._words or self._action.text()
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{words}   {keys}" if keys else words)
        self.setAccessibleName(words)
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
