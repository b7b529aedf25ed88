"""Revaluation: what stock on hand is worth is changed without moving it, by new unit costs, amounts and rolled standards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import CostLayer, CostPool, Document, DocumentLine, Item, ItemCosting, LegalEntity
from app.domain.book.late_cost import LateCostShare
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, ZERO, Money, UnitPrice, round_half_up, split
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval
from app.ledger.costing import COSTING
from app.ledger.documents import open_document
from app.ledger.journal import Entry, Target
from app.ledger.late_cost import place_of
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.reasons import check_reasons
from app.ledger.reversals import undoes
from app.ledger.stock import Reason, revalue
from app.ledger.stock_lines import entry_for, stock_document


class RevaluationLine(Part, frozen=True, kw_only=True):
    """Stock of an item gets a new `unit_cost` per base unit, or `amount` more (−: less) in base currency; one of the two.

    `warehouse_id` or `lot_id` limits it to that cost scope where the item is kept so; otherwise all stock on hand, also on the road.
    """

    item_id: str
    unit_cost: UnitPrice | None = None
    amount: Money | None = None
    warehouse_id: str = ""
    lot_id: str = ""


class RevalueStock(Command, frozen=True, kw_only=True):
    """Revalue stock kept under FIFO or moving average. Waits for an approval when the amounts reach a tier."""

    revaluation_id: str
    entity_id: str
    posting_date: date
    reason: str = ""
    note: str = ""
    lines: tuple[RevaluationLine, ...]


@decides(RevalueStock, area="revaluation", permission="revaluation.post")
def decide_revalue_stock(command: RevalueStock, desk: Desk) -> None:
    document, entity = _open(
        desk, command.revaluation_id, command.entity_id, command.posting_date, command.note, kind="revaluation", lines=len(command.lines)
    )
    check_reasons(desk, [command.reason], kinds=("revaluation", "adjustment"), what=Phrase("a_revaluation"), required=False)
    _load(desk, entity, [line.item_id for line in command.lines])
    entry = entry_for(desk, entity, document)
    moved = net = ZERO
    for n, line in enumerate(command.lines, start=1):
        costing = desk.one(ItemCosting, line.item_id, entity.id)
        _check(entity, n, line, costing)
        pools = _pools(desk, entity, line.item_id, scope=_scope(line, costing))
        why = Reason("revaluation", document.id, n, reason=command.reason)
        if line.unit_cost is not None:
            deltas = [_at(line.unit_cost, pool.quantity, entity) - pool.value for pool in pools]
        else:
            deltas = _spread_amount(line, pools, entity)
        for pool, delta in zip(pools, deltas, strict=True):
            _revalue_pool(desk, entry, pool, delta, why, even=line.unit_cost is not None)
        total = sum(deltas, ZERO)
        unit_cost = line.unit_cost if line.unit_cost is not None else ZERO
        _write_line(desk, document, n, line.item_id, quantity=_quantity(pools), value=total, unit_cost=unit_cost, reason=command.reason)
        moved, net = moved + sum(map(abs, deltas), ZERO), net + total
    _close(desk, entry, document, net=net, moved=moved)


class StandardCost(Part, frozen=True, kw_only=True):
    """An item's new standard cost per base unit."""

    item_id: str
    standard_cost: UnitPrice


class RollStandardCost(Command, frozen=True, kw_only=True):
    """New standard costs from now on; stock on hand and on the road is revalued to them."""

    roll_id: str
    entity_id: str
    posting_date: date
    note: str = ""
    lines: tuple[StandardCost, ...]


@decides(RollStandardCost, area="revaluation", permission="revaluation.post")
def decide_roll_standard_cost(command: RollStandardCost, desk: Desk) -> None:
    document, entity = _open(
        desk, command.roll_id, command.entity_id, command.posting_date, command.note, kind="standard_cost_roll", lines=len(command.lines)
    )
    if len({line.item_id for line in command.lines}) < len(command.lines):
        raise InvalidValue(field=Word("lines"), value=Word("one_item_twice"), why=Phrase("item_has_one_standard_cost"))
    _load(desk, entity, [line.item_id for line in command.lines])
    entry = entry_for(desk, entity, document)
    moved = net = ZERO
    for n, line in enumerate(command.lines, start=1):
        costing = desk.one(ItemCosting, line.item_id, entity.id)
        if costing.method != "standard" or line.standard_cost < 0:
            why = Phrase("valued_standard_zero_or_more_other_methods", item=line.item_id, method=Word(costing.method))
            raise InvalidValue(field=Phrase("of_line", what=Word("standard_cost"), line=n), value=line.standard_cost, why=why)
        pools = _pools(desk, entity, line.item_id, scope=None)
        deltas = [_at(line.standard_cost, pool.quantity, entity) - pool.value for pool in pools]
        for pool, delta in zip(pools, deltas, strict=True):
            _revalue_pool(desk, entry, pool, delta, Reason("standard_cost_roll", document.id, n), even=True)
        desk.change(costing, standard_cost=line.standard_cost)
        total = sum(deltas, ZERO)
        _write_line(desk, document, n, line.item_id, quantity=_quantity(pools), value=total, unit_cost=line.standard_cost)
        moved, net = moved + sum(map(abs, deltas), ZERO), net + total
    _close(desk, entry, document, net=net, moved=moved)


def _open(
    desk: Desk, document_id: str, entity_id: str, posting_date: date, note: str, *, kind: str, lines: int
) -> tuple[Document, LegalEntity]:
    entity = desk.one(LegalEntity, entity_id)
    desk.authorise(entity_id=entity.id)
    if not lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("there_nothing_revalue_without_line"))
    header = stock_document(desk, entity, id=document_id, kind=kind, warehouse_id="", posting_date=posting_date, note=note)
    return open_document(desk, entity, header), entity


def _load(desk: Desk, entity: LegalEntity, item_ids: Sequence[str]) -> None:
    desk.every(Item, [(item_id,) for item_id in item_ids])
    desk.every(ItemCosting, [(item_id, entity.id) for item_id in item_ids])
    desk.prefetch_many(CostPool, "item", [(entity.id, item_id) for item_id in item_ids])
    pools = [pool for item_id in item_ids for pool in desk.many(CostPool, "item", entity.id, item_id)]
    desk.prefetch_many(CostLayer, "open", [_key(pool) for pool in pools if pool.quantity])


def _check(entity: LegalEntity, n: int, line: RevaluationLine, costing: ItemCosting) -> None:
    if (line.unit_cost is None) == (line.amount is None):
        raise InvalidValue(field=Phrase("line", line=n), value=line.item_id, why=Phrase("takes_either_unit_cost_or_amount"))
    if costing.method == "standard":
        raise InvalidValue(
            field=Phrase("of_line", what=Word("item"), line=n),
            value=line.item_id,
            why=Phrase("kept_at_standard_cost_roll_standard_instead"),
        )
    if line.unit_cost is not None and line.unit_cost < 0:
        raise InvalidValue(
            field=Phrase("of_line", what=Word("unit_cost"), line=n), value=line.unit_cost, why=Phrase("goods_are_worth_nothing_or_more")
        )
    if line.amount is not None and round_half_up(line.amount, digits_of(entity.currency)) != line.amount:
        why = Phrase("currency_has_decimals", currency=entity.currency, digits=digits_of(entity.currency))
        raise InvalidValue(field=Phrase("of_line", what=Word("amount"), line=n), value=line.amount, why=why)


def _scope(line: RevaluationLine, costing: ItemCosting) -> str | None:
    """The cost scope that a line is limited to, None for all; refused where the item is not kept by it."""
    if not line.warehouse_id and not line.lot_id:
        return None
    kept_by, scope = ("warehouse", f"W:{line.warehouse_id}") if line.warehouse_id else ("lot", f"L:{line.lot_id}")
    if costing.scope != kept_by or (line.warehouse_id and line.lot_id):
        raise InvalidValue(
            field=kept_by, value=line.warehouse_id or line.lot_id, why=Phrase("valued_per", item=line.item_id, scope=Word(costing.scope))
        )
    return scope


def _pools(desk: Desk, entity: LegalEntity, item_id: str, *, scope: str | None) -> list[CostPool]:
    pools = [x for x in desk.many(CostPool, "item", entity.id, item_id) if x.quantity and scope in (None, x.scope)]
    if not pools and scope is not None:
        raise InvalidValue(field=Word("scope"), value=scope, why=Phrase("none_on_hand_there", item=item_id))
    return pools


def _spread_amount(line: RevaluationLine, pools: Sequence[CostPool], entity: LegalEntity) -> list[Decimal]:
    """The amount over the pools by their value (by quantity where they have none); never below zero."""
    amount = line.amount if line.amount is not None else ZERO
    value = sum((pool.value for pool in pools), ZERO)
    if not pools or value + amount < 0:
        why = Phrase("stock_is_worth", value=value) if pools else Phrase("none_on_hand", item=line.item_id)
        raise InvalidValue(field=Phrase("amount_for_item", item=line.item_id), value=amount, why=why)
    weights = [pool.value for pool in pools] if value else [pool.quantity for pool in pools]
    return split(amount, weights, digits_of(entity.currency))


def _revalue_pool(desk: Desk, entry: Entry, pool: CostPool, delta: Decimal, why: Reason, *, even: bool) -> None:
    """Change a pool's value by `delta` over its layers: `even` gives each the same unit cost, else each keeps its share of value."""
    if delta == 0 and not even:
        return
    layers = desk.many(CostLayer, "open", *_key(pool))
    digits = digits_of(entry.entity.currency)
    costing = desk.one(ItemCosting, pool.item_id, pool.entity_id)
    quantities = [layer.quantity_remaining for layer in layers]
    if not COSTING[costing.method].layers_carry_value:
        shares = split(delta, quantities, digits)
    elif even:
        values = split(pool.value + delta, quantities, digits)
        shares = [value - layer.value_remaining for value, layer in zip(values, layers, strict=True)]
    else:
        shares = split(delta, [layer.value_remaining for layer in layers] if pool.value else quantities, digits)
    for layer, share in zip(layers, shares, strict=True):
        if share:
            _revalue_layer(desk, entry, layer, share, why)


def _revalue_layer(desk: Desk, entry: Entry, layer: CostLayer, share: Decimal, why: Reason) -> None:
    place = place_of(desk, entry, layer)
    line_n = revalue(desk, entry, place, layer=layer, amount=share, why=why)
    target = Target("REVALUATION", family=place.item.family, warehouse_id=layer.warehouse_id, reason=why.reason)
    entry.add(target, -share)
    desk.write(
        LateCostShare(
            seq=desk.seq,
            n=desk.next_n(),
            entity_id=layer.entity_id,
            document_id=why.document_id,
            line_no=why.line_no,
            item_id=layer.item_id,
            layer_seq=layer.layer_seq,
            layer_n=layer.layer_n,
            into_seq=layer.layer_seq,
            into_n=layer.layer_n,
            quantity=layer.quantity_remaining,
            amount=share,
            role=place.role,
            account_id=place.account_id,
            warehouse_id=layer.warehouse_id,
            family=place.item.family,
            reason=why.reason,
            posting_date=entry.posting_date,
            journal_n=line_n,
        )
    )


def _write_line(
    desk: Desk, document: Document, n: int, item_id: str, *, quantity: Decimal, value: Decimal, unit_cost: Decimal, reason: str = ""
) -> None:
    item = desk.one(Item, item_id)
    desk.write(
        DocumentLine(
            document_id=document.id,
            line_no=n,
            item_id=item_id,
            quantity=quantity,
            unit=item.base_unit,
            quantity_in_unit=quantity,
            unit_price=unit_cost,
            net=value,
            tax=ZERO,
            value=value,
            reason=reason,
        )
    )


def _close(desk: Desk, entry: Entry, document: Document, *, net: Decimal, moved: Decimal) -> None:
    entry.close()
    desk.change(document, net=net, total=net)
    needs_approval(
        desk,
        kind="revaluation",
        entity_id=document.entity_id,
        amount=moved,
        currency=document.currency,
        reason=Phrase("stock_revalued", net=net, currency=document.currency, moved=moved),
    )


def _at(unit_cost: Decimal, quantity: Decimal, entity: LegalEntity) -> Decimal:
    return round_half_up(ARITHMETIC.multiply(unit_cost, quantity), digits_of(entity.currency))


def _quantity(pools: Sequence[CostPool]) -> Decimal:
    return sum((pool.quantity for pool in pools), ZERO)


def _key(pool: CostPool) -> tuple[str, str, str, str]:
    return (pool.entity_id, pool.item_id, pool.account_id, pool.scope)


@undoes("revaluation")
def undo_revaluation(desk: Desk, entry: Entry, document: Document) -> None:
    """Only while all the goods that were revalued are still there; later, revalue again."""
    shares = desk.many(LateCostShare, "document", document.id)
    desk.prefetch(CostLayer, [(share.layer_seq, share.layer_n) for share in shares])
    for share in shares:
        layer = desk.one(CostLayer, share.layer_seq, share.layer_n)
        if layer.quantity_remaining != share.quantity:
            raise refuse_as_stood_on(document, Phrase("moved_since_revalue_what_is_left_instead", item=layer.item_id), [])
