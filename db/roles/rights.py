"""Granting: brings the rights, policies and functions of a shared book to what the matrix says, removing whatever else was granted."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from app.domain import rows
from db.groups import Groups
from db.guards.postgres import FIGURES_SCHEMA
from db.presence import PRESENCE
from db.roles import matrix
from db.roles.matrix import Policy, Right

SCHEMAS = ("public", FIGURES_SCHEMA)


def grant(connection: sa.Connection) -> None:
    """Make the rights as they should be. The connection acts as the book's owner; running it again changes nothing."""
    groups = Groups.of_owner(str(connection.exec_driver_sql("SELECT current_user").scalar_one()))
    if groups is None:
        raise PermissionError("rights are granted by the book's owner alone")
    for function in matrix.functions():
        connection.exec_driver_sql(function)
    _take_everything_back(connection, groups)
    for name in [*rows.tables(), "command", PRESENCE]:
        connection.exec_driver_sql(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
    connection.exec_driver_sql("ALTER TABLE command ALTER COLUMN member SET DEFAULT SESSION_USER::text")
    _replace_policies(connection, groups)
    for right in sorted(matrix.rights(groups)):
        connection.exec_driver_sql(_grant(connection, right))


def _take_everything_back(connection: sa.Connection, groups: Groups) -> None:
    roles = ", ".join(["PUBLIC", *(role for role in groups.every if role != groups.owner)])
    database = connection.exec_driver_sql("SELECT current_database()").scalar_one()
    connection.exec_driver_sql(f'REVOKE TEMPORARY, CREATE ON DATABASE "{database}" FROM {roles}')
    for schema in SCHEMAS:
        connection.exec_driver_sql(f"REVOKE ALL ON SCHEMA {schema} FROM {roles}")
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            connection.exec_driver_sql(f"REVOKE ALL ON ALL {kind} IN SCHEMA {schema} FROM {roles}")
            connection.exec_driver_sql(f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} REVOKE ALL ON {kind} FROM PUBLIC")
    connection.exec_driver_sql("ALTER DEFAULT PRIVILEGES REVOKE ALL ON FUNCTIONS FROM PUBLIC")


def _grant(connection: sa.Connection, right: Right) -> str:
    match right.kind:
        case "database":
            database = connection.exec_driver_sql("SELECT current_database()").scalar_one()
            return f'GRANT {right.privilege} ON DATABASE "{database}" TO {right.role}'
        case "schema":
            return f"GRANT {right.privilege} ON SCHEMA {right.thing} TO {right.role}"
        case "function":
            return f"GRANT {right.privilege} ON FUNCTION public.{right.thing} TO {right.role}"
        case "column":
            return f'GRANT {right.privilege} ("{right.column}") ON {right.thing} TO {right.role}'
        case _:
            return f"GRANT {right.privilege} ON {right.thing} TO {right.role}"


def _replace_policies(connection: sa.Connection, groups: Groups) -> None:
    known = connection.exec_driver_sql("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'").all()
    for table, name in known:
        connection.exec_driver_sql(f'DROP POLICY "{name}" ON "{table}"')
    for policy in sorted(matrix.policies(groups)):
        using = f" USING ({policy.using})" if policy.using else ""
        check = f" WITH CHECK ({policy.check})" if policy.check else ""
        connection.exec_driver_sql(f"CREATE POLICY {policy.name} ON {policy.table} FOR {policy.command} TO {policy.role}{using}{check}")
        connection.exec_driver_sql(f"COMMENT ON POLICY {policy.name} ON {policy.table} IS '{fingerprint(policy)}'")


def fingerprint(policy: Policy) -> str:
    """What tells that a policy was made from this text."""
    return hashlib.sha256(f"{policy.using}|{policy.check}".encode()).hexdigest()
