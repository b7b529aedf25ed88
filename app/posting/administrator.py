"""Posting on a shared book by whoever sets it up, in a thread of this process, as long as no service does; knows no company and no person."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from app.poster import Patience, Poster
from app.posting.rounds import Round, Rounds
from app.roof.last_resort import own_error
from app.supervised import Setback, Supervised
from db.book import Book
from db.leadership import acquire
from db.trouble import cause_of
from db.whose import whose

LEAD_SECONDS = 0.5
POLL_SECONDS = 0.02


class AdministratorsPosting:
    """A `Posting` on a shared book with an administrator's login: leads when nobody else does, and leaves it to the service otherwise."""

    def __init__(self, book: Book, now: Callable[[], datetime]) -> None:
        self.rounds = Rounds()
        self._book = book
        self._now = now
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._patience = Patience()
        loop = Supervised(
            "an administrator's posting",
            self._work,
            stopping=self._stopping,
            whose=whose,
            told=self._set_back,
            report=own_error,
            rest=self._stopping.wait,
        )
        self._thread = threading.Thread(target=loop.run, name="administrator's posting", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        self._stopping.set()
        self._wake.set()
        self._thread.join()

    def _work(self) -> None:
        writer = self._book.writer()
        try:
            if not acquire(writer.connection, wait_seconds=LEAD_SECONDS):
                self.rounds.saw(Round(hosting=False))
                return
            writer.take_in_order()
            poster = Poster(writer, now=self._now, patience=self._patience)
            while not self._stopping.is_set():
                decided = len(poster.post_waiting().decisions)
                self.rounds.saw(Round(hosting=True, decided=decided))
                if not decided:
                    self._wake.wait(POLL_SECONDS)
                    self._wake.clear()
        finally:
            writer.close()

    def _set_back(self, setback: Setback) -> None:
        self.rounds.saw(Round(hosting=False, trouble=setback.report or cause_of(setback.error)))
