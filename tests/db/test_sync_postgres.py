"""The way to a shared book: what is submitted twice, in order, under a used id or a copied name; what one pull brings, in how many trips."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.master_data import DefineReasons
from app.desk import CommandRecord
from app.domain import rows
from app.domain.book import ReasonCode
from app.domain.refusals import CommandIdReused
from db import announcing, sync_postgres
from db.announcing import mark_of
from db.bell import Bell
from db.book import Book
from db.cache import Cache, cache_engine
from db.outbox import Outbox
from db.queries.explorers import stock_card
from db.queries.pages import read_page
from db.queries.selections import Question
from db.roles import members
from db.shared_book import connect
from db.sync import SenderCloned, Synchroniser
from db.sync_postgres import PostgresRemote
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres

PASSWORD = "the way to the book"


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


@pytest.fixture
def remote(place: str) -> Iterator[PostgresRemote]:
    remote = PostgresRemote(place)
    yield remote
    remote.close()


def reason(company: Company, name: str) -> CommandRecord:
    return company.record(DefineReasons(reasons=(ReasonCode(id=name, name=name, kind="count"),)), at=datetime.now(UTC))


def waiting(company: Company) -> list[str]:
    with company.book.reading() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT id FROM command WHERE seq IS NULL ORDER BY arrival")]


def test_commands_arrive_in_order_and_once(company: Company, remote: PostgresRemote) -> None:
    named = [DefineReasons(reasons=(ReasonCode(id=f"R{i}", name="r", kind="count"),)) for i in (3, 1, 2, 9, 4)]
    records = [company.record(one, command_id=one.reasons[0].id, at=datetime.now(UTC)) for one in named]
    remote.submit(records[:3])
    remote.submit(records)
    remote.submit(records[::-1])
    assert waiting(company) == [record.id for record in records]


def test_an_id_that_stands_for_another_request_and_a_copied_name_are_told(company: Company, remote: PostgresRemote) -> None:
    first, second = reason(company, "R1"), reason(company, "R2")
    remote.submit([first])
    with pytest.raises(CommandIdReused):
        remote.submit([replace(second, id=first.id)])
    with pytest.raises(SenderCloned):
        remote.submit([replace(second, client_seq=first.client_seq)])
    remote.submit([second])
    assert waiting(company) == [first.id, second.id]


def test_a_command_that_a_lost_session_puts_in_at_the_same_moment_is_not_called_another(
    company: Company, remote: PostgresRemote, place: str
) -> None:
    """The first session was thought dead, but its insert was on its way and becomes visible while the second one waits for it."""
    record = reason(company, "R1")
    lost = PostgresRemote(place)
    lost._session.execute("BEGIN")
    lost._insert([record])
    sent = threading.Thread(target=remote.submit, args=([record],))
    sent.start()
    with connect(company.book.place, autocommit=True) as admin:
        while not admin.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'").fetchone():
            time.sleep(0.01)
    lost._session.execute("COMMIT")
    sent.join(timeout=10)
    assert not sent.is_alive()
    lost.close()
    assert waiting(company) == [record.id]


@pytest.mark.parametrize("at_once", [2_000, 0])
def test_a_pull_brings_what_changed_whether_much_or_little(
    company: Company, remote: PostgresRemote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(sync_postgres, "POSITIONS_AT_ONCE_MAX", at_once)
    cache, outbox = Cache(cache_engine(tmp_path / "cache.db")), Outbox(tmp_path / "outbox.db")
    sync = Synchroniser(cache, outbox, now=lambda: datetime.now(UTC))
    assert sync.round(remote).restarted == "first"
    company.receive("NUT", "10", "1.50")
    done = sync.round(remote)
    assert done.restarted == "" and done.rows > 5
    with cache.reading() as connection:
        assert connection.exec_driver_sql("SELECT item_id, quantity FROM stock_position").all() == [("NUT", 10_000_000)]
        assert connection.exec_driver_sql("SELECT sum(amount), count(*) FROM journal_line").all() == [(0, 2)]
    company.receive("NUT", "5", "1.50")
    sync.round(remote)
    with cache.reading() as connection:
        assert connection.exec_driver_sql("SELECT item_id, quantity FROM stock_position").all() == [("NUT", 15_000_000)]
    assert sync.round(remote).rows == 0
    cache.close()
    outbox.close()


def test_statements_stay_prepared_from_pull_to_pull(company: Company, remote: PostgresRemote) -> None:
    """Planning a read of every table anew would cost more than reading what changed."""

    def prepared() -> set[tuple[str, object]]:
        return {tuple(row) for row in remote._session.execute("SELECT name, prepare_time FROM pg_prepared_statements WHERE NOT from_sql")}

    def pull(seq: int) -> None:
        with remote.snapshot() as snapshot:
            snapshot.look(seq)
            assert [part.table for part in snapshot.changed_since(seq)]

    pull(3)
    first = prepared()
    assert len(first) > 5
    pull(3)
    assert prepared() >= first


def test_a_ledger_of_limited_days_begins_there_and_moves_on(company: Company, remote: PostgresRemote, tmp_path: Path) -> None:
    """What is pruned as time passes leaves what a first synchronisation at that moment would bring, and nothing else."""
    moment = company.clock
    cache, outbox = Cache(cache_engine(tmp_path / "cache.db")), Outbox(tmp_path / "outbox.db")
    sync = Synchroniser(cache, outbox, now=lambda: moment, ledger_days=396)
    company.receive("NUT", "10", "1.50")
    sync.round(remote)
    with cache.reading() as connection:
        old = connection.exec_driver_sql("SELECT max(seq) FROM journal_line").scalar_one()
    company.clock = moment = moment + timedelta(days=300)
    company.receive("NUT", "5", "1.60")
    sync.round(remote)
    with cache.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journal_line").scalar_one() == 4
    company.clock = moment = moment + timedelta(days=100)
    company.receive("NUT", "2", "1.70")
    sync.round(remote)
    with cache.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*), min(seq) > ? FROM journal_line", (old,)).one() == (4, 1)
        assert connection.exec_driver_sql("SELECT min(seq) > ? FROM command", (old,)).scalar_one() == 1
        assert connection.exec_driver_sql("SELECT quantity FROM stock_position").scalar_one() == 17_000_000
        assert connection.exec_driver_sql("SELECT count(*) FROM cost_layer").scalar_one() == 3
    again = Cache(cache_engine(tmp_path / "again.db"))
    Synchroniser(again, outbox, now=lambda: moment, ledger_days=396).round(remote)
    with cache.reading() as kept, again.reading() as fresh:
        for name in [*rows.tables(), "command"]:
            query = f"SELECT * FROM {name} ORDER BY 1, 2, 3"
            assert kept.exec_driver_sql(query).all() == fresh.exec_driver_sql(query).all(), name
    assert cache.cursor().floor == again.cursor().floor >= old
    for opened in (cache, again, outbox):
        opened.close()


def test_the_whole_ledger_is_kept_where_nobody_limits_it(company: Company, remote: PostgresRemote, tmp_path: Path) -> None:
    """A card two years later still begins with its first receipt: 10, and 15 after the second."""
    cache, outbox = Cache(cache_engine(tmp_path / "cache.db")), Outbox(tmp_path / "outbox.db")
    sync = Synchroniser(cache, outbox, now=lambda: company.clock)
    company.receive("NUT", "10", "1.50")
    sync.round(remote)
    company.clock += timedelta(days=800)
    company.receive("NUT", "5", "1.60")
    sync.round(remote)
    with cache.reading() as connection:
        page, _ = read_page(connection, stock_card("NUT", "NORTH", costs=False), Question(), None, 10)
    assert [row.cells[7] for row in page] == [Decimal(15), Decimal(10)]
    for opened in (cache, outbox):
        opened.close()


def announce(company: Company, payload: str) -> None:
    with connect(company.book.place, autocommit=True) as admin:
        admin.execute("SELECT pg_notify('dockledger_posted', %s)", [payload])


def waited(remote: PostgresRemote, seconds: float) -> float:
    began = time.monotonic()
    ear, mouth = socket.socketpair()
    with ear, mouth:
        remote.wait(seconds, ear)
    return time.monotonic() - began


def test_ones_own_outcome_wakes_at_once_and_what_others_posted_is_gathered(
    company: Company, remote: PostgresRemote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_postgres, "GATHER_SECONDS", 2.0)
    record = reason(company, "R1")
    remote.submit([record])
    own, other = mark_of("olga", record.workstation), mark_of("olga", "another")
    with remote.snapshot() as snapshot:
        head = snapshot.look(0).seq
    waited(remote, 0.0)
    announce(company, f"{head + 1} {other}")
    assert waited(remote, 60.0) > 1.5
    announce(company, f"{head + 2} {other},{own}")
    assert waited(remote, 60.0) < 1.5
    for said in ("", f"{head + 3}", "nonsense", "9" * 30):  # anybody may say such things as often as he likes: gathered, too
        announce(company, said)
        assert 1.5 < waited(remote, 60.0) < 30.0, said
    announce(company, f"{head} {own}")
    assert waited(remote, 1.0) >= 1.0, "that is here already"


def test_what_is_announced_between_other_answers_is_not_slept_over(company: Company, remote: PostgresRemote) -> None:
    teller = threading.Timer(0.3, announce, (company, ""))
    teller.start()
    remote._session.execute("SELECT pg_sleep(1)")
    teller.join()
    assert waited(remote, 60.0) < 30.0


def test_an_answer_that_nobody_announced_is_found_by_looking_and_found_once(
    company: Company, remote: PostgresRemote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bell, "ring", lambda bell, announcement: None)
    remote.submit([reason(company, "R1")])
    poster = threading.Timer(0.3, company.poster.post_waiting)
    poster.start()
    assert waited(remote, 60.0) < 30.0
    poster.join()
    assert waited(remote, 1.0) >= 1.0, "that is here already"


def test_the_poster_announces_how_far_and_whose(company: Company, remote: PostgresRemote) -> None:
    record = reason(company, "R1")
    remote.submit([record])
    [decision] = company.poster.post_waiting().decisions
    with remote._session.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert [announcing.read(n.payload) for n in remote._session.notifies(timeout=2, stop_after=1)] == [
        announcing.Announcement(decision.seq, frozenset({mark_of("olga", record.workstation)}))
    ]
    crowd = announcing.Announcement(7, frozenset(f"{i:08x}" for i in range(900)))
    assert announcing.read(str(crowd)) == announcing.Announcement(7) and len(str(crowd)) < 8_000


def test_the_first_read_says_of_how_much_from_the_beginning_and_ends_there(
    company: Company, remote: PostgresRemote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_postgres, "BATCH_ROWS", 7)
    for number in range(10):
        company.receive("NUT", str(number + 1), "1.50")
    cache, outbox = Cache(cache_engine(tmp_path / "cache.db")), Outbox(tmp_path / "outbox.db")
    told: list[tuple[str, int, int | None]] = []
    sync = Synchroniser(cache, outbox, now=lambda: datetime.now(UTC), progress=lambda *step: told.append(step))
    done = sync.round(remote)
    assert told[0] == ("", 0, 0)  # before anything is counted
    assert {total for _, _, total in told[1:]} == {done.rows}
    figures = [rows for _, rows, _ in told]
    assert figures == sorted(figures) and figures[-1] == done.rows
    assert len(told) > 20
    company.receive("NUT", "5", "1.50")
    told.clear()
    sync.round(remote)
    assert {total for _, _, total in told} == {None}  # only what changed: nobody waits for it
    cache.close()
    outbox.close()
