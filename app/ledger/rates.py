"""Currency conversion: the rate in force on a date and amounts in base currency; never a guess where a rate is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.desk import Desk
from app.domain.book import ExchangeRate, LegalEntity
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, round_half_up
from app.domain.refusals import RateMissing
from app.ledger.foreign_cash import Foreign

ONE = Decimal(1)


def rate_on(desk: Desk, *, base: str, currency: str, day: date) -> Decimal:
    """Units of `base` for one unit of `currency` on `day`: the latest rate dated on or before it, 1 for the base itself."""
    if currency == base:
        return ONE
    digits_of(currency)
    dated = [rate for rate in desk.many(ExchangeRate, "pair", base, currency) if rate.valid_on <= day]
    if not dated:
        raise RateMissing(base=base, currency=currency, date=day)
    return dated[-1].rate


def in_base(entity: LegalEntity, amount: Decimal, rate: Decimal) -> Decimal:
    """`amount` of a foreign currency in the entity's base currency, rounded half-up to its minor unit."""
    return round_half_up(ARITHMETIC.multiply(amount, rate), digits_of(entity.currency))


def foreign_of(entity: LegalEntity, currency: str, amount: Decimal, rate: Decimal) -> Foreign | None:
    """The foreign side of a line, None when the currency is the entity's own."""
    return None if currency == entity.currency else Foreign(currency=currency, amount=amount, rate=rate)
