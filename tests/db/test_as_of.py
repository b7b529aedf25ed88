"""Any past date read from closing sums and indexes is what adding up every row gives: before closes, after them, and after reopening."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.opening_balance import OpeningStock, PostOpeningBalance
from app.commands.period_close import ClosePeriod, ReopenPeriod
from app.commands.stock_moves import MoveLine, MoveStock
from app.domain.book import JournalLine, StockMove
from db.queries.ledger import balances, trial_balance
from db.queries.stock import stock_valuation
from tests.support.company import Company, add_entity, add_items, new_company

D = Decimal
FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=13 * n) for n in range(16)]
Sums = dict[tuple[str, ...], Any]


def generated(folder: Path, method: str) -> Company:
    """Two entities with some hundred movements over half a year, in the order they were sent and not in that of their dates."""
    company = new_company(folder, method=method)
    add_entity(company, entity="SOUTH", currency="USD", warehouses=("S1",))
    add_items(company, ("NUT", "BOX"), entity="SOUTH", method=method)
    chance = random.Random(7)
    for entity, warehouse in (("NORTH", "W1"), ("NORTH", "W2"), ("SOUTH", "S1")):
        stock = tuple(
            OpeningStock(item_id=item, location_id=f"{warehouse}/A", quantity=D(500), value=D("1666.67")) for item in ("NUT", "BOX")
        )
        company.do(PostOpeningBalance(balance_id=f"ob-{warehouse}", entity_id=entity, posting_date=FIRST, stock=stock))
    records = []
    for n in range(150):
        warehouse = chance.choice(("W1", "W2", "S1"))
        item, day = chance.choice(("NUT", "BOX")), FIRST + timedelta(days=chance.randrange(180))
        if n % 5 == 0:
            line = MoveLine(item_id=item, quantity=D(1), from_location_id=f"{warehouse}/A", to_location_id=f"{warehouse}/Q")
            records.append(company.record(MoveStock(move_id=f"mv{n}", warehouse_id=warehouse, posting_date=day, lines=(line,))))
            continue
        quantity = D(chance.randrange(-300, 300) or 1) / 100
        lost = AdjustmentLine(item_id=item, quantity=quantity, location_id=f"{warehouse}/A")
        records.append(
            company.record(
                PostAdjustment(adjustment_id=f"ad{n}", warehouse_id=warehouse, posting_date=day, reason="adjustment-1", lines=(lost,))
            )
        )
    outcomes = company.run(*records)
    assert sum(outcome.status == "posted" for outcome in outcomes) > 120
    return company


def recomputed(company: Company) -> list[tuple[Sums, Sums]]:
    """(balances, stock by pool's account and item) at each day, added up from every row."""
    lines, moves = company.all(JournalLine), company.all(StockMove)
    pictures = []
    for day in DAYS:
        sums: Sums = defaultdict(lambda: D(0))
        for line in lines:
            if line.posting_date <= day:
                sums[(line.entity_id, line.account_id)] += line.amount
        stock: Sums = defaultdict(lambda: (D(0), D(0)))
        for move in moves:
            if move.posting_date <= day:
                key = (move.entity_id, move.account_id, move.item_id, move.scope)
                stock[key] = (stock[key][0] + move.quantity, stock[key][1] + move.value)
        pictures.append(({k: v for k, v in sums.items() if v}, {k: v for k, v in stock.items() if any(v)}))
    return pictures


def read_off(company: Company) -> list[tuple[Sums, Sums]]:
    pictures = []
    with company.book.reading() as connection:
        for day in DAYS:
            sums: Sums = {(r.entity_id, r.account_id): r.balance for r in balances(connection, as_of=day)}
            month = trial_balance(connection, since=day.replace(day=1), until=day)
            assert {(r.entity_id, r.account_id): r.closing for r in month if r.closing} == sums
            alone = [r for entity in ("NORTH", "SOUTH") for r in stock_valuation(connection, as_of=day, entity_id=entity)]
            stock: Sums = defaultdict(lambda: (D(0), D(0)))
            rows = stock_valuation(connection, as_of=day)
            assert rows == alone
            for row in rows:
                key = (row.entity_id, row.account_id, row.item_id, row.scope)
                stock[key] = (stock[key][0] + row.quantity, stock[key][1] + row.value)
            pictures.append((sums, {k: v for k, v in stock.items() if any(v)}))
    return pictures


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_every_past_date_is_what_all_rows_add_up_to(tmp_path: Path, method: str) -> None:
    company = generated(tmp_path, method)
    expected = recomputed(company)
    assert read_off(company) == expected
    for entity, months in (("NORTH", 4), ("SOUTH", 2)):
        for month in range(1, months + 1):
            company.do(ClosePeriod(entity_id=entity, period_id=f"2026-{month:02d}", how="hard"), member="fay")
    assert read_off(company) == expected
    company.do(ReopenPeriod(entity_id="NORTH", period_id="2026-04", note="an adjustment was forgotten"))
    forgotten = AdjustmentLine(item_id="NUT", quantity=D(3), location_id="W1/A")
    company.do(
        PostAdjustment(adjustment_id="late", warehouse_id="W1", posting_date=date(2026, 4, 2), reason="adjustment-1", lines=(forgotten,))
    )
    after = recomputed(company)
    assert after != expected
    assert read_off(company) == after
