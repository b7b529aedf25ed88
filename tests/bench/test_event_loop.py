"""No gap in the window's event loop while the poster works as it does beside a desktop: in a process of its own.

Run with `uv run pytest -m bench -s tests/bench/test_event_loop.py`. Every load of every run counts. Where the system lets us, the
measured threads go before other programs, and what those took all the same is taken off: what is measured is this program, not who
else uses the machine. `DOCKLEDGER_BENCH_BOOK` names an embedded book of which a copy is used (an import, for example); without it a
small one is made. `DOCKLEDGER_BENCH_STACKS=1` tells who was at work in the longest gap.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QApplication

from app.bootstrap import Host, open_host
from app.commands.finance_data import DefinePolicies
from app.commands.journal_vouchers import PostJournal, VoucherLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.domain.book import ApprovalPolicy
from app.posting.process import PosterProcess
from app.roof.grid_export import export_list
from app.roof.house import HostedBook
from db.book import create_book
from db.host_lock import HostLock
from tests.bench.beats import Beats, put_back, put_first
from tests.support.desktop import TODAY, Depot
from ui.desktop import Desktop
from ui.figures import Figures
from ui.pace import release_heap, settle_heap, take_turns
from ui.shell.places import Place
from ui.sounds import BeepPlayer
from ui.theme import Theme

pytestmark = [pytest.mark.bench, pytest.mark.skipif(sys.platform != "linux", reason="threads are put first as Linux does it")]
GAP_MS_MAX = 16.0
CALM_SECONDS = 2.0
BOOK = os.environ.get("DOCKLEDGER_BENCH_BOOK", "")
Act = Callable[[], None]


@pytest.fixture(autouse=True)
def pace() -> Iterator[None]:
    interval = sys.getswitchinterval()
    take_turns()
    yield
    sys.setswitchinterval(interval)
    put_back()


def receipts(depot: Depot, count: int, lines: int, prefix: str) -> list[Command]:
    for number in range(count):
        depot.order(f"{prefix}po{number}", "HANSE", *[("DR-18V", "10", "30")] * lines)
    arrived = tuple(ReceiptLineIn(order_line_no=n + 1, quantity=Decimal(10), location_id="LEEDS/A-03-2") for n in range(lines))
    return [
        PostGoodsReceipt(receipt_id=f"{prefix}gr{n}", order_id=f"{prefix}po{n}", posting_date=TODAY, lines=arrived) for n in range(count)
    ]


def vouchers(host: Host, owner: str, count: int, lines: int) -> list[Command]:
    """Entries between two accounts of whatever book it is, in its last open period, below any limit."""
    with host.book.reading() as connection:
        period = sa.text("SELECT entity_id, MAX(first_day) FROM fiscal_period WHERE state = 'open' GROUP BY 1 ORDER BY 1 LIMIT 1")
        entity, first = connection.execute(period).one()
        wanted = sa.text("SELECT id FROM account WHERE entity_id = :entity AND control = '' AND active ORDER BY id LIMIT 2")
        one, other = connection.execute(wanted, {"entity": entity}).scalars()
    policy = ApprovalPolicy(entity_id=entity, kind="journal_voucher", above=Decimal(10**9), role="finance_controller")
    host.do(DefinePolicies(tolerances=(), approvals=(policy,)), member=owner)
    halves = tuple(VoucherLine(account_id=a, amount=Decimal(sign)) for _ in range(lines // 2) for a, sign in ((one, 1), (other, -1)))
    day = date.fromisoformat(first)
    return [PostJournal(voucher_id=f"bench{n}", entity_id=entity, posting_date=day, text="Bench", lines=halves) for n in range(count)]


def owner_of(book: HostedBook) -> str:
    return next(member.id for member in book.members() if any(role.role == "owner" for role in member.roles))


@dataclass(frozen=True, slots=True)
class Load:
    """Commands in the batches they are sent in, and those that a person looks at meanwhile before sending them."""

    batches: Sequence[Sequence[Command]]
    previewed: Sequence[Command] = ()


def work_for(folder: Path) -> tuple[Host, dict[str, Load]]:
    """A book as the desktop opens it, and what is done in it."""
    if BOOK:
        for file in (Path(BOOK), Path(f"{BOOK}.witness")):
            shutil.copy(file, folder / file.name.replace(Path(BOOK).name, "book.db"))
        host = open_host(str(folder / "book.db"), posting=PosterProcess)
        waiting = vouchers(host, owner_of(HostedBook(host, "Bench", folder / "archive")), 1900, 10)
        return host, {
            "1,000 vouchers one by one": Load([[one] for one in waiting[:1000]]),
            "900 waiting vouchers of 10 lines": Load([waiting[1000:]]),
        }
    host = Host(create_book(str(folder / "northgate.db")), posting=PosterProcess)
    depot = Depot(folder, host=host)
    *long, looked_at = receipts(depot, 7, 1_000, "long")
    return host, {
        "600 receipts one by one": Load([[one] for one in receipts(depot, 600, 1, "one")]),
        "900 waiting of 10 lines": Load([receipts(depot, 900, 10, "ten")]),
        "6 of 1,000 lines beside previews of as many": Load([long], [looked_at]),
    }


def at_rest(application: QApplication) -> Beats:
    put_first()
    end = time.monotonic() + CALM_SECONDS
    return Beats(application, lambda: time.monotonic() < end)


def while_working(application: QApplication, poster: int, work: Act) -> Beats:
    thread = threading.Thread(target=work)
    thread.start()
    put_first(poster)
    beats = Beats(application, thread.is_alive)
    thread.join()
    return beats


def post(host: Host, load: Load, member: str) -> None:
    with ThreadPoolExecutor(1) as beside:
        for batch in load.batches:
            records = [host.request(command, member=member) for command in batch]
            posting = beside.submit(host.submit_and_wait, records)
            while not posting.done() and load.previewed:
                assert {host.preview(command, member=member).status for command in load.previewed} == {"posted"}
            assert {outcome.status for outcome in posting.result()} <= {"posted", "held"}


@pytest.mark.parametrize("screen", ["documents", "home"])
def test_no_gap_while_the_book_posts(tmp_path: Path, screen: str) -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    host, loads = work_for(tmp_path)
    book = HostedBook(host, "Bench", tmp_path / "archive")
    owner = next(member for member in book.members() if member.id == owner_of(book))
    desktop = Desktop(
        theme=Theme(application),
        book=book,
        member=owner,
        folder=tmp_path / "desktop",
        exporter=export_list,
        figures=Figures("en_GB"),
        language="en",
        today=lambda: TODAY,
        sounds=BeepPlayer(lambda: None),
    )
    too_long = []
    try:
        desktop.window.resize(1280, 820)
        desktop.window.show()
        desktop.window.go(Place(screen))
        desktop.heart.start()
        at_rest(application)
        settle_heap()
        print(f"\n{screen}, at rest: {at_rest(application)}")
        for name, load in loads.items():
            beats = while_working(application, HostLock(host.book.path).holder(), partial(post, host, load, owner.id))
            print(f"{screen}, {name}: {beats}")
            if beats.longest.ours > GAP_MS_MAX:
                too_long.append(name)
                print(f"  in the longest gap were at work:\n{beats.longest.at_work}")
    finally:
        desktop.close()
        host.close()
        release_heap()
    assert not too_long
