"""Units of measure: pack quantities in base units by exact rational factors; never rounds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from app.desk import Desk
from app.domain.book import Item, ItemUnit
from app.domain.exact import QUANTITY_SCALE
from app.domain.refusals import QuantityTooFine, UnitUnknown


def factor_of(desk: Desk, item: Item, unit: str) -> tuple[int, int]:
    """How many base units one `unit` is, as numerator and denominator; "" means the base unit."""
    if unit in ("", item.base_unit):
        return (1, 1)
    found = desk.find(ItemUnit, item.id, unit)
    if found is None:
        known = [item.base_unit, *(u.unit for u in desk.many(ItemUnit, "item", item.id))]
        raise UnitUnknown(item=item.id, unit=unit, units=list(known))
    return (found.numerator, found.denominator)


def to_base_units(desk: Desk, item: Item, quantity: Decimal, unit: str) -> Decimal:
    """`quantity` of `unit` in base units, exactly; refused when that is finer than 6 decimals."""
    numerator, denominator = factor_of(desk, item, unit)
    return convert(item, quantity, unit, numerator, denominator)


def convert(item: Item, quantity: Decimal, unit: str, numerator: int, denominator: int) -> Decimal:
    """`quantity × numerator / denominator` as an exact decimal of at most 6 decimals."""
    if numerator == denominator:
        return quantity
    exact = Fraction(quantity) * numerator / denominator
    scaled = exact * 10**QUANTITY_SCALE
    if scaled.denominator != 1:
        raise QuantityTooFine(quantity=quantity, unit=unit, item=item.id, base_unit=item.base_unit)
    return Decimal(scaled.numerator).scaleb(-QUANTITY_SCALE)
