"""The loop that posts on an embedded book as long as it holds the book's lock; knows not where it runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from app.collector import collector_at_rest
from app.commands import catalogue  # noqa: F401 - registers every kind of command
from app.poster import Patience, Poster
from app.posting.rounds import Round
from app.roof.last_resort import own_error
from app.supervised import Setback, Supervised
from db.book import Book
from db.host_lock import HostLock
from db.trouble import cause_of
from db.whose import whose

POLL_SECONDS = 0.05
TAKE_OVER_SECONDS = 0.25


class PostingLoop:
    """Posts whatever waits, as long as this process holds the book's lock; tries to get the lock as long as it does not.

    `told` hears of every round, from the thread that runs the loop (and of the first try for the lock from whoever makes it).
    """

    def __init__(self, book: Book, now: Callable[[], datetime], told: Callable[[Round], None]) -> None:
        self.book = book
        self.now = now
        self._told = told
        self._lock = HostLock(book.path)
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._patience = Patience()
        self._loop = Supervised(
            "posting", self._work, stopping=self._stopping, whose=whose, told=self._set_back, report=own_error, rest=self._rest
        )

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        """End after the batch at hand."""
        self._stopping.set()
        self._wake.set()

    def try_lock(self) -> bool:
        """Take the book's lock if it is free; tells how it stands."""
        try:
            held = self._lock.acquire()
        except OSError as error:
            self._told(Round(hosting=False, trouble=cause_of(error)))
            return False
        self._told(Round(hosting=held))
        return held

    def run(self) -> None:
        """Post until stopped, and give the lock back."""
        try:
            self._loop.run()
        finally:
            self._lock.release()
            self._told(Round(hosting=False))

    def _work(self) -> None:
        if self._lock.held or self.try_lock():
            self._host()
        else:
            self._rest(TAKE_OVER_SECONDS)

    def _host(self) -> None:
        """Post until told to stop; what goes wrong is tried again with a fresh connection."""
        writer = self.book.writer()
        try:
            poster = Poster(writer, now=self.now, patience=self._patience)
            while not self._stopping.is_set():
                with collector_at_rest():
                    decided = len(poster.post_waiting().decisions) if writer.something_waits() else 0
                self._loop.went_well()
                self._told(Round(hosting=True, decided=decided))
                if not decided:
                    self._rest(POLL_SECONDS)
        finally:
            writer.close()

    def _set_back(self, setback: Setback) -> None:
        self._told(Round(hosting=self._lock.held, trouble=setback.report or cause_of(setback.error)))

    def _rest(self, seconds: float) -> None:
        if not self._stopping.is_set():
            self._wake.wait(seconds)
            self._wake.clear()
