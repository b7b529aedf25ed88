"""The door off the UI thread: results come back on it, trouble and bugs are told apart, Cancel and Stop differ."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.whose import whose
from tests.db.test_whose import EVERY
from ui.crash import CrashReporter
from ui.refusals import trouble_of
from ui.tasks import Bug, Failure, ImmediateRunner, Judge, KnownTrouble, Pulse, Step, TaskScope, ThreadRunner


@pytest.fixture
def pool(qapp: object) -> Iterator[ThreadRunner]:
    runner = ThreadRunner()
    yield runner
    runner.close()


def unexpected(failure: Failure) -> None:
    raise AssertionError(failure)


def unexpected_result(result: object) -> None:
    raise AssertionError(result)


def test_the_result_arrives_on_the_ui_thread(pool: ThreadRunner, qtbot: QtBot) -> None:
    where: list[tuple[int, int]] = []
    pool.run(lambda pulse: threading.get_ident(), lambda worked: where.append((worked, threading.get_ident())), unexpected)
    qtbot.waitUntil(lambda: bool(where))
    worked, told = where[0]
    assert told == threading.get_ident() != worked


def test_large_numbers_and_objects_pass_unharmed(pool: ThreadRunner, qtbot: QtBot) -> None:
    got: list[object] = []
    pool.run(lambda pulse: (2**80, "x"), got.append, unexpected)
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(2**80, "x")]


@pytest.mark.ux
def test_progress_rises_and_cancel_delivers_nothing(pool: ThreadRunner, qtbot: QtBot) -> None:
    steps: list[Step] = []
    results: list[object] = []

    def work(pulse: Pulse) -> int:
        for n in range(10_000):
            pulse.beat(n, 10_000)
            time.sleep(0.001)
        return 1

    task = pool.run(work, results.append, unexpected, progress=steps.append)
    qtbot.waitUntil(lambda: len(steps) > 5)
    task.cancel()
    seen = len(steps)
    qtbot.waitUntil(lambda: not task.running)
    qtbot.wait(30)
    assert results == [] and len(steps) == seen
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert pool.busy == 0


def test_stop_keeps_what_is_done(pool: ThreadRunner, qtbot: QtBot) -> None:
    results: list[int] = []
    started = threading.Event()

    def work(pulse: Pulse) -> int:
        done = 0
        while not pulse.stopping:
            done += 1
            started.set()
            pulse.beat(done)
            time.sleep(0.001)
        return done

    task = pool.run(work, results.append, unexpected)
    started.wait(2)
    task.stop()
    qtbot.waitUntil(lambda: bool(results))
    assert results[0] >= 1


def judge_with(reports: list[Exception]) -> Judge:
    def known(error: Exception) -> KnownTrouble | None:
        return KnownTrouble("The period is closed.") if isinstance(error, LookupError) else None

    return Judge(known=known, on_bug=reports.append)


def fails(error: BaseException) -> object:
    raise error


@pytest.mark.parametrize("kind", ("immediate", "threads"))
def test_known_trouble_and_bugs_are_different_things(kind: str, qtbot: QtBot) -> None:
    reports: list[Exception] = []
    runner = ImmediateRunner(judge_with(reports)) if kind == "immediate" else ThreadRunner(judge_with(reports))
    told: list[Failure] = []
    for error in (KnownTrouble("No connection."), KeyError("period"), ZeroDivisionError("oops")):
        runner.run(lambda pulse, error=error: fails(error), lambda result: None, told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    if isinstance(runner, ThreadRunner):
        runner.close()
    told.sort(key=str)
    assert [type(failure) for failure in told] == [KnownTrouble, KnownTrouble, Bug]
    assert [str(trouble) for trouble in told[:2]] == ["No connection.", "The period is closed."]
    assert [type(error) for error in reports] == [ZeroDivisionError]
    bug = told[2]
    assert isinstance(bug, Bug) and "Traceback" not in str(bug.trouble)
    assert bug.trouble.what and bug.trouble.why and bug.trouble.next_step


@pytest.mark.parametrize("kind", ("immediate", "threads"))
def test_every_error_of_every_database_ends_its_task_and_is_told(kind: str, qtbot: QtBot) -> None:
    """Also where the report of it cannot be written; the world's is something that a person can act on, and no bug of ours."""

    def unwritable(error: Exception) -> None:
        raise OSError("no space left on device")

    judge = Judge(known=trouble_of, on_bug=unwritable)
    runner = ImmediateRunner(judge) if kind == "immediate" else ThreadRunner(judge, threads=1)
    told: list[Failure] = []
    tasks = [runner.run(lambda pulse, error=error: fails(error), unexpected_result, told.append) for error in EVERY.values()]
    qtbot.waitUntil(lambda: len(told) == len(EVERY))
    assert not any(task.running for task in tasks)
    assert [isinstance(failure, Bug) for failure in told] == [whose(error) != "world" for error in EVERY.values()]
    if isinstance(runner, ThreadRunner):
        assert runner.busy == 0
        runner.close()


@pytest.mark.parametrize("error", [SystemExit(3), GeneratorExit()])
def test_work_that_ends_its_thread_ends_its_task_as_a_bug(pool: ThreadRunner, qtbot: QtBot, error: BaseException) -> None:
    told: list[Failure] = []
    pool.run(lambda pulse: fails(error), unexpected_result, told.append)
    qtbot.waitUntil(lambda: len(told) == 1 and pool.busy == 0)
    assert isinstance(told[0], Bug)


def test_an_error_of_which_no_sentence_can_be_made_is_told_as_a_bug(qtbot: QtBot) -> None:
    def speechless(error: Exception) -> KnownTrouble | None:
        raise LookupError("no words")

    told: list[Failure] = []
    reports: list[Exception] = []
    runner = ThreadRunner(Judge(known=speechless, on_bug=reports.append))
    runner.run(lambda pulse: fails(KeyError("k")), unexpected_result, told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    runner.close()
    assert isinstance(told[0], Bug) and "no words" in str(reports[0].__notes__)


def test_a_closed_scope_hears_nothing(pool: ThreadRunner, qtbot: QtBot) -> None:
    gate, results = threading.Event(), list[object]()
    scope = TaskScope(pool)
    scope.run(lambda pulse: gate.wait(2), results.append, unexpected)
    scope.close()
    gate.set()
    qtbot.waitUntil(lambda: pool.busy == 0)
    assert results == []


def test_a_bug_ends_in_a_report_and_keeps_the_drafts(tmp_path: Path) -> None:
    kept: list[str] = []
    told: list[Path] = []
    reporter = CrashReporter(tmp_path / "reports", "0.1", now=lambda: datetime(2026, 11, 23, 9, 41, tzinfo=UTC), tell=told.append)
    reporter.keep_drafts.append(lambda: fails(OSError("disk full")))
    reporter.keep_drafts.append(lambda: kept.append("receipt 4711"))
    ImmediateRunner(Judge(on_bug=reporter.report)).run(lambda pulse: 1 // 0, lambda result: None, lambda failure: None)
    reporter.report(ValueError("again"))
    assert kept == ["receipt 4711", "receipt 4711"]
    assert [path.name for path in told] == ["crash-20261123-094100.txt", "crash-20261123-094100-2.txt"]
    text = told[0].read_text()
    assert "ZeroDivisionError" in text and "disk full" in text and "Dockledger 0.1" in text
