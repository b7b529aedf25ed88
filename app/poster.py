"""The poster: the only writer of the ledger. It takes waiting commands in order, decides them and records them in one commit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog

from app.desk import CommandRecord
from app.engine import Decision, Engine, Head, Loader

BATCH_COMMANDS_MAX = 500
log = structlog.get_logger(__name__)


class BookWriter(Loader, Protocol):
    """What the poster needs of a book: waiting commands, one transaction at a time, and bulk recording inside it."""

    def head(self) -> Head: ...

    def waiting(self, limit: int) -> list[CommandRecord]: ...

    def record(self, decisions: Sequence[Decision], decided_at: datetime) -> None: ...

    def transaction(self) -> AbstractContextManager[object]: ...

    def committed(self, head: Head) -> None: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """What one round of the poster did."""

    decisions: tuple[Decision, ...]


class Poster:
    """Posts batch after batch on one book. A batch that the book refuses (a bug) is redone one command at a time.

    `now` gives the moment that outcomes are stamped with; it is not part of any decision.
    """

    def __init__(self, book: BookWriter, *, now: Callable[[], datetime], batch_commands_max: int = BATCH_COMMANDS_MAX) -> None:
        self.book = book
        self.now = now
        self.batch_commands_max = batch_commands_max
        self.engine: Engine | None = None

    def post_waiting(self) -> Batch:
        """Decide and record what waits, up to one batch; an empty batch when nothing does."""
        try:
            with self.book.transaction():
                records = self.book.waiting(self.batch_commands_max)
                if not records:
                    return Batch(())
                engine = self._engine()
                decisions = engine.decide(records)
                self.book.record(decisions, self.now())
        except Exception as error:
            self._start_over()
            if is_trouble(error):
                raise
            log.error("batch refused by the book, redoing one by one", error=repr(error))
            return self._one_by_one(records)
        return self._done(engine, decisions)

    def _one_by_one(self, records: Sequence[CommandRecord]) -> Batch:
        done: list[Decision] = []
        for record in records:
            try:
                with self.book.transaction():
                    engine = self._engine()
                    decisions = engine.decide([record])
                    self.book.record(decisions, self.now())
            except Exception as error:
                self._start_over()
                if is_trouble(error):
                    raise
                log.error("command failed", command=record.id, kind=record.kind, error=repr(error))
                with self.book.transaction():
                    engine = self._engine()
                    decisions = [engine.fail(record, f"{type(error).__name__}: {error}")]
                    self.book.record(decisions, self.now())
            done.extend(self._done(engine, decisions).decisions)
        return Batch(tuple(done))

    def _done(self, engine: Engine, decisions: Sequence[Decision]) -> Batch:
        engine.settle()
        self.book.committed(engine.head)
        return Batch(tuple(decisions))

    def _engine(self) -> Engine:
        if self.engine is None:
            self.engine = Engine(self.book, self.book.head())
        return self.engine

    def _start_over(self) -> None:
        self.engine = None


def is_trouble(error: Exception) -> bool:
    """Whether an error is the world's (disk full, database locked or gone) and not a row's: then nothing is decided and it is raised."""
    if isinstance(error, OSError | MemoryError):
        return True
    return any(base.__name__ in ("OperationalError", "InterfaceError", "InternalError") for base in type(error).__mro__)
