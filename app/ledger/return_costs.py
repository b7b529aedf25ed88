"""Goods that come back from a customer: into stock at the amount they left with, as layers of their own that late cost follows.

A return is a use of negative quantity of the layer that the goods had left, naming the layer that they came back into.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.desk import Desk
from app.domain.book import CostLayer, LayerUse, ShipmentLine
from app.domain.book.returns import ReturnedLayer
from app.domain.exact import ZERO, share_of, split
from app.ledger.costing import COSTING
from app.ledger.journal import Entry, Target
from app.ledger.layer_uses import write_use
from app.ledger.shipment_lines import outstanding
from app.ledger.stock import Place, Reason, bring_in


@dataclass(frozen=True, slots=True)
class CameBack:
    """What came back: the cost it left with, and the layers that hold it now."""

    cost: Decimal
    layers: tuple[CostLayer, ...]


def prefetch_origins(desk: Desk, lines: Sequence[ShipmentLine]) -> None:
    """Ask at once for the layers that shipment lines took their goods from, and what of them has come back."""
    desk.prefetch_many(LayerUse, "document", {(line.shipment_id,): None for line in lines})
    desk.prefetch_many(ReturnedLayer, "line", [(line.shipment_id, line.line_no) for line in lines])
    uses = [(line, use) for line in lines for use in _uses(desk, line)]
    desk.every(CostLayer, [(use.layer_seq, use.layer_n) for _, use in uses])
    desk.prefetch(ReturnedLayer, [(line.shipment_id, line.line_no, use.layer_seq, use.layer_n) for line, use in uses])


def come_back(
    desk: Desk, entry: Entry, line: ShipmentLine, place: Place, *, quantity: Decimal, source: Target, why: Reason, received_on: date
) -> CameBack:
    """Take goods of a shipment line back into `place` and credit `source`, the account that their cost went to.

    The cost is the line's, shared by quantity so that the last return takes the rest. Under standard cost a difference to the
    present standard goes to PRICE_VARIANCE. Goods taken last from the layers come back first.
    """
    cost = share_of(line.cost - line.cost_returned, part=quantity, whole=outstanding(line), digits=place.digits)
    origins = _origins(desk, line, quantity)
    costs = split(cost, [part for _, part in origins], place.digits)
    of = (why.document_id, why.line_no)
    layers = []
    value = ZERO
    for (key, part), share in zip(origins, costs, strict=True):
        carried = COSTING[place.costing.method].receipt_value(place.costing, part, share, place.digits)
        parent = desk.one(CostLayer, *key)
        layer = bring_in(desk, entry, place, quantity=part, value=carried, why=why, received_on=received_on, parent=parent)
        layers.append(desk.change(layer, received_on=received_on))
        write_use(desk, entry, key, quantity=-part, value=-share, to=source, line=of, into=layer)
        _note_returned(desk, line, key, part)
        value += carried
    entry.add(source, -cost)
    if value != cost:
        entry.add(Target("PRICE_VARIANCE", family=place.item.family, warehouse_id=place.location.warehouse_id), cost - value)
    return CameBack(cost, tuple(layers))


def forget_returned(desk: Desk, lines: Mapping[int, tuple[str, int]], document_id: str) -> None:
    """Take back the notes that a return made about the layers its goods had come from.

    `lines` are the shipment lines (id, number) by the return's own line numbers.
    """
    back = [use for use in desk.many(LayerUse, "document", document_id) if use.line_no in lines and use.quantity < 0]
    keys = [(*lines[use.line_no], use.layer_seq, use.layer_n) for use in back]
    desk.every(ReturnedLayer, keys)
    for use, key in zip(back, keys, strict=True):
        row = desk.one(ReturnedLayer, *key)
        desk.change(row, quantity=row.quantity + use.quantity)


def _uses(desk: Desk, line: ShipmentLine) -> list[LayerUse]:
    return [use for use in desk.many(LayerUse, "document", line.shipment_id) if use.line_no == line.line_no and use.quantity > 0]


def _origins(desk: Desk, line: ShipmentLine, quantity: Decimal) -> list[tuple[tuple[int, int], Decimal]]:
    back = {(row.layer_seq, row.layer_n): row.quantity for row in desk.many(ReturnedLayer, "line", line.shipment_id, line.line_no)}
    origins = []
    missing = quantity
    for use in reversed(_uses(desk, line)):
        key = (use.layer_seq, use.layer_n)
        part = min(use.quantity - back.get(key, ZERO), missing)
        if part > 0:
            origins.append((key, part))
            missing -= part
    if missing:
        raise RuntimeError(f"layer uses of {line.shipment_id} line {line.line_no} lack {missing} of what left")
    return origins


def _note_returned(desk: Desk, line: ShipmentLine, key: tuple[int, int], part: Decimal) -> None:
    known = desk.find(ReturnedLayer, line.shipment_id, line.line_no, *key)
    desk.write(
        ReturnedLayer(
            shipment_id=line.shipment_id,
            line_no=line.line_no,
            layer_seq=key[0],
            layer_n=key[1],
            quantity=(known.quantity if known else ZERO) + part,
        )
    )
