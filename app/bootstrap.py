"""The composition root: opens a book, hosts its poster, and is the only place with a clock, new ids and a workstation's name."""

from __future__ import annotations

import platform
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy.exc import DatabaseError

from app.commands import catalogue  # noqa: F401 - registers every kind of command
from app.commands.organisation import CreateBook
from app.commands.registry import Command, digest_of, kind_of, write_body
from app.desk import CommandRecord
from app.domain.refusals import Refusal
from app.domain.rows import Row
from app.engine import Engine
from app.poster import Poster
from app.posting.rounds import Posting
from app.posting.thread import PosterThread
from db import command_log
from db.address import Place
from db.book import Book, create_book, open_book
from db.command_log import Outcome
from db.store import Store
from db.trouble import BookTrouble, cause_of

POLL_SECONDS = 0.05
WAIT_SECONDS_MAX = 60.0


class PostingStopped(BookTrouble):
    says = (
        "{count} of the requests are stored in {book} but not posted yet ({problem}). "
        "They are posted as soon as the book can be written again; look at their outcome before you send them anew."
    )


class SubmitFailed(BookTrouble):
    says = "{book} could not take the request ({problem}). Check the disk and the file's rights, then send it again; nothing was stored."


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a command now: posted, held or refused, its result, and the rows it would write."""

    status: str
    result: dict[str, Any]
    rows: tuple[Row, ...]


def utc_now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """A new id for a command or document, unique without asking anyone."""
    return str(uuid.uuid4())


class Host:
    """An opened book and its way to the poster.

    One process at a time hosts the poster of an embedded book: `posting` says whether that is a thread of ours or a child. Commands
    of any other process go into the same log and are served by the first; when that one ends, the next takes over. A shared book is
    posted by its service; here commands are only put in and waited for.
    """

    def __init__(
        self,
        book: Book,
        *,
        now: Callable[[], datetime] = utc_now,
        make_id: Callable[[], str] = new_id,
        workstation: str = "",
        posting: Callable[[Book, Callable[[], datetime]], Posting] | None = None,
    ) -> None:
        self.book = book
        self.now = now
        self.make_id = make_id
        self.workstation = workstation or platform.node() or "workstation"
        self._sequence = _Sequence()
        where = posting or (PosterThread if book.embedded else None)
        self._posting = where(book, now) if where else None
        if self._posting:
            self._posting.start()

    @property
    def hosting(self) -> bool:
        """Whether the poster is ours: a thread or a child of this process."""
        return self._posting is not None and self._posting.rounds.last.hosting

    @property
    def trouble(self) -> str:
        """What stops our posting now; empty where nothing does."""
        return self._posting.rounds.last.trouble if self._posting else ""

    def request(self, command: Command, *, member: str, command_id: str = "") -> CommandRecord:
        """A command ready to be sent: with an id, this workstation, its sequence and the time."""
        kind = type(command).KIND
        kind_of(kind)
        body = write_body(command)
        return CommandRecord(
            id=command_id or self.make_id(),
            kind=kind,
            body=body,
            digest=digest_of(kind, body),
            member=member,
            workstation=self.workstation,
            client_seq=self._sequence.next(),
            submitted_at=self.now(),
        )

    def submit(self, records: Sequence[CommandRecord]) -> None:
        """Store commands durably, all or none; from here on they will be decided, whatever happens to this process.

        Raises `CommandIdReused`, or `SubmitFailed` when the book cannot be written.
        """
        try:
            with self.book.engine.connect().execution_options(writes=True) as connection, connection.begin():
                command_log.submit(connection, records)
        except (DatabaseError, OSError) as error:
            raise SubmitFailed(book=self.book.place, problem=cause_of(error)) from None
        if self._posting:
            self._posting.wake()

    def outcomes(self, command_ids: Iterable[str]) -> dict[str, Outcome]:
        """What became of commands by id so far; unknown ids are left out."""
        with self.book.reading() as connection:
            return command_log.outcomes(connection, command_ids)

    def submit_and_wait(self, records: Sequence[CommandRecord], *, wait_seconds_max: float = WAIT_SECONDS_MAX) -> list[Outcome]:
        """Store commands and wait for their outcomes, in the order given. A retry of a known command gives its old outcome.

        `wait_seconds_max` is for a poster that does not move at all. Raises `PostingStopped` (they stay stored), and what `submit` raises.
        """
        self.submit(records)
        missing = [record.id for record in records]
        found: dict[str, Outcome] = {}
        deadline = time.monotonic() + wait_seconds_max
        while True:
            mark = self._posting.rounds.number if self._posting else 0
            decided = {i: o for i, o in self.outcomes(missing).items() if o.status != "waiting"}
            found.update(decided)
            missing = [i for i in missing if i not in found]
            if not missing:
                return [found[record.id] for record in records]
            if decided:
                deadline = time.monotonic() + wait_seconds_max
            trouble = self.trouble
            if trouble or time.monotonic() > deadline:
                problem = trouble or f"nobody posted for {wait_seconds_max:g} seconds"
                raise PostingStopped(book=self.book.place, problem=problem, count=len(missing))
            self._pause(mark)

    def do(self, command: Command, *, member: str, command_id: str = "") -> Outcome:
        """Send one command and wait for what becomes of it."""
        return self.submit_and_wait([self.request(command, member=member, command_id=command_id)])[0]

    def preview(self, command: Command, *, member: str) -> Preview:
        """What would become of `command` now; nothing is stored."""
        record = self.request(command, member=member)
        with self.book.reading() as connection:
            store = Store(connection)
            decision, rows = Engine(store, store.head()).preview(record)
        return Preview(status=decision.status, result=_json(decision.result), rows=tuple(rows))

    def close(self) -> None:
        """Stop posting after the batch at hand and let go of the book."""
        if self._posting:
            self._posting.stop()
        self.book.close()

    def _pause(self, mark: int) -> None:
        if self._posting:
            self._posting.rounds.wait_beyond(mark, POLL_SECONDS)
        else:
            time.sleep(POLL_SECONDS)


def open_host(place: Place, **options: Any) -> Host:
    """Open an existing book and host it, or join who hosts it already. Raises `BookTrouble`."""
    return Host(open_book(place), **options)


def create_host(place: Place, *, name: str, owner: str, owner_name: str = "", book_id: str = "", **options: Any) -> Host:
    """Make a new book with its first command, which makes `owner` the owner. Raises `BookTrouble`."""
    host = Host(create_book(place), **options)
    try:
        first = host.request(CreateBook(book_id=book_id or host.make_id(), name=name, owner_name=owner_name or owner), member=owner)
        host.submit([first])
        if not host.book.embedded:
            _post_first(host)
        host.submit_and_wait([first])
    except Refusal:
        host.close()
        raise
    return host


def _post_first(host: Host) -> None:
    """A shared book has no service before it is made; its first command is posted by whoever makes it."""
    writer = host.book.writer()
    try:
        Poster(writer, now=host.now).post_waiting()
    finally:
        writer.close()


@contextmanager
def hosting(host: Host) -> Iterator[Host]:
    """Close the host when the work is done or failed."""
    try:
        yield host
    finally:
        host.close()


class _Sequence:
    """Numbers that grow on one workstation, over restarts too: milliseconds of the clock, never twice the same."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def next(self) -> int:
        with self._lock:
            self._last = max(self._last + 1, time.time_ns() // 1_000_000)
            return self._last


def _json(result: bytes) -> dict[str, Any]:
    return msgspec.json.decode(result, type=dict[str, Any])
