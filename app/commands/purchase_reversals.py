"""What reversals of receipts, supplier invoices, landed cost and GRNI write-offs give back to orders, receipts and accruals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from app.desk import Desk
from app.domain.book import Case, Document, DocumentLine, GrniLine, HeldGoods, OrderLine, ReceiptLine
from app.domain.book.invoicing import InvoiceMatch
from app.domain.book.landed_cost import LandedAccrual, LandedAccrualMove, LandedShare
from app.domain.exact import ZERO
from app.domain.wording import Phrase
from app.ledger.journal import Entry
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.reversals import undoes
from app.ledger.shipping_notices import expected_again


@undoes("goods_receipt")
def undo_goods_receipt(desk: Desk, entry: Entry, document: Document) -> None:
    """The order expects the goods again, and what was invoiced ahead waits again. Refused once invoiced, returned or landed on."""
    receipts = [line for line in desk.many(ReceiptLine, "receipt", document.id) if line.quantity]
    keys = [(line.order_id, line.order_line_no) for line in receipts]
    desk.every(OrderLine, keys)
    desk.every(GrniLine, keys)
    desk.prefetch_many(InvoiceMatch, "receipt", [(line.receipt_id, line.line_no) for line in receipts])
    desk.prefetch_many(LandedShare, "receipt", [(line.receipt_id, line.line_no) for line in receipts])
    _give_held_goods_back(desk, document)
    _hold_accepted_again(desk, document)
    for receipt in receipts:
        _require_untouched(desk, document, receipt)
        _give_receipt_back(desk, entry, document, receipt)
    order = desk.one(Document, document.source_id)
    lines = desk.many(OrderLine, "order", order.id)
    if order.state != "closed":
        desk.change(order, state="part_done" if any(line.quantity_fulfilled for line in lines) else "open")
    for accrual in desk.many(LandedAccrual, "receipt", document.id):
        desk.change(accrual, accrued=ZERO, open_amount=ZERO)
    expected_again(desk, document.id)


@undoes("goods_refusal")
def undo_goods_refusal(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods stand in quarantine again, still the supplier's."""
    _hold_accepted_again(desk, document)


@undoes("supplier_invoice")
def undo_supplier_invoice(desk: Desk, entry: Entry, document: Document) -> None:
    """Receipts wait for their invoice again. Refused when goods were received at this invoice's price, or sent back, since."""
    matches = _load_matches(desk, document)
    for match in matches:
        if match.receipt_id:
            _uninvoice(desk, document, match)
        elif match.prepaid:
            _unprepay(desk, document, match)
        order_line = desk.one(OrderLine, match.order_id, match.order_line_no)
        desk.change(order_line, quantity_invoiced=order_line.quantity_invoiced - match.quantity)
        grni = desk.one(GrniLine, match.order_id, match.order_line_no)
        desk.change(grni, quantity_invoiced=grni.quantity_invoiced - match.quantity)
        _mirror_match(desk, entry, match)


@undoes("grni_write_off")
def undo_grni_write_off(desk: Desk, entry: Entry, document: Document) -> None:
    """What was written off waits for its invoice, or for its goods, again."""
    for match in _load_matches(desk, document):
        if match.receipt_id:
            receipt = desk.one(ReceiptLine, match.receipt_id, match.receipt_line_no)
            _require_not_later(desk, document, [receipt])
            desk.change(receipt, cleared=receipt.cleared - match.cleared)
        else:
            grni = desk.one(GrniLine, match.order_id, match.order_line_no)
            desk.change(grni, prepaid_quantity=grni.prepaid_quantity - match.quantity, prepaid_value=grni.prepaid_value - match.prepaid)
        _mirror_match(desk, entry, match)


@undoes("landed_cost")
def undo_landed_cost(desk: Desk, entry: Entry, document: Document) -> None:
    """Accruals that a bill cleared are open again; an accrual goes, unless a bill has cleared it since."""
    moves = desk.many(LandedAccrualMove, "document", document.id)
    shares = desk.many(LandedShare, "document", document.id)
    desk.every(LandedAccrual, [(move.receipt_id, move.line_no, move.cost_type) for move in moves])
    desk.prefetch_many(LandedShare, "receipt", [(share.receipt_id, share.receipt_line_no) for share in shares])
    for move in moves:
        accrual = desk.one(LandedAccrual, move.receipt_id, move.line_no, move.cost_type)
        left = accrual.open_amount + move.amount
        if left < 0:
            later = [
                share.document_id
                for share in desk.many(LandedShare, "receipt", move.receipt_id, move.line_no)
                if share.cost_type == move.cost_type and share.estimated > 0
            ]
            raise refuse_as_stood_on(document, Phrase("bill_has_cleared_its_accrual_since"), later)
        desk.change(accrual, open_amount=left, accrued=accrual.accrued + min(move.amount, ZERO), since=accrual.since)
    for share in shares:
        desk.write(
            msgspec.structs.replace(
                share,
                seq=desk.seq,
                n=desk.next_n(),
                document_id=entry.document_id,
                amount=-share.amount,
                estimated=-share.estimated,
                late_cost=-share.late_cost,
                posting_date=entry.posting_date,
            )
        )


# receipts


def _require_untouched(desk: Desk, document: Document, receipt: ReceiptLine) -> None:
    ahead = [match for match in desk.many(InvoiceMatch, "receipt", receipt.receipt_id, receipt.line_no) if match.document_id == document.id]
    invoiced = sum((match.quantity for match in ahead), ZERO)
    cleared = sum((match.cleared for match in ahead), ZERO)
    if receipt.quantity_returned:
        raise refuse_as_stood_on(document, Phrase("some_of_its_goods_were_sent_back"), [])
    if (receipt.quantity_invoiced, receipt.cleared) != (invoiced, cleared):
        raise refuse_as_stood_on(document, Phrase("was_invoiced_or_written_off_since"), _still_standing(desk, document, receipt))
    landed = desk.many(LandedShare, "receipt", receipt.receipt_id, receipt.line_no)
    if any(_net((share.cost_type, share.amount) for share in landed).values()):
        raise refuse_as_stood_on(document, Phrase("landed_cost_was_put_on_it_since"), [share.document_id for share in landed])


def _give_receipt_back(desk: Desk, entry: Entry, document: Document, receipt: ReceiptLine) -> None:
    line = desk.one(OrderLine, receipt.order_id, receipt.order_line_no)
    order = desk.one(Document, receipt.order_id)
    fulfilled = line.quantity_fulfilled - receipt.quantity
    to_come = line.quantity_open if order.state == "closed" else max(line.quantity_ordered - fulfilled, ZERO)
    desk.change(line, quantity_fulfilled=fulfilled, quantity_open=to_come)
    prepaid = receipt.cleared
    grni = desk.one(GrniLine, receipt.order_id, receipt.order_line_no)
    desk.change(
        grni,
        quantity_received=grni.quantity_received - receipt.quantity,
        prepaid_quantity=grni.prepaid_quantity + receipt.quantity_invoiced,
        prepaid_value=grni.prepaid_value + prepaid,
    )
    for match in desk.many(InvoiceMatch, "receipt", receipt.receipt_id, receipt.line_no):
        if match.document_id == document.id:
            _mirror_match(desk, entry, match)
    desk.change(receipt, quantity=ZERO, quantity_invoiced=ZERO, accrued=ZERO, cleared=ZERO)


def _give_held_goods_back(desk: Desk, document: Document) -> None:
    lines = {line.line_no: line for line in desk.many(DocumentLine, "document", document.id)}
    for held in desk.many(HeldGoods, "document", document.id):
        if held.state != "open" or held.quantity != lines[held.line_no].quantity:
            raise refuse_as_stood_on(document, Phrase("goods_were_accepted_or_returned_since", cause=held.cause), [])
        desk.change(held, state="reversed", quantity=ZERO)
    for case in desk.many(Case, "document", document.id):
        if case.state == "open":
            desk.change(case, state="resolved", resolution=Phrase("receipt_was_reversed").written(), resolved_by=desk.member)


def _hold_accepted_again(desk: Desk, document: Document) -> None:
    """Goods that were held before this document accepted or returned them are held again, and their case is open."""
    lines = [line for line in desk.many(DocumentLine, "document", document.id) if line.source_id]
    held = desk.every(HeldGoods, [(line.source_id,) for line in lines])
    cases = desk.every(Case, [(line.source_id,) for line in lines])
    for line in lines:
        goods, case = held[(line.source_id,)], cases[(line.source_id,)]
        desk.change(goods, quantity=goods.quantity + abs(line.quantity), state="open")
        desk.change(case, state="open", resolution="", resolved_by="")


# invoices


def _load_matches(desk: Desk, document: Document) -> list[InvoiceMatch]:
    matches = desk.many(InvoiceMatch, "document", document.id)
    keys = [(match.order_id, match.order_line_no) for match in matches]
    desk.every(OrderLine, keys)
    desk.every(GrniLine, keys)
    receipts = [(match.receipt_id, match.receipt_line_no) for match in matches if match.receipt_id]
    desk.every(ReceiptLine, receipts)
    desk.prefetch_many(InvoiceMatch, "receipt", receipts)
    desk.prefetch_many(InvoiceMatch, "order", [key for key, match in zip(keys, matches, strict=True) if match.prepaid])
    return matches


def _uninvoice(desk: Desk, document: Document, match: InvoiceMatch) -> None:
    receipt = desk.one(ReceiptLine, match.receipt_id, match.receipt_line_no)
    if receipt.quantity_returned > receipt.quantity - receipt.quantity_invoiced:
        raise refuse_as_stood_on(document, Phrase("some_of_its_goods_were_sent_back"), [])
    desk.change(receipt, quantity_invoiced=receipt.quantity_invoiced - match.quantity, cleared=receipt.cleared - match.cleared)


def _unprepay(desk: Desk, document: Document, match: InvoiceMatch) -> None:
    later = [
        row
        for row in desk.many(InvoiceMatch, "order", match.order_id, match.order_line_no)
        if row.prepaid and row.receipt_id and row.seq > match.seq
    ]
    if sum((row.prepaid for row in later), ZERO):
        raise refuse_as_stood_on(document, Phrase("goods_were_received_at_its_price_since"), [row.document_id for row in later])
    grni = desk.one(GrniLine, match.order_id, match.order_line_no)
    left = grni.prepaid_quantity - match.quantity
    if left < 0:
        raise refuse_as_stood_on(document, Phrase("what_had_invoiced_ahead_was_written_off"), [])
    desk.change(grni, prepaid_quantity=left, prepaid_value=grni.prepaid_value - match.prepaid)


def _require_not_later(desk: Desk, document: Document, receipts: Iterable[ReceiptLine]) -> None:
    """An invoice after a write-off found nothing accrued; taking the write-off back would leave that amount on GRNI for good."""
    for receipt in receipts:
        later = [name for name in _still_standing(desk, document, receipt) if name != document.id]
        rows = desk.many(InvoiceMatch, "receipt", receipt.receipt_id, receipt.line_no)
        own = max(row.seq for row in rows if row.document_id == document.id)
        after = [row.document_id for row in rows if row.seq > own and row.document_id in later]
        if after:
            raise refuse_as_stood_on(document, Phrase("was_invoiced_after_all"), after)


def _still_standing(desk: Desk, document: Document, receipt: ReceiptLine) -> list[str]:
    """The documents that matched a receipt line and were not reversed."""
    rows = desk.many(InvoiceMatch, "receipt", receipt.receipt_id, receipt.line_no)
    names = list(dict.fromkeys(row.document_id for row in rows if row.document_id != document.id))
    found = desk.every(Document, [(name,) for name in names])
    return [name for name in names if found[(name,)].kind != "reversal" and not found[(name,)].reversed_by]


def _mirror_match(desk: Desk, entry: Entry, match: InvoiceMatch) -> None:
    desk.write(
        msgspec.structs.replace(
            match,
            seq=desk.seq,
            n=desk.next_n(),
            document_id=entry.document_id,
            quantity=-match.quantity,
            cleared=-match.cleared,
            prepaid=-match.prepaid,
            price_difference=-match.price_difference,
            exchange_difference=-match.exchange_difference,
            posting_date=entry.posting_date,
        )
    )


def _net(amounts: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    total: dict[str, Decimal] = {}
    for name, amount in amounts:
        total[name] = total.get(name, ZERO) + amount
    return total
