"""The command line of shared books, as processes: make a book, add logins, look it over, serve it, stop it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.postgres import Postgres, postgres

__all__ = ["postgres"]
ROOT = Path(__file__).parents[2]


def dockledger(*words: str, password: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **({"DOCKLEDGER_NEW_PASSWORD": password} if password else {})}
    return subprocess.run(
        [sys.executable, "-m", "app", *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.fixture
def url(postgres: Postgres) -> Iterator[str]:
    url = postgres.url(f"cli_{os.getpid()}")
    yield url
    postgres.drop(url)


def test_a_shared_book_from_nothing_to_a_posted_command(postgres: Postgres, url: str, tmp_path: Path) -> None:
    made = dockledger("book", "create", url, "--name", "Shared", "--owner", "cliolga")
    assert made.returncode == 0, made.stderr
    again = dockledger("book", "create", url)
    assert again.returncode == 2 and "already exists" in again.stderr and ":" not in again.stderr.split("@")[0].split("//")[1]
    assert dockledger("member", "add", "cliolga", "--book", url, password="cli password 1").returncode == 0
    shown = dockledger("member", "service", "cliservice", "--book", url)
    password = shown.stdout.strip().rpartition(" ")[2]
    short = dockledger("member", "add", "cliolga", "--book", url, password="short")
    assert short.returncode == 2 and "at least 12 characters" in short.stderr
    looked = dockledger("doctor", "--book", url)
    assert "exactly as in the matrix" in looked.stdout, looked.stdout + looked.stderr
    health = tmp_path / "health.json"
    served = postgres.url(url.rsplit("/", 1)[1], user="cliservice", password=password)
    service = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", "--book", served, "--health", str(health)], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    try:
        deadline = time.monotonic() + 20
        while not (health.exists() and json.loads(health.read_text())["part"] == "leader"):
            assert time.monotonic() < deadline and service.poll() is None
            time.sleep(0.05)
        lines = tmp_path / "lines.jsonl"
        lines.write_text(
            json.dumps({"kind": "define_reasons", "body": {"reasons": [{"id": "R1", "name": "Dropped", "kind": "adjustment"}]}})
        )
        member = postgres.url(url.rsplit("/", 1)[1], user="cliolga", password="cli password 1")
        sent = dockledger("submit", str(lines), "--book", member, "--as", "cliolga")
        assert sent.returncode == 0 and '"posted"' in sent.stdout, sent.stdout + sent.stderr
    finally:
        service.send_signal(signal.SIGTERM)
        _, log = service.communicate(timeout=20)
    assert service.returncode == 0
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert events[0] == "service starts" and events[-1] == "service stopped" and "posted" in events
    assert json.loads(health.read_text())["part"] == "stopped"
    assert password not in log


def test_what_is_wrong_is_a_sentence() -> None:
    for words, said in (
        (("serve", "--book", "book.db"), "is not a shared book"),
        (("doctor", "--book", "postgresql://x:secret@127.0.0.1:1/b"), "nothing listens at port 1"),
        (("doctor", "--book", "postgresql://bad address@h/b"), "cannot be read"),
        (("member", "add", "x", "--book", "postgresql://x:secret@127.0.0.1:1/b"), "nothing listens at port 1"),
    ):
        done = dockledger(*words)
        assert done.returncode == 2, words
        assert said in done.stderr and "Traceback" not in done.stderr and "secret" not in done.stderr, done.stderr
