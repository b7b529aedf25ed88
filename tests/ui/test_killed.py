"""A desktop that meets a bug and is then killed on the spot: receiving, a transfer and a count go on with every scan at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands.counting import OpenCountSheet
from app.roof.house import LocalHouse
from tests.support.desktop import TODAY, Depot
from tests.ui.screens.test_transfers import ask, ship
from ui.main import Program
from ui.shell.places import Place

D = Decimal
PATIENCE_SECONDS = 90.0
KILLED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.ui.test_killed import opened, scan, shown, wait

application = QApplication([])
program = opened(application, sys.argv[1], sys.argv[2], wait)
window = program.desktop.window
for screen, document, codes in (
    ("receiving", "po-1", ("7*GL-M", "A-03-2", "GL-M")),
    ("transfers", "t1", ("2*DR-18V",)),
    ("counting", "c1", ("A-05-1", "59*LP-LED")),
):
    shown(program, screen, document, wait)
    for code in codes:
        scan(program, code, wait)
QTimer.singleShot(0, lambda: 1 / 0)
wait(lambda: window.head.strip.shown is not None and "error of its own" in window.head.strip.shown.spoken)
print(window.head.strip.shown.spoken, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
Wait = Callable[[Callable[[], bool]], None]


def wait(happened: Callable[[], bool]) -> None:
    """For a process without a test around it."""
    import time

    end = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        QApplication.processEvents()
        time.sleep(0.005)


def opened(application: QApplication, book: str, home: str, until: Wait) -> Program:
    """The program at work as Petra."""
    program = Program(application, lambda: LocalHouse(Path(home)), place=book)
    program.start.show()
    until(lambda: program.sign_in_page is not None)
    assert program.book is not None
    program.work_as(next(member for member in program.book.members() if member.id == "petra"))
    until(lambda: program.desktop is not None and program.desktop.idle)
    return program


def shown(program: Program, screen: str, document: str, until: Wait) -> Any:
    """A document open on its screen."""
    assert program.desktop is not None
    window = program.desktop.window
    window.go(Place(screen, document))
    names = {"receiving": "receipt", "transfers": "work", "counting": "sheet"}
    until(lambda: getattr(window.front.presenter, names[screen], None) is not None and program.desktop.idle)  # type: ignore[union-attr]
    return window.front.presenter


def scan(program: Program, code: str, until: Wait) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    assert program.desktop is not None
    field = program.desktop.window.head.scan
    QTest.keyClicks(field, code)
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: program.desktop is not None and program.desktop.idle)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Path]:
    depot = Depot(tmp_path)
    depot.order("po-1", "HANSE", ("GL-M", "10", "12"))
    depot.stock("DR-18V", "40", "300", spot="A-03-2")
    depot.stock("LP-LED", "60", "29", spot="A-05-1")
    ask(depot, "t1", ("DR-18V", "6"))
    ship(depot, "t1")
    depot.do(OpenCountSheet(sheet_id="c1", warehouse_id="LEEDS", count_date=TODAY, location_ids=("LEEDS/A-05-1",)))
    depot.close()
    yield tmp_path / "northgate.db"


@pytest.mark.ux
def test_killed_after_a_bug_every_scan_is_there_at_the_next_start(qapp: QApplication, qtbot: QtBot, book: Path, tmp_path: Path) -> None:
    """11: A bug ends in a report, a kill in nothing lost: on receiving, transfers and counting."""
    home = tmp_path / "home"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", KILLED, str(book), str(home)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS * 2)
    assert done.returncode == -signal.SIGKILL, done.stderr[-2000:]
    assert "Dockledger met an error of its own. Your drafts are kept" in done.stdout
    [report] = home.rglob("crash-*.txt")
    assert report.read_text().rstrip().endswith("ZeroDivisionError: division by zero")

    def until(happened: Callable[[], bool]) -> None:
        qtbot.waitUntil(happened, timeout=30_000)

    program = opened(qapp, str(book), str(home), until)
    try:
        receipt = shown(program, "receiving", "po-1", until).receipt
        assert [(a.quantity, a.spot_id) for a in receipt.draft.arrivals()] == [(D(8), "LEEDS/A-03-2")]
        assert [a.quantity for a in shown(program, "transfers", "t1", until).work.tally.arrivals()] == [D(2)]
        assert list(shown(program, "counting", "c1", until).sheet.draft.totals().values()) == [D(59)]
    finally:
        program.close()
