"""Reading the general ledger: the trial balance on any dates, the journal, and the entries of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import sqlalchemy as sa

from app.domain.exact import ZERO, Money, Rate
from db.queries.reading import equals, read, stream, where
from db.snapshots import base_before, base_parameters

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class TrialBalanceRow:
    """An account of an entity over a span of days, in the entity's currency: debit +, credit − in opening and closing."""

    entity_id: str
    account_id: str
    name: str
    type: str
    currency: str
    opening: Money
    debit: Money
    credit: Money
    closing: Money


def trial_balance(
    connection: sa.Connection, *, entity_id: str = "", since: date | None = None, until: date | None = None
) -> list[TrialBalanceRow]:
    """Accounts that were posted to, by entity and account; `since` None counts from the beginning.

    With `since`, the opening comes from the closing sums of the last period that ended before it, and only later lines are added up.
    Without, the balances do, and what was debited from the beginning is added up.
    """
    opening = _sum_of("l.amount", "l.posting_date > base.last_day AND l.posting_date < :since") if since else "0"
    inside = "l.posting_date >= :since AND l.posting_date <= :until" if since else _LATER
    net = _sum_of("l.amount", inside) if since else "0"
    rows = read(
        connection,
        TrialBalanceRow,
        f"{base_before(entity_id=entity_id)}"
        "SELECT b.entity_id, b.account_id, b.name, b.type, b.currency, b.opening, b.debit, b.debit - b.net, b.opening + b.net FROM ("
        f"SELECT a.entity_id, a.id AS account_id, a.name, a.type, e.currency, COALESCE(p.amount, 0) + {opening} AS opening, "
        f"{_sum_of('CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END', inside)} AS debit, {net} AS net, "
        f"p.amount AS kept, EXISTS (SELECT 1 FROM journal_line l {_OF_ACCOUNT} AND {_LATER}) AS moved {_ACCOUNTS}) AS b "
        "WHERE b.moved OR b.kept IS NOT NULL ORDER BY b.entity_id, b.account_id",
        until=until or LAST_DAY,
        **base_parameters(since or FIRST_DAY),
        **({"since": since} if since else {}),
        **({"entity_id": entity_id} if entity_id else {}),
    )
    if since:
        return rows
    kept = {(row.entity_id, row.account_id): row.balance for row in balances(connection, as_of=until, entity_id=entity_id)}
    nets = (kept.get((row.entity_id, row.account_id), ZERO) for row in rows)
    return [replace(row, credit=row.debit - net, closing=net) for row, net in zip(rows, nets, strict=True)]


_OF_ACCOUNT = "WHERE l.entity_id = a.entity_id AND l.account_id = a.id"
_LATER = "l.posting_date > base.last_day AND l.posting_date <= :until"
_ACCOUNTS = (
    "FROM base JOIN account a ON a.entity_id = base.entity_id JOIN legal_entity e ON e.id = a.entity_id "
    "LEFT JOIN period_balance p ON p.entity_id = a.entity_id AND p.period_id = base.period_id AND p.account_id = a.id"
)


def _sum_of(amount: str, days: str) -> str:
    """The sum over an account's lines of some days, as one range of the index for each account: several times faster than grouping."""
    return f"COALESCE((SELECT SUM({amount}) FROM journal_line l {_OF_ACCOUNT} AND {days}), 0)"


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """An account's balance at the end of a day in the entity's currency, debit + and credit −."""

    entity_id: str
    account_id: str
    name: str
    type: str
    control: str
    currency: str
    balance: Money


def balances(connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "") -> list[BalanceRow]:
    """Balances other than zero at the end of a day (of all that is posted when None), by entity and account.

    They start from the closing sums of the last closed period that ended by then, so that any past date is cheap to read.
    """
    return read(
        connection,
        BalanceRow,
        f"{base_before(entity_id=entity_id)}"
        "SELECT b.entity_id, b.id, b.name, b.type, b.control, b.currency, b.balance FROM (SELECT a.entity_id, a.id, a.name, a.type, "
        f"a.control, e.currency, COALESCE(p.amount, 0) + {_sum_of('l.amount', _LATER)} AS balance {_ACCOUNTS}) AS b "
        "WHERE b.balance <> 0 ORDER BY b.entity_id, b.id",
        until=as_of or LAST_DAY,
        **base_parameters(as_of + timedelta(days=1) if as_of else LAST_DAY),
        **({"entity_id": entity_id} if entity_id else {}),
    )


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One line of an entry with its document; `amount` in the entity's currency, the foreign side beside it when there is one."""

    seq: int
    n: int
    entity_id: str
    posting_date: date
    document_date: date
    document_id: str
    document_kind: str
    number: str
    kind: str
    account_id: str
    account_name: str
    role: str
    amount: Money
    base_currency: str
    currency: str
    foreign_amount: Money
    rate: Rate
    warehouse_id: str
    family: str
    partner_id: str
    reason: str
    member_id: str


_JOURNAL = (
    "SELECT l.seq, l.n, l.entity_id, l.posting_date, j.document_date, l.document_id, COALESCE(d.kind, ''), COALESCE(d.number, ''), j.kind, "
    "l.account_id, a.name, l.role, l.amount, e.currency, l.currency, l.foreign_amount, l.rate, l.warehouse_id, l.family, l.partner_id, "
    "l.reason, c.member FROM journal_line l JOIN journal_entry j ON j.seq = l.seq AND j.n = l.entry_n "
    "JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id JOIN legal_entity e ON e.id = l.entity_id "
    "JOIN command c ON c.seq = l.seq LEFT JOIN document d ON d.id = l.document_id "
)


def journal(
    connection: sa.Connection,
    *,
    entity_id: str = "",
    account_id: str = "",
    document_id: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Iterator[JournalRow]:
    """Journal lines in the order of posting date, entry and line; streamed."""
    asked: dict[str, str | date] = {"entity_id": entity_id, "account_id": account_id, "document_id": document_id}
    conditions = [equals(f"l.{name}", str(value)) for name, value in asked.items()]
    if since or until or not document_id:
        conditions.append("l.posting_date BETWEEN :since AND :until")
        asked |= {"since": since or FIRST_DAY, "until": until or LAST_DAY}
    yield from stream(
        connection,
        JournalRow,
        f"{_JOURNAL} {where(*conditions)} ORDER BY l.posting_date, l.seq, l.n",
        **{name: value for name, value in asked.items() if value},
    )


def entries_of(connection: sa.Connection, document_id: str) -> list[JournalRow]:
    """The journal lines that a document posted, its entries one after the other."""
    return read(connection, JournalRow, f"{_JOURNAL} WHERE l.document_id = :document_id ORDER BY l.seq, l.n", document_id=document_id)
