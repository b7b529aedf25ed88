"""The proof of state: every state table adds up to what was kept with the last commit, and all of them to what the head of the log seals.

One reading of each table. Where one differs, the log is decided again to name the rows; nothing else is read twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.domain.rows import Table
from app.running import Sum, root_of
from app.seal import OF_ROWS_WRITTEN
from db import digests
from db.canonical import Canonical
from db.schema import TOUCHED
from db.verify.result import Proof

KEPT = "state tables add up to what was kept with the last commit"
SEALED = "state tables add up to what the log seals at its head"
ARRIVALS = "arrivals and times of decisions are the ones that were recorded"
FACTS = "the facts about the book itself are the ones that were written"
NamesRows = Callable[[Sequence[str]], Mapping[str, str]]
"""Names what differs in tables, by table, given their names."""


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    found: Sum
    last: int


def prove_state(connection: sa.Connection, tell: Callable[[str], None], names_rows: NamesRows) -> list[Proof]:
    """The proofs of state on one view of the book. `tell` hears which table is read and may raise to give up."""
    specs, tables = digests.state_tables(), []
    canonical, last = Canonical(connection), _last_changes(connection, specs)
    for spec in specs:
        tell(spec.name)
        tables.append(_Table(spec.name, digests.counted(canonical, spec), last[spec.name]))
    kept = digests.kept(connection)
    return [
        _kept(tables, kept, names_rows),
        _sealed(connection, [table.found for table in tables]),
        _arrivals(connection, kept),
        _facts(connection),
    ]


def _last_changes(connection: sa.Connection, specs: Sequence[Table]) -> Mapping[str, int]:
    """The position that wrote to each table last, by one statement."""
    each = (f"SELECT '{spec.name}', COALESCE(MAX({TOUCHED}), 0) FROM {spec.name}" for spec in specs)
    return {name: int(last) for name, last in connection.exec_driver_sql(" UNION ALL ".join(each)).all()}


def _kept(tables: Sequence[_Table], kept: Mapping[str, tuple[Sum, int]], names_rows: NamesRows) -> Proof:
    known = {table.name for table in tables}
    differing = [table for table in tables if kept.get(table.name, (Sum(), 0)) != (table.found, table.last)]
    strangers = [f"an entry for {name}, which is no table of state" for name in sorted(kept.keys() - known - {digests.ARRIVALS})]
    rows = sum(table.found.rows for table in tables)
    figure = f"{rows:,} rows of {len(tables)} tables"
    if not differing and not strangers:
        return Proof(10, KEPT, True, figure)
    named = names_rows([table.name for table in differing]) if differing else {}
    told = [f"{table.name}: {named.get(table.name) or _counts(table, kept)}" for table in differing]
    return Proof(10, KEPT, False, figure, "; ".join([*told, *strangers]))


def _counts(table: _Table, kept: Mapping[str, tuple[Sum, int]]) -> str:
    known, seq = kept.get(table.name, (Sum(), 0))
    if known.rows != table.found.rows:
        return f"{table.found.rows:,} rows where {known.rows:,} were kept"
    if known.total != table.found.total:
        return "its rows are not the ones that were kept, or what was kept was changed"
    return f"its last change is at position {table.last}, where {seq} was kept"


def _sealed(connection: sa.Connection, sums: Sequence[Sum]) -> Proof:
    head = connection.exec_driver_sql(
        "SELECT seq, seal_version, state_digest FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1"
    ).first()
    if head is None:
        empty = not any(found.rows for found in sums)
        return Proof(10, SEALED, empty, "nothing was decided yet", "" if empty else "there are rows of state, but no decision")
    if head[1] == OF_ROWS_WRITTEN:
        return Proof(10, SEALED, True, f"position {head[0]:,} was sealed before state was; the next decision seals it")
    ok = root_of(sums) == head[2]
    detail = "" if ok else "documents, stock or master data were changed after the last decision, or by somebody else than the poster"
    return Proof(10, SEALED, ok, f"sealed at position {head[0]:,}", detail)


def _arrivals(connection: sa.Connection, kept: Mapping[str, tuple[Sum, int]]) -> Proof:
    found = digests.arrivals_counted(connection)
    head = int(connection.exec_driver_sql("SELECT COALESCE(MAX(seq), 0) FROM command").scalar_one())
    known, seq = kept.get(digests.ARRIVALS, (Sum(), 0))
    figure = f"{found.rows:,} decided commands"
    if (known, seq) == (found, head):
        return Proof(10, ARRIVALS, True, figure)
    return Proof(10, ARRIVALS, False, figure, "arrival or time of a decision, or what was kept of them, was changed")


def _facts(connection: sa.Connection) -> Proof:
    found = digests.facts(connection)
    ok = found.get(digests.META_DIGEST) == digests.meta_digest(found)
    told = "" if ok else "a fact about the book (its epoch, when it was made) or their digest was changed"
    return Proof(10, FACTS, ok, f"{len(found) - 1} facts", told)


def differing_rows(one: sa.Connection, other: sa.Connection, names: Sequence[str], *, examples_max: int = 3) -> Iterator[tuple[str, str]]:
    """Where two books differ in the rows of state tables: (table, what differs), for each of the named tables that does.

    `other` is the one that is right.
    """
    for spec in digests.state_tables():
        if spec.name not in names:
            continue
        fields = [*(field.name for field in spec.fields), TOUCHED]
        told: list[str] = []
        count = 0
        ordered = f"ORDER BY {', '.join(spec.key_fields)}"
        sides = (Canonical(side).values(spec, TOUCHED, ordered) for side in (one, other))
        for found, right in _side_by_side(spec.key_in, *sides):
            if found == right:
                continue
            count += 1
            if len(told) < examples_max:
                told.append(_difference(spec.key_in, fields, found, right))
        if count:
            yield spec.name, "; ".join(told) + (f" and {count - len(told):,} more" if count > len(told) else "")


_Row = tuple[Any, ...]


def _side_by_side(key_in: Callable[[_Row], _Row], one: Iterator[_Row], other: Iterator[_Row]) -> Iterator[tuple[_Row | None, _Row | None]]:
    """Rows of both by key, None where one has no such row; both are sorted by it."""
    left, right = next(one, None), next(other, None)
    while left is not None or right is not None:
        if right is None or (left is not None and _sorting(key_in(left)) < _sorting(key_in(right))):
            yield left, None
            left = next(one, None)
        elif left is None or _sorting(key_in(right)) < _sorting(key_in(left)):
            yield None, right
            right = next(other, None)
        else:
            yield left, right
            left, right = next(one, None), next(other, None)


def _sorting(key: _Row) -> _Row:
    """Keys as both databases sort them: numbers before texts, texts by their bytes."""
    return tuple((1, part.encode()) if isinstance(part, str) else (0, part) for part in key)


def _difference(key_in: Callable[[_Row], _Row], fields: Sequence[str], found: _Row | None, right: _Row | None) -> str:
    row = found if found is not None else right
    assert row is not None
    name = " / ".join(str(part) for part in key_in(row))
    if found is None:
        return f"{name} is missing"
    if right is None:
        return f"{name} comes from no command"
    changed = [f"{field} is {here!r} and was {then!r}" for field, here, then in zip(fields, found, right, strict=True) if here != then]
    return f"{name}: {', '.join(changed)}"
