"""Shipping: goods leave for a customer at their cost, invoiced at once, before or later; delivery passes control where agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import (
    Document,
    DocumentLine,
    Item,
    ItemUnit,
    LegalEntity,
    Location,
    OrderLine,
    ShipmentLine,
    TaxCode,
    Warehouse,
)
from app.domain.book.sales import BilledAhead
from app.domain.currency import digits_of
from app.domain.exact import QUANTITY_SCALE, ZERO, Money, Quantity, Rate, UnitPrice, round_half_up, share_of
from app.domain.plain import plain
from app.domain.refusals import InvalidValue, Refusal
from app.ledger.documents import document_of, open_document
from app.ledger.journal import Entry
from app.ledger.pricing import LineAmount
from app.ledger.rates import rate_on
from app.ledger.sales_lines import Bill, Sale, bill_document, check_stated_tax, customer_of, in_units, sale_amount, sale_between
from app.ledger.sales_orders import advance_order, shift_line
from app.ledger.shipment_lines import amend
from app.ledger.stock import Place, Reason, issue, place_at, prefetch_places, prefetch_stock
from app.ledger.units import convert, factor_of
from app.state import Wants


class MoreThanOrdered(Refusal):
    says = (
        "Line {line} of order {order} has {open} of {item} left to ship, {wanted} were picked. "
        "Ship no more than that, or take another order for the rest."
    )


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


@dataclass(frozen=True, slots=True)
class _Pick:
    """A picked line and its terms; `quantity` is in base units, `stated` in the unit of the terms (None: they differ)."""

    n: int
    line: ShipmentLineIn
    item: Item
    order_line: OrderLine | None
    quantity: Decimal
    stated: Decimal | None
    unit: str
    units_numerator: int
    units_denominator: int
    unit_price: Decimal
    discount: Decimal
    tax_code: str


@dataclass(slots=True)
class _Dispatch:
    """What posting the lines of one shipment shares."""

    command: ConfirmShipment
    sale: Sale
    warehouse_id: str
    entry: Entry
    bill: Bill
    net: Decimal = ZERO
    tax: Decimal = ZERO

    @property
    def at_once(self) -> bool:
        return bool(self.command.invoice_id)

    @property
    def passed(self) -> bool:
        return self.command.control_passes == "shipment"


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
    warehouse = desk.one(Warehouse, warehouse_id)
    if warehouse.entity_id != entity.id:
        raise InvalidValue(field="warehouse", value=warehouse.id, why=f"it belongs to {warehouse.entity_id}, not to {entity.id}")
    sale = _sale_of(command, desk, order, entity)
    picks = _picks(command, desk, order, entity)
    places = _places(desk, warehouse_id, picks)
    desk.prefetch(
        BilledAhead, [(p.order_line.order_id, p.order_line.line_no) for p in picks if p.order_line and p.order_line.quantity_invoiced]
    )
    entry = Entry(
        desk,
        entity,
        document_id=command.shipment_id,
        kind="shipment",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    dispatch = _Dispatch(command, sale, warehouse_id, entry, Bill(desk, entry, sale))
    for pick, place in zip(picks, places, strict=True):
        _ship_line(desk, dispatch, pick, place)
    _finish(desk, dispatch, order)
    entry.close()


def _order_of(command: ConfirmShipment, desk: Desk) -> Document | None:
    if not command.order_id:
        return None
    order = document_of(desk, command.order_id, kind="sales_order", states=("open", "part_done"), action="shipped")
    for field in ("entity_id", "warehouse_id", "customer_id", "bill_to", "currency"):
        if getattr(command, field):
            raise InvalidValue(field=field, value=getattr(command, field), why=f"order {order.id} says it already; leave it out")
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


def _picks(command: ConfirmShipment, desk: Desk, order: Document | None, entity: LegalEntity) -> list[_Pick]:
    if not command.lines:
        raise InvalidValue(field="lines", value="none", why="a shipment has at least one line")
    lines = {line.line_no: line for line in desk.many(OrderLine, "order", order.id)} if order else {}
    for line in command.lines:
        if (order is not None) != (line.order_line_no in lines):
            why = f"order {order.id} has lines 1 to {len(lines)}" if order else "there is no order; state the item instead"
            raise InvalidValue(field="order line", value=line.order_line_no, why=why)
    ordered = [lines.get(line.order_line_no) for line in command.lines]
    items = desk.every(Item, [(known.item_id if known else line.item_id,) for line, known in zip(command.lines, ordered, strict=True)])
    desk.prefetch(ItemUnit, [(line.item_id, line.unit) for line in command.lines if line.unit and line.item_id])
    picks = []
    left = {n: line.quantity_open for n, line in lines.items()}
    for n, (line, known) in enumerate(zip(command.lines, ordered, strict=True), start=1):
        pick = _pick(desk, n, line, known, items[(known.item_id if known else line.item_id,)])
        if known is not None:
            if pick.quantity > left[known.line_no]:
                raise MoreThanOrdered(
                    line=known.line_no,
                    order=known.order_id,
                    open=left[known.line_no],
                    item=known.item_id,
                    wanted=pick.quantity,
                )
            left[known.line_no] -= pick.quantity
        picks.append(pick)
    desk.prefetch(TaxCode, {(entity.id, pick.tax_code): None for pick in picks if pick.tax_code})
    return picks


def _pick(desk: Desk, n: int, line: ShipmentLineIn, known: OrderLine | None, item: Item) -> _Pick:
    if line.quantity <= 0:
        raise InvalidValue(field=f"quantity of line {n}", value=line.quantity, why="what leaves is more than nothing")
    if known is None and line.unit_price is None:
        raise InvalidValue(field=f"price of line {n}", value="missing", why="a sale without an order states its price")
    unit = line.unit or (known.unit if known else item.base_unit)
    numerator, denominator = factor_of(desk, item, unit)
    own = known is None or line.unit_price is not None
    priced_unit = unit if own or known is None else known.unit
    price = line.unit_price if line.unit_price is not None else known.unit_price if known else ZERO
    discount = line.discount if line.discount is not None else known.discount if known else ZERO
    tax_code = line.tax_code if line.tax_code is not None else known.tax_code if known else ""
    if price < 0 or not 0 <= discount <= 1:
        raise InvalidValue(
            field=f"price of line {n}", value=f"{plain(price)} less {plain(discount)}", why="a price is not below zero, a discount up to 1"
        )
    if known is not None and not own:
        priced = (known.units_numerator, known.units_denominator)
    else:
        priced = (numerator, denominator)
    return _Pick(
        n=n,
        line=line,
        item=item,
        order_line=known,
        quantity=convert(item, line.quantity, unit, numerator, denominator),
        stated=line.quantity if unit == priced_unit else None,
        unit=priced_unit,
        units_numerator=priced[0],
        units_denominator=priced[1],
        unit_price=price,
        discount=discount,
        tax_code=tax_code,
    )


def _places(desk: Desk, warehouse_id: str, picks: Sequence[_Pick]) -> list[Place]:
    spots = [(pick.line.location_id, pick.item.id, pick.line.lot_id) for pick in picks]
    prefetch_places(desk, spots)
    for pick in picks:
        location = desk.one(Location, pick.line.location_id)
        if location.warehouse_id != warehouse_id or location.kind in ("quarantine", "transit"):
            why = f"goods are shipped from storage of warehouse {warehouse_id}, not from quarantine or the road"
            raise InvalidValue(field=f"location of line {pick.n}", value=location.id, why=why)
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=True)
    return places


def _ship_line(desk: Desk, dispatch: _Dispatch, pick: _Pick, place: Place) -> None:
    """Issue the goods; bill what was not billed ahead (at once) or accrue it; recognise revenue if control passes now."""
    sale, command, entry = dispatch.sale, dispatch.command, dispatch.entry
    family, warehouse_id = pick.item.family, dispatch.warehouse_id
    goods_to = sale.of_goods("COGS" if dispatch.passed else "SHIPPED_NOT_INVOICED", family=family, warehouse_id=warehouse_id)
    why = Reason("shipment", command.shipment_id, pick.n, partner_id=sale.customer.id)
    cost = issue(desk, entry, place, quantity=pick.quantity, why=why, to=goods_to).value
    ahead = _take_billed_ahead(desk, sale, pick)
    rest = pick.quantity - ahead.quantity
    quantity_in_unit = pick.stated if pick.stated is not None and not ahead.quantity else in_units(pick, rest)
    amount = sale_amount(desk, sale, pick, quantity_in_unit=quantity_in_unit)
    check_stated_tax(pick, pick.n, stated=pick.line.tax, computed=amount.tax, quantity=pick.line.quantity)
    dispatch.net += amount.net + ahead.net
    dispatch.tax += amount.tax + ahead.tax
    billed = dispatch.at_once and rest > 0
    net_base = sale.base(amount.net)
    if billed:
        dispatch.bill.add(pick.n, tax_code=pick.tax_code, net=amount.net, tax=amount.tax)
        _write_bill_line(desk, dispatch, pick, quantity=rest, quantity_in_unit=quantity_in_unit, amount=amount, cost=cost)
    if rest:
        _post_sale(dispatch, family, net=amount.net, net_base=net_base)
    if ahead.quantity and dispatch.passed:
        entry.add(sale.of_payer("DEFERRED_REVENUE"), ahead.deferred)
        entry.add(sale.of_goods("REVENUE", family=family, warehouse_id=warehouse_id), -ahead.deferred)
    accrued = ZERO if billed or not dispatch.passed else net_base
    shipped = ShipmentLine(
        shipment_id=command.shipment_id,
        line_no=pick.n,
        entity_id=sale.entity.id,
        warehouse_id=warehouse_id,
        partner_id=sale.customer.id,
        order_id=command.order_id,
        order_line_no=pick.line.order_line_no,
        item_id=pick.item.id,
        lot_id=pick.line.lot_id,
        location_id=place.location.id,
        unit=pick.unit,
        units_numerator=pick.units_numerator,
        units_denominator=pick.units_denominator,
        unit_price=pick.unit_price,
        discount=pick.discount,
        tax_code=pick.tax_code,
        quantity=pick.quantity,
        quantity_invoiced=rest if billed else ZERO,
        quantity_returned=ZERO,
        quantity_credited=ZERO,
        net_invoiced=amount.net if billed else ZERO,
        tax_invoiced=amount.tax if billed else ZERO,
        net_credited=ZERO,
        tax_credited=ZERO,
        cost=cost,
        cost_returned=ZERO,
        revenue=net_base if dispatch.passed else ZERO,
        revenue_accrued=accrued,
        revenue_cleared=ZERO,
        deferred=net_base if billed and not dispatch.passed else ZERO,
        shipped_on=command.posting_date,
        control_passed_on=command.posting_date if dispatch.passed else None,
        invoice_id=command.invoice_id if billed else ahead.invoice_id,
    )
    desk.write(shipped)
    if ahead.quantity:
        passed, waiting = (ahead.deferred, ZERO) if dispatch.passed else (ZERO, ahead.deferred)
        amend(
            desk,
            shipped,
            by=(command.shipment_id, pick.n),
            quantity_invoiced=ahead.quantity,
            net_invoiced=ahead.net,
            tax_invoiced=ahead.tax,
            revenue=passed,
            deferred=waiting,
        )
    _fulfil(desk, pick, billed=rest if billed else ZERO)


def _take_billed_ahead(desk: Desk, sale: Sale, pick: _Pick) -> BilledAhead:
    """The share of what was invoiced before shipping that leaves with this line; nothing when there is none."""
    line = pick.order_line
    known = desk.find(BilledAhead, line.order_id, line.line_no) if line and line.quantity_invoiced else None
    if line is None or known is None or not known.quantity:
        return BilledAhead(
            order_id="", line_no=0, entity_id=sale.entity.id, quantity=ZERO, net=ZERO, tax=ZERO, deferred=ZERO, invoice_id=""
        )
    part = min(known.quantity, pick.quantity)
    taken = BilledAhead(
        order_id=line.order_id,
        line_no=line.line_no,
        entity_id=sale.entity.id,
        quantity=part,
        net=share_of(known.net, part=part, whole=known.quantity, digits=sale.digits),
        tax=share_of(known.tax, part=part, whole=known.quantity, digits=sale.digits),
        deferred=share_of(known.deferred, part=part, whole=known.quantity, digits=digits_of(sale.entity.currency)),
        invoice_id=known.invoice_id,
    )
    desk.change(
        known,
        quantity=known.quantity - part,
        net=known.net - taken.net,
        tax=known.tax - taken.tax,
        deferred=known.deferred - taken.deferred,
    )
    return taken


def _post_sale(dispatch: _Dispatch, family: str, *, net: Decimal, net_base: Decimal) -> None:
    """The other side of what is billed or accrued: revenue once control passed, deferred until then (unbilled goods wait at cost)."""
    sale, entry = dispatch.sale, dispatch.entry
    if dispatch.passed:
        entry.add(sale.of_goods("REVENUE", family=family, warehouse_id=dispatch.warehouse_id), -net_base, sale.foreign(-net))
        if not dispatch.at_once:
            entry.add(sale.of_payer("UNBILLED_RECEIVABLE"), net_base, sale.foreign(net))
    elif dispatch.at_once:
        entry.add(sale.of_payer("DEFERRED_REVENUE"), -net_base, sale.foreign(-net))


def _write_bill_line(
    desk: Desk, dispatch: _Dispatch, pick: _Pick, *, quantity: Decimal, quantity_in_unit: Decimal, amount: LineAmount, cost: Decimal
) -> None:
    desk.write(
        DocumentLine(
            document_id=dispatch.command.invoice_id,
            line_no=pick.n,
            item_id=pick.item.id,
            quantity=quantity,
            unit=pick.unit,
            quantity_in_unit=round_half_up(quantity_in_unit, QUANTITY_SCALE),
            unit_price=pick.unit_price,
            net=amount.net,
            tax_code=pick.tax_code,
            tax=amount.tax,
            value=cost,
            order_id=dispatch.command.order_id,
            order_line_no=pick.line.order_line_no,
            source_id=dispatch.command.shipment_id,
            source_line_no=pick.n,
        )
    )


def _fulfil(desk: Desk, pick: _Pick, *, billed: Decimal) -> None:
    if pick.order_line is None:
        return
    key = (pick.order_line.order_id, pick.order_line.line_no)
    shift_line(desk, key, fulfilled=pick.quantity, open=-pick.quantity, invoiced=billed)


def _finish(desk: Desk, dispatch: _Dispatch, order: Document | None) -> None:
    """The headers: the invoice of what was billed, the shipment, and how far the order is."""
    command, sale = dispatch.command, dispatch.sale
    shipment = Document(
        id=command.shipment_id,
        kind="shipment",
        entity_id=sale.entity.id,
        warehouse_id=dispatch.warehouse_id,
        partner_id=sale.customer.id,
        bill_to=sale.bill_to.id,
        state="posted" if dispatch.passed else "in_transit",
        document_date=dispatch.entry.document_date,
        posting_date=command.posting_date,
        currency=sale.currency,
        rate=sale.rate,
        net=dispatch.net,
        tax=dispatch.tax,
        total=dispatch.net + dispatch.tax,
        reference=command.reference,
        source_id=command.order_id,
        note=command.note,
        created_by=desk.member,
        command_id=desk.record.id,
    )
    if command.invoice_id:
        if not dispatch.bill.lines:
            why = "all of these goods were invoiced before they left; leave the invoice out"
            raise InvalidValue(field="invoice", value=command.invoice_id, why=why)
        header = bill_document(
            desk,
            dispatch.bill,
            id=command.invoice_id,
            kind="customer_invoice",
            warehouse_id=shipment.warehouse_id,
            posting_date=shipment.posting_date,
            document_date=shipment.document_date,
            source_id=shipment.id,
            reference=command.reference,
        )
        invoice = open_document(desk, sale.entity, header)
        dispatch.bill.close(invoice)
        desk.notes.result.update({"invoice": invoice.id, "invoice_number": invoice.number})
    open_document(desk, sale.entity, shipment)
    if order is not None:
        advance_order(desk, order.id)
