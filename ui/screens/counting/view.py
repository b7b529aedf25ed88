"""Owns the widgets of counting: the list of counts, the plan, the blind count, the review of its differences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.presence import Attending
from ui.actions.step_button import StepButton
from ui.attachments import Attachments
from ui.book import Workplace
from ui.floor_view import floor_view
from ui.i18n import translate
from ui.previews import Verdict
from ui.reversing import Reversing, why_not_reverse
from ui.scan import Reading
from ui.screens.counting.again import AgainForm
from ui.screens.counting.counts import KIND
from ui.screens.counting.draft import Place as CountPlace
from ui.screens.counting.panes import PlanPane, ReasonCard
from ui.screens.counting.picture import CountedRow, CountingPicture, CountRow, SheetRow, VarianceRow
from ui.screens.counting.presenter import CountingPresenter
from ui.screens.counting.tour import stops
from ui.shell.places import Place
from ui.shell.router import Answer, Ask
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import TaskScope
from ui.theme import Tone
from ui.widgets.action_bar import ActionBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.entry_panes import EntryPanes
from ui.widgets.entry_preview import EntryPicture
from ui.widgets.line_bar import BarLine, LineBar
from ui.widgets.lines_and_log import LinesAndLog
from ui.widgets.list_card import ListCard, stacked
from ui.widgets.page_stack import PageStack
from ui.widgets.place_picker import PlacePicker
from ui.widgets.surfaces import Card, label
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow, WorkTable

PAGES = ("list", "plan", "count", "review")


class CountingScreen(Screen):
    """Four pages. Only the review, for those who plan counts, shows what the book expects."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._built = False
        view = floor_view(desk, KIND, changed=self._show, entry=self._show_entry)
        self.presenter = CountingPresenter(
            work,
            desk.tasks,
            desk.figures,
            desk.today,
            view,
            costs="cost.see" in desk.permissions,
            can_plan="counting.plan" in desk.permissions,
        )
        self._tasks = TaskScope(desk.tasks)
        self.reversing = Reversing(desk, work, self._tasks, self._refresh)
        self.evidence = Attachments(
            desk, work, self._tasks, nothing=translate("counting", "Drop photos of what was found here, or add them."), owner=self
        )
        self.picker = PlacePicker(desk.theme, self)
        self.picker.chosen.connect(self._go_to)
        self.pages = PageStack()
        self.plan_pane = PlanPane(desk, self.presenter.planning)
        for page in (self._build_list(), self.plan_pane, self._build_count(), self._build_review()):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages, 1)
        self._bind()
        self.buttons = self._build_buttons()
        self._built = True
        self._show()

    # A screen to the shell

    def headline(self) -> Headline:
        return self._headline(self.presenter.picture)

    def _headline(self, picture: CountingPicture) -> Headline:
        chips: list[tuple[str, Tone]] = []
        if picture.title:
            text = translate("counting", "{counted} of {total} lines counted").format(counted=picture.counted, total=picture.total)
            chips = [(picture.title, Tone.ACCENT), (text, Tone.GOOD if picture.counted == picture.total else Tone.NEUTRAL)]
        if picture.day is not None:
            chips.insert(0, picture.day.chip)
        return Headline(picture.step, picture.hint, step=True, chips=tuple(chips), scan_hint=picture.scan_hint)

    def footer(self) -> QWidget | None:
        return self.buttons

    def open(self, place: Place) -> None:
        self.panes.show_main()
        match place.argument:
            case "plan":
                self.presenter.plan_new()
            case str(sheet_id):
                self.presenter.open(sheet_id)
            case _:
                self.presenter.show_list()

    def tour(self) -> Iterator[str]:
        """What a picture is taken of, one after the other."""
        return stops(self.presenter, self._desk.go)

    def place(self, screen_id: str) -> Place:
        sheet = self.presenter.sheet
        argument = "plan" if self.presenter.page == "plan" else sheet.sheet.summary.sheet_id if sheet else None
        return Place(screen_id, argument)

    def read(self, reading: Reading) -> Answer | Ask | bool:
        return self.presenter.read(reading)

    def attending(self) -> Attending | None:
        sheet = self.presenter.sheet
        return Attending(KIND, sheet.sheet.summary.sheet_id, sheet.sheet.summary.sheet_id) if sheet else None

    def touched(self, what: frozenset[str]) -> None:
        if self.presenter.page == "list" and "counting" in what:
            self.presenter.show_list()

    def dispose(self) -> None:
        self._tasks.close()
        self.presenter.close()

    # Building

    def _build_list(self) -> QWidget:
        theme = self._desk.theme
        self.nothing = EmptyState(
            theme,
            translate("counting", "Nothing is to be counted"),
            translate("counting", "Planned and open counts stand here until they are posted."),
            self._desk.actions.button("counting.plan", self),
            icon="counting",
        )
        self.list_card = ListCard(
            theme,
            translate("counting", "Counts"),
            (
                WorkColumn(translate("counting", "Count"), stretch=True),
                WorkColumn(translate("counting", "State")),
                WorkColumn(translate("counting", "Counted"), figure=True),
                WorkColumn(translate("counting", "Due"), figure=True),
            ),
            self.nothing,
            press_opens=True,
        )
        self.sheets = self.list_card.table
        self.sheets.opened.connect(lambda key: self._desk.go(Place(KIND, str(key))))
        self.posted_card = ListCard(
            theme,
            translate("counting", "Posted today"),
            (
                WorkColumn(translate("counting", "Count"), stretch=True),
                WorkColumn(translate("counting", "Counted"), figure=True),
                WorkColumn(translate("counting", "State")),
            ),
            label(translate("counting", "Nothing yet. Submitted counts stand here."), "muted", wrap=True),
        )
        self.posted = self.posted_card.table
        self.posted.chosen.connect(lambda key: self.presenter.counts.choose_posted(str(key)))
        return stacked(self.list_card, self.posted_card)

    def _build_count(self) -> QWidget:
        self.lines = WorkTable(
            self._desk.theme,
            (
                WorkColumn(translate("counting", "Item"), stretch=True),
                WorkColumn(translate("counting", "Location")),
                WorkColumn(translate("counting", "Counted"), figure=True),
            ),
            name=translate("counting", "Lines to count"),
        )
        self.lines.chosen.connect(self._choose)
        self.bar = LineBar(
            self._desk.theme,
            self._desk.figures,
            self._desk.actions,
            KIND,
            nothing=translate("counting", "Scan a location, then the goods; or choose a line to count it by hand."),
            texts={"nothing": translate("counting", "Nothing there")},
        )
        self.bar.quantity_set.connect(self.presenter.set_quantity)
        self.left = LinesAndLog(self._desk.theme, self.lines, self.bar, log_title=translate("counting", "Scanned"))
        self.log = self.left.log
        return self.left

    def _build_review(self) -> QWidget:
        self.variances = WorkTable(
            self._desk.theme,
            (
                WorkColumn(translate("counting", "Item"), stretch=True),
                WorkColumn(translate("counting", "Book"), figure=True),
                WorkColumn(translate("counting", "Counted"), figure=True),
                WorkColumn(translate("counting", "Difference"), figure=True),
                WorkColumn(translate("counting", "Value"), figure=True),
            ),
            name=translate("counting", "Differences"),
        )
        self.variances.chosen.connect(lambda key: self.presenter.review.choose(int(str(key))))
        self.variances.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        card = Card(translate("counting", "Differences"))
        card.body.addWidget(self.variances)
        self.why = ReasonCard(self._desk, self.presenter.review)
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(14)
        left.addWidget(card)
        left.addWidget(self.why)
        left.addStretch(1)
        desk, work = self._desk, translate("counting", "Differences")
        self.panes = EntryPanes(desk.theme, desk.figures, desk.state, name="counting", work=work, main=main, guest=self.why)
        self.preview = self.panes.preview
        return self.panes

    def _build_buttons(self) -> QWidget:
        actions = self._desk.actions
        names = ("undo", "park", "place", "back", "paper", "photo", "again", "reverse", "plan", "later")
        self.extra = {name: actions.button(f"counting.{name}") for name in names}
        self.open_button = actions.button("counting.open", role="primary")
        self.post_button = StepButton(actions.action("counting.post"))
        return ActionBar(self._desk.theme, self.extra.values(), (self.open_button, self.post_button))

    def _bind(self) -> None:
        presenter = self.presenter
        binds: dict[str, tuple[Callable[[], None], Callable[[], str] | None]] = {
            "post": (presenter.post, presenter.why_not_post),
            "undo": (presenter.undo, self._why_not_counting),
            "park": (presenter.park, self._why_not_open),
            "less": (lambda: presenter.change(Decimal(-1)), self._why_no_line),
            "more": (lambda: presenter.change(Decimal(1)), self._why_no_line),
            "nothing": (presenter.nothing_there, self._why_no_line),
            "place": (self._offer_places, self._why_not_counting),
            "found": (presenter.scans.add_found, self._why_nothing_found),
            "next": (presenter.choose_next, None),
            "previous": (lambda: presenter.choose_next(-1), None),
            "open": (presenter.open_selected, self._why_no_row),
            "plan": (lambda: self._desk.go(Place(KIND, "plan")), None),
            "later": (presenter.plan_for_later, self._why_not_planning),
            "recount": (presenter.recount, self._why_not_reviewing),
            "explain": (presenter.review.explain_all, self._why_not_reviewing),
            "back": (presenter.back_to_counting, self._why_not_reviewing),
            "paper": (presenter.print_sheet, self._why_no_paper),
            "photo": (self._show_evidence, self._why_no_evidence),
            "again": (self._ask_again, self._why_not_again),
            "reverse": (lambda: self.reversing.ask(self.presenter.counts.reversible()), self._why_not_reverse),
            "all": (self._refresh, None),
        }
        for name, (run, why_not) in binds.items():
            self._desk.actions.bind(f"counting.{name}", run, why_not=why_not)

    def _show_evidence(self) -> None:
        self.evidence.ask(self._at_hand(), draft=False)

    def _at_hand(self) -> str:
        """The sheet that this page is about."""
        sheet = self.presenter.sheet
        return sheet.sheet.summary.sheet_id if sheet else self.presenter.counts.posted

    def _why_no_evidence(self) -> str:
        there = self.presenter.sheet is not None or bool(self.presenter.counts.posted)
        return "" if there else translate("counting", "Choose a count first.")

    def _offer_places(self) -> None:
        """The locations to go to, to press, at the side; a scan says one too."""
        sheet = self.presenter.sheet
        if sheet is not None:
            likely, others = sheet.spots_to_count()
            self.picker.show_places(sheet.sheet.summary.number, likely, others)
            self._desk.show_detail(translate("counting", "Location"), self.picker)

    def _go_to(self, spot_id: object) -> None:
        self._desk.show_detail("", None)
        if self.presenter.page == "count":
            self._desk.say(self.presenter.go_to(str(spot_id)))

    def _ask_again(self) -> None:
        self.presenter.counts.look_again(self._choose_again)

    def _choose_again(self, number: str, rows: tuple[CountedRow, ...]) -> None:
        def go(line_nos: tuple[int, ...]) -> None:
            self._desk.show_detail("", None)
            self.presenter.count_again(line_nos)

        self.again_form = AgainForm(self._desk, rows, go)
        self._desk.show_detail(translate("counting", "Count again of {number}").format(number=number), self.again_form)

    def _why_not_again(self) -> str:
        if self.presenter.page != "list" or not self.presenter.counts.posted:
            return translate("counting", "Choose a posted count first.")
        return why_not_reverse(self.presenter.counts.reversible()) and translate("counting", "This count was reversed; plan a new one.")

    def _why_not_reverse(self) -> str:
        if self.presenter.page != "list" or not self.presenter.counts.posted:
            return translate("counting", "Choose a posted count first.")
        return why_not_reverse(self.presenter.counts.reversible())

    def _why_not_open(self) -> str:
        return "" if self.presenter.page != "list" else translate("counting", "Open a count sheet first.")

    def _why_not_counting(self) -> str:
        return "" if self.presenter.page == "count" else translate("counting", "Open a count sheet first.")

    def _why_no_line(self) -> str:
        sheet = self.presenter.sheet
        there = self.presenter.page == "count" and sheet is not None and sheet.current is not None
        return "" if there else translate("counting", "Scan a location or choose a line first.")

    def _why_nothing_found(self) -> str:
        return "" if self.presenter.scans.found else translate("counting", "Scan the goods first.")

    def _why_no_row(self) -> str:
        return "" if self.presenter.page == "list" and self.presenter.counts.selected else translate("counting", "Choose a count first.")

    def _why_not_planning(self) -> str:
        return self.presenter.why_not_post() if self.presenter.page == "plan" else translate("counting", "Plan a count first.")

    def _why_not_reviewing(self) -> str:
        return "" if self.presenter.page == "review" else translate("counting", "Finish counting first.")

    def _why_no_paper(self) -> str:
        there = self.presenter.sheet is not None or bool(self.presenter.counts.selected)
        return "" if there else translate("counting", "Choose a count first.")

    # Showing

    def _refresh(self) -> None:
        if self.presenter.page == "list":
            self.presenter.show_list()

    def _choose(self, key: object) -> None:
        if isinstance(key, CountPlace):
            self.presenter.choose(key)

    def _show(self) -> None:
        if not self._built:
            return
        picture = self.presenter.picture
        self.pages.setCurrentIndex(PAGES.index(picture.page))
        self._show_buttons(picture)
        self.evidence.follow(self._at_hand())
        match picture.page:
            case "list":
                self._show_list(picture)
            case "plan":
                self.plan_pane.show_picture(picture)
            case "count":
                self._show_count(picture)
            case "review":
                self._show_review(picture)
        self._desk.actions.refresh()
        self._say_step()
        self.headline_changed.emit(self._headline(picture))

    def _show_buttons(self, picture: CountingPicture) -> None:
        shown = {
            "undo": picture.page == "count",
            "park": picture.page in ("count", "plan"),
            "place": picture.page == "count",
            "back": picture.page == "review",
            "paper": picture.page == "count" or (picture.page == "list" and bool(picture.sheets)),
            "photo": picture.page in ("count", "review") or (picture.page == "list" and bool(picture.selected_posted)),
            "again": picture.page == "list" and bool(picture.selected_posted) and picture.can_plan,
            "reverse": picture.page == "list" and bool(picture.selected_posted) and "reversal.post" in self._desk.permissions,
            "plan": picture.page == "list" and bool(picture.sheets) and picture.can_plan,
            "later": picture.page == "plan",
        }
        for name, button in self.extra.items():
            button.setVisible(shown[name])
        self.open_button.setVisible(picture.page == "list" and bool(picture.sheets))
        self.post_button.setVisible(picture.page != "list")

    def _say_step(self) -> None:
        texts = {
            "plan": translate("counting", "Open the count"),
            "count": translate("counting", "Review") if self.presenter.can_plan else translate("counting", "Submit"),
            "review": translate("counting", "Submit"),
        }
        self.post_button.say(texts.get(self.presenter.page, ""))

    def _show_list(self, picture: CountingPicture) -> None:
        waiting = [row for row in picture.sheets if not row.posted]
        posted = [row for row in picture.sheets if row.posted]
        self.list_card.show_rows([self._sheet_row(row) for row in waiting], picture.selected, loading=picture.loading)
        self.posted_card.show_rows([self._posted_row(row) for row in posted], picture.selected_posted)

    def _posted_row(self, row: SheetRow) -> WorkRow:
        tone = Tone.MUTED if row.reversed else Tone.GOOD
        cells = (WorkCell(row.title, row.detail), WorkCell(row.counted), WorkCell(row.state, tone=tone))
        return WorkRow(row.sheet_id, cells)

    def _sheet_row(self, row: SheetRow) -> WorkRow:
        late = translate("counting", "late") if row.late else ""
        return WorkRow(
            row.sheet_id,
            (
                WorkCell(row.title, row.detail),
                WorkCell(row.state),
                WorkCell(row.counted),
                WorkCell(row.due, late, tone=Tone.WARN if row.late else None),
            ),
        )

    def _show_count(self, picture: CountingPicture) -> None:
        current = picture.current
        self.lines.hide_column(1, bool(picture.spot))
        self.lines.show_rows([self._count_row(row) for row in picture.rows], current.place if current else None)
        self.bar.show_line(BarLine(current.title, current.counted) if current else None)
        self.log.show_lines(picture.log)

    def _count_row(self, row: CountRow) -> WorkRow:
        """Not counted is a dash and says so; zero is a figure and says what it means."""
        if row.counted is None:
            note = translate("counting", "count again") if row.again else translate("counting", "not counted")
            counted = WorkCell("—", note, tone=Tone.WARN if row.again else None)
        elif row.counted == 0:
            counted = WorkCell("0", translate("counting", "nothing there"), strong=True)
        else:
            counted = WorkCell(f"{self._desk.figures.quantity(row.counted)} {row.unit}", strong=True, tone=Tone.GOOD)
        found = translate("counting", "found") if row.found else ""
        return WorkRow(row.place, (WorkCell(row.title, " · ".join(filter(None, (row.detail, found)))), WorkCell(row.spot), counted))

    def _show_review(self, picture: CountingPicture) -> None:
        self.variances.hide_column(4, all(row.value is None for row in picture.variances) and bool(picture.variances))
        self.variances.show_rows([self._variance_row(row, picture) for row in picture.variances], picture.selected_line or None)
        self.why.show_picture(picture)

    def _variance_row(self, row: VarianceRow, picture: CountingPicture) -> WorkRow:
        figures = self._desk.figures
        names = {reason.id: reason.name for reason in picture.reasons}
        if row.quiet:
            cells = (WorkCell(row.title, row.detail), *(WorkCell(figures.quantity(q)) for q in (row.book, row.counted)))
            return WorkRow(row.line_no, (*cells, WorkCell("=", translate("counting", "matches")), WorkCell()), quiet=True)
        gain = row.difference > 0
        tone = Tone.GOOD if gain else Tone.BAD
        sign = "▲" if gain else "▼"
        percent = figures.percent(row.percent, signed=True) if row.percent is not None else ""
        why = " · ".join(filter(None, (names.get(row.reason, row.reason), row.note)))
        moved = translate("counting", "moved since, count again") if row.moved else ""
        value = figures.money(row.value, signed=True) if row.value is not None else ""
        return WorkRow(
            row.line_no,
            (
                WorkCell(row.title, " · ".join(filter(None, (row.detail, moved or why)))),
                WorkCell(figures.quantity(row.book)),
                WorkCell(f"{figures.quantity(row.counted)} {row.unit}"),
                WorkCell(f"{sign} {figures.quantity(row.difference, signed=True)}", percent, tone=tone, strong=True),
                WorkCell(value, tone=tone),
            ),
        )

    def _show_entry(self, verdict: Verdict | None) -> None:
        if self._built:
            self.preview.show_picture(verdict.picture if verdict else EntryPicture())


def create(desk: Desk) -> Screen:
    """The screen; raises RuntimeError where no book is open."""
    if desk.work is None:
        raise RuntimeError("counting needs a book")
    return CountingScreen(desk, desk.work)
