"""How fast a past date is read on a book of a million moves, beside the bare sum over every row; the figures are the same.

Run with `uv run pytest -m bench -s tests/bench/test_as_of.py`.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from db.book import Book
from db.queries.ledger import balances, trial_balance
from db.queries.stock import stock_valuation
from db.snapshots import rebuild, take_ended
from tests.support.company import add_items, new_company

pytestmark = pytest.mark.bench
MOVES, ITEMS = 1_000_000, 500
DAYS = (date(2026, 2, 14), date(2026, 6, 30), date(2026, 11, 15))
VALUATION_SECONDS_MAX, BALANCE_SECONDS_MAX = 1.0, 0.1

_ROWS = f"WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < {MOVES}), "
_DATED = "d AS (SELECT i, 1000 + i AS seq, DATE('2026-01-01', '+' || (i * 334 / 1000000) || ' days') AS day, (i * 7919) % 500 AS k FROM r) "
_MOVES = (
    f"{_ROWS}{_DATED}INSERT INTO stock_move (seq, n, kind, entity_id, warehouse_id, location_id, item_id, lot_id, account_id, scope, "
    "quantity, "
    "value, posting_date, document_date, document_id, line_no, partner_id, reason, journal_n) SELECT seq, 3, 'receipt', 'NORTH', 'W1', "
    "'W1/A', "
    "'I' || k, '', '1300', '', 1000000 * (1 + i % 3), 10000 + i % 9999, day, day, 'd' || i, 1, '', '', 1 FROM d"
)
_LINES = (
    f"{_ROWS}{_DATED}INSERT INTO journal_line (seq, n, entry_n, entity_id, account_id, role, amount, currency, foreign_amount, rate, "
    "warehouse_id, family, partner_id, reason, posting_date, document_id) SELECT seq, {n}, 0, 'NORTH', '{account}', '{role}', "
    "{sign}(10000 + "
    "i % 9999), 'EUR', {sign}(10000 + i % 9999), 10000000000, 'W1', 'goods', '', '', day, 'd' || i FROM d"
)


def large_book(folder: Path) -> Book:
    """A million receipts over eleven months, put into the file as rows: what is measured is reading."""
    company = new_company(folder, method="average")
    add_items(company, tuple(f"I{n}" for n in range(ITEMS)), entity="NORTH", method="average")
    company.receive("NUT", "1", "1", on=date(2026, 12, 1))  # so that November is over
    raw = sqlite3.connect(company.book.path)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute(_MOVES)
    for n, account, role, sign in ((1, "1300", "INVENTORY", ""), (2, "2200", "GRNI", "-")):
        raw.execute(_LINES.format(n=n, account=account, role=role, sign=sign))
    raw.commit()
    raw.close()
    return company.book


def close_all(book: Book) -> None:
    """Close the months to October as the store would: their state, and their sums."""
    with book.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.text("UPDATE fiscal_period SET state = 'closed', closed_seq = 2000000 WHERE id <= '2026-10'"))
        rebuild(connection)


def add_up_ended(book: Book) -> None:
    """What the store does each time some thousands of rows have come, without anyone closing anything."""
    with book.engine.connect().execution_options(writes=True) as connection, connection.begin():
        take_ended(connection)


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor time of the best of three: others work on the machine too."""
    best, result = 99.0, None
    for _ in range(3):
        began = time.process_time()
        result = work()
        best = min(best, time.process_time() - began)
    return best, result


def test_a_past_date_of_a_million_moves(tmp_path: Path) -> None:
    book = large_book(tmp_path)
    plain: dict[date, tuple[Any, Any]] = {}
    print()
    add_up_ended(book)
    for state in ("before a close", "after closes"):
        for day in DAYS:
            with book.reading() as connection:
                value_s, values = seconds(lambda: stock_valuation(connection, as_of=day))  # noqa: B023
                balance_s, sums = seconds(lambda: balances(connection, as_of=day))  # noqa: B023
                trial_s, _ = seconds(lambda: trial_balance(connection, since=day.replace(day=1), until=day))  # noqa: B023
                floor_s, bare = seconds(lambda: connection.execute(_BARE, {"day": day.isoformat()}).all())  # noqa: B023
            found = ({(r.item_id, r.quantity, r.value) for r in values}, {(r.account_id, r.balance) for r in sums})
            assert {account: Decimal(int(total)).scaleb(-4) for account, total in bare} == dict(found[1])
            assert plain.setdefault(day, found) == found
            figures = {"valuation": value_s, "balances": balance_s, "trial balance": trial_s, "bare sum": floor_s}
            print(f"{state:<15} {day}", *(f"{name} {figure * 1000:5.0f} ms" for name, figure in figures.items()), sep="  ")
            assert value_s <= VALUATION_SECONDS_MAX
            assert max(balance_s, trial_s) <= max(BALANCE_SECONDS_MAX, floor_s)
        close_all(book)


_BARE = sa.text("SELECT account_id, SUM(amount) FROM journal_line WHERE posting_date <= :day GROUP BY account_id")
