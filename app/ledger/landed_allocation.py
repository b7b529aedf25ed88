"""Sharing out landed cost: which receipt lines bear it and by what weight; posts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from app.desk import Desk
from app.domain.book import CostLayer, Document, Item, LegalEntity, ReceiptLine
from app.domain.book.landed_cost import AllocateBy
from app.domain.exact import ZERO, split
from app.domain.refusals import InvalidValue, Refusal, UnknownId
from app.domain.wording import Phrase, Word
from app.ledger.landed_accruals import measure
from app.ledger.layer_tree import LayerKey

FROM_ENTITIES = ("intercompany_purchase", "intercompany_receipt")
"""Kinds of documents, beside goods receipts, that bring goods in which landed cost may fall on."""


class NothingToAllocateBy(Refusal):
    says = "The {cost_type} of line {line} cannot be shared by {basis}: the receipts it names have none. Choose another way to share it."


class HandSharesDiffer(Refusal):
    says = "The shares of line {line} add up to {shares}, its amount is {amount}. Correct the shares or the amount, and send it again."


class Bearing(Protocol):
    """A receipt, or one line of it, that bears a cost; `amount` is its share when the cost is shared by hand."""

    @property
    def receipt_id(self) -> str: ...

    @property
    def line_no(self) -> int: ...

    @property
    def amount(self) -> Decimal | None: ...


@dataclass(frozen=True, slots=True)
class Landing:
    """A line by which goods became the entity's: of a goods receipt, or of a document that brought them from another entity.

    `quantity` in base units, `value` in base currency; `layers` are those that it made, each with the quantity it took in.
    """

    receipt_id: str
    line_no: int
    entity_id: str
    warehouse_id: str
    partner_id: str
    item_id: str
    quantity: Decimal
    value: Decimal
    layers: tuple[tuple[LayerKey, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Bearer:
    """A receipt line and its weight in the sharing of a cost (never negative)."""

    receipt: Landing
    item: Item
    weight: Decimal

    def by_layer(self, amount: Decimal, digits: int) -> list[tuple[LayerKey, Decimal]]:
        """An amount shared over the layers that the line made, by quantity."""
        shares = split(amount, [quantity for _, quantity in self.receipt.layers], digits)
        return [(key, share) for (key, _), share in zip(self.receipt.layers, shares, strict=True) if share]


def prefetch_receipts(desk: Desk, bearings: Sequence[Bearing]) -> None:
    """Load the receipts of many lines at once, with their items."""
    ids = list(dict.fromkeys(bearing.receipt_id for bearing in bearings))
    desk.prefetch_many(ReceiptLine, "receipt", [(receipt_id,) for receipt_id in ids])
    others = [receipt_id for receipt_id in ids if not desk.many(ReceiptLine, "receipt", receipt_id)]
    desk.prefetch(Document, [(receipt_id,) for receipt_id in others])
    desk.prefetch_many(CostLayer, "document", [(receipt_id,) for receipt_id in others])
    desk.every(Item, [(line.item_id,) for receipt_id in ids for line in _landings(desk, receipt_id)])


def _landings(desk: Desk, receipt_id: str) -> list[Landing]:
    """The lines by which a document brought goods in, that still stand; empty for a document that brought none from elsewhere."""
    received = desk.many(ReceiptLine, "receipt", receipt_id)
    if received:
        return [_of_receipt(line) for line in received if line.quantity > 0]
    document = desk.find(Document, receipt_id)
    if document is None or document.kind not in FROM_ENTITIES:
        return []
    lines: dict[int, list[CostLayer]] = {}
    for layer in desk.many(CostLayer, "document", receipt_id):
        if layer.quantity_received > 0:
            lines.setdefault(layer.line_no, []).append(layer)
    return [_of_layers(document, layers) for _, layers in sorted(lines.items())]


def _of_receipt(line: ReceiptLine) -> Landing:
    return Landing(
        receipt_id=line.receipt_id,
        line_no=line.line_no,
        entity_id=line.entity_id,
        warehouse_id=line.warehouse_id,
        partner_id=line.partner_id,
        item_id=line.item_id,
        quantity=line.quantity,
        value=line.accrued,
        layers=(((line.layer_seq, line.layer_n), line.quantity),),
    )


def _of_layers(document: Document, layers: Sequence[CostLayer]) -> Landing:
    return Landing(
        receipt_id=document.id,
        line_no=layers[0].line_no,
        entity_id=document.entity_id,
        warehouse_id=layers[0].warehouse_id,
        partner_id=layers[0].partner_id,
        item_id=layers[0].item_id,
        quantity=sum((layer.quantity_received for layer in layers), ZERO),
        value=sum((layer.value_received for layer in layers), ZERO),
        layers=tuple(((layer.layer_seq, layer.layer_n), layer.quantity_received) for layer in layers),
    )


def bearers(
    desk: Desk, entity: LegalEntity, *, line_no: int, cost_type: str, by: AllocateBy, amount: Decimal, bearings: Sequence[Bearing]
) -> list[Bearer]:
    """The receipt lines that bear a cost and their weights, in the order they are named. Refused when no weight is to be had."""
    chosen = _receipt_lines(desk, entity, line_no, bearings)
    if by == "hand":
        weights = _by_hand(line_no, amount, chosen)
    else:
        weights = [_weight(desk, by, receipt) for receipt, _ in chosen]
    if not any(weights):
        raise NothingToAllocateBy(cost_type=cost_type, line=line_no, basis=by)
    return [Bearer(receipt, desk.one(Item, receipt.item_id), weight) for (receipt, _), weight in zip(chosen, weights, strict=True)]


def _receipt_lines(desk: Desk, entity: LegalEntity, line_no: int, bearings: Sequence[Bearing]) -> list[tuple[Landing, Bearing]]:
    if not bearings:
        raise InvalidValue(
            field=Phrase("of_line", what=Word("receipts"), line=line_no),
            value=Word("none"),
            why=Phrase("landed_cost_belongs_to_what_was_received"),
        )
    chosen: dict[tuple[str, int], tuple[Landing, Bearing]] = {}
    for bearing in bearings:
        standing = _landings(desk, bearing.receipt_id)
        found = [x for x in standing if bearing.line_no in (0, x.line_no)]
        if not found:
            what = Phrase("line_of_goods_receipt", receipt=bearing.receipt_id) if standing else Word("posted_goods_receipt")
            raise UnknownId(what=what, id=bearing.line_no if standing else bearing.receipt_id)
        for receipt in found:
            key = (receipt.receipt_id, receipt.line_no)
            if receipt.entity_id != entity.id:
                raise InvalidValue(
                    field=Phrase("of_line", what=Word("receipt"), line=line_no),
                    value=receipt.receipt_id,
                    why=Phrase("belongs_to", entity=receipt.entity_id),
                )
            if key in chosen:
                raise InvalidValue(
                    field=Phrase("of_line", what=Word("receipt"), line=line_no), value=receipt.receipt_id, why=Phrase("named_twice")
                )
            chosen[key] = (receipt, bearing)
    return list(chosen.values())


def _by_hand(line_no: int, amount: Decimal, chosen: Sequence[tuple[Landing, Bearing]]) -> list[Decimal]:
    shares: list[Decimal] = []
    for receipt, bearing in chosen:
        if bearing.amount is None or not bearing.line_no:
            why = Phrase("cost_shared_hand_states_amount_each_receipt")
            raise InvalidValue(
                field=Phrase("share_of_receipt_line", receipt=receipt.receipt_id, line=receipt.line_no), value=Word("missing"), why=why
            )
        if bearing.amount * amount < 0:
            raise InvalidValue(
                field=Phrase("share_of_receipt", receipt=receipt.receipt_id),
                value=bearing.amount,
                why=Phrase("shares_have_the_sign_of_the_cost"),
            )
        shares.append(bearing.amount)
    if sum(shares, ZERO) != amount:
        raise HandSharesDiffer(line=line_no, shares=sum(shares, ZERO), amount=amount)
    return [abs(share) for share in shares]


def _weight(desk: Desk, by: AllocateBy, receipt: Landing) -> Decimal:
    if by == "value":
        return receipt.value
    if by == "quantity":
        return receipt.quantity
    if by == "equal":
        return Decimal(1)
    return measure(desk.one(Item, receipt.item_id), by, receipt.quantity)
