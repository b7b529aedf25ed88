"""Owns what transfers say: steps, answers to scans, verdicts beside the entry; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.book import Case, JournalLine
from db.queries.floor import ItemFacts
from db.queries.transfers import TransferAtWork, TransferLineFacts, TransferPosting, TransferSummary
from ui.book import Preview
from ui.drafts import DraftSummary
from ui.feedback import Feedback, Offer, Verdict
from ui.figures import Figures
from ui.floor import Goods
from ui.floor_view import rest_said
from ui.i18n import translate
from ui.provisional import marked, waits
from ui.refusals import refused as refused_sentence
from ui.screens.transfers.work import Work
from ui.sending import Sent, on_its_way
from ui.tally import Key, Rest
from ui.theme.tokens import Tone
from ui.widgets.entry_preview import Check

AT_WORK = ("open", "in_transit", "part_done")


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer in the list: what is next, and how long it is on the road."""

    key: str
    transfer_id: str
    title: str
    detail: str
    next_step: str
    days_on_road: int | None
    expected: str
    late: bool
    parked: bool = False
    note: str = ""
    """What of it waits to be sent."""


# The step at hand: line, hint, what the empty field asks for


def start() -> tuple[str, str, str]:
    return (
        translate("transfers", "Scan a transfer"),
        translate("transfers", "Its number is on the transfer note; or choose it below"),
        translate("transfers", "Transfer"),
    )


def at_work(work: Work, *, posting: bool) -> tuple[str, str, str]:
    goods = translate("transfers", "Item, carton or location   ·   5* for five")
    if posting:
        return translate("transfers", "Posting the transfer"), "", translate("transfers", "One moment")
    if work.awaiting is not None:
        hint = translate("transfers", "{item} is kept by lot").format(item=work.awaiting.item.name)
        return translate("transfers", "Scan the lot"), hint, translate("transfers", "Lot or serial number")
    match work.mode:
        case "request":
            hint = translate("transfers", "What should be sent; a warehouse's code says where to")
            return translate("transfers", "Scan what is needed"), hint, goods
        case "ship":
            hint = translate("transfers", "A location after the goods says where you took them")
            return translate("transfers", "Pick the goods"), hint, goods
        case "receive":
            hint = translate("transfers", "What does not arrive stays on the road; report it missing later")
            return translate("transfers", "Scan what arrived"), hint, goods
        case "missing":
            hint = translate("transfers", "Everything still on the road is given up; say why")
            return translate("transfers", "Report what is missing"), hint, translate("transfers", "Reason")


# Opening


def cannot_open(found: TransferAtWork | None, transfer_id: str) -> Feedback | None:
    if found is not None and found.summary.state in AT_WORK:
        return None
    number = found.summary.number if found else transfer_id
    states = {
        "done": translate("transfers", "everything arrived"),
        "closed": translate("transfers", "it is closed"),
        "cancelled": translate("transfers", "it was cancelled"),
        "held": translate("transfers", "it waits for an approval"),
    }
    reason = states.get(found.summary.state, found.summary.state) if found else translate("transfers", "there is no such transfer")
    return Feedback(
        Verdict.ATTENTION if found else Verdict.REJECTED,
        translate("transfers", "Nothing is left to do for {transfer}: {reason}.").format(transfer=number, reason=reason),
        translate("transfers", "Expected: a transfer to ship or to take in."),
        translate("transfers", "Choose one from the list, or ask for a new transfer."),
    )


def goes_on(number: int) -> Feedback:
    return Feedback(Verdict.INFO, translate("transfers", "Your work goes on where you left it: %n scan(s).", None, number))


def parked() -> Feedback:
    return Feedback(
        Verdict.INFO,
        translate("transfers", "Parked; nothing is posted."),
        next_step=translate("transfers", "Scan or choose the transfer to go on."),
    )


# Answers to scans


def counted(work: Work, item: ItemFacts, key: Key, what: str, figures: Figures) -> Feedback:
    lot = translate("transfers", "lot {lot}").format(lot=key.lot_id) if key.lot_id else ""
    text = " · ".join(filter(None, (item.name, what, lot)))
    line = work.line(key)
    if line is None and not any(held.item_id == key.item_id for held in work.lying):
        none = translate("transfers", "None of it is in {site} now.").format(site=work.site(work.head.from_site))
        return Feedback(Verdict.ATTENTION, text, none, translate("transfers", "Choose another warehouse to take it from."))
    if line is None:
        total = f"{figures.quantity(work.tally.quantity(key))} {item.base_unit}"
        return Feedback(Verdict.OK, f"{text} · " + translate("transfers", "{total} asked for").format(total=total))
    of = translate("transfers", "{now} of {all}")
    return Feedback(
        Verdict.OK,
        f"{text} · " + of.format(now=figures.quantity(work.scanned(line.line_no)), all=figures.quantity(work.asked(line))),
    )


def asks_lot(goods: Goods, figures: Figures) -> Feedback:
    return Feedback(
        Verdict.INFO, f"{goods.item.name} · {goods.what(figures)}", next_step=translate("transfers", "Scan its lot or serial number.")
    )


def not_on_transfer(work: Work, goods: Goods) -> Feedback:
    names = list(dict.fromkeys(work.items[line.item_id].name for line in work.lines()))
    return Feedback(
        Verdict.REJECTED,
        translate("transfers", "{item} ({code}) is not on this transfer.").format(item=goods.item.name, code=goods.item.id),
        translate("transfers", "Expected: {items}.").format(items=", ".join(names[:4]) + (" …" if len(names) > 4 else "")),
        translate("transfers", "Nothing was counted. Put it aside; found goods are counted in by a count."),
    )


def too_many(work: Work, goods: Goods, line: TransferLineFacts, figures: Figures) -> Feedback:
    unit = goods.item.base_unit
    left = f"{figures.quantity(max(work.left(line), Decimal(0)))} {unit}"
    scanned = f"{figures.quantity(goods.quantity)} {unit}"
    if work.mode == "ship":
        expected = translate("transfers", "Expected: at most {left}, that is what was asked for and not shipped yet.")
        next_step = translate("transfers", "Nothing was counted. Leave the rest on the shelf, or ask for another transfer.")
    else:
        expected = translate("transfers", "Expected: at most {left}, that is what is on the road.")
        next_step = translate("transfers", "Nothing was counted. Put the rest aside and have it counted in as found.")
    text = translate("transfers", "{item}: {scanned} are more than are left.").format(item=goods.item.name, scanned=scanned)
    return Feedback(Verdict.REJECTED, text, expected.format(left=left), next_step)


def serial_twice(goods: Goods, serial: str) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("transfers", "Serial number {serial} was scanned already.").format(serial=serial),
        translate("transfers", "Expected: each serial number of {item} once.").format(item=goods.item.name),
        translate("transfers", "Nothing was counted. Look at the label and scan the next one."),
    )


def going(work: Work) -> Feedback:
    text = translate("transfers", "From {source} to {target}")
    return Feedback(Verdict.OK, text.format(source=work.site(work.head.from_site), target=work.site(work.head.to_site)))


def only_good(item: ItemFacts) -> Feedback:
    text = translate("transfers", "Scan {item} first, then say that it is damaged.").format(item=item.name)
    return Feedback(Verdict.ATTENTION, text)


def nothing_here(item: ItemFacts) -> Feedback:
    text = translate("transfers", "Nothing of {item} is on this line.").format(item=item.name)
    return Feedback(Verdict.ATTENTION, text, next_step=translate("transfers", "Scan it first."))


def all_taken(taken: int, lines: int) -> Feedback:
    if not taken:
        return Feedback(
            Verdict.ATTENTION,
            translate("transfers", "Nothing is left that can be taken without a scan."),
            next_step=translate("transfers", "Goods kept by lot are scanned with their lot."),
        )
    return Feedback(Verdict.OK, translate("transfers", "%n line(s) are complete.", None, taken))


def place_first(place: str) -> Feedback:
    return Feedback(
        Verdict.ATTENTION,
        translate("transfers", "{place} is a location.").format(place=place),
        translate("transfers", "Expected: goods first, then their location."),
        translate("transfers", "Scan an item, then this location again."),
    )


def wrong_place(work: Work, spot_id: str, *, damaged: bool) -> Feedback:
    expected = translate("transfers", "Expected: a location inside the warehouse; this one is for goods on the road.")
    if damaged:
        places = ", ".join(spot.name for spot in work.spots.spots if spot.kind == "quarantine")
        expected = translate("transfers", "Expected: a quarantine location ({places}).").format(places=places)
    return Feedback(
        Verdict.REJECTED,
        translate("transfers", "{place} cannot take these goods.").format(place=work.spots.name(spot_id)),
        expected,
        translate("transfers", "Nothing was changed. Scan another location."),
    )


def placed(work: Work, key: Key, spot_id: str) -> Feedback:
    text = translate("transfers", "{item} is put away at {place}")
    if work.mode != "receive":
        text = translate("transfers", "{item} is taken from {place}")
    return Feedback(Verdict.OK, text.format(item=work.items[key.item_id].name, place=work.spots.name(spot_id)))


def damaged(work: Work, key: Key, quantity: Decimal, figures: Figures) -> Feedback:
    item = work.items[key.item_id]
    what = f"{figures.quantity(quantity)} {item.base_unit}"
    next_step = translate("transfers", "Put them into quarantine.")
    if not work.head.reason:
        next_step = translate("transfers", "Put them into quarantine, and choose or scan a reason.")
    return Feedback(
        Verdict.ATTENTION, translate("transfers", "{item} · {what} damaged").format(item=item.name, what=what), next_step=next_step
    )


# Posting


def wait() -> Feedback:
    return Feedback(
        Verdict.ATTENTION,
        translate("transfers", "The transfer is being posted."),
        translate("transfers", "This scan was not counted."),
        translate("transfers", "Scan it again in a moment."),
    )


def sent(work: Work, sent: Sent, offers: tuple[Offer, ...]) -> Feedback:
    if sent.status == "waiting":
        return on_its_way(translate("transfers", "The transfer"), sent)
    if sent.status == "held":
        return Feedback(
            Verdict.ATTENTION,
            translate("transfers", "This waits for an approval."),
            translate("transfers", "Nothing is posted yet; the goods stay on the road."),
            translate("transfers", "The approvals screen shows when it is decided."),
        )
    texts = {
        "request": translate("transfers", "{number} is asked for."),
        "ship": translate("transfers", "{number} is posted: the goods are on the road."),
        "receive": translate("transfers", "{number} is posted: the goods are in."),
        "missing": translate("transfers", "{number} is posted: what was missing is written off or claimed."),
    }
    return Feedback(Verdict.OK, texts[work.mode].format(number=sent.number), offers=() if work.mode == "request" else offers)


def sent_before(work: Work, sent: Sent, rest: Rest, figures: Figures) -> Feedback:
    """An earlier attempt counts, and more was scanned since."""
    what = work.transfer.summary.number if work.transfer else translate("transfers", "The transfer")
    return rest_said(sent, what, rest, lambda item_id: work.items[item_id], figures)


def refused(sent: Sent) -> Feedback:
    return refused_sentence(sent.result)


def checks(preview: Preview) -> tuple[Check, ...]:
    """The verdicts beside the entry."""
    if preview.status != "posted":
        return ()
    broken = sum(isinstance(row, Case) for row in preview.rows)
    if broken:
        text = translate("transfers", "%n line(s) go to quarantine at their cost; a case opens for the supervisor.", None, broken)
        return (Check(translate("transfers", "Damaged on arrival"), text, Tone.WARN),)
    if not any(isinstance(row, JournalLine) for row in preview.rows):
        text = translate("transfers", "Asking moves no stock and posts no entry; shipping does.")
        return (Check(translate("transfers", "Moves nothing yet"), text, Tone.NEUTRAL),)
    return (Check(translate("transfers", "Nothing to approve"), translate("transfers", "Posts at once."), Tone.GOOD),)


# The list


def transfer_rows(
    transfers: Sequence[TransferSummary], parked: Sequence[DraftSummary], today: date, figures: Figures
) -> tuple[TransferRow, ...]:
    drafts = {draft.subject: draft for draft in parked if draft.steps}
    new = drafts.get("")
    rows = [_row(one, drafts, today, figures) for one in transfers]
    if new is not None:
        detail = translate("transfers", "Parked · %n scan(s)", None, new.steps)
        rows.insert(0, TransferRow("new", "", new.title, detail, translate("transfers", "ask for it"), None, "", late=False, parked=True))
    return tuple(rows)


def _row(one: TransferSummary, drafts: dict[str, DraftSummary], today: date, figures: Figures) -> TransferRow:
    subjects = [f"{one.transfer_id}/{mode}" for mode in ("ship", "receive")]
    steps = max((drafts[subject].steps for subject in subjects if subject in drafts), default=0)
    parked = translate("transfers", "Parked · %n scan(s)", None, steps) if steps else ""
    to_do = []
    if one.lines_on_road:
        to_do.append(translate("transfers", "take in %n line(s)", None, one.lines_on_road))
    if one.lines_to_ship:
        to_do.append(translate("transfers", "ship %n line(s)", None, one.lines_to_ship))
    nothing = [translate("transfers", "nothing left")] if one.lines_waiting else []
    return TransferRow(
        key=one.transfer_id,
        transfer_id=one.transfer_id,
        title=f"{one.number} · {one.from_name} → {one.to_name}",
        detail=" · ".join(filter(None, (one.carrier, parked))),
        next_step=marked(", ".join(to_do or nothing), provisional=bool(one.lines_waiting)),
        note=waits(translate("transfers", "%n line(s)", None, one.lines_waiting)) if one.lines_waiting else "",
        days_on_road=(today - one.shipped_on).days if one.shipped_on and one.lines_on_road else None,
        expected=figures.day(one.expected_on) if one.expected_on else "",
        late=one.expected_on is not None and one.expected_on < today,
        parked=bool(steps),
    )


@dataclass(frozen=True, slots=True)
class PostingRow:
    """What was done for a transfer today."""

    key: str
    transfer_id: str
    title: str
    detail: str
    what: str
    state: str


def posting_rows(postings: Sequence[TransferPosting]) -> tuple[PostingRow, ...]:
    kinds = {
        "transfer_shipment": translate("transfers", "shipped"),
        "transfer_receipt": translate("transfers", "taken in"),
        "transfer_loss": translate("transfers", "missing"),
    }
    waiting = translate("transfers", "Not posted yet")
    return tuple(
        PostingRow(
            one.document_id, one.transfer_id, f"{one.number or waiting} · {one.transfer_number}", one.created_by, kinds[one.kind], one.state
        )
        for one in postings
    )
