"""The bell: a session beside the poster's own that looks whether something waits and announces what was posted; knows no row of the book.

Announcements go through one queue for the whole server, which anyone who is connected can fill. What is announced within a transaction
fails it when the queue is full; therefore nothing is announced there, and whoever waits looks by himself, too.
"""

from __future__ import annotations

import psycopg
import structlog

from db.address import Place
from db.announcing import Announcement
from db.guards.postgres import POSTED_CHANNEL
from db.shared_book import connect

SETTINGS = "-c lock_timeout=500 -c statement_timeout=2000 -c synchronous_commit=off"
"""An announcement is worth no waiting, neither for the others' nor for the disk."""

log = structlog.get_logger(__name__)


class Bell:
    """Looks and rings on a shared book. Raises psycopg's errors when the book is gone."""

    def __init__(self, place: Place) -> None:
        self._session = connect(place, autocommit=True, options=SETTINGS)
        self._unheard = ""

    def something_waits(self) -> bool:
        """Whether a command has no outcome yet: one look at an index."""
        return self._session.execute("SELECT 1 FROM command WHERE seq IS NULL LIMIT 1", prepare=True).fetchone() is not None

    def ring(self, announcement: Announcement) -> None:
        """Tell whoever listens that something was posted; that nobody could be told stops nothing."""
        try:
            self._session.execute("SELECT pg_notify(%s, %s)", (POSTED_CHANNEL, str(announcement)), prepare=True)
        except psycopg.Error as error:
            problem = str(error).splitlines()[0]
            if self._session.closed:
                raise
            if problem != self._unheard:
                self._unheard = problem
                log.warning("a posting could not be announced; workstations find it when they look", problem=problem)
        else:
            self._unheard = ""

    def close(self) -> None:
        self._session.close()
