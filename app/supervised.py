"""A loop that does not end by itself, for whoever works on and on: what goes wrong is told and tried again; knows no database and no work.

Posting, serving, synchronising and watching are each one piece of work in such a loop, and none of them has a list of exceptions of its
own: whose an error is (the world's, a row's, ours) is asked of the one table that knows.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from traceback import clear_frames

import structlog

from app.crash_files import quietly
from app.poster import Whose

PAUSE_SECONDS_MIN, PAUSE_SECONDS_MAX = 0.2, 5.0
OWN_SECONDS_MIN, OWN_SECONDS_MAX = 1.0, 30.0
"""A mistake of ours comes back until somebody mends it: it is tried again less often."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Setback:
    """What ended a piece of work: the error, whose it is, the report of it (ours only), and when it is tried again."""

    error: Exception
    whose: Whose
    report: str
    again_seconds: float


class Supervised:
    """Does `work` until `stopping` is set. `work` returns when a round of it is over, or raises.

    `told` hears of every setback and `report` writes down a mistake of ours and returns a sentence about it; what goes wrong in either
    is logged and goes no further. `rest` waits so many seconds, or less when there is a reason.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[], None],
        *,
        stopping: threading.Event,
        whose: Callable[[BaseException], Whose],
        told: Callable[[Setback], None],
        report: Callable[[BaseException], str],
        rest: Callable[[float], object] | None = None,
    ) -> None:
        self.name = name
        self._work = work
        self._stopping = stopping
        self._whose = whose
        self._told = told
        self._report = report
        self._rest = rest or stopping.wait
        self._pause = 0.0

    def run(self) -> None:
        """Until stopped; nothing but that ends it."""
        while not self._stopping.is_set():
            try:
                self._work()
                self._pause = 0.0
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the loop goes on
                if not self._stopping.is_set():
                    self._outlive(error)

    def went_well(self) -> None:
        """Called by work that goes on for long: the next pause is a short one again."""
        self._pause = 0.0

    def _outlive(self, error: Exception) -> None:
        """Where there is no memory for what was to be done there may be none to tell of it; the loop goes on all the same."""
        try:
            self._set_back(error)
        except Exception:  # noqa: BLE001 - nothing is left to try but to wait
            time.sleep(PAUSE_SECONDS_MIN)

    def _set_back(self, error: Exception) -> None:
        whose = self._whose(error)
        if whose == "world":
            clear_frames(error.__traceback__)  # what was held for the work is needed no more, and may be all the memory there was
        shortest, longest = (PAUSE_SECONDS_MIN, PAUSE_SECONDS_MAX) if whose == "world" else (OWN_SECONDS_MIN, OWN_SECONDS_MAX)
        self._pause = min(max(self._pause * 2, shortest), longest)
        setback = Setback(error, whose, self._written_down(error, whose), self._pause)
        quietly(lambda: self._told(setback), lambda another: log.error("nobody could be told", loop=self.name, error=repr(another)))
        self._rest(self._pause)

    def _written_down(self, error: Exception, whose: Whose) -> str:
        """Logged, and reported if it is a mistake of ours; the sentence about the report."""
        if whose == "world":
            problem = str(error) or type(error).__name__
            quietly(lambda: log.warning("set back", loop=self.name, problem=problem, retry_seconds=self._pause))
            return ""
        quietly(lambda: log.error("set back by an error of our own", loop=self.name, error=repr(error), retry_seconds=self._pause))
        try:
            return self._report(error)
        except Exception as another:  # noqa: BLE001 - the report of an error must not be the next one
            unwritten = repr(another)
            quietly(lambda: log.error("no report could be written", loop=self.name, error=unwritten))
            return ""
