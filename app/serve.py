"""The posting service of a shared book: leads or stands by, posts what waits as soon as it sees it, and tells how it is."""

from __future__ import annotations

import json
import os
import select
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import structlog

from app.commands import catalogue  # noqa: F401 - registers every kind of command
from app.domain.refusals import Refusal
from app.engine import Head
from app.poster import Patience, Poster
from app.roof.last_resort import own_error
from app.supervised import Setback, Supervised
from db.address import BookAddress, Place
from db.book import Writer, open_book
from db.connecting import explained, what_is_wrong
from db.leadership import POSTER_SETTINGS, acquire
from db.private_files import write_private
from db.whose import whose

POLL_SECONDS = 0.02
"""How often it is looked whether something waits: a sender could only announce it within its own commit, which must not depend on that."""

BATCH_SECONDS = 0.4
"""Whoever sends now waits for the batch at hand and for the next one, which is his: together well below what anybody should wait."""

ALIVE_SECONDS = 1.0
STANDBY_SECONDS = 1.0
TELL_SECONDS = 1.0
STILL_SECONDS_MAX = 4.0
"""So long a service may tell nothing, or be at one thing, before it is called not well: whoever asks five seconds after it froze is told."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """How the service is: its part (connecting, standby, leader, stopped), the head it saw last, what it posted, and its trouble."""

    part: str
    since: str
    head_seq: int = 0
    head_hash: str = ""
    posted: int = 0
    batches: int = 0
    last_batch_ms: float = 0.0
    last_batch_commands: int = 0
    trouble: str = ""


class ServiceNotWell(Refusal):
    says = "The posting service behind {file} is not well: {why}. Look at its log; start it with `dockledger serve` if it is gone."


def told_health(file: Path, now: datetime) -> Health:
    """How the service that writes `file` is.

    Raises `ServiceNotWell` when it neither leads nor stands by, has not told for a while, or tells that it has not come on for a while.
    """
    try:
        told = json.loads(file.read_text())
        at = datetime.fromisoformat(told.pop("at"))
        told.pop("pid")
        still = float(told.pop("still_seconds", 0.0))
        health = Health(**told)
    except (OSError, ValueError, KeyError, TypeError):
        raise ServiceNotWell(file=str(file), why="it has told nothing") from None
    silent = (now - at).total_seconds()
    if health.part not in ("leader", "standby"):
        raise ServiceNotWell(file=str(file), why=f"it is {health.part}" + (f" ({health.trouble.rstrip('.')})" if health.trouble else ""))
    if silent > STILL_SECONDS_MAX:
        raise ServiceNotWell(file=str(file), why=f"it has told nothing for {silent:.0f} seconds")
    if still + silent > STILL_SECONDS_MAX:
        why = f"it has not come on for {still + silent:.0f} seconds: the book does not answer it, or one batch takes so long"
        raise ServiceNotWell(file=str(file), why=why)
    return health


class Service:
    """Runs until `stop`. Any number may run on one book; one of them posts, the others wait for its lock.

    `now` stamps outcomes and the health; `health_file` is rewritten as JSON at every change of part and about once a second, also while
    the book does not answer: by a thread that does nothing else and says since when nothing came on.
    """

    def __init__(
        self, place: Place, *, now: Callable[[], datetime], health_file: Path | None = None, poll_seconds: float = POLL_SECONDS
    ) -> None:
        self.place = BookAddress.of(place)
        self.now = now
        self.health_file = health_file
        self.poll_seconds = poll_seconds
        self.health = Health(part="connecting", since=now().isoformat())
        self._stopping = threading.Event()
        self._ear, self._mouth = socket.socketpair()
        self._told_at = 0.0
        self._telling = threading.Lock()
        self._told_last = threading.Event()
        self._moved_at = time.monotonic()
        self._seen = Head()
        self._patience = Patience(batch_seconds=BATCH_SECONDS)
        self._untold = ""

    def run(self) -> None:
        """Serve until stopped; what goes wrong is logged, shown in the health and tried again, ever more slowly."""
        log.info("service starts", book=str(self.place))
        telling = Supervised("telling", self._go_on_telling, stopping=self._told_last, whose=whose, told=lambda _: None, report=own_error)
        teller = threading.Thread(target=telling.run, name="telling", daemon=True)
        teller.start()
        Supervised("service", self._serve, stopping=self._stopping, whose=whose, told=self._set_back, report=own_error).run()
        self._told_last.set()
        teller.join()
        self._become("stopped")
        self._ear.close()
        self._mouth.close()
        log.info("service stopped", posted=self.health.posted)

    def stop(self) -> None:
        """End after the batch at hand; callable from a signal handler or another thread, more than once."""
        self._stopping.set()
        try:
            self._mouth.send(b"x")
        except OSError:
            return

    def _set_back(self, setback: Setback) -> None:
        error = setback.error
        world = error if isinstance(error, Refusal | OSError) else explained(error, self.place)
        self._become("connecting", trouble=setback.report or str(world).strip() or type(error).__name__)

    def _serve(self) -> None:
        wrong = what_is_wrong(self.place, purpose="service")
        if wrong:
            raise wrong
        book = open_book(self.place, settings=POSTER_SETTINGS)
        try:
            writer = book.writer()
            try:
                if self._lead(writer):
                    self._post(writer)
            finally:
                writer.close()
        finally:
            book.close()

    def _lead(self, writer: Writer) -> bool:
        while not acquire(writer.connection, wait_seconds=STANDBY_SECONDS if self.health.part == "standby" else 0.05):
            self._become("standby")
            self._moved()
            if self._stopping.is_set():
                return False
        return not self._stopping.is_set()

    def _post(self, writer: Writer) -> None:
        poster = Poster(writer, now=self.now, patience=self._patience)
        with writer.transaction():
            self._compare(writer)
        self._become("leader")
        while not self._stopping.is_set():
            self._moved()
            began = time.perf_counter()
            decisions = poster.post_waiting().decisions
            if decisions:
                last = decisions[-1]
                self._posted(len(decisions), Head(last.seq, last.hash), time.perf_counter() - began)
            else:
                self._tell()
                self._wait(writer)

    def _compare(self, writer: Writer) -> None:
        """Say so when the book no longer holds what this service itself posted before it lost the book."""
        head = writer.head()
        if self._seen.seq and writer.hash_at(self._seen.seq) != self._seen.hash:
            log.critical("the book lost postings", last_posted=self._seen.seq, head=head.seq)
        self._seen = head
        self.health = replace(self.health, head_seq=head.seq, head_hash=head.hash)

    def _posted(self, count: int, head: Head, seconds: float) -> None:
        self._seen = head
        self.health = replace(
            self.health,
            head_seq=head.seq,
            head_hash=head.hash,
            posted=self.health.posted + count,
            batches=self.health.batches + 1,
            last_batch_ms=round(seconds * 1000, 1),
            last_batch_commands=count,
        )
        log.info("posted", commands=count, head=head.seq, milliseconds=self.health.last_batch_ms)
        self._tell()

    def _wait(self, writer: Writer) -> None:
        """Until something waits, someone stops us, or it is time for the writing session to say that it lives."""
        until = time.monotonic() + ALIVE_SECONDS
        while time.monotonic() < until and not self._stopping.is_set() and not writer.something_waits():
            self._moved()
            select.select([self._ear], [], [], self.poll_seconds)

    def _become(self, part: str, *, trouble: str = "") -> None:
        if part != self.health.part or trouble != self.health.trouble:
            if part != self.health.part:
                log.info("service part", part=part)
            self.health = replace(self.health, part=part, since=self.now().isoformat(), trouble=trouble)
            self._moved()
            self._told_at = 0.0
        self._tell()

    def _moved(self) -> None:
        """The book has answered."""
        self._moved_at = time.monotonic()

    def _go_on_telling(self) -> None:
        self._tell()
        self._told_last.wait(TELL_SECONDS)

    def _tell(self) -> None:
        if self.health_file is None:
            return
        with self._telling:
            now = time.monotonic()
            if self._told_at and now - self._told_at < TELL_SECONDS * 0.9:
                return
            self._told_at = now
            draft = self.health_file.with_name(self.health_file.name + ".new")
            still = round(now - self._moved_at, 1)
            facts = {**asdict(self.health), "pid": os.getpid(), "at": self.now().isoformat(), "still_seconds": still}
            try:
                write_private(draft, json.dumps(facts))
                draft.replace(self.health_file)
            except OSError as error:
                self._cannot_tell(str(error))
            else:
                self._untold = ""

    def _cannot_tell(self, problem: str) -> None:
        """A full disk where the health is told is no reason to stop posting; whoever reads the file sees that it has grown old."""
        if problem != self._untold:
            self._untold = problem
            log.warning("the health file cannot be written", problem=problem)
