"""Rows of sales that belong to no other area: what was invoiced before it was shipped."""

from __future__ import annotations

from app.domain.exact import Money, Quantity
from app.domain.rows import Index, Row, table

__all__ = ["BilledAhead"]


@table("billed_ahead", key=("order_id", "line_no"), indexes={"order": Index(("order_id",))})
class BilledAhead(Row, frozen=True, kw_only=True):
    """What of a sales-order line was invoiced and not shipped yet: base units, net and tax in the order's currency.

    `deferred` is the revenue that waits for it, in base currency. Everything is zero once all of it has left.
    """

    order_id: str
    line_no: int
    entity_id: str
    quantity: Quantity
    net: Money
    tax: Money
    deferred: Money
    invoice_id: str
