"""Owns the navigation rail: the screens a member may open, what waits there, who is signed in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.shell.screens import ScreenSpec
from ui.theme import Theme, Tone
from ui.theme.theme import repolish
from ui.widgets.surfaces import label


class NavigationRail(QFrame):
    """Icons with names beside them; where room is short, names go below the icons."""

    chosen = Signal(object)
    """A screen id."""
    scheme_pressed = Signal()
    menu_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._theme = theme
        self._compact = False
        self._specs: dict[str, ScreenSpec] = {}
        self._badges: dict[str, int] = {}
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._brand = label("Dockledger", "title")
        self._company = label("", "secondary", wrap=True)
        self._member = label("", "secondary", wrap=True)
        self.scheme_button = self._tool()
        self.scheme_button.clicked.connect(self.scheme_pressed)
        self.menu_button = self._tool()
        self.menu_button.clicked.connect(self.menu_pressed)
        inside = QWidget()
        inside.setProperty("role", "plain")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        layout = self._column = QVBoxLayout(self)
        self._brand.setContentsMargins(10, 0, 0, 0)
        self._company.setContentsMargins(10, 0, 0, 8)
        self._member.setContentsMargins(10, 0, 0, 6)
        for widget in (self._brand, self._company):
            layout.addWidget(widget)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._member)
        layout.addWidget(self.scheme_button)
        layout.addWidget(self.menu_button)
        theme.changed.connect(self._wear)
        self._wear()

    def show_screens(self, specs: Iterable[ScreenSpec]) -> None:
        for old in self.buttons.values():
            self._group.removeButton(old)
            old.deleteLater()
        self.buttons.clear()
        self._specs = {spec.id: spec for spec in specs if spec.on_rail}
        for place, spec in enumerate(self._specs.values()):
            button = self._tool()
            button.setCheckable(True)
            button.clicked.connect(lambda checked=False, one=spec.id: self.chosen.emit(one))
            self._group.addButton(button)
            self._list.insertWidget(place, button)
            self.buttons[spec.id] = button
        self._wear()

    def show_member(self, *, company: str, member: str) -> None:
        self._company.setText(company)
        self._member.setText(member)

    def mark(self, screen_id: str) -> None:
        """The screen in front."""
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == screen_id)
        self._group.setExclusive(True)
        self._wear()

    def badge(self, screen_id: str, waiting: int) -> None:
        self._badges[screen_id] = waiting
        self._wear()

    def set_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._wear()

    def _tool(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _wear(self) -> None:
        metrics = self._theme.metrics
        for name, button in self.buttons.items():
            spec, waiting = self._specs[name], self._badges.get(name, 0)
            words = f"{spec.name} {waiting}" if waiting else spec.name
            self._dress(button, words, spec.icon, Tone.ACCENT if button.isChecked() else Tone.MUTED)
            if waiting:
                button.setAccessibleDescription(translate("shell", "%n waiting", None, waiting))
        dark = self._theme.tokens.scheme == "dark"
        self._dress(
            self.scheme_button,
            translate("shell", "Light") if dark else translate("shell", "Dark"),
            "sun" if dark else "moon",
            Tone.MUTED,
        )
        self._dress(self.menu_button, translate("shell", "Menu"), "menu", Tone.MUTED)
        self.setFixedWidth(self._compact_width() if self._compact else self._wide_width())
        side = 4 if metrics.low else 10
        self._column.setContentsMargins(side, 6 if metrics.low else 18, side, 4 if metrics.low else 10)
        self._column.setSpacing(0 if metrics.low else 2)
        self._list.setSpacing(0 if metrics.low else 2)
        for widget in (self._brand, self._company, self._member):
            widget.setVisible(not self._compact)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Light and dark give way before the screens have to scroll: the menu has them too."""
        places = [*self.buttons.values(), self.menu_button]
        needed = sum(one.sizeHint().height() + self._list.spacing() for one in places) + self.scheme_button.sizeHint().height()
        margins = self._column.contentsMargins()
        self.scheme_button.setVisible(not self._theme.metrics.low or needed + margins.top() + margins.bottom() <= self.height())

    def _wide_width(self) -> int:
        """The longest name with its number, bold as it is while its screen is in front, beside its icon."""
        metrics = self._theme.metrics
        bold = QFontMetrics(self._theme.font(metrics.text_pt, bold=True))
        widest = max((bold.horizontalAdvance(one.text()) for one in self.buttons.values()), default=0)
        return max(widest + metrics.icon + metrics.px(54), metrics.px(200))

    def _compact_width(self) -> int:
        """The longest name, which is bold while its screen is in front; where the list scrolls, its bar too."""
        metrics = self._theme.metrics
        bold = QFontMetrics(self._theme.font(metrics.rail_pt, bold=True))
        widest = max((bold.horizontalAdvance(one.text()) for one in (*self.buttons.values(), self.menu_button)), default=0)
        return max(widest + metrics.px(6), metrics.px(56)) + (16 if metrics.low else 28)

    def _dress(self, button: QToolButton, words: str, icon: str, tone: Tone) -> None:
        metrics = self._theme.metrics
        button.setIcon(self._theme.icons.icon(icon, tone))
        icon_px = metrics.rail_icon if self._compact else metrics.icon
        button.setIconSize(QSize(icon_px, icon_px))
        button.setText(words if self._compact else f"  {words}")
        button.setToolTip(words)
        button.setAccessibleName(words)
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonTextUnderIcon if self._compact else style.ToolButtonTextBesideIcon)
        font = self._theme.font(metrics.rail_pt if self._compact else metrics.text_pt)
        button.setFont(font)
        if button.property("compact") != self._compact:
            button.setProperty("compact", self._compact)
            repolish(button)
