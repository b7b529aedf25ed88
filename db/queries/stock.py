"""Reading stock: what stands where, what it was worth on any date, how an item moved, and what is on the road."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

import sqlalchemy as sa

from app.domain.currency import digits_of
from app.domain.exact import ZERO, Money, Quantity, split
from db.queries.ledger import FIRST_DAY, LAST_DAY
from db.queries.reading import equals, read, where
from db.snapshots import closings_before

AVAILABLE = "CASE WHEN x.kind IN ('quarantine', 'transit') THEN 0 ELSE p.quantity - p.quantity_promised END"
"""What may be taken of a position `p` in a location `x`: neither kept for a document that waits for an approval, nor set apart."""


@dataclass(frozen=True, slots=True)
class OnHandRow:
    """How much of an item (and lot) stands in a location, in base units.

    `promised` of it is kept for documents that wait for an approval; `available` is what may be taken, nothing where goods are set apart.
    """

    entity_id: str
    warehouse_id: str
    location_id: str
    location_kind: str
    item_id: str
    item_name: str
    family: str
    lot_id: str
    expires_on: date | None
    quantity: Quantity
    promised: Quantity
    available: Quantity
    unit: str


def stock_on_hand(
    connection: sa.Connection, *, entity_id: str = "", warehouse_id: str = "", location_id: str = "", item_id: str = "", family: str = ""
) -> list[OnHandRow]:
    """Positions that hold anything now, by entity, warehouse, location, item and lot."""
    asked = {
        "x.entity_id": entity_id,
        "x.warehouse_id": warehouse_id,
        "p.location_id": location_id,
        "p.item_id": item_id,
        "i.family": family,
    }
    return read(
        connection,
        OnHandRow,
        "SELECT x.entity_id, x.warehouse_id, x.id, x.kind, i.id, i.name, i.family, p.lot_id, t.expires_on, p.quantity, "
        f"p.quantity_promised, {AVAILABLE}, i.base_unit "
        "FROM stock_position p JOIN location x ON x.id = p.location_id JOIN item i ON i.id = p.item_id "
        "LEFT JOIN lot t ON t.item_id = p.item_id AND t.id = p.lot_id "
        f"{where('p.quantity <> 0', *(equals(name, value) for name, value in asked.items()))} "
        "ORDER BY x.entity_id, x.warehouse_id, x.id, i.id, p.lot_id",
        **_given(asked),
    )


@dataclass(frozen=True, slots=True)
class ValuationRow:
    """Stock of an item in a warehouse on an inventory account: its quantity and its share of the cost pool's value.

    A pool that spans warehouses is divided by quantity; the shares add up to the pool to the cent.
    """

    entity_id: str
    account_id: str
    warehouse_id: str
    item_id: str
    item_name: str
    family: str
    scope: str
    method: str
    quantity: Quantity
    unit: str
    value: Money
    currency: str

    @property
    def unit_cost(self) -> Decimal | None:
        """Value per base unit to 6 decimals, for reading only; None where nothing is on hand."""
        return (self.value / self.quantity).quantize(Decimal("0.000001")) if self.quantity else None


def stock_valuation(
    connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "", warehouse_id: str = "", item_id: str = ""
) -> list[ValuationRow]:
    """What stock was worth at the end of a day (posting dates), now when None; from the moves themselves, so it equals the ledger.

    It starts from the closing sums of the last closed period that ended by then.
    """
    arms: list[str] = []
    bound: dict[str, str | date] = {"item_id": item_id} if item_id else {}
    for n, closing in enumerate(closings_before(connection, as_of + timedelta(days=1) if as_of else LAST_DAY, entity_id=entity_id)):
        bound |= {f"entity{n}": closing.entity_id, f"period{n}": closing.period_id, f"closed{n}": closing.last_day}
        item = equals("item_id", item_id)
        arms.append(
            "SELECT entity_id, item_id, account_id, scope, warehouse_id, quantity, value FROM period_stock "
            f"{where(f'entity_id = :entity{n}', f'period_id = :period{n}', item)}"
        )
        arms.append(
            "SELECT entity_id, item_id, account_id, scope, warehouse_id, SUM(quantity), SUM(value) FROM stock_move "
            f"{where(f'entity_id = :entity{n}', f'posting_date > :closed{n}', 'posting_date <= :as_of', item)} "
            "GROUP BY entity_id, item_id, account_id, scope, warehouse_id"
        )
    if not arms:
        return []
    rows = read(
        connection,
        ValuationRow,
        "SELECT g.entity_id, g.account_id, g.warehouse_id, g.item_id, i.name, i.family, g.scope, COALESCE(c.method, ''), g.quantity, "
        "i.base_unit, g.value, e.currency FROM (SELECT entity_id, item_id, account_id, scope, warehouse_id, "
        f"SUM(quantity) AS quantity, SUM(value) AS value FROM ({' UNION ALL '.join(arms)}) AS parts "
        "GROUP BY item_id, entity_id, account_id, scope, warehouse_id HAVING SUM(quantity) <> 0 OR SUM(value) <> 0) AS g "
        "JOIN item i ON i.id = g.item_id JOIN legal_entity e ON e.id = g.entity_id "
        "LEFT JOIN item_costing c ON c.item_id = g.item_id AND c.entity_id = g.entity_id "
        "ORDER BY g.entity_id, g.account_id, g.item_id, g.scope, g.warehouse_id",
        as_of=as_of or LAST_DAY,
        **bound,
    )
    valued = _shared_out(rows)
    return [row for row in valued if (row.quantity or row.value) and warehouse_id in ("", row.warehouse_id)]


def _shared_out(rows: Iterable[ValuationRow]) -> Iterable[ValuationRow]:
    for _, group in groupby(rows, key=lambda r: (r.entity_id, r.account_id, r.item_id, r.scope)):
        pool = list(group)
        if len(pool) == 1:
            yield pool[0]
            continue
        shares = _shares(sum((row.value for row in pool), ZERO), [row.quantity for row in pool], digits_of(pool[0].currency))
        for row, share in zip(pool, shares, strict=True):
            yield replace(row, value=share)


def _shares(value: Decimal, quantities: Sequence[Decimal], digits: int) -> list[Decimal]:
    """The value by quantity; where back-dated documents left a warehouse below nothing on that day, all of it goes to the fullest."""
    if all(quantity >= 0 for quantity in quantities) and any(quantities):
        return split(value, quantities, digits)
    fullest = max(range(len(quantities)), key=lambda i: (quantities[i], -i))
    return [value if i == fullest else ZERO for i in range(len(quantities))]


@dataclass(frozen=True, slots=True)
class CardRow:
    """One movement of an item with what was there after it; the first row may be the balance brought forward (kind "opening")."""

    posting_date: date | None
    seq: int
    n: int
    kind: str
    document_id: str
    number: str
    entity_id: str
    warehouse_id: str
    location_id: str
    lot_id: str
    partner_id: str
    quantity: Quantity
    value: Money
    currency: str
    quantity_after: Quantity
    value_after: Money


def stock_card(
    connection: sa.Connection,
    *,
    item_id: str,
    entity_id: str = "",
    warehouse_id: str = "",
    since: date | None = None,
    until: date | None = None,
) -> list[CardRow]:
    """The movements of an item by entity, posting date and position in the log, with running quantity and value per entity."""
    asked = {"m.item_id": item_id, "m.entity_id": entity_id, "m.warehouse_id": warehouse_id}
    conditions = [equals(name, value) for name, value in asked.items()]
    opening = read(
        connection,
        CardRow,
        "SELECT NULL, 0, 0, 'opening', '', '', m.entity_id, '', '', '', '', SUM(m.quantity), SUM(m.value), e.currency, 0, 0 "
        f"FROM stock_move m JOIN legal_entity e ON e.id = m.entity_id {where('m.posting_date < :since', *conditions)} "
        "GROUP BY m.entity_id, e.currency",
        since=since or FIRST_DAY,
        **_given(asked),
    )
    moves = read(
        connection,
        CardRow,
        "SELECT m.posting_date, m.seq, m.n, m.kind, m.document_id, COALESCE(d.number, ''), m.entity_id, m.warehouse_id, m.location_id, "
        "m.lot_id, m.partner_id, m.quantity, m.value, e.currency, 0, 0 FROM stock_move m JOIN legal_entity e ON e.id = m.entity_id "
        f"LEFT JOIN document d ON d.id = m.document_id {where('m.posting_date BETWEEN :since AND :until', *conditions)} "
        "ORDER BY m.entity_id, m.posting_date, m.seq, m.n",
        since=since or FIRST_DAY,
        until=until or LAST_DAY,
        **_given(asked),
    )
    return _running(sorted([*opening, *moves], key=lambda r: (r.entity_id, r.posting_date or FIRST_DAY, r.seq, r.n)))


def _running(rows: Iterable[CardRow]) -> list[CardRow]:
    card: list[CardRow] = []
    for _, group in groupby(rows, key=lambda r: r.entity_id):
        quantity, value = ZERO, ZERO
        for row in group:
            quantity, value = quantity + row.quantity, value + row.value
            card.append(replace(row, quantity_after=quantity, value_after=value))
    return card


@dataclass(frozen=True, slots=True)
class InTransitRow:
    """Goods on the road: what of a transfer has left and not arrived, and what it is worth to the entity that owns it."""

    entity_id: str
    transfer_id: str
    number: str
    to_warehouse_id: str
    item_id: str
    item_name: str
    lot_id: str
    quantity: Quantity
    unit: str
    value: Money
    currency: str
    since: date
    expected_on: date | None


def in_transit(connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "", item_id: str = "") -> list[InTransitRow]:
    """Goods on the road at the end of a day (now when None), by entity, transfer, item and lot, with the day they left."""
    asked = {"m.entity_id": entity_id, "m.item_id": item_id}
    return read(
        connection,
        InTransitRow,
        "SELECT g.entity_id, g.transfer_id, COALESCE(d.number, ''), g.warehouse_id, g.item_id, i.name, g.lot_id, g.quantity, i.base_unit, "
        "g.value, e.currency, g.since, d.due_date FROM (SELECT m.entity_id, SUBSTR(m.scope, 3) AS transfer_id, m.warehouse_id, m.item_id, "
        "m.lot_id, SUM(m.quantity) AS quantity, SUM(m.value) AS value, MIN(m.posting_date) AS since FROM stock_move m "
        f"{where('m.scope >= :first', 'm.scope < :last', 'm.posting_date <= :as_of', *(equals(n, v) for n, v in asked.items()))} "
        "GROUP BY m.entity_id, m.scope, m.warehouse_id, m.item_id, m.lot_id HAVING SUM(m.quantity) <> 0 OR SUM(m.value) <> 0) AS g "
        "JOIN item i ON i.id = g.item_id JOIN legal_entity e ON e.id = g.entity_id LEFT JOIN document d ON d.id = g.transfer_id "
        "ORDER BY g.entity_id, g.transfer_id, g.item_id, g.lot_id",
        as_of=as_of or LAST_DAY,
        first="T:",
        last="T;",
        **_given(asked),
    )


def _given(asked: dict[str, str]) -> dict[str, str]:
    return {name.rsplit(".", 1)[-1]: value for name, value in asked.items() if value}
