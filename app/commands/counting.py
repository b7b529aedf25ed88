"""Counting: sheets planned and opened from the present stock, lines counted, found and sent for recount; posts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import msgspec

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, Item, ItemCosting, LegalEntity, Location, Lot, StockPosition, Warehouse
from app.domain.book.counting import CountLine, CountSheet
from app.domain.exact import ZERO, Quantity, UnitPrice
from app.domain.refusals import AlreadyExists, InvalidValue, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.documents import document_of, open_document, void_requests
from app.ledger.stock_lines import base_quantities, check_locations, stock_document

OPEN_STATES = ("open", "held")
Spot = tuple[str, str, str]


class _CountOrder(Command, frozen=True, kw_only=True):
    sheet_id: str
    warehouse_id: str
    count_date: date
    due_on: date | None = None
    blind: bool = True
    abc_class: str = ""
    location_ids: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()
    note: str = ""


class PlanCount(_CountOrder, frozen=True, kw_only=True):
    """A count to be opened later, in some locations, families or items of a warehouse (none named: all of them)."""


class OpenCountSheet(_CountOrder, frozen=True, kw_only=True):
    """Open a count now, one line for each item and lot in each location as the stock stands.

    Items that are named together with locations get a line there even where the book has none of them.
    """


class OpenPlannedCount(Command, frozen=True, kw_only=True):
    """Open a planned count with lines for the stock as it stands now."""

    sheet_id: str
    count_date: date


@decides(PlanCount, area="counting", permission="counting.plan")
def decide_plan_count(command: PlanCount, desk: Desk) -> None:
    _write_sheet(desk, command, state="draft")


@decides(OpenCountSheet, area="counting", permission="counting.plan")
def decide_open_count_sheet(command: OpenCountSheet, desk: Desk) -> None:
    sheet = _write_sheet(desk, command, state="open")
    _write_lines(desk, sheet, _spots(desk, sheet))


@decides(OpenPlannedCount, area="counting", permission="counting.plan")
def decide_open_planned_count(command: OpenPlannedCount, desk: Desk) -> None:
    document = document_of(desk, command.sheet_id, kind="count_sheet", states=("draft",), action=Word("opened"))
    desk.authorise(entity_id=document.entity_id, warehouse_id=document.warehouse_id)
    sheet = desk.one(CountSheet, document.id)
    _write_lines(desk, sheet, _spots(desk, sheet))
    opened = desk.change(document, state="open", document_date=command.count_date, posting_date=command.count_date)
    desk.notes.result.update({"document": opened.id, "number": opened.number})


def _write_sheet(desk: Desk, command: _CountOrder, *, state: str) -> CountSheet:
    warehouse = desk.one(Warehouse, command.warehouse_id)
    desk.authorise(entity_id=warehouse.entity_id, warehouse_id=warehouse.id)
    check_locations(desk, command.location_ids, warehouse.id)
    desk.every(Item, [(item_id,) for item_id in command.item_ids])
    if desk.find(CountSheet, command.sheet_id) is not None:
        raise AlreadyExists(what=Word("count_sheet"), id=command.sheet_id)
    selection = {"locations": command.location_ids, "families": command.families, "items": command.item_ids}
    sheet = CountSheet(
        sheet_id=command.sheet_id,
        entity_id=warehouse.entity_id,
        warehouse_id=warehouse.id,
        blind=command.blind,
        abc_class=command.abc_class,
        due_on=command.due_on,
        selection=msgspec.json.encode(selection).decode(),
    )
    desk.write(sheet)
    _write_header(desk, sheet, count_date=command.count_date, state=state, note=command.note)
    return sheet


def _write_header(desk: Desk, sheet: CountSheet, *, count_date: date, state: str, note: str) -> None:
    entity = desk.one(LegalEntity, sheet.entity_id)
    header = stock_document(
        desk,
        entity,
        id=sheet.sheet_id,
        kind="count_sheet",
        warehouse_id=sheet.warehouse_id,
        posting_date=count_date,
        state=state,
        source_id=sheet.recount_of,
        note=note,
    )
    open_document(desk, entity, msgspec.structs.replace(header, due_date=sheet.due_on))


def _spots(desk: Desk, sheet: CountSheet) -> list[tuple[Spot, Decimal]]:
    """What the selection covers as the stock stands: (location, item, lot) with its quantity, in walking order."""
    wanted = msgspec.json.decode(sheet.selection)
    locations = [
        location.id
        for location in desk.many(Location, "warehouse", sheet.warehouse_id)
        if location.kind != "transit" and (location.id in wanted["locations"] or (not wanted["locations"] and location.active))
    ]
    desk.prefetch_many(StockPosition, "location", [(location_id,) for location_id in locations])
    held = [position for location_id in locations for position in desk.many(StockPosition, "location", location_id)]
    items = desk.every(Item, [(position.item_id,) for position in held] + [(item_id,) for item_id in wanted["items"]])
    spots = {
        (position.location_id, position.item_id, position.lot_id): position.quantity
        for position in held
        if (not wanted["items"] or position.item_id in wanted["items"])
        and (not wanted["families"] or items[(position.item_id,)].family in wanted["families"])
    }
    named = [(x, i) for x in wanted["locations"] for i in wanted["items"] if items[(i,)].tracking == "none"]
    for location_id, item_id in named:
        spots.setdefault((location_id, item_id, ""), ZERO)
    return sorted(spots.items())


def _write_lines(desk: Desk, sheet: CountSheet, spots: Sequence[tuple[Spot, Decimal]]) -> None:
    if not spots:
        raise InvalidValue(
            field=Word("selection"), value=Word("empty"), why=Phrase("nothing_of_it_is_in_stock_in", warehouse=sheet.warehouse_id)
        )
    for n, (spot, quantity) in enumerate(spots, start=1):
        desk.write(_line(sheet, n, spot, quantity))
    desk.notes.result["lines"] = len(spots)


def _line(sheet: CountSheet, n: int, spot: Spot, quantity: Decimal) -> CountLine:
    location_id, item_id, lot_id = spot
    return CountLine(
        sheet_id=sheet.sheet_id,
        line_no=n,
        entity_id=sheet.entity_id,
        warehouse_id=sheet.warehouse_id,
        location_id=location_id,
        item_id=item_id,
        lot_id=lot_id,
        quantity_expected=quantity,
        quantity_variance=ZERO,
        value_variance=ZERO,
        quantity_waiting=ZERO,
        state="open",
    )


class CountedLine(Part, frozen=True, kw_only=True):
    """What was counted on a line: a quantity, 0 for nothing there, None for not counted (again)."""

    line_no: int
    quantity: Quantity | None
    unit: str = ""
    note: str = ""


class RecordCount(Command, frozen=True, kw_only=True):
    """Quantities as counted. The book's quantity at this moment is kept with each; counting again replaces it.

    `seen_seq` is the position of the log up to which the counter's workstation knew the book: stock that was moved behind it counts as
    moved since it was counted, so that a difference asks for a recount. None: counted at this moment.
    """

    sheet_id: str
    seen_seq: int | None = None
    lines: tuple[CountedLine, ...]


@decides(RecordCount, area="counting", permission="counting.record")
def decide_record_count(command: RecordCount, desk: Desk) -> None:
    document = _sheet_to_edit(desk, command.sheet_id)
    lines = _lines_named(desk, document, [line.line_no for line in command.lines])
    if len({line.line_no for line in command.lines}) < len(command.lines):
        raise InvalidValue(field=Word("lines"), value=Word("one_line_twice"), why=Phrase("what_was_counted_on_line_given_once"))
    quantities = _counted(desk, [(lines[x.line_no].item_id, x.quantity, x.unit) for x in command.lines])
    desk.prefetch(StockPosition, [(line.location_id, line.item_id, line.lot_id) for line in lines.values()])
    for counted, quantity in zip(command.lines, quantities, strict=True):
        line = lines[counted.line_no]
        _write_count(desk, msgspec.structs.replace(line, note=counted.note or line.note), quantity, command.seen_seq)
    desk.notes.result.update({"document": document.id, "counted": sum(1 for quantity in quantities if quantity is not None)})


def _write_count(desk: Desk, line: CountLine, quantity: Decimal | None, seen_seq: int | None = None) -> None:
    position = desk.find(StockPosition, line.location_id, line.item_id, line.lot_id)
    counted = quantity is not None
    moved_seq = position.moved_seq if position and counted else 0
    desk.change(
        line,
        quantity_counted=quantity,
        quantity_book=(position.quantity if position else ZERO) if counted else None,
        moved_seq=moved_seq if seen_seq is None else min(moved_seq, seen_seq),
        counted_by=desk.member if counted else "",
        counted_at=desk.now if counted else None,
        times_counted=line.times_counted + 1 if counted else line.times_counted,
        quantity_variance=ZERO,
        value_variance=ZERO,
        quantity_waiting=ZERO,
        state="counted" if counted else "open",
    )


def _counted(desk: Desk, counted: Sequence[tuple[str, Decimal | None, str]]) -> list[Decimal | None]:
    """Counted quantities in base units; None stays None, 0 stays 0."""
    for n, (_, quantity, _) in enumerate(counted, start=1):
        if quantity is not None and quantity < 0:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("quantity"), line=n), value=quantity, why=Phrase("nobody_can_count_less_than_nothing")
            )
    found = iter(base_quantities(desk, [(item, quantity, unit) for item, quantity, unit in counted if quantity]))
    return [next(found) if quantity else quantity for _, quantity, _ in counted]


class FoundLine(Part, frozen=True, kw_only=True):
    """Goods found where the sheet has no line for them. `unit_cost` is needed when there is no stock to take a cost from."""

    location_id: str
    item_id: str
    lot_id: str = ""
    expires_on: date | None = None
    quantity: Quantity
    unit: str = ""
    unit_cost: UnitPrice | None = None
    note: str = ""


class AddFoundItems(Command, frozen=True, kw_only=True):
    """Add goods to a sheet that were found while counting; they count as counted now, or as of `seen_seq` (see `RecordCount`)."""

    sheet_id: str
    seen_seq: int | None = None
    lines: tuple[FoundLine, ...]


@decides(AddFoundItems, area="counting", permission="counting.record")
def decide_add_found_items(command: AddFoundItems, desk: Desk) -> None:
    document = _sheet_to_edit(desk, command.sheet_id)
    sheet = desk.one(CountSheet, document.id)
    check_locations(desk, [line.location_id for line in command.lines], sheet.warehouse_id)
    quantities = base_quantities(desk, [(line.item_id, line.quantity, line.unit) for line in command.lines])
    desk.every(ItemCosting, [(line.item_id, sheet.entity_id) for line in command.lines])
    desk.prefetch(Lot, [(line.item_id, line.lot_id) for line in command.lines if line.lot_id])
    desk.prefetch(StockPosition, [(line.location_id, line.item_id, line.lot_id) for line in command.lines])
    known = {(line.location_id, line.item_id, line.lot_id): line.line_no for line in desk.many(CountLine, "sheet", sheet.sheet_id)}
    added = []
    for found, quantity in zip(command.lines, quantities, strict=True):
        spot = (found.location_id, found.item_id, found.lot_id)
        if spot in known:
            raise AlreadyExists(what=Phrase("line_of_the_sheet_for", known=known[spot]), id=" / ".join(part for part in spot if part))
        _know_lot(desk, found)
        known[spot] = max(known.values(), default=0) + 1
        position = desk.find(StockPosition, *spot)
        line = _line(sheet, known[spot], spot, position.quantity if position else ZERO)
        _write_count(
            desk, msgspec.structs.replace(line, found=True, unit_cost=found.unit_cost, note=found.note), quantity, command.seen_seq
        )
        added.append(known[spot])
    desk.notes.result.update({"document": document.id, "lines": added})


def _know_lot(desk: Desk, found: FoundLine) -> None:
    item = desk.one(Item, found.item_id)
    if (item.tracking == "none") == bool(found.lot_id):
        raise InvalidValue(
            field=Word("lot"),
            value=found.lot_id or Word("empty"),
            why=Phrase("kept_with_tracking", item=item.id, tracking=Word(item.tracking)),
        )
    if found.unit_cost is not None and found.unit_cost < 0:
        raise InvalidValue(field=Word("unit_cost"), value=found.unit_cost, why=Phrase("goods_cost_nothing_or_more"))
    if found.lot_id and desk.find(Lot, item.id, found.lot_id) is None:
        if item.expiry_tracked and found.expires_on is None:
            raise InvalidValue(
                field=Phrase("expiry_of_lot", lot=found.lot_id), value=Word("empty"), why=Phrase("kept_by_expiry_date", item=item.id)
            )
        desk.write(Lot(item_id=item.id, id=found.lot_id, expires_on=found.expires_on))


class RequestRecount(Command, frozen=True, kw_only=True):
    """Have lines counted again: on the sheet itself while it is open or held, on a new one (`recount_sheet_id`) once it is posted.

    Of a posted sheet, without lines, those that were flagged because their stock moved.
    """

    sheet_id: str
    line_nos: tuple[int, ...] = ()
    recount_sheet_id: str = ""
    count_date: date | None = None
    note: str = ""


@decides(RequestRecount, area="counting", permission="counting.plan")
def decide_request_recount(command: RequestRecount, desk: Desk) -> None:
    document = document_of(desk, command.sheet_id, kind="count_sheet", states=(*OPEN_STATES, "posted"), action=Word("recounted"))
    desk.authorise(entity_id=document.entity_id, warehouse_id=document.warehouse_id)
    if document.state == "posted":
        _open_recount(desk, command, document)
        return
    _back_to_open(desk, document)
    lines = _lines_named(desk, document, list(command.line_nos))
    if not lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("say_which_lines_are_counted_again"))
    for line in lines.values():
        _write_count(desk, line, None)
        desk.change(desk.one(CountLine, line.sheet_id, line.line_no), state="recount", note=command.note or line.note)
    desk.notes.result.update({"document": document.id, "recount": list(lines)})


def _open_recount(desk: Desk, command: RequestRecount, document: Document) -> None:
    lines = desk.many(CountLine, "sheet", document.id)
    chosen = list(_lines_named(desk, document, list(command.line_nos)).values()) or [x for x in lines if x.state == "recount"]
    if not chosen:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("no_line_posted_sheet_flagged_say_which"))
    if not command.recount_sheet_id or desk.find(CountSheet, command.recount_sheet_id) is not None:
        why = Phrase("posted_sheet_stays_recount_needs_sheet_own")
        raise InvalidValue(field=Word("recount_sheet_id"), value=command.recount_sheet_id or Word("empty"), why=why)
    desk.prefetch(StockPosition, [(line.location_id, line.item_id, line.lot_id) for line in chosen])
    sheet = msgspec.structs.replace(desk.one(CountSheet, document.id), sheet_id=command.recount_sheet_id, recount_of=document.id)
    desk.write(sheet)
    _write_header(
        desk, sheet, count_date=command.count_date or desk.today(sheet.entity_id, sheet.warehouse_id), state="open", note=command.note
    )
    for n, line in enumerate(chosen, start=1):
        position = desk.find(StockPosition, line.location_id, line.item_id, line.lot_id)
        fresh = _line(sheet, n, (line.location_id, line.item_id, line.lot_id), position.quantity if position else ZERO)
        desk.write(msgspec.structs.replace(fresh, unit_cost=line.unit_cost))
        if line.state == "recount":
            desk.change(line, state="recounted")
    desk.notes.result["lines"] = len(chosen)


class CancelCount(Command, frozen=True, kw_only=True):
    """Give up a count that was not posted."""

    sheet_id: str
    note: str = ""


@decides(CancelCount, area="counting", permission="counting.plan")
def decide_cancel_count(command: CancelCount, desk: Desk) -> None:
    document = document_of(desk, command.sheet_id, kind="count_sheet", states=("draft", *OPEN_STATES), action=Word("cancelled"))
    desk.authorise(entity_id=document.entity_id, warehouse_id=document.warehouse_id)
    void_requests(desk, document)
    desk.change(document, state="cancelled", held_for="", note=command.note or document.note)
    desk.notes.result["document"] = document.id


def _sheet_to_edit(desk: Desk, sheet_id: str) -> Document:
    """The open sheet; a held one is open again, and its requests are void."""
    document = document_of(desk, sheet_id, kind="count_sheet", states=OPEN_STATES, action=Word("counted"))
    desk.authorise(entity_id=document.entity_id, warehouse_id=document.warehouse_id)
    return _back_to_open(desk, document)


def _back_to_open(desk: Desk, document: Document) -> Document:
    if document.state != "held":
        return document
    void_requests(desk, document)
    return desk.change(document, state="open", held_for="")


def _lines_named(desk: Desk, document: Document, line_nos: Sequence[int]) -> dict[int, CountLine]:
    lines = {line.line_no: line for line in desk.many(CountLine, "sheet", document.id)}
    for line_no in line_nos:
        if line_no not in lines:
            raise InvalidValue(
                field=Word("count_line"), value=line_no, why=Phrase("document_has_lines", document=document.number, count=len(lines))
            )
        if lines[line_no].state in ("posted", "reversed") and document.state != "posted":
            raise WrongState(
                what=Word("count_line"), id=line_no, state=Word(lines[line_no].state), action=Word("counted"), allowed=Word("open_lines")
            )
    return {line_no: lines[line_no] for line_no in line_nos}
