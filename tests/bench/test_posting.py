"""How fast documents post on an embedded book, as a ratio to the bare statements of the same rows on a copy of the same file.

Run with `uv run pytest -m bench -s tests/bench`.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.desk import CommandRecord
from app.limits import LINES_MAX
from tests.bench.floor import copy_of, play, recorded
from tests.support.company import Company, add_items, new_company
from tests.support.shell import data_folder

pytestmark = pytest.mark.bench
D = Decimal
DAY = date(2026, 1, 10)
SIZES = (1, 10, 100, 1_000)
RATIO_MAX = 60
REPEATS = 7


def items_of(lines: int) -> tuple[str, ...]:
    return tuple(f"I{i:04d}" for i in range(lines))


def receipts(company: Company, lines: int, count: int, prefix: str, *, price: str = "0.00001") -> list[CommandRecord]:
    items = items_of(lines)
    ordered = tuple(PurchaseLine(item_id=item, quantity=D(50_000), unit_price=D(price)) for item in items)
    for i in range(count):
        order = PlacePurchaseOrder(
            order_id=f"{prefix}po{i}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=ordered
        )
        company.do(order)
    arrived = tuple(ReceiptLineIn(order_line_no=n, quantity=D(50_000), location_id="W1/A") for n in range(1, lines + 1))
    return [
        company.record(PostGoodsReceipt(receipt_id=f"{prefix}gr{i}", order_id=f"{prefix}po{i}", posting_date=DAY, lines=arrived))
        for i in range(count)
    ]


def shipments(company: Company, lines: int, count: int, prefix: str) -> list[CommandRecord]:
    sold = tuple(SalesLine(item_id=item, quantity=D(1), unit_price=D("0.02")) for item in items_of(lines))
    for i in range(count):
        order = TakeSalesOrder(
            order_id=f"{prefix}so{i}", entity_id="NORTH", warehouse_id="W1", customer_id="SHOP", order_date=DAY, lines=sold
        )
        company.do(order)
    picked = tuple(ShipmentLineIn(order_line_no=n, quantity=D(1), location_id="W1/A") for n in range(1, lines + 1))
    return [
        company.record(
            ConfirmShipment(
                shipment_id=f"{prefix}sh{i}", order_id=f"{prefix}so{i}", invoice_id=f"{prefix}ci{i}", posting_date=DAY, lines=picked
            )
        )
        for i in range(count)
    ]


def measure(company: Company, folder: Path, records: list[CommandRecord]) -> tuple[float, float]:
    """(seconds to post all of them as they wait, seconds of the bare statements)."""
    company.submit(*records)
    copy = copy_of(company.book.path, folder / f"copy-{records[0].id}.db")
    with recorded() as statements:
        began = time.perf_counter()
        while decisions := company.poster.post_waiting().decisions:
            assert {decision.status for decision in decisions} == {"posted"}, decisions[0].result
        seconds = time.perf_counter() - began
    floor = play(statements, copy)
    copy.unlink()
    return seconds, floor


def show(kind: str, lines: int, how: str, documents: int, seconds: float, floor: float) -> None:
    print(
        f"{kind:<9}{lines:>6} lines, {how:<10}: {lines * documents / seconds:>8,.0f} lines/s, {seconds / documents * 1e3:>8.2f} ms each, "
        f"bare {floor / documents * 1e3:>7.2f} ms, ratio {seconds / floor:4.1f}"
    )


@pytest.mark.parametrize("kind", ["receipt", "shipment"])
def test_posting_rate_against_the_bare_statements(tmp_path: Path, kind: str) -> None:
    company = new_company(tmp_path, method="fifo")
    add_items(company, items_of(1_000), entity="NORTH", method="fifo")
    if kind == "shipment":
        company.run(*receipts(company, 1_000, 1, "stock"))
    make = receipts if kind == "receipt" else shipments
    measure(company, tmp_path, make(company, 1_000, 1, "warm"))
    per_line = {}
    print()
    for lines in SIZES:
        singles = [measure(company, tmp_path, [record]) for record in make(company, lines, REPEATS, f"{kind[0]}{lines}-one-")]
        seconds, floor = (statistics.median(column) for column in zip(*singles, strict=True))
        show(kind, lines, "alone", 1, seconds, floor)
        per_line[lines] = seconds / lines
        count = max(2, 2_000 // lines)
        waiting, bare = measure(company, tmp_path, make(company, lines, count, f"{kind[0]}{lines}-many-"))
        show(kind, lines, f"{count} waiting", count, waiting, bare)
        assert seconds / floor < RATIO_MAX
        assert waiting / bare < RATIO_MAX
    assert per_line[1_000] < 2 * per_line[100], "one more line costs the same, however many there are"


def test_one_more_line_costs_the_same_up_to_the_most_that_are_let_through(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="fifo")
    add_items(company, items_of(10_000), entity="NORTH", method="fifo")
    measure(company, tmp_path, receipts(company, 10, 1, "warm"))
    print()
    per_line = {}
    for lines in (100, 1_000, LINES_MAX):
        seconds, floor = measure(company, tmp_path, receipts(company, lines, 1, f"flat{lines}-", price="0.000001"))
        show("receipt", lines, "alone", 1, seconds, floor)
        per_line[lines] = seconds / lines
    assert per_line[10_000] < 2 * per_line[1_000]


def test_memory_and_rate_of_an_import(tmp_path: Path) -> None:
    """Wide World Importers' tables where they are at hand; in a process of its own, so that its memory is its own."""
    data = data_folder(root=Path(__file__).parents[2])
    if data is None:
        pytest.skip("the real tables are not at hand (set DOCKLEDGER_DATA)")
    told = subprocess.run(
        [sys.executable, "-m", "app", "import", "wwi", str(data / "wwi"), "--book", str(tmp_path / "w.db")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()[-1]
    print(f"\n{told}")
    memory_mb, rate = (int(re.search(pattern, told)[1].replace(",", "")) for pattern in (r"([\d,]+) MiB", r"([\d,]+) lines a second"))
    assert memory_mb < 1_500
    assert rate > 500
