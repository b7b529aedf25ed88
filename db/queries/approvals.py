"""Reading the approval inbox of a member: what waits, who may decide on it and why not, and everything a decision rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from app.commands.approvals import STAND_INS
from app.domain.book import (
    ApprovalDecision,
    ApprovalPolicy,
    ApprovalRequest,
    Delegation,
    Document,
    HeldCommand,
    Member,
    MemberRole,
    Partner,
    Warehouse,
)
from app.domain.business_day import DayAt
from app.domain.roles import may
from app.domain.wording import without_money
from db.schema import table_of


class Standing(StrEnum):
    """What a member may do about a request."""

    DECIDE = "decide"
    OWN = "own"
    CLAIMED = "claimed"
    BEYOND = "beyond"
    """It is more than the member's limit."""
    NONE = "none"
    """Neither a role of theirs nor one lent to them."""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A request in the list. `number` and names are empty where there are none; `requested_at` is in UTC; `reason` is a written phrase.

    Whoever may not see costs where the request is made gets no `amount` and a reason without amounts.
    """

    id: str
    kind: str
    state: str
    document_id: str
    document_kind: str
    number: str
    entity_id: str
    warehouse_id: str
    warehouse: str
    partner: str
    role: str
    amount: Decimal | None
    currency: str
    reason: str
    requested_by: str
    requester: str
    requested_at: datetime
    forwarded_to: str
    proposal_digest: str
    command_id: str
    standing: Standing
    on_behalf_of: str = ""
    limit: Decimal | None = None
    low_risk: bool = False
    """There are several tiers, and only the lowest is reached."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a request: asked, approved, rejected, forwarded, changed …; `by` and `for_member` are names.

    A `note` is what a person wrote, or a written phrase.
    """

    at: datetime
    action: str
    by: str
    for_member: str
    role: str
    note: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with the command behind it: its lines, other requests on the same command, history, and the exact proposal.

    `proposal` is None for who may not see costs; `lines_hidden` says how many lines it has, None where not even that is known.
    """

    row: InboxRow
    command_kind: str
    body: Mapping[str, Any]
    partner_id: str
    document_date: date
    posting_date: date
    reference: str
    note: str
    siblings: tuple[tuple[str, str, str], ...]
    """(kind, role, state) of the other requests."""
    history: tuple[Step, ...]
    proposal: Mapping[str, Any] | None
    lines_hidden: int | None = None


def inbox(connection: sa.Connection, member: str, today: DayAt, *, states: Sequence[str] = ("open",)) -> list[InboxRow]:
    """Requests that the member made or may have a say in, the oldest first."""
    authority = _Authority(connection, member, today)
    rows = [authority.judged(row) for row in connection.execute(_requests().where(table_of(ApprovalRequest).c.state.in_(list(states))))]
    return [row for row in rows if row.standing is not Standing.NONE]


def waiting(connection: sa.Connection, document_id: str, member: str, today: DayAt) -> list[InboxRow]:
    """The open requests on a document, the oldest first, also those that the member has no say in (standing none)."""
    authority, request = _Authority(connection, member, today), table_of(ApprovalRequest)
    query = _requests().where(request.c.document_id == document_id, request.c.state == "open")
    return [authority.judged(row) for row in connection.execute(query)]


def asked(connection: sa.Connection, request_id: str, member: str, today: DayAt) -> Asked | None:
    """Everything about one request; None for an unknown id."""
    request, held, document = table_of(ApprovalRequest), table_of(HeldCommand), table_of(Document)
    found = connection.execute(_requests().where(request.c.id == request_id)).one_or_none()
    if found is None:
        return None
    command = connection.execute(sa.select(held.c.kind, held.c.body).where(held.c.command_id == found.command_id)).one_or_none()
    columns = (document.c.partner_id, document.c.document_date, document.c.posting_date, document.c.reference, document.c.note)
    head = connection.execute(sa.select(*columns).where(document.c.id == found.document_id)).one_or_none()
    others = connection.execute(
        sa.select(request.c.kind, request.c.role, request.c.state)
        .where(request.c.command_id == found.command_id, request.c.id != request_id)
        .order_by(request.c.id)
    )
    row = _Authority(connection, member, today).judged(found)
    proposal = connection.execute(sa.select(request.c.proposal).where(request.c.id == request_id)).scalar_one()
    return Asked(
        row=row,
        command_kind=command.kind if command else "",
        body=json.loads(command.body) if command else {},
        partner_id=head.partner_id if head else "",
        document_date=head.document_date if head else found.requested_at.date(),
        posting_date=head.posting_date if head else found.requested_at.date(),
        reference=head.reference if head else "",
        note=head.note if head else "",
        siblings=tuple((one.kind, one.role, one.state) for one in others),
        history=history(connection, request_id, amounts=row.amount is not None),
        proposal=json.loads(proposal) if row.amount is not None and proposal else None,
        lines_hidden=sum(len(entry["lines"]) for entry in json.loads(proposal)["entries"]) if proposal else None,
    )


def history(connection: sa.Connection, request_id: str, *, amounts: bool) -> tuple[Step, ...]:
    """What happened to a request, in order, beginning with who asked; its reason names no amounts to who may not see them."""
    request, decision, member = table_of(ApprovalRequest), table_of(ApprovalDecision), table_of(Member)
    names = {row.id: row.name for row in connection.execute(sa.select(member.c.id, member.c.name))}
    first = connection.execute(
        sa.select(request.c.requested_by, request.c.requested_at, request.c.reason).where(request.c.id == request_id)
    )
    told = str if amounts else without_money
    steps = [Step(row.requested_at, "asked", names.get(row.requested_by, row.requested_by), "", "", told(row.reason)) for row in first]
    columns = (decision.c.decided_at, decision.c.action, decision.c.member_id, decision.c.on_behalf_of, decision.c.role, decision.c.note)
    query = sa.select(*columns).where(decision.c.request_id == request_id).order_by(decision.c.seq, decision.c.n)
    for row in connection.execute(query):
        behalf = names.get(row.on_behalf_of, row.on_behalf_of)
        steps.append(Step(row.decided_at, row.action, names.get(row.member_id, row.member_id), behalf, row.role, told(row.note)))
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone a request may be handed to."""

    id: str
    name: str
    role: str


def candidates(connection: sa.Connection, row: InboxRow, today: DayAt) -> list[Candidate]:
    """Members who may decide on the request, without who asked, by name."""
    member = table_of(Member)
    people = connection.execute(sa.select(member.c.id, member.c.name).where(member.c.active.is_(True)).order_by(member.c.name))
    found: list[Candidate] = []
    for person in people:
        if person.id == row.requested_by:
            continue
        given = _Authority(connection, person.id, today).given(row.role, row.entity_id, row.warehouse_id)
        able = [role for role, _, limit in given if limit is None or row.amount is None or limit >= row.amount]
        if able:
            found.append(Candidate(person.id, person.name, able[0]))
    return found


def own_roles(connection: sa.Connection, member: str) -> list[str]:
    """The roles a member holds and may lend to someone."""
    role = table_of(MemberRole)
    query = sa.select(role.c.role).where(role.c.member_id == member, role.c.active.is_(True)).distinct().order_by(role.c.role)
    return [row.role for row in connection.execute(query)]


def lent(connection: sa.Connection, member: str) -> list[Delegation]:
    """What a member lent to others and did not take back, the latest first."""
    table = table_of(Delegation)
    query = sa.select(*(table.c[name.name] for name in Delegation.TABLE.fields))
    query = query.where(table.c.from_member == member, table.c.revoked.is_(False)).order_by(table.c.valid_from.desc())
    return [Delegation(**dict(row._mapping)) for row in connection.execute(query)]


def _requests() -> sa.Select[Any]:
    request, document = table_of(ApprovalRequest), table_of(Document)
    partner, warehouse, member = table_of(Partner), table_of(Warehouse), table_of(Member)
    columns = [request.c[name] for name in _REQUEST_COLUMNS]
    return (
        sa.select(
            *columns,
            sa.func.coalesce(document.c.number, "").label("number"),
            sa.func.coalesce(partner.c.name, "").label("partner"),
            sa.func.coalesce(warehouse.c.name, "").label("warehouse"),
            sa.func.coalesce(member.c.name, request.c.requested_by).label("requester"),
        )
        .outerjoin(document, document.c.id == request.c.document_id)
        .outerjoin(partner, partner.c.id == document.c.partner_id)
        .outerjoin(warehouse, warehouse.c.id == request.c.warehouse_id)
        .outerjoin(member, member.c.id == request.c.requested_by)
        .order_by(request.c.requested_at, request.c.id)
    )


_REQUEST_COLUMNS = (
    "id",
    "kind",
    "state",
    "document_id",
    "document_kind",
    "entity_id",
    "warehouse_id",
    "role",
    "amount",
    "currency",
    "reason",
    "requested_by",
    "requested_at",
    "forwarded_to",
    "proposal_digest",
    "command_id",
)


class _Authority:
    """What one member may decide: own roles, and roles lent to them for the day that it is where a request comes from, within their scopes.

    The book decides; this only foretells.
    """

    def __init__(self, connection: sa.Connection, member: str, today: DayAt) -> None:
        role, delegation, policy = table_of(MemberRole), table_of(Delegation), table_of(ApprovalPolicy)
        self.member = member
        active = connection.execute(sa.select(table_of(Member).c.id).where(table_of(Member).c.active.is_(True))).scalars()
        self._active = set(active)
        lent = sa.select(delegation.c.from_member, delegation.c.role, delegation.c.valid_from, delegation.c.valid_to).where(
            delegation.c.to_member == member,
            delegation.c.revoked.is_(False),
        )
        self._today = today
        self._lent = list(connection.execute(lent))
        people = [member, *(row.from_member for row in self._lent)]
        columns = (role.c.member_id, role.c.role, role.c.entity_id, role.c.warehouse_id, role.c.decide_up_to)
        self._roles = list(connection.execute(sa.select(*columns).where(role.c.member_id.in_(people), role.c.active.is_(True))))
        self._tiers: dict[tuple[str, str], list[Decimal]] = {}
        for row in connection.execute(sa.select(policy.c.entity_id, policy.c.kind, policy.c.above).where(policy.c.active.is_(True))):
            self._tiers.setdefault((row.entity_id, row.kind), []).append(row.above)

    def given(self, role: str, entity_id: str, warehouse_id: str) -> list[tuple[str, str, Decimal | None]]:
        """(role, on whose behalf, limit) by which the member may decide; own roles first."""
        deciding = (role, *STAND_INS.get(role, ()), "owner")
        own = [(r.role, "", r.decide_up_to) for r in self._held(self.member, entity_id, warehouse_id) if r.role in deciding]
        today = self._today(entity_id=entity_id, warehouse_id=warehouse_id)
        for lent in self._lent:
            if lent.role in deciding and lent.from_member in self._active and lent.valid_from <= today <= lent.valid_to:
                held = self._held(lent.from_member, entity_id, warehouse_id)
                own += [(r.role, lent.from_member, r.decide_up_to) for r in held if r.role == lent.role]
        return own

    def judged(self, row: Any) -> InboxRow:
        facts = {name: getattr(row, name) for name in (*_REQUEST_COLUMNS, "number", "partner", "warehouse", "requester")}
        tiers = sorted(self._tiers.get((row.entity_id, row.kind), []))
        facts["low_risk"] = len(tiers) > 1 and row.amount <= tiers[1]
        if not self._sees_costs(row.entity_id, row.warehouse_id):
            facts |= {"amount": None, "reason": without_money(row.reason)}
        given = [one for one in self.given(row.role, row.entity_id, row.warehouse_id) if one[1] != row.requested_by]
        if row.requested_by == self.member:
            return InboxRow(**facts, standing=Standing.OWN)
        if not given:
            return InboxRow(**facts, standing=Standing.NONE)
        able = [one for one in given if one[2] is None or one[2] >= row.amount]
        if not able:
            return InboxRow(**facts, standing=Standing.BEYOND, limit=max(one[2] for one in given if one[2] is not None))
        _, behalf, limit = able[0]
        if row.forwarded_to not in ("", self.member, behalf):
            return InboxRow(**facts, standing=Standing.CLAIMED, on_behalf_of=behalf, limit=limit)
        return InboxRow(**facts, standing=Standing.DECIDE, on_behalf_of=behalf, limit=limit)

    def _sees_costs(self, entity_id: str, warehouse_id: str) -> bool:
        return any(may(role.role, "cost.see") for role in self._held(self.member, entity_id, warehouse_id))

    def _held(self, member: str, entity_id: str, warehouse_id: str) -> list[Any]:
        return [
            role
            for role in self._roles
            if role.member_id == member and role.entity_id in ("", entity_id) and role.warehouse_id in ("", warehouse_id)
        ]
