"""From a receipt submitted to its outcome: a poster in a process of its own beside one in a thread, in turns in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.bootstrap import Host
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.posting.process import PosterProcess
from app.posting.rounds import Posting
from app.posting.thread import PosterThread
from db.book import Book, create_book
from tests.support.desktop import TODAY, Depot

pytestmark = pytest.mark.bench
ROUNDS, EACH = 15, 20
WORSE_MAX = 1.25
KINDS: dict[str, Callable[[Book, Callable[[], datetime]], Posting]] = {"thread": PosterThread, "process": PosterProcess}


def receipts(depot: Depot) -> list[Command]:
    for number in range(ROUNDS * EACH):
        depot.order(f"po{number}", "HANSE", ("DR-18V", "10", "30"))
    lines = (ReceiptLineIn(order_line_no=1, quantity=Decimal(10), location_id="LEEDS/A-03-2"),)
    return [PostGoodsReceipt(receipt_id=f"gr{n}", order_id=f"po{n}", posting_date=TODAY, lines=lines) for n in range(ROUNDS * EACH)]


def test_an_outcome_comes_as_soon_from_a_process_as_from_a_thread(tmp_path: Path) -> None:
    depots, waiting = {}, {}
    for name, posting in KINDS.items():
        (tmp_path / name).mkdir()
        depots[name] = Depot(tmp_path / name, host=Host(create_book(str(tmp_path / name / "northgate.db")), posting=posting))
        waiting[name] = receipts(depots[name])
    taken: dict[str, list[float]] = {name: [] for name in KINDS}
    try:
        for turn in range(ROUNDS):
            for name, depot in depots.items():
                for command in waiting[name][turn * EACH : (turn + 1) * EACH]:
                    began = time.perf_counter()
                    depot.do(command)
                    taken[name].append((time.perf_counter() - began) * 1000)
    finally:
        for depot in depots.values():
            depot.close()
    middle, slow = ({name: statistics.quantiles(times, n=20)[place] for name, times in taken.items()} for place in (9, 18))
    for name in KINDS:
        print(f"{name}: half of the outcomes within {middle[name]:.1f} ms, 95 % within {slow[name]:.1f} ms")
    assert middle["process"] <= WORSE_MAX * middle["thread"]
    assert slow["process"] <= WORSE_MAX * slow["thread"]
