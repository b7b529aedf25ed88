"""A workstation of a shared book: commands go into the outbox, screens read the cache, one thread keeps both in step with the book."""

from __future__ import annotations

import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal, Protocol

import msgspec
import sqlalchemy as sa
import structlog

from app.ahead import Ahead, Forecast
from app.bootstrap import Preview, new_id, utc_now
from app.commands.registry import Command, digest_of, kind_of, write_body
from app.desk import CommandRecord
from app.domain.refusals import Refusal
from app.poster import Whose
from app.roof.last_resort import own_error
from app.supervised import Setback, Supervised
from db.address import BookAddress, Place
from db.cache import Cache, Why, cache_engine
from db.cache_key import CACHE, key_for
from db.checksums import Compared
from db.command_log import Outcome
from db.connecting import ConnectionTrouble, explained
from db.outbox import Answer, Outbox, Pending
from db.presence import MEET_SECONDS, WINDOWS_MAX, Attending, Present, holder
from db.private_files import private_folder
from db.sync import NoAccess, Remote, Round, SenderCloned, Synchroniser
from db.sync_postgres import PostgresRemote
from db.trouble import BookTrouble
from db.whose import is_sqlite, whose

POLL_SECONDS_MIN, POLL_SECONDS_MAX = 0.25, 2.0
WAITING_SECONDS_MAX = 1.0
AGAIN_SECONDS_MAX = 1.5
"""A book that is there again is found so soon, and the lamp says so within five seconds, however long it was away."""

REFUSED_SECONDS = 20.0
"""Where trying again does not help, it is not tried often: servers lock logins that fail."""
WAIT_SECONDS_MAX = 20.0
CLOCK_WRONG_FROM = timedelta(minutes=1)
"""A smaller difference is the network's or a clock's that is right."""
CLOCK_CORRECTED_MAX = timedelta(hours=26)
"""A clock set to another zone's time differs by so much; where it is more, nobody can tell which of the two clocks is wrong."""
Connection = Literal["connecting", "online", "offline", "refused", "no access"]
log = structlog.get_logger(__name__)


class CacheUnusable(BookTrouble):
    says = (
        "What is kept of the book on this computer cannot be written ({problem}). What waits to be sent is safe. "
        "Check that the disk has room and is sound, then try again."
    )


class OwnError(Refusal):
    says = (
        "The program met an error of its own ({problem}) while it kept this computer in step with the book. What waits here is safe, and "
        "it is tried again by itself. Send us the newest crash report."
    )


class _Closing(Exception):
    """The workstation is being closed while it reads everything anew; what was read so far is dropped."""


@dataclass(frozen=True, slots=True)
class Status:
    """How a workstation stands to its book: connection and since when, what waits, the last position seen, the age of its data.

    `notice` is the last thing that a person has to be told (the book was restored, a right changed …), `noticed` how often there was
    one. `trouble` says why it is offline; `problem` is the same as a refusal's code with its facts. `unsaid` outcomes came back while
    nobody waited for them and want a person.
    """

    connection: Connection
    since: datetime
    waiting: int = 0
    head_seq: int = 0
    looked_at: datetime | None = None
    trouble: str = ""
    notice: Why = ""
    sent_again: int = 0
    loading: str = ""
    loaded_rows: int = 0
    loading_rows: int = 0
    """Of how many; 0 while nobody knows."""
    reads_anew: bool = False
    """Everything is being read, for the first time or again."""
    noticed: int = 0
    scope: str = ""
    """What tells the rights that the data here was read with."""
    present: tuple[Present, ...] = ()
    """Who is at which work now, this window too; nobody while the book does not answer or this window is about nothing."""
    problem: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
    unsaid: int = 0
    has_data: bool = False
    asked_at: datetime | None = None
    """Since when the book has been asked and has not answered; None while nobody asks."""
    unposted_since: datetime | None = None
    """Since when the book has something from here and decided nothing of it."""
    compared: Compared | None = None
    compared_at: datetime | None = None
    """What the last comparison of the copy kept here with the book looked at and found, and when; None before the first."""
    clock_behind: timedelta = timedelta()
    """How much this computer's clock is behind the book's, as far as that was looked at since the start; less than nothing: ahead."""

    @property
    def clock_too_far(self) -> bool:
        """Whether the two clocks differ so much that nobody can tell which is wrong."""
        return abs(self.clock_behind) > CLOCK_CORRECTED_MAX


class Door(Remote, Protocol):
    """A remote that can be waited on and closed."""

    def wait(self, seconds: float, wake: socket.socket) -> None: ...

    def meet(self, attending: Attending, seat: str, place: int) -> tuple[Present, ...]:
        """Say what a window is about, and who else is at work."""

    def leave(self, seat: str) -> None:
        """A window is about nothing any more."""

    def cut(self) -> None:
        """End the connection under whoever uses it; callable from any thread."""

    def close(self) -> None: ...


class Workstation:
    """One member's way to a shared book, online or not; screens use it as they use an embedded one.

    `folder` holds the person's cache and outbox for this book. `changed` is called from the sync thread whenever the status or the
    cache changed. Every method but `member` and `new_id` may block for the time of a disk write; `submit` waits for the outcome
    while the book can be reached, and gives "waiting" otherwise.
    """

    def __init__(
        self,
        place: Place,
        *,
        member: str,
        folder: Path,
        read_from: Place = "",
        name: str = "",
        now: Callable[[], datetime] = utc_now,
        make_id: Callable[[], str] = new_id,
        connect: Callable[[], Door] | None = None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        private_folder(folder)
        self.folder = folder
        self.place = BookAddress.of(place)
        self.member = member
        self.new_id = make_id
        self._now = now
        self._connect = connect or (lambda: PostgresRemote(self.place, read_from=read_from))
        self._changed = changed
        self.reason: Refusal | None = None
        """Why the book cannot be reached or used now."""
        key, unopened = key_for(folder)
        self.outbox = Outbox(folder / "outbox.db", name=name or socket.gethostname())
        self.cache = Cache(cache_engine(folder / CACHE, key))
        if unopened:
            self.cache.distrust("locked")
        self._ahead = Ahead(self.cache, self.outbox)
        self._sync = Synchroniser(self.cache, self.outbox, now=now, progress=self._loading)
        known = self.cache.cursor()
        self._status = Status(
            connection="connecting",
            since=now(),
            waiting=self.outbox.waiting(),
            head_seq=known.seq,
            looked_at=datetime.fromisoformat(known.pulled_at) if known.pulled_at else None,
            unsaid=len(self.outbox.unsaid()),
            has_data=bool(known.epoch),
            scope=known.scope,
        )
        self.seat = f"{self.outbox.workstation}/{secrets.token_hex(4)}"
        """Names this window among those that are at work."""
        self._place = secrets.randbelow(WINDOWS_MAX)
        self._attending: Attending | None = None
        self._met: tuple[float, Attending | None] = (0.0, None)
        self._news = threading.Condition()
        self._rounds = 0
        self._asked_at: datetime | None = None
        self._stopping = threading.Event()
        self._again = threading.Event()
        self._door: Door | None = None
        self._ear, self._mouth = socket.socketpair()
        self._ear.setblocking(False)
        loop = Supervised(
            "synchronising",
            self._work,
            stopping=self._stopping,
            whose=self._whose,
            told=self._set_back,
            report=own_error,
            rest=self._rest_after,
        )
        self._went_well = loop.went_well
        self._thread = threading.Thread(target=loop.run, name="sync", daemon=True)
        self._thread.start()

    # sending

    def clock(self) -> datetime:
        """This moment by the book's clock as it was last looked at; by this computer's where they agree, or differ too much to choose."""
        status = self._status
        wrong = abs(status.clock_behind) >= CLOCK_WRONG_FROM and not status.clock_too_far
        return self._now() + status.clock_behind if wrong else self._now()

    def request(self, command: Command, *, command_id: str = "") -> CommandRecord:
        """A command ready to be sent: with an id, this workstation, its number and the time."""
        kind = type(command).KIND
        kind_of(kind)
        body = write_body(command)
        return CommandRecord(
            id=command_id or self.new_id(),
            kind=kind,
            body=body,
            digest=digest_of(kind, body),
            member=self.member,
            workstation=self.outbox.workstation,
            client_seq=self.outbox.next_number(),
            submitted_at=self.clock(),
        )

    def store(self, records: Sequence[CommandRecord]) -> None:
        """Put commands into the outbox; when this returns they are safe and will be posted exactly once."""
        self.outbox.put(records)
        self._tell(waiting=self.outbox.waiting())
        self._wake()

    def submit(self, record: CommandRecord) -> Outcome:
        """Store a command and wait for its outcome as long as the book can be reached; "waiting" when it cannot."""
        self.store([record])
        outcome = self.wait_for([record.id])[record.id]
        if outcome.status != "waiting":
            self.said([record.id])
        return outcome

    def wait_for(self, command_ids: Sequence[str], *, seconds_max: float = WAIT_SECONDS_MAX) -> dict[str, Outcome]:
        """The outcomes of commands, waiting while the book can be reached and at most so long."""
        deadline = time.monotonic() + seconds_max
        while True:
            with self._news:
                mark = self._rounds
            found = self.outbox.outcomes(command_ids)
            undecided = any(outcome.status == "waiting" for outcome in found.values())
            if not undecided or self.status().connection not in ("online", "connecting") or time.monotonic() > deadline:
                return found
            with self._news:
                if self._rounds == mark:
                    self._news.wait(min(0.5, max(0.0, deadline - time.monotonic())))

    def outcome(self, command_id: str) -> Outcome | None:
        """What became of a command sent from here; None for one that never was."""
        return self.outbox.outcomes([command_id]).get(command_id)

    def outcomes(self, command_ids: Iterable[str]) -> dict[str, Outcome]:
        """What became of several commands; unknown ids are left out."""
        return self.outbox.outcomes(command_ids)

    def preview(self, command: Command) -> Preview:
        """What would become of a command on what is known here, behind all that waits; nothing is stored."""
        kind, body = type(command).KIND, write_body(command)
        record = CommandRecord("preview", kind, body, digest_of(kind, body), self.member, self.outbox.workstation, 0, self.clock())
        decision, written = self._ahead.preview(record)
        return Preview(status=decision.status, result=msgspec.json.decode(decision.result, type=dict[str, Any]), rows=tuple(written))

    # reading

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """One consistent read-only view of what is kept here."""
        return self.cache.reading()

    def reading_ahead(self) -> AbstractContextManager[sa.Connection]:
        """The same, with what waits in the table `ahead` (item_id, location_id, lot_id, scaled quantity)."""
        return self._ahead.reading()

    def forecasts(self) -> Mapping[str, Forecast]:
        """What would become of each waiting command on what is known here, by command id."""
        return self._ahead.forecasts()

    @property
    def seen_seq(self) -> int | None:
        """The position of the log up to which the cache has the book."""
        return self.status().head_seq

    @property
    def reached(self) -> bool:
        """Whether the book answered when it was asked last."""
        return self.status().connection == "online"

    def status(self) -> Status:
        """How this workstation stands to the book."""
        with self._news:
            return replace(self._status, asked_at=self._asked_at)

    def pending(self) -> list[Pending]:
        """What waits or was turned away, oldest first."""
        return self.outbox.pending()

    def listen(self, changed: Callable[[], None]) -> None:
        """Call `changed` from the sync thread whenever the status or the cache changed, instead of whom it called before."""
        self._changed = changed

    def unsaid(self) -> list[Answer]:
        """Outcomes that came back while nobody waited for them and that a person has to look at, oldest first."""
        return self.outbox.unsaid()

    def said(self, command_ids: Sequence[str]) -> None:
        """A person has been told what became of these commands."""
        self.outbox.said(command_ids)
        self._tell(unsaid=len(self.outbox.unsaid()), quiet=True)

    def log_in(self, place: Place) -> None:
        """Go on with another address of the same book: with a password that it takes."""
        self.place = BookAddress.of(place)
        self._tell(connection="connecting", trouble="", problem=("", ()))
        self._again.set()
        self._wake()

    def attend(self, attending: Attending | None) -> None:
        """What this window is about from now on, for those who look at the same; None: nothing. Does not block."""
        if attending != self._attending:
            self._attending = attending
            self._wake()

    @property
    def present(self) -> tuple[Present, ...]:
        """Who else is at which work now. Does not block."""
        return tuple(one for one in self.status().present if one.seat != self.seat)

    def holder(self, subject: str) -> Present | None:
        """Who else has claimed something, where it is not this window. Does not block."""
        found = holder(self.status().present, subject, self._now())
        return None if found is None or found.seat == self.seat else found

    def retry(self, command_id: str) -> None:
        """Send a command again that the book turned away."""
        self.outbox.retry(command_id)
        self._wake()

    def discard(self, command_id: str, reason: str) -> None:
        """Give up a command that the book certainly does not have. Raises `CannotDiscard`."""
        self.outbox.discard(command_id, reason)
        self._tell(waiting=self.outbox.waiting())

    def look_now(self) -> None:
        """Do not wait for the next round, nor for the next attempt to connect."""
        self._again.set()
        self._wake()

    def close(self) -> None:
        """Stop after the round at hand, or in the midst of reading everything anew, of which nothing is kept then.

        What waits is sent when the workstation is opened again.
        """
        self._stopping.set()
        self._again.set()
        self._wake()
        if self.status().reads_anew:
            self.cache.interrupt()
            if self._door is not None:
                self._door.cut()
        self._thread.join()
        self.outbox.close()
        self.cache.close()
        self._ear.close()
        self._mouth.close()

    # the sync thread

    def _work(self) -> None:
        with self._connected() as remote:
            self.outbox.doubt()
            self._follow(remote)

    def _whose(self, error: BaseException) -> Whose:
        """Another that sends under our name, and our being closed, are no mistakes of the program."""
        return "world" if isinstance(error, SenderCloned | _Closing) else whose(error)

    def _set_back(self, setback: Setback) -> None:
        self._cut_off(OwnError(problem=type(setback.error).__name__) if setback.whose != "world" else setback.error)

    def _rest_after(self, seconds: float) -> None:
        self._rest(REFUSED_SECONDS if self.status().connection == "refused" else min(seconds, AGAIN_SECONDS_MAX))

    @contextmanager
    def _connected(self) -> Iterator[Door]:
        remote = self._door = self._connect()
        try:
            yield remote
        finally:
            self._door = None
            remote.close()

    def _follow(self, remote: Door) -> None:
        """Rounds while connected: at once when something was announced or stored, ever more rarely while nothing happens.

        What was posted may not have been announced, so whoever waits for an outcome does not look away for long.
        """
        pause = POLL_SECONDS_MIN
        while not self._stopping.is_set():
            self._asked_at = self._now()
            try:
                done = self._sync.round(remote)
                self._came_in(done)
                self._meet(remote)
            finally:
                self._asked_at = None
            self._went_well()
            longest = WAITING_SECONDS_MAX if self.status().waiting else POLL_SECONDS_MAX
            pause = POLL_SECONDS_MIN if done.moved else min(pause * 2, longest)
            self._asked_at = self._now() + timedelta(seconds=pause)  # to wait may ask as well, and ends by then if it is answered
            try:
                remote.wait(pause, self._ear)
            finally:
                self._asked_at = None
            self._hush()

    def _meet(self, remote: Door) -> None:
        """One small statement now and then, and none where nobody would look: with what this window is about, or with what it has left."""
        attending, (at, before) = self._attending, self._met
        now = time.monotonic()
        if attending is None:
            if before is not None:
                self._met = (now, None)
                remote.leave(self.seat)
                self._tell(present=())
            return
        if attending == before and now - at < MEET_SECONDS:
            return
        self._met = (now, attending)
        there = remote.meet(attending, self.seat, self._place)
        if all(one.seat != self.seat for one in there):
            self._place = (self._place + 1) % WINDOWS_MAX  # another window of this member stands there
        if attending.claims == "take over" and self._attending is attending:
            self._attending = replace(attending, claims="if free")
            self._met = (now, self._attending)
        self._tell(present=there, quiet=there == self.status().present)

    def _came_in(self, done: Round) -> None:
        if done.restarted in ("restored", "disagrees"):
            log.warning("the book is not the one known here", why=done.restarted, sent_again=done.sent_again)
        self.reason = None
        fresh: dict[str, Any] = {}
        if done.compared is not None:
            fresh |= {"compared": done.compared, "compared_at": self._now()}
            if done.compared.differing:
                log.error("what is kept here is not what the book holds", tables=done.compared.differing, position=done.compared.seq)
        if done.clock_behind is not None:
            fresh["clock_behind"] = done.clock_behind
        if done.restarted:
            fresh["scope"] = self.cache.cursor().scope
        if done.restarted not in ("", "first", "window"):
            fresh |= {"notice": done.restarted, "sent_again": done.sent_again, "noticed": self.status().noticed + 1}
        self._tell(
            connection="online",
            waiting=self.outbox.waiting(),
            head_seq=done.seq,
            looked_at=self._now(),
            trouble="",
            problem=("", ()),
            loading="",
            loaded_rows=0,
            loading_rows=0,
            reads_anew=False,
            unsaid=len(self.outbox.unsaid()) if done.settled else self.status().unsaid,
            has_data=True,
            unposted_since=self._unposted_since(done),
            quiet=not done.moved,
            **fresh,
        )

    def _unposted_since(self, done: Round) -> datetime | None:
        if not self.outbox.awaiting():
            return None
        return self._now() if done.settled else self.status().unposted_since or self._now()

    def _cut_off(self, error: BaseException) -> None:
        connection: Connection = "offline"
        cause = getattr(error, "orig", None) or error
        if is_sqlite(cause):
            log.error("the cache or outbox cannot be used", problem=str(error))
            reason: Refusal = CacheUnusable(problem=str(cause))
            connection = "refused"
        else:
            reason = error if isinstance(error, Refusal) else explained(error, self.place)
        if isinstance(reason, NoAccess):
            connection = "no access"
        elif isinstance(reason, ConnectionTrouble):
            connection = "refused" if reason.lasting else "offline"
        elif isinstance(error, Refusal):
            connection = "refused"
        self.reason = reason
        facts = tuple((name, str(value)) for name, value in reason.facts.items())
        self._tell(
            connection=connection,
            trouble=str(reason),
            problem=(reason.code, facts),
            loading="",
            loaded_rows=0,
            loading_rows=0,
            reads_anew=False,
            present=(),
        )
        self._met = (0.0, None)
        self._tell(has_data=bool(self.cache.cursor().epoch))  # last: a cache that cannot be read must not keep the rest from being told

    def _tell(self, *, quiet: bool = False, **facts: Any) -> None:
        with self._news:
            before = self._status
            since = self._now() if facts.get("connection", before.connection) != before.connection else before.since
            self._status = replace(before, since=since, **facts)
            self._rounds += 1
            self._news.notify_all()
            shown = _seen(before) != _seen(self._status)
        if shown or not quiet:
            self._changed()

    def _loading(self, table: str, done: int, total: int | None) -> None:
        if total is not None and self._stopping.is_set():
            raise _Closing
        self._tell(loading=table, loaded_rows=done, loading_rows=total or 0, reads_anew=total is not None)

    def _wake(self) -> None:
        try:
            self._mouth.send(b"x")
        except OSError:
            return

    def _hush(self) -> None:
        try:
            while self._ear.recv(4096):
                pass
        except BlockingIOError:
            return

    def _rest(self, seconds: float) -> None:
        self._again.wait(seconds)
        self._again.clear()
        self._hush()

    def __repr__(self) -> str:
        return f"Workstation({self.place}, {self.member})"


def _seen(status: Status) -> Status:
    """What anybody sees of a status: not every look, nor the seconds by which clocks drift."""
    return replace(status, looked_at=None, clock_behind=timedelta(minutes=round(status.clock_behind / CLOCK_WRONG_FROM)))
