"""Owns the calm bar of being offline: since when, what works, what waits, how old the data is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.i18n import translate
from ui.theme import Theme, Tone
from ui.widgets.surfaces import label


class OfflineBar(QFrame):
    """Permanent while offline; it never covers anything and asks nothing."""

    details_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setProperty("tone", Tone.WARN.value)
        self._theme = theme
        self._icon = QLabel()
        self._lead = label("", "lead", wrap=True)
        self._more = label("", "secondary", wrap=True)
        self._button = QPushButton(translate("widgets", "Show what waits"))
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.details_pressed.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addWidget(self._lead)
        layout.addWidget(self._more, 1)
        layout.addWidget(self._button)
        theme.changed.connect(self._redraw)
        self._redraw()
        self.hide()

    def offline(self, *, since: datetime, waiting: int, data_age_minutes: int) -> None:
        lead = translate("widgets", "Offline since {time}").format(time=f"{since:%H:%M}")
        waits = translate("widgets", "%n command(s) wait and will be posted once.", None, waiting)
        works = translate("widgets", "Scanning, counting and receiving go on; nothing is posted meanwhile.")
        age = translate("widgets", "The data here is %n minute(s) old.", None, data_age_minutes)
        self._lead.setText(lead)
        self._more.setText(f"{works} {waits} {age}")
        self.setAccessibleName(f"{lead}. {works} {waits} {age}")
        self.show()

    def online(self) -> None:
        self.hide()

    def _redraw(self) -> None:
        size = self._theme.metrics.px(18)
        self._icon.setPixmap(self._theme.icons.pixmap("offline", Tone.WARN, size, device_ratio=self.devicePixelRatioF()))
