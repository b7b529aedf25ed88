"""Owns the status bar: lamps for connection, waiting commands and proof; each a sign, a word and a colour."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from ui.i18n import translate
from ui.theme import Theme, Tone
from ui.widgets.surfaces import label


class Light(StrEnum):
    """What a lamp says; the sign differs with the colour."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    OFF = "muted"

    @property
    def sign(self) -> str:
        return {Light.GOOD: "●", Light.WARN: "▲", Light.BAD: "✕", Light.OFF: "○"}[self]

    @property
    def tone(self) -> Tone:
        return Tone(self.value)


class Lamp(QAbstractButton):
    """Sign and words; pressing it opens what it is about."""

    said = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name = name
        self._theme = theme
        self.light = Light.OFF
        self.shrunk = 1.0
        """How much smaller than it should be the text is where room is short."""
        self.say(Light.OFF, translate("widgets", "unknown"))

    def say(self, light: Light, words: str) -> None:
        self.light = light
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(f"{self._name}: {words}")
        self.updateGeometry()
        self.update()
        self.said.emit()

    def sizeHint(self) -> QSize:
        theme = self._theme
        metrics = QFontMetrics(theme.font(theme.metrics.secondary_pt * self.shrunk))
        width = metrics.horizontalAdvance(f"{self.light.sign}{self.text()}")
        return QSize(width + round(theme.metrics.px(28) * self.shrunk) + 8, theme.metrics.lamp_height)

    def shrink(self, factor: float) -> None:
        if factor != self.shrunk:
            self.shrunk = factor
            self.updateGeometry()
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(48), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.alternate) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(self._theme.font(metrics.secondary_pt * self.shrunk))
        left = round(metrics.px(8) * self.shrunk)
        painter.setPen(QColor(tokens.ink(self.light.tone)))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), _CENTRED, self.light.sign)
        left += painter.fontMetrics().horizontalAdvance(self.light.sign) + round(metrics.px(8) * self.shrunk)
        painter.setPen(QColor(tokens.muted))
        room = self.rect().adjusted(left, 0, -4, 0)
        painter.drawText(
            room,
            _CENTRED,
            painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width()),
        )


_CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LampBar(QStatusBar):
    """The bar at the foot of the window."""

    connection_pressed = Signal()
    waiting_pressed = Signal()
    proof_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._theme = theme
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.connection = Lamp(translate("widgets", "Connection"), theme)
        self.waiting = Lamp(translate("widgets", "Waiting commands"), theme)
        self.proof = Lamp(translate("widgets", "Proof"), theme)
        for lamp, pressed in (
            (self.connection, self.connection_pressed),
            (self.waiting, self.waiting_pressed),
            (self.proof, self.proof_pressed),
        ):
            lamp.clicked.connect(pressed.emit)
            lamp.said.connect(self._make_room)
            row.addWidget(lamp)
        self.sums = label("")
        self.sums.setAccessibleName(translate("widgets", "Sum of the selection"))
        self.hints = label("")
        self.sums.setContentsMargins(0, 0, 16, 0)
        self.hints.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self.sums)
        row.addWidget(self.hints)
        self.addWidget(inside, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def show_sums(self, text: str) -> None:
        """Count, sum and average of the selected cells; empty hides them."""
        self.sums.setText(text)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where everything does not fit, the reminder of keys goes first, then the lamps' text shrinks."""
        all_lamps = (self.connection, self.waiting, self.proof)
        for lamp in all_lamps:
            lamp.shrink(1.0)
        lamps = sum(lamp.sizeHint().width() + 4 for lamp in all_lamps)
        sums = self.sums.sizeHint().width() if self.sums.text() else 0
        self.hints.setVisible(lamps + sums + self.hints.sizeHint().width() + 24 <= self.width())
        room = self.width() - sums - 16
        if 0 < room < lamps:
            for lamp in all_lamps:
                lamp.shrink(max(room / lamps * 0.97, 0.6))

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.metrics.lamp_height + (2 if self._theme.metrics.low else 5))
        for lamp in (self.connection, self.waiting, self.proof):
            lamp.updateGeometry()
