"""Owns the inputs of a form: one widget per kind of field behind one face, and looking things up as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QCompleter, QLineEdit, QListView, QWidget

from db.queries.choosing import Option
from ui.figures import Figures
from ui.i18n import translate, translated
from ui.screens.entering.spec import CONTEXT, FieldSpec, Kind
from ui.site_days import Days
from ui.theme import Theme
from ui.theme.theme import repolish
from ui.widgets.date_field import DateField
from ui.widgets.decimal_field import DecimalField

TYPED_MS = 90
"""So long after the last key it is looked up."""
_LIST_MARGIN = 24
_GOING_ON = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class FieldDesk:
    """What inputs use: figures, the day, and looking up (source, text, within, answer), which may answer later."""

    theme: Theme
    figures: Figures
    today: Days
    offer: Callable[[FieldSpec, str, dict[str, str], Callable[[tuple[Option, ...]], None]], None]
    name: Callable[[FieldSpec, str, dict[str, str], Callable[[Option | None], None]], None]


Around = Callable[[], dict[str, str]]
"""What stands in the other fields by name, for those on which choices depend."""


class EntryField(QObject):
    """One input. `value` is what it says now, None where nothing or nothing that can be read; `problem` says why it cannot."""

    changed = Signal()

    def __init__(self, spec: FieldSpec, widget: QWidget) -> None:
        super().__init__(widget)
        self.spec = spec
        self.widget = widget
        widget.setAccessibleName(spec.words)

    @property
    def value(self) -> Any:
        raise NotImplementedError

    @property
    def problem(self) -> str:
        return ""

    @property
    def entered(self) -> bool:
        """Whether a person enters something here; else it only shows what the book says."""
        return self.widget.focusPolicy() != Qt.FocusPolicy.NoFocus

    @property
    def waits(self) -> bool:
        """Whether what was typed is being looked up."""
        return False

    def set_value(self, value: Any) -> None:
        raise NotImplementedError

    def settle(self) -> None:
        """Take the text as it is."""

    def reset(self) -> None:
        self.set_value(self.spec.default)


class ShownInput(EntryField):
    """What the book says: read, not entered, and not stopped at."""

    def __init__(self, spec: FieldSpec, desk: FieldDesk) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line)
        self._figures = desk.figures
        self._value: Any = None
        self._line.setReadOnly(True)
        self._line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if spec.kind is Kind.SHOWN_SUM:
            self._line.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    def value(self) -> Any:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        match self.spec.kind:
            case Kind.SHOWN_DAY if value:
                text = self._figures.day(value if isinstance(value, date) else date.fromisoformat(value))
            case Kind.SHOWN_SUM if value:
                text = self._figures.money(Decimal(value))
            case _:
                text = str(value or "")
        self._line.setText(text)
        self._line.setToolTip(text)
        self._line.setCursorPosition(0)


class TextInput(EntryField):
    """Text, or a code in capitals."""

    def __init__(self, spec: FieldSpec, desk: FieldDesk) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line)
        self._line.setPlaceholderText(translated(CONTEXT, spec.hint))
        self._line.textEdited.connect(self._edited)
        if spec.kind is Kind.WORD:
            self._offer_words(desk)

    @property
    def value(self) -> str:
        return self._line.text().strip()

    def set_value(self, value: Any) -> None:
        self._line.setText("" if value is None else str(value))
        self._line.setCursorPosition(0)

    def _edited(self, text: str) -> None:
        if self.spec.kind is Kind.CODE and text != text.upper():
            at = self._line.cursorPosition()
            self._line.setText(text.upper())
            self._line.setCursorPosition(at)
        self.changed.emit()

    def _offer_words(self, desk: FieldDesk) -> None:
        words = QStringListModel(self)
        completer = QCompleter(words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(completer)
        completer.activated.connect(lambda text: self.changed.emit())
        desk.offer(self.spec, "", {}, lambda found: words.setStringList([one.code for one in found]))


class NumberInput(EntryField):
    def __init__(self, spec: FieldSpec, desk: FieldDesk) -> None:
        self._number = DecimalField(desk.figures, name=spec.words, places_max=spec.places, least=spec.least)
        super().__init__(spec, self._number)
        self._number.setPlaceholderText(translated(CONTEXT, spec.hint))
        self._number.textEdited.connect(lambda text: self.changed.emit())
        self._number.value_changed.connect(lambda value: self.changed.emit())

    @property
    def value(self) -> Decimal | None:
        return self._number.value

    @property
    def problem(self) -> str:
        return self._number.problem

    def set_value(self, value: Any) -> None:
        self._number.set_value(_decimal(value))

    def settle(self) -> None:
        self._number.settle()


class DayInput(EntryField):
    """A day. One that was proposed follows the place that the form is about, until a person enters another."""

    def __init__(self, spec: FieldSpec, desk: FieldDesk, around: Around) -> None:
        self._desk, self._around = desk, around
        self._day = DateField(desk.figures, desk.theme, name=spec.words, today=self._there)
        super().__init__(spec, self._day)
        self._proposed: date | None = None
        self._day.textEdited.connect(lambda text: self.changed.emit())
        self._day.value_changed.connect(lambda value: self.changed.emit())

    @property
    def value(self) -> date | None:
        return self._day.value

    @property
    def problem(self) -> str:
        return self._day.problem

    def set_value(self, value: Any) -> None:
        self._proposed = self._there() if value == "today" else None
        given = value if isinstance(value, date) else date.fromisoformat(value) if value and value != "today" else None
        self._day.set_value(self._proposed or given)

    def propose(self) -> None:
        """Today where the form is about now, unless a person entered another day."""
        if self._proposed is not None and self.value == self._proposed != self._there():
            self.set_value("today")

    def _there(self) -> date:
        where = self._around()
        return self._desk.today.at(**where) if any(where.values()) else self._desk.today()

    def settle(self) -> None:
        self._day.settle()


class YesInput(EntryField):
    def __init__(self, spec: FieldSpec, desk: FieldDesk) -> None:
        self._box = QCheckBox(spec.words)
        super().__init__(spec, self._box)
        self._box.toggled.connect(lambda on: self.changed.emit())

    @property
    def value(self) -> bool:
        return self._box.isChecked()

    def set_value(self, value: Any) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(value is True or value == "yes")


class ChoiceInput(EntryField):
    """One of few. Choices that the book has come later; the value wanted meanwhile is kept."""

    def __init__(self, spec: FieldSpec, desk: FieldDesk, around: Around) -> None:
        self._box = QComboBox()
        super().__init__(spec, self._box)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._desk, self._around = desk, around
        self._wanted = ""
        self._within: dict[str, str] | None = None
        for value, words in spec.choices:
            self._box.addItem(translated(spec.choices_context, words), value)
        self._box.activated.connect(self._chosen)

    @property
    def value(self) -> str:
        return str(self._box.currentData() or "")

    @property
    def only_one(self) -> bool:
        """Whether there is nothing to choose."""
        return self._box.count() == 1

    def set_value(self, value: Any) -> None:
        self._wanted = str(value or "")
        self._show()

    def refresh(self, *, anew: bool = False) -> None:
        """Ask the book what there is, where it depends on something that changed."""
        within = self._around() if self.spec.source else None
        if within is None or (within == self._within and not anew):
            return
        self._within = within
        self._desk.offer(self.spec, "", within, self._fill)

    def _fill(self, found: Sequence[Option]) -> None:
        wanted = self.value or self._wanted
        before = self.value
        with QSignalBlocker(self._box):
            self._box.clear()
            for one in found:
                self._box.addItem(f"{one.name}" if one.name else one.code, one.id)
        self._wanted = wanted
        self._show()
        if self.value != before:
            self.changed.emit()

    def _show(self) -> None:
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(max(self._box.findData(self._wanted), 0))

    def _chosen(self) -> None:
        self._wanted = self.value
        self.changed.emit()


class LookLine(QLineEdit):
    """A line that knows when a person leaves it."""

    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class LookInput(EntryField):
    """One of many, by a part of its code or name, or by a scan. Leaving it takes what the text names, or says that nothing does."""

    def __init__(self, spec: FieldSpec, desk: FieldDesk, around: Around) -> None:
        self.line = LookLine()
        super().__init__(spec, self.line)
        self._desk, self._around = desk, around
        self._option: Option | None = None
        self._problem = ""
        self._asked = 0
        self._waits = False
        self._found: tuple[Option, ...] = ()
        self.line.setPlaceholderText(translated(CONTEXT, spec.hint))
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._popup = QListView()
        self._popup.setProperty("role", "offers")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.line)
        self._completer.setMaxVisibleItems(8)
        self._completer.activated.connect(self._picked)
        self._popup.installEventFilter(self)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._typed.timeout.connect(self._offer)
        self.line.textEdited.connect(self._edited)
        self.line.left.connect(self.settle)

    @property
    def value(self) -> str:
        return self._option.id if self._option is not None else ""

    @property
    def problem(self) -> str:
        return self._problem

    @property
    def waits(self) -> bool:
        return self._waits

    def set_value(self, value: Any) -> None:
        self._forget()
        text = str(value or "")
        self.line.setText(text)
        if text:
            self.settle()

    def settle(self) -> None:
        """Find what the text names; one that fits alone is taken."""
        self._typed.stop()
        text = self.line.text().strip()
        if self._option is not None or not text or self._problem:
            return
        self._asked += 1
        asked, within = self._asked, self._around()
        self._waits = True

        def named(option: Option | None) -> None:
            if asked != self._asked:
                return
            if option is not None:
                self._waits = False
                self._take(option)
            else:
                self._desk.offer(self.spec, text, within, only)

        def only(found: tuple[Option, ...]) -> None:
            if asked != self._asked:
                return
            self._waits = False
            if len(found) == 1:
                self._take(found[0])
            else:
                self._complain(text, several=bool(found))

        self._desk.name(self.spec, text, within, named)

    def check_around(self) -> None:
        """What it depends on changed: look again whether it still is one of those."""
        if self._option is not None and self.spec.within:
            id = self._option.id
            self._forget()
            self.line.setText(id)
            self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab and Enter in the list take what is marked, and go on as in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _GOING_ON:
            row = self._popup.currentIndex().row()
            self._popup.hide()
            if row >= 0:
                self._pick(row)
            forwarded = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QTimer.singleShot(0, self, lambda: self._press(forwarded))
            return True
        return False

    def _press(self, event: QKeyEvent) -> None:
        QApplication.sendEvent(self.line, event)

    def _edited(self, text: str) -> None:
        self._option = None
        self._asked += 1
        self._waits = False
        self._say("")
        self._typed.start()
        self.changed.emit()

    def _offer(self) -> None:
        text, within = self.line.text().strip(), self._around()
        self._asked += 1
        asked = self._asked
        if not text:
            self._popup.hide()
            return

        def show(found: tuple[Option, ...]) -> None:
            if asked != self._asked or not self.line.hasFocus():
                return
            self._found = found
            self._words.setStringList([_in_words(one) for one in found])
            if found:
                self._popup.setMinimumWidth(min(self._popup.sizeHintForColumn(0) + 2 * _LIST_MARGIN, self.line.window().width() // 2))
                self._completer.complete()
            else:
                self._popup.hide()

        self._desk.offer(self.spec, text, within, show)

    def _picked(self, words: str) -> None:
        """A press in the list."""
        self._pick(next((row for row, one in enumerate(self._found) if _in_words(one) == words), -1))

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self._asked += 1
            self._take(self._found[row])

    def _take(self, option: Option) -> None:
        self._option = option
        self._say("")
        self.line.setText(_in_words(option))
        self.line.setCursorPosition(0)
        self.line.setToolTip(_in_words(option))
        self.changed.emit()

    def _complain(self, text: str, *, several: bool) -> None:
        if several:
            self._say(translate("entering", "“{text}” fits several. Type more of it, or choose from the list.").format(text=text))
        else:
            self._say(translate("entering", "Nothing is called “{text}” here. Type a part of its code or name.").format(text=text))
        self.changed.emit()

    def _forget(self) -> None:
        self._option = None
        self._asked += 1
        self._waits = False
        self._say("")

    def _say(self, problem: str) -> None:
        self._problem = problem
        self.line.setProperty("invalid", bool(problem))
        self.line.setToolTip(problem)
        self.line.setAccessibleDescription(problem)
        repolish(self.line)


def input_of(spec: FieldSpec, desk: FieldDesk, around: Around) -> EntryField:
    """The input of a field."""
    match spec.kind:
        case Kind.NUMBER:
            return NumberInput(spec, desk)
        case Kind.DAY:
            return DayInput(spec, desk, around)
        case Kind.YES:
            return YesInput(spec, desk)
        case Kind.CHOICE:
            return ChoiceInput(spec, desk, around)
        case Kind.LOOK:
            return LookInput(spec, desk, around)
        case Kind.SHOWN | Kind.SHOWN_DAY | Kind.SHOWN_SUM:
            return ShownInput(spec, desk)
        case _:
            return TextInput(spec, desk)


def _in_words(option: Option) -> str:
    return f"{option.code} · {option.name}" if option.name and option.name != option.code else option.code


def _decimal(value: Any) -> Decimal | None:
    """A number as a draft, a default or the book says it."""
    if value in (None, ""):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
