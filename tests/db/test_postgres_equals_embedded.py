"""Embedded = shared: the same random lists of commands give the same ledger on SQLite and PostgreSQL, hash for hash.

`DOCKLEDGER_LISTS` says how many lists; they stand on each other in one growing book, each list is one batch on both.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from app.commands.master_data import DefineReasons
from app.commands.period_close import OpenPeriods
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.domain.book import ReasonCode
from db.book import Book, create_book
from tests.support.company import Company, add_items, set_up

D = Decimal
LISTS = int(os.environ.get("DOCKLEDGER_LISTS", "120"))
ODD_TEXTS = ("", 'quote " and \\ back', "tab\tand\nline", "{a,b}", "NULL", "é 漢字 🙂", "'; DROP TABLE item; --", "%s %d")
ITEMS = ("NUT", "BOX", "FIF", "STD")


def random_command(random: Random, n: int) -> Command:
    """Orders, receipts of all sorts (too many, unknown, closed period), master data with odd texts."""
    day = date(2026, 1, 1) + timedelta(days=random.randrange(420))
    kind = random.randrange(10)
    if kind == 0:
        return DefineReasons(reasons=(ReasonCode(id=f"R{random.randrange(5)}", name=random.choice(ODD_TEXTS), kind="count"),))
    if kind == 1:
        return OpenPeriods(entity_id="NORTH", first_day=date(2027, 1 + random.randrange(3), 1), months=1)
    if kind < 5:
        lines = tuple(
            PurchaseLine(
                item_id=random.choice(ITEMS),
                quantity=D(random.randrange(1, 10**6)).scaleb(-random.choice((0, 3, 6))),
                unit_price=D(random.randrange(0, 10**7)).scaleb(-random.choice((2, 4, 6))),
            )
            for _ in range(random.randrange(1, 5))
        )
        return PlacePurchaseOrder(
            order_id=f"po{n}",
            entity_id="NORTH",
            warehouse_id=random.choice(("W1", "W2")),
            supplier_id=random.choice(("ACME", "ACME", "NOBODY")),
            order_date=day,
            note=random.choice(ODD_TEXTS),
            lines=lines,
        )
    arrived = tuple(
        ReceiptLineIn(
            order_line_no=random.randrange(1, 5),
            quantity=D(random.randrange(1, 10**5)).scaleb(-random.choice((0, 2, 6))),
            location_id=random.choice(("W1/A", "W1/B", "W2/A", "W2/Q")),
        )
        for _ in range(random.randrange(1, 4))
    )
    return PostGoodsReceipt(receipt_id=f"gr{n}", order_id=f"po{max(0, n - random.randrange(1, 12))}", posting_date=day, lines=arrived)


def test_random_lists_of_commands_give_the_same_hashes(tmp_path: Path, shared_book: Book) -> None:
    companies = (Company(create_book(str(tmp_path / "book.db"))), Company(shared_book))
    for company in companies:
        set_up(company)
        add_items(company, ("FIF",), entity="NORTH", method="fifo")
        add_items(company, ("STD",), entity="NORTH", method="standard")
    random = Random(7)
    statuses: dict[str, int] = {}
    n = 0
    for number in range(LISTS):
        commands = [random_command(random, n + i) for i in range(random.randrange(1, 12))]
        n += len(commands)
        heads = []
        for company in companies:
            outcomes = company.run(*(company.record(command) for command in commands))
            heads.append((company.poster.engine.head, outcomes))  # type: ignore[union-attr]
        assert heads[0] == heads[1], f"list {number} parts the ledgers"
        for outcome in heads[0][1]:
            statuses[outcome.status] = statuses.get(outcome.status, 0) + 1
    assert set(statuses) == {"posted", "held", "refused"}, statuses
    assert min(statuses.values()) > LISTS // 20, statuses
    for company in companies:
        company.poster.book.close()  # type: ignore[attr-defined]
