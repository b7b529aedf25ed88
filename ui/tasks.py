"""Owns the one door off the UI thread: what runs elsewhere, how it reports, stops and comes back; knows no screen."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.crash_files import quietly
from ui.crash import Caught
from ui.i18n import translate

Result = TypeVar("Result")
LASTING_SECONDS = 1.0


@dataclass
class KnownTrouble(Exception):
    """Something that can happen and that a person can act on; carries the three parts of its message.

    `waits_for` is the command that it is about, where it ends as soon as that is decided; `unreached`: it ends when the book answers.
    """

    what: str
    why: str = ""
    next_step: str = ""
    waits_for: str = ""
    unreached: bool = False

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.why, self.next_step) if part)


class Bug(Exception):
    """Our own mistake. `__cause__` is what was raised; the person sees a sentence, the report the traceback."""

    @property
    def trouble(self) -> KnownTrouble:
        return KnownTrouble(
            translate("tasks", "Dockledger met an error of its own."),
            translate("tasks", "Nothing was posted by this step, and your drafts are kept."),
            translate("tasks", "Try again; if it comes back, send the crash report."),
        )


Failure = KnownTrouble | Bug


@dataclass
class GivenUp(KnownTrouble):
    """The person pressed Cancel, and what was begun has been taken back: said where they are, never as a mistake."""


class Cancelled(Exception):
    """Raised inside the work by `Pulse.beat` after Cancel; neither `done` nor `failed` is called."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is. `total` 0 means nobody knows."""

    done: int
    total: int
    text: str = ""


class Pulse:
    """What the work holds on to: it reports through it and learns that it should end."""

    def __init__(self, report: Callable[[Step], None]) -> None:
        self._report = report
        self._cancelled = threading.Event()
        self._stopped = threading.Event()

    @property
    def stopping(self) -> bool:
        """True after Stop: return what is done so far as the result."""
        return self._stopped.is_set()

    def beat(self, done: int = 0, total: int = 0, text: str = "") -> None:
        """Report progress; raises Cancelled after Cancel. Call it at least every 100 ms in long work."""
        if self._cancelled.is_set():
            raise Cancelled
        self._report(Step(done, total, text))

    def cancel(self) -> None:
        self._cancelled.set()

    def stop(self) -> None:
        self._stopped.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()


class Task(Protocol):
    """The handle the screen keeps."""

    def cancel(self) -> None:
        """Give up cleanly: as if it had never begun. Nothing is delivered afterwards, not even a result on its way."""

    def stop(self) -> None:
        """End early and keep what is done: `done` is called with the partial result."""

    @property
    def running(self) -> bool: ...


class TaskRunner(Protocol):
    """Runs work that may block. Callbacks arrive on the thread that called `run`, which is the UI thread."""

    def run(
        self,
        work: Callable[[Pulse], Result],
        done: Callable[[Result], None],
        failed: Callable[[Failure], None],
        *,
        progress: Callable[[Step], None] | None = None,
    ) -> Task: ...


@dataclass(frozen=True)
class Judge:
    """Tells known trouble from a bug. `known` turns the core's typed refusals into sentences; None: not known."""

    known: Callable[[Exception], KnownTrouble | None] = lambda error: None
    on_bug: Callable[[Exception], object] = lambda error: None
    """Writes the crash report, on the thread where the bug happened."""

    def failure(self, error: BaseException) -> Failure:
        """What whoever waits is told. Never raises: a sentence or report that cannot be made must not leave the work unfinished for ever."""
        if isinstance(error, KnownTrouble):
            return error
        if not isinstance(error, Exception):
            ended, error = error, RuntimeError(f"the work was ended by {error!r}")
            error.__cause__ = ended
        with Caught() as caught:
            known = self.known(error)
            if known is not None:
                return known
        if caught.error is not None:
            error.add_note(f"No sentence could be made of it: {caught.error!r}")
        quietly(lambda: self.on_bug(error))
        bug = Bug(str(error))
        bug.__cause__ = error
        return bug


class _Running:
    """One piece of work on its way; a plain handle, safe from any thread."""

    def __init__(self, report: Callable[[Step], None]) -> None:
        self.pulse = Pulse(report)
        self.running = True
        self.since = time.monotonic()

    def cancel(self) -> None:
        self.pulse.cancel()

    def stop(self) -> None:
        self.pulse.stop()


class ImmediateRunner:
    """The twin for tests and presenters: everything happens inside `run`."""

    def __init__(self, judge: Judge | None = None) -> None:
        self._judge = judge or Judge()

    def run(
        self,
        work: Callable[[Pulse], Result],
        done: Callable[[Result], None],
        failed: Callable[[Failure], None],
        *,
        progress: Callable[[Step], None] | None = None,
    ) -> Task:
        task = _Running(progress or (lambda step: None))
        results: list[Result] = []
        with Caught() as caught:
            results.append(work(task.pulse))
        task.running = False
        if isinstance(caught.error, Cancelled) or task.pulse.cancelled:
            return task
        if caught.error is not None:
            failed(self._judge.failure(caught.error))
        else:
            done(results[0])
        return task


class _Post(QObject):
    """Carries a call to the thread this object lives on."""

    sent = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def _call(self, call: Callable[[], None]) -> None:
        call()


class ThreadRunner:
    """A small pool of threads; results come back through a queued signal, in the order they were ready."""

    def __init__(self, judge: Judge | None = None, *, threads: int = 3) -> None:
        self._judge = judge or Judge()
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="dockledger-task")
        self._post = _Post()
        self._open = True
        self._tasks: set[_Running] = set()

    @property
    def busy(self) -> int:
        """Pieces of work waiting or running."""
        return len(self._tasks)

    @property
    def lasting(self) -> int:
        """Those that have run for more than a second: what a closing window asks about; a page being read is not worth a question."""
        return sum(time.monotonic() - task.since > LASTING_SECONDS for task in self._tasks)

    def run(
        self,
        work: Callable[[Pulse], Result],
        done: Callable[[Result], None],
        failed: Callable[[Failure], None],
        *,
        progress: Callable[[Step], None] | None = None,
    ) -> Task:
        def report(step: Step) -> None:
            if progress is not None:
                self._send(lambda: None if task.pulse.cancelled else progress(step))

        task = _Running(report)
        self._tasks.add(task)
        self._pool.submit(self._work, task, work, done, failed)
        return task

    def close(self) -> None:
        """Cancel what is left and wait for the threads; nothing is delivered any more."""
        self._open = False
        for task in list(self._tasks):
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(
        self,
        task: _Running,
        work: Callable[[Pulse], Result],
        done: Callable[[Result], None],
        failed: Callable[[Failure], None],
    ) -> None:
        results: list[Result] = []
        error: BaseException | None = None
        try:
            if not task.pulse.cancelled:
                results.append(work(task.pulse))
        except BaseException as ended:  # noqa: BLE001 - whatever ends work on a thread of the pool, whoever waits for it is told
            error = ended
        failure = None if error is None or isinstance(error, Cancelled) else self._judge.failure(error)

        def deliver() -> None:
            task.running = False
            self._tasks.discard(task)
            if task.pulse.cancelled:
                return
            if failure is not None:
                failed(failure)
            elif results:
                done(results[0])

        self._send(deliver)

    def _send(self, call: Callable[[], None]) -> None:
        if self._open:
            self._post.sent.emit(call)


class TaskScope:
    """The work of one screen: closing the scope cancels it, so that nothing arrives at a widget that is gone."""

    def __init__(self, runner: TaskRunner) -> None:
        self._runner = runner
        self._tasks: list[Task] = []

    def run(
        self,
        work: Callable[[Pulse], Result],
        done: Callable[[Result], None],
        failed: Callable[[Failure], None],
        *,
        progress: Callable[[Step], None] | None = None,
    ) -> Task:
        self._tasks = [task for task in self._tasks if task.running]
        task = self._runner.run(work, done, failed, progress=progress)
        self._tasks.append(task)
        return task

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
