"""Shipping: goods leave for a customer at their cost, invoiced at once, before or later; delivery passes control where agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import Document, Item, ItemUnit, LegalEntity, Location, OrderLine, TaxCode
from app.domain.exact import Money, Quantity, Rate, UnitPrice
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.documents import document_of
from app.ledger.journal import Entry
from app.ledger.rates import rate_on
from app.ledger.sales_lines import Bill, Sale, customer_of, sale_between
from app.ledger.selling import Dispatch, Picked, check_open, finish, pick_line, sell
from app.ledger.stock import Place, Reason, issue, place_at, prefetch_places, prefetch_stock
from app.ledger.stock_lines import warehouse_of
from app.state import Wants


class ShipmentLineIn(Part, frozen=True, kw_only=True):
    """Goods picked for an order line (0: a direct sale, then item and price are stated here), taken from a location.

    `unit_price`, `discount` and `tax_code` overrule the order's when given. A stated `tax` must equal the computed one.
    """

    order_line_no: int = 0
    item_id: str = ""
    quantity: Quantity
    unit: str = ""
    location_id: str
    lot_id: str = ""
    unit_price: UnitPrice | None = None
    discount: Rate | None = None
    tax_code: str | None = None
    tax: Money | None = None


class ConfirmShipment(Command, frozen=True, kw_only=True):
    """Goods leave for a customer: against an order, or directly (then entity, warehouse and customer are stated).

    With an `invoice_id` they are invoiced at once; without, later. `control_passes` says when the goods become the customer's:
    revenue and cost of sales post together then.
    """

    shipment_id: str
    order_id: str = ""
    entity_id: str = ""
    warehouse_id: str = ""
    customer_id: str = ""
    bill_to: str = ""
    currency: str = ""
    posting_date: date
    document_date: date | None = None
    invoice_id: str = ""
    control_passes: Literal["shipment", "delivery"] = "shipment"
    reference: str = ""
    note: str = ""
    lines: tuple[ShipmentLineIn, ...]


@needs(ConfirmShipment)
def needs_of_confirm_shipment(command: ConfirmShipment) -> Wants:
    wants = Wants()
    for id in (command.order_id, command.shipment_id, command.invoice_id):
        if id:
            wants.add_row(Document, (id,))
    if command.order_id:
        wants.add_group(OrderLine, "order", (command.order_id,))
    for line in command.lines:
        wants.add_row(Location, (line.location_id,))
        if line.item_id:
            wants.add_row(Item, (line.item_id,))
    return wants


@decides(ConfirmShipment, area="shipping", permission="shipping.post")
def decide_confirm_shipment(command: ConfirmShipment, desk: Desk) -> None:
    order = _order_of(command, desk)
    entity_id = order.entity_id if order else command.entity_id
    warehouse_id = order.warehouse_id if order else command.warehouse_id
    desk.authorise(entity_id=entity_id, warehouse_id=warehouse_id)
    entity = desk.one(LegalEntity, entity_id)
    warehouse_of(desk, entity, warehouse_id)
    sale = _sale_of(command, desk, order, entity)
    picks = _picks(command, desk, order, entity)
    places = _places(desk, warehouse_id, picks)
    entry = Entry(
        desk,
        entity,
        document_id=command.shipment_id,
        kind="shipment",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    dispatch = Dispatch(
        sale=sale,
        entry=entry,
        bill=Bill(desk, entry, sale),
        warehouse_id=warehouse_id,
        order_id=command.order_id,
        invoice_id=command.invoice_id,
        passed=command.control_passes == "shipment",
    )
    for pick, place in zip(picks, places, strict=True):
        why = Reason("shipment", command.shipment_id, pick.n, partner_id=sale.customer.id)
        issued = issue(desk, entry, place, quantity=pick.quantity, why=why, to=dispatch.goods_to(pick.item.family))
        sell(desk, dispatch, pick, cost=issued.value)
    finish(desk, dispatch, kind="shipment", reference=command.reference, note=command.note)
    entry.close()


def _order_of(command: ConfirmShipment, desk: Desk) -> Document | None:
    if not command.order_id:
        return None
    order = document_of(desk, command.order_id, kind="sales_order", states=("open", "part_done"), action=Word("shipped"))
    for field in ("entity_id", "warehouse_id", "customer_id", "bill_to", "currency"):
        if getattr(command, field):
            raise InvalidValue(field=field, value=getattr(command, field), why=Phrase("order_says_it_already_leave_it_out", order=order.id))
    return order


def _sale_of(command: ConfirmShipment, desk: Desk, order: Document | None, entity: LegalEntity) -> Sale:
    if order is not None:
        customer_id, bill_to, currency = order.partner_id, order.bill_to, order.currency
    else:
        customer = customer_of(desk, command.customer_id)
        customer_id, bill_to = customer.id, command.bill_to or customer.bill_to
        currency = command.currency or customer.currency or entity.currency
    rate = rate_on(desk, base=entity.currency, currency=currency, day=command.posting_date)
    return sale_between(desk, entity, customer_id=customer_id, bill_to=bill_to, currency=currency, rate=rate)


def _picks(command: ConfirmShipment, desk: Desk, order: Document | None, entity: LegalEntity) -> list[Picked]:
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("shipment_has_at_least_one_line"))
    lines = {line.line_no: line for line in desk.many(OrderLine, "order", order.id)} if order else {}
    for line in command.lines:
        if (order is not None) != (line.order_line_no in lines):
            why = Phrase("order_has_lines", order=order.id, count=len(lines)) if order else Phrase("there_no_order_state_item_instead")
            raise InvalidValue(field=Word("order_line"), value=line.order_line_no, why=why)
        if line.order_line_no and line.item_id not in ("", lines[line.order_line_no].item_id):
            why = Phrase(
                "line_of_order_is_for", order_line_no=line.order_line_no, order=command.order_id, item=lines[line.order_line_no].item_id
            )
            raise InvalidValue(field=Word("item"), value=line.item_id, why=why)
    ordered = [lines.get(line.order_line_no) for line in command.lines]
    items = desk.every(Item, [(known.item_id if known else line.item_id,) for line, known in zip(command.lines, ordered, strict=True)])
    desk.prefetch(ItemUnit, [(line.item_id, line.unit) for line in command.lines if line.unit and line.item_id])
    picks = [
        pick_line(
            desk,
            n,
            items[(known.item_id if known else line.item_id,)],
            known,
            quantity=line.quantity,
            unit=line.unit,
            unit_price=line.unit_price,
            discount=line.discount,
            tax_code=line.tax_code,
            tax=line.tax,
            location_id=line.location_id,
            lot_id=line.lot_id,
        )
        for n, (line, known) in enumerate(zip(command.lines, ordered, strict=True), start=1)
    ]
    check_open(desk, picks)
    desk.prefetch(TaxCode, {(entity.id, pick.tax_code): None for pick in picks if pick.tax_code})
    return picks


def _places(desk: Desk, warehouse_id: str, picks: Sequence[Picked]) -> list[Place]:
    spots = [(pick.location_id, pick.item.id, pick.lot_id) for pick in picks]
    prefetch_places(desk, spots)
    for pick in picks:
        location = desk.one(Location, pick.location_id)
        if location.warehouse_id != warehouse_id or location.kind in ("quarantine", "transit"):
            why = Phrase("goods_are_shipped_from_storage_warehouse_not", warehouse=warehouse_id)
            raise InvalidValue(field=Phrase("of_line", what=Word("location"), line=pick.n), value=location.id, why=why)
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=True)
    return places
