"""Rows of returns: what of a shipment's layers came back, claims against suppliers, and the documents of a return case."""

from __future__ import annotations

from app.domain.exact import Money, Quantity
from app.domain.rows import Index, Row, table

__all__ = ["CaseDocument", "Claim", "ReturnedLayer"]


@table("returned_layer", key=("shipment_id", "line_no", "layer_seq", "layer_n"), indexes={"line": Index(("shipment_id", "line_no"))})
class ReturnedLayer(Row, frozen=True, kw_only=True):
    """How much of what a shipment line took of a layer has come back, in base units."""

    shipment_id: str
    line_no: int
    layer_seq: int
    layer_n: int
    quantity: Quantity


@table("claim", key=("document_id",), indexes={"partner": Index(("entity_id", "partner_id"), open_field="open_base")})
class Claim(Row, frozen=True, kw_only=True):
    """What a supplier owes for goods sent back: gross in the document's currency, and as posted to CLAIM in base currency."""

    document_id: str
    entity_id: str
    partner_id: str
    currency: str
    amount: Money
    open_amount: Money
    base_amount: Money
    open_base: Money


@table("case_document", key=("case_id", "document_id"), indexes={"case": Index(("case_id",)), "document": Index(("document_id",))})
class CaseDocument(Row, frozen=True, kw_only=True):
    """A document that belongs to a case, in the order they came (`position` from 1)."""

    case_id: str
    document_id: str
    position: int
    part: str
