"""The poster in a process of its own, for the desktop: one interpreter computes what is posted, another draws the window.

The two talk by pipes alone: a byte to its standard input wakes the child, the end of it (closed, or we were killed) ends it after
the batch at hand; on its standard output it tells a round per line. Where no process can be started, a thread stands in.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

import structlog

from app.posting.rounds import Round, Rounds, heard
from app.posting.thread import PosterThread
from app.roof.last_resort import own_error
from app.supervised import Setback, Supervised
from db.book import Book
from db.trouble import cause_of
from db.whose import whose

BEGINS = "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); sys.path[:] = sys.argv[2:]; from app.posting.child import main; main()"
"""A terminal's Ctrl+C reaches the child too, which is to end by its input only; it imports from where we do, not from the folder it is in."""
STOP_SECONDS_MAX = 10.0
"""A batch that takes longer is given up: it is in the log, and whoever opens the book next posts it."""
STEADY_SECONDS = 10.0
"""A child that lived so long did not die at its start."""
PAUSE_SECONDS_MIN, PAUSE_SECONDS_MAX = 0.2, 10.0
SILENT_STARTS_MAX = 2
log = structlog.get_logger(__name__)


class PosterProcess:
    """A `Posting` by a child process that opens the same book. One that dies is replaced, after a growing pause if it goes on dying."""

    def __init__(self, book: Book, now: Callable[[], datetime]) -> None:
        self.rounds = Rounds()
        self._book = book
        self._now = now
        self._child: subprocess.Popen[bytes] | None = None
        self._heard = False
        self._stand_in: PosterThread | None = None
        self._deaths = self._silent = 0
        self._stopping = threading.Event()
        self._changing = threading.Lock()
        self._watch = threading.Thread(target=self._keep, name="poster watch", daemon=True)

    def start(self) -> None:
        """Begin; returns at once. What is submitted before the child is up is posted when it is."""
        self._watch.start()

    def wake(self) -> None:
        with self._changing:
            if self._stand_in is not None:
                self._stand_in.wake()
            elif self._child is not None and self._child.stdin is not None and not self._child.stdin.closed:
                with suppress(OSError):
                    os.write(self._child.stdin.fileno(), b"\n")

    def stop(self) -> None:
        self._stopping.set()
        with self._changing:
            child = self._child
            if child is not None:
                _end_input(child)
                if not self._heard:
                    child.kill()
        self._watch.join(STOP_SECONDS_MAX)
        if child is not None and self._watch.is_alive():
            child.kill()
        self._watch.join()
        if self._stand_in is not None:
            self._stand_in.stop()

    def _keep(self) -> None:
        """Start a child, hear it to its end, and start the next; until stopped, or until a thread has to stand in."""
        loop = Supervised(
            "watching the poster", self._one_child, stopping=self._stopping, whose=whose, told=self._set_back, report=own_error
        )
        loop.run()
        if self._stand_in is None:
            self.rounds.saw(Round(hosting=False))

    def _set_back(self, setback: Setback) -> None:
        self.rounds.saw(Round(hosting=False, trouble=setback.report or cause_of(setback.error)))

    def _one_child(self) -> None:
        began = time.monotonic()
        try:
            child = self._begin()
        except (OSError, ValueError) as error:
            self._stand_in_for(str(error))
            return
        if child is None:
            return
        self._hear_out(child)
        if self._stopping.is_set():
            return
        self._silent = 0 if self._heard else self._silent + 1
        if self._silent >= SILENT_STARTS_MAX:
            self._stand_in_for(f"it ended with code {child.returncode} before it said anything")
            return
        self._deaths = 0 if self._silent or time.monotonic() - began > STEADY_SECONDS else self._deaths + 1
        self._wait_for_the_next(self._deaths)

    def _begin(self) -> subprocess.Popen[bytes] | None:
        """A new child, or None when we were stopped meanwhile. Raises OSError or ValueError where none can be started."""
        with self._changing:
            if self._stopping.is_set():
                return None
            self._heard = False
            self._child = subprocess.Popen(
                [sys.executable, "-c", BEGINS, str(self._book.path.absolute()), *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                creationflags=_without_window(),
            )
            return self._child

    def _hear_out(self, child: subprocess.Popen[bytes]) -> None:
        """Take its rounds in until it has ended."""
        assert child.stdout is not None
        for line in child.stdout:
            ended = heard(line)
            if ended is not None:
                self._heard = True
                self.rounds.saw(ended)
        child.stdout.close()
        child.wait()
        with self._changing:
            _end_input(child)

    def _wait_for_the_next(self, deaths: int) -> None:
        """A single death is nobody's concern: nothing is lost, and the next child is on its way. What it said of its end stays said."""
        seconds = min(PAUSE_SECONDS_MIN * 2**deaths, PAUSE_SECONDS_MAX)
        often = f"the process that posts ended {deaths} times in a row; it is started again by itself" if deaths > 1 else ""
        log.warning("the posting process ended", deaths=deaths, pause_seconds=seconds)
        self.rounds.saw(Round(hosting=False, trouble=self.rounds.last.trouble or often))
        self._stopping.wait(seconds)

    def _stand_in_for(self, why: str) -> None:
        with self._changing:
            if self._stopping.is_set():
                return
            log.warning("no process to post in, a thread stands in", why=why)
            self._child = None
            self._stand_in = PosterThread(self._book, self._now, rounds=self.rounds)
            self._stand_in.start()
        self._stopping.wait()


def _end_input(child: subprocess.Popen[bytes]) -> None:
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()


def _without_window() -> int:
    """On Windows a console would flash up."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0
