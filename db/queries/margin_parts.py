"""What the margin is made of: the journal lines that are margin, what says which items they are about, and how much was sold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import sqlalchemy as sa

from app.domain.exact import ARITHMETIC, RATE_SCALE, ZERO, Money, Quantity
from db.queries.reading import equals, read, stored, where

ROLES = {
    "REVENUE": "revenue",
    "SALES_RETURNS": "revenue",
    "COGS": "cost",
    "PRICE_VARIANCE": "cost",
    "REVALUATION": "cost",
    "WRITE_DOWN": "cost",
    "COUNT_VARIANCE": "shrink",
    "ADJUSTMENT": "shrink",
    "WRITE_OFF": "shrink",
    "TRANSIT_LOSS": "shrink",
}
"""The roles of accounts that are margin, and the part of it that each is unless the line's document says otherwise."""

_IN = ", ".join(f"'{role}'" for role in ROLES)
_ORIGIN = "COALESCE(NULLIF(d.reverses, ''), d.id)"
_ORIGIN_KIND = "COALESCE(o.kind, d.kind)"
OF_INTEREST = ("delivery", "drop_shipment", "rebate_accrual")
"""Kinds of documents whose lines are read in another way than their role says."""


class MarginLine(NamedTuple):
    """A journal line on an account of the margin; `amount` as the book stores it (ten-thousandths)."""

    seq: int
    n: int
    entity_id: str
    document_id: str
    role: str
    family: str
    warehouse_id: str
    partner_id: str
    reason: str
    amount: int


class Late(NamedTuple):
    """A share of late cost within a journal line; `kind` is that of the document it came with."""

    seq: int
    journal_n: int
    item_id: str
    kind: str
    cost_type: str
    amount: int


_Moved = tuple[str, str, str, str, int]
"""Document, warehouse, reason, item and value."""
_Sold = tuple[str, str, str, int, int, int, int, int]
"""Document, family, item, revenue, cost, quantity, unit price and discount."""


def _conditions(entity_id: str, column: str = "l") -> str:
    return where(f"{column}.posting_date BETWEEN :since AND :until", f"{column}.role IN ({_IN})", equals(f"{column}.entity_id", entity_id))


def margin_lines(connection: sa.Connection, *, since: date, until: date, entity_id: str) -> Iterator[MarginLine]:
    """Lines of the roles of the margin, by position."""
    return stored(
        connection,
        MarginLine._make,
        "SELECT l.seq, l.n, l.entity_id, l.document_id, l.role, l.family, l.warehouse_id, l.partner_id, l.reason, l.amount "
        f"FROM journal_line l {_conditions(entity_id)} ORDER BY l.seq, l.n",
        **_given(since, until, entity_id),
    )


class PartsOfLines:
    """What says which items the lines of a span of days are about. Amounts stay integers until they have to be shared unevenly."""

    def __init__(self, connection: sa.Connection, families: Mapping[str, str], *, since: date, until: date, entity_id: str) -> None:
        given = _given(since, until, entity_id)
        self._origins: dict[str, tuple[str, str]] = {row[0]: (row[1], row[2]) for row in connection.execute(sa.text(_ORIGINS))}
        self.late: dict[tuple[int, int], list[Late]] = defaultdict(list)
        for late in stored(connection, Late._make, f"{_LATE} {_conditions(entity_id)} {_LATE_BY}", **given):
            self.late[(late.seq, late.journal_n)].append(late)
        of_entity = equals("m.entity_id", entity_id)
        self._moves: dict[tuple[str, str], list[_Moved]] = defaultdict(list)
        when = where("m.posting_date BETWEEN :since AND :until", "m.value <> 0", of_entity)
        for move in stored(connection, tuple, f"{_MOVES} {when}", **given):
            self._moves[(move[0], families[move[3]])].append(move)
        self._sold: dict[tuple[str, str], list[_Sold]] = defaultdict(list)
        for sold in stored(connection, tuple, _SOLD, **{name: value for name, value in given.items() if name != "entity_id"}):
            self._sold[(sold[0], sold[1])].append(sold)

    def kind(self, line: MarginLine) -> str:
        """The kind of the line's document, or of the one that it reverses, where that matters; else empty."""
        return self._origins.get(line.document_id, ("", ""))[0]

    def weights(self, line: MarginLine, amount: int) -> dict[str, int]:
        """By how much each item of the line's document shares in `amount`; empty when nothing says so."""
        kind, origin = self._origins.get(line.document_id, ("", line.document_id))
        if line.role in ("REVENUE", "SALES_RETURNS"):
            sold = self._sold.get((origin, line.family), ())
            return _side([(x[2], x[3]) for x in sold], amount) or _side([(x[2], _priced(x)) for x in sold], amount)
        if line.role == "COGS" and kind in ("delivery", "drop_shipment"):
            return _side([(x[2], x[4]) for x in self._sold.get((origin, line.family), ())], amount)
        moves = self._moves.get((line.document_id, line.family), [])
        if len(moves) > 1:
            moves = [move for move in moves if move[1] == line.warehouse_id] or moves
            moves = [move for move in moves if move[2] == line.reason] or moves
        return _side([(item, -value) for _, _, _, item, value in moves], amount)


def _side(found: list[tuple[str, int]], amount: int) -> dict[str, int]:
    """The weights of one sign: of the amount's own, unless only the other sign explains it (what was mirrored, what is revenue)."""
    own: dict[str, int] = {}
    other: dict[str, int] = {}
    for item, weight in found:
        if weight:
            side = own if (weight > 0) == (amount > 0) else other
            side[item] = side.get(item, 0) + abs(weight)
    if other and (not own or sum(other.values()) == abs(amount) != sum(own.values())):
        return other
    return own


def _priced(sold: _Sold) -> int:
    """A weight by price, where the line itself holds no revenue any more."""
    *_, quantity, unit_price, discount = sold
    return quantity * unit_price * (RATE_UNIT - discount)


RATE_UNIT: int = 10**RATE_SCALE
_ORIGINS = (
    f"SELECT d.id, {_ORIGIN_KIND}, {_ORIGIN} FROM document d LEFT JOIN document o ON o.id = d.reverses "
    f"WHERE d.reverses <> '' OR d.kind IN ({', '.join(repr(kind) for kind in OF_INTEREST)})"
)
_LATE = (
    f"SELECT s.seq, s.journal_n, s.item_id, COALESCE({_ORIGIN_KIND}, ''), COALESCE(x.reason, ''), CAST(SUM(s.amount) AS BIGINT) "
    "FROM late_cost_share s "
    "JOIN journal_line l ON l.seq = s.seq AND l.n = s.journal_n LEFT JOIN document d ON d.id = s.document_id "
    f"LEFT JOIN document o ON o.id = d.reverses LEFT JOIN document_line x ON x.document_id = {_ORIGIN} AND x.line_no = s.line_no"
)
_LATE_BY = f"GROUP BY s.seq, s.journal_n, s.item_id, COALESCE({_ORIGIN_KIND}, ''), COALESCE(x.reason, '') ORDER BY 1, 2, 3, 4, 5"
_MOVES = "SELECT m.document_id, m.warehouse_id, m.reason, m.item_id, m.value FROM stock_move m"
_POSTED = f"SELECT {_ORIGIN} AS id FROM document d WHERE d.posting_date BETWEEN :since AND :until"
_LINE = "i.family, s.item_id"
_PRICE = "s.unit_price, s.discount"
_SOLD = (
    # what a shipment itself recognised: what stands now less every later change
    f"SELECT s.shipment_id, {_LINE}, s.revenue - COALESCE((SELECT CAST(SUM(c.revenue) AS BIGINT) FROM shipment_line_change c WHERE "
    "c.shipment_id = s.shipment_id AND c.line_no = s.line_no AND c.document_id <> s.shipment_id), 0), s.cost, s.quantity, "
    f"{_PRICE} FROM shipment_line s JOIN item i ON i.id = s.item_id WHERE s.shipment_id IN ({_POSTED}) "
    # what a later document changed
    f"UNION ALL SELECT c.document_id, {_LINE}, CAST(SUM(c.revenue) AS BIGINT), 0, s.quantity, {_PRICE} FROM shipment_line_change c "
    "JOIN shipment_line s ON s.shipment_id = c.shipment_id AND s.line_no = c.line_no JOIN item i ON i.id = s.item_id "
    f"WHERE c.document_id <> c.shipment_id AND c.revenue <> 0 AND c.document_id IN ({_POSTED}) "
    f"GROUP BY c.document_id, {_LINE}, s.quantity, {_PRICE} "
    # the cost that a delivery took over
    f"UNION ALL SELECT s.delivery_id, {_LINE}, 0, s.cost - s.cost_returned, s.quantity, {_PRICE} FROM shipment_line s "
    f"JOIN item i ON i.id = s.item_id WHERE s.delivery_id <> '' AND s.delivery_id IN ({_POSTED}) "
    # what a customer's rebate accrued on
    f"UNION ALL SELECT l.document_id, i.family, l.item_id, l.net, 0, 0, 0, 0 FROM document_line l JOIN document r ON r.id = l.document_id "
    f"JOIN item i ON i.id = l.item_id WHERE r.kind = 'rebate_accrual' AND r.id IN ({_POSTED})"
)


@dataclass(frozen=True, slots=True)
class LandedInCost:
    """Landed cost that was estimated at receipt and left with goods that were sold: a part of their cost, not rounded."""

    entity_id: str
    item_id: str
    partner_id: str
    cost_type: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Use:
    entity_id: str
    item_id: str
    partner_id: str
    cost_type: str
    quantity: Quantity
    estimated: Money
    received: Quantity


def landed_in_cost(connection: sa.Connection, *, since: date, until: date, entity_id: str) -> list[LandedInCost]:
    """By entity, item, customer and cost type. Standard cost carries no landed cost."""
    uses = read(
        connection,
        _Use,
        "SELECT y.entity_id, y.item_id, u.partner_id, e.cost_type, SUM(u.quantity), e.estimated, f.quantity_received FROM ("
        "SELECT m.receipt_id, m.line_no, m.cost_type, -SUM(m.amount) AS estimated FROM landed_accrual_move m "
        "WHERE m.document_id = m.receipt_id GROUP BY m.receipt_id, m.line_no, m.cost_type) AS e "
        "JOIN receipt_line r ON r.receipt_id = e.receipt_id AND r.line_no = e.line_no "
        "JOIN cost_layer f ON f.layer_seq = r.layer_seq AND f.layer_n = r.layer_n "
        "JOIN cost_layer y ON y.entity_id = f.entity_id AND y.item_id = f.item_id "
        "AND y.origin_seq = f.layer_seq AND y.origin_n = f.layer_n "
        "JOIN item_costing c ON c.item_id = y.item_id AND c.entity_id = y.entity_id AND c.method <> 'standard' "
        "JOIN layer_use u ON u.layer_seq = y.layer_seq AND u.layer_n = y.layer_n AND u.role = 'COGS' "
        "JOIN document d ON d.id = u.document_id AND d.posting_date BETWEEN :since AND :until "
        f"{where(equals('y.entity_id', entity_id))} "
        "GROUP BY y.entity_id, y.item_id, u.partner_id, e.cost_type, e.estimated, f.quantity_received, f.layer_seq, f.layer_n "
        "ORDER BY 1, 2, 3, 4",
        **_given(since, until, entity_id),
    )
    sums: dict[tuple[str, str, str, str], Decimal] = defaultdict(lambda: ZERO)
    for use in uses:
        share = ARITHMETIC.divide(ARITHMETIC.multiply(use.estimated, use.quantity), use.received)
        sums[(use.entity_id, use.item_id, use.partner_id, use.cost_type)] += share
    return [LandedInCost(*key, amount) for key, amount in sums.items() if amount]


class SoldQuantity(NamedTuple):
    """What was shipped and did not come back, base units as the book stores them (millionths)."""

    entity_id: str
    item_id: str
    partner_id: str
    quantity: int


def sold_quantities(connection: sa.Connection, *, since: date, until: date, entity_id: str) -> Iterator[SoldQuantity]:
    """By entity, item and customer: shipments of the span less what came back or was reversed in it."""
    when = where("d.posting_date BETWEEN :since AND :until", equals("s.entity_id", entity_id))
    line = "s.entity_id, s.item_id, s.partner_id"
    return stored(
        connection,
        SoldQuantity._make,
        f"SELECT entity_id, item_id, partner_id, CAST(SUM(quantity) AS BIGINT) FROM (SELECT {line}, s.quantity FROM shipment_line s "
        f"JOIN document d ON d.id = s.shipment_id {when} "
        f"UNION ALL SELECT {line}, -s.quantity FROM shipment_line s JOIN document o ON o.id = s.shipment_id "
        f"JOIN document d ON d.id = o.reversed_by AND o.reversed_by <> '' {when} "
        f"UNION ALL SELECT {line}, -c.quantity_returned FROM shipment_line_change c JOIN shipment_line s ON s.shipment_id = c.shipment_id "
        f"AND s.line_no = c.line_no JOIN document d ON d.id = c.document_id {when}) AS parts "
        "GROUP BY entity_id, item_id, partner_id HAVING SUM(quantity) <> 0 ORDER BY 1, 2, 3",
        **_given(since, until, entity_id),
    )


def _given(since: date, until: date, entity_id: str) -> dict[str, str | date]:
    return {"since": since, "until": until, **({"entity_id": entity_id} if entity_id else {})}
