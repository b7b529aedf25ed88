"""Owns how a command reads to a person: what it is in their words, and every field of its body; knows no toolkit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ui.figures import Figures
from ui.i18n import QT_TRANSLATE_NOOP, translate, translated

COMMANDS: Final[Mapping[str, str]] = {
    "post_goods_receipt": QT_TRANSLATE_NOOP("words", "Goods receipt"),
    "place_purchase_order": QT_TRANSLATE_NOOP("words", "Purchase order"),
    "announce_delivery": QT_TRANSLATE_NOOP("words", "Shipping notice"),
    "request_transfer": QT_TRANSLATE_NOOP("words", "Request for a transfer"),
    "ship_transfer": QT_TRANSLATE_NOOP("words", "Transfer shipped"),
    "receive_transfer": QT_TRANSLATE_NOOP("words", "Transfer received"),
    "close_short_transfer": QT_TRANSLATE_NOOP("words", "Missing goods of a transfer"),
    "plan_count": QT_TRANSLATE_NOOP("words", "Planned count"),
    "open_count_sheet": QT_TRANSLATE_NOOP("words", "New count"),
    "open_planned_count": QT_TRANSLATE_NOOP("words", "Opened count"),
    "record_count": QT_TRANSLATE_NOOP("words", "Counted quantities"),
    "add_found_items": QT_TRANSLATE_NOOP("words", "Goods found at a count"),
    "request_recount": QT_TRANSLATE_NOOP("words", "Recount"),
    "attach_evidence": QT_TRANSLATE_NOOP("words", "Photo or file"),
    "record_label_print": QT_TRANSLATE_NOOP("words", "Printed labels"),
    "dismiss_hint": QT_TRANSLATE_NOOP("words", "Dismissed advice"),
    "submit_count": QT_TRANSLATE_NOOP("words", "Finished count"),
    "approve_request": QT_TRANSLATE_NOOP("words", "Approval"),
    "approve_requests": QT_TRANSLATE_NOOP("words", "Approval of several requests"),
    "reject_request": QT_TRANSLATE_NOOP("words", "Rejection"),
    "forward_request": QT_TRANSLATE_NOOP("words", "Forwarded request"),
    "release_claim": QT_TRANSLATE_NOOP("words", "Request given back"),
    "withdraw_held": QT_TRANSLATE_NOOP("words", "Withdrawn document"),
    "delegate": QT_TRANSLATE_NOOP("words", "Stand-in"),
    "reverse_document": QT_TRANSLATE_NOOP("words", "Reversal"),
    "post_adjustment": QT_TRANSLATE_NOOP("words", "Adjustment"),
    "post_shipment": QT_TRANSLATE_NOOP("words", "Shipment"),
}


FIELDS: Final[Mapping[str, str]] = {
    "posting_date": QT_TRANSLATE_NOOP("words", "Posting date"),
    "count_date": QT_TRANSLATE_NOOP("words", "Day of the count"),
    "lines": QT_TRANSLATE_NOOP("words", "Line"),
    "order_line_no": QT_TRANSLATE_NOOP("words", "Line of the order"),
    "line_no": QT_TRANSLATE_NOOP("words", "Line number"),
    "item_id": QT_TRANSLATE_NOOP("words", "Item"),
    "lot_id": QT_TRANSLATE_NOOP("words", "Lot"),
    "location_id": QT_TRANSLATE_NOOP("words", "Location"),
    "from_location_id": QT_TRANSLATE_NOOP("words", "From location"),
    "to_location_id": QT_TRANSLATE_NOOP("words", "To location"),
    "warehouse_id": QT_TRANSLATE_NOOP("words", "Warehouse"),
    "quantity": QT_TRANSLATE_NOOP("words", "Quantity"),
    "unit": QT_TRANSLATE_NOOP("words", "Unit"),
    "expires_on": QT_TRANSLATE_NOOP("words", "Expires"),
    "delivery_note": QT_TRANSLATE_NOOP("words", "Delivery note"),
    "condition": QT_TRANSLATE_NOOP("words", "Condition"),
    "reason": QT_TRANSLATE_NOOP("words", "Reason"),
    "receipt_id": QT_TRANSLATE_NOOP("words", "Goods receipt"),
    "order_id": QT_TRANSLATE_NOOP("words", "Order"),
    "sheet_id": QT_TRANSLATE_NOOP("words", "Count"),
    "transfer_id": QT_TRANSLATE_NOOP("words", "Transfer"),
    "shipment_id": QT_TRANSLATE_NOOP("words", "Shipment"),
    "invoice_id": QT_TRANSLATE_NOOP("words", "Invoice"),
    "payment_id": QT_TRANSLATE_NOOP("words", "Payment"),
    "document_id": QT_TRANSLATE_NOOP("words", "Document"),
    "request_id": QT_TRANSLATE_NOOP("words", "Request"),
    "entity_id": QT_TRANSLATE_NOOP("words", "Company"),
    "partner_id": QT_TRANSLATE_NOOP("words", "Partner"),
    "supplier_id": QT_TRANSLATE_NOOP("words", "Supplier"),
    "customer_id": QT_TRANSLATE_NOOP("words", "Customer"),
    "account_id": QT_TRANSLATE_NOOP("words", "Account"),
    "from_warehouse_id": QT_TRANSLATE_NOOP("words", "From warehouse"),
    "to_warehouse_id": QT_TRANSLATE_NOOP("words", "To warehouse"),
    "order_date": QT_TRANSLATE_NOOP("words", "Ordered on"),
    "expected_date": QT_TRANSLATE_NOOP("words", "Expected on"),
    "reference": QT_TRANSLATE_NOOP("words", "Reference"),
    "currency": QT_TRANSLATE_NOOP("words", "Currency"),
    "unit_price": QT_TRANSLATE_NOOP("words", "Price"),
    "tax_code": QT_TRANSLATE_NOOP("words", "Tax"),
    "amount": QT_TRANSLATE_NOOP("words", "Amount"),
    "text": QT_TRANSLATE_NOOP("words", "Text"),
    "blind": QT_TRANSLATE_NOOP("words", "Blind"),
    "warehouse": QT_TRANSLATE_NOOP("words", "Warehouse"),
    "note": QT_TRANSLATE_NOOP("words", "Note"),
}
"""The fields that the warehouse's commands have; others are told by their own names."""
_UNTOLD = ("content",)
"""What nobody reads: the bytes of a file."""
_MADE_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_NUMBERS = {"quantity", "amount", "unit_price", "price", "debit", "credit", "rate", "net", "tax", "discount", "copies"}
"""Fields that hold exact numbers; a lot or an account of digits only is none."""


def command_title(kind: str) -> str:
    """What a command is, in the person's words; its kind, readable, where nobody gave it any."""
    return translated("words", COMMANDS[kind]) if kind in COMMANDS else kind.replace("_", " ").capitalize()


def told(body: Mapping[str, Any], figures: Figures, level: int = 0) -> Iterator[tuple[str, str, int]]:
    """(name, value, level) of every field that says something, lists line by line."""
    for name, value in body.items():
        if name in _UNTOLD:
            continue
        title = translated("words", FIELDS[name]) if name in FIELDS else name.removesuffix("_id").replace("_", " ").capitalize()
        match value:
            case None | "" | [] | {}:
                continue
            case str() if _MADE_ID.fullmatch(value):  # made by a computer for computers
                continue
            case list() if value and isinstance(value[0], Mapping):
                for number, one in enumerate(value, start=1):
                    yield f"{title} {number}", "", level
                    yield from told(one, figures, level + 1)
            case Mapping():
                yield title, "", level
                yield from told(value, figures, level + 1)
            case list():
                yield title, ", ".join(map(str, value)), level
            case bool():
                yield title, translate("words", "yes") if value else translate("words", "no"), level
            case _:
                yield title, _figure(name, str(value), figures), level


def _figure(name: str, text: str, figures: Figures) -> str:
    """A day or an exact number as the person writes it; anything else as it is."""
    if _DAY.fullmatch(text):
        return figures.day(date.fromisoformat(text))
    if name in _NUMBERS and _NUMBER.fullmatch(text):
        return figures.decimal(Decimal(text))
    return text
