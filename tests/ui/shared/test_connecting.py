"""Connecting to a shared book: the wizard's pages, the test that says what is wrong, the password and where it is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from keyring.backends import fail
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import credentials
from db.migrations.run import SCHEMA_HEAD
from db.private_server import free_port
from db.roles import members
from db.shared_book import connect
from tests.support.certificates import Authority, write
from tests.support.shared_depot import PASSWORD, PocketKeyring, SharedDepot, SharedDesk, using_keyring
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


def page_of(desk: SharedDesk, kind: str) -> Any:
    """The page of the first window once it is of that kind."""
    desk.until(lambda: type(desk.program.start.shown).__name__ == kind)
    return desk.program.start.shown


def test_without_a_keyring_the_password_is_asked_for_and_written_nowhere(
    shared: SharedDepot, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with using_keyring(fail.Keyring()):
        first = SharedDesk(shared, qapp, qtbot, home)
        first.connect("olga")
        wizard = first.program.wizard
        assert wizard is not None
        assert not wizard.login.remember.isEnabled()
        assert "no keyring that encrypts" in wizard.login.remember.note.text()
        first.press(wizard.next_button)
        first.opened()
        first.close()
    written = [file for file in home.rglob("*") if file.is_file() and PASSWORD.encode() in file.read_bytes()]
    assert written == []
    with using_keyring(fail.Keyring()):
        desk = SharedDesk(shared, qapp, qtbot, home)
        page = page_of(desk, "PasswordPage")
        assert page.button.text() == "Sign in as olga"
        qtbot.keyClicks(page.password, "something else")
        desk.press(page.button)
        again = page_of_other(desk, page)
        assert "does not take the login olga with this password" in again.problem.text()
        qtbot.keyClicks(again.password, PASSWORD)
        desk.press(again.button)
        desk.opened()
        assert desk.window.windowTitle() == "Dockledger – Northgate Supply"
        desk.close()


def page_of_other(desk: SharedDesk, page: object) -> Any:
    desk.until(lambda: desk.program.start.shown is not page and type(desk.program.start.shown).__name__ == "PasswordPage")
    return desk.program.start.shown


def test_the_keyring_signs_in_by_itself_also_without_the_network(shared: SharedDepot, make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.connect("olga")
    wizard = desk.program.wizard
    assert wizard is not None
    desk.press(wizard.next_button)
    desk.opened()
    desk.close()
    credentials._in_memory.clear()
    shared.network.set("cut")
    again = make_desk()
    again.opened()
    again.until(lambda: again.window.offline_bar.isVisible())
    assert "Offline since" in again.window.offline_bar.text
    with again.station.reading() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM item").scalar_one() == 8


def test_the_test_says_in_a_sentence_what_is_wrong_and_nothing_typed_is_lost(
    shared: SharedDepot, make_desk: MakeDesk, tmp_path: Path
) -> None:
    desk = make_desk()
    desk.connect("olga")
    wizard = desk.program.wizard
    assert wizard is not None
    login, server = wizard.login, wizard.server
    right = (server.server.text(), server.database.text(), server.authority.text())
    other = str(write(tmp_path, "other.pem", Authority("Someone else").pem))
    free = f"localhost:{free_port()}"

    def verdict(*, at: str = right[0], database: str = right[1], ca: str = right[2], member: str = "olga", password: str = PASSWORD) -> str:
        server.server.setText(at)
        server.database.setText(database)
        server.authority.setText(ca)
        login.member.setText(member)
        login.password.setText(password)
        login.verdict.clear()
        desk.press(login.test_button)
        desk.until(lambda: login.verdict.text().startswith(("✓", "✕")), 20)
        return str(login.verdict.text())

    assert verdict(at="nowhere.invalid").startswith("✕ No machine called nowhere.invalid is known")
    assert "nothing listens at port" in verdict(at=free)
    assert "was signed by an authority that" in verdict(ca=other)
    shared.front.show(shared.authority.server("elsewhere.example"))
    assert "shows a certificate for elsewhere.example" in verdict()
    shared.front.show(shared.authority.server("localhost", begins=-timedelta(days=3), ends=-timedelta(days=1)))
    assert "has expired" in verdict()
    shared.front.show(None)
    assert "offers no encryption" in verdict()
    shared.front.show(shared.authority.server("localhost"))
    assert "does not take the login olga with this password" in verdict(password="wrong")
    assert "has no book called missing" in verdict(database="missing")
    assert verdict() == "✓ This works: Northgate Supply, as olga."
    members.add_member(shared.url, "stranger", PASSWORD)
    assert "has no role in this book" in verdict(member="stranger")
    verdict(password="wrong")
    desk.press(wizard.back_button)
    desk.press(wizard.next_button)
    assert (login.member.text(), login.password.text(), server.server.text()) == ("olga", "wrong", right[0])
    desk.press(wizard.next_button)
    desk.until(lambda: desk.program.wizard is not wizard and desk.program.wizard is not None)
    back = desk.program.wizard
    assert back is not None
    desk.until(lambda: back.problem.isVisible())
    assert "does not take the login olga" in back.problem.text()
    assert (back.login.member.text(), back.server.database.text(), back.server.authority.text()) == ("olga", *right[1:])
    back.login.password.setText(PASSWORD)
    desk.press(back.next_button)
    desk.opened()


def test_a_book_of_another_version_is_said_and_what_waits_is_safe(shared: SharedDepot, make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.connect("olga")
    wizard = desk.program.wizard
    assert wizard is not None
    desk.press(wizard.next_button)
    desk.opened()
    with connect(shared.url) as session:
        session.execute("UPDATE alembic_version SET version_num = '9999'")
    desk.station.look_now()
    desk.until(lambda: desk.window.offline_bar.isVisible())
    assert desk.window.offline_bar.text.startswith("The shared book is newer (schema 9999) than this program")
    assert "Update the program" in desk.window.offline_bar.text
    with connect(shared.url) as session:
        session.execute("UPDATE alembic_version SET version_num = %s", [SCHEMA_HEAD])
    desk.press(desk.window.offline_bar.help_button)
    desk.until(lambda: desk.window.lamps.connection.text() == "Connected")
    assert not desk.window.offline_bar.isVisible()
