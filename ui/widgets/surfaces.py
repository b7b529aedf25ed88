"""Owns cards, chips, rules and titled labels: the calm surfaces everything stands on."""

from __future__ import annotations

from typing import TypeGuard, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import Tone
from ui.theme.theme import repolish

Shown = TypeVar("Shown", bound=QWidget)


def label(text: str, role: str = "", *, tone: Tone | None = None, wrap: bool = False) -> QLabel:
    """A label by role: title, card-title, step, secondary, muted, strong, lead, key."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if tone is not None:
        made.setProperty("tone", tone.value)
    made.setWordWrap(wrap)
    return made


def named_field(form: QFormLayout, title: str, field: QWidget | QLayout) -> QLabel:
    """Add a field with its name before it, on the line of what stands in the field; returns the name's label."""
    name = QLabel(title)
    name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)  # Qt would keep it in the upper half
    if isinstance(field, QWidget):
        name.setBuddy(field)
        form.addRow(name, field)
    else:
        form.addRow(name, field)
    return name


def set_tone(widget: QWidget, tone: Tone) -> None:
    if widget.property("tone") != tone.value:
        widget.setProperty("tone", tone.value)
        repolish(widget)
        for child in widget.findChildren(QWidget):
            repolish(child)


class Card(QFrame):
    """A white sheet with an optional title; add to `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        self.title = label(title, "card-title")
        self.body.addWidget(self.title)
        self.title.setVisible(bool(title))  # only now: shown without a parent it would be a window of its own

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))


class Chip(QLabel):
    """A word on its soft colour: the state of something, said in the word and underlined by the colour."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "chip")
        self.setProperty("tone", tone.value)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        size = self.sizePolicy()
        size.setHorizontalPolicy(size.Policy.Maximum)
        size.setVerticalPolicy(size.Policy.Maximum)
        self.setSizePolicy(size)

    def say(self, text: str, tone: Tone) -> None:
        self.setText(text)
        set_tone(self, tone)


def rule() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line


def lives(widget: Shown | None) -> TypeGuard[Shown]:
    """Whether there is a widget and nobody deleted it yet, as the pane at the side does with what it was given."""
    return widget is not None and isValid(widget)
