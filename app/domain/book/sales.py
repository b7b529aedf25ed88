"""Rows of sales beyond orders and shipments: what was invoiced ahead, and what later documents changed on shipped lines."""

from __future__ import annotations

from app.domain.exact import Money, Quantity
from app.domain.rows import Index, Row, table

__all__ = ["BilledAhead", "ShipmentLineChange"]


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


@table("shipment_line_change", key=("seq", "n"), nature="ledger", indexes={"document": Index(("document_id",))})
class ShipmentLineChange(Row, frozen=True, kw_only=True):
    """What a document changed on a shipment line, field by field as a difference, so that its reversal takes back just that."""

    seq: int
    n: int
    document_id: str
    document_line_no: int
    shipment_id: str
    line_no: int
    quantity_invoiced: Quantity
    quantity_returned: Quantity
    quantity_credited: Quantity
    net_invoiced: Money
    tax_invoiced: Money
    net_credited: Money
    tax_credited: Money
    cost_returned: Money
    revenue: Money
    revenue_accrued: Money
    revenue_cleared: Money
    deferred: Money
