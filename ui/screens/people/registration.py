"""Owns what the program knows of the people's page before it is opened: the screen and its actions."""

from __future__ import annotations

from ui.actions.table import Action
from ui.i18n import QT_TRANSLATE_NOOP
from ui.shell.screens import ScreenSpec

_GROUP = QT_TRANSLATE_NOOP("people", "People")
SCREEN = ScreenSpec(
    "people",
    _GROUP,
    "person",
    "ui.screens.people.view:create",
    permission="book.administer",
    help_topic="people",
    on_rail=False,
    in_menu=True,
    words=QT_TRANSLATE_NOOP("people", "members users logins passwords roles withdraw colleagues"),
    context="people",
)


def _action(id: str, text: str, keys: tuple[str, ...] = (), *, icon: str = "", standard: str = "") -> Action:
    return Action(
        f"people.{id}",
        text,
        _GROUP,
        keys,
        scope="people",
        permission="book.administer",
        help_topic="people",
        icon=icon,
        standard=standard,
        context="people",
    )


ACTIONS = (
    _action("add", QT_TRANSLATE_NOOP("people", "Add a person"), ("Ctrl+N",), icon="plus", standard="new"),
    _action("roles", QT_TRANSLATE_NOOP("people", "Change roles and scope"), ("Alt+R",), icon="person"),
    _action("login", QT_TRANSLATE_NOOP("people", "Give a login"), ("Alt+L",), icon="ok"),
    _action("password", QT_TRANSLATE_NOOP("people", "Reset the password"), ("Alt+P",), icon="undo"),
    _action("withdraw", QT_TRANSLATE_NOOP("people", "Withdraw"), ("Alt+X",), icon="close"),
    _action("server", QT_TRANSLATE_NOOP("people", "Sign in to the server"), ("Alt+S",), icon="settings"),
    _action("refresh", QT_TRANSLATE_NOOP("people", "Look again"), ("F5",), standard="refresh", icon="refresh"),
)
