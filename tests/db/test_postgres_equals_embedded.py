"""Embedded = shared: the same random lists of commands give the same ledger on SQLite and PostgreSQL, hash for hash.

The embedded book decides each command when it comes, the shared one each list as one batch. `DOCKLEDGER_LISTS` says how many lists;
so many of them stand on each other in one growing book, then it is begun anew from another seed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from app.commands.master_data import DefineReasons
from app.commands.period_close import OpenPeriods
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.desk import CommandRecord
from app.domain.book import ReasonCode
from db.book import Book
from db.command_log import Outcome
from db.replay import replay
from tests.business.moves import any_move
from tests.business.test_clearing import AFTER, EVENTS, Facts, Runs
from tests.business.test_order_independence import possible
from tests.business.trade import ITEMS, Trade, furnish
from tests.support.company import Company, set_up

D = Decimal
LISTS = int(os.environ.get("DOCKLEDGER_LISTS", "1000"))
LISTS_PER_BOOK = 100
GROUP_LISTS = 30
ODD_TEXTS = ("", 'quote " and \\ back', "tab\tand\nline", "{a,b}", "NULL", "é 漢字 🙂", "'; DROP TABLE item; --", "%s %d")
ODD_SHARE = 0.3
STATUSES_MIN = {"posted": 100, "held": 10, "refused": 40}


class Recorder(Company):
    """A company that remembers what it was sent."""

    def __init__(self, book: Book) -> None:
        super().__init__(book)
        self.sent: list[CommandRecord] = []
        self.answers: list[Outcome] = []

    def run(self, *records: CommandRecord) -> list[Outcome]:
        outcomes = super().run(*records)
        self.sent += records
        self.answers += outcomes
        return outcomes

    def take(self) -> tuple[list[CommandRecord], list[Outcome]]:
        taken = self.sent, self.answers
        self.sent, self.answers = [], []
        return taken


def odd_command(random: Random, n: int) -> Command:
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
            order_id=f"odd{n}",
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
    return PostGoodsReceipt(receipt_id=f"oddgr{n}", order_id=f"odd{max(0, n - random.randrange(1, 12))}", posting_date=day, lines=arrived)


def lists_of(trade: Trade, recorder: Recorder, random: Random) -> Iterator[None]:
    """So many lists played on the embedded book, none of them empty; after each it is the other's turn."""
    n = 0
    for _ in range(LISTS_PER_BOOK):
        if random.random() < ODD_SHARE:
            for _ in range(random.randrange(1, 8)):
                n += 1
                trade.do(odd_command(random, n))
        else:
            for _ in range(random.randrange(1, 4)):
                any_move(random)(trade, random)
        while not recorder.sent:
            any_move(random)(trade, random)
        yield


@pytest.mark.parametrize("seed", range(max(1, LISTS // LISTS_PER_BOOK)))
def test_random_lists_of_commands_give_the_same_hashes(tmp_path: Path, shared_book: Book, seed: int) -> None:
    there = Company(shared_book)
    set_up(there)
    furnish(there)
    trade = Trade(tmp_path, Recorder)
    here: Recorder = trade.company
    here.take()
    statuses: Counter[str] = Counter()
    for number, _ in enumerate(lists_of(trade, here, Random(seed))):
        records, answers = here.take()
        assert there.run(*records) == answers, f"list {number} is answered otherwise"
        assert there.poster.engine.head == here.poster.engine.head, f"list {number} parts the ledgers"
        statuses.update(answer.status for answer in answers)
    assert not {name: statuses[name] for name, least in STATUSES_MIN.items() if statuses[name] < least}, statuses
    trade.prove()
    for company in (here, there):
        company.close()


def test_trade_within_the_group_claims_and_drop_shipments_in_any_order_give_the_same_hashes(tmp_path: Path, shared_book: Book) -> None:
    """Each order of the same facts is a list of some twenty commands, which the other book decides as one long log."""
    random = Random(3)
    runs = Runs(tmp_path, "fifo", "EUR", "ship", "later")
    for _ in range(GROUP_LISTS):
        facts = Facts(
            received=random.choice((D(12), D("10.5"), D("9.999999"))),
            price=random.choice((D(10), D("3.333333"), D("19.99"))),
            billed_price=random.choice((D("10.01"), D("3.4"), D(25))),
            transfer_price=random.choice((D("11.111111"), D(30), D("2.5"))),
            freight=random.choice((D("60.00"), D("1.01"), D("13.37"))),
            freight_there=random.choice((D("5.55"), D("100.00"))),
            traded=random.choice((D(4), D("3.333333"))),
            back=random.choice((D(1), D("0.5"), D("1.333333"))),
            credit=random.choice((D("3.00"), D("9.99"), D("25.00"))),
        )
        runs.outcome(facts, possible(random.sample(EVENTS, len(EVENTS)), AFTER))
    done = replay(runs.company.book, shared_book)
    runs.company.close()
    assert done.difference == ""
    assert done.commands > GROUP_LISTS * len(EVENTS)
