"""Owns what receiving says: steps, answers to scans, verdicts beside the entry; decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from app.domain.book import HeldGoods
from db.queries.floor import ItemFacts, Spot
from db.queries.receiving import DueOrder, OrderForReceipt, ReceiptOfDay
from db.queries.returned import ReturnedReceipt
from ui.book import Preview
from ui.drafts import DraftSummary
from ui.feedback import Feedback, Offer, Verdict, until_decided
from ui.figures import FigureNotUnderstood, Figures
from ui.floor import Goods
from ui.floor_view import rest_said
from ui.i18n import translate
from ui.previews import role_name
from ui.refusals import refused as refused_sentence
from ui.scan import Reading
from ui.screens.receiving.picture import OrderRow, PostedRow, ReceivingPicture
from ui.screens.receiving.receipt import OpenReceipt
from ui.sending import Sent, on_its_way
from ui.tally import Arrived, Damaged, Key, Placed, Rest, Step
from ui.theme.tokens import Tone
from ui.widgets.entry_preview import Check

RECEIVABLE = ("open", "part_done", "done")
ITEMS_NAMED = 4


# The step at hand


def start() -> ReceivingPicture:
    return ReceivingPicture(
        step=translate("receiving", "Scan an order"),
        hint=translate("receiving", "The number on the delivery note, a supplier, or any item of the delivery"),
        scan_hint=translate("receiving", "Order, supplier or item"),
    )


def at_work(receipt: OpenReceipt, *, posting: bool) -> ReceivingPicture:
    goods = receipt.awaiting
    if posting:
        return ReceivingPicture(translate("receiving", "Posting the receipt"), "", translate("receiving", "One moment"))
    if goods is not None and goods.wants_lot:
        serial = goods.item.tracking == "serial"
        return ReceivingPicture(
            translate("receiving", "Scan the serial number") if serial else translate("receiving", "Scan the lot"),
            translate("receiving", "{item} is kept by serial number").format(item=goods.item.name)
            if serial
            else translate("receiving", "{item} is kept by lot; Ctrl+Z takes the scan back").format(item=goods.item.name),
            translate("receiving", "Serial number") if serial else translate("receiving", "Lot number"),
        )
    if goods is not None:
        return ReceivingPicture(
            translate("receiving", "Type the expiry date"),
            translate("receiving", "Lot {lot} of {item} is new and kept by expiry date").format(lot=goods.lot_id, item=goods.item.name),
            translate("receiving", "Expiry date"),
        )
    complete = all(receipt.rest(line) <= 0 for line in receipt.order.lines)
    if complete and not receipt.draft.empty:
        return ReceivingPicture(
            translate("receiving", "Check and post"),
            translate("receiving", "All lines are complete. Look at the entry, then post the receipt"),
            translate("receiving", "Item, carton or location"),
        )
    return ReceivingPicture(
        translate("receiving", "Scan the next carton"),
        translate("receiving", "A location after the goods says where you put them"),
        translate("receiving", "Item, carton or location   ·   5* for five"),
    )


# Opening


def cannot_open(order: OrderForReceipt | None, order_id: str) -> Feedback | None:
    if order is None:
        return Feedback(
            Verdict.REJECTED,
            translate("receiving", "There is no order {order}.").format(order=order_id),
            translate("receiving", "Expected: a purchase order that goods are due for."),
            translate("receiving", "Scan the number on the delivery note, or choose from the list."),
        )
    if order.state in RECEIVABLE:
        return None
    states = {
        "held": translate("receiving", "it waits for an approval"),
        "closed": translate("receiving", "it is closed"),
        "cancelled": translate("receiving", "it was cancelled"),
        "draft": translate("receiving", "it is not placed yet"),
    }
    return Feedback(
        Verdict.REJECTED,
        translate("receiving", "{order} cannot be received: {reason}.").format(
            order=order.number or order.order_id, reason=states.get(order.state, order.state)
        ),
        translate("receiving", "Expected: an open order."),
        translate("receiving", "Ask the buyer, or choose another order from the list."),
    )


def opened(receipt: OpenReceipt, *, waits: str = "") -> Feedback | None:
    """What to know before the first scan; `waits` is the command of a receipt of this order that is on its way to a shared book."""
    order = receipt.order
    if waits:
        said = Feedback(
            Verdict.ATTENTION,
            translate("receiving", "A receipt of {order} from here waits to be posted.").format(order=order.number or order.order_id),
            translate("receiving", "What is open below counts it as received (≈)."),
            translate("receiving", "Receive only what has arrived since."),
        )
        return until_decided(said, waits)
    if receipt.draft.steps:
        text = translate("receiving", "Your receipt of {order} goes on where you left it: %n scan(s).", None, len(receipt.draft.steps))
        return Feedback(Verdict.INFO, text.format(order=order.number))
    if all(line.quantity_open == 0 for line in order.lines):
        return Feedback(
            Verdict.ATTENTION,
            translate("receiving", "Everything on {order} has been received already.").format(order=order.number),
            next_step=translate("receiving", "More goods count as an over-receipt. Scan another order if this is a mistake."),
        )
    return None


def came_back(receipt: OpenReceipt, back: ReturnedReceipt) -> Feedback:
    """The receipt was held and is the receiver's again."""
    text = (
        translate("receiving", "{member} rejected this receipt: {reason}")
        if back.by
        else translate("receiving", "You took this receipt back.")
    )
    return Feedback(
        Verdict.ATTENTION,
        text.format(member=back.by, reason=back.note),
        next_step=translate("receiving", "What you scanned is here again. Correct it, then post it."),
    )


def opened_by_item(item: ItemFacts, order: DueOrder) -> Feedback:
    text = translate("receiving", "{item} is expected on {order} of {supplier}.")
    return Feedback(
        Verdict.OK,
        text.format(item=item.name, order=order.number, supplier=order.supplier),
        next_step=translate("receiving", "Scan it again to receive it."),
    )


def choose_order(item: ItemFacts, number: int) -> Feedback:
    return Feedback(
        Verdict.ATTENTION,
        translate("receiving", "{item} is expected on %n orders.", None, number).format(item=item.name),
        next_step=translate("receiving", "Scan the order, or choose it below."),
    )


def nobody_expects(item: ItemFacts) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("receiving", "{item} ({code}) is on no open order.").format(item=item.name, code=item.id),
        translate("receiving", "Expected: goods that were ordered."),
        translate("receiving", "Scan the order of this delivery first; then it can be taken as unordered."),
    )


def parked(receipt: OpenReceipt) -> Feedback:
    text = translate("receiving", "The receipt of {order} is parked; nothing is posted.")
    return Feedback(Verdict.INFO, text.format(order=receipt.order.number), next_step=translate("receiving", "Scan the order to go on."))


# Answers to scans


def arrived(receipt: OpenReceipt, goods: Goods, key: Key, figures: Figures) -> Feedback:
    lot = translate("receiving", "lot {lot}").format(lot=goods.lot_id) if goods.lot_id else ""
    text = translate("receiving", "{what} added").format(what=goods.what(figures))
    return _counted(receipt, key, figures, " · ".join(filter(None, (goods.item.name, text, lot))))


def changed(receipt: OpenReceipt, key: Key, by: Decimal, figures: Figures) -> Feedback:
    item = receipt.item(key.item_id)
    return _counted(receipt, key, figures, f"{item.name} · {figures.quantity(by, signed=True)} {item.base_unit}")


def _counted(receipt: OpenReceipt, key: Key, figures: Figures, text: str) -> Feedback:
    line = receipt.line(key)
    if line is None:
        return Feedback(Verdict.ATTENTION, text, next_step=translate("receiving", "Not ordered: put it into quarantine."))
    unit = receipt.item(key.item_id).base_unit
    rest = receipt.rest(line)
    so_far = figures.quantity(receipt.draft.good(line.line_no))
    of = translate("receiving", "{now} of {open}").format(now=so_far, open=figures.quantity(line.quantity_open))
    if rest < 0:
        over = translate("receiving", "{quantity} {unit} more than ordered.").format(quantity=figures.quantity(-rest), unit=unit)
        return Feedback(Verdict.ATTENTION, f"{text} · {of}", over, translate("receiving", "What will be posted says what comes of it."))
    return Feedback(Verdict.OK, f"{text} · {of}")


def asks(goods: Goods, figures: Figures, *, again: bool = False) -> Feedback:
    if goods.wants_lot:
        serial = goods.item.tracking == "serial"
        next_step = translate("receiving", "Scan its serial number.") if serial else translate("receiving", "Scan its lot number.")
    else:
        next_step = translate("receiving", "Type the expiry date of lot {lot}.").format(lot=goods.lot_id)
    text = f"{goods.item.name} · {goods.what(figures)}"
    expected = translate("receiving", "This code names no lot.") if again else ""
    return Feedback(Verdict.ATTENTION if again else Verdict.INFO, text, expected, next_step)


def day_of(reading: Reading, figures: Figures, today: date) -> date | None:
    """The date a scan or a typed text says."""
    try:
        return figures.parse_date(reading.raw, today)
    except FigureNotUnderstood:
        return None


def no_date(reading: Reading, goods: Goods, figures: Figures, today: date) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("receiving", "“{code}” is not a date.").format(code=reading.raw),
        translate("receiving", "Expected: the expiry date of lot {lot}, such as {example}.").format(
            lot=goods.lot_id, example=figures.day(today)
        ),
        translate("receiving", "Type the date, or take the scan back with Ctrl+Z."),
    )


def serial_twice(goods: Goods, met: str) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("receiving", "Serial number {serial} is {met} already.").format(serial=goods.lot_id, met=met),
        translate("receiving", "Expected: each serial number of {item} once.").format(item=goods.item.name),
        translate("receiving", "Nothing was added. Look at the label and scan the next one."),
    )


def serial_by_scan(item: ItemFacts) -> Feedback:
    return Feedback(
        Verdict.ATTENTION,
        translate("receiving", "{item} is received one by one.").format(item=item.name),
        next_step=translate("receiving", "Scan the serial number of each."),
    )


def not_on_order(receipt: OpenReceipt, goods: Goods, raw: str, offers: tuple[Offer, ...]) -> Feedback:
    names = list(dict.fromkeys(receipt.item(line.item_id).name for line in receipt.order.lines if receipt.rest(line) > 0))
    named = ", ".join(names[:ITEMS_NAMED]) + (" …" if len(names) > ITEMS_NAMED else "")
    return Feedback(
        Verdict.REJECTED,
        translate("receiving", "{item} ({code}) is not on {order}.").format(item=goods.item.name, code=raw, order=receipt.order.number),
        translate("receiving", "Expected: {items}.").format(items=named) if named else translate("receiving", "This order is complete."),
        translate("receiving", "Nothing was added. Take it as unordered goods, or put it aside."),
        offers,
    )


def elsewhere(spot: Spot, warehouse: str) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("receiving", "{place} is a location of another warehouse.").format(place=spot.name),
        translate("receiving", "Expected: a location in {warehouse}.").format(warehouse=warehouse),
        translate("receiving", "Nothing was changed. Scan a location of this warehouse."),
    )


def placed(receipt: OpenReceipt, key: Key, spot_id: str) -> Feedback:
    name = receipt.item(key.item_id).name
    return Feedback(
        Verdict.OK, translate("receiving", "{item} is put away at {place}").format(item=name, place=receipt.spots.name(spot_id))
    )


def place_before_goods(place: str) -> Feedback:
    return Feedback(
        Verdict.ATTENTION,
        translate("receiving", "{place} is a location.").format(place=place),
        translate("receiving", "Expected: goods first, then where they were put."),
        translate("receiving", "Scan an item, then this location again."),
    )


def wrong_place(receipt: OpenReceipt, spot_id: str, *, apart: bool) -> Feedback:
    places = [spot.name for spot in receipt.spots.spots if spot.kind == "quarantine"]
    return Feedback(
        Verdict.REJECTED,
        translate("receiving", "{place} cannot take these goods.").format(place=receipt.spots.name(spot_id)),
        translate("receiving", "Expected: a quarantine location ({places}).").format(places=", ".join(places[:3]))
        if apart
        else translate("receiving", "Expected: a location inside the warehouse; this one is for goods on the road."),
        translate("receiving", "Nothing was changed. Scan another location."),
    )


def damaged(receipt: OpenReceipt, key: Key, quantity: Decimal, figures: Figures) -> Feedback:
    item = receipt.item(key.item_id)
    what = f"{figures.quantity(quantity)} {item.base_unit}"
    spot = receipt.spots.name(receipt.suggested(Key(key.line_no, key.item_id, key.lot_id, "damaged")))
    return Feedback(
        Verdict.ATTENTION,
        translate("receiving", "{item} · {what} damaged").format(item=item.name, what=what),
        next_step=translate("receiving", "They stay the supplier's: put them into {place}.").format(place=spot),
    )


def already_apart(item: ItemFacts) -> Feedback:
    text = translate("receiving", "{item} on this line is kept apart already.").format(item=item.name)
    return Feedback(Verdict.ATTENTION, text, next_step=translate("receiving", "Choose a line of good goods, or undo the last scan."))


def no_quarantine(warehouse: str) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("receiving", "{warehouse} has no quarantine location.").format(warehouse=warehouse),
        translate("receiving", "Damaged and unordered goods are kept apart from stock."),
        translate("receiving", "Ask for a quarantine location to be defined, then scan again."),
    )


def nothing_to_take(item: ItemFacts) -> Feedback:
    text = translate("receiving", "Nothing of {item} is on this line.").format(item=item.name)
    return Feedback(Verdict.ATTENTION, text, next_step=translate("receiving", "Scan it first."))


def no_rest(item: ItemFacts) -> Feedback:
    return Feedback(Verdict.ATTENTION, translate("receiving", "Nothing of {item} is open any more.").format(item=item.name))


def nothing_to_undo() -> Feedback:
    return Feedback(Verdict.INFO, translate("receiving", "There is nothing to take back."))


def not_taken(goods: Goods) -> Feedback:
    return Feedback(Verdict.INFO, translate("receiving", "Taken back: {item}").format(item=goods.item.name))


def undone(receipt: OpenReceipt, step: Step, figures: Figures) -> Feedback:
    item = receipt.item(step.key.item_id)
    match step:
        case Arrived(quantity=quantity):
            what = f"{figures.quantity(quantity, signed=True)} {item.base_unit}"
        case Placed(spot_id=spot):
            what = receipt.spots.name(spot)
        case Damaged(quantity=quantity):
            what = translate("receiving", "{quantity} damaged").format(quantity=figures.quantity(quantity))
    return Feedback(Verdict.INFO, translate("receiving", "Taken back: {item} · {what}").format(item=item.name, what=what))


# Posting


def wait_for_posting() -> Feedback:
    return Feedback(
        Verdict.ATTENTION,
        translate("receiving", "The receipt is being posted."),
        translate("receiving", "This scan was not counted."),
        translate("receiving", "Scan it again in a moment."),
    )


def sent(receipt: OpenReceipt, sent: Sent, offers: tuple[Offer, ...]) -> Feedback:
    lines = len(receipt.draft.arrivals())
    if sent.status == "waiting":
        return on_its_way(
            translate("receiving", "The receipt of {order}").format(order=receipt.order.number or receipt.order.order_id), sent
        )
    if sent.status == "held":
        return Feedback(
            Verdict.ATTENTION,
            translate("receiving", "The receipt of {order} waits for an approval.").format(order=receipt.order.number),
            translate("receiving", "Nothing is posted yet."),
            translate("receiving", "Keep the goods together; the approvals screen shows when it is decided."),
        )
    text = translate("receiving", "{number} is posted · %n line(s) of {order}", None, lines)
    return Feedback(Verdict.OK, text.format(number=sent.number, order=receipt.order.number), offers=offers)


def sent_before(receipt: OpenReceipt, sent: Sent, rest: Rest, figures: Figures) -> Feedback:
    """An earlier attempt counts, and more was scanned since."""
    what = translate("receiving", "The receipt of {order}").format(order=receipt.order.number or receipt.order.order_id)
    return rest_said(sent, what, rest, receipt.item, figures)


def refused(sent: Sent) -> Feedback:
    return refused_sentence(sent.result)


def checks(preview: Preview, name_of: Callable[[str], str]) -> tuple[Check, ...]:
    """The verdicts beside the entry: over-receipts that pass, goods that stay the supplier's, nothing to say."""
    found: list[Check] = []
    for warning in preview.result.get("warnings", ()):
        if warning.get("code") == "over_receipt":
            facts = warning["facts"]
            text = translate("receiving", "{item}: {received} of {ordered} ordered. The excess is small enough to be posted.")
            found.append(
                Check(
                    translate("receiving", "Over, within tolerance"),
                    text.format(
                        item=name_of(str(facts.get("item", ""))), received=facts.get("received", ""), ordered=facts.get("ordered", "")
                    ),
                    Tone.GOOD,
                )
            )
    kept = [row for row in preview.rows if isinstance(row, HeldGoods)]
    for cause, title in (
        ("damaged", translate("receiving", "Damaged on arrival")),
        ("unordered", translate("receiving", "Not ordered")),
    ):
        number = sum(row.cause == cause for row in kept)
        if number:
            text = translate(
                "receiving", "%n line(s) go to quarantine as the supplier's, without value. A case opens for {role}.", None, number
            )
            found.append(Check(title, text.format(role=role_name("warehouse_supervisor")), Tone.WARN))
    if not found and preview.status == "posted":
        return (
            Check(translate("receiving", "Within tolerance"), translate("receiving", "Nothing is over, damaged or unordered."), Tone.GOOD),
        )
    return tuple(found)


# The list of orders


def order_rows(orders: Sequence[DueOrder], parked: Sequence[DraftSummary], today: date, figures: Figures) -> tuple[OrderRow, ...]:
    """Parked receipts first, then what is due."""
    drafts = [draft for draft in parked if draft.steps]
    begun = {draft.subject for draft in drafts}
    due = {order.order_id: order for order in orders}
    rows = [
        OrderRow(
            order_id=draft.subject,
            title=draft.title,
            detail=translate("receiving", "Parked · %n scan(s)", None, draft.steps),
            due_on=due[draft.subject].due_on if draft.subject in due else None,
            late=False,
            lines_open=due[draft.subject].lines_open if draft.subject in due else 0,
            lines_waiting=due[draft.subject].lines_waiting if draft.subject in due else 0,
            draft_id=draft.id,
            parked_at=draft.changed_at,
            scans=draft.steps,
        )
        for draft in drafts
    ]
    return (*rows, *(_due_row(order, today, figures) for order in orders if order.order_id not in begun))


def _due_row(order: DueOrder, today: date, figures: Figures) -> OrderRow:
    late = order.due_on is not None and order.due_on < today
    started = translate("receiving", "partly received") if order.state == "part_done" else ""
    if order.receipts_held:
        started = translate("receiving", "%n receipt(s) wait for an approval", None, order.receipts_held)
    return OrderRow(
        order_id=order.order_id,
        title=f"{order.number or order.order_id} · {order.supplier}",
        detail=" · ".join(filter(None, (order.warehouse, started, _announced(order, figures)))),
        due_on=order.due_on,
        late=late,
        lines_open=order.lines_open,
        lines_waiting=order.lines_waiting,
    )


def _announced(order: DueOrder, figures: Figures) -> str:
    if not order.announced:
        return ""
    if order.arrives_on is None:
        return translate("receiving", "{notice} announced").format(notice=order.announced)
    return translate("receiving", "{notice} announced for {day}").format(notice=order.announced, day=figures.day(order.arrives_on))


def posted_rows(receipts: Sequence[ReceiptOfDay]) -> tuple[PostedRow, ...]:
    """What was received today, what waits first."""
    return tuple(
        PostedRow(
            receipt_id=receipt.receipt_id,
            title=f"{receipt.number or translate('receiving', 'Not posted yet')} · {receipt.supplier}",
            detail=" · ".join((receipt.order_number, receipt.received_by)),
            lines=receipt.lines,
            held=receipt.state == "held",
            reversed=receipt.state == "reversed",
        )
        for receipt in receipts
    )
