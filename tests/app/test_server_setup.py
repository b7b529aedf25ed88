"""A server set up by commands alone: founded, sampled or moved in, with a service and people who can really connect; each step again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.commands.master_data import DefineReasons
from app.domain.book import ReasonCode
from app.roof.founding import FoundingFailed
from app.roof.moving import BookInUse, move_in
from db.address import BookAddress
from db.book import open_book
from db.groups import ANY_GROUP
from db.host_lock import HostLock
from db.roles import members
from db.roles.doctor import examine
from db.roles.own_password import OldPasswordWrong
from db.shared_book import connect, database_there, drop_database
from db.trouble import BookExists
from db.verify import verify
from tests.db.test_postgres_serve import running, until
from tests.db.test_replay import head_of
from tests.support.company import Company, new_company
from tests.support.keyrings import Safe, used
from tests.support.postgres import Postgres, groups_at, postgres

__all__ = ["postgres"]


@pytest.fixture
def place(postgres: Postgres) -> Iterator[str]:
    url = postgres.url("dl_set_up")
    yield url
    drop_database(url)


def run(*words: str, code: int = 0) -> str:
    done: Result = CliRunner().invoke(app, ["server", *words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done.output


def test_a_company_its_service_and_its_people_are_set_up_by_one_command_and_each_step_again(
    place: str, postgres: Postgres, tmp_path: Path
) -> None:
    words = ["setup", place, "--company", "Hanse Trade", "--warehouse", "Hamburg", "--owner", "olga", "--service", "dl_posting"]
    said = run(*words, "--person", "clara:Clara Clerk:finance_clerk@HANSETRA", "--cards", str(tmp_path / "cards"))
    assert "3. Company: Hanse Trade, owned by olga." in said
    card = (tmp_path / "cards" / "clara.txt").read_text()
    assert (tmp_path / "cards" / "clara.txt").stat().st_mode & 0o077 == 0
    password = re.search(r"Password +(\S+)", card)[1]  # type: ignore[index]
    assert password not in said
    clara = postgres.url("dl_set_up", user="clara", password=password)
    with connect(clara) as session:
        assert session.execute("SELECT name FROM book_info").fetchone() == ("Hanse Trade",)
        assert session.execute("SELECT cost_entities()").fetchone() == (["HANSETRA"],)

    again = run("setup", place)
    assert "2. Book: there, with the schema and rights of this program." in again
    assert "3. Company: Hanse Trade." in again
    run("setup", place, "--person", "clara:Clara Clerk:buyer")
    with connect(place) as session:
        held = session.execute("SELECT role FROM member_role WHERE member_id = 'clara' AND active ORDER BY 1").fetchall()
    assert held == [("buyer",), ("finance_clerk",)]
    connect(clara).close()  # a set-up that is run again changes no password
    run("setup", place, "--person", "clara:Clara Clerk:buyer", "--new-passwords")
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        connect(clara)

    assert "nobody posts" in run("status", place, code=1)
    secret = re.search(r"password (\S+)", said)[1]  # type: ignore[index]
    with running(postgres.url("dl_set_up", user="dl_posting", password=secret)) as service:
        until(lambda: service.health.part == "leader")
        assert "dl_posting leads, 0 stand by" in run("status", place)
        told = run("status", place, "--prometheus")
        assert "dockledger_leading 1\n" in told
        assert 'dockledger_sessions{member="clara"} 0' in told


def test_people_are_listed_and_change_their_own_password_by_command(
    place: str, postgres: Postgres, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    run("setup", place, "--company", "Hanse Trade", "--owner", "olga", "--person", "cora:Cora Clerk:finance_clerk@HANSETRA")
    members.set_password(place, "cora", "given by somebody else")
    listed = CliRunner().invoke(app, ["member", "list", "--book", place]).output
    assert re.search(r"cora +Cora Clerk +login open +not connected +finance_clerk@HANSETRA/", listed)
    assert re.search(r"olga +olga +login none", listed) and re.search(r"set-up +last 20\d\d-", listed)
    monkeypatch.setenv("DOCKLEDGER_NEW_PASSWORD", "chosen by cora herself")

    def change(old: str) -> Result:
        return CliRunner().invoke(app, ["password", "--book", postgres.url("dl_set_up", user="cora", password=old)])

    with used(Safe()):
        assert isinstance(change("a guess of twelve").exception, OldPasswordWrong)
        assert "cora has a new password." in change("given by somebody else").output
    connect(postgres.url("dl_set_up", user="cora", password="chosen by cora herself")).close()
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        connect(postgres.url("dl_set_up", user="cora", password="given by somebody else"))
    with pytest.raises(members.LoginForeign, match="none of this book"):
        members.set_password(place, "nobody_at_all", "long enough for that")


def test_two_books_on_one_server_share_people_and_neither_roles_nor_services(place: str, postgres: Postgres) -> None:
    other = postgres.url("dl_set_up_too")
    try:
        said = run("setup", place, "--company", "One", "--owner", "olga", "--service", "dl_one", "--person", "cleo:Cleo:finance_clerk")
        secret = re.search(r"dl_one may post, with the password (\S+)", said)[1]  # type: ignore[index]
        password = re.search(r"Password +(\S+)", said)[1]  # type: ignore[index]
        again = run(
            "setup", other, "--company", "Two", "--owner", "olga", "--service", "dl_one", "--person", "cleo:Cleo:warehouse_operator"
        )
        assert "the password it has on this server already" in again and "the one you have already" in again
        assert not set(groups_at(place).every) & set(groups_at(other).every)
        for name in ("dl_set_up", "dl_set_up_too"):
            connect(postgres.url(name, user="dl_one", password=secret)).close()
            with connect(postgres.url(name, user="cleo", password=password)) as session:
                assert session.execute("SELECT cost_entities()").fetchone() == ((["ONE"] if name == "dl_set_up" else []),)
        for url in (place, other):
            assert [
                found.says
                for found in examine(url)
                if found.topic in ("rights", "logins", "row security", "ownership") and found.level != "good"
            ] == []
        with pytest.raises(members.LoginForeign, match="posts for a book"):
            members.add_member(other, "dl_one", "")

        with (
            connect(postgres.url("dl_set_up_too", user="cleo", password=password)) as there,
            connect(postgres.url("dl_set_up", user="cleo", password=password)) as here,
        ):
            assert not members.withdraw(place, "cleo")
            with pytest.raises(psycopg.OperationalError):
                here.execute("SELECT 1")
            there.execute("SELECT 1")
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            connect(postgres.url("dl_set_up", user="cleo", password=password))
        connect(postgres.url("dl_set_up_too", user="cleo", password=password)).close()
        assert members.withdraw(other, "cleo")
        with pytest.raises(psycopg.OperationalError):
            connect(postgres.url("dl_set_up_too", user="cleo", password=password))
    finally:
        gone = set(groups_at(other).every)
        drop_database(other)
        assert not roles_of_books(postgres) & gone and roles_of_books(postgres) >= set(groups_at(place).every)


def roles_of_books(postgres: Postgres) -> set[str]:
    with connect(postgres.superuser_url) as session:
        return {str(row[0]) for row in session.execute("SELECT rolname FROM pg_roles WHERE rolname ~ %s", [ANY_GROUP])}


@pytest.mark.parametrize("there", ["no database", "a database", "an empty book"])
def test_a_founding_that_fails_leaves_the_server_as_it_was_and_can_be_begun_again(place: str, postgres: Postgres, there: str) -> None:
    if there == "a database":
        with connect(postgres.superuser_url, autocommit=True) as session:
            session.execute("CREATE DATABASE dl_set_up")
        with connect(place) as session:
            session.execute("CREATE SCHEMA mine; CREATE TABLE mine.kept AS SELECT 1 AS one")
    if there == "an empty book":
        run("setup", place)
        owner = groups_at(place).owner
    before = roles_of_books(postgres)
    with pytest.raises(FoundingFailed, match="Nothing is kept of it"):
        run("setup", place, "--company", "Hanse Trade", "--currency", "?")
    assert database_there(place) == (there != "no database")
    if there == "no database":
        assert roles_of_books(postgres) == before
    said = run("setup", place, "--company", "Hanse Trade", "--owner", "olga")
    assert f"2. Book: {'there' if there == 'an empty book' else 'made'}" in said and "3. Company: Hanse Trade, owned by olga." in said
    if there == "a database":
        with connect(place) as session:
            assert session.execute("SELECT one FROM mine.kept").fetchone() == (1,)
    if there == "an empty book":
        assert groups_at(place).owner == owner
    assert [
        found.says for found in examine(place) if found.topic in ("rights", "row security", "ownership", "guards") and found.level != "good"
    ] == []


def test_the_sample_is_founded_on_a_server_where_nobody_posts_yet(place: str) -> None:
    said = run("setup", place, "--sample")
    assert re.search(r"3\. Company: the sample, \d,\d{3} commands", said)
    book = open_book(place)
    assert [proof.name for proof in verify(book) if proof.verdict == "broken"] == []
    book.close()


def test_a_book_is_moved_onto_a_server_hash_for_hash_with_what_waits_in_it(place: str, tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    seq, seal = head_of(company)
    company.submit(company.record(DefineReasons(reasons=(ReasonCode(id="LATER", name="later", kind="count"),))))
    company.close()
    company.book.close()
    file = tmp_path / "book.db"

    lock = HostLock(file)
    assert lock.acquire()
    with pytest.raises(BookInUse):
        move_in(BookAddress.of(file), BookAddress.of(place))
    lock.release()

    said = run("setup", place, "--move", str(file))
    assert f"{seq:,} positions moved, the same ledger hash for hash: {seal}" in said
    assert "1 commands wait" in said
    assert not file.exists()
    assert (tmp_path / "book.db.moved").exists()
    moved = Company(open_book(place))
    assert moved.balances() == {"1300": "30.00", "2200": "-30.00"}
    assert [decision.status for decision in moved.poster.post_waiting().decisions] == ["posted"]
    moved.close()
    moved.book.close()

    (tmp_path / "other").mkdir()
    kept = new_company(tmp_path / "other")
    kept.close()
    kept.book.close()
    with pytest.raises(BookExists):
        move_in(BookAddress.of(tmp_path / "other" / "book.db"), BookAddress.of(place))
    assert (tmp_path / "other" / "book.db").exists()
