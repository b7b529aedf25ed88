"""A shared book that is restored from an older backup, fails over to a standby, or is read from a replica."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.workstation import Workstation
from db.book import create_book, open_book, renew_epoch
from db.groups import Groups
from db.private_server import PrivateServer
from db.roles import members
from db.shared_book import connect
from tests.db.test_postgres_serve import running, until
from tests.db.test_sync_workstation import PASSWORD, assert_same, in_step, order, receipt
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres


def prepare(url: str) -> None:
    company = Company(open_book(url))
    set_up(company)
    company.close()
    company.book.close()
    for login in ("olga", "clara"):
        members.add_member(url, login, PASSWORD)
    members.add_service(url, "dl_service", PASSWORD)


@pytest.mark.parametrize("announced", [True, False])
def test_a_restored_book_gets_back_what_it_lost(postgres: Postgres, shared_url: str, tmp_path: Path, announced: bool) -> None:
    prepare(shared_url)
    name = shared_url.rsplit("/", 1)[1]
    book_of = {who: postgres.url(name, user=who, password=PASSWORD) for who in ("olga", "clara", "dl_service")}
    with psycopg.connect(postgres.superuser_url, autocommit=True) as admin:
        one = Workstation(book_of["olga"], member="olga", folder=tmp_path / "one")
        two = Workstation(book_of["clara"], member="clara", folder=tmp_path / "two")
        try:
            with running(book_of["dl_service"]):
                assert one.submit(one.request(order("po1"))).status == "posted"
                until(lambda: two.cache.cursor().seq == one.cache.cursor().seq)
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            _copy(admin, name, f"{name}_backup")
            with running(book_of["dl_service"]):
                acknowledged = [one.request(receipt("gr1", "po1", 4)), one.request(order("po2")), one.request(receipt("gr2", "po2", 3))]
                one.store(acknowledged)
                until(lambda: all(o.status == "posted" for o in one.outcomes([r.id for r in acknowledged]).values()))
            admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
            _copy(admin, f"{name}_backup", name)
            if announced:
                renew_epoch(shared_url)
            with running(book_of["dl_service"]):
                until(lambda: one.status().notice == ("restored" if announced else "disagrees"))
                assert one.status().sent_again >= 3
                book = open_book(shared_url)
                until(lambda: in_step(one, book) and in_step(two, book))
                with book.reading() as connection:
                    found = dict(connection.exec_driver_sql("SELECT id, status FROM command").all())
                assert {found[record.id] for record in acknowledged} == {"posted"}
                assert_same(one, book)
                assert_same(two, book)
                book.close()
        finally:
            one.close()
            two.close()
            admin.execute(f"DROP DATABASE IF EXISTS {name}_backup WITH (FORCE)")


def _copy(admin: psycopg.Connection, source: str, target: str) -> None:
    """A copy of a database with its rights; whoever connects meanwhile is thrown out and it is tried again."""
    [[owner]] = admin.execute("SELECT datdba::regrole::text FROM pg_database WHERE datname = %s", [source]).fetchall()
    for _ in range(50):
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [source])
        try:
            admin.execute(f"CREATE DATABASE {target} TEMPLATE {source} OWNER {owner}")
            break
        except psycopg.errors.ObjectInUse:
            time.sleep(0.05)
    admin.execute(f"REVOKE ALL ON DATABASE {target} FROM PUBLIC")
    admin.execute(f"GRANT CONNECT ON DATABASE {target} TO {Groups.of_owner(owner).poster}, olga, clara, dl_service")  # type: ignore[union-attr]


@pytest.fixture
def pair() -> Iterator[tuple[PrivateServer, PrivateServer]]:
    """A primary and its standby, which confirms every commit."""
    with tempfile.TemporaryDirectory(prefix="dockledger-pair-", ignore_cleanup_errors=True) as folder:
        primary = PrivateServer(Path(folder) / "a", settings={"wal_level": "replica", "hot_standby": "on"})
        standby = PrivateServer(Path(folder) / "b", settings={"hot_standby": "on"})
        try:
            primary.create()
            primary.start()
            standby.copy_from(primary)
            standby.start()
            yield primary, standby
        finally:
            primary.remove()
            standby.remove()


def test_a_standby_takes_over_and_no_acknowledged_posting_is_lost(pair: tuple[PrivateServer, PrivateServer], tmp_path: Path) -> None:
    primary, standby = pair
    create_book(primary.url("shared")).close()
    prepare(primary.url("shared"))
    with connect(primary.url(), autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        admin.execute("SELECT pg_reload_conf()")
        until(lambda: admin.execute("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'").fetchone() == (1,))
    both = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}/shared?target_session_attrs=read-write&connect_timeout=2"
    secret = PASSWORD.replace(" ", "%20")
    station = Workstation(f"postgresql://olga:{secret}@{both}", member="olga", folder=tmp_path / "ws")
    try:
        with running(f"postgresql://dl_service:{secret}@{both}") as service:
            until(lambda: service.health.part == "leader")
            acknowledged = [station.request(order(f"po{n}")) for n in range(5)]
            for record in acknowledged:
                assert station.submit(record).status == "posted"
            primary.kill()
            late = station.request(order("late"))
            station.store([late])
            standby.promote()
            until(lambda: service.health.part == "leader" and not service.health.trouble, 30)
            until(lambda: station.status().waiting == 0, 30)
            assert station.status().connection == "online"
            with connect(standby.url("shared")) as session:
                found = dict(session.execute("SELECT id, status FROM command").fetchall())
            assert {found[record.id] for record in [*acknowledged, late]} == {"posted"}
            book = open_book(standby.url("shared"))
            until(lambda: in_step(station, book))
            assert_same(station, book)
            book.close()
    finally:
        station.close()


def test_a_replica_that_lags_behind_is_a_good_source_and_skips_nothing(pair: tuple[PrivateServer, PrivateServer], tmp_path: Path) -> None:
    primary, standby = pair
    create_book(primary.url("shared")).close()
    prepare(primary.url("shared"))
    place = primary.url("shared", user="olga", password=PASSWORD)
    until(lambda: _answers(standby.url("shared")))
    with connect(standby.url("shared"), autocommit=True) as replica, running(primary.url("shared", user="dl_service", password=PASSWORD)):
        station = Workstation(place, member="olga", folder=tmp_path / "ws", read_from=standby.url("shared", user="olga", password=PASSWORD))
        try:
            for n in range(6):
                if n % 2:
                    replica.execute("SELECT pg_wal_replay_pause()")
                station.store([station.request(order(f"po{n}"))])
                time.sleep(0.3)
                replica.execute("SELECT pg_wal_replay_resume()")
            book = open_book(primary.url("shared"))
            until(lambda: in_step(station, book), 20)
            assert station.status().notice == ""
            assert_same(station, book)
            book.close()
        finally:
            station.close()


def _answers(url: str) -> bool:
    try:
        with connect(url) as session:
            return bool(session.execute("SELECT 1 FROM book_head()").fetchone())
    except psycopg.Error:
        return False
