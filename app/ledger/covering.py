"""What would cover a shortage: open purchase orders, goods on the road, counts that wait for approval; changes nothing."""

from __future__ import annotations

from app.desk import Desk
from app.domain.book import Document, OrderLine
from app.domain.book.counting import CountLine
from app.domain.book.transfers import TransferLine
from app.domain.wording import Phrase

SHOWN_MAX = 3


def covering(desk: Desk, *, item_id: str, warehouse_id: str) -> Phrase:
    """What names the open documents by which the item is expected in the warehouse."""
    found = [
        Phrase("order_expects", order=line.order_id, line=line.line_no, quantity=line.quantity_open)
        for line in desk.many(OrderLine, "item", item_id)
        if line.kind == "purchase_order" and line.warehouse_id == warehouse_id
    ]
    found += [
        Phrase("transfer_brings", transfer=line.transfer_id, line=line.line_no, quantity=line.quantity_in_transit)
        for line in desk.many(TransferLine, "item", item_id)
        if line.to_warehouse_id == warehouse_id
    ]
    found += [
        Phrase("count_waits", sheet=line.sheet_id, line=line.line_no, quantity=line.quantity_waiting)
        for line in desk.many(CountLine, "item", item_id)
        if line.warehouse_id == warehouse_id and line.quantity_waiting > 0 and desk.one(Document, line.sheet_id).state == "held"
    ]
    return Phrase("is_expected", by=found[:SHOWN_MAX]) if found else Phrase("nothing_would_cover_it")
