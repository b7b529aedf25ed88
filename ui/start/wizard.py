"""Owns the widgets of the first start: one question per page, Back keeps what was entered, the last button names the act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.business_day import zone_names
from ui.house import Address, KnownBook
from ui.i18n import translate
from ui.start.connect import LoginPage, ServerPage
from ui.start.forms import form_page, form_row
from ui.start.steps import CURRENCIES, Choice, Page, Steps, act_of, short_name
from ui.theme import Tone
from ui.widgets.surfaces import Card, label, set_tone

AskPath = Callable[[QWidget, bool, str], str]
"""(parent, whether it is a new file, suggested) -> the chosen path, empty for none."""


class FirstStart(QWidget):
    """The pages in their order; `finished` comes with the last button, and `steps.entries` holds all that was said."""

    finished = Signal()
    test_wanted = Signal()
    """Somebody wants to know whether the shared book can be reached with what was entered; answered by `tested`."""

    def __init__(
        self,
        *,
        charts: Sequence[str],
        known: Sequence[KnownBook],
        suggest: Callable[[str], str],
        ask_path: AskPath | None = None,
        keeps_passwords: bool = True,
    ) -> None:
        super().__init__()
        self.steps = Steps()
        self._suggest = suggest
        self._ask_path = ask_path or _ask_path
        self.title = label("", "title", wrap=True)
        self.lead = label("", "muted", wrap=True)
        self.problem = label("", "", tone=Tone.BAD, wrap=True)
        self.problem.setAccessibleName(translate("start", "What is missing"))
        self.progress = label("", "secondary")
        self.back_button = QPushButton(translate("start", "Back"))
        self.next_button = QPushButton()
        self.next_button.setProperty("role", "primary")
        self.next_button.setDefault(True)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.forward)
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(200)
        self._widgets = {
            Page.CHOOSE: self._choose_page(),
            Page.SAMPLE: self._sample_page(),
            Page.COMPANY: self._company_page(charts),
            Page.YOU: self._you_page(),
            Page.PLACE: self._place_page(),
            Page.SERVER: self._server_page(),
            Page.LOGIN: self._login_page(keeps_passwords),
            Page.OPEN: self._open_page(known),
        }
        for widget in self._widgets.values():
            self._pages.addWidget(widget)
        card = Card()
        card.body.setSpacing(12)
        for part in (self.title, self.lead, self._pages, self.problem):
            card.body.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self.progress)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        card.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        if known:  # who was here before comes for one of their books
            self.choices.buttons()[list(_choices()).index(Choice.OPEN)].setChecked(True)
        self._show()

    def back(self) -> None:
        self._take()
        self.steps.back()
        self._show()

    def forward(self) -> None:
        self._take()
        last = self.steps.is_last
        problem = self.steps.forward()
        if problem:
            self.problem.setText(problem)
            self.problem.show()
        elif last:
            self.finished.emit()
        else:
            self._show()

    def enter(self, address: Address) -> None:
        """Come back to a shared book whose address is known; only the person is asked for."""
        self.steps.enter(address)
        for button in self.choices.buttons():
            button.setChecked(button.property("choice") == Choice.CONNECT.value)
        self.server.show_address(address)
        self.login.member.setText(address.member)
        self.steps.forward()
        if not self.steps.problem():
            self.steps.forward()
        self._show()

    def tested(self, sentence: str, *, good: bool) -> None:
        """What the test found, in one sentence."""
        self.login.tested(sentence, good=good)

    def complain(self, sentence: str, tone: Tone = Tone.BAD) -> None:
        """The act did not succeed; everything entered is still here."""
        self.problem.setText(sentence)
        set_tone(self.problem, tone)
        self.problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forward()
        else:
            super().keyPressEvent(event)

    # Pages

    def _choose_page(self) -> QWidget:
        page, layout = _page()
        self.choices = QButtonGroup(self)
        for choice, (name, text) in _choices().items():
            button = QRadioButton(name)
            button.setAccessibleDescription(text)
            button.setProperty("choice", choice.value)
            button.setChecked(choice is Choice.SAMPLE)
            self.choices.addButton(button)
            layout.addWidget(button)
            note = label(text, "secondary", wrap=True)
            note.setContentsMargins(26, 0, 0, 10)
            layout.addWidget(note)
        layout.addStretch(1)
        return page

    def _sample_page(self) -> QWidget:
        page, layout = _page()
        for text in (
            translate(
                "start", "Rhein & Thames Distribution has two companies, five warehouses and sixty items, and a year of business behind it."
            ),
            translate(
                "start",
                "It is a book of its own on this computer. You can remove it at any time from the menu; your own books are not touched.",
            ),
        ):
            layout.addWidget(label(text, wrap=True))
        layout.addStretch(1)
        return page

    def _company_page(self, charts: Sequence[str]) -> QWidget:
        page, form = form_page()
        self.company, self.warehouse = QLineEdit(), QLineEdit()
        self.currency, self.chart, self.time_zone = QComboBox(), QComboBox(), QComboBox()
        self.time_zone.setEditable(True)
        self.time_zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.time_zone.addItems(sorted(zone_names()))
        by_part = QCompleter(self.time_zone.model(), self.time_zone)
        by_part.setFilterMode(Qt.MatchFlag.MatchContains)
        by_part.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.time_zone.setCompleter(by_part)
        self.time_zone.setCurrentText(own_zone())
        self.currency.addItems(list(CURRENCIES))
        for chart in charts:
            self.chart.addItem(_chart_name(chart), chart)
        form_row(form, translate("start", "Company"), self.company)
        form_row(form, translate("start", "Currency"), self.currency)
        form_row(form, translate("start", "Chart of accounts"), self.chart)
        form_row(form, translate("start", "First warehouse"), self.warehouse)
        form_row(form, translate("start", "Time zone"), self.time_zone)
        return page

    def _you_page(self) -> QWidget:
        page, form = form_page()
        self.member_name, self.member_id = QLineEdit(), QLineEdit()
        self.member_name.textEdited.connect(lambda text: self.member_id.setText(short_name(text)))
        form_row(form, translate("start", "Your name"), self.member_name)
        form_row(form, translate("start", "Short name"), self.member_id)
        return page

    def _place_page(self) -> QWidget:
        page, form = form_page()
        self.place, self.place_button = QLineEdit(), QPushButton(translate("start", "Choose …"))
        self.place_button.clicked.connect(lambda: self._browse(self.place, new=True))
        form_row(form, translate("start", "File"), self.place, self.place_button)
        return page

    def _server_page(self) -> QWidget:
        self.server = ServerPage(lambda field: self._browse(field, new=False))
        return self.server

    def _login_page(self, keeps_passwords: bool) -> QWidget:
        self.login = LoginPage(keeps_passwords=keeps_passwords)
        self.login.test_button.clicked.connect(self._test)
        return self.login

    def _test(self) -> None:
        self._take()
        problem = self.steps.problem()
        if problem:
            self.tested(problem, good=False)
            return
        self.login.testing()
        self.test_wanted.emit()

    def _open_page(self, known: Sequence[KnownBook]) -> QWidget:
        page, form = form_page()
        self.open_place, self.open_button = QLineEdit(), QPushButton(translate("start", "Choose …"))
        self.open_place.setPlaceholderText(translate("start", "A file, or postgresql://server/book"))
        self.open_button.clicked.connect(lambda: self._browse(self.open_place, new=False))
        form_row(form, translate("start", "Book"), self.open_place, self.open_button)
        self.known_buttons: list[QPushButton] = []
        for book in list(known)[:5]:
            button = QPushButton(f"{book.name or Path(book.place).stem}   {book.place}".replace("&", "&&"))
            button.setProperty("role", "quiet")
            button.setStyleSheet("text-align: left")
            button.clicked.connect(lambda checked=False, place=book.place: self.open_place.setText(place))
            self.known_buttons.append(button)
            form.addRow("", button)
        return page

    def _browse(self, field: QLineEdit, *, new: bool) -> None:
        chosen = self._ask_path(self, new, field.text())
        if chosen:
            field.setText(chosen)

    def _take(self) -> None:
        """Write down what the page holds."""
        entries = self.steps.entries
        if self.steps.page is Page.CHOOSE:
            chosen = self.choices.checkedButton()
            if chosen is not None:
                self.steps.choose(Choice(chosen.property("choice")))
        entries.company, entries.warehouse = self.company.text(), self.warehouse.text()
        entries.currency, entries.chart = self.currency.currentText(), str(self.chart.currentData() or "")
        entries.time_zone = self.time_zone.currentText().strip()
        entries.member_name, entries.member_id = self.member_name.text(), self.member_id.text()
        entries.place, entries.open_place = self.place.text(), self.open_place.text()
        entries.server, entries.database = self.server.server.text(), self.server.database.text()
        entries.authority = self.server.authority.text()
        entries.login, entries.password = self.login.member.text(), self.login.password.text()
        entries.remember = self.login.remember.isChecked()

    def _show(self) -> None:
        page = self.steps.page
        if page is Page.PLACE and not self.place.text():
            self.place.setText(self._suggest(self.company.text()))
        title, lead = _titles()[page]
        self.title.setText(title)
        self.lead.setText(lead)
        self.problem.hide()
        self._pages.setCurrentWidget(self._widgets[page])
        self.back_button.setVisible(not self.steps.is_first)
        self.next_button.setText(act_of(page) if self.steps.is_last else translate("start", "Next"))
        counted = translate("start", "Step {number} of {all}").format(number=self.steps.number, all=len(self.steps.pages))
        self.progress.setText("" if self.steps.is_first else counted)
        fields = [child for child in self._widgets[page].findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus]
        chosen = [child for child in fields if isinstance(child, QRadioButton) and child.isChecked()]
        QTimer.singleShot(0, self, next(iter(chosen or fields), self.next_button).setFocus)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    return page, layout


def _choices() -> dict[Choice, tuple[str, str]]:
    return {
        Choice.SAMPLE: (
            translate("start", "Look around in a sample company"),
            translate("start", "A distributor with a year of receipts, counts, transfers and invoices. Nothing can go wrong."),
        ),
        Choice.NEW: (
            translate("start", "Start a new book"),
            translate("start", "For your own company: one file on this computer, ready for the first receipt."),
        ),
        Choice.CONNECT: (
            translate("start", "Connect to a shared book"),
            translate("start", "Your company's book on a server. Work goes on here when the network does not."),
        ),
        Choice.OPEN: (
            translate("start", "Open a book"),
            translate("start", "A file that exists already, or a book that was opened here before."),
        ),
    }


def _titles() -> dict[Page, tuple[str, str]]:
    return {
        Page.CHOOSE: (
            translate("start", "Welcome to Dockledger"),
            translate("start", "Stock and ledger in one book. How would you like to begin?"),
        ),
        Page.SAMPLE: (translate("start", "The sample company"), translate("start", "Making it takes a few seconds.")),
        Page.COMPANY: (translate("start", "Your company"), translate("start", "More companies and warehouses can follow at any time.")),
        Page.YOU: (translate("start", "You own the book"), translate("start", "The owner may do everything and adds the other people.")),
        Page.PLACE: (
            translate("start", "Where the book is kept"),
            translate("start", "One file holds everything. Keep it on a disk that is backed up."),
        ),
        Page.SERVER: (
            translate("start", "The server"),
            translate("start", "Whoever set the shared book up knows these. The connection is always encrypted."),
        ),
        Page.LOGIN: (
            translate("start", "You"),
            translate("start", "Your login of the shared book. The test says what is wrong, if anything is."),
        ),
        Page.OPEN: (translate("start", "Open a book"), translate("start", "Choose a file, or enter the address of a shared book.")),
    }


def _chart_name(chart: str) -> str:
    return {
        "british": translate("start", "British"),
        "continental": translate("start", "Continental European"),
    }.get(chart, chart.title())


def own_zone() -> str:
    """The time zone of this computer by its name; empty where it is none of those that the program knows."""
    found = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return found if found in zone_names() else ""


def _ask_path(parent: QWidget, new: bool, suggested: str) -> str:
    kinds = translate("start", "Books (*.dockledger *.db);;All files (*)")
    if new:
        return ask_new_place(parent, suggested)
    return QFileDialog.getOpenFileName(parent, translate("start", "Open a book"), suggested, kinds)[0]


def ask_new_place(parent: QWidget, suggested: str) -> str:
    """Where a new book is to lie; empty when nobody wants one any more."""
    kinds = translate("start", "Books (*.dockledger *.db);;All files (*)")
    return QFileDialog.getSaveFileName(parent, translate("start", "Where the book is kept"), suggested, kinds)[0]


def ask_backup(parent: QWidget) -> str:
    """Which backup is to be restored; empty when nobody wants to any more."""
    kinds = translate("start", "Backups (*.dockledger-backup *.db *.dockledger);;All files (*)")
    return QFileDialog.getOpenFileName(parent, translate("start", "Restore a backup"), "", kinds)[0]
