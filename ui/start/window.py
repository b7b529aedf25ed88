"""Owns the small window that is painted first and holds what comes before the desktop; imports nothing heavy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

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
    """What is being done, and how far it is where anybody knows. What can be given up has a button from the beginning."""

    cancelled = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = label(text, "muted")
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(text)
        self.bar.hide()
        self.cancel_button = QPushButton(translate("start", "Cancel"))
        self.cancel_button.hide()
        self.cancel_button.clicked.connect(self._cancel)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.text)
        layout.addWidget(self.bar)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def offer_cancel(self) -> None:
        """It can be given up, cleanly."""
        self.cancel_button.show()

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.text.setText(translate("start", "Cancelling …"))
        self.cancelled.emit()

    def progress(self, done: int, total: int, words: str = "") -> None:
        if words and self.cancel_button.isEnabled():
            self.text.setText(words)
            self.bar.setAccessibleName(words)
        self.bar.setRange(0, total)
        self.bar.setValue(max(done, self.bar.value()))
        self.bar.show()


class TroublePage(Card):
    """What happened, why, what to do next."""

    def __init__(self, what: str, why: str, next_step: str, tone: Tone = Tone.BAD) -> None:
        super().__init__(what)
        self.title.setWordWrap(True)
        self.title.setProperty("tone", tone.value)
        for text in (why, next_step):
            if text:
                self.body.addWidget(label(text, wrap=True))
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.body.addLayout(self.buttons)
