"""Logins of a shared book: one per person with a SCRAM password, one per service; needs an administrator, knows no command.

A login belongs to the server, and may be one of several books there: what is given and taken here is the part of it in this book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow

from app.domain.refusals import Refusal
from db.address import Place
from db.groups import ANY_GROUP, Groups
from db.shared_book import connect, database_of, groups_of, is_superuser

CONNECTIONS_MAX = 8
GRANTORS_KEPT_SINCE = 160_000
"""From this version on a server keeps who gave a role, and takes it back from them alone."""
_OF_A_PERSON: Mapping[str, str] = {
    "statement_timeout": "10min",
    "idle_in_transaction_session_timeout": "2min",
    "temp_file_limit": "2GB",
}
PASSWORD_LENGTH_MIN = 12
LOGIN_BYTES_MAX = 63
_RESERVED = re.compile(r"^(pg_.*|postgres|dockledger_.*|public|none|session_user|current_user)$", re.IGNORECASE)


class LoginNotPossible(Refusal):
    says = "{login} cannot be a login of the shared book: {why}. Choose another id for the member, or another password."


class LoginForeign(Refusal):
    says = "{login} is already a login on this server with rights of its own ({why}). Choose another id for the member."


class PasswordNeeded(Refusal):
    says = "{login} is no login of this server yet, or a closed one. Choose a password for it."


def limits_by(groups: Groups) -> Mapping[str, Mapping[str, str]]:
    """What a login of each group may take of the server: long enough for a first reading of a large book, too short to hold it up for a day.

    A member may set these otherwise for a session, all but the temporary files; the doctor names who did so for good.
    """
    return {groups.member: _OF_A_PERSON, groups.auditor: _OF_A_PERSON, groups.poster: {}}


def add_member(place: Place, member_id: str, password: str) -> None:
    """Make (or renew) the login of a member in this book; it sees costs if the member's roles say so.

    `place` is an administrator's URL. A password given is set, also anew; without one an open login keeps what it has.
    Raises `LoginNotPossible`, `LoginForeign` or `PasswordNeeded`.
    """
    with connect(place) as session:
        groups = groups_of(session)
        _add(session, member_id, password, groups, groups.member)
        _align(session, groups, member_id)


def add_auditor(place: Place, login: str, password: str) -> None:
    """Make (or renew) a login that reads everything and writes nothing."""
    with connect(place) as session:
        groups = groups_of(session)
        _add(session, login, password, groups, groups.auditor)


def add_service(place: Place, login: str, password: str) -> None:
    """Make (or renew) the login of the posting service."""
    with connect(place) as session:
        groups = groups_of(session)
        _add(session, login, password, groups, groups.poster)


def is_open(place: Place, login: str) -> bool:
    """Whether the server has a login of that name that can connect, so that it has a password which is not to be changed unasked."""
    with connect(place) as session:
        return _is_open(session, login)


def set_password(place: Place, login: str, password: str) -> None:
    """Another password for a login, which was asked for. Raises `LoginNotPossible`, or `LoginForeign` of one that is not of this book."""
    with connect(place) as session:
        groups = groups_of(session)
        _refuse_foreign(session, login, groups)
        held = session.execute(
            "SELECT 1 FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member "
            "WHERE m.rolname = %s AND m.rolcanlogin AND g.rolname = ANY(%s)",
            [login, list(groups.every)],
        ).fetchone()
        if not held:
            raise LoginForeign(login=login, why="it is none of this book")
        secret = secret_of(session, login, password)
        session.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(login), sql.Literal(secret)))


def align_all(place: Place) -> None:
    """Give and take the right to see costs as roles say now, all of it by the owner, who then does so whenever a role changes."""
    with connect(place) as session:
        groups = groups_of(session)
        logins = session.execute(
            "SELECT DISTINCT m.rolname::text FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member "
            "WHERE g.rolname = ANY(%s) AND m.rolname <> %s",
            [[groups.member, groups.costs], groups.owner],
        ).fetchall()
        for (login,) in logins:
            _align(session, groups, str(login))


def withdraw(place: Place, login: str) -> bool:
    """Take a login's part in this book away at once and end its sessions there; True when it was in no other book and is closed.

    The name stays, it is in the log.
    """
    with connect(place) as session:
        groups, database = groups_of(session), database_of(session)
        _refuse_foreign(session, login, groups)
        name = sql.Identifier(login)
        session.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(sql.Identifier(database), name))
        elsewhere = session.execute(
            "SELECT bool_or(d.datdba = to_regrole(%s)) FROM pg_database d, aclexplode(d.datacl) a "
            "WHERE a.grantee = to_regrole(quote_ident(%s)) AND a.privilege_type = 'CONNECT' AND d.datname <> current_database()",
            [groups.owner, login],
        ).fetchone()
        same_names = elsewhere[0] if elsewhere else None  # None: in no other database; True: in one under the same group roles
        if not same_names:
            _take(session, login, [group for group in groups.every if group != groups.owner])
        if same_names is None:
            session.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(name))
        session.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s AND datname = current_database()", [login]
        )
    return same_names is None


def _add(session: psycopg.Connection[TupleRow], login: str, password: str, groups: Groups, role: str) -> None:
    if _RESERVED.match(login) or not login.strip() or len(login.encode()) > LOGIN_BYTES_MAX:
        raise LoginNotPossible(login=login[:LOGIN_BYTES_MAX], why="the name is reserved, empty or longer than 63 bytes")
    _refuse_foreign(session, login, groups)
    _refuse_two_parts(session, login, service=role == groups.poster)
    name, database = sql.Identifier(login), sql.Identifier(database_of(session))
    if password or not _is_open(session, login):
        if not password:
            raise PasswordNeeded(login=login)
        secret = secret_of(session, login, password)
        known = session.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login]).fetchone()
        verb = "ALTER" if known else "CREATE"
        session.execute(
            sql.SQL(verb + " ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT {} PASSWORD {}").format(
                name, sql.Literal(CONNECTIONS_MAX), sql.Literal(secret)
            )
        )
    session.execute(sql.SQL("ALTER ROLE {} RESET ALL").format(name))
    session.execute(sql.SQL("ALTER ROLE {} IN DATABASE {} RESET ALL").format(name, database))
    for setting, value in limits_of(session, groups, role).items():
        session.execute(sql.SQL("ALTER ROLE {} SET {} = {}").format(name, sql.Identifier(setting), sql.Literal(value)))
    session.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), name))
    session.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, name))


def limits_of(session: psycopg.Connection[TupleRow], groups: Groups, role: str) -> dict[str, str]:
    """The limits that the session's login may set; only a superuser bounds temporary files."""
    return {name: value for name, value in limits_by(groups)[role].items() if name != "temp_file_limit" or is_superuser(session)}


def _is_open(session: psycopg.Connection[TupleRow], login: str) -> bool:
    return session.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolcanlogin", [login]).fetchone() is not None


def secret_of(session: psycopg.Connection[TupleRow], login: str, password: str) -> str:
    """What the server keeps of a password, computed here, so that the password itself stands in no log of the server."""
    if len(password) < PASSWORD_LENGTH_MIN or "\0" in password:
        raise LoginNotPossible(login=login, why=f"a password has at least {PASSWORD_LENGTH_MIN} characters")
    return session.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()


def _align(session: psycopg.Connection[TupleRow], groups: Groups, login: str) -> None:
    """Let a member see costs, or not, as the member's roles in the book say now. The owner gives it, so that the owner can take it."""
    held = session.execute(
        "SELECT 1 FROM member_role WHERE member_id = %s AND active AND role = ANY(cost_roles()) LIMIT 1", [login]
    ).fetchone()
    _take(session, login, [groups.costs])
    if held:
        session.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(groups.owner)))
        session.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(groups.costs), sql.Identifier(login)))
        session.execute("RESET ROLE")


def _take(session: psycopg.Connection[TupleRow], login: str, groups: Iterable[str]) -> None:
    """Take group roles from a login, whoever gave them."""
    given = session.execute(
        "SELECT g.rolname::text, w.rolname::text FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid "
        "JOIN pg_roles m ON m.oid = a.member LEFT JOIN pg_roles w ON w.oid = a.grantor WHERE m.rolname = %s AND g.rolname = ANY(%s)",
        [login, list(groups)],
    ).fetchall()
    for group, grantor in given:
        revoke = sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(group), sql.Identifier(login))
        if session.info.server_version >= GRANTORS_KEPT_SINCE and grantor:
            revoke += sql.SQL(" GRANTED BY {}").format(sql.Identifier(grantor))
        session.execute(revoke)


def _refuse_foreign(session: psycopg.Connection[TupleRow], login: str, groups: Groups) -> None:
    found = session.execute("SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles WHERE rolname = %s", [login])
    row = found.fetchone()
    if row and row[0]:
        raise LoginForeign(login=login, why="it administers the server")
    others = session.execute(
        "SELECT g.rolname FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member "
        "WHERE m.rolname = %s AND (g.rolname !~ %s OR g.rolname ~ 'owner$' AND g.rolname <> %s)",
        [login, ANY_GROUP, groups.owner],
    ).fetchall()
    if others:
        raise LoginForeign(login=login, why=f"it belongs to {', '.join(row[0] for row in others)}")


def _refuse_two_parts(session: psycopg.Connection[TupleRow], login: str, *, service: bool) -> None:
    """A login is a person's or a service's, in all the books of a server: they are bounded differently."""
    found = session.execute(
        "SELECT 1 FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member "
        "WHERE m.rolname = %s AND g.rolname ~ %s AND (g.rolname ~ 'poster$') <> %s",
        [login, ANY_GROUP, service],
    ).fetchone()
    if found:
        raise LoginForeign(login=login, why="it is a person's" if service else "it posts for a book")
