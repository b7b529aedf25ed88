"""Owns the widgets of the inbox: the list, the request looked at, the bar of decisions; asks its presenter for everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.book import Delegation
from app.domain.currency import digits_of
from db.presence import Attending
from ui.attachments import Attachments
from ui.book import Workplace
from ui.feedback import Feedback, Verdict
from ui.i18n import translate
from ui.key_guard import KeyGuard
from ui.proposal_lines import ProposalLines
from ui.proposals import money, reason_of, since_asked
from ui.screens.approvals.advice import AdviceCard
from ui.screens.approvals.forms import AskRow, BulkForm, LendForm
from ui.screens.approvals.picture import Detail, about, history_rows, list_row, standing_sentence
from ui.screens.approvals.presenter import ApprovalsPresenter, ApprovalsView, BulkItem, Lending
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import TaskScope
from ui.theme import Tone
from ui.widgets.action_bar import ActionBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.entry_preview import EntryPicture, EntryPreview
from ui.widgets.fact_sheet import FactSheet
from ui.widgets.surfaces import Card, label, lives
from ui.widgets.two_panes import TwoPanes
from ui.widgets.whole_table import WholeTable
from ui.widgets.work_table import WorkColumn, WorkTable
from ui.words import CONTROLS, age, word

LIST_WIDTH_PX = 380
SIDE_BY_SIDE_PX = 900


class ApprovalsScreen(Screen):
    """List at the left, everything about one request at the right, the decision below."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._tasks = TaskScope(desk.tasks)
        self._costs = "cost.see" in desk.permissions
        self._decided = ""
        view = ApprovalsView(listed=self._show_list, shown=self._show_detail, say=desk.say, trouble=desk.trouble)
        self.presenter = ApprovalsPresenter(work, desk.tasks, desk.today, view, costs=self._costs, advice=lambda: desk.preferences().advice)
        self.guard = KeyGuard(self._mistaken, self)
        self._build_list()
        self._build_detail()
        self.nothing = EmptyState(
            desk.theme,
            translate("approvals", "Nothing waits for a decision"),
            translate("approvals", "Receipts, counts, invoices and orders beyond their limits come here before they post."),
            desk.actions.button("go.home"),
            icon="approvals",
        )
        self.nothing.hide()
        self._build_panes()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.nothing, 1)
        self._build_bar()
        self._bind()
        self._show_detail(None)

    # A screen to the shell

    def headline(self) -> Headline:
        waiting = self.presenter.waiting
        if not self.presenter.loaded:
            return Headline(translate("approvals", "Approvals"))
        text = translate("approvals", "%n decision(s) wait", None, len(waiting)) if waiting else translate("approvals", "Nothing to decide")
        currencies = sorted({row.currency for row in waiting if row.amount is not None})
        stake = translate("approvals", "{amount} at stake")
        chips = [(stake.format(amount=f"{self._sum(currency)} {currency}"), Tone.WARN) for currency in currencies]
        return Headline(text, chips=tuple(chips))

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        wanted = place.selection if isinstance(place.selection, str) else place.argument if isinstance(place.argument, str) else ""
        if wanted:
            self.panes.show_side()
        else:
            self.panes.show_main()
        self.presenter.load(wanted)

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, None, self.presenter.current or None)

    def focus_first(self) -> None:
        if self.panes.side_in_front:
            self.panes.focus_side()
            return
        first: QWidget = self.table if self.presenter.rows or self.nothing.button is None else self.nothing.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def attending(self) -> Attending | None:
        return self.presenter.attending()

    def met(self) -> None:
        self._show_bar(self.presenter.detail)

    def touched(self, what: frozenset[str]) -> None:
        if not self.presenter.busy and self.ask.isHidden():
            self.presenter.load()

    def leave(self) -> None:
        self.ask.leave()
        self.presenter.leave_decided()

    def dispose(self) -> None:
        self._tasks.close()
        self.presenter.close()

    def tour(self) -> Iterator[str]:
        """What a picture is taken of, one after the other."""
        for row in list(self.presenter.rows):
            self.presenter.select(row.id)
            self._show_list()
            self.panes.show_side()
            yield row.kind.replace("_", "-")
        self._reject()
        yield "reject"
        self.ask.leave()
        self._forward()
        yield "forward"
        self.ask.leave()
        self._lend()
        yield "stand-in"

    # Building

    def _build_list(self) -> None:
        self.table = WorkTable(
            self._desk.theme,
            (
                WorkColumn(translate("approvals", "What"), stretch=True),
                WorkColumn(translate("approvals", "Amount"), figure=True),
                WorkColumn(translate("approvals", "Waits"), figure=True),
            ),
            name=translate("approvals", "Requests"),
            press_opens=True,
        )
        self.table.opened.connect(lambda key: self._open_request())
        self.table.chosen.connect(lambda key: self.presenter.select(str(key)))
        self.list_card = Card()
        self.list_card.body.setContentsMargins(1, 1, 1, 1)
        self.list_card.body.addWidget(self.table, 1)

    def _build_detail(self) -> None:
        self.title = label("", "card-title", wrap=True)
        self.reason = label("", wrap=True)
        self.facts = FactSheet()
        self.summary = Card()
        for part in (self.title, self.reason, self.facts):
            self.summary.body.addWidget(part)
        self.evidence_card = Card(translate("approvals", "Evidence"))
        self.lines = ProposalLines(self._desk.theme, self._desk.figures, name=translate("approvals", "Evidence"), costs=self._costs)
        self.meanwhile = label("", "strong", tone=Tone.WARN, wrap=True)
        self.evidence_card.body.addWidget(self.meanwhile)
        self.evidence_card.body.addWidget(self.lines)
        self.attachments = Attachments(self._desk, self._work, self._tasks, can_add=False)
        self.evidence_card.body.addWidget(self.attachments.strip)
        self.preview = EntryPreview(self._desk.figures)
        self.preview.stand_whole()
        self.history_card = Card(translate("approvals", "History"))
        self._history: QWidget | None = None
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.history_card)
        left.addStretch(1)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.setSpacing(14)
        self._lower.addLayout(left, 1)
        self._lower.addWidget(self.preview, 2)
        inside = self._inside = QWidget()
        inside.setProperty("role", "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(14)
        column.addWidget(self.summary)
        column.addWidget(self.evidence_card)
        self.advice = AdviceCard(self._desk.figures, self.presenter.dismiss)
        column.addLayout(self._lower)
        column.addWidget(self.advice)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)

    def _build_panes(self) -> None:
        """List and request; where there is one at a time, the request says which of how many it is, and steps."""
        desk = self._desk
        titles = (translate("approvals", "Requests"), translate("approvals", "Opened"))
        self.panes = TwoPanes(
            desk.theme,
            desk.state,
            name="approvals",
            main=self.list_card,
            side=self._scroll,
            titles=titles,
            main_px=LIST_WIDTH_PX,
            keeps_side=True,
        )
        self.steps = [desk.actions.button(f"approvals.{name}", role="quiet") for name in ("previous", "next")]
        for button in self.steps:
            self.panes.add_to_switch(button)
        self.panes.turned.connect(lambda side: self._turned())

    def _build_bar(self) -> None:
        self.bar = QWidget()
        self.standing = label("", "muted", wrap=True)
        self.ask = AskRow()
        self.ask.answered.connect(self._answered)
        self.ask.left.connect(self._left_asking)
        self.buttons = {}
        for name in ("bulk", "lend", "withdraw", "unclaim", "take_over", "claim", "forward", "reject", "approve_why", "approve"):
            self.buttons[name] = self._desk.actions.button(f"approvals.{name}", role="primary" if name == "approve" else "")
        *others, act = self.buttons.values()
        self.open_button = self._desk.actions.button("approvals.open", role="primary")
        layout = QVBoxLayout(self.bar)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.ask)
        layout.addWidget(self.standing)
        self.acts = ActionBar(self._desk.theme, others, (act, self.open_button))
        layout.addWidget(self.acts)

    def _bind(self) -> None:
        actions, presenter = self._desk.actions, self.presenter
        actions.bind("approvals.approve", lambda: self.guard.do(presenter.approve), why_not=self._why_not_decide)
        actions.bind("approvals.approve_why", lambda: self.guard.do(self._approve_why), why_not=self._why_not_decide)
        actions.bind("approvals.reject", lambda: self.guard.do(self._reject), why_not=self._why_not_decide)
        actions.bind("approvals.forward", lambda: self.guard.do(self._forward), why_not=self._why_not_forward)
        actions.bind("approvals.claim", lambda: self.guard.do(presenter.claim), why_not=self._why_not_claim)
        actions.bind("approvals.take_over", lambda: self.guard.do(presenter.take_over), why_not=self._why_not_take_over)
        actions.bind("approvals.unclaim", lambda: self.guard.do(presenter.unclaim), why_not=self._why_not_unclaim)
        actions.bind("approvals.next", lambda: self.guard.do(lambda: presenter.step(1)))
        actions.bind("approvals.previous", lambda: self.guard.do(lambda: presenter.step(-1)))
        actions.bind("approvals.open", self._open_request, why_not=lambda: "" if presenter.row else presenter.why_not_decide())
        actions.bind("approvals.bulk", self._bulk, why_not=lambda: presenter.alike()[1])
        actions.bind("approvals.lend", self._lend)
        actions.bind("approvals.withdraw", presenter.withdraw, why_not=self._why_not_withdraw)
        actions.bind("approvals.document", self._open_document, why_not=lambda: "" if presenter.row else presenter.why_not_decide())
        actions.bind("approvals.refresh", presenter.load)

    # Showing

    def _show_list(self) -> None:
        presenter = self.presenter
        now = datetime.now(UTC)
        rows = [list_row(row, self._desk.figures, age(row.requested_at, now), presenter.names) for row in presenter.rows]
        there = bool(rows or presenter.current)  # one that somebody else decided stays to be read
        self.table.show_rows(rows, presenter.current)
        self.panes.setVisible(there)
        self.nothing.setVisible(presenter.loaded and not there)
        self.bar.setVisible(there or not presenter.loaded)
        self._desk.badge("approvals", len(presenter.waiting))
        self.headline_changed.emit(self.headline())

    def _show_detail(self, detail: Detail | None) -> None:
        self._say_decided()
        self.table.show_rows(self.table.work.rows, self.presenter.current)
        self._inside.setVisible(detail is not None)
        self._show_bar(detail)
        if detail is None:
            self.preview.show_picture(EntryPicture())
            return
        row, found, figures = detail.row, detail.asked, self._desk.figures
        self.title.setText(f"{word(CONTROLS, row.kind)} · {about(row)}")
        self.reason.setText(reason_of(row))
        self.facts.show_facts(
            (
                (translate("approvals", "At stake"), money(row, figures)),
                (translate("approvals", "Asked by"), row.requester),
                (translate("approvals", "Asked"), figures.moment(row.requested_at.astimezone())),
                (translate("approvals", "Posting date"), figures.day(found.posting_date)),
                (translate("approvals", "Warehouse"), row.warehouse),
                (translate("approvals", "Reference"), found.reference),
                (translate("approvals", "Note"), found.note),
            )
        )
        self._show_evidence(detail)
        self.advice.show_hints(detail.hints, may_dismiss="approvals.decide" in self._desk.permissions)
        self.preview.show_picture(detail.picture)
        self._show_history(history_rows(found, figures))
        self._scroll.verticalScrollBar().setValue(0)

    def _say_decided(self) -> None:
        """Once, to whoever looks at what somebody else decides at this moment."""
        said = self.presenter.decided_meanwhile()
        if said and said != self._decided and self.isVisible():
            step = translate("approvals", "Choose the next one when you have seen it.") if self.presenter.rows else ""
            self._desk.say(Feedback(Verdict.ATTENTION, said, next_step=step))
        self._decided = said

    def _show_evidence(self, detail: Detail) -> None:
        self.evidence_card.setVisible(bool(detail.evidence or detail.attached or detail.meanwhile))
        self.meanwhile.setText("\n".join(check.text for check in since_asked(detail, self._desk.figures)))
        self.meanwhile.setVisible(bool(detail.meanwhile))
        self.attachments.show_of(detail.row.document_id, detail.attached)
        self.lines.show_lines(detail.evidence, detail.row.currency)

    @property
    def evidence(self) -> WholeTable | None:
        """The lines of the request looked at; None where there are none."""
        return self.lines.table

    def _show_history(self, steps: list[tuple[str, str]]) -> None:
        if self._history is not None:
            self._history.hide()
            self._history.deleteLater()
        holder = QWidget()
        holder.setProperty("role", "plain")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.history: list[QLabel] = []
        for moment, text in steps:
            column.addWidget(label(moment, "secondary"))
            shown = label(text, wrap=True)
            self.history.append(shown)
            column.addWidget(shown)
            column.addSpacing(4)
        self._history = holder
        self.history_card.body.addWidget(holder)

    def _show_bar(self, detail: Detail | None) -> None:
        row, rows = self.presenter.row, self.presenter.rows
        place = translate("approvals", "{place} of {all}").format(place=rows.index(row) + 1 if row in rows else 0, all=len(rows))
        self.panes.name_sides(translate("approvals", "Requests"), place if row in rows else translate("approvals", "Opened"))
        listed = self.panes.main_in_front
        self.standing.setText(self._standing())
        asking = not self.ask.isHidden() and self.panes.side_in_front  # the question takes the room of the buttons that led to it
        self.standing.setVisible(not listed and not asking)
        self.acts.setVisible(not asking)
        self._desk.actions.refresh()
        own = row is not None and not self._why_not_withdraw()
        for name in ("approve", "approve_why", "reject", "forward", "claim"):
            self.buttons[name].setVisible(not listed and not own and "approvals.decide" in self._desk.permissions)
        self.buttons["withdraw"].setVisible(own and not listed)
        self.buttons["take_over"].setVisible(not listed and bool(self.presenter.held_sentence()))
        self.buttons["unclaim"].setVisible(row is not None and not listed and not self._why_not_unclaim())
        if row is not None and row.forwarded_to:
            self.buttons["claim"].setVisible(False)
        # Where only the request is to be seen there is little room: what is rarely needed stands with the list and among the commands.
        for name in ("bulk", "lend"):
            self.buttons[name].setVisible(not self.panes.side_in_front)
        if self.panes.side_in_front:
            self.buttons["approve_why"].setVisible(False)
        self.open_button.setVisible(listed)
        for button in self.steps:
            button.setVisible(self.panes.side_in_front and len(self.presenter.rows) > 1)

    def _standing(self) -> str:
        row = self.presenter.row
        if row is None:
            return self.presenter.decided_meanwhile()
        return self.presenter.held_sentence() or standing_sentence(row, self._desk.figures, self.presenter.names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._desk.theme.metrics.px(LIST_WIDTH_PX + SIDE_BY_SIDE_PX)
        self._lower.setDirection(QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight)

    def _open_request(self) -> None:
        """Bring the chosen request in front where there is one pane at a time."""
        self.panes.show_side()

    def _turned(self) -> None:
        self._show_bar(self.presenter.detail)
        if self.isVisible() and self.ask.isHidden():
            self.focus_first()

    # Acting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panes.side_in_front:
            self.panes.show_main()
        elif event.key() == Qt.Key.Key_Escape:
            self._desk.back()
        else:
            super().keyPressEvent(event)

    def _approve_why(self) -> None:
        self.ask.setProperty("act", "approve")
        self.ask.ask_note()
        self._show_bar(self.presenter.detail)

    def _reject(self) -> None:
        self.ask.setProperty("act", "reject")
        self.ask.ask_reason()
        self._show_bar(self.presenter.detail)

    def _forward(self) -> None:
        detail = self.presenter.detail
        if detail is not None:
            self.ask.setProperty("act", "forward")
            self.ask.ask_person(detail.candidates)
            self._show_bar(detail)

    def _left_asking(self) -> None:
        self._show_bar(self.presenter.detail)
        self.focus_first()

    def _answered(self, answer: tuple[str, tuple[str, str] | None]) -> None:
        text, person = answer
        act = self.ask.property("act")
        if act == "approve":
            self.presenter.approve(text)
        elif act == "reject":
            self.presenter.reject(text)
        elif person is not None:
            self.presenter.forward(person[0], person[1], text)
        self._left_asking()

    def _bulk(self) -> None:
        rows, reason = self.presenter.alike()
        if reason:
            self._desk.say(Feedback(Verdict.ATTENTION, reason))
            return

        def told(items: list[BulkItem]) -> None:
            if lives(form):
                form.show_results(items)

        form = self.bulk_form = BulkForm(rows, self._desk.figures, lambda ids: self.presenter.approve_many(ids, told))
        self._desk.show_detail(translate("approvals", "Approve alike ones"), self.bulk_form)

    def _lend(self) -> None:
        def lend(person: str, role: str, first: date, last: date) -> None:
            self.presenter.lend(person, role, first, last, lambda: self.presenter.lending(show))

        def take_back(given: Delegation) -> None:
            self.presenter.take_back(given, lambda: self.presenter.lending(show))

        def show(lending: Lending) -> None:
            if lives(form):
                form.show_lending(lending)

        form = self.lend_form = LendForm(self._desk.theme, self._desk.figures, self._desk.today, lend, take_back)
        self.presenter.lending(show)
        self._desk.show_detail(translate("approvals", "Stand-ins"), form)

    def _open_document(self) -> None:
        row = self.presenter.row
        if row is not None:
            self._desk.go(Place("document", row.document_id))

    def _mistaken(self) -> None:
        self._desk.say(
            Feedback(
                Verdict.ATTENTION,
                translate("approvals", "That looked like a scan, so nothing was decided."),
                next_step=translate("approvals", "Press the single key again, or use the button."),
            )
        )

    def _why_not_decide(self) -> str:
        """Nobody decides what is not in sight."""
        if self.panes.main_in_front and self.presenter.row is not None:
            return translate("approvals", "Open the request first: press Enter on it.")
        return self.presenter.why_not_decide()

    def _why_not_forward(self) -> str:
        row = self.presenter.row
        if row is None:
            return self.presenter.why_not_decide()
        own = row.standing.value == "own"
        return translate("approvals", "Nobody decides on their own request.") if own else ""

    def _why_not_claim(self) -> str:
        row = self.presenter.row
        if row is not None and row.forwarded_to:
            return translate("approvals", "Someone took this on already.")
        return self.presenter.why_not_decide()

    def _why_not_unclaim(self) -> str:
        row = self.presenter.row
        if row is None or not row.forwarded_to:
            return translate("approvals", "Nobody took this on.")
        return self._why_not_forward()

    def _why_not_take_over(self) -> str:
        return "" if self.presenter.held_sentence() else translate("approvals", "Nobody else has this open to decide it.")

    def _why_not_withdraw(self) -> str:
        row = self.presenter.row
        own = row is not None and row.standing.value == "own"
        return "" if own else translate("approvals", "Only who asked can withdraw a request.")

    def _sum(self, currency: str) -> str:
        total = sum((row.amount or Decimal(0) for row in self.presenter.waiting if row.currency == currency), Decimal(0))
        return self._desk.figures.money(total, places=digits_of(currency))


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("the inbox needs a book")
    return ApprovalsScreen(desk, desk.work)
