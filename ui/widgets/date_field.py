"""Owns the input of a day: typed in the member's order, moved by keys, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from ui.figures import FigureNotUnderstood, Figures
from ui.i18n import translate
from ui.theme import Theme
from ui.theme.theme import repolish
from ui.widgets.field_icon import FieldIcon


class DateField(QLineEdit):
    """Shows and takes one day, or nothing.

    `=` or T is today; + and − go a day on and back, Page Up and Down a month; typing replaces what is selected.
    The keys act while the text is a whole date, so that a minus can still be typed inside one.
    """

    value_changed = Signal(object)
    """The settled date or None; only when it differs from the last one."""

    def __init__(
        self,
        figures: Figures,
        theme: Theme,
        *,
        name: str,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures = figures
        self._today = today
        self._theme = theme
        self._value: date | None = None
        self.problem = ""
        self.setAccessibleName(name)
        FieldIcon(self, theme, "calendar", text=translate("widgets", "Pick from a calendar"), act=self.open_calendar)

    @property
    def value(self) -> date | None:
        return self._read()[0]

    def set_value(self, value: date | None) -> None:
        self._value = value
        self.setText("" if value is None else self._figures.day(value))
        self._complain("")

    def settle(self) -> bool:
        """Take the text as it is: True if it is a day, or nothing."""
        value, problem = self._read()
        self._complain(problem)
        if problem:
            return False
        shown = "" if value is None else self._figures.day(value)
        if shown != self.text():
            self.setText(shown)
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)
        return True

    def open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        day = self.value or self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        place = QLocale(self._figures.locale)
        calendar.setLocale(QLocale(QLocale().language(), place.territory()))  # the reader's words, the week as it begins there
        calendar.setFirstDayOfWeek(place.firstDayOfWeek())
        plain = QTextCharFormat()  # red is for what is wrong, and a Saturday is not
        plain.setForeground(QColor(self._theme.tokens.muted))
        for weekday in place.weekdays():
            calendar.setWeekdayTextFormat(weekday, QTextCharFormat())
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, plain)
        for name, icon in (("qt_calendar_prevmonth", "back"), ("qt_calendar_nextmonth", "forward")):
            turn = calendar.findChild(QToolButton, name)
            if isinstance(turn, QToolButton):
                turn.setIcon(self._theme.icons.icon(icon))
        item = QWidgetAction(menu)
        item.setDefaultWidget(calendar)
        menu.addAction(item)

        def picked(chosen: QDate) -> None:
            self._put(date(chosen.year(), chosen.month(), chosen.day()))
            menu.close()

        calendar.clicked.connect(picked)
        calendar.activated.connect(picked)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved = None if self.isReadOnly() else self._moved(event)
        if moved is not None:
            self._put(moved)
            self.selectAll()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    def _moved(self, event: QKeyEvent) -> date | None:
        """Where a key leads; None if it is to be typed."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        if event.text() in ("=", "t", "T"):
            return self._today()
        value, problem = self._read()
        whole = not problem and (value is None or self.text() == self._figures.day(value))
        if not whole:
            return None
        base = value or self._today()
        if event.text() == "+":
            return base + timedelta(days=1)
        if event.text() in ("-", "−"):
            return base - timedelta(days=1)
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            return _month_moved(base, 1 if event.key() == Qt.Key.Key_PageUp else -1)
        return None

    def _put(self, value: date) -> None:
        self.setText(self._figures.day(value))
        self.settle()

    def _read(self) -> tuple[date | None, str]:
        text = self.text().strip()
        if not text:
            return None, ""
        try:
            return self._figures.parse_date(text, self._today()), ""
        except FigureNotUnderstood as error:
            return None, translate("widgets", "“{text}” is not a date here. Write it like {example}.").format(
                text=text, example=error.example
            )

    def _complain(self, problem: str) -> None:
        self.problem = problem
        self.setProperty("invalid", bool(problem))
        self.setToolTip(problem)
        self.setAccessibleDescription(problem)
        repolish(self)


def _month_moved(day: date, months: int) -> date:
    """The same day some months on, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
