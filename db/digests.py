"""What the tables of a book add up to, as they stand: counted from the rows, and as it was kept with each commit; repairs nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from app.collector import collector_at_rest
from app.domain import rows
from app.domain.rows import Table
from app.running import BYTES, MASK, Sum, spread, sum_of
from db.schema import META, STATE_DIGEST, TOUCHED

ARRIVALS = "command"
"""The entry for what no seal covers of decided commands, because a replay cannot repeat it: their arrival and the time of their decision."""
META_DIGEST = "digest"
FETCH_ROWS = 5_000
_DIGITS = re.compile(f"[0-9a-f]{{{2 * BYTES}}}")


def state_tables() -> list[Table]:
    """The tables whose rows are superseded and add up."""
    return [spec for spec in rows.tables().values() if spec.nature == "state"]


def kept(connection: sa.Connection) -> dict[str, tuple[Sum, int]]:
    """What was kept with the last commits: by table, what its rows add up to and the position that changed it last."""
    found = connection.exec_driver_sql(f"SELECT name, row_count, digest, {TOUCHED} FROM state_digest").all()
    return {str(name): (Sum(int(count), _number(str(digest))), int(seq)) for name, count, digest, seq in found}


def stored_rows(connection: sa.Connection, spec: Table, *, ordered: bool = False) -> Iterator[tuple[Any, ...]]:
    """All rows of a state table in canonical form, with the position that last wrote each at the end.

    A column that the table does not have yet holds its default.
    """
    there = _columns(connection, spec.name)
    fields = [f'"{field.name}"' if field.name in there else _literal(field.default) for field in spec.fields]
    order = f" ORDER BY {', '.join(spec.key_fields)}" if ordered else ""
    cursor: Any = connection.connection.cursor()
    try:
        cursor.execute(f"SELECT {', '.join(fields)}, {TOUCHED} FROM {spec.name}{order}")
        is_plain = connection.dialect.name == "sqlite"
        while found := cursor.fetchmany(FETCH_ROWS):
            yield from found if is_plain else map(plain_row, found)
    finally:
        cursor.close()


def counted(connection: sa.Connection, spec: Table) -> Sum:
    """What the rows of a state table add up to as they stand."""
    with collector_at_rest():
        return sum_of(spec, stored_rows(connection, spec))


def arrivals_counted(connection: sa.Connection) -> Sum:
    """What the arrivals and times of decided commands add up to as they stand."""
    cursor: Any = connection.connection.cursor()
    count = total = 0
    cursor.execute("SELECT seq, arrival, decided_at FROM command WHERE seq IS NOT NULL")
    while found := cursor.fetchmany(FETCH_ROWS):
        for seq, arrival, moment in found:
            total += arrival_of(seq, arrival, moment)
            count += 1
    cursor.close()
    return Sum(count, total & MASK)


def arrival_of(seq: int, arrival: int, decided_at: Any) -> int:
    """One decided command's part of the sum."""
    moment = datetime.fromisoformat(decided_at) if isinstance(decided_at, str) else decided_at
    return spread(ARRIVALS, (arrival, moment and moment.astimezone(UTC).isoformat()), seq)


def count_everything(connection: sa.Connection) -> None:
    """Fill the kept sums of a book that has none yet, from its rows as they stand; seal its facts, too."""
    there = set(sa.inspect(connection).get_table_names())
    entries = []
    for spec in state_tables():
        if spec.name in there:
            found = counted(connection, spec)
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


def plain_row(row: Sequence[Any]) -> tuple[Any, ...]:
    """A row of PostgreSQL in canonical form: dates and moments as ISO text, flags as integers."""
    return tuple(_plain(value) for value in row)


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def _columns(connection: sa.Connection, table: str) -> set[str]:
    if connection.dialect.name == "sqlite":
        found: Iterable[Any] = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,)).scalars()
    else:
        found = connection.exec_driver_sql(
            "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped", (table,)
        ).scalars()
    return set(found)


def _literal(value: Any) -> str:
    return "NULL" if value is None else f"'{value}'" if isinstance(value, str) else str(value)
