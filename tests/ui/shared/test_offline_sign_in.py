"""Without a network only the member's own password opens what is kept of the book on this computer."""

from __future__ import annotations

from db import credentials
from tests.support.shared_depot import PASSWORD, PocketKeyring, SharedDepot, SharedDesk
from tests.ui.shared.conftest import MakeDesk
from tests.ui.shared.test_offline import at_work
from ui.start.connect import PasswordPage


def test_another_password_opens_nothing_offline_and_the_right_one_does(
    shared: SharedDepot, make_desk: MakeDesk, pocket: PocketKeyring
) -> None:
    at_work(make_desk).close()
    pocket.kept.clear()
    credentials._in_memory.clear()
    shared.network.set("cut")

    desk = make_desk()
    page = shown(desk)
    desk.qtbot.keyClicks(page.password, "some other long password")
    desk.press(page.button)
    again = shown(desk, other_than=page)
    assert "not the password that the server took from olga last" in again.problem.text()
    assert desk.program.desktop is None
    desk.qtbot.keyClicks(again.password, PASSWORD)
    desk.press(again.button)
    desk.opened()
    assert desk.window.lamps.connection.text().startswith("Offline since")


def shown(desk: SharedDesk, *, other_than: object = None) -> PasswordPage:
    """The page that asks for the password, in front."""
    start = desk.program.start
    desk.until(lambda: isinstance(start.shown, PasswordPage) and start.shown is not other_than, 30)
    assert isinstance(start.shown, PasswordPage)
    return start.shown
