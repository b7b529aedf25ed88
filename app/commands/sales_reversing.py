"""What reversals of shipments, deliveries and customer invoices give back to orders and shipped lines; registers no command."""

from __future__ import annotations

from decimal import Decimal

from app.desk import Desk
from app.domain.book import Document, DocumentLine, LayerUse, LegalEntity, OrderLine, ShipmentLine
from app.domain.book.sales import BilledAhead
from app.domain.exact import ZERO
from app.domain.wording import Phrase
from app.ledger.journal import Entry
from app.ledger.made_with import refuse_unless_own
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.rates import in_base
from app.ledger.reversals import undoes
from app.ledger.sales_orders import shift_line
from app.ledger.shipment_lines import outstanding, take_back
from app.ledger.unselling import take_back_sale


@undoes("shipment")
def undo_shipment(desk: Desk, entry: Entry, document: Document) -> None:
    take_back_sale(desk, entry, document)


@undoes("delivery")
def undo_delivery(desk: Desk, entry: Entry, document: Document) -> None:
    delivered: dict[int, Decimal] = {}
    for use in desk.many(LayerUse, "document", document.id):
        if use.quantity > 0:
            delivered[use.line_no] = delivered.get(use.line_no, ZERO) + use.quantity
    for line in desk.many(ShipmentLine, "shipment", document.source_id):
        if line.delivery_id == document.id and outstanding(line) != delivered.get(line.line_no, ZERO):
            raise refuse_as_stood_on(document, Phrase("goods_of_line_came_back_since", line=line.line_no), [line.shipment_id])
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
        raise refuse_as_stood_on(document, Phrase("goods_order_line_covers_left_since", order_line_no=line.order_line_no), [line.order_id])
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
