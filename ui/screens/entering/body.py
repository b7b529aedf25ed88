"""Owns a whole form as widgets: its head, its lines, what stands in them and what is missing; sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.screens.entering.fields import ChoiceInput, DayInput, EntryField, FieldDesk, LookInput, YesInput, input_of
from ui.screens.entering.lines import LineTable
from ui.screens.entering.spec import FieldSpec, Filled, FormSpec, Kind, Values
from ui.widgets.surfaces import Card, label

TWO_COLUMNS_FROM_PX = 560
PLACE = ("entity_id", "warehouse_id")
"""The fields that say where it is."""


@dataclass(frozen=True)
class Lack:
    """What keeps the form from being sent: a sentence, and the field it is about."""

    text: str
    field: EntryField | None = None


class FormBody(QWidget):
    """The inputs of one form. `changed` comes with whatever a person does to them."""

    changed = Signal()
    keyed = Signal()
    """What says which known thing it is changed and was settled."""

    def __init__(self, spec: FormSpec, desk: FieldDesk) -> None:
        super().__init__()
        self.spec = spec
        self._theme = desk.theme
        self.kept: Values = {}
        """What the book holds of the thing at hand beside what is shown."""
        self._quiet = False
        self.inputs: dict[str, EntryField] = {}
        self._titles: dict[str, QLabel] = {}
        self._left_out: frozenset[str] = frozenset()
        self.head = Card()
        holder = QWidget()
        holder.setProperty("role", "plain")
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(4)
        self.head.body.addWidget(holder)
        for field in spec.fields:
            self._input(field, desk, holder)
        self.tables = {
            lines.name: LineTable(lines, desk, self._chosen, lambda lines=lines: lines.complete(self.filled, 0) if lines.complete else {})  # type: ignore[misc]
            for lines in spec.lines
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.head)
        for table in self.tables.values():
            table.changed.connect(self._changed)
            column.addWidget(table)
        column.addStretch(1)
        self._columns = 0
        self._arrange()
        self.clear()

    @property
    def values(self) -> Values:
        head = {name: one.value for name, one in self.inputs.items()}
        return {**self.kept, **head, **{name: table.values for name, table in self.tables.items()}}

    @property
    def filled(self) -> Filled:
        return Filled(self.values)

    @property
    def place(self) -> dict[str, str]:
        """The company and site that the form is about, as far as it says."""
        return {name: str((self.inputs[name].value if name in self.inputs else self.kept.get(name)) or "") for name in PLACE}

    def propose_days(self) -> None:
        """Days that nobody entered are today's where the form is about."""
        for one in self.inputs.values():
            if isinstance(one, DayInput):
                one.propose()

    @property
    def waits(self) -> bool:
        """Whether something typed is still being looked up."""
        return any(one.waits for one in self.inputs.values()) or any(table.waits for table in self.tables.values())

    def show_values(self, values: Mapping[str, Any], *, known: bool) -> None:
        """Fill in a draft, or (`known`) what the book holds."""
        self._quiet = True
        self.kept = {name: value for name, value in values.items() if name not in self.inputs and name not in self.tables}
        for name, one in self.inputs.items():
            if name in values and one.value != values[name]:
                one.set_value(values[name])
        self._shown_or_not()
        for name, table in self.tables.items():
            if name in values:
                table.show_lines(values[name], known=known)
        self.propose_days()
        self._quiet = False
        self.refresh()

    def clear(self, *, keep: tuple[str, ...] = ()) -> None:
        """As it was at first, but for the fields named in `keep`."""
        self._quiet = True
        self.kept = {}
        for name, one in self.inputs.items():
            if name not in keep:
                one.reset()
        for table in self.tables.values():
            table.show_lines(())
        self.propose_days()
        self._shown_or_not()
        self._quiet = False

    def fill(self, field: str, code: str) -> None:
        """Put a code where it belongs, `lines.item_id` into the first line that is empty; what stands there stays."""
        name, _, within = field.partition(".")
        if not within:
            if not self.inputs[name].value:
                self.inputs[name].set_value(code)
            return
        table = self.tables[name]
        row = next((row for row in table.rows if not row.touched), None) or table.add()
        row.inputs[within].set_value(code)

    def loosen(self) -> None:
        """What stands there is no longer the known thing: it becomes a new one like it."""
        self.kept = {}
        for table in self.tables.values():
            table.loosen()

    def refresh(self, *, anew: bool = False) -> None:
        """Ask again what can be chosen."""
        for one in self.inputs.values():
            if isinstance(one, ChoiceInput):
                one.refresh(anew=anew)

    def lack(self) -> Lack | None:
        """The first thing that keeps it from being sent."""
        for one in self._asked():
            found = _lack_of(one, needed=one.spec.required or one.spec.needs is not None)
            if found is not None:
                return found
        for table in self.tables.values():
            where = translate("entering", "{table}, line {number}: {text}")
            for number, row in enumerate((row for row in table.rows if row.touched), start=1):
                for name, one in row.inputs.items():
                    found = _lack_of(one, needed=row.wants(name))
                    if found is not None:
                        text = where.format(table=table.title.text(), number=number, text=found.text)
                        return Lack(text, one)
            if len(table.values) < table.spec.least:
                text = translate("entering", "{table}: at least %n line(s).", None, table.spec.least).format(table=table.title.text())
                return Lack(text, next((one for one in table.rows[0].inputs.values() if one.entered), None) if table.rows else None)
        return None

    def settle(self) -> None:
        for one in self.inputs.values():
            one.settle()
        for table in self.tables.values():
            table.settle()

    def first(self) -> EntryField:
        """Where a person begins: the first field they have to fill in."""
        shown = self._asked()
        return next((one for one in shown if one.spec.required and not one.value), shown[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._enter(watched)
            return True
        if event.type() == QEvent.Type.FocusOut and any(
            self.inputs[name].widget is watched for name in self.spec.key if name in self.inputs
        ):
            self.keyed.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _input(self, field: FieldSpec, desk: FieldDesk, holder: QWidget) -> None:
        def around() -> dict[str, str]:
            if field.kind is Kind.DAY:
                return self.place
            return {name: str(self.inputs[name].value or "") for name in field.within if name in self.inputs}

        one = self.inputs[field.name] = input_of(field, desk, around)
        one.changed.connect(lambda name=field.name: self._edited(name))
        one.widget.setParent(holder)
        one.widget.installEventFilter(self)
        title = label("" if field.kind is Kind.YES else field.words, "secondary")
        title.setParent(holder)
        title.setBuddy(one.widget)
        self._titles[field.name] = title

    def _asked(self) -> list[EntryField]:
        return [one for name, one in self.inputs.items() if name not in self._left_out]

    def _chosen(self) -> dict[str, str]:
        """What lines may depend on: the ids in the head, also those that the book gave with what is known."""
        values = {**self.kept, **{name: one.value for name, one in self.inputs.items()}}
        return {name: value for name, value in values.items() if isinstance(value, str) and name.endswith("_id")}

    def _edited(self, name: str) -> None:
        if name in PLACE:
            self.propose_days()
        for one in self.inputs.values():
            if name in one.spec.within:
                if isinstance(one, ChoiceInput):
                    one.refresh()
                elif isinstance(one, LookInput):
                    one.check_around()
        if any(name in field.within for lines in self.spec.lines for field in lines.fields):
            for table in self.tables.values():
                table.refresh()
        one = self.inputs[name]
        settled = isinstance(one, ChoiceInput) or (isinstance(one, LookInput) and bool(one.value))
        if name in self.spec.key and settled and not self._quiet:
            self.keyed.emit()
        self._changed()

    def _changed(self) -> None:
        self._shown_or_not()
        if not self._quiet:
            self.changed.emit()

    def _shown_or_not(self) -> None:
        """A company is asked for where there are several; what goes with another choice, where that was made."""
        left_out = frozenset(name for name, one in self.inputs.items() if not self._is_asked(one))
        if left_out == self._left_out:
            return
        self._left_out = left_out
        for name, one in self.inputs.items():
            one.widget.setVisible(name not in left_out)
            self._titles[name].setVisible(name not in left_out)
        self._columns = 0
        self._arrange()

    def _is_asked(self, one: EntryField) -> bool:
        if one.spec.needs is not None:
            other, wanted = one.spec.needs
            return bool(self.inputs[other].value == wanted)
        return not (one.spec.name == "entity_id" and isinstance(one, ChoiceInput) and one.only_one)

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._theme.metrics.px(TWO_COLUMNS_FROM_PX) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, one in enumerate(self._asked()):
            row, column = divmod(place, columns)
            self._grid.addWidget(self._titles[one.spec.name], 2 * row, column)
            self._grid.addWidget(one.widget, 2 * row + 1, column)

    def _enter(self, watched: QWidget) -> None:
        """Enter goes on to the next field, behind the last one into the lines."""
        asked = self._asked()
        at = next((number for number, one in enumerate(asked) if one.widget is watched), 0)
        asked[at].settle()
        if at + 1 < len(asked):
            asked[at + 1].widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for table in self.tables.values():
            if table.rows:
                next(one for one in table.rows[0].inputs.values() if one.entered).widget.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _lack_of(one: EntryField, *, needed: bool) -> Lack | None:
    if one.problem:
        return Lack(one.problem, one)
    if needed and not isinstance(one, YesInput) and one.value in (None, ""):
        return Lack(translate("entering", "“{field}” is missing.").format(field=one.spec.words), one)
    return None
