"""Choosing a location by pressing: what is likely, what is all the rest, an aisle at a time where they are many."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.place_picker import AT_ONCE_MAX, PlacePicker


def texts(picker: PlacePicker) -> list[str]:
    return [button.text() for button in picker.place_buttons()]


def press(qtbot: QtBot, picker: PlacePicker, text: str) -> None:
    qtbot.mouseClick(next(button for button in picker.place_buttons() if button.text() == text), Qt.MouseButton.LeftButton)


def test_many_places_are_reached_by_their_aisle(qtbot: QtBot, theme: Theme) -> None:
    picker = PlacePicker(theme)
    qtbot.addWidget(picker)
    chosen: list[Any] = []
    picker.chosen.connect(chosen.append)
    others = [(f"W/{aisle}-{bay:02d}", f"{aisle}-{bay:02d}") for aisle in "ABC" for bay in range(AT_ONCE_MAX)]
    picker.show_places("Gloves", [("W/DOCK", "DOCK-1")], others)
    picker.show()
    assert texts(picker) == ["DOCK-1", "A …", "B …", "C …"]
    press(qtbot, picker, "B …")
    assert texts(picker)[:3] == ["DOCK-1", "Other aisles", "B-00"] and len(texts(picker)) == AT_ONCE_MAX + 2
    picker.show_places("Gloves", [("W/DOCK", "DOCK-1")], others)
    assert texts(picker)[2] == "B-00"  # the same question goes on where it was
    press(qtbot, picker, "B-07")
    assert chosen == ["W/B-07"]
    picker.show_places("Drills", [], others[:5])
    assert texts(picker) == ["A-00", "A-01", "A-02", "A-03", "A-04"]
