"""The tables of Wide World Importers as typed rows, grouped the way documents need them; knows no commands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from app.importing.tables import SourceFileMissing, read

D = Decimal


@dataclass(frozen=True, slots=True)
class StockItem:
    id: str
    name: str
    unit: str
    outer: str
    quantity_per_outer: int
    barcode: str
    tax_rate: Decimal
    weight: Decimal
    bin: str
    on_hand: Decimal
    last_cost: Decimal


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    item: str
    outers_ordered: Decimal
    outers_received: Decimal
    price_per_outer: Decimal
    received_on: date | None
    final: bool


@dataclass(frozen=True, slots=True)
class Purchase:
    id: int
    supplier: str
    ordered_on: date
    due_on: date
    reference: str
    lines: list[PurchaseLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Transaction:
    """A supplier's or customer's invoice or payment; amounts as in the source (payments negative)."""

    id: int
    partner: str
    document: int
    reference: str
    day: date
    net: Decimal
    tax: Decimal
    total: Decimal
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class SalesLine:
    item: str
    quantity: Decimal
    unit_price: Decimal
    tax_rate: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class Order:
    id: int
    customer: str
    ordered_on: date
    due_on: date
    reference: str
    lines: list[SalesLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Invoice:
    id: int
    order: int
    customer: str
    bill_to: str
    day: date
    net: Decimal
    tax: Decimal
    total: Decimal
    lines: list[SalesLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Movement:
    """A row of the stock journal: kind 10 issue, 11 receipt, 12 stocktake; quantity signed, in units."""

    id: int
    item: str
    kind: int
    moment: datetime
    quantity: Decimal


@dataclass(slots=True)
class Source:
    """Every table that the import uses, read once. About 700,000 rows, 400 MB while it is loaded."""

    items: dict[str, StockItem]
    suppliers: list[tuple[str, str, int]]
    customers: list[tuple[str, str, str, int]]
    purchases: dict[int, Purchase]
    supplier_invoices: list[Transaction]
    supplier_payments: list[Transaction]
    orders: dict[int, Order]
    invoices: dict[int, Invoice]
    customer_invoices: list[Transaction]
    customer_payments: list[Transaction]
    movements: list[Movement]
    opening: dict[str, Decimal]


def load(folder: Path) -> Source:
    """Read the tables below `folder` (csv/*.csv.gz and derived/). Raises by name when one is missing or damaged."""
    tables = folder / "csv"
    if not tables.is_dir():
        raise SourceFileMissing(folder=str(folder), file="csv/")
    supplier = _transactions(tables, "Purchasing.SupplierTransactions.csv.gz", "SupplierID", "PurchaseOrderID", "SupplierInvoiceNumber")
    customer = _transactions(tables, "Sales.CustomerTransactions.csv.gz", "CustomerID", "InvoiceID", "InvoiceID")
    movements = _movements(tables)
    return Source(
        items=_items(tables),
        suppliers=[
            (i, name, int(days or 0))
            for i, name, days in read(tables, "Purchasing.Suppliers.csv.gz", ("SupplierID", "SupplierName", "PaymentDays"))
        ],
        customers=[
            (i, name, bill_to, int(days or 0))
            for i, name, bill_to, days in read(
                tables, "Sales.Customers.csv.gz", ("CustomerID", "CustomerName", "BillToCustomerID", "PaymentDays")
            )
        ],
        purchases=_purchases(tables),
        supplier_invoices=[row for kind, row in supplier if kind == 5],
        supplier_payments=[row for kind, row in supplier if kind == 7],
        orders=_orders(tables),
        invoices=_invoices(tables, folder / "derived"),
        customer_invoices=[row for kind, row in customer if kind == 1],
        customer_payments=[row for kind, row in customer if kind == 3],
        movements=movements,
        opening=opening_quantities(movements),
    )


def opening_quantities(movements: list[Movement]) -> dict[str, Decimal]:
    """The least opening stock per item that keeps its balance at or above zero through all movements, in time and id order."""
    balance: dict[str, Decimal] = defaultdict(D)
    lowest: dict[str, Decimal] = defaultdict(D)
    for move in sorted(movements, key=lambda m: (m.moment, m.id)):
        balance[move.item] += move.quantity
        lowest[move.item] = min(lowest[move.item], balance[move.item])
    return {item: -low for item, low in lowest.items() if low < 0}


def _items(tables: Path) -> dict[str, StockItem]:
    packages = {i: name for i, name in read(tables, "Warehouse.PackageTypes.csv.gz", ("PackageTypeID", "PackageTypeName"))}  # noqa: C416
    holdings = {
        row[0]: row[1:]
        for row in read(tables, "Warehouse.StockItemHoldings.csv.gz", ("StockItemID", "BinLocation", "QuantityOnHand", "LastCostPrice"))
    }
    columns = (
        "StockItemID",
        "StockItemName",
        "UnitPackageID",
        "OuterPackageID",
        "QuantityPerOuter",
        "Barcode",
        "TaxRate",
        "TypicalWeightPerUnit",
    )
    items = {}
    for i, name, unit, outer, per_outer, barcode, rate, weight in read(tables, "Warehouse.StockItems.csv.gz", columns):
        place, on_hand, cost = holdings[i]
        items[i] = StockItem(
            i,
            name,
            packages[unit].strip(),
            packages[outer].strip(),
            int(per_outer),
            barcode,
            D(rate),
            D(weight),
            place,
            D(on_hand),
            D(cost),
        )
    return items


def _purchases(tables: Path) -> dict[int, Purchase]:
    columns = ("PurchaseOrderID", "SupplierID", "OrderDate", "ExpectedDeliveryDate", "SupplierReference")
    purchases = {
        int(i): Purchase(int(i), supplier, date.fromisoformat(day[:10]), date.fromisoformat(due[:10]), reference)
        for i, supplier, day, due, reference in read(tables, "Purchasing.PurchaseOrders.csv.gz", columns)
    }
    lines = (
        "PurchaseOrderID",
        "StockItemID",
        "OrderedOuters",
        "ReceivedOuters",
        "ExpectedUnitPricePerOuter",
        "LastReceiptDate",
        "IsOrderLineFinalized",
    )
    for i, item, ordered, received, price, day, final in read(tables, "Purchasing.PurchaseOrderLines.csv.gz", lines):
        received_on = date.fromisoformat(day[:10]) if day and D(received) else None
        purchases[int(i)].lines.append(PurchaseLine(item, D(ordered), D(received), D(price), received_on, final == "True"))
    return purchases


def _transactions(tables: Path, name: str, partner: str, document: str, reference: str) -> list[tuple[int, Transaction]]:
    key = name.split(".")[1].removesuffix("s") + "ID"
    columns = (
        key,
        "TransactionTypeID",
        partner,
        document,
        reference,
        "TransactionDate",
        "AmountExcludingTax",
        "TaxAmount",
        "TransactionAmount",
        "FinalizationDate",
    )
    rows = []
    for i, kind, who, doc, ref, day, net, tax, total, settled in read(tables, name, columns):
        settled_on = date.fromisoformat(settled[:10]) if settled else None
        made_on = date.fromisoformat(day[:10])
        rows.append((int(kind), Transaction(int(i), who, int(doc or 0), ref, made_on, D(net), D(tax), D(total), settled_on)))
    return rows


def _orders(tables: Path) -> dict[int, Order]:
    columns = ("OrderID", "CustomerID", "OrderDate", "ExpectedDeliveryDate", "CustomerPurchaseOrderNumber")
    orders = {
        int(i): Order(int(i), customer, date.fromisoformat(day[:10]), date.fromisoformat(due[:10]), reference)
        for i, customer, day, due, reference in read(tables, "Sales.Orders.csv.gz", columns)
    }
    lines = ("OrderID", "StockItemID", "Quantity", "UnitPrice", "TaxRate")
    for i, item, quantity, price, rate in read(tables, "Sales.OrderLines.csv.gz", lines):
        orders[int(i)].lines.append(SalesLine(item, D(quantity), D(price), D(rate), D(0)))
    return orders


def _invoices(tables: Path, derived: Path) -> dict[int, Invoice]:
    columns = (
        "InvoiceID",
        "OrderID",
        "CustomerID",
        "BillToCustomerID",
        "InvoiceDate",
        "AmountExcludingTax",
        "TaxAmount",
        "TransactionAmount",
    )
    invoices = {
        int(i): Invoice(int(i), int(order), customer, bill_to, date.fromisoformat(day[:10]), D(net), D(tax), D(total))
        for i, order, customer, bill_to, day, net, tax, total in read(derived, "Sales.Invoices.reconstructed.csv.gz", columns)
    }
    lines = ("InvoiceID", "StockItemID", "Quantity", "UnitPrice", "TaxRate", "TaxAmount")
    for i, item, quantity, price, rate, tax in read(tables, "Sales.InvoiceLines.csv.gz", lines):
        invoices[int(i)].lines.append(SalesLine(item, D(quantity), D(price), D(rate), D(tax)))
    return invoices


def _movements(tables: Path) -> list[Movement]:
    columns = ("StockItemTransactionID", "StockItemID", "TransactionTypeID", "TransactionOccurredWhen", "Quantity")
    return [
        Movement(int(i), item, int(kind), datetime.fromisoformat(moment), D(quantity))
        for i, item, kind, moment, quantity in read(tables, "Warehouse.StockItemTransactions.csv.gz", columns)
    ]
