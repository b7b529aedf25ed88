"""Owns what the program knows of the first page before it is opened."""

from __future__ import annotations

from ui.actions.table import Action
from ui.i18n import QT_TRANSLATE_NOOP
from ui.shell.screens import ScreenSpec

SCREEN = ScreenSpec(
    "home", QT_TRANSLATE_NOOP("home", "Home"), "home", "ui.screens.home.view:create", scanning=True, help_topic="overview", context="home"
)
ACTIONS = (
    Action(
        "home.refresh",
        QT_TRANSLATE_NOOP("home", "Look again"),
        QT_TRANSLATE_NOOP("home", "Home"),
        ("F5",),
        scope="home",
        standard="refresh",
        icon="refresh",
        context="home",
    ),
)
