"""Owns the primary button of a page with several steps: one action and one key, whose words say what it does at this step."""

from __future__ import annotations

from PySide6.QtGui import QAction

from ui.actions.bind import ActionButton


class StepButton(ActionButton):
    """`say` gives it the words of the step; enabled, tool tip and key follow the action."""

    def __init__(self, action: QAction) -> None:
        self._words = ""
        super().__init__(action, role="primary")
        self.setAutoDefault(False)

    def say(self, words: str) -> None:
        """What it does now; empty: what the action is called."""
        if words != self._words:
            self._words = words
            self._follow()

    def _title(self) -> str:
        return self._words or super()._title()
