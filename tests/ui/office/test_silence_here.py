"""Lamps that are true when nobody answers, of a book on this computer: a poster that froze, and a book that gives no answer."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import create_host, open_host
from app.roof.house import HostedBook, LocalHouse
from db.host_lock import HostLock
from tests.app.posting.test_process import partner
from ui.desktop import Desktop
from ui.house import Beat
from ui.main import Program
from ui.widgets.status_lamps import Light

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are frozen as POSIX does it")
LATER = timedelta(seconds=2.5)
"""Together with the two seconds between two questions, less than the five within which a lamp is true."""


class Clock:
    """Stands where it is put."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def book(tmp_path: Path) -> Path:
    place = tmp_path / "b.db"
    create_host(str(place), name="B", owner="olga").close()
    return place


@pytest.fixture
def desktop(book: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    program = Program(qapp, lambda: LocalHouse(tmp_path / "home"), place=str(book))
    qtbot.addWidget(program.start)
    program.start.show()
    qtbot.waitUntil(lambda: program.desktop is not None, timeout=20_000)
    assert program.desktop is not None
    yield program.desktop
    program.close()


def test_a_poster_that_froze_and_a_book_that_gives_no_answer_are_said(
    book: Path, desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamps, clock = desktop.window.lamps, Clock()
    monkeypatch.setattr(desktop.heart, "_now", clock)
    qtbot.waitUntil(lambda: HostLock(book).holder() not in (0, os.getpid()), timeout=20_000)
    qtbot.waitUntil(lambda: (lamps.waiting.text(), lamps.connection.text()) == ("Nothing waits", "Book on this computer"))
    poster, beside = HostLock(book).holder(), open_host(str(book))
    os.kill(poster, signal.SIGSTOP)
    try:
        beside.submit([beside.request(partner("p1"), member="olga")])
        qtbot.waitUntil(lambda: lamps.waiting.text() == "1 waiting to be posted")
        clock.moment += LATER
        qtbot.waitUntil(lambda: lamps.waiting.text().startswith("1 waiting, nothing posted since "))
        assert lamps.waiting.light is Light.BAD
    finally:
        os.kill(poster, signal.SIGCONT)
    qtbot.waitUntil(lambda: lamps.waiting.text() == "Nothing waits", timeout=20_000)
    beside.close()

    go_on, plain = threading.Event(), HostedBook.beat

    def after_a_while(hosted: HostedBook, after: int) -> Beat:
        go_on.wait()
        return plain(hosted, after)

    monkeypatch.setattr(HostedBook, "beat", after_a_while)
    try:
        desktop.heart.beat()
        qtbot.waitUntil(lambda: desktop.heart._asked_at == clock.moment)
        clock.moment += LATER
        qtbot.waitUntil(lambda: lamps.connection.text().startswith("No answer since "))
        assert lamps.connection.light is Light.WARN
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: lamps.connection.text() == "Book on this computer")
