"""Setting a shared book up, step by step, each of which can be made again: server, database, company, service, people; asks nobody itself."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psycopg

from app.bootstrap import Host, hosting
from app.commands.organisation import DefineMember
from app.domain.book import Member, MemberRole
from app.domain.refusals import Refusal
from app.domain.roles import ROLES
from app.posting.administrator import AdministratorsPosting
from app.roof.founding import FoundingFailed, first_commands
from app.roof.moving import Moved, Progress, move_in
from app.roof.sample import build_sample
from app.roof.undoing import whole_or_not_at_all
from db.address import BookAddress
from db.book import create_book, open_book, upgrade_shared
from db.connecting import explained
from db.queries.members import members_of
from db.roles import members
from db.shared_book import VERSIONS, connect

PASSWORD_BYTES = 15


class ServerNotFit(Refusal):
    says = "The server at {host} cannot hold a book: {why}. Change that, and run the set-up again with a new database."


class OneCompany(Refusal):
    says = "A book gets one company. Choose one of --sample, --move FILE and --company NAME."


class CompanyThere(Refusal):
    says = "The book already holds the company {company}. Leave the choice of a company out, or name another database."


class NobodyOwns(Refusal):
    says = "{book} has no company yet, so nobody can be added to it. Choose --sample, --company or --move first."


class PersonMalformed(Refusal):
    says = "{text} names no person. Write id:name:role, or id:name:role@ENTITY or id:name:role@ENTITY/WAREHOUSE; roles are {roles}."


@dataclass(frozen=True, slots=True)
class Company:
    """What a founder is asked; satisfies `founding.Wanted`."""

    place: str
    company: str
    currency: str
    chart: str
    warehouse: str
    member_id: str
    member_name: str
    first_day: date
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to work with the book: who they are, and one role within a scope (empty: everywhere)."""

    id: str
    name: str
    role: str
    entity_id: str = ""
    warehouse_id: str = ""

    @classmethod
    def of(cls, text: str) -> Person:
        """Read `id:name:role@ENTITY/WAREHOUSE`. Raises `PersonMalformed`."""
        parts = [part.strip() for part in text.split(":")]
        if len(parts) != 3 or not all(parts):
            raise PersonMalformed(text=text, roles=sorted(ROLES))
        role, _, scope = parts[2].partition("@")
        entity, _, warehouse = scope.partition("/")
        if role not in ROLES:
            raise PersonMalformed(text=text, roles=sorted(ROLES))
        return cls(parts[0], parts[1], role, entity, warehouse)


@dataclass(frozen=True, slots=True)
class Login:
    """A login that may use the book, with the password to hand over once; empty where it keeps the one that it had."""

    name: str
    password: str


def looked_at(place: BookAddress) -> str:
    """What the server is, in words; refused when it cannot hold a book or the login may not make one."""
    with _session(place) as session:
        version = session.info.server_version // 10_000
        host = session.info.host or "this machine"
        if version not in VERSIONS:
            raise ServerNotFit(host=host, why=f"it is PostgreSQL {version}, and a book needs 15 to 18")
        row = session.execute("SELECT rolsuper, rolcreatedb AND rolcreaterole FROM pg_roles WHERE rolname = session_user").fetchone()
        if not row or not (row[0] or row[1]):
            raise ServerNotFit(host=host, why=f"{session.info.user} may make neither databases nor logins; use an administrator's login")
        encrypted = "encrypted" if session.pgconn.ssl_in_use else "not encrypted"
        return f"PostgreSQL {version} at {host}, {encrypted}"


def has_book(place: BookAddress) -> bool:
    """Whether the database is there and holds a book of ours."""
    try:
        with connect(place) as session:
            return bool(session.execute("SELECT to_regclass('public.alembic_version') IS NOT NULL").fetchone()[0])  # type: ignore[index]
    except psycopg.OperationalError as error:
        if "does not exist" in str(error):
            return False
        raise explained(error, place) from None


def company_of(place: BookAddress) -> str:
    """The name of the book that was founded there; empty while none is."""
    with _session(place) as session:
        row = session.execute("SELECT name FROM book_info").fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True, slots=True)
class Founded:
    """What stands on the server now: whether the book was made just now, whose it is, and what was moved or sampled into it."""

    made: bool
    company: str
    commands: int = 0
    members: tuple[str, ...] = ()
    moved: Moved | None = None


def found(
    place: BookAddress, *, sample: bool = False, move: Path | None = None, company: Company | None = None, progress: Progress | None = None
) -> Founded:
    """The book with what was chosen for it, or with nothing yet. What fails leaves the server as it was, so that it can be begun again."""
    if sum((sample, move is not None, company is not None)) > 1:
        raise OneCompany()
    with whole_or_not_at_all(place):
        if move is not None:
            moved = move_in(BookAddress.of(move), place, progress=progress)
            return Founded(True, company_of(place), moved.positions, moved=moved)
        made = bring_up(place)
        if sample:
            commands, known = found_sample(place, progress=progress)
            return Founded(made, company_of(place), commands, known)
        if company is not None:
            found_company(place, company)
        return Founded(made, company_of(place))


def bring_up(place: BookAddress) -> bool:
    """Database, schema, guards and rights, made or brought up to date; True when the book was made now."""
    if has_book(place):
        upgrade_shared(place)
        return False
    create_book(place).close()
    return True


def found_sample(place: BookAddress, *, progress: Progress | None = None) -> tuple[int, tuple[str, ...]]:
    """The sample company in a book without one; returns its commands and people."""
    _require_no_company(place)
    with hosting(Host(open_book(place), workstation="sample", posting=AdministratorsPosting)) as host:
        made = build_sample(host, progress=progress)
    return made.commands, made.members


def found_company(place: BookAddress, wanted: Company) -> None:
    """A company with its chart, periods, warehouse and owner in a book without one."""
    _require_no_company(place)
    with hosting(Host(open_book(place), workstation="set-up", posting=AdministratorsPosting)) as host:
        for command in first_commands(wanted, host.make_id()):
            outcome = host.do(command, member=wanted.member_id)
            if outcome.status != "posted":
                raise FoundingFailed(problem=outcome.message or str(outcome.result.get("failure") or outcome.status))


def service_login(place: BookAddress, login: str, *, new_password: bool = False) -> Login:
    """The login that posts. A password is made up for a new one; one that is open keeps its own, which another book's service may use."""
    made = Login(login, _password_for(place, login, anew=new_password))
    with _told(place):
        members.add_service(place, made.name, made.password)
    return made


def member_login(place: BookAddress, member_id: str, *, new_password: bool = False) -> Login:
    """The login of a member whom the book has, likewise."""
    made = Login(member_id, _password_for(place, member_id, anew=new_password))
    with _told(place):
        members.add_member(place, made.name, made.password)
    return made


def owner_of(place: BookAddress) -> str:
    """A member who owns the book, in whose name people are added; refused while no company was founded."""
    with _session(place) as session:
        row = session.execute(
            "SELECT r.member_id FROM member_role r JOIN member m ON m.id = r.member_id WHERE r.role = 'owner' AND r.entity_id = '' "
            "AND r.active AND m.active ORDER BY r.touched_seq, 1 LIMIT 1"
        ).fetchone()
    if row is None:
        raise NobodyOwns(book=place)
    return str(row[0])


def add_people(place: BookAddress, people: Iterable[Person], *, new_passwords: bool = False) -> list[Login]:
    """Members with a role and a login each. A member whom the book knows keeps the roles they have, and gets one more."""
    logins: list[Login] = []
    by = owner_of(place)
    with hosting(Host(open_book(place), workstation="set-up", posting=AdministratorsPosting)) as host:
        with host.book.reading() as connection:
            known = {one.id: one for one in members_of(connection)}
        for person in people:
            held = known.get(person.id)
            roles = {(role.role, role.entity_id, role.warehouse_id) for role in (held.roles if held else ())}
            roles.add((person.role, person.entity_id, person.warehouse_id))
            outcome = host.do(
                DefineMember(
                    member=Member(id=person.id, name=person.name),
                    roles=tuple(
                        MemberRole(member_id=person.id, role=role, entity_id=entity, warehouse_id=warehouse)
                        for role, entity, warehouse in sorted(roles)
                    ),
                ),
                member=by,
            )
            if outcome.status != "posted":
                raise ServerNotFit(host=place, why=outcome.message or outcome.status)
            logins.append(member_login(place, person.id, new_password=new_passwords))
    return logins


def card_of(place: BookAddress, login: Login, *, name: str = "") -> str:
    """What a person needs at their workstation, to be printed and handed over."""
    server = place.facts.get("host", "localhost") + (f":{place.facts['port']}" if "port" in place.facts else "")
    lines = [
        f"Dockledger for {name or login.name}",
        "",
        f"  Server      {server}",
        f"  Database    {place.database}",
        f"  Member      {login.name}",
        f"  Password    {login.password or 'the one you have already'}",
    ]
    if authority := place.facts.get("sslrootcert", ""):
        lines.append(f"  CA file     {Path(authority).name} (copy it to your computer)")
    return "\n".join([*lines, "", "Start dockledger, choose “Connect to a shared book”,", "and enter these.", ""])


def _session(place: BookAddress) -> closing[psycopg.Connection[tuple[object, ...]]]:
    """An administrator's session in the book's database, or in the server's own where that is not there yet."""
    try:
        try:
            return closing(connect(place))
        except psycopg.OperationalError as error:
            if "does not exist" not in str(error):
                raise
            return closing(connect(place, dbname="postgres"))
    except psycopg.Error as error:
        raise explained(error, place) from None


def _require_no_company(place: BookAddress) -> None:
    company = company_of(place)
    if company:
        raise CompanyThere(company=company)


def new_password() -> str:
    """A password that nobody guesses, to be handed over once."""
    return secrets.token_urlsafe(PASSWORD_BYTES)


def _password_for(place: BookAddress, login: str, *, anew: bool) -> str:
    with _told(place):
        return new_password() if anew or not members.is_open(place, login) else ""


@contextmanager
def _told(place: BookAddress) -> Iterator[None]:
    """Errors of the server as sentences."""
    try:
        yield
    except psycopg.Error as error:
        raise explained(error, place) from None
