"""What would cover a shortage: open purchase orders, goods on the road, counts that wait for approval; changes nothing."""

from __future__ import annotations

from app.desk import Desk
from app.domain.book import Document, OrderLine
from app.domain.book.counting import CountLine
from app.domain.book.transfers import TransferLine
from app.domain.plain import plain

SHOWN_MAX = 3


def covering(desk: Desk, *, item_id: str, warehouse_id: str) -> str:
    """A sentence that names the open documents by which the item is expected in the warehouse."""
    found = [
        f"order {line.order_id} line {line.line_no} has {plain(line.quantity_open)} open"
        for line in desk.many(OrderLine, "item", item_id)
        if line.kind == "purchase_order" and line.warehouse_id == warehouse_id
    ]
    found += [
        f"transfer {line.transfer_id} line {line.line_no} has {plain(line.quantity_in_transit)} on the road"
        for line in desk.many(TransferLine, "item", item_id)
        if line.to_warehouse_id == warehouse_id
    ]
    found += [
        f"count {line.sheet_id} line {line.line_no} waits with {plain(line.quantity_waiting)} more"
        for line in desk.many(CountLine, "item", item_id)
        if line.warehouse_id == warehouse_id and line.quantity_waiting > 0 and desk.one(Document, line.sheet_id).state == "held"
    ]
    return f"It is expected: {'; '.join(found[:SHOWN_MAX])}." if found else "No open document would cover it."
