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
from app.domain.wording import Phrase, Word
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
        raise InvalidValue(field=Word("buying_entity"), value=buyer.id, why=Phrase("entity_does_not_sell_itself_use_transfer"))
    for partner_id, entity, ledger in ((terms.buyer_partner_id, buyer, seller), (terms.seller_partner_id, seller, buyer)):
        partner = desk.one(Partner, partner_id)
        if partner.entity_id != entity.id:
            why = Phrase("in_books_stand_for_set_partner_entity", ledger=ledger.id, entity=entity.id)
            raise InvalidValue(field=Word("partner"), value=partner.id, why=why)
    digits_of(terms.currency)
    if (terms.pricing == "cost_plus") != bool(terms.markup) or terms.markup <= -1:
        raise InvalidValue(field=Word("markup"), value=terms.markup, why=Phrase("cost_plus_markup_fraction_cost_nothing_else"))
    if terms.pricing == "cost" and terms.currency != seller.currency:
        raise InvalidValue(
            field=Word("currency"), value=terms.currency, why=Phrase("trade_at_cost_in_seller_own", currency=seller.currency)
        )
    _check_taxes(desk, terms)
    known = desk.find(IntercompanyTerms, seller.id, buyer.id)
    if known is not None and known.currency != terms.currency:
        raise InvalidValue(
            field=Word("currency"), value=terms.currency, why=Phrase("prices_open_amounts_between_two_are_in", currency=known.currency)
        )
    desk.write(terms)


def _check_taxes(desk: Desk, terms: IntercompanyTerms) -> None:
    sold = desk.one(TaxCode, terms.seller_id, terms.seller_tax_code) if terms.seller_tax_code else None
    bought = desk.one(TaxCode, terms.buyer_id, terms.buyer_tax_code) if terms.buyer_tax_code else None
    if sold is not None and (sold.price_includes_tax or sold.reverse_charge):
        raise InvalidValue(field=Word("seller's_tax_code"), value=sold.id, why=Phrase("transfer_prices_are_without_tax_seller_charges"))
    if sold is not None and sold.rate and bought is None:
        raise InvalidValue(field=Word("buyer's_tax_code"), value=Word("empty"), why=Phrase("charges_tax_buyer_account_for", sold=sold.id))
    if bought is not None and bought.reverse_charge and sold is not None and sold.rate:
        raise InvalidValue(
            field=Word("buyer's_tax_code"), value=bought.id, why=Phrase("under_reverse_charge_seller_charges_no_tax", sold=sold.id)
        )


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
        raise InvalidValue(
            field=Word("prices"),
            value=len(command.prices),
            why=Phrase("sells_by_pricing", seller=seller.id, buyer=terms.buyer_id, pricing=Word(terms.pricing)),
        )
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
            raise InvalidValue(
                field=Phrase("price_of_item", item=price.item_id), value=price.unit_price, why=Phrase("price_is_zero_or_more")
            )
        if desk.find(IntercompanyPrice, *key) is not None:
            raise AlreadyExists(what=Word("transfer_price"), id=Phrase("item_from_day", item=price.item_id, valid_from=command.valid_from))
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
