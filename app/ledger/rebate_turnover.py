"""Rebate turnover: the goods that an agreement covers, what it earns on them, and each line's share; posts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.desk import Desk
from app.domain.book import Item, ReceiptLine, ShipmentLine
from app.domain.book.rebates import RebateAgreement, RebateTier
from app.domain.exact import ARITHMETIC, ZERO, round_half_up, share_of, split
from app.domain.refusals import WrongState
from app.domain.wording import Word


@dataclass(frozen=True, slots=True)
class TurnoverLine:
    """A received or shipped line as far as it was not returned: base units, value in base currency, and (received) its cost layer."""

    document_id: str
    line_no: int
    item_id: str
    family: str
    warehouse_id: str
    quantity: Decimal
    value: Decimal
    layer_key: tuple[int, int] = (0, 0)


def open_agreement(desk: Desk, agreement_id: str, action: Word) -> RebateAgreement:
    """The agreement, within the member's rights; refused when it is closed."""
    agreement = desk.one(RebateAgreement, agreement_id)
    desk.authorise(entity_id=agreement.entity_id)
    if agreement.state != "open":
        raise WrongState(
            what=Word("rebate_agreement"), id=agreement_id, state=Word(agreement.state), action=action, allowed=Word("open_agreements")
        )
    return agreement


def turnover(desk: Desk, agreement: RebateAgreement, *, until: date, digits: int) -> list[TurnoverLine]:
    """The covered lines dated from the agreement's first day to `until`, in the order of their documents."""
    last = min(until, agreement.valid_to)
    days = [agreement.valid_from + timedelta(days=n) for n in range((last - agreement.valid_from).days + 1)]
    keys = [(agreement.partner_id, day) for day in days]
    if agreement.side == "supplier":
        desk.prefetch_many(ReceiptLine, "day", keys)
        received = [line for key in keys for line in desk.many(ReceiptLine, "day", *key)]
        return _covered(desk, agreement, [_received(line, digits) for line in received if line.entity_id == agreement.entity_id])
    desk.prefetch_many(ShipmentLine, "day", keys)
    shipped = [line for key in keys for line in desk.many(ShipmentLine, "day", *key)]
    return _covered(desk, agreement, [_shipped(line) for line in shipped if line.entity_id == agreement.entity_id])


def _received(line: ReceiptLine, digits: int) -> TurnoverLine:
    kept = line.quantity - line.quantity_returned
    value = share_of(line.accrued, part=kept, whole=line.quantity, digits=digits) if line.quantity else ZERO
    key = (line.layer_seq, line.layer_n)
    return TurnoverLine(line.receipt_id, line.line_no, line.item_id, "", line.warehouse_id, kept, value, key)


def _shipped(line: ShipmentLine) -> TurnoverLine:
    kept = line.quantity - line.quantity_returned
    return TurnoverLine(line.shipment_id, line.line_no, line.item_id, "", line.warehouse_id, kept, line.revenue)


def _covered(desk: Desk, agreement: RebateAgreement, lines: Sequence[TurnoverLine]) -> list[TurnoverLine]:
    items = desk.every(Item, [(line.item_id,) for line in lines])
    covered = []
    for line in lines:
        family = items[(line.item_id,)].family
        if agreement.item_id in ("", line.item_id) and agreement.family in ("", family):
            covered.append(
                TurnoverLine(
                    line.document_id, line.line_no, line.item_id, family, line.warehouse_id, line.quantity, line.value, line.layer_key
                )
            )
    return covered


def earned(
    agreement: RebateAgreement, tiers: Sequence[RebateTier], *, quantity: Decimal, value: Decimal, running: bool, digits: int
) -> Decimal:
    """What a turnover earns. While the agreement is `running`, a retroactive one is accrued at the tier that is expected in the end."""
    measure = quantity if agreement.basis == "quantity" else value
    if measure <= 0:
        return ZERO
    if agreement.retroactive:
        judged = max(measure, agreement.expected) if running else measure
        reached = [tier for tier in tiers if tier.reach <= judged]
        return round_half_up(_reward(reached[-1], quantity, value), digits) if reached else ZERO
    reward = ZERO
    for i, tier in enumerate(tiers):
        upper = min(tiers[i + 1].reach, measure) if i + 1 < len(tiers) else measure
        part = upper - tier.reach
        if part > 0:
            reward += ARITHMETIC.divide(ARITHMETIC.multiply(_reward(tier, quantity, value), part), measure)
    return round_half_up(reward, digits)


def _reward(tier: RebateTier, quantity: Decimal, value: Decimal) -> Decimal:
    return ARITHMETIC.multiply(tier.percent, value) + ARITHMETIC.multiply(tier.per_unit, quantity)


def shares(lines: Sequence[TurnoverLine], tiers: Sequence[RebateTier], amount: Decimal, digits: int) -> list[Decimal]:
    """`amount` on the lines by what it is earned on: their value, or their quantity where all tiers pay per unit."""
    per_unit = all(tier.percent == 0 for tier in tiers)
    weights = [max(line.quantity if per_unit else line.value, ZERO) for line in lines]
    if not any(weights):
        return [ZERO for _ in lines]
    return split(amount, weights, digits)
