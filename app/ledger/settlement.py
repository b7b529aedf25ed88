"""Settlement: open items are settled by payments and by each other, with the exchange difference that the rates leave; asks nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.desk import Desk
from app.domain.book import OpenItem
from app.domain.currency import digits_of
from app.domain.exact import ZERO, share_of
from app.ledger.journal import Entry, Target
from app.ledger.open_items import take_off
from app.ledger.rates import foreign_of, in_base

ROLES = {"receivable": "RECEIVABLE", "payable": "PAYABLE"}


@dataclass(frozen=True, slots=True)
class Share:
    """What is settled of an item: `amount` in its currency and `base` at the item's own rate, both signed like the item."""

    item: OpenItem
    amount: Decimal
    base: Decimal


def share_in(entry: Entry, item: OpenItem, amount: Decimal) -> Share:
    """The share of an item that settling `amount` (signed like the item) takes; the last one takes all base value left."""
    digits = digits_of(entry.entity.currency)
    return Share(item, amount, share_of(item.open_base, part=amount, whole=item.open_amount, digits=digits))


def settle(desk: Desk, entry: Entry, share: Share, *, by: str, difference: Decimal, day: date, partner_group: str = "") -> None:
    """Take a share off its item: the line on the item's account, the allocation, and what is left open.

    `difference` is the exchange difference realised with it, as a gain (+) or loss (−); the caller posts it in sum.
    """
    item = share.item
    foreign = foreign_of(entry.entity, item.currency, -share.amount, item.rate)
    entry.add(item_target(item, partner_group), -share.base, foreign)
    allocate(desk, share, by=by, difference=difference, day=day)


def allocate(desk: Desk, share: Share, *, by: str, difference: Decimal, day: date) -> None:
    """Note a share as settled without a line of its own, where both sides stand on one account."""
    take_off(desk, share.item, amount=share.amount, base=share.base, difference=difference, by=by, day=day)


def item_target(item: OpenItem, partner_group: str = "") -> Target:
    """The account an item stands on, with its partner."""
    return Target(ROLES[item.side], partner_id=item.partner_id, partner_group=partner_group, account_id=item.account_id)


def post_difference(entry: Entry, gain: Decimal, *, partner_id: str) -> None:
    """Credit a realised gain (+) or debit a loss (−) to EXCHANGE_DIFFERENCE; nothing when there is none."""
    if gain:
        entry.add(Target("EXCHANGE_DIFFERENCE", partner_id=partner_id), -gain)


def differences(entry: Entry, shares: Sequence[Share], *, rate: Decimal, total: Decimal) -> list[Decimal]:
    """The gain (+) or loss (−) on each share when it is paid at `rate` and all of them together are worth `total` in base.

    The cent that rounding leaves goes to the last share.
    """
    if all(share.item.currency == entry.entity.currency for share in shares):
        return [ZERO for _ in shares]
    worth = [in_base(entry.entity, share.amount, rate) for share in shares]
    if worth:
        worth[-1] += total - sum(worth, ZERO)
    return [paid - share.base for paid, share in zip(worth, shares, strict=True)]
