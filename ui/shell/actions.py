"""Owns the actions of the window itself, as data."""

from __future__ import annotations

from ui.actions.table import Action, ActionTable
from ui.i18n import QT_TRANSLATE_NOOP, translated
from ui.shell.lists import LIST_ACTIONS
from ui.shell.screens import ScreenTable
from ui.widgets.two_panes import KEY

_GO = QT_TRANSLATE_NOOP("actions", "Go to")
_LOOK = QT_TRANSLATE_NOOP("actions", "Appearance")
_HELP = QT_TRANSLATE_NOOP("actions", "Help")
_WINDOW = QT_TRANSLATE_NOOP("actions", "Window")

SHELL_ACTIONS = (
    Action("app.palette", QT_TRANSLATE_NOOP("actions", "Show all commands"), _HELP, ("Ctrl+K",), icon="search"),
    Action("app.help", QT_TRANSLATE_NOOP("actions", "Help on this page"), _HELP, ("F1",), standard="help", icon="help"),
    Action("app.shortcuts", QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts"), _HELP, ("Ctrl+?",), icon="info"),
    Action(
        "app.scanner_check",
        QT_TRANSLATE_NOOP("actions", "Check the scanner"),
        _HELP,
        icon="scan",
        help_topic="scanning",
        words=QT_TRANSLATE_NOOP("actions", "keyboard layout prefix barcode"),
    ),
    Action(
        "app.scanner_sheet",
        QT_TRANSLATE_NOOP("actions", "Print the scanner sheet"),
        _HELP,
        icon="print",
        help_topic="scanning",
        words=QT_TRANSLATE_NOOP("actions", "command codes barcodes gloves"),
    ),
    Action(
        "app.back",
        QT_TRANSLATE_NOOP("actions", "Back"),
        _GO,
        ("Alt+Left",),
        enabled_when=("history_back",),
        standard="back",
        icon="back",
        command="BACK",
    ),
    Action(
        "app.forward",
        QT_TRANSLATE_NOOP("actions", "Forward"),
        _GO,
        ("Alt+Right",),
        enabled_when=("history_forward",),
        standard="forward",
        icon="forward",
    ),
    Action("app.scan", QT_TRANSLATE_NOOP("actions", "Scan or type a code"), _GO, ("Ctrl+L",), icon="scan"),
    Action("app.pane", QT_TRANSLATE_NOOP("actions", "Show the other pane"), _GO, (KEY,), icon="views"),
    Action("app.close_detail", QT_TRANSLATE_NOOP("actions", "Close the side pane"), _WINDOW, icon="close"),
    Action(
        "app.scheme",
        QT_TRANSLATE_NOOP("actions", "Switch light and dark"),
        _LOOK,
        ("Ctrl+Shift+D",),
        icon="moon",
        words=QT_TRANSLATE_NOOP("actions", "theme colours night"),
    ),
    Action(
        "app.larger",
        QT_TRANSLATE_NOOP("actions", "Larger text"),
        _LOOK,
        ("Ctrl++", "Ctrl+="),
        standard="larger",
        icon="plus",
    ),
    Action(
        "app.smaller",
        QT_TRANSLATE_NOOP("actions", "Smaller text"),
        _LOOK,
        ("Ctrl+-",),
        standard="smaller",
        icon="minus",
    ),
    Action(
        "app.normal_size",
        QT_TRANSLATE_NOOP("actions", "Normal text size"),
        _LOOK,
        ("Ctrl+0",),
        standard="normal-size",
    ),
    Action(
        "app.warehouse",
        QT_TRANSLATE_NOOP("actions", "Switch warehouse mode"),
        _LOOK,
        ("Ctrl+Shift+W",),
        words=QT_TRANSLATE_NOOP("actions", "gloves large buttons rows"),
        icon="stock",
    ),
    Action("app.hints", QT_TRANSLATE_NOOP("actions", "Show or hide hints"), _LOOK, ("Ctrl+Shift+H",), icon="info"),
    Action(
        "app.reset_layout",
        QT_TRANSLATE_NOOP("actions", "Reset windows and lists"),
        _WINDOW,
        icon="refresh",
        words=QT_TRANSLATE_NOOP("actions", "columns layout default"),
    ),
    Action("app.full_screen", QT_TRANSLATE_NOOP("actions", "Full screen"), _WINDOW, ("F11",), standard="full-screen"),
    *LIST_ACTIONS,
    Action("app.quit", QT_TRANSLATE_NOOP("actions", "Close Dockledger"), _WINDOW, ("Ctrl+Q",), standard="quit"),
)
"""Screens add a `go.` action each; areas add their own tables."""

MENU = (
    "app.palette",
    "-",
    "app.help",
    "app.shortcuts",
    "app.scanner_check",
    "app.scanner_sheet",
    "-",
    "app.scheme",
    "app.larger",
    "app.smaller",
    "app.normal_size",
    "app.warehouse",
    "app.hints",
    "-",
    "app.full_screen",
    "app.reset_layout",
    "app.quit",
)


def with_screens(table: ActionTable, screens: ScreenTable) -> ActionTable:
    """The table with a `go.` action for every screen, the first nine on Ctrl+1 to Ctrl+9."""
    group = QT_TRANSLATE_NOOP("actions", "Go to")
    on_rail = [spec.id for spec in screens if spec.on_rail][:9]
    whole = ActionTable(table)
    for spec in screens:
        keys = (f"Ctrl+{on_rail.index(spec.id) + 1}",) if spec.id in on_rail else spec.keys
        whole.add(
            [
                Action(
                    f"go.{spec.id}",
                    spec.name,
                    group,
                    keys,
                    permission=spec.permission,
                    icon=spec.icon,
                    help_topic=spec.help_topic,
                    command=spec.id.upper() if spec.on_rail else "",
                    words=translated(spec.context, spec.words) if spec.words else "",
                )
            ]
        )
    return whole
