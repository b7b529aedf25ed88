"""Owns the small pane of the delivery's own particulars."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.i18n import translate
from ui.screens.receiving.picture import ReceivingPicture
from ui.screens.receiving.presenter import ReceivingPresenter
from ui.shell.screen import Desk
from ui.widgets.date_field import DateField
from ui.widgets.surfaces import Card, label


class DeliveryCard(Card):
    """The supplier's delivery note and the day the receipt is posted."""

    def __init__(self, desk: Desk, presenter: ReceivingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.note = QLineEdit()
        self.note.setPlaceholderText(translate("receiving", "Its number"))
        self.note.setAccessibleName(translate("receiving", "Delivery note"))
        self.note.editingFinished.connect(self._note_done)
        self.day = DateField(desk.figures, desk.theme, name=translate("receiving", "Posting date"), today=desk.today)
        self.day.value_changed.connect(lambda value: presenter.set_posting_date(value))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields: tuple[tuple[str, QWidget], ...] = (
            (translate("receiving", "Delivery note"), self.note),
            (translate("receiving", "Posting date"), self.day),
        )
        for column, (text, field) in enumerate(fields):
            grid.setColumnStretch(column, 1)
            name = label(text, "secondary")
            name.setBuddy(field)
            grid.addWidget(name, 0, column)
            grid.addWidget(field, 1, column)
        self.body.addLayout(grid)

    def show_picture(self, picture: ReceivingPicture) -> None:
        if not self.note.hasFocus() and self.note.text() != picture.delivery_note:
            self.note.setText(picture.delivery_note)
        if not self.day.hasFocus() and self.day.value != picture.posting_date:
            self.day.set_value(picture.posting_date)

    def _note_done(self) -> None:
        receipt = self._presenter.receipt
        if receipt is not None and receipt.draft.head.delivery_note != self.note.text().strip():
            self._presenter.set_delivery_note(self.note.text())
