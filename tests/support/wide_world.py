"""A tiny source in the form of Wide World Importers, small enough to be added up by hand."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

TABLES: dict[str, str] = {
    "csv/Warehouse.PackageTypes": """
PackageTypeID,PackageTypeName,LastEditedBy
7,Each,1
6,Carton,1""",
    "csv/Warehouse.StockItems": """
StockItemID,StockItemName,UnitPackageID,OuterPackageID,QuantityPerOuter,Barcode,TaxRate,TypicalWeightPerUnit
1,Nut,7,7,1,,15,0.3
2,"Tape, clear",7,6,12,5012345678900,10,0.05""",
    "csv/Warehouse.StockItemHoldings": """
StockItemID,QuantityOnHand,BinLocation,LastCostPrice
1,10,L-1,2.0
2,100,L-2,0.5""",
    "csv/Purchasing.Suppliers": """
SupplierID,SupplierName,PaymentDays
4,Fabrikam,14""",
    "csv/Sales.Customers": """
CustomerID,CustomerName,BillToCustomerID,PaymentDays
1,Toys (Head Office),1,7
2,Toys (Branch),1,7""",
    "csv/Purchasing.PurchaseOrders": """
PurchaseOrderID,SupplierID,OrderDate,ExpectedDeliveryDate,SupplierReference
1,4,2013-01-01,2013-01-15,293092
2,4,2013-01-06,2013-01-20,08803922
3,4,2013-01-07,2013-01-21,08803923""",
    "csv/Purchasing.PurchaseOrderLines": """
PurchaseOrderID,StockItemID,OrderedOuters,ReceivedOuters,ExpectedUnitPricePerOuter,LastReceiptDate,IsOrderLineFinalized
1,1,10,10,2.0,2013-01-02,True
1,2,5,5,6.0,2013-01-02,True
2,1,4,0,2.0,,False
3,2,1,1,6.0,2013-01-08,True""",
    "csv/Purchasing.SupplierTransactions": """
SupplierTransactionID,SupplierID,TransactionTypeID,PurchaseOrderID,SupplierInvoiceNumber,TransactionDate,AmountExcludingTax,TaxAmount,TransactionAmount,FinalizationDate
1,4,5,1,77,2013-01-02,50.0,6.0,56.0,2013-01-07
2,4,7,,,2013-01-07,0.0,0.0,-56.0,2013-01-07
3,4,5,3,77,2013-01-08,6.0,0.6,6.6,""",
    "csv/Sales.Orders": """
OrderID,CustomerID,OrderDate,ExpectedDeliveryDate,CustomerPurchaseOrderNumber
1,2,2013-01-01,2013-01-02,12126
2,1,2013-01-03,2013-01-04,15342
3,1,2013-01-04,2013-01-05,15343""",
    "csv/Sales.OrderLines": """
OrderID,StockItemID,Quantity,UnitPrice,TaxRate
1,1,3,5.0,15
1,2,7,1.25,10
2,1,2,5.0,15
3,2,40,1.25,10""",
    "derived/Sales.Invoices.reconstructed": """
InvoiceID,OrderID,CustomerID,BillToCustomerID,InvoiceDate,AmountExcludingTax,TaxAmount,TransactionAmount
1,1,2,1,2013-01-01,23.75,3.13,26.88
2,2,1,1,2013-01-03,10.0,1.5,11.5""",
    "csv/Sales.InvoiceLines": """
InvoiceID,StockItemID,Quantity,UnitPrice,TaxRate,TaxAmount
1,1,3,5.0,15,2.25
1,2,7,1.25,10,0.88
2,1,2,5.0,15,1.5""",
    "csv/Sales.CustomerTransactions": """
CustomerTransactionID,CustomerID,TransactionTypeID,InvoiceID,TransactionDate,AmountExcludingTax,TaxAmount,TransactionAmount,FinalizationDate
1,1,1,1,2013-01-01,23.75,3.13,26.88,2013-01-05
2,1,3,,2013-01-05,0.0,0.0,-26.88,2013-01-05
3,1,1,2,2013-01-03,10.0,1.5,11.5,""",
    "csv/Warehouse.StockItemTransactions": """
StockItemTransactionID,StockItemID,TransactionTypeID,TransactionOccurredWhen,Quantity
1,1,10,2013-01-01 12:00:00,-3
2,2,10,2013-01-01 12:00:00,-7
3,1,11,2013-01-02 07:00:00,10
4,2,11,2013-01-02 07:00:00,60
5,1,10,2013-01-03 12:00:00,-2
6,2,12,2013-01-04 09:00:00,-1
7,1,12,2013-01-04 09:00:00,0
8,2,11,2013-01-08 07:00:00,12""",
}


def wide_world(folder: Path, **changed: str) -> Path:
    """The tables below `folder`; `changed` replaces text in a table, "old => new", by the table's last word."""
    for name, text in TABLES.items():
        old, _, new = changed.get(name.rpartition(".")[2], "").partition(" => ")
        assert not old or old in text, f"{name} has no {old}"
        path = folder / f"{name}.csv.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write((text.replace(old, new, 1) if old else text).strip() + "\n")
    return folder


def rows_of(name: str) -> int:
    """How many rows a table has."""
    return len(list(csv.reader(TABLES[name].strip().splitlines()))) - 1
