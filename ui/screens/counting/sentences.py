"""Owns what counting says: steps, answers to scans, verdicts beside the entry. Nothing said to a counter tells what the book expects."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.book.counting import CountLine
from db.queries.counting import CountSummary, SheetToCount
from db.queries.floor import ItemFacts
from ui.book import Preview
from ui.feedback import Feedback, Offer, Verdict, until_decided, until_reached
from ui.figures import FigureNotUnderstood, Figures
from ui.floor import Goods
from ui.i18n import translate
from ui.provisional import marked
from ui.refusals import refused as refused_sentence
from ui.scan import Reading
from ui.screens.counting.draft import Place, Step
from ui.screens.counting.picture import CountedRow, SheetRow, VarianceRow
from ui.screens.counting.sheet import OpenSheet
from ui.sending import Sent, counted_before, on_its_way
from ui.theme.tokens import Tone
from ui.widgets.entry_preview import Check

PLACES_NAMED = 3
SPOT_WORDS_MAX = 3
"""A step is one line of few words; a location with a longer name is named elsewhere."""


# The step at hand: line, hint, what the empty field asks for


def start() -> tuple[str, str, str]:
    return (
        translate("counting", "Scan a count sheet"),
        translate("counting", "Its number is on the sheet; or choose it below"),
        translate("counting", "Count sheet"),
    )


def planning() -> tuple[str, str, str]:
    return (
        translate("counting", "Plan a count"),
        translate("counting", "Scan the locations to count, or leave it at the whole warehouse"),
        translate("counting", "Location"),
    )


def at_work(sheet: OpenSheet) -> tuple[str, str, str]:
    goods = sheet.awaiting
    if goods is not None and goods.wants_lot:
        hint = translate("counting", "{item} is kept by lot or serial number").format(item=goods.item.name)
        return translate("counting", "Scan the lot"), hint, translate("counting", "Lot or serial number")
    if goods is not None:
        hint = translate("counting", "Lot {lot} of {item} is new and kept by expiry date").format(lot=goods.lot_id, item=goods.item.name)
        return translate("counting", "Type the expiry date"), hint, translate("counting", "Expiry date")
    if not sheet.spot_id:
        return (
            translate("counting", "Scan a location"),
            translate("counting", "Then everything that lies there"),
            translate("counting", "Location"),
        )
    if not sheet.uncounted():
        return (
            translate("counting", "Finish the count"),
            translate("counting", "Every line is counted"),
            translate("counting", "Item, carton or location"),
        )
    name = sheet.spots.name(sheet.spot_id)
    step = translate("counting", "Count {place}").format(place=name)
    return (
        step if len(name.split()) <= SPOT_WORDS_MAX else translate("counting", "Count this location"),
        translate("counting", "Scan everything here, then the next location"),
        translate("counting", "Item, carton or next location   ·   5* for five"),
    )


def reviewing() -> tuple[str, str, str]:
    return (
        translate("counting", "Review the differences"),
        translate("counting", "Have doubtful lines counted again; explain the rest, then submit"),
        translate("counting", "Reason"),
    )


# Opening


def cannot_open(sheet: SheetToCount | None, sheet_id: str) -> Feedback | None:
    if sheet is not None and sheet.summary.state in ("open", "held", "draft"):
        return None
    number = sheet.summary.number if sheet else sheet_id
    reasons = {
        "posted": translate("counting", "it is posted"),
        "cancelled": translate("counting", "it was cancelled"),
    }
    reason = reasons.get(sheet.summary.state, sheet.summary.state) if sheet else translate("counting", "there is no such sheet")
    return Feedback(
        Verdict.ATTENTION if sheet else Verdict.REJECTED,
        translate("counting", "{sheet} cannot be counted: {reason}.").format(sheet=number, reason=reason),
        translate("counting", "Expected: an open count sheet."),
        translate("counting", "Choose one from the list, or plan a new count."),
    )


def planned_only(sheet: SheetToCount) -> Feedback:
    """A planned sheet has no lines yet: the book writes them down when it is opened."""
    said = Feedback(
        Verdict.ATTENTION,
        translate("counting", "{sheet} is planned and not opened yet.").format(sheet=sheet.summary.number),
        translate("counting", "What stands on it is written down by the book when it is opened, and the book cannot be reached now."),
        translate("counting", "Count a sheet that is open, or open this one once the connection is back."),
    )
    return until_reached(said)


def finished_here(sheet: SheetToCount, command_id: str, *, reached: bool) -> Feedback:
    why = translate("counting", "The shared book cannot be reached now; nothing is posted yet.")
    said = Feedback(
        Verdict.ATTENTION,
        translate("counting", "{sheet} is finished here and waits to be posted.").format(sheet=sheet.summary.number),
        translate("counting", "The shared book has it; nobody has posted it yet.") if reached else why,
        translate("counting", "Count another sheet. To change this one, discard it in the list of what waits."),
    )
    return until_decided(said, command_id)


def goes_on(number: int) -> Feedback:
    return Feedback(Verdict.INFO, translate("counting", "The count goes on where you left it: %n scan(s).", None, number))


def parked(sheet: OpenSheet) -> Feedback:
    text = translate("counting", "{sheet} is parked; what was counted is kept.").format(sheet=sheet.sheet.summary.number)
    return Feedback(Verdict.INFO, text, next_step=translate("counting", "Scan the sheet to go on."))


# Answers to scans


def at_spot(sheet: OpenSheet) -> Feedback:
    here = [place for place in sheet.places() if place.spot_id == sheet.spot_id]
    left = sum(sheet.counted(place) is None for place in here)
    text = translate("counting", "{place} · %n line(s) to count", None, left).format(place=sheet.spots.name(sheet.spot_id))
    return Feedback(Verdict.OK if here else Verdict.ATTENTION, text)


def counted(sheet: OpenSheet, place: Place, what: str, figures: Figures) -> Feedback:
    item = sheet.item(place.item_id)
    total = f"{figures.quantity(sheet.counted(place) or Decimal(0))} {item.base_unit}"
    lot = translate("counting", "lot {lot}").format(lot=place.lot_id) if place.lot_id else ""
    so_far = translate("counting", "{total} counted").format(total=total)
    return Feedback(Verdict.OK, " · ".join(filter(None, (item.name, what, lot, so_far))))


def nothing_there(sheet: OpenSheet, place: Place) -> Feedback:
    text = translate("counting", "{item} · nothing there, {place}")
    return Feedback(Verdict.OK, text.format(item=sheet.item(place.item_id).name, place=sheet.spots.name(place.spot_id)))


def spot_first(goods: Goods) -> Feedback:
    return Feedback(
        Verdict.ATTENTION,
        translate("counting", "Where is {item}?").format(item=goods.item.name),
        translate("counting", "Expected: a location first."),
        translate("counting", "Nothing was counted. Scan the location you stand at, then the goods."),
    )


def asks(goods: Goods, figures: Figures) -> Feedback:
    next_step = translate("counting", "Scan its lot or serial number.")
    if not goods.wants_lot:
        next_step = translate("counting", "Type the expiry date of lot {lot}.").format(lot=goods.lot_id)
    return Feedback(Verdict.INFO, f"{goods.item.name} · {goods.what(figures)}", next_step=next_step)


def day_of(reading: Reading, figures: Figures, today: date) -> date | None:
    """The date a scan or a typed text says."""
    try:
        return figures.parse_date(reading.raw, today)
    except FigureNotUnderstood:
        return None


def no_date(reading: Reading, goods: Goods, figures: Figures, today: date) -> Feedback:
    expected = translate("counting", "Expected: the expiry date of lot {lot}, such as {example}.")
    return Feedback(
        Verdict.REJECTED,
        translate("counting", "“{code}” is not a date.").format(code=reading.raw),
        expected.format(lot=goods.lot_id, example=figures.day(today)),
        translate("counting", "Type the date, or take the scan back with Ctrl+Z."),
    )


def not_on_sheet(sheet: OpenSheet, goods: Goods, offers: tuple[Offer, ...]) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("counting", "{item} ({code}) is not on the sheet for {place}.").format(
            item=goods.item.name, code=goods.item.id, place=sheet.spots.name(sheet.spot_id)
        ),
        translate("counting", "Expected: the goods listed here."),
        translate("counting", "Nothing was counted. Add it as found, or put it aside."),
        offers,
    )


def serial_twice(goods: Goods) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("counting", "Serial number {serial} was counted already.").format(serial=goods.lot_id),
        translate("counting", "Expected: each serial number of {item} once.").format(item=goods.item.name),
        translate("counting", "Nothing was counted. Look at the label and scan the next one."),
    )


def nothing_to_take(item: ItemFacts) -> Feedback:
    return Feedback(Verdict.ATTENTION, translate("counting", "Nothing of {item} is counted on this line.").format(item=item.name))


def taken_back(words: str) -> Feedback:
    return Feedback(Verdict.INFO, translate("counting", "Taken back: {what}").format(what=words))


def wait() -> Feedback:
    return Feedback(
        Verdict.ATTENTION,
        translate("counting", "The count is being written down."),
        translate("counting", "This scan was not counted."),
        translate("counting", "Scan it again in a moment."),
    )


# Submitting


def lists_uncounted(sheet: OpenSheet, offers: tuple[Offer, ...]) -> Feedback:
    places = sheet.uncounted()
    named = [f"{sheet.spots.name(place.spot_id)} {sheet.item(place.item_id).name}" for place in places[:PLACES_NAMED]]
    more = " …" if len(places) > PLACES_NAMED else ""
    return Feedback(
        Verdict.ATTENTION,
        translate("counting", "%n line(s) are not counted: {lines}.", None, len(places)).format(lines=", ".join(named) + more),
        translate("counting", "Not counted is not zero: the book stays as it is there."),
        translate("counting", "Count on, or submit without them."),
        offers,
    )


def others_count(sheet: OpenSheet, others: Sequence[str], offers: tuple[Offer, ...]) -> Feedback:
    """Whoever submits a part of a sheet is told who is at the rest of it."""
    text = translate("counting", "%n line(s) of {sheet} are not counted, and {names} counts on it too.", None, len(sheet.uncounted()))
    return Feedback(
        Verdict.ATTENTION,
        text.format(sheet=sheet.sheet.summary.number, names=", ".join(others)),
        translate("counting", "What is not written down yet is not posted with it."),
        translate("counting", "Ask first, or submit without them."),
        offers,
    )


def sent(sheet: OpenSheet, sent: Sent) -> Feedback:
    number = sheet.sheet.summary.number
    if sent.status == "waiting":
        return on_its_way(number, sent)
    if sent.status == "held":
        return Feedback(
            Verdict.ATTENTION,
            translate("counting", "{sheet} waits for an approval.").format(sheet=number),
            translate("counting", "Some differences are beyond tolerance; nothing is posted yet."),
            translate("counting", "The approvals screen shows when it is decided."),
        )
    again = sent.result.get("recount", [])
    if again:
        return Feedback(
            Verdict.ATTENTION,
            translate("counting", "{sheet} is posted; %n line(s) have to be counted again.", None, len(again)).format(sheet=number),
            translate("counting", "Their stock moved after they were counted."),
            translate("counting", "Plan a recount of them."),
        )
    differences = int(sent.result.get("variances", 0))
    text = translate("counting", "{sheet} is posted · %n difference(s)", None, differences)
    return Feedback(Verdict.OK, text.format(sheet=number))


def sent_before(sheet: OpenSheet, sent: Sent, rest: Sequence[Step], offers: tuple[Offer, ...]) -> Feedback:
    """An earlier submission counts, and places were counted since."""
    totals, places = sheet.draft.totals(), list(dict.fromkeys(step.place for step in rest))
    names = [f"{totals[place]:f} {sheet.item(place.item_id).base_unit} {sheet.item(place.item_id).name}" for place in places]
    kept = translate("counting", "%n place(s) counted after that are not in it and are kept here:", None, len(places))
    number = sheet.sheet.summary.number
    said = counted_before(sent, number, kept, names)
    next_step = translate("counting", "Have {sheet} counted again: what was counted stands there already.").format(sheet=number)
    return replace(said, next_step=next_step, offers=offers)


def planned_before(sent: Sent) -> Feedback:
    """The plan was sent before and counts as it was then."""
    return Feedback(
        Verdict.ATTENTION,
        translate("counting", "{sheet} is in the book as it was planned first.").format(sheet=sent.number),
        translate("counting", "What was changed since is not in it; it stands here as a plan of its own."),
        translate("counting", "Open it too, or leave it."),
    )


def counted_already(number: int) -> Feedback:
    return Feedback(
        Verdict.INFO, translate("counting", "%n place(s) counted too late for the last count stand here already.", None, number)
    )


def refused(sent: Sent) -> Feedback:
    """Why it did not go through now; a count that waits to be opened is opened where the book is."""
    if sent.status == "waiting":
        return on_its_way(translate("counting", "The count"), sent)
    return refused_sentence(sent.result)


def checks(preview: Preview) -> tuple[Check, ...]:
    """The verdicts beside the entry of a submission."""
    found: list[Check] = []
    moved, uncounted = preview.result.get("recount", []), preview.result.get("uncounted", [])
    if moved:
        text = translate("counting", "%n line(s) moved since they were counted. They are left for a recount.", None, len(moved))
        found.append(Check(translate("counting", "Count again"), text, Tone.WARN))
    if uncounted:
        text = translate("counting", "%n line(s) are not counted. The book stays as it is there.", None, len(uncounted))
        found.append(Check(translate("counting", "Not counted"), text, Tone.WARN))
    if preview.status == "posted":
        text = translate("counting", "All differences are small enough to be posted at once.")
        found.insert(0, Check(translate("counting", "Within tolerance"), text, Tone.GOOD))
    return tuple(found)


def variances(rows: Sequence[CountLine], sheet: OpenSheet, explained: dict[int, tuple[str, str]]) -> tuple[VarianceRow, ...]:
    """Lines that were counted, differences first by their money, matched ones quietly behind."""
    found = []
    for row in rows:
        if row.quantity_counted is None or row.quantity_book is None:
            continue
        item = sheet.item(row.item_id)
        difference = row.quantity_counted - row.quantity_book
        reason, note = explained.get(row.line_no, (row.reason, row.note))
        lot = translate("counting", "lot {lot}").format(lot=row.lot_id) if row.lot_id else ""
        found.append(
            VarianceRow(
                line_no=row.line_no,
                title=item.name,
                detail=" · ".join(filter(None, (sheet.spots.name(row.location_id), item.id, lot))),
                unit=item.base_unit,
                book=row.quantity_book,
                counted=row.quantity_counted,
                difference=difference,
                value=row.value_variance if difference else None,
                percent=difference / row.quantity_book if difference and row.quantity_book else None,
                moved=row.state == "recount",
                reason=reason,
                note=note,
            )
        )
    return tuple(sorted(found, key=lambda row: (row.quiet, -abs(row.value or Decimal(0)), row.line_no)))


# The list


def sheet_rows(
    sheets: Sequence[CountSummary], finished: Collection[str], late: Mapping[str, int], today: date, figures: Figures
) -> tuple[SheetRow, ...]:
    states = {
        "draft": translate("counting", "planned"),
        "open": translate("counting", "open"),
        "held": translate("counting", "waits for an approval"),
        "posted": translate("counting", "posted"),
        "reversed": translate("counting", "reversed"),
    }
    sent = marked(translate("counting", "waits to be sent"), provisional=True)
    rows = []
    for one in sheets:
        kind = translate("counting", "recount") if one.recount_of else ""
        abc = translate("counting", "class {abc}").format(abc=one.abc_class) if one.abc_class else ""
        after = late.get(one.sheet_id, 0)
        kept = translate("counting", "%n place(s) counted after it wait here", None, after) if after else ""
        counted = translate("counting", "{counted} of {lines}").format(counted=one.lines_counted, lines=one.lines) if one.lines else ""
        rows.append(
            SheetRow(
                sheet_id=one.sheet_id,
                title=f"{one.number} · {one.warehouse}",
                detail=" · ".join(filter(None, (kind, abc, one.note, kept))),
                state=sent if one.sheet_id in finished else states.get(one.state, one.state),
                counted=counted,
                due=figures.day(one.due_on) if one.due_on else "",
                late=one.due_on is not None and one.due_on < today and one.state not in ("posted", "reversed"),
                posted=one.state in ("posted", "reversed"),
                reversed=one.state == "reversed",
            )
        )
    return tuple(rows)


def counted_rows(found: SheetToCount, figures: Figures) -> tuple[CountedRow, ...]:
    """The lines of a posted count, those whose stock moved first; what the book has is not among them."""
    spots = {spot.id: spot.name for spot in found.spots}
    rows = []
    for line in found.lines:
        item = found.items[line.item_id]
        moved = line.state == "recount"
        why = translate("counting", "Its stock moved after it was counted.") if moved else ""
        if line.state == "recounted":
            why = translate("counting", "Another count was opened for it.")
        elif line.quantity_counted is None:
            why = translate("counting", "Not counted.")
        elif not why:
            quantity = f"{figures.quantity(line.quantity_counted)} {item.base_unit}"
            why = translate("counting", "Counted: {quantity}.").format(quantity=quantity)
        title = " · ".join(part for part in (item.name, line.lot_id) if part)
        rows.append(CountedRow(line.line_no, title, spots.get(line.location_id, line.location_id), why, moved))
    return tuple(sorted(rows, key=lambda row: not row.moved))


def differs(rows: Sequence[VarianceRow]) -> Feedback:
    """The first look at the differences."""
    number = sum(not row.quiet for row in rows)
    if not number:
        return Feedback(Verdict.OK, translate("counting", "Everything counted matches the book."))
    return Feedback(Verdict.INFO, translate("counting", "%n line(s) differ from the book.", None, number))
