"""The poster: the only writer of the ledger. It takes waiting commands in order, decides them and records them in one commit."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Literal, Protocol

import structlog

from app.desk import CommandRecord
from app.domain.refusals import Refusal
from app.engine import Decision, Engine, Head, Loader
from app.limits import BATCH_BYTES_MAX, BATCH_LINES_MAX, LINES_MAX, STEPS_MAX, beyond_limits

BATCH_COMMANDS_MAX = 500
DECIDING_SECONDS_MAX = 10.0
"""A command whose deciding lost the book after so long loses it every time; less than the server waits for a session that is silent."""

Whose = Literal["world", "row", "ours"]
"""Whose an error is: the world's (disk, network, memory, locks), a row's that the book does not take, or a mistake of ours."""
log = structlog.get_logger(__name__)


class TookTooLong(Refusal):
    says = "This request could not be decided within {seconds} seconds and was set aside. Send it in parts, each with some of its lines."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A command that waits, the bytes of its body and its lines. A body longer than any that is decided is left out, and its lines too."""

    record: CommandRecord
    size: int
    lines: int


class BookWriter(Loader, Protocol):
    """What the poster needs of a book: waiting commands, one transaction at a time, and bulk recording inside it."""

    def head(self) -> Head: ...

    def waiting(self, commands_max: int, bytes_max: int) -> list[Waiting]:
        """What is to be decided next, the first at any rate and others while their bodies fit; senders take turns where much waits."""

    def record(self, decisions: Sequence[Decision], decided_at: datetime) -> None: ...

    def transaction(self) -> AbstractContextManager[object]: ...

    def committed(self, head: Head) -> None: ...

    def whose(self, error: BaseException) -> Whose: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """What one round of the poster did."""

    decisions: tuple[Decision, ...]


class Poster:
    """Posts batch after batch on one book.

    What the world does to a batch is raised, nothing of it is decided, and the next try takes half as much. What the book does not take
    of a batch is redone one command at a time, so that only the command it belongs to fails. `now` gives the moment that outcomes are
    stamped with; it is not part of any decision.
    """

    def __init__(
        self,
        book: BookWriter,
        *,
        now: Callable[[], datetime],
        batch_commands_max: int = BATCH_COMMANDS_MAX,
        patience: Patience | None = None,
    ) -> None:
        self.book = book
        self.now = now
        self.batch_commands_max = batch_commands_max
        self.engine: Engine | None = None
        self.patience = patience or Patience()

    def post_waiting(self) -> Batch:
        """Decide and record what waits, up to one batch; an empty batch when nothing does. Raises what is the world's."""
        found: list[Waiting] = []
        began = time.monotonic()
        try:
            with self.book.transaction():
                share = self.patience.share
                found = _within(
                    BATCH_LINES_MAX // share, self.book.waiting(max(1, self.batch_commands_max // share), BATCH_BYTES_MAX // share)
                )
                if not found:
                    return Batch(())
                engine = self._engine()
                decisions = self._decide(engine, found)
                self.book.record(decisions, self.now())
        except Exception as error:
            self._start_over()
            if self.book.whose(error) == "world" or not found:
                self.patience.lost(found, time.monotonic() - began)
                raise
            log.error("batch refused by the book, redoing one by one", error=repr(error))
            return self._one_by_one(found)
        self.patience.regained(found, time.monotonic() - began)
        return self._done(engine, decisions)

    def _one_by_one(self, found: Sequence[Waiting]) -> Batch:
        done: list[Decision] = []
        for one in found:
            try:
                with self.book.transaction():
                    engine = self._engine()
                    decisions = self._decide(engine, [one])
                    self.book.record(decisions, self.now())
            except Exception as error:
                self._start_over()
                if self.book.whose(error) == "world":
                    raise
                log.error("command failed", command=one.record.id, kind=one.record.kind, error=repr(error))
                with self.book.transaction():
                    engine = self._engine()
                    decisions = [engine.fail(one.record, {"failure": f"{type(error).__name__}: {error}"})]
                    self.book.record(decisions, self.now())
            done.extend(self._done(engine, decisions).decisions)
        return Batch(tuple(done))

    def _decide(self, engine: Engine, found: Sequence[Waiting]) -> list[Decision]:
        """The decisions in order; what is too much to be decided at once fails with its reason, and the rest goes on."""
        decisions: list[Decision] = []
        fit: list[CommandRecord] = []
        for one in found:
            why = beyond_limits(one.size, one.lines) or self.patience.given_up(one.record)
            if why is None:
                fit.append(one.record)
                continue
            decisions += engine.decide(fit) if fit else []
            fit = []
            log.warning("command set aside", command=one.record.id, member=one.record.member, why=str(why))
            decisions.append(engine.fail(one.record, {"failure": why.code, "refusal": why.sealed()}))
        return decisions + (engine.decide(fit) if fit else [])

    def _done(self, engine: Engine, decisions: Sequence[Decision]) -> Batch:
        engine.settle()
        self.book.committed(engine.head)
        return Batch(tuple(decisions))

    def _engine(self) -> Engine:
        if self.engine is None:
            self.engine = Engine(self.book, self.book.head(), steps_max=STEPS_MAX)
        return self.engine

    def _start_over(self) -> None:
        self.engine = None


def _within(lines_max: int, found: Sequence[Waiting]) -> list[Waiting]:
    """The first at any rate, and others as long as they have no more lines together; the rest goes on waiting."""
    sums = accumulate(min(one.lines, LINES_MAX) for one in found)
    return [one for i, (one, lines) in enumerate(zip(found, sums, strict=True)) if i == 0 or lines <= lines_max]


class Patience:
    """How much is taken at once after the world took a batch away: half as much each time, and twice as much after each that went well.

    Where others wait at the same time, a batch is not to take longer than `batch_seconds` either, however busy the machine is. It
    outlives a poster whose connection was lost: whoever makes the next one hands it on.
    """

    def __init__(self, *, batch_seconds: float = math.inf) -> None:
        self.share = 1
        """The next batch is this part of a whole one."""
        self._batch_seconds = batch_seconds
        self._slow: dict[str, int] = {}

    def lost(self, found: Sequence[Waiting], seconds: float) -> None:
        """A batch was not recorded, after so long."""
        self._take_less()
        if len(found) == 1 and seconds > DECIDING_SECONDS_MAX:
            record = found[0].record
            self._slow[record.id] = self._slow.get(record.id, 0) + 1

    def regained(self, found: Sequence[Waiting], seconds: float) -> None:
        """A batch was recorded, and took so long."""
        if seconds > self._batch_seconds and len(found) > 1:
            self._take_less()
        elif seconds < self._batch_seconds / 2:
            self.share = max(1, self.share // 2)
        for one in found:
            self._slow.pop(one.record.id, None)

    def _take_less(self) -> None:
        self.share = min(self.share * 2, BATCH_COMMANDS_MAX)

    def given_up(self, record: CommandRecord) -> Refusal | None:
        """Why a command is set aside that was alone when it took the book away, twice; None for any other."""
        return TookTooLong(seconds=int(DECIDING_SECONDS_MAX)) if self._slow.get(record.id, 0) > 1 else None
