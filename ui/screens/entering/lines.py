"""Owns the lines of a form: rows of inputs, Enter that finishes a line, pasting from a spreadsheet; knows not what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.figures import FigureNotUnderstood
from ui.i18n import translate, translated
from ui.screens.entering.fields import ChoiceInput, EntryField, FieldDesk, LookInput, input_of
from ui.screens.entering.spec import CONTEXT, FieldSpec, Kind, LinesSpec, Values
from ui.theme import Tone
from ui.widgets.surfaces import Card, label

LINES_MAX = 500
_LEAST_PX = {Kind.CHOICE: 120}
_FIELD_PX, _BROAD_PX = 72, 160


class Line(QObject):
    """One row of inputs. `kept` is what the book holds of it beside what is shown; `known` lines stand in the book."""

    def __init__(self, parent: QObject, inputs: dict[str, EntryField], remove: QToolButton) -> None:
        super().__init__(parent)
        self.inputs = inputs
        self.remove = remove
        self.kept: Values = {}
        self.known = False
        self.begun: Values = {}
        """What stood there before anybody entered anything."""

    @property
    def values(self) -> Values:
        return {**self.kept, **{name: one.value for name, one in self.inputs.items()}}

    def wants(self, name: str) -> bool:
        """Whether a field has to be filled in and is not."""
        one = self.inputs[name]
        other = self.inputs.get(one.spec.unless)
        needed = one.spec.required or (other is not None and other.value in (None, ""))
        return needed and one.value in (None, "")

    @property
    def touched(self) -> bool:
        """Whether a person entered something, or the book holds it."""
        return self.known or any(one.value not in (None, "", False, self.begun.get(name)) for name, one in self.inputs.items())


class LineTable(Card):
    """Rows of inputs under one heading; an empty row is no line."""

    changed = Signal()
    finished = Signal()
    """Enter in an empty last line: the lines are done."""

    def __init__(self, spec: LinesSpec, desk: FieldDesk, head: Callable[[], dict[str, str]], complete: Callable[[], Values]) -> None:
        super().__init__(translated(CONTEXT, spec.title))
        self.spec = spec
        self._desk, self._head, self._complete = desk, head, complete
        self.rows: list[Line] = []
        self._left_out: frozenset[int] = frozenset()
        holder = QWidget()
        holder.setProperty("role", "plain")
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._titles = [label(field.words, "secondary") for field in spec.fields]
        for column, (field, title) in enumerate(zip(spec.fields, self._titles, strict=True)):
            title.setAlignment(Qt.AlignmentFlag.AlignRight if field.kind is Kind.NUMBER else Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(title, 0, column)
            self._grid.setColumnStretch(column, field.weight)
            self._grid.setColumnMinimumWidth(column, desk.theme.metrics.px(_least(field)))
        self.add_button = QPushButton(translated(CONTEXT, spec.add))
        self.add_button.setProperty("role", "quiet")
        self.add_button.clicked.connect(lambda: self._add_and_go())
        self.hint = label(
            translate("entering", "Rows copied from a spreadsheet can be pasted into the first empty line."), "secondary", wrap=True
        )
        self.nothing = label(translate("entering", "These lines come with what is chosen above."), "muted", wrap=True)
        bottom = QHBoxLayout()
        bottom.addWidget(self.add_button)
        bottom.addWidget(self.hint, 1)
        self.body.addWidget(holder)
        self.body.addWidget(self.nothing)
        self.body.addLayout(bottom)
        self._wear()
        for column, field in enumerate(spec.fields):
            if field.only_where_any:
                desk.offer(field, "", {}, lambda found, column=column: self._only_where(column, bool(found)))  # type: ignore[misc]

    @property
    def values(self) -> list[Values]:
        return [row.values for row in self.rows if row.touched]

    @property
    def waits(self) -> bool:
        return any(one.waits for row in self.rows for one in row.inputs.values())

    def show_lines(self, lines: Sequence[Mapping[str, Any]], *, known: bool = False) -> None:
        """These and nothing else, `known` ones as the book holds them; where there are none, as many empty ones as usual."""
        for row in list(self.rows):
            self._drop(row)
        for values in lines:
            self._fill(self.add(), values, known=known)
        if not lines and not known:
            for start in self.spec.start:
                self._fill(self.add(), start)
        while len(self.rows) < self.spec.first and not self.spec.start:
            self.add()
        self._wear()

    def add(self) -> Line:
        """An empty line at the end."""
        remove = QToolButton()
        remove.setIcon(self._desk.theme.icons.icon("close", Tone.MUTED))
        remove.setToolTip(translate("entering", "Take this line out"))
        remove.setAccessibleName(translate("entering", "Take this line out"))
        remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        inputs: dict[str, EntryField] = {}
        row = Line(self, inputs, remove)

        def around_of(field: FieldSpec) -> Callable[[], dict[str, str]]:
            def around() -> dict[str, str]:
                own = {name: str(inputs[name].value or "") for name in field.within if name in inputs}
                return {**{name: value for name, value in self._head().items() if name in field.within}, **own}

            return around

        for field in self.spec.fields:
            one = inputs[field.name] = input_of(field, self._desk, around_of(field))
            one.reset()
            one.changed.connect(lambda row=row, name=field.name: self._edited(row, name))
            one.widget.installEventFilter(self)
        row.begun = row.values
        remove.clicked.connect(lambda: self._take_out(row))
        self.rows.append(row)
        self._place()
        for one in inputs.values():
            if isinstance(one, ChoiceInput):
                one.refresh()
        return row

    def refresh(self) -> None:
        """What the head says changed: choices that depend on it."""
        for row in self.rows:
            for one in row.inputs.values():
                if isinstance(one, ChoiceInput):
                    one.refresh()
                elif isinstance(one, LookInput) and set(one.spec.within) & set(self._head()):
                    one.check_around()

    def loosen(self) -> None:
        """The lines belong to something new from now on."""
        for row in self.rows:
            row.known, row.begun = False, {}
        self._wear()

    def settle(self) -> None:
        for row in self.rows:
            for one in row.inputs.values():
                one.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            if event.matches(QKeySequence.StandardKey.Paste) and self._paste(watched):
                return True
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._enter(watched)
                return True
        return super().eventFilter(watched, event)

    def _enter(self, watched: QWidget) -> None:
        """Enter finishes: the next field of the line that has to be filled in, else the next line, at the end a new one."""
        found = self._where(watched)
        if found is None:
            return
        row, name = found
        one = row.inputs[name]
        if one.spec.takes and one.value is None and not one.problem:
            one.set_value(row.inputs[one.spec.takes].value)
            self.changed.emit()
        one.settle()
        if not row.touched and row is self.rows[-1]:
            self.finished.emit()
            return
        names = list(row.inputs)
        for other in names[names.index(name) + 1 :]:
            one = row.inputs[other]
            if row.wants(other):
                self._focus(one)
                return
        at = self.rows.index(row)
        if at + 1 < len(self.rows):
            self._focus(next(one for one in self.rows[at + 1].inputs.values() if one.entered))
        elif self.spec.add:
            self._add_and_go()
        else:
            self.finished.emit()

    def _add_and_go(self) -> None:
        if len(self.rows) >= LINES_MAX:
            return
        begin = self._complete()
        row = self.add()
        for name, value in begin.items():
            row.inputs[name].set_value(value)
        row.begun = row.values
        first = next(iter(row.inputs.values()))
        QTimer.singleShot(0, self, lambda: self._focus(first))
        self.changed.emit()

    def _paste(self, watched: QWidget) -> bool:
        """Cells copied from a spreadsheet go into this line and those below; one value stays an ordinary paste."""
        text = QGuiApplication.clipboard().text().strip("\r\n")
        found = self._where(watched)
        if found is None or not self.spec.add or not ("\t" in text or "\n" in text):
            return False
        row, name = found
        at, first = self.rows.index(row), list(row.inputs).index(name)
        for number, copied in enumerate(text.splitlines()[: LINES_MAX - at]):
            line = self.rows[at + number] if at + number < len(self.rows) else self.add()
            for one, cell in zip(list(line.inputs.values())[first:], copied.split("\t"), strict=False):
                self._put(one, cell.strip())
        self.changed.emit()
        return True

    def _put(self, one: EntryField, cell: str) -> None:
        """A cell as a person reads it; what is no number or day stays text in its field, marked."""
        try:
            if one.spec.kind is Kind.NUMBER and cell:
                one.set_value(self._desk.figures.parse_decimal(cell))
            elif one.spec.kind is Kind.DAY and cell:
                one.set_value(self._desk.figures.parse_date(cell, self._desk.today()))
            elif one.spec.kind is Kind.CODE:
                one.set_value(cell.upper())
            else:
                one.set_value(cell)
        except FigureNotUnderstood:
            one.widget.setProperty("text", cell)
            one.settle()

    def _edited(self, row: Line, name: str) -> None:
        for one in row.inputs.values():
            if name in one.spec.within:
                if isinstance(one, LookInput):
                    one.check_around()
                elif isinstance(one, ChoiceInput):
                    one.refresh()
        self.changed.emit()

    def _fill(self, row: Line, values: Mapping[str, Any], *, known: bool = False) -> None:
        row.known = known
        row.kept = {name: value for name, value in values.items() if name not in row.inputs}
        for name, one in row.inputs.items():
            if name in values:
                one.set_value(values[name])

    def _take_out(self, row: Line) -> None:
        at = self.rows.index(row)
        self._drop(row)
        while len(self.rows) < self.spec.first:
            self.add()
        if self.rows:
            self._focus(next(one for one in self.rows[min(at, len(self.rows) - 1)].inputs.values() if one.entered))
        self.changed.emit()

    def _drop(self, row: Line) -> None:
        self.rows.remove(row)
        for widget in (*(one.widget for one in row.inputs.values()), row.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        row.deleteLater()
        self._place()

    def _place(self) -> None:
        last: QWidget | None = None
        for number, row in enumerate(self.rows, start=1):
            for column, one in enumerate(row.inputs.values()):
                self._grid.addWidget(one.widget, number, column)
                if last is not None:
                    QWidget.setTabOrder(last, one.widget)
                last = one.widget
            self._grid.addWidget(row.remove, number, len(row.inputs))
        if last is not None:
            QWidget.setTabOrder(last, self.add_button)
        self._wear()

    def _only_where(self, column: int, any_there: bool) -> None:
        """A column with nothing to choose in it is left out."""
        self._left_out = self._left_out - {column} if any_there else self._left_out | {column}
        self._grid.setColumnMinimumWidth(column, self._desk.theme.metrics.px(_least(self.spec.fields[column])) if any_there else 0)
        self._grid.setColumnStretch(column, self.spec.fields[column].weight if any_there else 0)
        self._wear()

    def _wear(self) -> None:
        adds = bool(self.spec.add)
        self.add_button.setVisible(adds)
        self.hint.setVisible(bool(self.rows) and adds)
        self.nothing.setVisible(not self.rows and not adds)
        for column, title in enumerate(self._titles):
            title.setVisible(bool(self.rows) and column not in self._left_out)
            for row in self.rows:
                list(row.inputs.values())[column].widget.setVisible(column not in self._left_out)
        for row in self.rows:
            row.remove.setVisible(not row.known or self.spec.loosen)

    def _where(self, watched: QWidget) -> tuple[Line, str] | None:
        return next(((row, name) for row in self.rows for name, one in row.inputs.items() if one.widget is watched), None)

    def _focus(self, one: EntryField) -> None:
        one.widget.setFocus(Qt.FocusReason.TabFocusReason)


def _least(field: FieldSpec) -> int:
    """The width below which a field cannot be read, in pixels at 100 %."""
    return _BROAD_PX if field.weight >= 4 else _LEAST_PX.get(field.kind, _FIELD_PX)
