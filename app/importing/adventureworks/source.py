"""The purchasing tables of AdventureWorks (tab separated, no header) as typed rows; knows no commands."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.importing.tables import SourceFileMissing, SourceFileUnreadable

D = Decimal
STATUSES = {"1": "pending", "2": "approved", "3": "rejected", "4": "complete"}


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line in purchase units: ordered, received, of these rejected, and the price that was billed (four decimals)."""

    product: str
    due_on: date
    ordered: Decimal
    received: Decimal
    rejected: Decimal
    unit_price: Decimal

    @property
    def stocked(self) -> Decimal:
        return self.received - self.rejected


@dataclass(frozen=True, slots=True)
class Order:
    id: int
    status: str
    vendor: str
    carrier: str
    ordered_on: date
    shipped_on: date
    tax: Decimal
    freight: Decimal
    lines: list[OrderLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a vendor asks for a product: price per purchase unit."""

    price: Decimal
    unit: str


@dataclass(slots=True)
class Source:
    """Every table that the import uses."""

    vendors: dict[str, str]
    carriers: dict[str, str]
    products: dict[str, str]
    offers: dict[tuple[str, str], Offer]
    units: dict[str, str]
    locations: dict[str, str]
    homes: dict[str, str]
    reasons: list[str]
    rates: list[tuple[date, str, Decimal]]
    orders: dict[int, Order]

    def offer(self, order: Order, line: OrderLine) -> Offer:
        """The vendor's offer behind an order line."""
        return self.offers[(line.product, order.vendor)]


def load(folder: Path) -> Source:
    """Read the tables in `folder`. Raises by name when one is missing or damaged."""
    homes: dict[str, tuple[Decimal, str]] = {}
    for product, location, _, _, quantity in _rows(folder, "ProductInventory", 7, (0, 1, 2, 3, 4)):
        homes[product] = max(homes.get(product, (D(-1), "")), (D(quantity), location))
    return Source(
        vendors=dict(_pairs(folder, "Vendor", 8, (0, 2))),
        carriers=dict(_pairs(folder, "ShipMethod", 6, (0, 1))),
        products=dict(_pairs(folder, "Product", 25, (0, 1))),
        offers={
            (product, vendor): Offer(D(price), unit.strip())
            for product, vendor, price, unit in _rows(folder, "ProductVendor", 11, (0, 1, 3, 9))
        },
        units={code.strip(): name for code, name in _pairs(folder, "UnitMeasure", 3, (0, 1))},
        locations=dict(_pairs(folder, "Location", 5, (0, 1))),
        homes={product: location for product, (_, location) in homes.items()},
        reasons=[name for _, name in _pairs(folder, "ScrapReason", 3, (0, 1))],
        rates=[(_day(day), code, D(rate)) for day, code, rate in _rows(folder, "CurrencyRate", 7, (1, 3, 4))],
        orders=_orders(folder),
    )


def _orders(folder: Path) -> dict[int, Order]:
    orders = {
        int(i): Order(int(i), STATUSES.get(status, status), vendor, carrier, _day(ordered), _day(shipped), D(tax), D(freight))
        for i, status, vendor, carrier, ordered, shipped, tax, freight in _rows(
            folder, "PurchaseOrderHeader", 13, (0, 2, 4, 5, 6, 7, 9, 10)
        )
    }
    for i, due, ordered, product, price, received, rejected in _rows(folder, "PurchaseOrderDetail", 11, (0, 2, 3, 4, 5, 7, 8)):
        orders[int(i)].lines.append(OrderLine(product, _day(due), D(ordered), D(received), D(rejected), D(price)))
    return orders


def _pairs(folder: Path, name: str, width: int, places: tuple[int, int]) -> Iterator[tuple[str, str]]:
    for row in _rows(folder, name, width, places):
        yield row[0], row[1]


def _rows(folder: Path, name: str, width: int, places: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise SourceFileMissing(folder=str(folder), file=path.name)
    line = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
                if len(row) != width:
                    raise SourceFileUnreadable(file=path.name, problem=f"{len(row)} values where {width} belong", line=line)
                yield tuple(row[place] for place in places)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceFileUnreadable(file=path.name, problem=str(error), line=line) from None


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
