"""The posting service: leads, stands by, takes over when the leader is gone, survives the server, and stops when told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from app.commands.master_data import DefineReasons
from app.commands.organisation import CreateBook
from app.desk import CommandRecord
from app.domain.book import ReasonCode
from app.serve import Service
from db import bell, command_log
from db.book import Book, open_book
from db.roles import members
from db.shared_book import connect
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres

PASSWORD = "posting password"


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def running(place: str, **options: object) -> Iterator[Service]:
    service = Service(place, now=now, **options)
    thread = threading.Thread(target=service.run, name="service")
    thread.start()
    try:
        yield service
    finally:
        service.stop()
        thread.join(timeout=10)
        assert not thread.is_alive()


def until(what: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


@pytest.fixture
def poster_url(postgres: Postgres, shared_url: str) -> str:
    members.add_service(shared_url, "dl_service", PASSWORD)
    return postgres.url(shared_url.rsplit("/", 1)[1], user="dl_service", password=PASSWORD)


@pytest.fixture
def company(shared_book: Book) -> Iterator[Company]:
    company = Company(shared_book)
    set_up(company)
    company.close()
    yield company


def reason(company: Company, name: str) -> CommandRecord:
    return company.record(DefineReasons(reasons=(ReasonCode(id=name, name=name, kind="count"),)))


def decided(company: Company) -> list[tuple[str, str]]:
    with company.book.reading() as connection:
        return [tuple(r) for r in connection.exec_driver_sql("SELECT id, status FROM command WHERE seq IS NOT NULL ORDER BY seq")]


def test_the_services_login_posts_everything_a_business_does(postgres: Postgres, shared_url: str, poster_url: str) -> None:
    """A whole company is set up and receives goods with nothing but the poster's rights."""
    company = Company(open_book(poster_url))
    with connect(shared_url) as session:
        session.execute("GRANT INSERT ON command TO dl_service")  # the test also plays the people
    set_up(company)
    company.receive("NUT", "10", "1.07")
    assert company.balances() == {"1300": "10.70", "2200": "-10.70"}
    company.close()
    company.book.close()


def test_a_submitted_command_is_posted_at_once_and_announced(company: Company, poster_url: str, shared_url: str) -> None:
    with running(poster_url) as service, connect(shared_url, autocommit=True) as listener:
        until(lambda: service.health.part == "leader")
        listener.execute("LISTEN dockledger_posted")
        record = reason(company, "R1")
        began = time.monotonic()
        company.submit(record)
        told = list(listener.notifies(timeout=5, stop_after=1))
        took = time.monotonic() - began
        assert len(told) == 1 and took < 1.0, took
        assert decided(company)[-1] == (record.id, "posted")


@pytest.mark.logs_errors
def test_postings_are_made_when_nobody_can_be_told_of_them(
    company: Company, poster_url: str, shared_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody has filled the server's queue of announcements."""
    monkeypatch.setattr(bell, "POSTED_CHANNEL", "a channel whose name is longer than any that the server takes: " + "x" * 63)
    with running(poster_url) as service:
        until(lambda: service.health.part == "leader")
        company.submit(reason(company, "R1"))
        until(lambda: service.health.posted == 1)
        company.submit(reason(company, "R2"))
        until(lambda: service.health.posted == 2)
        assert service.health.trouble == ""
    assert [status for _, status in decided(company)[-2:]] == ["posted", "posted"]


def test_the_standby_takes_over_when_the_leader_stops_or_its_session_dies(company: Company, poster_url: str, shared_url: str) -> None:
    with running(poster_url) as first:
        until(lambda: first.health.part == "leader")
        with running(poster_url) as second:
            until(lambda: second.health.part == "standby")
            company.submit(reason(company, "R1"))
            until(lambda: first.health.posted == 1)
            assert second.health.posted == 0
            with connect(shared_url) as session:
                session.execute(
                    "SELECT pg_terminate_backend(l.pid) FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted "
                    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                )
            company.submit(reason(company, "R2"))
            until(lambda: second.health.part == "leader" or first.health.posted == 2)
            until(lambda: first.health.posted + second.health.posted == 2)
            until(lambda: {first.health.part, second.health.part} == {"leader", "standby"})
            leader = first if first.health.part == "leader" else second
            other = second if leader is first else first
            leader.stop()
            until(lambda: other.health.part == "leader")
            company.submit(reason(company, "R3"))
            until(lambda: len(decided(company)) and decided(company)[-1][1] == "posted" and first.health.posted + second.health.posted == 3)


def test_the_health_file_tells_the_part_and_the_head(company: Company, poster_url: str, tmp_path: Path) -> None:
    file = tmp_path / "health.json"
    with running(poster_url, health_file=file, poll_seconds=0.2) as service:
        until(lambda: service.health.part == "leader")
        company.submit(reason(company, "R1"))
        until(lambda: service.health.posted == 1)
        until(lambda: json.loads(file.read_text())["posted"] == 1)
        told = json.loads(file.read_text())
        assert (told["part"], told["head_seq"], told["trouble"]) == ("leader", service.health.head_seq, "")
    assert json.loads(file.read_text())["part"] == "stopped"


def test_a_server_that_goes_away_is_waited_for(company: Company, poster_url: str, postgres: Postgres, shared_url: str) -> None:
    with running(poster_url) as service:
        until(lambda: service.health.part == "leader")
        with psycopg.connect(postgres.superuser_url, autocommit=True) as session:
            name = shared_url.rsplit("/", 1)[1]
            session.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            until(lambda: service.health.part == "connecting" and bool(service.health.trouble))
            session.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        until(lambda: service.health.part == "leader")
        company.book.engine.dispose()
        company.submit(reason(company, "R1"))
        until(lambda: service.health.posted == 1)


def test_the_same_id_with_another_body_is_refused_at_the_door(company: Company) -> None:
    first, other = reason(company, "R1"), reason(company, "R2")
    company.submit(first)
    forged = CommandRecord(**{**{f: getattr(other, f) for f in CommandRecord.__slots__}, "id": first.id})
    with pytest.raises(command_log.CommandIdReused), company.book.engine.connect() as connection, connection.begin():
        command_log.submit(connection, [forged])


def test_a_new_book_needs_its_first_command_only_once(shared_book: Book) -> None:
    company = Company(shared_book)
    company.do(CreateBook(book_id="b", name="B", owner_name="Olga"))
    company.refused(CreateBook(book_id="b", name="B", owner_name="Olga"), "already_exists")
    company.close()
