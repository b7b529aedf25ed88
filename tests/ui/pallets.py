"""A small warehouse in a real SQLite file, as the page source of the grid's tests: keyset paging, exact sums."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from ui.grid.source import Cell, Column, Condition, Count, Cursor, Kind, Op, Page, Query, Row

SCALE = 10_000
NAMES = (
    "Cordless drill 18 V",
    "Battery pack 4 Ah",
    "Screwdriver bit set, 32 pieces",
    "Work gloves, size M",
    "LED work lamp",
)
COLUMNS = (
    Column("pallet", "Pallet", Kind.CODE),
    Column("item", "Item", Kind.TEXT, stretch=True),
    Column("location", "Location", Kind.CODE, words=("place",)),
    Column("quantity", "Quantity", Kind.QUANTITY, total=True),
    Column("value", "Value", Kind.MONEY, total=True),
    Column("difference", "Difference", Kind.MONEY, signed=True),
    Column("received", "Received", Kind.DATE),
    Column("state", "State", Kind.CHOICE, choices={"free": "Free", "held": "Held"}),
    Column("note", "Note", Kind.TEXT, hidden=True),
)


def write_pallets(file: Path, number: int) -> None:
    """Pallet n of 1..number: quantity n, value n × 1.25, difference −2.50, 0 or +2.50 in turn."""
    with sqlite3.connect(file) as book:
        book.execute(
            "create table pallet (id integer primary key, pallet text, item text, location text, quantity integer,"
            " value integer, difference integer, received text, state text, note text)"
        )
        book.executemany(
            "insert into pallet values (?,?,?,?,?,?,?,?,?,?)",
            (
                (
                    n,
                    f"P-{n:06}",
                    NAMES[n % 5],
                    f"{'ABC'[n % 3]}-{n % 40:02}-{n % 6}",
                    n * SCALE,
                    n * SCALE * 5 // 4,
                    (n % 3 - 1) * 25_000,
                    (date(2026, 1, 1) + timedelta(days=n % 300)).isoformat(),
                    "held" if n % 10 == 0 else "free",
                    None if n % 2 else f"note {n}",
                )
                for n in range(1, number + 1)
            ),
        )
        for column in ("item", "location", "quantity", "value", "received"):
            book.execute(f"create index by_{column} on pallet ({column}, id)")
    book.close()


class SqliteSource:
    """Rows of `pallet`, one connection guarded by a lock, since pages may be asked for from several threads."""

    columns = COLUMNS

    def __init__(self, file: Path) -> None:
        self._book = sqlite3.connect(file, check_same_thread=False)
        self._lock = threading.Lock()
        self.pages_read = 0

    def close(self) -> None:
        self._book.close()

    def page(self, query: Query, after: Cursor | None, limit: int) -> Page:
        where, values = self._where(query)
        column = query.sort.column if query.sort else "pallet"
        sign, order = ("<", "desc") if query.sort and query.sort.descending else (">", "asc")
        if after is not None:
            where += f" and (coalesce({column}, ''), id) {sign} (?, ?)"
            values = [*values, *after]
        with self._lock:
            self.pages_read += 1
            found = self._book.execute(
                f"select *, coalesce({column}, '') from pallet where {where} order by coalesce({column}, '') {order},"
                f" id {order} limit {limit + 1}",
                values,
            ).fetchall()
        rows = found[:limit]
        following = (rows[-1][-1], rows[-1][0]) if len(found) > limit else None
        return Page(tuple(_row(row) for row in rows), following)

    def count(self, query: Query, cap: int) -> Count:
        where, values = self._where(query)
        with self._lock:
            (number,) = self._book.execute(f"select count(*) from (select 1 from pallet where {where} limit {cap + 1})", values).fetchone()
        return Count(min(number, cap), number > cap)

    def totals(self, query: Query) -> Mapping[str, Decimal]:
        where, values = self._where(query)
        with self._lock:
            quantity, value = self._book.execute(
                f"select coalesce(sum(quantity), 0), coalesce(sum(value), 0) from pallet where {where}", values
            ).fetchone()
        return {"quantity": Decimal(quantity) / SCALE, "value": Decimal(value) / SCALE}

    def rows(self, query: Query) -> Iterator[Row]:
        after: Cursor | None = None
        while True:
            page = self.page(query, after, 1000)
            yield from page.rows
            after = page.next
            if after is None:
                return

    def _where(self, query: Query) -> tuple[str, list[Cell]]:
        parts, values = ["1"], []
        for condition in query.conditions:
            text, more = _sql(condition)
            parts.append(text)
            values.extend(more)
        for word in query.words:
            parts.append("(pallet like ? or item like ? or location like ?)")
            values.extend([f"%{word}%"] * 3)
        return " and ".join(parts), values


def _sql(condition: Condition) -> tuple[str, list[Cell]]:
    values = [_stored(value) for value in condition.values]
    column = condition.column
    match condition.op:
        case Op.CONTAINS:
            return f"{column} like ?", [f"%{values[0]}%"]
        case Op.STARTS:
            return f"{column} like ?", [f"{values[0]}%"]
        case Op.EQUALS:
            return f"{column} = ?", values
        case Op.NOT:
            return f"{column} is not ?", values
        case Op.ANY_OF:
            return f"{column} in ({','.join('?' * len(values))})", values
        case Op.ABOVE:
            return f"{column} > ?", values
        case Op.BELOW:
            return f"{column} < ?", values
        case Op.EMPTY:
            return f"coalesce({column}, '') = ''", []
        case Op.FILLED:
            return f"coalesce({column}, '') <> ''", []
        case Op.BETWEEN:
            low, high = values
            bounds = [(f"{column} >= ?", low), (f"{column} <= ?", high)]
            return " and ".join(t for t, v in bounds if v is not None) or "1", [v for _, v in bounds if v is not None]


def _stored(value: Cell) -> Cell:
    if isinstance(value, Decimal):
        return int(value * SCALE)
    return value.isoformat() if isinstance(value, date) else value


def _row(found: tuple[object, ...]) -> Row:
    key, pallet, item, location, quantity, value, difference, received, state, note, _ = found
    return Row(
        key,
        (
            pallet,
            item,
            location,
            Decimal(quantity) / SCALE,
            Decimal(value) / SCALE,
            Decimal(difference) / SCALE,
            date.fromisoformat(received),
            state,
            note,
        ),
    )
