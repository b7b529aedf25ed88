"""Sharing out landed cost: which receipt lines bear it and by what weight; posts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from app.desk import Desk
from app.domain.book import Item, LegalEntity, ReceiptLine
from app.domain.book.landed_cost import AllocateBy
from app.domain.exact import ZERO
from app.domain.plain import plain
from app.domain.refusals import InvalidValue, Refusal, UnknownId
from app.ledger.landed_accruals import measure


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
class Bearer:
    """A receipt line and its weight in the sharing of a cost (never negative)."""

    receipt: ReceiptLine
    item: Item
    weight: Decimal


def prefetch_receipts(desk: Desk, bearings: Sequence[Bearing]) -> None:
    """Load the receipts of many lines at once, with their items."""
    ids = list(dict.fromkeys(bearing.receipt_id for bearing in bearings))
    desk.prefetch_many(ReceiptLine, "receipt", [(receipt_id,) for receipt_id in ids])
    lines = [line for receipt_id in ids for line in desk.many(ReceiptLine, "receipt", receipt_id)]
    desk.every(Item, [(line.item_id,) for line in lines])


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


def _receipt_lines(desk: Desk, entity: LegalEntity, line_no: int, bearings: Sequence[Bearing]) -> list[tuple[ReceiptLine, Bearing]]:
    if not bearings:
        raise InvalidValue(field=f"receipts of line {line_no}", value="none", why="a landed cost belongs to what was received")
    chosen: dict[tuple[str, int], tuple[ReceiptLine, Bearing]] = {}
    for bearing in bearings:
        standing = [x for x in desk.many(ReceiptLine, "receipt", bearing.receipt_id) if x.quantity > 0]
        found = [x for x in standing if bearing.line_no in (0, x.line_no)]
        if not found:
            what = f"line of goods receipt {bearing.receipt_id}" if standing else "posted goods receipt"
            raise UnknownId(what=what, id=bearing.line_no if standing else bearing.receipt_id)
        for receipt in found:
            key = (receipt.receipt_id, receipt.line_no)
            if receipt.entity_id != entity.id:
                raise InvalidValue(field=f"receipt of line {line_no}", value=receipt.receipt_id, why=f"it belongs to {receipt.entity_id}")
            if key in chosen:
                raise InvalidValue(field=f"receipt of line {line_no}", value=receipt.receipt_id, why="it is named twice")
            chosen[key] = (receipt, bearing)
    return list(chosen.values())


def _by_hand(line_no: int, amount: Decimal, chosen: Sequence[tuple[ReceiptLine, Bearing]]) -> list[Decimal]:
    shares: list[Decimal] = []
    for receipt, bearing in chosen:
        if bearing.amount is None or not bearing.line_no:
            why = "a cost shared by hand states the amount of each receipt line"
            raise InvalidValue(field=f"share of receipt {receipt.receipt_id} line {receipt.line_no}", value="missing", why=why)
        if bearing.amount * amount < 0:
            raise InvalidValue(field=f"share of {receipt.receipt_id}", value=bearing.amount, why="shares have the sign of the cost")
        shares.append(bearing.amount)
    if sum(shares, ZERO) != amount:
        raise HandSharesDiffer(line=line_no, shares=plain(sum(shares, ZERO)), amount=plain(amount))
    return [abs(share) for share in shares]


def _weight(desk: Desk, by: AllocateBy, receipt: ReceiptLine) -> Decimal:
    if by == "value":
        return receipt.accrued
    if by == "quantity":
        return receipt.quantity
    if by == "equal":
        return Decimal(1)
    return measure(desk.one(Item, receipt.item_id), by, receipt.quantity)
