"""The desk: what one command sees of the book and what it writes, before anything is recorded; knows no command and no database."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeVar

import msgspec

from app.domain.book import Document, HeldCommand, LegalEntity, Member, MemberRole, Warehouse
from app.domain.business_day import day_in
from app.domain.refusals import MemberInactive, NotPermitted, UnknownId
from app.domain.roles import may
from app.domain.rows import Key, Row
from app.domain.wording import Phrase, Sealed, Word, sealed
from app.state import State

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class CommandRecord:
    """A command as it was submitted. `body` is canonical JSON, `submitted_at` the sender's clock (aware, UTC)."""

    id: str
    kind: str
    body: bytes
    digest: str
    member: str
    workstation: str
    client_seq: int
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """A control that the command met: its policy kind, the deciding role, the money in question, and why."""

    kind: str
    role: str
    entity_id: str
    warehouse_id: str
    amount: Decimal
    currency: str
    reason: Phrase


@dataclass(frozen=True, slots=True)
class Release:
    """A control already decided in favour: its policy kind and up to which amount."""

    kind: str
    amount: Decimal


@dataclass(slots=True)
class Notes:
    """What the sender is told beside the documents: results by name, and warnings that did not stop the command."""

    result: dict[str, Any] = field(default_factory=dict)
    warnings: list[Sealed] = field(default_factory=list)


class Desk:
    """One command's view of the state. Deterministic: time comes with the command, numbers from the book.

    `write` supersedes state rows and appends ledger rows; a `Refusal` raised anywhere undoes all of it.
    """

    def __init__(self, state: State, record: CommandRecord, *, seq: int, permission: str, released: Sequence[Release] = ()) -> None:
        self.state = state
        self.record = record
        self.seq = seq
        self.member = record.member
        self.permission = permission
        self.released = {release.kind: release.amount for release in released}
        self.releasing = bool(released)
        self.holds: list[Hold] = []
        self.notes = Notes()
        self.written: dict[tuple[type[Row], Key], Row] = {}
        self.scoped = False
        self.subject: Document | None = None
        self.kept: list[Row] = []
        self.dispatch: Callable[[Desk, HeldCommand, Sequence[Release]], Desk] | None = None
        self.standing: Literal["posted", "held"] = "posted"
        self.accounts: dict[tuple[str, ...], str] = {}
        self._counter = itertools.count(1)

    def within(self, record: CommandRecord, *, permission: str, released: Sequence[Release]) -> Desk:
        """A desk for another command decided as part of this one: same state, same position, same rows written."""
        inner = Desk(self.state, record, seq=self.seq, permission=permission, released=released)
        inner.written, inner._counter, inner.releasing = self.written, self._counter, True
        return inner

    def apart(self) -> Desk:
        """A desk for a part of this command that may be taken back alone: same state and position, its own rows written.

        The caller `absorb`s it, or undoes the state to where it was before.
        """
        part = Desk(self.state, self.record, seq=self.seq, permission=self.permission)
        part._counter, part.dispatch, part.scoped = self._counter, self.dispatch, True
        return part

    def absorb(self, part: Desk) -> None:
        """Take over what a desk made by `apart` wrote."""
        self.written.update(part.written)

    def today(self, entity_id: str, warehouse_id: str = "") -> date:
        """The day of business at a site, or at a company, when the command was made; in UTC where their time zone is unknown."""
        site = self.find(Warehouse, warehouse_id) if warehouse_id else None
        company = self.find(LegalEntity, site.entity_id if site else entity_id)
        return day_in((site.time_zone if site else "") or (company.time_zone if company else ""), self.record.submitted_at)

    @property
    def now(self) -> datetime:
        """The moment of the command."""
        return self.record.submitted_at

    # reading

    def find(self, kind: type[R], *key: Any) -> R | None:
        """The row under `key`, or None."""
        return self.state.get(kind, key)

    def one(self, kind: type[R], *key: Any) -> R:
        """The row under `key`; refused as unknown when there is none."""
        row = self.state.get(kind, key)
        if row is None:
            raise UnknownId(what=label_of(kind), id=" / ".join(str(part) for part in key))
        return row

    def every(self, kind: type[R], keys: Iterable[Key]) -> dict[Key, R]:
        """The rows under `keys` by key, loaded together; refused as unknown for the first that is missing."""
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, R] = {}
        for key, row in zip(wanted, self.state.get_all(kind, wanted), strict=True):
            if row is None:
                raise UnknownId(what=label_of(kind), id=" / ".join(str(part) for part in key))
            found[key] = row
        return found

    def prefetch(self, kind: type[Row], keys: Iterable[Key]) -> None:
        """Ask for rows that will be looked at one by one, so that they are loaded together."""
        self.state.get_all(kind, keys)

    def many(self, kind: type[R], index: str, *key: Any) -> list[R]:
        """The rows under `key` in an index, in key order."""
        return self.state.group(kind, index, key)

    def prefetch_many(self, kind: type[Row], index: str, keys: Iterable[Key]) -> None:
        """Ask for groups that will be looked at one by one, so that they are loaded together."""
        self.state.groups(kind, index, keys)

    # writing

    def next_n(self) -> int:
        """The place of the next ledger row in this decision, from 1."""
        return next(self._counter)

    def write(self, row: Row) -> None:
        """Supersede a state row, or append a ledger row."""
        key = self.state.put(row)
        self.written[(type(row), key)] = row

    def change(self, row: R, **fields: Any) -> R:
        """Write `row` with some fields changed, and return it."""
        changed: R = msgspec.structs.replace(row, **fields)
        self.write(changed)
        return changed

    def keep(self, row: Row) -> None:
        """Write `row` now, and also when the command is held (a case, a draft's lines)."""
        self.write(row)
        self.kept.append(row)

    def warn(self, code: str, **facts: Any) -> None:
        """Tell the sender something that does not stop the command."""
        self.notes.warnings.append(sealed(code, facts))

    # rights

    def authorise(self, *, entity_id: str = "", warehouse_id: str = "") -> None:
        """Refuse unless the member holds a role with this command's permission in the scope."""
        self.scoped = True
        if not self.roles(permission=self.permission, entity_id=entity_id, warehouse_id=warehouse_id):
            raise NotPermitted(
                member=self.member, permission=Phrase(self.permission), scope=warehouse_id or entity_id or Word("the_whole_book")
            )

    def roles(self, *, permission: str = "", entity_id: str = "", warehouse_id: str = "", member_id: str = "") -> list[MemberRole]:
        """The member's roles that cover the scope (and hold `permission`, when given)."""
        who = member_id or self.member
        member = self.find(Member, who)
        if member is None or not member.active:
            raise MemberInactive(member=who)
        return [
            role
            for role in self.many(MemberRole, "member", who)
            if role.active
            and role.entity_id in ("", entity_id)
            and role.warehouse_id in ("", warehouse_id)
            and (not permission or may(role.role, permission))
        ]


def label_of(kind: type[Row]) -> Word:
    """A row type's name for people: LegalEntity → legal_entity."""
    return Word("".join(("_" if c.isupper() and i else "") + c.lower() for i, c in enumerate(kind.__name__)))


__all__ = ["CommandRecord", "Desk", "Hold", "Notes", "Release", "label_of"]
