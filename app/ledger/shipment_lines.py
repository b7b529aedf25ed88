"""Shipment lines after the shipment: what is left to invoice, to credit and to return, and every later change, kept as a difference."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from app.desk import Desk
from app.domain.book import Document, ShipmentLine
from app.domain.book.sales import ShipmentLineChange
from app.domain.exact import ZERO
from app.domain.wording import Phrase
from app.ledger.mirror import refuse_as_stood_on

CHANGING = (
    "quantity_invoiced",
    "quantity_returned",
    "quantity_credited",
    "net_invoiced",
    "tax_invoiced",
    "net_credited",
    "tax_credited",
    "cost_returned",
    "revenue",
    "revenue_accrued",
    "revenue_cleared",
    "deferred",
)


def uninvoiced(line: ShipmentLine) -> Decimal:
    """What is left to invoice of a line, in base units: neither invoiced nor come back without having been."""
    return line.quantity - line.quantity_invoiced - (line.quantity_returned - line.quantity_credited)


def creditable(line: ShipmentLine) -> Decimal:
    """What was invoiced of a line and has not been credited, in base units."""
    return line.quantity_invoiced - line.quantity_credited


def outstanding(line: ShipmentLine) -> Decimal:
    """What left and has not come back, in base units."""
    return line.quantity - line.quantity_returned


def amend(desk: Desk, line: ShipmentLine, *, by: tuple[str, int], **differences: Decimal) -> ShipmentLine:
    """Change a line's figures by differences, for document line `by`, and remember them."""
    amounts = {name: differences.get(name, ZERO) for name in CHANGING}
    desk.write(
        ShipmentLineChange(
            seq=desk.seq,
            n=desk.next_n(),
            document_id=by[0],
            document_line_no=by[1],
            shipment_id=line.shipment_id,
            line_no=line.line_no,
            **amounts,
        )
    )
    return desk.change(line, **{name: getattr(line, name) + amount for name, amount in amounts.items() if amount})


def take_back(desk: Desk, document: Document, *, by: str) -> list[ShipmentLine]:
    """Undo what a document changed on shipment lines, in the name of its reversal `by`; returns the lines as they are then.

    Refused when a later document used what this one had made possible.
    """
    changes = desk.many(ShipmentLineChange, "document", document.id)
    desk.every(ShipmentLine, [(change.shipment_id, change.line_no) for change in changes])
    lines = []
    for change in changes:
        line = desk.one(ShipmentLine, change.shipment_id, change.line_no)
        undone = amend(desk, line, by=(by, change.document_line_no), **{name: -getattr(change, name) for name in CHANGING})
        if not _sound(undone):
            because = Phrase("line_was_invoiced_credited_or_returned_since", line=line.line_no, shipment=line.shipment_id)
            raise refuse_as_stood_on(document, because, [line.invoice_id or line.shipment_id])
        lines.append(undone)
    return lines


def _sound(line: ShipmentLine) -> bool:
    figures = msgspec.structs.asdict(line)
    left = (
        uninvoiced(line),
        creditable(line),
        outstanding(line),
        line.net_invoiced - line.net_credited,
        line.revenue_accrued - line.revenue_cleared,
    )
    return all(figures[name] >= 0 for name in CHANGING if name != "revenue") and all(amount >= 0 for amount in left)
