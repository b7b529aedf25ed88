"""The proof that tables, guards, rights and policies are the ones that this program made, so that what they refuse was refused all along.

What the database says of itself is compared with the revision's frozen catalog and the matrix of rights; policies and functions by what
they do and not by what is noted about them, which whoever changes them can note as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from db.book import Book
from db.groups import Groups
from db.migrations.frozen import catalog_after, revisions
from db.migrations.run import alterations
from db.roles import doctor, matrix
from db.shared_book import groups_of
from db.verify.result import Proof

TABLES = "tables and guards are the ones of the revision"
RIGHTS = "rights, policies and owners are the ones of the matrix"
NAMED_MAX = 5
_SPACE = re.compile(r"\s+")


def prove_guards(book: Book, connection: sa.Connection) -> Iterator[Proof]:
    """The proofs about what stands around the rows; a shared book has rights as well."""
    revision = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    if revision in revisions():
        found = alterations(connection, revision)
        altered = [str(one) for one in found if one.stops_work]
        beside = [one.what for one in found if not one.stops_work]
        figure = f"{len(catalog_after(revision, connection.dialect.name)):,} definitions of revision {int(revision)}"
        figure += f"; {len(beside):,} more were added by somebody, and nothing reads them" if beside else ""
        yield Proof(4, TABLES, not altered, figure, _told(altered or beside))
    else:
        yield Proof(4, TABLES, False, "0 definitions of revision 0", f"this program knows no revision {revision}")
    if not book.embedded:
        session: Any = connection.connection.driver_connection
        groups = groups_of(session)
        wrong = [*_owners(connection, groups), *_policies(connection, groups), *_functions(connection)]
        wrong += [*_logins(session), *_rights(session, groups)]
        rights, policies = len(matrix.rights(groups)), len(matrix.policies(groups))
        yield Proof(7, RIGHTS, not wrong, f"{rights:,} rights, {policies:,} policies", _told(wrong))


def _told(wrong: list[str]) -> str:
    more = f"; and {len(wrong) - NAMED_MAX:,} more" if len(wrong) > NAMED_MAX else ""
    return "; ".join(wrong[:NAMED_MAX]) + more


def _rights(session: Any, groups: Groups) -> Iterator[str]:
    wanted, found = matrix.rights(groups), doctor.granted(session)
    for right in sorted(wanted - found):
        yield f"missing: {doctor.shown(right)}"
    for right in sorted(found - wanted):
        yield f"not in the matrix: {doctor.shown(right)}"


def _policies(connection: sa.Connection, groups: Groups) -> Iterator[str]:
    wanted = {
        (p.table, p.name): (p.command, p.role, "PERMISSIVE", canonical(p.using, p.table), canonical(p.check, p.table))
        for p in matrix.policies(groups)
    }
    rows = connection.exec_driver_sql(
        "SELECT tablename, policyname, cmd, array_to_string(roles, ','), permissive, COALESCE(qual, ''), COALESCE(with_check, '') "
        "FROM pg_policies WHERE schemaname IN ('public', 'figures')"
    ).all()
    found = {(row[0], row[1]): (row[2], row[3], row[4], canonical(row[5], row[0]), canonical(row[6], row[0])) for row in rows}
    for table, name in sorted(wanted.keys() | found.keys()):
        if wanted.get((table, name)) != found.get((table, name)):
            how = "is missing" if (table, name) not in found else "was changed" if (table, name) in wanted else "is not in the matrix"
            yield f"policy {name} on {table} {how}"
    unprotected = connection.exec_driver_sql(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') "
        f"AND relname IN ({', '.join(repr(table) for table in sorted({table for table, _ in wanted}))}) "
        "AND (NOT relrowsecurity OR relforcerowsecurity) ORDER BY 1"
    ).scalars()
    for name in unprotected:
        yield f"row security of {name} was switched"
    default = connection.exec_driver_sql(
        "SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum "
        "WHERE d.adrelid = 'public.command'::regclass AND a.attname = 'member'"
    ).scalar()
    if canonical(default or "", "command") != canonical("SESSION_USER::text", "command"):
        yield "the default of command.member was changed"


def _functions(connection: sa.Connection) -> Iterator[str]:
    """The functions that policies ask, and that no frozen catalog holds."""
    wanted = dict(map(_parsed, matrix.functions()))
    rows = connection.exec_driver_sql(
        "SELECT p.proname, l.lanname || ' ' || p.prosecdef || ' ' || COALESCE(array_to_string(p.proconfig, ';'), ''), p.prosrc "
        "FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang "
        "WHERE n.nspname IN ('public', 'figures') AND p.prorettype <> 'trigger'::regtype "
        "AND NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = p.oid AND x.deptype = 'e')"
    ).all()
    found = [(row[0], row[1], _SPACE.sub(" ", row[2]).strip()) for row in rows]
    for name, how, body in sorted(found):
        if name not in wanted:
            yield f"function {name} does not belong to the book"
        elif body != wanted[name] or how != "sql true search_path=pg_catalog, public, pg_temp":
            yield f"function {name} was changed"
    for name in sorted(wanted.keys() - {name for name, _, _ in found}):
        yield f"function {name} is missing"


def _parsed(statement: str) -> tuple[str, str]:
    name = statement.split("FUNCTION ", 1)[1].split("(", 1)[0].strip()
    body = statement.split("$scope$", 2)[1]
    return name.removeprefix("public."), _SPACE.sub(" ", body).strip()


def _owners(connection: sa.Connection, groups: Groups) -> Iterator[str]:
    rows = connection.exec_driver_sql(
        "SELECT 'table ' || c.relname, c.relowner::regrole::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        f"WHERE n.nspname IN ('public', 'figures') AND c.relowner::regrole::text <> '{groups.owner}' UNION ALL "
        "SELECT 'function ' || p.proname, p.proowner::regrole::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        f"WHERE n.nspname IN ('public', 'figures') AND p.proowner::regrole::text <> '{groups.owner}' "
        "AND NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = p.oid AND x.deptype = 'e') ORDER BY 1"
    ).all()
    for what, owner in rows:
        yield f"{what} belongs to {owner}"


def _logins(session: Any) -> Iterator[str]:
    found = doctor.logins(session)
    if found.level == "bad":
        yield f"logins: {found.says}"


def canonical(expression: str, table: str) -> str:
    """A policy's expression free of how it is written: what a server says of it equals what it was made from.

    Brackets, casts, names of columns of a one-column select and of the table itself mean nothing; how AND and OR bind does.
    """
    text = re.sub(r"'(\d+) (second|minute)s?'", _as_written_back, _SPACE.sub(" ", expression)).strip()
    text = re.sub(r"\bAS \w+|\binterval\b|::[\w ]*?\w(\[\])?(?=[\s)]|$)", "", text)
    text = re.sub(rf"\b{table}\.", "", text)
    return _bound(text)


def _as_written_back(interval: re.Match[str]) -> str:
    """A short interval as a server writes it: hours, minutes, seconds."""
    seconds = int(interval[1]) * (60 if interval[2] == "minute" else 1)
    return f"'{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}'"


def _bound(text: str) -> str:
    text = _without_brackets(text.strip())
    for word in (" OR ", " AND "):
        parts = _parts(text, word)
        if len(parts) > 1:
            return f"{word.strip().lower()}[{','.join(_bound(part) for part in parts)}]"
    if text.upper().startswith("EXISTS"):
        head, _, condition = _without_brackets(text[len("EXISTS") :].strip()).partition(" WHERE ")
        return f"exists[{_atom(head)},{_bound(condition)}]"
    return _atom(text)


def _atom(text: str) -> str:
    return re.sub(r"[\s()]", "", text).lower()


def _without_brackets(text: str) -> str:
    """The text without brackets around all of it."""
    while text.startswith("(") and _closes(text) == len(text) - 1:
        text = text[1:-1].strip()
    return text


def _closes(text: str) -> int:
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return place
    return -1


def _parts(text: str, word: str) -> list[str]:
    """The text cut at a word that stands outside of all brackets."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if not depth and text.startswith(word, place):
            parts.append(text[start:place])
            start = place + len(word)
    return [*parts, text[start:]]
