"""Rows of master data: items, partners, accounts, posting rules, taxes, rates, policies and periods."""

from __future__ import annotations

from datetime import date
from typing import Literal

from app.domain.exact import Money, Quantity, Rate, UnitPrice
from app.domain.rows import Index, Row, table

__all__ = [
    "Account",
    "ApprovalPolicy",
    "ControlKind",
    "CostScope",
    "CostingMethod",
    "ExchangeRate",
    "FiscalPeriod",
    "Item",
    "ItemCode",
    "ItemCosting",
    "ItemUnit",
    "Partner",
    "PostingRule",
    "ReasonCode",
    "TaxCode",
    "TolerancePolicy",
]

CostingMethod = Literal["fifo", "average", "standard"]
CostScope = Literal["entity", "warehouse", "lot"]
ControlKind = Literal[
    "",
    "inventory",
    "grni",
    "in_transit",
    "payable",
    "receivable",
    "intercompany",
    "landed_cost",
    "tax",
    "claim",
    "rebate",
    "bank",
]


@table("item", key=("id",))
class Item(Row, frozen=True, kw_only=True):
    """A good that is bought, kept and sold. Quantities are kept in `base_unit`; weight in kg and volume in m³ per base unit."""

    id: str
    name: str
    family: str
    base_unit: str
    tracking: Literal["none", "lot", "serial"] = "none"
    expiry_tracked: bool = False
    weight: Quantity | None = None
    volume: Quantity | None = None
    tax_code: str = ""
    country_of_origin: str = ""
    active: bool = True


@table("item_unit", key=("item_id", "unit"), indexes={"item": Index(("item_id",))})
class ItemUnit(Row, frozen=True, kw_only=True):
    """One `unit` of the item is `numerator / denominator` base units, exactly."""

    item_id: str
    unit: str
    numerator: int
    denominator: int = 1


@table("item_code", key=("code",), indexes={"item": Index(("item_id",))})
class ItemCode(Row, frozen=True, kw_only=True):
    """A barcode (GTIN or own) and the item and unit it stands for."""

    code: str
    item_id: str
    unit: str


@table("item_costing", key=("item_id", "entity_id"), indexes={"item": Index(("item_id",))})
class ItemCosting(Row, frozen=True, kw_only=True):
    """How an entity values an item. `standard_cost` is per base unit and None unless the method is standard."""

    item_id: str
    entity_id: str
    method: CostingMethod
    scope: CostScope = "entity"
    standard_cost: UnitPrice | None = None


@table("partner", key=("id",))
class Partner(Row, frozen=True, kw_only=True):
    """A supplier, customer or carrier. `entity_id` names the legal entity of the book that it is, for intercompany."""

    id: str
    name: str
    is_supplier: bool = False
    is_customer: bool = False
    partner_group: str = ""
    currency: str = ""
    country: str = ""
    tax_number: str = ""
    terms_days: int = 30
    address: str = ""
    entity_id: str = ""
    bill_to: str = ""
    active: bool = True


@table("account", key=("entity_id", "id"), indexes={"entity": Index(("entity_id",))})
class Account(Row, frozen=True, kw_only=True):
    """An account of an entity's chart. A control account refuses manual journals.

    `currency` is that of a bank account kept in a foreign one: all its lines are in it, and it is revalued at month end. Empty is the
    entity's own: a payment in another currency from there is changed by the bank.
    """

    entity_id: str
    id: str
    name: str
    type: Literal["asset", "liability", "equity", "revenue", "expense"]
    control: ControlKind = ""
    currency: str = ""
    active: bool = True


@table(
    "posting_rule",
    key=("entity_id", "role", "family", "warehouse_id", "reason", "partner_group"),
    indexes={"role": Index(("entity_id", "role"))},
)
class PostingRule(Row, frozen=True, kw_only=True):
    """The account of a role; an empty qualifier matches anything, and the most specific match wins."""

    entity_id: str
    role: str
    family: str = ""
    warehouse_id: str = ""
    reason: str = ""
    partner_group: str = ""
    account_id: str
    active: bool = True


@table("tax_code", key=("entity_id", "id"))
class TaxCode(Row, frozen=True, kw_only=True):
    """A tax of an entity. `rate` and `recoverable` are fractions (0.15, 1); the part not recoverable goes into cost."""

    entity_id: str
    id: str
    name: str
    rate: Rate
    recoverable: Rate
    reverse_charge: bool = False
    price_includes_tax: bool = False
    active: bool = True


@table("exchange_rate", key=("base", "currency", "valid_on"), indexes={"pair": Index(("base", "currency"))})
class ExchangeRate(Row, frozen=True, kw_only=True):
    """Units of `base` for one unit of `currency`, from `valid_on` until the next one."""

    base: str
    currency: str
    valid_on: date
    rate: Rate


@table("tolerance_policy", key=("entity_id", "kind", "partner_id"))
class TolerancePolicy(Row, frozen=True, kw_only=True):
    """What difference passes without anyone being asked: within `fraction` or within `amount`, whichever is wider."""

    entity_id: str
    kind: str
    partner_id: str = ""
    fraction: Rate
    amount: Money
    active: bool = True


@table("approval_policy", key=("entity_id", "kind", "above"), indexes={"kind": Index(("entity_id", "kind"))})
class ApprovalPolicy(Row, frozen=True, kw_only=True):
    """Amounts greater than `above` (base currency) need a decision by `role`; the highest tier reached counts."""

    entity_id: str
    kind: str
    above: Money
    role: str
    active: bool = True


@table("reason_code", key=("id",))
class ReasonCode(Row, frozen=True, kw_only=True):
    """Why stock is adjusted, counted away, written off or returned."""

    id: str
    name: str
    kind: str
    active: bool = True


@table("fiscal_period", key=("entity_id", "id"), indexes={"entity": Index(("entity_id",))})
class FiscalPeriod(Row, frozen=True, kw_only=True):
    """A calendar month of an entity; `id` is YYYY-MM. Soft-closed periods take finance's entries only.

    `closed_seq` is the position of the command that closed it (0: not closed). Its hash in the log seals everything up to then: that is
    the digest of the closing that an auditor compares.
    """

    entity_id: str
    id: str
    first_day: date
    last_day: date
    state: Literal["open", "soft_closed", "closed"]
    closed_by: str = ""
    closed_seq: int = 0
