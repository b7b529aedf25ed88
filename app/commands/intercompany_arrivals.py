"""Arrivals from another entity, of goods sold or sent back: in full or in parts, damaged, or lost by whoever owns them on the road."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine, LegalEntity, Partner
from app.domain.book.intercompany import IntercompanyLine
from app.domain.exact import ZERO, Quantity
from app.domain.wording import Phrase, Word
from app.ledger.arrivals import Arrival, arrivals_of, close_damage_case, missing_of, open_damage_case
from app.ledger.claims import drop_claim, raise_claim
from app.ledger.control import needs_approval
from app.ledger.documents import document_of, open_document
from app.ledger.intercompany import add_gross, open_item, open_trade, sell, terms_between
from app.ledger.intercompany_documents import close_sides, open_sides, reverse_counterpart
from app.ledger.intercompany_returns import GoingBack, keep_after_all, of_their_sales, send_back
from app.ledger.journal import Entry, Target
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.reasons import check_reasons
from app.ledger.reversals import undoes
from app.ledger.stock import Place, Reason, issue, place_at, prefetch_places, prefetch_stock, relocate
from app.ledger.stock_lines import entry_for, posted_line, stock_document
from app.ledger.transfer_orders import ON_THE_ROAD, transit_location


class IntercompanyArrivalLine(Part, frozen=True, kw_only=True):
    """What arrived of a line: `quantity` None is all on the road; damaged goods go to a quarantine location with a reason."""

    line_no: int
    quantity: Quantity | None = None
    unit: str = ""
    location_id: str = ""
    condition: Literal["good", "damaged"] = "good"
    reason: str = ""
    note: str = ""


class ReceiveIntercompany(Command, frozen=True, kw_only=True):
    """Take in goods of another entity; without lines, everything on the road. They become ours now, if not when they were shipped.

    `shipment_id` is a shipment between entities, or a return on its way back to the seller.
    """

    receipt_id: str
    shipment_id: str
    posting_date: date
    document_date: date | None = None
    note: str = ""
    lines: tuple[IntercompanyArrivalLine, ...] = ()


_Arrival = Arrival[IntercompanyArrivalLine, IntercompanyLine]


@decides(ReceiveIntercompany, area="intercompany", permission="intercompany.post")
def decide_receive_intercompany(command: ReceiveIntercompany, desk: Desk) -> None:
    shipment = _sent(desk, command.shipment_id, action=Word("received"))
    lines = _lines_of(desk, shipment)
    first = lines[min(lines)]
    desk.authorise(entity_id=first.receiver_id, warehouse_id=first.to_warehouse_id)
    said = command.lines or tuple(IntercompanyArrivalLine(line_no=n) for n, line in lines.items() if line.quantity_in_transit)
    arrivals = arrivals_of(desk, said, lines, document=shipment, warehouse_id=first.to_warehouse_id)
    sources = _on_the_road(desk, shipment, [x.line for x in arrivals])
    spots = [(x.location_id, x.line.item_id, x.line.lot_id) for x in arrivals]
    prefetch_places(desk, spots)
    targets = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, sources, layers=True)
    prefetch_stock(desk, targets, layers=False)
    if first.ownership == "ship":
        _receive_own(desk, command, shipment, arrivals, sources, targets)
    elif first.goes_back:
        _receive_back(desk, command, shipment, arrivals, sources, targets)
    else:
        _receive_sold(desk, command, shipment, arrivals, sources, targets)
    _advance(desk, shipment)


def _receive_own(
    desk: Desk,
    command: ReceiveIntercompany,
    shipment: Document,
    arrivals: Sequence[_Arrival],
    sources: Sequence[Place],
    targets: Sequence[Place],
) -> None:
    """The goods are the receiver's already: off the road, at what they are worth there, layers and age going along."""
    first = arrivals[0].line
    receiver = desk.one(LegalEntity, first.receiver_id)
    header = stock_document(
        desk,
        receiver,
        id=command.receipt_id,
        kind="intercompany_receipt",
        warehouse_id=first.to_warehouse_id,
        posting_date=command.posting_date,
        document_date=command.document_date,
        source_id=shipment.id,
        note=command.note,
    )
    document = open_document(desk, receiver, header)
    entry = entry_for(desk, receiver, document)
    for n, (arrival, source, target) in enumerate(zip(arrivals, sources, targets, strict=True), start=1):
        why = Reason("intercompany", document.id, n, reason=arrival.said.reason)
        value = relocate(desk, entry, source, target, quantity=arrival.quantity, why=why)
        _write_arrival(desk, document, n, arrival, target, value=value)
    entry.close()


def _receive_sold(
    desk: Desk,
    command: ReceiveIntercompany,
    shipment: Document,
    arrivals: Sequence[_Arrival],
    sources: Sequence[Place],
    targets: Sequence[Place],
) -> None:
    """The goods become the buyer's now: the seller's sale and the buyer's receipt post together."""
    first = arrivals[0].line
    trade = open_trade(desk, terms_between(desk, first.seller_id, first.buyer_id), command.posting_date)
    sides = open_sides(
        desk,
        trade,
        document_id=command.receipt_id,
        sent_by=trade.buyer.id,
        seller_kind="intercompany_sale",
        buyer_kind="intercompany_receipt",
        warehouses=(first.from_warehouse_id, first.to_warehouse_id),
        document_date=command.document_date,
        source_id=shipment.id,
        note=command.note,
    )
    net = tax = ZERO
    total = (ZERO, ZERO, ZERO)
    for n, (arrival, source, target) in enumerate(zip(arrivals, sources, targets, strict=True), start=1):
        of = (shipment.id, arrival.line.line_no)
        quantity = arrival.quantity
        amounts, layer = sell(
            desk, trade, sides, line=of, source=source, target=target, quantity=quantity, unit_price=arrival.line.unit_price
        )
        _write_arrival(desk, sides.buyer_document, n, arrival, target, value=layer.value_received)
        unit = arrival.line.unit
        desk.write(posted_line(sides.seller_document, n, source, quantity=-quantity, value=-amounts.cost, unit=unit, source=of))
        net, tax = net + amounts.net, tax + amounts.tax
        total = add_gross(total, amounts, trade)
    close_sides(desk, sides, net=net, tax=tax)
    open_item(desk, trade, sides, total)


def _receive_back(
    desk: Desk,
    command: ReceiveIntercompany,
    shipment: Document,
    arrivals: Sequence[_Arrival],
    sources: Sequence[Place],
    targets: Sequence[Place],
) -> None:
    """Goods sent back become the seller's now: they leave the buyer at the price, and reach the seller at the cost they left with."""
    first = arrivals[0].line
    trade = open_trade(desk, terms_between(desk, first.seller_id, first.buyer_id), command.posting_date)
    sides = open_sides(
        desk,
        trade,
        document_id=command.receipt_id,
        sent_by=trade.seller.id,
        seller_kind="intercompany_receipt",
        buyer_kind="intercompany_credit",
        warehouses=(first.to_warehouse_id, first.from_warehouse_id),
        document_date=command.document_date,
        source_id=shipment.id,
        note=command.note,
    )
    net = tax = ZERO
    total = (ZERO, ZERO, ZERO)
    n = 0
    chosen = of_their_sales(desk, [((x.line.returns_id, x.line.returns_line_no), x.quantity) for x in arrivals])
    for arrival, source, target, parts in zip(arrivals, sources, targets, chosen, strict=True):
        line, said = arrival.line, arrival.said
        _note_arrival(desk, arrival)
        for sale, part in parts:
            n += 1
            text = "damaged" if arrival.damaged else ""
            back = GoingBack(sale, source, target, part, line.unit, said.reason, (line.shipment_id, line.line_no), text)
            amounts = send_back(desk, trade, sides, back, n=n)
            net, tax = net + amounts.net, tax + amounts.tax
            total = add_gross(total, amounts, trade)
            if arrival.damaged:
                value = -amounts.cost
                open_damage_case(
                    desk, sides.seller_document, n, target, quantity=part, value=value, note=said.note, came_from=line.buyer_id
                )
    close_sides(desk, sides, net=net, tax=tax)
    open_item(desk, trade, sides, total)


def _note_arrival(desk: Desk, arrival: _Arrival) -> IntercompanyLine:
    quantity = arrival.quantity
    line = desk.one(IntercompanyLine, arrival.line.shipment_id, arrival.line.line_no)
    return desk.change(
        line,
        quantity_received=line.quantity_received + quantity,
        quantity_damaged=line.quantity_damaged + (quantity if arrival.damaged else ZERO),
        quantity_in_transit=line.quantity_in_transit - quantity,
    )


def _write_arrival(desk: Desk, document: Document, n: int, arrival: _Arrival, place: Place, *, value: Decimal) -> None:
    quantity, said = arrival.quantity, arrival.said
    line = _note_arrival(desk, arrival)
    origin, text = (line.shipment_id, line.line_no), "damaged" if arrival.damaged else ""
    desk.write(
        posted_line(document, n, place, quantity=quantity, value=value, unit=line.unit, source=origin, reason=said.reason, text=text)
    )
    if arrival.damaged:
        open_damage_case(desk, document, n, place, quantity=quantity, value=value, note=said.note, came_from=line.sender_id)


class MissingIntercompanyLine(Part, frozen=True, kw_only=True):
    """What of a line will not arrive: `quantity` None is all that is on the road."""

    line_no: int
    quantity: Quantity | None = None
    unit: str = ""


class CloseShortIntercompany(Command, frozen=True, kw_only=True):
    """Goods between two entities that will not arrive: the loss, or the claim on `liable_id`, is of whoever owns them on the road.

    Without lines, everything on the road. Waits for an approval when its value reaches a tier. `shipment_id` may be a return's.
    """

    loss_id: str
    shipment_id: str
    posting_date: date
    document_date: date | None = None
    liable_id: str = ""
    reason: str
    note: str = ""
    lines: tuple[MissingIntercompanyLine, ...] = ()


@decides(CloseShortIntercompany, area="intercompany", permission="intercompany.post")
def decide_close_short_intercompany(command: CloseShortIntercompany, desk: Desk) -> None:
    shipment = _sent(desk, command.shipment_id, action=Word("closed_short"))
    lines = _lines_of(desk, shipment)
    first = lines[min(lines)]
    owner = desk.one(LegalEntity, first.owner_id)
    warehouse_id = first.to_warehouse_id if first.ownership == "ship" else first.from_warehouse_id
    desk.authorise(entity_id=owner.id, warehouse_id=warehouse_id)
    check_reasons(desk, [command.reason], kinds=("transfer", "damage", "write_off"), what=Phrase("a_loss_on_the_road"), required=True)
    liable = desk.one(Partner, command.liable_id) if command.liable_id else None
    said = command.lines or tuple(MissingIntercompanyLine(line_no=n) for n, line in lines.items() if line.quantity_in_transit)
    missing = missing_of(desk, said, lines, document=shipment)
    header = stock_document(
        desk,
        owner,
        id=command.loss_id,
        kind="intercompany_loss",
        warehouse_id=warehouse_id,
        posting_date=command.posting_date,
        document_date=command.document_date,
        partner_id=command.liable_id,
        source_id=shipment.id,
        note=command.note,
    )
    document = open_document(desk, owner, header)
    total = _lose(desk, command, document, owner, missing, _on_the_road(desk, shipment, [line for line, _ in missing]), liable)
    desk.change(document, net=total, total=total)
    if liable:
        raise_claim(desk, document, amount=total, base_amount=total)
    _advance(desk, shipment)
    needs_approval(
        desk,
        kind="transit_loss",
        entity_id=owner.id,
        warehouse_id=warehouse_id,
        amount=total,
        currency=owner.currency,
        reason=Phrase("goods_claimed" if liable else "goods_lost", transfer=shipment.number, reason=command.reason),
    )


def _lose(
    desk: Desk,
    command: CloseShortIntercompany,
    document: Document,
    owner: LegalEntity,
    missing: Sequence[tuple[IntercompanyLine, Decimal]],
    places: Sequence[Place],
    liable: Partner | None,
) -> Decimal:
    prefetch_stock(desk, places, layers=True)
    entry = entry_for(desk, owner, document)
    total = ZERO
    for n, ((line, quantity), place) in enumerate(zip(missing, places, strict=True), start=1):
        target = Target(
            role="CLAIM" if liable else "TRANSIT_LOSS",
            family=place.item.family,
            warehouse_id=place.location.warehouse_id,
            partner_id=liable.id if liable else "",
            partner_group=liable.partner_group if liable else "",
            reason=command.reason,
        )
        why = Reason("transfer_loss", document.id, n, partner_id=target.partner_id, reason=command.reason)
        value = issue(desk, entry, place, quantity=quantity, why=why, to=target).value
        origin = (line.shipment_id, line.line_no)
        desk.write(posted_line(document, n, place, quantity=-quantity, value=-value, unit=line.unit, source=origin, reason=command.reason))
        line = desk.one(IntercompanyLine, *origin)
        desk.change(line, quantity_lost=line.quantity_lost + quantity, quantity_in_transit=line.quantity_in_transit - quantity)
        total += value
    entry.close()
    return total


def _sent(desk: Desk, document_id: str, *, action: Word) -> Document:
    return document_of(desk, document_id, kind="intercompany_shipment", or_kind="intercompany_return", states=ON_THE_ROAD, action=action)


def _lines_of(desk: Desk, shipment: Document) -> dict[int, IntercompanyLine]:
    return {line.line_no: line for line in desk.many(IntercompanyLine, "shipment", shipment.id)}


def _on_the_road(desk: Desk, shipment: Document, lines: Sequence[IntercompanyLine]) -> list[Place]:
    """Where the goods stand on the road: in the transit location of whoever owns them there, valued apart for this shipment."""
    first = lines[0]
    location = transit_location(desk, first.to_warehouse_id if first.ownership == "ship" else first.from_warehouse_id)
    prefetch_places(desk, [(location.id, line.item_id, line.lot_id) for line in lines])
    return [place_at(desk, location_id=location.id, item_id=x.item_id, lot_id=x.lot_id, transfer_id=shipment.id) for x in lines]


def _advance(desk: Desk, shipment: Document) -> None:
    """in_transit: nothing arrived yet; part_done: some did; done: all; closed: the rest was given up."""
    lines = desk.many(IntercompanyLine, "shipment", shipment.id)
    settled = any(line.quantity_received or line.quantity_lost for line in lines)
    if any(line.quantity_in_transit for line in lines):
        state = "part_done" if settled else "in_transit"
    else:
        state = "closed" if any(line.quantity_lost for line in lines) else "done"
    desk.change(desk.one(Document, shipment.id), state=state)


@undoes("intercompany_receipt")
def undo_receipt(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are on the road again, and where they became the buyer's by it, the seller's again."""
    posted = _posted(desk, document)
    if any(line.quantity_returned for _, line in posted):
        later = [x.number for x in desk.many(Document, "source", document.source_id) if x.kind == "intercompany_return"]
        raise refuse_as_stood_on(document, Phrase("goods_of_it_were_sent_back"), later)
    for arrived, _ in posted:
        damaged = arrived.quantity if arrived.text == "damaged" else ZERO
        line = desk.one(IntercompanyLine, arrived.source_id, arrived.source_line_no)
        desk.change(
            line,
            quantity_received=line.quantity_received - arrived.quantity,
            quantity_damaged=line.quantity_damaged - damaged,
            quantity_in_transit=line.quantity_in_transit + arrived.quantity,
        )
        if damaged:
            close_damage_case(desk, document, arrived.line_no)
    keep_after_all(desk, document, document.id)
    reverse_counterpart(desk, entry, document)
    _advance(desk, desk.one(Document, document.source_id))


@undoes("intercompany_loss")
def undo_loss(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are on the road again, and nothing is claimed."""
    drop_claim(desk, document)
    for lost, _ in _posted(desk, document):
        line = desk.one(IntercompanyLine, lost.source_id, lost.source_line_no)
        back = -lost.quantity
        desk.change(line, quantity_lost=line.quantity_lost - back, quantity_in_transit=line.quantity_in_transit + back)
    _advance(desk, desk.one(Document, document.source_id))


def _posted(desk: Desk, document: Document) -> list[tuple[DocumentLine, IntercompanyLine]]:
    posted = desk.many(DocumentLine, "document", document.id)
    desk.prefetch(IntercompanyLine, [(line.source_id, line.source_line_no) for line in posted])
    return [(line, desk.one(IntercompanyLine, line.source_id, line.source_line_no)) for line in posted]
