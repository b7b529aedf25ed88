"""What a database says of its own tables, indexes, triggers and functions: a definition by object, free of how it was written down.

Compared with what a revision left behind when a book is opened. Knows no right and no row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

_SQLITE = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
_OURS = "n.nspname IN ('public', 'figures') AND NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = {0}.oid AND x.deptype = 'e')"
_RELATION = (
    f"FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS.format('c')} "
    "AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname <> 'alembic_version'"
)
_POSTGRES = (
    "SELECT CASE WHEN c.relkind IN ('r', 'p') THEN 'table ' ELSE 'view ' END || n.nspname || '.' || c.relname, "
    f"c.relkind::text || ' ' || c.relpersistence::text || ' ' || COALESCE(array_to_string(c.reloptions, ','), '') {_RELATION}",
    "SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod) || ' ' "
    "|| COALESCE((SELECT o.collname FROM pg_collation o WHERE o.oid = a.attcollation), '') || ' ' "
    "|| CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END || ' ' || a.attidentity::text || ' ' || CASE WHEN a.attname = 'member' THEN '' "
    "ELSE COALESCE((SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = c.oid AND d.adnum = a.attnum), '') END "
    "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
    f"WHERE {_OURS.format('c')} AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname <> 'alembic_version' "
    "AND a.attnum > 0 AND NOT a.attisdropped",
    "SELECT 'constraint ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid) || ' ' || k.convalidated FROM pg_constraint k "
    f"JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS.format('c')} "
    "AND k.contype IN ('p', 'u', 'c', 'f', 'x') AND c.relname <> 'alembic_version'",
    "SELECT 'index ' || c.relname, pg_get_indexdef(c.oid) || ' ' || i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    f"JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS.format('c')} "
    "AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)",
    "SELECT 'trigger ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text FROM pg_trigger t "
    f"JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS.format('c')} AND NOT t.tgisinternal",
    "SELECT 'rule ' || c.relname || '.' || r.rulename, pg_get_ruledef(r.oid) FROM pg_rewrite r "
    f"JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS.format('c')} "
    "AND r.rulename <> '_RETURN'",
    "SELECT 'function ' || n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', "
    "l.lanname || ' ' || p.prosecdef || ' ' || COALESCE(array_to_string(p.proconfig, ';'), '') || ' ' || p.prosrc FROM pg_proc p "
    f"JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang WHERE {_OURS.format('p')} "
    "AND p.prorettype = 'trigger'::regtype",
)
"""Nothing that newer servers write in another way, and nothing that the rights bring (policies, defaults of the member's name)."""

_SPACE = re.compile(r"\s+")
_REFERENCES = re.compile(r"\bREFERENCES (?:public\.)?\"?(\w+)", re.I)
_INDEXED = re.compile(r" ON (?:ONLY )?(?:public\.|figures\.)?\"?(\w+)", re.I)
How = Literal["missing", "changed", "unknown"]


@dataclass(frozen=True, slots=True)
class Difference:
    """An object that is not as the revision made it: gone, made differently, or not the book's at all."""

    what: str
    how: How
    stops_work: bool = True
    """Whether nobody should work with such a book: not for a table, index or view that somebody added and that refuses the book nothing."""

    def __str__(self) -> str:
        said = {"missing": "is missing", "changed": "was changed", "unknown": "does not belong to the book"}
        return f"{self.what} {said[self.how]}"


def catalog_of(connection: sa.Connection) -> dict[str, str]:
    """The definitions of everything in a database that is or could stand in for a part of a book, by object, sorted."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(_SQLITE).all()
        rows = [(name, plain_text(sql)) for name, sql in found if name != "table alembic_version"]
    else:
        found = connection.exec_driver_sql(" UNION ALL ".join(_POSTGRES).replace("%", "%%")).all()
        rows = [(name, _SPACE.sub(" ", text).strip()) for name, text in found]
    return dict(sorted(rows))


def differences(found: Mapping[str, str], wanted: Mapping[str, str]) -> list[Difference]:
    """What differs between a catalog and the one it should be, sorted by object."""
    gone = [Difference(name, "missing") for name in wanted.keys() - found.keys()]
    changed = [Difference(name, "changed") for name in wanted.keys() & found.keys() if wanted[name] != found[name]]
    ours = {name.split()[-1].rpartition(".")[2] for name in wanted if name.startswith(("table ", "view "))}
    unknown = [Difference(name, "unknown", _refuses(name, found[name], ours)) for name in found.keys() - wanted.keys()]
    return sorted([*gone, *changed, *unknown], key=lambda one: one.what)


def _refuses(name: str, text: str, ours: Set[str]) -> bool:
    """Whether an object that is not the book's changes what can be written into the book's own tables, or what they hold."""
    kind, _, rest = name.partition(" ")
    match kind:
        case "table" | "view":
            return any(reference in ours for reference in _REFERENCES.findall(text))
        case "index":
            on = _INDEXED.search(text)
            return text.startswith("CREATE UNIQUE") and on is not None and on[1] in ours
        case "column" | "constraint":
            relation = rest.rpartition(".")[0].rpartition(".")[2]
            return relation in ours or any(reference in ours for reference in _REFERENCES.findall(text))
        case _:
            return True


def plain_text(sql: str) -> str:
    """A statement free of line breaks, spaces that mean nothing and quotes around names."""
    text = " ".join(sql.split())
    for sign in "(),":
        text = text.replace(f" {sign}", sign).replace(f"{sign} ", sign)
    return text.replace('"', "").strip()
