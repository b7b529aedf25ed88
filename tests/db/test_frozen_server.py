"""A server that stands still in the middle of a batch, longer than anybody's patience: said by every status, and nothing comes of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app import serve
from app.bootstrap import utc_now
from app.commands.master_data import DefineReasons
from app.domain.book import ReasonCode
from app.serve import Service, ServiceNotWell, told_health
from app.workstation import Workstation
from db.book import Book, Writer
from db.private_server import PrivateServer
from db.roles import members
from db.verify import verify
from tests.db.test_postgres_serve import until
from tests.support.company import Company, set_up
from tests.support.postgres import Postgres
from ui.silence import shown_as

pytestmark = pytest.mark.logs_errors
PASSWORD = "a long enough password"
STATUS_SECONDS = 5


@pytest.fixture
def private(postgres: Postgres) -> PrivateServer:
    assert postgres.private is not None, "a server that others use is not frozen: unset DOCKLEDGER_TEST_POSTGRES for this test"
    return postgres.private


@pytest.fixture
def company(shared_book: Book) -> Iterator[Company]:
    company = Company(shared_book)
    set_up(company)
    company.close()
    yield company


@contextmanager
def serving(place: str, folder: Path) -> Iterator[list[Path]]:
    """Two services, each with a health file."""
    files = [folder / "one.health", folder / "two.health"]
    services = [Service(place, now=utc_now, health_file=file) for file in files]
    threads = [threading.Thread(target=service.run) for service in services]
    for thread in threads:
        thread.start()
    try:
        yield files
    finally:
        for service in services:
            service.stop()
        for thread in threads:
            thread.join()


def parts(files: Sequence[Path]) -> list[str]:
    """What a monitor would be told now."""

    def part(file: Path) -> str:
        try:
            return told_health(file, datetime.now(UTC)).part
        except ServiceNotWell as trouble:
            return str(trouble.facts["why"]).partition(" for ")[0]

    return sorted(part(file) for file in files)


@pytest.mark.parametrize("asking", [True, False], ids=["the poster waits for an answer", "the poster decides"])
def test_a_server_that_freezes_in_mid_batch_decides_nothing_wrongly_and_is_said_within_five_seconds(
    private: PrivateServer,
    postgres: Postgres,
    shared_url: str,
    company: Company,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asking: bool,
) -> None:
    name = shared_url.rsplit("/", 1)[1]
    members.add_service(shared_url, "dl_service", PASSWORD)
    members.add_member(shared_url, "olga", PASSWORD)
    patience = "-c idle_session_timeout=2s -c idle_in_transaction_session_timeout=2s -c statement_timeout=3s"
    monkeypatch.setattr(serve, "POSTER_SETTINGS", patience)
    frozen, resumed = threading.Event(), threading.Event()
    plain: Callable[..., Any] = Writer.record

    def freezing(writer: Writer, decisions: Sequence[Any], decided_at: datetime) -> None:
        first = not frozen.is_set()
        if first:
            private.pause()
            frozen.set()
        if first and not asking:
            resumed.wait()
        plain(writer, decisions, decided_at)

    station = Workstation(postgres.url(name, user="olga", password=PASSWORD), member="olga", folder=tmp_path / "olga")
    with serving(postgres.url(name, user="dl_service", password=PASSWORD), tmp_path) as files:
        try:
            until(lambda: parts(files) == ["leader", "standby"] and station.status().connection == "online")
            monkeypatch.setattr(Writer, "record", freezing)
            ids = [station.new_id() for _ in range(40)]
            commands = [DefineReasons(reasons=(ReasonCode(id=f"R{n}", name="r", kind="count"),)) for n in range(len(ids))]
            station.store([station.request(command, command_id=one) for one, command in zip(ids, commands, strict=True)])
            assert frozen.wait(20)
            time.sleep(STATUS_SECONDS)
            assert shown_as(station.status(), datetime.now(UTC)) == "silent"
            assert parts(files) == ["it has not come on"] * 2
        finally:
            private.resume()
            resumed.set()
        until(lambda: station.status().waiting == 0, 30)
        until(lambda: parts(files) == ["leader", "standby"], 30)
        assert shown_as(station.status(), datetime.now(UTC)) == "online"
        assert [outcome.status for outcome in station.outcomes(ids).values()] == ["posted"] * len(ids)
        station.close()
    assert [proof.name for proof in verify(company.book) if not proof.ok] == []
