"""Rows of transfers between warehouses of one entity: what was asked for, is on the road, and arrived."""

from __future__ import annotations

from app.domain.exact import Quantity
from app.domain.rows import Index, Row, table

__all__ = ["TransferLine"]


@table(
    "transfer_line",
    key=("transfer_id", "line_no"),
    indexes={
        "transfer": Index(("transfer_id",)),
        "item": Index(("item_id",), open_field="quantity_in_transit"),
        "road": Index(("entity_id",), open_field="quantity_in_transit"),
    },
)
class TransferLine(Row, frozen=True, kw_only=True):
    """A line of a transfer order, in base units: `quantity_in_transit` = shipped − received − lost.

    `lot_id` is empty until the line is shipped when the request named none; `from_location_id` and `to_location_id` are where the
    goods are expected to be taken and put. Damaged goods count as received (into quarantine) and are also in `quantity_damaged`.
    """

    transfer_id: str
    line_no: int
    entity_id: str
    from_warehouse_id: str
    to_warehouse_id: str
    item_id: str
    lot_id: str = ""
    from_location_id: str
    to_location_id: str
    unit: str
    quantity_requested: Quantity
    quantity_shipped: Quantity
    quantity_received: Quantity
    quantity_damaged: Quantity
    quantity_lost: Quantity
    quantity_in_transit: Quantity
