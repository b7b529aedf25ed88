"""The protocol between a workstation and its shared book: look, push, pull, and start over when the book is not what it was.

It knows neither clock nor network: both come from outside, so that a simulator can run this very code through every fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from app.desk import CommandRecord
from app.domain.refusals import CommandIdReused, Refusal
from db import command_log
from db.cache import Cache, Cursor, Part, Progress, Why
from db.checksums import Checksum, Compared, compare
from db.migrations.run import SCHEMA_HEAD
from db.outbox import Outbox

PUSH_COMMANDS_MAX = 200
NAMES_MAX = 5
DOUBT_AFTER = timedelta(minutes=1)
FLOOR_AFTER = timedelta(days=1)
FORGET_AFTER = timedelta(days=1)
COMPARE_AFTER = timedelta(minutes=10)
COMPARE_SHARE = 200
"""A comparison reads everything: the next one waits so many times as long as it took, and never less than `COMPARE_AFTER`."""

Loading = Callable[[str, int, int | None], None]
"""(the table being read, rows so far, of how many when everything is read, else None).

The first time, when everything is read, before anything was asked: no table, 0 of 0. It may raise to give up.
"""

LOSSES: tuple[Why, ...] = ("first", "restored", "disagrees", "locked")
"""Why the book may lack what it acknowledged, or we may lack what we knew of it: then everything kept is offered again."""


class ProgramTooOld(Refusal):
    says = (
        "The shared book is newer (schema {book}) than this program (schema {program}). What waits here is safe. "
        "Update the program, and it is sent."
    )


class ProgramTooNew(Refusal):
    says = (
        "The shared book is older (schema {book}) than this program (schema {program}). What waits here is safe. "
        "Ask an administrator to upgrade the book, and it is sent."
    )


class NoAccess(Refusal):
    says = "You have no role in this book any more. What was kept of it here is deleted; what waits is kept. Ask the book's owner."


class SenderCloned(Exception):
    """Another workstation sends under our name: this file is a copy of theirs, or theirs of ours."""


class CommandRejected(Exception):
    """The book does not take a command at all (not a decision of the poster): its id and the reason."""

    def __init__(self, command_id: str, reason: str) -> None:
        super().__init__(reason)
        self.command_id = command_id
        self.reason = reason


class Later(Exception):
    """The book takes no more of this member's commands until it decided some that wait: nothing is wrong with them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the book says of itself: epoch, head, its hash at our position (None: it has none), and what the person's rights are."""

    epoch: str
    seq: int
    hash: str
    hash_at_cursor: str | None
    schema: str
    scope: str
    active: bool = True
    replica: bool = False
    at: datetime | None = None
    """This moment by the book's own clock; None where it does not say."""


class Snapshot(Protocol):
    """One consistent state of the book."""

    def look(self, cursor_seq: int) -> Look: ...

    def seq_before(self, moment: datetime) -> int:
        """The last position decided before `moment`."""

    def changed_since(self, seq: int) -> Iterable[Part]:
        """Rows touched after `seq`."""

    def size(self, *, floor: int) -> int:
        """How many rows that will be: what a bar rises to."""

    def everything(self, *, floor: int) -> Iterable[Part]:
        """Every row the person may see, ledger rows from beyond `floor` only."""

    def checksums(self, *, beyond: int) -> Mapping[str, Checksum] | None:
        """What every table holds of what the person may see, ledger rows from behind a position only; None where nobody can tell."""


class Remote(Protocol):
    """The way to the book. Whatever cannot be reached raises an error of the transport, which passes through here unchanged."""

    def look(self, cursor_seq: int) -> Look: ...

    def submit(self, records: Sequence[CommandRecord]) -> None:
        """Put commands into the log, all or none; known ones stay.

        Raises `CommandIdReused`, `SenderCloned`, `CommandRejected`, and `Later` when the book has enough of this member waiting, with
        the first of them put in as far as they fit.
        """

    def snapshot(self) -> AbstractContextManager[Snapshot]: ...


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: commands sent, rows taken in, outcomes that came back, whether and why it started over, what is sent again.

    `behind` says that the replica it read from had not yet what the book has, `compared` what a comparison with the book found, if one
    was made.
    """

    sent: int = 0
    rows: int = 0
    settled: tuple[str, ...] = ()
    restarted: Why = ""
    sent_again: int = 0
    seq: int = 0
    behind: bool = False
    compared: Compared | None = None
    clock_behind: timedelta | None = None
    """How much the clock here is behind the book's (less than nothing: ahead), to half the time that the look took; None where unknown."""

    @property
    def moved(self) -> bool:
        """Whether anything happened."""
        return bool(self.sent or self.rows or self.settled or self.restarted or self.behind)


@dataclass(frozen=True, slots=True)
class _Expected:
    """What the book holds, of its ledger only what lies behind a position."""

    asked_at: datetime
    beyond: int
    book: Mapping[str, Checksum] | None


class Synchroniser:
    """One workstation's side of the protocol. A round may be cut off anywhere; the next one carries on.

    `ledger_days` limits the history that is kept here. Without a limit all of it is, which running quantities, balances and figures of
    a past day need: they are sums from the beginning.
    """

    def __init__(
        self,
        cache: Cache,
        outbox: Outbox,
        *,
        now: Callable[[], datetime],
        progress: Loading | None = None,
        ledger_days: int | None = None,
    ) -> None:
        self.cache = cache
        self.outbox = outbox
        self.now = now
        self.progress = progress
        self._ledger_days = ledger_days
        self._doubted_at = self._floor_at = self._compare_at = datetime.min.replace(tzinfo=UTC)
        self._forgot_at = datetime.min.replace(tzinfo=UTC)
        self._said: Why = ""

    def round(self, remote: Remote) -> Round:
        """Look at the book, start over if it is another than we knew, send what waits, take in what is new.

        Why it was read anew is said again by the first round of a process, if the one that read it may have ended before it was heard.
        """
        cursor = self.cache.cursor()
        if cursor.epoch and cursor.why and cursor.why == self._said:
            self.cache.said()
            cursor = replace(cursor, why="")
        done = self._round(remote, cursor)
        self._said = done.restarted
        self._forget_now_and_then()
        return done

    def _round(self, remote: Remote, cursor: Cursor) -> Round:
        asked = self.now()
        look = remote.look(cursor.seq)
        clock = look.at - (asked + (self.now() - asked) / 2) if look.at is not None else None
        return replace(self._looked(remote, cursor, look), clock_behind=clock)

    def _looked(self, remote: Remote, cursor: Cursor, look: Look) -> Round:
        self._judge(look)
        sent_again = 0
        why = self._restart_reason(cursor, look)
        if why in LOSSES:
            cursor, sent_again = self._distrust(why)
        self._doubt_now_and_then()
        sent = self._push(remote)
        if not why and look.seq == cursor.seq and not self._comparison_due():
            return Round(sent=sent, settled=tuple(self._settle()), restarted=_unsaid(cursor), seq=look.seq)
        done = self._pull(remote, cursor)
        return replace(done, sent=sent, sent_again=sent_again + done.sent_again, behind=look.seq > done.seq)

    def _distrust(self, why: Why) -> tuple[Cursor, int]:
        """First the reason, which is then remembered until everything was read anew, then the outbox: cut off in between, the next
        round does both again."""
        self.cache.distrust(why)
        return self.cache.cursor(), self.outbox.requeue()

    def _doubt_now_and_then(self) -> None:
        """A book that failed over behind a pooler may have lost what it had not decided, and nothing else would tell."""
        now = self.now()
        if now - self._doubted_at >= DOUBT_AFTER:
            self._doubted_at = now
            self.outbox.doubt()

    def _forget_now_and_then(self) -> None:
        """Behind a round, which has sent again what a restored book lost: what no backup of the stated time would lack is let go."""
        now = self.now()
        if now - self._forgot_at >= FORGET_AFTER:
            self._forgot_at = now
            self.outbox.forget_old(now)

    def _judge(self, look: Look) -> None:
        if look.schema != SCHEMA_HEAD:
            raise (ProgramTooOld if look.schema > SCHEMA_HEAD else ProgramTooNew)(book=look.schema, program=SCHEMA_HEAD)
        if not look.active:
            cursor = self.cache.cursor()
            if cursor.epoch or cursor.why:  # also what is only distrusted is still there to be read
                self.cache.wipe()
            raise NoAccess()

    def _restart_reason(self, cursor: Cursor, look: Look) -> Why:
        if not cursor.epoch:
            if cursor.epoch_before and cursor.epoch_before != look.epoch:
                return "restored"
            return cursor.why if cursor.why in ("restored", "differs", "locked") else "disagrees" if cursor.why else "first"
        if look.epoch != cursor.epoch:
            return "restored"
        if cursor.seq and look.hash_at_cursor != cursor.hash and not (look.replica and look.seq < cursor.seq):
            return "disagrees"
        if look.scope != cursor.scope:
            return "scope"
        return "window" if cursor.window != self._ledger_days else ""

    def _push(self, remote: Remote) -> int:
        sent = names = 0
        while records := self.outbox.queued(PUSH_COMMANDS_MAX):
            ids = [record.id for record in records]
            self.outbox.attempted(ids)
            try:
                remote.submit(records)
            except Later:  # what was taken of them is left as it is when the next round offers it again
                break
            except SenderCloned:
                names += 1
                if names > NAMES_MAX:
                    raise
                self.outbox.take_new_name()
                continue
            except CommandIdReused as error:
                self.outbox.reject(str(error.facts["command_id"]), str(error))
                continue
            except CommandRejected as error:
                self.outbox.reject(error.command_id, error.reason)
                continue
            self.outbox.sent(ids)
            sent += len(ids)
        return sent

    def _pull(self, remote: Remote, cursor: Cursor) -> Round:
        with remote.snapshot() as snapshot:
            look = snapshot.look(cursor.seq)
            self._judge(look)
            why = self._restart_reason(cursor, look)
            told = _graver(why, _unsaid(cursor))
            keep: Why = "" if told == "first" else told
            fresh = replace(
                cursor,
                epoch=look.epoch,
                seq=look.seq,
                hash=look.hash,
                scope=look.scope,
                schema=look.schema,
                pulled_at=self.now().isoformat(),
                why=keep,
                window=self._ledger_days,
            )
            count = sent_again = 0
            expected: _Expected | None = None
            if why in LOSSES and cursor.epoch:
                # the book changed between the look and the snapshot: what was sent since may be lost too
                _, sent_again = self._distrust(why)
            if why:
                floor = self._begins(snapshot)
                expected = self._expected(snapshot, floor)
                count = self.cache.replace_all(
                    snapshot.everything(floor=floor),
                    replace(fresh, floor=floor, compared_seq=0, compared_at=""),
                    progress=self._of_everything(snapshot, floor),
                )
            else:
                fresh = replace(fresh, floor=self._floor(snapshot, cursor))
                if self._comparison_due() and look.seq >= cursor.seq:
                    expected = self._expected(snapshot, fresh.floor)
                if look.seq > cursor.seq:
                    count = self.cache.add(snapshot.changed_since(cursor.seq), fresh, progress=self._of_changes())
        return Round(
            rows=count,
            settled=tuple(self._settle()),
            restarted=told,
            sent_again=sent_again,
            seq=look.seq,
            compared=self._compare(look.seq, expected, again=bool(why)),
        )

    def _comparison_due(self) -> bool:
        return self.now() >= self._compare_at

    def _expected(self, snapshot: Snapshot, floor: int) -> _Expected:
        return _Expected(self.now(), floor, snapshot.checksums(beyond=floor))

    def _compare(self, seq: int, expected: _Expected | None, *, again: bool) -> Compared | None:
        """Whether the copy is what the book showed in the same moment. One that is not is read anew, but not for ever: what differs
        right after it was read is told and looked at again the next time."""
        if expected is None or expected.book is None:
            return None
        found = compare(seq, expected.book, self.cache.checksums(beyond=expected.beyond))
        now = self.now()
        self._compare_at = now + max(COMPARE_AFTER, (now - expected.asked_at) * COMPARE_SHARE)
        if not found.differing:
            self.cache.found_equal(now.isoformat())
        elif not again:
            self.cache.distrust("differs")
        return found

    def _of_everything(self, snapshot: Snapshot, floor: int) -> Progress | None:
        """Tells whoever looks on how far it is, and of how much."""
        told = self.progress
        if told is None:
            return None
        told("", 0, 0)
        total = snapshot.size(floor=floor)
        return lambda table, done: told(table, done, total)

    def _of_changes(self) -> Progress | None:
        told = self.progress
        return None if told is None else lambda table, done: told(table, done, None)

    def _floor(self, snapshot: Snapshot, cursor: Cursor) -> int:
        """Where the ledger that is kept here begins: it moves up as time passes, looked at once a day."""
        now = self.now()
        if now - self._floor_at < FLOOR_AFTER:
            return cursor.floor
        self._floor_at = now
        return max(cursor.floor, self._begins(snapshot))

    def _begins(self, snapshot: Snapshot) -> int:
        """The position behind which the ledger is kept."""
        return 0 if self._ledger_days is None else snapshot.seq_before(self.now() - timedelta(days=self._ledger_days))

    def _settle(self) -> list[str]:
        """Note in the outbox the outcomes that are in the cache, which was just read from the book.

        Never before a look: the answers of a book that was restored since are no answers.
        """
        waiting = self.outbox.awaiting()
        if not waiting:
            return []
        with self.cache.reading() as connection:
            found = command_log.outcomes(connection, waiting)
        return self.outbox.settle(outcome for outcome in found.values() if outcome.status != "waiting")


def _graver(why: Why, unsaid: Why) -> Why:
    """What a person is told when there are two reasons: a changed right must not hide that answers may be others now."""
    return unsaid if why in ("", "scope") and unsaid else why


def _unsaid(cursor: Cursor) -> Why:
    """Why everything was read anew, while nobody has been told yet."""
    return cursor.why if cursor.epoch else ""
