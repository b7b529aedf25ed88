"""Owns telling a scan that landed in an input of its own from what a person types there: machine speed, and no text for that input."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.scan import PlainCode, QuantityOnly, ScanSettings, read_scan
from ui.widgets.date_field import DateField
from ui.widgets.decimal_field import DecimalField
from ui.widgets.key_time import GAP_SECONDS, pressed_at

SIGNS_MIN = 4


class StrayScans:
    """Follows the keys into inputs. A plain code in a field for text stays there: a delivery note's number may be scanned into its field."""

    def __init__(self, settings: Callable[[], ScanSettings], moment: Callable[[QKeyEvent], float] = pressed_at) -> None:
        self._settings = settings
        self._moment = moment
        self._where: QWidget | None = None
        self._typed = ""
        self._last = 0.0
        self._put_back: Callable[[], None] = lambda: None

    def key(self, widget: QWidget, event: QKeyEvent) -> str:
        """The code, when this key ends a scan; the input is then as it was before. Empty for everything else."""
        now, text = self._moment(event), event.text()
        if widget is not self._where or now - self._last > GAP_SECONDS:
            self._where, self._typed, self._put_back = widget, "", _memory_of(widget)
        self._last = now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typed, put_back, self._where = self._typed, self._put_back, None
            if len(typed) >= SIGNS_MIN and self._is_code(widget, typed):
                put_back()
                return typed
            return ""
        if text and text.isprintable():
            self._typed += text
        elif text:
            self._where = None
        return ""

    def _is_code(self, widget: QWidget, typed: str) -> bool:
        settings = self._settings()
        if not isinstance(read_scan(typed, settings).code, PlainCode | QuantityOnly):
            return True
        if isinstance(widget, DecimalField):
            return widget.value is None
        return isinstance(widget, DateField | QComboBox) and typed.strip("0123456789./- ") != ""


def _memory_of(widget: QWidget) -> Callable[[], None]:
    """How to make the input again what it is now."""
    match widget:
        case QLineEdit():
            text = widget.text()
            return lambda: widget.setText(text)
        case QPlainTextEdit() | QTextEdit():
            plain = widget.toPlainText()
            return lambda: widget.setPlainText(plain)
        case QComboBox():
            row = widget.currentIndex()
            return lambda: widget.setCurrentIndex(row)
    return lambda: None
