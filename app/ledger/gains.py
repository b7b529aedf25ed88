"""Gains: what goods found without a receipt are worth; posts nothing."""

from __future__ import annotations

from decimal import Decimal

from app.desk import Desk
from app.domain.book import CostLayer, CostPool
from app.domain.exact import ARITHMETIC, ZERO, round_half_up
from app.domain.refusals import Refusal
from app.ledger.costing import COSTING, unit_cost_value
from app.ledger.stock import Place


class CostUnknown(Refusal):
    says = "There is no stock of {item} in {location} to take a unit cost from. Give the unit cost on the line and send it again."


def held_value(desk: Desk, place: Place, quantity: Decimal) -> Decimal | None:
    """What `quantity` is worth at the unit cost of the place's pool (FIFO: of its newest layer); None when it holds nothing."""
    pool = desk.find(CostPool, *place.pool_key)
    layers = desk.many(CostLayer, "open", *place.pool_key)
    return unit_cost_value(pool, layers, place.costing.method, quantity, place.digits)


def gain_value(desk: Desk, place: Place, quantity: Decimal, unit_cost: Decimal | None) -> Decimal:
    """What a gain of `quantity` is carried at: the standard, else the cost given, else the pool's or newest layer's unit cost.

    Refused when there is none of them. Source: posting rules, count gain.
    """
    if place.costing.method == "standard":
        return COSTING["standard"].receipt_value(place.costing, quantity, ZERO, place.digits)
    if unit_cost is not None:
        return round_half_up(ARITHMETIC.multiply(unit_cost, quantity), place.digits)
    value = held_value(desk, place, quantity)
    if value is None:
        raise CostUnknown(item=place.item.id, location=place.location.id)
    return value
