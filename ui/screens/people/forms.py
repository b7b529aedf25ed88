"""Owns what stands at the side of the people's page: signing in to the server, withdrawing somebody, the card that is handed over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont, QFontDatabase, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.house import LoginCard
from ui.i18n import translate
from ui.theme import Tone
from ui.widgets.surfaces import label, named_field, set_tone

CARD_POINTS = 10


class ServerForm(QWidget):
    """An administrator of the server; what is typed is kept by nobody but the open book."""

    def __init__(self, sign_in: Callable[[str, str], None]) -> None:
        super().__init__()
        self._sign_in = sign_in
        self.login, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.act = QPushButton(translate("people", "Sign in"))
        self.act.setProperty("role", "primary")
        self.act.setAutoDefault(False)
        self.problem = label("", "", tone=Tone.BAD, wrap=True)
        self.problem.hide()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name, field in (
            (translate("people", "Administrator's login"), self.login),
            (translate("people", "Administrator's password"), self.password),
        ):
            field.setAccessibleName(name)
            named_field(form, name, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        text = translate("people", "Logins belong to the server. Its administrator's password is forgotten when the book is closed.")
        layout.addWidget(label(text, wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.act)
        layout.addStretch(1)
        self.password.returnPressed.connect(self._go)
        self.act.clicked.connect(self._go)
        self.setFocusProxy(self.login)

    def complain(self, sentence: str) -> None:
        self.act.setEnabled(True)
        self.problem.setText(sentence)
        set_tone(self.problem, Tone.BAD)
        self.problem.show()

    def _go(self) -> None:
        if not self.login.text().strip() or not self.password.text():
            self.complain(translate("people", "Enter both."))
            return
        self.act.setEnabled(False)
        self.problem.hide()
        self._sign_in(self.login.text().strip(), self.password.text())


class WithdrawForm(QWidget):
    """Said once more, because it ends somebody's work at once."""

    def __init__(self, name: str, withdraw: Callable[[], None]) -> None:
        super().__init__()
        self.act = QPushButton(translate("people", "Withdraw {name}").format(name=name))
        self.act.setProperty("role", "primary")
        self.act.setAutoDefault(False)
        self.act.clicked.connect(withdraw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        text = translate(
            "people",
            "{name} is thrown out of this book at once: sessions end, roles are taken, and what is kept on their computers is deleted when "
            "they connect. Their name stays in the log.",
        )
        layout.addWidget(label(text.format(name=name), wrap=True))
        layout.addWidget(self.act)
        layout.addStretch(1)
        self.setFocusProxy(self.act)


class CardForm(QWidget):
    """The card of a person, to be printed or saved; the password is shown nowhere else and not again."""

    def __init__(self, card: LoginCard) -> None:
        super().__init__()
        self.card = card
        self.text = QPlainTextEdit(card.text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(translate("people", "The card of {name}").format(name=card.name))
        self.text.setMinimumHeight(240)
        self.text.setFont(_even())
        self.save_button = QPushButton(translate("people", "Save as PDF …"))
        self.print_button = QPushButton(translate("people", "Print …"))
        for button in (self.save_button, self.print_button):
            button.setAutoDefault(False)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        said = (
            translate("people", "Hand this over. The password is not shown again.")
            if card.password
            else translate("people", "Hand this over. The person keeps the password of before.")
        )
        layout.addWidget(label(said, wrap=True))
        layout.addWidget(self.text)
        layout.addLayout(row)
        layout.addStretch(1)

    def write_pdf(self, path: str) -> None:
        """The card as a page of its own."""
        writer = QPdfWriter(path)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        writer.setTitle(self.card.name)
        self._document().print_(writer)

    def _document(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setDefaultFont(_even())
        document.setPlainText(self.card.text)
        return document

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, translate("people", "Save the card"), f"{self.card.login}.pdf", "PDF (*.pdf)")
        if path:
            self.write_pdf(path)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            self._document().print_(printer)


def _even() -> QFont:
    """Letters of one width, so that names and values stand in columns and a password is read letter by letter."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSize(CARD_POINTS)
    return font
