"""Owns what becomes of a receipt that came back (rejected or withdrawn): its scans again, as the draft of the same receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import read_body
from db.queries.floor import ItemFacts, items
from db.queries.receiving import OrderForReceipt, order_for_receipt
from db.queries.returned import ReturnedReceipt, returned_receipt
from ui.book import Workplace
from ui.screens.receiving.draft import Head
from ui.tally import Arrived, Key, Placed, Step

Loaded = tuple[OrderForReceipt | None, dict[str, ItemFacts], ReturnedReceipt | None]


def load(work: Workplace, order_id: str, steps: Sequence[Step], *, parked: bool) -> Loaded:
    """The order, the items of scans that it does not list, and, where nothing is parked, the receipt that came back.

    Where something waits to be sent, it is read as it will be after that.
    """
    with work.reading_ahead() as connection:
        order = order_for_receipt(connection, order_id, ahead=work.looks_ahead)
        back = None if parked else returned_receipt(connection, order_id)
        strangers = {step.key.item_id for step in steps if not step.key.line_no}
        if back is not None:
            strangers |= {line.item_id for line in _command(back).lines if not line.order_line_no}
        return order, items(connection, strangers) if strangers else {}, back


def read_again(work: Workplace, order_id: str) -> OrderForReceipt | None:
    """The order as it will be after what waits."""
    with work.reading_ahead() as connection:
        return order_for_receipt(connection, order_id, ahead=True)


def again(back: ReturnedReceipt, order: OrderForReceipt, extra: Mapping[str, ItemFacts]) -> tuple[Head, list[Step]]:
    """The head of the same receipt and steps that add up to what it said; it is posted on the day it is sent again."""
    command = _command(back)
    known = {line.line_no: line.item_id for line in order.lines}
    steps: list[Step] = []
    for line in command.lines:
        item_id = known.get(line.order_line_no, line.item_id)
        item = order.items.get(item_id) or extra.get(item_id)
        if item is not None:
            key = Key(line.order_line_no, item_id, line.lot_id, line.condition)
            steps += [Arrived(key, _base(line, item), line.expires_on), Placed(key, line.location_id)]
    return Head(back.receipt_id, order.order_id, command.delivery_note, notice_ids=command.notice_ids), steps


def _base(line: ReceiptLineIn, item: ItemFacts) -> Decimal:
    pack = item.pack(line.unit)
    return line.quantity * pack.numerator / pack.denominator


def _command(back: ReturnedReceipt) -> PostGoodsReceipt:
    command = read_body(PostGoodsReceipt.KIND, back.body)
    if not isinstance(command, PostGoodsReceipt):
        raise TypeError(f"{back.receipt_id} was not made by a receipt")
    return command
