"""Real processes, real kills: clients, posters and the server are killed −9 and the network fails in every way; nothing is lost.

`DOCKLEDGER_KILL_SECONDS` makes the run longer than the short one here.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from db.book import create_book, open_book
from db.private_server import PrivateServer
from db.roles import members
from db.shared_book import connect
from db.verify.proof import verify
from tests.faults.proxy import MODES, FaultProxy
from tests.support.company import Company, set_up

SECONDS = float(os.environ.get("DOCKLEDGER_KILL_SECONDS", "12"))
SEED = int(os.environ.get("DOCKLEDGER_KILL_SEED", "1"))
PASSWORD = "killed but not lost"
PEOPLE = ("olga", "clara")
ROOT = Path(__file__).parents[2]
IN_STEP_SECONDS_MAX = 10.0
"""After healing, on a machine that has nothing else to do; the harness alone starts a dozen processes."""


class Harness:
    """A server, two posting services and two workstations, each reaching the server through a fault proxy of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.random = Random(SEED)
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
        self.proxies = {name: FaultProxy(self.server.port) for name in (*PEOPLE, "service1", "service2")}
        self.processes: dict[str, subprocess.Popen[str]] = {}
        self.saved: set[str] = set()
        self.kills = 0

    def start(self, name: str, seconds: float) -> None:
        login = "service" if name.startswith("service") else name
        place = self.server.url("kills", user=login, password=PASSWORD).replace(f":{self.server.port}/", f":{self.proxies[name].port}/")
        place += "?connect_timeout=2&tcp_user_timeout=2000"
        words = ["-m", "app", "serve", "--book", place]
        if login in PEOPLE:
            words = ["-m", "tests.faults.client", place, login, str(self.folder / login), str(seconds)]
        log = (self.folder / f"{name}.log").open("a")
        self.processes[name] = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE if login in PEOPLE else log, stderr=log, text=True
        )
        log.close()

    def kill(self, name: str) -> None:
        self.kills += 1
        process = self.processes.pop(name)
        process.send_signal(signal.SIGKILL)
        self.collect(process)

    def collect(self, process: subprocess.Popen[str]) -> str:
        """What a client said up to its end."""
        said = process.communicate()[0] or ""
        self.saved.update(line.split()[1] for line in said.splitlines() if line.startswith("saved "))
        return said

    def close(self) -> None:
        for process in self.processes.values():
            process.kill()
            process.communicate()
        for proxy in self.proxies.values():
            proxy.close()
        self.server.remove()


@pytest.fixture
def harness() -> Iterator[Harness]:
    with tempfile.TemporaryDirectory(prefix="dockledger-kills-", ignore_cleanup_errors=True) as folder:
        harness = Harness(Path(folder))
        try:
            yield harness
        finally:
            harness.close()


def test_kills_and_a_failing_network_lose_and_double_nothing(harness: Harness) -> None:
    end = time.monotonic() + SECONDS
    for name in harness.proxies:
        harness.start(name, SECONDS)
    while (left := end - time.monotonic()) > 0.5:
        time.sleep(0.4)
        chance, name = harness.random.random(), harness.random.choice(list(harness.proxies))
        if chance < 0.35:
            harness.kill(name)
            harness.start(name, max(left, 0.1))
        elif chance < 0.42:
            harness.kills += 1
            harness.server.kill()
            harness.server.start()
        else:
            harness.proxies[name].set(harness.random.choice(MODES))
        if harness.random.random() < 0.5:
            harness.proxies[harness.random.choice(list(harness.proxies))].set("pass")
    for proxy in harness.proxies.values():
        proxy.set("cut")
        proxy.set("pass")
    healed = time.monotonic()
    heads = []
    for name in PEOPLE:
        said = harness.collect(harness.processes.pop(name))
        heads.append(said.splitlines()[-1])
        assert heads[-1].startswith("done"), said[-500:]
    took = time.monotonic() - healed
    with connect(harness.url) as session:
        log = [row[0] for row in session.execute("SELECT id FROM command ORDER BY seq")]
        waiting = session.execute("SELECT count(*) FROM command WHERE seq IS NULL").fetchone()
    assert waiting == (0,)
    assert not harness.saved - set(log), "saved and lost"
    assert len(log) == len(set(log)), "posted twice"
    assert len(harness.saved) > 50
    assert harness.kills >= 3
    book = open_book(harness.url)
    proof = verify(book)
    book.close()
    assert all(shown.ok for shown in proof), [shown for shown in proof if not shown.ok]
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    assert took <= IN_STEP_SECONDS_MAX * busy, f"{took:.1f} s until every workstation was in step, at {busy:.1f} times the processors"
    with suppress(OSError), Path(os.environ.get("DOCKLEDGER_KILL_REPORT", os.devnull)).open("a") as report:
        report.write(f"{len(harness.saved)} saved, {harness.kills} kills, lost 0, doubled 0, in step after {took:.1f} s\n")
