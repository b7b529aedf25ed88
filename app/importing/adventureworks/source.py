"""The purchasing tables of AdventureWorks (tab separated, no header) as typed rows; knows no commands."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.importing.tables import Rows, headless, known, number

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
    offers, products, vendors = _offers(folder), _pairs(folder, "Product", 25, (0, 1)), _pairs(folder, "Vendor", 8, (0, 2))
    carriers = _pairs(folder, "ShipMethod", 6, (0, 1))
    with _rows(folder, "CurrencyRate", 7, (1, 3, 4)) as rows:
        rates = [(_day(day), code, _positive(rate)) for day, code, rate in rows]
    return Source(
        vendors=vendors,
        carriers=carriers,
        products=products,
        offers=offers,
        units={code.strip(): name for code, name in _pairs(folder, "UnitMeasure", 3, (0, 1)).items()},
        locations=_pairs(folder, "Location", 5, (0, 1)),
        homes=_homes(folder),
        reasons=list(_pairs(folder, "ScrapReason", 3, (0, 1)).values()),
        rates=rates,
        orders=_orders(folder, products, offers, vendors, carriers),
    )


def _offers(folder: Path) -> dict[tuple[str, str], Offer]:
    with _rows(folder, "ProductVendor", 11, (0, 1, 3, 9)) as rows:
        return {(product, vendor): Offer(number(price), unit.strip()) for product, vendor, price, unit in rows}


def _homes(folder: Path) -> dict[str, str]:
    """The location that holds most of a product."""
    homes: dict[str, tuple[Decimal, str]] = {}
    with _rows(folder, "ProductInventory", 7, (0, 1, 4)) as rows:
        for product, location, quantity in rows:
            homes[product] = max(homes.get(product, (D(-1), "")), (number(quantity), location))
    return {product: location for product, (_, location) in homes.items()}


def _orders(
    folder: Path,
    products: dict[str, str],
    offers: dict[tuple[str, str], Offer],
    vendors: dict[str, str],
    carriers: dict[str, str],
) -> dict[int, Order]:
    orders: dict[int, Order] = {}
    with _rows(folder, "PurchaseOrderHeader", 13, (0, 2, 4, 5, 6, 7, 9, 10), keyed=True) as rows:
        for i, status, vendor, carrier, ordered_on, shipped, tax, freight in rows:
            known(vendors, vendor, "vendor")
            known(carriers, carrier, "ship method")
            name = STATUSES.get(status, status)
            orders[int(i)] = Order(int(i), name, vendor, carrier, _day(ordered_on), _day(shipped), number(tax), number(freight))
    with _rows(folder, "PurchaseOrderDetail", 11, (0, 2, 3, 4, 5, 7, 8)) as rows:
        for i, due, ordered, product, price, received, rejected in rows:
            known(products, product, "product")
            order = known(orders, int(i), "purchase order")
            if (product, order.vendor) not in offers:
                raise KeyError(f"the offer of vendor {order.vendor} for product {product}")
            order.lines.append(OrderLine(product, _day(due), number(ordered), number(received), number(rejected), number(price)))
    return orders


def _pairs(folder: Path, name: str, width: int, places: tuple[int, int]) -> dict[str, str]:
    with _rows(folder, name, width, places, keyed=True) as rows:
        return {row[0]: row[1] for row in rows}


def _rows(folder: Path, name: str, width: int, places: tuple[int, ...], *, keyed: bool = False) -> AbstractContextManager[Rows]:
    return headless(folder, f"{name}.csv", width=width, places=places, keyed=keyed)


def _positive(text: str) -> Decimal:
    value = number(text)
    if not value > 0:
        raise ValueError(f"{text} is no rate")
    return value


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
