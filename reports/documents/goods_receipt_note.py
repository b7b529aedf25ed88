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


def goods_receipt_note_pdf(note: GoodsReceiptNote) -> bytes:
    """The note as PDF; the same note gives the same bytes."""
    figures = note.meta.figures
    say, day = figures.say, figures.day
    head = Letterhead(
        company=note.company, kind=say("Goods receipt note"), number=note.number, scan=note.number, state=note.state, address=note.address
    )
    signed = [Signature(role=role) for role in (say("Received by"), say("Checked by"), say("Carrier"))]

    def compose(width: float, plans: Sequence[TablePlan]) -> list[Flowable]:
        pairs = [
            (say("Supplier"), note.supplier),
            (say("Purchase order"), note.purchase_order),
            (say("Delivery note"), note.delivery_note),
            (say("Received on"), day(note.received_on)),
            (say("Warehouse"), note.warehouse),
            (say("Dock"), note.dock),
            (say("Received by"), note.received_by),
            (say("Posting date"), day(note.posted_on) if note.posted_on else ""),
        ]
        story = [*masthead(head, width), *facts(pairs, width), LedgerTable(plans[0]), Spacer(1, 14)]
        story += notices(note.remarks, width, say("Remarks"))
        for plan in plans[1:]:
            story += [LedgerTable(plan), Spacer(1, 12)]
        return [*story, *signatures(signed, width)]

    return document_pdf(head, note.meta, [_lines(note), *(entry_table(entry, figures) for entry in note.entries)], compose)


def _lines(note: GoodsReceiptNote) -> ReportTable:
    money, say = note.currency, note.meta.figures.say
    offered: list[tuple[Column, Sequence[Value]]] = [
        (Column(key="item", title=say("Item"), kind="code"), [line.item for line in note.lines]),
        (Column(key="description", title=say("Description"), width=1.6), [line.description for line in note.lines]),
        (Column(key="lot", title=say("Lot"), kind="code"), [line.lot or None for line in note.lines]),
        (Column(key="expiry", title=say("Expires"), kind="date"), [line.expiry for line in note.lines]),
        (Column(key="ordered", title=say("Ordered"), kind="quantity"), [line.quantity_ordered for line in note.lines]),
        (
            Column(key="received", title=say("Received"), kind="quantity", total="sum", measured_in="unit"),
            [line.quantity_received for line in note.lines],
        ),
        (
            Column(key="damaged", title=say("Damaged"), kind="quantity", total="sum", measured_in="unit"),
            [line.quantity_damaged for line in note.lines],
        ),
        (Column(key="unit", title=say("Unit"), kind="code"), [line.unit for line in note.lines]),
        (Column(key="location", title=say("Put away in"), kind="code"), [line.location or None for line in note.lines]),
        (Column(key="price", title=say("Unit price"), kind="price", currency=money), [line.unit_price for line in note.lines]),
        (
            Column(key="amount", title=say("Amount {currency}", currency=money), kind="money", total="sum", currency=money),
            [line.amount for line in note.lines],
        ),
    ]
    return filled(offered, frozenset({"item", "description", "received", "unit"}))
