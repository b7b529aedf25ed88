"""Line amounts: price, discount and tax of a line in its document's currency; per line, half-up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.desk import Desk
from app.domain.book import TaxCode
from app.domain.exact import ARITHMETIC, ZERO, round_half_up

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class LineAmount:
    """Net, tax and the part of the tax that is not recoverable, all in document currency."""

    net: Decimal
    tax: Decimal
    non_recoverable: Decimal


def net_of(quantity: Decimal, unit_price: Decimal, discount: Decimal, digits: int) -> Decimal:
    """`quantity × unit_price × (1 − discount)`, rounded once."""
    gross = ARITHMETIC.multiply(quantity, unit_price)
    return round_half_up(ARITHMETIC.multiply(gross, ONE - discount), digits)


def line_amount(
    desk: Desk, *, entity_id: str, quantity: Decimal, unit_price: Decimal, discount: Decimal, tax_code: str, digits: int
) -> LineAmount:
    """The amounts of a line. An inclusive price yields its net by taking the tax out. No tax code means no tax."""
    net = net_of(quantity, unit_price, discount, digits)
    if not tax_code:
        return LineAmount(net, ZERO, ZERO)
    code = desk.one(TaxCode, entity_id, tax_code)
    if code.price_includes_tax:
        gross = net
        net = round_half_up(ARITHMETIC.divide(gross, ONE + code.rate), digits)
        return _with_recovery(code, net, gross - net, digits)
    return _with_recovery(code, net, round_half_up(ARITHMETIC.multiply(net, code.rate), digits), digits)


def with_stated_tax(desk: Desk, amount: LineAmount, *, entity_id: str, tax_code: str, tax: Decimal, digits: int) -> LineAmount:
    """The line with `tax` as the partner computed it; under an inclusive price the gross stays and the net gives way."""
    code = desk.one(TaxCode, entity_id, tax_code)
    net = amount.net + amount.tax - tax if code.price_includes_tax else amount.net
    return _with_recovery(code, net, tax, digits)


def _with_recovery(code: TaxCode, net: Decimal, tax: Decimal, digits: int) -> LineAmount:
    recoverable = round_half_up(ARITHMETIC.multiply(tax, code.recoverable), digits)
    return LineAmount(net, tax, tax - recoverable)
