"""The people of a book as the desktop lists them."""

from __future__ import annotations

import sqlalchemy as sa

from db.queries.members import members_of
from ui.house import MemberCard, RoleCard


def cards_of(connection: sa.Connection) -> list[MemberCard]:
    """Who may sign in, with their roles, by name."""
    return [
        MemberCard(one.id, one.name, tuple(RoleCard(role.role, role.entity_id, role.warehouse_id) for role in one.roles))
        for one in members_of(connection)
    ]
