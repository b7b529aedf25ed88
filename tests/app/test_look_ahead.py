"""Looking ahead: a cold batch learns what it lacks from a few commands, and a row that one command lacks costs the others nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import app.engine as engine
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.desk import CommandRecord
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 10)
COMMANDS = 100


def receipts(company: Company) -> list[CommandRecord]:
    line = PurchaseLine(item_id="NUT", quantity=D(10), unit_price=D("1.07"))
    records = []
    for i in range(COMMANDS):
        company.do(
            PlacePurchaseOrder(order_id=f"po{i}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,))
        )
        arrived = ReceiptLineIn(order_line_no=1, quantity=D(10), location_id="W1/A")
        records.append(company.record(PostGoodsReceipt(receipt_id=f"gr{i}", order_id=f"po{i}", posting_date=DAY, lines=(arrived,))))
    return records


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of commands in the order they were decided, every time they were."""
    seen: list[str] = []
    plain = engine.decide_one
    monkeypatch.setattr(engine, "decide_one", lambda state, record, *rest: seen.append(record.id) or plain(state, record, *rest))
    return seen


def test_a_cold_batch_is_decided_a_few_times_and_not_once_per_round(tmp_path: Path, decided: list[str]) -> None:
    company = new_company(tmp_path, durable=False)
    records = receipts(company)
    company.poster.engine = None
    decided.clear()
    outcomes = company.run(*records)
    assert {outcome.status for outcome in outcomes} == {"posted"}
    assert COMMANDS <= len(decided) < 3 * COMMANDS, len(decided)


def test_a_warm_batch_is_decided_once_but_for_the_command_that_lacks_a_row(tmp_path: Path, decided: list[str]) -> None:
    company = new_company(tmp_path, durable=False)
    records = receipts(company)
    company.run(*records[:10])
    elsewhere = ReceiptLineIn(order_line_no=1, quantity=D(10), location_id="W1/B")
    odd = company.record(PostGoodsReceipt(receipt_id="odd", order_id="po50", posting_date=DAY, lines=(elsewhere,)))
    decided.clear()
    outcomes = company.run(*records[10:50], odd, *records[51:])
    assert {outcome.status for outcome in outcomes} == {"posted"}
    assert decided.count(odd.id) == 2, "its position in W1/B has to be loaded"
    assert len(decided) <= 40 + 2 + 49 + engine.AHEAD_COMMANDS_MIN
