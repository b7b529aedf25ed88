"""Journal entries: one entry per entity and document, lines summed by account and dimensions, balanced or not written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.desk import Desk
from app.domain.book import JournalEntry, JournalLine, LegalEntity
from app.domain.exact import ZERO
from app.domain.refusals import AmountTooLarge
from app.ledger.accounts import account_for
from app.ledger.foreign_cash import BANK_ROLES, Foreign, keep_foreign_cash
from app.ledger.periods import open_period


class Target(NamedTuple):
    """An account by role with its dimensions; `account_id` overrules the posting rules (where a cost went earlier).

    A tuple, because every line of a document looks its journal line up by it.
    """

    role: str
    family: str = ""
    warehouse_id: str = ""
    partner_id: str = ""
    partner_group: str = ""
    reason: str = ""
    account_id: str = ""


@dataclass(slots=True)
class _Line:
    n: int
    target: Target
    account_id: str
    amount: Decimal
    foreign: Foreign | None


class Entry:
    """An entry being written. `add` sums into the line of its account, dimensions, currency and side; `close` writes all of it.

    Raises `PeriodClosed`/`PeriodMissing` when made, `AccountNotMapped` on `add`, and `RuntimeError` on `close` when the lines do
    not sum to zero, which no command may cause.
    """

    def __init__(
        self,
        desk: Desk,
        entity: LegalEntity,
        *,
        document_id: str,
        kind: str,
        posting_date: date,
        document_date: date,
        reverses: tuple[int, int] = (0, 0),
        text: str = "",
    ) -> None:
        self.desk = desk
        self.entity = entity
        self.document_id = document_id
        self.kind = kind
        self.posting_date = posting_date
        self.document_date = document_date
        self.n = desk.next_n()
        self._reverses = reverses
        self._text = text
        self._period = open_period(desk, entity_id=entity.id, posting_date=posting_date)
        self._lines: dict[tuple[str, Target, str, bool], _Line] = {}
        self._accounts: dict[Target, str] = {}

    def account(self, target: Target) -> str:
        """The account a target means in this entity."""
        if target.account_id:
            return target.account_id
        if target not in self._accounts:
            self._accounts[target] = account_for(
                self.desk,
                entity_id=self.entity.id,
                role=target.role,
                family=target.family,
                warehouse_id=target.warehouse_id,
                reason=target.reason,
                partner_group=target.partner_group,
            )
        return self._accounts[target]

    def add(self, target: Target, amount: Decimal, foreign: Foreign | None = None) -> int:
        """Add a debit (+) or credit (−) in base currency; returns the n of the line that sums it."""
        account_id = self.account(target)
        key = (account_id, target, foreign.currency if foreign else "", amount < 0)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = _Line(self.desk.next_n(), target, account_id, amount, foreign)
            return line.n
        line.amount += amount
        if line.foreign and foreign:
            line.foreign = Foreign(foreign.currency, line.foreign.amount + foreign.amount, foreign.rate)
        return line.n

    @property
    def balance(self) -> Decimal:
        """Debits less credits so far."""
        return sum((line.amount for line in self._lines.values()), ZERO)

    def close(self) -> None:
        """Write the entry and its lines."""
        if self.balance != 0:
            raise RuntimeError(f"entry of {self.document_id} is out of balance by {self.balance}")
        if not self._lines:
            return
        self.desk.write(
            JournalEntry(
                seq=self.desk.seq,
                n=self.n,
                entity_id=self.entity.id,
                document_id=self.document_id,
                kind=self.kind,
                posting_date=self.posting_date,
                document_date=self.document_date,
                period_id=self._period.id,
                reverses_seq=self._reverses[0],
                reverses_n=self._reverses[1],
                text=self._text,
            )
        )
        for line in self._lines.values():
            self._write(line)

    def _write(self, line: _Line) -> None:
        if abs(line.amount) >= Decimal(10) ** 14:
            raise AmountTooLarge(amount=line.amount, limit=10**14)
        foreign = line.foreign
        if line.target.role in BANK_ROLES:
            keep_foreign_cash(self.desk, self._period, line.account_id, foreign, line.amount, self.posting_date)
        self.desk.write(
            JournalLine(
                seq=self.desk.seq,
                n=line.n,
                entry_n=self.n,
                entity_id=self.entity.id,
                account_id=line.account_id,
                role=line.target.role,
                amount=line.amount,
                currency=foreign.currency if foreign else self.entity.currency,
                foreign_amount=foreign.amount if foreign else line.amount,
                rate=foreign.rate if foreign else Decimal(1),
                warehouse_id=line.target.warehouse_id,
                family=line.target.family,
                partner_id=line.target.partner_id,
                reason=line.target.reason,
                posting_date=self.posting_date,
                document_id=self.document_id,
            )
        )
