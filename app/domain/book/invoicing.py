"""Rows of invoicing: what each supplier invoice line was matched with."""

from __future__ import annotations

from datetime import date

from app.domain.exact import Money, Quantity
from app.domain.rows import Index, Row, table

__all__ = ["InvoiceMatch"]


@table(
    "invoice_match",
    key=("seq", "n"),
    nature="ledger",
    indexes={
        "document": Index(("document_id",)),
        "order": Index(("order_id", "order_line_no")),
        "receipt": Index(("receipt_id", "receipt_line_no")),
    },
)
class InvoiceMatch(Row, frozen=True, kw_only=True):
    """A document line matched with a receipt line, or (no receipt) with goods still to come; a reversal's row is the negative.

    `cleared` is what GRNI gave up (base currency), `prepaid` what it took ahead of the receipt; a receipt that uses up what was
    invoiced ahead writes a row of its own with negative `prepaid` and positive `cleared`. `price_difference` went to late cost.
    """

    seq: int
    n: int
    entity_id: str
    document_id: str
    line_no: int
    order_id: str
    order_line_no: int
    receipt_id: str = ""
    receipt_line_no: int = 0
    quantity: Quantity
    cleared: Money
    prepaid: Money
    price_difference: Money
    exchange_difference: Money
    posting_date: date
