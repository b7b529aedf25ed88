"""Checksums of tables that both databases compute alike, so that a copy can be compared with its original; no proof against forgery.

A copy goes wrong by rows that are missing, old or left over, and by columns that were closed when it was made. The number of rows and
one weighted sum over all columns notice each of these; whoever wants to forge a table is the seals' concern and not ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from app.domain.rows import Field, Table, tables
from db.schema import COMMAND

Dialect = Literal["sqlite", "postgresql"]
_PRIME = 1_000_003
"""Values are taken modulo this, so that the sum over any table stays within 64 bits."""

LOG_FIELDS: tuple[Field, ...] = (
    *(Field(name, "text") for name in ("id", "kind", "digest", "member", "workstation", "status", "hash", "previous_hash", "result")),
    *(Field(name, "integer") for name in ("seq", "client_seq")),
    *(Field(name, "moment") for name in ("submitted_at", "decided_at")),
)


@dataclass(frozen=True, slots=True)
class Checksum:
    """How many rows there are, and what they add up to."""

    rows: int
    total: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison of a copy with its book looked at: up to which position, how many tables and rows, and which tables differ."""

    seq: int
    tables: int
    rows: int
    differing: tuple[str, ...] = ()


def compare(seq: int, book: Mapping[str, Checksum], copy: Mapping[str, Checksum]) -> Compared:
    """Every table that the book showed, beside what the copy holds of it."""
    differing = tuple(sorted(name for name, checksum in book.items() if copy.get(name) != checksum))
    return Compared(seq, len(book), sum(checksum.rows for checksum in book.values()), differing)


def checksum_query(parts: Iterable[tuple[str, Iterable[str], str]], dialect: Dialect) -> str:
    """One statement for the checksums of (table, its readable columns, condition): rows of name, number of rows and total.

    Columns that are not readable count as what a copy keeps for them: nothing.
    """
    return " UNION ALL ".join(
        f"SELECT '{name}', COUNT(*), COALESCE(SUM({_row_total(name, frozenset(readable), dialect)}), 0) FROM {name} WHERE {condition}"
        for name, readable, condition in parts
    )


def checksums_in(found: Iterable[Sequence[Any]]) -> dict[str, Checksum]:
    """The answer to a `checksum_query` by table."""
    return {str(name): Checksum(int(count), int(total)) for name, count, total in found}


def fields_of(table: str) -> tuple[Field, ...]:
    """What of a table is compared."""
    if table == COMMAND.name:
        return LOG_FIELDS
    spec: Table = tables()[table]
    return (*spec.fields, Field("touched_seq", "integer")) if spec.nature == "state" else spec.fields


@lru_cache(maxsize=1_000)
def _row_total(table: str, readable: frozenset[str], dialect: Dialect) -> str:
    weighted = [f"{2 * place + 1} * {_number(field, dialect)}" for place, field in enumerate(fields_of(table)) if field.name in readable]
    return " + ".join(weighted) or "0"


def _number(field: Field, dialect: Dialect) -> str:
    """A value as an integer that both databases agree on; absent ones count as nothing."""
    name = f'"{field.name}"'
    if field.kind == "text":
        first, last = ("ascii({0})", "ascii(right({0}, 1))") if dialect == "postgresql" else ("unicode({0})", "unicode(substr({0}, -1))")
        parts = (f"COALESCE(length({name}), 0)", f"COALESCE({first.format(name)}, 0)", f"COALESCE({last.format(name)}, 0)")
        return f"({parts[0]} * 31 + {parts[1]} * 7 + {parts[2]})"
    if field.kind == "flag":
        return f"COALESCE({name}::int, 0)" if dialect == "postgresql" else f"COALESCE({name}, 0)"
    if field.kind == "date":
        return _digits(f"to_char({name}, 'YYYYMMDD')" if dialect == "postgresql" else f"replace({name}, '-', '')", dialect)
    if field.kind == "moment":
        utc = f"{name} AT TIME ZONE 'UTC'"
        day = f"to_char({utc}, 'YYYYMMDD')" if dialect == "postgresql" else f"replace(substr({name}, 1, 10), '-', '')"
        time = f"to_char({utc}, 'HH24MISS')" if dialect == "postgresql" else f"replace(substr({name}, 12, 8), ':', '')"
        return f"({_digits(day, dialect)} + {_digits(time, dialect)})"
    return f"COALESCE({name} % {_PRIME}, 0)"


def _digits(text: str, dialect: Dialect) -> str:
    kind = "bigint" if dialect == "postgresql" else "INTEGER"
    return f"COALESCE(CAST({text} AS {kind}) % {_PRIME}, 0)"
