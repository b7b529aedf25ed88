"""How long nobody posts when the posting service is stopped, killed or frozen while another stands by.

Run with `uv run pytest -m bench -s tests/bench/test_takeover.py`.
"""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from app.commands.master_data import DefineReasons
from app.domain.book import ReasonCode
from db.book import create_book
from db.leadership import FROZEN_SECONDS_MAX
from db.private_server import PrivateServer
from db.roles import members
from tests.support.company import Company, set_up

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]
PASSWORD = "takes over at once"
HOW = {signal.SIGTERM: ("stopped", 5), signal.SIGKILL: ("killed", 5), signal.SIGSTOP: ("frozen", 1)}


@contextmanager
def service(place: str, health: Path) -> Iterator[subprocess.Popen[bytes]]:
    words = [sys.executable, "-m", "app", "serve", "--book", place, "--health", str(health)]
    process = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait(timeout=20)


def wait_for(health: Path, part: str) -> None:
    while not (health.exists() and json.loads(health.read_text())["part"] == part):
        time.sleep(0.01)


def test_a_standby_takes_over(tmp_path: Path) -> None:
    server = PrivateServer(tmp_path / "pg")
    server.create()
    server.start()
    try:
        url = server.url("book")
        company = Company(create_book(url))
        set_up(company)
        company.close()
        members.add_service(url, "posts", PASSWORD)
        place = server.url("book", user="posts", password=PASSWORD)
        print()
        for number, (how, times) in HOW.items():
            took = [once(company, url, place, tmp_path / f"{how}{i}", number) for i in range(times)]
            print(f"the leader is {how}: the next command is posted after {statistics.median(took):.2f} s (worst {max(took):.2f})")
            assert max(took) < FROZEN_SECONDS_MAX * 3
        company.book.close()
    finally:
        server.remove()


def once(company: Company, url: str, place: str, folder: Path, number: signal.Signals) -> float:
    """Seconds from the signal until a command that was submitted right after it is posted."""
    folder.mkdir()
    with service(place, folder / "one") as leader:
        wait_for(folder / "one", "leader")
        with service(place, folder / "two"):
            wait_for(folder / "two", "standby")
            company.clock = datetime.now(UTC)
            record = company.record(DefineReasons(reasons=(ReasonCode(id="R", name=str(folder)[-9:], kind="count"),)))
            began = time.monotonic()
            os.kill(leader.pid, number)
            company.submit(record)
            with psycopg.connect(url, autocommit=True) as session:
                while not session.execute("SELECT 1 FROM command WHERE id = %s AND seq IS NOT NULL", [record.id]).fetchone():
                    time.sleep(0.005)
            return time.monotonic() - began
