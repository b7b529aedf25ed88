"""Exact values: money, quantities, prices and rates as decimals of fixed scale, and how they are rounded and split."""

from __future__ import annotations

import decimal
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

import msgspec

from app.domain.refusals import AmountTooLarge

ARITHMETIC = decimal.Context(prec=60, rounding=ROUND_HALF_UP)
"""The context of every decision: wide enough that the product of two stored values is exact."""

MONEY_SCALE = 4
QUANTITY_SCALE = 6
PRICE_SCALE = 6
RATE_SCALE = 10
ZERO = Decimal(0)
MONEY_LIMIT = Decimal(10) ** 14
"""Amounts from here on do not fit the scaled 64-bit column with room to add many of them."""

_UNITS = tuple(Decimal(1).scaleb(-digits) for digits in range(RATE_SCALE + 1))
"""The last place of a number with that many decimals."""


def _scaled(scale: int, what: str) -> msgspec.Meta:
    return msgspec.Meta(
        extra={"scale": scale},
        description=f"{what}: an exact decimal with at most {scale} decimals, as a string or a JSON number",
        extra_json_schema={"type": ["string", "number"], "format": "decimal"},
    )


Money = Annotated[Decimal, _scaled(MONEY_SCALE, "Amount")]
Quantity = Annotated[Decimal, _scaled(QUANTITY_SCALE, "Quantity")]
UnitPrice = Annotated[Decimal, _scaled(PRICE_SCALE, "Price per unit")]
Rate = Annotated[Decimal, _scaled(RATE_SCALE, "Rate")]


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """`value` to `digits` decimals, halves away from zero; refuses amounts too large to store."""
    rounded = value.quantize(_UNITS[digits], ROUND_HALF_UP, ARITHMETIC)
    if not -MONEY_LIMIT < rounded < MONEY_LIMIT:
        raise AmountTooLarge(amount=str(rounded), limit=str(MONEY_LIMIT))
    return rounded


def share_of(value: Decimal, *, part: Decimal, whole: Decimal, digits: int) -> Decimal:
    """What `part` of `whole` takes of `value`: everything when it is the whole, otherwise rounded half-up.

    Taking parts one after another from what is left therefore never leaves a cent behind.
    """
    if part == whole:
        return value
    return round_half_up(ARITHMETIC.divide(ARITHMETIC.multiply(value, part), whole), digits)


def split(total: Decimal, weights: Sequence[Decimal], digits: int) -> list[Decimal]:
    """`total` in shares proportional to `weights`, summing to it exactly (largest remainder, earlier weight first).

    Weights are not negative and not all zero; `total` has at most `digits` decimals and may be negative.
    """
    whole = sum(weights, ZERO)
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("weights must be non-negative and not all zero")
    if len(weights) == 1:
        return [total]
    cent = _UNITS[digits]
    exact = [ARITHMETIC.divide(ARITHMETIC.multiply(abs(total), weight), whole) for weight in weights]
    shares = [value.quantize(cent, rounding=decimal.ROUND_DOWN, context=ARITHMETIC) for value in exact]
    missing = int(((abs(total) - sum(shares, ZERO)) / cent).to_integral_value())
    by_remainder = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[:missing]:
        shares[i] += cent
    return shares if total >= 0 else [-share for share in shares]


def to_scaled(value: Decimal, scale: int) -> int:
    """`value` as the integer that is stored; a finer value is a bug and raises `ValueError`."""
    return scaler(scale)(value)


def scaler(scale: int) -> Callable[[Decimal], int]:
    """`to_scaled` for one scale; every amount of every row goes through it."""
    factor: int = 10**scale

    def scaled(value: Decimal) -> int:
        if not value:
            return 0
        numerator, denominator = value.as_integer_ratio()
        whole, rest = divmod(numerator * factor, denominator)
        if rest:
            raise ValueError(f"{value} has more than {scale} decimals")
        return whole

    return scaled


def from_scaled(value: int, scale: int) -> Decimal:
    """The decimal that the stored integer stands for."""
    return Decimal(value).scaleb(-scale)
