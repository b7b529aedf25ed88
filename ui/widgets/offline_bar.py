"""Owns the calm bar about a shared book's connection: offline since when, what waits, how old the data is, or what needs a person."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import Theme, Tone
from ui.widgets.surfaces import label, set_tone

NARROW_BELOW_PX = 700


class OfflineBar(QFrame):
    """Permanent while offline; it never covers anything and asks nothing."""

    details_pressed = Signal()
    help_pressed = Signal()
    """The button for what only a person can mend."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setProperty("tone", Tone.WARN.value)
        self._theme = theme
        self._tone = Tone.WARN
        self._full = self._brief = ""
        self._more_is_known = False
        """Where what waits and how old the data is also stands behind the lamps at the foot."""
        self._icon = QLabel()
        self._lead = label("", "lead", wrap=True)
        self._more = label("", "secondary", wrap=True)
        self.details_button = QPushButton(translate("widgets", "Show what waits"))
        self.details_button.clicked.connect(self.details_pressed.emit)
        self.help_button = QPushButton()
        self.help_button.clicked.connect(self.help_pressed.emit)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._lead)
        words.addWidget(self._more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        for button in (self.help_button, self.details_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
            layout.addWidget(button)
        theme.changed.connect(self._redraw)
        self.hide()

    def offline(self, *, since: datetime, waiting: int, data_age_minutes: int) -> None:
        lead = translate("widgets", "Offline since {time}").format(time=f"{since:%H:%M}")
        waits = translate("widgets", "%n command(s) wait and will be posted once.", None, waiting)
        works = translate("widgets", "Scanning, counting and receiving go on; nothing is posted meanwhile.")
        age = translate("widgets", "The data here is %n minute(s) old.", None, data_age_minutes)
        self._say(Tone.WARN, lead, f"{works} {waits} {age}", brief=f"{waits} {age}")

    def needs_help(self, what: str, why: str, act: str) -> None:
        """Trying again does not mend it; `act` names what the person can do here, empty where that is elsewhere."""
        self._say(Tone.BAD, what, why, act)

    def reading(self, rows: str, total: str) -> None:
        """The book is read anew; what is shown meanwhile is as it was. `total` may be empty."""
        lead = translate("widgets", "The book is being read anew: {rows} rows so far").format(rows=rows)
        if total:
            lead = translate("widgets", "The book is being read anew: {rows} of {total} rows").format(rows=rows, total=total)
        self._say(Tone.ACCENT, lead, translate("widgets", "Until it is complete, you see it as it was. Work goes on."))

    def online(self) -> None:
        self.hide()

    @property
    def text(self) -> str:
        return f"{self._lead.text()} {self._full}".strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where room is short the work needs it more: the rest is in the tool tip."""
        metrics = self._theme.metrics
        narrow = self.width() < metrics.px(NARROW_BELOW_PX)
        self._more.setText("" if metrics.low and self._more_is_known else self._brief if narrow else self._full)
        self._more.setVisible(bool(self._more.text()))

    def _say(self, tone: Tone, lead: str, more: str, act: str = "", *, brief: str = "") -> None:
        self._lead.setText(lead)
        self._full, self._brief = more, brief or more
        self._more_is_known = bool(brief)
        self._fit()
        self.setToolTip(more)
        self.help_button.setText(act)
        self.help_button.setVisible(bool(act))
        self.setAccessibleName(f"{lead}. {more}")
        self._tone = tone
        set_tone(self, tone)
        self._redraw()
        self.show()

    def _redraw(self) -> None:
        self._fit()
        size = self._theme.metrics.px(18)
        self._icon.setPixmap(
            self._theme.icons.pixmap(
                "refresh" if self._tone is Tone.ACCENT else "offline", self._tone, size, device_ratio=self.devicePixelRatioF()
            )
        )
