"""Sales invoicing: customer invoices made apart from the shipment, after it or before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item, LegalEntity, OrderLine, ShipmentLine, TaxCode
from app.domain.book.sales import BilledAhead
from app.domain.currency import digits_of
from app.domain.exact import QUANTITY_SCALE, ZERO, Money, Quantity, round_half_up, share_of
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.documents import document_of, open_document
from app.ledger.foreign_cash import Foreign
from app.ledger.journal import Entry
from app.ledger.pricing import LineAmount
from app.ledger.rates import in_base, rate_on
from app.ledger.sales_lines import Bill, Sale, bill_document, check_stated_tax, in_units, sale_amount, sale_between
from app.ledger.shipment_lines import amend, uninvoiced
from app.ledger.units import convert, factor_of


class MoreThanShipped(Refusal):
    says = (
        "Line {line} of {document} has {open} of {item} left to invoice, {wanted} were asked for. "
        "Invoice no more than that, or ship the rest first."
    )


class NothingToInvoice(Refusal):
    says = "Nothing of {documents} is left to invoice. Look at its invoices; nothing more has to be done."


class InvoiceLineIn(Part, frozen=True, kw_only=True):
    """A line to invoice: of a shipment, or of the order when the invoice goes ahead. Without a quantity, all that is left of it.

    `unit` is that of the line by default. A stated `tax` must equal the computed one.
    """

    shipment_id: str = ""
    line_no: int
    quantity: Quantity | None = None
    unit: str = ""
    tax: Money | None = None


class PostCustomerInvoice(Command, frozen=True, kw_only=True):
    """Invoice what was shipped (`shipment_ids`, all to one payer), or an order before it ships. Without lines, all that is left."""

    invoice_id: str
    shipment_ids: tuple[str, ...] = ()
    order_id: str = ""
    posting_date: date
    document_date: date | None = None
    reference: str = ""
    note: str = ""
    lines: tuple[InvoiceLineIn, ...] = ()


@dataclass(frozen=True, slots=True)
class _Billing:
    """A line to invoice: its source, the quantity in base units and what of it was left."""

    n: int
    source: ShipmentLine | OrderLine
    quantity: Decimal
    left: Decimal
    tax: Decimal | None


@decides(PostCustomerInvoice, area="sales_invoicing", permission="sales_invoicing.post")
def decide_post_customer_invoice(command: PostCustomerInvoice, desk: Desk) -> None:
    if bool(command.order_id) == bool(command.shipment_ids):
        why = Phrase("invoice_for_shipments_left_or_for_order")
        raise InvalidValue(field=Word("shipments_and_order"), value=Word("both") if command.order_id else Word("neither"), why=why)
    sources = _sources(command, desk)
    first = sources[0]
    desk.authorise(entity_id=first.entity_id, warehouse_id=first.warehouse_id)
    entity = desk.one(LegalEntity, first.entity_id)
    rate = rate_on(desk, base=entity.currency, currency=first.currency, day=command.posting_date)
    entry = Entry(
        desk,
        entity,
        document_id=command.invoice_id,
        kind="customer_invoice",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    sales = {
        source.id: sale_between(
            desk, entity, customer_id=source.partner_id, bill_to=source.bill_to, currency=source.currency, rate=rate, active=False
        )
        for source in sources
    }
    bill = Bill(desk, entry, sales[first.id])
    billings = _billings_ahead(command, desk, first) if command.order_id else _billings_after(command, desk)
    if not billings:
        raise NothingToInvoice(documents=", ".join(source.id for source in sources))
    items = desk.every(Item, [(billing.source.item_id,) for billing in billings])
    desk.prefetch(TaxCode, {(entity.id, billing.source.tax_code): None for billing in billings if billing.source.tax_code})
    for billing in billings:
        source = billing.source
        family = items[(source.item_id,)].family
        if isinstance(source, ShipmentLine):
            _bill_shipped(desk, bill, sales[source.shipment_id], source, billing, family=family, invoice_id=command.invoice_id)
        else:
            _bill_ahead(desk, bill, source, billing, invoice_id=command.invoice_id)
    _finish(command, desk, bill, first)
    entry.close()


def _sources(command: PostCustomerInvoice, desk: Desk) -> list[Document]:
    ids = list(dict.fromkeys(command.shipment_ids)) or [command.order_id]
    desk.prefetch(Document, [(id,) for id in (*ids, command.invoice_id)])
    if command.order_id:
        found = [document_of(desk, command.order_id, kind="sales_order", states=("open", "part_done"), action=Word("invoiced"))]
    else:
        kinds = ["drop_shipment" if desk.one(Document, id).kind == "drop_shipment" else "shipment" for id in ids]
        states = ("posted", "in_transit")
        found = [document_of(desk, id, kind=kind, states=states, action=Word("invoiced")) for id, kind in zip(ids, kinds, strict=True)]
    terms = {(source.entity_id, source.bill_to, source.currency) for source in found}
    if len(terms) > 1:
        why = Phrase("one_invoice_one_seller_one_payer_one")
        raise InvalidValue(field=Word("shipments"), value=list(ids), why=why)
    return found


def _billings_after(command: PostCustomerInvoice, desk: Desk) -> list[_Billing]:
    desk.prefetch_many(ShipmentLine, "shipment", [(id,) for id in command.shipment_ids])
    lines = {(line.shipment_id, line.line_no): line for id in command.shipment_ids for line in desk.many(ShipmentLine, "shipment", id)}
    left = {key: uninvoiced(line) for key, line in lines.items()}
    if not command.lines:
        open_keys = [key for key in lines if left[key] > 0]
        return [_Billing(n, lines[key], left[key], left[key], None) for n, key in enumerate(open_keys, start=1)]
    only = command.shipment_ids[0] if len(command.shipment_ids) == 1 else ""
    keys = [(wanted.shipment_id or only, wanted.line_no) for wanted in command.lines]
    return [
        _billing(desk, n, wanted, key, lines.get(key), left.get(key, ZERO))
        for n, (wanted, key) in enumerate(zip(command.lines, _once(keys), strict=True), start=1)
    ]


def _billings_ahead(command: PostCustomerInvoice, desk: Desk, order: Document) -> list[_Billing]:
    lines = {line.line_no: line for line in desk.many(OrderLine, "order", order.id)}
    ahead = {row.line_no: row.quantity for row in desk.many(BilledAhead, "order", order.id)}
    left = {n: line.quantity_open - ahead.get(n, ZERO) for n, line in lines.items()}
    if not command.lines:
        return [_Billing(n, lines[k], left[k], left[k], None) for n, k in enumerate((k for k in lines if left[k] > 0), start=1)]
    keys = _once([(order.id, wanted.line_no) for wanted in command.lines])
    return [
        _billing(desk, n, wanted, key, lines.get(wanted.line_no), left.get(wanted.line_no, ZERO))
        for n, (wanted, key) in enumerate(zip(command.lines, keys, strict=True), start=1)
    ]


def _once(keys: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    twice = next((key for i, key in enumerate(keys) if key in keys[:i]), None)
    if twice is not None:
        raise InvalidValue(
            field=Phrase("line_of_document", twice=twice[1], twice_2=twice[0]),
            value=Word("named_twice"),
            why=Phrase("invoice_names_each_line_once"),
        )
    return keys


def _billing(
    desk: Desk, n: int, wanted: InvoiceLineIn, key: tuple[str, int], source: ShipmentLine | OrderLine | None, left: Decimal
) -> _Billing:
    if source is None:
        raise InvalidValue(
            field=Phrase("line_of_document_2", line=wanted.line_no, key=key[0] or Word("no_shipment")),
            value=Word("unknown"),
            why=Phrase("there_is_no_such_line_to_invoice"),
        )
    quantity = left
    if wanted.quantity is not None:
        item = desk.one(Item, source.item_id)
        unit = wanted.unit or source.unit
        quantity = convert(item, wanted.quantity, unit, *factor_of(desk, item, unit))
        if quantity <= 0:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("quantity"), line=n),
                value=wanted.quantity,
                why=Phrase("what_is_invoiced_is_more_than_nothing"),
            )
    if quantity > left or left <= 0:
        raise MoreThanShipped(line=key[1], document=key[0], open=max(left, ZERO), item=source.item_id, wanted=quantity)
    return _Billing(n, source, quantity, left, wanted.tax)


def _add(desk: Desk, bill: Bill, sale: Sale, billing: _Billing, *, invoice_id: str, cost: Decimal) -> tuple[LineAmount, Decimal]:
    """Bill a line and write it; returns its amounts and its net in base currency."""
    source = billing.source
    quantity_in_unit = in_units(source, billing.quantity)
    amount = sale_amount(desk, sale, source, quantity_in_unit=quantity_in_unit)
    check_stated_tax(source, billing.n, stated=billing.tax, computed=amount.tax, quantity=billing.quantity)
    net_base = bill.add(billing.n, tax_code=source.tax_code, net=amount.net, tax=amount.tax)
    shipped = isinstance(source, ShipmentLine)
    desk.write(
        DocumentLine(
            document_id=invoice_id,
            line_no=billing.n,
            item_id=source.item_id,
            quantity=billing.quantity,
            unit=source.unit,
            quantity_in_unit=round_half_up(quantity_in_unit, QUANTITY_SCALE),
            unit_price=source.unit_price,
            net=amount.net,
            tax_code=source.tax_code,
            tax=amount.tax,
            value=cost,
            order_id=source.order_id,
            order_line_no=source.order_line_no if isinstance(source, ShipmentLine) else source.line_no,
            source_id=source.shipment_id if isinstance(source, ShipmentLine) else source.order_id,
            source_line_no=source.line_no if shipped else 0,
        )
    )
    return amount, net_base


def _bill_shipped(desk: Desk, bill: Bill, sale: Sale, line: ShipmentLine, billing: _Billing, *, family: str, invoice_id: str) -> None:
    """Clear what stood unbilled at its own amount; a moved rate is an exchange difference. Goods not delivered yet are deferred."""
    digits = digits_of(sale.entity.currency)
    cost = share_of(line.cost, part=billing.quantity, whole=line.quantity, digits=digits)
    amount, net_base = _add(desk, bill, sale, billing, invoice_id=invoice_id, cost=cost)
    entry = bill.entry
    cleared = correction = ZERO
    if line.control_passed_on is None:
        entry.add(sale.of_payer("DEFERRED_REVENUE"), -net_base, sale.foreign(-amount.net))
    else:
        accrual = desk.one(Document, line.delivery_id or line.shipment_id)
        cleared = share_of(line.revenue_accrued - line.revenue_cleared, part=billing.quantity, whole=billing.left, digits=digits)
        own = sale.foreign(amount.net) is None
        at_accrual = net_base if own else in_base(sale.entity, amount.net, accrual.rate)
        correction = at_accrual - cleared
        foreign = None if own else Foreign(currency=sale.currency, amount=-amount.net, rate=accrual.rate)
        entry.add(sale.of_payer("UNBILLED_RECEIVABLE"), -cleared, foreign)
        if correction:
            entry.add(sale.of_goods("REVENUE", family=family, warehouse_id=line.warehouse_id), -correction)
        if net_base != at_accrual:
            entry.add(sale.of_payer("EXCHANGE_DIFFERENCE"), at_accrual - net_base)
    amended = amend(
        desk,
        line,
        by=(invoice_id, billing.n),
        quantity_invoiced=billing.quantity,
        net_invoiced=amount.net,
        tax_invoiced=amount.tax,
        revenue=correction,
        revenue_cleared=cleared,
        deferred=ZERO if line.control_passed_on else net_base,
    )
    desk.change(amended, invoice_id=invoice_id)
    if line.order_id:
        order_line = desk.one(OrderLine, line.order_id, line.order_line_no)
        desk.change(order_line, quantity_invoiced=order_line.quantity_invoiced + billing.quantity)


def _bill_ahead(desk: Desk, bill: Bill, line: OrderLine, billing: _Billing, *, invoice_id: str) -> None:
    """Nothing has left: the revenue is deferred until the shipment (or delivery) releases it with the true cost."""
    amount, net_base = _add(desk, bill, bill.sale, billing, invoice_id=invoice_id, cost=ZERO)
    bill.entry.add(bill.sale.of_payer("DEFERRED_REVENUE"), -net_base, bill.sale.foreign(-amount.net))
    known = desk.find(BilledAhead, line.order_id, line.line_no)
    desk.write(
        BilledAhead(
            order_id=line.order_id,
            line_no=line.line_no,
            entity_id=line.entity_id,
            quantity=(known.quantity if known else ZERO) + billing.quantity,
            net=(known.net if known else ZERO) + amount.net,
            tax=(known.tax if known else ZERO) + amount.tax,
            deferred=(known.deferred if known else ZERO) + net_base,
            invoice_id=invoice_id,
        )
    )
    desk.change(line, quantity_invoiced=line.quantity_invoiced + billing.quantity)


def _finish(command: PostCustomerInvoice, desk: Desk, bill: Bill, first: Document) -> None:
    header = bill_document(
        desk,
        bill,
        id=command.invoice_id,
        kind="customer_invoice",
        warehouse_id=first.warehouse_id,
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
        source_id=first.id,
        reference=command.reference or first.reference,
        note=command.note,
    )
    bill.close(open_document(desk, bill.sale.entity, header))
