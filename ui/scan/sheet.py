"""Owns what stands on the scanner sheet: every command code a member may use, taken from the table of actions."""

from __future__ import annotations

from ui.actions.table import APP, Action, ActionTable
from ui.i18n import translate
from ui.papers import CommandSheet
from ui.scan.layouts import CHECK_CODE
from ui.shell.screens import ScreenTable


def command_sheet(actions: ActionTable, screens: ScreenTable, permissions: frozenset[str], mark: str) -> CommandSheet:
    """What works everywhere, then screen by screen; codes begin with the `mark` that tells commands from goods."""
    groups = [(translate("scan", "Everywhere"), _codes(actions, APP, permissions, mark))]
    groups += [(spec.name, _codes(actions, spec.id, permissions, mark)) for spec in screens.permitted(permissions)]
    return CommandSheet(
        title=translate("scan", "Scanner sheet"),
        instructions=translate("scan", "Hang this at the workstation. Scanning a code does what its button does."),
        groups=tuple((title, codes) for title, codes in groups if codes),
        check=(translate("scan", "Check the scanner"), CHECK_CODE),
    )


def _codes(actions: ActionTable, scope: str, permissions: frozenset[str], mark: str) -> tuple[tuple[str, str], ...]:
    own = [action for action in actions.here(scope, permissions) if action.scope == scope and action.command]
    return tuple((action.title, mark + _first(action)) for action in own)


def _first(action: Action) -> str:
    return action.command.split()[0]
