"""What the tables of a book add up to, as they stand: counted from the rows, and as it was kept with each commit; repairs nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from app.collector import collector_at_rest
from app.domain import rows
from app.domain.rows import Table
from app.running import BYTES, Sum, spread, sum_of, text_of
from db.canonical import FETCH_ROWS, Canonical, moment_of
from db.schema import META, STATE_DIGEST, TOUCHED

ARRIVALS = "command"
"""The entry for what no seal covers of decided commands, because a replay cannot repeat it: their arrival and the time of their decision."""
META_DIGEST = "digest"
_DIGITS = re.compile(f"[0-9a-f]{{{2 * BYTES}}}")


def state_tables() -> list[Table]:
    """The tables whose rows are superseded and add up."""
    return [spec for spec in rows.tables().values() if spec.nature == "state"]


def kept(connection: sa.Connection) -> dict[str, tuple[Sum, int]]:
    """What was kept with the last commits: by table, what its rows add up to and the position that changed it last."""
    found = connection.exec_driver_sql(f"SELECT name, row_count, digest, {TOUCHED} FROM state_digest").all()
    return {str(name): (Sum(int(count), _number(str(digest))), int(seq)) for name, count, digest, seq in found}


def counted(canonical: Canonical, spec: Table) -> Sum:
    """What the rows of a state table add up to as they stand."""
    with collector_at_rest():
        return canonical.texts(spec, lambda rows: sum_of(text.encode() for (text,) in rows))


def arrivals_counted(connection: sa.Connection) -> Sum:
    """What the arrivals and times of decided commands add up to as they stand."""
    return sum_of(_arrivals(connection))


def _arrivals(connection: sa.Connection) -> Iterator[bytes]:
    cursor: Any = connection.connection.cursor()
    last = moment = None
    cursor.execute("SELECT seq, arrival, decided_at FROM command WHERE seq IS NOT NULL")
    while found := cursor.fetchmany(FETCH_ROWS):
        for seq, arrival, decided_at in found:
            if decided_at != last:  # those of one batch have it in common
                last, moment = decided_at, decided_at and moment_of(decided_at)
            yield text_of(ARRIVALS, (arrival, moment), seq)
    cursor.close()


def arrival_of(seq: int, arrival: int, decided_at: str) -> int:
    """One decided command's part of the sum; the moment is ISO 8601 in UTC."""
    return spread(text_of(ARRIVALS, (arrival, decided_at), seq))


def count_everything(connection: sa.Connection) -> None:
    """Fill the kept sums of a book that has none yet, from its rows as they stand; seal its facts, too."""
    there = set(sa.inspect(connection).get_table_names())
    canonical, entries = Canonical(connection), []
    for spec in state_tables():
        if spec.name in there:
            found = counted(canonical, spec)
            last = connection.exec_driver_sql(f"SELECT COALESCE(MAX({TOUCHED}), 0) FROM {spec.name}").scalar_one()
            entries.append(entry(spec.name, found, int(last)))
    head = connection.exec_driver_sql("SELECT COALESCE(MAX(seq), 0) FROM command").scalar_one()
    entries.append(entry(ARRIVALS, arrivals_counted(connection), int(head)))
    filled = [one for one in entries if one["row_count"]]
    if filled:
        connection.execute(STATE_DIGEST.insert(), filled)
    if connection.exec_driver_sql("SELECT COUNT(*) FROM book_meta").scalar_one():
        seal_meta(connection)


def entry(name: str, found: Sum, seq: int) -> dict[str, Any]:
    """A row of the kept sums."""
    return {"name": name, "row_count": found.rows, "digest": digits(found), TOUCHED: seq}


def digits(found: Sum) -> str:
    """A sum as it is kept: hexadecimal, always of the same length."""
    return f"{found.total:0{2 * BYTES}x}"


def _number(text: str) -> int:
    """A sum as it was kept; what no sum is written like is none that rows could have."""
    return int(text, 16) if _DIGITS.fullmatch(text) else -1


def meta_digest(facts: Mapping[str, str]) -> str:
    """The digest of the facts about a book itself."""
    told = sorted((name, value) for name, value in facts.items() if name != META_DIGEST)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def facts(connection: sa.Connection) -> dict[str, str]:
    """The facts about a book itself, by name."""
    return {str(name): str(value) for name, value in connection.execute(sa.select(META.c.name, META.c.value)).all()}


def seal_meta(connection: sa.Connection) -> None:
    """Seal the facts about a book after one of them was written."""
    connection.execute(META.delete().where(META.c.name == META_DIGEST))
    connection.execute(META.insert(), [{"name": META_DIGEST, "value": meta_digest(facts(connection))}])
