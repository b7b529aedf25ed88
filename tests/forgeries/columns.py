"""One value changed in each column of each table, and which proof names it: `python -m tests.forgeries.columns [--postgres] [--share 0.1]`.

A change is told when a proof that is meant for the table is broken and its words name the table (of a ledger row: its position). That
another proof stumbles over it too is no help: what tells by accident tells nothing next time.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.domain import rows
from db.book import Book
from db.schema import COMMAND, META, METADATA
from db.verify import Proof, verify
from db.verify.state import ARRIVALS, FACTS
from db.verify.state import KEPT as STATE
from tests.forgeries.prepared import Forged, forging, post_again, tables_by_book, unpacked
from tests.support.forging import guards_off

CHAIN = "the hash chain is recomputed from the commands and rows of the book"
CLOSINGS = "closing sums equal the lines they stand for"


UNSEALED = ("arrival", "decided_at")
"""What a replay cannot repeat, so that no seal covers it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one row, as it was and as it is forged."""

    table: str
    column: str
    key: tuple[Any, ...]
    before: Any
    after: Any

    def __str__(self) -> str:
        return f"{self.table}.{self.column} of {self.key}: {self.before!r} -> {self.after!r}"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a change: the proofs that broke, and whether one that is meant for it names it."""

    change: Change
    broken: tuple[str, ...]
    named: bool


def meant_for(table: str, column: str) -> str:
    """The proof that answers for a column of a table."""
    if table == COMMAND.name:
        return ARRIVALS if column in UNSEALED else CHAIN
    if table == META.name:
        return FACTS
    if table not in rows.tables():
        return STATE
    nature = rows.tables()[table].nature
    return CHAIN if nature == "ledger" else CLOSINGS if nature == "derived" else STATE


def changes(connection: sa.Connection, table: str, random: random.Random) -> Iterator[tuple[Change, list[Any]]]:
    """For each column of a table one row, and the values to try on it, the likely ones first; the database may refuse some."""
    found = METADATA.tables[table]
    key = [column.name for column in found.primary_key]
    for column in found.columns:
        decided = " WHERE seq IS NOT NULL" if table == COMMAND.name else ""
        listed = ", ".join(f'"{name}"' for name in (*key, column.name))
        all_rows = connection.exec_driver_sql(f"SELECT {listed} FROM {table}{decided} ORDER BY {', '.join(key)} LIMIT 200").all()
        if not all_rows:
            return
        row = random.choice(all_rows)
        known = sorted({one[-1] for one in all_rows if one[-1] is not None and one[-1] != row[-1]}, key=str)
        yield Change(table, column.name, tuple(row[:-1]), row[-1], None), [*_others(row[-1], column), *known[:3]]


def _others(value: Any, column: sa.Column[Any]) -> list[Any]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        flag = isinstance(column.type, sa.Boolean)
        return [1 - value] if flag else [value + 1, value - 1, value + 10_000]
    if isinstance(value, datetime):
        return [value + timedelta(seconds=1)]
    if isinstance(value, date):
        return [value + timedelta(days=1)]
    if isinstance(value, str):
        with suppress(ValueError):
            if isinstance(column.type, sa.Date):
                return [(date.fromisoformat(value) + timedelta(days=1)).isoformat()]
            if len(value) > 18:
                return [(datetime.fromisoformat(value) + timedelta(seconds=1)).isoformat()]
        return [f"{value}x", "x"]
    kind = str(column.type).upper()
    return ["2026-01-15"] if "DATE" in kind or "TIME" in kind else [True, 1] if "BOOL" in kind else [1, "x"]


def forge(forged: Forged, change: Change, values: Sequence[Any]) -> Change | None:
    """Write the first value that the database takes; None where it takes none, which is told as well."""
    connection = forged.session
    found = METADATA.tables[change.table]
    mark = "?" if forged.embedded else "%s"
    where = " AND ".join(f'"{column.name}" = {mark}' for column in found.primary_key)
    with guards_off(connection):
        for value in values:
            if value == change.before:
                continue
            try:
                with connection.begin_nested():
                    connection.exec_driver_sql(f'UPDATE {change.table} SET "{change.column}" = {mark} WHERE {where}', (value, *change.key))
            except sa.exc.DBAPIError:
                continue
            return Change(change.table, change.column, change.key, change.before, value)
    return None


def tell(proofs: Sequence[Proof], change: Change) -> Told:
    """Whether the proof that is meant for it names the change."""
    broken = [proof for proof in proofs if proof.verdict == "broken"]
    meant = meant_for(change.table, change.column)
    told = change.table if change.table in rows.tables() else ""
    named = any(proof.name == meant and (meant != STATE or told in proof.detail) for proof in broken)
    return Told(change, tuple(proof.name for proof in broken), named)


def run(book: Book, tables: Sequence[str], *, seed: int, share: float = 1.0) -> Iterator[Told]:
    """Each column of the tables of one book, or a share of them by lot; the book is the same afterwards.

    Tables are asked for, not their rows, so that the log is not decided again for each.
    """
    lot = random.Random(seed)
    with book.reading() as connection:
        planned = [one for table in tables for one in changes(connection, table, lot)]
    for change, values in planned:
        if lot.random() >= share:
            continue
        with forging(book) as forged:
            written = forge(forged, change, values)
            if written is None:
                yield Told(change, ("the database itself",), True)
            else:
                yield tell(verify(forged, name_rows=lambda *_: {}), written)


def books(folder: Path, make_place: Any) -> Iterator[tuple[Book, list[str]]]:
    """The prepared books with the tables to forge in each, made one after the other."""
    kept = folder / "kept"
    kept.mkdir()
    for number, (path, tables) in enumerate(tables_by_book(unpacked(kept)).items()):
        book = post_again(path, make_place(number))
        yield book, [*tables, *(sorted(METADATA.tables.keys() - rows.tables().keys()) if not number else [])]
        book.close()


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--share", type=float, default=1.0)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="dockledger-forgeries-", ignore_cleanup_errors=True) as folder:
        if given.postgres:
            from tests.forgeries.prepared import private_server

            with private_server(Path(folder)) as place:
                return report(books(Path(folder), lambda number: place(f"forged_{number}")), given.seed, given.share)
        return report(books(Path(folder), lambda number: f"{folder}/{number}.db"), given.seed, given.share)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def report(prepared: Iterator[tuple[Book, list[str]]], seed: int, share: float) -> int:
    """Print what was not named and the count; 0 when there is nothing."""
    told = [one for book, tables in prepared for one in run(book, tables, seed=seed, share=share)]
    unnamed = [one for one in told if not one.named]
    for one in unnamed:
        say(f"not named: {one.change}; broken: {', '.join(one.broken) or 'nothing'}")
    unseen = sum(not one.broken for one in unnamed)
    say(f"{len(told)} changes, {len(told) - len(unnamed)} named by the proof meant for them, {unseen} seen by none")
    return 1 if unnamed else 0


if __name__ == "__main__":
    sys.exit(main())
