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
from app.roof.moving import BookInUse, move_in
from db.address import BookAddress
from db.book import open_book
from db.host_lock import HostLock
from db.shared_book import connect, drop_database
from db.trouble import BookExists
from db.verify import verify
from tests.db.test_postgres_serve import running, until
from tests.db.test_replay import head_of
from tests.support.company import Company, new_company
from tests.support.postgres import Postgres, postgres

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
