"""A tiny source in the form of AdventureWorks' purchasing (tab separated, no header, padded codes), added up by hand."""

from __future__ import annotations

from pathlib import Path

STAMP = "2022-04-24 00:00:00.000"
TABLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "Vendor": (("1580", "LITWARE0001", "Litware, Inc.", "1", "1", "1", "", STAMP),),
    "ShipMethod": (("3", "OVERSEAS - DELUXE", "29.9500", "2.9900", "guid", STAMP),),
    "Product": tuple((i, name, *["x"] * 23) for i, name in (("1", "Adjustable Race"), ("2", "Bearing Ball"))),
    "ProductVendor": (
        ("1", "1580", "17", "47.8700", "50.2635", STAMP, "1", "5", "3", "CS ", STAMP),
        ("2", "1580", "19", "3.0000", "3.0000", STAMP, "1", "5", "3", "EA ", STAMP),
    ),
    "UnitMeasure": (("CS ", "Case", STAMP), ("EA ", "Each", STAMP)),
    "Location": (("1", "Tool Crib", ".0000", ".00", STAMP), ("6", "Miscellaneous Storage", ".0000", ".00", STAMP)),
    "ProductInventory": (("1", "1", "A", "1", "408", "guid", STAMP), ("1", "6", "B", "5", "324", "guid", STAMP)),
    "ScrapReason": (("1", "Brake assembly not as ordered", STAMP),),
    "CurrencyRate": (
        ("1", "2022-05-30 00:00:00.000", "USD", "EUR", ".8000", ".8002", STAMP),
        ("2", "2022-05-30 00:00:00.000", "USD", "DEM", "1.5700", "1.5702", STAMP),
    ),
    "PurchaseOrderHeader": (
        ("1", "5", "4", "258", "1580", "3", "2022-04-15 00:00:00.000", STAMP, "501.0400", "40.0832", "5.0260", "546.1492", STAMP),
        ("2", "5", "3", "258", "1580", "3", "2022-04-16 00:00:00.000", STAMP, "150.7800", "12.0624", "3.7695", "166.6119", STAMP),
    ),
    "PurchaseOrderDetail": (
        ("1", "1", "2022-04-29 00:00:00.000", "4", "1", "50.2600", "201.0400", "3.00", "1.00", "2.00", STAMP),
        ("1", "2", "2022-04-29 00:00:00.000", "100", "2", "3.0000", "300.0000", "100.00", ".00", "100.00", STAMP),
        ("2", "3", "2022-04-30 00:00:00.000", "3", "1", "50.2600", "150.7800", ".00", ".00", ".00", STAMP),
    ),
}


def adventure(folder: Path) -> Path:
    """The tables in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in TABLES.items():
        (folder / f"{name}.csv").write_text("".join("\t".join(row) + "\r\n" for row in rows), newline="")
    return folder
