"""Arrivals of transfers: goods taken in from the road in full or in parts, damaged, or never to come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Case, Document, LegalEntity, Partner
from app.domain.book.transfers import TransferLine
from app.domain.exact import ZERO, Quantity
from app.domain.plain import plain
from app.domain.refusals import InvalidValue
from app.ledger.claims import drop_claim, raise_claim
from app.ledger.control import needs_approval
from app.ledger.documents import document_of, open_document
from app.ledger.journal import Entry, Target
from app.ledger.reasons import check_reasons
from app.ledger.reversals import undoes
from app.ledger.stock import Place, Reason, issue, place_at, prefetch_places, prefetch_stock, relocate
from app.ledger.stock_lines import base_quantities, check_locations, entry_for, posted_line, stock_document
from app.ledger.transfer_orders import ON_THE_ROAD, NothingToDo, advance, line_named, lines_of, places_on_the_road, posted_lines


class ReceiveTransferLine(Part, frozen=True, kw_only=True):
    """What arrived of a line: `quantity` None is all on the road; damaged goods go to a quarantine location with a reason."""

    line_no: int
    quantity: Quantity | None = None
    unit: str = ""
    location_id: str = ""
    condition: Literal["good", "damaged"] = "good"
    reason: str = ""
    note: str = ""


class ReceiveTransfer(Command, frozen=True, kw_only=True):
    """Take in goods from the road; without lines, everything that is on it. What does not arrive stays on the road."""

    receipt_id: str
    transfer_id: str
    posting_date: date
    document_date: date | None = None
    note: str = ""
    lines: tuple[ReceiveTransferLine, ...] = ()


@decides(ReceiveTransfer, area="transfers", permission="transfers.post")
def decide_receive_transfer(command: ReceiveTransfer, desk: Desk) -> None:
    transfer = document_of(desk, command.transfer_id, kind="transfer_order", states=ON_THE_ROAD, action="received")
    lines = lines_of(desk, transfer)
    warehouse_id = lines[min(lines)].to_warehouse_id
    desk.authorise(entity_id=transfer.entity_id, warehouse_id=warehouse_id)
    entity = desk.one(LegalEntity, transfer.entity_id)
    arrivals = _arrivals(desk, command, transfer, lines, warehouse_id)
    document = open_document(
        desk,
        entity,
        stock_document(
            desk,
            entity,
            id=command.receipt_id,
            kind="transfer_receipt",
            warehouse_id=warehouse_id,
            posting_date=command.posting_date,
            document_date=command.document_date,
            source_id=transfer.id,
            note=command.note,
        ),
    )
    sources = places_on_the_road(desk, transfer, [lines[x.line_no] for x, _, _ in arrivals])
    spots = [(location_id, lines[x.line_no].item_id, lines[x.line_no].lot_id) for x, location_id, _ in arrivals]
    prefetch_places(desk, spots)
    targets = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, sources, layers=True)
    prefetch_stock(desk, targets, layers=False)
    entry = entry_for(desk, entity, document)
    for n, ((arrival, _, quantity), source, target) in enumerate(zip(arrivals, sources, targets, strict=True), start=1):
        why = Reason("transfer", document.id, n, reason=arrival.reason)
        value = relocate(desk, entry, source, target, quantity=quantity, why=why)
        _write_arrival(desk, document, n, arrival, target, quantity=quantity, value=value, transfer=transfer)
    entry.close()
    advance(desk, transfer)


def _arrivals(
    desk: Desk, command: ReceiveTransfer, transfer: Document, lines: dict[int, TransferLine], warehouse_id: str
) -> list[tuple[ReceiveTransferLine, str, Decimal]]:
    """What arrived, where it is put, and its base quantity."""
    wanted = command.lines or tuple(ReceiveTransferLine(line_no=n) for n, line in lines.items() if line.quantity_in_transit)
    if not wanted:
        raise NothingToDo(transfer=transfer.id, what="is on the road")
    named = [line_named(lines, arrival.line_no) for arrival in wanted]
    locations = [arrival.location_id or line.to_location_id for arrival, line in zip(wanted, named, strict=True)]
    check_locations(desk, locations, warehouse_id)
    damaged = [(x, location) for x, location in zip(wanted, locations, strict=True) if x.condition == "damaged"]
    check_reasons(desk, [x.reason for x, _ in damaged], kinds=("damage", "transfer"), what="damage on arrival", required=True)
    check_locations(desk, [location for _, location in damaged], warehouse_id, kinds=("quarantine",))
    given = iter(base_quantities(desk, [(lines[x.line_no].item_id, x.quantity, x.unit) for x in wanted if x.quantity is not None]))
    left = {n: line.quantity_in_transit for n, line in lines.items()}
    arrivals = []
    for arrival, location_id in zip(wanted, locations, strict=True):
        quantity = left[arrival.line_no] if arrival.quantity is None else next(given)
        if quantity > left[arrival.line_no] or quantity <= 0:
            why = f"{plain(left[arrival.line_no])} of line {arrival.line_no} are on the road; count what came in excess as found"
            raise InvalidValue(field="quantity", value=quantity, why=why)
        left[arrival.line_no] -= quantity
        arrivals.append((arrival, location_id, quantity))
    return arrivals


def _write_arrival(
    desk: Desk,
    document: Document,
    n: int,
    arrival: ReceiveTransferLine,
    place: Place,
    *,
    quantity: Decimal,
    value: Decimal,
    transfer: Document,
) -> None:
    damaged = arrival.condition == "damaged"
    line = desk.one(TransferLine, transfer.id, arrival.line_no)
    desk.change(
        line,
        quantity_received=line.quantity_received + quantity,
        quantity_damaged=line.quantity_damaged + (quantity if damaged else ZERO),
        quantity_in_transit=line.quantity_in_transit - quantity,
    )
    origin, text = (transfer.id, line.line_no), "damaged" if damaged else ""
    desk.write(
        posted_line(document, n, place, quantity=quantity, value=value, unit=line.unit, source=origin, reason=arrival.reason, text=text)
    )
    if damaged:
        what = f"{plain(quantity)} {place.item.base_unit} of {place.item.id}"
        desk.write(
            Case(
                id=f"{document.id}/{n}",
                kind="damaged_in_transit",
                entity_id=document.entity_id,
                warehouse_id=document.warehouse_id,
                document_id=document.id,
                severity="attention",
                owner_role="warehouse_supervisor",
                money_at_risk=value,
                currency=document.currency,
                evidence=arrival.note or f"{what} arrived damaged from {line.from_warehouse_id}",
                opened_on=document.posting_date,
                state="open",
            )
        )


class MissingLine(Part, frozen=True, kw_only=True):
    """What of a line will not arrive: `quantity` None is all that is on the road."""

    line_no: int
    quantity: Quantity | None = None
    unit: str = ""


class CloseShortTransfer(Command, frozen=True, kw_only=True):
    """Goods on the road that will not arrive: lost at our expense, or claimed from the carrier `liable_id`.

    Without lines, everything on the road. Waits for an approval when its value reaches a tier.
    """

    loss_id: str
    transfer_id: str
    posting_date: date
    document_date: date | None = None
    liable_id: str = ""
    reason: str
    note: str = ""
    lines: tuple[MissingLine, ...] = ()


@decides(CloseShortTransfer, area="transfers", permission="transfers.post")
def decide_close_short_transfer(command: CloseShortTransfer, desk: Desk) -> None:
    transfer = document_of(desk, command.transfer_id, kind="transfer_order", states=ON_THE_ROAD, action="closed short")
    lines = lines_of(desk, transfer)
    warehouse_id = lines[min(lines)].to_warehouse_id
    desk.authorise(entity_id=transfer.entity_id, warehouse_id=warehouse_id)
    entity = desk.one(LegalEntity, transfer.entity_id)
    check_reasons(desk, [command.reason], kinds=("transfer", "damage", "write_off"), what="a loss on the road", required=True)
    liable = desk.one(Partner, command.liable_id) if command.liable_id else None
    missing = _missing(desk, command, transfer, lines)
    document = open_document(
        desk,
        entity,
        stock_document(
            desk,
            entity,
            id=command.loss_id,
            kind="transfer_loss",
            warehouse_id=warehouse_id,
            posting_date=command.posting_date,
            document_date=command.document_date,
            partner_id=command.liable_id,
            source_id=transfer.id,
            note=command.note,
        ),
    )
    places = places_on_the_road(desk, transfer, [line for line, _ in missing])
    prefetch_stock(desk, places, layers=True)
    entry = entry_for(desk, entity, document)
    total = ZERO
    for n, ((line, quantity), place) in enumerate(zip(missing, places, strict=True), start=1):
        why = Reason("transfer_loss", document.id, n, partner_id=command.liable_id, reason=command.reason)
        value = issue(desk, entry, place, quantity=quantity, why=why, to=_loss_target(command, place, liable)).value
        origin = (transfer.id, line.line_no)
        desk.write(posted_line(document, n, place, quantity=-quantity, value=-value, unit=line.unit, source=origin, reason=command.reason))
        line = desk.one(TransferLine, transfer.id, line.line_no)
        desk.change(line, quantity_lost=line.quantity_lost + quantity, quantity_in_transit=line.quantity_in_transit - quantity)
        total += value
    entry.close()
    desk.change(document, net=total, total=total)
    if liable:
        raise_claim(desk, document, amount=total, base_amount=total)
    advance(desk, transfer)
    needs_approval(
        desk,
        kind="transit_loss",
        entity_id=entity.id,
        warehouse_id=warehouse_id,
        amount=total,
        currency=entity.currency,
        reason=f"{'Claim' if liable else 'Loss'} of goods on the road of {transfer.number}: {command.reason}",
    )


def _missing(
    desk: Desk, command: CloseShortTransfer, transfer: Document, lines: dict[int, TransferLine]
) -> list[tuple[TransferLine, Decimal]]:
    wanted = command.lines or tuple(MissingLine(line_no=n) for n, line in lines.items() if line.quantity_in_transit)
    if not wanted:
        raise NothingToDo(transfer=transfer.id, what="is on the road")
    named = [line_named(lines, line.line_no) for line in wanted]
    if len({line.line_no for line in named}) < len(named):
        raise InvalidValue(field="lines", value="one line twice", why="what is missing of a line is given once")
    given = iter(base_quantities(desk, [(lines[x.line_no].item_id, x.quantity, x.unit) for x in wanted if x.quantity is not None]))
    missing = []
    for gone, line in zip(wanted, named, strict=True):
        quantity = line.quantity_in_transit if gone.quantity is None else next(given)
        if quantity > line.quantity_in_transit or quantity <= 0:
            why = f"{plain(line.quantity_in_transit)} of line {line.line_no} are on the road"
            raise InvalidValue(field="quantity", value=quantity, why=why)
        missing.append((line, quantity))
    return missing


def _loss_target(command: CloseShortTransfer, place: Place, liable: Partner | None) -> Target:
    return Target(
        role="CLAIM" if liable else "TRANSIT_LOSS",
        family=place.item.family,
        warehouse_id=place.location.warehouse_id,
        partner_id=liable.id if liable else "",
        partner_group=liable.partner_group if liable else "",
        reason=command.reason,
    )


@undoes("transfer_receipt")
def undo_receipt(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are on the road again."""
    for posted, line in posted_lines(desk, document):
        damaged = posted.quantity if posted.text == "damaged" else ZERO
        desk.change(
            line,
            quantity_received=line.quantity_received - posted.quantity,
            quantity_damaged=line.quantity_damaged - damaged,
            quantity_in_transit=line.quantity_in_transit + posted.quantity,
        )
        if damaged:
            case = desk.one(Case, f"{document.id}/{posted.line_no}")
            desk.change(case, state="resolved", resolution="the receipt was reversed", resolved_by=desk.member)
    advance(desk, desk.one(Document, document.source_id))


@undoes("transfer_loss")
def undo_loss(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are on the road again, and nothing is claimed."""
    drop_claim(desk, document)
    for posted, line in posted_lines(desk, document):
        lost = -posted.quantity
        desk.change(line, quantity_lost=line.quantity_lost - lost, quantity_in_transit=line.quantity_in_transit + lost)
    advance(desk, desk.one(Document, document.source_id))
