"""Where the goods of a cost layer are now: on hand, in other layers, or gone with a use; reads quantities, posts nothing.

A use with `into` moved goods on into another layer. A use of negative quantity gives goods back: to the layer itself when it names no
`into` or the one they had moved into, and as a return when it names a layer of its own, into which the goods came back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.desk import Desk
from app.domain.book import CostLayer, LayerUse
from app.domain.exact import ARITHMETIC, ZERO

LayerKey = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A part of a layer's goods: on hand in `layer` (`use` None), gone with `use`, or gone without a trace (both None)."""

    layer: CostLayer | None
    use: LayerUse | None
    quantity: Decimal


def load_layers(desk: Desk, keys: Iterable[LayerKey]) -> dict[LayerKey, CostLayer]:
    """The layers under `keys` and all that their goods moved into, with their uses; one round per step goods were moved on."""
    known: dict[LayerKey, CostLayer] = {}
    frontier = list(dict.fromkeys(keys))
    while frontier:
        known |= desk.every(CostLayer, frontier)
        desk.prefetch_many(LayerUse, "layer", frontier)
        into = [(use.into_seq, use.into_n) for key in frontier for use in desk.many(LayerUse, "layer", *key) if use.into_seq]
        frontier = [key for key in dict.fromkeys(into) if key not in known]
    return known


def whereabouts(desk: Desk, layers: dict[LayerKey, CostLayer], key: LayerKey) -> list[Whereabouts]:
    """Where the goods of layer `key` are, in a stable order; quantities sum to what was received, up to rounding at 60 digits.

    Goods moved to another entity are gone: what they cost there is the price between the entities.
    """
    return list(_leaves(desk, layers, key, layers[key].quantity_received))


def gone_since(desk: Desk, layers: dict[LayerKey, CostLayer], key: LayerKey, seq: int) -> list[Whereabouts]:
    """Where the goods went that left layer `key` after position `seq` of the log; empty when none did."""
    layer = layers[key]
    gone, into = _sort_uses(layers, layer, [use for use in desk.many(LayerUse, "layer", *key) if use.seq > seq])
    parts = [Whereabouts(None, use, part) for use, part in gone]
    for next_key, part in into.items():
        parts.extend(_leaves(desk, layers, next_key, part))
    return parts


def _leaves(desk: Desk, layers: dict[LayerKey, CostLayer], key: LayerKey, quantity: Decimal) -> Iterable[Whereabouts]:
    layer = layers[key]
    gone, into = _sort_uses(layers, layer, desk.many(LayerUse, "layer", *key))
    known = layer.quantity_remaining + sum((part for _, part in gone), ZERO) + sum(into.values(), ZERO)
    whole = max(known, layer.quantity_received)
    if whole == 0:
        yield Whereabouts(None, None, quantity)
        return

    def scaled(part: Decimal) -> Decimal:
        return part if whole == quantity else ARITHMETIC.divide(ARITHMETIC.multiply(part, quantity), whole)

    if layer.quantity_remaining:
        yield Whereabouts(layer, None, scaled(layer.quantity_remaining))
    for use, part in gone:
        yield Whereabouts(None, use, scaled(part))
    for next_key, part in into.items():
        yield from _leaves(desk, layers, next_key, scaled(part))
    if whole > known:
        yield Whereabouts(None, None, scaled(whole - known))


def _sort_uses(
    layers: dict[LayerKey, CostLayer], layer: CostLayer, uses: Sequence[LayerUse]
) -> tuple[list[tuple[LayerUse, Decimal]], dict[LayerKey, Decimal]]:
    """The uses that left for an account, net of what came back, and the quantity that is in each next layer."""
    returned = _return_layers(uses)
    into: dict[LayerKey, Decimal] = {}
    gone: list[tuple[LayerUse, Decimal]] = []
    back: list[LayerUse] = []
    for use in uses:
        key = (use.into_seq, use.into_n)
        inside = bool(use.into_seq) and layers[key].entity_id == layer.entity_id
        if inside:
            into[key] = into.get(key, ZERO) + (-use.quantity if key in returned else use.quantity)
        if inside and key not in returned:
            continue
        if use.quantity > 0:
            gone.append((use, use.quantity))
        else:
            back.append(use)
    for use in back:
        gone = _give_back(gone, use)
    return gone, {key: part for key, part in into.items() if part > 0}


def _return_layers(uses: Sequence[LayerUse]) -> set[LayerKey]:
    """The layers that returns came back into: those that a use first names with a negative quantity."""
    first: dict[LayerKey, bool] = {}
    for use in uses:
        if use.into_seq:
            first.setdefault((use.into_seq, use.into_n), use.quantity < 0)
    return {key for key, is_return in first.items() if is_return}


def _give_back(gone: list[tuple[LayerUse, Decimal]], back: LayerUse) -> list[tuple[LayerUse, Decimal]]:
    """Take what came back off the uses it left with: those of the same document line and destination first, the earliest first."""
    missing = -back.quantity

    def far(i: int) -> tuple[bool, bool, bool, int]:
        use = gone[i][0]
        same_line = (use.document_id, use.line_no) == (back.document_id, back.line_no)
        return (not same_line, _destination(use) != _destination(back), use.account_id != back.account_id, i)

    order = sorted(range(len(gone)), key=far)
    left = dict(enumerate(part for _, part in gone))
    for i in order:
        part = min(left[i], missing)
        left[i] -= part
        missing -= part
    return [(use, left[i]) for i, (use, _) in enumerate(gone) if left[i] > 0]


def _destination(use: LayerUse) -> tuple[str, ...]:
    return (use.role, use.account_id, use.warehouse_id, use.family, use.partner_id, use.reason)
