"""Owns the card on which a member changes the own password of a shared book; reaches no server and keeps nothing that was typed."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton

from ui.house import OwnPassword
from ui.i18n import translate
from ui.shell.screen import Desk
from ui.tasks import Failure, TaskScope
from ui.theme import Tone
from ui.widgets.surfaces import Card, label, named_field, set_tone


class PasswordCard(Card):
    """The old password, the new one twice; what is wrong is said under the fields, which keep what was typed until it is put right."""

    def __init__(self, desk: Desk, own: OwnPassword) -> None:
        super().__init__(translate("settings", "Your password"))
        self._own = own
        self._tasks = TaskScope(desk.tasks)
        self.old = self._field("password_old", translate("settings", "Old password"))
        self.new = self._field("password_new", translate("settings", "New password"))
        self.again = self._field("password_again", translate("settings", "New password once more"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.old, self.new, self.again):
            named_field(form, field.accessibleName(), field)
        self.body.addLayout(form)
        text = translate("settings", "At least 12 characters. Your other computers ask for it when they connect next.")
        self.body.addWidget(label(text, "secondary", wrap=True))
        self.line = label("", wrap=True)
        self.line.hide()
        self.body.addWidget(self.line)
        self.button = QPushButton(translate("settings", "Change the password"))
        self.button.clicked.connect(self._change)
        self.again.returnPressed.connect(self._change)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def dispose(self) -> None:
        self._tasks.close()

    @staticmethod
    def _field(name: str, title: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setObjectName(name)
        field.setAccessibleName(title)
        return field

    def _change(self) -> None:
        if not self.button.isEnabled():
            return
        old, new = self.old.text(), self.new.text()
        if not old:
            self._say(translate("settings", "Enter the old password."), Tone.BAD)
            self.old.setFocus()
            return
        if not new or new != self.again.text():
            self._say(translate("settings", "The new passwords differ, or are empty. Type the new one twice."), Tone.BAD)
            self.new.setFocus()
            return
        self.button.setEnabled(False)
        self._say(translate("settings", "Asking the server …"), Tone.NEUTRAL)
        self._tasks.run(lambda pulse: self._own.change_password(old, new), lambda done: self._changed(), self._not_changed)

    def _changed(self) -> None:
        self.button.setEnabled(True)
        for field in (self.old, self.new, self.again):
            field.clear()
        self._say(translate("settings", "Your password is changed."), Tone.GOOD)

    def _not_changed(self, failure: Failure) -> None:
        self.button.setEnabled(True)
        self._say(str(failure), Tone.BAD)

    def _say(self, text: str, tone: Tone) -> None:
        self.line.setText(text)
        set_tone(self.line, tone)
        self.line.show()
