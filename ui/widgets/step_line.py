"""Owns the one large line that says what to do now, and the hint under it that can be switched off."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.state import MemberState
from ui.widgets.surfaces import label

WORDS_MAX = 4
HINTS = "hints/shown"


class StepLine(QWidget):
    """`say("Scan location", "Any bin label of this aisle")`. Whether hints show is remembered per member."""

    def __init__(self, state: MemberState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._roomy = True
        self.line = label("", "step", wrap=True)
        self.hint = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.hint)
        self._show_hint()

    @property
    def hints_shown(self) -> bool:
        return self._state.flag(HINTS, True)

    def say(self, line: str, hint: str = "") -> None:
        """Raises ValueError for more than four words: a person reads it from a step away."""
        if len([word for word in line.split() if any(sign.isalnum() for sign in word)]) > WORDS_MAX:
            raise ValueError(f"a step has at most {WORDS_MAX} words: {line!r}")
        self.line.setText(line)
        self.hint.setText(hint)
        self.setAccessibleName(f"{line}. {hint}" if hint else line)
        self._show_hint()

    def title(self, text: str, hint: str = "") -> None:
        """A page's title where there is no step to do."""
        self.line.setText(text)
        self.hint.setText(hint)
        self.setAccessibleName(text)
        self._show_hint()

    def show_hints(self, shown: bool) -> None:
        self._state.set(HINTS, shown)
        self._show_hint()

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for a hint at all."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._show_hint()

    def natural_width(self) -> int:
        """Of the line unbroken, in pixels."""
        self.line.ensurePolished()
        return self.line.fontMetrics().horizontalAdvance(self.line.text()) + 4

    def _show_hint(self) -> None:
        self.hint.setVisible(bool(self.hint.text()) and self.hints_shown and self._roomy)
