"""Every list of the desktop opens, goes on, is sorted and filtered by any column and counted within its budget on a large book.

Run with `DOCKLEDGER_BENCH_BOOK=wwi.db uv run pytest -m bench -s tests/bench/test_lists.py` on an imported book. What is measured is the
processor time of the reading thread, best of three. The budget is that of the machine it was set on: it is stretched where the bare sum
of all journal lines takes longer than there, so that a slower or busier machine judges the same work.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.book import Book, open_book
from db.queries import explorers
from db.queries.approvals import inbox
from db.queries.counting import counts_at_work
from db.queries.home import counts_due, posted_on, receipts_due, transfers_due, worth
from db.queries.pages import read_count, read_page
from db.queries.receiving import due_orders, receipts_of_day
from db.queries.selections import Demand, Found, Question, Selection
from db.queries.transfers import transfers_at_work

BOOK = os.environ.get("DOCKLEDGER_BENCH_BOOK", "")
pytestmark = [pytest.mark.bench, pytest.mark.skipif(not BOOK, reason="DOCKLEDGER_BENCH_BOOK names no imported book")]
BUDGET_MS = 50.0
FLOOR_MS = 30.0
"""What adding up all journal lines takes at rest on the machine that the budget was set on."""
EXCEPTIONS = {
    r"\bentry\b": "the number of an entry within its command: a hidden column that no index orders, so all lines are read",
    r"\bn\b": "no grid shows it: it is a part of the key",
    r"journal of .*: counts (only kind|kind contains)": "looks at the entry of every line of the company; the page is there before the count",
}
"""What may take longer than the budget, as patterns of the names below, and why."""
EXCEPTION_MS_MAX = 400.0
PAGE_ROWS = 200
FAR_ROWS = 4_000
COUNT_CAP = 100_000
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
        if best < BUDGET_MS / 2:
            break
    return best


def stretch(book: Book) -> float:
    """How much slower than at rest this machine is just now, never less than 1."""
    with book.reading() as connection:
        floor = milliseconds(lambda: connection.execute(sa.text("SELECT SUM(amount) FROM journal_line NOT INDEXED")).scalar_one())
    print(f"\nbare sum of all journal lines {floor:.0f} ms")
    return max(1.0, floor / FLOOR_MS)


def questions(selection: Selection, rows: Sequence[Found]) -> Iterator[tuple[str, Question]]:
    """Every sort both ways, and every column filtered by values of the first and of a later row, and from one of them up."""
    for place, field in enumerate(selection.fields):
        yield f"by {field.id}", Question(sort=field.id)
        yield f"by {field.id}, downwards", Question(sort=field.id, descending=True)
        for which, row in (("", rows[0]), (" of a later row", rows[-1])):
            value = row.cells[place]
            if value not in (None, ""):
                yield f"only {field.id}{which}", Question((Demand(field.id, "equals", (value,)),))
                ranged = "contains" if field.type == "text" else "above"
                yield f"{field.id} {ranged}{which}", Question((Demand(field.id, ranged, (value,)),))


def entity_of(book: Book) -> str:
    with book.reading() as connection:
        return str(connection.execute(sa.text("SELECT MIN(id) FROM legal_entity")).scalar_one())


def selections(book: Book) -> dict[str, Selection]:
    entity = entity_of(book)
    with book.reading() as connection:
        busiest = sa.text("SELECT item_id FROM stock_move GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1")
        item = str(connection.execute(busiest).scalar_one())
        account = str(
            connection.execute(sa.text("SELECT account_id FROM journal_line GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1")).scalar_one()
        )
    return {
        "journal": explorers.journal(),
        "journal of an entity": explorers.journal(entity_id=entity),
        "journal of an account": explorers.journal(entity_id=entity, account_id=account),
        "documents": explorers.documents(),
        "stock on hand": explorers.stock_by_item(entity, costs=True),
        "stock by place": explorers.stock_positions(entity),
        "stock card": explorers.stock_card(item, entity, costs=True),
    }


def test_every_list_opens_within_its_budget(book: Book) -> None:
    slow: list[str] = []
    budget = BUDGET_MS * stretch(book)

    def measure(name: str, ask: Callable[[sa.Connection], object]) -> None:
        with book.reading() as connection:
            took = milliseconds(lambda: ask(connection))
        excepted = any(re.search(pattern, name) for pattern in EXCEPTIONS)
        print(f"{name:<58} {took:7.1f} ms{'  (an exception)' if excepted else ''}")
        if took > (EXCEPTION_MS_MAX if excepted else budget):
            slow.append(f"{name} {took:.0f} ms")

    print()
    for name, selection in selections(book).items():
        with book.reading() as connection:
            rows, following = read_page(connection, selection, Question(), None, FAR_ROWS)
        measure(f"{name}: opens", lambda c, s=selection: read_page(c, s, Question(), None, PAGE_ROWS))  # type: ignore[misc]
        measure(f"{name}: counts", lambda c, s=selection: read_count(c, s, Question(), COUNT_CAP))  # type: ignore[misc]
        if following is not None:
            measure(f"{name}: next page", lambda c, s=selection, f=following: read_page(c, s, Question(), f, PAGE_ROWS))  # type: ignore[misc]
        for asked, question in questions(selection, rows):
            measure(f"{name}: {asked}", lambda c, s=selection, q=question: read_page(c, s, q, None, PAGE_ROWS))  # type: ignore[misc]
            if question.demands:
                measure(f"{name}: counts {asked}", lambda c, s=selection, q=question: read_count(c, s, q, COUNT_CAP))  # type: ignore[misc]
                continue
            with book.reading() as connection:
                _, far = read_page(connection, selection, question, None, FAR_ROWS)
            if far is not None:
                measure(f"{name}: {asked}, far down", lambda c, s=selection, q=question, f=far: read_page(c, s, q, f, PAGE_ROWS))  # type: ignore[misc]
    today = date(2016, 5, 31)
    lists: dict[str, Callable[[sa.Connection], object]] = {
        "inbox": lambda c: inbox(c, OWNER, lambda **where: today),
        "deliveries": lambda c: due_orders(c, member=OWNER),
        "receipts of the day": lambda c: receipts_of_day(c, lambda **where: today),
        "transfers": lambda c: transfers_at_work(c, member=OWNER),
        "counts": lambda c: counts_at_work(c, lambda **where: today, member=OWNER),
        "home: receipts due": lambda c: receipts_due(c, member=OWNER, until=today),
        "home: transfers due": lambda c: transfers_due(c, member=OWNER),
        "home: counts due": lambda c: counts_due(c, member=OWNER),
        "home: posted today": lambda c: posted_on(c, today, member=OWNER),
        "home: worth": lambda c: worth(c, member=OWNER),
    }
    for name, ask in lists.items():
        measure(name, ask)
    assert slow == []
