"""Receiving: goods receipts against purchase orders, posted with their accrual; short, over, damaged and unordered goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import (
    Case,
    Document,
    DocumentLine,
    GrniLine,
    HeldGoods,
    Item,
    ItemUnit,
    LegalEntity,
    Location,
    Lot,
    OrderLine,
    Partner,
    TaxCode,
)
from app.domain.book.landed_cost import LandedAccrual
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Quantity
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.documents import document_of, open_document
from app.ledger.landed_accruals import rates_of
from app.ledger.purchase_lines import amount_of
from app.ledger.rates import in_base
from app.ledger.receipt_lines import advance_order, check_over, know_lot, receipt_document, take_in
from app.ledger.shipping_notices import arrived
from app.ledger.stock import place_at, prefetch_places, prefetch_stock
from app.ledger.stock_lines import entry_for
from app.ledger.units import convert, to_base_units
from app.state import Wants


class ReceiptLineIn(Part, frozen=True, kw_only=True):
    """Goods that arrived for an order line (0: not ordered, then `item_id` says what), put away in a location.

    Damaged and unordered goods go to a quarantine location and stay the supplier's until they are accepted or returned.
    """

    order_line_no: int = 0
    item_id: str = ""
    quantity: Quantity
    unit: str = ""
    location_id: str
    lot_id: str = ""
    expires_on: date | None = None
    condition: Literal["good", "damaged"] = "good"
    note: str = ""


class PostGoodsReceipt(Command, frozen=True, kw_only=True):
    """Goods received against a purchase order. `delivery_note` is the supplier's number; `notice_ids` are the shipping notices it ends."""

    receipt_id: str
    order_id: str
    posting_date: date
    document_date: date | None = None
    delivery_note: str = ""
    note: str = ""
    notice_ids: tuple[str, ...] = ()
    lines: tuple[ReceiptLineIn, ...]


@dataclass(frozen=True, slots=True)
class _Arrival:
    n: int
    line: ReceiptLineIn
    item: Item
    order_line: OrderLine | None
    quantity: Decimal


@needs(PostGoodsReceipt)
def needs_of_goods_receipt(command: PostGoodsReceipt) -> Wants:
    wants = Wants()
    wants.add_row(Document, (command.order_id,))
    wants.add_row(Document, (command.receipt_id,))
    wants.add_group(OrderLine, "order", (command.order_id,))
    for line in command.lines:
        wants.add_row(Location, (line.location_id,))
        if line.order_line_no:
            wants.add_row(GrniLine, (command.order_id, line.order_line_no))
    return wants


@decides(PostGoodsReceipt, area="receiving", permission="receiving.post")
def decide_post_goods_receipt(command: PostGoodsReceipt, desk: Desk) -> None:
    order = document_of(desk, command.order_id, kind="purchase_order", states=("open", "part_done", "done"), action=Word("received"))
    desk.authorise(entity_id=order.entity_id, warehouse_id=order.warehouse_id)
    entity = desk.one(LegalEntity, order.entity_id)
    arrivals = _arrivals(desk, command, order)
    ordered = [a for a in arrivals if a.order_line is not None and a.line.condition == "good"]
    check_over(desk, order, entity, [(a.order_line, a.item, a.quantity) for a in ordered if a.order_line is not None])
    header = receipt_document(
        desk,
        order,
        entity,
        id=command.receipt_id,
        posting_date=command.posting_date,
        document_date=command.document_date,
        reference=command.delivery_note,
        note=command.note,
    )
    document = open_document(desk, entity, header)
    for arrival in arrivals:
        if arrival.order_line is None or arrival.line.condition == "damaged":
            _hold_goods(desk, order, document, arrival)
    if ordered:
        _post(desk, order, document, entity, ordered)
    advance_order(desk, order)
    arrived(desk, order, command.notice_ids, document.id)


def _arrivals(desk: Desk, command: PostGoodsReceipt, order: Document) -> list[_Arrival]:
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("receipt_has_at_least_one_line"))
    lines = {line.line_no: line for line in desk.many(OrderLine, "order", order.id)}
    for line in command.lines:
        if line.order_line_no and line.order_line_no not in lines:
            raise InvalidValue(
                field=Word("order_line"), value=line.order_line_no, why=Phrase("order_has_lines", order=order.id, count=len(lines))
            )
    item_ids = [lines[x.order_line_no].item_id if x.order_line_no else x.item_id for x in command.lines]
    items = desk.every(Item, [(item_id,) for item_id in item_ids])
    locations = desk.every(Location, [(line.location_id,) for line in command.lines])
    desk.prefetch(ItemUnit, [(item_id, x.unit) for x, item_id in zip(command.lines, item_ids, strict=True) if x.unit])
    arrivals = []
    for n, (line, item_id) in enumerate(zip(command.lines, item_ids, strict=True), start=1):
        item, location = items[(item_id,)], locations[(line.location_id,)]
        if line.quantity <= 0:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("quantity"), line=n), value=line.quantity, why=Phrase("what_arrived_is_more_than_nothing")
            )
        if location.warehouse_id != order.warehouse_id:
            raise InvalidValue(
                field=Word("location"), value=location.id, why=Phrase("order_is_for_warehouse", warehouse=order.warehouse_id)
            )
        if location.kind == "transit":
            raise InvalidValue(field=Word("location"), value=location.id, why=Phrase("goods_on_road_are_not_received_into"))
        apart = line.condition == "damaged" or not line.order_line_no
        if apart and location.kind != "quarantine":
            raise InvalidValue(field=Word("location"), value=location.id, why=Phrase("damaged_unordered_goods_go_quarantine_location"))
        order_line = lines.get(line.order_line_no)
        if order_line is not None and line.unit in ("", order_line.unit):
            quantity = convert(item, line.quantity, order_line.unit, order_line.units_numerator, order_line.units_denominator)
        else:
            quantity = to_base_units(desk, item, line.quantity, line.unit)
        arrivals.append(_Arrival(n, line, item, order_line, quantity))
    return arrivals


def _hold_goods(desk: Desk, order: Document, document: Document, arrival: _Arrival) -> None:
    cause = "damaged" if arrival.line.condition == "damaged" else "unordered"
    held = HeldGoods(
        id=f"{document.id}/{arrival.n}",
        entity_id=order.entity_id,
        warehouse_id=order.warehouse_id,
        location_id=arrival.line.location_id,
        item_id=arrival.item.id,
        lot_id=arrival.line.lot_id,
        partner_id=order.partner_id,
        quantity=arrival.quantity,
        cause=cause,
        document_id=document.id,
        line_no=arrival.n,
        order_id=order.id,
        order_line_no=arrival.line.order_line_no,
        state="open",
    )
    desk.write(held)
    at_risk = ZERO
    if arrival.order_line is not None:
        entity = desk.one(LegalEntity, order.entity_id)
        at_risk = in_base(entity, amount_of(desk, arrival.order_line, arrival.quantity, digits_of(order.currency)).net, document.rate)
    what = Phrase("arrived_as", quantity=arrival.quantity, unit=arrival.item.base_unit, item=arrival.item.id, condition=Word(cause))
    desk.write(
        Case(
            id=held.id,
            kind=f"{cause}_goods",
            entity_id=order.entity_id,
            warehouse_id=order.warehouse_id,
            document_id=document.id,
            severity="attention",
            owner_role="warehouse_supervisor",
            money_at_risk=at_risk,
            currency=desk.one(LegalEntity, order.entity_id).currency,
            evidence=arrival.line.note or what.written(),
            opened_on=document.posting_date,
            state="open",
        )
    )
    _write_line(desk, document, arrival, net=ZERO, value=ZERO)


def _post(desk: Desk, order: Document, document: Document, entity: LegalEntity, ordered: Sequence[_Arrival]) -> None:
    spots = [(a.line.location_id, a.item.id, a.line.lot_id) for a in ordered]
    prefetch_places(desk, spots)
    desk.prefetch(Lot, [(a.item.id, a.line.lot_id) for a in ordered if a.line.lot_id])
    desk.prefetch(GrniLine, [(order.id, a.order_line.line_no) for a in ordered if a.order_line])
    desk.prefetch(TaxCode, [(entity.id, a.order_line.tax_code) for a in ordered if a.order_line and a.order_line.tax_code])
    types = dict.fromkeys(rate.cost_type for rate in rates_of(desk, entity))
    desk.prefetch(LandedAccrual, [(document.id, a.n, cost_type) for a in ordered for cost_type in types])
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=False)
    supplier = desk.one(Partner, order.partner_id)
    entry = entry_for(desk, entity, document)
    for arrival, place in zip(ordered, places, strict=True):
        if arrival.order_line is None:
            raise ValueError("only ordered goods are posted")
        know_lot(desk, arrival.item, arrival.line.lot_id, expires_on=arrival.line.expires_on, supplier_id=order.partner_id)
        taken = take_in(
            desk, entry, document, supplier, line_no=arrival.n, ordered=arrival.order_line, place=place, quantity=arrival.quantity
        )
        _write_line(desk, document, arrival, net=taken.net, value=taken.value)
    entry.close()


def _write_line(desk: Desk, document: Document, arrival: _Arrival, *, net: Decimal, value: Decimal) -> None:
    line = arrival.order_line
    desk.write(
        DocumentLine(
            document_id=document.id,
            line_no=arrival.n,
            item_id=arrival.item.id,
            lot_id=arrival.line.lot_id,
            location_id=arrival.line.location_id,
            text=arrival.line.condition if arrival.line.condition != "good" else "",
            quantity=arrival.quantity,
            unit=arrival.line.unit or (line.unit if line else arrival.item.base_unit),
            quantity_in_unit=arrival.line.quantity,
            unit_price=line.unit_price if line else ZERO,
            net=net,
            tax=ZERO,
            value=value,
            order_id=line.order_id if line else "",
            order_line_no=line.line_no if line else 0,
        )
    )
