"""Owns the strip that answers a scan: colour, icon, text and offers, with the sound beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.feedback import Feedback, Known, Offer, Verdict
from ui.i18n import translate
from ui.sounds import SoundPlayer
from ui.theme import Theme
from ui.widgets.surfaces import label, set_tone

NARROW_BELOW_PX = 620

_ICONS = {
    Verdict.OK: "ok",
    Verdict.ATTENTION: "attention",
    Verdict.REJECTED: "rejected",
    Verdict.INFO: "info",
}


class FeedbackStrip(QFrame):
    """Shows one Feedback at a time, painted at once. Hidden until there is something to say."""

    def __init__(self, theme: Theme, sounds: SoundPlayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._theme = theme
        self._sounds = sounds
        self.volume_percent = 60
        self.shown: Feedback | None = None
        self._icon = QLabel()
        self._icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lead = label("", "lead", wrap=True)
        self._more = label("", "secondary", wrap=True)
        words = QWidget()
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        texts = QVBoxLayout(words)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(1)
        texts.addWidget(self._lead)
        texts.addWidget(self._more)
        self._offer_row = QWidget()
        self._offers = QHBoxLayout(self._offer_row)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(8)
        self._flow = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._flow.setSpacing(8)
        self._flow.addWidget(words, 1)
        self._flow.addWidget(self._offer_row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.setSpacing(12)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(self._flow, 1)
        theme.changed.connect(self._redraw)
        self.hide()

    def say(self, feedback: Feedback) -> None:
        """Show it, sound it once, and tell screen readers."""
        self._show(feedback)
        self.repaint()
        self._sounds.play(feedback.verdict, self.volume_percent)

    def _show(self, feedback: Feedback) -> None:
        self.shown = feedback
        self._lead.setText(feedback.text)
        self._more.setText(" ".join(part for part in (feedback.expected, feedback.next_step) if part))
        self._more.setVisible(bool(self._more.text()))
        self._put_offers(feedback.offers)
        set_tone(self, feedback.verdict.tone)
        self._redraw()
        self.setAccessibleName(f"{verdict_word(feedback.verdict)}: {feedback.spoken}")
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def ask(self, known: Known) -> None:
        """Ask the cause of what is shown again: it says something else, silently, or is gone with its cause."""
        shown = self.shown
        if shown is None or shown.cause is None:
            return
        now = shown.cause.now(known)
        if now is None:
            self.clear()
        elif now != shown:
            self._show(now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.metrics.px(NARROW_BELOW_PX)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._flow.direction() != direction:
            self._flow.setDirection(direction)

    def clear(self) -> None:
        self.shown = None
        self.hide()

    def offer_buttons(self) -> list[QPushButton]:
        return [button for button in self.findChildren(QPushButton) if not button.isHidden()]

    def _put_offers(self, offers: tuple[Offer, ...]) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for offer in offers:
            button = QPushButton(offer.text, self)
            # A scanner's Enter must never press it: it takes no focus by a click and is no default button.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False, one=offer: self._take(one))
            self._offers.addWidget(button)
        self._offer_row.setVisible(bool(offers))

    def _take(self, offer: Offer) -> None:
        before = self.shown
        offer.take()
        if self.shown is before:
            self.clear()

    def _redraw(self) -> None:
        if self.shown is not None:
            size = self._theme.metrics.px(20)
            verdict = self.shown.verdict
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._theme.icons.pixmap(_ICONS[verdict], verdict.tone, size, device_ratio=ratio))


def verdict_word(verdict: Verdict) -> str:
    return {
        Verdict.OK: translate("widgets", "Done"),
        Verdict.ATTENTION: translate("widgets", "Attention"),
        Verdict.REJECTED: translate("widgets", "Not accepted"),
        Verdict.INFO: translate("widgets", "Note"),
    }[verdict]
