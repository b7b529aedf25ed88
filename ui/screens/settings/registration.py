"""Owns what the program knows of the settings before their page is opened; the window's own table holds the action that leads here."""

from __future__ import annotations

from ui.actions.table import Action
from ui.i18n import QT_TRANSLATE_NOOP
from ui.shell.screens import ScreenSpec

SCREEN = ScreenSpec(
    "settings",
    QT_TRANSLATE_NOOP("settings", "Settings"),
    "settings",
    "ui.screens.settings.view:create",
    help_topic="settings",
    on_rail=False,
    in_menu=True,
    keys=("Ctrl+,",),
    words=QT_TRANSLATE_NOOP("settings", "language numbers dates scanner prefix sound volume password"),
    context="settings",
)

_GROUP = QT_TRANSLATE_NOOP("settings", "Settings")

ACTIONS = (
    Action(
        "settings.sounds",
        QT_TRANSLATE_NOOP("settings", "Hear the three sounds"),
        _GROUP,
        scope="settings",
        help_topic="settings",
        context="settings",
    ),
    Action(
        "settings.defaults",
        QT_TRANSLATE_NOOP("settings", "Back to the defaults"),
        _GROUP,
        scope="settings",
        icon="refresh",
        help_topic="settings",
        context="settings",
    ),
)
