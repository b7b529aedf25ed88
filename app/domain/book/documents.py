"""Rows of documents: one header for every kind, order lines that evolve, posted lines, receipts and shipments, open items, numbers."""

from __future__ import annotations

from datetime import date

from app.domain.exact import Money, Quantity, Rate, UnitPrice
from app.domain.rows import Index, Row, table

__all__ = [
    "Allocation",
    "Document",
    "DocumentLine",
    "GrniLine",
    "GrniMove",
    "NumberSeries",
    "OpenItem",
    "OrderLine",
    "ReceiptLine",
    "ShipmentLine",
]


@table(
    "document",
    key=("id",),
    indexes={"reference": Index(("kind", "partner_id", "reference")), "source": Index(("source_id",))},
)
class Document(Row, frozen=True, kw_only=True):
    """The header of any document. Money is in `currency`; `rate` turns it into the entity's base currency.

    `bill_to` is who pays for a sales order or shipment; the invoice made of it has the payer as its `partner_id`.

    States: draft, open, held, posted, in_transit, part_done, done, closed, cancelled, reversed (each kind uses some).
    `number` is given when it posts (orders: when they open). `source_id` points to what it came from.
    """

    id: str
    kind: str
    entity_id: str
    warehouse_id: str = ""
    partner_id: str = ""
    bill_to: str = ""
    number: str = ""
    state: str
    document_date: date
    posting_date: date
    due_date: date | None = None
    currency: str
    rate: Rate
    net: Money
    tax: Money
    total: Money
    reference: str = ""
    source_id: str = ""
    reverses: str = ""
    reversed_by: str = ""
    note: str = ""
    created_by: str
    command_id: str
    held_for: str = ""


@table(
    "document_line",
    key=("document_id", "line_no"),
    indexes={"document": Index(("document_id",)), "order": Index(("order_id", "order_line_no"))},
)
class DocumentLine(Row, frozen=True, kw_only=True):
    """A line as it was posted. `quantity` is in base units, `value` is its cost in base currency (stock documents)."""

    document_id: str
    line_no: int
    item_id: str = ""
    lot_id: str = ""
    location_id: str = ""
    text: str = ""
    quantity: Quantity
    unit: str = ""
    quantity_in_unit: Quantity
    unit_price: UnitPrice
    net: Money
    tax_code: str = ""
    tax: Money
    value: Money
    order_id: str = ""
    order_line_no: int = 0
    source_id: str = ""
    source_line_no: int = 0
    account_id: str = ""
    reason: str = ""


@table(
    "order_line",
    key=("order_id", "line_no"),
    indexes={"order": Index(("order_id",)), "item": Index(("item_id",), open_field="quantity_open")},
)
class OrderLine(Row, frozen=True, kw_only=True):
    """A line of a purchase or sales order; quantities in base units, `unit_price` per `unit` in the order's currency.

    `fulfilled` is what was received or shipped, `quantity_open` what may still come (0 once closed).
    """

    order_id: str
    line_no: int
    kind: str
    entity_id: str
    warehouse_id: str
    partner_id: str
    item_id: str
    unit: str
    units_numerator: int
    units_denominator: int
    quantity_ordered: Quantity
    quantity_open: Quantity
    quantity_fulfilled: Quantity
    quantity_invoiced: Quantity
    quantity_returned: Quantity
    unit_price: UnitPrice
    discount: Rate
    tax_code: str
    due_date: date | None = None
    ships_direct_for: str = ""


@table(
    "receipt_line",
    key=("receipt_id", "line_no"),
    indexes={
        "receipt": Index(("receipt_id",)),
        "order": Index(("order_id", "order_line_no")),
        "day": Index(("partner_id", "received_on")),
    },
)
class ReceiptLine(Row, frozen=True, kw_only=True):
    """What a receipt line still owes: accrued to GRNI at `accrued` (base), of which `cleared` was matched by invoices or returns."""

    receipt_id: str
    line_no: int
    entity_id: str
    warehouse_id: str
    partner_id: str
    order_id: str
    order_line_no: int
    item_id: str
    lot_id: str = ""
    location_id: str
    quantity: Quantity
    quantity_invoiced: Quantity
    quantity_returned: Quantity
    accrued: Money
    cleared: Money
    layer_seq: int
    layer_n: int
    rate: Rate
    received_on: date


@table(
    "grni_line",
    key=("order_id", "line_no"),
    indexes={"order": Index(("order_id",)), "open": Index(("entity_id",), open_field="balance")},
)
class GrniLine(Row, frozen=True, kw_only=True):
    """Goods received not invoiced per purchase-order line, in base currency: `balance` is owed (+) or invoiced ahead (−).

    `prepaid_quantity` was invoiced before it was received, for `prepaid_value`; the next receipts take that price.
    """

    order_id: str
    line_no: int
    entity_id: str
    partner_id: str
    item_id: str
    quantity_received: Quantity
    quantity_invoiced: Quantity
    balance: Money
    prepaid_quantity: Quantity
    prepaid_value: Money
    since: date | None = None


@table(
    "grni_move",
    key=("seq", "n"),
    nature="ledger",
    indexes={"order": Index(("order_id", "line_no")), "document": Index(("document_id",))},
)
class GrniMove(Row, frozen=True, kw_only=True):
    """One change of a GRNI line: amount as in the journal (debit +, credit −) and the journal line that sums it."""

    seq: int
    n: int
    entity_id: str
    order_id: str
    line_no: int
    document_id: str
    quantity: Quantity
    amount: Money
    posting_date: date
    journal_n: int


@table(
    "shipment_line",
    key=("shipment_id", "line_no"),
    indexes={
        "shipment": Index(("shipment_id",)),
        "order": Index(("order_id", "order_line_no")),
        "day": Index(("partner_id", "shipped_on")),
    },
)
class ShipmentLine(Row, frozen=True, kw_only=True):
    """A shipped line: the terms it was sold on, the cost it left with, and how much of it was invoiced, recognised and returned.

    Quantities are in base units, `unit_price` is per `unit`. `cost`, `cost_returned`, `revenue*` and `deferred` are in base
    currency; `net_*` and `tax_*` in the shipment's. `revenue` is what was recognised, of which `revenue_accrued` stood unbilled and
    `revenue_cleared` does no more. `deferred` is invoiced and not recognised yet. `control_passed_on` is None until the goods are the
    customer's. Of the quantity returned, `quantity_credited` had been invoiced.
    """

    shipment_id: str
    line_no: int
    entity_id: str
    warehouse_id: str
    partner_id: str
    order_id: str
    order_line_no: int
    item_id: str
    lot_id: str = ""
    location_id: str
    unit: str
    units_numerator: int
    units_denominator: int
    unit_price: UnitPrice
    discount: Rate
    tax_code: str
    quantity: Quantity
    quantity_invoiced: Quantity
    quantity_returned: Quantity
    quantity_credited: Quantity
    net_invoiced: Money
    tax_invoiced: Money
    net_credited: Money
    tax_credited: Money
    cost: Money
    cost_returned: Money
    revenue: Money
    revenue_accrued: Money
    revenue_cleared: Money
    deferred: Money
    shipped_on: date
    control_passed_on: date | None = None
    invoice_id: str = ""
    delivery_id: str = ""


@table(
    "open_item",
    key=("document_id",),
    indexes={
        "partner": Index(("entity_id", "partner_id"), open_field="open_amount"),
        "currency": Index(("entity_id", "currency"), open_field="open_amount"),
    },
)
class OpenItem(Row, frozen=True, kw_only=True):
    """A receivable (+) or payable (−) until it is settled: amounts signed, in the document's currency and in base currency."""

    document_id: str
    entity_id: str
    partner_id: str
    side: str
    account_id: str
    currency: str
    rate: Rate
    amount: Money
    open_amount: Money
    base_amount: Money
    open_base: Money
    document_date: date
    due_date: date
    reference: str = ""


@table(
    "allocation",
    key=("seq", "n"),
    nature="ledger",
    indexes={
        "item": Index(("item_document_id",)),
        "document": Index(("document_id",)),
        "day": Index(("entity_id", "posting_date")),
    },
)
class Allocation(Row, frozen=True, kw_only=True):
    """A settlement: `document_id` settles `amount` of `item_document_id`, in that item's currency and signed like the item.

    So an item is open for its amount less the sum of its allocations, at any date; a reversal gives back with the other sign.
    `base_amount` is at the item's own rate, `exchange_difference` what was gained (+) or lost (−) by settling at another one.
    """

    seq: int
    n: int
    entity_id: str
    document_id: str
    item_document_id: str
    amount: Money
    base_amount: Money
    exchange_difference: Money
    posting_date: date


@table("number_series", key=("entity_id", "kind", "year"))
class NumberSeries(Row, frozen=True, kw_only=True):
    """The last number given to a kind of document of an entity in a fiscal year."""

    entity_id: str
    kind: str
    year: int
    last: int
