"""The people of a book for whoever administers it: roles, when they were last there, what waits; their logins, with a server's administrator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import psycopg
import sqlalchemy as sa

from app.commands.organisation import DefineMember
from app.domain.book import Member
from app.domain.refusals import Refusal
from app.roof import server_setup
from app.roof.member_cards import cards_of
from app.workstation import Workstation
from db.address import BookAddress
from db.book import Book
from db.connecting import explained
from db.roles import members
from db.shared_book import connect, groups_of
from ui.house import LoginCard, MemberCard, PersonLine, StationLine

_STATIONS = (
    "SELECT member, workstation, MAX(submitted_at), SUM(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) FROM command GROUP BY member, workstation "
    "ORDER BY member, MAX(submitted_at) DESC"
)
_LOGINS = (
    "SELECT m.rolname::text, m.rolcanlogin, COUNT(a.pid)::int, COALESCE(MAX(a.application_name), '') FROM pg_roles m "
    "JOIN pg_auth_members g ON g.member = m.oid JOIN pg_roles r ON r.oid = g.roleid AND r.rolname = %s "
    "LEFT JOIN pg_stat_activity a ON a.usename = m.rolname AND a.datname = current_database() GROUP BY 1, 2"
)


class AdministratorNeeded(Refusal):
    says = "Logins of {book} are made and closed on its server. Enter an administrator's login and password of that server first."


def people_at(place: BookAddress) -> list[PersonLine]:
    """Everybody in a shared book, with their logins; `place` is an administrator's address. Raises `BookTrouble`."""
    from db.book import open_book

    try:
        with connect(place) as session:
            rows = session.execute(_LOGINS, [groups_of(session).member]).fetchall()
    except psycopg.Error as error:
        raise explained(error, place) from None
    book = open_book(place)
    try:
        return _lines(book, {str(row[0]): row for row in rows})
    finally:
        book.close()


def _lines(book: Book, logins: dict[str, tuple[Any, ...]] | None) -> list[PersonLine]:
    with book.reading() as connection:
        people = cards_of(connection)
        stations: dict[str, list[StationLine]] = {}
        for member, name, last, waiting in connection.execute(sa.text(_STATIONS)):
            stations.setdefault(member, []).append(StationLine(name, _moment(last), int(waiting)))
    return [_line(one, stations.get(one.id, []), logins) for one in people]


def _line(one: MemberCard, stations: Sequence[StationLine], logins: dict[str, tuple[Any, ...]] | None) -> PersonLine:
    login, sessions, program = "", 0, ""
    if logins is not None:
        found = logins.get(one.id)
        login = "none" if found is None else "open" if found[1] else "closed"
        sessions, program = (int(found[2]), str(found[3]).removeprefix("dockledger").strip()) if found else (0, "")
    return PersonLine(
        id=one.id,
        name=one.name,
        roles=one.roles,
        login=login,
        sessions=sessions,
        program=program,
        last_seen=max((station.last_seen for station in stations), default=None),
        waiting=sum(station.waiting for station in stations),
        stations=tuple(stations),
    )


def _moment(value: Any) -> datetime:
    found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


class PeopleHere:
    """Who works in a book on this computer, where nobody needs a login. Satisfies the desktop's `People`."""

    has_logins = False
    signed_in = True

    def __init__(self, book: Book) -> None:
        self._book = book

    def look(self) -> Sequence[PersonLine]:
        return _lines(self._book, None)

    def sign_in(self, login: str, password: str) -> None:
        """Nobody has to."""

    def give_login(self, member_id: str, name: str, *, new_password: bool) -> LoginCard:
        raise AdministratorNeeded(book=self._book.place)

    def withdraw(self, member_id: str, name: str) -> None:
        raise AdministratorNeeded(book=self._book.place)


class PeopleThere:
    """Who works in a shared book: what this workstation knows, and all of it once an administrator of the server signed in.

    The administrator's password is kept as long as the book is open, and nowhere else.
    """

    has_logins = True

    def __init__(self, station: Workstation, place: str) -> None:
        self._station = station
        self._place = BookAddress.of(place)
        self._administrator: BookAddress | None = None

    @property
    def signed_in(self) -> bool:
        return self._administrator is not None

    def look(self) -> Sequence[PersonLine]:
        if self._administrator is not None:
            return people_at(self._administrator)
        with self._station.reading() as connection:
            return [PersonLine(id=one.id, name=one.name, roles=one.roles) for one in cards_of(connection)]

    def sign_in(self, login: str, password: str) -> None:
        wanted = self._place.with_facts(user=login).with_password(password)
        server_setup.looked_at(wanted)
        self._administrator = wanted

    def give_login(self, member_id: str, name: str, *, new_password: bool) -> LoginCard:
        place = self._with_rights()
        login = server_setup.member_login(place, member_id, new_password=new_password)
        return LoginCard(name, login.name, login.password, server_setup.card_of(self._place, login, name=name))

    def withdraw(self, member_id: str, name: str) -> None:
        """The login first, so that nothing more can be sent; then the roles, in the name of whoever does it."""
        place = self._with_rights()
        members.withdraw(place, member_id)
        left = DefineMember(member=Member(id=member_id, name=name, active=False))
        outcome = self._station.submit(self._station.request(left))
        if outcome.status not in ("posted", "waiting"):
            raise RolesKept(name=name, why=outcome.message or outcome.status)

    def _with_rights(self) -> BookAddress:
        if self._administrator is None:
            raise AdministratorNeeded(book=self._place.shown)
        return self._administrator


class RolesKept(Refusal):
    says = "The login of {name} is closed, and their roles are still in the book ({why}). Take them on the page of the person."
