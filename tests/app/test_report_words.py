"""Reports are read by people: what the book keeps as codes and facts stands there as a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.roof.report_catalogue import Asked, make_report
from tests.support.company import Company, new_company

DAY, NOW = date(2026, 1, 10), datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
D = Decimal


def rows_of(company: Company, name: str) -> list[dict[str, object]]:
    with company.book.reading() as connection:
        table = make_report(connection, name, Asked(), printed_at=NOW, printed_by="test").tables[0]
    return [dict(zip([column.key for column in table.columns], row, strict=True)) for row in table.rows]


def test_a_request_says_its_reason_in_a_sentence(tmp_path: Path) -> None:
    """250 NUT arrive where 100 were ordered at 10.00."""
    company = new_company(tmp_path)
    wanted = PurchaseLine(item_id="NUT", quantity=D(100), unit_price=D(10))
    company.do(
        PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(wanted,))
    )
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(250), location_id="W1/A")
    company.do(PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, lines=(arrived,)), expect="held")
    [row] = rows_of(company, "approvals")
    reason = str(row["reason"])
    assert "{" not in reason
    assert "250" in reason or "150" in reason
