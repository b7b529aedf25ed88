"""Owns the small panes of a receipt: what can be done to the current line, and the delivery's own particulars."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.screens.receiving.picture import CurrentLine, ReceivingPicture
from ui.screens.receiving.presenter import ReceivingPresenter
from ui.shell.screen import Desk
from ui.widgets.date_field import DateField
from ui.widgets.decimal_field import DecimalField
from ui.widgets.flow import FlowLayout
from ui.widgets.surfaces import Card, label


class LineBar(QWidget):
    """One less, the quantity, one more, the rest, damaged, put away: for hands without a scanner."""

    def __init__(self, desk: Desk, presenter: ReceivingPresenter) -> None:
        super().__init__()
        self._desk = desk
        self._presenter = presenter
        self._line: CurrentLine | None = None
        self.title = label("", "strong", wrap=True)
        self.quantity = DecimalField(desk.figures, name=translate("receiving", "Quantity of this line"), least=Decimal(0))
        self.quantity.value_changed.connect(self._set)
        self.less = self._button("receiving.less", "−1")
        self.more = self._button("receiving.more", "+1")
        self.rest = self._button("receiving.rest", translate("receiving", "Rest"))
        self.damaged = self._button("receiving.damaged", translate("receiving", "Damaged"))
        self.place = self._button("receiving.place", translate("receiving", "Put away"))
        self.place.setProperty("menu", True)
        row = QWidget()
        self._flow = FlowLayout(row, gap=desk.theme.metrics.gap)
        for widget in (self.less, self.quantity, self.more, self.rest, self.damaged, self.place):
            self._flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(row)
        self._row = row
        desk.theme.changed.connect(self._wear)
        self._wear()

    def show_line(self, line: CurrentLine | None) -> None:
        self._line = line
        self._row.setVisible(line is not None)
        if line is None:
            self.title.setText(translate("receiving", "Scan an item, or choose a line to change it by hand."))
            self.title.setProperty("role", "muted")
            return
        self.title.setText(line.title)
        if not self.quantity.hasFocus():
            self.quantity.set_value(line.now)
        self.quantity.setReadOnly(line.serial)
        quantity = self._desk.figures.quantity
        rest = (
            translate("receiving", "Rest {quantity}").format(quantity=quantity(line.rest)) if line.rest else translate("receiving", "Rest")
        )
        self._name(self.rest, "receiving.rest", rest)
        self.rest.setEnabled(line.rest > 0)
        self.damaged.setEnabled(line.can_damage)
        self.place.setEnabled(bool(line.places) and line.now > 0)
        self.less.setEnabled(line.now > 0)

    def offer_places(self) -> None:
        """A short list of likely locations under the button; a scan says any other."""
        line = self._line
        if line is None or not line.places:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for spot_id, name in line.places:
            menu.addAction(name).triggered.connect(partial(self._put_away, spot_id))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.place.mapToGlobal(QPoint(0, self.place.height())))

    def _put_away(self, spot_id: str, checked: bool = False) -> None:
        self._presenter.put_away_by_hand(spot_id)

    def _button(self, action_id: str, text: str) -> QPushButton:
        button = QPushButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        self._name(button, action_id, text)
        button.clicked.connect(self._desk.actions.action(action_id).trigger)
        return button

    def _name(self, button: QPushButton, action_id: str, text: str) -> None:
        action = self._desk.actions.action(action_id)
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        button.setText(text)
        button.setAccessibleName(action.text())
        button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())

    def _set(self, value: object) -> None:
        if isinstance(value, Decimal):
            self._presenter.set_quantity(value)

    def _wear(self) -> None:
        self._flow.set_gap(self._desk.theme.metrics.gap)
        self.quantity.setFixedWidth(self._desk.theme.metrics.px(96))


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
