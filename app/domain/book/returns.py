"""Rows of returns: what of a shipment's layers came back, what went back to suppliers, claims, and the documents of a case."""

from __future__ import annotations

from app.domain.exact import Money, Quantity, Rate
from app.domain.rows import Index, Row, table

__all__ = ["CaseDocument", "Claim", "ClaimCredit", "ReturnedLayer", "SupplierReturnLine"]


@table("returned_layer", key=("shipment_id", "line_no", "layer_seq", "layer_n"), indexes={"line": Index(("shipment_id", "line_no"))})
class ReturnedLayer(Row, frozen=True, kw_only=True):
    """How much of what a shipment line took of a layer has come back, in base units."""

    shipment_id: str
    line_no: int
    layer_seq: int
    layer_n: int
    quantity: Quantity


@table(
    "supplier_return_line",
    key=("return_id", "line_no"),
    indexes={"return": Index(("return_id",)), "receipt": Index(("receipt_id", "receipt_line_no"))},
)
class SupplierReturnLine(Row, frozen=True, kw_only=True):
    """Goods of a receipt line sent back: how much of it had not been invoiced (`uninvoiced`, at `accrued` in GRNI) and how much had.

    What had been invoiced is claimed, or (`replaced`) waits for its replacement on GRNI at `prepaid`. Amounts in base currency.
    """

    return_id: str
    line_no: int
    receipt_id: str
    receipt_line_no: int
    order_id: str
    order_line_no: int
    quantity: Quantity
    uninvoiced: Quantity
    replaced: Quantity
    accrued: Money
    prepaid: Money


@table("claim", key=("document_id",), indexes={"partner": Index(("entity_id", "partner_id"), open_field="open_base")})
class Claim(Row, frozen=True, kw_only=True):
    """What a supplier owes for goods sent back: gross and the tax in it, in the document's currency, and as posted to CLAIM in base."""

    document_id: str
    entity_id: str
    partner_id: str
    currency: str
    rate: Rate
    amount: Money
    tax: Money
    open_amount: Money
    open_tax: Money
    base_amount: Money
    open_base: Money


@table("claim_credit", key=("seq", "n"), nature="ledger", indexes={"document": Index(("document_id",)), "claim": Index(("claim_id",))})
class ClaimCredit(Row, frozen=True, kw_only=True):
    """What a supplier's credit note took off a claim: gross and tax in its currency, and in base currency; a reversal is negative."""

    seq: int
    n: int
    document_id: str
    claim_id: str
    amount: Money
    tax: Money
    base_amount: Money


@table("case_document", key=("case_id", "document_id"), indexes={"case": Index(("case_id",)), "document": Index(("document_id",))})
class CaseDocument(Row, frozen=True, kw_only=True):
    """A document that belongs to a case, in the order they came (`position` from 1)."""

    case_id: str
    document_id: str
    position: int
    part: str
