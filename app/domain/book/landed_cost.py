"""Rows of landed cost: the rates that estimate it, what is accrued for each receipt line, and how bills were shared out."""

from __future__ import annotations

from datetime import date
from typing import Literal

from app.domain.exact import Money, Quantity, Rate
from app.domain.rows import Index, Row, table

__all__ = ["AllocateBy", "LandedAccrual", "LandedAccrualMove", "LandedCostRate", "LandedShare", "RateBasis"]

RateBasis = Literal["percent", "unit", "weight", "volume"]
AllocateBy = Literal["value", "quantity", "weight", "volume", "equal", "hand"]


@table("landed_cost_rate", key=("id",), indexes={"entity": Index(("entity_id",))})
class LandedCostRate(Row, frozen=True, kw_only=True):
    """What a cost of `cost_type` is expected to be at receipt; per type the most specific rate that matches and is in force counts.

    `rate` is a fraction of the goods' value (percent) or money in `currency` per base unit, kg or m³. A lane is the supplier's country
    and the warehouse; an empty qualifier matches anything.
    """

    id: str
    entity_id: str
    cost_type: str
    basis: RateBasis
    rate: Rate
    currency: str = ""
    supplier_id: str = ""
    country: str = ""
    warehouse_id: str = ""
    family: str = ""
    valid_from: date
    valid_to: date | None = None
    active: bool = True


@table(
    "landed_accrual",
    key=("receipt_id", "line_no", "cost_type"),
    indexes={"receipt": Index(("receipt_id",)), "open": Index(("entity_id",), open_field="open_amount")},
)
class LandedAccrual(Row, frozen=True, kw_only=True):
    """Landed cost of one type accrued on a receipt line (base currency) and not billed yet; `since` ages it."""

    receipt_id: str
    line_no: int
    cost_type: str
    entity_id: str
    warehouse_id: str
    item_id: str
    partner_id: str
    accrued: Money
    open_amount: Money
    since: date


@table(
    "landed_accrual_move",
    key=("seq", "n"),
    nature="ledger",
    indexes={"receipt": Index(("receipt_id", "line_no")), "document": Index(("document_id",))},
)
class LandedAccrualMove(Row, frozen=True, kw_only=True):
    """One change of an accrual: amount as in the journal (debit +, credit −) and the journal line that sums it."""

    seq: int
    n: int
    entity_id: str
    receipt_id: str
    line_no: int
    cost_type: str
    document_id: str
    amount: Money
    posting_date: date
    journal_n: int


@table(
    "landed_share",
    key=("seq", "n"),
    nature="ledger",
    indexes={"document": Index(("document_id",)), "receipt": Index(("receipt_id", "receipt_line_no"))},
)
class LandedShare(Row, frozen=True, kw_only=True):
    """What a receipt line got of a line of landed cost: `weight` of the allocation, `amount`, and the part an estimate had `estimated`."""

    seq: int
    n: int
    entity_id: str
    document_id: str
    line_no: int
    cost_type: str
    allocate_by: AllocateBy
    receipt_id: str
    receipt_line_no: int
    item_id: str
    weight: Quantity
    amount: Money
    estimated: Money
    late_cost: Money
    posting_date: date
