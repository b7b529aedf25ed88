"""Owns the bar under a working page: what can be done at the left, in more lines where need be, the act itself at the lower right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ui.actions.bind import ActionButton
from ui.i18n import translate
from ui.theme import Theme
from ui.widgets.flow import FlowRow


class ActionBar(QWidget):
    """No button is ever narrower than its text. `more` holds what has no room in a low window."""

    def __init__(self, theme: Theme, left: Iterable[QPushButton], right: Iterable[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._away: list[ActionButton] = []
        self._settling = False
        self._others = FlowRow(theme, self, fits_keys=False)
        for button in left:
            self._others.add(button)
        self.more = QPushButton(translate("widgets", "More"))
        self.more.setProperty("role", "menu")
        self.more.setAutoDefault(False)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        self._others.add(self.more)
        self.more.hide()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._others, 1)
        for button in right:
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        theme.changed.connect(self._wear)
        self._wear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button came or went
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Keys give way before the buttons need a second line; in a low window then the last ones, into a menu."""
        buttons = [button for button in self.findChildren(ActionButton) if button.wanted]
        plain = [button for button in self.findChildren(QPushButton) if not isinstance(button, ActionButton) and button is not self.more]
        gap = self._theme.metrics.gap
        taken = sum(button.sizeHint().width() for button in plain if not button.isHidden()) + gap * (len(buttons) + len(plain))
        room = sum(button.width_with_keys() for button in buttons) + taken <= self.width()
        for button in buttons:
            button.show_keys(room)
        away: list[ActionButton] = []
        if self._theme.metrics.low:
            others = [button for button in buttons if button.parentWidget() is self._others]
            over = sum(button.sizeHint().width() for button in buttons) + taken - self.width()
            if over > 0:
                over += self.more.sizeHint().width() + gap
            while over > 0 and len(others) > 1:
                away.insert(0, others.pop())
                over -= away[0].sizeHint().width() + gap
        self._away = away
        if not self._settling:  # later: this may be within the very act of showing one of them
            self._settling = True
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._settling = False
        if self.more.isHidden() == bool(self._away):
            self.more.setVisible(bool(self._away))
        for button in self.findChildren(ActionButton):
            button.give_way(button in self._away)

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addActions([button.action_shown for button in self._away])

    def _wear(self) -> None:
        self._row.setSpacing(self._theme.metrics.gap)
