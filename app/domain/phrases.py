"""The phrases: the English template of every code that decisions say beside refusals; knows no decision.

A code is for good, because it stands in books; its template may be improved at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PHRASES: Final[Mapping[str, str]] = {
    # ways of putting phrases together
    "several": "{what}",
    "several_and_more": "{what}; and {more} more",
    # why an approval is asked
    "count_differs": "{lines} lines of {sheet} differ by {amount} {currency} beyond tolerance",
    "credit_on_invoice": "Credit to {customer} on invoice {invoice}: {note}",
    "credit_of_return": "Credit for what {customer} sent back of {shipment}",
    "credited_otherwise": "{supplier} credits return {document} otherwise than claimed: {note}",
    "goods_claimed": "Claim of goods on the road of {transfer}: {reason}",
    "goods_lost": "Loss of goods on the road of {transfer}: {reason}",
    "grni_written_off": "{amount} of GRNI on order {order} line {line}: {note}",
    "landed_accrued": "{cost_type}: {amount} accrued",
    "landed_otherwise": "{cost_type}: {billed} billed, {expected} expected",
    "lines_corrected": "{lines} lines corrected, worth {amount} {currency}",
    "lines_written_off": "{reason}: {lines} lines written off, worth {amount} {currency}",
    "manual_entry": "Manual entry of {amount} {currency}: {text}",
    "order_placed": "Order of {amount} {currency} at {supplier}",
    "payment_made": "Payment of {amount} {currency} to {partner}",
    "price_corrected": "line {line} ({item}): {cost} on {accrued}",
    "price_differs": "line {line} ({item}): {invoiced} invoiced, {ordered} ordered",
    "quantity_differs": "line {line} ({item}): {invoiced} invoiced, {arrived} arrived",
    "rebate_given_up": "{amount} {currency} of rebate “{agreement}” given up: {note}",
    "rebate_paid": "Rebate “{agreement}” of {amount} {currency} to {partner}",
    "received_over": "{excess} {unit} of {item} more than the {ordered} ordered",
    "return_scrapped": "Scrap of what {customer} sent back",
    "reversal_of": "Reversal of {what} {number} over {amount}: {reason}",
    "settlement_with": "Settlement of {amount} {currency} with {partner}",
    "stock_revalued": "Stock revalued by {net} {currency}, {moved} up and down together",
    "transfer_prices": "{prices} transfer prices to {buyer} from {date}",
    "written_down": "Write-down to net realisable value changed by {amount} {currency}",
    # evidence of cases
    "arrived_as": "{quantity} {unit} of {item} arrived {condition}",
    "arrived_damaged": "{quantity} {unit} of {item} arrived damaged from {place}",
    "found_damaged": "{quantity} {unit} of {item}",
    # what stands against a close
    "case_is_open": "{what}: {evidence}",
    "currency_unrevalued": "{items} open items in {currency} were not revalued at the end of the month",
    "goods_on_the_road": "{quantity} of {item} on the road to {warehouse}",
    "invoiced_not_received": "{item} invoiced and not received",
    "received_not_invoiced": "{item} received and not invoiced",
    "times": "{count} × {what}",
    "waits_for": "{what} waits for {role}: {reason}",
    # warnings
    "already_accrued": "Line {line}: {amount} of {cost_type} are expected for receipt {receipt} already.",
    "duplicate_reference": "{supplier} was already booked with the reference {reference}, as {number}.",
    "invoiced_ahead": "Line {line}: {quantity} of {item} on order {order} are invoiced before they arrived.",
    "moved_since_counted": "Stock moved since lines {lines} were counted. They are to be counted again.",
    "not_counted": "Lines {lines} were not counted. Not counted is not zero: they stay as they are.",
    "over_receipt": "Line {line}: {received} of {item} received, {ordered} were ordered.",
    "price_variance": "Prices differ by {amount} {currency} and stay below every limit: {reason}",
    "quantity_variance": "Quantities differ by {amount} {currency} and stay below every limit: {reason}",
}
