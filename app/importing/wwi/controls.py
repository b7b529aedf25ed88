"""Control totals of Wide World Importers: what the source's tables add up to, to be met by the book to the cent."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

from app.importing.wwi.source import Source, Transaction

CENT = Decimal("0.01")


def totals_of(source: Source) -> dict[str, Decimal]:
    """Sums of the source by the names under which the book answers: money in USD, counts as whole numbers."""
    lines = [line for invoice in source.invoices.values() for line in invoice.lines]
    cost = sum((_cents(line.quantity * source.items[line.item].last_cost) for line in lines), Decimal(0))
    return {
        "customer invoices": _sum(source.customer_invoices, "total"),
        "customer invoices, tax": _sum(source.customer_invoices, "tax"),
        "customer payments": -_sum(source.customer_payments, "total"),
        "open receivables": _sum([row for row in source.customer_invoices if row.settled_on is None], "total"),
        "open receivables, items": Decimal(sum(1 for row in source.customer_invoices if row.settled_on is None)),
        "supplier invoices": _sum(source.supplier_invoices, "total"),
        "supplier invoices, tax": _sum(source.supplier_invoices, "tax"),
        "supplier payments": -_sum(source.supplier_payments, "total"),
        "open payables": _sum([row for row in source.supplier_invoices if row.settled_on is None], "total"),
        "cost of sales": cost,
        "tax lines": Decimal(len(lines)),
        "tax lines, tax": sum((line.tax for line in lines), Decimal(0)),
        "stock in units": sum((move.quantity for move in source.movements), Decimal(0)) + _opening(source),
        "duplicate supplier invoice numbers": Decimal(_duplicates(source.supplier_invoices)),
        "count variances held": Decimal(len(source.items)),
    }


def _sum(rows: list[Transaction], field: str) -> Decimal:
    return sum((getattr(row, field) for row in rows), Decimal(0))


def _cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def _opening(source: Source) -> Decimal:
    return sum(source.opening.values(), Decimal(0))


def _duplicates(bills: list[Transaction]) -> int:
    numbers = Counter((bill.partner, bill.reference) for bill in bills)
    return sum(count for count in numbers.values() if count > 1)
