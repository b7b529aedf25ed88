"""Owns the QActions built from the table: who answers them, whether they can be done now, and why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.actions.table import APP, Action, ActionTable, allowed, why_not
from ui.i18n import translate
from ui.tasks import KnownTrouble
from ui.theme import Theme, Tone


@dataclass
class _Bound:
    run: Callable[[], None]
    why_not: Callable[[], str] | None


class ActionSet(QObject):
    """The living actions of one window. A screen binds its own while it is shown and drops them when it goes."""

    refreshed = Signal()
    failed = Signal(object)
    """A KnownTrouble that an action met."""

    def __init__(self, table: ActionTable, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.table = table
        self._theme = theme
        self._window = window
        self._bound: dict[str, _Bound] = {}
        self._actions: dict[str, QAction] = {}
        self._facts: dict[str, bool] = {}
        self._permissions: frozenset[str] = frozenset()
        self._scope = APP
        theme.changed.connect(self._redraw)

    def allow(self, permissions: frozenset[str]) -> None:
        self._permissions = permissions
        self.refresh()

    def enter(self, scope: str) -> None:
        """The screen now in front: its actions answer, those of other screens do not."""
        self._scope = scope
        self.refresh()

    def state(self, facts: Mapping[str, bool]) -> None:
        """State conditions of the table that hold or no longer hold; others keep."""
        self._facts.update(facts)
        self.refresh()

    def bind(
        self,
        action_id: str,
        run: Callable[[], None],
        *,
        why_not: Callable[[], str] | None = None,
        owner: QWidget | None = None,
    ) -> QAction:
        """Answer an action. `why_not` returns a sentence while it cannot be done, else nothing.

        Keys of an `owner` work while the focus is inside it (single letters belong on a list); without one they
        work in the whole window.
        """
        self._bound[action_id] = _Bound(run, why_not)
        action = self.action(action_id)
        holder = owner or self._window
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut if owner else Qt.ShortcutContext.WindowShortcut)
        for old in action.associatedObjects():
            if isinstance(old, QWidget) and old in (self._window, owner):
                old.removeAction(action)
        holder.addAction(action)
        self._refresh_one(self.table[action_id])
        return action

    def unbind(self, scope: str) -> None:
        for action in self.table:
            if action.scope == scope and action.id in self._bound:
                del self._bound[action.id]
                self._refresh_one(action)

    def action(self, action_id: str) -> QAction:
        """The one QAction of an id: the same object in menu, button and palette."""
        if action_id not in self._actions:
            spec = self.table[action_id]
            action = QAction(spec.title, self)
            action.setObjectName(spec.id)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.triggered.connect(lambda checked=False, one=spec.id: self.run(one))
            self._actions[action_id] = action
            self._draw(spec, action)
            self._refresh_one(spec)
        return self._actions[action_id]

    def run(self, action_id: str) -> str:
        """Do it, or return the sentence why not."""
        reason = self.reason(action_id)
        if not reason:
            try:
                self._bound[action_id].run()
            except KnownTrouble as trouble:
                self.failed.emit(trouble)
        return reason

    def available(self) -> list[Action]:
        """What someone answers here and this member may do, whether or not it can be done now."""
        return [action for action in self.table.here(self._scope, self._permissions) if action.id in self._bound]

    def reason(self, action_id: str) -> str:
        """Why it cannot be done now, in a sentence; empty where it can."""
        spec = self.table[action_id]
        bound = self._bound.get(action_id)
        if bound is None or spec not in self.table.here(self._scope, self._permissions):
            return _not_here()
        return why_not(spec, self._facts) or (bound.why_not() if bound.why_not else "")

    def run_command(self, command: str) -> str | None:
        """Do what a command barcode says; None where no action here has that code."""
        spec = self.table.by_command(command, self._scope)
        return None if spec is None or spec.id not in self._bound else self.run(spec.id)

    def refresh(self) -> None:
        for action_id in self._actions:
            self._refresh_one(self.table[action_id])
        self.refreshed.emit()

    def button(self, action_id: str, parent: QWidget | None = None, *, role: str = "") -> QPushButton:
        """A button with the action's text and its first key; disabled, its tool tip says why."""
        return ActionButton(self.action(action_id), parent, role=role)

    def fill(self, menu: QMenu, *action_ids: str) -> None:
        for action_id in action_ids:
            if action_id == "-":
                menu.addSeparator()
            else:
                menu.addAction(self.action(action_id))

    def _refresh_one(self, spec: Action) -> None:
        action = self._actions.get(spec.id)
        if action is None:
            return
        reason = self.reason(spec.id)
        action.setEnabled(not reason)
        action.setVisible(allowed(spec.permission, self._permissions))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(reason or (f"{spec.title} ({keys})" if keys else spec.title))
        action.setStatusTip(reason)

    def _draw(self, spec: Action, action: QAction) -> None:
        if spec.icon:
            action.setIcon(self._theme.icons.icon(spec.icon, Tone.MUTED))

    def _redraw(self) -> None:
        for action_id, action in self._actions.items():
            self._draw(self.table[action_id], action)


class ActionButton(QPushButton):
    """A button that follows a QAction: text, key, enabled, reason."""

    def __init__(self, action: QAction, parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(parent)
        self._action = action
        self._wanted = True
        self._shown = True
        self._away = False
        self._keys_shown = True
        if role:
            self.setProperty("role", role)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @property
    def wanted(self) -> bool:
        """Whether it is to be seen, be there room or not."""
        return self._shown

    def setVisible(self, visible: bool) -> None:
        self._shown = visible
        super().setVisible(visible and not self._away)

    def give_way(self, away: bool) -> None:
        """Leave the bar for the menu of what has no room there; whoever shows or hides it need not know."""
        self._away = away
        if self.isHidden() == (self._shown and not away):
            super().setVisible(self._shown and not away)

    @property
    def action_shown(self) -> QAction:
        return self._action

    def show_keys(self, shown: bool) -> None:
        """Whether the key stands beside the text; where it does not, the tool tip still names it."""
        if shown != self._keys_shown:
            self._keys_shown = shown
            self._follow()

    def width_with_keys(self) -> int:
        """The width it asks for with its key, in pixels, whether or not the key is shown now."""
        hidden = "" if self._keys_shown else self._keys()
        return self.sizeHint().width() + self.fontMetrics().horizontalAdvance(hidden)

    def _title(self) -> str:
        return self._action.text()

    def _keys(self) -> str:
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f"   {keys}" if keys else ""

    def _follow(self) -> None:
        self.setText(self._title() + (self._keys() if self._keys_shown else ""))
        self.setAccessibleName(self._title())
        self.setEnabled(self._action.isEnabled())
        if self._wanted != self._action.isVisible():  # never show a button before its layout does
            self._wanted = self._action.isVisible()
            self.setVisible(self._wanted)
        self.setToolTip(self._action.toolTip())
        self.setAccessibleDescription(self._action.statusTip())


def _not_here() -> str:
    return translate("actions", "This is not available here.")
