"""Rows of shipping notices: what a supplier says is on its way for an order, pallet by pallet."""

from __future__ import annotations

from datetime import date

from app.domain.rows import Index, Row, table

__all__ = ["ShippingNotice", "ShippingNoticeLine"]


@table("shipping_notice", key=("document_id",), indexes={"order": Index(("order_id",)), "receipt": Index(("receipt_id",))})
class ShippingNotice(Row, frozen=True, kw_only=True):
    """A supplier's advance notice of one delivery for one order; `receipt_id` is the receipt it came with, empty until then."""

    document_id: str
    order_id: str
    arrives_on: date | None = None
    receipt_id: str = ""


@table(
    "shipping_notice_line",
    key=("document_id", "line_no"),
    indexes={"notice": Index(("document_id",)), "sscc": Index(("sscc",))},
)
class ShippingNoticeLine(Row, frozen=True, kw_only=True):
    """What its document line lacks: the pallet or carton (its SSCC, 18 digits) the goods travel in, and when they expire."""

    document_id: str
    line_no: int
    sscc: str = ""
    expires_on: date | None = None
