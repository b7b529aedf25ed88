"""Owns the panes of counting: the plan's questions, and reason and note of a difference."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.screens.counting.picture import CountingPicture
from ui.screens.counting.planning import Planning
from ui.screens.counting.review import Review
from ui.shell.screen import Desk
from ui.widgets.date_field import DateField
from ui.widgets.flow import FlowLayout
from ui.widgets.surfaces import Card, Chip, label


class PlanPane(QWidget):
    """What is counted: a warehouse, some of its locations, a family, a class; and until when."""

    def __init__(self, desk: Desk, planning: Planning) -> None:
        super().__init__()
        self._planning = planning
        self._names: tuple[str, ...] = ()
        self.site = _choice(translate("counting", "Warehouse"))
        self.family = _choice(translate("counting", "Family"))
        self.abc = _choice(translate("counting", "Class by value"))
        self.due = DateField(desk.figures, desk.theme, name=translate("counting", "To be counted by"), today=desk.today)
        self.blind = QCheckBox(translate("counting", "Blind: who counts sees no quantities"))
        self.site.activated.connect(lambda index: self._change(site_id=str(self.site.currentData())))
        self.family.activated.connect(lambda index: self._change(family=str(self.family.currentData())))
        self.abc.activated.connect(lambda index: self._change(abc_class=str(self.abc.currentData())))
        self.due.value_changed.connect(lambda value: self._change(due_on=value))
        self.blind.toggled.connect(lambda on: self._change(blind=bool(on)))
        what = Card(translate("counting", "What is counted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for place, field in enumerate((self.site, self.due, self.family, self.abc)):
            grid.setColumnStretch(place % 2, 1)
            name = label(field.accessibleName(), "secondary")
            name.setBuddy(field)
            grid.addWidget(name, 2 * (place // 2), place % 2)
            grid.addWidget(field, 2 * (place // 2) + 1, place % 2)
        what.body.addLayout(grid)
        what.body.addWidget(self.blind)
        where = Card(translate("counting", "Where"))
        self.everywhere = label(translate("counting", "The whole warehouse. Scan locations to count only those."), "muted", wrap=True)
        where.body.addWidget(self.everywhere)
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips, gap=8)
        where.body.addWidget(self.chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(what)
        layout.addWidget(where)
        layout.addStretch(1)

    def show_picture(self, picture: CountingPicture) -> None:
        plan = picture.plan
        _fill(self.site, [(site.id, site.name) for site in picture.sites], plan.site_id)
        every = translate("counting", "All families")
        _fill(self.family, [("", every), *((family, family) for family in picture.families)], plan.family)
        classes = (
            ("", translate("counting", "All items")),
            ("A", translate("counting", "A: first 80 % of the value")),
            ("B", translate("counting", "B: up to 95 %")),
            ("C", translate("counting", "C: the rest")),
        )
        _fill(self.abc, list(classes), plan.abc_class)
        if not self.due.hasFocus() and self.due.value != plan.due_on:
            self.due.set_value(plan.due_on)
        blocker = QSignalBlocker(self.blind)
        self.blind.setChecked(plan.blind)
        blocker.unblock()
        if picture.plan_spots != self._names:
            self._names = picture.plan_spots
            while (item := self._flow.takeAt(0)) is not None:
                old = item.widget()
                if old is not None:
                    old.hide()
                    old.deleteLater()
            for name in self._names:
                chip = Chip(name)
                self._flow.addWidget(chip)
                chip.show()
        self.everywhere.setVisible(not self._names)
        self.chips.setVisible(bool(self._names))

    def _change(self, **fields: Any) -> None:
        self._planning.change(replace(self._planning.plan, **fields))


class ReasonCard(Card):
    """Why the chosen line differs, or all of them."""

    def __init__(self, desk: Desk, review: Review) -> None:
        super().__init__(translate("counting", "Why"))
        self._review = review
        self.which = label("", "muted", wrap=True)
        self.reason = _choice(translate("counting", "Reason"))
        self.reason.activated.connect(lambda index: review.explain(reason=str(self.reason.currentData() or "")))
        self.note = QLineEdit()
        self.note.setAccessibleName(translate("counting", "Note"))
        self.note.setPlaceholderText(translate("counting", "What was found out"))
        self.note.editingFinished.connect(self._note_done)
        self.body.addWidget(self.which)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for column, field in enumerate((self.reason, self.note)):
            grid.setColumnStretch(column, 1)
            name = label(field.accessibleName(), "secondary")
            name.setBuddy(field)
            grid.addWidget(name, 0, column)
            grid.addWidget(field, 1, column)
        self.body.addLayout(grid)
        row = QWidget()
        flow = FlowLayout(row, gap=desk.theme.metrics.gap)
        self.all_button = desk.actions.button("counting.explain", row)
        self.recount_button = desk.actions.button("counting.recount", row)
        for button in (self.all_button, self.recount_button):
            flow.addWidget(button)
        self.body.addWidget(row)

    def show_picture(self, picture: CountingPicture) -> None:
        chosen = next((row for row in picture.variances if row.line_no == picture.selected_line), None)
        everything = translate("counting", "For all differences; choose a line to explain it alone.")
        self.which.setText(everything if chosen is None else f"{chosen.title} · {chosen.detail}")
        differing = [row for row in picture.variances if not row.quiet]
        shown = [chosen] if chosen is not None else differing
        reasons = {row.reason for row in shown}
        notes = {row.note for row in shown}
        choices = [("", translate("counting", "Choose …")), *((reason.id, reason.name) for reason in picture.reasons)]
        _fill(self.reason, choices, reasons.pop() if len(reasons) == 1 else "")
        if not self.note.hasFocus():
            self.note.setText(notes.pop() if len(notes) == 1 else "")

    def _note_done(self) -> None:
        if self.note.isModified():
            self.note.setModified(False)
            self._review.explain(note=self.note.text().strip())


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(10)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _fill(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    blocker = QSignalBlocker(box)
    if [(box.itemData(n), box.itemText(n)) for n in range(box.count())] != choices:
        box.clear()
        for key, text in choices:
            box.addItem(text, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    blocker.unblock()
