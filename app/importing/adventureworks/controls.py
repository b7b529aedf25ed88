"""Control totals of AdventureWorks' purchasing: what the source's tables add up to, to be met by the book to the cent."""

from __future__ import annotations

from decimal import Decimal

from app.domain.exact import round_half_up
from app.importing.adventureworks.source import Source


def purchase_totals_of(source: Source) -> dict[str, Decimal]:
    """Sums of the source by the names under which the book answers: money in USD, counts as whole numbers."""
    lines = [line for order in source.orders.values() for line in order.lines]
    bills = sum((round_half_up(line.stocked * line.unit_price, 2) for line in lines), Decimal(0))
    kept = [order for order in source.orders.values() if any(line.stocked for line in order.lines)]
    freight = sum((round_half_up(order.freight, 2) for order in kept), Decimal(0))
    return {
        "purchase orders": Decimal(len(source.orders)),
        "purchase order lines": Decimal(len(lines)),
        "lines with rejects": Decimal(sum(1 for line in lines if line.rejected)),
        "rejects still here": Decimal(0),
        "supplier invoices, net": bills,
        "freight": freight,
        "stock value": bills + freight,
        "left in clearing accounts": Decimal(0),
    }
