"""Owns the goods receipt note on paper: what came, in what state, where it went, and the entry it posted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportlab.platypus import Flowable, Spacer

from reports.document import Column, ReportMeta, ReportTable, Value, filled
from reports.ledger_table import LedgerTable
from reports.letterhead import (
    Entry,
    Letterhead,
    Signature,
    document_pdf,
    entry_table,
    facts,
    masthead,
    notices,
    signatures,
)
from reports.table_plan import TablePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedLine:
    """One line as received. Quantities are in `unit`; amounts in the currency of the note, None where the reader has no
    right to see costs."""

    item: str
    description: str
    unit: str
    quantity_received: Decimal
    quantity_ordered: Decimal | None = None
    quantity_damaged: Decimal | None = None
    lot: str = ""
    expiry: date | None = None
    location: str = ""
    unit_price: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsReceiptNote:
    """A goods receipt with its entry; `remarks` are sentences on cases, tolerances and damage."""

    number: str
    company: str
    supplier: str
    warehouse: str
    received_on: date
    currency: str
    lines: tuple[ReceivedLine, ...]
    meta: ReportMeta
    address: tuple[str, ...] = ()
    state: str = ""
    purchase_order: str = ""
    delivery_note: str = ""
    dock: str = ""
    received_by: str = ""
    posted_on: date | None = None
    entries: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = (Signature(role="Received by"), Signature(role="Checked by"), Signature(role="Carrier"))


def goods_receipt_note_pdf(note: GoodsReceiptNote) -> bytes:
    """The note as PDF; the same note gives the same bytes."""
    head = Letterhead(
        company=note.company, kind="Goods receipt note", number=note.number, scan=note.number, state=note.state, address=note.address
    )
    day = note.meta.figures.day

    def compose(width: float, plans: Sequence[TablePlan]) -> list[Flowable]:
        pairs = [
            ("Supplier", note.supplier),
            ("Purchase order", note.purchase_order),
            ("Delivery note", note.delivery_note),
            ("Received on", day(note.received_on)),
            ("Warehouse", note.warehouse),
            ("Dock", note.dock),
            ("Received by", note.received_by),
            ("Posting date", day(note.posted_on) if note.posted_on else ""),
        ]
        story = [*masthead(head, width), *facts(pairs, width), LedgerTable(plans[0]), Spacer(1, 14)]
        story += notices(note.remarks, width, "Remarks")
        for plan in plans[1:]:
            story += [LedgerTable(plan), Spacer(1, 12)]
        return [*story, *signatures(note.signatures, width)]

    return document_pdf(head, note.meta, [_lines(note), *map(entry_table, note.entries)], compose)


def _lines(note: GoodsReceiptNote) -> ReportTable:
    money = note.currency
    offered: list[tuple[Column, Sequence[Value]]] = [
        (Column(key="item", title="Item", kind="code"), [line.item for line in note.lines]),
        (Column(key="description", title="Description", width=1.6), [line.description for line in note.lines]),
        (Column(key="lot", title="Lot", kind="code"), [line.lot or None for line in note.lines]),
        (Column(key="expiry", title="Expires", kind="date"), [line.expiry for line in note.lines]),
        (Column(key="ordered", title="Ordered", kind="quantity"), [line.quantity_ordered for line in note.lines]),
        (
            Column(key="received", title="Received", kind="quantity", total="sum", measured_in="unit"),
            [line.quantity_received for line in note.lines],
        ),
        (
            Column(key="damaged", title="Damaged", kind="quantity", total="sum", measured_in="unit"),
            [line.quantity_damaged for line in note.lines],
        ),
        (Column(key="unit", title="Unit", kind="code"), [line.unit for line in note.lines]),
        (Column(key="location", title="Put away", kind="code"), [line.location or None for line in note.lines]),
        (Column(key="price", title="Unit price", kind="price", currency=money), [line.unit_price for line in note.lines]),
        (
            Column(key="amount", title=f"Amount {money}", kind="money", total="sum", currency=money),
            [line.amount for line in note.lines],
        ),
    ]
    return filled(offered, frozenset({"item", "description", "received", "unit"}))
