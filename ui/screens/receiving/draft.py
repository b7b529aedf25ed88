"""Owns what a receipt has beside its scans before it is posted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from ui.tally import Step, Tally


class Head(msgspec.Struct, frozen=True):
    """What a receipt has beside its steps."""

    receipt_id: str
    order_id: str
    delivery_note: str = ""
    posting_date: date | None = None
    """None: the day it is posted."""
    notice_ids: tuple[str, ...] = ()
    """Shipping notices that somebody said it is."""


def write_head(head: Head) -> bytes:
    return msgspec.json.encode(head)


def read_head(body: bytes) -> Head:
    return msgspec.json.decode(body, type=Head)


class ReceiptDraft(Tally):
    """The scans of one receipt, with its head."""

    def __init__(self, head: Head, steps: Iterable[Step] = ()) -> None:
        super().__init__(steps)
        self.head = head
