"""Owns the page of one paper: preview, find, zoom, print, save; the same bytes everywhere, and kept in the archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.book import Workplace
from ui.feedback import Feedback, Verdict
from ui.i18n import translate
from ui.paper_pages import Spot
from ui.papers import Paper
from ui.saving import write_whole
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import TaskScope
from ui.widgets.empty_state import EmptyState
from ui.widgets.field_icon import clear_icon
from ui.widgets.flow import FlowRow
from ui.widgets.paper_view import PaperView
from ui.widgets.surfaces import label

AskPath = Callable[[QWidget, str], Path | None]


class PaperScreen(Screen):
    """Shows the paper it is opened on."""

    def __init__(self, desk: Desk, work: Workplace, *, ask_path: AskPath | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self.ask_path = ask_path or _ask_path
        self._tasks = TaskScope(desk.tasks)
        self.paper: Paper | None = None
        self.view = PaperView(desk.theme, desk.tasks)
        self.view.page_changed.connect(self._show_page)
        self.finder = QLineEdit()
        self.finder.setAccessibleName(translate("reports", "Find in the paper"))
        self.finder.setPlaceholderText(translate("reports", "Find in the paper"))
        clear_icon(self.finder, desk.theme)
        self.finder.returnPressed.connect(self._search)
        self.found = label("", "secondary")
        self.page_label = label("", "secondary")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.finder, 1)
        line.addWidget(self.found)
        self.finder.setMinimumWidth(desk.theme.metrics.px(160))
        tools = FlowRow(desk.theme)
        tools.add(self.page_label)
        for action in ("paper.farther", "paper.nearer", "paper.wide"):
            tools.add(desk.actions.button(action))
        line.addWidget(tools, 2)
        self.nothing = EmptyState(
            desk.theme,
            translate("reports", "No paper is open"),
            translate("reports", "Reports, notes and labels are shown here before they are printed."),
            desk.actions.button("go.reports") if "go.reports" in desk.actions.table else None,
            icon="reports",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.nothing, 1)
        self.bar = QWidget()
        buttons = QHBoxLayout(self.bar)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(desk.actions.button("paper.save"))
        buttons.addWidget(desk.actions.button("paper.print", role="primary"))
        self._bind()
        self._show()

    def headline(self) -> Headline:
        return Headline(self.paper.title if self.paper else translate("reports", "Paper"))

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        if isinstance(place.argument, Paper) and place.argument is not self.paper:
            self.paper = place.argument
            self.view.show_paper(self.paper.pdf)
            self._show()

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, self.paper)

    def focus_first(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def dispose(self) -> None:
        self._tasks.close()
        self.view.close_paper()

    def save(self, path: Path) -> None:
        """Write exactly the bytes shown, and keep them."""
        paper = self.paper
        if paper is None:
            return

        def write() -> Path:
            write_whole(path, lambda part: part.write_bytes(paper.pdf))
            self._archive(paper)
            return path

        def done(written: Path) -> None:
            self._desk.toast(translate("reports", "Saved as {file}.").format(file=written.name))

        self._tasks.run(lambda pulse: write(), done, self._desk.trouble)

    def _bind(self) -> None:
        none = translate("reports", "No paper is open")

        def why_not() -> str:
            return "" if self.paper else none

        bind = self._desk.actions.bind
        bind("paper.print", self._print, why_not=why_not)
        bind("paper.save", self._ask_save, why_not=why_not)
        bind("paper.find", self.finder.setFocus)
        bind("paper.next", lambda: self._go(1))
        bind("paper.previous", lambda: self._go(-1))
        bind("paper.wide", self.view.fit_width)
        bind("paper.nearer", lambda: self.view.step_zoom(1))
        bind("paper.farther", lambda: self.view.step_zoom(-1))

    def _show(self) -> None:
        self.view.setVisible(self.paper is not None)
        self.nothing.setVisible(self.paper is None)
        self._desk.actions.refresh()

    def _show_page(self, where: tuple[int, int]) -> None:
        self.page_label.setText(translate("reports", "Page {page} of {all}").format(page=where[0], all=where[1]))

    def _search(self) -> None:
        text, pages = self.finder.text().strip(), self.view.pages
        if not text or pages is None:
            self.view.show_spots(())
            self.found.setText("")
            return
        if self.view.spots and self.finder.property("searched") == text:
            self._go(1)
            return
        self.finder.setProperty("searched", text)

        def arrived(spots: list[Spot]) -> None:
            self.view.show_spots(spots)
            self._count()

        self._tasks.run(lambda pulse: pages.find(text), arrived, self._desk.trouble)

    def _go(self, by: int) -> None:
        self.view.go_to(self.view.spot + by)
        self._count()

    def _count(self) -> None:
        number = len(self.view.spots)
        if not number:
            self.found.setText(translate("reports", "Not found"))
            return
        self.found.setText(translate("reports", "{place} of {all}").format(place=self.view.spot + 1, all=number))

    def _ask_save(self) -> None:
        if self.paper is not None:
            path = self.ask_path(self, self.paper.file_name)
            if path is not None:
                self.save(path)

    def _print(self) -> None:
        from ui.printing import ask_printer, print_paper

        pages, paper = self.view.pages, self.paper
        if pages is None or paper is None:
            return
        printer = ask_printer(self, len(pages.sizes))
        if printer is None:
            return
        number = print_paper(pages, printer)
        if number:
            self._tasks.run(lambda pulse: self._archive(paper), lambda done: None, self._desk.trouble)
            self._desk.toast(translate("reports", "%n page(s) sent to the printer.", None, number))
        else:
            text = translate("reports", "The printer took no page.")
            self._desk.say(Feedback(Verdict.REJECTED, text, next_step=translate("reports", "Check the printer, or save the paper.")))

    def _archive(self, paper: Paper) -> None:
        if self._work.reports is not None:
            self._work.reports.archive(paper)


def _ask_path(parent: QWidget, name: str) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, translate("reports", "Save"), name, "PDF (*.pdf)")
    return Path(chosen).with_suffix(".pdf") if chosen else None


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("papers need a book")
    return PaperScreen(desk, desk.work)
