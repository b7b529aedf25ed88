"""Feedback, sounds, step line, entry preview, toast, lamps, offline and work bars."""

from __future__ import annotations

import io
import wave
from decimal import Decimal
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.feedback import Feedback, Offer, Verdict
from ui.figures import Figures
from ui.sounds import BeepPlayer, ThreadedPlayer, samples, system_player, wav
from ui.state import MemberState
from ui.tasks import Step
from ui.theme import Theme, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.entry_preview import Check, EntryLine, EntryPicture, EntryPreview
from ui.widgets.feedback_strip import FeedbackStrip
from ui.widgets.offline_bar import OfflineBar
from ui.widgets.status_lamps import LampBar, Light
from ui.widgets.step_line import StepLine
from ui.widgets.toast import Toast
from ui.widgets.work_bar import ACTIVITY_AFTER_MS, WorkBar


class Ears:
    """A sound player that remembers."""

    def __init__(self) -> None:
        self.heard: list[Verdict] = []

    def play(self, verdict: Verdict, volume_percent: int) -> None:
        if volume_percent:
            self.heard.append(verdict)


@pytest.mark.ux
def test_feedback_is_seen_heard_and_spoken_at_once(theme: Theme, qtbot: QtBot) -> None:
    ears = Ears()
    strip = FeedbackStrip(theme, ears)
    qtbot.addWidget(strip)
    strip.resize(900, 60)
    for number in range(500):
        verdict = (Verdict.OK, Verdict.ATTENTION, Verdict.REJECTED)[number % 3]
        strip.say(Feedback(verdict, f"Line {number}", "Expected an item.", "Scan it again."))
    assert len(ears.heard) == 500
    assert strip.accessibleName() == "Attention: Line 499 Expected an item. Scan it again."
    strip.volume_percent = 0
    strip.say(Feedback(Verdict.OK, "Quiet"))
    assert len(ears.heard) == 500


def test_offers_are_taken_once_and_never_by_a_scanners_enter(theme: Theme, qtbot: QtBot) -> None:
    taken: list[str] = []
    strip = FeedbackStrip(theme, Ears())
    qtbot.addWidget(strip)
    strip.say(Feedback(Verdict.REJECTED, "Unknown", offers=(Offer("Ignore", lambda: taken.append("ignore")),)))
    (button,) = strip.offer_buttons()
    assert not button.isDefault() and not button.autoDefault()
    assert button.focusPolicy() == Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == ["ignore"] and strip.isHidden()


@pytest.mark.ux
def test_the_three_sounds_differ_and_silence_is_silent() -> None:
    three = [samples(verdict, 60) for verdict in (Verdict.OK, Verdict.ATTENTION, Verdict.REJECTED)]
    assert len(set(three)) == 3 and all(len(one) > 1000 for one in three)
    assert samples(Verdict.INFO, 60) == b""
    assert set(samples(Verdict.OK, 0)) == {0}
    with wave.open(io.BytesIO(wav(Verdict.OK, 60))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
    beeps: list[int] = []
    player = BeepPlayer(lambda: beeps.append(1))
    for verdict, volume in product(Verdict, (0, 50)):
        player.play(verdict, volume)
    assert len(beeps) == 3


def test_a_device_plays_off_the_ui_thread() -> None:
    heard: list[tuple[Verdict, int]] = []
    player = ThreadedPlayer(lambda verdict, volume: heard.append((verdict, volume)))
    player.play(Verdict.OK, 50)
    player.play(Verdict.OK, 0)
    player.close()
    assert heard in ([(Verdict.OK, 50)], [])


def test_a_machine_without_sound_gets_the_bell_or_better() -> None:
    player = system_player(lambda: None)
    player.play(Verdict.OK, 0)
    if isinstance(player, ThreadedPlayer):
        player.close()


@pytest.mark.ux
def test_a_step_is_large_short_and_its_hint_can_go(theme: Theme, qtbot: QtBot, state: MemberState) -> None:
    step = StepLine(state)
    qtbot.addWidget(step)
    step.say("Scan location", "Any bin label of this aisle")
    step.show()
    assert step.line.font().pointSizeF() >= 18
    assert not step.hint.isHidden()
    step.show_hints(False)
    assert step.hint.isHidden()
    again = StepLine(state)
    qtbot.addWidget(again)
    again.say("Scan item", "Any carton")
    assert again.hint.isHidden()
    with pytest.raises(ValueError, match="at most 4 words"):
        step.say("Please scan the location now")


def picture(*amounts: str, **more: object) -> EntryPicture:
    return EntryPicture(
        tuple(EntryLine(f"{1400 + n}", f"Account {n}", Decimal(a), "Leeds") for n, a in enumerate(amounts)),
        "GBP",
        **more,
    )


def texts(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden() and one.text()]


@pytest.mark.ux
def test_the_entry_shows_both_sides_and_who_decides(theme: Theme, qtbot: QtBot) -> None:
    preview = EntryPreview(Figures("en_US"))
    qtbot.addWidget(preview)
    preview.show_picture(picture("7316.4", "234.12", "-7550.52", approver="Purchasing lead"))
    shown = texts(preview)
    assert shown.count("7,550.52") == 3  # the credit line and both totals
    assert "Purchasing lead decides before anything is posted." in shown
    assert preview.as_text().splitlines()[0] == "Dr 1400 Account 0 7,316.40"
    assert "Cr 1402 Account 2 7,550.52" in preview.accessibleDescription()


def test_an_unbalanced_entry_names_the_amount(theme: Theme, qtbot: QtBot) -> None:
    preview = EntryPreview(Figures("de_DE"))
    qtbot.addWidget(preview)
    preview.show_picture(picture("100", "-97.5", checks=(Check("Short", "2 missing", Tone.WARN),)))
    assert "2,50 is missing on one side." in texts(preview)
    preview.show_picture(EntryPicture())
    assert any("first line" in text for text in texts(preview))


@pytest.mark.parametrize("percent", (100, 200))
def test_amounts_of_the_preview_are_never_cut(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.choose_text_scale(percent)
    preview = EntryPreview(Figures("en_US"))
    qtbot.addWidget(preview)
    preview.show_picture(picture("123456789.12", "-123456789.12"))
    preview.resize(preview.minimumWidth(), 600)
    preview.show()
    for one in preview.findChildren(QLabel):
        if one.text() == "123,456,789.12":
            assert one.width() >= one.sizeHint().width()
            assert one.mapTo(preview, one.rect().topRight()).x() <= preview.width()


@pytest.mark.ux
def test_an_empty_place_says_what_belongs_there(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Create an order")
    place = EmptyState(theme, "No receipts due", "Orders about to arrive stand here.", button)
    qtbot.addWidget(place)
    place.show()
    assert place.headline.isVisible() and place.text.isVisible() and button.isVisible()


@pytest.mark.ux
def test_news_can_be_undone(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.show()
    undone: list[int] = []
    toast = Toast(window)
    toast.say("Draft removed", lambda: undone.append(1))
    assert toast.isVisible() and window.rect().contains(toast.geometry())
    qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert undone == [1] and toast.isHidden()
    toast.say("Copied")
    assert toast.undo_button.isHidden()


@pytest.mark.ux
def test_lamps_differ_without_colour_and_have_names(theme: Theme, qtbot: QtBot) -> None:
    bar = LampBar(theme)
    qtbot.addWidget(bar)
    bar.show()
    assert len({light.sign for light in Light}) == 4
    bar.connection.say(Light.WARN, "Offline since 09:12")
    assert bar.connection.accessibleName() == "Connection: Offline since 09:12"
    pressed: list[int] = []
    bar.proof_pressed.connect(lambda: pressed.append(1))
    qtbot.mouseClick(bar.proof, Qt.MouseButton.LeftButton)
    assert pressed == [1]


@pytest.mark.ux
def test_offline_says_since_when_what_works_what_waits_and_how_old(theme: Theme, qtbot: QtBot) -> None:
    bar = OfflineBar(theme)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.offline(since="09:12", waiting=4, age="31 min")
    for part in ("09:12", "go on", "4", "31"):
        assert part in bar.accessibleName()
    bar.online()
    assert bar.isHidden()


@pytest.mark.ux
def test_a_low_window_still_says_what_waits_and_how_old_the_data_is(theme: Theme, qtbot: QtBot) -> None:
    """36: At 200 % the bar is one line, and nothing of it is only in a tool tip but what goes on."""
    bar = OfflineBar(theme)
    qtbot.addWidget(bar)
    bar.offline(since="09:12", waiting=4, age="31 min")
    texts = [label.text() for label in bar.findChildren(QLabel) if not label.isHidden()]
    assert "Offline since 09:12" in texts
    theme.choose_room(300)
    bar.offline(since="09:12", waiting=4, age="31 min")
    shown = [label.text() for label in bar.findChildren(QLabel) if label.text() and not label.isHidden()]
    assert shown == ["Offline since 09:12 · 4 waiting · data 31 min old"]
    assert "go on" in bar.toolTip()


class Handle:
    """A task that runs until it is told otherwise."""

    running = True
    ended = ""

    def cancel(self) -> None:
        self.ended = "cancelled"

    def stop(self) -> None:
        self.ended = "stopped"


@pytest.mark.ux
def test_long_work_shows_late_rises_and_ends_both_ways(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = WorkBar(window)
    window.show()
    task = Handle()
    bar.begin(task, "Writing …", keeps=True)
    assert bar.isHidden()
    qtbot.waitUntil(bar.isVisible, timeout=ACTIVITY_AFTER_MS + 1000)
    assert bar.cancel_button.isHidden()
    bar.show_whole()
    seen = []
    for done in (10, 30, 20, 90):
        bar.step(Step(done, 100))
        seen.append(bar.bar.value())
    assert seen == [10, 30, 30, 90]
    qtbot.mouseClick(bar.stop_button, Qt.MouseButton.LeftButton)
    assert task.ended == "stopped"
    qtbot.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    assert task.ended == "cancelled" and bar.isHidden()


@pytest.mark.ux
def test_a_long_toast_goes_on_in_a_second_line(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(420, 300)
    window.show()
    toast = Toast(window)
    toast.say("Saved.", lambda: None)
    one_line = toast.height()
    toast.say("Lists and windows look as delivered from the next start on, and nothing else was changed.", lambda: None)
    assert toast.width() <= window.width() and toast.height() > one_line
    assert toast.undo_button.geometry().right() < toast.width()
