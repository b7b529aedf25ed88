"""Documents: opening, numbering and re-opening of headers, whatever the kind; knows no lines."""

from __future__ import annotations

from datetime import date

import msgspec

from app.desk import Desk
from app.domain.book import ApprovalRequest, Document, HeldCommand, LegalEntity, NumberSeries
from app.domain.refusals import AlreadyExists, InvalidValue, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.promises import free

USED = Word("used")
PREFIXES = {
    "opening_balance": "OB",
    "purchase_order": "PO",
    "shipping_notice": "SN",
    "goods_receipt": "GR",
    "supplier_invoice": "SI",
    "landed_cost": "LC",
    "grni_write_off": "GW",
    "transfer_order": "TO",
    "transfer_shipment": "TS",
    "transfer_receipt": "TR",
    "transfer_loss": "TL",
    "stock_move": "MV",
    "intercompany_prices": "IL",
    "intercompany_shipment": "IS",
    "intercompany_purchase": "IP",
    "intercompany_receipt": "IR",
    "intercompany_sale": "IX",
    "intercompany_loss": "IT",
    "intercompany_return": "IB",
    "intercompany_credit": "IC",
    "intercompany_settlement": "IM",
    "intercompany_collection": "IK",
    "count_sheet": "CS",
    "adjustment": "AD",
    "damage_report": "DR",
    "write_off": "WO",
    "damage_claim": "DC",
    "revaluation": "RV",
    "standard_cost_roll": "RS",
    "write_down": "WD",
    "sales_order": "SO",
    "shipment": "SH",
    "delivery": "DL",
    "drop_shipment": "DS",
    "customer_invoice": "CI",
    "credit_note": "CN",
    "customer_return": "CR",
    "supplier_return": "SR",
    "supplier_credit_note": "SC",
    "rebate_agreement": "RA",
    "rebate_claim": "RC",
    "rebate_accrual": "RB",
    "rebate_settlement": "RT",
    "payment": "PY",
    "currency_revaluation": "XV",
    "journal_voucher": "JV",
    "reversal": "XR",
}
EDITABLE = ("draft", "held", "rejected")


def fiscal_year(entity: LegalEntity, day: date) -> int:
    """The fiscal year that `day` falls in, named by the calendar year it starts in."""
    return day.year if day.month >= entity.fiscal_year_start_month else day.year - 1


def next_number(desk: Desk, entity: LegalEntity, kind: str, day: date) -> str:
    """The next number of a kind of document, gapless per entity, kind and fiscal year: GR-2026-000001."""
    year = fiscal_year(entity, day)
    series = desk.find(NumberSeries, entity.id, kind, year)
    last = (series.last if series else 0) + 1
    desk.write(NumberSeries(entity_id=entity.id, kind=kind, year=year, last=last))
    return f"{PREFIXES.get(kind, kind[:2].upper())}-{year}-{last:06d}"


def open_document(desk: Desk, entity: LegalEntity, document: Document) -> Document:
    """Write a document that this command makes (or makes anew from a draft or held one), number it, and make it the subject.

    Refused when the id is taken by a document of another kind or one that cannot be edited any more.
    """
    if not document.id.strip():
        raise InvalidValue(field=Word("document_id"), value=Word("empty"), why=Phrase("every_document_needs_id_made_sender"))
    existing = desk.find(Document, document.id)
    if existing is not None:
        if existing.kind != document.kind:
            raise AlreadyExists(what=Word(existing.kind), id=document.id)
        if existing.state not in EDITABLE:
            raise AlreadyExists(what=Phrase("document_in_state", what=Word(existing.kind), state=Word(existing.state)), id=document.id)
        if not desk.releasing:
            void_requests(desk, existing)
    number = existing.number if existing and existing.number else next_number(desk, entity, document.kind, document.posting_date)
    opened = msgspec.structs.replace(document, number=number, created_by=desk.member, command_id=desk.record.id)
    desk.write(opened)
    desk.subject = opened
    desk.notes.result.update({"document": opened.id, "number": number})
    return opened


def void_requests(desk: Desk, document: Document) -> None:
    """An edit takes back the requests made for the version that `document` is held for, decided or not, and what is kept for it."""
    if not document.held_for:
        return
    free(desk, document.held_for)
    for request in desk.many(ApprovalRequest, "command", document.held_for):
        if request.state in ("open", "approved"):
            desk.change(request, state="void")


def state_before_hold(desk: Desk, document: Document) -> str:
    """The state a document goes back to when its held command comes to nothing; empty for one that was never past its draft."""
    if document.state != "held":
        return "" if document.state in EDITABLE else document.state
    held = desk.find(HeldCommand, document.held_for)
    return held.state_before if held else ""


def document_of(
    desk: Desk, document_id: str, *, kind: str, states: tuple[str, ...] = (), action: Word = USED, or_kind: str = ""
) -> Document:
    """The document of a kind (or of `or_kind`), refused unless it is in one of `states`."""
    document = desk.one(Document, document_id)
    if document.kind not in (kind, or_kind):
        raise WrongState(
            what=Word(document.kind),
            id=document_id,
            state=Phrase("not_of_kind", what=Word(kind)),
            action=action,
            allowed=Phrase("one_of_kind", what=Word(kind)),
        )
    if states and document.state not in states:
        raise WrongState(
            what=Word(document.kind),
            id=document_id,
            state=Word(document.state),
            action=action,
            allowed=Phrase("documents_in_state", states=[Word(one) for one in states]),
        )
    return document
