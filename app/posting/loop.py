"""The loop that posts on an embedded book as long as it holds the book's lock; knows not where it runs."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from app.collector import collector_at_rest
from app.commands import catalogue  # noqa: F401 - registers every kind of command
from app.domain.refusals import Refusal
from app.poster import Poster
from app.posting.rounds import Round
from db.book import Book, Writer
from db.host_lock import HostLock
from db.trouble import cause_of

POLL_SECONDS = 0.05
TAKE_OVER_SECONDS = 0.25
RETRY_SECONDS = 1.0


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
            while not self._stopping.is_set():
                if self._lock.held or self.try_lock():
                    self._host()
                else:
                    self._rest(TAKE_OVER_SECONDS)
        finally:
            self._lock.release()
            self._told(Round(hosting=False))

    def _host(self) -> None:
        """Post until told to stop; trouble of the world is told, and tried again after a while with a fresh connection."""
        writer: Writer | None = None
        try:
            writer = self.book.writer()
            poster = Poster(writer, now=self.now)
            while not self._stopping.is_set():
                with collector_at_rest():
                    decided = len(poster.post_waiting().decisions) if self._something_waits() else 0
                self._told(Round(hosting=True, decided=decided))
                if not decided:
                    self._rest(POLL_SECONDS)
        except (Refusal, SQLAlchemyError, sqlite3.Error, OSError, MemoryError) as error:
            self._told(Round(hosting=True, trouble=cause_of(error)))
            self._rest(RETRY_SECONDS)
        finally:
            if writer:
                writer.close()

    def _something_waits(self) -> bool:
        with self.book.reading() as connection:
            return connection.execute(sa.text("SELECT 1 FROM command WHERE seq IS NULL LIMIT 1")).first() is not None

    def _rest(self, seconds: float) -> None:
        if not self._stopping.is_set():
            self._wake.wait(seconds)
            self._wake.clear()
