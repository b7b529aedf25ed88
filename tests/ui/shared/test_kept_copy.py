"""The switch that keeps the copy of a shared book encrypted: refused in words without a keyring that keeps secrets, kept with one."""

from __future__ import annotations

from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import QPoint, Qt

from db.cache_key import is_encrypted
from tests.support.keyrings import Safe, used
from tests.support.shared_depot import SharedDepot
from tests.ui.shared.conftest import MakeDesk
from tests.ui.shared.test_offline import at_work
from ui.shell.places import Place


def test_the_copy_on_this_computer_is_encrypted_when_its_user_says_so(shared: SharedDepot, make_desk: MakeDesk) -> None:
    desk = at_work(make_desk)
    desk.window.go(Place("settings"))
    card = desk.window.front.copy
    folder = desk.desktop.book.station.folder
    desk.until(lambda: desk.desktop.idle and not card.encrypted.isChecked())

    def press() -> None:
        box = card.encrypted
        desk.qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.height() // 2, box.height() // 2))

    with used(NoKeyring()):
        press()
        desk.until(lambda: "no keyring that keeps secrets encrypted" in card.line.text() and not card.encrypted.isChecked())
    assert not is_encrypted(folder)
    with used(Safe()):
        press()
        desk.until(lambda: card.line.text() == "Encrypted from the next start on.")
        assert card.encrypted.isChecked() and is_encrypted(folder)
        press()
        desk.until(lambda: card.line.text() == "No longer encrypted from the next start on.")
    assert not card.encrypted.isChecked() and not is_encrypted(folder)
