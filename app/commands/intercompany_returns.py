"""Returns between entities: what of a received line goes back, handed over at once or sent on the road as the terms say whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine
from app.domain.book.intercompany import IntercompanyLine
from app.domain.exact import ZERO, Quantity
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.arrivals import line_named
from app.ledger.documents import document_of, open_document
from app.ledger.intercompany import Trade, add_gross, open_item, open_trade, terms_between
from app.ledger.intercompany_documents import close_sides, open_sides, require_own_reversal, reverse_counterpart
from app.ledger.intercompany_returns import GoingBack, keep_after_all, of_their_sales, own_layers, send_back
from app.ledger.journal import Entry
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.reasons import check_reasons
from app.ledger.reversals import undoes
from app.ledger.stock import Place, Reason, place_at, prefetch_places, prefetch_stock, relocate
from app.ledger.stock_lines import base_quantities, check_locations, entry_for, posted_line, stock_document
from app.ledger.transfer_orders import transit_location


class IntercompanyReturnLine(Part, frozen=True, kw_only=True):
    """What of a received line goes back: from a location of the buyer, to one of the seller."""

    line_no: int
    quantity: Quantity
    unit: str = ""
    from_location_id: str
    to_location_id: str


class ReturnIntercompany(Command, frozen=True, kw_only=True):
    """Send goods of a shipment back to the entity that sold them.

    `arrival` "at once": they are handed over, and both sides post now. "later": they travel. Where the terms let goods change hands as
    they are shipped, both sides post now and the seller owns them on the road; else they stay the buyer's until they are received.
    """

    return_id: str
    shipment_id: str
    posting_date: date
    document_date: date | None = None
    reason: str
    note: str = ""
    arrival: Literal["at once", "later"] = "at once"
    lines: tuple[IntercompanyReturnLine, ...]


@dataclass(frozen=True, slots=True)
class _Load:
    """What is said of a line, the places it leaves and is put into (on the road: the transit location), and its base quantity."""

    n: int
    said: IntercompanyReturnLine
    line: IntercompanyLine
    source: Place
    target: Place
    quantity: Decimal


@decides(ReturnIntercompany, area="intercompany", permission="intercompany.post")
def decide_return_intercompany(command: ReturnIntercompany, desk: Desk) -> None:
    shipment = document_of(
        desk, command.shipment_id, kind="intercompany_shipment", states=("part_done", "done", "closed"), action=Word("returned")
    )
    lines = {line.line_no: line for line in desk.many(IntercompanyLine, "shipment", shipment.id)}
    first = lines[min(lines)]
    desk.authorise(entity_id=first.buyer_id, warehouse_id=first.to_warehouse_id)
    check_reasons(desk, [command.reason], kinds=("return", "damage"), what=Phrase("a_return"), required=True)
    trade = open_trade(desk, terms_between(desk, first.seller_id, first.buyer_id), command.posting_date)
    loads = _loads(desk, command, lines)
    if command.arrival == "later" and first.ownership == "delivery":
        _send_unsold(desk, command, trade, loads)
    else:
        _send_sold(desk, command, trade, loads)
    for load in loads:
        line = desk.one(IntercompanyLine, load.line.shipment_id, load.line.line_no)
        desk.change(line, quantity_returned=line.quantity_returned + load.quantity)
        if command.arrival == "later":
            _write_on_the_road(desk, command, load)
    if command.arrival == "later":
        desk.change(desk.one(Document, command.return_id), state="in_transit")


def _loads(desk: Desk, command: ReturnIntercompany, lines: dict[int, IntercompanyLine]) -> list[_Load]:
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("return_has_at_least_one_line"))
    named = [line_named(lines, said.line_no) for said in command.lines]
    buyers, sellers = named[0].to_warehouse_id, named[0].from_warehouse_id
    check_locations(desk, [said.from_location_id for said in command.lines], buyers)
    check_locations(desk, [said.to_location_id for said in command.lines], sellers)
    quantities = base_quantities(desk, [(x.item_id, said.quantity, said.unit) for said, x in zip(command.lines, named, strict=True)])
    _check_received(named, quantities)
    travels = command.arrival == "later"
    road = transit_location(desk, sellers if named[0].ownership == "ship" else buyers).id if travels else ""
    spots = [(road or said.to_location_id, x.item_id, x.lot_id) for said, x in zip(command.lines, named, strict=True)]
    taken = [(said.from_location_id, x.item_id, x.lot_id) for said, x in zip(command.lines, named, strict=True)]
    prefetch_places(desk, spots + taken)
    transfer = command.return_id if travels else ""
    sources = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in taken]
    targets = [place_at(desk, location_id=location, item_id=item, lot_id=lot, transfer_id=transfer) for location, item, lot in spots]
    prefetch_stock(desk, [*sources, *targets], layers=True)
    numbers = range(1, len(named) + 1)
    return [_Load(*parts) for parts in zip(numbers, command.lines, named, sources, targets, quantities, strict=True)]


def _check_received(named: Sequence[IntercompanyLine], quantities: Sequence[Decimal]) -> None:
    left = {line.line_no: line.quantity_received - line.quantity_returned for line in named}
    for line, quantity in zip(named, quantities, strict=True):
        if quantity > left[line.line_no]:
            why = Phrase("line_were_received_not_sent_back_yet", left=left[line.line_no], line=line.line_no)
            raise InvalidValue(field=Word("quantity"), value=quantity, why=why)
        left[line.line_no] -= quantity


def _send_sold(desk: Desk, command: ReturnIntercompany, trade: Trade, loads: Sequence[_Load]) -> None:
    """The goods are the seller's from now on: both sides post."""
    first = loads[0].line
    sides = open_sides(
        desk,
        trade,
        document_id=command.return_id,
        sent_by=trade.buyer.id,
        seller_kind="intercompany_credit",
        buyer_kind="intercompany_return",
        warehouses=(first.from_warehouse_id, first.to_warehouse_id),
        document_date=command.document_date,
        source_id=command.shipment_id,
        note=command.note,
    )
    chosen = of_their_sales(desk, [((load.line.shipment_id, load.line.line_no), load.quantity) for load in loads])
    net = tax = ZERO
    total = (ZERO, ZERO, ZERO)
    n = 0
    for load, parts in zip(loads, chosen, strict=True):
        of = (load.line.shipment_id, load.line.line_no)
        for sale, part in parts:
            n += 1
            back = GoingBack(sale, load.source, load.target, part, load.said.unit, command.reason, of)
            amounts = send_back(desk, trade, sides, back, n=n)
            net, tax = net + amounts.net, tax + amounts.tax
            total = add_gross(total, amounts, trade)
    close_sides(desk, sides, net=net, tax=tax)
    open_item(desk, trade, sides, total)


def _send_unsold(desk: Desk, command: ReturnIntercompany, trade: Trade, loads: Sequence[_Load]) -> None:
    """The goods stay the buyer's, on the road, layers and age going along; nothing is owed before they are received."""
    header = stock_document(
        desk,
        trade.buyer,
        id=command.return_id,
        kind="intercompany_return",
        warehouse_id=loads[0].line.to_warehouse_id,
        posting_date=command.posting_date,
        document_date=command.document_date,
        partner_id=trade.as_supplier.id,
        source_id=command.shipment_id,
        note=command.note,
    )
    document = open_document(desk, trade.buyer, header)
    entry = entry_for(desk, trade.buyer, document)
    chosen = of_their_sales(desk, [((load.line.shipment_id, load.line.line_no), load.quantity) for load in loads])
    for load, parts in zip(loads, chosen, strict=True):
        why = Reason("intercompany_return", document.id, load.n, partner_id=trade.as_supplier.id, reason=command.reason)
        own = own_layers(desk, load.source, [sale for sale, _ in parts])
        value = relocate(desk, entry, load.source, load.target, quantity=load.quantity, why=why, first=own)
        of = (load.line.shipment_id, load.line.line_no)
        unit, reason = load.said.unit, command.reason
        desk.write(posted_line(document, load.n, load.source, quantity=-load.quantity, value=-value, unit=unit, source=of, reason=reason))
    entry.close()


def _write_on_the_road(desk: Desk, command: ReturnIntercompany, load: _Load) -> None:
    line = load.line
    desk.write(
        IntercompanyLine(
            shipment_id=command.return_id,
            line_no=load.n,
            seller_id=line.seller_id,
            buyer_id=line.buyer_id,
            from_warehouse_id=line.to_warehouse_id,
            to_warehouse_id=line.from_warehouse_id,
            item_id=line.item_id,
            lot_id=line.lot_id,
            from_location_id=load.said.from_location_id,
            to_location_id=load.said.to_location_id,
            unit=load.said.unit or load.source.item.base_unit,
            ownership=line.ownership,
            owner_id=line.seller_id if line.ownership == "ship" else line.buyer_id,
            quantity_shipped=load.quantity,
            quantity_received=ZERO,
            quantity_damaged=ZERO,
            quantity_lost=ZERO,
            quantity_returned=ZERO,
            quantity_in_transit=load.quantity,
            returns_id=line.shipment_id,
            returns_line_no=line.line_no,
        )
    )


@undoes("intercompany_return")
def undo_return(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are the buyer's again and owed for; refused once any of them arrived on their way back or were lost."""
    for line in desk.many(IntercompanyLine, "shipment", document.id):
        if line.quantity_in_transit != line.quantity_shipped:
            later = [
                x.number for x in desk.many(Document, "source", document.id) if x.kind in ("intercompany_receipt", "intercompany_loss")
            ]
            raise refuse_as_stood_on(document, Phrase("goods_arrived_or_were_given_up"), later)
        desk.change(line, quantity_in_transit=ZERO, quantity_shipped=ZERO)
    posted: list[DocumentLine] = desk.many(DocumentLine, "document", document.id)
    desk.prefetch(IntercompanyLine, [(line.source_id, line.source_line_no) for line in posted])
    for back in posted:
        line = desk.one(IntercompanyLine, back.source_id, back.source_line_no)
        desk.change(line, quantity_returned=line.quantity_returned + back.quantity)
    keep_after_all(desk, document, f"{document.id}/{_seller_of(desk, document)}")
    reverse_counterpart(desk, entry, document)


def _seller_of(desk: Desk, document: Document) -> str:
    return desk.many(IntercompanyLine, "shipment", document.source_id)[0].seller_id


@undoes("intercompany_credit")
def undo_credit(desk: Desk, entry: Entry, document: Document) -> None:
    """Only together with the return, or the receipt of one, that made it."""
    require_own_reversal(desk, document)
