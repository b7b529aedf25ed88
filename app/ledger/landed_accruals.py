"""Landed cost accruals: estimated at receipt by dated rates, kept per receipt line and type until a bill clears them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from app.desk import Desk
from app.domain.book import Item, LegalEntity, Partner
from app.domain.book.landed_cost import LandedAccrual, LandedAccrualMove, LandedCostRate
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, ZERO, round_half_up
from app.domain.refusals import Refusal
from app.ledger.journal import Entry, Target
from app.ledger.rates import in_base, rate_on


class NothingToMeasureBy(Refusal):
    says = (
        "Landed cost is to be measured by {basis}, but {item} has no {basis}. Enter it in the item's master data, or choose another way "
        "to share the cost."
    )


class Accruing(Protocol):
    """A line of a receipt that landed cost is accrued on."""

    @property
    def receipt_id(self) -> str: ...
    @property
    def line_no(self) -> int: ...
    @property
    def entity_id(self) -> str: ...
    @property
    def warehouse_id(self) -> str: ...
    @property
    def partner_id(self) -> str: ...
    @property
    def item_id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the estimate of a receipt line depends on; `value` is in base currency, `quantity` in base units."""

    supplier: Partner
    warehouse_id: str
    item: Item
    quantity: Decimal
    value: Decimal
    day: date


def estimates(desk: Desk, entity: LegalEntity, arrival: Arrival) -> list[tuple[str, Decimal]]:
    """The expected landed cost of an arrival by cost type, in base currency; empty where no rate applies."""
    best: dict[str, tuple[tuple[int, date, str], LandedCostRate]] = {}
    for rate in rates_of(desk, entity):
        rank = _rank(rate, arrival)
        if rank is not None and (rate.cost_type not in best or rank > best[rate.cost_type][0]):
            best[rate.cost_type] = (rank, rate)
    found = [(cost_type, _amount(desk, entity, rate, arrival)) for cost_type, (_, rate) in sorted(best.items())]
    return [(cost_type, amount) for cost_type, amount in found if amount]


def measure(item: Item, basis: str, quantity: Decimal) -> Decimal:
    """Weight in kg or volume in m³ of a quantity; refused when the item does not say."""
    per_unit = item.weight if basis == "weight" else item.volume
    if per_unit is None:
        raise NothingToMeasureBy(basis=basis, item=item.id)
    return ARITHMETIC.multiply(per_unit, quantity)


def open_accrual(desk: Desk, receipt: Accruing, cost_type: str) -> Decimal:
    """What is accrued on a receipt line for a cost type and not billed yet, in base currency."""
    known = desk.find(LandedAccrual, receipt.receipt_id, receipt.line_no, cost_type)
    return known.open_amount if known else ZERO


def accrue(desk: Desk, entry: Entry, receipt: Accruing, cost_type: str, amount: Decimal) -> None:
    """Credit (amount above zero) or clear (below) the accrual of a receipt line; the caller posts the goods' side."""
    known = desk.find(LandedAccrual, receipt.receipt_id, receipt.line_no, cost_type)
    left = (known.open_amount if known else ZERO) + amount
    desk.write(
        LandedAccrual(
            receipt_id=receipt.receipt_id,
            line_no=receipt.line_no,
            cost_type=cost_type,
            entity_id=receipt.entity_id,
            warehouse_id=receipt.warehouse_id,
            item_id=receipt.item_id,
            partner_id=receipt.partner_id,
            accrued=(known.accrued if known else ZERO) + max(amount, ZERO),
            open_amount=left,
            since=known.since if known and known.open_amount else entry.posting_date,
        )
    )
    note_accrual(desk, entry, receipt, cost_type, amount=-amount, journal_n=entry.add(accrual_target(cost_type), -amount))


def accrual_target(cost_type: str) -> Target:
    """The accrual account of a cost type."""
    return Target("LANDED_COST_ACCRUAL", reason=cost_type)


def note_accrual(desk: Desk, entry: Entry, receipt: Accruing, cost_type: str, *, amount: Decimal, journal_n: int) -> None:
    """Write the move of an accrual that journal line `journal_n` sums."""
    desk.write(
        LandedAccrualMove(
            seq=desk.seq,
            n=desk.next_n(),
            entity_id=receipt.entity_id,
            receipt_id=receipt.receipt_id,
            line_no=receipt.line_no,
            cost_type=cost_type,
            document_id=entry.document_id,
            amount=amount,
            posting_date=entry.posting_date,
            journal_n=journal_n,
        )
    )


def rates_of(desk: Desk, entity: LegalEntity) -> Sequence[LandedCostRate]:
    """All rates of an entity: few, and the same for every receipt."""
    return desk.many(LandedCostRate, "entity", entity.id)


def _rank(rate: LandedCostRate, arrival: Arrival) -> tuple[int, date, str] | None:
    """How specific a matching rate is (supplier before lane before family), the newer one on a tie; None when it does not match."""
    if not rate.active or rate.valid_from > arrival.day or (rate.valid_to is not None and rate.valid_to < arrival.day):
        return None
    weight = 0
    for bit, (wanted, given) in enumerate(
        (
            (rate.family, arrival.item.family),
            (rate.warehouse_id, arrival.warehouse_id),
            (rate.country, arrival.supplier.country),
            (rate.supplier_id, arrival.supplier.id),
        )
    ):
        if wanted and wanted != given:
            return None
        weight += (1 << bit) if wanted else 0
    return weight, rate.valid_from, rate.id


def _amount(desk: Desk, entity: LegalEntity, rate: LandedCostRate, arrival: Arrival) -> Decimal:
    digits = digits_of(entity.currency)
    if rate.basis == "percent":
        return round_half_up(ARITHMETIC.multiply(arrival.value, rate.rate), digits)
    measured = arrival.quantity if rate.basis == "unit" else measure(arrival.item, rate.basis, arrival.quantity)
    amount = ARITHMETIC.multiply(measured, rate.rate)
    currency = rate.currency or entity.currency
    if currency == entity.currency:
        return round_half_up(amount, digits)
    return in_base(entity, amount, rate_on(desk, base=entity.currency, currency=currency, day=arrival.day))
