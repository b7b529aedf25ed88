"""What one member may have waiting on a shared book: refused beyond it, sent later and once, and nobody else's is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from app import limits
from app.bootstrap import open_host
from app.commands.master_data import DefineReasons
from app.desk import CommandRecord
from app.domain.book import ReasonCode
from db import store
from db.book import Book
from db.cache import Cache, cache_engine
from db.guards.postgres import WAITING_QUOTA
from db.outbox import Outbox
from db.roles import members
from db.sync import Later, Synchroniser
from db.sync_postgres import PostgresRemote
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres

PASSWORD = "a quota for everybody"
FULL = limits.WAITING_BYTES_MAX // limits.BODY_BYTES_MAX
JUNK = """
INSERT INTO command (id, kind, body, digest, workstation, client_seq, submitted_at)
SELECT %s || i, 'junk', b, encode(sha256(convert_to('junk' || chr(10) || b, 'UTF8')), 'hex'), %s, i, now()
FROM generate_series(1, %s) i, repeat('j', %s) b
"""


@pytest.fixture
def company(shared_book: Book) -> Iterator[Company]:
    company = Company(shared_book)
    set_up(company)
    yield company
    company.close()


@pytest.fixture
def place(postgres: Postgres, shared_url: str, company: Company) -> str:
    members.add_member(shared_url, "olga", PASSWORD)
    return postgres.url(shared_url.rsplit("/", 1)[1], user="olga", password=PASSWORD)


def reasons(company: Company, count: int) -> list[CommandRecord]:
    named = (ReasonCode(id=f"R{n}", name="r", kind="count") for n in range(count))
    return [company.record(DefineReasons(reasons=(one,)), command_id=one.id, at=datetime.now(UTC)) for one in named]


def in_the_book(company: Company) -> list[tuple[str, bool]]:
    with company.book.reading() as connection:
        found = connection.exec_driver_sql("SELECT id, seq IS NULL FROM command WHERE id LIKE 'R%%' ORDER BY arrival")
        return [(str(command_id), bool(waits)) for command_id, waits in found]


def test_whose_turn_it_is_is_not_looked_for_in_what_others_have_waiting(company: Company, shared_url: str) -> None:
    asked: list[str] = []

    class Cursor:
        execute = staticmethod(asked.append)
        fetchall = staticmethod(lambda: ())

    store._Postgres().shares(Cursor(), 50)
    with psycopg.connect(shared_url, autocommit=True) as administrator:
        administrator.execute(JUNK, ["j", "w", 3_000, 10])
        administrator.execute("ANALYZE command")
    with company.book.reading() as connection:
        plan = "\n".join(connection.exec_driver_sql(f"EXPLAIN {asked[0]}").scalars())
    assert "ix_command_turns on command" in plan
    assert "ix_command_waiting" not in plan and "Seq Scan" not in plan, plan


def decide_everything(company: Company) -> None:
    while company.poster.post_waiting().decisions:
        pass


def test_more_commands_or_bytes_than_a_member_may_have_waiting_are_refused(company: Company, place: str, shared_url: str) -> None:
    with psycopg.connect(place, autocommit=True) as session:
        session.execute(JUNK, ["a", "s1", limits.WAITING_COMMANDS_MAX, 10])
        for count in (1, 100_000):
            with pytest.raises(psycopg.Error) as refused:
                session.execute(JUNK, ["b", "s2", count, 10])
            assert refused.value.sqlstate == WAITING_QUOTA
        company.poster.post_waiting()
        session.execute(JUNK, ["b", "s2", 1, 10])
        session.execute(JUNK, ["c", "s3", FULL - 1, limits.BODY_BYTES_MAX])
        with pytest.raises(psycopg.Error) as refused:
            session.execute(JUNK, ["d", "s4", 1, limits.BODY_BYTES_MAX])
        assert refused.value.sqlstate == WAITING_QUOTA
    with psycopg.connect(shared_url, autocommit=True) as administrator:
        administrator.execute(JUNK, ["e", "s5", limits.WAITING_COMMANDS_MAX + 1, 10])


def test_what_does_not_fit_now_is_sent_later_in_order_and_once(company: Company, place: str, tmp_path: Path) -> None:
    records = reasons(company, 5)
    with psycopg.connect(place, autocommit=True) as session:
        session.execute(JUNK, ["a", "s1", FULL - 1, limits.BODY_BYTES_MAX])
        session.execute(JUNK, ["b", "s2", 1, limits.BODY_BYTES_MAX - sum(len(record.body) for record in records[:2])])
    outbox, remote = Outbox(tmp_path / "outbox.db"), PostgresRemote(place)
    station = Synchroniser(Cache(cache_engine(tmp_path / "cache.db")), outbox, now=lambda: datetime.now(UTC))
    outbox.put(records)
    with pytest.raises(Later):
        remote.submit(records)
    for _ in range(2):
        station.round(remote)
        assert in_the_book(company) == [("R0", True), ("R1", True)]
        assert [pending.state for pending in outbox.pending()] == ["queued"] * 5
    decide_everything(company)
    station.round(remote)
    decide_everything(company)
    assert sorted(station.round(remote).settled) == ["R2", "R3", "R4"]
    assert outbox.pending() == [] and in_the_book(company) == [(record.id, False) for record in records]
    remote.close()


def test_who_sends_directly_is_told_what_to_do(company: Company, place: str) -> None:
    host = open_host(place)
    try:
        with psycopg.connect(place, autocommit=True) as junk:
            junk.execute(JUNK, ["a", "s1", limits.WAITING_COMMANDS_MAX, 10])
        with pytest.raises(limits.TooMuchWaiting, match="2000 requests or 64000000 bytes"):
            host.submit(reasons(company, 1))
        assert in_the_book(company) == []
    finally:
        host.close()
