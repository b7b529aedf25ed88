"""Rows of rebates: what was agreed with a supplier or customer, its tiers, what was accrued on which goods, and what was claimed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from app.domain.exact import Money, Quantity, Rate, UnitPrice
from app.domain.rows import Index, Row, table

__all__ = ["RebateAgreement", "RebateClaim", "RebateLine", "RebateSide", "RebateTier"]

RebateSide = Literal["supplier", "customer"]


@table("rebate_agreement", key=("id",), indexes={"partner": Index(("entity_id", "partner_id"))})
class RebateAgreement(Row, frozen=True, kw_only=True):
    """A rebate of a supplier or to a customer on goods received or shipped from `valid_from` to `valid_to`.

    It covers one item or family, or everything when both are empty. `basis` says what its tiers are measured in: base units or money.
    Retroactive: the tier that is reached applies from the first unit; otherwise each tier to its own slice. `expected` is the turnover
    that is accrued for while the agreement runs. Amounts are in the entity's currency: accrued is earned so far, `claimed` (suppliers)
    and `settled` are parts of it. States: open, closed.
    """

    id: str
    entity_id: str
    partner_id: str
    side: RebateSide
    name: str
    item_id: str = ""
    family: str = ""
    basis: Literal["quantity", "value"]
    retroactive: bool
    valid_from: date
    valid_to: date
    expected: Quantity
    accrued: Money
    claimed: Money
    settled: Money
    accrued_until: date | None = None
    state: str


@table("rebate_tier", key=("agreement_id", "tier_no"), indexes={"agreement": Index(("agreement_id",))})
class RebateTier(Row, frozen=True, kw_only=True):
    """A tier of an agreement: from a turnover of `reach` on, a fraction of the value (`percent`) or money per base unit (`per_unit`)."""

    agreement_id: str
    tier_no: int
    reach: Quantity
    percent: Rate
    per_unit: UnitPrice


@table(
    "rebate_line",
    key=("agreement_id", "document_id", "line_no"),
    indexes={"agreement": Index(("agreement_id",)), "document": Index(("document_id",))},
)
class RebateLine(Row, frozen=True, kw_only=True):
    """What an agreement accrued so far on a line of a receipt or shipment."""

    agreement_id: str
    document_id: str
    line_no: int
    accrued: Money


@table("rebate_claim", key=("id",), indexes={"agreement": Index(("agreement_id",))})
class RebateClaim(Row, frozen=True, kw_only=True):
    """A claim on a supplier for an accrued rebate: how much, and how much of it they granted so far. States: open, settled, dropped."""

    id: str
    agreement_id: str
    amount: Money
    settled: Money
    claimed_on: date
    state: str
