"""Rows of stock counting: what a sheet covers, and what was counted where."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.exact import Money, Quantity, UnitPrice
from app.domain.rows import Index, Row, table

__all__ = ["CountLine", "CountSheet"]


@table("count_sheet", key=("sheet_id",), indexes={"warehouse": Index(("warehouse_id",))})
class CountSheet(Row, frozen=True, kw_only=True):
    """What a count covers. `selection` is JSON {"locations": [...], "families": [...], "items": [...]}, an empty list meaning any.

    On a blind sheet nobody who counts may see what the book expects. `recount_of` names the sheet whose lines are counted again.
    """

    sheet_id: str
    entity_id: str
    warehouse_id: str
    blind: bool
    abc_class: str = ""
    due_on: date | None = None
    selection: str
    recount_of: str = ""


@table(
    "count_line",
    key=("sheet_id", "line_no"),
    indexes={"sheet": Index(("sheet_id",)), "item": Index(("item_id",), open_field="quantity_waiting")},
)
class CountLine(Row, frozen=True, kw_only=True):
    """An item (and lot) in a location to be counted, in base units.

    `quantity_expected` is what the book had when the sheet was opened; `quantity_book` and `moved_seq` (the command that last moved
    the stock) what it had when the line was counted. `quantity_counted` None is not counted, 0 is counted as nothing. The variance
    (counted − book) and its value are set when the sheet is submitted; `quantity_waiting` is the variance while it is held, else 0.
    States: open, counted, recount, matched, held, posted, not_counted, reversed.
    """

    sheet_id: str
    line_no: int
    entity_id: str
    warehouse_id: str
    location_id: str
    item_id: str
    lot_id: str = ""
    quantity_expected: Quantity
    quantity_counted: Quantity | None = None
    quantity_book: Quantity | None = None
    moved_seq: int = 0
    counted_by: str = ""
    counted_at: datetime | None = None
    times_counted: int = 0
    found: bool = False
    unit_cost: UnitPrice | None = None
    quantity_variance: Quantity
    value_variance: Money
    quantity_waiting: Quantity
    reason: str = ""
    note: str = ""
    state: str
