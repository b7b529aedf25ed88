"""Credit notes without goods: an allowance on what was invoiced; those of returned goods come with the return."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item, LegalEntity, ShipmentLine, TaxCode
from app.domain.exact import ZERO, Money, share_of
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.journal import Entry
from app.ledger.made_with import refuse_unless_own
from app.ledger.reversals import undoes
from app.ledger.sales_lines import Bill, Sale, bill_document, sale_between
from app.ledger.shipment_lines import amend, take_back


class MoreThanInvoiced(Refusal):
    says = (
        "Of line {line} of {shipment}, {left} are invoiced and not credited; {wanted} cannot be credited. "
        "Credit no more than that, or look for the line that was invoiced."
    )


class CreditLineIn(Part, frozen=True, kw_only=True):
    """An allowance on a shipped and invoiced line: its net amount, above zero, in the invoice's currency. The tax follows."""

    shipment_id: str
    line_no: int
    net: Money
    text: str = ""


class PostCreditNote(Command, frozen=True, kw_only=True):
    """Credit a customer for what was invoiced, without goods coming back. All lines were invoiced by one invoice."""

    credit_note_id: str
    posting_date: date
    document_date: date | None = None
    reference: str = ""
    note: str = ""
    lines: tuple[CreditLineIn, ...]


@decides(PostCreditNote, area="credit_notes", permission="sales_invoicing.post")
def decide_post_credit_note(command: PostCreditNote, desk: Desk) -> None:
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("credit_note_has_at_least_one_line"))
    found = desk.every(ShipmentLine, [(wanted.shipment_id, wanted.line_no) for wanted in command.lines])
    invoice = _invoice_of(desk, list(found.values()))
    desk.authorise(entity_id=invoice.entity_id, warehouse_id=invoice.warehouse_id)
    entity = desk.one(LegalEntity, invoice.entity_id)
    items = desk.every(Item, [(line.item_id,) for line in found.values()])
    desk.prefetch(TaxCode, {(entity.id, line.tax_code): None for line in found.values() if line.tax_code})
    entry = Entry(
        desk,
        entity,
        document_id=command.credit_note_id,
        kind="credit_note",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    sales = {
        customer: sale_between(
            desk,
            entity,
            customer_id=customer,
            bill_to=invoice.partner_id,
            currency=invoice.currency,
            rate=invoice.rate,
            active=False,
        )
        for customer in dict.fromkeys(line.partner_id for line in found.values())
    }
    bill = Bill(desk, entry, next(iter(sales.values())))
    for n, wanted in enumerate(command.lines, start=1):
        line = desk.one(ShipmentLine, wanted.shipment_id, wanted.line_no)
        _credit_line(desk, bill, sales[line.partner_id], n, wanted, line, family=items[(line.item_id,)].family)
    _finish(command, desk, bill, invoice)
    entry.close()


def _invoice_of(desk: Desk, lines: list[ShipmentLine]) -> Document:
    invoices = {line.invoice_id: line for line in lines}
    if len(invoices) > 1 or "" in invoices:
        why = Phrase("lines_credit_note_were_invoiced_one_invoice")
        raise InvalidValue(field=Word("invoice"), value=sorted(invoices) or Word("none"), why=why)
    return desk.one(Document, lines[0].invoice_id)


def _credit_line(desk: Desk, bill: Bill, sale: Sale, n: int, wanted: CreditLineIn, line: ShipmentLine, *, family: str) -> None:
    """Revenue that was recognised is taken back as a return, what still waits is deferred no more."""
    left = line.net_invoiced - line.net_credited
    if wanted.net <= 0:
        raise InvalidValue(field=Phrase("of_line", what=Word("net"), line=n), value=wanted.net, why=Phrase("credit_is_above_zero"))
    if wanted.net > left:
        raise MoreThanInvoiced(line=line.line_no, shipment=line.shipment_id, left=left, wanted=wanted.net)
    tax = share_of(line.tax_invoiced - line.tax_credited, part=wanted.net, whole=left, digits=sale.digits)
    net_base = -bill.add(n, tax_code=line.tax_code, net=-wanted.net, tax=-tax)
    changes: dict[str, Decimal] = {"net_credited": wanted.net, "tax_credited": tax}
    waiting = ZERO if line.control_passed_on else min(net_base, line.deferred)
    if waiting:
        bill.entry.add(sale.of_payer("DEFERRED_REVENUE"), waiting)
        changes["deferred"] = -waiting
    if net_base != waiting:
        to = sale.of_goods("SALES_RETURNS", family=family, warehouse_id=line.warehouse_id)
        bill.entry.add(to, net_base - waiting)
        changes["revenue"] = waiting - net_base
    amend(desk, line, by=(bill.entry.document_id, n), **changes)
    desk.write(
        DocumentLine(
            document_id=bill.entry.document_id,
            line_no=n,
            item_id=line.item_id,
            text=wanted.text,
            quantity=ZERO,
            unit=line.unit,
            quantity_in_unit=ZERO,
            unit_price=ZERO,
            net=-wanted.net,
            tax_code=line.tax_code,
            tax=-tax,
            value=ZERO,
            order_id=line.order_id,
            order_line_no=line.order_line_no,
            source_id=line.shipment_id,
            source_line_no=line.line_no,
        )
    )


def _finish(command: PostCreditNote, desk: Desk, bill: Bill, invoice: Document) -> None:
    entity = bill.sale.entity
    header = bill_document(
        desk,
        bill,
        id=command.credit_note_id,
        kind="credit_note",
        warehouse_id=invoice.warehouse_id,
        posting_date=command.posting_date,
        document_date=bill.entry.document_date,
        source_id=invoice.id,
        reference=command.reference,
        note=command.note,
    )
    bill.close(open_document(desk, entity, header))
    needs_approval(
        desk,
        kind="credit_note",
        entity_id=entity.id,
        warehouse_id=invoice.warehouse_id,
        amount=bill.base,
        currency=entity.currency,
        reason=Phrase("credit_on_invoice", customer=bill.sale.bill_to.name, invoice=invoice.number, note=command.note),
    )


@undoes("credit_note")
def undo_credit_note(desk: Desk, entry: Entry, document: Document) -> None:
    refuse_unless_own(desk, document)
    take_back(desk, document, by=entry.document_id)
