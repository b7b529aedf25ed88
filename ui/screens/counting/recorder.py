"""Owns telling the book what was counted, one message after the other and never two at once; knows no widget."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.commands.registry import Command
from db.queries.counting import SheetToCount, sheet_to_count
from ui.book import Workplace
from ui.feedback import Feedback
from ui.screens.counting import sentences
from ui.screens.counting.sheet import OpenSheet
from ui.sending import Sent, send
from ui.tasks import Failure, Pulse, TaskScope


@dataclass(frozen=True, slots=True)
class _Job:
    sheet: OpenSheet
    commands: Callable[[], Sequence[Command]]
    done: Callable[[], None]


class Recorder:
    """Its commands may be repeated without harm. Behind each job the sheet is read again, for the numbers of lines that were added."""

    def __init__(
        self,
        work: Workplace,
        tasks: TaskScope,
        changed: Callable[[], None],
        say: Callable[[Feedback], None],
        failed: Callable[[Failure], None],
    ) -> None:
        self._workplace = work
        self._tasks = tasks
        self._changed = changed
        self._say = say
        self._failed = failed
        self._jobs: deque[_Job] = deque()
        self._busy = False

    def record(self, sheet: OpenSheet, then: Callable[[], None] | None = None) -> None:
        """What was counted since the last time; nothing of the book's quantities comes back."""
        totals = dict(sheet.draft.totals())

        def done() -> None:
            sheet.recorded |= totals
            if then is not None:
                then()

        self._add(_Job(sheet, sheet.records, done))

    def send(self, sheet: OpenSheet, command: Command, done: Callable[[], None]) -> None:
        """One command about the sheet."""
        self._add(_Job(sheet, lambda: [command], done))

    def _add(self, job: _Job) -> None:
        self._jobs.append(job)
        if not self._busy:
            self._next()

    def _next(self) -> None:
        if not self._jobs:
            return
        job = self._jobs.popleft()
        commands = job.commands()
        if not commands:
            job.done()
            self._next()
            return
        self._busy = True
        self._tasks.run(lambda pulse: self._work(job, commands, pulse), lambda found: self._finished(job, *found), self._trouble)

    def _work(self, job: _Job, commands: Sequence[Command], pulse: Pulse) -> tuple[list[Sent], SheetToCount | None]:
        work = self._workplace
        sent = [send(work.book, command, attempt=work.book.new_id()) for command in commands]
        with work.reading_ahead() as connection:
            return sent, sheet_to_count(connection, job.sheet.sheet.summary.sheet_id, ahead=work.looks_ahead)

    def _finished(self, job: _Job, sent: list[Sent], fresh: SheetToCount | None) -> None:
        self._busy = False
        if fresh is not None:
            job.sheet.take(fresh)
        bad = next((one for one in sent if not one.counts), None)
        if bad is None:
            job.done()
        self._changed()
        if bad is not None:
            self._say(sentences.refused(bad))
        self._next()

    def _trouble(self, failure: Failure) -> None:
        """What is left is sent with the next location, or when the count is finished."""
        self._busy = False
        self._jobs.clear()
        self._failed(failure)
