"""Owns what an empty place says: what belongs here, and the first thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme, Tone
from ui.widgets.surfaces import label


class EmptyState(QWidget):
    """Icon, headline, a sentence, and one button; the button may be an action's own (`ActionSet.button`)."""

    def __init__(
        self,
        theme: Theme,
        headline: str = "",
        text: str = "",
        button: QPushButton | None = None,
        *,
        icon: str = "empty",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.headline = label(headline, "card-title")
        self.text = label(text, "muted", wrap=True)
        for one in (self.headline, self.text):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._icon)
        layout.addWidget(self.headline)
        layout.addWidget(self.text)
        if button is not None:
            layout.addSpacing(8)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        theme.changed.connect(self._redraw)
        self._redraw()

    def say(self, headline: str, text: str) -> None:
        self.headline.setText(headline)
        self.text.setText(text)
        self.setAccessibleName(f"{headline}. {text}")

    def _redraw(self) -> None:
        size = self._theme.metrics.px(40)
        self._icon.setPixmap(self._theme.icons.pixmap(self._icon_name, Tone.MUTED, size, device_ratio=self.devicePixelRatioF()))
