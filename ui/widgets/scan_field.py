"""Owns the field every scan lands in, and that it has the focus whenever nothing else needs it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.i18n import translate
from ui.scan import QuantityOnly, Reading, ScanSettings, read_scan
from ui.widgets.bursts import Bursts
from ui.widgets.key_time import pressed_at
from ui.widgets.stray_scans import StrayScans


class ScanField(QLineEdit):
    """Takes scans and typed codes; Enter ends one. `5*` alone waits for the next scan and is shown."""

    scanned = Signal(object)
    """A Reading, its multiplier already the pending one where there was one."""

    def __init__(self, settings: ScanSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scan")
        self.setAccessibleName(translate("widgets", "Scan or type a code"))
        self._settings = settings or ScanSettings()
        self._pending: Decimal | None = None
        self._hint = ""
        self.returnPressed.connect(self._end)

    @property
    def pending(self) -> Decimal | None:
        """The quantity that waits for the next scan."""
        return self._pending

    def use(self, settings: ScanSettings) -> None:
        self._settings = settings

    @property
    def settings(self) -> ScanSettings:
        return self._settings

    def take(self, code: str) -> None:
        """A scan that landed elsewhere."""
        self.setText(code)
        self._end()

    def set_hint(self, hint: str) -> None:
        """What the empty field asks for."""
        self._hint = hint
        self._show_pending()

    def forget_pending(self) -> None:
        self._pending = None
        self._show_pending()

    def event(self, event: QEvent) -> bool:
        """While nothing is typed, Undo is the screen's: it takes back the last scan, not the last letter."""
        undo = QKeySequence.StandardKey.Undo
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.text() and event.matches(undo):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.text() or self._pending is not None):
            self.clear()
            self.forget_pending()
            event.accept()
            return
        super().keyPressEvent(event)

    def _end(self) -> None:
        text = self.text()
        self.clear()
        if not text.strip():
            return
        reading = read_scan(text, self._settings)
        if isinstance(reading.code, QuantityOnly):
            self._pending = reading.multiplier
            self._show_pending()
            return
        if reading.multiplier is None and self._pending is not None:
            reading = Reading(reading.raw, reading.code, self._pending)
        self._pending = None
        self._show_pending()
        self.scanned.emit(reading)

    def _show_pending(self) -> None:
        if self._pending is None:
            self.setPlaceholderText(self._hint)
            self.setAccessibleDescription(self._hint)
            return
        number = self._settings.figures.quantity(self._pending)
        text = translate("widgets", "{number} × the next scan · Esc forgets it").format(number=number)
        self.setPlaceholderText(text)
        self.setAccessibleDescription(text)


_TEXT_INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class ScanFocus(QObject):
    """Keeps the scan field ready on one page.

    After a button, a finished or left input, a closed dialog or menu, and when the page appears, the focus goes back
    to the field. What a scanner types while the focus is on something that takes no text is led into the field, so
    that no scan is lost. Tab still reaches everything: focus that came by keyboard stays until it is used.

    On pages that are not for scanning the focus stays where it is; a burst at machine speed is a scan there too.
    """

    def __init__(self, field: ScanField, page: QWidget, moment: Callable[[QKeyEvent], float] | None = None) -> None:
        super().__init__(page)
        self._field = field
        self._page = page
        self._active = True
        self._moment = moment or pressed_at
        self._strays = StrayScans(lambda: field.settings, self._moment)
        self._bursts = Bursts()
        application = QApplication.instance()
        if application is None:
            raise RuntimeError("a scan field needs a running application")
        application.installEventFilter(self)

    def hold(self, active: bool) -> None:
        """Switch keeping on or off: off on pages that are not for scanning."""
        self._active = active
        if active:
            self.give_back()

    def give_back(self) -> None:
        """Focus the field as soon as the event now handled is over, unless that event leads to an input that asks for something."""
        before = QApplication.focusWidget()
        QTimer.singleShot(0, self._field, lambda: self._take(before))

    def _take(self, before: QWidget | None) -> None:
        if not self._active or not self._field.isVisible():
            return
        now = QApplication.focusWidget()
        if now is not None and now not in (before, self._field) and _takes_text(now) and self._page.isAncestorOf(now):
            return
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _WATCHED or not isinstance(watched, QWidget):
            return False
        if not self._active:
            return isinstance(event, QKeyEvent) and self._overheard(watched, event)
        if watched is self._page:
            if kind in (QEvent.Type.Show, QEvent.Type.WindowActivate):
                self.give_back()
            return False
        if watched is self._field or not self._page.isAncestorOf(watched):
            return False
        if kind == QEvent.Type.MouseButtonRelease and not _takes_text(watched):
            self.give_back()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    def _overheard(self, watched: QWidget, event: QKeyEvent) -> bool:
        """A scan on a page that is not for scanning. Each sign is announced first, which is where shortcuts look."""
        first = watched is (QApplication.focusWidget() or watched.window())  # what nobody takes is offered to its parents, too
        if not first or _takes_text(watched) or watched.window() is not self._page.window():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if self._is_typing(watched, event) and self._bursts.sign(event.text(), self._moment(event)):
                event.accept()
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        code = self._bursts.end(self._moment(event))
        if code:
            self._field.take(code)
        return bool(code)

    def _key(self, watched: QWidget, event: QKeyEvent) -> bool:
        ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if _takes_text(watched):
            code = self._strays.key(watched, event)
            if code:
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)
                self._field.take(code)
                return True
            if ends and not isinstance(watched, QTextEdit | QPlainTextEdit):
                self.give_back()
            return False
        if isinstance(watched, QAbstractButton) and (ends or event.key() == Qt.Key.Key_Space):
            self.give_back()
            return False
        if self._is_typing(watched, event):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self._field, event)
            return True
        return False

    def _is_typing(self, watched: QWidget, event: QKeyEvent) -> bool:
        """A printable sign for something that takes no text; a list's own single keys were served as shortcuts."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        editing = isinstance(watched, QAbstractItemView) and watched.state() == QAbstractItemView.State.EditingState
        text = event.text()
        return bool(text) and text.isprintable() and text != " " and not held and not editing


_WATCHED = (
    QEvent.Type.Show,
    QEvent.Type.WindowActivate,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
)


def _takes_text(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, _TEXT_INPUTS)
