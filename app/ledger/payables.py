"""Payables: what a supplier's or carrier's bill owes, line by line in two currencies; knows no receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.desk import Desk
from app.domain.book import Document, LegalEntity, Partner, TaxCode
from app.domain.currency import digits_of
from app.domain.exact import ZERO
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.foreign_cash import Foreign
from app.ledger.journal import Entry, Target
from app.ledger.open_items import raise_item
from app.ledger.pricing import LineAmount, with_stated_tax
from app.ledger.rates import foreign_of, in_base
from app.ledger.tax import post_tax


class TotalsDiffer(Refusal):
    says = (
        "The invoice states a {field} of {stated}, but its lines add up to {computed}. "
        "Compare the lines with the paper, state the tax per line if the supplier rounds otherwise, and send it again."
    )


class StatedTaxDiffers(Refusal):
    says = (
        "Line {line} states a tax of {stated}, but {net} with tax code {tax_code} gives {computed}. "
        "Correct the tax, the price or the tax code, and send it again."
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """A line of a bill in base currency: what the goods or service cost (`cost`: net and the tax that is lost) and the `tax` on it."""

    net: Decimal
    cost: Decimal
    tax: Decimal


class Payable:
    """A bill being posted: tax per line, what is owed at the end. The caller posts the other side of each line's `cost`."""

    def __init__(self, desk: Desk, entry: Entry, supplier: Partner, *, currency: str, rate: Decimal) -> None:
        self.desk = desk
        self.entry = entry
        self.supplier = supplier
        self.currency = currency
        self.rate = rate
        self.net = self.tax = self.base = ZERO

    @property
    def entity(self) -> LegalEntity:
        """The entity that owes."""
        return self.entry.entity

    def foreign(self, amount: Decimal) -> Foreign | None:
        """The foreign side of an amount in the bill's currency."""
        return foreign_of(self.entity, self.currency, amount, self.rate)

    def add(self, line_no: int, tax_code: str, amount: LineAmount) -> Owed:
        """Owe a line and post its tax; the supplier does not charge the tax that the buyer owes itself (reverse charge)."""
        cost = in_base(self.entity, amount.net + amount.non_recoverable, self.rate)
        net = in_base(self.entity, amount.net, self.rate)
        tax = in_base(self.entity, amount.tax, self.rate)
        post_tax(
            self.desk,
            self.entry,
            line_no=line_no,
            tax_code=tax_code,
            direction="input",
            base=net,
            tax=tax,
            non_recoverable=cost - net,
            foreign=self.foreign(amount.tax - amount.non_recoverable),
        )
        charged = tax_code == "" or not self.desk.one(TaxCode, self.entity.id, tax_code).reverse_charge
        self.net += amount.net
        self.tax += amount.tax if charged else ZERO
        self.base += net + (tax if charged else ZERO)
        return Owed(net, cost, tax)

    def document(self, *, kind: str, due_date: date | None, reference: str, source_id: str, note: str) -> Document:
        """The header of the bill, posted at what it came to; due as stated, else by the supplier's terms."""
        return Document(
            id=self.entry.document_id,
            kind=kind,
            entity_id=self.entity.id,
            partner_id=self.supplier.id,
            state="posted",
            document_date=self.entry.document_date,
            posting_date=self.entry.posting_date,
            due_date=due_on(self.supplier, self.entry.document_date, due_date),
            currency=self.currency,
            rate=self.rate,
            net=self.net,
            tax=self.tax,
            total=self.net + self.tax,
            reference=reference.strip(),
            source_id=source_id,
            note=note,
            created_by=self.desk.member,
            command_id=self.desk.record.id,
        )

    def close(self, document: Document) -> None:
        """Post what is owed and open the item of `document`."""
        target = Target("PAYABLE", partner_id=self.supplier.id, partner_group=self.supplier.partner_group)
        total = self.net + self.tax
        self.entry.add(target, -self.base, self.foreign(-total))
        raise_item(
            self.desk,
            document,
            side="payable",
            account_id=self.entry.account(target),
            amount=-total,
            base_amount=-self.base,
            due_date=document.due_date or document.document_date,
        )


def supplier_of(desk: Desk, supplier_id: str) -> Partner:
    """The active supplier of an id."""
    supplier = desk.one(Partner, supplier_id)
    if not supplier.is_supplier or not supplier.active:
        raise InvalidValue(field=Word("supplier"), value=supplier.id, why=Phrase("not_an_active_supplier"))
    return supplier


def due_on(supplier: Partner, document_date: date, stated: date | None) -> date:
    """When a bill is due: as stated, else by the supplier's terms."""
    return stated or document_date + timedelta(days=supplier.terms_days)


def warn_of_duplicate(desk: Desk, *, kind: str, supplier_id: str, reference: str, document_id: str) -> None:
    """Tell the sender that the supplier's number was already entered; it may be right, so the bill goes on."""
    if not reference:
        return
    for other in desk.many(Document, "reference", kind, supplier_id, reference):
        if other.id != document_id and other.state not in ("cancelled", "reversed", "draft", "rejected"):
            desk.warn("duplicate_reference", reference=reference, supplier=supplier_id, document=other.id, number=other.number)


def check_totals(*, stated: tuple[tuple[Word, Decimal | None, Decimal], ...]) -> None:
    """Refuse a (name, stated, computed) total that is stated otherwise than the lines add up."""
    for field, claimed, computed in stated:
        if claimed is not None and claimed != computed:
            raise TotalsDiffer(field=field, stated=claimed, computed=computed)


def taxed_as_stated(
    desk: Desk, amount: LineAmount, *, entity_id: str, line_no: int, tax_code: str, stated: Decimal | None, currency: str
) -> LineAmount:
    """The line with the tax its supplier states; refused when that is more than one minor unit off what the tax code gives."""
    if stated is None or stated == amount.tax:
        return amount
    digits = digits_of(currency)
    if not tax_code or abs(stated - amount.tax) > Decimal(1).scaleb(-digits):
        raise StatedTaxDiffers(line=line_no, stated=stated, computed=amount.tax, net=amount.net, tax_code=tax_code or Word("(none)"))
    return with_stated_tax(desk, amount, entity_id=entity_id, tax_code=tax_code, tax=stated, digits=digits)
