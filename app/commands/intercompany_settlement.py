"""Settlement between entities: what is owed is paid and collected in one decision, with each side's exchange difference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Account, Document, LegalEntity
from app.domain.book.intercompany import IntercompanyItem, IntercompanyPair
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Money, round_half_up, share_of
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.accounts import require_manual
from app.ledger.control import needs_approval
from app.ledger.intercompany import Sides, Trade, open_trade, payable_of, receivable_of, terms_between, write_pair
from app.ledger.intercompany_documents import close_sides, open_sides, reverse_counterpart
from app.ledger.journal import Entry, Target
from app.ledger.rates import foreign_of, in_base
from app.ledger.reversals import undoes


class SettledItem(Part, frozen=True, kw_only=True):
    """A document that is owed for, and how much of it is settled, signed like the item (a return is negative); None is all of it."""

    document_id: str
    amount: Money | None = None


class SettleIntercompany(Command, frozen=True, kw_only=True):
    """The buyer pays the seller; both books post. Without items, everything open between the two, returns taken off.

    Bank accounts are those mapped to BANK where none is named.
    """

    settlement_id: str
    seller_id: str
    buyer_id: str
    posting_date: date
    seller_account_id: str = ""
    buyer_account_id: str = ""
    note: str = ""
    items: tuple[SettledItem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Share:
    item: IntercompanyItem
    amount: Decimal
    seller_base: Decimal
    buyer_base: Decimal


@decides(SettleIntercompany, area="intercompany", permission="payments.post")
def decide_settle_intercompany(command: SettleIntercompany, desk: Desk) -> None:
    desk.authorise(entity_id=command.seller_id)
    desk.authorise(entity_id=command.buyer_id)
    trade = open_trade(desk, terms_between(desk, command.seller_id, command.buyer_id), command.posting_date)
    shares = _shares(desk, command, trade)
    total = sum((share.amount for share in shares), ZERO)
    sides = open_sides(
        desk,
        trade,
        document_id=command.settlement_id,
        sent_by=trade.buyer.id,
        seller_kind="intercompany_collection",
        buyer_kind="intercompany_settlement",
        warehouses=("", ""),
        document_date=None,
        note=command.note,
    )
    for share in shares:
        _settle(desk, trade, sides, share)
    _pay(desk, command, trade, sides, shares, total)
    close_sides(desk, sides, net=total, tax=ZERO)
    needs_approval(
        desk,
        kind="supplier_payment",
        entity_id=trade.buyer.id,
        amount=in_base(trade.buyer, total, trade.buyer_rate),
        currency=trade.buyer.currency,
        reason=Phrase("settlement_with", amount=total, currency=trade.terms.currency, partner=trade.seller.name),
    )


def _shares(desk: Desk, command: SettleIntercompany, trade: Trade) -> list[_Share]:
    named = [(desk.one(IntercompanyItem, x.document_id), x.amount) for x in command.items]
    if not command.items:
        named = [(item, None) for item in desk.many(IntercompanyItem, "pair", command.seller_id, command.buyer_id)]
    if not named or len({item.document_id for item, _ in named}) < len(named):
        raise InvalidValue(field=Word("items"), value=len(named), why=Phrase("something_open_settled_each_item_once"))
    return [_share(trade, item, item.open_amount if amount is None else amount) for item, amount in named]


def _share(trade: Trade, item: IntercompanyItem, amount: Decimal) -> _Share:
    if (item.seller_id, item.buyer_id) != (trade.seller.id, trade.buyer.id):
        raise InvalidValue(
            field=Word("item"), value=item.document_id, why=Phrase("owed_between", buyer=item.buyer_id, seller=item.seller_id)
        )
    fine = round_half_up(amount, digits_of(item.currency)) == amount
    if not fine or amount == 0 or amount * item.open_amount < 0 or abs(amount) > abs(item.open_amount):
        why = Phrase("of_are_open", open_amount=item.open_amount, currency=item.currency, document=item.document_id)
        raise InvalidValue(field=Word("amount"), value=amount, why=why)
    return _Share(
        item,
        amount,
        share_of(item.seller_open, part=amount, whole=item.open_amount, digits=digits_of(trade.seller.currency)),
        share_of(item.buyer_open, part=amount, whole=item.open_amount, digits=digits_of(trade.buyer.currency)),
    )


def _settle(desk: Desk, trade: Trade, sides: Sides, share: _Share) -> None:
    item = share.item
    desk.change(
        item,
        open_amount=item.open_amount - share.amount,
        seller_open=item.seller_open - share.seller_base,
        buyer_open=item.buyer_open - share.buyer_base,
    )
    seller_foreign = foreign_of(trade.seller, item.currency, -share.amount, item.seller_rate)
    buyer_foreign = foreign_of(trade.buyer, item.currency, share.amount, item.buyer_rate)
    sides.seller_entry.add(receivable_of(trade), -share.seller_base, seller_foreign)
    sides.buyer_entry.add(payable_of(trade), share.buyer_base, buyer_foreign)
    write_pair(
        desk,
        sides,
        kind="settlement",
        line_no=0,
        item=item.document_id,
        currency=item.currency,
        amounts=(-share.amount, -share.seller_base, -share.buyer_base),
    )


def _pay(desk: Desk, command: SettleIntercompany, trade: Trade, sides: Sides, shares: list[_Share], total: Decimal) -> None:
    """Cash on both sides at the day's rate, and what that differs from the settled amounts."""
    currency = trade.terms.currency
    collected, paid = in_base(trade.seller, total, trade.seller_rate), in_base(trade.buyer, total, trade.buyer_rate)
    if total:
        seller_bank = _bank(desk, trade.seller, command.seller_account_id)
        buyer_bank = _bank(desk, trade.buyer, command.buyer_account_id)
        sides.seller_entry.add(seller_bank, collected, foreign_of(trade.seller, currency, total, trade.seller_rate))
        sides.buyer_entry.add(buyer_bank, -paid, foreign_of(trade.buyer, currency, -total, trade.buyer_rate))
    gain = collected - sum((share.seller_base for share in shares), ZERO)
    if gain:
        sides.seller_entry.add(Target("EXCHANGE_DIFFERENCE", partner_id=trade.as_customer.id), -gain)
    gain = sum((share.buyer_base for share in shares), ZERO) - paid
    if gain:
        sides.buyer_entry.add(Target("EXCHANGE_DIFFERENCE", partner_id=trade.as_supplier.id), -gain)


def _bank(desk: Desk, entity: LegalEntity, account_id: str) -> Target:
    if account_id:
        require_manual(desk.one(Account, entity.id, account_id))
    return Target("BANK", account_id=account_id)


@undoes("intercompany_settlement")
def undo_settlement(desk: Desk, entry: Entry, document: Document) -> None:
    """Nothing was paid or collected: the items are open again."""
    for pair in desk.many(IntercompanyPair, "document", document.id):
        item = desk.one(IntercompanyItem, pair.item_document_id)
        desk.change(
            item,
            open_amount=item.open_amount - pair.amount,
            seller_open=item.seller_open - pair.seller_base,
            buyer_open=item.buyer_open - pair.buyer_base,
        )
    reverse_counterpart(desk, entry, document)
