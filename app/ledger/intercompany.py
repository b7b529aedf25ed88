"""Trade between two entities of the book: price, tax and the entries of both sides at once; asks no approval and knows no command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from app.desk import Desk
from app.domain.book import CostLayer, Document, LegalEntity, Partner, TaxCode
from app.domain.book.intercompany import (
    IntercompanyItem,
    IntercompanyPair,
    IntercompanyPrice,
    IntercompanySale,
    IntercompanySaleMove,
    IntercompanyTerms,
)
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, ZERO, round_half_up
from app.domain.refusals import Refusal, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.journal import Entry, Target
from app.ledger.rates import foreign_of, in_base, rate_on
from app.ledger.stock import Place, Reason, receive, take_out
from app.ledger.tax import post_tax

ONE = Decimal(1)
SALE_AMOUNTS = ("net", "tax", "cost", "seller_net", "seller_tax", "buyer_net", "buyer_tax", "buyer_lost_tax")
"""The amounts of a sale, by the name of their field."""


class TransferPriceMissing(Refusal):
    says = "There is no transfer price of {item} from {seller} to {buyer} on {date}. Add it to the price list, then send the request again."


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a line is sold at: in the currency of the terms, and in both base currencies."""

    net: Decimal
    tax: Decimal
    cost: Decimal
    seller_net: Decimal
    seller_tax: Decimal
    buyer_net: Decimal
    buyer_tax: Decimal
    buyer_lost_tax: Decimal


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade on a day between two entities on their terms, with the rate of the terms' currency in each one's books.

    Under `reverse_charge` the buyer owes tax that the seller does not charge.
    """

    terms: IntercompanyTerms
    seller: LegalEntity
    buyer: LegalEntity
    as_customer: Partner
    as_supplier: Partner
    seller_rate: Decimal
    buyer_rate: Decimal
    reverse_charge: bool
    day: date

    @property
    def at_cost(self) -> bool:
        """Whether the seller passes goods on at what they cost, without revenue."""
        return self.terms.pricing == "cost"


@dataclass(frozen=True, slots=True)
class Sides:
    """The documents and open entries of both sides; `document_id` is the one that was sent, and the id of what is owed for it."""

    document_id: str
    seller_document: Document
    buyer_document: Document
    seller_entry: Entry
    buyer_entry: Entry


def terms_between(desk: Desk, seller_id: str, buyer_id: str) -> IntercompanyTerms:
    """The terms on which one entity sells to another; refused when there are none in force."""
    terms = desk.one(IntercompanyTerms, seller_id, buyer_id)
    if not terms.active:
        raise WrongState(
            what=Word("terms"),
            id=Phrase("from_to", seller=seller_id, buyer=buyer_id),
            state=Word("ended"),
            action=Word("used"),
            allowed=Word("terms_in_force"),
        )
    return terms


def open_trade(desk: Desk, terms: IntercompanyTerms, day: date) -> Trade:
    """The trade of a day, with its rates; a missing rate is a refusal."""
    seller, buyer = desk.one(LegalEntity, terms.seller_id), desk.one(LegalEntity, terms.buyer_id)
    buyer_code = desk.one(TaxCode, buyer.id, terms.buyer_tax_code) if terms.buyer_tax_code else None
    return Trade(
        terms=terms,
        seller=seller,
        buyer=buyer,
        as_customer=desk.one(Partner, terms.buyer_partner_id),
        as_supplier=desk.one(Partner, terms.seller_partner_id),
        seller_rate=rate_on(desk, base=seller.currency, currency=terms.currency, day=day),
        buyer_rate=rate_on(desk, base=buyer.currency, currency=terms.currency, day=day),
        reverse_charge=buyer_code is not None and buyer_code.reverse_charge,
        day=day,
    )


def list_price(desk: Desk, terms: IntercompanyTerms, item_id: str, day: date) -> Decimal | None:
    """The governed price in force on a day; None unless the terms go by the price list. Refused when the list has none."""
    if terms.pricing != "price_list":
        return None
    prices = desk.many(IntercompanyPrice, "item", terms.seller_id, terms.buyer_id, item_id)
    dated = [price for price in prices if price.valid_from <= day]
    if not dated:
        raise TransferPriceMissing(item=item_id, seller=terms.seller_id, buyer=terms.buyer_id, date=day)
    return dated[-1].unit_price


def amounts_of(desk: Desk, trade: Trade, *, quantity: Decimal, cost: Decimal, unit_price: Decimal | None) -> Amounts:
    """What `quantity` that costs the seller `cost` is sold at, with tax as the codes of both entities ask for it."""
    terms = trade.terms
    digits = digits_of(terms.currency)
    if unit_price is not None:
        net = round_half_up(ARITHMETIC.multiply(unit_price, quantity), digits)
    else:
        priced = ARITHMETIC.multiply(cost, ONE + terms.markup)
        net = round_half_up(ARITHMETIC.divide(priced, trade.seller_rate), digits)
    tax = _tax(desk, trade.seller, terms.seller_tax_code, net, terms.currency)
    buyer_net = in_base(trade.buyer, net, trade.buyer_rate)
    if trade.reverse_charge:
        buyer_tax = _tax(desk, trade.buyer, terms.buyer_tax_code, buyer_net, trade.buyer.currency)
    else:
        buyer_tax = in_base(trade.buyer, tax, trade.buyer_rate)
    return Amounts(
        net=net,
        tax=tax,
        cost=cost,
        seller_net=in_base(trade.seller, net, trade.seller_rate),
        seller_tax=in_base(trade.seller, tax, trade.seller_rate),
        buyer_net=buyer_net,
        buyer_tax=buyer_tax,
        buyer_lost_tax=_not_recovered(desk, trade, buyer_tax),
    )


def _tax(desk: Desk, entity: LegalEntity, tax_code: str, net: Decimal, currency: str) -> Decimal:
    if not tax_code:
        return ZERO
    return round_half_up(ARITHMETIC.multiply(net, desk.one(TaxCode, entity.id, tax_code).rate), digits_of(currency))


def _not_recovered(desk: Desk, trade: Trade, tax: Decimal) -> Decimal:
    if not tax:
        return ZERO
    code = desk.one(TaxCode, trade.buyer.id, trade.terms.buyer_tax_code)
    return tax - round_half_up(ARITHMETIC.multiply(tax, code.recoverable), digits_of(trade.buyer.currency))


def sell(
    desk: Desk,
    trade: Trade,
    sides: Sides,
    *,
    line: tuple[str, int],
    source: Place,
    target: Place,
    quantity: Decimal,
    unit_price: Decimal | None,
) -> tuple[Amounts, CostLayer]:
    """Goods leave the seller and are the buyer's, in one step: stock, results, debts and taxes of both, their pair, and the sale.

    `line` is the shipment's (id, number). Returns the amounts and the buyer's layer.
    """
    at_cost = trade.at_cost
    family, warehouse = source.item.family, source.location.warehouse_id
    out = Target("IC_RECEIVABLE" if at_cost else "IC_COGS", family, warehouse, trade.as_customer.id, trade.as_customer.partner_group)
    why = Reason("intercompany", sides.seller_document.id, line[1], partner_id=trade.as_customer.id)
    issued = take_out(desk, sides.seller_entry, source, quantity=quantity, why=why, to=out)
    amounts = amounts_of(desk, trade, quantity=quantity, cost=issued.value, unit_price=unit_price)
    if not at_cost:
        sides.seller_entry.add(out, amounts.cost)
    why = Reason("intercompany", sides.buyer_document.id, line[1], partner_id=trade.as_supplier.id)
    landed = amounts.buyer_net + amounts.buyer_lost_tax
    received = receive(desk, sides.buyer_entry, target, quantity=quantity, cost=landed, why=why, received_on=trade.day)
    post_debts(desk, trade, sides, amounts, line_no=line[1], family=family, warehouse_id=warehouse, kind="sale")
    sale = IntercompanySale(
        layer_seq=received.layer.layer_seq,
        layer_n=received.layer.layer_n,
        seller_id=trade.seller.id,
        buyer_id=trade.buyer.id,
        shipment_id=line[0],
        line_no=line[1],
        document_id=sides.document_id,
        sale_document_id=sides.seller_document.id,
        item_id=source.item.id,
        quantity=ZERO,
        **dict.fromkeys(SALE_AMOUNTS, ZERO),
    )
    move_sale(desk, sale, amounts, kind="sale", quantity=quantity, line=(sides.document_id, line[1]), day=trade.day)
    return amounts, received.layer


def move_sale(
    desk: Desk,
    sale: IntercompanySale,
    amounts: Amounts | IntercompanySaleMove,
    *,
    kind: Literal["sale", "return", "reversal"],
    quantity: Decimal,
    line: tuple[str, int],
    day: date,
    sign: Literal[1, -1] = 1,
) -> None:
    """Change a sale by `quantity` and `sign` times `amounts`, and keep that as a dated move of the document line `line`."""
    changes = {name: sign * getattr(amounts, name) for name in SALE_AMOUNTS}
    desk.write(
        msgspec.structs.replace(
            sale, quantity=sale.quantity + quantity, **{name: getattr(sale, name) + change for name, change in changes.items()}
        )
    )
    desk.write(
        IntercompanySaleMove(
            seq=desk.seq,
            n=desk.next_n(),
            kind=kind,
            layer_seq=sale.layer_seq,
            layer_n=sale.layer_n,
            document_id=line[0],
            line_no=line[1],
            quantity=quantity,
            **changes,
            posting_date=day,
        )
    )


def post_debts(
    desk: Desk,
    trade: Trade,
    sides: Sides,
    amounts: Amounts,
    *,
    line_no: int,
    family: str,
    warehouse_id: str,
    kind: Literal["sale", "return"],
) -> None:
    """Revenue, receivable, payable and taxes of both sides, and the pair; a return passes negative amounts."""
    terms, seller, buyer = trade.terms, trade.seller, trade.buyer
    currency, gross = terms.currency, amounts.net + amounts.tax
    seller_gross = amounts.seller_net + amounts.seller_tax
    buyer_gross = amounts.buyer_net + (ZERO if trade.reverse_charge else amounts.buyer_tax)
    if not trade.at_cost:
        revenue = Target("IC_REVENUE", family, warehouse_id, trade.as_customer.id, trade.as_customer.partner_group)
        sides.seller_entry.add(revenue, -amounts.seller_net, foreign_of(seller, currency, -amounts.net, trade.seller_rate))
    sides.seller_entry.add(receivable_of(trade), seller_gross, foreign_of(seller, currency, gross, trade.seller_rate))
    sides.buyer_entry.add(payable_of(trade), -buyer_gross, foreign_of(buyer, currency, -gross, trade.buyer_rate))
    post_tax(
        desk,
        sides.seller_entry,
        line_no=line_no,
        tax_code=terms.seller_tax_code,
        direction="output",
        base=amounts.seller_net,
        tax=amounts.seller_tax,
        non_recoverable=ZERO,
        partner_id=trade.as_customer.id,
        foreign=foreign_of(seller, currency, -amounts.tax, trade.seller_rate),
    )
    post_tax(
        desk,
        sides.buyer_entry,
        line_no=line_no,
        tax_code=terms.buyer_tax_code,
        direction="input",
        base=amounts.buyer_net,
        tax=amounts.buyer_tax,
        non_recoverable=amounts.buyer_lost_tax,
        partner_id=trade.as_supplier.id,
    )
    write_pair(
        desk,
        sides,
        kind=kind,
        line_no=line_no,
        item=sides.document_id,
        currency=currency,
        amounts=(gross, seller_gross, buyer_gross),
    )


def receivable_of(trade: Trade) -> Target:
    """The seller's account for what the buyer owes."""
    return Target("IC_RECEIVABLE", partner_id=trade.as_customer.id, partner_group=trade.as_customer.partner_group)


def payable_of(trade: Trade) -> Target:
    """The buyer's account for what it owes the seller."""
    return Target("IC_PAYABLE", partner_id=trade.as_supplier.id, partner_group=trade.as_supplier.partner_group)


def write_pair(
    desk: Desk,
    sides: Sides,
    *,
    kind: Literal["sale", "return", "settlement", "reversal"],
    line_no: int,
    item: str,
    currency: str,
    amounts: tuple[Decimal, Decimal, Decimal],
) -> None:
    """One amount on both sides: `amounts` in the terms', the seller's and the buyer's currency."""
    desk.write(
        IntercompanyPair(
            seq=desk.seq,
            n=desk.next_n(),
            kind=kind,
            document_id=sides.document_id,
            line_no=line_no,
            seller_id=sides.seller_entry.entity.id,
            buyer_id=sides.buyer_entry.entity.id,
            item_document_id=item,
            currency=currency,
            amount=amounts[0],
            seller_base=amounts[1],
            buyer_base=amounts[2],
            seller_document_id=sides.seller_document.id,
            buyer_document_id=sides.buyer_document.id,
            posting_date=sides.seller_entry.posting_date,
        )
    )


def open_item(desk: Desk, trade: Trade, sides: Sides, total: tuple[Decimal, Decimal, Decimal]) -> None:
    """What is owed for a document from now on: gross in the terms', the seller's and the buyer's currency."""
    desk.write(
        IntercompanyItem(
            document_id=sides.document_id,
            seller_id=trade.seller.id,
            buyer_id=trade.buyer.id,
            seller_document_id=sides.seller_document.id,
            buyer_document_id=sides.buyer_document.id,
            currency=trade.terms.currency,
            amount=total[0],
            open_amount=total[0],
            seller_rate=trade.seller_rate,
            seller_open=total[1],
            buyer_rate=trade.buyer_rate,
            buyer_open=total[2],
            posting_date=trade.day,
        )
    )


def add_gross(total: tuple[Decimal, Decimal, Decimal], amounts: Amounts, trade: Trade) -> tuple[Decimal, Decimal, Decimal]:
    """`total` with a line's gross in the terms', the seller's and the buyer's currency added."""
    buyer_tax = ZERO if trade.reverse_charge else amounts.buyer_tax
    return (
        total[0] + amounts.net + amounts.tax,
        total[1] + amounts.seller_net + amounts.seller_tax,
        total[2] + amounts.buyer_net + buyer_tax,
    )
