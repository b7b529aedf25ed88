"""Selling: a line that leaves for a customer is billed, accrued or released from what was billed ahead, and kept as a shipment line.

It knows what goods left and what they cost, not how: from stock, or straight from a supplier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item, OrderLine, ShipmentLine
from app.domain.book.sales import BilledAhead
from app.domain.currency import digits_of
from app.domain.exact import QUANTITY_SCALE, ZERO, round_half_up, share_of
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.documents import open_document
from app.ledger.journal import Entry, Target
from app.ledger.pricing import LineAmount
from app.ledger.sales_lines import Bill, Sale, bill_document, check_stated_tax, in_units, sale_amount
from app.ledger.sales_orders import advance_order, shift_line
from app.ledger.shipment_lines import amend
from app.ledger.units import convert, factor_of


class MoreThanOrdered(Refusal):
    says = (
        "Line {line} of order {order} has {open} of {item} left to ship, {wanted} were picked. "
        "Ship no more than that, or take another order for the rest."
    )


@dataclass(frozen=True, slots=True)
class Picked:
    """A line that leaves and its terms: `quantity` in base units, `stated` in the unit of the terms (None: given in another)."""

    n: int
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
    tax: Decimal | None = None
    location_id: str = ""
    lot_id: str = ""


@dataclass(slots=True)
class Dispatch:
    """What posting the lines of one shipment shares. An empty `invoice_id` leaves invoicing for later; `passed`: control passes now."""

    sale: Sale
    entry: Entry
    bill: Bill
    warehouse_id: str
    order_id: str
    invoice_id: str
    passed: bool
    net: Decimal = ZERO
    tax: Decimal = ZERO

    @property
    def shipment_id(self) -> str:
        """The document that posts."""
        return self.entry.document_id

    @property
    def day(self) -> date:
        """The posting date."""
        return self.entry.posting_date

    def goods_to(self, family: str) -> Target:
        """Where the cost of goods of a family goes: to cost of sales, or to wait for the delivery."""
        role = "COGS" if self.passed else "SHIPPED_NOT_INVOICED"
        return self.sale.of_goods(role, family=family, warehouse_id=self.warehouse_id)


def pick_line(
    desk: Desk,
    n: int,
    item: Item,
    order_line: OrderLine | None,
    *,
    quantity: Decimal,
    unit: str,
    unit_price: Decimal | None = None,
    discount: Decimal | None = None,
    tax_code: str | None = None,
    tax: Decimal | None = None,
    location_id: str = "",
    lot_id: str = "",
) -> Picked:
    """A line that leaves on the terms of its order line, as far as none are stated; a stated price is per `unit`."""
    if quantity <= 0:
        raise InvalidValue(
            field=Phrase("of_line", what=Word("quantity"), line=n), value=quantity, why=Phrase("what_leaves_is_more_than_nothing")
        )
    if order_line is None and unit_price is None:
        raise InvalidValue(
            field=Phrase("of_line", what=Word("price"), line=n), value=Word("missing"), why=Phrase("sale_without_an_order_states_its_price")
        )
    unit = unit or (order_line.unit if order_line else item.base_unit)
    given = factor_of(desk, item, unit)
    base = convert(item, quantity, unit, *given)
    if order_line is None or unit_price is not None:
        price, priced_unit, priced = unit_price or ZERO, unit, given
    else:
        price, priced_unit = order_line.unit_price, order_line.unit
        priced = (order_line.units_numerator, order_line.units_denominator)
    if discount is None:
        discount = order_line.discount if order_line else ZERO
    if tax_code is None:
        tax_code = order_line.tax_code if order_line else ""
    if price < 0 or not 0 <= discount <= 1:
        why = Phrase("price_not_below_zero_discount_fraction_up")
        raise InvalidValue(
            field=Phrase("of_line", what=Word("price"), line=n),
            value=Phrase("price_less_discount", price=price, discount=discount),
            why=why,
        )
    return Picked(
        n=n,
        item=item,
        order_line=order_line,
        quantity=base,
        stated=quantity if unit == priced_unit else None,
        unit=priced_unit,
        units_numerator=priced[0],
        units_denominator=priced[1],
        unit_price=price,
        discount=discount,
        tax_code=tax_code,
        tax=tax,
        location_id=location_id,
        lot_id=lot_id,
    )


def sell(desk: Desk, dispatch: Dispatch, pick: Picked, *, cost: Decimal) -> ShipmentLine:
    """Sell a line that left at `cost`: bill or accrue what was not billed ahead, recognise revenue if control passes now."""
    sale = dispatch.sale
    ahead = _take_billed_ahead(desk, sale, pick)
    rest = pick.quantity - ahead.quantity
    quantity_in_unit = pick.stated if pick.stated is not None and not ahead.quantity else in_units(pick, rest)
    amount = sale_amount(desk, sale, pick, quantity_in_unit=quantity_in_unit)
    check_stated_tax(pick, pick.n, stated=pick.tax, computed=amount.tax, quantity=in_units(pick, pick.quantity))
    dispatch.net += amount.net + ahead.net
    dispatch.tax += amount.tax + ahead.tax
    billed = bool(dispatch.invoice_id) and rest > 0
    if billed:
        dispatch.bill.add(pick.n, tax_code=pick.tax_code, net=amount.net, tax=amount.tax)
        _write_bill_line(desk, dispatch, pick, quantity=rest, quantity_in_unit=quantity_in_unit, amount=amount, cost=cost)
    if rest:
        _post_sale(dispatch, pick.item.family, net=amount.net, net_base=sale.base(amount.net))
    shipped = _shipped_line(dispatch, pick, amount, billed=rest if billed else ZERO, billed_before=ahead.invoice_id, cost=cost)
    desk.write(shipped)
    if ahead.quantity:
        _release_billed_ahead(desk, dispatch, shipped, ahead, family=pick.item.family)
    if pick.order_line is not None:
        key = (pick.order_line.order_id, pick.order_line.line_no)
        shift_line(desk, key, fulfilled=pick.quantity, open=-pick.quantity, invoiced=rest if billed else ZERO)
    return shipped


def _shipped_line(
    dispatch: Dispatch, pick: Picked, amount: LineAmount, *, billed: Decimal, billed_before: str, cost: Decimal
) -> ShipmentLine:
    """The line as it left: `amount` is of what was not billed ahead, `billed` of it at once; the rest bears the invoice from before."""
    sale = dispatch.sale
    net_base = sale.base(amount.net)
    return ShipmentLine(
        shipment_id=dispatch.shipment_id,
        line_no=pick.n,
        entity_id=sale.entity.id,
        warehouse_id=dispatch.warehouse_id,
        partner_id=sale.customer.id,
        order_id=dispatch.order_id,
        order_line_no=pick.order_line.line_no if pick.order_line else 0,
        item_id=pick.item.id,
        lot_id=pick.lot_id,
        location_id=pick.location_id,
        unit=pick.unit,
        units_numerator=pick.units_numerator,
        units_denominator=pick.units_denominator,
        unit_price=pick.unit_price,
        discount=pick.discount,
        tax_code=pick.tax_code,
        quantity=pick.quantity,
        quantity_invoiced=billed,
        quantity_returned=ZERO,
        quantity_credited=ZERO,
        net_invoiced=amount.net if billed else ZERO,
        tax_invoiced=amount.tax if billed else ZERO,
        net_credited=ZERO,
        tax_credited=ZERO,
        cost=cost,
        cost_returned=ZERO,
        revenue=net_base if dispatch.passed else ZERO,
        revenue_accrued=ZERO if billed or not dispatch.passed else net_base,
        revenue_cleared=ZERO,
        deferred=net_base if billed and not dispatch.passed else ZERO,
        shipped_on=dispatch.day,
        control_passed_on=dispatch.day if dispatch.passed else None,
        invoice_id=dispatch.invoice_id if billed else billed_before,
    )


def _release_billed_ahead(desk: Desk, dispatch: Dispatch, shipped: ShipmentLine, ahead: BilledAhead, *, family: str) -> None:
    """What was invoiced before shipping becomes revenue with the goods, or goes on waiting with them."""
    sale, entry = dispatch.sale, dispatch.entry
    if dispatch.passed:
        entry.add(sale.of_payer("DEFERRED_REVENUE"), ahead.deferred)
        entry.add(sale.of_goods("REVENUE", family=family, warehouse_id=dispatch.warehouse_id), -ahead.deferred)
    passed, waiting = (ahead.deferred, ZERO) if dispatch.passed else (ZERO, ahead.deferred)
    amend(
        desk,
        shipped,
        by=(shipped.shipment_id, shipped.line_no),
        quantity_invoiced=ahead.quantity,
        net_invoiced=ahead.net,
        tax_invoiced=ahead.tax,
        revenue=passed,
        deferred=waiting,
    )


def _take_billed_ahead(desk: Desk, sale: Sale, pick: Picked) -> BilledAhead:
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


def _post_sale(dispatch: Dispatch, family: str, *, net: Decimal, net_base: Decimal) -> None:
    """The other side of what is billed or accrued: revenue once control passed, deferred until then (unbilled goods wait at cost)."""
    sale, entry = dispatch.sale, dispatch.entry
    if dispatch.passed:
        entry.add(sale.of_goods("REVENUE", family=family, warehouse_id=dispatch.warehouse_id), -net_base, sale.foreign(-net))
        if not dispatch.invoice_id:
            entry.add(sale.of_payer("UNBILLED_RECEIVABLE"), net_base, sale.foreign(net))
    elif dispatch.invoice_id:
        entry.add(sale.of_payer("DEFERRED_REVENUE"), -net_base, sale.foreign(-net))


def _write_bill_line(
    desk: Desk, dispatch: Dispatch, pick: Picked, *, quantity: Decimal, quantity_in_unit: Decimal, amount: LineAmount, cost: Decimal
) -> None:
    desk.write(
        DocumentLine(
            document_id=dispatch.invoice_id,
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
            order_id=dispatch.order_id,
            order_line_no=pick.order_line.line_no if pick.order_line else 0,
            source_id=dispatch.shipment_id,
            source_line_no=pick.n,
        )
    )


def finish(desk: Desk, dispatch: Dispatch, *, kind: str, reference: str, note: str) -> Document:
    """The headers: the invoice of what was billed, the shipment, and how far the order is."""
    sale = dispatch.sale
    shipment = Document(
        id=dispatch.shipment_id,
        kind=kind,
        entity_id=sale.entity.id,
        warehouse_id=dispatch.warehouse_id,
        partner_id=sale.customer.id,
        bill_to=sale.bill_to.id,
        state="posted" if dispatch.passed else "in_transit",
        document_date=dispatch.entry.document_date,
        posting_date=dispatch.day,
        currency=sale.currency,
        rate=sale.rate,
        net=dispatch.net,
        tax=dispatch.tax,
        total=dispatch.net + dispatch.tax,
        reference=reference,
        source_id=dispatch.order_id,
        note=note,
        created_by=desk.member,
        command_id=desk.record.id,
    )
    if dispatch.invoice_id:
        if not dispatch.bill.lines:
            why = Phrase("all_these_goods_were_invoiced_before_they")
            raise InvalidValue(field=Word("invoice"), value=dispatch.invoice_id, why=why)
        header = bill_document(
            desk,
            dispatch.bill,
            id=dispatch.invoice_id,
            kind="customer_invoice",
            warehouse_id=shipment.warehouse_id,
            posting_date=shipment.posting_date,
            document_date=shipment.document_date,
            source_id=shipment.id,
            reference=reference,
        )
        invoice = open_document(desk, sale.entity, header)
        dispatch.bill.close(invoice)
        desk.notes.result.update({"invoice": invoice.id, "invoice_number": invoice.number})
    if dispatch.order_id:
        advance_order(desk, dispatch.order_id)
    return open_document(desk, sale.entity, shipment)


def check_open(desk: Desk, picks: Sequence[Picked]) -> None:
    """Refuse when the lines together take more of an order line than is open; loads what was billed ahead on them."""
    left: dict[tuple[str, int], Decimal] = {}
    for pick in picks:
        line = pick.order_line
        if line is None:
            continue
        key = (line.order_id, line.line_no)
        open_now = left.get(key, line.quantity_open)
        if pick.quantity > open_now:
            raise MoreThanOrdered(line=line.line_no, order=line.order_id, open=open_now, item=line.item_id, wanted=pick.quantity)
        left[key] = open_now - pick.quantity
    desk.prefetch(BilledAhead, [(x.order_id, x.line_no) for pick in picks if (x := pick.order_line) and x.quantity_invoiced])
