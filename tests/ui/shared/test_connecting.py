"""Connecting to a shared book: the wizard's pages, the test that says what is wrong, the password and where it is kept."""

from __future__ import annotations

from tests.support.shared_depot import PocketKeyring, SharedDepot
from tests.ui.shared.conftest import MakeDesk


def test_by_the_wizard_to_a_desktop_on_the_shared_book(shared: SharedDepot, make_desk: MakeDesk, pocket: PocketKeyring) -> None:
    desk = make_desk()
    desk.connect("olga")
    wizard = desk.program.wizard
    assert wizard is not None
    assert wizard.next_button.text() == "Connect"
    desk.press(wizard.login.test_button)
    desk.until(lambda: wizard.login.verdict.text().startswith(("✓", "✕")))
    assert wizard.login.verdict.text() == "✓ This works: Northgate Supply, as olga."
    desk.press(wizard.next_button)
    desk.opened()
    assert desk.window.windowTitle() == "Dockledger – Northgate Supply"
    assert list(pocket.kept.values()) == ["a long enough password"]
    desk.until(lambda: desk.window.lamps.connection.text() == "Connected")
    assert desk.window.lamps.waiting.text() == "Nothing waits"
    assert not desk.window.offline_bar.isVisible()
