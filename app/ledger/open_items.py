"""Open items: receivables and payables from the moment they are invoiced until they are settled."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from app.desk import Desk
from app.domain.book import Allocation, Document, OpenItem
from app.domain.exact import ZERO


def raise_item(
    desk: Desk,
    document: Document,
    *,
    side: Literal["receivable", "payable"],
    account_id: str,
    amount: Decimal,
    base_amount: Decimal,
    due_date: date,
) -> OpenItem:
    """Open an item for a document: amounts signed as in the journal, receivables +, payables − (credit notes the other way)."""
    item = OpenItem(
        document_id=document.id,
        entity_id=document.entity_id,
        partner_id=document.partner_id,
        side=side,
        account_id=account_id,
        currency=document.currency,
        rate=document.rate,
        amount=amount,
        open_amount=amount,
        base_amount=base_amount,
        open_base=base_amount,
        document_date=document.document_date,
        due_date=due_date,
        reference=document.reference,
    )
    desk.write(item)
    return item


def close_item(desk: Desk, item: OpenItem, *, by: str, day: date) -> None:
    """Close what is open of an item without a settlement, because document `by` takes back what raised it."""
    take_off(desk, item, amount=item.open_amount, base=item.open_base, difference=ZERO, by=by, day=day)


def take_off(desk: Desk, item: OpenItem, *, amount: Decimal, base: Decimal, difference: Decimal, by: str, day: date) -> None:
    """Take `amount` (at the item's own rate `base`, both signed like it) off an item and note which document did."""
    desk.change(item, open_amount=item.open_amount - amount, open_base=item.open_base - base)
    desk.write(
        Allocation(
            seq=desk.seq,
            n=desk.next_n(),
            entity_id=item.entity_id,
            document_id=by,
            item_document_id=item.document_id,
            amount=amount,
            base_amount=base,
            exchange_difference=difference,
            posting_date=day,
        )
    )
