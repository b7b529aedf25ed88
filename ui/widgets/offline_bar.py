"""Owns the calm bar about a shared book's connection: offline since when, what waits, how old the data is, or what needs a person."""

from __future__ import annotations

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
        self._what = self._full = self._brief = self._short = ""
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

    def offline(self, *, since: str, waiting: int, age: str) -> None:
        """Since when, what works, what waits, how old the data is; `since` and `age` as the person reads them."""
        lead = translate("widgets", "Offline since {time}").format(time=since)
        waits = translate("widgets", "Nothing waits to be posted.")
        if waiting:
            waits = translate("widgets", "%n piece(s) of work wait and will be posted once.", None, waiting)
        works = translate("widgets", "Receiving, counting of open sheets, transfers and decisions go on; nothing is posted meanwhile.")
        old = translate("widgets", "The data here is {age} old.").format(age=age)
        short = translate("widgets", "{waiting} waiting · data {age} old").format(waiting=waiting, age=age)
        self._say(Tone.WARN, lead, f"{works} {waits} {old}", brief=f"{waits} {old}", short=f"{lead} · {short}")

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
        return f"{self._what} {self._full}".strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where room is short the work needs it more: the rest is in the tool tip."""
        metrics = self._theme.metrics
        narrow, low = self.width() < metrics.px(NARROW_BELOW_PX), metrics.low and bool(self._short)
        self._lead.setText(self._short if low else self._what)
        self._more.setText("" if low else self._brief if narrow else self._full)
        self._more.setVisible(bool(self._more.text()))

    def _say(self, tone: Tone, lead: str, more: str, act: str = "", *, brief: str = "", short: str = "") -> None:
        """`brief` stands for `more` in a narrow window, `short` for all of it in a low one."""
        self._what, self._short = lead, short
        self._full, self._brief = more, brief or more
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
