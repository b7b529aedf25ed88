"""Reading the margin of trade within the group that is still in stock, at the end of any day, from the dated rows of the book alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, ZERO, Money, Quantity, round_half_up, share_of
from db.queries.ledger import LAST_DAY
from db.queries.reading import equals, read, where


@dataclass(frozen=True, slots=True)
class UnrealisedRow:
    """A sale within the group of which the buyer still has goods: `on_hand` of the `quantity` that was not sent back, base units.

    `margin` is the seller's: its price less its cost less what came late to its cost, of the share on hand, in the seller's currency;
    `buyer_margin` the same at the rate the buyer took the goods in at, which is what its stock is too high by.
    """

    seller_id: str
    buyer_id: str
    number: str
    line_no: int
    item_id: str
    item_name: str
    quantity: Quantity
    on_hand: Quantity
    unit: str
    seller_net: Money
    cost: Money
    margin: Money
    seller_currency: str
    buyer_margin: Money
    buyer_currency: str


def unrealised_margin(
    connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "", item_id: str = ""
) -> list[UnrealisedRow]:
    """The margin in stock per sale at the end of a day (now when None); `entity_id` is the buyer.

    Goods are on hand wherever the buyer's layers that stem from the sale's have taken them within its books.
    """
    asked = {"entity_id": entity_id, "item_id": item_id}
    given = {"as_of": as_of or LAST_DAY, **{name: value for name, value in asked.items() if value}}
    chosen = where("x.buyer_id = :entity_id" if entity_id else None, equals("x.item_id", item_id))
    moves: dict[tuple[int, int], list[_Move]] = defaultdict(list)
    for move in read(connection, _Move, _MOVES.format(chosen=chosen), **given):
        moves[(move.layer_seq, move.layer_n)].append(move)
    gone = {(x.layer_seq, x.layer_n): x.quantity for x in read(connection, _Gone, _GONE.format(chosen=chosen), **given)}
    late: dict[tuple[int, int], list[_Late]] = defaultdict(list)
    for share in read(connection, _Late, _LATE.format(chosen=chosen), **given):
        late[(share.layer_seq, share.layer_n)].append(share)
    sales = read(connection, _Sale, _SALES.format(chosen=chosen), **{name: value for name, value in given.items() if name != "as_of"})
    rows = (_row(sale, moves[key], gone.get(key, ZERO), late[key]) for sale in sales if (key := (sale.layer_seq, sale.layer_n)) in moves)
    return [row for row in rows if row is not None]


@dataclass(frozen=True, slots=True)
class _Sale:
    layer_seq: int
    layer_n: int
    seller_id: str
    buyer_id: str
    number: str
    line_no: int
    item_id: str
    item_name: str
    unit: str
    seller_currency: str
    buyer_currency: str


_SALES = (
    "SELECT x.layer_seq, x.layer_n, x.seller_id, x.buyer_id, COALESCE(d.number, ''), x.line_no, x.item_id, i.name, i.base_unit, "
    "a.currency, b.currency FROM intercompany_sale x JOIN item i ON i.id = x.item_id JOIN legal_entity a ON a.id = x.seller_id "
    "JOIN legal_entity b ON b.id = x.buyer_id LEFT JOIN document d ON d.id = x.sale_document_id {chosen} "
    "ORDER BY x.seller_id, x.buyer_id, x.layer_seq, x.layer_n"
)


@dataclass(frozen=True, slots=True)
class _Move:
    layer_seq: int
    layer_n: int
    seq: int
    kind: str
    quantity: Quantity
    seller_net: Money
    cost: Money
    buyer_net: Money


_MOVES = (
    "SELECT m.layer_seq, m.layer_n, m.seq, m.kind, m.quantity, m.seller_net, m.cost, m.buyer_net FROM intercompany_sale x "
    "JOIN intercompany_sale_move m ON m.layer_seq = x.layer_seq AND m.layer_n = x.layer_n AND m.posting_date <= :as_of {chosen} "
    "ORDER BY m.seq, m.n"
)


@dataclass(frozen=True, slots=True)
class _Gone:
    layer_seq: int
    layer_n: int
    quantity: Quantity


_GONE = (
    "WITH RECURSIVE tree(root_seq, root_n, layer_seq, layer_n) AS ("
    "SELECT x.layer_seq, x.layer_n, x.layer_seq, x.layer_n FROM intercompany_sale x {chosen} "
    "UNION ALL SELECT t.root_seq, t.root_n, c.layer_seq, c.layer_n FROM tree t "
    "JOIN cost_layer c ON c.parent_seq = t.layer_seq AND c.parent_n = t.layer_n) "
    "SELECT t.root_seq, t.root_n, SUM(u.quantity) FROM tree t JOIN layer_use u ON u.layer_seq = t.layer_seq AND u.layer_n = t.layer_n "
    "JOIN document d ON d.id = u.document_id AND d.posting_date <= :as_of "
    # not what only moved on into a layer of the same goods, but what came back into one
    "WHERE u.into_seq = 0 OR EXISTS (SELECT 1 FROM layer_use r WHERE r.layer_seq = u.layer_seq AND r.layer_n = u.layer_n "
    "AND r.into_seq = u.into_seq AND r.into_n = u.into_n AND r.seq = u.into_seq AND r.quantity < 0) "
    "GROUP BY t.root_seq, t.root_n"
)
"""What left the buyer's layers that stem from a sale's, less what came back into them."""


@dataclass(frozen=True, slots=True)
class _Late:
    layer_seq: int
    layer_n: int
    seq: int
    amount: Money


_LATE = (
    "SELECT x.layer_seq, x.layer_n, s.seq, SUM(s.amount) FROM intercompany_sale x JOIN late_cost_share s "
    "ON s.use_document_id = x.sale_document_id AND s.use_line_no = x.line_no AND s.entity_id = x.seller_id AND s.posting_date <= :as_of "
    "{chosen} GROUP BY x.layer_seq, x.layer_n, s.seq ORDER BY s.seq"
)


def _row(sale: _Sale, moves: list[_Move], gone: Decimal, late: list[_Late]) -> UnrealisedRow | None:
    """The sale as its moves leave it; None when the buyer has nothing of it any more."""
    brought = sum((move.quantity for move in moves if move.kind == "sale" or (move.kind == "reversal" and move.quantity < 0)), ZERO)
    on_hand, quantity = brought - gone, sum((move.quantity for move in moves), ZERO)
    if not on_hand or not quantity:
        return None
    seller_net, buyer_net = sum((move.seller_net for move in moves), ZERO), sum((move.buyer_net for move in moves), ZERO)
    cost = sum((move.cost for move in moves), ZERO) + _still_late(moves, late, quantity, digits_of(sale.seller_currency))
    margin = share_of(seller_net - cost, part=on_hand, whole=quantity, digits=digits_of(sale.seller_currency))
    translated = margin
    if seller_net and seller_net != buyer_net:
        exact = ARITHMETIC.divide(ARITHMETIC.multiply(margin, buyer_net), seller_net)
        translated = round_half_up(exact, digits_of(sale.buyer_currency))
    return UnrealisedRow(
        seller_id=sale.seller_id,
        buyer_id=sale.buyer_id,
        number=sale.number,
        line_no=sale.line_no,
        item_id=sale.item_id,
        item_name=sale.item_name,
        quantity=quantity,
        on_hand=on_hand,
        unit=sale.unit,
        seller_net=seller_net,
        cost=cost,
        margin=margin,
        seller_currency=sale.seller_currency,
        buyer_margin=translated,
        buyer_currency=sale.buyer_currency,
    )


def _still_late(moves: list[_Move], late: list[_Late], quantity: Decimal, digits: int) -> Decimal:
    """What came late to the cost of the goods that are still sold: goods sent back after a cost came have taken their share along."""
    total = ZERO
    for share in late:
        sold = sum((move.quantity for move in moves if move.seq < share.seq), ZERO)
        total += share_of(share.amount, part=min(quantity, sold), whole=sold, digits=digits) if sold else ZERO
    return total
