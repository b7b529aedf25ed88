"""Owns the pane of a transfer's own particulars: warehouses, dates, the reason for damage or loss, who is liable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from db.queries.floor import Choice
from ui.i18n import translate
from ui.screens.transfers.picture import TransfersPicture
from ui.screens.transfers.presenter import TransfersPresenter
from ui.shell.screen import Desk
from ui.widgets.date_field import DateField
from ui.widgets.surfaces import Card, label


class ParticularsCard(Card):
    """Shows what the step at hand asks for, and nothing else."""

    def __init__(self, desk: Desk, presenter: TransfersPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.source = self._choice(translate("transfers", "From"))
        self.target = self._choice(translate("transfers", "To"))
        self.reason = self._choice(translate("transfers", "Reason"))
        self.liable = self._choice(translate("transfers", "Who pays"))
        self.source.activated.connect(lambda index: self._site("from_site", self.source))
        self.target.activated.connect(lambda index: self._site("to_site", self.target))
        self.reason.activated.connect(lambda index: self._chosen("reason", self.reason))
        self.liable.activated.connect(lambda index: self._chosen("liable_id", self.liable))
        self.expected = DateField(desk.figures, desk.theme, name=translate("transfers", "Expected on"), today=desk.today)
        self.expected.value_changed.connect(lambda value: presenter.change_head(expected_on=value))
        self.day = DateField(desk.figures, desk.theme, name=translate("transfers", "Posting date"), today=desk.today)
        self.day.value_changed.connect(lambda value: presenter.change_head(posting_date=value))
        for field in (self.expected, self.day):
            field.setParent(self)
            field.hide()
        self.carrier = self._line(translate("transfers", "Carrier"), "carrier")
        self.note = self._line(translate("transfers", "Note"), "note")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._labels: list[QWidget] = []
        self._shown: tuple[QWidget, ...] = ()

    def show_picture(self, picture: TransfersPicture) -> None:
        head = picture.head
        if head is None:
            return
        fields: dict[str, tuple[QWidget, ...]] = {
            "request": (self.source, self.target, self.expected, self.carrier),
            "ship": (self.day, self.note),
            "receive": (self.day, self.reason),
            "missing": (self.reason, self.liable, self.day, self.note),
        }
        self._arrange(fields[head.mode])
        _fill(self.source, [(site.id, site.name) for site in picture.sites], head.from_site)
        _fill(self.target, [(site.id, site.name) for site in picture.sites], head.to_site)
        none = translate("transfers", "Choose …")
        _fill(self.reason, [("", none), *_named(picture.reasons)], head.reason)
        _fill(self.liable, [("", translate("transfers", "We do")), *_named(picture.carriers)], head.liable_id)
        for date_field, value in ((self.expected, head.expected_on), (self.day, picture.posting_date)):
            if not date_field.hasFocus() and date_field.value != value:
                date_field.set_value(value)
        for line, text in ((self.carrier, head.carrier), (self.note, head.note)):
            if not line.hasFocus() and line.text() != text:
                line.setText(text)

    def _arrange(self, fields: tuple[QWidget, ...]) -> None:
        if fields == self._shown:
            return
        for old in (*self._labels, *self._shown):
            self._grid.removeWidget(old)
            old.hide()
        for old in self._labels:
            old.deleteLater()
        self._labels = []
        row = column = 0
        for field in fields:
            name = label(field.accessibleName(), "secondary")
            name.setBuddy(field)
            wide = 2 if field in (self.source, self.target) else 1  # names of warehouses are read whole
            self._grid.addWidget(name, row, column, 1, wide)
            self._grid.addWidget(field, row + 1, column, 1, wide)
            field.show()
            self._labels.append(name)
            row, column = (row, 1) if wide == 1 and column == 0 else (row + 2, 0)
        self._shown = fields

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.hide()
        return box

    def _line(self, name: str, field: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.hide()
        line.editingFinished.connect(lambda: self._presenter.change_head(**{field: line.text().strip()}))
        return line

    def _site(self, field: str, box: QComboBox) -> None:
        self._presenter.change_site(field, str(box.currentData()))

    def _chosen(self, field: str, box: QComboBox) -> None:
        self._presenter.change_head(**{field: str(box.currentData() or "")})


def _named(choices: Sequence[Choice]) -> list[tuple[str, str]]:
    return [(choice.id, choice.name) for choice in choices]


def _fill(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    blocker = QSignalBlocker(box)
    if [(box.itemData(n), box.itemText(n)) for n in range(box.count())] != choices:
        box.clear()
        for key, text in choices:
            box.addItem(text, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    blocker.unblock()
