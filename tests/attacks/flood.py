"""A member who floods a shared book while somebody else works: how long the other waits, what the service takes, what was set aside and why.

`python -m tests.attacks.flood` makes a server, a book and a `dockledger serve` of its own and floods it by SQL in every way that a
member's login can; what the guards refuse a member, an administrator puts in for them before. Its exit code says whether it held.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import psycopg

from app.commands.organisation import DefineMember
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import Member, MemberRole
from app.limits import BODY_BYTES_MAX, LINES_MAX
from app.workstation import Workstation
from db.book import create_book
from db.guards.postgres import POSTED_CHANNEL
from db.private_server import FAST, PrivateServer, programs
from db.roles import members
from tests.support.company import Company, add_items, set_up

ROOT = Path(__file__).parents[2]
PASSWORD = "a flood and an ark"
BOOK, HONEST, FLOODING, SERVICE = "flooded", "hanna", "mallory", "service"
DAY = date(2026, 1, 10)
ITEMS = tuple(f"I{n}" for n in range(10))
WAIT_SECONDS_MAX = 2.0
MEMORY_BYTES_MAX = 1 << 30
GIVEN_UP_SECONDS = 120.0
NOTICE_PAGES = 256
"""The server's queue of announcements is made this small, so that it really is full."""

PUT = """
INSERT INTO command (id, kind, body, digest, workstation, client_seq, submitted_at{column})
SELECT %(name)s || i, %(kind)s, b, encode(sha256(convert_to(%(kind)s || chr(10) || b, 'UTF8')), 'hex'), %(name)s, i, now(){value}
FROM generate_series(1, %(count)s) i, (SELECT {body}) AS made(b)
"""
LINES = (
    """'{"receipt_id":"r","order_id":"po","posting_date":"2026-01-10","lines":[' || """
    """repeat('{"order_line_no":1,"quantity":"1"},', %(size)s) || '{}]}'"""
)
NUMBERS = "'[' || repeat('1,', %(size)s / 2 - 2) || '1]'"
TEXT = "repeat('j', %(size)s)"


@dataclass(frozen=True, slots=True)
class Flood:
    """How much of everything, and the memory that the system lets the service have beyond what it has when it begins to post."""

    lines: int = 200_000
    bodies: int = 500
    body_bytes: int = 16_000_000
    junk: int = 100_000
    connections: int = 200
    receipts: int = 50
    seconds: float = 120.0
    room_mb: int = 128


@dataclass(slots=True)
class Report:
    """What it came to."""

    waits: list[float] = field(default_factory=list)
    decided: list[float] = field(default_factory=list)
    memory: int = 0
    same_service: bool = False
    waiting_at_most: int = 0
    waiting_left: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    posted: int = 0
    unexplained: int = 0

    @property
    def longest(self) -> float:
        return max(self.waits, default=GIVEN_UP_SECONDS)

    @property
    def held(self) -> bool:
        """Whether nobody else was stopped, within the memory, without a restart, with a reason for all that was set aside."""
        return self.sound and self.longest <= WAIT_SECONDS_MAX

    @property
    def sound(self) -> bool:
        """The same without the clock."""
        return self.same_service and self.posted == len(self.waits) and self.memory <= MEMORY_BYTES_MAX and not self.unexplained

    def lines(self) -> Iterator[str]:
        yield f"receipts of the other member: {self.posted} posted of {len(self.waits)}"
        for what, waits in (("decided", self.decided), ("answer on the screen", self.waits)):
            ordered = sorted(waits) or [GIVEN_UP_SECONDS]
            middle, late = (ordered[int((len(ordered) - 1) * share)] for share in (0.5, 0.95))
            yield f"from submit to {what}: longest {ordered[-1]:.2f} s, 95 % {late:.2f} s, median {middle:.2f} s (limit {WAIT_SECONDS_MAX} s)"
        yield f"memory of the service at most: {self.memory / (1 << 20):.0f} MiB (limit {MEMORY_BYTES_MAX >> 20} MiB)"
        yield f"one service from beginning to end, always leading: {'yes' if self.same_service else 'NO'}"
        yield f"commands waiting at first: {self.waiting_at_most}, left at the end: {self.waiting_left}"
        for title, counted in (("done by the flood", self.done), ("refused to the flood", self.refused), ("set aside", self.set_aside)):
            for what, count in sorted(counted.items()):
                yield f"{title}: {count:>8} {what}"
        yield f"set aside without a reason: {self.unexplained}"


class Premises:
    """A server with a book, the service that posts it, and two people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        settings = {**FAST, "max_connections": "150", "shared_buffers": "256MB"}
        if notices_bounded():
            settings["max_notify_queue_pages"] = str(NOTICE_PAGES)
        self.server = PrivateServer(folder / "pg", settings=settings)
        self.server.create()
        self.server.start()
        self.url = self.server.url(BOOK)
        self.company = Company(create_book(self.url))
        self.company.clock = datetime.now(UTC)
        set_up(self.company)
        add_items(self.company, ITEMS, entity="NORTH", method="average")
        for who in (HONEST, FLOODING):
            role = MemberRole(member_id=who, role="warehouse_operator", entity_id="NORTH")
            self.company.do(DefineMember(member=Member(id=who, name=who), roles=(role,)))
            members.add_member(self.url, who, PASSWORD)
        members.add_service(self.url, SERVICE, PASSWORD)
        lines = tuple(PurchaseLine(item_id=item, quantity=Decimal(10_000), unit_price=Decimal("0.01")) for item in ITEMS)
        self.company.do(
            PlacePurchaseOrder(order_id="po", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=lines)
        )

    def receipt(self, number: int) -> PostGoodsReceipt:
        """One more delivery of the order."""
        lines = tuple(ReceiptLineIn(order_line_no=n + 1, quantity=Decimal(1), location_id="W1/A") for n in range(len(ITEMS)))
        return PostGoodsReceipt(receipt_id=f"gr{number}", order_id="po", posting_date=DAY, lines=lines)

    def place(self, who: str) -> str:
        return self.server.url(BOOK, user=who, password=PASSWORD)

    def let_go(self) -> None:
        self.company.close()
        self.company.book.close()

    @property
    def health(self) -> Path:
        return self.folder / "health.json"

    @contextmanager
    def service(self, room_mb: int) -> Iterator[subprocess.Popen[str]]:
        words = [sys.executable, "-m", "app", "serve", "--book", self.place(SERVICE), "--health", str(self.health)]
        with (self.folder / "service.log").open("a") as log:
            process = subprocess.Popen(words, cwd=ROOT, stderr=log, text=True)
        try:
            while not (self.health.exists() and json.loads(self.health.read_text())["part"] == "leader"):
                if process.poll() is not None:
                    raise RuntimeError((self.folder / "service.log").read_text()[-2000:])
                time.sleep(0.05)
            most = bytes_told(process.pid, "VmSize") + (room_mb << 20)
            resource.prlimit(process.pid, resource.RLIMIT_AS, (most, most))
            yield process
        finally:
            process.terminate()
            process.wait(timeout=60)


class Flooder:
    """Everything that one login can do by SQL, over and over until it is told to stop."""

    def __init__(self, place: str, flood: Flood, report: Report) -> None:
        self._place = place
        self._flood = flood
        self._report = report
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._again, args=(way,))
            for way in (self._junk, self._large, self._notices, self._listens, self._locks, self._old_view)
        ]

    def __enter__(self) -> Flooder:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def connections(self, held: ExitStack) -> None:
        """As many sessions as the server lets in."""
        for _ in range(self._flood.connections):
            with self._counted("one more connection"):
                held.enter_context(psycopg.connect(self._place, connect_timeout=5))

    def _again(self, way: Callable[[psycopg.Connection], None]) -> None:
        while not self._over.is_set():
            with contextlib.suppress(psycopg.OperationalError), psycopg.connect(self._place, autocommit=True, connect_timeout=5) as session:
                session.execute("SET idle_in_transaction_session_timeout = 0")
                while not self._over.is_set():
                    way(session)
            self._over.wait(0.1)

    @contextmanager
    def _counted(self, what: str) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            reason = re.sub(r"\d+", "N", str(error).splitlines()[0].rpartition("FATAL: ")[2].strip())
            self._report.refused[f"{what}: {reason}"] += 1
        else:
            self._report.done[what] += 1

    def _junk(self, session: psycopg.Connection) -> None:
        for count in (self._flood.junk, 500, 20):
            with self._counted(f"a statement with {count} junk commands"):
                put(session, f"j{time.monotonic_ns()}-", count, TEXT, 20)

    def _large(self, session: psycopg.Connection) -> None:
        for what, body, size in (
            ("a receipt of far too many lines", LINES, self._flood.lines),
            ("a body that is far too large", TEXT, self._flood.body_bytes),
            ("a body of the most bytes", TEXT, BODY_BYTES_MAX),
        ):
            with self._counted(what):
                put(session, f"l{time.monotonic_ns()}-", 1, body, size, kind="post_goods_receipt")
        self._over.wait(0.2)

    def _notices(self, session: psycopg.Connection) -> None:
        with self._counted("a thousand announcements"):
            session.execute("SELECT pg_notify(%s, repeat('x', 900) || i || random()) FROM generate_series(1, 1000) i", [POSTED_CHANNEL])
        self._over.wait(0.02)

    def _listens(self, session: psycopg.Connection) -> None:
        """Who listens within a transaction keeps everything announced since in the server's queue."""
        session.execute(f"LISTEN {POSTED_CHANNEL}")
        with session.transaction():
            session.execute("SELECT 1")
            self._over.wait(15)

    def _locks(self, session: psycopg.Connection) -> None:
        for statement in (
            "LOCK TABLE command IN ACCESS EXCLUSIVE MODE NOWAIT",
            "LOCK TABLE journal_line IN SHARE MODE NOWAIT",
            "SELECT 1 FROM command FOR UPDATE",
            "SELECT pg_advisory_lock(i) FROM generate_series(1, 1000) i",
            "LOCK TABLE command IN ACCESS SHARE MODE",
        ):
            with self._counted(statement), session.transaction():
                session.execute(statement)
                self._over.wait(1)

    def _old_view(self, session: psycopg.Connection) -> None:
        """A view of the book that is held keeps the server from tidying up."""
        with self._counted("a view of the book, held"), session.transaction():
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            session.execute("SELECT count(*) FROM command")
            self._over.wait(60)


def put(session: psycopg.Connection, name: str, count: int, body: str, size: int, *, kind: str = "junk", member: str = "") -> None:
    """Commands by raw SQL, made by the server itself; for somebody else only by an administrator."""
    column, value = (", member", ", %(member)s") if member else ("", "")
    facts = {"name": name, "kind": kind, "count": count, "size": size, "member": member}
    session.execute(PUT.format(column=column, value=value, body=body), facts)


def played(flood: Flood, folder: Path) -> Report:
    """The whole story in a folder of its own."""
    report = Report()
    premises = Premises(folder)
    try:
        with psycopg.connect(premises.url, autocommit=True) as administrator:
            before = {"kind": "post_goods_receipt", "member": FLOODING}
            put(administrator, "lines-", 1 + flood.bodies // 100, LINES, min(flood.lines, BODY_BYTES_MAX // 40), **before)
            put(administrator, "numbers-", flood.bodies // 2, NUMBERS, BODY_BYTES_MAX, **before)
            put(administrator, "text-", flood.bodies - flood.bodies // 2, TEXT, BODY_BYTES_MAX, **before)
            put(administrator, "junk-", flood.junk, TEXT, 20, member=FLOODING)
            report.waiting_at_most = waiting(administrator)
            with premises.service(flood.room_mb) as service:
                began = json.loads(premises.health.read_text())["since"]
                with ExitStack() as held, Flooder(premises.place(FLOODING), flood, report) as flooder:
                    time.sleep(0.5)
                    flooder.connections(held)
                    work(premises, flood, report)
                told = json.loads(premises.health.read_text())
                report.same_service = service.poll() is None and (told["part"], told["since"]) == ("leader", began)
                report.memory = bytes_told(service.pid, "VmHWM")
            judge(administrator, report)
    finally:
        premises.let_go()
        premises.server.remove()
    return report


def work(premises: Premises, flood: Flood, report: Report) -> None:
    """The other member's day at a workstation of their own: one receipt after the other, each until its answer is there."""
    end = time.monotonic() + flood.seconds
    station = Workstation(premises.place(HONEST), member=HONEST, folder=premises.folder / "honest")
    try:
        while not station.status().has_data:
            time.sleep(0.05)
        while len(report.waits) < flood.receipts or time.monotonic() < end:
            number = len(report.waits)
            record = station.request(premises.receipt(number), command_id=f"honest-{number}")
            began = time.monotonic()
            station.store([record])
            while station.wait_for([record.id])[record.id].status == "waiting" and time.monotonic() - began < GIVEN_UP_SECONDS:
                continue
            report.waits.append(time.monotonic() - began)
            time.sleep(min(0.1, flood.seconds))
    finally:
        station.close()


def waiting(session: psycopg.Connection) -> int:
    [[count]] = session.execute("SELECT count(*) FROM command WHERE seq IS NULL").fetchall()
    return int(count)


def judge(session: psycopg.Connection, report: Report) -> None:
    """What the book says of it afterwards."""
    report.waiting_left = waiting(session)
    took = "SELECT extract(epoch FROM decided_at - submitted_at)::float8 FROM command WHERE member = %s AND seq IS NOT NULL"
    report.decided = [seconds for (seconds,) in session.execute(took, [HONEST])]
    [[report.posted]] = session.execute("SELECT count(*) FROM command WHERE member = %s AND status = 'posted'", [HONEST]).fetchall()
    for status, code, count in session.execute(
        "SELECT status, result::jsonb -> 'refusal' ->> 'code', count(*) FROM command WHERE member = %s AND seq IS NOT NULL GROUP BY 1, 2",
        [FLOODING],
    ):
        report.set_aside[f"{status}: {code}"] += count
        report.unexplained += 0 if code else count


def notices_bounded() -> bool:
    """Whether this PostgreSQL (from 17 on) lets the queue of announcements be made small; before, filling it takes gigabytes."""
    said = subprocess.run([str(programs() / "postgres"), "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+)", said)
    return bool(found) and int(found[1]) >= 17


def bytes_told(pid: int, what: str) -> int:
    """What the system tells of a process's memory: VmSize now, VmHWM the most that it ever had at once."""
    found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) * 1024 if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for one in fields(Flood):
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=type(one.default), default=one.default)
    flood = Flood(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory(prefix="dockledger-flood-", ignore_cleanup_errors=True) as folder:
        report = played(flood, Path(folder))
    sys.stdout.write("\n".join([f"a most of {LINES_MAX} lines and {BODY_BYTES_MAX} bytes is taken", *report.lines()]) + "\n")
    return 0 if report.held else 1


if __name__ == "__main__":
    sys.exit(main())
