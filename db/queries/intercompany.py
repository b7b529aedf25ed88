"""Reading trade within the group at the end of a day: what entities owe each other, and the journal that takes all of it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from app.domain.exact import ZERO, Money
from app.domain.wording import Phrase
from db.queries.intercompany_margin import UnrealisedRow, unrealised_margin
from db.queries.ledger import LAST_DAY
from db.queries.reading import read, where


@dataclass(frozen=True, slots=True)
class PairRow:
    """What a buyer owes a seller in the currency of their terms, by how it came about, and the same in each one's books.

    `seller_ledger` and `buyer_ledger` are the lines on the intercompany accounts of either in that currency, `difference` their sum:
    zero, because the two are equal and opposite. `seller_base` and `buyer_base` are the open amount in either base currency.
    """

    seller_id: str
    buyer_id: str
    currency: str
    sold: Money
    returned: Money
    settled: Money
    reversed: Money
    open_amount: Money
    seller_ledger: Money
    buyer_ledger: Money
    seller_base: Money
    seller_currency: str
    buyer_base: Money
    buyer_currency: str

    @property
    def difference(self) -> Decimal:
        """What the two sides do not agree on."""
        return self.seller_ledger + self.buyer_ledger


def intercompany(connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "") -> list[PairRow]:
    """Pairs of entities and currency at the end of a day (now when None); `entity_id` keeps those that it is a side of."""
    kinds = ("sale", "return", "settlement", "reversal")
    by_kind = ", ".join(f"SUM(CASE WHEN kind = '{kind}' THEN amount ELSE 0 END) AS {kind}_sum" for kind in kinds)
    ledger = (
        "(SELECT COALESCE(SUM(l.foreign_amount), 0) FROM journal_line l JOIN partner p ON p.id = l.partner_id "
        "WHERE l.entity_id = g.{own}_id AND p.entity_id = g.{other}_id AND l.role = '{role}' "
        "AND l.currency = g.currency AND l.posting_date <= :as_of)"
    )
    either = "(seller_id = :entity_id OR buyer_id = :entity_id)" if entity_id else None
    return read(
        connection,
        PairRow,
        "SELECT g.seller_id, g.buyer_id, g.currency, g.sale_sum, g.return_sum, g.settlement_sum, g.reversal_sum, g.amount, "
        f"{ledger.format(own='seller', other='buyer', role='IC_RECEIVABLE')}, "
        f"{ledger.format(own='buyer', other='seller', role='IC_PAYABLE')}, g.seller_base, s.currency, g.buyer_base, b.currency "
        f"FROM (SELECT seller_id, buyer_id, currency, {by_kind}, SUM(amount) AS amount, SUM(seller_base) AS seller_base, "
        f"SUM(buyer_base) AS buyer_base FROM intercompany_pair {where('posting_date <= :as_of', either)} "
        "GROUP BY seller_id, buyer_id, currency) AS g "
        "JOIN legal_entity s ON s.id = g.seller_id JOIN legal_entity b ON b.id = g.buyer_id ORDER BY g.seller_id, g.buyer_id, g.currency",
        as_of=as_of or LAST_DAY,
        **({"entity_id": entity_id} if entity_id else {}),
    )


@dataclass(frozen=True, slots=True)
class EliminationRow:
    """A line of the journal that takes trade between two entities out of the group: debit +, credit −, in the seller's currency.

    The lines of a pair sum to zero. `own_amount` is what the entity's own books carry, in their currency, with the sign of the
    elimination; `amount` translates it at the rates of the trade itself. `text` is a written phrase.
    """

    seller_id: str
    buyer_id: str
    entity_id: str
    role: str
    text: str
    amount: Money
    currency: str
    own_amount: Money
    own_currency: str


@dataclass(frozen=True, slots=True)
class _Traded:
    seller_id: str
    buyer_id: str
    role: str
    amount: Money


@dataclass(frozen=True, slots=True)
class _Entity:
    id: str
    currency: str


def elimination(connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "") -> list[EliminationRow]:
    """The elimination of all that was traded until the end of a day (now when None), by pair; `entity_id` keeps those it is a side of.

    Revenue and cost of the sale are those of the seller's journal; the margin that is not in stock any more lowers the buyer's cost of
    what it sold on.
    """
    currency = {x.id: x.currency for x in read(connection, _Entity, "SELECT id, currency FROM legal_entity")}
    traded: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for row in read(connection, _Traded, _TRADED, as_of=as_of or LAST_DAY):
        traded[(row.seller_id, row.buyer_id)][row.role] += row.amount
    owed: dict[tuple[str, str], list[PairRow]] = defaultdict(list)
    for pair in intercompany(connection, as_of=as_of):
        owed[(pair.seller_id, pair.buyer_id)].append(pair)
    marked_up: dict[tuple[str, str], list[UnrealisedRow]] = defaultdict(list)
    for unrealised in unrealised_margin(connection, as_of=as_of):
        marked_up[(unrealised.seller_id, unrealised.buyer_id)].append(unrealised)
    rows: list[EliminationRow] = []
    for key in sorted({*traded, *owed, *marked_up}):
        if entity_id in ("", *key):
            rows.extend(_eliminated(key, currency, traded[key], owed[key], marked_up[key]))
    return [row for row in rows if row.amount or row.own_amount]


def accounts_of_roles(connection: sa.Connection) -> dict[tuple[str, str], str]:
    """(entity, role) -> account, where the role has one account whatever is posted."""
    query = sa.text(
        "SELECT entity_id, role, MIN(account_id) AS account_id FROM posting_rule WHERE active AND family = '' AND warehouse_id = '' AND reason = '' "
        "AND partner_group = '' GROUP BY entity_id, role"
    )
    return {(row.entity_id, row.role): row.account_id for row in connection.execute(query)}


_TRADED = (
    "SELECT l.entity_id, p.entity_id, l.role, SUM(l.amount) FROM journal_line l JOIN partner p ON p.id = l.partner_id "
    "WHERE l.role IN ('IC_REVENUE', 'IC_COGS') AND p.entity_id <> '' AND l.posting_date <= :as_of "
    "GROUP BY l.entity_id, p.entity_id, l.role ORDER BY 1, 2, 3"
)


def _eliminated(
    key: tuple[str, str], currency: dict[str, str], traded: dict[str, Decimal], owed: list[PairRow], marked_up: list[UnrealisedRow]
) -> Iterator[EliminationRow]:
    seller, buyer = key
    in_stock = sum((row.margin for row in marked_up), ZERO)
    owed_seller = sum((pair.seller_base for pair in owed), ZERO)
    revenue, cost = -traded["IC_REVENUE"], traded["IC_COGS"]
    realised = revenue - cost - in_stock

    def line(entity: str, role: str, what: Phrase, amount: Decimal, own: Decimal | None = None) -> EliminationRow:
        return EliminationRow(
            seller,
            buyer,
            entity,
            role,
            what.written(),
            amount,
            currency[seller],
            amount if own is None else own,
            currency[seller if own is None else entity],
        )

    yield line(seller, "IC_REVENUE", Phrase("group_sales"), revenue)
    yield line(seller, "IC_COGS", Phrase("group_cost_of_sales"), -cost)
    yield line(buyer, "COGS", Phrase("group_margin_sold_on"), -realised)
    yield line(buyer, "INVENTORY", Phrase("group_markup_in_stock"), -in_stock, -sum((row.buyer_margin for row in marked_up), ZERO))
    yield line(buyer, "IC_PAYABLE", Phrase("group_owed"), owed_seller, sum((pair.buyer_base for pair in owed), ZERO))
    yield line(seller, "IC_RECEIVABLE", Phrase("group_due"), -owed_seller)
