"""Owns the page of one form: the inputs, what will happen beside them, what is known already, and the act; asks its presenter."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from db.queries.choosing import Option
from ui.book import Workplace
from ui.feedback import Feedback, Offer, Verdict
from ui.i18n import translate, translated
from ui.previews import Verdict as Outlook
from ui.screens.entering.body import FormBody
from ui.screens.entering.catalogue import BY_ID
from ui.screens.entering.fields import FieldDesk
from ui.screens.entering.presenter import FormPresenter, begun_elsewhere, said, said_before, totals_of
from ui.screens.entering.rest import FormRest
from ui.screens.entering.spec import CONTEXT, FormSpec, Values
from ui.sending import Sent
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.site_days import DayNote, DayQuestion
from ui.theme import Tone
from ui.widgets.action_bar import ActionBar
from ui.widgets.entry_preview import EntryPicture, EntryPreview
from ui.widgets.field_icon import clear_icon
from ui.widgets.surfaces import Card, Chip, label
from ui.widgets.two_panes import TwoPanes
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow, WorkTable

POSTED_ON = "posting_date"
"""The field that says on which day it is posted."""
PREVIEW_MS = 250
SETTLE_MS, SETTLE_TRIES = 40, 50
SIDE_PX = 340
LINES_BESIDE_PX = 960
"""Narrower, the fields of a line would be cut by what stands beside them."""


class HappensCard(Card):
    """What pressing the button does, for what makes no entry: a sentence, sums, verdicts."""

    def __init__(self, desk: Desk, effect: str) -> None:
        super().__init__(translate("entering", "What happens"))
        self._desk = desk
        self.body.addWidget(label(effect, "muted", wrap=True))
        self._verdicts: QWidget | None = None

    def show_outlook(self, outlook: Outlook | None) -> None:
        if self._verdicts is not None:
            self.body.removeWidget(self._verdicts)
            self._verdicts.hide()
            self._verdicts.deleteLater()
        self._verdicts = QWidget()
        column = QVBoxLayout(self._verdicts)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        picture = outlook.picture if outlook is not None else EntryPicture()
        totals = totals_of(outlook.preview) if outlook is not None else None
        if totals is not None and outlook is not None and outlook.status != "refused":
            currency, *amounts = totals
            names = (translate("entering", "Net"), translate("entering", "Tax"), translate("entering", "Total"))
            for name, amount in zip(names, amounts, strict=True):
                line = QHBoxLayout()
                line.addWidget(label(name), 1)
                line.addWidget(label(f"{self._desk.figures.money(amount)} {currency}", "strong"))
                column.addLayout(line)
        for check in picture.checks:
            column.addWidget(Chip(check.title, check.tone))
            column.addWidget(label(check.text, wrap=True))
        if picture.approver:
            column.addWidget(Chip(translate("entering", "Waits for approval"), Tone.WARN))
            column.addWidget(label(translate("entering", "{role} decides on it first.").format(role=picture.approver), wrap=True))
        self.body.addWidget(self._verdicts)


class KnownCard(Card):
    """What the book has already; a press fills the form with it."""

    def __init__(self, desk: Desk, title: str, *, changes: bool) -> None:
        super().__init__(title)
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("entering", "Find by code or name"))
        self.search.setAccessibleName(translate("entering", "Find by code or name"))
        clear_icon(self.search, desk.theme)
        columns = (WorkColumn(translate("entering", "Code")), WorkColumn(translate("entering", "Name"), stretch=True))
        self.table = WorkTable(desk.theme, columns, name=title, press_opens=True)
        first = translate("entering", "Nothing yet: the first one is entered at the left.")
        self.nothing = label(first if changes else translate("entering", "Nothing waits."), "muted", wrap=True)
        self.body.addWidget(self.search)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)

    def show_options(self, found: tuple[Option, ...]) -> None:
        self.table.show_rows([WorkRow(one.id, (WorkCell(one.code, strong=True), WorkCell(one.name))) for one in found])
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found and not self.search.text())
        self.body.setStretch(self.body.count() - 1, 0 if found else 1)


class TotalsBar(QWidget):
    """Sums under the lines, at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(18)
        self.texts: list[str] = []

    def show_totals(self, totals: list[tuple[str, str, bool]]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._row.addStretch(1)
        self.texts = [f"{title} {amount}" for title, amount, _ in totals]
        for title, amount, bad in totals:
            tone = Tone.WARN if bad else None
            self._row.addWidget(label(title, "secondary", tone=tone))
            self._row.addWidget(label(amount, "strong", tone=tone))
        self.setVisible(bool(totals))


class FormScreen(Screen):
    """The form at the left, what comes of it at the right."""

    def __init__(self, desk: Desk, work: Workplace, spec: FormSpec) -> None:
        super().__init__()
        self._desk, self.spec = desk, spec
        self.presenter = FormPresenter(
            spec,
            work,
            desk.tasks,
            costs="cost.see" in desk.permissions,
            show=self._show_outlook,
            sent=self._was_sent,
            values=lambda: self.body.values,
            say=desk.say,
            trouble=desk.trouble,
        )
        self.body = FormBody(spec, FieldDesk(desk.theme, desk.figures, desk.today, self.presenter.offer, self.presenter.name))
        self._day = DayQuestion(desk.today, desk.figures, desk.say)
        self.totals = TotalsBar(desk)
        self.happens = HappensCard(desk, translated(CONTEXT, spec.effect))
        self.preview = EntryPreview(desk.figures)
        self.known = KnownCard(desk, translated(CONTEXT, spec.known_title), changes=spec.changes)
        self._quiet = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._quiet.timeout.connect(self._look_ahead)
        self._said: DayNote | None = None
        """What is to be known of the day on which this would be posted."""
        self._started = False
        self._key: tuple[str, ...] | None = None
        """What says which known thing stands there, as it was when it was looked for."""
        self._build()
        self.body.changed.connect(self._changed)
        self.body.keyed.connect(self._keyed)

    # A screen to the shell

    def headline(self) -> Headline:
        chips = ((translate("entering", "Changing what is known"), Tone.ACCENT),) if self.presenter.known and self.spec.changes else ()
        if self._said is not None:
            chips = (self._said.chip, *chips)
        return Headline(translated(CONTEXT, self.spec.title), translated(CONTEXT, self.spec.lead), chips=chips)

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        if not self._started:
            self._started = True
            parked = self.presenter.restore()
            if parked is not None:
                self._restored(parked)
            elif self.presenter.elsewhere is not None:
                self._desk.say(begun_elsewhere(self.presenter.elsewhere, self._take_over))
        self.body.refresh(anew=True)
        self.body.propose_days()
        self._look_at_day()
        self._list_known()
        match place.argument:
            case str(code) if code and self.spec.known:
                self._load(code)
            case (str(field), str(code)):
                self.body.fill(field, code)
        self._show_totals()

    def _restored(self, parked: Values) -> None:
        self.body.show_values(parked, known=False)
        self._changed()
        self.presenter.ask_before()

    def _take_over(self) -> None:
        parked = self.presenter.take_over()
        if parked is not None:
            self._restored(parked)

    def place(self, screen_id: str) -> Place:
        return Place(screen_id)

    def focus_first(self) -> None:
        self.body.first().widget.setFocus(Qt.FocusReason.TabFocusReason)

    def touched(self, what: frozenset[str]) -> None:
        self._list_known()

    def leave(self) -> None:
        if self._quiet.isActive():
            self._look_ahead()

    def dispose(self) -> None:
        self.leave()
        self.presenter.close()

    def tour(self) -> Iterator[str]:
        """What a picture is taken of: the form as it opens is one already."""
        yield from ()

    # Parts

    def _build(self) -> None:
        actions, name = self._desk.actions, self.spec.screen
        actions.bind(f"{name}.act", self._act)
        actions.bind(f"{name}.anew", self._anew)
        self.act_button = actions.button(f"{name}.act", role="primary")
        self.bar = ActionBar(self._desk.theme, (actions.button(f"{name}.anew"),), (self.act_button,))
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.body)
        column.addWidget(self.totals)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(main)
        self._scroll = scroll
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self.preview if self.spec.posts else self.happens, 1 if self.spec.posts else 0)
        if self.spec.known:
            right.addWidget(self.known, 1)
        elif not self.spec.posts:
            right.addStretch(1)
        side.setMinimumWidth(self._desk.theme.metrics.px(SIDE_PX))
        for unused in (self.happens if self.spec.posts else self.preview, *(() if self.spec.known else (self.known,))):
            unused.setParent(self)
            unused.hide()
        for table in self.body.tables.values():
            table.finished.connect(self.act_button.setFocus)
        self.known.search.textEdited.connect(lambda text: self._list_known())
        self.known.table.opened.connect(lambda code: self._load(str(code)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        titles = (translate("entering", "Entry form"), translate("entering", "What comes of it"))
        narrow = LINES_BESIDE_PX if self.spec.lines else 0
        desk = self._desk
        self.panes = TwoPanes(desk.theme, desk.state, name=self.spec.screen, main=scroll, side=side, titles=titles, narrow_px=narrow)
        layout.addWidget(self.panes, 1)

    def _changed(self) -> None:
        self._quiet.start()
        self._look_at_day()
        self._show_totals()
        focused = self.focusWidget()
        if focused is not None and self.body.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused)

    def _look_at_day(self) -> None:
        """Another day than today's is in sight while the rest is being entered."""
        day = self.body.filled.maybe_day(POSTED_ON)
        said = self._day.note(day, **self.body.place) if day is not None else None
        if said != self._said:
            self._said = said
            self.headline_changed.emit(self.headline())

    def _look_ahead(self) -> None:
        """What was entered is on disk, and what would come of it is worked out."""
        self._quiet.stop()
        self._look_at_day()
        if self.presenter.sending:
            return
        filled = self.body.filled
        self.presenter.keep(filled.values)
        ready = self.body.lack() is None and not self.body.waits and not self._bad_total()
        self.presenter.ask(filled if ready else None, self._day.check(filled.maybe_day(POSTED_ON), **self.body.place))

    def _show_outlook(self, outlook: Outlook | None) -> None:
        if self.spec.posts:
            self.preview.show_picture(outlook.picture if outlook is not None else EntryPicture())
        else:
            self.happens.show_outlook(outlook)

    def _show_totals(self) -> None:
        shown = [
            (translated(CONTEXT, total.title), self._desk.figures.money(total.amount), total.bad)
            for total in self.spec.totals(self.body.filled)
        ]
        self.totals.show_totals(shown)

    def _bad_total(self) -> str:
        """The sum that keeps it from being sent, in words."""
        for total in self.spec.totals(self.body.filled):
            if total.bad:
                return f"{translated(CONTEXT, total.title)}: {self._desk.figures.money(total.amount)}."
        return ""

    # What is known already

    def _list_known(self) -> None:
        if self.spec.known:
            self.presenter.list_known(self.known.search.text(), self.known.show_options)

    def _keyed(self) -> None:
        """The code was entered: what the book has under it is filled in, unless it stands there already."""
        code = str(self.body.inputs[self.spec.key[0]].value or "")
        if not code or not self.spec.known:
            return
        key = tuple(str(self.body.inputs[name].value or "") for name in self.spec.key)
        if key != self._key:
            self._load(code)

    def _load(self, code: str) -> None:
        def arrived(values: Values | None) -> None:
            was_known = bool(self.body.kept)
            if values is not None:
                self.body.show_values({self.spec.key[0]: code, **values}, known=True)
                QTimer.singleShot(0, self, self._go_on)
            elif was_known:
                self.body.loosen()
            self._key = (code, *(str(self.body.inputs[name].value or "") for name in self.spec.key[1:]))
            self.headline_changed.emit(self.headline())
            self._changed()

        self.presenter.load(code, self.body.filled, arrived)

    def _go_on(self) -> None:
        """What was chosen in the list filled the form: the next thing that is missing."""
        if not self.spec.changes and self.known.isAncestorOf(self.focusWidget() or self):
            self.focus_first()

    # The act

    def _act(self) -> None:
        self.body.settle()
        self._act_when_settled(SETTLE_TRIES)

    def _act_when_settled(self, tries: int) -> None:
        if self.body.waits and tries:
            QTimer.singleShot(SETTLE_MS, self, lambda: self._act_when_settled(tries - 1))
            return
        lack, bad = self.body.lack(), self._bad_total()
        if lack is not None or bad:
            text = lack.text if lack is not None else bad
            self._desk.say(Feedback(Verdict.ATTENTION, text, translate("entering", "Nothing was sent."), ""))
            if lack is not None and lack.field is not None:
                lack.field.widget.setFocus(Qt.FocusReason.TabFocusReason)
                self._scroll.ensureWidgetVisible(lack.field.widget)
            return
        self._look_at_day()
        day = self.body.filled.maybe_day(POSTED_ON)
        if day is not None and not self._day.passes(day, self._act, **self.body.place):
            return
        self._quiet.stop()
        self.presenter.send(self.body.filled)

    def _was_sent(self, sent: Sent, rest: FormRest) -> None:
        if not sent.counts:
            self._look_ahead()
            return
        name = str(self.body.inputs[self.spec.key[0]].value) if self.spec.known and self.spec.changes else ""
        feedback = said(self.spec, sent, name) if rest.nothing else said_before(self.spec, sent, name, rest)
        offers = self._offers(sent, name) if sent.status == "posted" else ()
        self._clear()
        if rest.values is not None:
            self.body.show_values(rest.values, known=False)
            self._changed()
        self._desk.say(Feedback(feedback.verdict, feedback.text, feedback.expected, feedback.next_step, offers))
        self._list_known()

    def _offers(self, sent: Sent, name: str) -> tuple[Offer, ...]:
        def step(screen: str, argument: object) -> Offer:
            title = next(one.title for one in self.spec.then if one.screen == screen)
            return Offer(translated(CONTEXT, title), lambda: self._desk.go(Place(screen, argument)))

        return tuple(
            step(one.screen, (one.fills, name or sent.document) if one.fills else sent.document)
            for one in self.spec.then
            if one.permission in self._desk.permissions
        )

    def _anew(self) -> None:
        self.presenter.forget()
        self._clear()

    def _clear(self) -> None:
        """Ready for the next one: where and when stay."""
        self._quiet.stop()
        self._key = None
        stay = tuple(name for name in self.body.inputs if name in ("entity_id", "warehouse_id", "order_date", "posting_date"))
        self.body.clear(keep=stay)
        self._look_at_day()
        self.presenter.known = ""
        self._show_outlook(None)
        self._show_totals()
        self.headline_changed.emit(self.headline())
        QTimer.singleShot(0, self, self.focus_first)


def create(desk: Desk, form_id: str) -> Screen:
    """The page of a form for a desk with a book."""
    if desk.work is None:
        raise ValueError("a form needs a book")
    return FormScreen(desk, desk.work, BY_ID[form_id])
