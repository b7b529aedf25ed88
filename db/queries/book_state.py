"""Which state of the book a view shows: the last position of its log and the hash there, which everything made from it can name."""

from __future__ import annotations

import sqlalchemy as sa

from app.engine import Head


def state_of(connection: sa.Connection) -> Head:
    """The head of the log in this view; of a workstation's copy, the head of the book that it is a copy of."""
    if connection.dialect.name != "sqlite":
        found = connection.exec_driver_sql("SELECT seq, hash FROM book_head()").one()
        return Head(int(found[0]), str(found[1]))
    if connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'cache_state'").first():
        copied = connection.exec_driver_sql("SELECT json_extract(body, '$.seq'), json_extract(body, '$.hash') FROM cache_state").first()
        return Head(int(copied[0]), str(copied[1])) if copied and copied[0] else Head()
    last = connection.exec_driver_sql("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").first()
    return Head(int(last[0]), str(last[1])) if last else Head()
