"""Owns what the program knows of the pending view before it is opened: the screen and its actions."""

from __future__ import annotations

from ui.actions.table import Action
from ui.i18n import QT_TRANSLATE_NOOP
from ui.shell.screens import ScreenSpec

_GROUP = QT_TRANSLATE_NOOP("pending", "What waits")
SCREEN = ScreenSpec("pending", _GROUP, "pending", "ui.screens.pending.view:create", help_topic="offline", on_rail=False, context="pending")


def _action(id: str, text: str, keys: tuple[str, ...] = (), *, icon: str = "", standard: str = "") -> Action:
    return Action(
        f"pending.{id}", text, _GROUP, keys, scope="pending", help_topic="offline", icon=icon, standard=standard, context="pending"
    )


ACTIONS = (
    _action("retry", QT_TRANSLATE_NOOP("pending", "Send it again"), ("Alt+S",), icon="refresh"),
    _action("discard", QT_TRANSLATE_NOOP("pending", "Discard"), ("Alt+X",), icon="close"),
    _action("open", QT_TRANSLATE_NOOP("pending", "Open document"), ("Alt+D",), icon="documents"),
    _action("refresh", QT_TRANSLATE_NOOP("pending", "Look again"), ("F5",), standard="refresh", icon="refresh"),
)
