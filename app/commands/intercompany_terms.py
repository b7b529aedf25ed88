"""Terms of trade between legal entities of the book, and the governed list of transfer prices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Item, LegalEntity, Partner, TaxCode
from app.domain.book.intercompany import IntercompanyPrice, IntercompanyTerms
from app.domain.currency import digits_of
from app.domain.exact import ZERO, UnitPrice
from app.domain.refusals import AlreadyExists, InvalidValue
from app.domain.wording import Phrase
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.intercompany import terms_between
from app.ledger.rates import in_base, rate_on
from app.ledger.stock_lines import stock_document


class DefineIntercompany(Command, frozen=True, kw_only=True):
    """How one entity sells to another, new or changed; what is on its way already keeps its terms of ownership and price."""

    terms: IntercompanyTerms


@decides(DefineIntercompany, area="intercompany", permission="finance_data.edit")
def decide_define_intercompany(command: DefineIntercompany, desk: Desk) -> None:
    terms = command.terms
    seller, buyer = desk.one(LegalEntity, terms.seller_id), desk.one(LegalEntity, terms.buyer_id)
    desk.authorise(entity_id=seller.id)
    desk.authorise(entity_id=buyer.id)
    if seller.id == buyer.id:
        raise InvalidValue(field="buyer", value=buyer.id, why="an entity does not sell to itself; use a transfer")
    for partner_id, entity, ledger in ((terms.buyer_partner_id, buyer, seller), (terms.seller_partner_id, seller, buyer)):
        partner = desk.one(Partner, partner_id)
        if partner.entity_id != entity.id:
            why = f"in the books of {ledger.id} it has to stand for {entity.id}; set the partner's entity"
            raise InvalidValue(field="partner", value=partner.id, why=why)
    digits_of(terms.currency)
    if (terms.pricing == "cost_plus") != bool(terms.markup) or terms.markup <= -1:
        raise InvalidValue(field="markup", value=terms.markup, why="cost plus has a markup, as a fraction of cost, and nothing else has")
    if terms.pricing == "cost" and terms.currency != seller.currency:
        raise InvalidValue(field="currency", value=terms.currency, why=f"trade at cost is in the seller's own {seller.currency}")
    _check_taxes(desk, terms)
    known = desk.find(IntercompanyTerms, seller.id, buyer.id)
    if known is not None and known.currency != terms.currency:
        raise InvalidValue(field="currency", value=terms.currency, why=f"prices and open amounts between the two are in {known.currency}")
    desk.write(terms)


def _check_taxes(desk: Desk, terms: IntercompanyTerms) -> None:
    sold = desk.one(TaxCode, terms.seller_id, terms.seller_tax_code) if terms.seller_tax_code else None
    bought = desk.one(TaxCode, terms.buyer_id, terms.buyer_tax_code) if terms.buyer_tax_code else None
    if sold is not None and (sold.price_includes_tax or sold.reverse_charge):
        raise InvalidValue(field="seller's tax code", value=sold.id, why="transfer prices are without tax, and the seller charges it")
    if sold is not None and sold.rate and bought is None:
        raise InvalidValue(field="buyer's tax code", value="empty", why=f"{sold.id} charges tax that the buyer has to account for")
    if bought is not None and bought.reverse_charge and sold is not None and sold.rate:
        raise InvalidValue(field="buyer's tax code", value=bought.id, why=f"under reverse charge the seller charges no tax, {sold.id} does")


class TransferPrice(Part, frozen=True, kw_only=True):
    """The price of an item per base unit, in the currency of the terms."""

    item_id: str
    unit_price: UnitPrice


class SetTransferPrices(Command, frozen=True, kw_only=True):
    """Transfer prices from a date on. Waits for an approval by the highest price; prices once set are superseded, never edited."""

    list_id: str
    seller_id: str
    buyer_id: str
    valid_from: date
    note: str = ""
    prices: tuple[TransferPrice, ...]


@decides(SetTransferPrices, area="intercompany", permission="finance_data.edit")
def decide_set_transfer_prices(command: SetTransferPrices, desk: Desk) -> None:
    terms = terms_between(desk, command.seller_id, command.buyer_id)
    seller = desk.one(LegalEntity, terms.seller_id)
    desk.authorise(entity_id=seller.id)
    desk.authorise(entity_id=terms.buyer_id)
    if terms.pricing != "price_list" or not command.prices:
        raise InvalidValue(field="prices", value=len(command.prices), why=f"{seller.id} sells to {terms.buyer_id} by {terms.pricing}")
    header = stock_document(
        desk, seller, id=command.list_id, kind="intercompany_prices", warehouse_id="", posting_date=command.valid_from, note=command.note
    )
    open_document(desk, seller, header)
    desk.every(Item, [(price.item_id,) for price in command.prices])
    keys = [(seller.id, terms.buyer_id, price.item_id, command.valid_from) for price in command.prices]
    desk.prefetch(IntercompanyPrice, keys)
    highest = ZERO
    for price, key in zip(command.prices, keys, strict=True):
        if price.unit_price < 0:
            raise InvalidValue(field=f"price of {price.item_id}", value=price.unit_price, why="a price is zero or more")
        if desk.find(IntercompanyPrice, *key) is not None:
            raise AlreadyExists(what="transfer price", id=f"{price.item_id} from {command.valid_from}")
        desk.write(
            IntercompanyPrice(
                seller_id=seller.id,
                buyer_id=terms.buyer_id,
                item_id=price.item_id,
                valid_from=command.valid_from,
                unit_price=price.unit_price,
                document_id=command.list_id,
            )
        )
        highest = max(highest, price.unit_price)
    needs_approval(
        desk,
        kind="transfer_price",
        entity_id=seller.id,
        amount=_in_base(desk, seller, terms, highest, command.valid_from),
        currency=seller.currency,
        reason=Phrase("transfer_prices", prices=len(command.prices), buyer=terms.buyer_id, date=command.valid_from),
    )


def _in_base(desk: Desk, seller: LegalEntity, terms: IntercompanyTerms, price: Decimal, day: date) -> Decimal:
    return in_base(seller, price, rate_on(desk, base=seller.currency, currency=terms.currency, day=day))
