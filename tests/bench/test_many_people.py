"""Sixteen people at once on a shared book, and fifty who do nothing: rates and waiting times beside a hand-written function called by as many.

Run with `uv run pytest -m bench -s tests/bench/test_many_people.py`. Workstations, poster, server and the far network are processes of
their own on this machine; on two cores the workstations themselves (each follows the whole book) take most of the time.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.approvals import ApproveRequest
from app.commands.organisation import DefineMember
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command, read_body, write_body
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import ApprovalRequest, Member, MemberRole
from db.book import create_book
from db.private_server import PrivateServer
from db.roles import members
from tests.bench import plpgsql
from tests.faults.delay import delayed
from tests.support.company import Company, add_items, set_up

pytestmark = pytest.mark.bench
D = Decimal
DAY = date(2026, 1, 10)
ROOT = Path(__file__).parents[2]
PASSWORD = "a bench of people"
RECEIVERS, CARRIERS, CLERKS = [f"rec{i}" for i in range(8)], [f"car{i}" for i in range(6)], [f"clk{i}" for i in range(2)]
EACH, LINES, PROCESSES = 24, 10, 4
DELAYS = (0.0, 0.010)
"""One way: a round trip takes twice as long."""

IDLE, IDLE_SECONDS = 50, 45.0
TICKS = os.sysconf("SC_CLK_TCK")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PrivateServer]:
    """A server whose commits wait for the disk."""
    server = PrivateServer(tmp_path / "pg", settings={"max_connections": "150", "shared_buffers": "256MB"})
    server.create()
    server.start()
    try:
        yield server
    finally:
        server.remove()


class Office:
    """A book with its people and what they are about to do."""

    def __init__(self, server: PrivateServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.url = server.url("people")
        self.company = Company(create_book(self.url))
        self.company.clock = datetime.now(UTC)
        set_up(self.company, method="fifo")
        add_items(self.company, tuple(f"I{i}" for i in range(LINES)), entity="NORTH", method="fifo")
        for who, role in chain(
            ((name, "warehouse_operator") for name in RECEIVERS + CARRIERS), ((name, "finance_controller") for name in CLERKS)
        ):
            grant = MemberRole(member_id=who, role=role, entity_id="NORTH")
            self.company.do(DefineMember(member=Member(id=who, name=who), roles=(grant,)))
            members.add_member(self.url, who, PASSWORD)
        members.add_service(self.url, "poster", PASSWORD)
        self.company.receive("NUT", "100000", "0.01")
        self.company.receive("BOX", "100000", "0.01", location="W2/A")

    def receipts(self, prefix: str, count: int) -> list[Command]:
        """Receipts of orders that are placed here."""
        ordered = tuple(PurchaseLine(item_id=f"I{i}", quantity=D(5), unit_price=D("0.20")) for i in range(LINES))
        orders = [
            PlacePurchaseOrder(
                order_id=f"{prefix}po{i}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=ordered
            )
            for i in range(count)
        ]
        assert {o.status for o in self.company.run(*map(self.company.record, orders))} == {"posted"}
        arrived = tuple(ReceiptLineIn(order_line_no=n, quantity=D(5), location_id="W1/A") for n in range(1, LINES + 1))
        return [
            PostGoodsReceipt(receipt_id=f"{prefix}gr{i}", order_id=f"{prefix}po{i}", posting_date=DAY, lines=arrived) for i in range(count)
        ]

    def transfers(self, prefix: str, count: int) -> list[Command]:
        """Requests and shipments in turn, all of the same two items."""
        steps: list[Command] = []
        for i in range(count // 2):
            item, source, target = ("NUT", "W1", "W2") if i % 2 else ("BOX", "W2", "W1")
            line = TransferLineIn(item_id=item, quantity=D(2), from_location_id=f"{source}/A", to_location_id=f"{target}/A")
            steps.append(
                RequestTransfer(
                    transfer_id=f"{prefix}t{i}", from_warehouse_id=source, to_warehouse_id=target, request_date=DAY, lines=(line,)
                )
            )
            steps.append(ShipTransfer(shipment_id=f"{prefix}s{i}", transfer_id=f"{prefix}t{i}", posting_date=DAY))
        return steps

    def approvals(self, prefix: str, count: int) -> list[Command]:
        """Releases of adjustments that are held here."""
        line = AdjustmentLine(item_id="NUT", location_id="W1/A", quantity=D(1), unit_cost=D(2000))
        held = [
            PostAdjustment(adjustment_id=f"{prefix}a{i}", posting_date=DAY, warehouse_id="W1", reason="adjustment-1", lines=(line,))
            for i in range(count)
        ]
        outcomes = self.company.run(*map(self.company.record, held))
        assert {outcome.status for outcome in outcomes} == {"held"}, outcomes[0].result
        asked = {row.document_id: row.id for row in self.company.all(ApprovalRequest)}
        return [ApproveRequest(request_id=asked[f"{prefix}a{i}"]) for i in range(count)]

    def everyone(self, prefix: str) -> dict[str, list[Command]]:
        """Who does what."""
        todo: dict[str, list[Command]] = {}
        for names, make in ((RECEIVERS, self.receipts), (CARRIERS, self.transfers), (CLERKS, self.approvals)):
            for name in names:
                todo[name] = make(f"{prefix}{name}", EACH)
        return todo

    def let_go(self) -> None:
        self.company.close()
        self.company.book.close()

    @contextmanager
    def poster(self) -> Iterator[subprocess.Popen[str]]:
        health = self.folder / "health.json"
        place = self.server.url("people", user="poster", password=PASSWORD)
        with (self.folder / "poster.log").open("a") as log:
            words = [sys.executable, "-m", "app", "serve", "--book", place, "--health", str(health)]
            process = subprocess.Popen(words, cwd=ROOT, stderr=log, text=True)
        try:
            while not (health.exists() and json.loads(health.read_text())["part"] == "leader"):
                assert process.poll() is None
                time.sleep(0.05)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)

    @contextmanager
    def at_work(self, todo: dict[str, list[Command]], port: int, processes: int) -> Iterator[list[subprocess.Popen[str]]]:
        """The people of `todo` at their workstations, connected and in step."""
        names = list(todo)
        with ExitStack() as stack:
            started = []
            for i in range(processes):
                people = [
                    {
                        "member": name.partition("#")[0],
                        "folder": str(self.folder / f"{name}-{port}"),
                        "place": f"postgresql://{name.partition('#')[0]}:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{port}/people",
                        "commands": [[type(command).KIND, json.loads(write_body(command))] for command in todo[name]],
                    }
                    for name in names[i::processes]
                ]
                process = stack.enter_context(
                    subprocess.Popen(
                        [sys.executable, "-m", "tests.bench.people"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
                    )
                )
                say(process, json.dumps(people))
                started.append(process)
            for process in started:
                assert answer(process)["ready"]
            yield started
            for process in started:
                assert process.stdin
                process.stdin.close()


def say(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin
    process.stdin.write(line + "\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


def cpu_of(pids: Sequence[int]) -> float:
    """Seconds of processor time that processes have used so far."""
    total = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def pids_of(server: PrivateServer) -> list[int]:
    """The server's processes: the postmaster and its children."""
    assert server._process
    leader = server._process.pid
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == leader or int(stat.parent.name) == leader:
            found.append(int(stat.parent.name))
    return found


def percentile(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def shown(name: str, times: Sequence[float], seconds: float) -> str:
    return (
        f"{name:<34} {len(times):>4} documents, {len(times) / seconds:>6.1f}/s, "
        f"p50 {statistics.median(times) * 1e3:>6.1f} ms, p95 {percentile(times, 0.95) * 1e3:>6.1f} ms"
    )


def function_called_by_many(
    office: Office, port: int, receipts: list[Command], prefix: str, *, sessions: int = 16
) -> tuple[list[float], float]:
    """The floor: as many sessions, each submitting and posting one receipt after another by the function, over the same network."""
    place = office.url.replace(str(office.server.port), str(port))
    opened = [psycopg.connect(place, autocommit=True) for _ in range(sessions)]
    for session in opened:
        session.execute("SET enable_seqscan = off")
    took: list[float] = []

    def post(number: int) -> None:
        for i, command in enumerate(receipts[number::sessions]):
            record = office.company.record(command, command_id=f"{prefix}{number}-{i}")
            receipt = read_body(record.kind, record.body)
            assert isinstance(receipt, PostGoodsReceipt)
            began = time.perf_counter()
            plpgsql.submit(opened[number], record, time.monotonic_ns())
            opened[number].execute(f"SELECT {plpgsql.SCHEMA}.post_receipt(%s, %s, %s, %s, %s)", plpgsql.call_of(record, receipt))
            took.append(time.perf_counter() - began)

    threads = [threading.Thread(target=post, args=(number,)) for number in range(sessions)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    for session in opened:
        session.close()
    assert len(took) == len(receipts)
    return took, seconds


def test_sixteen_people_post_receipts_transfers_and_approvals_at_once(server: PrivateServer, tmp_path: Path) -> None:
    office = Office(server, tmp_path)
    floors = [office.receipts(f"f{i}", 16 * 8) for i in range(len(DELAYS))]
    bare_alone = [office.receipts(f"b{i}", EACH) for i in range(len(DELAYS))]
    with closing(psycopg.connect(office.url, autocommit=True)) as admin:
        for statement in plpgsql.statements():
            admin.execute(statement)
    todo = [office.everyone(f"d{i}") for i in range(len(DELAYS))]
    alone = [office.receipts(f"a{i}", EACH) for i in range(len(DELAYS))]
    office.let_go()
    print()
    with office.poster() as poster:
        for i, delay in enumerate(DELAYS):
            with delayed(server.port, delay) as port:
                network = f"{delay * 2e3:.0f} ms round trip"
                times, seconds = function_called_by_many(office, port, bare_alone[i], f"b{i}-", sessions=1)
                print(shown(f"function, 1 session, {network}", times, seconds))
                many(office, poster, {RECEIVERS[0]: alone[i]}, port, network)
                times, seconds = function_called_by_many(office, port, floors[i], f"f{i}-")
                print(shown(f"function, 16 sessions, {network}", times, seconds))
                bare = len(times) / seconds
                rate = many(office, poster, todo[i], port, network)
            print(f"{'':<34} of the function's rate: {rate / bare:.2f}")
            assert rate / bare > 0.1


def many(office: Office, poster: subprocess.Popen[str], todo: dict[str, list[Command]], port: int, network: str) -> float:
    """Let everyone work; returns documents per second."""
    people = len(todo)
    with office.at_work(todo, port, min(PROCESSES, people)) as processes:
        before = cpu_of([poster.pid]), cpu_of(pids_of(office.server))
        for process in processes:
            say(process, "go")
        done = [answer(process) for process in processes]
        cpu = [now - then for now, then in zip((cpu_of([poster.pid]), cpu_of(pids_of(office.server))), before, strict=True)]
    assert not [problem for one in done for problem in one["bad"]]
    took = [entry for one in done for entry in one["took"]]
    seconds = max(one["ended"] for one in done) - min(one["began"] for one in done)
    assert len(took) == people * EACH
    print(shown(f"{people} workstation{'s' * (people > 1)}, {network}", [t for _, t in took], seconds))
    for kind in sorted({kind for kind, _ in took}) if people > 1 else ():
        print(shown(f"    {kind}", [t for k, t in took if k == kind], seconds))
    print(
        f"{'':<34} processor seconds: poster {cpu[0]:.1f}, server {cpu[1]:.1f}, workstations {sum(one['cpu'] for one in done):.1f}, "
        f"of {2 * seconds:.1f} there were on two cores"
    )
    return len(took) / seconds


def test_fifty_idle_workstations_cost_almost_nothing(server: PrivateServer, tmp_path: Path) -> None:
    office = Office(server, tmp_path)
    office.let_go()
    someone = [f"{name}#{i}" for i in range(4) for name in RECEIVERS + CARRIERS + CLERKS][:IDLE]
    with psycopg.connect(office.url, autocommit=True) as admin, office.poster() as poster:
        for seats in (0, IDLE):
            with office.at_work({name: [] for name in someone[:seats]}, server.port, PROCESSES if seats else 0):
                time.sleep(IDLE_SECONDS)  # they look ever more rarely
                pids = pids_of(server)
                before = cpu_of(pids), cpu_of([poster.pid]), statements(admin), time.monotonic()
                time.sleep(IDLE_SECONDS)
                after = cpu_of(pids), cpu_of([poster.pid]), statements(admin), time.monotonic()
            passed = after[3] - before[3]
            server_cpu, poster_cpu, count = ((now - then) / passed for now, then in zip(after[:3], before[:3], strict=True))
            print(
                f"\n{seats} idle workstations and a poster: the server uses {server_cpu * 60:.2f} processor seconds a minute, the poster "
                f"{poster_cpu * 60:.2f}; {count:.1f} transactions a second"
            )
    assert server_cpu < 0.02, "of one core"


def statements(admin: psycopg.Connection[Any]) -> float:
    admin.execute("SELECT pg_stat_force_next_flush()")
    row = admin.execute("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = 'people'").fetchone()
    return float(row[0]) if row else 0.0
