"""Cases about stock: goods found or arrived damaged, for the warehouse to settle; moves nothing."""

from __future__ import annotations

from decimal import Decimal

from app.desk import Desk
from app.domain.book import Case, Document


def open_stock_case(desk: Desk, document: Document, n: int, *, kind: str, value: Decimal, currency: str, evidence: str) -> None:
    """A case about line `n` of a document; `value` is the money at risk."""
    desk.write(
        Case(
            id=f"{document.id}/{n}",
            kind=kind,
            entity_id=document.entity_id,
            warehouse_id=document.warehouse_id,
            document_id=document.id,
            severity="attention",
            owner_role="warehouse_supervisor",
            money_at_risk=value,
            currency=currency,
            evidence=evidence,
            opened_on=document.posting_date,
            state="open",
        )
    )
