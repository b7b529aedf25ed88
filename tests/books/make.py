"""Makes the books that are kept of the present revision: `python -m tests.books.make`, once, before the next revision begins.

What it leaves in `tests/books/rNNNN/` is never made again. It knows how books come about, and nothing of how later builds open them.

* `books.tar.xz`: the sample company's first months (with witness), and as few books of the business scenarios as together hold every kind
  of command that any scenario posts or has held, and every table that any of them fills;
* `shared.sql.xz`: the sample on PostgreSQL, as the server's own `pg_dump` writes it; one command in it still waits;
* `workstation.tar.xz`: the cache, outbox and drafts of somebody who worked on it and was cut off;
* `kept.json`: the head of each, hash for hash, and what of the workstation's commands the book knew.

The dump is to be restored into every PostgreSQL that is supported, so it is made with the oldest: DOCKLEDGER_POSTGRES_BIN names its programs.
"""

from __future__ import annotations

import io
import json
import lzma
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
import pytest

import app.roof.sample
from app.bootstrap import Host, hosting
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.roof.sample import build_sample
from app.roof.sample_trade import Trade
from app.workstation import Workstation
from db.book import create_book, open_book
from db.migrations.run import SCHEMA_HEAD
from db.private_server import FAST, PrivateServer, programs
from db.replay import replay
from db.roles import members
from db.verify import verify
from tests.db.test_postgres_serve import running, until
from tests.support.company import Company
from ui.drafts import DraftHead, DraftStore
from ui.screens.receiving.draft import Head, write_head
from ui.tally import Arrived, Key, write_step

HERE = Path(__file__).parent
LAST_DAY, CLOSED_UNTIL, TRADING_EVERY = date(2026, 2, 27), "2025-12", 5
"""The sample's first months, with trade on every fifth day: all it can be with some 200 commands."""
MEMBER, PASSWORD = "olivia", "a long enough password"
SCENARIO_BYTES_MAX = 4_000_000
ITEM = "CL001"
D = Decimal


class Collector:
    """A pytest plugin that copies the book of every scenario that passed, with what it holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: dict[Path, frozenset[str]] = {}
        self._open: list[Company] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        self._open = []
        plain, companies = Company.__init__, self._open

        def remembered(company: Company, *given: Any, **options: Any) -> None:
            plain(company, *given, **options)
            companies.append(company)

        with mock.patch.object(Company, "__init__", remembered):
            outcome = yield
        self._keep(item)
        return outcome

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[Any]:
        made = yield
        if isinstance(made, Company):
            self._open.append(made)
        return made

    def _keep(self, item: pytest.Item) -> None:
        made = {id(value): value for value in getattr(item, "funcargs", {}).values() if isinstance(value, Company)}
        for company in [*made.values(), *self._open]:
            path = company.book.path
            if not path.is_file() or path.stat().st_size > SCENARIO_BYTES_MAX:
                continue
            copy = self.folder / f"{len(self.found):04d}.db"
            with closing(sqlite3.connect(path)) as source:
                source.execute("VACUUM INTO ?", (str(copy),))
            self.found[copy] = _holds(copy)


def _holds(book: Path) -> frozenset[str]:
    with closing(sqlite3.connect(book)) as connection:
        kinds = connection.execute("SELECT DISTINCT kind || ' ' || status FROM command WHERE status IN ('posted', 'held')")
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
        filled = {name for (name,) in tables if connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()}
        return frozenset({kind for (kind,) in kinds} | filled)


def scenario_books(folder: Path) -> list[Path]:
    """As few books as hold everything that all scenarios hold; each proven and replayed before it is kept."""
    collector = Collector(folder)
    pytest.main(["-q", "-n", "0", "-p", "no:cacheprovider", str(HERE.parent / "scenarios")], plugins=[collector])
    missing, chosen = frozenset().union(*collector.found.values()), []
    left = dict(collector.found)
    while missing and left:
        book = max(left, key=lambda found: (len(left[found] & missing), -found.stat().st_size))
        gain = left.pop(book) & missing
        if not gain:
            break
        if _sound(book):
            chosen.append(book)
            missing -= gain
    sys.stderr.write(f"{len(chosen)} of {len(collector.found)} scenario books; nowhere sound: {sorted(missing)}\n")
    return chosen


def _sound(book: Path) -> bool:
    """Some scenarios tamper with their book; those are of no use here."""
    opened = open_book(str(book))
    again = create_book(str(book.with_suffix(".again")))
    try:
        return all(proof.ok for proof in verify(opened)) and not replay(opened, again).difference
    finally:
        opened.close()
        again.close()


def sample_book(folder: Path) -> Path:
    """The sample company's first months in an embedded book, with its witness."""
    work, path = Trade.work, folder / "sample.db"

    def now_and_then(trade: Trade, day: date, *, last: bool) -> None:
        if last or day.toordinal() % TRADING_EVERY == 0:
            work(trade, day, last=last)

    with (
        mock.patch.object(app.roof.sample, "LAST_DAY", LAST_DAY),
        mock.patch.object(app.roof.sample, "CLOSED_UNTIL", CLOSED_UNTIL),
        mock.patch.object(Trade, "work", now_and_then),
        hosting(Host(create_book(str(path)), workstation="sample")) as host,
    ):
        build_sample(host)
    return path


@contextmanager
def shared_copy(sample: Path, folder: Path) -> Iterator[tuple[PrivateServer, str]]:
    """A PostgreSQL server with the sample's log posted on it, and the administrator's URL."""
    server = PrivateServer(folder / "pg", settings=FAST)
    server.create()
    server.start()
    try:
        url = server.url("kept")
        source, target = open_book(str(sample)), create_book(url)
        assert not replay(source, target).difference
        source.close()
        target.close()
        yield server, url
    finally:
        server.remove()


def work_and_be_cut_off(server: PrivateServer, url: str, folder: Path) -> dict[str, Any]:
    """A day of the sample's owner at a workstation: one order posted, one in the log undecided, one turned away, two never sent."""
    members.add_service(url, "dl_service", PASSWORD)
    members.add_member(url, MEMBER, PASSWORD)
    station = Workstation(server.url("kept", user=MEMBER, password=PASSWORD), member=MEMBER, folder=folder, name="desk")
    try:
        with running(server.url("kept", user="dl_service", password=PASSWORD)):
            until(lambda: station.status().connection == "online", 60)
            posted = station.request(_order("KEPT-PO-1"), command_id="kept-1")
            assert station.submit(posted).status == "posted"
        undecided = station.request(_order("KEPT-PO-2"), command_id="kept-2")
        again = station.request(_order("KEPT-PO-3"), command_id="sample-000005")
        station.store([undecided])
        until(lambda: station.pending()[0].state == "sent")
        station.store([again])
        until(lambda: station.pending()[-1].state == "rejected")
        with psycopg.connect(server.url(), autocommit=True) as session:
            session.execute("ALTER DATABASE kept ALLOW_CONNECTIONS false")
            session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'kept'")
            until(lambda: station.status().connection == "offline", 30)
            waiting = [station.request(_order("KEPT-PO-4"), command_id="kept-4"), station.request(_receipt(), command_id="kept-5")]
            station.store(waiting)
            session.execute("ALTER DATABASE kept ALLOW_CONNECTIONS true")
    finally:
        station.close()
    _leave_draft(folder / "drafts.sqlite")
    return {
        "member": MEMBER,
        "settled": [posted.id],
        "undecided": [undecided.id],
        "rejected": [again.id],
        "waiting": [record.id for record in waiting],
    }


def _order(order_id: str) -> PlacePurchaseOrder:
    line = PurchaseLine(item_id=ITEM, quantity=D(10), unit_price=D("4.00"))
    return PlacePurchaseOrder(
        order_id=order_id, entity_id="RHEIN", warehouse_id="CGN", supplier_id="KASSEL", order_date=date(2026, 2, 27), lines=(line,)
    )


def _receipt() -> PostGoodsReceipt:
    line = ReceiptLineIn(order_line_no=1, quantity=D(10), location_id="CGN/A-01")
    return PostGoodsReceipt(receipt_id="KEPT-GR-4", order_id="KEPT-PO-4", posting_date=date(2026, 2, 27), lines=(line,))


def _leave_draft(file: Path) -> None:
    drafts = DraftStore(file)
    drafts.put(DraftHead("KEPT-DRAFT", "receiving", "KEPT-PO-1", "PO · KASSEL", write_head(Head("KEPT-DRAFT", "KEPT-PO-1", "LS 4711"))))
    for n in (1, 2):
        drafts.append("KEPT-DRAFT", n, write_step(Arrived(Key(1, ITEM), D(n))))
    drafts.close()


def _dump(server: PrivateServer) -> bytes:
    done = subprocess.run([str(programs() / "pg_dump"), "-d", server.url("kept")], capture_output=True, check=True)
    return done.stdout


def _head(book: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(book)) as connection:
        seq, found = connection.execute("SELECT seq, hash FROM command ORDER BY seq DESC LIMIT 1").fetchone()
    return {"seq": seq, "hash": found}


def _tidy(file: Path) -> None:
    """One file without a journal beside it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")


def _pack(target: Path, files: list[Path]) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for file in files:
            tar.add(file, arcname=file.name, filter=_nobodys)
    target.write_bytes(lzma.compress(packed.getvalue(), preset=9 | lzma.PRESET_EXTREME))


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return entry


def main() -> None:
    target = HERE / f"r{SCHEMA_HEAD}"
    target.mkdir()
    with tempfile.TemporaryDirectory(prefix="dockledger-") as name:
        folder = Path(name)
        (folder / "scenarios").mkdir()
        (folder / "station").mkdir()
        books = scenario_books(folder / "scenarios")
        sample = sample_book(folder)
        with shared_copy(sample, folder) as (server, url):
            station = work_and_be_cut_off(server, url, folder / "station")
            (target / "shared.sql.xz").write_bytes(lzma.compress(_dump(server), preset=9 | lzma.PRESET_EXTREME))
            with psycopg.connect(url) as session:
                seq, found = session.execute("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").fetchone()
        stationed = [folder / "station" / file for file in ("cache.db", "outbox.db", "drafts.sqlite")]
        for file in (sample, *stationed):
            _tidy(file)
        heads = {book.name: _head(book) for book in (sample, *books)}
        _pack(target / "books.tar.xz", [sample, sample.with_name("sample.db.witness"), *books])
        _pack(target / "workstation.tar.xz", stationed)
        kept = {"revision": SCHEMA_HEAD, "books": heads, "shared": {"seq": seq, "hash": found}, "workstation": station}
        (target / "kept.json").write_text(json.dumps(kept, indent=2) + "\n")


if __name__ == "__main__":
    main()
