"""Rows of trade between legal entities of the book: terms and prices, lines on their way, pairs of entries, margins in stock."""

from __future__ import annotations

from datetime import date
from typing import Literal

from app.domain.exact import Money, Quantity, Rate, UnitPrice
from app.domain.rows import Index, Row, table

__all__ = [
    "IntercompanyItem",
    "IntercompanyLine",
    "IntercompanyPair",
    "IntercompanyPrice",
    "IntercompanySale",
    "IntercompanySaleMove",
    "IntercompanyTerms",
]


@table("intercompany_terms", key=("seller_id", "buyer_id"))
class IntercompanyTerms(Row, frozen=True, kw_only=True):
    """How one entity sells to another. `buyer_partner_id` is the buyer in the seller's books, `seller_partner_id` the reverse.

    `markup` is a fraction of cost (0.05 for 5 %) and only for cost_plus; trade at cost is in the seller's own currency. `ownership`
    says when goods become the buyer's: as they are shipped, or as they are delivered. The buyer has a tax code where the seller has.
    """

    seller_id: str
    buyer_id: str
    buyer_partner_id: str
    seller_partner_id: str
    pricing: Literal["cost", "cost_plus", "price_list"]
    markup: Rate
    currency: str
    ownership: Literal["ship", "delivery"] = "ship"
    seller_tax_code: str = ""
    buyer_tax_code: str = ""
    active: bool = True


@table(
    "intercompany_price",
    key=("seller_id", "buyer_id", "item_id", "valid_from"),
    indexes={"item": Index(("seller_id", "buyer_id", "item_id"))},
)
class IntercompanyPrice(Row, frozen=True, kw_only=True):
    """A governed transfer price per base unit in the currency of the terms, from a date until the next one."""

    seller_id: str
    buyer_id: str
    item_id: str
    valid_from: date
    unit_price: UnitPrice
    document_id: str


@table(
    "intercompany_line",
    key=("shipment_id", "line_no"),
    indexes={
        "shipment": Index(("shipment_id",)),
        "item": Index(("item_id",), open_field="quantity_in_transit"),
        "road": Index(("owner_id",), open_field="quantity_in_transit"),
    },
)
class IntercompanyLine(Row, frozen=True, kw_only=True):
    """A line sent from one entity to another, in base units: in transit = shipped − received − lost.

    `unit_price` is the governed price it left at, None where the price follows cost. A line that takes goods back to their seller
    names the line they came with in `returns_id` and `returns_line_no`; seller and buyer are those of the trade, either way. `owner_id`
    is the entity whose goods they are on the road.
    """

    shipment_id: str
    line_no: int
    seller_id: str
    buyer_id: str
    from_warehouse_id: str
    to_warehouse_id: str
    item_id: str
    lot_id: str = ""
    from_location_id: str
    to_location_id: str
    unit: str
    ownership: Literal["ship", "delivery"]
    owner_id: str
    unit_price: UnitPrice | None = None
    quantity_shipped: Quantity
    quantity_received: Quantity
    quantity_damaged: Quantity
    quantity_lost: Quantity
    quantity_returned: Quantity
    quantity_in_transit: Quantity
    returns_id: str = ""
    returns_line_no: int = 0

    @property
    def goes_back(self) -> bool:
        """Whether it takes goods back to their seller."""
        return bool(self.returns_id)

    @property
    def sender_id(self) -> str:
        """The entity it was sent by."""
        return self.buyer_id if self.returns_id else self.seller_id

    @property
    def receiver_id(self) -> str:
        """The entity it was sent to."""
        return self.seller_id if self.returns_id else self.buyer_id


@table(
    "intercompany_item",
    key=("document_id",),
    indexes={"pair": Index(("seller_id", "buyer_id"), open_field="open_amount")},
)
class IntercompanyItem(Row, frozen=True, kw_only=True):
    """What a buyer owes a seller for a document until it is settled (negative: a return), in the currency of the terms.

    `seller_open` (receivable) and `buyer_open` (payable) are the same in each one's base currency, both with the item's sign.
    """

    document_id: str
    seller_id: str
    buyer_id: str
    seller_document_id: str
    buyer_document_id: str
    currency: str
    amount: Money
    open_amount: Money
    seller_rate: Rate
    seller_open: Money
    buyer_rate: Rate
    buyer_open: Money
    posting_date: date


@table(
    "intercompany_pair",
    key=("seq", "n"),
    nature="ledger",
    indexes={"document": Index(("document_id",)), "item": Index(("item_document_id",))},
)
class IntercompanyPair(Row, frozen=True, kw_only=True):
    """One amount on both sides at once: the seller's IC_RECEIVABLE changes by +`amount`, the buyer's IC_PAYABLE by −`amount`.

    `amount` is in `currency`, `seller_base` and `buyer_base` in each one's base currency, all with the same sign. The intercompany
    lines of each document sum the pairs that name it, which proves the two sides equal and opposite. `document_id` was sent.
    """

    seq: int
    n: int
    kind: Literal["sale", "return", "settlement", "reversal"]
    document_id: str
    line_no: int
    seller_id: str
    buyer_id: str
    item_document_id: str
    currency: str
    amount: Money
    seller_base: Money
    buyer_base: Money
    seller_document_id: str
    buyer_document_id: str
    posting_date: date


@table(
    "intercompany_sale",
    key=("layer_seq", "layer_n"),
    indexes={"line": Index(("shipment_id", "line_no")), "document": Index(("document_id",))},
)
class IntercompanySale(Row, frozen=True, kw_only=True):
    """What a seller sold into a layer of the buyer: `quantity` of it that was not returned, and what that was sold at and had cost.

    `net` and `tax` are in the currency of the terms, `cost` and `seller_*` in the seller's, `buyer_*` in the buyer's base currency;
    `buyer_lost_tax` is tax that went into cost. The margin in stock is that of the share on hand: the buyer's layers carry the goods
    on under this layer as their origin. Late cost of the seller is found by the shares that follow the use of `sale_document_id` and
    line. `document_id` is what is owed for it.
    """

    layer_seq: int
    layer_n: int
    seller_id: str
    buyer_id: str
    shipment_id: str
    line_no: int
    document_id: str
    sale_document_id: str
    item_id: str
    quantity: Quantity
    net: Money
    tax: Money
    cost: Money
    seller_net: Money
    seller_tax: Money
    buyer_net: Money
    buyer_tax: Money
    buyer_lost_tax: Money


@table(
    "intercompany_sale_move",
    key=("seq", "n"),
    nature="ledger",
    indexes={"document": Index(("document_id",)), "sale": Index(("layer_seq", "layer_n"))},
)
class IntercompanySaleMove(Row, frozen=True, kw_only=True):
    """What a document changed of a sale, dated: sold, sent back (negative), or either taken back. The moves of a sale sum to it.

    `document_id` was sent; `line_no` is the line of its return. Amounts are in the currencies of the sale's own.
    """

    seq: int
    n: int
    kind: Literal["sale", "return", "reversal"]
    layer_seq: int
    layer_n: int
    document_id: str
    line_no: int
    quantity: Quantity
    net: Money
    tax: Money
    cost: Money
    seller_net: Money
    seller_tax: Money
    buyer_net: Money
    buyer_tax: Money
    buyer_lost_tax: Money
    posting_date: date
