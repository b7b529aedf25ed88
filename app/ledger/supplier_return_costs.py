"""Goods that go back to their supplier: what they leave stock at, by the rule that the sender chose; asks for no price."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from app.desk import Desk
from app.domain.book import CostLayer, CostPool, ReceiptLine
from app.domain.book.late_cost import LateCostShare
from app.domain.exact import ZERO, share_of
from app.ledger.costing import Take
from app.ledger.journal import Entry, Target
from app.ledger.stock import Place, Reason, revalue, take_out

CostRule = Literal["own", "fifo", "current"]


def send_back(
    desk: Desk, entry: Entry, place: Place, receipt: ReceiptLine, *, quantity: Decimal, rule: CostRule, why: Reason, to: Target
) -> Decimal:
    """Take goods out of `place` and return what they were worth; the caller debits. Late cost of these goods follows to `to`.

    `own`: the receipt's own layer as far as it is still on hand, then the oldest. `fifo`: the oldest. `current`: FIFO takes the newest
    layers, average the pool's present cost. Under average `own` and `fifo` take what the layers cost, with late cost, as far as the
    pool holds it; the pool is put right for that. Standard always leaves at standard.
    """
    layers = [layer for layer in desk.many(CostLayer, "open", *place.pool_key) if layer.quantity_remaining > 0]
    issued = take_out(desk, entry, place, quantity=quantity, why=why, to=to, first=_first(layers, receipt, rule))
    if place.costing.method != "average" or rule == "current":
        return issued.value
    return issued.value + _to_layer_cost(desk, entry, place, issued.takes, issued.value, why)


def _first(layers: Sequence[CostLayer], receipt: ReceiptLine, rule: CostRule) -> list[tuple[int, int]]:
    if rule == "own":
        origin = (receipt.layer_seq, receipt.layer_n)
        return [(layer.layer_seq, layer.layer_n) for layer in layers if (layer.origin_seq, layer.origin_n) == origin]
    if rule == "current":
        newest = sorted(layers, key=lambda x: (x.received_on, x.layer_seq, x.layer_n), reverse=True)
        return [(layer.layer_seq, layer.layer_n) for layer in newest]
    return []


def _to_layer_cost(desk: Desk, entry: Entry, place: Place, takes: Sequence[Take], taken: Decimal, why: Reason) -> Decimal:
    """Let the goods leave at their layers' cost instead of the pool's; returns by how much more. An emptied pool keeps nothing."""
    pool = desk.one(CostPool, *place.pool_key)
    if pool.quantity == ZERO:
        return ZERO
    desk.prefetch_many(LateCostShare, "layer", [(take.layer.layer_seq, take.layer.layer_n) for take in takes])
    cost = ZERO
    for take in takes:
        layer = take.layer
        late = sum((share.amount for share in desk.many(LateCostShare, "layer", layer.layer_seq, layer.layer_n)), ZERO)
        cost += share_of(layer.value_received + late, part=take.quantity, whole=layer.quantity_received, digits=place.digits)
    more = min(cost - taken, pool.value)
    if more:
        revalue(desk, entry, place, layer=None, amount=-more, why=why)
    return more
