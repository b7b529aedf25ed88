"""Rows of late cost: where each share of a cost that came after the goods was put."""

from __future__ import annotations

from datetime import date

from app.domain.exact import Money, Quantity
from app.domain.rows import Index, Row, table

__all__ = ["LateCostShare"]


@table(
    "late_cost_share",
    key=("seq", "n"),
    nature="ledger",
    indexes={
        "document": Index(("document_id",)),
        "layer": Index(("layer_seq", "layer_n")),
        "use": Index(("use_document_id", "use_line_no")),
    },
)
class LateCostShare(Row, frozen=True, kw_only=True):
    """One share of a late cost of `layer_*`: `amount` (base currency, + dearer) for `quantity` of its goods.

    A share on hand names the layer that holds the goods now (`into_*`) and the inventory account; a share that is gone names the
    use it followed (`use_*`, with that use's document line) and the account it was posted to. `journal_n` is the line that sums it.
    """

    seq: int
    n: int
    entity_id: str
    document_id: str
    line_no: int
    item_id: str
    layer_seq: int
    layer_n: int
    into_seq: int = 0
    into_n: int = 0
    use_seq: int = 0
    use_n: int = 0
    use_document_id: str = ""
    use_line_no: int = 0
    quantity: Quantity
    amount: Money
    role: str
    account_id: str
    warehouse_id: str
    family: str
    partner_id: str = ""
    reason: str = ""
    posting_date: date
    journal_n: int
