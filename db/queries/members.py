"""Reading who works with the book: members with the roles that hold now."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from app.domain.book import Member, MemberRole
from db.schema import table_of


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role within a scope; empty means everywhere."""

    role: str
    entity_id: str
    warehouse_id: str


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member who may sign in."""

    id: str
    name: str
    roles: tuple[HeldRole, ...]


def members_of(connection: sa.Connection) -> tuple[MemberFacts, ...]:
    """The active members who hold a role, by name."""
    member, role = table_of(Member), table_of(MemberRole)
    held: dict[str, list[HeldRole]] = {}
    roles = sa.select(role.c.member_id, role.c.role, role.c.entity_id, role.c.warehouse_id).where(role.c.active.is_(True))
    for row in connection.execute(roles.order_by(role.c.member_id, role.c.role)):
        held.setdefault(row.member_id, []).append(HeldRole(row.role, row.entity_id, row.warehouse_id))
    people = connection.execute(sa.select(member.c.id, member.c.name).where(member.c.active.is_(True)).order_by(member.c.name, member.c.id))
    return tuple(MemberFacts(row.id, row.name, tuple(held[row.id])) for row in people if row.id in held)


def names_of(connection: sa.Connection) -> dict[str, str]:
    """Every member's name by id, also of those who left."""
    member = table_of(Member)
    return {row.id: row.name for row in connection.execute(sa.select(member.c.id, member.c.name))}
