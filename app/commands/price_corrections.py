"""Price corrections: a supplier's credit or debit note that changes the price of goods already invoiced, without goods moving."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine, LegalEntity, ReceiptLine, TaxCode
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Money, round_half_up
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word, several
from app.ledger.control import needs_approval, tolerates
from app.ledger.documents import open_document
from app.ledger.journal import Entry, Target
from app.ledger.late_cost import LateCost, spread
from app.ledger.payables import Owed, Payable, supplier_of, taxed_as_stated, warn_of_duplicate
from app.ledger.pricing import LineAmount, line_amount
from app.ledger.rates import in_base, rate_on
from app.ledger.reversals import undoes
from app.ledger.stock import Reason

ONE = Decimal(1)


class CorrectionLine(Part, frozen=True, kw_only=True):
    """What the goods of a receipt line cost more (+) or less (−) than invoiced, net and in the document's currency."""

    receipt_id: str
    receipt_line_no: int
    amount: Money
    tax_code: str = ""
    tax: Money | None = None
    text: str = ""


class PostPriceCorrection(Command, frozen=True, kw_only=True):
    """A supplier's note on the price of goods received; it follows them as any price difference does. `reference` is its number."""

    correction_id: str
    entity_id: str
    supplier_id: str
    reference: str
    posting_date: date
    document_date: date | None = None
    due_date: date | None = None
    currency: str = ""
    note: str = ""
    lines: tuple[CorrectionLine, ...]


@decides(PostPriceCorrection, area="invoicing", permission="invoicing.post")
def decide_post_price_correction(command: PostPriceCorrection, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    supplier = supplier_of(desk, command.supplier_id)
    currency = command.currency or supplier.currency or entity.currency
    rate = rate_on(desk, base=entity.currency, currency=currency, day=command.posting_date)
    receipts = _receipts(desk, command, currency)
    reference = command.reference.strip()
    warn_of_duplicate(desk, kind="price_correction", supplier_id=supplier.id, reference=reference, document_id=command.correction_id)
    entry = Entry(
        desk,
        entity,
        document_id=command.correction_id,
        kind="price_correction",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    payable = Payable(desk, entry, supplier, currency=currency, rate=rate)
    late: list[LateCost] = []
    beyond: list[tuple[Decimal, Phrase]] = []
    for n, (line, receipt) in enumerate(zip(command.lines, receipts, strict=True), start=1):
        amount = _amount(desk, payable, n, line)
        owed = payable.add(n, line.tax_code, amount)
        late.append(_late_cost(payable, n, receipt, amount, owed))
        _write_line(desk, entry, n, line, receipt, amount, owed)
        actual = receipt.accrued + owed.cost
        if not tolerates(desk, entity_id=entity.id, kind="price", expected=receipt.accrued, actual=actual, partner_id=supplier.id):
            beyond.append((owed.cost, Phrase("price_corrected", line=n, item=receipt.item_id, cost=owed.cost, accrued=receipt.accrued)))
    if beyond:
        size = sum((abs(cost) for cost, _ in beyond), ZERO)
        reason = several([phrase for _, phrase in beyond])
        needs_approval(desk, kind="price_variance", entity_id=entity.id, amount=size, currency=entity.currency, reason=reason)
    spread(desk, entry, late, gone="price_variance")
    payable.close(open_document(desk, entity, _header(command, payable)))
    entry.close()


@undoes("price_correction")
def undo_price_correction(desk: Desk, entry: Entry, document: Document) -> None:
    """The entry, its shares and its open item are all there is to it."""


def _receipts(desk: Desk, command: PostPriceCorrection, currency: str) -> list[ReceiptLine]:
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("correction_has_at_least_one_line"))
    keys = [(line.receipt_id, line.receipt_line_no) for line in command.lines]
    found = desk.every(ReceiptLine, keys)
    orders = desk.every(Document, [(receipt.order_id,) for receipt in found.values()])
    desk.every(TaxCode, [(command.entity_id, line.tax_code) for line in command.lines if line.tax_code])
    for n, line in enumerate(command.lines, start=1):
        receipt = found[(line.receipt_id, line.receipt_line_no)]
        if line.amount == 0 or line.amount != round_half_up(line.amount, digits_of(currency)):
            raise InvalidValue(
                field=Phrase("of_line", what=Word("amount"), line=n),
                value=line.amount,
                why=Phrase("amount_in_currency_not_zero", currency=currency),
            )
        for field, wanted, known in (
            (Word("entity"), command.entity_id, receipt.entity_id),
            (Word("supplier"), command.supplier_id, receipt.partner_id),
            (Word("currency"), currency, orders[(receipt.order_id,)].currency),
        ):
            if wanted != known:
                raise InvalidValue(field=field, value=wanted, why=Phrase("receipt_is_with", receipt=receipt.receipt_id, known=known))
        if not receipt.quantity or not receipt.quantity_invoiced:
            why = Phrase("these_goods_are_not_invoiced_invoice_states")
            raise InvalidValue(field=Phrase("of_line", what=Word("receipt"), line=n), value=receipt.receipt_id, why=why)
    return [found[key] for key in keys]


def _amount(desk: Desk, payable: Payable, n: int, line: CorrectionLine) -> LineAmount:
    amount = line_amount(
        desk,
        entity_id=payable.entity.id,
        quantity=ONE,
        unit_price=line.amount,
        discount=ZERO,
        tax_code=line.tax_code,
        digits=digits_of(payable.currency),
    )
    return taxed_as_stated(
        desk, amount, entity_id=payable.entity.id, line_no=n, tax_code=line.tax_code, stated=line.tax, currency=payable.currency
    )


def _late_cost(payable: Payable, n: int, receipt: ReceiptLine, amount: LineAmount, owed: Owed) -> LateCost:
    """The difference at the receipt's rate; what the rate moved since is an exchange difference."""
    late = owed.cost if receipt.rate == payable.rate else in_base(payable.entity, amount.net + amount.non_recoverable, receipt.rate)
    if late != owed.cost:
        supplier = payable.supplier
        target = Target("EXCHANGE_DIFFERENCE", partner_id=supplier.id, partner_group=supplier.partner_group)
        payable.entry.add(target, owed.cost - late)
    why = Reason("price_difference", payable.entry.document_id, n, partner_id=receipt.partner_id)
    return LateCost((receipt.layer_seq, receipt.layer_n), late, why)


def _write_line(desk: Desk, entry: Entry, n: int, line: CorrectionLine, receipt: ReceiptLine, amount: LineAmount, owed: Owed) -> None:
    desk.write(
        DocumentLine(
            document_id=entry.document_id,
            line_no=n,
            item_id=receipt.item_id,
            text=line.text,
            quantity=ZERO,
            quantity_in_unit=ZERO,
            unit_price=ZERO,
            net=amount.net,
            tax_code=line.tax_code,
            tax=amount.tax,
            value=owed.cost,
            order_id=receipt.order_id,
            order_line_no=receipt.order_line_no,
            source_id=receipt.receipt_id,
            source_line_no=receipt.line_no,
        )
    )


def _header(command: PostPriceCorrection, payable: Payable) -> Document:
    return payable.document(
        kind="price_correction",
        due_date=command.due_date,
        reference=command.reference,
        source_id=command.lines[0].receipt_id if len(command.lines) == 1 else "",
        note=command.note,
    )
