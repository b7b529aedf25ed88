"""What reversals of shipments, deliveries and customer invoices give back to orders and shipped lines; registers no command."""

from __future__ import annotations

from decimal import Decimal

from app.desk import Desk
from app.domain.book import Document, DocumentLine, JournalEntry, LayerUse, LegalEntity, OrderLine, ShipmentLine
from app.domain.book.sales import BilledAhead, ShipmentLineChange
from app.domain.exact import ZERO
from app.ledger.journal import Entry
from app.ledger.made_with import refuse_unless_own, take_back_made_with
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.rates import in_base
from app.ledger.reversals import undoes
from app.ledger.sales_orders import advance_order, shift_line
from app.ledger.shipment_lines import outstanding, take_back


@undoes("shipment")
def undo_shipment(desk: Desk, entry: Entry, document: Document) -> None:
    lines = desk.many(ShipmentLine, "shipment", document.id)
    at_once = {
        made.id
        for made in desk.many(Document, "source", document.id)
        if made.kind == "customer_invoice" and not desk.many(JournalEntry, "document", made.id)
    }
    changed = {change.line_no: change for change in desk.many(ShipmentLineChange, "document", document.id)}
    ahead = {row.line_no: row for row in desk.many(BilledAhead, "order", document.source_id)} if document.source_id else {}
    for line in lines:
        own = changed.get(line.line_no)
        billed_ahead = own.quantity_invoiced if own else ZERO
        billed_now = line.quantity - billed_ahead if line.invoice_id in at_once else ZERO
        later = line.quantity_invoiced - billed_ahead - billed_now
        if later or line.quantity_returned or line.net_credited or line.delivery_id:
            because = f"line {line.line_no} was invoiced, credited, delivered or returned since"
            raise refuse_as_stood_on(document, because, [line.delivery_id or line.invoice_id])
        if own is not None:
            _give_back_ahead(desk, ahead[line.order_line_no], own)
        if line.order_id:
            key = (line.order_id, line.order_line_no)
            shift_line(desk, key, fulfilled=-line.quantity, open=line.quantity, invoiced=-billed_now)
        _empty(desk, line)
    take_back_made_with(desk, entry, document, "customer_invoice")
    if document.source_id:
        advance_order(desk, document.source_id)


def _give_back_ahead(desk: Desk, ahead: BilledAhead, own: ShipmentLineChange) -> None:
    desk.change(
        ahead,
        quantity=ahead.quantity + own.quantity_invoiced,
        net=ahead.net + own.net_invoiced,
        tax=ahead.tax + own.tax_invoiced,
        deferred=ahead.deferred + own.revenue + own.deferred,
    )


def _empty(desk: Desk, line: ShipmentLine) -> None:
    """A line that never left: nothing to invoice, credit or return, and neither cost nor revenue."""
    desk.change(
        line,
        quantity_returned=line.quantity,
        quantity_invoiced=ZERO,
        net_invoiced=ZERO,
        tax_invoiced=ZERO,
        cost=ZERO,
        revenue=ZERO,
        revenue_accrued=ZERO,
        deferred=ZERO,
    )


@undoes("delivery")
def undo_delivery(desk: Desk, entry: Entry, document: Document) -> None:
    delivered: dict[int, Decimal] = {}
    for use in desk.many(LayerUse, "document", document.id):
        if use.quantity > 0:
            delivered[use.line_no] = delivered.get(use.line_no, ZERO) + use.quantity
    for line in desk.many(ShipmentLine, "shipment", document.source_id):
        if line.delivery_id == document.id and outstanding(line) != delivered.get(line.line_no, ZERO):
            raise refuse_as_stood_on(document, f"goods of line {line.line_no} came back since", [line.shipment_id])
    for line in take_back(desk, document, by=entry.document_id):
        desk.change(line, control_passed_on=None, delivery_id="")
    desk.change(desk.one(Document, document.source_id), state="in_transit")


@undoes("customer_invoice")
def undo_customer_invoice(desk: Desk, entry: Entry, document: Document) -> None:
    refuse_unless_own(desk, document)
    for line in take_back(desk, document, by=entry.document_id):
        if not line.quantity_invoiced:
            desk.change(line, invoice_id="")
    entity = desk.one(LegalEntity, document.entity_id)
    for billed in desk.many(DocumentLine, "document", document.id):
        if billed.order_id:
            shift_line(desk, (billed.order_id, billed.order_line_no), invoiced=-billed.quantity)
        if billed.source_id == billed.order_id and not billed.source_line_no:
            _take_back_ahead(desk, entity, document, billed)


def _take_back_ahead(desk: Desk, entity: LegalEntity, document: Document, line: DocumentLine) -> None:
    ahead = desk.one(BilledAhead, line.order_id, line.order_line_no)
    if ahead.quantity < line.quantity:
        raise refuse_as_stood_on(document, f"goods of order line {line.order_line_no} that it covers have left since", [line.order_id])
    desk.change(
        ahead,
        quantity=ahead.quantity - line.quantity,
        net=ahead.net - line.net,
        tax=ahead.tax - line.tax,
        deferred=ahead.deferred - in_base(entity, line.net, document.rate),
    )
    order_line = desk.one(OrderLine, line.order_id, line.order_line_no)
    if order_line.quantity_invoiced < 0:
        raise RuntimeError(f"order line {line.order_id} {line.order_line_no} would be invoiced below zero")
