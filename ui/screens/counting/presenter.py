"""Owns the flow of counting: planning, counting blind by scan, reviewing, submitting; plain Python, knows no widget."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.commands.counting import OpenCountSheet, PlanCount, RequestRecount
from app.commands.registry import write_body
from db.queries.counting import SheetToCount
from db.queries.floor import ItemFacts
from ui.book import Workplace
from ui.drafts import Claim
from ui.feedback import Feedback, Offer, Verdict
from ui.figures import Figures
from ui.floor_view import FloorView, ListDesk
from ui.i18n import translate
from ui.previews import Previewer
from ui.scan import Reading
from ui.screens.counting import sentences
from ui.screens.counting.counts import KIND, Counts, load
from ui.screens.counting.draft import Counted, Nothing, Place, Step
from ui.screens.counting.keeping import CountKeeper
from ui.screens.counting.picture import CountingPicture, Page
from ui.screens.counting.planning import Planning
from ui.screens.counting.recorder import Recorder
from ui.screens.counting.review import Review
from ui.screens.counting.scanning import GoodsScans
from ui.screens.counting.sheet import OpenSheet
from ui.sending import Sender, Sent, open_elsewhere
from ui.shell.places import Place as ScreenPlace
from ui.shell.router import Answer, Ask, Say
from ui.site_days import DayQuestion, Days
from ui.tasks import Failure, TaskRunner, TaskScope


class CountingPresenter:
    """`picture` is what to show; every method that changes something ends with `view.changed()`."""

    def __init__(
        self,
        work: Workplace,
        tasks: TaskRunner,
        figures: Figures,
        today: Days,
        view: FloorView,
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
        self._sender = Sender(work, self._tasks)
        self._keeper = CountKeeper(work.drafts)
        self._loading = False
        self._posting = False
        self.page: Page = "list"
        self._told_of: tuple[str, list[str]] = ("", [])
        self.sheet: OpenSheet | None = None
        self.counts = Counts(ListDesk(work, self._tasks, figures, today, view.changed, self._failed, view.badge))
        self.counts.late = self._keeper.late
        self.recorder = Recorder(work, self._tasks, view.changed, view.say, self._failed)
        self.scans = GoodsScans(work.book, figures, today, self._keep, view.changed, view.say)
        self.planning = Planning(work, today, view.changed)
        day = DayQuestion(today, figures, view.say)
        self.review = Review(work, self._tasks, self._previewer, day, today, view.changed, self._failed, view.say, costs=costs)

    # What to show

    @property
    def picture(self) -> CountingPicture:
        return replace(self._page_picture(), can_plan=self.can_plan, loading=self._loading or self.counts.loading, posting=self._posting)

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
            return CountingPicture(
                "list",
                *sentences.start(),
                sheets=self.counts.rows(),
                selected=self.counts.selected,
                selected_posted=self.counts.posted,
            )
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
                day=self.review.day_of(sheet),
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
        if not self._keeper.has(self.sheet):
            return translate("counting", "This count is open in another window.")
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
        self.counts.show()
        self._view.changed()

    def open(self, sheet_id: str) -> None:
        """Count a sheet, with the draft there is; a planned one is opened first by whoever may plan."""
        if self.sheet is not None and self.sheet.sheet.summary.sheet_id == sheet_id and self._keeper.has(self.sheet):
            self._view.changed()
            return
        self._leave()
        self._loading = True
        claim = self._keeper.claim(sheet_id)
        steps = self._keeper.steps(sheet_id)
        self._tasks.run(
            lambda pulse: load(self._work, sheet_id, steps, today=self._today.at, may_open=self.can_plan),
            lambda found: self._opened(sheet_id, steps, claim, *found),
            self._failed,
        )
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
            self.recorder.record(sheet)
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
            return Say(self.scans.awaited(sheet, sheet.awaiting, reading, goods))
        if goods is not None:
            return Say(self.scans.goods(sheet, goods))
        spot = sheet.spots.find(reading)
        if spot is not None:
            return Say(self.go_to(spot.id))
        return Ask(lambda: self.scans.look_for(sheet, reading))

    def go_to(self, spot_id: str) -> Feedback:
        """Stand at a location; what was counted at the last one is written down."""
        sheet = self.sheet
        if sheet is None:
            return sentences.wait()
        self.recorder.record(sheet)
        sheet.spot_id = spot_id
        here = [place for place in sheet.places() if place.spot_id == spot_id]
        sheet.current = next((place for place in here if sheet.counted(place) is None), here[0] if here else None)
        self._view.changed()
        return sentences.at_spot(sheet)

    # What buttons and command codes do

    def choose(self, place: Place) -> None:
        if self.sheet is not None:
            self.sheet.current = place
            self.sheet.spot_id = place.spot_id
            self._view.changed()

    def choose_next(self, by: int = 1) -> None:
        """The next line; in the list, the next sheet."""
        sheet = self.sheet
        if self.page == "list":
            self.counts.choose_next(by)
        elif self.page == "review":
            self.review.choose_next(by)
        elif sheet is not None and (places := [row.place for row in sheet.rows()]):
            self.choose(places[(places.index(sheet.current) + by) % len(places)] if sheet.current in places else places[0])

    def open_selected(self) -> None:
        if self.counts.selected:
            self._view.go(ScreenPlace(KIND, self.counts.selected))

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
        step = self._keeper.undo(sheet)
        if step is None:
            self._view.say(Feedback(Verdict.INFO, translate("counting", "There is nothing to take back.")))
            return
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
            sheet = self.sheet
            # before anything is written down: a sheet that was submitted takes nothing more
            self._sender.look(
                sheet.draft.draft_id, lambda sent: self._submitted_before(sheet, sent), lambda: self._finish(sheet), self._failed
            )

    def plan_for_later(self) -> None:
        if self.page == "plan" and not self.why_not_post():
            self._send_plan(later=True)

    def _send_plan(self, *, later: bool) -> None:
        sheet_id = self.planning.plan.sheet_id
        self._posting = True
        self._view.changed()

        def send(command: OpenCountSheet | PlanCount) -> None:
            self._sender.send(f"plan/{sheet_id}", command, lambda sent: self._planned(sheet_id, command, sent), self._not_sent)

        self._tasks.run(lambda pulse: self.planning.command(later=later), send, self._not_sent)

    def _planned(self, sheet_id: str, command: OpenCountSheet | PlanCount, sent: Sent) -> None:
        self._posting = False
        if sent.held is not None and sent.held.body != write_body(command):
            self.planning.go_on()
            self._view.say(sentences.planned_before(sent))
            self._work.touched(frozenset({"counting"}))
            return
        opened = isinstance(command, OpenCountSheet)
        if sent.status != "posted":
            if sent.status == "waiting":
                self._view.go(ScreenPlace(KIND))
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
            self.recorder.record(sheet)
            self._view.say(sentences.lists_uncounted(sheet, offers))
        elif self.can_plan:
            self.recorder.record(sheet, then=self._begin_review)
        else:
            self.recorder.record(sheet, then=self.submit)

    def _left_to_others(self, sheet: OpenSheet) -> Feedback | None:
        """Who else counts this sheet, where lines are left: what they did not write down yet is not posted with it. Said once."""
        company, subject = self._work.company, sheet.sheet.summary.sheet_id
        others = [one.name for one in company.present if one.subject == subject] if company is not None else []
        if not others or not sheet.uncounted() or self._told_of == (subject, others):
            return None
        self._told_of = (subject, others)
        return sentences.others_count(sheet, others, (Offer(translate("counting", "Submit without them"), self.submit),))

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
        self.recorder.send(sheet, command, lambda: self._recounting(sheet, again))

    def _recounting(self, sheet: OpenSheet, again: set[Place]) -> None:
        self._keeper.count_again(sheet, again)
        for place in again:
            sheet.recorded.pop(place, None)
            line = sheet.line(place)
            if line is not None:
                self.review.forget_line(line.line_no)
        first = min(again)
        sheet.current, sheet.spot_id = first, first.spot_id
        self.back_to_counting()
        self._view.say(Feedback(Verdict.INFO, translate("counting", "%n line(s) are counted again.", None, len(again))))

    def count_again(self, line_nos: tuple[int, ...], posted: str = "") -> None:
        """Lines of a posted count, of the one at hand where none is named, get a count of their own, which opens."""

        def answered(sheet_id: str, lines: int, sent: Sent) -> None:
            if sent.status != "posted":
                self._view.say(sentences.refused(sent))
                return
            self._work.touched(frozenset({"counting"}))
            self._view.go(ScreenPlace(KIND, sheet_id))
            self._view.say(Feedback(Verdict.INFO, translate("counting", "%n line(s) are counted again.", None, lines)))

        self.counts.count_again(posted or self.counts.posted, line_nos, answered)

    def submit(self) -> None:
        """Send the differences; the draft stays until the book has answered."""
        sheet = self.sheet
        if sheet is None or self._posting:
            return
        told = self._left_to_others(sheet)
        if told is not None:
            self._view.say(told)
            return
        self._posting = True
        command = self.review.submission(sheet)
        self._view.changed()
        self._sender.send(sheet.draft.draft_id, command, lambda sent: self._sent(sheet, sent), self._not_sent)

    def _submitted_before(self, sheet: OpenSheet, sent: Sent) -> None:
        """A count that waits for an approval takes what was counted since, and is submitted anew; a posted one does not."""
        if sent.status == "held" and self._keeper.came_after(sheet, sent):
            self._finish(sheet)
        else:
            self._sent(sheet, sent)

    def _sent(self, sheet: OpenSheet, sent: Sent) -> None:
        self._posting = False
        if not sent.counts:
            self._view.changed()
            self._view.say(sentences.refused(sent))
            return
        rest = self._keeper.file_away(sheet, sent, self._work.book.new_id())
        self._view.go(ScreenPlace(KIND))
        self._view.say(self._came_after(sheet, sent, rest) if rest else sentences.sent(sheet, sent))
        self._work.touched(frozenset({"counting", "stock", "ledger", "approvals"}))

    def _came_after(self, sheet: OpenSheet, sent: Sent, rest: list[Step]) -> Feedback:
        """What was counted too late is kept, and counted in a count of its own."""
        sheet_id, lines = sheet.sheet.summary.sheet_id, sheet.lines_of(step.place for step in rest)
        offers: tuple[Offer, ...] = ()
        if self.can_plan and sent.status == "posted":
            offers = (Offer(translate("counting", "Count them again"), lambda: self.count_again(lines, sheet_id)),)
        return sentences.sent_before(sheet, sent, rest, offers)

    def _not_sent(self, failure: Failure) -> None:
        self._posting = False
        self._view.changed()
        self._view.trouble(failure)

    def print_sheet(self) -> None:
        self.counts.print_sheet(self.sheet.sheet.summary.sheet_id if self.sheet else "")

    # Below

    def _opened(
        self,
        sheet_id: str,
        steps: list[Step],
        claim: Claim | None,
        found: SheetToCount | None,
        extra: dict[str, ItemFacts],
        refused: Feedback | None,
    ) -> None:
        self._loading = False
        said = refused if refused is not None else sentences.cannot_open(found, sheet_id)
        if found is None or said is not None:
            self.show_list()
            if said is not None:
                self._view.say(said)
            return
        self.page = "count"
        sheet = self.sheet = OpenSheet(found, self._keeper.draft(sheet_id, steps), extra)
        taken_over = 0 if claim else self._keeper.take_over(sheet)
        self.sheet.spot_id = self.sheet.spot_id or self.sheet.only_spot()
        if self.sheet.to_record() and self._work.book.seen_seq is not None:
            self.sheet.seen_seq = 0  # counted before the program was closed, when nobody wrote down how far the book was known
        self._view.changed()
        if claim is not None:
            self._view.say(open_elsewhere(claim, lambda: self._take_from_window(sheet_id)))
            return
        if taken_over:
            self._view.say(sentences.counted_already(taken_over))
        elif steps:
            self._view.say(sentences.goes_on(len(steps)))
        self._sender.look(sheet.draft.draft_id, lambda sent: self._submitted_before(sheet, sent), lambda: None, self._failed)

    def _keep(self, sheet: OpenSheet, step: Step) -> None:
        """On disk first, then on the screen."""
        if not sheet.to_record():
            sheet.seen_seq = self._work.book.seen_seq
        self._keeper.step(sheet, step)
        sheet.current = step.place
        self.scans.found = None
        self._view.changed()

    def _take_from_window(self, sheet_id: str) -> None:
        """The draft that another window has is worked on here, with every scan that it has by now."""
        self._keeper.take_from_window(sheet_id)
        self.sheet = None
        self.open(sheet_id)

    def _leave(self) -> None:
        if self.sheet is not None:
            self._keeper.let_go(self.sheet)
        self.sheet, self.scans.found, self.page = None, None, "list"
        self.review.forget()

    def _failed(self, failure: Failure) -> None:
        self._loading = False
        self._view.changed()
        self._view.trouble(failure)
