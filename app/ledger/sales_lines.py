"""What a sold line is worth and where its sale posts: terms, net and tax of any quantity, accounts of both parties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, Protocol

from app.desk import Desk
from app.domain.book import Document, LegalEntity, Partner, TaxCode
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, ZERO
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.foreign_cash import Foreign
from app.ledger.journal import Entry, Target
from app.ledger.open_items import raise_item
from app.ledger.pricing import LineAmount, line_amount
from app.ledger.rates import foreign_of, in_base
from app.ledger.tax import post_tax


class TaxDiffers(Refusal):
    says = (
        "The tax of line {line} is stated as {stated}, but {quantity} at {price} with tax code {tax_code} gives {computed}. "
        "Correct the tax, the price or the tax code, and send it again."
    )


class Priced(Protocol):
    """The terms of a sale, as an order line, a shipment line or a pick states them."""

    @property
    def units_numerator(self) -> int: ...

    @property
    def units_denominator(self) -> int: ...

    @property
    def unit_price(self) -> Decimal: ...

    @property
    def discount(self) -> Decimal: ...

    @property
    def tax_code(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Sale:
    """Between whom and in which money a sale is made. `rate` is base currency per unit of `currency`."""

    entity: LegalEntity
    customer: Partner
    bill_to: Partner
    currency: str
    rate: Decimal

    @property
    def digits(self) -> int:
        """Decimals of the sale's currency."""
        return digits_of(self.currency)

    def base(self, amount: Decimal) -> Decimal:
        """An amount of the sale's currency in base currency."""
        return amount if self.currency == self.entity.currency else in_base(self.entity, amount, self.rate)

    def foreign(self, amount: Decimal) -> Foreign | None:
        """The foreign side of an amount in the sale's currency."""
        return foreign_of(self.entity, self.currency, amount, self.rate)

    def of_goods(self, role: str, *, family: str, warehouse_id: str) -> Target:
        """Revenue, returns or cost of goods of a family that left a warehouse for the customer."""
        group = self.customer.partner_group
        return Target(role, family=family, warehouse_id=warehouse_id, partner_id=self.customer.id, partner_group=group)

    def of_payer(self, role: str) -> Target:
        """What the payer owes, unbilled or billed, or has been billed ahead."""
        return Target(role, partner_id=self.bill_to.id, partner_group=self.bill_to.partner_group)


def sale_between(
    desk: Desk, entity: LegalEntity, *, customer_id: str, bill_to: str, currency: str, rate: Decimal, active: bool = True
) -> Sale:
    """The parties of a sale; `bill_to` is empty when the customer pays. Refused unless both are customers.

    `active` False lets those that are not active any more pass, for what follows an earlier sale.
    """
    customer = customer_of(desk, customer_id, active=active)
    payer = customer if bill_to in ("", customer.id) else customer_of(desk, bill_to, active=active)
    return Sale(entity, customer, payer, currency, rate)


def customer_of(desk: Desk, customer_id: str, *, active: bool = True) -> Partner:
    """The customer of an id, one that is still active unless told otherwise."""
    customer = desk.one(Partner, customer_id)
    if not customer.is_customer or (active and not customer.active):
        raise InvalidValue(field=Word("customer"), value=customer.id, why=Phrase("not_an_active_customer"))
    return customer


def sale_amount(desk: Desk, sale: Sale, line: Priced, *, quantity_in_unit: Decimal) -> LineAmount:
    """Net and tax of a quantity in the line's unit, in the sale's currency. Under reverse charge the buyer owes the tax, not we."""
    amount = line_amount(
        desk,
        entity_id=sale.entity.id,
        quantity=quantity_in_unit,
        unit_price=line.unit_price,
        discount=line.discount,
        tax_code=line.tax_code,
        digits=sale.digits,
    )
    if amount.tax and desk.one(TaxCode, sale.entity.id, line.tax_code).reverse_charge:
        return LineAmount(amount.net, ZERO, ZERO)
    return amount


def in_units(line: Priced, quantity: Decimal) -> Decimal:
    """A base quantity in the line's unit, as a number to multiply a price with."""
    if line.units_numerator == line.units_denominator:
        return quantity
    return ARITHMETIC.divide(quantity * line.units_denominator, Decimal(line.units_numerator))


def check_stated_tax(line: Priced, line_no: int, *, stated: Decimal | None, computed: Decimal, quantity: Decimal) -> None:
    """Refuse a stated tax that is not exactly what the line's terms give."""
    if stated is not None and stated != computed:
        raise TaxDiffers(
            line=line_no,
            stated=stated,
            computed=computed,
            quantity=quantity,
            price=line.unit_price,
            tax_code=line.tax_code or Word("(none)"),
        )


class Bill:
    """Lines of a customer invoice (or, negative, of a credit note) being posted in an entry: tax per line, the payer's debt at the end.

    The caller posts the other side of `net`: revenue, unbilled, deferred or returns.
    """

    def __init__(self, desk: Desk, entry: Entry, sale: Sale) -> None:
        self.desk = desk
        self.entry = entry
        self.sale = sale
        self.net = self.tax = ZERO
        self.base = ZERO
        self.lines = 0

    def add(self, line_no: int, *, tax_code: str, net: Decimal, tax: Decimal) -> Decimal:
        """Bill a line's net and tax (in the sale's currency) and post its tax; returns the net in base currency."""
        net_base, tax_base = self.sale.base(net), self.sale.base(tax)
        post_tax(
            self.desk,
            self.entry,
            line_no=line_no,
            tax_code=tax_code,
            direction="output",
            base=net_base,
            tax=tax_base,
            non_recoverable=ZERO,
            foreign=self.sale.foreign(-tax),
        )
        self.lines += 1
        self.net += net
        self.tax += tax
        self.base += net_base + tax_base
        return net_base

    def close(self, document: Document) -> None:
        """Post what the payer owes and open the item of `document`, due by the payer's terms."""
        target = self.sale.of_payer("RECEIVABLE")
        self.entry.add(target, self.base, self.sale.foreign(self.net + self.tax))
        raise_item(
            self.desk,
            document,
            side="receivable",
            account_id=self.entry.account(target),
            amount=self.net + self.tax,
            base_amount=self.base,
            due_date=document.due_date or document.document_date,
        )


def bill_document(
    desk: Desk,
    bill: Bill,
    *,
    id: str,
    kind: Literal["customer_invoice", "credit_note"],
    warehouse_id: str,
    posting_date: date,
    document_date: date,
    source_id: str,
    reference: str = "",
    note: str = "",
) -> Document:
    """The header of what `bill` adds up to, made out to the payer and due by their terms."""
    sale = bill.sale
    return Document(
        id=id,
        kind=kind,
        entity_id=sale.entity.id,
        warehouse_id=warehouse_id,
        partner_id=sale.bill_to.id,
        state="posted",
        document_date=document_date,
        posting_date=posting_date,
        due_date=document_date + timedelta(days=sale.bill_to.terms_days),
        currency=sale.currency,
        rate=sale.rate,
        net=bill.net,
        tax=bill.tax,
        total=bill.net + bill.tax,
        reference=reference,
        source_id=source_id,
        note=note,
        created_by=desk.member,
        command_id=desk.record.id,
    )
