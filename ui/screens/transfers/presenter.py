"""Owns the flow of transfers: what is asked for, picked, on the road and taken in; plain Python, knows no widget."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import msgspec

from db.queries.floor import Choice, ItemFacts, OnHand, Site, Spot, on_hand
from db.queries.transfers import TransferAtWork, transfer_at_work
from ui.book import Workplace
from ui.drafts import DraftHead
from ui.feedback import Feedback, Offer, Verdict
from ui.figures import Figures
from ui.floor import Goods
from ui.floor_view import FloorView, ListDesk
from ui.i18n import translate
from ui.previews import Previewer
from ui.scan import PlainCode, Reading
from ui.screens.transfers import sentences
from ui.screens.transfers.loading import begin_work, load, load_new
from ui.screens.transfers.picture import TransfersPicture
from ui.screens.transfers.scanning import GoodsScans
from ui.screens.transfers.under_way import KIND, UnderWay
from ui.screens.transfers.work import Head, Mode, Work, read_head, write_head
from ui.sending import Sender, Sent, open_elsewhere
from ui.shell.places import Place
from ui.shell.router import Answer, Ask, Say
from ui.site_days import DayQuestion, Days
from ui.tally import Arrived, Damaged, Key, Placed, Rest, Step, Tally, read_step, rest_of, write_step
from ui.tasks import Failure, Pulse, TaskRunner, TaskScope


class TransfersPresenter:
    """`picture` is what to show; every method that changes something ends with `view.changed()`."""

    def __init__(self, work: Workplace, tasks: TaskRunner, figures: Figures, today: Days, view: FloorView, *, costs: bool) -> None:
        self._work = work
        self._tasks = TaskScope(tasks)
        self._figures = figures
        self._today = today
        self._view = view
        self._previewer = Previewer(work, tasks, view.entry, sentences.checks, costs=costs)
        self._sender = Sender(work, self._tasks)
        self._day = DayQuestion(today, figures, view.say)
        self._sites: tuple[Site, ...] = ()
        self._reasons: tuple[Choice, ...] = ()
        self._carriers: tuple[Choice, ...] = ()
        self._loading = False
        self._posting = False
        self.work: Work | None = None
        self.scans = GoodsScans(work.book, figures, self._keep, view.changed)
        self.under_way = UnderWay(ListDesk(work, self._tasks, figures, today, view.changed, self._failed, view.badge))

    # What to show

    @property
    def picture(self) -> TransfersPicture:
        work = self.work
        if work is None:
            lists = self.under_way
            return TransfersPicture(
                *sentences.start(),
                transfers=lists.rows(),
                selected=lists.selected,
                loading=self._loading or lists.loading,
                postings=lists.posting_rows(),
                selected_posting=lists.posting,
            )
        step, hint, scan_hint = sentences.at_work(work, posting=self._posting)
        summary = work.transfer.summary if work.transfer else None
        day = work.head.posting_date or self._proposed(work)
        return TransfersPicture(
            step,
            hint,
            scan_hint,
            head=work.head,
            title=summary.number if summary else translate("transfers", "New transfer"),
            route=f"{summary.from_name} → {summary.to_name}" if summary else "",
            rows=work.rows(self._figures),
            current=work.current_line(),
            log=work.log(self._figures),
            sites=self._sites,
            reasons=self._reasons,
            carriers=self._carriers,
            posting=self._posting,
            can_report_missing=self.can_report_missing,
            can_turn=bool(summary and summary.lines_to_ship and summary.lines_on_road),
            posting_date=day,
            day=self._day.note(day, warehouse_id=work.site_at_work) if work.mode != "request" else None,
        )

    @property
    def has_line(self) -> bool:
        """Whether there is a line that buttons act on."""
        return self.work is not None and self.work.current is not None and self.work.mode != "missing"

    @property
    def can_report_missing(self) -> bool:
        return self.work is not None and self.work.mode == "receive" and self.work.tally.empty

    def why_not_post(self) -> str:
        """The sentence why this cannot be sent now; empty where it can."""
        work = self.work
        if work is None:
            return translate("transfers", "Open a transfer first.")
        if self._posting:
            return translate("transfers", "This is being posted.")
        if not self._work.drafts.has(work.head.document_id):
            return translate("transfers", "This is open in another window.")
        if work.awaiting is not None:
            return translate("transfers", "Scan the lot first, or undo the scan.")
        if work.mode == "missing":
            return "" if work.head.reason else translate("transfers", "Choose a reason first.")
        if work.tally.empty:
            return translate("transfers", "Scan the goods first.")
        if work.mode == "receive" and work.has_damage and not work.head.reason:
            return translate("transfers", "Choose a reason for the damage first.")
        return ""

    # Coming and going

    def show_list(self) -> None:
        """What is on the road and what waits to be shipped."""
        self._leave()
        self.under_way.show()
        self._view.changed()

    def open(self, transfer_id: str, mode: Mode | None = None, said: Feedback | None = None, *, anew: bool = False) -> None:
        """Work on a transfer: take it in where something is on the road, else ship it. `said` is what the person has to know first.

        `anew` leaves the draft that another window has where it is.
        """
        work = self.work
        at_hand = work is not None and work.head.transfer_id == transfer_id and mode in (None, work.mode)
        if work is not None and at_hand and not anew and self._work.drafts.has(work.head.document_id):
            self._view.changed()
            return
        self._leave()
        self._loading = True
        self._tasks.run(
            lambda pulse: load(self._work, transfer_id), lambda found: self._opened(transfer_id, mode, said, anew, *found), self._failed
        )
        self._view.changed()

    def ask_new(self, said: Feedback | None = None, *, anew: bool = False) -> None:
        """A transfer that nobody asked for yet; one draft of it is kept."""
        self._leave()
        known = None if anew else self._work.drafts.of_subject(KIND, "")
        head = read_head(known.head) if known else Head(self._work.book.new_id(), "request")
        self._work.drafts.claim(head.document_id)
        steps = [read_step(body) for body in self._work.drafts.steps(known.id)] if known else []
        self._loading = True
        self._tasks.run(
            lambda pulse: load_new(self._work.book, steps), lambda found: self._opened_new(head, steps, said, *found), self._failed
        )
        self._view.changed()

    def park(self) -> None:
        work = self.work
        if work is not None:
            empty = work.tally.empty
            self._view.go(Place(KIND))
            if not empty:
                self._view.say(sentences.parked())

    def keep(self) -> None:
        """Keep the draft under its id, even before anything was scanned."""
        if self.work is not None:
            self._keep_head(self.work)

    def look_again(self) -> None:
        """What is left of the transfer at hand, after something was posted, sent or turned away. Of a book on this computer it is known."""
        work = self.work
        if work is None or work.transfer is None or not self._work.looks_ahead:
            return
        transfer_id = work.head.transfer_id

        def read() -> TransferAtWork | None:
            with self._work.reading_ahead() as connection:
                return transfer_at_work(connection, transfer_id, ahead=True)

        def arrived(found: TransferAtWork | None) -> None:
            if found is not None and self.work is work and found != work.transfer:
                work.take(found)
                self._changed(work)

        self._tasks.run(lambda pulse: read(), arrived, self._failed)

    def close(self) -> None:
        self._tasks.close()
        self._previewer.close()

    # Scans

    def read(self, reading: Reading) -> Answer | Ask | bool:
        """Answer a scan."""
        if self._posting:
            return Say(sentences.wait())
        work = self.work
        if work is None:
            return False
        goods = work.index.goods(reading)
        if work.awaiting is not None:
            return Say(self.scans.awaited(work, work.awaiting, reading, goods))
        if work.mode == "missing":
            return self._reason_scanned(work, reading)
        if goods is not None:
            return Say(self.scans.goods(work, goods))
        spot = work.spots.find(reading)
        if spot is not None:
            return Say(self.put(spot.id))
        if isinstance(self._reason_scanned(work, reading), Say):
            return self._reason_scanned(work, reading)
        site = self._site_scanned(work, reading)
        return Say(site) if site is not None else Ask(lambda: self.scans.look_for(work, reading))

    def _reason_scanned(self, work: Work, reading: Reading) -> Answer | bool:
        if not isinstance(reading.code, PlainCode) or work.mode not in ("receive", "missing"):
            return False
        found = next((reason for reason in self._reasons if reason.id.upper() == reading.code.text.upper()), None)
        if found is None:
            return False
        self.change_head(reason=found.id)
        return Say(Feedback(Verdict.OK, translate("transfers", "Reason: {reason}").format(reason=found.name)))

    def _site_scanned(self, work: Work, reading: Reading) -> Feedback | None:
        """On a request a warehouse's code says where the goods go."""
        if work.mode != "request" or not isinstance(reading.code, PlainCode):
            return None
        site = next((site for site in self._sites if site.id.upper() == reading.code.text.upper()), None)
        if site is None:
            return None
        if site.id == work.head.from_site:
            self.change_head(from_site=work.head.to_site, to_site=work.head.from_site)
            self._look_where_it_lies(work)
        else:
            self.change_head(to_site=site.id)
        return sentences.going(work)

    # What buttons and command codes do

    def choose(self, key: Key) -> None:
        if self.work is not None:
            self.work.current = key
            self._view.changed()

    def choose_next(self, by: int = 1) -> None:
        """The next line; in the list, the next transfer."""
        work = self.work
        if work is None:
            self.under_way.choose_next(by)
            return
        keys = [row.key for row in work.rows(self._figures)]
        if keys:
            work.current = keys[(keys.index(work.current) + by) % len(keys)] if work.current in keys else keys[0]
            self._view.changed()

    def open_selected(self) -> None:
        chosen = self.under_way.chosen()
        if chosen:
            self._view.go(Place(KIND, chosen))

    def change(self, by: Decimal) -> None:
        """One more or one less of the current line."""
        work = self.work
        if work is None or work.current is None:
            return
        key, item = work.current, work.items[work.current.item_id]
        if by > 0:
            goods = Goods(item, by, item.pack(""), lot_id=key.lot_id)
            self._view.say(self.scans.goods(work, goods) if key.condition == "good" else sentences.only_good(item))
        elif work.tally.quantity(key) + by < 0:
            self._view.say(sentences.nothing_here(item))
        else:
            self._keep(work, Arrived(key, by))
            what = f"{self._figures.quantity(by, signed=True)} {item.base_unit}"
            self._view.say(sentences.counted(work, item, key, what, self._figures))

    def set_quantity(self, quantity: Decimal) -> None:
        work = self.work
        if work is not None and work.current is not None:
            difference = quantity - work.tally.quantity(work.current)
            if difference:
                self.change(difference)

    def take_rest(self) -> None:
        """All that is left of the current line."""
        work = self.work
        line = work.line(work.current) if work and work.current else None
        if work is not None and line is not None and work.left(line) > 0:
            self.change(work.left(line))

    def take_all(self) -> None:
        """Everything that is left of every line without a lot still to be scanned, as one scan each."""
        work = self.work
        if work is None or work.mode == "request":
            return
        taken = 0
        for line in work.lines():
            item, left = work.items[line.item_id], work.left(line)
            if left > 0 and (item.tracking == "none" or line.lot_id):
                self._keep(work, Arrived(Key(line.line_no, item.id, line.lot_id), left), quietly=True)
                taken += 1
        self._changed(work)
        self._view.say(sentences.all_taken(taken, len(work.lines())))

    def put(self, spot_id: str) -> Feedback:
        """The current line's last goods were taken from here, or are put here."""
        work = self.work
        if work is None or work.current is None or not work.tally.quantity(work.current):
            return sentences.place_first(work.spots.name(spot_id) if work else spot_id)
        kind = work.spots.kind(spot_id)
        damaged = work.current.condition == "damaged"
        if kind == "transit" or (damaged and kind != "quarantine"):
            return sentences.wrong_place(work, spot_id, damaged=damaged)
        self._keep(work, Placed(work.current, spot_id))
        return sentences.placed(work, work.current, spot_id)

    def put_by_hand(self, spot_id: str) -> None:
        self._view.say(self.put(spot_id))

    def damage(self) -> None:
        """What was scanned last of the current line arrived damaged."""
        work = self.work
        if work is None or work.current is None or work.mode != "receive":
            return
        key, item = work.current, work.items[work.current.item_id]
        quantity = min(work.tally.last_arrived(key), work.tally.quantity(key))
        if key.condition == "damaged" or quantity <= 0:
            self._view.say(sentences.nothing_here(item))
            return
        self._keep(work, Damaged(key, quantity))
        self._view.say(sentences.damaged(work, key, quantity, self._figures))

    def undo(self) -> None:
        """Take the last scan back."""
        work = self.work
        if work is None or self._posting:
            return
        if work.awaiting is not None:
            goods, work.awaiting = work.awaiting, None
            self._view.changed()
            self._view.say(Feedback(Verdict.INFO, translate("transfers", "Taken back: {what}").format(what=goods.item.name)))
            return
        if not work.tally.steps:
            self._view.say(Feedback(Verdict.INFO, translate("transfers", "There is nothing to take back.")))
            return
        step = work.tally.steps[-1]
        self._work.drafts.take_back(work.head.document_id, len(work.tally.steps))
        work.tally.take_back()
        work.current = work.tally.steps[-1].key if work.tally.steps else step.key
        self._changed(work)
        what = work.words(step, self._figures)
        self._view.say(Feedback(Verdict.INFO, translate("transfers", "Taken back: {what}").format(what=what)))

    def turn(self, mode: Mode) -> None:
        """The other thing to do on the same transfer: ship the rest, take in, report what is missing."""
        work = self.work
        if work is not None and work.transfer is not None:
            self.open(work.head.transfer_id, mode)

    def change_head(self, **fields: object) -> None:
        """Warehouses, dates, reason, carrier, note."""
        work = self.work
        if work is None or self._posting:
            return
        changed = msgspec.structs.replace(work.head, **fields)
        if work.tally.steps:
            self._work.drafts.put(self._on_disk(work, changed))
        work.head = changed
        self._changed(work)

    def change_site(self, field: str, site_id: str) -> None:
        """From or to, chosen by hand."""
        work = self.work
        if work is None:
            return
        other = "to_site" if field == "from_site" else "from_site"
        swapped = {other: getattr(work.head, field)} if getattr(work.head, other) == site_id else {}
        self.change_head(**{field: site_id} | swapped)
        self._look_where_it_lies(work)

    def _look_where_it_lies(self, work: Work) -> None:
        """After the warehouse to take from changed."""
        source, wanted = work.head.from_site, list(work.items)

        def look(pulse: Pulse) -> tuple[OnHand, ...]:
            with self._work.book.reading() as connection:
                return on_hand(connection, wanted, source)

        def found(lying: tuple[OnHand, ...]) -> None:
            work.lying = lying
            if self.work is work:
                self._changed(work)

        if wanted:
            self._tasks.run(look, found, self._failed)

    # Posting

    def post(self) -> None:
        """Send it; the draft stays until the book has answered."""
        work = self.work
        if work is None or self.why_not_post():
            return
        day = self._proposed(work)
        command = work.command(day)
        if command is None:
            return
        if work.mode != "request" and not self._day.passes(work.head.posting_date or day, self.post, warehouse_id=work.site_at_work):
            return
        self._keep_head(work)
        self._posting = True
        self._view.changed()
        self._sender.send(work.head.document_id, command, lambda sent: self._sent(work, sent), self._not_sent)

    def _sent(self, work: Work, sent: Sent) -> None:
        self._posting = False
        if not sent.counts:
            self._view.changed()
            self._view.say(sentences.refused(sent))
            return
        rest = self._file_away(work, sent)
        self.under_way.done = work.head.transfer_id or sent.document
        self.under_way.posting = sent.document
        before = sentences.sent_before(work, sent, rest, self._figures)
        if not rest.steps:
            self._view.go(Place(KIND))
            offers = (Offer(translate("transfers", "Transfer note"), self.print_note),) if sent.status == "posted" else ()
            self._view.say(before if rest.undone else sentences.sent(work, sent, offers))
        else:
            self._leave()
            if work.transfer is None:
                self.ask_new(before)
            else:
                self.open(work.head.transfer_id, work.mode, before)
        self._work.touched(frozenset({"transfers", "stock", "ledger", "approvals"}))

    def _file_away(self, work: Work, sent: Sent) -> Rest:
        """What becomes of the draft of work that counts: what came after the attempt that counts is work of its own."""
        held = sent.held
        rest = Rest(()) if held is None else rest_of(work.tally.steps, [read_step(body) for body in held.steps])
        begun = self._on_disk(work, msgspec.structs.replace(work.head, document_id=self._work.book.new_id())) if rest.steps else None
        steps = [write_step(step) for step in rest.steps]
        sent.file_away(self._work.drafts, work.head.document_id, work.head.transfer_id or "new", begun, steps)
        return rest

    def _not_sent(self, failure: Failure) -> None:
        self._posting = False
        self._view.changed()
        self._view.trouble(failure)

    def print_note(self) -> None:
        self.under_way.print_note(self.work.head.transfer_id if self.work else "")

    # Below

    def _opened(
        self,
        transfer_id: str,
        mode: Mode | None,
        said: Feedback | None,
        anew: bool,
        found: TransferAtWork | None,
        all_sites: tuple[Site, ...],
        all_reasons: tuple[Choice, ...],
        all_carriers: tuple[Choice, ...],
    ) -> None:
        self._loading = False
        self._sites, self._reasons, self._carriers = all_sites, all_reasons, all_carriers
        trouble = sentences.cannot_open(found, transfer_id)
        if found is None or trouble is not None:
            self.show_list()
            self._compare(transfer_id)
            if trouble is not None:
                self._view.say(trouble if said is None else replace(said, next_step=trouble.text))
            return
        self._begin(begin_work(self._work, found, mode, all_sites, anew=anew), said)

    def _compare(self, transfer_id: str) -> None:
        """Work that came back and has nothing left to be done for: what it was stands beside what the book has now."""
        drafts = self._work.drafts
        refused = next(filter(None, (drafts.came_back(KIND, f"{transfer_id}/{mode}") for mode in ("receive", "ship"))), "")
        if refused:
            self._view.go(Place("command", refused))

    def _opened_new(
        self,
        head: Head,
        steps: list[Step],
        said: Feedback | None,
        all_sites: tuple[Site, ...],
        all_spots: dict[str, tuple[Spot, ...]],
        known: dict[str, ItemFacts],
    ) -> None:
        self._loading = False
        self._sites = all_sites
        if not head.from_site and len(all_sites) > 1:
            head = msgspec.structs.replace(head, from_site=all_sites[0].id, to_site=all_sites[1].id)
        self._begin(Work(head, Tally(steps), None, all_sites, items=known, site_spots=all_spots), said)

    def _begin(self, work: Work, said: Feedback | None) -> None:
        self.work = work
        self._changed(work)
        claim = self._work.drafts.claim(work.head.document_id)
        if claim is not None:
            self._view.say(open_elsewhere(claim, lambda: self._take_over(work), lambda: self._open_again(work, anew=True)))
            return
        if said is not None:
            self._view.say(said)
        elif work.tally.steps:
            self._view.say(sentences.goes_on(len(work.tally.steps)))
        self._sender.look(work.head.document_id, lambda sent: self._sent(work, sent), lambda: None, self._failed)

    def _take_over(self, work: Work) -> None:
        """The draft that another window has is worked on here, with every scan that it has by now."""
        self._work.drafts.take_over(work.head.document_id)
        self.work = None
        self._open_again(work, anew=False)

    def _open_again(self, work: Work, *, anew: bool) -> None:
        if work.transfer is None:
            self.ask_new(anew=anew)
        else:
            self.open(work.head.transfer_id, work.mode, anew=anew)

    def _keep(self, work: Work, step: Step, *, quietly: bool = False) -> None:
        """On disk first, then on the screen."""
        if not work.tally.steps:
            self._keep_head(work)
        self._work.drafts.append(work.head.document_id, len(work.tally.steps) + 1, write_step(step))
        work.tally.add(step)
        work.current = step.key
        if not quietly:
            self._changed(work)

    def _keep_head(self, work: Work) -> None:
        self._work.drafts.put(self._on_disk(work, work.head))

    def _on_disk(self, work: Work, head: Head) -> DraftHead:
        title = work.transfer.summary.number if work.transfer else translate("transfers", "New transfer")
        subject = f"{head.transfer_id}/{work.mode}" if work.transfer else ""
        return DraftHead(head.document_id, KIND, subject, title, write_head(head))

    def _changed(self, work: Work) -> None:
        self._view.changed()
        day = self._proposed(work)
        check = self._day.check(work.head.posting_date or day, warehouse_id=work.site_at_work)
        self._previewer.ask(work.command(day), check)

    def _proposed(self, work: Work) -> date:
        """The day where the goods are handled; what arrives does so on no day before it was sent, wherever that was."""
        there = self._today.at(warehouse_id=work.site_at_work)
        sent = work.transfer.summary.shipped_on if work.transfer is not None and work.mode in ("receive", "missing") else None
        return max(there, sent) if sent is not None else there

    def _leave(self) -> None:
        if self.work is not None:
            self._work.drafts.let_go(self.work.head.document_id)
        self.work = None
        self._previewer.ask(None)

    def _failed(self, failure: Failure) -> None:
        self._loading = False
        self._view.changed()
        self._view.trouble(failure)
