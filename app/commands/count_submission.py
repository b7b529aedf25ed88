"""Submitting a count: differences against the book, their value, what needs a reason or an approval, and the posted movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, LegalEntity, StockPosition
from app.domain.book.counting import CountLine
from app.domain.exact import ZERO, UnitPrice
from app.domain.refusals import InvalidValue, ReasonRequired
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval, tolerates
from app.ledger.documents import document_of, void_requests
from app.ledger.gains import gain_value, held_value
from app.ledger.journal import Entry, Target
from app.ledger.reasons import check_reasons
from app.ledger.reversals import undoes
from app.ledger.stock import Place, Reason, bring_in, issue, place_at, prefetch_places, prefetch_stock
from app.ledger.stock_lines import entry_for, posted_line


class VarianceReason(Part, frozen=True, kw_only=True):
    """Why a line differs, and what a gain costs where there is no stock to take a unit cost from."""

    line_no: int
    reason: str = ""
    note: str = ""
    unit_cost: UnitPrice | None = None


class SubmitCount(Command, frozen=True, kw_only=True):
    """Post the differences of a sheet, or hold them for approval when they are beyond tolerance.

    `reason` and `note` stand for lines that have none of their own. A held sheet may be submitted again, for example with reasons.
    `moved_lines`: differences of lines whose stock moved since they were counted are left for a recount, or posted all the same.
    """

    sheet_id: str
    posting_date: date
    reason: str = ""
    note: str = ""
    moved_lines: Literal["recount", "post"] = "recount"
    lines: tuple[VarianceReason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Variance:
    line: CountLine
    place: Place
    quantity: Decimal
    worth: Decimal
    gain: Decimal


@decides(SubmitCount, area="counting", permission="counting.record")
def decide_submit_count(command: SubmitCount, desk: Desk) -> None:
    document = document_of(desk, command.sheet_id, kind="count_sheet", states=("open", "held"), action=Word("submitted"))
    desk.authorise(entity_id=document.entity_id, warehouse_id=document.warehouse_id)
    if document.state == "held" and not desk.releasing:
        void_requests(desk, document)
    desk.subject = document = desk.change(document, state="posted", posting_date=command.posting_date, held_for="")
    lines = _explained(desk, command)
    counted = [line for line in lines if line.quantity_counted is not None]
    if not counted:
        raise InvalidValue(field=Word("count"), value=Word("empty"), why=Phrase("no_line_was_counted_yet_count_first"))
    moved = _moved(desk, counted) if command.moved_lines == "recount" else set()
    variances = _variances(desk, [line for line in counted if _difference(line) and line.line_no not in moved])
    entity = desk.one(LegalEntity, document.entity_id)
    entry = entry_for(desk, entity, document)
    values = _post(desk, entry, document, variances)
    entry.close()
    net = sum(values.values(), ZERO)
    desk.change(document, net=net, total=net)
    beyond = [v for v in variances if not _within_tolerance(desk, v, values[v.line.line_no])]
    _ask(desk, document, beyond, values)
    _close_lines(desk, lines, values, moved)


def _explained(desk: Desk, command: SubmitCount) -> list[CountLine]:
    """The sheet's lines with the reasons, notes and costs that came with the submission."""
    given = {line.line_no: line for line in command.lines}
    lines = desk.many(CountLine, "sheet", command.sheet_id)
    unknown = set(given) - {line.line_no for line in lines}
    if unknown:
        raise InvalidValue(field=Word("count_line"), value=min(unknown), why=Phrase("sheet_has_lines", count=len(lines)))
    explained = []
    for line in lines:
        own = given.get(line.line_no)
        differs = line.quantity_counted is not None and _difference(line) != 0
        explained.append(
            msgspec.structs.replace(
                line,
                reason=(own.reason if own else "") or line.reason or (command.reason if differs else ""),
                note=(own.note if own else "") or line.note or (command.note if differs else ""),
                unit_cost=own.unit_cost if own and own.unit_cost is not None else line.unit_cost,
            )
        )
    check_reasons(desk, [line.reason for line in explained], kinds=("count",), what=Phrase("a_count_variance"), required=False)
    return explained


def _difference(line: CountLine) -> Decimal:
    return (line.quantity_counted or ZERO) - (line.quantity_book or ZERO)


def _moved(desk: Desk, counted: Sequence[CountLine]) -> set[int]:
    """Lines with a difference whose stock was moved by a later command than the book quantity they were counted against."""
    desk.prefetch(StockPosition, [(line.location_id, line.item_id, line.lot_id) for line in counted])
    found = set()
    for line in counted:
        position = desk.find(StockPosition, line.location_id, line.item_id, line.lot_id)
        if _difference(line) and (position.moved_seq if position else 0) != line.moved_seq:
            found.add(line.line_no)
    return found


def _variances(desk: Desk, lines: Sequence[CountLine]) -> list[_Variance]:
    """Every difference with what the book's quantity is worth and, for a gain, its value: all at the cost before anything is posted."""
    spots = [(line.location_id, line.item_id, line.lot_id) for line in lines]
    prefetch_places(desk, spots)
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=True)
    variances = []
    for line, place in zip(lines, places, strict=True):
        quantity = _difference(line)
        worth = held_value(desk, place, line.quantity_book or ZERO) or ZERO
        gain = gain_value(desk, place, quantity, line.unit_cost) if quantity > 0 else ZERO
        variances.append(_Variance(line, place, quantity, worth, gain))
    return variances


def _post(desk: Desk, entry: Entry, document: Document, variances: Sequence[_Variance]) -> dict[int, Decimal]:
    """Post every difference as a movement; returns the signed value by line."""
    values = {}
    for variance in variances:
        line, place = variance.line, variance.place
        why = Reason("count", document.id, line.line_no, reason=line.reason)
        target = Target("COUNT_VARIANCE", family=place.item.family, warehouse_id=place.location.warehouse_id, reason=line.reason)
        if variance.quantity > 0:
            value = variance.gain
            bring_in(desk, entry, place, quantity=variance.quantity, value=value, why=why, received_on=document.posting_date)
            entry.add(target, -value)
        else:
            value = -issue(desk, entry, place, quantity=-variance.quantity, why=why, to=target).value
        desk.write(posted_line(document, line.line_no, place, quantity=variance.quantity, value=value, reason=line.reason, text=line.note))
        values[line.line_no] = value
    return values


def _within_tolerance(desk: Desk, variance: _Variance, value: Decimal) -> bool:
    """By money: a difference within a fraction of what the book held there, or within an amount. A cost given by hand never is."""
    if variance.quantity > 0 and variance.line.unit_cost is not None and variance.place.costing.method != "standard":
        return False
    entity_id = variance.place.entity.id
    return tolerates(desk, entity_id=entity_id, kind="count", expected=variance.worth, actual=variance.worth + value)


def _ask(desk: Desk, document: Document, beyond: Sequence[_Variance], values: dict[int, Decimal]) -> None:
    """Differences beyond tolerance wait for an approval by their money; without a reason and a note they cannot post."""
    if not beyond:
        return
    amount = sum((abs(values[v.line.line_no]) for v in beyond), ZERO)
    held = needs_approval(
        desk,
        kind="count_variance",
        entity_id=document.entity_id,
        warehouse_id=document.warehouse_id,
        amount=amount,
        currency=document.currency,
        reason=Phrase("count_differs", lines=len(beyond), sheet=document.number, amount=amount, currency=document.currency),
    )
    unexplained = [v.line.line_no for v in beyond if not v.line.reason or not v.line.note]
    if unexplained and not held:
        raise ReasonRequired(what=Phrase("variance_on_line_of_with_a_note", list=list(unexplained), document=document.number))


def _close_lines(desk: Desk, lines: Sequence[CountLine], values: dict[int, Decimal], moved: set[int]) -> None:
    """Each line's variance and state; kept also while the sheet is held, so that whoever decides sees every line."""
    held = bool(desk.holds)
    for line in lines:
        differs = line.line_no in values
        if line.quantity_counted is None:
            state = "open" if held else "not_counted"
        elif line.line_no in moved:
            state = "recount"
        elif not differs:
            state = "matched"
        else:
            state = "held" if held else "posted"
        variance = _difference(line) if line.quantity_counted is not None else ZERO
        desk.keep(
            msgspec.structs.replace(
                line,
                quantity_variance=variance,
                value_variance=values.get(line.line_no, ZERO),
                quantity_waiting=variance if held and differs else ZERO,
                state=state,
            )
        )
    uncounted = [line.line_no for line in lines if line.quantity_counted is None]
    desk.notes.result.update({"document": desk.subject.id if desk.subject else "", "number": desk.subject.number if desk.subject else ""})
    desk.notes.result.update({"uncounted": uncounted, "recount": sorted(moved), "variances": len(values)})
    if uncounted:
        desk.warn("not_counted", lines=", ".join(map(str, uncounted)))
    if moved:
        desk.warn("moved_since_counted", lines=", ".join(map(str, sorted(moved))))


@undoes("count_sheet")
def undo_count(desk: Desk, entry: Entry, document: Document) -> None:
    """The lines that posted are marked; what was counted stays on record."""
    for line in desk.many(CountLine, "sheet", document.id):
        if line.state == "posted":
            desk.change(line, state="reversed")
