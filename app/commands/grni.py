"""Goods received and never invoiced: what is stale is written off, with approval, to where the goods are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item, LegalEntity, OrderLine, Partner
from app.domain.book.invoicing import InvoiceMatch
from app.domain.exact import ZERO
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval
from app.ledger.documents import document_of, open_document
from app.ledger.invoice_matching import receipts_of
from app.ledger.journal import Entry, Target
from app.ledger.late_cost import LateCost, spread
from app.ledger.purchase_lines import grni_of, post_grni
from app.ledger.stock import Reason
from app.ledger.stock_lines import stock_document


class WriteOffGrni(Command, frozen=True, kw_only=True):
    """Close the GRNI account of a purchase-order line that no invoice (or no receipt) will come for any more.

    What was accrued makes the goods cheaper: stock for the share on hand, PRICE_VARIANCE for the share gone. What was invoiced ahead
    and never came is lost to PRICE_VARIANCE. An invoice that comes after all is late cost again.
    """

    write_off_id: str
    order_id: str
    order_line_no: int
    posting_date: date
    note: str


@decides(WriteOffGrni, area="invoicing", permission="invoicing.post")
def decide_write_off_grni(command: WriteOffGrni, desk: Desk) -> None:
    order = document_of(desk, command.order_id, kind="purchase_order")
    desk.authorise(entity_id=order.entity_id)
    entity = desk.one(LegalEntity, order.entity_id)
    line = desk.one(OrderLine, order.id, command.order_line_no)
    if not command.note.strip():
        raise InvalidValue(field=Word("note"), value=Word("empty"), why=Phrase("history_say_why_nothing_will_come_any"))
    grni = grni_of(desk, line)
    receipts = [receipt for receipt in receipts_of(desk, line) if receipt.accrued != receipt.cleared]
    if not receipts and not grni.prepaid_value:
        raise InvalidValue(field=Word("order_line"), value=f"{order.id} / {line.line_no}", why=Phrase("grni_account_is_settled_already"))
    document = open_document(desk, entity, _header(command, desk, order, entity))
    entry = Entry(
        desk,
        entity,
        document_id=document.id,
        kind=document.kind,
        posting_date=document.posting_date,
        document_date=document.document_date,
    )
    supplier = desk.one(Partner, order.partner_id)
    late: list[LateCost] = []
    for receipt in receipts:
        left = receipt.accrued - receipt.cleared
        _post(desk, entry, line, supplier, left)
        late.append(LateCost((receipt.layer_seq, receipt.layer_n), -left, Reason("grni_write_off", document.id, 1, partner_id=supplier.id)))
        desk.change(receipt, cleared=receipt.accrued)
        _note(desk, entry, line, receipt=(receipt.receipt_id, receipt.line_no), cleared=left, prepaid=ZERO)
    if grni.prepaid_value:
        lost = grni.prepaid_value
        _post(desk, entry, line, supplier, -lost)
        family = desk.one(Item, line.item_id).family
        entry.add(Target("PRICE_VARIANCE", family=family, warehouse_id=line.warehouse_id, partner_id=supplier.id), lost)
        desk.change(grni_of(desk, line), prepaid_quantity=ZERO, prepaid_value=ZERO)
        _note(desk, entry, line, receipt=("", 0), quantity=-grni.prepaid_quantity, cleared=ZERO, prepaid=-lost)
    spread(desk, entry, late, gone="price_variance")
    amount = sum((receipt.accrued - receipt.cleared for receipt in receipts), ZERO) + grni.prepaid_value
    desk.write(_document_line(command, line, value=amount))
    needs_approval(
        desk,
        kind="write_off",
        entity_id=entity.id,
        warehouse_id=order.warehouse_id,
        amount=amount,
        currency=entity.currency,
        reason=Phrase("grni_written_off", amount=amount, order=order.number, line=line.line_no, note=command.note),
    )
    entry.close()


def _post(desk: Desk, entry: Entry, line: OrderLine, supplier: Partner, amount: Decimal) -> None:
    target = Target("GRNI", partner_id=supplier.id, partner_group=supplier.partner_group)
    key = (line.order_id, line.line_no)
    post_grni(desk, entry, target, line=key, quantity=ZERO, amount=amount, foreign=None, day=entry.posting_date)


def _note(
    desk: Desk,
    entry: Entry,
    line: OrderLine,
    *,
    receipt: tuple[str, int],
    quantity: Decimal = ZERO,
    cleared: Decimal,
    prepaid: Decimal,
) -> None:
    desk.write(
        InvoiceMatch(
            seq=desk.seq,
            n=desk.next_n(),
            entity_id=entry.entity.id,
            document_id=entry.document_id,
            line_no=1,
            order_id=line.order_id,
            order_line_no=line.line_no,
            receipt_id=receipt[0],
            receipt_line_no=receipt[1],
            quantity=quantity,
            cleared=cleared,
            prepaid=prepaid,
            price_difference=-cleared,
            exchange_difference=ZERO,
            posting_date=entry.posting_date,
        )
    )


def _document_line(command: WriteOffGrni, line: OrderLine, *, value: Decimal) -> DocumentLine:
    return DocumentLine(
        document_id=command.write_off_id,
        line_no=1,
        item_id=line.item_id,
        text=command.note,
        quantity=ZERO,
        quantity_in_unit=ZERO,
        unit_price=ZERO,
        net=ZERO,
        tax=ZERO,
        value=value,
        order_id=line.order_id,
        order_line_no=line.line_no,
    )


def _header(command: WriteOffGrni, desk: Desk, order: Document, entity: LegalEntity) -> Document:
    return stock_document(
        desk,
        entity,
        id=command.write_off_id,
        kind="grni_write_off",
        warehouse_id=order.warehouse_id,
        posting_date=command.posting_date,
        partner_id=order.partner_id,
        source_id=order.id,
        note=command.note,
    )
