"""Stock: what comes in, goes out and moves, in quantity and value at once; decides no prices and asks no approvals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.desk import Desk
from app.domain.book import (
    CostLayer,
    CostPool,
    Item,
    ItemCosting,
    LayerUse,
    LegalEntity,
    Location,
    StockMove,
    StockPosition,
    Warehouse,
)
from app.domain.currency import digits_of
from app.domain.exact import ZERO
from app.domain.refusals import InvalidValue, NotEnoughStock
from app.domain.wording import Phrase, Word
from app.ledger.accounts import account_for
from app.ledger.costing import COSTING, Take, choose_layers
from app.ledger.covering import covering
from app.ledger.journal import Entry, Target

INVENTORY_ROLES = {"quarantine": "INVENTORY_QUARANTINE", "transit": "IN_TRANSIT"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where goods of an item (and lot) stand and what values them there: location, account and cost scope."""

    entity: LegalEntity
    location: Location
    item: Item
    costing: ItemCosting
    lot_id: str
    role: str
    account_id: str
    scope: str

    @property
    def digits(self) -> int:
        """Decimals of the entity's currency."""
        return digits_of(self.entity.currency)

    @property
    def pool_key(self) -> tuple[str, str, str, str]:
        """The key of the cost pool that values this place."""
        return (self.entity.id, self.item.id, self.account_id, self.scope)

    @property
    def target(self) -> Target:
        """The inventory account with its dimensions."""
        return Target(role=self.role, family=self.item.family, warehouse_id=self.location.warehouse_id, account_id=self.account_id)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why stock moves: the kind of movement, its document line, the other party, and a reason code."""

    kind: str
    document_id: str
    line_no: int
    partner_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """Goods taken in: their layer, and the value they are carried at (under standard cost not what they cost)."""

    layer: CostLayer
    value: Decimal


@dataclass(frozen=True, slots=True)
class Issued:
    """Goods taken out: their value and which layers it came from."""

    value: Decimal
    takes: tuple[Take, ...]


def place_at(desk: Desk, *, location_id: str, item_id: str, lot_id: str = "", transfer_id: str = "") -> Place:
    """The place of an item in a location. Refused when the item is not set up in the entity, or lot and tracking disagree.

    `transfer_id` is the transfer that goods in a transit location belong to; they are valued apart from all others.
    """
    location = desk.one(Location, location_id)
    item = desk.one(Item, item_id)
    entity = desk.one(LegalEntity, location.entity_id)
    costing = desk.one(ItemCosting, item_id, entity.id)
    if (item.tracking == "none") == bool(lot_id):
        why = Phrase("kept_without_lots", item=item_id) if lot_id else Phrase("tracked_by", item=item_id, tracking=Word(item.tracking))
        raise InvalidValue(field=Word("lot"), value=lot_id or Word("empty"), why=why)
    role = INVENTORY_ROLES.get(location.kind, "INVENTORY")
    account_id = account_for(desk, entity_id=entity.id, role=role, family=item.family, warehouse_id=location.warehouse_id)
    scopes = {"entity": "", "warehouse": f"W:{location.warehouse_id}", "lot": f"L:{lot_id}" if lot_id else ""}
    on_the_road = f"T:{transfer_id}/L:{lot_id}" if costing.scope == "lot" and lot_id else f"T:{transfer_id}"
    scope = on_the_road if location.kind == "transit" else scopes[costing.scope]
    return Place(entity, location, item, costing, lot_id, role, account_id, scope)


def prefetch_places(desk: Desk, places: Sequence[tuple[str, str, str]]) -> None:
    """Ask at once for what `place_at` looks up one by one: (location, item, lot) for every line of a document."""
    locations = desk.every(Location, ((location_id,) for location_id, _, _ in places))
    desk.every(Item, ((item_id,) for _, item_id, _ in places))
    entities = {location.entity_id for location in locations.values()}
    desk.every(LegalEntity, ((entity_id,) for entity_id in entities))
    desk.every(Warehouse, ((location.warehouse_id,) for location in locations.values()))
    desk.prefetch(ItemCosting, ((item_id, locations[(location_id,)].entity_id) for location_id, item_id, _ in places))


def prefetch_stock(desk: Desk, places: Sequence[Place], *, layers: bool) -> None:
    """Ask at once for the positions, pools and (for issues) open layers of the places."""
    desk.prefetch(StockPosition, [(place.location.id, place.item.id, place.lot_id) for place in places])
    desk.prefetch(CostPool, [place.pool_key for place in places])
    if layers:
        desk.prefetch_many(CostLayer, "open", [place.pool_key for place in places])


def receive(desk: Desk, entry: Entry, place: Place, *, quantity: Decimal, cost: Decimal, why: Reason, received_on: date) -> Received:
    """Take goods in at what they cost: INVENTORY is debited with the value the method carries them at.

    Under standard cost the difference goes to PRICE_VARIANCE, so that the caller always credits `cost`.
    """
    value = COSTING[place.costing.method].receipt_value(place.costing, quantity, cost, place.digits)
    layer = bring_in(desk, entry, place, quantity=quantity, value=value, why=why, received_on=received_on)
    if value != cost:
        entry.add(
            Target(role="PRICE_VARIANCE", family=place.item.family, warehouse_id=place.location.warehouse_id, partner_id=why.partner_id),
            cost - value,
        )
    return Received(layer, value)


def bring_in(
    desk: Desk,
    entry: Entry,
    place: Place,
    *,
    quantity: Decimal,
    value: Decimal,
    why: Reason,
    received_on: date,
    parent: CostLayer | None = None,
) -> CostLayer:
    """Take goods in at exactly `value`: position, pool, a new layer, and the debit of the inventory account.

    `parent` is the layer the goods come from; its age and origin go along.
    """
    line_n = entry.add(place.target, value)
    _shift_position(desk, place, quantity)
    _shift_pool(desk, place, quantity, value)
    n = desk.next_n()
    layer = CostLayer(
        layer_seq=desk.seq,
        layer_n=n,
        entity_id=place.entity.id,
        item_id=place.item.id,
        account_id=place.account_id,
        scope=place.scope,
        warehouse_id=place.location.warehouse_id,
        lot_id=place.lot_id,
        received_on=parent.received_on if parent else received_on,
        quantity_received=quantity,
        value_received=value,
        quantity_remaining=quantity,
        value_remaining=value if COSTING[place.costing.method].layers_carry_value else ZERO,
        document_id=why.document_id,
        line_no=why.line_no,
        partner_id=parent.partner_id if parent else why.partner_id,
        origin_seq=parent.origin_seq if parent else desk.seq,
        origin_n=parent.origin_n if parent else n,
        parent_seq=parent.layer_seq if parent else 0,
        parent_n=parent.layer_n if parent else 0,
    )
    desk.write(layer)
    _move(desk, entry, place, quantity=quantity, value=value, why=why, line_n=line_n)
    return layer


def issue(
    desk: Desk, entry: Entry, place: Place, *, quantity: Decimal, why: Reason, to: Target, first: Sequence[tuple[int, int]] = ()
) -> Issued:
    """Take goods out to an account: INVENTORY is credited and `to` debited with what the costing method gives them."""
    issued = take_out(desk, entry, place, quantity=quantity, why=why, to=to, first=first)
    entry.add(to, issued.value)
    return issued


def take_out(
    desk: Desk, entry: Entry, place: Place, *, quantity: Decimal, why: Reason, to: Target, first: Sequence[tuple[int, int]] = ()
) -> Issued:
    """Take goods out and credit INVENTORY; the caller debits. `to` is remembered as where later cost of these goods follows.

    `first` names layers to use before the oldest. Refused when the location does not hold the quantity.
    """
    takes, move_n = _take(desk, entry, place, quantity=quantity, why=why, first=first)
    for take in takes:
        _use(desk, entry, take, why=why, to=to, move_n=move_n, into=None)
    return Issued(sum((take.value for take in takes), ZERO), tuple(takes))


def relocate(
    desk: Desk,
    entry: Entry | None,
    source: Place,
    target: Place,
    *,
    quantity: Decimal,
    why: Reason,
    arrival: Reason | None = None,
    first: Sequence[tuple[int, int]] = (),
) -> Decimal:
    """Move goods between two places of one entity, layers and age going along; returns the value moved between pools.

    Within one pool nothing but the position changes and no entry is needed. `arrival` names the receiving document line when it is
    another than the sending one, `first` layers to move before the oldest. Raises `ValueError` when pools differ and there is no entry to post to.
    """
    if source.entity.id != target.entity.id or source.item.id != target.item.id:
        raise ValueError("goods move between places of one item and entity")
    arrival = arrival or why
    if source.pool_key == target.pool_key:
        check_available(desk, source, quantity)
        _shift_position(desk, source, -quantity)
        _shift_position(desk, target, quantity)
        _move(desk, entry, source, quantity=-quantity, value=ZERO, why=why, line_n=0)
        _move(desk, entry, target, quantity=quantity, value=ZERO, why=arrival, line_n=0)
        return ZERO
    if entry is None:
        raise ValueError("a move between pools needs an entry")
    takes, move_n = _take(desk, entry, source, quantity=quantity, why=why, first=first)
    for take in takes:
        layer = bring_in(
            desk,
            entry,
            target,
            quantity=take.quantity,
            value=take.value,
            why=arrival,
            received_on=take.layer.received_on,
            parent=take.layer,
        )
        _use(desk, entry, take, why=why, to=target.target, move_n=move_n, into=layer)
    return sum((take.value for take in takes), ZERO)


def revalue(desk: Desk, entry: Entry, place: Place, *, layer: CostLayer | None, amount: Decimal, why: Reason) -> int:
    """Change the value of goods on hand by `amount` without moving them: pool, layer (under FIFO) and inventory account.

    The caller posts the other side. `layer` None spreads nothing over layers and is for methods whose pool carries the value.
    Returns the n of the journal line that sums it.
    """
    line_n = entry.add(place.target, amount)
    _shift_pool(desk, place, ZERO, amount)
    if layer is not None and COSTING[place.costing.method].layers_carry_value:
        desk.change(layer, value_remaining=layer.value_remaining + amount, value_received=layer.value_received + amount)
    _move(desk, entry, place, quantity=ZERO, value=amount, why=why, line_n=line_n)
    return line_n


def _take(
    desk: Desk, entry: Entry, place: Place, *, quantity: Decimal, why: Reason, first: Sequence[tuple[int, int]]
) -> tuple[list[Take], int]:
    if quantity <= 0:
        raise InvalidValue(field=Word("quantity"), value=quantity, why=Phrase("only_quantity_above_zero_can_leave_place"))
    check_available(desk, place, quantity)
    pool = desk.one(CostPool, *place.pool_key)
    layers = desk.many(CostLayer, "open", *place.pool_key)
    method = COSTING[place.costing.method]
    takes = method.take_values(pool, choose_layers(layers, quantity, first), quantity, place.digits)
    value = sum((take.value for take in takes), ZERO)
    for take in takes:
        desk.change(
            take.layer,
            quantity_remaining=take.layer.quantity_remaining - take.quantity,
            value_remaining=take.layer.value_remaining - take.value if method.layers_carry_value else ZERO,
        )
    line_n = entry.add(place.target, -value)
    _shift_position(desk, place, -quantity)
    _shift_pool(desk, place, -quantity, -value)
    return takes, _move(desk, entry, place, quantity=-quantity, value=-value, why=why, line_n=line_n)


def _use(desk: Desk, entry: Entry, take: Take, *, why: Reason, to: Target, move_n: int, into: CostLayer | None) -> None:
    desk.write(
        LayerUse(
            seq=desk.seq,
            n=desk.next_n(),
            layer_seq=take.layer.layer_seq,
            layer_n=take.layer.layer_n,
            quantity=take.quantity,
            value=take.value,
            move_n=move_n,
            document_id=why.document_id,
            line_no=why.line_no,
            role=to.role,
            account_id=entry.account(to),
            warehouse_id=to.warehouse_id,
            family=to.family,
            partner_id=to.partner_id,
            reason=to.reason,
            into_seq=into.layer_seq if into else 0,
            into_n=into.layer_n if into else 0,
        )
    )


def _shift_position(desk: Desk, place: Place, quantity: Decimal) -> None:
    position = desk.find(StockPosition, place.location.id, place.item.id, place.lot_id)
    after = (position.quantity if position else ZERO) + quantity
    if after < 0:
        raise RuntimeError(f"position of {place.item.id} in {place.location.id} would be {after}")
    desk.write(
        StockPosition(
            location_id=place.location.id,
            item_id=place.item.id,
            lot_id=place.lot_id,
            quantity=after,
            quantity_promised=position.quantity_promised if position else ZERO,
            moved_seq=desk.seq,
        )
    )


def _shift_pool(desk: Desk, place: Place, quantity: Decimal, value: Decimal) -> None:
    pool = desk.find(CostPool, *place.pool_key)
    entity_id, item_id, account_id, scope = place.pool_key
    after = CostPool(
        entity_id=entity_id,
        item_id=item_id,
        account_id=account_id,
        scope=scope,
        quantity=(pool.quantity if pool else ZERO) + quantity,
        value=(pool.value if pool else ZERO) + value,
    )
    if after.quantity < 0 or (after.quantity == 0 and after.value != 0):
        raise RuntimeError(f"pool of {item_id} would hold {after.quantity} worth {after.value}")
    desk.write(after)


def _move(desk: Desk, entry: Entry | None, place: Place, *, quantity: Decimal, value: Decimal, why: Reason, line_n: int) -> int:
    n = desk.next_n()
    day = entry.posting_date if entry else desk.today(place.entity.id, place.location.warehouse_id)
    desk.write(
        StockMove(
            seq=desk.seq,
            n=n,
            kind=why.kind,
            entity_id=place.entity.id,
            warehouse_id=place.location.warehouse_id,
            location_id=place.location.id,
            item_id=place.item.id,
            lot_id=place.lot_id,
            account_id=place.account_id,
            scope=place.scope,
            quantity=quantity,
            value=value,
            posting_date=day,
            document_date=entry.document_date if entry else day,
            document_id=why.document_id,
            line_no=why.line_no,
            partner_id=why.partner_id,
            reason=why.reason,
            journal_n=line_n,
        )
    )
    return n


def check_available(desk: Desk, place: Place, quantity: Decimal) -> None:
    """Refuse when the place holds less than `quantity`, naming open documents that would cover it."""
    position = desk.find(StockPosition, place.location.id, place.item.id, place.lot_id)
    available = position.quantity - position.quantity_promised if position else ZERO
    if available >= quantity:
        return
    expected = covering(desk, item_id=place.item.id, warehouse_id=place.location.warehouse_id)
    promised = position.quantity_promised if position else ZERO
    raise NotEnoughStock(
        location=place.location.id,
        item=place.item.id,
        lot=Phrase("of_lot", lot=place.lot_id) if place.lot_id else "",
        available=available,
        wanted=quantity,
        covering=Phrase("kept_for_held", quantity=promised, expected=expected) if promised else expected,
    )
