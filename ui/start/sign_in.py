"""Owns choosing who works now; knows nobody's rights."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.house import MemberCard
from ui.i18n import translate
from ui.previews import roles_said
from ui.theme import Theme
from ui.widgets.surfaces import Card, label
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow, WorkTable


class SignIn(QWidget):
    """A list of people; Enter, a press on the button or on the row again signs in."""

    chosen = Signal(object)
    """A MemberCard."""
    other_book = Signal()

    def __init__(self, theme: Theme, members: Sequence[MemberCard], *, book: str, last: str) -> None:
        super().__init__()
        self.setProperty("tall", True)
        self._members = {member.id: member for member in members}
        self.table = WorkTable(
            theme,
            (WorkColumn(translate("start", "Name"), stretch=True), WorkColumn(translate("start", "Works as"))),
            name=translate("start", "People of this book"),
        )
        rows = [
            WorkRow(
                member.id,
                (
                    WorkCell(member.name, note=member.id),
                    WorkCell(roles_said(role.role for role in member.roles), note=_scope(member)),
                ),
            )
            for member in members
        ]
        self._current = last if last in self._members else (members[0].id if members else "")
        self.table.show_rows(rows, self._current)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda key: self.sign_in())
        self.table.doubleClicked.connect(lambda index: self.sign_in())
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self.sign_in)
        self.other_button = QPushButton(translate("start", "Another book"))
        self.other_button.clicked.connect(self.other_book)
        card = Card()
        card.body.addWidget(label(translate("start", "Who works now?"), "title"))
        card.body.addWidget(label(book, "muted"))
        card.body.addWidget(self.table, 1)
        line = QHBoxLayout()
        line.addWidget(self.other_button)
        line.addStretch(1)
        line.addWidget(self.button)
        card.body.addLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self._choose(self._current)
        self.setFocusProxy(self.table)

    def sign_in(self) -> None:
        if self._current in self._members:
            self.chosen.emit(self._members[self._current])

    def _choose(self, key: object) -> None:
        self._current = str(key)
        member = self._members.get(self._current)
        self.table.show_rows(self.table.work.rows, self._current)
        name = member.name if member else ""
        self.button.setText(translate("start", "Work as {name}").format(name=name))
        self.button.setEnabled(member is not None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _scope(member: MemberCard) -> str:
    places = [role.warehouse_id or role.entity_id for role in member.roles if role.warehouse_id or role.entity_id]
    return ", ".join(dict.fromkeys(places)) or translate("start", "everywhere")
