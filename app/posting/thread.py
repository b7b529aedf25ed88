"""The poster in a thread of this process: for the command line, imports and tests, where no window is kept waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from app.posting.loop import PostingLoop
from app.posting.rounds import Rounds
from db.book import Book


class PosterThread:
    """A `Posting` with a connection of its own. `rounds` may be another's for whom this thread stands in."""

    def __init__(self, book: Book, now: Callable[[], datetime], *, rounds: Rounds | None = None) -> None:
        self.rounds = rounds or Rounds()
        self._loop = PostingLoop(book, now, self.rounds.saw)
        self._thread = threading.Thread(target=self._loop.run, name="poster", daemon=True)

    def start(self) -> None:
        """Begin; whether we host is settled before this returns."""
        self._loop.try_lock()
        self._thread.start()

    def wake(self) -> None:
        self._loop.wake()

    def stop(self) -> None:
        self._loop.stop()
        self._thread.join()
