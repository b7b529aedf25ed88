"""Invoicing: supplier invoices matched with orders and receipts; within tolerance they post, beyond it they wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import (
    Account,
    Case,
    Document,
    DocumentLine,
    GrniLine,
    Item,
    ItemUnit,
    LegalEntity,
    OrderLine,
    Partner,
    ReceiptLine,
    TaxCode,
)
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Money, Quantity, Rate, UnitPrice
from app.domain.refusals import InvalidValue, WrongState
from app.domain.wording import Phrase, Word, several
from app.ledger.control import needs_approval, tolerates
from app.ledger.documents import document_of, open_document, void_requests
from app.ledger.invoice_matching import Claim, Expected, Matching
from app.ledger.journal import Entry, Target
from app.ledger.late_cost import spread
from app.ledger.payables import Payable, check_totals, supplier_of, taxed_as_stated, warn_of_duplicate
from app.ledger.pricing import LineAmount, line_amount
from app.ledger.purchase_lines import amount_of
from app.ledger.rates import in_base, rate_on
from app.ledger.units import convert, to_base_units
from app.state import Wants


class InvoiceLineIn(Part, frozen=True, kw_only=True):
    """One line of a supplier's invoice: goods of an order line (or of one receipt line), or an expense account.

    Price and discount are the invoice's, per `unit` ("" is the order's unit). `tax_code` None takes the order's. A stated `tax` may
    differ from the computed one by the rounding of a minor unit.
    """

    order_id: str = ""
    order_line_no: int = 0
    receipt_id: str = ""
    receipt_line_no: int = 0
    account_id: str = ""
    warehouse_id: str = ""
    text: str = ""
    quantity: Quantity
    unit: str = ""
    unit_price: UnitPrice
    discount: Rate = ZERO
    tax_code: str | None = None
    tax: Money | None = None


class PostSupplierInvoice(Command, frozen=True, kw_only=True):
    """A supplier's invoice; `reference` is the supplier's number, stated totals are checked against the lines."""

    invoice_id: str
    entity_id: str
    supplier_id: str
    reference: str
    posting_date: date
    document_date: date | None = None
    due_date: date | None = None
    currency: str = ""
    net: Money | None = None
    tax: Money | None = None
    total: Money | None = None
    note: str = ""
    lines: tuple[InvoiceLineIn, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the invoice with what it stands for: goods of an order line, or (None) an expense."""

    n: int
    line: InvoiceLineIn
    order_line: OrderLine | None
    receipt: ReceiptLine | None
    quantity: Decimal
    tax_code: str
    amount: LineAmount


@needs(PostSupplierInvoice)
def needs_of_supplier_invoice(command: PostSupplierInvoice) -> Wants:
    wants = Wants()
    wants.add_row(Document, (command.invoice_id,))
    wants.add_row(Partner, (command.supplier_id,))
    wants.add_row(LegalEntity, (command.entity_id,))
    wants.add_row(Case, (f"{command.invoice_id}/match",))
    if command.reference:
        wants.add_group(Document, "reference", ("supplier_invoice", command.supplier_id, command.reference))
    for line in command.lines:
        if line.order_id:
            wants.add_row(OrderLine, (line.order_id, line.order_line_no))
            wants.add_row(GrniLine, (line.order_id, line.order_line_no))
            wants.add_group(ReceiptLine, "order", (line.order_id, line.order_line_no))
        if line.receipt_id:
            wants.add_row(ReceiptLine, (line.receipt_id, line.receipt_line_no))
    return wants


@decides(PostSupplierInvoice, area="invoicing", permission="invoicing.post")
def decide_post_supplier_invoice(command: PostSupplierInvoice, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    supplier = supplier_of(desk, command.supplier_id)
    currency = command.currency or supplier.currency or entity.currency
    rate = rate_on(desk, base=entity.currency, currency=currency, day=command.posting_date)
    lines = _lines(desk, command, entity, currency)
    warn_of_duplicate(
        desk, kind="supplier_invoice", supplier_id=supplier.id, reference=command.reference.strip(), document_id=command.invoice_id
    )
    _match(desk, command, entity, [line for line in lines if line.order_line is not None], rate, digits_of(currency))
    entry = Entry(
        desk,
        entity,
        document_id=command.invoice_id,
        kind="supplier_invoice",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    payable = Payable(desk, entry, supplier, currency=currency, rate=rate)
    matching = Matching(desk, entry, supplier, currency=currency, rate=rate)
    for line in lines:
        _post_line(desk, payable, matching, line)
    spread(desk, entry, matching.late_costs(), gone="price_variance")
    check_totals(
        stated=(
            (Word("net"), command.net, payable.net),
            (Word("tax"), command.tax, payable.tax),
            (Word("total"), command.total, payable.net + payable.tax),
        )
    )
    payable.close(open_document(desk, entity, _header(command, payable)))
    entry.close()


def _lines(desk: Desk, command: PostSupplierInvoice, entity: LegalEntity, currency: str) -> list[_Line]:
    """The lines with their order lines and amounts; everything that many lines look up is asked for at once."""
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("invoice_has_at_least_one_line"))
    named = desk.every(ReceiptLine, [(x.receipt_id, x.receipt_line_no) for x in command.lines if x.receipt_id])
    keys = [_order_key(n, line, named) for n, line in enumerate(command.lines, start=1)]
    known = desk.every(OrderLine, [key for key in keys if key is not None])
    orders = desk.every(Document, [(order_id,) for order_id, _ in known])
    desk.prefetch(GrniLine, list(known))
    desk.prefetch_many(ReceiptLine, "order", list(known))
    desk.every(Account, [(entity.id, x.account_id) for x in command.lines if x.account_id])
    items = desk.every(Item, [(line.item_id,) for line in known.values()])
    ordered = [known[key] if key is not None else None for key in keys]
    both = list(zip(command.lines, ordered, strict=True))
    desk.prefetch(ItemUnit, [(o.item_id, x.unit) for x, o in both if o is not None and x.unit not in ("", o.unit)])
    codes = [(_tax_code_of(line, order_line), order_line) for line, order_line in both]
    used = [code for code, _ in codes] + [order_line.tax_code for _, order_line in codes if order_line is not None]
    desk.every(TaxCode, [(entity.id, code) for code in used if code])
    for order in orders.values():
        _check_order(command, order, currency)
    return [
        _line(desk, entity, currency, n, line, order_line, items[(order_line.item_id,)] if order_line else None)
        for n, (line, order_line) in enumerate(both, start=1)
    ]


def _order_key(n: int, line: InvoiceLineIn, named: dict[tuple[str, int], ReceiptLine]) -> tuple[str, int] | None:
    if line.receipt_id:
        receipt = named[(line.receipt_id, line.receipt_line_no)]
        key = (receipt.order_id, receipt.order_line_no)
        if line.order_id and (line.order_id, line.order_line_no) != key:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("order"), line=n),
                value=line.order_id,
                why=Phrase("receipt_is_for_order", receipt=line.receipt_id, key=key[0]),
            )
    elif line.order_id:
        key = (line.order_id, line.order_line_no)
    elif line.account_id:
        return None
    else:
        raise InvalidValue(field=Phrase("line", line=n), value=Word("without_order_and_account"), why=Phrase("has_to_say_what_it_is_for"))
    if line.account_id:
        raise InvalidValue(
            field=Phrase("of_line", what=Word("account"), line=n), value=line.account_id, why=Phrase("goods_order_post_posting_rules")
        )
    return key


def _check_order(command: PostSupplierInvoice, order: Document, currency: str) -> None:
    if order.kind != "purchase_order" or order.state in ("held", "draft", "cancelled", "rejected"):
        raise WrongState(
            what=Word(order.kind), id=order.id, state=Word(order.state), action=Word("invoiced"), allowed=Word("placed_purchase_orders")
        )
    for field, wanted, found in (
        (Word("entity"), command.entity_id, order.entity_id),
        (Word("supplier"), command.supplier_id, order.partner_id),
        (Word("currency"), currency, order.currency),
    ):
        if wanted != found:
            raise InvalidValue(field=field, value=wanted, why=Phrase("order_is_with", order=order.id, found=found))


def _tax_code_of(line: InvoiceLineIn, order_line: OrderLine | None) -> str:
    if line.tax_code is not None:
        return line.tax_code
    return order_line.tax_code if order_line is not None else ""


def _line(
    desk: Desk, entity: LegalEntity, currency: str, n: int, line: InvoiceLineIn, order_line: OrderLine | None, item: Item | None
) -> _Line:
    if line.quantity <= 0 or line.unit_price < 0 or not 0 <= line.discount <= 1:
        raise InvalidValue(
            field=Phrase("line", line=n),
            value=Phrase("quantity_at_price", quantity=line.quantity, unit_price=line.unit_price),
            why=Phrase("quantity_is_above_zero_price_not_below"),
        )
    if line.account_id:
        account = desk.one(Account, entity.id, line.account_id)
        if not account.active or account.control:
            why = Phrase("control_account_kept_by_documents") if account.control else Phrase("not_active")
            raise InvalidValue(field=Phrase("of_line", what=Word("account"), line=n), value=account.id, why=why)
    quantity = line.quantity
    if order_line is not None and item is not None:
        if line.unit in ("", order_line.unit):
            quantity = convert(item, line.quantity, order_line.unit, order_line.units_numerator, order_line.units_denominator)
        else:
            quantity = to_base_units(desk, item, line.quantity, line.unit)
    tax_code = _tax_code_of(line, order_line)
    amount = line_amount(
        desk,
        entity_id=entity.id,
        quantity=line.quantity,
        unit_price=line.unit_price,
        discount=line.discount,
        tax_code=tax_code,
        digits=digits_of(currency),
    )
    amount = taxed_as_stated(desk, amount, entity_id=entity.id, line_no=n, tax_code=tax_code, stated=line.tax, currency=currency)
    receipt = desk.one(ReceiptLine, line.receipt_id, line.receipt_line_no) if line.receipt_id else None
    return _Line(n, line, order_line, receipt, quantity, tax_code, amount)


# three-way match


def _match(desk: Desk, command: PostSupplierInvoice, entity: LegalEntity, lines: Sequence[_Line], rate: Decimal, digits: int) -> None:
    """Compare price with the order and quantity with what arrived; what is beyond tolerance asks for an approval and opens a case."""
    expected = Expected(desk)
    price: list[tuple[Decimal, Phrase]] = []
    quantity: list[tuple[Decimal, Phrase]] = []
    for line in lines:
        assert line.order_line is not None
        order_line = line.order_line
        ordered = amount_of(desk, order_line, line.quantity, digits)
        difference = in_base(entity, line.amount.net, rate) - in_base(entity, ordered.net, rate)
        if not _tolerated(desk, order_line, "price", in_base(entity, ordered.net, rate), in_base(entity, line.amount.net, rate)):
            facts = {"line": line.n, "item": order_line.item_id, "invoiced": line.amount.net, "ordered": ordered.net}
            price.append((difference, Phrase("price_differs", **facts)))
        claim = expected.claim(order_line, line.quantity, line.receipt)
        if claim.ahead:
            desk.warn("invoiced_ahead", line=line.n, order=order_line.order_id, item=order_line.item_id, quantity=claim.ahead)
        if claim.actual > claim.expected and not _tolerated(desk, order_line, "quantity", claim.expected, claim.actual):
            excess = min(claim.actual - claim.expected, line.quantity)
            money = in_base(entity, amount_of(desk, order_line, excess, digits).net, rate)
            facts = {"line": line.n, "item": order_line.item_id, "invoiced": claim.actual, "arrived": claim.expected}
            quantity.append((money, Phrase("quantity_differs", **facts)))
    held = [_ask(desk, entity, kind, found) for kind, found in (("price_variance", price), ("quantity_variance", quantity)) if found]
    _keep_case(desk, command, entity, price + quantity, held=any(held))


def _ask(desk: Desk, entity: LegalEntity, kind: str, found: Sequence[tuple[Decimal, Phrase]]) -> bool:
    """Ask for an approval of what is beyond tolerance; below every limit it posts with a warning."""
    amount = sum((abs(amount) for amount, _ in found), ZERO)
    reason = several([phrase for _, phrase in found])
    held = needs_approval(desk, kind=kind, entity_id=entity.id, amount=amount, currency=entity.currency, reason=reason)
    if not held and not desk.releasing:
        desk.warn(kind, amount=amount, currency=entity.currency, reason=reason)
    return held


def _tolerated(desk: Desk, line: OrderLine, kind: str, expected: Decimal, actual: Decimal) -> bool:
    return tolerates(desk, entity_id=line.entity_id, kind=kind, expected=expected, actual=actual, partner_id=line.partner_id)


def _keep_case(
    desk: Desk, command: PostSupplierInvoice, entity: LegalEntity, found: Sequence[tuple[Decimal, Phrase]], *, held: bool
) -> None:
    case_id = f"{command.invoice_id}/match"
    known = desk.find(Case, case_id)
    if held:
        desk.keep(
            Case(
                id=case_id,
                kind="invoice_mismatch",
                entity_id=entity.id,
                document_id=command.invoice_id,
                severity="urgent",
                owner_role="finance_clerk",
                money_at_risk=sum((abs(amount) for amount, _ in found), ZERO),
                currency=entity.currency,
                evidence=several([phrase for _, phrase in found]).written(),
                opened_on=command.posting_date,
                due_on=command.due_date,
                state="open",
            )
        )
    elif known is not None and known.state == "open" and not desk.releasing:
        desk.change(known, state="resolved", resolution="corrected", resolved_by=desk.member)


# posting


def _post_line(desk: Desk, payable: Payable, matching: Matching, line: _Line) -> None:
    owed = payable.add(line.n, line.tax_code, line.amount)
    if line.order_line is not None:
        claim = Claim(line.n, line.order_line, line.receipt, line.quantity, line.amount.net + line.amount.non_recoverable, owed.cost)
        matching.post(claim)
    else:
        target = Target("EXPENSE", warehouse_id=line.line.warehouse_id, partner_id=payable.supplier.id, account_id=line.line.account_id)
        payable.entry.add(target, owed.cost, payable.foreign(line.amount.net + line.amount.non_recoverable))
    order_line = line.order_line
    desk.write(
        DocumentLine(
            document_id=payable.entry.document_id,
            line_no=line.n,
            item_id=order_line.item_id if order_line else "",
            text=line.line.text,
            quantity=line.quantity,
            unit=line.line.unit or (order_line.unit if order_line else ""),
            quantity_in_unit=line.line.quantity,
            unit_price=line.line.unit_price,
            net=line.amount.net,
            tax_code=line.tax_code,
            tax=line.amount.tax,
            value=owed.cost,
            order_id=order_line.order_id if order_line else "",
            order_line_no=order_line.line_no if order_line else 0,
            source_id=line.line.receipt_id,
            source_line_no=line.line.receipt_line_no,
            account_id=line.line.account_id,
        )
    )


def _header(command: PostSupplierInvoice, payable: Payable) -> Document:
    sources = {line.order_id for line in command.lines if line.order_id}
    return payable.document(
        kind="supplier_invoice",
        due_date=command.due_date,
        reference=command.reference,
        source_id=next(iter(sources)) if len(sources) == 1 else "",
        note=command.note,
    )


class CancelHeldInvoice(Command, frozen=True, kw_only=True):
    """Give up a supplier invoice that is not posted: held, rejected or taken back. Its requests lapse and its case closes."""

    invoice_id: str
    note: str


@decides(CancelHeldInvoice, area="invoicing", permission="invoicing.post")
def decide_cancel_held_invoice(command: CancelHeldInvoice, desk: Desk) -> None:
    states = ("held", "rejected", "draft")
    invoice = document_of(desk, command.invoice_id, kind="supplier_invoice", states=states, action=Word("cancelled"))
    desk.authorise(entity_id=invoice.entity_id)
    if not command.note.strip():
        raise InvalidValue(field=Word("note"), value=Word("empty"), why=Phrase("history_say_why_invoice_was_given_up"))
    void_requests(desk, invoice)
    case = desk.find(Case, f"{invoice.id}/match")
    if case is not None and case.state == "open":
        desk.change(case, state="resolved", resolution=f"cancelled: {command.note}", resolved_by=desk.member)
    desk.write(msgspec.structs.replace(invoice, state="cancelled", held_for="", note=command.note))
    desk.notes.result["document"] = invoice.id
