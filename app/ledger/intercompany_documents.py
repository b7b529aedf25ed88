"""Documents of trade between two entities: each side has its own header, number and entry; both are opened and reversed together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from app.desk import Desk
from app.domain.book import Document, LegalEntity
from app.domain.book.intercompany import IntercompanyItem, IntercompanyPair, IntercompanySale, IntercompanySaleMove
from app.domain.exact import ZERO
from app.domain.wording import Phrase
from app.ledger.documents import open_document
from app.ledger.intercompany import Sides, Trade, move_sale
from app.ledger.journal import Entry
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.reversals import reverse
from app.ledger.stock_lines import entry_for

COUNTERPARTS = ("intercompany_purchase", "intercompany_sale", "intercompany_credit", "intercompany_collection")
"""Kinds of documents that come into being as the other side of one that was sent."""


def open_sides(
    desk: Desk,
    trade: Trade,
    *,
    document_id: str,
    sent_by: str,
    seller_kind: str,
    buyer_kind: str,
    warehouses: tuple[str, str],
    document_date: date | None,
    source_id: str = "",
    note: str = "",
) -> Sides:
    """Open both documents with an entry each. The one of entity `sent_by` has the id that was sent and is the command's subject.

    The other one is `<id>/<its entity>` and points to the first. `warehouses` are the seller's and the buyer's.
    """
    own = sent_by == trade.seller.id
    seller_id = document_id if own else f"{document_id}/{trade.seller.id}"
    buyer_id = f"{document_id}/{trade.buyer.id}" if own else document_id
    headers = [
        _header(
            desk, trade, trade.seller.id, seller_id, seller_kind, warehouses[0], document_date, source_id if own else document_id, note
        ),
        _header(desk, trade, trade.buyer.id, buyer_id, buyer_kind, warehouses[1], document_date, document_id if own else source_id, note),
    ]
    opened: dict[str, Document] = {}
    for header in headers[::-1] if own else headers:
        entity = trade.seller if header.entity_id == trade.seller.id else trade.buyer
        opened[entity.id] = open_document(desk, entity, header)
    other = opened[trade.buyer.id if own else trade.seller.id]
    desk.notes.result.update({"counterpart": other.id, "counterpart_number": other.number})
    seller_document, buyer_document = opened[trade.seller.id], opened[trade.buyer.id]
    return Sides(
        document_id=document_id,
        seller_document=seller_document,
        buyer_document=buyer_document,
        seller_entry=entry_for(desk, trade.seller, seller_document),
        buyer_entry=entry_for(desk, trade.buyer, buyer_document),
    )


def _header(
    desk: Desk,
    trade: Trade,
    entity_id: str,
    document_id: str,
    kind: str,
    warehouse_id: str,
    document_date: date | None,
    source_id: str,
    note: str,
) -> Document:
    selling = entity_id == trade.seller.id
    return Document(
        id=document_id,
        kind=kind,
        entity_id=entity_id,
        warehouse_id=warehouse_id,
        partner_id=trade.as_customer.id if selling else trade.as_supplier.id,
        state="posted",
        document_date=document_date or trade.day,
        posting_date=trade.day,
        currency=trade.terms.currency,
        rate=trade.seller_rate if selling else trade.buyer_rate,
        net=ZERO,
        tax=ZERO,
        total=ZERO,
        source_id=source_id,
        note=note,
        created_by=desk.member,
        command_id=desk.record.id,
    )


def close_sides(desk: Desk, sides: Sides, *, net: Decimal, tax: Decimal) -> None:
    """Write both entries and the sums of both documents."""
    for document, entry in ((sides.seller_document, sides.seller_entry), (sides.buyer_document, sides.buyer_entry)):
        entry.close()
        desk.change(desk.one(Document, document.id), net=net, tax=tax, total=net + tax)


def reverse_counterpart(desk: Desk, entry: Entry, document: Document) -> None:
    """Mirror the other side of a trade's document, if it has one, within the reversal of the first, under `<reversal>/<entity>`.

    Refused when what is owed for it was settled. `entry` is the reversal's own.
    """
    item = desk.find(IntercompanyItem, document.id)
    if item is not None and item.open_amount != item.amount:
        settled = [p.document_id for p in desk.many(IntercompanyPair, "item", document.id) if p.kind == "settlement"]
        raise refuse_as_stood_on(document, Phrase("settled_at_least_in_part"), settled)
    others = [x for x in desk.many(Document, "source", document.id) if x.id.startswith(f"{document.id}/") and x.kind in COUNTERPARTS]
    if not others:
        return
    desk.change(desk.one(Document, document.id), reversed_by=entry.document_id)
    own = desk.one(Document, entry.document_id)
    subject, result = desk.subject, dict(desk.notes.result)
    other = others[0]
    mirrored = msgspec.structs.replace(
        own,
        id=f"{own.id}/{other.entity_id}",
        entity_id=other.entity_id,
        warehouse_id=other.warehouse_id,
        partner_id=other.partner_id,
        number="",
        reference=other.number,
        source_id=other.id,
        reverses=other.id,
        rate=other.rate,
    )
    opened = open_document(desk, desk.one(LegalEntity, other.entity_id), mirrored)
    desk.subject, desk.notes.result = subject, result | {"counterpart": opened.id, "counterpart_number": opened.number}
    reverse(desk, other, opened)
    _mirror_pairs(desk, entry, document, item, opened)


def _mirror_pairs(desk: Desk, entry: Entry, document: Document, item: IntercompanyItem | None, opened: Document) -> None:
    """The pairs of a document with opposite amounts; what was sold or sent back by it and is owed for it is not any more."""
    for pair in desk.many(IntercompanyPair, "document", document.id):
        selling = document.entity_id == pair.seller_id
        desk.write(
            msgspec.structs.replace(
                pair,
                seq=desk.seq,
                n=desk.next_n(),
                kind="reversal",
                document_id=entry.document_id,
                amount=-pair.amount,
                seller_base=-pair.seller_base,
                buyer_base=-pair.buyer_base,
                seller_document_id=entry.document_id if selling else opened.id,
                buyer_document_id=opened.id if selling else entry.document_id,
                posting_date=entry.posting_date,
            )
        )
    if item is not None:
        desk.change(item, open_amount=ZERO, seller_open=ZERO, buyer_open=ZERO)
    moves = desk.many(IntercompanySaleMove, "document", document.id)
    desk.prefetch(IntercompanySale, [(move.layer_seq, move.layer_n) for move in moves])
    for move in moves:
        sale = desk.one(IntercompanySale, move.layer_seq, move.layer_n)
        line = (entry.document_id, move.line_no)
        move_sale(desk, sale, move, kind="reversal", quantity=-move.quantity, line=line, day=entry.posting_date, sign=-1)


def require_own_reversal(desk: Desk, document: Document) -> None:
    """The other side of a trade is reversed with the document that made it, never alone."""
    first = desk.one(Document, document.source_id)
    if not first.reversed_by:
        raise refuse_as_stood_on(document, Phrase("other_side_of_a_trade"), [first.number or first.id])
