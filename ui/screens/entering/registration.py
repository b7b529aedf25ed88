"""Owns what the program knows of the forms before one is opened: their pages, their actions."""

from __future__ import annotations

from ui.actions.table import Action
from ui.i18n import QT_TRANSLATE_NOOP
from ui.screens.entering.catalogue import FORMS
from ui.screens.entering.spec import CONTEXT, FormSpec
from ui.shell.screens import ScreenSpec

_GROUP = QT_TRANSLATE_NOOP("entering", "New")
SCREENS = [
    ScreenSpec(
        "entering",
        _GROUP,
        "plus",
        "ui.screens.entering.gallery:create",
        permission="|".join(dict.fromkeys(form.permission for form in FORMS)),
        help_topic="entering",
        context=CONTEXT,
        words=QT_TRANSLATE_NOOP("entering", "enter change set up master data orders forms"),
    ),
    *(
        ScreenSpec(
            form.screen,
            form.title,
            form.icon,
            "ui.screens.entering.form:create",
            permission=form.permission,
            help_topic="entering",
            on_rail=False,
            context=CONTEXT,
            words=form.words,
            subject=form.id,
        )
        for form in FORMS
    ),
]


def _action(form: FormSpec, id: str, text: str, keys: tuple[str, ...], icon: str, *, command: str = "", standard: str = "") -> Action:
    return Action(
        f"{form.screen}.{id}",
        text,
        form.title,
        keys,
        scope=form.screen,
        permission=form.permission,
        help_topic="entering",
        icon=icon,
        command=command,
        standard=standard,
        context=CONTEXT,
    )


def _actions(form: FormSpec) -> tuple[Action, ...]:
    return (
        _action(form, "act", form.act, ("F9",), "ok", command="VALIDATE"),
        _action(form, "anew", QT_TRANSLATE_NOOP("entering", "Start anew"), ("Ctrl+N",), "plus", standard="new"),
    )


ACTIONS = tuple(action for form in FORMS for action in _actions(form))
