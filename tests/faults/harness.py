"""Real processes, real kills: a server, two posting services and two workstations, each behind a fault proxy of its own."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from db.book import create_book, open_book
from db.private_server import PostgresDidNotStart, PrivateServer
from db.roles import members
from db.shared_book import connect
from db.verify.proof import verify
from tests.faults.proxy import MODES, FaultProxy, Mode
from tests.support.company import Company, set_up

PASSWORD = "killed but not lost"
PEOPLE = ("olga", "clara")
SERVICES = ("service1", "service2")
ROOT = Path(__file__).parents[2]
PAUSE_SECONDS = 0.3
SAVED_BETWEEN_BLOWS = 8
WORK_SECONDS_MAX = 20.0
POSTMASTER, BACKEND, FREEZE = "postmaster", "backend", "freeze"
FREEZE_SECONDS = 1.0
FAULT_SECONDS = 0.03
"""How long a fault of the network lasts at least, when many follow each other between two kills."""


@dataclass(frozen=True)
class Plan:
    """How many blows of each kind a run deals out, in an order of its own; `network` faults come in bursts between the others."""

    clients: int = 2
    posters: int = 2
    postmasters: int = 1
    backends: int = 1
    freezes: int = 1
    network: int = len(MODES)

    def blows(self, random: Random) -> list[str]:
        """The kills, mixed, so that nobody waits long for any kind of them."""
        found = [PEOPLE[n % len(PEOPLE)] for n in range(self.clients)] + [SERVICES[n % len(SERVICES)] for n in range(self.posters)]
        found += [POSTMASTER] * self.postmasters + [BACKEND] * self.backends + [FREEZE] * self.freezes
        random.shuffle(found)
        return found


@dataclass
class Report:
    """What a run did to everybody, and what became of the book and of every workstation."""

    saved: int = 0
    events: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    untrue: list[str] = field(default_factory=list)
    undecided: int = 0
    broken_proofs: list[str] = field(default_factory=list)
    rounds_until_in_step: int = 0
    seconds_until_in_step: float = 0.0
    seconds_with_start: float = 0.0

    @property
    def kills(self) -> int:
        return sum(count for what, count in self.events.items() if what.startswith("killed"))

    def __str__(self) -> str:
        events = ", ".join(f"{count} {what}" for what, count in sorted(self.events.items()))
        return (
            f"{self.saved} commands saved; {events}; lost {len(self.lost)}, doubled {len(self.doubled)}, told what is not so "
            f"{len(self.untrue)}, undecided {self.undecided}, proofs that fail {len(self.broken_proofs)}; after healing in step within "
            f"{self.rounds_until_in_step} rounds, {self.seconds_until_in_step:.1f} s ({self.seconds_with_start:.1f} s with starting "
            "those that were killed last)"
        )


class Harness:
    """Everything is below `folder`. `play` may be called once."""

    def __init__(self, folder: Path, *, seed: int) -> None:
        self.folder = folder
        self.random = Random(seed)
        self.healed = folder / "healed"
        self.server = PrivateServer(folder / "pg", settings={"max_connections": "60"})
        self.server.create()
        self.server.start()
        self.url = self.server.url("kills")
        company = Company(create_book(self.url))
        set_up(company)
        company.close()
        company.book.close()
        for login in PEOPLE:
            members.add_member(self.url, login, PASSWORD)
        members.add_service(self.url, "service", PASSWORD)
        self.proxies = {name: FaultProxy(self.server.port) for name in (*PEOPLE, *SERVICES)}
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.report = Report()

    def play(self, plan: Plan, *, seconds_max: float = float("inf"), told: Callable[[str], None] = lambda line: None) -> Report:
        """Every blow of the plan, or those for which there is time, then none; judges what is left."""
        end = time.monotonic() + seconds_max
        for name in PEOPLE:
            self._said_by(name).touch()
        for name in self.proxies:
            self._start(name)
        blows = plan.blows(self.random)
        faults = 0
        for done, event in enumerate(blows, start=1):
            if time.monotonic() > end:
                break
            self._let_work()
            while faults < plan.network * done // len(blows):
                faults += 1
                self._disturb(MODES[faults % len(MODES)])
            self._strike(event)
            if self.random.random() < 0.5:
                self.proxies[self.random.choice(list(self.proxies))].set("pass")
            if done % 50 == 0:
                told(f"{done} of {len(blows)} kills, {faults} of {plan.network} network faults, {len(self._said())} commands saved")
        self._heal()
        self._judge()
        return self.report

    def close(self) -> None:
        for process in self.processes.values():
            process.kill()
            process.wait()
        for proxy in self.proxies.values():
            proxy.close()
        self.server.remove()

    def _let_work(self) -> None:
        """Blows follow each other as fast as people work, however slow the machine is."""
        before, end = len(self._said()), time.monotonic() + WORK_SECONDS_MAX
        time.sleep(PAUSE_SECONDS)
        while len(self._said()) < before + SAVED_BETWEEN_BLOWS and time.monotonic() < end:
            time.sleep(0.05)

    def _said(self) -> list[str]:
        """All that the clients said up to now."""
        return [line for name in PEOPLE for line in self._said_by(name).read_text().splitlines()]

    def _said_by(self, name: str) -> Path:
        return self.folder / f"{name}.said"

    def _strike(self, event: str) -> None:
        if event in self.processes:
            self._kill(event)
            self._start(event)
            self.report.events["killed " + ("client" if event in PEOPLE else "poster")] += 1
        elif event == POSTMASTER:
            self.server.kill()
            self._start_server()
            self.report.events["killed postmaster"] += 1
        elif event == BACKEND:
            self.report.events["killed backend"] += self._end_a_session()
        else:
            frozen = self.processes[self.random.choice(SERVICES)]
            frozen.send_signal(signal.SIGSTOP)
            time.sleep(FREEZE_SECONDS)
            frozen.send_signal(signal.SIGCONT)
            self.report.events["frozen poster"] += 1

    def _disturb(self, mode: Mode) -> None:
        """One fault of somebody's network, for a moment at least."""
        self.proxies[self.random.choice(list(self.proxies))].set(mode)
        self.report.events[f"network {mode}"] += 1
        time.sleep(FAULT_SECONDS)

    def _end_a_session(self) -> int:
        """Somebody's session, ended by the server in whatever it does."""
        with connect(self.url, autocommit=True) as session:
            ended = session.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' "
                "AND datname = current_database() AND pid <> pg_backend_pid() ORDER BY md5(pid::text || clock_timestamp()) LIMIT 1"
            )
            return len(ended.fetchall())

    def _heal(self) -> None:
        for proxy in self.proxies.values():
            proxy.set("cut")
            proxy.set("pass")
        began = time.monotonic()
        self.healed.touch()
        for name in PEOPLE:
            self.processes.pop(name).wait()
            last = self._said_by(name).read_text().splitlines()[-1:]
            if not last or not last[0].startswith("done"):
                raise AssertionError(f"{name} did not come to its end: {last}")
            _, _, rounds, seconds = last[0].split()
            self.report.rounds_until_in_step = max(self.report.rounds_until_in_step, int(rounds))
            self.report.seconds_until_in_step = max(self.report.seconds_until_in_step, float(seconds))
        self.report.seconds_with_start = time.monotonic() - began

    def _judge(self) -> None:
        report = self.report
        with connect(self.url) as session:
            log = session.execute("SELECT id, status, seq FROM command ORDER BY seq").fetchall()
        known = {row[0]: (row[1], row[2]) for row in log}
        saved = {line.split()[1] for line in self._said() if line.startswith("saved ")}
        report.saved = len(saved)
        report.lost = sorted(saved - set(known))
        report.doubled = sorted(i for i, count in Counter(row[0] for row in log).items() if count > 1)
        report.undecided = sum(row[2] is None for row in log)
        for name in PEOPLE:
            kept = sqlite3.connect(next((self.folder / name).rglob("outbox*.db")))
            told = kept.execute("SELECT id, state, status, seq FROM outbox").fetchall()
            kept.close()
            report.untrue += [row[0] for row in told if row[1] != "settled" or known.get(row[0]) != (row[2], row[3])]
        book = open_book(self.url)
        report.broken_proofs = [proof.name for proof in verify(book) if not proof.ok]
        book.close()

    def _start(self, name: str) -> None:
        login = "service" if name in SERVICES else name
        place = self.server.url("kills", user=login, password=PASSWORD).replace(f":{self.server.port}/", f":{self.proxies[name].port}/")
        place += "?connect_timeout=2&tcp_user_timeout=2000"
        words = ["-m", "app", "serve", "--book", place]
        if login in PEOPLE:
            words = ["-m", "tests.faults.client", place, login, str(self.folder / login), str(self.healed)]
        with (self.folder / f"{name}.log").open("a") as log, self._said_by(name).open("a") as said:
            self.processes[name] = subprocess.Popen([sys.executable, *words], cwd=ROOT, stdout=said, stderr=log)

    def _start_server(self) -> None:
        """The sessions of a killed server end when they notice, and until then it does not start again."""
        end = time.monotonic() + WORK_SECONDS_MAX
        while True:
            try:
                self.server.start()
            except PostgresDidNotStart:
                if time.monotonic() > end:
                    raise
                time.sleep(0.3)
            else:
                return

    def _kill(self, name: str) -> None:
        process = self.processes.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()
