"""Leadership: of all posting services of a shared book one holds the lock, on the very session it writes through; knows no command.

The lock and the writes share a session, so a service that lost its lock has lost its transaction too, and two can never write at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from db.address import BookAddress, Place
from db.shared_book import connect
from db.trouble import ServicePosts

LEADER_LOCK = 0x444F434B4C454447
"""The advisory lock's key: the letters DOCKLEDG."""

LEADER = (
    "SELECT a.usename::text FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted "
    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND (l.classid::bigint << 32 | l.objid::bigint) = %s"
)
"""SQL: the login that holds it."""

FROZEN_SECONDS_MAX = 15
POSTER_SETTINGS = (
    f"-c idle_session_timeout={FROZEN_SECONDS_MAX}s -c idle_in_transaction_session_timeout={FROZEN_SECONDS_MAX}s "
    "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
)
"""A service that froze or fell off the network loses its session, and so the lock, after this long; a live one speaks every second."""


def acquire(connection: sa.Connection, *, wait_seconds: float) -> bool:
    """Wait so long for the lock and say whether it is ours now. It is kept until the session ends, whatever transactions do."""
    try:
        with connection.begin():
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, int(wait_seconds * 1000))}")
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({LEADER_LOCK})")
    except OperationalError as error:
        if isinstance(error.orig, psycopg.errors.LockNotAvailable):
            return False
        raise
    return True


@contextmanager
def nobody_posts(place: Place) -> Iterator[None]:
    """Hold the lock while a schema changes, so that no service of another program posts in between. Raises `ServicePosts`."""
    with connect(place, autocommit=True) as session:
        if not session.execute("SELECT pg_try_advisory_lock(%s)", [LEADER_LOCK]).fetchone()[0]:  # type: ignore[index]
            found = session.execute(LEADER, [LEADER_LOCK]).fetchone()
            raise ServicePosts(book=BookAddress.of(place), login=found[0] if found else "")
        yield
