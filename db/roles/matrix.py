"""The matrix: which right each role has on which object of a shared book, read from `resources/rights.toml`; asks no database."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.commands.approvals import STAND_INS
from app.domain import rows
from app.domain.book import HeldCommand
from app.domain.exact import MONEY_SCALE
from app.domain.roles import ROLES, may
from app.domain.rows import Table
from db.groups import Groups
from db.guards.postgres import FIGURES_SCHEMA
from db.presence import OWN, PRESENCE, SEEN

FILE = Path(__file__).parents[2] / "resources" / "rights.toml"
SECTIONS = ("poster", "member", "costs", "auditor")
COST_PERMISSION = "cost.see"


@dataclass(frozen=True, slots=True, order=True)
class Right:
    """One privilege of one role on one object (and column, for column rights)."""

    role: str
    kind: str
    thing: str
    privilege: str
    column: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Policy:
    """A row-security policy: which rows of a table a role may read (`using`) or put in (`check`)."""

    table: str
    name: str
    command: str
    role: str
    using: str = ""
    check: str = ""


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def rights(groups: Groups) -> frozenset[Right]:
    """Every right that is granted to a book's group roles, and none besides."""
    return frozenset(right for section in SECTIONS for right in _rights_of(groups.stem + section, _file()[section]))


def _rights_of(role: str, given: dict[str, Any]) -> Iterator[Right]:
    for privilege in given.get("database", ()):
        yield Right(role, "database", "", privilege)
    for kind, name in (("schemas", "schema"), ("tables", "table")):
        for thing, privileges in given.get(kind, {}).items():
            for privilege in privileges:
                yield Right(role, name, f"public.{thing}" if name == "table" else thing, privilege)
    for privilege, word in (("INSERT", "insert"), ("UPDATE", "update")):
        for table, columns in given.get(word, {}).items():
            for column in columns:
                yield Right(role, "column", f"public.{table}", privilege, column)
    for function in given.get("functions", ()):
        yield Right(role, "function", function, "EXECUTE")
    for spec in rows.tables().values():
        yield from _rows_of(role, spec, given)


def _rows_of(role: str, spec: Table, given: dict[str, Any]) -> Iterator[Right]:
    for privilege in given.get(spec.nature, ()):
        yield Right(role, "table", f"public.{spec.name}", privilege)
    hidden = cost_columns(spec)
    for schema in ("public", FIGURES_SCHEMA):
        for privilege in given.get("everything", ()):
            yield Right(role, "table", f"{schema}.{spec.name}", privilege)
        for privilege in given.get("rows", ()):
            if not is_cost_table(spec) and not hidden:
                yield Right(role, "table", f"{schema}.{spec.name}", privilege)
            elif hidden:
                for column in columns_of(spec):
                    if column not in hidden:
                        yield Right(role, "column", f"{schema}.{spec.name}", privilege, column)
        for privilege in given.get("costs", ()):
            if is_cost_table(spec):
                yield Right(role, "table", f"{schema}.{spec.name}", privilege)
            for column in hidden:
                yield Right(role, "column", f"{schema}.{spec.name}", privilege, column)


def columns_of(spec: Table) -> list[str]:
    """A table's columns as they are in the database."""
    names = [field.name for field in spec.fields]
    return [*names, "touched_seq"] if spec.nature == "state" else names


def cost_columns(spec: Table) -> tuple[str, ...]:
    """The columns of an otherwise open table that show costs."""
    return tuple(_file()["cost"]["columns"].get(spec.name, ()))


def is_cost_table(spec: Table) -> bool:
    """Whether a table as a whole shows costs: named so, or it holds money and nobody said that it does not."""
    cost = _file()["cost"]
    if spec.name in cost["tables"]:
        return True
    holds_money = any(field.kind == "decimal" and field.scale == MONEY_SCALE for field in spec.fields)
    return holds_money and spec.name not in cost["priced"] and spec.name not in cost["columns"]


def policies(groups: Groups) -> frozenset[Policy]:
    """The row-security policies of every table, for a book's group roles."""
    found: set[Policy] = set()
    for spec in rows.tables().values():
        found.add(Policy(spec.name, "posts", "ALL", groups.poster, using="true", check="true"))
        found.add(Policy(spec.name, "audits", "SELECT", groups.auditor, using="true"))
        found.add(Policy(spec.name, "reads", "SELECT", groups.member, using=_scope_of(spec)))
    own = "member = SESSION_USER::text"
    recent = "submitted_at <= now() + interval '10 minutes' AND submitted_at >= now() - interval '40 days'"
    found.add(Policy("command", "decides", "ALL", groups.poster, using="true", check="true"))
    found.add(Policy("command", "audits", "SELECT", groups.auditor, using="true"))
    found.add(Policy("command", "reads", "SELECT", groups.member, using=own))
    found.add(Policy("command", "submits", "INSERT", groups.member, check=f"{own} AND {recent} AND (SELECT scope_active())"))
    found.add(Policy(PRESENCE, "sees", "SELECT", groups.member, using=SEEN))
    found.add(Policy(PRESENCE, "comes", "INSERT", groups.member, check=OWN))
    found.add(Policy(PRESENCE, "stays", "UPDATE", groups.member, using="member = SESSION_USER::text", check=OWN))
    return frozenset(found)


def _scope_of(spec: Table) -> str:
    scope = _file()["scope"]
    if spec.name == HeldCommand.TABLE.name:
        return _held()
    kind = "cost" if is_cost_table(spec) else "scope"
    names = {field.name for field in spec.fields}
    if spec.name in scope["everyone"]:
        return "(SELECT scope_active())"
    if spec.name in scope["entity"]:
        return _any("entity_id", "scope_any_entities")
    parent = scope["parent"].get(spec.name)
    if parent:
        within = _both("p", ["entity_id"], ["warehouse_id"], kind) if parent["by"] == "warehouse" else "true"
        return f"EXISTS (SELECT 1 FROM {parent['table']} p WHERE p.id = {spec.name}.{parent['on']} AND ({within}))"
    entities = sorted(name for name in names if name == "entity_id" or name.endswith("_entity_id"))
    warehouses = sorted(name for name in names if name == "warehouse_id" or name.endswith("_warehouse_id"))
    if entities and warehouses:
        return _both(spec.name, entities, warehouses, kind)
    if entities:
        return " OR ".join(_any(name, "cost_entities" if kind == "cost" else "scope_any_entities") for name in entities)
    header = next((field.name for field in spec.fields if field.name in spec.key_fields and field.name.endswith("_id")), "")
    if "document_id" in names:
        return _of_document(spec, "document_id", kind)
    if header in scope["headers"]:
        return _of_document(spec, header, kind)
    return _any_cost() if kind == "cost" else "(SELECT scope_active())"


def _held() -> str:
    """A held body, which may hold prices, is for its author, for who has to decide on it, and for who sees the costs of its document."""
    asked = (
        "SELECT 1 FROM approval_request r WHERE r.command_id = held_command.command_id AND r.role = ANY ((SELECT deciding_roles())::text[])"
    )
    return f"member_id = SESSION_USER::text OR EXISTS ({asked}) OR {_of_document(HeldCommand.TABLE, 'document_id', 'cost')}"


def _of_document(spec: Table, column: str, kind: str) -> str:
    within = _both("d", ["entity_id"], ["warehouse_id"], kind)
    return f"EXISTS (SELECT 1 FROM document d WHERE d.id = {spec.name}.{column} AND ({within}))"


def _both(table: str, entities: list[str], warehouses: list[str], kind: str) -> str:
    parts = [_any(f"{table}.{name}", f"{kind}_entities") for name in entities]
    return " OR ".join(parts + [_any(f"{table}.{name}", f"{kind}_warehouses") for name in warehouses])


def _any(column: str, function: str) -> str:
    """Membership in an array that is computed once per statement, never per row."""
    return f"{column} = ANY ((SELECT {function}())::text[])"


def _any_cost() -> str:
    return "(SELECT cost_entities() || cost_warehouses()) <> '{}'::text[]"


def functions() -> Iterator[str]:
    """The functions that policies and workstations call: they run as the owner, with a pinned search path, and take no names."""
    seeing = ", ".join(f"'{role}'" for role in sorted(ROLES) if may(role, COST_PERMISSION))
    mine = "FROM member_role r JOIN member m ON m.id = r.member_id WHERE r.member_id = SESSION_USER::text AND r.active AND m.active"
    entities = f"SELECT e.id FROM legal_entity e WHERE EXISTS (SELECT 1 {mine} AND r.warehouse_id = '' AND r.entity_id IN ('', e.id)%s)"
    anyone = (
        f"SELECT e.id FROM legal_entity e WHERE EXISTS (SELECT 1 {mine} AND (r.entity_id IN ('', e.id) AND r.warehouse_id = '' "
        "OR EXISTS (SELECT 1 FROM warehouse w WHERE w.id = r.warehouse_id AND w.entity_id = e.id)))"
    )
    warehouses = f"SELECT r.warehouse_id {mine} AND r.warehouse_id <> ''%s"
    costs = f" AND r.role IN ({seeing})"
    yield _function("scope_active()", "boolean", f"SELECT EXISTS (SELECT 1 {mine})")
    yield _function("scope_entities()", "text[]", f"SELECT ARRAY({entities % ''})")
    yield _function("scope_any_entities()", "text[]", f"SELECT ARRAY({anyone})")
    yield _function("scope_warehouses()", "text[]", f"SELECT ARRAY({warehouses % ''})")
    lent = (
        "SELECT g.role FROM delegation d JOIN member g_m ON g_m.id = d.from_member AND g_m.active "
        "JOIN member_role g ON g.member_id = d.from_member AND g.role = d.role AND g.active "
        "WHERE d.to_member = SESSION_USER::text AND NOT d.revoked"
    )
    stands_in = ", ".join(f"('{role}', '{other}')" for role, others in sorted(STAND_INS.items()) for other in others)
    every = ", ".join(f"'{role}'" for role in sorted(ROLES))
    yield _function(
        "deciding_roles()",
        "text[]",
        f"WITH held AS (SELECT r.role {mine} UNION {lent}) SELECT ARRAY(SELECT role FROM held "
        f"UNION SELECT s.role FROM (VALUES {stands_in}) AS s (role, by) JOIN held h ON h.role = s.by "
        f"UNION SELECT role FROM unnest(ARRAY[{every}]) AS every (role) WHERE EXISTS (SELECT 1 FROM held WHERE held.role = 'owner') ORDER BY 1)",
    )
    yield _function("cost_roles()", "text[]", f"SELECT ARRAY[{seeing}]")
    yield _function("cost_entities()", "text[]", f"SELECT ARRAY({entities % costs})")
    yield _function("cost_warehouses()", "text[]", f"SELECT ARRAY({warehouses % costs})")
    yield _function(
        "book_head(OUT epoch text, OUT seq bigint, OUT hash text)",
        "record",
        "SELECT (SELECT value FROM book_meta WHERE name = 'epoch'), COALESCE(c.seq, 0), COALESCE(c.hash, repeat('0', 64)) "
        "FROM (SELECT 1) AS one LEFT JOIN (SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1) c ON true",
    )
    yield _function("book_hash_at(at bigint)", "text", "SELECT hash FROM command WHERE seq = at")
    yield _function(
        "book_seq_before(moment timestamptz)",
        "bigint",
        "SELECT COALESCE((SELECT seq FROM command WHERE seq IS NOT NULL AND decided_at < moment ORDER BY seq DESC LIMIT 1), 0)",
    )


def _function(signature: str, result: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {signature} RETURNS {result} LANGUAGE sql STABLE SECURITY DEFINER "
        f"SET search_path = pg_catalog, public, pg_temp AS $scope$ {body} $scope$"
    )
