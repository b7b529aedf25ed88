"""Who is at which work, on a real shared book: only oneself is said, only within one's scope, for some seconds, in one statement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from app.commands.organisation import DefineMember
from app.domain.book import Member, MemberRole
from db.book import Book
from db.presence import CLAIM_LASTS, PRESENCE, WINDOWS_MAX, Attending, Present, holder
from db.roles import members
from db.shared_book import connect
from db.sync_postgres import PostgresRemote
from tests.db.test_sync_workstation import order
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres

PASSWORD = "colleagues in sight"
AT = Attending("receiving", "po1", "po1")
DECIDING = Attending("deciding", "q1", "po1", "if free")


@pytest.fixture
def logins(postgres: Postgres, shared_url: str, shared_book: Book) -> Iterator[dict[str, PostgresRemote]]:
    company = Company(shared_book)
    set_up(company)
    for name, warehouse in (("ben", "W1"), ("kai", "W2")):
        company.do(
            DefineMember(
                member=Member(id=name, name=name.title()),
                roles=(MemberRole(member_id=name, role="warehouse_operator", warehouse_id=warehouse),),
            )
        )
    company.do(order("po1"))
    company.close()
    made = {}
    for name in ("olga", "ben", "kai"):
        members.add_member(shared_url, name, PASSWORD)
        made[name] = PostgresRemote(postgres.url(shared_url.rsplit("/", 1)[1], user=name, password=PASSWORD))
    yield made
    for remote in made.values():
        remote.close()


def others(found: tuple[Present, ...], seat: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.doing, one.subject) for one in found if one.seat != seat]


def test_colleagues_see_each_other_within_their_scope_and_nobody_speaks_for_another(
    logins: dict[str, PostgresRemote], postgres: Postgres, shared_url: str
) -> None:
    assert others(logins["olga"].meet(AT, "o", 0), "o") == []
    assert others(logins["ben"].meet(AT, "b", 0), "b") == [("Olga Owner", "receiving", "po1")]
    assert others(logins["olga"].meet(AT, "o", 0), "o") == [("Ben", "receiving", "po1")]
    assert others(logins["kai"].meet(Attending("receiving", "po9", "po9"), "k", 0), "k") == []  # the order is of another warehouse
    assert others(logins["olga"].meet(AT, "o", 0), "o") == [("Ben", "receiving", "po1")]  # and a document that is not there shows nobody
    logins["ben"].leave("b")
    assert others(logins["olga"].meet(AT, "o", 0), "o") == []
    with connect(postgres.url(shared_url.rsplit("/", 1)[1], user="ben", password=PASSWORD)) as session:
        session.autocommit = True
        assert session.execute(f"UPDATE {PRESENCE} SET doing = 'deciding' WHERE member = 'olga'").rowcount == 0
        values = (
            "(place, seat, doing, subject, document_id, since, claimed_at, expires_at) VALUES (%s, 'x', 'x', 'x', 'po1', now(), %s, %s)"
        )
        now = datetime.now(UTC)
        forged: list[tuple[str, type[psycopg.Error], tuple[object, ...]]] = [
            (f"INSERT INTO {PRESENCE} (member) VALUES ('olga')", psycopg.errors.InsufficientPrivilege, ()),
            (f"DELETE FROM {PRESENCE}", psycopg.errors.InsufficientPrivilege, ()),
            (f"INSERT INTO {PRESENCE} {values}", psycopg.errors.InsufficientPrivilege, (1, None, now + timedelta(hours=1))),
            (f"INSERT INTO {PRESENCE} {values}", psycopg.errors.InsufficientPrivilege, (1, now + timedelta(hours=1), now)),
            (f"INSERT INTO {PRESENCE} {values}", psycopg.errors.CheckViolation, (WINDOWS_MAX, None, now)),
        ]
        for statement, refused, facts in forged:
            with pytest.raises(refused):
                session.execute(statement, facts)


def test_whoever_opens_first_has_it_until_another_takes_it_over_knowingly(logins: dict[str, PostgresRemote]) -> None:
    olga, ben = logins["olga"], logins["ben"]

    def holds() -> str:
        found = holder(olga.meet(DECIDING, "o", 0), "q1", datetime.now(UTC))
        return found.member if found else ""

    assert holds() == "olga"
    ben.meet(DECIDING, "b", 0)
    assert holds() == "olga"
    ben.meet(Attending("deciding", "q1", "po1", "take over"), "b", 0)
    assert holds() == "ben"
    ben.meet(DECIDING, "b", 0)
    assert holds() == "ben"
    ben.leave("b")
    assert holds() == "olga"
    now = datetime.now(UTC)
    old = Present("ben", "Ben", "b", "deciding", "q1", "po1", now, now - CLAIM_LASTS)
    assert holder([old], "q1", now) is None  # who went away has it no longer


def test_two_windows_of_one_member_have_places_of_their_own_and_rows_end_by_themselves(
    logins: dict[str, PostgresRemote], shared_url: str
) -> None:
    first = logins["ben"].meet(AT, "one", 3)
    assert [one.seat for one in first] == ["one"]
    assert [one.seat for one in logins["ben"].meet(AT, "two", 3)] == ["one"]  # the place is taken: it has to try another
    assert [one.seat for one in logins["ben"].meet(AT, "two", 4)] == ["one", "two"]
    with connect(shared_url) as session:
        session.execute(f"UPDATE {PRESENCE} SET expires_at = now() - interval '1 second'")
        session.commit()
    assert [one.seat for one in logins["ben"].meet(AT, "two", 3)] == ["two"]
