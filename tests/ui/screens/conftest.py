"""Owns the fixtures of the warehouse screens: a depot on a real book, and desktops on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.support.desktop import Depot, Desktop
from ui.screens.counting import registration as counting
from ui.screens.receiving import registration as receiving
from ui.screens.transfers import registration as transfers
from ui.theme import Theme

AREAS = (receiving, counting, transfers)
MakeDesktop = Callable[..., Desktop]


@pytest.fixture
def depot(tmp_path: Path) -> Iterator[Depot]:
    made = Depot(tmp_path)
    yield made
    made.close()


@pytest.fixture
def make_desktop(depot: Depot, qtbot: QtBot, theme: Theme) -> Iterator[MakeDesktop]:
    made: list[Desktop] = []

    def make(home: str = "receiving", **more: Any) -> Desktop:
        session = depot.session()
        desktop = Desktop(
            depot,
            qtbot,
            theme,
            screens=[area.SCREEN for area in AREAS],
            actions=[action for area in AREAS for action in area.ACTIONS],
            rules=[rule for area in AREAS for rule in area.rules(session)],
            home=home,
            **more,
        )
        made.append(desktop)
        return desktop

    yield make
    for desktop in made:
        desktop.close()
