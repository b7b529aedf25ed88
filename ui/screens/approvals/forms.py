"""Owns the small forms of the inbox: a reason, whom to forward to, a stand-in with dates, many at once with a result each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.book import Delegation
from app.domain.currency import digits_of
from db.queries.approvals import Candidate, InboxRow
from ui.figures import Figures
from ui.i18n import translate
from ui.previews import role_name
from ui.refusals import told
from ui.screens.approvals.presenter import BulkItem, Lending
from ui.theme import Theme, Tone
from ui.widgets.date_field import DateField
from ui.widgets.surfaces import Chip, label, named_field


class AskRow(QWidget):
    """One question on one line, with the act beside it; Esc leaves it."""

    answered = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "strong")
        self.person = QComboBox()
        self.person.setAccessibleName(translate("approvals", "Forward to"))
        self.field = QLineEdit()
        self.act = QPushButton()
        self.act.setProperty("role", "primary")
        self.act.clicked.connect(self._answer)
        self.cancel = QPushButton(translate("approvals", "Cancel"))
        self.cancel.clicked.connect(self.leave)
        self.field.returnPressed.connect(self._answer)
        self.field.textChanged.connect(self._allow)
        self._needs_text = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.person)
        line.addWidget(self.field, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.act)
        column.addLayout(line)
        self.hide()

    def ask_reason(self) -> None:
        self._ask(translate("approvals", "Why is it rejected?"), translate("approvals", "Reject"))

    def ask_note(self) -> None:
        self._ask(translate("approvals", "Why is it approved?"), translate("approvals", "Approve"))

    def ask_person(self, people: Sequence[Candidate]) -> None:
        self._open(translate("approvals", "Forward to"), translate("approvals", "Forward"), needs_text=False)
        self.person.clear()
        for one in people:
            self.person.addItem(f"{one.name} · {role_name(one.role)}", (one.id, one.name))
        self.person.show()
        self.person.setFocus()
        self.act.setEnabled(bool(people))

    def leave(self) -> None:
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        else:
            super().keyPressEvent(event)

    def _ask(self, question: str, act: str) -> None:
        self._open(question, act, needs_text=True)
        self.person.hide()
        self.field.setFocus()

    def _open(self, name: str, act: str, *, needs_text: bool) -> None:
        self._needs_text = needs_text
        self._name.setText(name)
        self.field.clear()
        self.field.setAccessibleName(name if needs_text else translate("approvals", "Note"))
        self.field.setPlaceholderText("" if needs_text else translate("approvals", "Note (optional)"))
        self.act.setText(act)
        self._allow()
        self.show()

    def _allow(self) -> None:
        self.act.setEnabled(bool(self.field.text().strip()) or not self._needs_text)
        self.act.setToolTip("" if self.act.isEnabled() else translate("approvals", "Write a reason first."))

    def _answer(self) -> None:
        """Once: Enter in the field goes on to the row, which must not answer for the next request."""
        if self.act.isEnabled() and not self.isHidden():
            self.hide()
            self.answered.emit((self.field.text().strip(), self.person.currentData()))


class LendForm(QWidget):
    """Who stands in, in which role, from when to when; and who stands in now."""

    def __init__(
        self,
        theme: Theme,
        figures: Figures,
        today: Callable[[], date],
        lend: Callable[[str, str, date, date], None],
        take_back: Callable[[Delegation], None],
    ) -> None:
        super().__init__()
        self._figures = figures
        self._take_back = take_back
        self._lend = lend
        self.person, self.role = QComboBox(), QComboBox()
        self.first = DateField(figures, theme, name=translate("approvals", "First day"), today=today)
        self.last = DateField(figures, theme, name=translate("approvals", "Last day"), today=today)
        self.first.set_value(today())
        self.act = QPushButton(translate("approvals", "Let them decide"))
        self.act.setProperty("role", "primary")
        self.act.clicked.connect(self._act)
        self.problem = label("", "", tone=Tone.BAD, wrap=True)
        self.problem.hide()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            (translate("approvals", "Stand-in"), self.person),
            (translate("approvals", "In the role"), self.role),
            (translate("approvals", "First day"), self.first),
            (translate("approvals", "Last day"), self.last),
        ):
            field.setAccessibleName(name)
            named_field(form, name, field)
        self._now = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            label(translate("approvals", "Your stand-in decides in your place; the log names both of you."), "muted", wrap=True)
        )
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.act, 0, Qt.AlignmentFlag.AlignRight)
        layout.addSpacing(12)
        layout.addLayout(self._now)
        layout.addStretch(1)

    def show_lending(self, lending: Lending) -> None:
        for box, entries in ((self.person, lending.people), (self.role, tuple((role, role_name(role)) for role in lending.roles))):
            if box.count() == 0:
                for key, name in entries:
                    box.addItem(name, key)
        while (item := self._now.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        names = dict(lending.people)
        for one in lending.lent:
            text = translate("approvals", "{member} as {role}, {first} to {last}").format(
                member=names.get(one.to_member, one.to_member),
                role=role_name(one.role),
                first=self._figures.day(one.valid_from),
                last=self._figures.day(one.valid_to),
            )
            self._now.addWidget(label(text, wrap=True))
            button = QPushButton(translate("approvals", "Take back"))
            button.clicked.connect(lambda checked=False, given=one: self._take_back(given))
            self._now.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _act(self) -> None:
        first, last = self.first.value, self.last.value
        problem = ""
        if first is None or last is None:
            problem = translate("approvals", "Enter the first and the last day.")
        elif last < first:
            problem = translate("approvals", "The last day is before the first.")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if first is not None and last is not None and not problem:
            self._lend(str(self.person.currentData()), str(self.role.currentData()), first, last)


class BulkForm(QScrollArea):
    """Alike requests with their sum; what became of each is said at its own line."""

    def __init__(self, rows: Sequence[InboxRow], figures: Figures, approve: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self._rows = tuple(rows)
        self._figures = figures
        self._approve = approve
        inside = QWidget()
        inside.setProperty("role", "plain")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addWidget(
            label(
                translate("approvals", "All of one kind and company, and of low risk. Untick what you want to look at first."),
                "muted",
                wrap=True,
            )
        )
        self.boxes: dict[str, QCheckBox] = {}
        self.results: dict[str, Chip] = {}
        self.reasons: dict[str, QLabel] = {}
        for row in rows:
            places = digits_of(row.currency)
            amount = "" if row.amount is None else f"   {figures.money(row.amount, places=places)} {row.currency}"
            box = QCheckBox(f"{row.number or row.document_id}{amount}")
            box.setChecked(True)
            box.setToolTip(told(row.reason))
            box.toggled.connect(lambda checked: self._sum())
            chip, why = Chip(), label("", "secondary", wrap=True)
            chip.hide()
            why.hide()
            self.boxes[row.id], self.results[row.id], self.reasons[row.id] = box, chip, why
            for widget in (box, label(told(row.reason), "secondary", wrap=True), chip, why):
                layout.addWidget(widget)
        self.total = label("", "strong")
        self.act = QPushButton()
        self.act.setProperty("role", "primary")
        self.act.clicked.connect(lambda: self._approve(self.chosen))
        layout.addWidget(self.total)
        layout.addWidget(self.act, 0, Qt.AlignmentFlag.AlignRight)
        layout.addStretch(1)
        self.setWidget(inside)
        self._sum()

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(id for id, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def show_results(self, items: Sequence[BulkItem]) -> None:
        for item in items:
            chip, why = self.results[item.request_id], self.reasons[item.request_id]
            done = translate("approvals", "Approved") if item.done else translate("approvals", "Not approved")
            chip.say(done, Tone.GOOD if item.done else Tone.BAD)
            chip.show()
            self.boxes[item.request_id].setEnabled(False)
            if item.text:
                why.setText(item.text)
                why.show()
        self._sum()

    def _sum(self) -> None:
        chosen = [row for row in self._rows if row.id in self.chosen]
        currency = self._rows[0].currency
        seen = [row.amount for row in chosen if row.amount is not None]
        amount = self._figures.money(sum(seen, Decimal(0)), places=digits_of(currency))
        self.total.setText(translate("approvals", "Together {amount} {currency}").format(amount=amount, currency=currency))
        self.total.setVisible(len(seen) == len(chosen))
        self.act.setText(translate("approvals", "Approve %n", None, len(chosen)))
        self.act.setEnabled(bool(chosen))
