"""Owns the line that says who else is at the same work, and what was done to it meanwhile; never over the work, never in its way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import Theme, Tone
from ui.widgets.surfaces import label, set_tone


class ColleagueLine(QFrame):
    """`there` is who else is here now, `happened` what changed under the hand: that stays until it was seen, or the page is another."""

    seen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._theme = theme
        self._tone = Tone.ACCENT
        self._icon = QLabel()
        self._there = label("", "lead", wrap=True)
        self._happened = label("", "secondary", wrap=True)
        self.seen_button = QPushButton(translate("widgets", "Seen"))
        self.seen_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.seen_button.setAutoDefault(False)
        self.seen_button.clicked.connect(self.seen.emit)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._there)
        words.addWidget(self._happened)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        layout.addWidget(self.seen_button)
        theme.changed.connect(self._redraw)
        self.hide()

    @property
    def there(self) -> str:
        return self._there.text()

    @property
    def happened(self) -> str:
        return self._happened.text()

    def show_colleagues(self, there: str, happened: str) -> None:
        """Both may be empty: then nothing is shown."""
        if (there, happened) == (self.there, self.happened):
            return
        self._there.setText(there)
        self._there.setVisible(bool(there))
        self._happened.setText(happened)
        self._happened.setVisible(bool(happened))
        self._happened.setProperty("role", "secondary" if there else "lead")
        self.seen_button.setVisible(bool(happened))
        self.setAccessibleName(f"{there} {happened}".strip())
        self._tone = Tone.WARN if happened else Tone.ACCENT
        set_tone(self, self._tone)
        self._redraw()
        self.setVisible(bool(there or happened))
        if happened:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _redraw(self) -> None:
        size = self._theme.metrics.px(18)
        self._icon.setPixmap(self._theme.icons.pixmap("person", self._tone, size, device_ratio=self.devicePixelRatioF()))
