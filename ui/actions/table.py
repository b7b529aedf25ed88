"""Owns the action table: id, text, keys, permission, condition, help topic; knows no toolkit.

Texts are marked with QT_TRANSLATE_NOOP under the context `actions` (or the area's own) and translated when shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from ui.i18n import QT_TRANSLATE_NOOP, translated

APP: Final = "app"

RESERVED: Final[Mapping[str, str]] = {
    "Ctrl+C": "copy",
    "Ctrl+X": "cut",
    "Ctrl+V": "paste",
    "Ctrl+A": "select-all",
    "Ctrl+Z": "undo",
    "Ctrl+Y": "redo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+F": "find",
    "Ctrl+N": "new",
    "Ctrl+O": "open",
    "Ctrl+P": "print",
    "Ctrl+S": "save",
    "Ctrl+W": "close",
    "Ctrl+Q": "quit",
    "F1": "help",
    "F5": "refresh",
    "F10": "menu",
    "F11": "full-screen",
    "Alt+F4": "quit",
    "Alt+Left": "back",
    "Alt+Right": "forward",
    "Ctrl++": "larger",
    "Ctrl+-": "smaller",
    "Ctrl+0": "normal-size",
    "Tab": "next-field",
    "Shift+Tab": "previous-field",
    "Esc": "leave",
}
"""Keys that mean the same in every program: an action takes one only by saying it has that meaning."""

CONDITIONS: Final[Mapping[str, str]] = {
    "selection": QT_TRANSLATE_NOOP("actions", "Select a row first."),
    "document": QT_TRANSLATE_NOOP("actions", "Open a document first."),
    "online": QT_TRANSLATE_NOOP("actions", "This needs the server, and it cannot be reached now."),
    "idle": QT_TRANSLATE_NOOP("actions", "Wait until the running work is done, or stop it."),
    "history_back": QT_TRANSLATE_NOOP("actions", "There is nothing to go back to."),
    "history_forward": QT_TRANSLATE_NOOP("actions", "There is nothing to go forward to."),
}
"""What `enabled_when` may name, and the sentence shown while it does not hold."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do."""

    id: str
    """`area.verb`, stable."""
    text: str
    """An imperative, marked for translation."""
    group: str
    """Heading in palette, menu and shortcut sheet, marked for translation."""
    keys: tuple[str, ...] = ()
    """Qt portable text, `Ctrl+K`; single letters only in a scope of their own."""
    scope: str = APP
    """APP, or the id of the screen where it exists."""
    permission: str | None = None
    """Several with a bar between them: any of them does."""
    enabled_when: tuple[str, ...] = ()
    """Names of CONDITIONS, all of which must hold."""
    help_topic: str = ""
    icon: str = ""
    standard: str = ""
    """The meaning of a reserved key this action stands for."""
    command: str = ""
    """The command barcodes that trigger it, without their mark: VALIDATE; several with a space between them."""
    words: str = ""
    """Further words the palette finds it by, marked for translation."""
    context: str = "actions"
    """The translation context of the texts."""

    @property
    def title(self) -> str:
        return translated(self.context, self.text)

    @property
    def heading(self) -> str:
        return translated(self.context, self.group)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two actions answer one key in one place, or a reserved key is used for something else (`other` None)."""

    key: str
    action: Action
    other: Action | None = None


class ActionTable:
    """All actions of the program. Raises ValueError for a second action of the same id or an unknown condition."""

    def __init__(self, actions: Iterable[Action] = ()) -> None:
        self._actions: dict[str, Action] = {}
        self.add(actions)

    def add(self, actions: Iterable[Action]) -> None:
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"two actions are called {action.id}")
            unknown = set(action.enabled_when) - set(CONDITIONS)
            if unknown:
                raise ValueError(f"{action.id} depends on unknown conditions: {', '.join(sorted(unknown))}")
            self._actions[action.id] = action

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __getitem__(self, action_id: str) -> Action:
        return self._actions[action_id]

    def get(self, action_id: str) -> Action | None:
        """The action, or None where the table has none of that id."""
        return self._actions.get(action_id)

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._actions

    def here(self, scope: str, permissions: frozenset[str]) -> list[Action]:
        """What exists for this member on this screen, in the order of the table."""
        return [action for action in self if action.scope in (APP, scope) and allowed(action.permission, permissions)]

    def by_command(self, command: str, scope: str) -> Action | None:
        """The action of a command barcode: the screen's own before the program's."""
        found = [action for action in self if command in action.command.split() and action.scope in (scope, APP)]
        return min(found, key=lambda action: action.scope == APP, default=None)

    def clashes(self) -> list[Clash]:
        found = [Clash(key, action) for action in self for key in action.keys if key in RESERVED and RESERVED[key] != action.standard]
        for one, other in combinations(self, 2):
            if one.scope == other.scope or APP in (one.scope, other.scope):
                found += [Clash(key, one, other) for key in one.keys if key in other.keys]
        return found


def allowed(permission: str | None, permissions: frozenset[str]) -> bool:
    """Whether a member may: nothing is asked for, or they hold it, or one of several with a bar between them."""
    return permission is None or not permissions.isdisjoint(permission.split("|"))


def why_not(action: Action, facts: Mapping[str, bool]) -> str:
    """The translated sentence why an action cannot be done now; empty where it can. A fact not stated does not hold."""
    for condition in action.enabled_when:
        if not facts.get(condition, False):
            return translated("actions", CONDITIONS[condition])
    return ""
