"""Owns what the program knows of reports before they are opened."""

from __future__ import annotations

from ui.actions.table import Action
from ui.i18n import QT_TRANSLATE_NOOP
from ui.shell.screens import ScreenSpec

_GROUP = QT_TRANSLATE_NOOP("reports", "Reports")
SCREENS = (
    ScreenSpec(
        "reports", _GROUP, "reports", "ui.screens.reports.gallery:create", permission="cost.see", help_topic="reports", context="reports"
    ),
    ScreenSpec(
        "paper",
        QT_TRANSLATE_NOOP("reports", "Paper"),
        "reports",
        "ui.screens.reports.paper:create",
        help_topic="reports",
        on_rail=False,
        context="reports",
    ),
)


def _action(id: str, text: str, keys: tuple[str, ...] = (), *, standard: str = "", icon: str = "", command: str = "") -> Action:
    scope = id.partition(".")[0]
    return Action(
        id, text, _GROUP, keys, scope=scope, standard=standard, icon=icon, command=command, help_topic="reports", context="reports"
    )


ACTIONS = (
    _action("reports.show", QT_TRANSLATE_NOOP("reports", "Show the report"), ("F9",), icon="reports"),
    _action("reports.workbook", QT_TRANSLATE_NOOP("reports", "Save as a workbook"), icon="export"),
    _action("paper.print", QT_TRANSLATE_NOOP("reports", "Print"), ("Ctrl+P",), standard="print", icon="print", command="PRINT"),
    _action("paper.save", QT_TRANSLATE_NOOP("reports", "Save"), ("Ctrl+S",), standard="save", icon="export"),
    _action("paper.find", QT_TRANSLATE_NOOP("reports", "Find in the paper"), ("Ctrl+F",), standard="find", icon="search"),
    _action("paper.next", QT_TRANSLATE_NOOP("reports", "Next place found"), ("F3",)),
    _action("paper.previous", QT_TRANSLATE_NOOP("reports", "Previous place found"), ("Shift+F3",)),
    _action("paper.wide", QT_TRANSLATE_NOOP("reports", "Fit the width"), ("Alt+W",)),
    _action("paper.nearer", QT_TRANSLATE_NOOP("reports", "Zoom in"), ("Alt++", "Alt+="), icon="plus"),
    _action("paper.farther", QT_TRANSLATE_NOOP("reports", "Zoom out"), ("Alt+-",), icon="minus"),
)
