"""Owns the gallery: what reports there are, what each is asked, and showing it in the viewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries.explorers import codes_by_kind
from ui.book import Workplace
from ui.feedback import Feedback, Verdict
from ui.i18n import translate
from ui.papers import Paper, Reports
from ui.saving import write_whole
from ui.screens.reports.shelf import DAYS, QUESTIONS, about, found, group_title, question, title_of
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import Failure, Pulse, TaskScope
from ui.widgets.date_field import DateField
from ui.widgets.field_icon import clear_icon
from ui.widgets.surfaces import Card, label, named_field
from ui.widgets.two_panes import TwoPanes
from ui.widgets.work_bar import WorkBar
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow, WorkTable

HEADING = "heading"
CODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class GalleryScreen(Screen):
    """A list of reports at the left, the questions of the chosen one at the right."""

    def __init__(self, desk: Desk, work: Workplace, reports: Reports) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._reports = reports
        self._tasks = TaskScope(desk.tasks)
        self.panes: TwoPanes
        self.cards = {card.name: card for card in reports.cards()}
        self.current = next(iter(self.cards), "")
        self.fields: dict[str, DateField | QLineEdit] = {}
        self.known: dict[str, list[tuple[str, str]]] = {}
        self.running = False
        self.table = WorkTable(
            desk.theme, (WorkColumn(translate("reports", "Report"), stretch=True),), name=translate("reports", "Reports")
        )
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self.panes.show_side())
        self.finder = QLineEdit()
        self.finder.setAccessibleName(translate("reports", "Find a report"))
        self.finder.setPlaceholderText(translate("reports", "Find a report"))
        clear_icon(self.finder, desk.theme)
        self.finder.textChanged.connect(self._show_list)
        self.finder.returnPressed.connect(self.show_report)
        self.list_card = Card()
        self.list_card.body.addWidget(self.finder)
        self.list_card.body.addWidget(self.table, 1)
        self.question = Card()
        self.about = label("", "muted", wrap=True)
        self.question.body.addWidget(self.about)
        self._form: QWidget | None = None
        self.hint = label(translate("reports", "Empty fields mean everything. The paper says what was asked."), "secondary", wrap=True)
        self.question.body.addWidget(self.hint)
        self.question.body.addStretch(1)
        titles = (translate("reports", "Reports"), translate("reports", "Questions"))
        panes = self.panes = TwoPanes(desk.theme, desk.state, name="reports", main=self.list_card, side=self.question, titles=titles)
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
        self._show_list()
        self.choose(self.current)
        self._load_known()
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
            if self._why_not() and "item" in self.fields and self.known.get("item"):
                yield f"{name}-asked"
                self.fields["item"].setText(self.known["item"][0][0])
            self.show_report()
            yield name
            self._desk.back()
            if "item" in self.fields:
                self.fields["item"].clear()

    def _show_list(self) -> None:
        """The reports found, group by group under a heading that cannot be chosen."""
        rows: list[WorkRow] = []
        group = ""
        cards = found(self.cards.values(), self.finder.text())
        for card in cards:
            if card.group != group:
                group = card.group
                rows.append(WorkRow((HEADING, group), (WorkCell(group_title(group), strong=True),), quiet=True))
            rows.append(WorkRow(card.name, (WorkCell(title_of(card), note=about(card)),), level=1))
        if cards and self.current not in [card.name for card in cards]:
            self.choose(cards[0].name)
        self.table.show_rows(rows, self.current)

    def choose(self, key: object) -> None:
        """Show the questions of a report; what was typed stays where the next one asks it too."""
        if key not in self.cards:
            key = self._beyond(key)
        self.current = str(key)
        card = self.cards[self.current]
        self.table.show_rows(self.table.work.rows, self.current)
        self.question.set_title(title_of(card))
        self.about.setText(about(card))
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
            if name not in QUESTIONS:
                continue
            title = question(name)
            field: DateField | QLineEdit = (
                DateField(self._desk.figures, self._desk.theme, name=title, today=self._desk.today) if name in DAYS else QLineEdit()
            )
            if name in self.known:
                field.setCompleter(self._completer(name, field))
            field.setAccessibleName(title)
            if name in card.needs:
                field.setPlaceholderText(translate("reports", "must be entered"))
            field.setText(kept.get(name, ""))
            field.returnPressed.connect(self.show_report)
            field.textChanged.connect(lambda text: self._desk.actions.refresh())
            self.fields[name] = field
            named_field(form, title, field)
        self.question.body.insertWidget(2, self._form)
        self._desk.actions.refresh()

    def _beyond(self, heading: object) -> object:
        """The report beyond a heading, from where one comes: arrow keys go over it."""
        keys = [row.key for row in self.table.work.rows]
        if heading not in keys:
            return self.current
        at, before = keys.index(heading), keys.index(self.current) if self.current in keys else -1
        return keys[at - 1] if before > at > 0 else keys[at + 1]

    def asked(self) -> dict[str, str | date]:
        """What the fields say."""
        said: dict[str, str | date] = {}
        for name, field in self.fields.items():
            value = field.value if isinstance(field, DateField) else field.text().strip()
            if value:
                said[name] = value
        return said

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

        task = self._tasks.run(lambda pulse: self._reports.make(name, asked, pulse.beat), arrived, failed, progress=self.work_bar.step)
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

        def write(pulse: Pulse) -> Path:
            workbook = self._reports.workbook(name, asked, pulse.beat)
            return write_whole(path, lambda part: part.write_bytes(workbook))

        def done(written: Path) -> None:
            self._desk.toast(translate("reports", "Saved as {file}.").format(file=written.name))

        self._tasks.run(write, done, self._desk.trouble)

    def _open(self, key: object) -> None:
        self.choose(key)
        self.show_report()

    def _why_not(self) -> str:
        if self.running:
            return translate("reports", "The last report is still being made.")
        card = self.cards.get(self.current)
        if card is None:
            return translate("reports", "Your role is shown no report.")
        lacking = [question(name) for name in card.needs if not self.fields[name].text().strip()]
        return translate("reports", "Enter this first: {question}.").format(question=", ".join(lacking)) if lacking else ""

    def _completer(self, name: str, field: QWidget) -> QCompleter:
        model = QStandardItemModel(field)
        for code, words in self.known[name]:
            row = QStandardItem(f"{code} · {words}" if words and words != code else code)
            row.setData(code, CODE_ROLE)
            model.appendRow(row)
        return _CodeCompleter(model, field)

    def _load_known(self) -> None:
        """What can be asked for, so that nobody has to know codes by heart."""

        def read() -> dict[str, list[tuple[str, str]]]:
            with self._work.book.reading() as connection:
                return codes_by_kind(connection)

        def arrived(known: dict[str, list[tuple[str, str]]]) -> None:
            self.known = known
            self.choose(self.current)

        self._tasks.run(lambda pulse: read(), arrived, self._desk.trouble)

    def _why_not_workbook(self) -> str:
        if self.current == "approvals-audit":
            return translate("reports", "The audit is a paper only.")
        return self._why_not()

    def _wear(self) -> None:
        self.question.setMinimumWidth(self._desk.theme.metrics.px(300))


class _CodeCompleter(QCompleter):
    """Found by code or name, shown with both, entered as the code."""

    def __init__(self, model: QStandardItemModel, field: QWidget) -> None:
        super().__init__(model, field)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(CODE_ROLE))


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None or desk.work.reports is None:
        raise ValueError("reports need a book")
    return GalleryScreen(desk, desk.work, desk.work.reports)
