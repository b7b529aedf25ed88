"""Two panes, chips and metrics where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.state import MemberState
from ui.theme import Metrics, Theme, Tone
from ui.widgets.chip_row import ChipRow
from ui.widgets.two_panes import Arrangement, TwoPanes


def test_a_low_window_keeps_its_text_and_takes_from_the_air(theme: Theme) -> None:
    """820 px are 410 at 200 %: below 560."""
    theme.choose_text_scale(200)
    theme.choose_room(1200)
    roomy = theme.metrics
    theme.choose_room(820)
    low = theme.metrics
    assert low.low and not roomy.low
    assert (low.text_pt, low.secondary_pt, low.icon) == (roomy.text_pt, roomy.secondary_pt, roomy.icon)
    assert low.step_pt >= 18
    for smaller in ("target", "row_height", "page_margin", "card_gap", "lamp_height", "rail_icon"):
        assert getattr(low, smaller) < getattr(roomy, smaller), smaller


def test_gloves_find_their_targets_in_a_low_window_too() -> None:
    for percent in (100, 125, 150, 200):
        metrics = Metrics(text_scale_percent=percent, warehouse=True, low=True)
        assert min(metrics.target, metrics.row_height, metrics.lamp_height) >= 44
        assert metrics.gap >= 8


def test_two_panes_stand_beside_below_or_one_at_a_time(theme: Theme, qtbot: QtBot, state: MemberState) -> None:
    main, side, card = QWidget(), QWidget(), QLabel("42")
    card.setMinimumHeight(900)
    QVBoxLayout(side).addWidget(card)
    panes = TwoPanes(theme, state, name="t", main=main, side=side, titles=("Lines", "Entry"))
    window = QScrollArea()
    window.setWidgetResizable(True)
    window.setWidget(panes)
    qtbot.addWidget(window)
    window.resize(1000, 1000)
    window.show()
    assert (panes.arrangement, panes.splitter.orientation()) == (Arrangement.BESIDE, Qt.Orientation.Horizontal)
    assert panes.switch.isHidden() and not panes.side_in_front and not panes.main_in_front
    window.resize(600, 920)
    assert (panes.arrangement, panes.splitter.orientation()) == (Arrangement.BELOW, Qt.Orientation.Vertical)
    assert main.isVisible() and side.isVisible() and panes.switch.isHidden()
    assert panes.height() > 900  # the page scrolls
    said: list[object] = []
    panes.turned.connect(said.append)
    window.resize(600, 500)
    assert panes.arrangement is Arrangement.ONE and panes.main_in_front
    assert main.isVisible() and not side.isVisible() and panes.switch.isVisible()
    qtbot.mouseClick(panes.side_button, Qt.MouseButton.LeftButton)
    assert panes.side_in_front and side.isVisible() and not main.isVisible()
    qtbot.waitUntil(lambda: panes.height() <= 500, timeout=1000)
    assert side.height() >= 900  # the side scrolls, the page around it does not
    panes.turn()
    assert main.isVisible() and not side.isVisible()
    window.resize(1000, 1000)
    assert main.isVisible() and side.isVisible() and side.width() > 100 and panes.switch.isHidden()
    assert said == [False, True, False, False]


def test_panes_without_names_stand_below_each_other_however_low(theme: Theme, qtbot: QtBot, state: MemberState) -> None:
    panes = TwoPanes(theme, state, name="t", main=QWidget(), side=QWidget())
    qtbot.addWidget(panes)
    panes.resize(1000, 500)
    panes.show()
    theme.choose_text_scale(200)
    assert panes.arrangement is Arrangement.BELOW


def test_a_side_that_is_not_wanted_leaves_no_line_to_switch(theme: Theme, qtbot: QtBot, state: MemberState) -> None:
    panes = TwoPanes(theme, state, name="t", main=QWidget(), side=QWidget(), titles=("Moves", "Layers"))
    qtbot.addWidget(panes)
    panes.want_side(False)
    panes.resize(600, 500)
    panes.show()
    assert panes.switch.isHidden() and panes.main.isVisible()
    panes.show_side()
    assert panes.main.isVisible()


def test_chips_shorten_in_the_middle_and_keep_their_words(theme: Theme, qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    chips = (("PO-2026-000047 · Bristol Roasters & Supply Ltd", Tone.ACCENT), ("1 of 2", Tone.GOOD))
    row.in_one_line(True)
    row.show_chips(chips)
    row.resize(row.natural_width(), 40)
    row.show()
    long, short = row.chips
    assert (long.text(), short.text(), long.toolTip()) == (chips[0][0], chips[1][0], "")
    row.resize(260, 40)
    assert "…" in long.text() and long.text()[0] == "P" and long.text()[-1] == "d"
    assert (long.toolTip(), long.accessibleName()) == (chips[0][0], chips[0][0])
    assert short.text() == "1 of 2"  # the longest gives way first
    assert short.geometry().right() <= 260
    for chip in row.chips:
        assert chip.fontMetrics().horizontalAdvance(chip.text()) <= chip.width()
    row.in_one_line(False)
    assert row.heightForWidth(260) > row.heightForWidth(row.natural_width())
