"""Owns the transfer note on paper: what goes from one warehouse to another, what arrived, and the entries of both ends."""

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
class TransferredLine:
    """One line. `quantity_received` is None until the other warehouse received it; a zero means that nothing came.
    `amount` is the value moved, None where the reader has no right to see costs."""

    item: str
    description: str
    unit: str
    quantity_shipped: Decimal
    quantity_received: Decimal | None = None
    lot: str = ""
    expiry: date | None = None
    location_from: str = ""
    location_to: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferNote:
    """A transfer between two warehouses, on the way or received."""

    number: str
    company: str
    warehouse_from: str
    warehouse_to: str
    shipped_on: date
    currency: str
    lines: tuple[TransferredLine, ...]
    meta: ReportMeta
    address: tuple[str, ...] = ()
    state: str = ""
    received_on: date | None = None
    expected_on: date | None = None
    carrier: str = ""
    vehicle: str = ""
    seal: str = ""
    entries: tuple[tuple[str, Entry], ...] = ()
    remarks: tuple[str, ...] = ()


def transfer_note_pdf(note: TransferNote) -> bytes:
    """The note as PDF; `entries` are printed under the titles they come with. The same note gives the same bytes."""
    figures = note.meta.figures
    say, day = figures.say, figures.day
    head = Letterhead(
        company=note.company, kind=say("Transfer note"), number=note.number, scan=note.number, state=note.state, address=note.address
    )
    signed = [Signature(role=role) for role in (say("Dispatched by"), say("Carrier"), say("Received by"))]

    def compose(width: float, plans: Sequence[TablePlan]) -> list[Flowable]:
        pairs = [
            (say("From"), note.warehouse_from),
            (say("To"), note.warehouse_to),
            (say("Shipped on"), day(note.shipped_on)),
            (say("Received on"), day(note.received_on) if note.received_on else say("in transit")),
            (say("Expected on"), day(note.expected_on) if note.expected_on else ""),
            (say("Carrier"), note.carrier),
            (say("Vehicle"), note.vehicle),
            (say("Seal"), note.seal),
        ]
        story = [*masthead(head, width), *facts(pairs, width), LedgerTable(plans[0]), Spacer(1, 14)]
        story += notices(note.remarks, width, say("Remarks"))
        for plan in plans[1:]:
            story += [LedgerTable(plan), Spacer(1, 12)]
        return [*story, *signatures(signed, width)]

    entries = [entry_table(entry, figures, title) for title, entry in note.entries]
    return document_pdf(head, note.meta, [_lines(note), *entries], compose)


def _lines(note: TransferNote) -> ReportTable:
    lines, say = note.lines, note.meta.figures.say
    short = [None if line.quantity_received is None else line.quantity_received - line.quantity_shipped or None for line in lines]
    offered: list[tuple[Column, Sequence[Value]]] = [
        (Column(key="item", title=say("Item"), kind="code"), [line.item for line in lines]),
        (Column(key="description", title=say("Description"), width=1.6), [line.description for line in lines]),
        (Column(key="lot", title=say("Lot"), kind="code"), [line.lot or None for line in lines]),
        (Column(key="expiry", title=say("Expires"), kind="date"), [line.expiry for line in lines]),
        (Column(key="from", title=say("From"), kind="code"), [line.location_from or None for line in lines]),
        (Column(key="to", title=say("To"), kind="code"), [line.location_to or None for line in lines]),
        (_quantity("shipped", say("Dispatched")), [line.quantity_shipped for line in lines]),
        (_quantity("received", say("Received")), [line.quantity_received for line in lines]),
        (_quantity("difference", say("Difference")), short),
        (Column(key="unit", title=say("Unit"), kind="code"), [line.unit for line in lines]),
        (
            Column(key="amount", title=say("Value {currency}", currency=note.currency), kind="money", total="sum", currency=note.currency),
            [line.amount for line in lines],
        ),
    ]
    return filled(offered, frozenset({"item", "description", "shipped", "unit"}))


def _quantity(key: str, title: str) -> Column:
    return Column(key=key, title=title, kind="quantity", total="sum", measured_in="unit")
