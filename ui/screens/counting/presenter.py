"""Owns the flow of counting: planning, counting blind by scan, reviewing, submitting; plain Python, knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.commands.counting import OpenPlannedCount, RequestRecount
from app.commands.registry import Command
from db.queries.counting import CountSummary, SheetToCount, counts_at_work, sheet_to_count
from db.queries.floor import ItemFacts, item_of_code, items
from ui.book import Workplace
from ui.drafts import DraftHead
from ui.feedback import Feedback, Offer, Verdict
from ui.figures import Figures
from ui.floor import Goods, goods_of, item_text, lot_text
from ui.i18n import translate
from ui.previews import Previewer
from ui.previews import Verdict as Judged
from ui.scan import Gs1Code, Reading
from ui.screens.counting import sentences
from ui.screens.counting.draft import CountDraft, Counted, Nothing, Place, Step, read_step, write_step
from ui.screens.counting.picture import CountingPicture, Page
from ui.screens.counting.planning import Planning
from ui.screens.counting.review import Review
from ui.screens.counting.sheet import OpenSheet
from ui.sending import Sent, send
from ui.shell.places import Place as ScreenPlace
from ui.shell.router import Answer, Ask, Say
from ui.tasks import Failure, Pulse, TaskRunner, TaskScope

KIND = "counting"


@dataclass(frozen=True)
class CountingView:
    """What the presenter asks of whoever shows it."""

    changed: Callable[[], None]
    entry: Callable[[Judged | None], None]
    say: Callable[[Feedback], None]
    trouble: Callable[[Failure], None]
    go: Callable[[ScreenPlace], None]
    badge: Callable[[int], None]


class CountingPresenter:
    """`picture` is what to show; every method that changes something ends with `view.changed()`."""

    def __init__(
        self,
        work: Workplace,
        tasks: TaskRunner,
        figures: Figures,
        today: Callable[[], date],
        view: CountingView,
        *,
        costs: bool,
        can_plan: bool,
    ) -> None:
        self._work = work
        self._tasks = TaskScope(tasks)
        self._figures = figures
        self._today = today
        self._view = view
        self._costs = costs
        self.can_plan = can_plan
        """Whether this member plans and reviews counts, and may therefore see what the book expects."""
        self._previewer = Previewer(work, tasks, view.entry, sentences.checks, costs=costs)
        self._sheets: tuple[CountSummary, ...] = ()
        self._attempts: tuple[str, ...] = ()
        self._loading = False
        self._posting = False
        self.page: Page = "list"
        self.sheet: OpenSheet | None = None
        self.found: Goods | None = None
        """Goods that were scanned and are not on the sheet; they wait for a word."""
        self.selected = ""
        self.planning = Planning(work, today, view.changed)
        self.review = Review(work, self._tasks, self._previewer, today, view.changed, self._failed, view.say, costs=costs)

    # What to show

    @property
    def picture(self) -> CountingPicture:
        return replace(self._page_picture(), can_plan=self.can_plan, loading=self._loading, posting=self._posting)

    def _page_picture(self) -> CountingPicture:
        sheet = self.sheet
        if self.page == "plan":
            planning = self.planning
            return CountingPicture(
                "plan",
                *sentences.planning(),
                plan=planning.plan,
                plan_spots=planning.spot_names,
                sites=planning.sites,
                families=planning.families,
            )
        if sheet is None:
            rows = sentences.sheet_rows(self._sheets, self._today(), self._figures)
            return CountingPicture("list", *sentences.start(), sheets=rows, selected=self.selected)
        summary, total, left = sheet.sheet.summary, len(sheet.places()), len(sheet.uncounted())
        at_work = CountingPicture(
            "count",
            *sentences.at_work(sheet),
            title=f"{summary.number} · {summary.warehouse}",
            state=summary.state,
            total=total,
            counted=total - left,
            uncounted=left,
        )
        if self.page == "review":
            step, hint, scan_hint = sentences.reviewing()
            return replace(
                at_work,
                page="review",
                step=step,
                hint=hint,
                scan_hint=scan_hint,
                variances=self.review.rows,
                selected_line=self.review.line_no,
                reasons=self.review.reasons,
            )
        return replace(
            at_work,
            spot=sheet.spots.name(sheet.spot_id) if sheet.spot_id else "",
            rows=sheet.rows(),
            current=sheet.current_place(),
            log=sheet.log(self._figures),
        )

    def why_not_post(self) -> str:
        """The sentence why the step at hand cannot be finished now; empty where it can."""
        if self._posting:
            return translate("counting", "This is being written down.")
        if self.page == "plan":
            return "" if self.planning.plan.site_id else translate("counting", "Choose a warehouse first.")
        if self.sheet is None:
            return translate("counting", "Open a count sheet first.")
        if self.sheet.awaiting is not None:
            return translate("counting", "Answer first what is asked above, or undo the scan.")
        if self.page == "review":
            missing = translate("counting", "Give a reason and a note for every difference first.")
            return missing if self.review.unexplained else ""
        nothing = all(self.sheet.counted(place) is None for place in self.sheet.places())
        return translate("counting", "Count something first.") if nothing else ""

    # Coming and going

    def show_list(self) -> None:
        """Counts that are due, open or waiting."""
        self._leave()
        self._loading = True
        self._tasks.run(lambda pulse: self._look(), self._listed, self._failed)
        self._view.changed()

    def open(self, sheet_id: str) -> None:
        """Count a sheet, with the draft there is; a planned one is opened first by whoever may plan."""
        if self.sheet is not None and self.sheet.sheet.summary.sheet_id == sheet_id:
            self._view.changed()
            return
        self._leave()
        self._loading = True
        draft_id = f"count/{sheet_id}"
        steps = [read_step(body) for body in self._work.drafts.steps(draft_id)]
        self._tasks.run(lambda pulse: self._load(sheet_id, steps), lambda found: self._opened(sheet_id, steps, *found), self._failed)
        self._view.changed()

    def plan_new(self) -> None:
        """Say what is to be counted."""
        self._leave()
        self.page = "plan"
        self.planning.begin()
        self._tasks.run(self.planning.load, self.planning.know, self._failed)
        self._view.changed()

    def park(self) -> None:
        """Write down what was counted and go back to the list."""
        sheet = self.sheet
        if sheet is not None and self.page == "count":
            self._record(sheet)
            self._view.go(ScreenPlace(KIND))
            self._view.say(sentences.parked(sheet))
        else:
            self._view.go(ScreenPlace(KIND))

    def close(self) -> None:
        self._tasks.close()
        self._previewer.close()

    # Scans

    def read(self, reading: Reading) -> Answer | Ask | bool:
        """Answer a scan."""
        if self._posting:
            return Say(sentences.wait())
        if self.page == "plan":
            return self.planning.read(reading)
        sheet = self.sheet
        if sheet is None:
            return False
        if self.page == "review":
            return self.review.read(reading)
        goods = sheet.index.goods(reading)
        if sheet.awaiting is not None:
            return Say(self._awaited(sheet, sheet.awaiting, reading, goods))
        if goods is not None:
            return Say(self._goods(sheet, goods))
        spot = sheet.spots.find(reading)
        if spot is not None:
            return Say(self.go_to(spot.id))
        return Ask(lambda: self._look_for(sheet, reading))

    def go_to(self, spot_id: str) -> Feedback:
        """Stand at a location; what was counted at the last one is written down."""
        sheet = self.sheet
        if sheet is None:
            return sentences.wait()
        self._record(sheet)
        sheet.spot_id = spot_id
        here = [place for place in sheet.places() if place.spot_id == spot_id]
        sheet.current = next((place for place in here if sheet.counted(place) is None), here[0] if here else None)
        self._view.changed()
        return sentences.at_spot(sheet)

    def _goods(self, sheet: OpenSheet, goods: Goods) -> Feedback:
        if not sheet.spot_id:
            sheet.spot_id = sheet.only_spot()
        if not sheet.spot_id:
            return sentences.spot_first(goods)
        if goods.wants_lot and goods.item.tracking == "lot" and sheet.current and sheet.current.item_id == goods.item.id:
            same = any(step.place == sheet.current for step in sheet.draft.steps[-1:])
            goods = goods.with_lot(sheet.current.lot_id) if same else goods
        place = Place(sheet.spot_id, goods.item.id, goods.lot_id)
        new_lot = goods.lot_id and goods.item.expiry_tracked and goods.expires_on is None and not sheet.knows_lot(place)
        if goods.wants_lot or new_lot:
            sheet.awaiting = goods
            self._view.changed()
            return sentences.asks(goods, self._figures)
        if sheet.line(place) is None and place not in sheet.draft.totals():
            return self._unexpected(sheet, goods)
        return self._count(sheet, place, goods)

    def _count(self, sheet: OpenSheet, place: Place, goods: Goods) -> Feedback:
        if goods.item.tracking == "serial":
            if sheet.draft.totals().get(place):
                return sentences.serial_twice(goods)
            goods = replace(goods, quantity=Decimal(1), packs=Decimal(1))
        self._keep(sheet, Counted(place, goods.quantity, goods.expires_on))
        return sentences.counted(sheet, place, goods.what(self._figures), self._figures)

    def _awaited(self, sheet: OpenSheet, goods: Goods, reading: Reading, other: Goods | None) -> Feedback:
        """The lot, serial number or expiry date of goods scanned before; other goods take their place."""
        sheet.awaiting = None
        if other is not None:
            return self._goods(sheet, other)
        if goods.wants_lot:
            expiry = reading.code.expiry if isinstance(reading.code, Gs1Code) else None
            return self._goods(sheet, goods.with_lot(lot_text(reading), expiry))
        day = sentences.day_of(reading, self._figures, self._today())
        if day is None:
            sheet.awaiting = goods
            return sentences.no_date(reading, goods, self._figures, self._today())
        return self._goods(sheet, replace(goods, expires_on=day))

    def _unexpected(self, sheet: OpenSheet, goods: Goods) -> Feedback:
        self.found = goods
        self._view.changed()
        offers = (
            Offer(translate("counting", "Add as found"), self.add_found),
            Offer(translate("counting", "Ignore"), self.ignore_found),
        )
        return sentences.not_on_sheet(sheet, goods, offers)

    def _look_for(self, sheet: OpenSheet, reading: Reading) -> Callable[[], Answer | bool]:
        text = item_text(reading)
        with self._work.book.reading() as connection:
            found = item_of_code(connection, text) if text else None
        if found is None:
            return lambda: False
        goods = goods_of(reading, *found)

        def answer() -> Answer:
            sheet.extra[goods.item.id] = goods.item
            sheet.index.add(goods.item)
            return Say(self._goods(sheet, goods))

        return answer

    # What buttons and command codes do

    def choose(self, place: Place) -> None:
        if self.sheet is not None:
            self.sheet.current = place
            self.sheet.spot_id = place.spot_id
            self._view.changed()

    def choose_next(self, by: int = 1) -> None:
        """The next line; in the list, the next sheet."""
        keys: list[object]
        now: object
        if self.page == "list":
            keys, now = [one.sheet_id for one in self._sheets if one.state != "posted"], self.selected
        elif self.page == "review":
            keys, now = [row.line_no for row in self.review.rows], self.review.line_no
        elif self.sheet is not None:
            keys, now = [row.place for row in self.sheet.rows()], self.sheet.current
        else:
            return
        if not keys:
            return
        chosen = keys[(keys.index(now) + by) % len(keys)] if now in keys else keys[0]
        if isinstance(chosen, Place):
            self.choose(chosen)
        elif isinstance(chosen, int):
            self.review.choose(chosen)
        else:
            self.selected = str(chosen)
            self._view.changed()

    def open_selected(self) -> None:
        if self.selected:
            self._view.go(ScreenPlace(KIND, self.selected))

    def add_found(self) -> None:
        """Goods that the sheet does not list are counted here all the same."""
        sheet, goods = self.sheet, self.found
        if sheet is None or goods is None:
            return
        self.found = None
        sheet.extra.setdefault(goods.item.id, goods.item)
        self._view.say(self._count(sheet, Place(sheet.spot_id, goods.item.id, goods.lot_id), goods))

    def ignore_found(self) -> None:
        self.found = None
        self._view.changed()

    def change(self, by: Decimal) -> None:
        """One more or one less of the current line."""
        sheet = self.sheet
        if sheet is None or sheet.current is None:
            return
        place, item = sheet.current, sheet.item(sheet.current.item_id)
        if (sheet.draft.totals().get(place, Decimal(0))) + by < 0:
            self._view.say(sentences.nothing_to_take(item))
            return
        self._keep(sheet, Counted(place, by))
        what = f"{self._figures.quantity(by, signed=True)} {item.base_unit}"
        self._view.say(sentences.counted(sheet, place, what, self._figures))

    def set_quantity(self, quantity: Decimal) -> None:
        """So many of the current line in all; 0 is counted as nothing."""
        sheet = self.sheet
        if sheet is None or sheet.current is None:
            return
        if quantity == 0:
            self.nothing_there()
        elif quantity != sheet.draft.totals().get(sheet.current):
            self.change(quantity - sheet.draft.totals().get(sheet.current, Decimal(0)))

    def nothing_there(self) -> None:
        """Somebody looked for the current line and found nothing: zero, which is not the same as not counted."""
        sheet = self.sheet
        if sheet is not None and sheet.current is not None:
            place = sheet.current
            self._keep(sheet, Nothing(place))
            self._view.say(sentences.nothing_there(sheet, place))

    def undo(self) -> None:
        """Take the last scan back."""
        sheet = self.sheet
        if sheet is None or self._posting or self.page != "count":
            return
        if sheet.awaiting is not None:
            goods, sheet.awaiting = sheet.awaiting, None
            self._view.changed()
            self._view.say(sentences.taken_back(goods.item.name))
            return
        taken = sheet.draft.take_back()
        if taken is None:
            self._view.say(Feedback(Verdict.INFO, translate("counting", "There is nothing to take back.")))
            return
        number, step = taken
        self._work.drafts.take_back(sheet.draft.draft_id, number)
        sheet.current, sheet.spot_id = step.place, step.place.spot_id
        self._view.changed()
        self._view.say(sentences.taken_back(sheet.words(step, self._figures)))

    # Sending

    def post(self) -> None:
        """Finish the step at hand: open the planned count, finish counting, submit."""
        if self.why_not_post():
            return
        if self.page == "plan":
            self._send_plan(later=False)
        elif self.page == "review":
            self.submit()
        elif self.sheet is not None:
            self._finish(self.sheet)

    def plan_for_later(self) -> None:
        if self.page == "plan" and not self.why_not_post():
            self._send_plan(later=True)

    def _send_plan(self, *, later: bool) -> None:
        sheet_id = self.planning.plan.sheet_id
        self._posting = True
        self._view.changed()
        self._tasks.run(
            lambda pulse: self.planning.send(later=later), lambda sent: self._planned(sheet_id, not later, sent), self._not_sent
        )

    def _planned(self, sheet_id: str, opened: bool, sent: Sent) -> None:
        self._posting = False
        if sent.status != "posted":
            self._view.changed()
            self._view.say(sentences.refused(sent))
            return
        self._work.touched(frozenset({"counting"}))
        self._view.go(ScreenPlace(KIND, sheet_id) if opened else ScreenPlace(KIND))
        text = translate("counting", "{sheet} is open.") if opened else translate("counting", "{sheet} is planned.")
        self._view.say(Feedback(Verdict.OK, text.format(sheet=sent.number)))

    def _finish(self, sheet: OpenSheet) -> None:
        """Write everything down; whoever reviews sees the differences now, a counter submits without seeing them."""
        if sheet.uncounted() and not self.can_plan:
            offers = (Offer(translate("counting", "Submit without them"), self.submit),)
            self._record(sheet)
            self._view.say(sentences.lists_uncounted(sheet, offers))
        elif self.can_plan:
            self._record(sheet, then=self._begin_review)
        else:
            self._record(sheet, then=self.submit)

    def _begin_review(self) -> None:
        if self.sheet is not None:
            self.page = "review"
            self._view.changed()
            self.review.begin(self.sheet)

    def back_to_counting(self) -> None:
        if self.sheet is not None:
            self.page = "count"
            self._previewer.ask(None)
            self._view.changed()

    def recount(self) -> None:
        """The chosen line is counted again; without one, every line that moved since it was counted."""
        sheet = self.sheet
        chosen = [row.line_no for row in self.review.rows if row.line_no == self.review.line_no] or [
            row.line_no for row in self.review.rows if row.moved
        ]
        if sheet is None or not chosen:
            self._view.say(Feedback(Verdict.ATTENTION, translate("counting", "Choose the line to be counted again first.")))
            return
        command = RequestRecount(sheet_id=sheet.sheet.summary.sheet_id, line_nos=tuple(chosen))
        again = {Place(x.location_id, x.item_id, x.lot_id) for x in sheet.sheet.lines if x.line_no in chosen}
        self._send_small([command], lambda: self._recounting(sheet, again))

    def _recounting(self, sheet: OpenSheet, again: set[Place]) -> None:
        left = [step for step in sheet.draft.steps if step.place not in again]
        self._work.drafts.drop(sheet.draft.draft_id)
        sheet.draft = CountDraft(sheet.draft.draft_id)
        for step in left:
            self._keep(sheet, step)
        for place in again:
            sheet.recorded.pop(place, None)
            line = sheet.line(place)
            if line is not None:
                self.review.forget_line(line.line_no)
        first = min(again)
        sheet.current, sheet.spot_id = first, first.spot_id
        self.back_to_counting()
        self._view.say(Feedback(Verdict.INFO, translate("counting", "%n line(s) are counted again.", None, len(again))))

    def submit(self) -> None:
        """Send the differences; the draft stays until the book has answered."""
        sheet = self.sheet
        if sheet is None or self._posting:
            return
        self._posting = True
        attempt, before = self._work.book.new_id(), self._attempts
        self._attempts = (*before, attempt)
        command = self.review.submission(sheet)
        self._view.changed()
        self._tasks.run(
            lambda pulse: send(self._work.book, command, attempt=attempt, before=before),
            lambda sent: self._sent(sheet, sent),
            self._not_sent,
        )

    def _sent(self, sheet: OpenSheet, sent: Sent) -> None:
        self._posting = False
        self._attempts = ()
        if not sent.counts:
            self._view.changed()
            self._view.say(sentences.refused(sent))
            return
        self._work.drafts.drop(sheet.draft.draft_id)
        self._view.go(ScreenPlace(KIND))
        self._view.say(sentences.sent(sheet, sent))
        self._work.touched(frozenset({"counting", "stock", "ledger", "approvals"}))

    def _not_sent(self, failure: Failure) -> None:
        self._posting = False
        self._view.changed()
        self._view.trouble(failure)

    def print_sheet(self) -> None:
        sheet_id = self.sheet.sheet.summary.sheet_id if self.sheet else self.selected
        if sheet_id:
            self._tasks.run(lambda pulse: self._work.papers.count_sheet(sheet_id), self._work.show_paper, self._view.trouble)

    # Below

    def _record(self, sheet: OpenSheet, then: Callable[[], None] | None = None) -> None:
        """Tell the book what was counted since the last time; nothing of it is asked back but line numbers."""
        commands, totals = list(sheet.records()), dict(sheet.draft.totals())

        def done() -> None:
            sheet.recorded |= totals
            if then is not None:
                then()

        if commands:
            self._send_small(commands, done)
        elif then is not None:
            then()

    def _send_small(self, commands: Sequence[Command], done: Callable[[], None]) -> None:
        """Commands that may be repeated without harm, one after the other; the sheet is read again behind them."""
        sheet = self.sheet

        def work(pulse: Pulse) -> tuple[list[Sent], SheetToCount | None]:
            sent = [send(self._work.book, command, attempt=self._work.book.new_id()) for command in commands]
            if sheet is None:
                return sent, None
            with self._work.book.reading() as connection:
                return sent, sheet_to_count(connection, sheet.sheet.summary.sheet_id)

        def finished(found: tuple[list[Sent], SheetToCount | None]) -> None:
            sent, fresh = found
            if sheet is not None and fresh is not None:
                sheet.take(fresh)
            bad = next((one for one in sent if one.status != "posted"), None)
            if bad is not None:
                self._view.changed()
                self._view.say(sentences.refused(bad))
                return
            done()
            self._view.changed()

        self._tasks.run(work, finished, self._failed)

    def _look(self) -> tuple[CountSummary, ...]:
        with self._work.book.reading() as connection:
            return counts_at_work(connection, self._today())

    def _listed(self, found: tuple[CountSummary, ...]) -> None:
        self._loading = False
        self._sheets = found
        ids = [one.sheet_id for one in found if one.state != "posted"]
        if self.selected not in ids:
            self.selected = ids[0] if ids else ""
        due = [one for one in found if one.state in ("draft", "open") and (one.due_on is None or one.due_on <= self._today())]
        self._view.badge(len(due))
        self._view.changed()

    def _load(self, sheet_id: str, steps: list[Step]) -> tuple[SheetToCount | None, dict[str, ItemFacts], str]:
        trouble = ""
        with self._work.book.reading() as connection:
            found = sheet_to_count(connection, sheet_id)
        if found is not None and found.summary.state == "draft" and self.can_plan:
            command = OpenPlannedCount(sheet_id=sheet_id, count_date=self._today())
            sent = send(self._work.book, command, attempt=self._work.book.new_id())
            trouble = "" if sent.status == "posted" else str(sent.result)
        with self._work.book.reading() as connection:
            found = sheet_to_count(connection, sheet_id)
            strangers = {step.place.item_id for step in steps} - set(found.items if found else ())
            return found, items(connection, strangers) if strangers else {}, trouble

    def _opened(self, sheet_id: str, steps: list[Step], found: SheetToCount | None, extra: dict[str, ItemFacts], trouble: str) -> None:
        self._loading = False
        said = sentences.cannot_open(found, sheet_id)
        if found is None or said is not None:
            self.show_list()
            if said is not None:
                self._view.say(said)
            return
        self.page = "count"
        self._attempts = ()
        draft = CountDraft(f"count/{sheet_id}", steps)
        self.sheet = OpenSheet(found, draft, extra)
        self.sheet.spot_id = self.sheet.spot_id or self.sheet.only_spot()
        self._view.changed()
        if steps:
            self._view.say(sentences.goes_on(len(steps)))

    def _keep(self, sheet: OpenSheet, step: Step) -> None:
        """On disk first, then on the screen."""
        if not sheet.draft.steps:
            summary = sheet.sheet.summary
            self._work.drafts.put(DraftHead(sheet.draft.draft_id, KIND, summary.sheet_id, summary.number))
        number = sheet.draft.add(step)
        self._work.drafts.append(sheet.draft.draft_id, number, write_step(step))
        sheet.current = step.place
        self.found = None
        self._view.changed()

    def _leave(self) -> None:
        self.sheet, self.found, self.page = None, None, "list"
        self.review.forget()

    def _failed(self, failure: Failure) -> None:
        self._loading = False
        self._view.changed()
        self._view.trouble(failure)
