"""Owns the small reports that the tests of rendering share; their totals are worked out by hand in the comments."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pypdfium2

from reports.document import Column, Report, ReportMeta, ReportTable, Row, Section

META = ReportMeta(
    printed_at=datetime(2026, 3, 31, 17, 5, tzinfo=UTC),
    printed_by="a.singh",
    book="northgate",
    proofs=(("Ledger head", "seq 4,812"),),
)

STOCK_COLUMNS = (
    Column(key="family", title="Family"),
    Column(key="item", title="Item", kind="code"),
    Column(key="description", title="Description"),
    Column(key="since", title="Since", kind="date"),
    Column(key="quantity", title="On hand", kind="quantity", total="sum", measured_in="unit"),
    Column(key="unit", title="Unit", kind="code"),
    Column(key="cost", title="Unit cost", kind="price", measured_in="currency"),
    Column(key="value", title="Value", kind="money", total="sum", measured_in="currency"),
    Column(key="currency", title="Currency", kind="code"),
)

# Tools: 24 pcs 3,117.60 EUR and −2 pcs −83.00 EUR → 22 pcs, 3,034.60 EUR.
# Fixings: 12.125 kg 48.50 EUR and 100 pcs 7,315 JPY → 12.125 kg, 100 pcs, 48.50 EUR, 7,315 JPY.
# All: 12.125 kg, 122 pcs, 3,083.10 EUR, 7,315 JPY.
STOCK_ROWS: tuple[Row, ...] = (
    ("Tools", "DR-18V", "Cordless drill 18 V", date(2026, 1, 5), Decimal("24"), "pcs", Decimal("129.90"), Decimal("3117.60"), "EUR"),
    ("Fixings", "NAIL", "Nägel 40 mm", date(2025, 12, 1), Decimal("12.125"), "kg", Decimal("4"), Decimal("48.50"), "EUR"),
    ("Tools", "BT-4AH", "Battery pack", date(2026, 2, 9), Decimal("-2"), "pcs", Decimal("41.5"), Decimal("-83.00"), "EUR"),
    ("Fixings", "HOOK", "フック", None, Decimal("100"), "pcs", Decimal("73.15"), Decimal("7315"), "JPY"),
)


def stock_table(**changes: object) -> ReportTable:
    settings: dict[str, object] = {"columns": STOCK_COLUMNS, "rows": STOCK_ROWS, "group_by": ("family",), **changes}
    return ReportTable(**settings)


def report(*sections: Section, **changes: object) -> Report:
    settings: dict[str, object] = {
        "title": "Stock valuation",
        "company": "Łódź Handel & Co",
        "period": "As of 31 March 2026",
        "filters": (("Warehouse", "Leeds DC"), ("Cost above", "€ 5")),
        "sections": sections or (stock_table(),),
        "meta": META,
        **changes,
    }
    return Report(**settings)


def long_table(rows: int) -> ReportTable:
    """Rows 1 to n with amount n/100; their sum is n (n + 1) / 200."""
    return ReportTable(
        columns=(
            Column(key="n", title="Number", kind="integer"),
            Column(key="text", title="What it was for"),
            Column(key="amount", title="Amount", kind="money", currency="EUR", total="sum"),
        ),
        rows=[(n, f"Line {n}", Decimal(n) / 100) for n in range(1, rows + 1)],
    )


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(data))
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
