"""Owns the pane at the side: one titled widget at a time, closed by Esc or its button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import Theme
from ui.widgets.surfaces import label, lives


class DetailPane(QFrame):
    """A widget that is a child of somebody's goes back there; any other is the pane's, and is deleted with all that was typed into it."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "detail")
        self._theme = theme
        self.title = label("", "card-title", wrap=True)
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "quiet")
        self.close_button.setToolTip(translate("shell", "Close (Esc)"))
        self.close_button.setAccessibleName(translate("shell", "Close the side pane"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.close_pane)
        self.shown: QWidget | None = None
        self._owner: QWidget | None = None
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(18, 14, 14, 14)
        self._body.addLayout(head)
        inside = QWidget()
        inside.setProperty("role", "plain")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._body.addWidget(scroll, 1)
        theme.changed.connect(self._wear)
        self._wear()
        self.hide()

    def show_widget(self, title: str, widget: QWidget) -> None:
        if widget is not self.shown:
            self._let_go()
            self.shown, self._owner = widget, widget.parentWidget()
        self.title.setText(title)
        self.setAccessibleName(title)
        self._inside.addWidget(widget, 1)
        widget.show()
        self.show()

    def close_pane(self) -> None:
        if not self.isHidden():
            self._let_go()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        if self.shown is not None:
            shown, owner, self.shown = self.shown, self._owner, None
            self._inside.removeWidget(shown)
            shown.hide()
            if owner is not None and lives(owner):
                shown.setParent(owner)
            else:
                shown.deleteLater()

    def _wear(self) -> None:
        self.close_button.setIcon(self._theme.icons.icon("close"))
        self.close_button.setIconSize(QSize(self._theme.metrics.icon, self._theme.metrics.icon))
        self.setMinimumWidth(self._theme.metrics.px(300))
