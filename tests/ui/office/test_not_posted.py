"""What was asked for and posted nothing is found with its reason: a rule's refusal, a failure of the program; and the request behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

import app.commands.receiving as receiving
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from tests.support.desktop import Depot
from tests.ui.office.conftest import MakeOffice

DAY = date(2026, 11, 23)


def receipt(order: str, number: str) -> PostGoodsReceipt:
    line = ReceiptLineIn(order_line_no=1, quantity=Decimal(number), location_id="LEEDS/A-03-2")
    return PostGoodsReceipt(receipt_id=f"gr-{order}-{number}", order_id=order, posting_date=DAY, lines=(line,))


@pytest.mark.logs_errors
def test_a_refusal_and_a_failure_are_listed_with_their_reasons_and_open_the_request(
    make_office: MakeOffice, depot: Depot, monkeypatch: pytest.MonkeyPatch
) -> None:
    depot.order("po-1", "HANSE", ("DR-18V", "10", "300"))
    depot.do(receipt("nowhere", "1"), member="petra", expect="refused")
    with monkeypatch.context() as broken:
        broken.setattr(receiving, "open_document", lambda *_: 1 / 0)
        depot.do(receipt("po-1", "2"), member="petra", expect="failed")
    depot.do(receipt("po-1", "3"), member="petra", expect="posted")

    office = make_office()
    office.go("not_posted")
    grid = office.screen.grid
    rows = [grid.model.texts(row) for row in range(grid.model.rows_read())]
    assert [(row[1], row[4]) for row in rows] == [("Failed", "Petra Lang"), ("Refused", "Petra Lang")]
    assert "ZeroDivisionError" in rows[0][3]
    assert "nowhere" in rows[1][3]
    grid.select_key(grid.model.row(1).key)
    grid.table.setFocus()
    office.key(Qt.Key.Key_Return)
    assert office.here == "command"
    assert "nowhere" in office.screen.why.text()
    office.back()
    assert office.here == "not_posted"
    assert grid.table.current_key() == grid.model.row(1).key
