"""Rows of revaluation: what stock was written down below its cost, as long as it is."""

from __future__ import annotations

from app.domain.exact import Money
from app.domain.rows import Row, table

__all__ = ["InventoryAllowance"]


@table("inventory_allowance", key=("entity_id", "item_id"))
class InventoryAllowance(Row, frozen=True, kw_only=True):
    """By how much an entity carries an item below its cost, in base currency, never negative; its pools keep the cost."""

    entity_id: str
    item_id: str
    amount: Money
