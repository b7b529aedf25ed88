"""Returns to suppliers: goods of a receipt go back, before or after their invoice, for credit or for replacement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import (
    Case,
    CostLayer,
    Document,
    DocumentLine,
    Item,
    LegalEntity,
    Location,
    OrderLine,
    Partner,
    ReceiptLine,
    TaxCode,
)
from app.domain.book.invoicing import InvoiceMatch
from app.domain.book.returns import CaseDocument, Claim, SupplierReturnLine
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Quantity, UnitPrice, share_of
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.cases import attach, open_case, resolve
from app.ledger.documents import document_of, open_document
from app.ledger.journal import Entry, Target
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.pricing import LineAmount
from app.ledger.purchase_lines import amount_of, grni_of, post_grni
from app.ledger.rates import foreign_of, in_base, rate_on
from app.ledger.reasons import check_reasons
from app.ledger.reversals import undoes
from app.ledger.sales_orders import advance_order, shift_line
from app.ledger.stock import Place, Reason, place_at, prefetch_places, prefetch_stock
from app.ledger.supplier_return_costs import CostRule, send_back
from app.ledger.tax import post_tax
from app.ledger.units import convert, factor_of


class MoreThanReceived(Refusal):
    says = (
        "Of line {line} of receipt {receipt}, {left} of {item} have not gone back; {wanted} cannot. "
        "Look for the receipt that they came with, or correct the quantity."
    )


class SupplierReturnLineIn(Part, frozen=True, kw_only=True):
    """Goods of a receipt line that go back, taken from a location. `unit_credit` is the net price agreed, by default the order's."""

    receipt_line_no: int
    quantity: Quantity
    unit: str = ""
    location_id: str
    unit_credit: UnitPrice | None = None
    reason: str = ""
    note: str = ""


class SendSupplierReturn(Command, frozen=True, kw_only=True):
    """Send goods of a receipt back. What is not invoiced yet is owed no more; what is becomes a claim, or waits for a replacement.

    `case_id` continues the case of goods that a customer sent back or that were found damaged; else a new one is opened.
    """

    return_id: str
    receipt_id: str
    posting_date: date
    document_date: date | None = None
    resolution: Literal["credit", "replacement"] = "credit"
    cost_rule: CostRule = "own"
    case_id: str = ""
    reference: str = ""
    note: str = ""
    lines: tuple[SupplierReturnLineIn, ...]


@dataclass(slots=True)
class _Sending:
    """What posting the lines of one return shares; `net`, `tax`, `base` add up the claim, `rate` is the day's."""

    command: SendSupplierReturn
    receipt: Document
    order: Document
    supplier: Partner
    entry: Entry
    rate: Decimal
    net: Decimal = ZERO
    tax: Decimal = ZERO
    base: Decimal = ZERO

    @property
    def entity(self) -> LegalEntity:
        return self.entry.entity

    def target(self, role: str) -> Target:
        return Target(role, partner_id=self.supplier.id, partner_group=self.supplier.partner_group)


@decides(SendSupplierReturn, area="supplier_returns", permission="returns.post")
def decide_send_supplier_return(command: SendSupplierReturn, desk: Desk) -> None:
    desk.prefetch(Document, [(command.receipt_id,), (command.return_id,)])
    kind = "drop_shipment" if desk.one(Document, command.receipt_id).kind == "drop_shipment" else "goods_receipt"
    receipt = document_of(desk, command.receipt_id, kind=kind, states=("posted",), action=Word("sent_back"))
    lines = _lines(command, desk, receipt)
    order = desk.one(Document, lines[0].order_id)
    entity = desk.one(LegalEntity, receipt.entity_id)
    for location in desk.every(Location, [(wanted.location_id,) for wanted in command.lines]).values():
        desk.authorise(entity_id=entity.id, warehouse_id=location.warehouse_id)
    entry = Entry(
        desk,
        entity,
        document_id=command.return_id,
        kind="supplier_return",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    rate = rate_on(desk, base=entity.currency, currency=order.currency, day=command.posting_date)
    sending = _Sending(command, receipt, order, desk.one(Partner, order.partner_id), entry, rate)
    places = _places(desk, command, lines, entity)
    for n, (wanted, line, place) in enumerate(zip(command.lines, lines, places, strict=True), start=1):
        _send_line(desk, sending, n, wanted, line, place)
    _finish(desk, sending)
    entry.close()


def _lines(command: SendSupplierReturn, desk: Desk, receipt: Document) -> list[ReceiptLine]:
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("return_has_at_least_one_line"))
    known = {line.line_no: line for line in desk.many(ReceiptLine, "receipt", receipt.id)}
    for wanted in command.lines:
        if wanted.receipt_line_no not in known:
            why = Phrase("receipt_taken_lines_into_stock_goods_are", receipt=receipt.id, count=len(known))
            raise InvalidValue(field=Word("receipt_line"), value=wanted.receipt_line_no, why=why)
        if wanted.unit_credit is not None and wanted.unit_credit < 0:
            raise InvalidValue(field=Word("agreed_price"), value=wanted.unit_credit, why=Phrase("credit_is_not_below_zero"))
    reasons = [wanted.reason for wanted in command.lines if wanted.reason]
    check_reasons(desk, reasons, kinds=("return", "damage"), what=Phrase("a_return"), required=False)
    return [known[wanted.receipt_line_no] for wanted in command.lines]


def _places(desk: Desk, command: SendSupplierReturn, lines: list[ReceiptLine], entity: LegalEntity) -> list[Place]:
    spots = [(wanted.location_id, line.item_id, line.lot_id) for wanted, line in zip(command.lines, lines, strict=True)]
    prefetch_places(desk, spots)
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    for n, place in enumerate(places, start=1):
        if place.entity.id != entity.id or place.location.kind == "transit":
            raise InvalidValue(
                field=Phrase("of_line", what=Word("location"), line=n),
                value=place.location.id,
                why=Phrase("goods_go_back_from_a_location_of", entity=entity.id),
            )
    prefetch_stock(desk, places, layers=True)
    keys = [(line.order_id, line.order_line_no) for line in lines]
    orders = desk.every(OrderLine, keys)
    desk.prefetch(TaxCode, {(entity.id, line.tax_code): None for line in orders.values() if line.tax_code})
    desk.prefetch_many(InvoiceMatch, "receipt", [(line.receipt_id, line.line_no) for line in lines])
    desk.every(CostLayer, [(line.layer_seq, line.layer_n) for line in lines])
    return places


def _send_line(desk: Desk, sending: _Sending, n: int, wanted: SupplierReturnLineIn, line: ReceiptLine, place: Place) -> None:
    """Give up what is owed or claim it, and let the goods leave stock; what differs is a price variance."""
    command = sending.command
    line = desk.one(ReceiptLine, line.receipt_id, line.line_no)
    order_line = desk.one(OrderLine, line.order_id, line.order_line_no)
    quantity = _quantity(desk, n, wanted, line, order_line, place.item)
    uninvoiced = min(quantity, max(line.quantity - line.quantity_invoiced - line.quantity_returned, ZERO))
    invoiced = quantity - uninvoiced
    replace = command.resolution == "replacement"
    variance = Target("PRICE_VARIANCE", family=place.item.family, warehouse_id=place.location.warehouse_id, partner_id=sending.supplier.id)
    why = Reason("supplier_return", command.return_id, n, partner_id=sending.supplier.id, reason=wanted.reason)
    cost = send_back(desk, sending.entry, place, line, quantity=quantity, rule=command.cost_rule, why=why, to=variance)
    accrued = _owe_no_more(desk, sending, line, order_line, uninvoiced) if uninvoiced else ZERO
    prepaid = _await_replacement(desk, sending, line, order_line, invoiced) if invoiced and replace else ZERO
    amount = LineAmount(ZERO, ZERO, ZERO)
    claimed = ZERO
    if invoiced and not replace:
        amount = amount_of(desk, _at_agreed_price(order_line, wanted), invoiced, digits_of(sending.order.currency))
        claimed = _claim(desk, sending, n, order_line.tax_code, amount)
    if cost != accrued + prepaid + claimed:
        sending.entry.add(variance, cost - accrued - prepaid - claimed)
    desk.change(desk.one(ReceiptLine, line.receipt_id, line.line_no), quantity_returned=line.quantity_returned + quantity)
    again = quantity if replace else ZERO
    shift_line(desk, (order_line.order_id, order_line.line_no), returned=quantity, fulfilled=-again, open=again)
    _write_lines(desk, sending, n, wanted, line, quantity, uninvoiced, accrued, prepaid, amount, cost)


def _quantity(desk: Desk, n: int, wanted: SupplierReturnLineIn, line: ReceiptLine, order_line: OrderLine, item: Item) -> Decimal:
    unit = wanted.unit or order_line.unit
    quantity = convert(item, wanted.quantity, unit, *factor_of(desk, item, unit))
    if quantity <= 0:
        raise InvalidValue(
            field=Phrase("of_line", what=Word("quantity"), line=n), value=wanted.quantity, why=Phrase("what_goes_back_is_more_than_nothing")
        )
    left = line.quantity - line.quantity_returned
    if quantity > left:
        raise MoreThanReceived(line=line.line_no, receipt=line.receipt_id, left=left, item=line.item_id, wanted=quantity)
    return quantity


def _at_agreed_price(line: OrderLine, wanted: SupplierReturnLineIn) -> OrderLine:
    return line if wanted.unit_credit is None else msgspec.structs.replace(line, unit_price=wanted.unit_credit, discount=ZERO)


def _owe_no_more(desk: Desk, sending: _Sending, line: ReceiptLine, order_line: OrderLine, quantity: Decimal) -> Decimal:
    """Take goods that no invoice came for out of GRNI at the receipt's value; returns that value."""
    waiting = line.quantity - line.quantity_invoiced - line.quantity_returned
    digits = digits_of(sending.entity.currency)
    accrued = share_of(line.accrued - line.cleared, part=quantity, whole=waiting, digits=digits)
    owed = amount_of(desk, order_line, quantity, digits_of(sending.order.currency))
    grni = grni_of(desk, order_line)
    desk.write(msgspec.structs.replace(grni, quantity_received=grni.quantity_received - quantity))
    post_grni(
        desk,
        sending.entry,
        sending.target("GRNI"),
        line=(order_line.order_id, order_line.line_no),
        quantity=-quantity,
        amount=accrued,
        foreign=foreign_of(sending.entity, sending.order.currency, owed.net + owed.non_recoverable, line.rate),
        day=sending.command.posting_date,
    )
    desk.change(line, cleared=line.cleared + accrued)
    return accrued


def _await_replacement(desk: Desk, sending: _Sending, line: ReceiptLine, order_line: OrderLine, quantity: Decimal) -> Decimal:
    """Invoiced goods that will be replaced are prepaid again at the price invoiced, which the replacement's receipt takes."""
    matches = desk.many(InvoiceMatch, "receipt", line.receipt_id, line.line_no)
    invoiced = sum((match.cleared + match.price_difference for match in matches), ZERO)
    digits = digits_of(sending.entity.currency)
    prepaid = share_of(invoiced, part=quantity, whole=line.quantity_invoiced, digits=digits)
    grni = grni_of(desk, order_line)
    desk.write(
        msgspec.structs.replace(
            grni,
            quantity_received=grni.quantity_received - quantity,
            prepaid_quantity=grni.prepaid_quantity + quantity,
            prepaid_value=grni.prepaid_value + prepaid,
        )
    )
    key = (order_line.order_id, order_line.line_no)
    day = sending.command.posting_date
    post_grni(desk, sending.entry, sending.target("GRNI"), line=key, quantity=-quantity, amount=prepaid, foreign=None, day=day)
    return prepaid


def _claim(desk: Desk, sending: _Sending, n: int, tax_code: str, amount: LineAmount) -> Decimal:
    """Claim net and tax of the supplier and give the input tax back; returns the cost that the claim makes good, in base currency."""
    entity, currency, rate = sending.entity, sending.order.currency, sending.rate
    net, tax, lost = (in_base(entity, part, rate) for part in (amount.net, amount.tax, amount.non_recoverable))
    post_tax(
        desk,
        sending.entry,
        line_no=n,
        tax_code=tax_code,
        direction="input",
        base=-net,
        tax=-tax,
        non_recoverable=-lost,
        foreign=foreign_of(entity, currency, amount.non_recoverable - amount.tax, rate),
    )
    charged = not tax_code or not desk.one(TaxCode, entity.id, tax_code).reverse_charge
    gross = amount.net + (amount.tax if charged else ZERO)
    gross_base = net + (tax if charged else ZERO)
    sending.entry.add(sending.target("CLAIM"), gross_base, foreign_of(entity, currency, gross, rate))
    sending.net += amount.net
    sending.tax += amount.tax if charged else ZERO
    sending.base += gross_base
    return net + lost


def _write_lines(
    desk: Desk,
    sending: _Sending,
    n: int,
    wanted: SupplierReturnLineIn,
    line: ReceiptLine,
    quantity: Decimal,
    uninvoiced: Decimal,
    accrued: Decimal,
    prepaid: Decimal,
    amount: LineAmount,
    cost: Decimal,
) -> None:
    order_line = desk.one(OrderLine, line.order_id, line.order_line_no)
    desk.write(
        SupplierReturnLine(
            return_id=sending.command.return_id,
            line_no=n,
            receipt_id=line.receipt_id,
            receipt_line_no=line.line_no,
            order_id=line.order_id,
            order_line_no=line.order_line_no,
            quantity=quantity,
            uninvoiced=uninvoiced,
            replaced=quantity if sending.command.resolution == "replacement" else ZERO,
            accrued=accrued,
            prepaid=prepaid,
        )
    )
    desk.write(
        DocumentLine(
            document_id=sending.command.return_id,
            line_no=n,
            item_id=line.item_id,
            lot_id=line.lot_id,
            location_id=wanted.location_id,
            text=wanted.note,
            quantity=-quantity,
            unit=wanted.unit or order_line.unit,
            quantity_in_unit=-wanted.quantity,
            unit_price=order_line.unit_price if wanted.unit_credit is None else wanted.unit_credit,
            net=amount.net,
            tax_code=order_line.tax_code,
            tax=amount.tax,
            value=-cost,
            order_id=line.order_id,
            order_line_no=line.order_line_no,
            source_id=line.receipt_id,
            source_line_no=line.line_no,
            reason=wanted.reason,
        )
    )


def _finish(desk: Desk, sending: _Sending) -> None:
    """The header, the claim if there is one, and the case: open while a credit or a replacement is to come."""
    command, receipt = sending.command, sending.receipt
    gross = sending.net + sending.tax
    document = open_document(
        desk,
        sending.entity,
        Document(
            id=command.return_id,
            kind="supplier_return",
            entity_id=sending.entity.id,
            warehouse_id=receipt.warehouse_id,
            partner_id=sending.supplier.id,
            state="posted",
            document_date=sending.entry.document_date,
            posting_date=command.posting_date,
            currency=sending.order.currency,
            rate=sending.rate,
            net=sending.net,
            tax=sending.tax,
            total=gross,
            reference=command.reference,
            source_id=receipt.id,
            note=command.note,
            created_by=desk.member,
            command_id=desk.record.id,
        ),
    )
    if gross:
        desk.write(
            Claim(
                document_id=document.id,
                entity_id=sending.entity.id,
                partner_id=sending.supplier.id,
                currency=sending.order.currency,
                rate=sending.rate,
                amount=gross,
                tax=sending.tax,
                open_amount=gross,
                open_tax=sending.tax,
                base_amount=sending.base,
                open_base=sending.base,
            )
        )
    if command.resolution == "replacement":
        advance_order(desk, sending.order.id)
    _carry_case(desk, sending, document, waiting=bool(gross) or command.resolution == "replacement")


def _carry_case(desk: Desk, sending: _Sending, document: Document, *, waiting: bool) -> None:
    command = sending.command
    if command.case_id:
        case = open_case(desk, command.case_id)
    else:
        case = Case(
            id=document.id,
            kind="supplier_return",
            entity_id=document.entity_id,
            warehouse_id=document.warehouse_id,
            document_id=document.id,
            severity="attention",
            owner_role="finance_clerk" if sending.base else "warehouse_supervisor",
            money_at_risk=sending.base,
            currency=sending.entity.currency,
            evidence=command.note or ", ".join(dict.fromkeys(line.note or line.reason for line in command.lines)),
            opened_on=command.posting_date,
            state="open",
        )
        desk.write(case)
        attach(desk, case.id, sending.receipt.id, "receipt")
    attach(desk, case.id, document.id, "supplier_return")
    if not waiting:
        resolve(desk, desk.one(Case, case.id), "sent back before it was invoiced")


@undoes("supplier_return")
def undo_supplier_return(desk: Desk, entry: Entry, document: Document) -> None:
    """The receipt stands as before; refused once the claim was credited or the replacement arrived."""
    claim = desk.find(Claim, document.id)
    if claim is not None:
        if claim.open_amount != claim.amount:
            raise refuse_as_stood_on(document, Phrase("claim_was_credited_at_least_in_part"), [document.number])
        desk.change(claim, open_amount=ZERO, open_tax=ZERO, open_base=ZERO)
    lines = desk.many(SupplierReturnLine, "return", document.id)
    for line in lines:
        receipt = desk.one(ReceiptLine, line.receipt_id, line.receipt_line_no)
        _require_last(desk, document, line)
        desk.change(receipt, quantity_returned=receipt.quantity_returned - line.quantity, cleared=receipt.cleared - line.accrued)
        _give_grni_back(desk, document, line)
        shift_line(desk, (line.order_id, line.order_line_no), returned=-line.quantity, fulfilled=line.replaced, open=-line.replaced)
    if any(line.replaced for line in lines):
        advance_order(desk, lines[0].order_id)
    for row in desk.many(CaseDocument, "document", document.id):
        case = desk.one(Case, row.case_id)
        if case.document_id == document.id:
            resolve(desk, case, "the return was reversed")


def _give_grni_back(desk: Desk, document: Document, line: SupplierReturnLine) -> None:
    order_line = desk.one(OrderLine, line.order_id, line.order_line_no)
    grni = grni_of(desk, order_line)
    waiting = line.quantity - line.uninvoiced if line.prepaid else ZERO
    if order_line.quantity_open < line.replaced or grni.prepaid_quantity < waiting or grni.prepaid_value < line.prepaid:
        raise refuse_as_stood_on(document, Phrase("replacement_arrived_since"), [line.order_id])
    desk.change(
        grni,
        quantity_received=grni.quantity_received + line.uninvoiced + waiting,
        prepaid_quantity=grni.prepaid_quantity - waiting,
        prepaid_value=grni.prepaid_value - line.prepaid,
    )


def _require_last(desk: Desk, document: Document, line: SupplierReturnLine) -> None:
    """What was not invoiced goes back first; a later return of invoiced goods counts on that."""
    for other in desk.many(SupplierReturnLine, "receipt", line.receipt_id, line.receipt_line_no):
        if other.return_id == line.return_id or other.quantity == other.uninvoiced or not line.uninvoiced:
            continue
        later = desk.one(Document, other.return_id)
        if later.state == "posted":
            raise refuse_as_stood_on(document, Phrase("invoiced_goods_same_receipt_were_sent_back"), [later.number])
