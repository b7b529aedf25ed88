"""Raw SQL sessions of every role: whatever is tried, the ledger's digest is what it was, and the answer of each is listed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.commands.organisation import DefineMember
from app.domain import rows
from app.domain.book import Member, MemberRole
from db.book import Book
from db.roles import members
from db.shared_book import connect
from tests.attacks.statements import (
    ALL_FOR_MEMBERS,
    AS_POSTER,
    READING_COSTS,
    READING_OTHERS,
    UNDERMINING,
    WRITING,
)
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres, own_names

PASSWORD = "attackers know it too"
HARMLESS = ("NOTIFY", "LISTEN")
LIST_VARIABLE = "DOCKLEDGER_ATTACK_LIST"


@pytest.fixture(scope="module")
def book_url(postgres: Postgres) -> Iterator[str]:
    """A book with stock, costs and people in two warehouses, and one command that waits."""
    url = postgres.fresh()
    from db.book import open_book

    book: Book = open_book(url)
    company = Company(book)
    set_up(company)
    roles = {"walt": ("warehouse_operator", "W1"), "clark": ("finance_clerk", "")}
    for who, (role, warehouse) in roles.items():
        given = (MemberRole(member_id=who, role=role, warehouse_id=warehouse),)
        company.do(DefineMember(member=Member(id=who, name=who), roles=given))
    company.receive("NUT", "10", "1.50", location="W1/A")
    company.receive("BOX", "4", "2.50", location="W2/A")
    company.submit(company.record(DefineMember(member=Member(id="x", name="X")), command_id="waiting"))
    company.close()
    book.close()
    for login in ("walt", "clark"):
        members.add_member(url, login, PASSWORD)
    members.add_auditor(url, "audrey", PASSWORD)
    members.add_service(url, "dl_service", PASSWORD)
    with connect(url, autocommit=True) as session:
        if not session.execute("SELECT 1 FROM pg_roles WHERE rolname = 'stranger'").fetchone():
            session.execute(f"CREATE ROLE stranger LOGIN PASSWORD '{PASSWORD}'")
        session.execute(f"GRANT CONNECT ON DATABASE {url.rsplit('/', 1)[1]} TO stranger")
    yield url
    postgres.drop(url)


def digest(session: psycopg.Connection) -> str:
    """One figure over every row of the book, rights and guards included."""
    tables = [*rows.tables(), "command", "book_meta", "alembic_version"]
    parts = [f"SELECT '{name}' || COALESCE(string_agg(t::text, '|' ORDER BY t::text), '') AS s FROM {name} t" for name in tables]
    parts += [
        "SELECT string_agg(tgrelid::regclass::text || tgname || tgenabled::text, '|' ORDER BY tgrelid, tgname) FROM pg_trigger",
        "SELECT string_agg(p::text, '|' ORDER BY p::text) FROM pg_policies p",
        "SELECT string_agg(relname || COALESCE(relacl::text, '') || relowner::text, '|' ORDER BY oid) FROM pg_class "
        "WHERE relnamespace IN ('public'::regnamespace, 'figures'::regnamespace)",
        "SELECT string_agg(proname || prosrc || COALESCE(proacl::text, ''), '|' ORDER BY oid) FROM pg_proc "
        "WHERE pronamespace = 'public'::regnamespace",
        "SELECT string_agg(roleid::text || '>' || member::text, '|' ORDER BY roleid, member) FROM pg_auth_members",
        "SELECT string_agg(rolname || rolsuper::text || rolbypassrls::text || rolcanlogin::text, '|' ORDER BY oid) FROM pg_roles "
        "WHERE rolname LIKE 'dockledger%' OR rolname IN ('walt', 'clark', 'audrey', 'dl_service', 'stranger')",
    ]
    [[found]] = session.execute(f"SELECT md5(string_agg(s, '#')) FROM ({' UNION ALL '.join(parts)}) x(s)").fetchall()
    return str(found)


def answer(session: psycopg.Connection, statement: str) -> tuple[str, int]:
    """What a statement is answered: the error's first line, or "done" with the number of rows it returned or touched."""
    try:
        found = session.execute(own_names(session, statement))
        count = len(found.fetchall()) if found.description else max(found.rowcount, 0)
        session.commit()
        return "done", count
    except psycopg.Error as error:
        session.rollback()
        return str(error).splitlines()[0], 0


CASES = {
    "walt": [*ALL_FOR_MEMBERS, *READING_COSTS, *READING_OTHERS],
    "clark": ALL_FOR_MEMBERS,
    "audrey": [*WRITING, *UNDERMINING],
    "dl_service": [*WRITING[: len(WRITING) - 16], *UNDERMINING, *AS_POSTER],
    "stranger": [*WRITING, *UNDERMINING, *READING_COSTS, *READING_OTHERS],
}


def allowed(login: str, statement: str) -> bool:
    """What may be answered "done" with rows: the poster's own lock and rows it may read or take in order to write them."""
    if statement.startswith(HARMLESS):
        return True
    return login == "dl_service" and (
        "advisory" in statement or "FOR UPDATE" in statement or statement.startswith("LOCK TABLE journal_line")
    )


@pytest.mark.parametrize("login", CASES)
def test_nothing_that_is_tried_changes_the_book(postgres: Postgres, book_url: str, login: str) -> None:
    url = postgres.url(book_url.rsplit("/", 1)[1], user=login, password=PASSWORD)
    answers: list[str] = []
    with connect(book_url, autocommit=True) as judge:
        before = digest(judge)
        with connect(url) as session:
            for statement in CASES[login]:
                told, count = answer(session, statement)
                answers.append(f"{login:<11} {statement[:90]:<90} → {told[:100]}" + (f" ({count} rows)" if told == "done" else ""))
                assert digest(judge) == before, f"{login} changed the book: {statement}"
                if told == "done" and not allowed(login, statement):
                    assert count == 0, f"{login} was answered: {statement}"
    listed = os.environ.get(LIST_VARIABLE)
    if listed:
        with Path(listed).open("a") as file:
            file.write("\n".join(answers) + "\n")


def test_there_are_enough_attacks() -> None:
    assert sum(len(statements) for statements in CASES.values()) >= 600
    assert len({statement for statements in CASES.values() for statement in statements}) >= 150


def test_a_session_of_another_book_on_the_same_server_is_kept_out(postgres: Postgres, book_url: str) -> None:
    other = postgres.fresh()
    try:
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            connect(postgres.url(other.rsplit("/", 1)[1], user="walt", password=PASSWORD))
    finally:
        postgres.drop(other)
