"""Closing sums: periods added up on the one before; of closed ones for good, of months that only ended until someone posts into them.

A closed period is added up when its closing is recorded, and dropped when it is reopened. Before anyone closes, months that are over
are added up too, each time some thousands of rows have come (`take_ended`), and dropped by the first row that is dated back into them
(`spoil`); these are never sent to a workstation, which would not learn that they went.

They are derived from ledger rows and can be made anew at any time; what they are for is reading a past date without adding up
everything before it. Why they are not decided by the engine is said where their rows are defined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.domain.book import FiscalPeriod
from app.domain.book.period_close import PeriodBalance, PeriodSnapshot, PeriodStock
from app.domain.rows import Key

TABLES = tuple(row.TABLE.name for row in (PeriodSnapshot, PeriodBalance, PeriodStock))
_BEFORE = "(SELECT MAX(id) FROM fiscal_period WHERE entity_id = :entity AND id < :period)"
_BALANCES = (
    "INSERT INTO period_balance (entity_id, period_id, account_id, amount) SELECT :entity, :period, account_id, SUM(amount) FROM ("
    f"SELECT account_id, amount FROM period_balance WHERE entity_id = :entity AND period_id = {_BEFORE} UNION ALL "
    "SELECT account_id, amount FROM journal_line WHERE seq >= :since AND entity_id = :entity AND posting_date BETWEEN :first AND :last"
    ") AS parts GROUP BY account_id HAVING SUM(amount) <> 0"
)
_STOCK = (
    "INSERT INTO period_stock (entity_id, period_id, item_id, account_id, scope, warehouse_id, quantity, value) "
    "SELECT :entity, :period, item_id, account_id, scope, warehouse_id, SUM(quantity), SUM(value) FROM ("
    "SELECT item_id, account_id, scope, warehouse_id, quantity, value FROM period_stock "
    f"WHERE entity_id = :entity AND period_id = {_BEFORE} UNION ALL "
    "SELECT item_id, account_id, scope, warehouse_id, quantity, value FROM stock_move "
    "WHERE seq >= :since AND entity_id = :entity AND posting_date BETWEEN :first AND :last"
    ") AS parts GROUP BY item_id, account_id, scope, warehouse_id HAVING SUM(quantity) <> 0 OR SUM(value) <> 0"
)
_LATER = (
    "INSERT INTO period_snapshot (entity_id, period_id, last_day, closed_seq, later_seq) SELECT :entity, :period, :last, :closed, MIN(seq) "
    "FROM (SELECT :latest AS seq UNION ALL "
    "SELECT MIN(seq) FROM journal_line WHERE seq >= :since AND entity_id = :entity AND posting_date > :last UNION ALL "
    "SELECT MIN(seq) FROM stock_move WHERE seq >= :since AND entity_id = :entity AND posting_date > :last) AS later WHERE seq IS NOT NULL"
)


FIRST_DAY = date(1900, 1, 1)
FINAL_SUMS = "(entity_id, period_id) IN (SELECT entity_id, id FROM fiscal_period WHERE state = 'closed')"
"""Which rows of the sums a workstation may keep: those that only a period's own rows can make untrue."""


def base_before(*, entity_id: str = "") -> str:
    """A WITH clause `base` of (entity_id, period_id, last_day): the latest closing that ends before :day, of one entity or of all.

    An entity without one has an empty period and the day :dawn. Its parameters are those of `base_parameters`, and `entity_id`.
    """
    of_entity = "WHERE e.id = :entity_id " if entity_id else ""
    return (
        "WITH base AS (SELECT e.id AS entity_id, COALESCE(MAX(s.period_id), '') AS period_id, COALESCE(MAX(s.last_day), :dawn) AS last_day "
        f"FROM legal_entity e LEFT JOIN period_snapshot s ON s.entity_id = e.id AND s.last_day < :day {of_entity}GROUP BY e.id) "
    )


def base_parameters(day: date) -> dict[str, date]:
    """What `base_before` names, for the closings that end before `day`."""
    return {"day": day, "dawn": FIRST_DAY}


@dataclass(frozen=True, slots=True)
class Closing:
    """An entity's latest closing before a day: its period and last day; an empty period and a day before all others when there is none."""

    entity_id: str
    period_id: str
    last_day: date


def closings_before(connection: sa.Connection, day: date, *, entity_id: str = "") -> list[Closing]:
    """What everything after it is added to, of one entity or of all."""
    wanted = {name: _bound(connection, value) for name, value in base_parameters(day).items()} | {"entity_id": entity_id}
    found = connection.execute(
        sa.text(f"{base_before(entity_id=entity_id)}SELECT entity_id, period_id, last_day FROM base ORDER BY 1"), wanted
    )
    return [Closing(row[0], row[1], date.fromisoformat(row[2]) if isinstance(row[2], str) else row[2]) for row in found]


def follow(connection: sa.Connection, periods: Iterable[Key]) -> None:
    """Bring the closing sums after rows of fiscal periods were recorded: `periods` are stored values with the position last."""
    names = [field.name for field in FiscalPeriod.TABLE.fields]
    rows = [dict(zip(names, values, strict=False)) for values in periods]
    reopened: dict[str, str] = {}
    for row in rows:
        if row["state"] != "closed":
            reopened[row["entity_id"]] = min(row["id"], reopened.get(row["entity_id"], row["id"]))
    for entity, first in reopened.items():
        _drop(connection, entity, first)
    for row in sorted(rows, key=lambda row: (row["entity_id"], row["id"])):
        if row["state"] == "closed":
            _drop(connection, row["entity_id"], row["id"])
            _take(connection, row)


def take_ended(connection: sa.Connection) -> int:
    """Add up the periods that ended before the newest line of their entity and have no sums yet; returns how many."""
    head = connection.execute(sa.text("SELECT COALESCE(MAX(seq), 0) FROM command")).scalar_one()
    names = ", ".join(f"p.{field.name}" for field in FiscalPeriod.TABLE.fields)
    found = connection.execute(
        sa.text(
            f"SELECT {names} FROM fiscal_period p JOIN (SELECT entity_id, MAX(posting_date) AS newest FROM journal_entry GROUP BY entity_id) "
            "AS j ON j.entity_id = p.entity_id AND j.newest > p.last_day WHERE NOT EXISTS (SELECT 1 FROM period_snapshot s "
            "WHERE s.entity_id = p.entity_id AND s.period_id >= p.id) ORDER BY p.entity_id, p.id"
        )
    ).all()
    for row in found:
        _take(connection, {**row._mapping, "closed_seq": 0}, latest_seq=int(head) + 1)
    return len(found)


def spoil(connection: sa.Connection, earliest: Mapping[str, str]) -> None:
    """Drop sums that rows falsify which were dated back: `earliest` is the first day posted to by entity (ISO).

    No closed period is among them: nothing posts into one.
    """
    found = connection.execute(sa.text("SELECT entity_id, MAX(last_day) FROM period_snapshot GROUP BY entity_id"))
    ends = {str(entity): str(last) for entity, last in found}
    for entity, day in earliest.items():
        if day <= ends.get(entity, ""):
            given = {"entity": entity, "day": _bound(connection, day)}
            first = connection.execute(
                sa.text("SELECT MIN(period_id) FROM period_snapshot WHERE entity_id = :entity AND last_day >= :day"), given
            ).scalar_one()
            _drop(connection, entity, first)


def rebuild(connection: sa.Connection) -> int:
    """Make the sums of all closed periods anew from the ledger, and drop all others; returns the number of closed periods."""
    for name in TABLES:
        connection.execute(sa.text(f"DELETE FROM {name}"))
    names = ", ".join(field.name for field in FiscalPeriod.TABLE.fields)
    found = connection.execute(sa.text(f"SELECT {names} FROM fiscal_period WHERE state = 'closed' ORDER BY entity_id, id")).all()
    for row in found:
        _take(connection, dict(row._mapping))
    return len(found)


def _take(connection: sa.Connection, row: Mapping[str, Any], *, latest_seq: int = 0) -> None:
    given = {
        "entity": row["entity_id"],
        "period": row["id"],
        "first": _bound(connection, row["first_day"]),
        "last": _bound(connection, row["last_day"]),
        "closed": row["closed_seq"],
        "latest": latest_seq or row["closed_seq"],
    }
    since = connection.execute(
        sa.text(f"SELECT later_seq FROM period_snapshot WHERE entity_id = :entity AND period_id = {_BEFORE}"),
        {"entity": row["entity_id"], "period": row["id"]},
    ).scalar()
    for statement in (_BALANCES, _STOCK, _LATER):
        connection.execute(sa.text(statement), {**given, "since": int(since or 0)})


def _drop(connection: sa.Connection, entity: str, first: str) -> None:
    for name in TABLES:
        connection.execute(
            sa.text(f"DELETE FROM {name} WHERE entity_id = :entity AND period_id >= :period"), {"entity": entity, "period": first}
        )


def _bound(connection: sa.Connection, day: date | str) -> date | str:
    if connection.dialect.name == "sqlite":
        return day if isinstance(day, str) else day.isoformat()
    return date.fromisoformat(day) if isinstance(day, str) else day
