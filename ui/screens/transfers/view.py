"""Owns the widgets of transfers: the list of what is under way, and the step at hand with its entry beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.presence import Attending
from ui.actions.step_button import StepButton
from ui.attachments import Attachments
from ui.book import Workplace
from ui.floor_view import floor_view
from ui.i18n import translate
from ui.previews import Verdict
from ui.provisional import marked, waits
from ui.reversing import Reversing, why_not_reverse
from ui.scan import Reading
from ui.screens.transfers.panes import ParticularsCard
from ui.screens.transfers.picture import TransfersPicture
from ui.screens.transfers.presenter import TransfersPresenter
from ui.screens.transfers.sentences import PostingRow, TransferRow
from ui.screens.transfers.tour import stops
from ui.screens.transfers.under_way import KIND
from ui.screens.transfers.work import LinePicture
from ui.shell.places import Place
from ui.shell.router import Answer, Ask
from ui.shell.screen import Desk, Headline, Screen
from ui.tally import Key
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
from ui.widgets.surfaces import label
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow, WorkTable


class TransfersScreen(Screen):
    """Two pages: what is under way, and one step of one transfer."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._built = False
        view = floor_view(desk, KIND, changed=self._show, entry=self._show_entry)
        costs = "cost.see" in desk.permissions
        self.presenter = TransfersPresenter(work, desk.tasks, desk.figures, desk.today, view, costs=costs)
        self._tasks = TaskScope(desk.tasks)
        self.reversing = Reversing(desk, work, self._tasks, self._refresh)
        nothing = translate("transfers", "Drop photos of damage here, or add them.")
        self.evidence = Attachments(desk, work, self._tasks, nothing=nothing, kept=self.presenter.keep, owner=self)
        self.pages = PageStack()
        self.pages.addWidget(self._build_list())
        self.pages.addWidget(self._build_step())
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

    def _headline(self, picture: TransfersPicture) -> Headline:
        chips: list[tuple[str, Tone]] = []
        if picture.head is not None:
            chips = [(" · ".join(filter(None, (picture.title, picture.route))), Tone.ACCENT)]
        if picture.day is not None:
            chips.insert(0, picture.day.chip)
        return Headline(picture.step, picture.hint, step=True, chips=tuple(chips), scan_hint=picture.scan_hint)

    def footer(self) -> QWidget | None:
        return self.buttons

    def open(self, place: Place) -> None:
        self.panes.show_main()
        match place.argument:
            case "new":
                self.presenter.ask_new()
            case str(transfer_id):
                self.presenter.open(transfer_id)
            case _:
                self.presenter.show_list()

    def tour(self) -> Iterator[str]:
        """What a picture is taken of, one after the other."""
        return stops(self.presenter, self._desk.go)

    def place(self, screen_id: str) -> Place:
        work = self.presenter.work
        return Place(screen_id, (work.head.transfer_id or "new") if work else None)

    def read(self, reading: Reading) -> Answer | Ask | bool:
        return self.presenter.read(reading)

    def attending(self) -> Attending | None:
        work = self.presenter.work
        return Attending(KIND, work.head.transfer_id, work.head.transfer_id) if work and work.head.transfer_id else None

    def touched(self, what: frozenset[str]) -> None:
        self.evidence.settle()
        if not what & {"transfers", "drafts"}:
            return
        if self.presenter.work is None:
            self.presenter.show_list()
        else:
            self.presenter.look_again()

    def dispose(self) -> None:
        self._tasks.close()
        self.presenter.close()

    # Building

    def _build_list(self) -> QWidget:
        theme = self._desk.theme
        self.nothing = EmptyState(
            theme,
            translate("transfers", "Nothing is under way"),
            translate("transfers", "Transfers stand here from the day they are asked for until all their goods have arrived."),
            self._desk.actions.button("transfers.new", self),
            icon="transfers",
        )
        self.list_card = ListCard(
            theme,
            translate("transfers", "Transfers under way"),
            (
                WorkColumn(translate("transfers", "Transfer"), stretch=True),
                WorkColumn(translate("transfers", "To do")),
                WorkColumn(translate("transfers", "On the road"), figure=True),
                WorkColumn(translate("transfers", "Expected"), figure=True),
            ),
            self.nothing,
            press_opens=True,
        )
        self.transfers = self.list_card.table
        self.transfers.opened.connect(self._open_row)
        self.done_card = ListCard(
            theme,
            translate("transfers", "Done today"),
            (
                WorkColumn(translate("transfers", "Document and transfer"), stretch=True),
                WorkColumn(translate("transfers", "What")),
                WorkColumn(translate("transfers", "State")),
            ),
            label(translate("transfers", "Nothing yet. What is shipped and taken in stands here."), "muted", wrap=True),
        )
        self.postings = self.done_card.table
        self.postings.chosen.connect(lambda key: self.presenter.under_way.choose_posting(str(key)))
        return stacked(self.list_card, self.done_card)

    def _build_step(self) -> QWidget:
        self.lines = WorkTable(
            self._desk.theme,
            (
                WorkColumn(translate("transfers", "Item"), stretch=True),
                WorkColumn(translate("transfers", "To do"), figure=True),
                WorkColumn(translate("transfers", "Now"), figure=True),
                WorkColumn(translate("transfers", "Left"), figure=True),
                WorkColumn(translate("transfers", "Location")),
            ),
            name=translate("transfers", "Lines of the transfer"),
        )
        self.lines.chosen.connect(self._choose)
        self.bar = LineBar(
            self._desk.theme,
            self._desk.figures,
            self._desk.actions,
            KIND,
            nothing=translate("transfers", "Scan an item, or choose a line to change it by hand."),
            texts={
                "rest": translate("transfers", "Rest"),
                "damaged": translate("transfers", "Damaged"),
                "place": translate("transfers", "Location"),
            },
            show_beside=self._desk.show_detail,
        )
        self.bar.quantity_set.connect(self.presenter.set_quantity)
        self.bar.place_chosen.connect(self.presenter.put_by_hand)
        main = LinesAndLog(self._desk.theme, self.lines, self.bar, log_title=translate("transfers", "Scanned"))
        self.left, self.log = main, main.log
        self.particulars = ParticularsCard(self._desk, self.presenter)
        desk, work = self._desk, translate("transfers", "Lines")
        self.panes = EntryPanes(desk.theme, desk.figures, desk.state, name="transfers", work=work, main=main, cards=(self.particulars,))
        self.preview = self.panes.preview
        return self.panes

    def _build_buttons(self) -> QWidget:
        actions = self._desk.actions
        names = ("undo", "park", "everything", "missing", "ship", "receive", "note", "photo", "reverse", "new")
        self.extra = {name: actions.button(f"transfers.{name}") for name in names}
        self.open_button = actions.button("transfers.open", role="primary")
        self.post_button = StepButton(actions.action("transfers.post"))
        return ActionBar(self._desk.theme, self.extra.values(), (self.open_button, self.post_button))

    def _bind(self) -> None:
        presenter = self.presenter
        binds: dict[str, tuple[Callable[[], None], Callable[[], str] | None]] = {
            "post": (presenter.post, presenter.why_not_post),
            "undo": (presenter.undo, self._why_no_work),
            "park": (presenter.park, self._why_no_work),
            "less": (lambda: presenter.change(Decimal(-1)), self._why_no_line),
            "more": (lambda: presenter.change(Decimal(1)), self._why_no_line),
            "rest": (presenter.take_rest, self._why_no_line),
            "everything": (presenter.take_all, self._why_no_work),
            "damaged": (presenter.damage, self._why_no_line),
            "place": (lambda: self.bar.offer_places(), self._why_no_line),
            "next": (presenter.choose_next, None),
            "previous": (lambda: presenter.choose_next(-1), None),
            "open": (presenter.open_selected, self._why_no_row),
            "new": (lambda: self._desk.go(Place(KIND, "new")), None),
            "missing": (lambda: presenter.turn("missing"), self._why_not_missing),
            "ship": (lambda: presenter.turn("ship"), self._why_no_work),
            "receive": (lambda: presenter.turn("receive"), self._why_no_work),
            "note": (presenter.print_note, self._why_no_paper),
            "photo": (self._show_evidence, self._why_no_evidence),
            "reverse": (lambda: self.reversing.ask(self.presenter.under_way.reversible()), self._why_not_reverse),
            "all": (self._refresh, None),
        }
        for name, (run, why_not) in binds.items():
            self._desk.actions.bind(f"transfers.{name}", run, why_not=why_not)

    def _show_evidence(self) -> None:
        self.evidence.ask(self._at_hand(), draft=self.presenter.work is not None)

    def _at_hand(self) -> str:
        """The transfer that this page is about."""
        work = self.presenter.work
        return work.head.document_id if work else self.presenter.under_way.posting

    def _why_no_evidence(self) -> str:
        there = self.presenter.work is not None or bool(self.presenter.under_way.posting)
        return "" if there else translate("transfers", "Choose something done today first.")

    def _why_not_reverse(self) -> str:
        if self.presenter.work is not None or not self.presenter.under_way.posting:
            return translate("transfers", "Choose something done today first.")
        return why_not_reverse(self.presenter.under_way.reversible())

    def _why_no_work(self) -> str:
        return "" if self.presenter.work else translate("transfers", "Open a transfer first.")

    def _why_no_line(self) -> str:
        return "" if self.presenter.has_line else translate("transfers", "Scan an item or choose a line first.")

    def _why_no_row(self) -> str:
        return (
            "" if self.presenter.work is None and self.presenter.under_way.selected else translate("transfers", "Choose a transfer first.")
        )

    def _why_not_missing(self) -> str:
        if self.presenter.can_report_missing:
            return ""
        return translate("transfers", "Take in what arrived first; what is still on the road then can be reported missing.")

    def _why_no_paper(self) -> str:
        work = self.presenter.work
        there = bool(work and work.head.transfer_id) or bool(self.presenter.under_way.done)
        return "" if there else translate("transfers", "Open a transfer first.")

    # Showing

    def _refresh(self) -> None:
        if self.presenter.work is None:
            self.presenter.show_list()

    def _choose(self, key: object) -> None:
        if isinstance(key, Key):
            self.presenter.choose(key)

    def _open_row(self, key: object) -> None:
        self._desk.go(Place(KIND, str(key)))

    def _show(self) -> None:
        if not self._built:
            return
        picture = self.presenter.picture
        at_work = picture.head is not None
        self.pages.setCurrentIndex(1 if at_work else 0)
        self._show_buttons(picture, at_work=at_work)
        self.evidence.follow(self._at_hand())
        if at_work:
            self._show_step(picture)
        else:
            self._show_list(picture)
        self._desk.actions.refresh()
        self._say_step()
        self.headline_changed.emit(self._headline(picture))

    def _show_buttons(self, picture: TransfersPicture, *, at_work: bool) -> None:
        mode = picture.head.mode if picture.head else ""
        shown = {
            "undo": mode in ("request", "ship", "receive"),
            "park": at_work,
            "everything": mode in ("ship", "receive"),
            "missing": mode == "receive",
            "ship": mode == "receive" and picture.can_turn,
            "receive": mode in ("ship", "missing") and (picture.can_turn or mode == "missing"),
            "note": not at_work and bool(self.presenter.under_way.done),
            "photo": mode in ("receive", "missing") or (not at_work and bool(self.presenter.under_way.posting)),
            "reverse": not at_work and bool(self.presenter.under_way.posting) and "reversal.post" in self._desk.permissions,
            "new": not at_work and bool(picture.transfers),
        }
        for name, button in self.extra.items():
            button.setVisible(shown[name])
        self.open_button.setVisible(not at_work and bool(picture.transfers))
        self.post_button.setVisible(at_work)

    def _say_step(self) -> None:
        texts = {
            "request": translate("transfers", "Ask for it"),
            "ship": translate("transfers", "Ship"),
            "receive": translate("transfers", "Take in"),
            "missing": translate("transfers", "Report missing"),
        }
        work = self.presenter.work
        self.post_button.say(texts[work.head.mode] if work else "")

    def _show_list(self, picture: TransfersPicture) -> None:
        self.list_card.show_rows([self._transfer_row(row) for row in picture.transfers], picture.selected, loading=picture.loading)
        self.done_card.show_rows([self._posting_row(row) for row in picture.postings], picture.selected_posting)

    def _posting_row(self, row: PostingRow) -> WorkRow:
        states = {
            "held": (translate("transfers", "waits for an approval"), Tone.WARN),
            "reversed": (translate("transfers", "reversed"), Tone.MUTED),
        }
        state, tone = states.get(row.state, (translate("transfers", "posted"), Tone.GOOD))
        return WorkRow(row.key, (WorkCell(row.title, row.detail), WorkCell(row.what), WorkCell(state, tone=tone)))

    def _transfer_row(self, row: TransferRow) -> WorkRow:
        age = ""
        if row.days_on_road is not None:
            age = translate("transfers", "%n day(s)", None, row.days_on_road)
        late = translate("transfers", "late") if row.late else ""
        return WorkRow(
            row.key,
            (
                WorkCell(row.title, row.detail, strong=row.parked),
                WorkCell(row.next_step, row.note),
                WorkCell(age),
                WorkCell(row.expected, late, tone=Tone.WARN if row.late else None),
            ),
        )

    def _show_step(self, picture: TransfersPicture) -> None:
        current, mode = picture.current, picture.head.mode if picture.head else "ship"
        titles = {"request": translate("transfers", "Quantity"), "ship": translate("transfers", "To ship")}
        self.lines.rename_column(1, titles.get(mode, translate("transfers", "On the road")))
        for column in (2, 3):
            self.lines.hide_column(column, mode in ("request", "missing"))
        self.lines.hide_column(4, mode == "missing")
        self.left.want_log(mode != "missing")
        self.preview.entry.setVisible(mode != "request")
        self.lines.show_rows([self._line_row(row) for row in picture.rows], current.key if current else None)
        self.bar.setVisible(mode != "missing")
        self.bar.show_line(
            BarLine(current.title, current.now, current.left, current.places, current.can_damage, False, current.others, current.waits)
            if current
            else None
        )
        self.bar.buttons["damaged"].setVisible(mode == "receive")
        self.bar.buttons["rest"].setVisible(mode != "request")
        self.log.show_lines(picture.log)
        self.particulars.show_picture(picture)

    def _line_row(self, row: LinePicture) -> WorkRow:
        quantity = self._desk.figures.quantity
        left = WorkCell()
        if row.left is not None:
            text = marked(quantity(row.left), provisional=bool(row.waiting))
            left = WorkCell(text, waits(quantity(row.waiting)) if row.waiting else "", tone=Tone.GOOD if row.left == 0 else None)
        return WorkRow(
            row.key,
            (
                WorkCell(row.title, row.detail, tone=Tone.BAD if row.damaged else None),
                WorkCell("" if row.asked is None else marked(f"{quantity(row.asked)} {row.unit}", provisional=bool(row.waiting))),
                WorkCell("—" if row.now is None else quantity(row.now), strong=row.now is not None, tone=Tone.BAD if row.damaged else None),
                left,
                WorkCell(row.place, "" if row.place_said or not row.place else translate("transfers", "suggested")),
            ),
            level=row.level,
        )

    def _show_entry(self, verdict: Verdict | None) -> None:
        if self._built:
            self.preview.show_picture(verdict.picture if verdict else EntryPicture())


def create(desk: Desk) -> Screen:
    """The screen; raises RuntimeError where no book is open."""
    if desk.work is None:
        raise RuntimeError("transfers need a book")
    return TransfersScreen(desk, desk.work)
