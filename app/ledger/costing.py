"""Costing methods: how an issue takes value out of a pool and its layers; pure arithmetic on rows, writes nothing.

Methods are entries in one table over the same layers and pools (`COSTING`). Under every method layers are consumed oldest first in
quantity; FIFO takes their own value, average and standard take the pool's, shared over the layers used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.book import CostLayer, CostPool, ItemCosting
from app.domain.exact import ARITHMETIC, ZERO, round_half_up, share_of, split
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word


@dataclass(frozen=True, slots=True)
class Take:
    """What an issue takes of one layer: quantity in base units and value in base currency."""

    layer: CostLayer
    quantity: Decimal
    value: Decimal


TakeValues = Callable[[CostPool, Sequence[tuple[CostLayer, Decimal]], Decimal, int], list[Take]]
ReceiptValue = Callable[[ItemCosting, Decimal, Decimal, int], Decimal]


@dataclass(frozen=True, slots=True)
class Method:
    """A costing method: what a receipt is carried at, and what an issue takes."""

    receipt_value: ReceiptValue
    take_values: TakeValues
    layers_carry_value: bool


def choose_layers(layers: Sequence[CostLayer], quantity: Decimal, first: Sequence[tuple[int, int]] = ()) -> list[tuple[CostLayer, Decimal]]:
    """The layers an issue of `quantity` uses and how much of each: those named in `first`, then the oldest.

    Raises `RuntimeError` when the layers hold less than the pool says, which no command may cause.
    """
    wanted = {key: i for i, key in enumerate(first)}
    ordered = sorted(
        layers,
        key=lambda x: (wanted.get((x.layer_seq, x.layer_n), len(wanted)), x.received_on, x.origin_seq, x.origin_n, x.layer_seq, x.layer_n),
    )
    chosen: list[tuple[CostLayer, Decimal]] = []
    missing = quantity
    for layer in ordered:
        if missing <= 0:
            break
        part = min(layer.quantity_remaining, missing)
        if part > 0:
            chosen.append((layer, part))
            missing -= part
    if missing > 0:
        raise RuntimeError(f"layers lack {missing} of the quantity their pool holds")
    return chosen


def _at_cost(costing: ItemCosting, quantity: Decimal, cost: Decimal, digits: int) -> Decimal:
    return cost


def _at_standard(costing: ItemCosting, quantity: Decimal, cost: Decimal, digits: int) -> Decimal:
    if costing.standard_cost is None:
        raise InvalidValue(
            field=Phrase("standard_cost_of_in", item=costing.item_id, entity=costing.entity_id),
            value=Word("missing"),
            why=Phrase("item_is_valued_at_it"),
        )
    return round_half_up(ARITHMETIC.multiply(costing.standard_cost, quantity), digits)


def _from_layers(pool: CostPool, chosen: Sequence[tuple[CostLayer, Decimal]], quantity: Decimal, digits: int) -> list[Take]:
    return [
        Take(layer, part, share_of(layer.value_remaining, part=part, whole=layer.quantity_remaining, digits=digits))
        for layer, part in chosen
    ]


def _from_pool(pool: CostPool, chosen: Sequence[tuple[CostLayer, Decimal]], quantity: Decimal, digits: int) -> list[Take]:
    value = share_of(pool.value, part=quantity, whole=pool.quantity, digits=digits)
    shares = split(value, [part for _, part in chosen], digits)
    return [Take(layer, part, share) for (layer, part), share in zip(chosen, shares, strict=True)]


COSTING: Mapping[str, Method] = {
    "fifo": Method(receipt_value=_at_cost, take_values=_from_layers, layers_carry_value=True),
    "average": Method(receipt_value=_at_cost, take_values=_from_pool, layers_carry_value=False),
    "standard": Method(receipt_value=_at_standard, take_values=_from_pool, layers_carry_value=False),
}


def unit_cost_value(pool: CostPool | None, layers: Sequence[CostLayer], method: str, quantity: Decimal, digits: int) -> Decimal | None:
    """What a gain of `quantity` is worth: the pool's unit cost, under FIFO the newest layer's; None when there is nothing to go by.

    Source: posting rules, count gain.
    """
    if COSTING[method].layers_carry_value:
        held = [layer for layer in layers if layer.quantity_remaining > 0]
        if held:
            newest = max(held, key=lambda x: (x.received_on, x.layer_seq, x.layer_n))
            return round_half_up(ARITHMETIC.divide(newest.value_remaining * quantity, newest.quantity_remaining), digits)
    if pool is not None and pool.quantity > ZERO:
        return round_half_up(ARITHMETIC.divide(pool.value * quantity, pool.quantity), digits)
    return None
