"""Owns the words people use for the kinds and states of the book: documents, moves, requests, decisions; knows no toolkit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from ui.i18n import QT_TRANSLATE_NOOP, translate, translated

DOCUMENTS: Final[Mapping[str, str]] = {
    "purchase_order": QT_TRANSLATE_NOOP("words", "Purchase order"),
    "shipping_notice": QT_TRANSLATE_NOOP("words", "Shipping notice"),
    "goods_receipt": QT_TRANSLATE_NOOP("words", "Goods receipt"),
    "supplier_invoice": QT_TRANSLATE_NOOP("words", "Supplier invoice"),
    "landed_cost": QT_TRANSLATE_NOOP("words", "Landed cost"),
    "transfer_order": QT_TRANSLATE_NOOP("words", "Transfer"),
    "transfer_shipment": QT_TRANSLATE_NOOP("words", "Transfer shipped"),
    "transfer_receipt": QT_TRANSLATE_NOOP("words", "Transfer received"),
    "count_sheet": QT_TRANSLATE_NOOP("words", "Count"),
    "adjustment": QT_TRANSLATE_NOOP("words", "Adjustment"),
    "damage_report": QT_TRANSLATE_NOOP("words", "Damage report"),
    "write_off": QT_TRANSLATE_NOOP("words", "Write-off"),
    "sales_order": QT_TRANSLATE_NOOP("words", "Sales order"),
    "shipment": QT_TRANSLATE_NOOP("words", "Shipment"),
    "customer_invoice": QT_TRANSLATE_NOOP("words", "Customer invoice"),
    "credit_note": QT_TRANSLATE_NOOP("words", "Credit note"),
    "customer_return": QT_TRANSLATE_NOOP("words", "Customer return"),
    "supplier_return": QT_TRANSLATE_NOOP("words", "Supplier return"),
    "payment": QT_TRANSLATE_NOOP("words", "Payment"),
    "journal_voucher": QT_TRANSLATE_NOOP("words", "Journal voucher"),
    "opening_balance": QT_TRANSLATE_NOOP("words", "Opening balance"),
    "opening_item": QT_TRANSLATE_NOOP("words", "Opening item"),
    "revaluation": QT_TRANSLATE_NOOP("words", "Revaluation"),
    "reversal": QT_TRANSLATE_NOOP("words", "Reversal"),
    "transfer_loss": QT_TRANSLATE_NOOP("words", "Lost on the road"),
    "currency_revaluation": QT_TRANSLATE_NOOP("words", "Currency revaluation"),
    "intercompany_shipment": QT_TRANSLATE_NOOP("words", "Sent to a sister company"),
    "intercompany_receipt": QT_TRANSLATE_NOOP("words", "Received from a sister company"),
    "intercompany_purchase": QT_TRANSLATE_NOOP("words", "Bought from a sister company"),
    "intercompany_collection": QT_TRANSLATE_NOOP("words", "Collected from a sister company"),
    "intercompany_settlement": QT_TRANSLATE_NOOP("words", "Settled with a sister company"),
    "rebate_agreement": QT_TRANSLATE_NOOP("words", "Rebate agreement"),
    "rebate_accrual": QT_TRANSLATE_NOOP("words", "Rebate accrued"),
    "rebate_claim": QT_TRANSLATE_NOOP("words", "Rebate claimed"),
    "rebate_settlement": QT_TRANSLATE_NOOP("words", "Rebate settled"),
    "intercompany_sale": QT_TRANSLATE_NOOP("words", "Sold to a sister company"),
    "intercompany_loss": QT_TRANSLATE_NOOP("words", "Lost between companies"),
    "intercompany_return": QT_TRANSLATE_NOOP("words", "Returned to a sister company"),
    "intercompany_credit": QT_TRANSLATE_NOOP("words", "Credit between companies"),
    "intercompany_prices": QT_TRANSLATE_NOOP("words", "Prices between companies"),
    "stock_move": QT_TRANSLATE_NOOP("words", "Stock moved"),
    "standard_cost_roll": QT_TRANSLATE_NOOP("words", "Standard costs set"),
    "write_down": QT_TRANSLATE_NOOP("words", "Write-down"),
    "delivery": QT_TRANSLATE_NOOP("words", "Delivery"),
    "drop_shipment": QT_TRANSLATE_NOOP("words", "Drop shipment"),
    "supplier_credit_note": QT_TRANSLATE_NOOP("words", "Supplier credit note"),
    "damage_claim": QT_TRANSLATE_NOOP("words", "Damage claim"),
    "grni_write_off": QT_TRANSLATE_NOOP("words", "Write-off of goods not invoiced"),
}
STATES: Final[Mapping[str, str]] = {
    "draft": QT_TRANSLATE_NOOP("words", "Draft"),
    "open": QT_TRANSLATE_NOOP("words", "Open"),
    "held": QT_TRANSLATE_NOOP("words", "Waits for approval"),
    "posted": QT_TRANSLATE_NOOP("words", "Posted"),
    "in_transit": QT_TRANSLATE_NOOP("words", "On the road"),
    "part_done": QT_TRANSLATE_NOOP("words", "Partly done"),
    "done": QT_TRANSLATE_NOOP("words", "Done"),
    "closed": QT_TRANSLATE_NOOP("words", "Closed"),
    "cancelled": QT_TRANSLATE_NOOP("words", "Cancelled"),
    "reversed": QT_TRANSLATE_NOOP("words", "Reversed"),
    "rejected": QT_TRANSLATE_NOOP("words", "Rejected"),
    "approved": QT_TRANSLATE_NOOP("words", "Approved"),
    "void": QT_TRANSLATE_NOOP("words", "Lapsed"),
    "refused": QT_TRANSLATE_NOOP("words", "Refused"),
    "failed": QT_TRANSLATE_NOOP("words", "Failed"),
    "waiting": QT_TRANSLATE_NOOP("words", "Waiting"),
}
MOVES: Final[Mapping[str, str]] = {
    "opening_balance": QT_TRANSLATE_NOOP("words", "Opening"),
    "receipt": QT_TRANSLATE_NOOP("words", "Received"),
    "shipment": QT_TRANSLATE_NOOP("words", "Shipped"),
    "transfer": QT_TRANSLATE_NOOP("words", "Transferred"),
    "count": QT_TRANSLATE_NOOP("words", "Counted"),
    "adjustment": QT_TRANSLATE_NOOP("words", "Adjusted"),
    "damage": QT_TRANSLATE_NOOP("words", "Damaged"),
    "write_off": QT_TRANSLATE_NOOP("words", "Written off"),
    "price_difference": QT_TRANSLATE_NOOP("words", "Price difference"),
    "landed_cost": QT_TRANSLATE_NOOP("words", "Landed cost"),
    "customer_return": QT_TRANSLATE_NOOP("words", "Came back"),
    "supplier_return": QT_TRANSLATE_NOOP("words", "Sent back"),
    "revaluation": QT_TRANSLATE_NOOP("words", "Revalued"),
    "intercompany": QT_TRANSLATE_NOOP("words", "Between companies"),
    "rebate": QT_TRANSLATE_NOOP("words", "Rebate"),
}
CONTROLS: Final[Mapping[str, str]] = {
    "purchase_order": QT_TRANSLATE_NOOP("words", "Large order"),
    "over_receipt": QT_TRANSLATE_NOOP("words", "More received than ordered"),
    "price_variance": QT_TRANSLATE_NOOP("words", "Price differs"),
    "quantity_variance": QT_TRANSLATE_NOOP("words", "Quantity differs"),
    "count_variance": QT_TRANSLATE_NOOP("words", "Count differs"),
    "adjustment": QT_TRANSLATE_NOOP("words", "Adjustment"),
    "write_off": QT_TRANSLATE_NOOP("words", "Write-off"),
    "transit_loss": QT_TRANSLATE_NOOP("words", "Lost on the road"),
    "revaluation": QT_TRANSLATE_NOOP("words", "Revaluation"),
    "journal_voucher": QT_TRANSLATE_NOOP("words", "Journal voucher"),
    "supplier_payment": QT_TRANSLATE_NOOP("words", "Large payment"),
    "supplier_return": QT_TRANSLATE_NOOP("words", "Return to supplier"),
    "claim": QT_TRANSLATE_NOOP("words", "Claim"),
    "credit_note": QT_TRANSLATE_NOOP("words", "Credit note"),
    "landed_cost": QT_TRANSLATE_NOOP("words", "Landed cost differs"),
    "rebate": QT_TRANSLATE_NOOP("words", "Rebate"),
    "intercompany": QT_TRANSLATE_NOOP("words", "Between companies"),
    "reversal": QT_TRANSLATE_NOOP("words", "Reversal"),
}
STEPS: Final[Mapping[str, str]] = {
    "asked": QT_TRANSLATE_NOOP("words", "asked"),
    "approved": QT_TRANSLATE_NOOP("words", "approved"),
    "rejected": QT_TRANSLATE_NOOP("words", "rejected"),
    "forwarded": QT_TRANSLATE_NOOP("words", "forwarded"),
    "given back": QT_TRANSLATE_NOOP("words", "gave it back"),
    "withdrawn": QT_TRANSLATE_NOOP("words", "withdrew it"),
    "changed": QT_TRANSLATE_NOOP("words", "was shown a changed entry"),
}
PLACES: Final[Mapping[str, str]] = {
    "dock": QT_TRANSLATE_NOOP("words", "Dock"),
    "storage": QT_TRANSLATE_NOOP("words", "Storage"),
    "staging": QT_TRANSLATE_NOOP("words", "Staging"),
    "quarantine": QT_TRANSLATE_NOOP("words", "Quarantine"),
    "transit": QT_TRANSLATE_NOOP("words", "On the road"),
}
ACCOUNT_TYPES: Final[Mapping[str, str]] = {
    "asset": QT_TRANSLATE_NOOP("words", "Asset"),
    "liability": QT_TRANSLATE_NOOP("words", "Liability"),
    "equity": QT_TRANSLATE_NOOP("words", "Equity"),
    "income": QT_TRANSLATE_NOOP("words", "Income"),
    "revenue": QT_TRANSLATE_NOOP("words", "Revenue"),
    "expense": QT_TRANSLATE_NOOP("words", "Expense"),
}
METHODS: Final[Mapping[str, str]] = {
    "fifo": QT_TRANSLATE_NOOP("words", "First in, first out"),
    "average": QT_TRANSLATE_NOOP("words", "Moving average"),
    "standard": QT_TRANSLATE_NOOP("words", "Standard cost"),
}


def word(words: Mapping[str, str], code: str) -> str:
    """The word for a code; the code itself, readable, where nobody gave it one."""
    return translated("words", words[code]) if code in words else code.replace("_", " ").capitalize()


def document_name(kind: str, number: str, reference: str = "") -> str:
    """What a document is called: its kind with its number, before it has one with the partner's reference, else that it has none yet."""
    known = number or reference
    return f"{word(DOCUMENTS, kind)} {known}" if known else f"{word(DOCUMENTS, kind)}, {not_numbered()}"


def not_numbered() -> str:
    """What stands where a number will stand: a document gets it when it is posted."""
    return translate("words", "not numbered yet")


def choices(words: Mapping[str, str]) -> dict[str, str]:
    """Code -> word, for a grid's column."""
    return {code: word(words, code) for code in words}


def age(since: datetime, now: datetime) -> str:
    """How long something waits: minutes, hours or days, rounded down."""
    start = since if since.tzinfo else since.replace(tzinfo=UTC)
    minutes = max(int((now - start).total_seconds()) // 60, 0)
    if minutes < 60:
        return translate("words", "{number} min").format(number=minutes)
    if minutes < 48 * 60:
        return translate("words", "{number} h").format(number=minutes // 60)
    return translate("words", "{number} days").format(number=minutes // 1440)
