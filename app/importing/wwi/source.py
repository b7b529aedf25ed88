"""The tables of Wide World Importers as typed rows, grouped the way documents need them; knows no commands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from app.importing.tables import SourceFileMissing, headed, known, number

D = Decimal
BILL, BILL_PAID, INVOICE, INVOICE_PAID = 5, 7, 1, 3
"""Kinds of transaction in the source."""


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
    items, suppliers, customers = _items(tables), _suppliers(tables), _customers(tables)
    purchases = _purchases(tables, items)
    orders = _orders(tables, items)
    supplier = _transactions(tables, "Purchasing.SupplierTransactions.csv.gz", "SupplierID", "PurchaseOrderID", "SupplierInvoiceNumber")
    customer = _transactions(tables, "Sales.CustomerTransactions.csv.gz", "CustomerID", "InvoiceID", "InvoiceID")
    movements = _movements(tables, items)
    return Source(
        items=items,
        suppliers=suppliers,
        customers=customers,
        purchases=purchases,
        supplier_invoices=[row for kind, row in supplier if kind == BILL],
        supplier_payments=[row for kind, row in supplier if kind == BILL_PAID],
        orders=orders,
        invoices=_invoices(tables, folder / "derived", orders),
        customer_invoices=[row for kind, row in customer if kind == INVOICE],
        customer_payments=[row for kind, row in customer if kind == INVOICE_PAID],
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


def _suppliers(tables: Path) -> list[tuple[str, str, int]]:
    with headed(tables, "Purchasing.Suppliers.csv.gz", ("SupplierID", "SupplierName", "PaymentDays"), keyed=True) as rows:
        return [(i, name, int(days or 0)) for i, name, days in rows]


def _customers(tables: Path) -> list[tuple[str, str, str, int]]:
    with headed(tables, "Sales.Customers.csv.gz", ("CustomerID", "CustomerName", "BillToCustomerID", "PaymentDays"), keyed=True) as rows:
        return [(i, name, bill_to, int(days or 0)) for i, name, bill_to, days in rows]


def _items(tables: Path) -> dict[str, StockItem]:
    with headed(tables, "Warehouse.PackageTypes.csv.gz", ("PackageTypeID", "PackageTypeName"), keyed=True) as rows:
        packages = {i: name.strip() for i, name in rows}
    with headed(
        tables, "Warehouse.StockItemHoldings.csv.gz", ("StockItemID", "BinLocation", "QuantityOnHand", "LastCostPrice"), keyed=True
    ) as rows:
        holdings = {i: (place, number(on_hand), number(cost)) for i, place, on_hand, cost in rows}
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
    with headed(tables, "Warehouse.StockItems.csv.gz", columns, keyed=True) as rows:
        for i, name, unit, outer, per_outer, barcode, rate, weight in rows:
            place, on_hand, cost = known(holdings, i, "the holding of item")
            items[i] = StockItem(
                id=i,
                name=name,
                unit=known(packages, unit, "package type"),
                outer=known(packages, outer, "package type"),
                quantity_per_outer=int(per_outer),
                barcode=barcode,
                tax_rate=number(rate),
                weight=number(weight),
                bin=place,
                on_hand=on_hand,
                last_cost=cost,
            )
    return items


def _purchases(tables: Path, items: dict[str, StockItem]) -> dict[int, Purchase]:
    columns = ("PurchaseOrderID", "SupplierID", "OrderDate", "ExpectedDeliveryDate", "SupplierReference")
    with headed(tables, "Purchasing.PurchaseOrders.csv.gz", columns, keyed=True) as rows:
        purchases = {int(i): Purchase(int(i), supplier, _day(day), _day(due), reference) for i, supplier, day, due, reference in rows}
    lines = (
        "PurchaseOrderID",
        "StockItemID",
        "OrderedOuters",
        "ReceivedOuters",
        "ExpectedUnitPricePerOuter",
        "LastReceiptDate",
        "IsOrderLineFinalized",
    )
    with headed(tables, "Purchasing.PurchaseOrderLines.csv.gz", lines) as rows:
        for i, item, ordered, received, price, day, final in rows:
            known(items, item, "item")
            received_on = _day(day) if day and number(received) else None
            line = PurchaseLine(item, number(ordered), number(received), number(price), received_on, final == "True")
            known(purchases, int(i), "purchase order").lines.append(line)
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
    with headed(tables, name, columns, keyed=True) as rows:
        return [
            (
                int(kind),
                Transaction(
                    int(i), who, int(doc or 0), ref, _day(day), number(net), number(tax), number(total), _day(settled) if settled else None
                ),
            )
            for i, kind, who, doc, ref, day, net, tax, total, settled in rows
        ]


def _orders(tables: Path, items: dict[str, StockItem]) -> dict[int, Order]:
    columns = ("OrderID", "CustomerID", "OrderDate", "ExpectedDeliveryDate", "CustomerPurchaseOrderNumber")
    with headed(tables, "Sales.Orders.csv.gz", columns, keyed=True) as rows:
        orders = {int(i): Order(int(i), customer, _day(day), _day(due), reference) for i, customer, day, due, reference in rows}
    with headed(tables, "Sales.OrderLines.csv.gz", ("OrderID", "StockItemID", "Quantity", "UnitPrice", "TaxRate")) as rows:
        for i, item, quantity, price, rate in rows:
            known(items, item, "item")
            known(orders, int(i), "order").lines.append(SalesLine(item, number(quantity), number(price), number(rate), D(0)))
    return orders


def _invoices(tables: Path, derived: Path, orders: dict[int, Order]) -> dict[int, Invoice]:
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
    ordered = {}
    with headed(derived, "Sales.Invoices.reconstructed.csv.gz", columns, keyed=True) as rows:
        invoices = {
            int(i): Invoice(int(i), int(order), customer, bill_to, _day(day), number(net), number(tax), number(total))
            for i, order, customer, bill_to, day, net, tax, total in rows
            if known(orders, int(order), "order")
        }
        ordered = {invoice.id: {line.item for line in orders[invoice.order].lines} for invoice in invoices.values()}
    with headed(tables, "Sales.InvoiceLines.csv.gz", ("InvoiceID", "StockItemID", "Quantity", "UnitPrice", "TaxRate", "TaxAmount")) as rows:
        for i, item, quantity, price, rate, tax in rows:
            invoice = known(invoices, int(i), "invoice")
            if item not in ordered[invoice.id]:
                raise KeyError(f"item {item} of order {invoice.order}")
            invoice.lines.append(SalesLine(item, number(quantity), number(price), number(rate), number(tax)))
    return invoices


def _movements(tables: Path, items: dict[str, StockItem]) -> list[Movement]:
    columns = ("StockItemTransactionID", "StockItemID", "TransactionTypeID", "TransactionOccurredWhen", "Quantity")
    with headed(tables, "Warehouse.StockItemTransactions.csv.gz", columns, keyed=True) as rows:
        return [
            Movement(int(i), known(items, item, "item").id, int(kind), datetime.fromisoformat(moment), number(quantity))
            for i, item, kind, moment, quantity in rows
        ]


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
