"""The poster in a process of its own: killed, cut off, crowded out or impossible to start, nothing is lost, doubled or left running."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.bootstrap import Host, PostingStopped, create_host, open_host
from app.commands.master_data import DefinePartners
from app.desk import CommandRecord
from app.domain.book import Partner
from app.limits import BATCH_BYTES_MAX
from app.posting import process
from app.posting.process import PosterProcess
from app.turns import cost_of
from db.book import open_book
from db.host_lock import HostLock
from db.verify import verify
from tests.support.processes import is_alive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as POSIX does it")
PATIENCE_SECONDS = 30.0


@pytest.fixture
def book(tmp_path: Path) -> Path:
    place = tmp_path / "b.db"
    create_host(str(place), name="B", owner="olga").close()
    return place


@contextmanager
def desk(book: Path) -> Iterator[Host]:
    """A host as the desktop has it; no process of it is left when it is closed."""
    host = open_host(str(book), posting=PosterProcess)
    children: set[int] = set()
    try:
        yield host
    finally:
        child = child_of(host)
        children.update([child] if child else [])
        host.close()
    assert not [pid for pid in children if is_alive(pid)], "the poster outlives its desktop"


def child_of(host: Host) -> int:
    posting = host._posting
    assert isinstance(posting, PosterProcess)
    return posting._child.pid if posting._child else 0


def partner(code: str) -> DefinePartners:
    return DefinePartners(partners=(Partner(id=code, name=code),))


def many(host: Host, count: int, prefix: str) -> list[CommandRecord]:
    return [host.request(partner(f"{prefix}{n}"), member="olga", command_id=f"{prefix}{n}") for n in range(count)]


def until(happened: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.01)


def is_free(book: Path) -> bool:
    lock = HostLock(book)
    free = lock.acquire()
    lock.release()
    return free


def statuses(book: Path) -> dict[str, int]:
    opened = open_book(str(book))
    with opened.reading() as connection:
        found = connection.exec_driver_sql("SELECT COALESCE(status, 'waiting'), COUNT(*) FROM command WHERE id != '' GROUP BY 1").all()
    opened.close()
    return {str(status): int(count) for status, count in found}


def assert_holds(book: Path, posted: int) -> None:
    """All of these and the first command are posted, each at one place of a log without holes, and every proof holds."""
    assert statuses(book) == {"posted": posted + 1}
    opened = open_book(str(book))
    with opened.reading() as connection:
        assert connection.exec_driver_sql("SELECT MAX(seq), COUNT(DISTINCT seq) FROM command").one() == (posted + 1, posted + 1)
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM partner").scalar_one() == posted
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    opened.close()


def test_a_command_sent_before_the_process_is_up_waits_for_it_and_is_posted_there(book: Path) -> None:
    with desk(book) as host:
        assert not host.hosting
        assert host.do(partner("A"), member="olga").status == "posted"
        assert host.hosting
        assert HostLock(book).holder() == child_of(host) != os.getpid()
    assert is_free(book)
    assert not host.hosting


def test_killed_again_and_again_while_it_works_it_is_replaced_and_nothing_is_lost_or_doubled(book: Path) -> None:
    chance = random.Random(20261123)
    with desk(book) as host:
        assert host.do(partner("first"), member="olga").status == "posted"
        sent = Sender(host)
        sent.start()
        for _ in range(3):
            until(lambda: host.hosting, "a poster")
            time.sleep(chance.uniform(0, 0.1))
            assert sent.is_alive()
            os.kill(child_of(host), signal.SIGKILL)
            until(lambda: not host.hosting, "its death to be noticed")
        sent.enough.set()
        sent.join()
    assert len(sent.outcomes) == sent.number
    assert_holds(book, sent.number + 1)


class Sender(threading.Thread):
    """Sends a hundred at a time until it is enough, and again when told that they are not posted yet, as a person does."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self.enough = threading.Event()
        self.outcomes: list[object] = []
        self.number = 0

    def run(self) -> None:
        while not self.enough.is_set():
            records = many(self._host, 100, f"p{self.number}-")
            self.number += len(records)
            done = False
            while not done:
                try:
                    self.outcomes += self._host.submit_and_wait(records)
                    done = True
                except PostingStopped:
                    time.sleep(0.05)


def test_when_the_desktop_is_killed_its_poster_ends_and_the_next_opening_posts_what_waits(book: Path) -> None:
    work = (
        "import time\nfrom tests.app.posting.test_process import *\n"
        f"h = open_host({str(book)!r}, posting=PosterProcess)\nh.do(partner('first'), member='olga')\n"
        "h.submit(many(h, 1600, 'p'))\nprint(child_of(h), flush=True)\ntime.sleep(60)"
    )
    desktop = subprocess.Popen([sys.executable, "-c", work], stdout=subprocess.PIPE, text=True)
    assert desktop.stdout is not None
    child = int(desktop.stdout.readline())
    desktop.kill()
    desktop.communicate()
    until(lambda: not is_alive(child), "the poster to end with its desktop")
    assert is_free(book)
    left = statuses(book).get("waiting", 0)
    with desk(book) as host:
        until(lambda: not statuses(book).get("waiting", 0), "what was stored to be posted")
        assert host.do(partner("after"), member="olga").status == "posted"
    assert left, "the poster ended after the batch at hand"
    assert_holds(book, 1_602)


def test_two_desktops_on_one_book_are_served_by_one_poster_and_the_other_takes_over(book: Path) -> None:
    with desk(book) as first:
        first.do(partner("A"), member="olga")
        with desk(book) as second:
            assert second.do(partner("B"), member="olga").status == "posted"
            until(lambda: second._posting.rounds.number, "the second poster to be up")
            assert (first.hosting, second.hosting) == (True, False)
            assert HostLock(book).holder() == child_of(first)
            os.kill(child_of(first), signal.SIGKILL)
            until(lambda: second.hosting or HostLock(book).holder() not in (0, child_of(first)), "somebody to take over")
            assert first.do(partner("C"), member="olga").status == "posted"
            assert second.do(partner("D"), member="olga").status == "posted"
    assert_holds(book, 4)


def test_a_closed_desktop_leaves_the_lock_to_the_other(book: Path) -> None:
    with desk(book) as second_to_come:
        second_to_come.do(partner("A"), member="olga")
        with desk(book) as other:
            other.do(partner("B"), member="olga")
            second_to_come.close()
            assert other.do(partner("C"), member="olga").status == "posted"
            assert other.hosting


@pytest.mark.parametrize("program", ["missing", "not allowed", "no python", "none"])
def test_where_no_process_can_be_started_a_thread_posts(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    other = tmp_path / "python"
    if program != "missing":
        other.write_text("#!/bin/sh\nexit 3\n" if program == "no python" else "")
        other.chmod(0o755 if program == "no python" else 0o644)
    monkeypatch.setattr(sys, "executable", "" if program == "none" else str(other))
    host = open_host(str(book), posting=PosterProcess)
    try:
        assert host.do(partner("A"), member="olga").status == "posted"
        assert host.hosting
        assert HostLock(book).holder() == os.getpid()
        assert host.trouble == ""
    finally:
        host.close()
    assert is_free(book)
    assert not host.hosting


def test_one_that_goes_on_dying_is_a_sentence_and_work_goes_on_when_it_lives(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = process.BEGINS
    monkeypatch.setattr(process, "BEGINS", "print('{\"hosting\":true}', flush=True); raise SystemExit(3)")
    with desk(book) as host:
        until(lambda: "times in a row" in host.trouble, "the trouble to be told")
        with pytest.raises(PostingStopped, match=r"1 of the requests are stored .* ended \d+ times in a row"):
            while True:
                host.submit_and_wait([host.request(partner("A"), member="olga", command_id="kept")])
        monkeypatch.setattr(process, "BEGINS", real)
        until(lambda: host.outcomes(["kept"])["kept"].status == "posted", "the stored command to be posted")
        until(lambda: not host.trouble, "the trouble to be over")


def test_an_error_of_its_own_is_a_sentence_and_a_report(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    broken = "import db.book as b; b.Writer.something_waits = lambda writer: 1 / 0; from app.posting.child"
    monkeypatch.setattr(process, "BEGINS", process.BEGINS.replace("from app.posting.child", broken))
    with desk(book) as host:
        until(lambda: "Dockledger met an error of its own (ZeroDivisionError)" in host.trouble, "the sentence")
        [report, *_] = tmp_path.rglob("crash-*.txt")
        assert str(report) in host.trouble
        assert "line" in report.read_text()


def test_what_stops_the_posting_is_told_across(book: Path) -> None:
    witness = book.with_name("b.db.witness")
    before = witness.read_text()
    witness.write_text(before.replace('"seq": 1,', '"seq": 7,'))
    with desk(book) as host:
        with pytest.raises(PostingStopped, match="ends before position 7"):
            host.do(partner("A"), member="olga", command_id="kept")
        assert host.trouble.startswith(str(book))
        witness.write_text(before)
        until(lambda: host.outcomes(["kept"])["kept"].status == "posted", "the stored command to be posted")
        until(lambda: not host.trouble, "the trouble to be over")


def test_a_folder_named_in_another_encoding_is_named_across_as_it_is(tmp_path: Path) -> None:
    book = tmp_path / os.fsdecode(b"caf\xe9") / "b.db"
    book.parent.mkdir()
    create_host(str(book), name="B", owner="olga").close()
    witness = book.with_name("b.db.witness")
    witness.write_text(witness.read_text().replace('"seq": 1,', '"seq": 7,'))
    with desk(book) as host:
        until(lambda: host.trouble, "the trouble to be told")
        assert host.trouble.startswith(f"{book} ends before position 7")


def test_an_interrupt_from_the_terminal_does_not_end_it(book: Path) -> None:
    with desk(book) as host:
        host.do(partner("A"), member="olga")
        child = child_of(host)
        os.kill(child, signal.SIGINT)
        assert host.do(partner("B"), member="olga").status == "posted"
        assert child_of(host) == child


def test_a_desktop_closed_at_once_waits_for_no_start(book: Path) -> None:
    host = open_host(str(book), posting=PosterProcess)
    until(lambda: child_of(host), "the start")
    child = child_of(host)
    host.close()
    assert not is_alive(child)
    assert is_free(book)


def test_closing_ends_after_the_batch_at_hand_and_keeps_the_rest(book: Path) -> None:
    with desk(book) as host:
        host.do(partner("first"), member="olga")
        records = many(host, 1_500, "p")
        host.submit(records)
        until(lambda: len([o for o in host.outcomes([r.id for r in records]).values() if o.seq]), "the first batch")
    counted = statuses(book)
    whole = BATCH_BYTES_MAX // cost_of((0, len(records[0].body)))
    assert counted["posted"] % whole == 2, "whole batches"
    assert is_free(book)
    with desk(book):
        until(lambda: not statuses(book).get("waiting", 0), "the rest to be posted")
    assert_holds(book, 1_501)


def test_a_process_that_does_not_end_is_ended(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "STOP_SECONDS_MAX", 0.2)
    host = open_host(str(book), posting=PosterProcess)
    host.do(partner("A"), member="olga")
    child = child_of(host)
    os.kill(child, signal.SIGSTOP)
    host.close()
    assert not is_alive(child)
    assert is_free(book)
