"""Rows of the stock ledger: moves, cost layers and their uses, pools, positions and goods held for others."""

from __future__ import annotations

from datetime import date

from app.domain.exact import ZERO, Money, Quantity
from app.domain.rows import Index, Row, table

__all__ = ["CostLayer", "CostPool", "HeldGoods", "LayerUse", "Lot", "StockMove", "StockPosition", "StockPromise"]


@table("lot", key=("item_id", "id"))
class Lot(Row, frozen=True, kw_only=True):
    """A lot or serial number of an item."""

    item_id: str
    id: str
    expires_on: date | None = None
    supplier_id: str = ""


@table(
    "stock_position",
    key=("location_id", "item_id", "lot_id"),
    indexes={
        "item": Index(("item_id",), open_field="quantity"),
        "location": Index(("location_id",), open_field="quantity"),
    },
)
class StockPosition(Row, frozen=True, kw_only=True):
    """How much of an item (and lot) is in a location; never negative. `moved_seq` is the command that last moved it.

    `quantity_promised` of it is kept for documents that wait for an approval.
    """

    location_id: str
    item_id: str
    lot_id: str = ""
    quantity: Quantity
    quantity_promised: Quantity = ZERO
    moved_seq: int


@table("stock_promise", key=("command_id", "location_id", "item_id", "lot_id"), indexes={"command": Index(("command_id",))})
class StockPromise(Row, frozen=True, kw_only=True):
    """What a held command would take from a place, kept for it until it is decided; nothing once it is."""

    command_id: str
    location_id: str
    item_id: str
    lot_id: str = ""
    quantity: Quantity


@table("cost_pool", key=("entity_id", "item_id", "account_id", "scope"), indexes={"item": Index(("entity_id", "item_id"))})
class CostPool(Row, frozen=True, kw_only=True):
    """What an entity's stock of an item is worth on one inventory account within one cost scope.

    `scope` is "" (the whole entity), "W:<warehouse>", "L:<lot>" or "T:<transfer>" for goods on the road. A pool never spans two
    accounts, so that an account never holds value without stock.
    """

    entity_id: str
    item_id: str
    account_id: str
    scope: str
    quantity: Quantity
    value: Money


@table(
    "cost_layer",
    key=("layer_seq", "layer_n"),
    indexes={
        "open": Index(("entity_id", "item_id", "account_id", "scope"), open_field="quantity_remaining"),
        "document": Index(("document_id",)),
        "parent": Index(("parent_seq", "parent_n")),
    },
)
class CostLayer(Row, frozen=True, kw_only=True):
    """One receipt's goods in one pool. `value_remaining` is authoritative under FIFO; otherwise the pool carries the value.

    `received_on`, `origin_seq` and `origin_n` are those of the first receipt into the entity and go along with a transfer;
    `parent_*` is the layer it was transferred from (0, 0: none). `value_received` includes late cost.
    """

    layer_seq: int
    layer_n: int
    entity_id: str
    item_id: str
    account_id: str
    scope: str
    warehouse_id: str
    lot_id: str = ""
    received_on: date
    quantity_received: Quantity
    value_received: Money
    quantity_remaining: Quantity
    value_remaining: Money
    document_id: str
    line_no: int
    partner_id: str = ""
    origin_seq: int
    origin_n: int
    parent_seq: int = 0
    parent_n: int = 0


@table(
    "stock_move",
    key=("seq", "n"),
    nature="ledger",
    indexes={
        "document": Index(("document_id",)),
        "value": Index(("entity_id", "item_id", "account_id", "scope", "warehouse_id", "posting_date", "quantity", "value")),
    },
)
class StockMove(Row, frozen=True, kw_only=True):
    """One side of a movement: quantity and value in (+) or out (−) of a location, and the journal line that sums it.

    `journal_n` is the line's n in the same decision, 0 when the move stays within one pool (then `value` is 0). A pure change
    of value has quantity 0.
    """

    seq: int
    n: int
    kind: str
    entity_id: str
    warehouse_id: str
    location_id: str
    item_id: str
    lot_id: str = ""
    account_id: str
    scope: str
    quantity: Quantity
    value: Money
    posting_date: date
    document_date: date
    document_id: str
    line_no: int
    partner_id: str = ""
    reason: str = ""
    journal_n: int


@table(
    "layer_use",
    key=("seq", "n"),
    nature="ledger",
    indexes={"layer": Index(("layer_seq", "layer_n")), "document": Index(("document_id",))},
)
class LayerUse(Row, frozen=True, kw_only=True):
    """How much of a layer an issue took and where it went: an account with its dimensions, or another layer (`into_*`).

    `value` is what the issue took with it. A negative quantity gives back (a return or reversal of the use).
    """

    seq: int
    n: int
    layer_seq: int
    layer_n: int
    quantity: Quantity
    value: Money
    move_n: int
    document_id: str
    line_no: int
    role: str
    account_id: str
    warehouse_id: str
    family: str
    partner_id: str = ""
    reason: str = ""
    into_seq: int = 0
    into_n: int = 0


@table("held_goods", key=("id",), indexes={"document": Index(("document_id",))})
class HeldGoods(Row, frozen=True, kw_only=True):
    """Goods in our quarantine that are still the supplier's: counted here, not in stock and not in value."""

    id: str
    entity_id: str
    warehouse_id: str
    location_id: str
    item_id: str
    lot_id: str = ""
    partner_id: str
    quantity: Quantity
    cause: str
    document_id: str
    line_no: int
    order_id: str = ""
    order_line_no: int = 0
    state: str
