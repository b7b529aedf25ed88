"""Owns the small window that is painted first and holds what comes before the desktop; imports nothing heavy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import Theme, Tone
from ui.widgets.surfaces import Card, label


class StartWindow(QWidget):
    """One page at a time in the middle; `painted` comes once, after the window was seen for the first time."""

    painted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Dockledger")
        self._theme = theme
        self._seen = False
        self.shown: QWidget | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        brand = label("Dockledger", "step")
        brand.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._column.addWidget(brand)
        self._place = self._column.count()
        self._column.addStretch(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addLayout(self._column, 100)
        row.addStretch(1)
        self.resize(1280, 820)
        self.wait(translate("start", "Opening …"))

    def put(self, page: QWidget) -> None:
        """Show a page in place of the one before."""
        if self.shown is not None:
            self._column.removeWidget(self.shown)
            self.shown.hide()
            self.shown.deleteLater()
        self.shown = page
        page.setMaximumWidth(self._theme.metrics.px(620))
        self._column.insertWidget(self._place, page, 30 if page.property("tall") else 0)
        page.show()
        page.setFocus()

    def wait(self, text: str) -> WaitPage:
        """Show that something is on its way."""
        page = WaitPage(text)
        self.put(page)
        return page

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()


class WaitPage(QWidget):
    """What is being done, and how far it is where anybody knows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = label(text, "muted")
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(text)
        self.bar.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(self.bar)
        layout.addStretch(1)

    def progress(self, done: int, total: int, words: str = "") -> None:
        if words:
            self.text.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(max(done, self.bar.value()))
        self.bar.show()


class TroublePage(Card):
    """What happened, why, what to do next."""

    def __init__(self, what: str, why: str, next_step: str) -> None:
        super().__init__(what)
        self.title.setWordWrap(True)
        self.title.setProperty("tone", Tone.BAD.value)
        for text in (why, next_step):
            if text:
                self.body.addWidget(label(text, wrap=True))
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.body.addLayout(self.buttons)
