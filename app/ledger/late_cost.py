"""Late cost: one algorithm for every cost that comes after the goods; it knows neither invoices nor bills nor rebates.

The cost of a layer is split by quantity over where its goods are (largest remainder): the share on hand changes the inventory value,
the share gone follows each use to its account. Every share is stored, so that a reversal takes back these very amounts.

Decisions. Standard cost takes everything to PRICE_VARIANCE. A share that is gone goes to PRICE_VARIANCE when the caller says so (a
price difference or a GRNI write-off; see the posting rules), and also when its use went to an account that clears against a document,
such as GRNI or CLAIM for goods sent back: those must end at zero with their own documents. Goods that left for a customer who does
not control them yet take their share along in SHIPPED_NOT_INVOICED, and to COGS once delivery has moved them there. A negative
share takes no more value than the layer (FIFO) or the pool (average) holds; the excess goes to PRICE_VARIANCE, so that stock is
never worth less than nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.desk import Desk
from app.domain.book import CostLayer, CostPool, Item, ItemCosting, LayerUse, Location, ShipmentLine
from app.domain.book.late_cost import LateCostShare
from app.domain.exact import ZERO, split
from app.ledger.accounts import account_for
from app.ledger.costing import COSTING
from app.ledger.journal import Entry, Target
from app.ledger.layer_tree import LayerKey, Whereabouts, gone_since, load_layers, whereabouts
from app.ledger.stock import Place, Reason, revalue

Gone = Literal["follow", "price_variance"]
"""Where the share of goods that are gone is posted: to where each use went, or to PRICE_VARIANCE."""

REDIRECTED = {
    "GRNI": "PRICE_VARIANCE",
    "CLAIM": "PRICE_VARIANCE",
    "PAYABLE": "PRICE_VARIANCE",
    "RECEIVABLE": "PRICE_VARIANCE",
    "IN_TRANSIT": "PRICE_VARIANCE",
    "INVENTORY": "PRICE_VARIANCE",
    "INVENTORY_QUARANTINE": "PRICE_VARIANCE",
    "IC_RECEIVABLE": "IC_COGS",
}
"""Roles that end at zero with their own documents or equal the stock ledger, and the role that takes late cost in their place."""


@dataclass(frozen=True, slots=True)
class LateCost:
    """`amount` (base currency, + dearer, − cheaper) that the goods of a layer cost beyond what they were taken in at."""

    layer_key: LayerKey
    amount: Decimal
    why: Reason


def spread(desk: Desk, entry: Entry, costs: Iterable[LateCost], *, gone: Gone = "follow") -> Decimal:
    """Post late costs to where the goods of their layers are; returns their sum, which the caller posts to the other side.

    All costs belong to the entry's entity. Loading takes a few rounds however many costs there are.
    """
    wanted = [cost for cost in costs if cost.amount != 0]
    if not wanted:
        return ZERO
    layers = prefetch_spreading(desk, [cost.layer_key for cost in wanted])
    for cost in wanted:
        root = layers[cost.layer_key]
        if root.entity_id != entry.entity.id:
            raise ValueError(f"layer {cost.layer_key} belongs to {root.entity_id}, the entry to {entry.entity.id}")
        _Spreading(desk, entry, cost, root, gone).post(whereabouts(desk, layers, cost.layer_key))
    return sum((cost.amount for cost in wanted), ZERO)


def move_on(desk: Desk, entry: Entry, cost: LateCost, *, since: int, journal_n: int) -> None:
    """Take a cost that was left in a layer on to where the goods went that have left it since position `since` of the log.

    For a reversal: the caller has put `cost.amount` back into the layer's pool by journal line `journal_n`, because goods that left
    since had taken it along; what they took comes from where they are now, or from PRICE_VARIANCE when none did.
    """
    layers = prefetch_spreading(desk, [cost.layer_key])
    root = layers[cost.layer_key]
    spreading = _Spreading(desk, entry, LateCost(cost.layer_key, -cost.amount, cost.why), root, "follow")
    spreading.record(Whereabouts(root, None, ZERO), cost.amount, spreading.place.target, journal_n, into=root)
    spreading.post(gone_since(desk, layers, cost.layer_key, since) or [Whereabouts(None, None, root.quantity_received)])


def prefetch_spreading(desk: Desk, keys: Iterable[LayerKey]) -> dict[LayerKey, CostLayer]:
    """Load layers, all that their goods moved into, and what posting their late cost looks up, in a few rounds."""
    layers = load_layers(desk, keys)
    desk.every(Item, [(layer.item_id,) for layer in layers.values()])
    desk.every(ItemCosting, [(layer.item_id, layer.entity_id) for layer in layers.values()])
    desk.prefetch(CostPool, [_pool_key(layer) for layer in layers.values()])
    uses = [use for key in layers for use in desk.many(LayerUse, "layer", *key)]
    desk.prefetch(ShipmentLine, [(use.document_id, use.line_no) for use in uses if use.role == "SHIPPED_NOT_INVOICED"])
    return layers


def place_of(desk: Desk, entry: Entry, layer: CostLayer) -> Place:
    """The pool of a layer as a place for a change of value; goods of a pool may stand anywhere, so it names no location."""
    item = desk.one(Item, layer.item_id)
    return Place(
        entity=entry.entity,
        location=Location(id="", warehouse_id=layer.warehouse_id, entity_id=layer.entity_id, name="", kind="storage"),
        item=item,
        costing=desk.one(ItemCosting, layer.item_id, layer.entity_id),
        lot_id=layer.lot_id,
        role=_inventory_role(desk, layer, item),
        account_id=layer.account_id,
        scope=layer.scope,
    )


class _Spreading:
    """One late cost on its way into the entry."""

    def __init__(self, desk: Desk, entry: Entry, cost: LateCost, root: CostLayer, gone: Gone) -> None:
        self.desk = desk
        self.entry = entry
        self.cost = cost
        self.root = root
        self.gone = gone
        self.place = place_of(desk, entry, root)

    def post(self, parts: Sequence[Whereabouts]) -> None:
        if self.place.costing.method == "standard":
            self._vary(self.root.quantity_received, self.cost.amount, None)
            return
        shares = split(self.cost.amount, [part.quantity for part in parts], self.place.digits)
        for part, share in zip(parts, shares, strict=True):
            if share == 0:
                continue
            if part.layer is not None:
                self._keep_on_hand(part, share)
            elif part.use is not None and self.gone == "follow":
                self._follow(part, share)
            else:
                self._vary(part.quantity, share, part)

    def _keep_on_hand(self, part: Whereabouts, share: Decimal) -> None:
        assert part.layer is not None
        layer = self.desk.one(CostLayer, part.layer.layer_seq, part.layer.layer_n)
        place = place_of(self.desk, self.entry, layer)
        carried = COSTING[place.costing.method].layers_carry_value
        held = layer.value_remaining if carried else self.desk.one(CostPool, *place.pool_key).value
        posted = max(share, -held)
        if posted:
            line_n = revalue(self.desk, self.entry, place, layer=layer, amount=posted, why=self.cost.why)
            self.record(part, posted, place.target, line_n, into=layer)
        if posted != share:
            self._vary(part.quantity, share - posted, part)

    def _follow(self, part: Whereabouts, share: Decimal) -> None:
        use = part.use
        assert use is not None
        role = self._undelivered(use, share) or REDIRECTED.get(use.role, use.role)
        target = Target(
            role,
            family=use.family,
            warehouse_id=use.warehouse_id,
            partner_id=use.partner_id,
            reason=use.reason,
            account_id=use.account_id if role == use.role else "",
        )
        self.record(part, share, target, self.entry.add(target, share), into=None)

    def _undelivered(self, use: LayerUse, share: Decimal) -> str:
        """The role that takes the share of goods shipped ahead of control, whose cost the shipment line carries; empty for others."""
        line = self.desk.find(ShipmentLine, use.document_id, use.line_no) if use.role == "SHIPPED_NOT_INVOICED" else None
        if line is None:
            return ""
        if line.control_passed_on is not None:
            return "COGS"
        self.desk.change(line, cost=line.cost + share)
        return use.role

    def _vary(self, quantity: Decimal, share: Decimal, part: Whereabouts | None) -> None:
        target = Target(
            "PRICE_VARIANCE",
            family=self.place.item.family,
            warehouse_id=part.use.warehouse_id if part and part.use and part.use.warehouse_id else self.root.warehouse_id,
            partner_id=self.cost.why.partner_id,
        )
        part = part or Whereabouts(None, None, quantity)
        self.record(part, share, target, self.entry.add(target, share), into=None)

    def record(self, part: Whereabouts, share: Decimal, target: Target, line_n: int, *, into: CostLayer | None) -> None:
        use = part.use
        self.desk.write(
            LateCostShare(
                seq=self.desk.seq,
                n=self.desk.next_n(),
                entity_id=self.root.entity_id,
                document_id=self.cost.why.document_id,
                line_no=self.cost.why.line_no,
                item_id=self.root.item_id,
                layer_seq=self.root.layer_seq,
                layer_n=self.root.layer_n,
                into_seq=into.layer_seq if into else 0,
                into_n=into.layer_n if into else 0,
                use_seq=use.seq if use else 0,
                use_n=use.n if use else 0,
                use_document_id=use.document_id if use else "",
                use_line_no=use.line_no if use else 0,
                quantity=_six_decimals(part.quantity),
                amount=share,
                role=target.role,
                account_id=self.entry.account(target),
                warehouse_id=target.warehouse_id,
                family=target.family,
                partner_id=target.partner_id,
                reason=target.reason,
                posting_date=self.entry.posting_date,
                journal_n=line_n,
            )
        )


def _pool_key(layer: CostLayer) -> tuple[str, str, str, str]:
    return (layer.entity_id, layer.item_id, layer.account_id, layer.scope)


def _inventory_role(desk: Desk, layer: CostLayer, item: Item) -> str:
    if layer.scope.startswith("T:"):
        return "IN_TRANSIT"
    usual = account_for(desk, entity_id=layer.entity_id, role="INVENTORY", family=item.family, warehouse_id=layer.warehouse_id)
    return "INVENTORY" if layer.account_id == usual else "INVENTORY_QUARANTINE"


def _six_decimals(quantity: Decimal) -> Decimal:
    return quantity.quantize(Decimal("0.000001"))
