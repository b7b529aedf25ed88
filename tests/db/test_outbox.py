"""What an outbox keeps: everything a restore from a backup of the stated time may lack, every answer nobody heard, and nothing else for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.desk import CommandRecord
from db.cache import Cache, cache_engine
from db.command_log import Outcome
from db.migrations.run import SCHEMA_HEAD
from db.outbox import KEPT_DAYS, Outbox
from db.sync import Look, Synchroniser

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
LONG = timedelta(days=KEPT_DAYS)
DAY = timedelta(days=1)


def record(name: str, at: datetime = START) -> CommandRecord:
    return CommandRecord(name, "adjust", b'{"text": "a body"}', f"digest-{name}", "olga", "dock~1", 1, at)


def answer(name: str, status: str = "posted") -> Outcome:
    return Outcome(command_id=name, kind="adjust", status=status, seq=1, result={})


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    made = Outbox(tmp_path / "outbox.db")
    yield made
    made.close()


def kept(outbox: Outbox) -> set[str]:
    with closing(sqlite3.connect(outbox.file)) as reading:
        return {row[0] for row in reading.execute("SELECT id FROM outbox")}


def test_what_was_settled_is_kept_for_the_stated_time_and_sent_again_by_a_restore_within_it(outbox: Outbox) -> None:
    outbox.put([record("posted"), record("waits"), record("turned-away")])
    outbox.reject("turned-away", "not taken")
    outbox.settle([answer("posted")])
    assert outbox.forget_old(START) == 0
    assert outbox.forget_old(START + LONG) == 0
    assert outbox.requeue() == 1
    outbox.settle([answer("posted")])
    later = START + LONG + DAY
    assert outbox.forget_old(later) == 0, "a restore begins the time anew: its book is younger than what it lost"
    assert outbox.forget_old(later + LONG + DAY) == 1
    assert kept(outbox) == {"waits", "turned-away"}
    assert outbox.requeue() == 0


def test_what_waited_here_for_a_year_is_as_new_as_any_other(outbox: Outbox) -> None:
    outbox.put([record("old")])
    outbox.settle([answer("old")])
    assert outbox.forget_old(START + timedelta(days=400)) == 0
    assert kept(outbox) == {"old"}


def test_an_answer_that_nobody_heard_stays_however_old_it_is(outbox: Outbox) -> None:
    outbox.put([record("refused"), record("posted")])
    outbox.settle([answer("refused", "refused"), answer("posted")])
    outbox.forget_old(START)
    assert outbox.forget_old(START + LONG + DAY) == 1
    assert [one.command_id for one in outbox.unsaid()] == ["refused"]
    outbox.said(["refused"])
    assert outbox.forget_old(START + LONG + DAY) == 1


def test_an_outbox_of_an_earlier_build_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "outbox.db"
    made = Outbox(file)
    made.put([record("before")])
    made.settle([answer("before")])
    made.close()
    with closing(sqlite3.connect(file)) as older:
        older.execute("ALTER TABLE outbox DROP COLUMN settled_at")
    again = Outbox(file)
    assert again.outcomes(["before"])["before"].status == "posted"
    assert (again.forget_old(START), again.forget_old(START + LONG + DAY)) == (0, 1)
    again.close()


class Still:
    """A book in which nothing happens."""

    epoch = "one"

    def look(self, cursor_seq: int) -> Look:
        return Look(self.epoch, 0, "0" * 64, "0" * 64, SCHEMA_HEAD, "scope")

    def submit(self, records: Any) -> None: ...

    @contextmanager
    def snapshot(self) -> Iterator[Any]:
        yield self

    def seq_before(self, moment: datetime) -> int:
        return 0

    def checksums(self, *, beyond: int) -> dict[str, Any]:
        return {}

    def size(self, *, floor: int) -> int:
        return 0

    def everything(self, *, floor: int) -> list[Any]:
        return []


def test_a_workstation_forgets_once_a_day_but_not_before_it_knows_the_book(outbox: Outbox, tmp_path: Path) -> None:
    clock = [START]
    cache, book = Cache(cache_engine(tmp_path / "cache.db")), Still()
    sync = Synchroniser(cache, outbox, now=lambda: clock[0])
    outbox.put([record("posted")])
    sync.round(book)  # type: ignore[arg-type]
    outbox.settle([answer("posted")])
    sync.round(book)  # type: ignore[arg-type]
    clock[0] += DAY
    sync.round(book)  # type: ignore[arg-type]
    clock[0] += LONG + DAY
    book.epoch = "restored"
    assert sync.round(book).sent_again == 1, "what is old enough to be dropped is still sent again by the round that learns of a restore"  # type: ignore[arg-type]
    outbox.settle([answer("posted")])
    for _ in range(3):
        clock[0] += LONG + DAY
        sync.round(book)  # type: ignore[arg-type]
    assert kept(outbox) == set()
    cache.close()
