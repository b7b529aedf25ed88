"""Changing one's own password in the settings: the old one is checked, everything that knows it here is renewed, and the work goes on."""

from __future__ import annotations

import psycopg
import pytest
from PySide6.QtCore import Qt

from app.bootstrap import utc_now
from app.roof.offline_access import OfflineAccess, OfflinePasswordWrong
from db import credentials
from db.address import BookAddress
from db.shared_book import connect
from tests.support.keyrings import Safe, used
from tests.support.shared_depot import SharedDepot
from tests.ui.shared.conftest import MakeDesk
from tests.ui.shared.test_offline import at_work
from ui.shell.places import Place

NEW = "another one, as long as it has to be"


def test_a_member_changes_the_own_password_and_goes_on(shared: SharedDepot, make_desk: MakeDesk) -> None:
    with used(Safe()):
        desk = at_work(make_desk)
        book = desk.desktop.book
        old = credentials.password_of(book.place, book.station.member)
        assert old is not None
        desk.window.go(Place("settings"))
        card = desk.window.front.password

        def press(old: str, new: str, again: str) -> str:
            for field, text in ((card.old, old), (card.new, new), (card.again, again)):
                field.setText(text)
            desk.qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
            desk.until(card.button.isEnabled)
            return card.line.text()

        try:
            assert press("", NEW, NEW) == "Enter the old password."
            assert "differ" in press(old, NEW, NEW + "x")
            assert "does not take the old password" in press("a guess of twelve", NEW, NEW)
            assert "at least 12 characters" in press(old, "short", "short")
            assert "Nothing was changed; choose another." in press(old, old, old)
            assert press(old, NEW, NEW) == "Your password is changed."
            assert not card.new.text()
            desk.until(lambda: book.station.status().connection == "online")
            assert credentials.password_of(book.place, book.station.member) == NEW
            access = OfflineAccess(book.station.folder, book.station.member, utc_now)
            access.require(NEW)
            with pytest.raises(OfflinePasswordWrong):
                access.require(old)
            with pytest.raises(psycopg.OperationalError, match="authentication failed"):
                connect(BookAddress.of(book.place).with_password(old))
        finally:
            book.change_password(NEW, old)
