"""Unselling: what selling changed on orders, shipped lines and what was billed ahead is given back when a shipment is reversed."""

from __future__ import annotations

from app.desk import Desk
from app.domain.book import Document, JournalEntry, ShipmentLine
from app.domain.book.sales import BilledAhead, ShipmentLineChange
from app.domain.exact import ZERO
from app.domain.wording import Phrase
from app.ledger.journal import Entry
from app.ledger.made_with import take_back_made_with
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.sales_orders import advance_order, shift_line


def take_back_sale(desk: Desk, entry: Entry, document: Document) -> None:
    """What `sell` did for a shipment, drop shipment or its invoice at once; refused when something later stands on it."""
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
            because = Phrase("line_was_invoiced_credited_delivered_or_returned", line=line.line_no)
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
