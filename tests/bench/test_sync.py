"""How fast a workstation follows its book, as ratios to a bare cursor into bare SQLite in the same run, and what screens notice of it.

Run with `uv run pytest -m bench -s tests/bench/test_sync.py`; `DOCKLEDGER_BENCH_ROWS=1000000` for the size of a large distributor.
Processor time is shown beside the clock's: on a machine with other work it is what can be compared.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.commands import catalogue  # noqa: F401
from db.book import create_book
from db.cache import Cache, cache_engine
from db.outbox import Outbox
from db.private_server import PrivateServer
from db.roles import members
from db.shared_book import connect
from db.sync import Synchroniser
from db.sync_postgres import PostgresRemote

pytestmark = pytest.mark.bench
PASSWORD = "only for this bench"
ROWS = int(os.environ.get("DOCKLEDGER_BENCH_ROWS", "300000"))
PULLS = {0: 25, 100: 25, 10_000: 9}
"""By changed rows: how often they are pulled."""

FIRST_RATIO_MAX, PULL_RATIO_MAX = 4.0, 6.0
LOOKS_EVERY_SECONDS = 0.01


def fill(url: str, items: int, positions: int) -> None:
    """Items and balances as the poster would have left them, with the guards out of the way."""
    with connect(url) as session:
        session.execute("SET session_replication_role = replica")
        session.execute("INSERT INTO legal_entity SELECT 'E', 'E', 'EUR', '', '', '', '', 1, 1")
        session.execute("INSERT INTO member (id, name, active, touched_seq) VALUES ('benny', 'Benny', true, 1)")
        session.execute(
            "INSERT INTO member_role (member_id, role, entity_id, warehouse_id, active, touched_seq) "
            "VALUES ('benny', 'owner', '', '', true, 1)"
        )
        session.execute("INSERT INTO warehouse (id, entity_id, name, address, active, touched_seq) VALUES ('W', 'E', 'W', '', true, 1)")
        session.execute(
            "INSERT INTO location (id, warehouse_id, entity_id, name, kind, active, touched_seq) "
            "SELECT 'W/' || n, 'W', 'E', n, 'storage', true, 1 FROM generate_series(1, 100) n"
        )
        session.execute(
            "INSERT INTO item (id, name, family, base_unit, tracking, expiry_tracked, tax_code, country_of_origin, active, touched_seq) "
            "SELECT 'I' || n, 'Item number ' || n, 'goods', 'pc', 'none', false, '', '', true, 1 FROM generate_series(1, %s) n",
            [items],
        )
        session.execute(
            "INSERT INTO stock_position (location_id, item_id, lot_id, quantity, quantity_promised, moved_seq, touched_seq) "
            "SELECT 'W/' || (n %% 100 + 1), 'I' || (n %% %s + 1), 'L' || n, n, 0, 1, 1 FROM generate_series(1, %s) n",
            [items, positions],
        )
        decide(session, 1)
    with connect(url, autocommit=True) as session:
        session.execute("VACUUM ANALYZE")


def decide(session: object, seq: int) -> None:
    session.execute("SET session_replication_role = replica")
    session.execute(
        "INSERT INTO command (id, kind, body, digest, member, workstation, client_seq, submitted_at, seq, status, result, "
        "previous_hash, hash) VALUES (%s, 'k', '{}', '', 'x', 'w', %s, now(), %s, 'posted', '{}', '', md5(%s))",
        [f"c{seq}", seq, seq, str(seq)],
    )


@dataclass
class Took:
    """Seconds by the clock, and of processor time in this process, of every run."""

    clock: list[float]
    processor: list[float]

    def __str__(self) -> str:
        middle, best = statistics.median(self.clock) * 1e3, min(self.clock) * 1e3
        return f"median {middle:8.2f} ms, best {best:8.2f} ms, processor {statistics.median(self.processor) * 1e3:8.2f} ms"


def timed(took: Took, run: Callable[[], Any]) -> Any:
    clock, processor = time.perf_counter(), time.process_time()
    result = run()
    took.clock.append(time.perf_counter() - clock)
    took.processor.append(time.process_time() - processor)
    return result


class Floor:
    """A server-side cursor into bare SQLite inserts: two tables, no index but the key where changes have to find their rows."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.target = sqlite3.connect(folder / "floor.db", isolation_level=None)
        self.target.execute("PRAGMA journal_mode = WAL")
        self.target.execute("PRAGMA synchronous = NORMAL")

    def first(self) -> None:
        with connect(self.url) as session:
            self.target.execute("BEGIN")
            for table in ("item", "stock_position"):
                with session.cursor(name="floor") as cursor:
                    cursor.itersize = 5_000
                    cursor.execute(f"SELECT * FROM {table}")
                    marks = ""
                    while batch := cursor.fetchmany(5_000):
                        if not marks:
                            marks = ", ".join("?" * len(batch[0]))
                            self.target.execute(f"CREATE TABLE {table} ({', '.join(c.name for c in cursor.description or ())})")
                        self.target.executemany(f"INSERT INTO {table} VALUES ({marks})", batch)
            self.target.execute("COMMIT")

    def find_rows(self) -> None:
        self.target.execute("CREATE UNIQUE INDEX k ON stock_position (location_id, item_id, lot_id)")

    def pull(self, session: Any, seq: int) -> None:
        found = session.execute("SELECT * FROM stock_position WHERE touched_seq > %s", [seq]).fetchall()
        self.target.execute("BEGIN")
        self.target.executemany(
            "INSERT INTO stock_position VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (location_id, item_id, lot_id) DO UPDATE SET "
            "quantity = excluded.quantity, moved_seq = excluded.moved_seq, touched_seq = excluded.touched_seq",
            found,
        )
        self.target.execute("COMMIT")


@contextmanager
def looking(cache: Cache) -> Iterator[list[float]]:
    """A screen that reads a page of stock every hundredth of a second, from another thread; the seconds each reading took."""
    took: list[float] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(LOOKS_EVERY_SECONDS):
            began = time.perf_counter()
            with cache.reading() as connection:
                connection.exec_driver_sql("SELECT * FROM stock_position WHERE location_id = 'W/7' ORDER BY item_id LIMIT 50").all()
            took.append(time.perf_counter() - began)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield took
    finally:
        done.set()
        thread.join()


def shown(took: list[float]) -> str:
    ordered = sorted(took)
    if not ordered:
        return "none"
    return f"{len(ordered)} readings, p50 {ordered[len(ordered) // 2] * 1e3:.2f} ms, p95 {ordered[int(len(ordered) * 0.95)] * 1e3:.2f} ms"


@pytest.fixture
def url(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The administrator's and the person's address of a filled book."""
    server = PrivateServer(tmp_path / "pg", settings={"shared_buffers": "512MB"})
    server.create()
    server.start()
    try:
        url = server.url("bench")
        create_book(url).close()
        fill(url, ROWS // 10, ROWS)
        members.add_member(url, "benny", PASSWORD)
        yield url, server.url("bench", user="benny", password=PASSWORD)
    finally:
        server.remove()


def test_a_workstation_follows_its_book(url: tuple[str, str], tmp_path: Path) -> None:
    admin, person = url
    bare, floor = Took([], []), Floor(admin, tmp_path)
    timed(bare, floor.first)
    cache, outbox = Cache(cache_engine(tmp_path / "cache.db")), Outbox(tmp_path / "outbox.db")
    sync = Synchroniser(cache, outbox, now=lambda: datetime.now(UTC), progress=lambda *step: None)  # which has the rows counted first
    remote = PostgresRemote(person)
    first = Took([], [])
    done = timed(first, lambda: sync.round(remote))
    ratio = first.processor[0] / bare.processor[0]
    print(f"\nfirst synchronisation of {done.rows:,} rows: {first.clock[0]:.2f} s, floor {bare.clock[0]:.2f} s, ", end="")
    print(
        f"ratio {first.clock[0] / bare.clock[0]:.2f}; processor {first.processor[0]:.2f} s, floor {bare.processor[0]:.2f} s, ratio {ratio:.2f}"
    )
    assert ratio < FIRST_RATIO_MAX
    floor.find_rows()
    seq = 1
    with connect(admin, autocommit=True) as session:
        for changed, times in PULLS.items():
            ours, theirs = Took([], []), Took([], [])
            for _ in range(times):
                if changed:
                    seq += 1
                    change(session, seq, changed)
                done = timed(ours, lambda: sync.round(remote))
                assert done.rows == (changed + 1 if changed else 0) or done.rows == changed
                timed(theirs, partial(floor.pull, session, seq - 1 if changed else seq))
            print(f"pull of {changed:>6,} changed rows out of {ROWS:,}: {ours}\n{'floor':>45}: {theirs}")
            if changed:
                assert statistics.median(ours.processor) < PULL_RATIO_MAX * max(statistics.median(theirs.processor), 0.002)
        with looking(cache) as idle:
            time.sleep(1.5)
        with looking(cache) as busy:
            for _ in range(5):
                seq += 1
                change(session, seq, 10_000)
                sync.round(remote)
        cache.distrust("restored")
        with looking(cache) as anew:
            assert sync.round(remote).restarted == "restored"
        print(f"a screen reads while nothing happens: {shown(idle)}")
        print(f"while 10,000 rows come in five times: {shown(busy)}")
        print(f"while everything is read anew:        {shown(anew)}")
        assert statistics.median(busy) < 10 * max(statistics.median(idle), 0.001)
    remote.close()
    cache.close()
    outbox.close()
    floor.target.close()


def change(session: Any, seq: int, count: int) -> None:
    decide(session, seq)
    session.execute("UPDATE stock_position SET touched_seq = %s WHERE ctid IN (SELECT ctid FROM stock_position LIMIT %s)", [seq, count])
    session.execute("RESET session_replication_role")
