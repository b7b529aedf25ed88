"""Reading working capital: what is tied up in stock and owed to and by partners, from the accounts, beside the books that detail them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from app.domain.exact import ZERO, Money
from db.queries.landed_cost import unmatched_accruals
from db.queries.ledger import balances
from db.queries.open_items import grni, open_items
from db.queries.stock import stock_valuation

PARTS: dict[str, tuple[str, ...]] = {
    "stock": ("inventory",),
    "goods_in_transit": ("in_transit",),
    "receivables": ("receivable",),
    "payables": ("payable",),
    "goods_received_not_invoiced": ("grni",),
    "landed_cost_accrued": ("landed_cost",),
    "claims": ("claim",),
    "rebates": ("rebate",),
    "intercompany": ("intercompany",),
    "tax": ("tax",),
}
"""What each part, by the book's own word, consists of: by what the accounts control."""


@dataclass(frozen=True, slots=True)
class WorkingCapitalRow:
    """A part of an entity's working capital: asset +, debt −. `detail` is what the book that details the accounts adds up to.

    None where no other book does. The two are equal in a sound book.
    """

    entity_id: str
    part: str
    amount: Money
    detail: Money | None
    currency: str

    @property
    def difference(self) -> Decimal | None:
        """What the accounts have beyond the detail."""
        return None if self.detail is None else self.amount - self.detail


def working_capital(connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "") -> list[WorkingCapitalRow]:
    """Working capital at the end of a day (now when None), by entity; parts that are zero on both sides are left out."""
    part_of = {control: part for part, controls in PARTS.items() for control in controls}
    amounts: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    currencies: dict[str, str] = {}
    in_transit_accounts: set[tuple[str, str]] = set()
    for row in balances(connection, as_of=as_of, entity_id=entity_id):
        if row.control in part_of:
            amounts[(row.entity_id, part_of[row.control])] += row.balance
            currencies[row.entity_id] = row.currency
        if row.control == "in_transit":
            in_transit_accounts.add((row.entity_id, row.account_id))
    details: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    for stock in stock_valuation(connection, as_of=as_of, entity_id=entity_id):
        on_road = (stock.entity_id, stock.account_id) in in_transit_accounts
        details[(stock.entity_id, "goods_in_transit" if on_road else "stock")] += stock.value
    for owed in grni(connection, as_of=as_of, entity_id=entity_id):
        details[(owed.entity_id, "goods_received_not_invoiced")] -= owed.balance
    for accrual in unmatched_accruals(connection, as_of=as_of, entity_id=entity_id):
        details[(accrual.entity_id, "landed_cost_accrued")] -= accrual.open_amount
    for item in open_items(connection, side="receivable", as_of=as_of, entity_id=entity_id):
        details[(item.entity_id, "receivables")] += item.open_base
    for item in open_items(connection, side="payable", as_of=as_of, entity_id=entity_id):
        details[(item.entity_id, "payables")] += item.open_base
    detailed = {"stock", "goods_in_transit", "receivables", "payables", "goods_received_not_invoiced", "landed_cost_accrued"}
    order = list(PARTS)
    return [
        WorkingCapitalRow(entity, part, amounts[(entity, part)], details[(entity, part)] if part in detailed else None, currencies[entity])
        for entity, part in sorted({*amounts, *details}, key=lambda key: (key[0], order.index(key[1])))
        if amounts[(entity, part)] or details.get((entity, part))
    ]
