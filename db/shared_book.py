"""A shared book's database: how it is reached and made on PostgreSQL; knows no row of the book and no right of a person."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import conninfo, sql
from psycopg.rows import TupleRow

from app.domain.refusals import Refusal
from db.address import BookAddress, Place
from db.groups import Groups, groups_in
from db.trouble import NotABook

VERSIONS = range(15, 19)
SESSION_SETTINGS = "-c TimeZone=UTC -c search_path=public,pg_temp -c DateStyle=ISO"
"""What every session of ours needs so that values read the same everywhere."""

SSLMODE, PROOF = "verify-full", "scram-sha-256"
REQUIRE_AUTH_SINCE = 160_000
_DEFAULTS: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


class EncryptionTooWeak(Refusal):
    says = (
        "With sslmode={sslmode} nobody checks that {host} is the server it says it is, so no password is sent. Write sslmode=verify-full "
        "in the address, and sslrootcert with the authority's file."
    )


def connect(place: Place, *, autocommit: bool = False, **options: Any) -> psycopg.Connection[TupleRow]:
    """A session with our settings. What the URL says wins over our defaults, but not over the safety of the way to another machine.

    Raises `psycopg.OperationalError`, `AddressMalformed`, and `EncryptionTooWeak` before anything is sent.
    """
    given = BookAddress.of(place).facts_with_secrets()
    wanted = {**_DEFAULTS, "application_name": _program(), **_safety(given), **given, **options}
    wanted["options"] = " ".join(str(part) for part in (SESSION_SETTINGS, given.get("options"), options.get("options")) if part)
    return psycopg.connect(conninfo.make_conninfo("", **wanted), autocommit=autocommit)


@cache
def _program() -> str:
    """The program and its version, as the server lists its sessions."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"dockledger {version('dockledger')}"
    except PackageNotFoundError:
        return "dockledger"


def _safety(given: Mapping[str, Any]) -> dict[str, Any]:
    """What every way to another machine needs: a server that proves who it is, and a password that is never shown to it."""
    hosts = str(given.get("host") or given.get("hostaddr") or os.environ.get("PGHOST", "")).split(",")
    away = [host for host in hosts if not is_here(host)]
    if not away:
        return {}
    sslmode = str(given.get("sslmode") or os.environ.get("PGSSLMODE") or SSLMODE)
    if sslmode != SSLMODE:
        raise EncryptionTooWeak(sslmode=sslmode, host=away[0])
    return {"sslmode": SSLMODE} | ({"require_auth": PROOF} if psycopg.pq.version() >= REQUIRE_AUTH_SINCE else {})


def is_here(host: str) -> bool:
    """Whether a host of the URL is this machine itself: a socket, or loopback."""
    return not host or host.startswith(("/", "@", "127.")) or host in ("localhost", "::1")


def shared_engine(place: Place, *, settings: str = "") -> sa.Engine:
    """A SQLAlchemy engine whose connections are made by `connect`; several hosts in the URL are tried in turn."""
    return sa.create_engine("postgresql+psycopg://", creator=lambda: connect(place, options=settings))


def owner_engine(place: Place) -> sa.Engine:
    """An engine of an administrator acting as the book's owner, who has no login."""
    with connect(place) as session:
        owner = groups_of(session).owner
    return sa.create_engine("postgresql+psycopg://", creator=lambda: connect(place, options=f"-c role={owner}"), poolclass=sa.NullPool)


def groups_of(session: psycopg.Connection[TupleRow]) -> Groups:
    """The group roles of the book that a session is in. Raises `NotABook` where none was made."""
    found = _groups(session)
    if found is None:
        raise NotABook(book=database_of(session), problem="nobody of ours owns it")
    return found


def _groups(session: psycopg.Connection[TupleRow]) -> Groups | None:
    return groups_in(lambda query: (session.execute(query).fetchone() or ("",))[0])


def make_database(place: Place) -> bool:
    """Make the database that the URL names, when the server has none of that name; True when it was made now.

    Needs a login that may create databases.
    """
    name = BookAddress.of(place).database
    try:
        connect(place).close()
    except psycopg.OperationalError as error:
        if "does not exist" not in str(error):
            raise
    else:
        return False
    with connect(place, autocommit=True, dbname="postgres") as session:
        session.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'").format(sql.Identifier(name)))
    return True


def database_there(place: Place) -> bool:
    """Whether the server has the database that the URL names already."""
    try:
        connect(place).close()
    except psycopg.OperationalError as error:
        if "does not exist" not in str(error):
            raise
        return False
    return True


def drop_database(place: Place) -> None:
    """Take a database away that could not be made whole, with the roles that were its alone. Needs the login that made it."""
    name = BookAddress.of(place).database
    if not database_there(place):
        return
    with connect(place) as session:
        groups = _groups(session)
    with connect(place, autocommit=True, dbname="postgres") as session:
        session.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        if (
            groups is None
            or session.execute(
                "SELECT 1 FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = to_regrole(%s) "
                "AND (dbid <> 0 OR classid = 'pg_database'::regclass) LIMIT 1",
                [groups.owner],
            ).fetchone()
        ):
            return  # a copy of the book lives on under the same names
        for role in reversed(groups.every):
            session.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


def take_book_away(place: Place) -> None:
    """Take what a book's owner has in a database out of it, and leave the database, its group roles and whatever is somebody else's."""
    with connect(place) as session:
        groups = _groups(session)
        if groups is not None:
            session.execute(sql.SQL("DROP OWNED BY {} CASCADE").format(sql.Identifier(groups.owner)))


def prepare_database(place: Place) -> None:
    """Make the book's group roles where the server lacks them, hand the database to the owner role and close it to everyone else.

    The owner gives and takes the right to see costs, as roles in the book change.
    """
    with connect(place) as session:
        groups = _groups(session) or Groups.fresh()
        for role in groups.every:
            if not session.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                session.execute(sql.SQL("CREATE ROLE {} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE").format(sql.Identifier(role)))
        superuser = is_superuser(session)
        if not superuser:
            session.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(groups.owner)))
        session.execute(sql.SQL("GRANT {} TO {} WITH ADMIN OPTION").format(sql.Identifier(groups.costs), sql.Identifier(groups.owner)))
        name = sql.Identifier(database_of(session))
        session.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(name, sql.Identifier(groups.owner)))
        session.execute(sql.SQL("ALTER DATABASE {} SET TimeZone = 'UTC'").format(name))
        session.execute(sql.SQL("ALTER DATABASE {} SET search_path = public, pg_temp").format(name))
        session.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        session.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        session.execute(sql.SQL("GRANT ALL ON SCHEMA public TO {}").format(sql.Identifier(groups.owner)))
        if superuser:
            _close_what_everyone_has(session, groups)


def belongs_to_owner(place: Place) -> bool:
    """Whether the database is the owner role's: one that was restored from a dump belongs to whoever restored it, open to everyone."""
    with connect(place) as session:
        found = session.execute("SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()").fetchone()
        return bool(found and found[0] == groups_of(session).owner)


def owner_gives_costs(place: Place) -> bool:
    """Whether the owner may give the right to see costs, which owners of older books could not."""
    with connect(place) as session:
        groups = groups_of(session)
        return (
            session.execute(
                "SELECT 1 FROM pg_auth_members WHERE roleid = to_regrole(%s) AND member = to_regrole(%s) AND admin_option",
                [groups.costs, groups.owner],
            ).fetchone()
            is not None
        )


def _close_what_everyone_has(session: psycopg.Connection[TupleRow], groups: Groups) -> None:
    """Anonymous code, large objects and advisory locks (which could stop the poster) are not for everyone in this database."""
    session.execute("REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC")
    session.execute(sql.SQL("GRANT USAGE ON LANGUAGE plpgsql, sql TO {}").format(sql.Identifier(groups.owner)))
    risky = session.execute(
        "SELECT p.oid::regprocedure::text, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "WHERE n.nspname = 'pg_catalog' AND (p.proname ~ '^pg_(try_)?advisory' OR p.proname ~ '^(lo_|loread|lowrite)')"
    ).fetchall()
    for signature, name in risky:
        session.execute(sql.SQL("REVOKE EXECUTE ON FUNCTION {} FROM PUBLIC").format(sql.SQL(signature)))
        if "advisory" in name:
            session.execute(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(sql.SQL(signature), sql.Identifier(groups.poster)))


def database_of(session: psycopg.Connection[TupleRow]) -> str:
    """The name of the database that a session is in."""
    return str(session.info.dbname)


def is_superuser(session: psycopg.Connection[TupleRow]) -> bool:
    """Whether the session's login is a superuser."""
    found = session.execute("SELECT rolsuper FROM pg_roles WHERE rolname = session_user").fetchone()
    return bool(found and found[0])
