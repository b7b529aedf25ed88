"""Transfers between warehouses of one entity: requested, shipped onto the road, cancelled; what arrives is another module's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, Item, ItemCosting, LegalEntity, Warehouse
from app.domain.book.transfers import TransferLine
from app.domain.exact import ZERO, Quantity
from app.domain.refusals import InvalidValue, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.arrivals import NothingToDo, line_named
from app.ledger.documents import document_of, open_document
from app.ledger.journal import Entry
from app.ledger.reversals import undoes
from app.ledger.stock import Reason, place_at, prefetch_places, prefetch_stock, relocate
from app.ledger.stock_lines import base_quantities, check_locations, entry_for, posted_line, stock_document
from app.ledger.transfer_orders import ON_THE_ROAD, advance, lines_of, places_on_the_road, posted_lines, transit_location


class TransferLineIn(Part, frozen=True, kw_only=True):
    """An item asked for, from a location and for one; the lot may be left to the shipping warehouse."""

    item_id: str
    lot_id: str = ""
    quantity: Quantity
    unit: str = ""
    from_location_id: str
    to_location_id: str


class RequestTransfer(Command, frozen=True, kw_only=True):
    """Ask for goods of another warehouse of the same entity. Lines are numbered from 1 in the order given."""

    transfer_id: str
    from_warehouse_id: str
    to_warehouse_id: str
    request_date: date
    expected_on: date | None = None
    carrier: str = ""
    note: str = ""
    lines: tuple[TransferLineIn, ...]


@decides(RequestTransfer, area="transfers", permission="transfers.post")
def decide_request_transfer(command: RequestTransfer, desk: Desk) -> None:
    source, target = desk.one(Warehouse, command.from_warehouse_id), desk.one(Warehouse, command.to_warehouse_id)
    _authorise_either(desk, source, target)
    if source.id == target.id:
        raise InvalidValue(field=Word("destination"), value=target.id, why=Phrase("move_within_warehouse"))
    if source.entity_id != target.entity_id:
        why = Phrase("belongs_goods_use_intercompany_transfer", entity=target.entity_id, entity_2=source.entity_id)
        raise InvalidValue(field=Word("destination"), value=target.id, why=why)
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("transfer_has_at_least_one_line"))
    entity = desk.one(LegalEntity, source.entity_id)
    transit_location(desk, target.id)
    desk.every(ItemCosting, [(line.item_id, entity.id) for line in command.lines])
    quantities = base_quantities(desk, [(line.item_id, line.quantity, line.unit) for line in command.lines])
    check_locations(desk, [line.from_location_id for line in command.lines], source.id)
    check_locations(desk, [line.to_location_id for line in command.lines], target.id)
    header = stock_document(
        desk,
        entity,
        id=command.transfer_id,
        kind="transfer_order",
        warehouse_id=source.id,
        posting_date=command.request_date,
        state="open",
        reference=command.carrier,
        note=command.note,
    )
    open_document(desk, entity, msgspec.structs.replace(header, due_date=command.expected_on))
    for n, (line, quantity) in enumerate(zip(command.lines, quantities, strict=True), start=1):
        _write_request(desk, command, entity, n, line, quantity)


def _write_request(desk: Desk, command: RequestTransfer, entity: LegalEntity, n: int, line: TransferLineIn, quantity: Decimal) -> None:
    item = desk.one(Item, line.item_id)
    if line.lot_id and item.tracking == "none":
        raise InvalidValue(
            field=Phrase("of_line", what=Word("lot"), line=n), value=line.lot_id, why=Phrase("kept_without_lots", item=item.id)
        )
    desk.write(
        TransferLine(
            transfer_id=command.transfer_id,
            line_no=n,
            entity_id=entity.id,
            from_warehouse_id=command.from_warehouse_id,
            to_warehouse_id=command.to_warehouse_id,
            item_id=item.id,
            lot_id=line.lot_id,
            from_location_id=line.from_location_id,
            to_location_id=line.to_location_id,
            unit=line.unit or item.base_unit,
            quantity_requested=quantity,
            quantity_shipped=ZERO,
            quantity_received=ZERO,
            quantity_damaged=ZERO,
            quantity_lost=ZERO,
            quantity_in_transit=ZERO,
        )
    )


class ShipTransferLine(Part, frozen=True, kw_only=True):
    """What goes on the road of a line: `quantity` None is all that is left; location and lot as requested when empty."""

    line_no: int
    quantity: Quantity | None = None
    unit: str = ""
    location_id: str = ""
    lot_id: str = ""


class ShipTransfer(Command, frozen=True, kw_only=True):
    """Send requested goods on the road; without lines, everything that is left. Several shipments may make one transfer."""

    shipment_id: str
    transfer_id: str
    posting_date: date
    document_date: date | None = None
    note: str = ""
    lines: tuple[ShipTransferLine, ...] = ()


@decides(ShipTransfer, area="transfers", permission="transfers.post")
def decide_ship_transfer(command: ShipTransfer, desk: Desk) -> None:
    transfer = document_of(desk, command.transfer_id, kind="transfer_order", states=("open", *ON_THE_ROAD), action=Word("shipped"))
    desk.authorise(entity_id=transfer.entity_id, warehouse_id=transfer.warehouse_id)
    entity = desk.one(LegalEntity, transfer.entity_id)
    loads = _loads(desk, command, transfer)
    document = open_document(
        desk,
        entity,
        stock_document(
            desk,
            entity,
            id=command.shipment_id,
            kind="transfer_shipment",
            warehouse_id=transfer.warehouse_id,
            posting_date=command.posting_date,
            document_date=command.document_date,
            source_id=transfer.id,
            note=command.note,
        ),
    )
    lines = [line for line, _, _ in loads]
    spots = [(location_id, line.item_id, line.lot_id) for line, location_id, _ in loads]
    prefetch_places(desk, spots)
    sources = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    targets = places_on_the_road(desk, transfer, lines)
    prefetch_stock(desk, sources, layers=True)
    prefetch_stock(desk, targets, layers=False)
    entry = entry_for(desk, entity, document)
    for n, ((line, _, quantity), source, target) in enumerate(zip(loads, sources, targets, strict=True), start=1):
        value = relocate(desk, entry, source, target, quantity=quantity, why=Reason("transfer", document.id, n))
        origin = (transfer.id, line.line_no)
        desk.write(posted_line(document, n, source, quantity=quantity, value=value, unit=line.unit, source=origin))
        line = desk.one(TransferLine, transfer.id, line.line_no)
        desk.change(line, quantity_shipped=line.quantity_shipped + quantity, quantity_in_transit=line.quantity_in_transit + quantity)
    entry.close()
    advance(desk, transfer)


def _loads(desk: Desk, command: ShipTransfer, transfer: Document) -> list[tuple[TransferLine, str, Decimal]]:
    """What is shipped: the transfer line (its own for each lot), the location, and the base quantity."""
    lines = lines_of(desk, transfer)
    wanted = command.lines or tuple(ShipTransferLine(line_no=n) for n, x in lines.items() if x.quantity_requested > x.quantity_shipped)
    if not wanted:
        raise NothingToDo(transfer=transfer.id, what=Word("is_left_to_ship"))
    named = [line_named(lines, load.line_no) for load in wanted]
    locations = [load.location_id or line.from_location_id for load, line in zip(wanted, named, strict=True)]
    check_locations(desk, locations, transfer.warehouse_id)
    given = [load for load in wanted if load.quantity is not None]
    in_base = iter(base_quantities(desk, [(lines[x.line_no].item_id, x.quantity or ZERO, x.unit) for x in given]))
    loads: list[tuple[TransferLine, str, Decimal]] = []
    for load in wanted:
        line = lines[load.line_no]
        left = line.quantity_requested - line.quantity_shipped - sum((q for x, _, q in loads if x.line_no == line.line_no), ZERO)
        quantity = left if load.quantity is None else next(in_base)
        if quantity > left or left <= 0:
            why = Phrase("are_left_ship_on_line", left=left, item=line.item_id, line=line.line_no, transfer=transfer.id)
            raise InvalidValue(field=Word("quantity"), value=quantity, why=why)
        line = _with_lot(desk, lines, line, load.lot_id or line.lot_id, quantity)
        loads.append((line, load.location_id or line.from_location_id, quantity))
    return loads


def _with_lot(desk: Desk, lines: dict[int, TransferLine], line: TransferLine, lot_id: str, quantity: Decimal) -> TransferLine:
    """The line for a lot: the line itself, or a new one that takes its share of the request when other goods are on it already."""
    if line.lot_id == lot_id:
        return line
    left = line.quantity_requested - line.quantity_shipped
    if not line.quantity_shipped and left == quantity:
        changed = desk.change(line, lot_id=lot_id)
        lines[line.line_no] = changed
        return changed
    lines[line.line_no] = desk.change(line, quantity_requested=line.quantity_requested - quantity)
    split = msgspec.structs.replace(
        line,
        line_no=max(lines) + 1,
        lot_id=lot_id,
        quantity_requested=quantity,
        quantity_shipped=ZERO,
        quantity_received=ZERO,
        quantity_damaged=ZERO,
        quantity_lost=ZERO,
        quantity_in_transit=ZERO,
    )
    desk.write(split)
    lines[split.line_no] = split
    return split


class CancelTransfer(Command, frozen=True, kw_only=True):
    """Give up what was not shipped; what is on the road or arrived stays. Nothing shipped: the transfer is cancelled."""

    transfer_id: str
    note: str = ""


@decides(CancelTransfer, area="transfers", permission="transfers.post")
def decide_cancel_transfer(command: CancelTransfer, desk: Desk) -> None:
    transfer = document_of(desk, command.transfer_id, kind="transfer_order", states=("open", *ON_THE_ROAD), action=Word("cancelled"))
    lines = lines_of(desk, transfer)
    first = lines[min(lines)]
    _authorise_either(desk, desk.one(Warehouse, first.from_warehouse_id), desk.one(Warehouse, first.to_warehouse_id))
    if all(line.quantity_shipped == line.quantity_requested for line in lines.values()):
        raise WrongState(
            what=Word("transfer"),
            id=transfer.id,
            state=Word("on_its_way"),
            action=Word("cancelled"),
            allowed=Word("transfers_with_goods_still_to_be_shipped"),
        )
    for line in lines.values():
        if line.quantity_requested != line.quantity_shipped:
            desk.change(line, quantity_requested=line.quantity_shipped)
    advance(desk, desk.change(transfer, note=command.note or transfer.note))
    desk.notes.result["document"] = transfer.id


def _authorise_either(desk: Desk, source: Warehouse, target: Warehouse) -> None:
    """Both ends of a transfer may ask for it and give it up."""
    if desk.roles(permission=desk.permission, entity_id=target.entity_id, warehouse_id=target.id):
        desk.scoped = True
    else:
        desk.authorise(entity_id=source.entity_id, warehouse_id=source.id)


@undoes("transfer_shipment")
def undo_shipment(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are back where they were shipped from; refused once any of them was received or given up."""
    for posted, line in posted_lines(desk, document):
        if line.quantity_in_transit < posted.quantity:
            raise WrongState(
                what=Word("transfer_shipment"),
                id=document.id,
                state=Word("received"),
                action=Word("reversed"),
                allowed=Word("shipments_still_on_the_road"),
            )
        desk.change(
            line,
            quantity_shipped=line.quantity_shipped - posted.quantity,
            quantity_in_transit=line.quantity_in_transit - posted.quantity,
        )
    advance(desk, desk.one(Document, document.source_id))
