"""Logins of a shared book: one per person with a SCRAM password, one per service; needs an administrator, knows no command."""

from __future__ import annotations

import re
from collections.abc import Mapping

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from app.domain.refusals import Refusal
from app.domain.roles import ROLES, may
from db.address import Place
from db.roles.matrix import COST_PERMISSION
from db.shared_book import AUDITOR, COSTS, GROUP_ROLES, MEMBER, POSTER, connect, database_of, is_superuser

CONNECTIONS_MAX = 8
_OF_A_PERSON: Mapping[str, str] = {
    "statement_timeout": "10min",
    "idle_in_transaction_session_timeout": "2min",
    "temp_file_limit": "2GB",
}
LIMITS: Mapping[str, Mapping[str, str]] = {MEMBER: _OF_A_PERSON, AUDITOR: _OF_A_PERSON, POSTER: {}}
"""What a login may take of the server: long enough for a first reading of a large book, too short to hold it up for a day.

A member may set these otherwise for a session, all but the temporary files; the doctor names who did so for good.
"""
PASSWORD_LENGTH_MIN = 12
LOGIN_BYTES_MAX = 63
_RESERVED = re.compile(r"^(pg_.*|postgres|dockledger_.*|public|none|session_user|current_user)$", re.IGNORECASE)


class LoginNotPossible(Refusal):
    says = "{login} cannot be a login of the shared book: {why}. Choose another id for the member, or another password."


class LoginForeign(Refusal):
    says = "{login} is already a login on this server with rights of its own ({why}). Choose another id for the member."


def add_member(place: Place, member_id: str, password: str) -> None:
    """Make (or renew) the login of a member: it may connect to this book only, and sees costs if the member's roles say so.

    `place` is an administrator's URL. Raises `LoginNotPossible` or `LoginForeign`; running it again sets the password anew.
    """
    _add(place, member_id, password, role=MEMBER)
    align_costs(place, member_id)


def add_auditor(place: Place, login: str, password: str) -> None:
    """Make (or renew) a login that reads everything and writes nothing."""
    _add(place, login, password, role=AUDITOR)


def add_service(place: Place, login: str, password: str) -> None:
    """Make (or renew) the login of the posting service."""
    _add(place, login, password, role=POSTER)


def align_costs(place: Place, member_id: str) -> bool:
    """Give or take the costs role as the member's roles in the book say now; True when they may see costs."""
    seeing = [role for role in ROLES if may(role, COST_PERMISSION)]
    with connect(place) as session:
        held = session.execute(
            "SELECT 1 FROM member_role WHERE member_id = %s AND active AND role = ANY(%s) LIMIT 1", [member_id, seeing]
        ).fetchone()
        change = "GRANT {} TO {}" if held else "REVOKE {} FROM {}"
        session.execute(sql.SQL(change).format(sql.Identifier(COSTS), sql.Identifier(member_id)))
    return held is not None


def withdraw(place: Place, login: str) -> None:
    """Close a login at once: it cannot connect, its sessions end, and its roles are taken. The name stays, it is in the log."""
    with connect(place) as session:
        name = sql.Identifier(login)
        session.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(name))
        session.execute(
            sql.SQL("REVOKE {} FROM {}").format(sql.SQL(", ").join(map(sql.Identifier, (MEMBER, COSTS, AUDITOR, POSTER))), name)
        )
        session.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(sql.Identifier(database_of(session)), name))
        session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", [login])


def _add(place: Place, login: str, password: str, *, role: str) -> None:
    if _RESERVED.match(login) or not login.strip() or len(login.encode()) > LOGIN_BYTES_MAX:
        raise LoginNotPossible(login=login[:LOGIN_BYTES_MAX], why="the name is reserved, empty or longer than 63 bytes")
    if len(password) < PASSWORD_LENGTH_MIN or "\0" in password:
        raise LoginNotPossible(login=login, why=f"a password has at least {PASSWORD_LENGTH_MIN} characters")
    with connect(place) as session:
        _refuse_foreign(session, login)
        name = sql.Identifier(login)
        secret = session.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
        known = session.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login]).fetchone()
        verb = "ALTER" if known else "CREATE"
        session.execute(
            sql.SQL(verb + " ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT {} PASSWORD {}").format(
                name, sql.Literal(CONNECTIONS_MAX), sql.Literal(secret)
            )
        )
        session.execute(sql.SQL("ALTER ROLE {} RESET ALL").format(name))
        session.execute(sql.SQL("ALTER ROLE {} IN DATABASE {} RESET ALL").format(name, sql.Identifier(database_of(session))))
        for setting, value in limits_of(session, role).items():
            session.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(name, sql.Identifier(setting), sql.Literal(value)))
        session.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), name))
        session.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(database_of(session)), name))


def limits_of(session: psycopg.Connection[TupleRow], role: str) -> dict[str, str]:
    """The limits that the session's login may set; only a superuser bounds temporary files."""
    return {name: value for name, value in LIMITS[role].items() if name != "temp_file_limit" or is_superuser(session)}


def _refuse_foreign(session: psycopg.Connection[TupleRow], login: str) -> None:
    found = session.execute("SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles WHERE rolname = %s", [login])
    row = found.fetchone()
    if row and row[0]:
        raise LoginForeign(login=login, why="it administers the server")
    others = session.execute(
        "SELECT g.rolname FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member "
        "WHERE m.rolname = %s AND g.rolname <> ALL(%s)",
        [login, list(GROUP_ROLES)],
    ).fetchall()
    if others:
        raise LoginForeign(login=login, why=f"it belongs to {', '.join(row[0] for row in others)}")
