"""The desktop as it is started, with the poster beside it: interrupted, closed by the session or killed, it leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import create_host, open_host
from db.host_lock import HostLock
from tests.app.posting.test_process import is_free, many, partner, statuses, until
from tests.support.processes import is_alive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as POSIX does it")
COMMAND = (sys.executable, "-c", "import sys; from app.roof.last_resort import run; sys.exit(run([]))")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    place = tmp_path / "b.db"
    create_host(str(place), name="B", owner="olga").close()
    return place


@pytest.fixture
def desktop(book: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """At work on the book, in a terminal's group of processes of its own."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "DOCKLEDGER_BOOK": str(book),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    process = subprocess.Popen(COMMAND, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)
    until(lambda: HostLock(book).holder() not in (0, os.getpid()) and not is_free(book), "the desktop to post")
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


@pytest.mark.parametrize("stop", ["interrupted in its terminal", "ended by the session"])
def test_a_desktop_that_is_stopped_ends_with_its_poster(book: Path, desktop: subprocess.Popen[str], stop: str) -> None:
    poster = HostLock(book).holder()
    assert poster != desktop.pid
    if stop == "interrupted in its terminal":
        os.killpg(desktop.pid, signal.SIGINT)
    else:
        desktop.terminate()
    _, said = desktop.communicate(timeout=60)
    told = [line for line in said.splitlines() if not line.startswith("This plugin does not support")]
    assert (desktop.returncode, told) == (0, [])
    assert not is_alive(poster)
    assert is_free(book)


def test_a_killed_desktop_leaves_nothing_running_and_nothing_undone(book: Path, desktop: subprocess.Popen[str]) -> None:
    poster = HostLock(book).holder()
    beside = open_host(str(book))
    assert not beside.hosting
    beside.submit(many(beside, 300, "p"))
    desktop.kill()
    until(lambda: not is_alive(poster), "the poster to end with its desktop")
    assert beside.do(partner("after"), member="olga").status == "posted"
    beside.close()
    assert statuses(book) == {"posted": 302}
    assert is_free(book)
