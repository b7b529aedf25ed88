"""Every list of the desktop opens, goes on and is counted within its budget on a large book; sorting and filtering by any column is shown.

Run with `DOCKLEDGER_BENCH_BOOK=wwi.db uv run pytest -m bench -s tests/bench/test_lists.py` on an imported book. What is measured is the
processor time of the reading thread, best of three.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.book import Book, open_book
from db.queries import explorers
from db.queries.approvals import inbox
from db.queries.counting import counts_at_work
from db.queries.home import counts_due, posted_on, receipts_due, transfers_due, worth
from db.queries.pages import Demand, Question, Selection, read_count, read_page
from db.queries.receiving import due_orders, receipts_of_day
from db.queries.transfers import transfers_at_work

BOOK = os.environ.get("DOCKLEDGER_BENCH_BOOK", "")
pytestmark = [pytest.mark.bench, pytest.mark.skipif(not BOOK, reason="DOCKLEDGER_BENCH_BOOK names no imported book")]
BUDGET_MS = 50.0
SORTED_MS_MAX = 800.0
"""By a column that no index orders, and only one value of it; a guard against getting worse, not what is wished for."""
PAGE_ROWS = 100
COUNT_CAP = 10_000
OWNER = "importer"
"""Who an import makes the owner, and who so may do the work of every warehouse."""


@pytest.fixture(scope="module")
def book() -> Iterator[Book]:
    opened = open_book(str(Path(BOOK)))
    yield opened
    opened.close()


def milliseconds(work: Callable[[], object]) -> float:
    best = 1e9
    for _ in range(3):
        began = time.thread_time()
        work()
        best = min(best, (time.thread_time() - began) * 1000)
    return best


def entity_of(book: Book) -> str:
    with book.reading() as connection:
        return str(connection.execute(sa.text("SELECT MIN(id) FROM legal_entity")).scalar_one())


def selections(book: Book) -> dict[str, Selection]:
    entity = entity_of(book)
    with book.reading() as connection:
        busiest = sa.text("SELECT item_id FROM stock_move GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1")
        item = str(connection.execute(busiest).scalar_one())
    return {
        "journal": explorers.journal(),
        "journal of an entity": explorers.journal(entity_id=entity),
        "documents": explorers.documents(),
        "stock on hand": explorers.stock_by_item(entity, costs=True),
        "stock by place": explorers.stock_positions(entity),
        "stock card": explorers.stock_card(item, entity, costs=True),
    }


def test_every_list_opens_within_its_budget(book: Book) -> None:
    slow: list[str] = []

    def measure(name: str, ask: Callable[[sa.Connection], object]) -> None:
        with book.reading() as connection:
            took = milliseconds(lambda: ask(connection))
        print(f"{name:<58} {took:7.1f} ms")
        if took > (SORTED_MS_MAX if ": by " in name or ": only " in name else BUDGET_MS):
            slow.append(f"{name} {took:.0f} ms")

    print()
    for name, selection in selections(book).items():
        with book.reading() as connection:
            first, following = read_page(connection, selection, Question(), None, PAGE_ROWS)
        measure(f"{name}: opens", lambda c, s=selection: read_page(c, s, Question(), None, PAGE_ROWS))  # type: ignore[misc]
        measure(f"{name}: counts", lambda c, s=selection: read_count(c, s, Question(), COUNT_CAP))  # type: ignore[misc]
        if following is not None:
            measure(f"{name}: next page", lambda c, s=selection, f=following: read_page(c, s, Question(), f, PAGE_ROWS))  # type: ignore[misc]
        for place, field in enumerate(selection.fields):
            sorted_by = Question(sort=field.id, descending=True)
            measure(f"{name}: by {field.id}", lambda c, s=selection, q=sorted_by: read_page(c, s, q, None, PAGE_ROWS))  # type: ignore[misc]
            value = first[0].cells[place] if first else None
            if value not in (None, ""):
                only = Question(demands=(Demand(field.id, "equals", (value,)),))
                measure(f"{name}: only {field.id}", lambda c, s=selection, q=only: read_page(c, s, q, None, PAGE_ROWS))  # type: ignore[misc]
    today = date(2016, 5, 31)
    lists: dict[str, Callable[[sa.Connection], object]] = {
        "inbox": lambda c: inbox(c, OWNER, today),
        "deliveries": lambda c: due_orders(c, member=OWNER),
        "receipts of the day": lambda c: receipts_of_day(c, today),
        "transfers": lambda c: transfers_at_work(c, member=OWNER),
        "counts": lambda c: counts_at_work(c, today, member=OWNER),
        "home: receipts due": lambda c: receipts_due(c, member=OWNER, until=today),
        "home: transfers due": lambda c: transfers_due(c, member=OWNER),
        "home: counts due": lambda c: counts_due(c, member=OWNER),
        "home: posted today": lambda c: posted_on(c, today, member=OWNER),
        "home: worth": lambda c: worth(c, member=OWNER),
    }
    for name, ask in lists.items():
        measure(name, ask)
    assert slow == []
