"""Owns the pages on which a shared book is connected to: the server, the person, the test; reaches nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.house import Address
from ui.i18n import translate
from ui.start.forms import form_on, form_row
from ui.theme import Tone
from ui.widgets.surfaces import Card, label, set_tone


class ServerPage(QWidget):
    """Where the shared book is."""

    def __init__(self, browse: Callable[[QLineEdit], None]) -> None:
        super().__init__()
        self.server, self.database, self.authority = QLineEdit(), QLineEdit(), QLineEdit()
        self.server.setPlaceholderText("db.example.com")
        self.authority.setPlaceholderText(translate("start", "Empty: the authorities this computer trusts"))
        self.browse_button = QPushButton(translate("start", "Choose …"))
        self.browse_button.clicked.connect(lambda: browse(self.authority))
        form = form_on(self)
        form_row(form, translate("start", "Server"), self.server)
        form_row(form, translate("start", "Database"), self.database)
        form_row(form, translate("start", "CA file"), self.authority, self.browse_button)

    def show_address(self, address: Address) -> None:
        self.server.setText(address.server)
        self.database.setText(address.database)
        self.authority.setText(address.authority)


class PasswordField(QLineEdit):
    """Typed unseen."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)


class RememberBox(QCheckBox):
    """Whether the keyring keeps the password; where there is none, the box says what happens instead."""

    def __init__(self, *, keeps_passwords: bool) -> None:
        super().__init__(translate("start", "Keep the password in this computer's keyring"))
        self.setChecked(keeps_passwords)
        self.setEnabled(keeps_passwords)
        self.note = label(
            ""
            if keeps_passwords
            else translate(
                "start", "This computer has no keyring that encrypts, so you are asked at every start. It is never written down."
            ),
            "secondary",
            wrap=True,
        )
        self.note.setVisible(not keeps_passwords)


class LoginPage(QWidget):
    """Who comes, and whether that works."""

    def __init__(self, *, keeps_passwords: bool) -> None:
        super().__init__()
        self.member, self.password = QLineEdit(), PasswordField()
        self.remember = RememberBox(keeps_passwords=keeps_passwords)
        self.test_button = QPushButton(translate("start", "Test the connection"))
        self.verdict = label("", "", wrap=True)
        self.verdict.setAccessibleName(translate("start", "What the test found"))
        form = form_on(self)
        form_row(form, translate("start", "Member"), self.member)
        form_row(form, translate("start", "Password"), self.password)
        form.addRow("", self.remember)
        form.addRow("", self.remember.note)
        line = QHBoxLayout()
        line.addWidget(self.test_button)
        line.addStretch(1)
        form.addRow("", line)
        form.addRow(self.verdict)
        for field in (self.member, self.password):
            field.textEdited.connect(lambda text: self.verdict.clear())

    def testing(self) -> None:
        self.test_button.setEnabled(False)
        set_tone(self.verdict, Tone.NEUTRAL)
        self.verdict.setText(translate("start", "Looking …"))

    def tested(self, sentence: str, *, good: bool) -> None:
        self.test_button.setEnabled(True)
        set_tone(self.verdict, Tone.GOOD if good else Tone.BAD)
        self.verdict.setText(f"{'✓' if good else '✕'} {sentence}")


class PasswordPage(Card):
    """Signing in to a shared book that is known, where the keyring has no password."""

    entered = Signal(str, bool)
    """The password, and whether to keep it."""
    other_book = Signal()

    def __init__(self, address: Address, book: str, *, keeps_passwords: bool, problem: str = "", tone: Tone = Tone.BAD) -> None:
        super().__init__()
        self.password = PasswordField()
        self.remember = RememberBox(keeps_passwords=keeps_passwords)
        self.problem = label(problem, "", tone=tone, wrap=True)
        self.problem.setVisible(bool(problem))
        self.button = QPushButton(translate("start", "Sign in as {name}").format(name=address.member))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self._enter)
        self.other_button = QPushButton(translate("start", "Another book"))
        self.other_button.clicked.connect(self.other_book)
        self.password.returnPressed.connect(self._enter)
        self.body.setSpacing(12)
        self.body.addWidget(label(book, "title", wrap=True))
        place = translate("start", "The shared book {database} on {server}").format(database=address.database, server=address.server)
        self.body.addWidget(label(place, "muted", wrap=True))
        fields = QWidget()
        form = form_on(fields)
        form_row(form, translate("start", "Password of {name}").format(name=address.member), self.password)
        self.body.addWidget(fields)
        self.body.addWidget(self.remember)
        self.body.addWidget(self.remember.note)
        self.body.addWidget(self.problem)
        line = QHBoxLayout()
        line.addWidget(self.other_button)
        line.addStretch(1)
        line.addWidget(self.button)
        self.body.addLayout(line)
        self.setFocusProxy(self.password)

    def _enter(self) -> None:
        if self.password.text():
            self.entered.emit(self.password.text(), self.remember.isChecked())


class PasswordPane(QWidget):
    """The same within the desktop, beside the work: the book does not take the password any more."""

    entered = Signal(str)

    def __init__(self, member: str, sentence: str) -> None:
        super().__init__()
        self.password = PasswordField()
        self.password.setAccessibleName(translate("start", "Password of {name}").format(name=member))
        self.button = QPushButton(translate("start", "Connect"))
        self.button.setProperty("role", "primary")
        for signal in (self.password.returnPressed, self.button.clicked):
            signal.connect(lambda *_: self.entered.emit(self.password.text()) if self.password.text() else None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(sentence, wrap=True))
        layout.addWidget(label(translate("start", "Password of {name}").format(name=member), "secondary"))
        layout.addWidget(self.password)
        layout.addWidget(self.button)
        layout.addStretch(1)
        self.setFocusProxy(self.password)
