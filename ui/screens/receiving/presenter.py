"""Owns the flow of receiving: which order, what a scan means here, what is kept, what is sent; plain Python, knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import msgspec

from db.queries.floor import item_of_code, spot_of
from db.queries.receiving import OrderForReceipt
from ui.book import Workplace
from ui.drafts import DraftHead
from ui.feedback import Feedback, Offer
from ui.figures import Figures
from ui.floor import Goods, goods_of, item_text
from ui.floor_view import FloorView, ListDesk
from ui.i18n import translate
from ui.previews import Previewer
from ui.scan import PlainCode, Reading
from ui.screens.receiving import sentences
from ui.screens.receiving.announced import AnnouncedDesk, Arriving, taken_back
from ui.screens.receiving.awaited import answered, wants_expiry
from ui.screens.receiving.deliveries import KIND, Deliveries
from ui.screens.receiving.draft import Head, ReceiptDraft, read_head
from ui.screens.receiving.keeping import ReceiptKeeper
from ui.screens.receiving.picture import ReceivingPicture
from ui.screens.receiving.receipt import OpenReceipt, Unexpected
from ui.screens.receiving.returned import Loaded, again, load, read_again
from ui.sending import Sender, Sent, open_elsewhere
from ui.shell.places import Place
from ui.shell.router import Answer, Ask, Say
from ui.site_days import DayQuestion, Days
from ui.tally import Arrived, Damaged, Key, Placed, Step, read_step
from ui.tasks import Failure, TaskRunner, TaskScope


class ReceivingPresenter:
    """`picture` is what to show; every method that changes something ends with `view.changed()`."""

    def __init__(self, work: Workplace, tasks: TaskRunner, figures: Figures, today: Days, view: FloorView, *, costs: bool) -> None:
        self._work = work
        self._tasks = TaskScope(tasks)
        self._figures = figures
        self._today = today
        self._view = view
        self._previewer = Previewer(
            work, tasks, view.entry, lambda preview: sentences.checks(preview, self.receipt.name_of if self.receipt else str), costs=costs
        )
        self._keeper = ReceiptKeeper(work.drafts)
        self._sender = Sender(work, self._tasks)
        self._day = DayQuestion(today, figures, view.say)
        self._loading = False
        self._posting = False
        self.receipt: OpenReceipt | None = None
        self.unexpected: Unexpected | None = None
        self._announced = AnnouncedDesk(figures, keep=self._keep, name=self._name_notice, take=self.take_announced)
        self.deliveries = Deliveries(ListDesk(work, self._tasks, figures, today, view.changed, self._failed, view.badge))

    # What to show

    @property
    def picture(self) -> ReceivingPicture:
        receipt = self.receipt
        if receipt is None:
            lists = self.deliveries
            return replace(
                sentences.start(),
                orders=lists.rows(),
                orders_title=lists.title,
                loading=self._loading or lists.loading,
                selected_order=lists.selected_order,
                posted=lists.posted_rows(),
                selected_receipt=lists.selected_receipt,
            )
        order, head = receipt.order, receipt.draft.head
        rests = [receipt.rest(line) for line in order.lines]
        return replace(
            sentences.at_work(receipt, posting=self._posting),
            order_id=order.order_id,
            order=order.number or order.order_id,
            supplier=order.supplier,
            warehouse=order.warehouse,
            rows=receipt.rows(self._figures),
            current=receipt.current_line(),
            log=receipt.log(self._figures),
            delivery_note=receipt.delivery_note,
            posting_date=head.posting_date or self._there(receipt),
            day=self._day.note(head.posting_date or self._there(receipt), warehouse_id=order.warehouse_id),
            posting=self._posting,
            lines_done=sum(rest <= 0 for rest in rests),
            lines_total=len(rests),
            waits=receipt.waits,
        )

    def why_not_post(self) -> str:
        """The sentence why the receipt cannot be posted now; empty where it can."""
        if self.receipt is None:
            return translate("receiving", "Scan an order first.")
        if self._posting:
            return translate("receiving", "The receipt is being posted.")
        if not self._work.drafts.has(self.receipt.draft.head.receipt_id):
            return translate("receiving", "This receipt is open in another window.")
        if self.receipt.awaiting is not None:
            return translate("receiving", "Answer first what is asked above, or undo the scan.")
        return translate("receiving", "Scan what arrived first.") if self.receipt.draft.empty else ""

    # Coming and going

    def open(self, order_id: str, arriving: Arriving | None = None, said: Feedback | None = None) -> None:
        """Work on an order, with the draft there is; an empty id shows what is expected.

        `arriving` is what was scanned to get here, `said` what the person has to know before anything else.
        """
        if self.receipt is not None and self.receipt.order.order_id == order_id and self._is_at_hand(self.receipt):
            self._view.changed()
            self._take_brought(self.receipt, arriving)
            return
        self._leave_receipt()
        if not order_id:
            self.deliveries.show()
            return
        self._begin(order_id, self._work.drafts.of_subject(KIND, order_id), arriving, said)

    def _begin(self, order_id: str, known: DraftHead | None, arriving: Arriving | None, said: Feedback | None) -> None:
        """With the draft that is known, or anew."""
        self._loading = True
        head = read_head(known.head) if known else Head(self._work.book.new_id(), order_id)
        claim = self._work.drafts.claim(head.receipt_id)
        if claim is not None:
            said = open_elsewhere(claim, lambda: self._take_over(order_id, head.receipt_id), lambda: self._begin_another(order_id))
        steps = [read_step(body) for body in self._work.drafts.steps(known.id)] if known else []
        self._tasks.run(
            lambda pulse: load(self._work, order_id, steps, parked=known is not None),
            lambda found: self._opened(found, head, steps, arriving, said),
            self._failed,
        )
        self._view.changed()

    def _take_over(self, order_id: str, receipt_id: str) -> None:
        """The draft that another window has is worked on here, with every scan that it has by now."""
        self._work.drafts.take_over(receipt_id)
        self._leave_receipt(keep=receipt_id)
        self._begin(order_id, self._work.drafts.find(receipt_id), None, None)

    def _begin_another(self, order_id: str) -> None:
        self._leave_receipt()
        self._begin(order_id, None, None, None)

    def park(self) -> None:
        """Keep the draft and go back to what is expected."""
        receipt = self.receipt
        if receipt is None:
            return
        self._view.go(Place(KIND))
        if not receipt.draft.empty:
            self._view.say(sentences.parked(receipt))

    def keep(self) -> None:
        """Keep the draft under its id, even before anything was scanned."""
        if self.receipt is not None:
            self._keeper.head(self.receipt)

    def look_again(self) -> None:
        """What is open of the order at hand, after something was posted, sent or turned away. Of a book on this computer it is known."""
        receipt = self.receipt
        if receipt is None or not self._work.looks_ahead:
            return
        order_id = receipt.order.order_id

        def arrived(order: OrderForReceipt | None) -> None:
            if order is not None and self.receipt is receipt and order != receipt.order:
                receipt.take(order)
                self._changed(receipt)

        self._tasks.run(lambda pulse: read_again(self._work, order_id), arrived, self._failed)

    def close(self) -> None:
        self._tasks.close()
        self._previewer.close()

    # Scans

    def read(self, reading: Reading) -> Answer | Ask | bool:
        """Answer a scan."""
        if self._posting:
            return Say(sentences.wait_for_posting())
        receipt = self.receipt
        if receipt is None:
            return Ask(lambda: self.deliveries.look_for(reading))
        announced = self._announced.read(receipt, reading)
        if announced is not None:
            receipt.awaiting = None
            self._changed(receipt)
            return Say(announced)
        goods = receipt.index.goods(reading)
        if receipt.awaiting is not None:
            return self._awaited(receipt, receipt.awaiting, reading, goods)
        if goods is not None:
            return self._goods(receipt, goods)
        spot = receipt.spots.find(reading)
        if spot is not None:
            return Say(self.put_away(spot.id))
        return Ask(lambda: self._look_for(reading))

    def _goods(self, receipt: OpenReceipt, goods: Goods) -> Answer:
        line = receipt.line_for(goods.item.id)
        if line is None and goods.item.id not in receipt.extra:
            return Say(self._say_unexpected(goods, goods.item.id))
        if goods.wants_lot and goods.item.tracking == "lot" and receipt.current is not None and receipt.current.item_id == goods.item.id:
            goods = goods.with_lot(receipt.current.lot_id)
        if goods.wants_lot or wants_expiry(receipt, goods):
            receipt.awaiting = goods
            self._view.changed()
            return Say(sentences.asks(goods, self._figures))
        return Say(self._arrive(receipt, goods))

    def _awaited(self, receipt: OpenReceipt, goods: Goods, reading: Reading, other: Goods | None) -> Answer:
        """The lot, serial number or expiry date of goods scanned before; another item takes their place."""
        said = answered(goods, reading, other, self._figures, self._there(receipt))
        if isinstance(said, Feedback):
            return Say(said)
        receipt.awaiting = None
        return self._goods(receipt, said)

    def _arrive(self, receipt: OpenReceipt, goods: Goods) -> Feedback:
        line = receipt.line_for(goods.item.id)
        key = Key(line.line_no if line else 0, goods.item.id, goods.lot_id)
        if goods.item.tracking == "serial":
            met = receipt.serial_met(goods.item.id, goods.lot_id)
            if met:
                self._view.changed()
                return sentences.serial_twice(goods, met)
            goods = replace(goods, quantity=Decimal(1), packs=Decimal(1))
        self._keep(receipt, Arrived(key, goods.quantity, goods.expires_on))
        return sentences.arrived(receipt, goods, key, self._figures)

    def _look_for(self, reading: Reading) -> Callable[[], Answer | bool]:
        """Something that is not of this order: an item, a location elsewhere, or a code for someone else."""
        text = item_text(reading)
        with self._work.book.reading() as connection:
            found = item_of_code(connection, text) if text else None
            spot = spot_of(connection, text) if found is None and isinstance(reading.code, PlainCode) else None
        if found is not None:
            goods = goods_of(reading, *found)
            return lambda: Say(self._say_unexpected(goods, reading.raw))
        if spot is not None:
            return lambda: Say(sentences.elsewhere(spot, self.receipt.order.warehouse if self.receipt else ""))
        return lambda: False

    def _say_unexpected(self, goods: Goods, raw: str) -> Feedback:
        receipt = self.receipt
        if receipt is None:
            return sentences.nobody_expects(goods.item)
        self.unexpected = Unexpected(goods, raw)
        self._view.changed()
        offers = (
            Offer(translate("receiving", "Take as unordered"), self.take_unordered),
            Offer(translate("receiving", "Ignore"), self.ignore_unexpected),
        )
        return sentences.not_on_order(receipt, goods, raw, offers)

    # What buttons and command codes do

    def take_unordered(self) -> None:
        """Goods nobody ordered go to quarantine and stay the supplier's."""
        receipt, unexpected = self.receipt, self.unexpected
        if receipt is None or unexpected is None:
            return
        goods, self.unexpected = unexpected.goods, None
        receipt.extra[goods.item.id] = goods.item
        receipt.index.add(goods.item)
        if not receipt.spots.first("quarantine"):
            self._view.say(sentences.no_quarantine(receipt.order.warehouse))
            return
        answer = self._goods(receipt, goods)
        if isinstance(answer, Say):
            self._view.say(answer.feedback)

    def ignore_unexpected(self) -> None:
        self.unexpected = None
        self._view.changed()

    def choose(self, key: Key) -> None:
        """A line was pressed: buttons act on it."""
        if self.receipt is not None:
            self.receipt.current = key
            self._view.changed()

    def choose_next(self, by: int = 1) -> None:
        """The next line that is still open; in the list of orders, the next order."""
        receipt = self.receipt
        if receipt is None:
            self.deliveries.choose_next(by)
            return
        keys = [row.key for row in receipt.rows(self._figures)]
        if keys:
            at = keys.index(receipt.current) + by if receipt.current in keys else 0
            receipt.current = keys[at % len(keys)]
            self._view.changed()

    def open_selected(self) -> None:
        """The order chosen in the list."""
        order_id = self.deliveries.chosen()
        if order_id:
            self._view.go(Place(KIND, order_id))

    def change(self, by: Decimal) -> None:
        """One more or one less of the current line."""
        receipt = self.receipt
        if receipt is None or receipt.current is None:
            return
        key = receipt.current
        if by > 0 and receipt.item(key.item_id).tracking != "none" and not key.lot_id:
            answer = self._goods(receipt, Goods(receipt.item(key.item_id), by, receipt.item(key.item_id).pack("")))
            if isinstance(answer, Say):
                self._view.say(answer.feedback)
            return
        if by > 0 and receipt.item(key.item_id).tracking == "serial":
            self._view.say(sentences.serial_by_scan(receipt.item(key.item_id)))
            return
        if receipt.draft.quantity(key) + by < 0:
            self._view.say(sentences.nothing_to_take(receipt.item(key.item_id)))
            return
        self._keep(receipt, Arrived(key, by))
        self._view.say(sentences.changed(receipt, key, by, self._figures))

    def set_quantity(self, quantity: Decimal) -> None:
        """So many of the current line in all."""
        receipt = self.receipt
        if receipt is not None and receipt.current is not None:
            difference = quantity - receipt.draft.quantity(receipt.current)
            if difference:
                self.change(difference)

    def take_rest(self) -> None:
        """All of the current line that is still open."""
        receipt = self.receipt
        line = receipt.line(receipt.current) if receipt and receipt.current else None
        if receipt is None or line is None:
            return
        rest = receipt.rest(line)
        if rest > 0:
            self.change(rest)
        else:
            self._view.say(sentences.no_rest(receipt.item(line.item_id)))

    def take_announced(self) -> None:
        """Everything that the supplier announced."""
        if self.receipt is not None and not self._posting:
            self._view.say(self._announced.take_all(self.receipt))

    def put_away(self, spot_id: str) -> Feedback:
        """The current line's last goods go to a location."""
        receipt = self.receipt
        if receipt is None or receipt.current is None or not receipt.draft.quantity(receipt.current):
            return sentences.place_before_goods(receipt.spots.name(spot_id) if receipt else spot_id)
        key, kind = receipt.current, receipt.spots.kind(spot_id)
        apart = key.condition == "damaged" or not key.line_no
        if kind == "transit" or (apart and kind != "quarantine"):
            return sentences.wrong_place(receipt, spot_id, apart=apart)
        self._keep(receipt, Placed(key, spot_id))
        return sentences.placed(receipt, key, spot_id)

    def damage(self) -> None:
        """What was scanned last of the current line is damaged."""
        receipt = self.receipt
        if receipt is None or receipt.current is None:
            return
        key = receipt.current
        if key.condition == "damaged" or not key.line_no:
            self._view.say(sentences.already_apart(receipt.item(key.item_id)))
            return
        if not receipt.spots.first("quarantine"):
            self._view.say(sentences.no_quarantine(receipt.order.warehouse))
            return
        quantity = min(receipt.draft.last_arrived(key), receipt.draft.quantity(key))
        if quantity <= 0:
            self._view.say(sentences.nothing_to_take(receipt.item(key.item_id)))
            return
        self._keep(receipt, Damaged(key, quantity))
        self._view.say(sentences.damaged(receipt, key, quantity, self._figures))

    def undo(self) -> None:
        """Take the last scan back: the question it raised, else what it did."""
        receipt = self.receipt
        if receipt is None or self._posting:
            return
        if receipt.awaiting is not None:
            goods, receipt.awaiting = receipt.awaiting, None
            self._view.changed()
            self._view.say(sentences.not_taken(goods))
            return
        steps = self._keeper.undo(receipt)
        if not steps:
            self._view.say(sentences.nothing_to_undo())
            return
        receipt.current = receipt.draft.steps[-1].key if receipt.draft.steps else steps[-1].key
        self._changed(receipt)
        self._view.say(taken_back(receipt, steps) if len(steps) > 1 else sentences.undone(receipt, steps[0], self._figures))

    def set_delivery_note(self, text: str) -> None:
        self._change_head(delivery_note=text.strip())

    def set_posting_date(self, day: date | None) -> None:
        self._change_head(posting_date=day)

    def throw_away(self) -> None:
        """Forget the draft; the receipt begins anew."""
        receipt = self.receipt
        if receipt is not None and not self._posting:
            self._work.drafts.drop(receipt.draft.head.receipt_id)
            receipt.draft = ReceiptDraft(Head(self._work.book.new_id(), receipt.order.order_id))
            self._work.drafts.claim(receipt.draft.head.receipt_id)
            receipt.current, receipt.awaiting = None, None
            self._changed(receipt)

    # Posting

    def post(self) -> None:
        """Send the receipt; the draft stays until the book has answered."""
        receipt = self.receipt
        if receipt is None or self.why_not_post():
            return
        command = receipt.command(self._there(receipt))
        if not self._day.passes(command.posting_date, self.post, warehouse_id=receipt.order.warehouse_id):
            return
        self._keeper.head(receipt)
        self._posting = True
        self._view.changed()
        self._sender.send(receipt.draft.head.receipt_id, command, lambda sent: self._sent(receipt, sent), self._not_sent)

    def _sent(self, receipt: OpenReceipt, sent: Sent) -> None:
        self._posting = False
        if not sent.counts:
            self._view.changed()
            self._view.say(sentences.refused(sent))
            return
        rest = self._keeper.file_away(receipt, sent, self._work.book.new_id())
        self.deliveries.selected_receipt = sent.document if sent.status == "posted" else ""
        self._leave_receipt()
        if rest.steps:
            self.open(receipt.order.order_id, said=sentences.sent_before(receipt, sent, rest, self._figures))
        else:
            self._view.go(Place(KIND))
            offers = self.deliveries.paper_offers() if sent.status == "posted" else ()
            said = sentences.sent_before(receipt, sent, rest, self._figures) if rest.undone else sentences.sent(receipt, sent, offers)
            self._view.say(said)
        self._work.touched(frozenset({"receiving", "purchasing", "stock", "ledger", "approvals"}))

    def _not_sent(self, failure: Failure) -> None:
        """The attempt stays on the draft: whatever became of it is found out before it is sent again."""
        self._posting = False
        self._view.changed()
        self._view.trouble(failure)

    # Below

    def _there(self, receipt: OpenReceipt) -> date:
        """The day where the goods arrive."""
        return self._today.at(warehouse_id=receipt.order.warehouse_id)

    def _is_at_hand(self, receipt: OpenReceipt) -> bool:
        """False where an earlier draft is one again while this one has nothing in it, or where another window has this one."""
        came_back = receipt.draft.empty and self._work.drafts.of_subject(KIND, receipt.order.order_id) is not None
        return not came_back and self._work.drafts.has(receipt.draft.head.receipt_id)

    def _opened(self, found: Loaded, head: Head, steps: list[Step], arriving: Arriving | None, said: Feedback | None) -> None:
        self._loading = False
        order, extra, back = found
        trouble = sentences.cannot_open(order, head.order_id)
        if order is None or trouble is not None:
            self.deliveries.show()
            refused = self._work.drafts.came_back(KIND, head.order_id)
            if refused:  # what came back and cannot be received any more stands beside what the book has now
                self._view.go(Place("command", refused))
            if trouble is not None:
                self._view.say(trouble if said is None else replace(said, next_step=trouble.text))
            return
        if back is not None:
            self._work.drafts.let_go(head.receipt_id)
            head, steps = again(back, order, extra)
            self._work.drafts.claim(head.receipt_id)
        self.receipt = OpenReceipt(order, ReceiptDraft(head, steps), extra)
        if back is not None:
            self._keeper.whole(self.receipt)
        self._changed(self.receipt)
        waits = next((one.command_id for one in self._work.drafts.away() if one.kind == KIND and one.place == order.order_id), "")
        greeting = sentences.came_back(self.receipt, back) if back is not None else sentences.opened(self.receipt, waits=waits)
        greeting = said or greeting or self._announced.greeting(self.receipt)
        if greeting is not None:
            self._view.say(greeting)
        receipt = self.receipt
        if self._work.drafts.has(head.receipt_id):
            self._take_brought(receipt, arriving)
            self._sender.look(head.receipt_id, lambda sent: self._sent(receipt, sent), lambda: None, self._failed)

    def _take_brought(self, receipt: OpenReceipt, arriving: Arriving | None) -> None:
        said = self._announced.brought(receipt, arriving) if arriving is not None else None
        if said is not None:
            self._view.say(said)

    def _keep(self, receipt: OpenReceipt, step: Step) -> None:
        """On disk first, then on the screen."""
        self._keeper.step(receipt, step)
        receipt.current = step.key
        self.unexpected = None
        self._changed(receipt)

    def _name_notice(self, notice_id: str) -> None:
        known = self.receipt.draft.head.notice_ids if self.receipt else ()
        self._change_head(notice_ids=tuple(dict.fromkeys((*known, notice_id))))

    def _change_head(self, **fields: object) -> None:
        receipt = self.receipt
        if receipt is None or self._posting:
            return
        self._work.drafts.require(receipt.draft.head.receipt_id)
        receipt.draft.head = msgspec.structs.replace(receipt.draft.head, **fields)
        if receipt.draft.steps:
            self._keeper.head(receipt)
        self._changed(receipt)

    def _changed(self, receipt: OpenReceipt) -> None:
        self._view.changed()
        command = receipt.command(self._there(receipt))
        day = self._day.check(command.posting_date, warehouse_id=receipt.order.warehouse_id)
        self._previewer.ask(None if receipt.draft.empty else command, day)

    def _leave_receipt(self, *, keep: str = "") -> None:
        if self.receipt is not None and self.receipt.draft.head.receipt_id != keep:
            self._work.drafts.let_go(self.receipt.draft.head.receipt_id)
        self.receipt, self.unexpected = None, None
        self._previewer.ask(None)

    def _failed(self, failure: Failure) -> None:
        self._loading = False
        self._view.changed()
        self._view.trouble(failure)
