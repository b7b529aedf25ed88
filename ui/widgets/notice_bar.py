"""Owns news that came by itself and that a person has to see: one line after the other, never over the work, never in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.feedback import Offer
from ui.i18n import translate
from ui.theme import Theme, Tone
from ui.widgets.surfaces import label, set_tone

NARROW_BELOW_PX = 700


@dataclass(frozen=True, slots=True)
class Notice:
    """One piece of news; `key` names it, so that it is not shown twice. An `urgent` one goes before those that are not."""

    key: str
    tone: Tone
    text: str
    more: str = ""
    offers: tuple[Offer, ...] = ()
    urgent: bool = False
    stays: bool = False
    """Taking an offer does not put it away: it stays until its cause has ended, or somebody has seen enough of it."""
    again: str = ""
    """After it was put away it comes again where this is another; where it is empty, where it reads otherwise."""


class NoticeBar(QFrame):
    """The first of what its owners have to say; taking an offer or the button at the right brings the next one.

    An owner says all that holds now, at each change: what it does not say any more has ended and is gone. What a person has put away
    stays away until its cause has ended, or it reads otherwise.
    """

    put_away = Signal(object)
    """The key of a notice that was seen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._theme = theme
        self._said: dict[str, tuple[Notice, ...]] = {}
        self._away: set[tuple[str, str, str]] = set()
        self._notices: list[Notice] = []
        self._drawn: list[Notice] = []
        self._icon = QLabel()
        self._lead = label("", "lead", wrap=True)
        self._more = label("", "secondary", wrap=True)
        self._left = label("", "secondary")
        self.seen_button = QPushButton(translate("widgets", "Seen"))
        self._prepare(self.seen_button)
        self.seen_button.clicked.connect(self._seen)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._lead)
        words.addWidget(self._more)
        buttons = QWidget()
        self._offers = QHBoxLayout(buttons)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(8)
        self._offers.addWidget(self._left)
        self._offers.addWidget(self.seen_button)
        self._flow = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._flow.setSpacing(8)
        self._flow.addLayout(words, 1)
        self._flow.addWidget(buttons, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addLayout(self._flow, 1)
        theme.changed.connect(self._redraw)
        self.hide()

    @property
    def shown(self) -> Notice | None:
        return self._notices[0] if self._notices else None

    @property
    def waiting(self) -> Sequence[Notice]:
        return tuple(self._notices)

    def tell(self, owner: str, notices: Sequence[Notice]) -> None:
        """What an owner has to say now, all of it: nothing ends what it said before."""
        self._said[owner] = tuple(notices)
        every = {notice.key: notice for said in self._said.values() for notice in said}
        self._away &= {_mark(notice) for notice in every.values()}
        before = self.shown
        there = [every[known.key] for known in self._notices if known.key in every]
        come = [notice for key, notice in every.items() if key not in {known.key for known in there}]
        self._notices = [notice for notice in (*there, *come) if _mark(notice) not in self._away]
        self._notices.sort(key=lambda notice: not notice.urgent)  # otherwise in the order in which they came
        if self._notices == self._drawn:
            return
        self._show()
        if self.shown is not None and self.shown != before:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def offer_buttons(self) -> list[QPushButton]:
        return [button for button in self.findChildren(QPushButton) if button is not self.seen_button and not button.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.metrics.px(NARROW_BELOW_PX) and not self._theme.metrics.low
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._flow.direction() != direction:
            self._flow.setDirection(direction)

    def _show(self) -> None:
        for button in self.offer_buttons():
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._drawn = list(self._notices)
        notice = self.shown
        if notice is None:
            self.hide()
            return
        self._lead.setText(notice.text)
        self._more.setText(notice.more)
        self._more.setVisible(bool(notice.more))
        others = len(self._notices) - 1
        self._left.setText(translate("widgets", "%n more", None, others))
        self._left.setVisible(others > 0)
        for number, offer in enumerate(notice.offers):
            button = QPushButton(offer.text, self)
            self._prepare(button)
            button.clicked.connect(lambda checked=False, one=offer: self._take(one))
            self._offers.insertWidget(number, button)
        self.setAccessibleName(f"{notice.text} {notice.more}")
        set_tone(self, notice.tone)
        self._redraw()
        self.show()

    def _prepare(self, button: QPushButton) -> None:
        """A scanner's Enter must never press it."""
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)

    def _take(self, offer: Offer) -> None:
        if self.shown is not None and not self.shown.stays:
            self._seen()
        offer.take()

    def _seen(self) -> None:
        if self._notices:
            notice = self._notices.pop(0)
            self._away.add(_mark(notice))
            self._show()
            self.put_away.emit(notice.key)

    def _redraw(self) -> None:
        notice = self.shown
        if notice is not None:
            size = self._theme.metrics.px(20)
            icon = {Tone.BAD: "rejected", Tone.WARN: "attention"}.get(notice.tone, "info")
            self._icon.setPixmap(self._theme.icons.pixmap(icon, notice.tone, size, device_ratio=self.devicePixelRatioF()))


def _mark(notice: Notice) -> tuple[str, str, str]:
    """What tells that a notice is the one that was put away."""
    return (notice.key, notice.again, "") if notice.again else (notice.key, notice.text, notice.more)
