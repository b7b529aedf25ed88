"""The whole desktop as it is started, on a depot's real book: window, screens, keys and presses; nothing is stood in for but the threads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.roof.copies import Copies
from app.roof.daily_backups import DailyBackups
from app.roof.grid_export import export_list
from app.roof.house import HostedBook
from tests.support.desktop import TODAY
from tests.support.hands import KEYBOARD, Hands
from tests.support.premises import Premises
from ui.desktop import Desktop
from ui.feedback import Feedback
from ui.figures import Figures
from ui.refusals import trouble_of
from ui.shell.places import Place
from ui.sounds import BeepPlayer
from ui.tasks import ImmediateRunner, Judge
from ui.theme import Theme


class Office(Hands):
    """One member's desktop; `keys` types as a person does, with time between the keys."""

    def __init__(
        self,
        depot: Premises,
        qtbot: QtBot,
        theme: Theme,
        *,
        member: str = "olga",
        locale: str = "en_GB",
        backups: DailyBackups | None = None,
        today: Callable[[], date] | None = lambda: TODAY,
    ) -> None:
        self.depot = depot
        self.qtbot = qtbot
        self.bugs: list[Exception] = []
        identity = Copies(depot.folder / "desktop" / "copies.json").identity_of(depot.host.book)
        self.book = HostedBook(depot.host, depot.name, depot.folder / "archive", identity=identity, backups=backups)
        card = next(one for one in self.book.members() if one.id == member)
        self.desktop = Desktop(
            theme=theme,
            book=self.book,
            member=card,
            folder=depot.folder / "desktop",
            exporter=export_list,
            figures=Figures(locale),
            language="en",
            today=today,
            tasks=ImmediateRunner(Judge(known=trouble_of, on_bug=self.bugs.append)),
            sounds=BeepPlayer(lambda: None),
        )
        self.window = self.desktop.window
        qtbot.addWidget(self.window)
        self.window.resize(1280, 820)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()

    @property
    def here(self) -> str:
        place = self.window.here
        return place.screen if place else ""

    @property
    def said(self) -> Feedback | None:
        return self.window.head.strip.shown

    def go(self, screen: str, argument: object = None) -> Any:
        self.window.go(Place(screen, argument))
        self.settle()
        return self.screen

    def keys(self, text: str, *, pause_ms: int = 200) -> None:
        """Each key by itself, as a person presses it."""
        for sign in text:
            self.qtbot.keyClicks(QApplication.focusWidget() or self.window, sign)
            KEYBOARD.pause(pause_ms)
            self.qtbot.wait(pause_ms)
        self.settle()

    def back(self) -> None:
        self.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    def press(self, widget: Any) -> None:
        super().press(widget)
        self.qtbot.wait(150)
        self.settle()

    def close(self) -> None:
        self.desktop.close()


def archive_of(depot: Premises) -> list[Path]:
    """Every paper that was kept."""
    return sorted((depot.folder / "archive").glob("*.pdf"))
