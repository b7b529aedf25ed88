"""Owns the gallery: what reports there are, what each is asked, and showing it in the viewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.book import Paper, Workplace
from ui.feedback import Feedback, Verdict
from ui.house import ReportCard, Reports
from ui.i18n import QT_TRANSLATE_NOOP, translate, translated
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import Failure, TaskScope
from ui.widgets.date_field import DateField
from ui.widgets.surfaces import Card, label
from ui.widgets.two_panes import TwoPanes
from ui.widgets.work_bar import WorkBar
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow, WorkTable

_TITLES = {
    "stock-valuation": QT_TRANSLATE_NOOP("reports", "Stock valuation"),
    "stock-movements": QT_TRANSLATE_NOOP("reports", "Stock movements"),
    "stock-on-hand": QT_TRANSLATE_NOOP("reports", "Stock on hand"),
    "grni": QT_TRANSLATE_NOOP("reports", "Received, not invoiced"),
    "count-variances": QT_TRANSLATE_NOOP("reports", "Count differences"),
    "in-transit": QT_TRANSLATE_NOOP("reports", "On the road"),
    "trial-balance": QT_TRANSLATE_NOOP("reports", "Trial balance"),
    "open-payables": QT_TRANSLATE_NOOP("reports", "What we owe"),
    "open-receivables": QT_TRANSLATE_NOOP("reports", "What is owed to us"),
    "approvals-audit": QT_TRANSLATE_NOOP("reports", "Approvals audit"),
}
_ABOUT = {
    "stock-valuation": QT_TRANSLATE_NOOP(
        "reports", "What stock is worth on any day, by account and item, equal to the ledger to the cent."
    ),
    "stock-movements": QT_TRANSLATE_NOOP("reports", "What there was, what came and went, what was left, for any span of days."),
    "stock-on-hand": QT_TRANSLATE_NOOP("reports", "What stands in which place and lot now."),
    "grni": QT_TRANSLATE_NOOP("reports", "Goods whose invoice has not come yet, and how long they wait for it."),
    "count-variances": QT_TRANSLATE_NOOP("reports", "Where counts differed from the book, in units and money."),
    "in-transit": QT_TRANSLATE_NOOP("reports", "Transfers that left and have not arrived, and for how long."),
    "trial-balance": QT_TRANSLATE_NOOP("reports", "Every account with its opening, debits, credits and closing."),
    "open-payables": QT_TRANSLATE_NOOP("reports", "Supplier invoices that are not paid, and how much they are overdue."),
    "open-receivables": QT_TRANSLATE_NOOP("reports", "Customer invoices that are not paid, and how much they are overdue."),
    "approvals-audit": QT_TRANSLATE_NOOP("reports", "Who asked, who decided, why, and what was posted."),
}
_QUESTIONS = {
    "as_of": QT_TRANSLATE_NOOP("reports", "On this day"),
    "since": QT_TRANSLATE_NOOP("reports", "From"),
    "until": QT_TRANSLATE_NOOP("reports", "To"),
    "entity": QT_TRANSLATE_NOOP("reports", "Company"),
    "warehouse": QT_TRANSLATE_NOOP("reports", "Warehouse"),
    "item": QT_TRANSLATE_NOOP("reports", "Item"),
    "partner": QT_TRANSLATE_NOOP("reports", "Partner"),
    "state": QT_TRANSLATE_NOOP("reports", "State"),
}
_DAYS = ("as_of", "since", "until")


def title_of(card: ReportCard) -> str:
    return translated("reports", _TITLES[card.name]) if card.name in _TITLES else card.title


class GalleryScreen(Screen):
    """A list of reports at the left, the questions of the chosen one at the right."""

    def __init__(self, desk: Desk, work: Workplace, reports: Reports) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._reports = reports
        self._tasks = TaskScope(desk.tasks)
        self.cards = {card.name: card for card in reports.cards()}
        self.current = next(iter(self.cards))
        self.fields: dict[str, DateField | QLineEdit] = {}
        self.running = False
        self.table = WorkTable(
            desk.theme, (WorkColumn(translate("reports", "Report"), stretch=True),), name=translate("reports", "Reports")
        )
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(self._open)
        self.list_card = Card()
        self.list_card.body.setContentsMargins(1, 1, 1, 1)
        self.list_card.body.addWidget(self.table, 1)
        self.question = Card()
        self.about = label("", "muted", wrap=True)
        self.question.body.addWidget(self.about)
        self._form: QWidget | None = None
        self.hint = label(translate("reports", "Empty fields mean everything. The paper says what was asked."), "secondary", wrap=True)
        self.question.body.addWidget(self.hint)
        self.question.body.addStretch(1)
        panes = TwoPanes(desk.theme, desk.state, name="reports", main=self.list_card, side=self.question)
        self.work_bar = WorkBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(panes, 1)
        layout.addWidget(self.work_bar)
        self.bar = QWidget()
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
        desk.actions.bind("reports.show", self.show_report, why_not=self._why_not)
        desk.actions.bind("reports.workbook", self._ask_workbook, why_not=self._why_not_workbook)
        line.addStretch(1)
        line.addWidget(desk.actions.button("reports.workbook"))
        line.addWidget(desk.actions.button("reports.show", role="primary"))
        rows = [
            WorkRow(card.name, (WorkCell(title_of(card), note=translated("reports", _ABOUT.get(card.name, ""))),))
            for card in self.cards.values()
        ]
        self.table.show_rows(rows, self.current)
        self.choose(self.current)
        desk.theme.changed.connect(self._wear)
        self._wear()

    def headline(self) -> Headline:
        return Headline(translate("reports", "Reports"))

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        if isinstance(place.argument, str) and place.argument in self.cards:
            self.choose(place.argument)
        elif isinstance(place.selection, str) and place.selection in self.cards:
            self.choose(place.selection)

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, None, self.current)

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def dispose(self) -> None:
        self._tasks.close()

    def tour(self) -> Iterator[str]:
        for name in self.cards:
            self.choose(name)
            self.show_report()
            yield name
            self._desk.back()

    def choose(self, key: object) -> None:
        """Show the questions of a report; what was typed stays where the next one asks it too."""
        self.current = str(key)
        card = self.cards[self.current]
        self.table.show_rows(self.table.work.rows, self.current)
        self.question.set_title(title_of(card))
        self.about.setText(translated("reports", _ABOUT.get(card.name, "")))
        kept = {name: field.text() for name, field in self.fields.items()}
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = QWidget()
        self._form.setProperty("role", "plain")
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 8, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.fields = {}
        for name in card.takes:
            if name not in _QUESTIONS:
                continue
            title = translated("reports", _QUESTIONS[name])
            field: DateField | QLineEdit = (
                DateField(self._desk.figures, self._desk.theme, name=title, today=self._desk.today) if name in _DAYS else QLineEdit()
            )
            field.setAccessibleName(title)
            field.setText(kept.get(name, ""))
            field.returnPressed.connect(self.show_report)
            self.fields[name] = field
            form.addRow(title, field)
        self.question.body.insertWidget(2, self._form)
        self._desk.actions.refresh()

    def asked(self) -> dict[str, str | date]:
        """What the fields say."""
        found: dict[str, str | date] = {}
        for name, field in self.fields.items():
            value = field.value if isinstance(field, DateField) else field.text().strip()
            if value:
                found[name] = value
        return found

    def show_report(self) -> None:
        """Make it and open the viewer; long ones show a bar that cancels."""
        if self._why_not():
            return
        bad = next((field for field in self.fields.values() if isinstance(field, DateField) and not field.settle()), None)
        if bad is not None:
            self._desk.say(Feedback(Verdict.REJECTED, bad.problem))
            bad.setFocus()
            return
        name, asked = self.current, self.asked()
        self._begin(name, asked)

    def _begin(self, name: str, asked: Mapping[str, str | date]) -> None:
        self.running = True
        self._desk.actions.refresh()

        def arrived(paper: Paper) -> None:
            self._end()
            self._desk.go(Place("paper", paper if isinstance(paper, Paper) else Paper(paper.title, paper.file_name, paper.pdf)))

        def failed(failure: Failure) -> None:
            self._end()
            self._desk.trouble(failure)

        task = self._tasks.run(lambda pulse: self._reports.make(name, asked), arrived, failed)
        if task.running:
            self.work_bar.begin(task, translate("reports", "Making {report} …").format(report=title_of(self.cards[name])))

    def _end(self) -> None:
        self.running = False
        self.work_bar.end()
        self._desk.actions.refresh()

    def _ask_workbook(self) -> None:
        name = translate("reports", "Workbook (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self, translate("reports", "Save as a workbook"), f"{self.current}.xlsx", name)
        if chosen:
            self.save_workbook(Path(chosen).with_suffix(".xlsx"))

    def save_workbook(self, path: Path) -> None:
        """The rows of the report as .xlsx, whole or not at all."""
        name, asked = self.current, self.asked()

        def write() -> Path:
            part = path.with_name(path.name + ".part")
            part.write_bytes(self._reports.workbook(name, asked))
            part.replace(path)
            return path

        def done(written: Path) -> None:
            self._desk.toast(translate("reports", "Saved as {file}.").format(file=written.name))

        self._tasks.run(lambda pulse: write(), done, self._desk.trouble)

    def _open(self, key: object) -> None:
        self.choose(key)
        self.show_report()

    def _why_not(self) -> str:
        return translate("reports", "The last report is still being made.") if self.running else ""

    def _why_not_workbook(self) -> str:
        if self.current == "approvals-audit":
            return translate("reports", "The audit is a paper only.")
        return self._why_not()

    def _wear(self) -> None:
        self.question.setMinimumWidth(self._desk.theme.metrics.px(300))


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None or desk.work.reports is None:
        raise ValueError("reports need a book")
    return GalleryScreen(desk, desk.work, desk.work.reports)
