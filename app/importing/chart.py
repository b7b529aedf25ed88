"""The chart of accounts, posting rules and policies that an imported company starts with; the company can refine them afterwards."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from app.commands.finance_data import DefineAccounts, DefinePolicies
from app.domain.book import Account, ApprovalPolicy, PostingRule, TolerancePolicy

_ACCOUNTS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("1010", "Bank", "asset", "bank", ("BANK",)),
    ("1100", "Trade receivables", "asset", "receivable", ("RECEIVABLE",)),
    ("1110", "Unbilled receivables", "asset", "", ("UNBILLED_RECEIVABLE",)),
    ("1200", "Inventory", "asset", "inventory", ("INVENTORY",)),
    ("1210", "Inventory in quarantine", "asset", "inventory", ("INVENTORY_QUARANTINE",)),
    ("1220", "Goods in transit", "asset", "in_transit", ("IN_TRANSIT",)),
    ("1230", "Shipped, control not passed", "asset", "", ("SHIPPED_NOT_INVOICED",)),
    ("1300", "Input tax", "asset", "tax", ("INPUT_TAX",)),
    ("1400", "Claims", "asset", "claim", ("CLAIM",)),
    ("2000", "Trade payables", "liability", "payable", ("PAYABLE",)),
    ("2100", "Goods received not invoiced", "liability", "grni", ("GRNI",)),
    ("2110", "Landed cost accrual", "liability", "landed_cost", ("LANDED_COST_ACCRUAL",)),
    ("2200", "Output tax", "liability", "tax", ("OUTPUT_TAX",)),
    ("2300", "Deferred revenue", "liability", "", ("DEFERRED_REVENUE",)),
    ("3000", "Opening balance equity", "equity", "", ("OPENING_BALANCE",)),
    ("4000", "Revenue", "revenue", "", ("REVENUE",)),
    ("4100", "Sales returns", "revenue", "", ("SALES_RETURNS",)),
    ("5000", "Cost of goods sold", "expense", "", ("COGS",)),
    ("5100", "Purchase price variance", "expense", "", ("PRICE_VARIANCE",)),
    ("5200", "Count variance", "expense", "", ("COUNT_VARIANCE",)),
    ("5300", "Stock adjustments", "expense", "", ("ADJUSTMENT",)),
    ("5400", "Write-offs", "expense", "", ("WRITE_OFF", "TRANSIT_LOSS")),
    ("5500", "Revaluation", "expense", "", ("REVALUATION",)),
    ("5600", "Exchange differences", "expense", "", ("EXCHANGE_DIFFERENCE",)),
)
_FREE = "999999999"
"""A tier that no amount of an import reaches: history was decided when it happened."""


def accounts_of(entity_id: str) -> DefineAccounts:
    """The accounts of an imported entity and a posting rule for each role they serve."""
    accounts = tuple(
        msgspec.convert({"entity_id": entity_id, "id": i, "name": name, "type": kind, "control": control}, Account)
        for i, name, kind, control, _ in _ACCOUNTS
    )
    rules = tuple(PostingRule(entity_id=entity_id, role=role, account_id=i) for i, _, _, _, roles in _ACCOUNTS for role in roles)
    return DefineAccounts(accounts=accounts, rules=rules)


def policies_of(entity_id: str) -> DefinePolicies:
    """History passes; what is judged now (counts) needs a decision from the first cent."""
    tolerances = [(kind, "0", "0") for kind in ("over_receipt", "price", "quantity", "count", "landed_cost", "transfer")]
    passing = (
        "purchase_order",
        "over_receipt",
        "price_variance",
        "quantity_variance",
        "adjustment",
        "supplier_payment",
        "supplier_return",
        "landed_cost",
        "write_off",
        "reversal",
        "credit_note",
        "claim",
    )
    return DefinePolicies(
        tolerances=tuple(
            TolerancePolicy(entity_id=entity_id, kind=kind, fraction=Decimal(fraction), amount=Decimal(amount))
            for kind, fraction, amount in tolerances
        ),
        approvals=(
            *(ApprovalPolicy(entity_id=entity_id, kind=kind, above=Decimal(_FREE), role="finance_controller") for kind in passing),
            ApprovalPolicy(entity_id=entity_id, kind="count_variance", above=Decimal(0), role="finance_controller"),
        ),
    )
