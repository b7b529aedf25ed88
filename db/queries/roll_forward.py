"""Reading how inventory moved: the opening of each inventory account, every kind of movement, and the closing that is its balance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

import sqlalchemy as sa

from app.domain.exact import ZERO, Money
from db.queries.ledger import FIRST_DAY, LAST_DAY, balances
from db.queries.reading import equals, read, where

OPENING, CLOSING = "opening", "closing"


@dataclass(frozen=True, slots=True)
class RollForwardRow:
    """A step of an inventory account over a span of days: the opening, the value that a kind of movement changed, or the closing.

    `ledger` is the account's balance in the journal, on the opening and the closing (None between), and equals the value there.
    """

    entity_id: str
    account_id: str
    account_name: str
    step: str
    moves: int
    value: Money
    ledger: Money | None
    currency: str


@dataclass(frozen=True, slots=True)
class _Moved:
    entity_id: str
    account_id: str
    account_name: str
    kind: str
    moves: int
    value: Money
    currency: str


def roll_forward(
    connection: sa.Connection, *, since: date | None = None, until: date | None = None, entity_id: str = ""
) -> list[RollForwardRow]:
    """Every inventory account of a span of posting dates: openings and movements from the moves, openings and closings beside the journal.

    A movement that was reversed is in its own kind and again, with the other sign, under "reversal".
    """
    first, last = since or FIRST_DAY, until or LAST_DAY
    before = {(r.entity_id, r.account_id): r.balance for r in balances(connection, as_of=first - timedelta(days=1), entity_id=entity_id)}
    after = {(r.entity_id, r.account_id): r.balance for r in balances(connection, as_of=until, entity_id=entity_id)}
    found = read(
        connection,
        _Moved,
        "SELECT g.entity_id, g.account_id, a.name, g.kind, g.moves, g.value, e.currency FROM ("
        "SELECT entity_id, account_id, kind, COUNT(*) AS moves, SUM(value) AS value FROM ("
        "SELECT m.entity_id, m.account_id, CASE WHEN m.posting_date < :since THEN 'opening' ELSE m.kind END AS kind, m.value "
        f"FROM stock_move m {where('m.posting_date <= :until', 'm.journal_n <> 0', equals('m.entity_id', entity_id))}) AS moved "
        "GROUP BY entity_id, account_id, kind) AS g "
        "JOIN account a ON a.entity_id = g.entity_id AND a.id = g.account_id JOIN legal_entity e ON e.id = g.entity_id "
        "ORDER BY g.entity_id, g.account_id, g.kind",
        since=first,
        until=last,
        **({"entity_id": entity_id} if entity_id else {}),
    )
    rows: list[RollForwardRow] = []
    for key, group in groupby(found, key=lambda r: (r.entity_id, r.account_id)):
        steps = {moved.kind: moved for moved in group}
        some = next(iter(steps.values()))
        opening = steps.pop(OPENING, replace(some, kind=OPENING, moves=0, value=ZERO))
        rows.append(_step(opening, ledger=before.get(key, ZERO)))
        rows.extend(_step(moved) for moved in steps.values())
        closing = sum((moved.value for moved in steps.values()), opening.value)
        count = sum(moved.moves for moved in steps.values())
        rows.append(_step(replace(some, kind=CLOSING, moves=count, value=closing), ledger=after.get(key, ZERO)))
    return rows


def _step(moved: _Moved, *, ledger: Money | None = None) -> RollForwardRow:
    return RollForwardRow(
        moved.entity_id, moved.account_id, moved.account_name, moved.kind, moved.moves, moved.value, ledger, moved.currency
    )
