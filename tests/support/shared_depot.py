"""The depot as a shared book: a real PostgreSQL behind TLS, a network that can be cut, its posting service, and desktops on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import keyring
from keyring.backend import KeyringBackend
from psycopg import conninfo
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as NotInTime
from pytestqt.qtbot import QtBot

from app.bootstrap import Host, utc_now
from app.commands.organisation import DefineMember
from app.commands.period_close import OpenPeriods
from app.domain.book import Member, MemberRole
from app.roof.house import LocalHouse
from app.workstation import Workstation
from db import credentials
from db.book import open_book
from db.roles import members
from tests.db.test_postgres_serve import running
from tests.faults.proxy import FaultProxy
from tests.support.certificates import Authority, write
from tests.support.desktop import Depot
from tests.support.postgres import Postgres
from tests.support.tls import Front
from ui.desktop import Desktop
from ui.house import Address
from ui.main import Program
from ui.start.steps import Choice

PASSWORD = "a long enough password"


class PocketKeyring(KeyringBackend):
    """A keyring of a test's own."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


@contextmanager
def using_keyring(backend: KeyringBackend) -> Iterator[KeyringBackend]:
    """This keyring and no remembered password, as in a program that was just started."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    credentials._in_memory.clear()
    try:
        yield backend
    finally:
        credentials._in_memory.clear()
        keyring.set_keyring(before)


class SharedDepot:
    """Northgate Supply on a shared book, posted by its service. `network` is everybody's way to it; `serving` stops and starts the service."""

    def __init__(self, postgres: Postgres, url: str, folder: Path) -> None:
        self.url = url
        self.database = str(conninfo.conninfo_to_dict(url)["dbname"])
        self.postgres = postgres
        self.folder = folder
        self._stack = ExitStack()
        members.add_service(url, "dl_service", PASSWORD)
        self._service = ExitStack()
        self.serve()
        self.depot = Depot(folder, host=Host(open_book(url), workstation="head-office"))
        self._open_periods()
        for member in ("olga", "petra"):
            members.add_member(url, member, PASSWORD)
        port = int(str(conninfo.conninfo_to_dict(url)["port"]))
        self.authority = Authority("Northgate")
        self.authority_file = write(folder, "authority.pem", self.authority.pem)
        self.front = Front(SimpleNamespace(port=port), folder)
        self.front.show(self.authority.server("localhost"))
        self.network = FaultProxy(self.front.port)

    def serve(self) -> None:
        self._service.enter_context(running(self.postgres.url(self.database, user="dl_service", password=PASSWORD)))

    def stop_serving(self) -> None:
        self._service.close()

    def address(self, member: str = "olga") -> Address:
        return Address(server=f"localhost:{self.network.port}", database=self.database, member=member, authority=str(self.authority_file))

    def give_role(self, member: str, name: str, *roles: MemberRole, active: bool = True) -> None:
        self.depot.do(DefineMember(member=Member(id=member, name=name, active=active), roles=roles))

    def close(self) -> None:
        self.network.close()
        self.front.close()
        self.depot.close()
        self._service.close()

    def _open_periods(self) -> None:
        """The desktop works with today's date; the depot's year is 2026."""
        later = utc_now().year - 2026
        if later > 0:
            self.depot.do(OpenPeriods(entity_id="NORTH", first_day=date(2027, 1, 1), months=12 * later))


class SharedDesk:
    """A person at the program, as they start it: wizard, password, desktop; `home` is what this computer keeps."""

    def __init__(self, shared: SharedDepot, qapp: QApplication, qtbot: QtBot, home: Path, *, place: str = "") -> None:
        self.shared = shared
        self.qtbot = qtbot
        self.program = Program(qapp, lambda: LocalHouse(home), place=place)
        qtbot.addWidget(self.program.start)
        self.program.start.show()

    @property
    def desktop(self) -> Desktop:
        assert self.program.desktop is not None
        return self.program.desktop

    @property
    def window(self):
        return self.desktop.window

    def until(self, happened, seconds: float = 15) -> None:
        try:
            self.qtbot.waitUntil(happened, timeout=int(seconds * 1000))
        except NotInTime as error:
            raise AssertionError(f"it did not happen within {seconds} seconds; {self.seen}") from error

    @property
    def seen(self) -> str:
        """What the person sees, for a test that waits in vain."""
        if self.program.desktop is None:
            return f"the first window shows {type(self.program.start.shown).__name__}"
        window = self.window
        shown = window.head.strip.shown
        lamps = f"{window.lamps.connection.text()}, {window.lamps.waiting.text()}"
        notice = window.notice_bar.shown
        return f"at {self.here}: {shown.spoken if shown else 'nothing said'}; {lamps}; notice {notice.text if notice else 'none'}"

    def connect(self, member: str = "olga", *, password: str = PASSWORD) -> None:
        """By the wizard's pages, typed as a person types."""
        self.until(lambda: self.program.wizard is not None)
        wizard = self.program.wizard
        assert wizard is not None
        address = self.shared.address(member)
        next(button for button in wizard.choices.buttons() if button.property("choice") == Choice.CONNECT.value).click()
        self.press(wizard.next_button)
        for field, text in (
            (wizard.server.server, address.server),
            (wizard.server.database, address.database),
            (wizard.server.authority, address.authority),
        ):
            field.clear()
            self.qtbot.keyClicks(field, text)
        self.press(wizard.next_button)
        self.qtbot.keyClicks(wizard.login.member, member)
        self.qtbot.keyClicks(wizard.login.password, password)

    def opened(self) -> None:
        """Wait for the desktop and its first pages."""
        self.until(lambda: self.program.desktop is not None and self.program.desktop.idle)
        self.until(lambda: self.window.isActiveWindow())

    def press(self, button) -> None:
        assert button.isVisible() and button.isEnabled(), f"{button.text()!r} cannot be pressed: {button.toolTip()}"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def here(self) -> str:
        """The screen in front."""
        place = self.window.here
        return place.screen if place else ""

    @property
    def station(self) -> Workstation:
        book = self.desktop.work.book
        assert isinstance(book, Workstation)
        return book

    @property
    def said(self) -> str:
        """The line of the answer shown now."""
        shown = self.window.head.strip.shown
        return str(shown.text) if shown else ""

    def scan(self, code: str) -> None:
        """As a wedge types: into the scan field, with Enter."""
        self.qtbot.keyClicks(self.window.head.scan, code)
        self.qtbot.keyClick(self.window.head.scan, Qt.Key.Key_Return)
        self.until(lambda: self.desktop.idle)

    def key(self, key: Qt.Key) -> None:
        """On the keyboard, which the window has: shortcuts work in no other."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.qtbot.keyClick(self.window.head.scan, key)

    def close(self) -> None:
        self.program.close()
