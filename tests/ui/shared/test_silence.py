"""Lamps that are true when nobody answers: a server that swallows what it is asked, and a book that nobody posts to."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app import serve, workstation
from tests.support.desktop import CODES
from tests.support.shared_depot import SharedDepot
from tests.ui.shared.conftest import MakeDesk
from tests.ui.shared.test_offline import at_work, orders_known, receive
from ui import heart, silence
from ui.shell.places import Place
from ui.widgets.status_lamps import Light

STATUS_SECONDS_MAX = 5.0


def test_what_nobody_posts_is_said_to_wait_since_when_and_the_lamp_goes_back_with_its_cause(
    shared: SharedDepot, make_desk: MakeDesk
) -> None:
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    desk = at_work(make_desk)
    desk.until(lambda: orders_known(desk, "po-1"))
    shared.stop_serving()
    lamps = desk.window.lamps
    desk.window.go(Place("receiving", "po-1"))
    desk.until(lambda: desk.window.front.presenter.receipt is not None)
    desk.scan(f"4*{CODES['GL-M']}")
    action = desk.window.actions_now.action("receiving.post")
    desk.until(lambda: desk.desktop.idle and action.isEnabled())
    desk.key(Qt.Key.Key_F9)
    desk.until(lambda: lamps.waiting.text().startswith("1 waiting, nothing posted since "), 8)
    assert (lamps.waiting.light, lamps.connection.light) == (Light.BAD, Light.GOOD)
    shared.serve()
    desk.until(lambda: (lamps.waiting.light, lamps.waiting.text()) == (Light.GOOD, "Nothing waits"))
    desk.until(lambda: desk.said.startswith("GR-"))


def test_a_server_that_swallows_what_it_is_asked_is_not_called_connected(shared: SharedDepot, make_desk: MakeDesk) -> None:
    desk = at_work(make_desk)
    lamps = desk.window.lamps
    desk.until(lambda: lamps.connection.text() == "Connected")
    shared.network.set("half-open")
    desk.until(lambda: lamps.connection.text().startswith("No answer since "), 8)
    assert lamps.connection.light is Light.WARN
    shared.network.set("cut")
    shared.network.set("pass")
    desk.until(lambda: lamps.connection.text() == "Connected")


def test_what_waits_is_said_as_it_is_and_turns_into_what_became_of_it(shared: SharedDepot, make_desk: MakeDesk) -> None:
    """The bar that it cannot be reached stayed for ever, behind a network that was back and a service that had posted everything."""
    shared.depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    desk = at_work(make_desk)
    desk.until(lambda: orders_known(desk, "po-1"))
    strip = desk.window.head.strip
    shared.network.set("cut")
    desk.until(lambda: desk.window.offline_bar.isVisible())
    receive(desk, "po-1", "GL-M", 4)
    desk.until(lambda: strip.shown is not None and "cannot be reached" in strip.shown.expected)
    shared.stop_serving()
    shared.network.set("pass")
    desk.until(lambda: strip.shown is not None and strip.shown.expected == "The shared book has it; nobody has posted it yet.")
    shared.serve()
    desk.until(lambda: "is posted: GR-" in desk.said)
    desk.until(lambda: desk.window.lamps.waiting.text() == "Nothing waits")
    assert not desk.window.offline_bar.isVisible() and strip.shown.verdict.value == "ok"


def test_every_status_is_true_within_five_seconds_by_how_often_it_is_looked() -> None:
    """A fault comes right behind an answer: until the next question, until that was asked long ago, and until somebody looks at it."""
    looked = silence.SILENT_SECONDS + silence.LOOK_EVERY_MS / 1000
    assert max(workstation.POLL_SECONDS_MAX, workstation.WAITING_SECONDS_MAX, heart.BEAT_MS / 1000) + looked < STATUS_SECONDS_MAX
    assert workstation.AGAIN_SECONDS_MAX <= STATUS_SECONDS_MAX / 2
    assert serve.STILL_SECONDS_MAX + max(serve.POLL_SECONDS, serve.STANDBY_SECONDS) <= STATUS_SECONDS_MAX
    assert serve.TELL_SECONDS < serve.STILL_SECONDS_MAX / 2
