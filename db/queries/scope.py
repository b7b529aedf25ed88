"""Reading within a member's scope: what lies outside the companies and warehouses of their roles is not their work; decides nothing."""

from __future__ import annotations

import sqlalchemy as sa

from app.domain.roles import ROLES, may


def within_scope(permission: str, *, entity: str, warehouses: tuple[str, ...] = ()) -> str:
    """SQL: whether `:member` holds a role with the permission that covers the entity and one of the warehouses (expressions).

    The same rule by which a command is authorised, so that no list holds what its reader could not do. Without a warehouse only roles
    in the whole entity count; an empty permission is that of any role.
    """
    roles = ", ".join(f"'{role}'" for role in ROLES if not permission or may(role, permission))
    places = ", ".join(("''", *warehouses))
    return (
        "EXISTS (SELECT 1 FROM member_role AS scope_role WHERE scope_role.member_id = :member AND scope_role.active "
        f"AND scope_role.role IN ({roles}) AND scope_role.entity_id IN ('', {entity}) AND scope_role.warehouse_id IN ({places}))"
    )


def scoped(member: str, permission: str, *, entity: str, warehouses: tuple[str, ...] = ()) -> sa.TextClause:
    """`within_scope` as a condition of a query of tables."""
    return sa.text(within_scope(permission, entity=entity, warehouses=warehouses)).bindparams(member=member)
