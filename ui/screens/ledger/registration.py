"""Owns what the program knows of the ledger pages before they are opened."""

from __future__ import annotations

from ui.actions.table import Action
from ui.i18n import QT_TRANSLATE_NOOP
from ui.shell.screens import ScreenSpec

_GROUP = QT_TRANSLATE_NOOP("explorers", "Ledger")


def _screen(id: str, title: str, factory: str, *, on_rail: bool = False) -> ScreenSpec:
    return ScreenSpec(
        id,
        title,
        "ledger",
        f"ui.screens.ledger.{factory}:create",
        permission="cost.see",
        help_topic="lists",
        on_rail=on_rail,
        context="explorers",
    )


SCREENS = (
    _screen("ledger", _GROUP, "accounts", on_rail=True),
    _screen("journal", QT_TRANSLATE_NOOP("explorers", "Journal"), "journal"),
    _screen("entry", QT_TRANSLATE_NOOP("explorers", "Entry"), "entry"),
    ScreenSpec(
        "move",
        QT_TRANSLATE_NOOP("explorers", "Stock move"),
        "stock",
        "ui.screens.ledger.move:create",
        permission="reports.read",
        help_topic="lists",
        on_rail=False,
        context="explorers",
    ),
)


def _action(id: str, text: str, keys: tuple[str, ...], *, icon: str = "", standard: str = "") -> Action:
    return Action(id, text, _GROUP, keys, scope=id.partition(".")[0], icon=icon, standard=standard, context="explorers")


ACTIONS = (
    _action("ledger.journal", QT_TRANSLATE_NOOP("explorers", "Whole journal"), ("Alt+J",), icon="ledger"),
    _action("ledger.refresh", QT_TRANSLATE_NOOP("explorers", "Read again"), ("F5",), icon="refresh", standard="refresh"),
    _action("journal.refresh", QT_TRANSLATE_NOOP("explorers", "Read again"), ("F5",), icon="refresh", standard="refresh"),
    _action("entry.document", QT_TRANSLATE_NOOP("explorers", "Open the document"), ("Alt+D",), icon="documents"),
    _action("entry.move", QT_TRANSLATE_NOOP("explorers", "Open the move"), ("Alt+M",), icon="stock"),
    _action("entry.command", QT_TRANSLATE_NOOP("explorers", "Open the command"), ("Alt+C",), icon="info"),
    _action("move.document", QT_TRANSLATE_NOOP("explorers", "Open the document"), ("Alt+D",), icon="documents"),
    _action("move.entry", QT_TRANSLATE_NOOP("explorers", "Open the entry"), ("Alt+E",), icon="ledger"),
    _action("move.card", QT_TRANSLATE_NOOP("explorers", "Stock card"), ("Alt+K",), icon="stock"),
    _action("move.command", QT_TRANSLATE_NOOP("explorers", "Open the command"), ("Alt+C",), icon="info"),
)
