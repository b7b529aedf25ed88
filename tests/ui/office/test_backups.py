"""Backups on the screens: the folder is chosen, a backup runs beside the work, its age and its failures are said, and one is restored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.roof.daily_backups import DailyBackups
from tests.support.desktop import Depot
from tests.support.office import Office
from tests.ui.office.test_settings import program, sign_in
from ui.backups import backup_line
from ui.house import BackupPlan, BackupStanding
from ui.main import Program
from ui.theme import Theme, Tone

__all__ = ["program"]


@pytest.fixture
def office(depot: Depot, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Office]:
    backups = DailyBackups(depot.host.book.path, identity="0123456789abcdef", memory=tmp_path / "memory.json")
    made = Office(depot, qtbot, theme, backups=backups)
    yield made
    made.close()


def press(office: Office, action: str) -> None:
    office.window.actions_now.run(action)
    office.settle()


@pytest.mark.ux
def test_a_folder_is_chosen_and_backups_are_made_there_from_then_on(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    """Backups: chosen in the settings, made in the background, kept by day, week and month; their age stands on the first page."""
    home = office.go("home")
    assert home.backup.isVisible() and "not backed up daily" in home.backup_line.text()
    press(office, "book.backup")
    assert office.here == "settings", "first to where the folder is chosen"
    card = office.screen.backup
    qtbot.waitUntil(lambda: card.choose_button.visibleRegion().boundingRect().height() == card.choose_button.height())
    folder = tmp_path / "kept"
    folder.mkdir()
    card._ask_folder = lambda parent, before: str(folder)
    office.press(card.choose_button)
    assert card.folder.text() == str(folder) and "first is made soon" in card.line.text()
    card.daily.setFocus()
    qtbot.keyClick(card.daily, Qt.Key.Key_Up)
    office.settle()
    assert office.book.backups.plan() == BackupPlan(str(folder), 8, 4, 12)
    office.desktop.backups.look()
    office.settle()
    assert len(list(folder.iterdir())) == 1
    assert "Last backup: 0 min ago" in card.line.text()
    home = office.go("home")
    assert "Last backup: 0 min ago" in home.backup_line.text() and home.backup_line.property("tone") == "good"
    office.desktop.backups.look()
    office.settle()
    assert len(list(folder.iterdir())) == 1, "none is due again today"


def test_a_failure_is_said_with_a_way_out_and_the_age_warns(office: Office, tmp_path: Path) -> None:
    office.book.backups.choose(BackupPlan(str(tmp_path / "unplugged")))
    office.desktop.backups.look()
    office.settle()
    shown = office.window.notice_bar.shown
    assert shown is not None and shown.text == "The book could not be backed up."
    assert "is not there" in shown.more and [offer.text for offer in shown.offers] == ["Try again", "Settings of the backups"]
    home = office.go("home")
    assert "The last try went wrong" in home.backup_line.text() and home.backup_line.property("tone") == "warn"
    (tmp_path / "unplugged").mkdir()
    office.press(office.window.notice_bar.offer_buttons()[0])
    assert "Last backup" in home.backup_line.text() and "wrong" not in home.backup_line.text()


@pytest.mark.parametrize(("days", "tone"), [(0, Tone.GOOD), (2, Tone.GOOD), (3, Tone.WARN), (40, Tone.WARN)], ids=lambda value: str(value))
def test_an_old_backup_is_a_calm_warning(days: int, tone: Tone) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    text, said = backup_line(BackupStanding(now - timedelta(days=days), on=True), now)
    assert said is tone and text.startswith("Last backup")


@pytest.mark.parametrize("choose", [True, False], ids=["restored", "thought better of it"])
def test_a_backup_is_restored_from_the_menu_into_a_new_book_and_opened(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choose: bool
) -> None:
    sign_in(program, qtbot, "olga")
    folder = tmp_path / "kept"
    folder.mkdir()
    assert program.book is not None and program.book.backups is not None and program.desktop is not None
    program.book.backups.choose(BackupPlan(str(folder)))
    made = program.book.backups.run()
    before, new = program.book.place, str(tmp_path / "restored.db")
    monkeypatch.setattr("ui.start.wizard.ask_backup", lambda window: str(made))
    monkeypatch.setattr("ui.start.wizard.ask_new_place", lambda window, suggested: new if choose else "")
    desktop: Any = program.desktop
    program.sign_in_page = None
    desktop.window.actions_now.run("book.restore")
    if not choose:
        assert program.desktop is desktop and not Path(new).exists()
        return
    qtbot.waitUntil(lambda: program.sign_in_page is not None and program.sign_in_page.isVisible(), timeout=15_000)
    assert program.book.place == new and Path(before).exists()
    assert program.book.backups.plan() == BackupPlan(), "a restored book is another copy; its folder is chosen anew"
