"""Owns what the receiving screen shows, as plain values, and what its presenter asks of whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ui.site_days import DayNote
from ui.tally import Key


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A line of the order with what came of it, or a part of it that is kept apart (`level` 1): a lot, a place, damaged goods."""

    key: Key
    title: str
    detail: str
    unit: str
    ordered: Decimal | None
    before: Decimal | None
    now: Decimal | None
    open: Decimal | None
    """What is still to come after this receipt; negative: more than ordered."""
    waiting: Decimal
    """Of this line, on earlier receipts from here that wait to be sent; `open` is less by it."""
    place: str
    place_said: bool
    """Somebody scanned the place; else it is a suggestion."""
    level: int = 0
    apart: str = ""
    """`damaged` or `unordered`: goes to quarantine as the supplier's."""


@dataclass(frozen=True, slots=True)
class CurrentLine:
    """The line that buttons act on."""

    key: Key
    title: str
    unit: str
    now: Decimal
    rest: Decimal
    """Still open, 0 where nothing is."""
    waits: bool
    """The rest counts receipts that wait to be sent."""
    places: tuple[tuple[str, str], ...]
    """(location id, label) offered for a mouse, the likely ones."""
    others: tuple[tuple[str, str], ...]
    """All the rest that can take these goods."""
    can_damage: bool
    serial: bool = False


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order that goods are expected for, or a parked receipt (`draft_id`)."""

    order_id: str
    title: str
    detail: str
    due_on: date | None
    late: bool
    lines_open: int
    lines_waiting: int = 0
    """Lines that receipts from here will fill, which wait to be sent."""
    draft_id: str = ""
    parked_at: datetime | None = None
    scans: int = 0


@dataclass(frozen=True, slots=True)
class PostedRow:
    """A receipt of today, or one that waits."""

    receipt_id: str
    title: str
    detail: str
    lines: int
    held: bool
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class ReceivingPicture:
    """Everything on the screen but the entry."""

    step: str
    hint: str
    scan_hint: str
    order_id: str = ""
    order: str = ""
    supplier: str = ""
    warehouse: str = ""
    rows: tuple[ReceiptRow, ...] = ()
    current: CurrentLine | None = None
    log: tuple[str, ...] = ()
    """The last scans in words, the newest first."""
    delivery_note: str = ""
    posting_date: date | None = None
    day: DayNote | None = None
    """What is to be known of that day; None where it is today's there and here."""
    orders: tuple[OrderRow, ...] = ()
    orders_title: str = ""
    loading: bool = False
    posting: bool = False
    lines_done: int = 0
    lines_total: int = 0
    waits: bool = False
    """Something of this order waits to be sent."""
    selected_order: str = ""
    posted: tuple[PostedRow, ...] = ()
    selected_receipt: str = ""
    """Whose papers can be printed."""
