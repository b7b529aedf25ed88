"""Arrivals of transfers: goods taken in from the road in full or in parts, damaged, or never to come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, LegalEntity, Partner
from app.domain.book.transfers import TransferLine
from app.domain.exact import ZERO, Quantity
from app.domain.wording import Phrase, Word
from app.ledger.arrivals import Arrival, arrivals_of, close_damage_case, missing_of, open_damage_case
from app.ledger.claims import drop_claim, raise_claim
from app.ledger.control import needs_approval
from app.ledger.documents import document_of, open_document
from app.ledger.journal import Entry, Target
from app.ledger.reasons import check_reasons
from app.ledger.reversals import undoes
from app.ledger.stock import Place, Reason, issue, place_at, prefetch_places, prefetch_stock, relocate
from app.ledger.stock_lines import entry_for, posted_line, stock_document
from app.ledger.transfer_orders import ON_THE_ROAD, advance, lines_of, places_on_the_road, posted_lines


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
    transfer = document_of(desk, command.transfer_id, kind="transfer_order", states=ON_THE_ROAD, action=Word("received"))
    lines = lines_of(desk, transfer)
    warehouse_id = lines[min(lines)].to_warehouse_id
    desk.authorise(entity_id=transfer.entity_id, warehouse_id=warehouse_id)
    entity = desk.one(LegalEntity, transfer.entity_id)
    said = command.lines or tuple(ReceiveTransferLine(line_no=n) for n, line in lines.items() if line.quantity_in_transit)
    arrivals = arrivals_of(desk, said, lines, document=transfer, warehouse_id=warehouse_id)
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
    sources = places_on_the_road(desk, transfer, [x.line for x in arrivals])
    spots = [(x.location_id, x.line.item_id, x.line.lot_id) for x in arrivals]
    prefetch_places(desk, spots)
    targets = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, sources, layers=True)
    prefetch_stock(desk, targets, layers=False)
    entry = entry_for(desk, entity, document)
    for n, (arrival, source, target) in enumerate(zip(arrivals, sources, targets, strict=True), start=1):
        why = Reason("transfer", document.id, n, reason=arrival.said.reason)
        value = relocate(desk, entry, source, target, quantity=arrival.quantity, why=why)
        _write_arrival(desk, document, n, arrival, target, value=value, transfer=transfer)
    entry.close()
    advance(desk, transfer)


def _write_arrival(
    desk: Desk,
    document: Document,
    n: int,
    arrival: Arrival[ReceiveTransferLine, TransferLine],
    place: Place,
    *,
    value: Decimal,
    transfer: Document,
) -> None:
    quantity, reason = arrival.quantity, arrival.said.reason
    line = desk.one(TransferLine, transfer.id, arrival.line.line_no)
    desk.change(
        line,
        quantity_received=line.quantity_received + quantity,
        quantity_damaged=line.quantity_damaged + (quantity if arrival.damaged else ZERO),
        quantity_in_transit=line.quantity_in_transit - quantity,
    )
    origin, text = (transfer.id, line.line_no), "damaged" if arrival.damaged else ""
    desk.write(posted_line(document, n, place, quantity=quantity, value=value, unit=line.unit, source=origin, reason=reason, text=text))
    if arrival.damaged:
        note, origin_id = arrival.said.note, line.from_warehouse_id
        open_damage_case(desk, document, n, place, quantity=quantity, value=value, note=note, came_from=origin_id)


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
    transfer = document_of(desk, command.transfer_id, kind="transfer_order", states=ON_THE_ROAD, action=Word("closed_short"))
    lines = lines_of(desk, transfer)
    warehouse_id = lines[min(lines)].to_warehouse_id
    desk.authorise(entity_id=transfer.entity_id, warehouse_id=warehouse_id)
    entity = desk.one(LegalEntity, transfer.entity_id)
    check_reasons(desk, [command.reason], kinds=("transfer", "damage", "write_off"), what=Phrase("a_loss_on_the_road"), required=True)
    liable = desk.one(Partner, command.liable_id) if command.liable_id else None
    said = command.lines or tuple(MissingLine(line_no=n) for n, line in lines.items() if line.quantity_in_transit)
    missing = missing_of(desk, said, lines, document=transfer)
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
        reason=Phrase("goods_claimed" if liable else "goods_lost", transfer=transfer.number, reason=command.reason),
    )


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
            close_damage_case(desk, document, posted.line_no)
    advance(desk, desk.one(Document, document.source_id))


@undoes("transfer_loss")
def undo_loss(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are on the road again, and nothing is claimed."""
    drop_claim(desk, document)
    for posted, line in posted_lines(desk, document):
        lost = -posted.quantity
        desk.change(line, quantity_lost=line.quantity_lost - lost, quantity_in_transit=line.quantity_in_transit + lost)
    advance(desk, desk.one(Document, document.source_id))
