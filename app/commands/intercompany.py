"""Intercompany: goods shipped from one legal entity of the book to another, as both books see it in one decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, ItemCosting, Warehouse
from app.domain.book.intercompany import IntercompanyLine, IntercompanyPrice
from app.domain.exact import ZERO, Quantity
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.documents import open_document
from app.ledger.intercompany import Trade, add_gross, list_price, open_item, open_trade, sell, terms_between
from app.ledger.intercompany_documents import close_sides, open_sides, require_own_reversal, reverse_counterpart
from app.ledger.journal import Entry
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.reversals import undoes
from app.ledger.stock import Place, Reason, place_at, prefetch_places, prefetch_stock, relocate
from app.ledger.stock_lines import base_quantities, check_locations, entry_for, posted_line, stock_document
from app.ledger.transfer_orders import transit_location


class IntercompanyLineIn(Part, frozen=True, kw_only=True):
    """An item (and lot) from a location of the seller to one of the buyer."""

    item_id: str
    lot_id: str = ""
    quantity: Quantity
    unit: str = ""
    from_location_id: str
    to_location_id: str


class ShipIntercompany(Command, frozen=True, kw_only=True):
    """Ship goods to a warehouse of another entity, on the terms between the two.

    Where goods become the buyer's as they are shipped, both sides post now; else they stay the seller's until they are received.
    """

    shipment_id: str
    from_warehouse_id: str
    to_warehouse_id: str
    posting_date: date
    document_date: date | None = None
    note: str = ""
    lines: tuple[IntercompanyLineIn, ...]


@dataclass(frozen=True, slots=True)
class _Load:
    n: int
    line: IntercompanyLineIn
    quantity: Decimal
    source: Place
    target: Place
    unit_price: Decimal | None


@decides(ShipIntercompany, area="intercompany", permission="intercompany.post")
def decide_ship_intercompany(command: ShipIntercompany, desk: Desk) -> None:
    source, target = desk.one(Warehouse, command.from_warehouse_id), desk.one(Warehouse, command.to_warehouse_id)
    desk.authorise(entity_id=source.entity_id, warehouse_id=source.id)
    if source.entity_id == target.entity_id:
        raise InvalidValue(field=Word("destination"), value=target.id, why=Phrase("belongs_to_too_use_a_transfer", entity=source.entity_id))
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("shipment_has_at_least_one_line"))
    trade = open_trade(desk, terms_between(desk, source.entity_id, target.entity_id), command.posting_date)
    loads = _loads(desk, command, trade)
    if trade.terms.ownership == "ship":
        _ship_sold(desk, command, trade, loads)
    else:
        _ship_unsold(desk, command, trade, loads)


def _loads(desk: Desk, command: ShipIntercompany, trade: Trade) -> list[_Load]:
    lines, terms = command.lines, trade.terms
    check_locations(desk, [line.from_location_id for line in lines], command.from_warehouse_id)
    check_locations(desk, [line.to_location_id for line in lines], command.to_warehouse_id)
    quantities = base_quantities(desk, [(line.item_id, line.quantity, line.unit) for line in lines])
    desk.every(ItemCosting, [(line.item_id, entity.id) for line in lines for entity in (trade.seller, trade.buyer)])
    if terms.pricing == "price_list":
        desk.prefetch_many(IntercompanyPrice, "item", [(terms.seller_id, terms.buyer_id, line.item_id) for line in lines])
    road = transit_location(desk, command.to_warehouse_id if terms.ownership == "ship" else command.from_warehouse_id)
    prefetch_places(desk, [(x.from_location_id, x.item_id, x.lot_id) for x in lines] + [(road.id, x.item_id, x.lot_id) for x in lines])
    sources = [place_at(desk, location_id=x.from_location_id, item_id=x.item_id, lot_id=x.lot_id) for x in lines]
    targets = [place_at(desk, location_id=road.id, item_id=x.item_id, lot_id=x.lot_id, transfer_id=command.shipment_id) for x in lines]
    prefetch_stock(desk, sources, layers=True)
    prefetch_stock(desk, targets, layers=False)
    prices = [list_price(desk, terms, line.item_id, command.posting_date) for line in lines]
    numbers = range(1, len(lines) + 1)
    return [_Load(*parts) for parts in zip(numbers, lines, quantities, sources, targets, prices, strict=True)]


def _ship_sold(desk: Desk, command: ShipIntercompany, trade: Trade, loads: Sequence[_Load]) -> None:
    sides = open_sides(
        desk,
        trade,
        document_id=command.shipment_id,
        sent_by=trade.seller.id,
        seller_kind="intercompany_shipment",
        buyer_kind="intercompany_purchase",
        warehouses=(command.from_warehouse_id, command.to_warehouse_id),
        document_date=command.document_date,
        note=command.note,
    )
    net = tax = ZERO
    total = (ZERO, ZERO, ZERO)
    for load in loads:
        of = (command.shipment_id, load.n)
        amounts, layer = sell(
            desk,
            trade,
            sides,
            line=of,
            source=load.source,
            target=load.target,
            quantity=load.quantity,
            unit_price=load.unit_price,
        )
        _write_line(desk, command, trade, load)
        unit, value = load.line.unit, layer.value_received
        desk.write(
            posted_line(sides.seller_document, load.n, load.source, quantity=-load.quantity, value=-amounts.cost, unit=unit, source=of)
        )
        desk.write(posted_line(sides.buyer_document, load.n, load.target, quantity=load.quantity, value=value, unit=unit, source=of))
        net, tax = net + amounts.net, tax + amounts.tax
        total = add_gross(total, amounts, trade)
    close_sides(desk, sides, net=net, tax=tax)
    desk.change(desk.one(Document, command.shipment_id), state="in_transit")
    open_item(desk, trade, sides, total)


def _ship_unsold(desk: Desk, command: ShipIntercompany, trade: Trade, loads: Sequence[_Load]) -> None:
    header = stock_document(
        desk,
        trade.seller,
        id=command.shipment_id,
        kind="intercompany_shipment",
        warehouse_id=command.from_warehouse_id,
        posting_date=command.posting_date,
        document_date=command.document_date,
        state="in_transit",
        partner_id=trade.as_customer.id,
        note=command.note,
    )
    document = open_document(desk, trade.seller, header)
    entry = entry_for(desk, trade.seller, document)
    for load in loads:
        why = Reason("intercompany", document.id, load.n, partner_id=trade.as_customer.id)
        value = relocate(desk, entry, load.source, load.target, quantity=load.quantity, why=why)
        _write_line(desk, command, trade, load)
        origin = (document.id, load.n)
        desk.write(posted_line(document, load.n, load.source, quantity=-load.quantity, value=-value, unit=load.line.unit, source=origin))
    entry.close()


def _write_line(desk: Desk, command: ShipIntercompany, trade: Trade, load: _Load) -> None:
    desk.write(
        IntercompanyLine(
            shipment_id=command.shipment_id,
            line_no=load.n,
            seller_id=trade.seller.id,
            buyer_id=trade.buyer.id,
            from_warehouse_id=command.from_warehouse_id,
            to_warehouse_id=command.to_warehouse_id,
            item_id=load.line.item_id,
            lot_id=load.line.lot_id,
            from_location_id=load.line.from_location_id,
            to_location_id=load.line.to_location_id,
            unit=load.line.unit or load.source.item.base_unit,
            ownership=trade.terms.ownership,
            owner_id=trade.buyer.id if trade.terms.ownership == "ship" else trade.seller.id,
            unit_price=load.unit_price,
            quantity_shipped=load.quantity,
            quantity_received=ZERO,
            quantity_damaged=ZERO,
            quantity_lost=ZERO,
            quantity_returned=ZERO,
            quantity_in_transit=load.quantity,
        )
    )


@undoes("intercompany_shipment")
def undo_shipment(desk: Desk, entry: Entry, document: Document) -> None:
    """Both sides are as before; refused once any of the goods arrived, was lost or sent back."""
    for line in desk.many(IntercompanyLine, "shipment", document.id):
        if line.quantity_in_transit != line.quantity_shipped:
            later = [x.number or x.id for x in desk.many(Document, "source", document.id) if x.kind != "intercompany_purchase"]
            raise refuse_as_stood_on(document, Phrase("goods_arrived_or_were_given_up"), later)
        desk.change(line, quantity_in_transit=ZERO, quantity_shipped=ZERO)
    reverse_counterpart(desk, entry, document)


@undoes("intercompany_purchase")
@undoes("intercompany_sale")
@undoes("intercompany_collection")
def undo_counterpart(desk: Desk, entry: Entry, document: Document) -> None:
    """Only together with the document that made it."""
    require_own_reversal(desk, document)
