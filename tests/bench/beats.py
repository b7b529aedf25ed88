"""What the event loop's beats are measured with: the gaps between them, what the machine withheld in them, and who was at work."""

from __future__ import annotations

import faulthandler
import gc
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

BEAT_MS = 1
LOOK_SECONDS = 0.004
"""How often it is noted how long the threads have waited for a processor: often enough to know it for any gap worth a look."""
WATCH_SECONDS = 0.012
WINDOW, OURS, FIRST_NICE = 20, 10, -20
STACKS = bool(os.environ.get("DOCKLEDGER_BENCH_STACKS"))
"""Writing down who was at work looks at threads that run, which may end the run."""


def put_first(poster: int = 0) -> None:
    """This process goes before others, its window first: it sleeps most of the time, so any scheduler favours it. The poster's process
    goes before other programs as far as the system lets it, and never before the window."""
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError):
            first = int(thread.name) == os.getpid()
            os.sched_setscheduler(int(thread.name), os.SCHED_RR, os.sched_param(WINDOW if first else OURS))
    for thread in Path(f"/proc/{poster}/task").iterdir() if poster else ():
        with suppress(OSError):
            os.sched_setscheduler(int(thread.name), os.SCHED_OTHER, os.sched_param(0))
            os.setpriority(os.PRIO_PROCESS, int(thread.name), FIRST_NICE)
    _session_nice(FIRST_NICE)


def put_back() -> None:
    """As any program."""
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError):
            os.sched_setscheduler(int(thread.name), os.SCHED_OTHER, os.sched_param(0))
    _session_nice(0)


def _session_nice(nice: int) -> None:
    """Where the system groups programs by session, their own priorities count within it only."""
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(nice))


@dataclass(frozen=True, slots=True)
class Gap:
    """Milliseconds between two beats, those of them that other programs had the processor, and what our threads did meanwhile."""

    whole: float
    withheld: float = 0.0
    at_work: str = ""

    @property
    def ours(self) -> float:
        return max(self.whole - self.withheld, 0.0)


class Beats:
    """Turns of the event loop while `going`, and the gaps between them."""

    def __init__(self, application: QApplication, going: Callable[[], bool]) -> None:
        self._at: list[float] = []
        self._looked: dict[int, float] = {}
        self._stacks: dict[int, str] = {}
        self._looked_at, self._waited = 0.0, _waited()
        self._collecting, self._longest_collection = 0.0, 0.0
        gc.callbacks.append(self._collected)
        with tempfile.TemporaryFile() as watched:
            self._watched, self._read = watched, 0
            timer = QTimer()
            timer.setTimerType(Qt.TimerType.PreciseTimer)
            timer.setInterval(BEAT_MS)
            timer.timeout.connect(self._beat)
            timer.start()
            while going():
                application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            timer.stop()
            faulthandler.cancel_dump_traceback_later()
        gc.callbacks.remove(self._collected)
        self.gaps = [
            Gap((later - earlier) * 1000, self._looked.get(place, 0.0), self._stacks.get(place, ""))
            for place, (earlier, later) in enumerate(pairwise(self._at))
        ]

    @property
    def longest(self) -> Gap:
        """The longest gap of our own making."""
        return max(self.gaps, key=lambda gap: gap.ours)

    def __str__(self) -> str:
        wholes = sorted(gap.whole for gap in self.gaps)
        return (
            f"{len(self._at)} beats in {self._at[-1] - self._at[0]:.1f} s, median {statistics.median(wholes):.1f} ms, "
            f"99 % {wholes[int(len(wholes) * 0.99)]:.1f} ms, longest {wholes[-1]:.1f} ms, of our own making {self.longest.ours:.1f} ms; "
            f"longest collection {self._longest_collection * 1000:.1f} ms"
        )

    def _beat(self) -> None:
        now = time.perf_counter()
        self._at.append(now)
        if now - self._looked_at > LOOK_SECONDS:
            self._look()
            self._looked_at = time.perf_counter()
            if STACKS:
                faulthandler.dump_traceback_later(WATCH_SECONDS, file=self._watched)

    def _collected(self, phase: str, info: dict[str, int]) -> None:
        """Python's collector holds up every thread, whichever it happens to run in."""
        if phase == "start":
            self._collecting = time.perf_counter()
        else:
            self._longest_collection = max(self._longest_collection, time.perf_counter() - self._collecting)

    def _look(self) -> None:
        """What happened in the gap that just ended: who waited for a processor, and what the watchdog wrote down."""
        gap, before, self._waited = len(self._at) - 2, self._waited, _waited()
        # The window may wait for the interpreter's lock while whoever has it waits for a processor, and then the next one: waits add up.
        self._looked[gap] = sum(waited - before.get(thread, waited) for thread, waited in self._waited.items())
        self._watched.seek(self._read)
        written = self._watched.read()
        if written:
            self._stacks[gap] = _in_short(written.decode(errors="replace"))
            self._read += len(written)


def _waited() -> dict[int, float]:
    """How long each thread has been ready to run while others had the processor, in milliseconds."""
    found = {}
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError, IndexError):
            found[int(thread.name)] = int((thread / "schedstat").read_text().split()[1]) / 1e6
    return found


def _in_short(stacks: str) -> str:
    """The innermost calls of each thread that does not wait."""
    told = []
    for thread in stacks.split("\n\n"):
        calls = [line.strip() for line in thread.splitlines() if line.strip().startswith("File")]
        if calls and not re.search(r" in (wait|_worker|_hear_out)$", calls[0]):
            told.append("\n".join("    " + re.sub(r'File "(?:.*/)?([^/"]+/[^/"]+)", line', r"\1", call) for call in calls[:9]))
    return "\n    and\n".join(told)
