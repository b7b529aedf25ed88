"""Mutation testing: does a test go red for each small mistake? `python -m tests.mutation.run --sample 500 --seed 1 --report FILE`

A mutant is one changed function in a process of its own, forked from one that has every test collected; the tests that come to the
changed spot are tried on it until one goes red. Only a red test that is green without the mistake counts as having noticed. What survives
is listed; what nobody can tell apart from the original stands in `equivalent.txt` with the reason. A report that was begun goes on where
it stopped, as long as nothing it speaks of was changed.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.private_server import FAST, PrivateServer
from tests.mutation import forks
from tests.mutation.forks import Ended, Job
from tests.mutation.loaded import Loaded, NotLoaded
from tests.mutation.mutants import Defaults, Mutant, code_with, defaults_of, mutants_of
from tests.mutation.suite import ONE_OF_EACH, ROOT, TESTS, THOROUGH, Suite
from tests.support.postgres import URL_VARIABLE

SOURCES = ("app/ledger", "app/commands", "app/engine.py", "app/state.py", "db/store.py")
CACHES = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "dockledger-mutation"
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
SECONDS_MIN, SECONDS_FACTOR = 20, 4
"""A mutant that takes this much more processor time than the tests do without it runs on."""
KILLED, SURVIVED, RUNS_ON, UNTESTED, EQUAL, NOT_PUT_IN, LOST = (
    "killed",
    "survived",
    "killed by running on",
    "survived, no test comes there",
    "equivalent",
    "not put in",
    "fell over",
)
NOTICED, JUDGED = (KILLED, RUNS_ON), (KILLED, RUNS_ON, SURVIVED, UNTESTED)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", action="append", help="a file or folder instead of all that are meant")
    parser.add_argument("--again", type=Path, help="instead of a sample: those that survived in that report")
    parser.add_argument("--thorough", action="store_true", help="the long tests, too")
    parser.add_argument("--anew", action="store_true", help="measure again which tests come to which spot")
    parser.add_argument("--report", type=Path, help="what became of each; goes on with what is there already")
    parser.add_argument("--at-once", type=int, default=2, help="processes")
    parser.add_argument("--seconds", type=float, default=15, help="of tests for one mutant; how many were not tried is told")
    given = parser.parse_args()
    run = Run(given)
    without = [f"-pno:{plugin}" for plugin in ("cacheprovider", "xdist", "benchmark", "pytest-qt")]
    os.chdir(ROOT)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped; the report goes on where it is"))
    pytest.main(["-q", "-s", "--no-header", "--no-summary", *without, *TESTS, *(THOROUGH if given.thorough else ())], plugins=[run])
    return run.code


class Run:
    """The loop in the place of pytest's own: everything is collected and loaded, and nothing has run yet."""

    def __init__(self, given: argparse.Namespace) -> None:
        self._given = given
        self.code = 1

    def pytest_configure(self) -> None:
        """Examples drawn at random are the same each time, and none is made smaller: that would help nobody here."""
        import hypothesis  # not before pytest, which wants to see its assertions

        facts = {"derandomize": True, "database": None, "deadline": None, "report_multiple_bugs": False}
        hypothesis.settings.register_profile("mutation", phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate), **facts)
        hypothesis.settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            _say("Not every test module can be collected; mend that first.")
            return True
        files = sorted({file for place in SOURCES for file in _files(place)})
        if self._given.anew:
            shutil.rmtree(CACHES, ignore_errors=True)
        CACHES.mkdir(parents=True, exist_ok=True)
        loaded = Loaded({str(file) for file in files})
        items = [item for item in session.items if not item.name.endswith(ONE_OF_EACH)]
        suite = Suite(items, files, loaded, CACHES, _say)
        with _server():
            suite.warm_up()
            session.config._tmp_path_factory._basetemp = None  # type: ignore[attr-defined]  # each child has its own
            gc.collect()
            gc.freeze()
            suite.measure(self._given.at_once)
            Trial(suite, loaded, self._given).run()
        self.code = 0
        return True


class Trial:
    """The chosen mutants and what became of each."""

    def __init__(self, suite: Suite, loaded: Loaded, given: argparse.Namespace) -> None:
        self._suite, self._loaded, self._given = suite, loaded, given
        self._defaults: Defaults = defaults_of(file for place in ("app", "db") for file in sorted((ROOT / place).rglob("*.py")))
        self._every = [m for place in given.module or SOURCES for file in _files(place) for m in mutants_of(file, ROOT, self._defaults)]
        self._chosen = self._choose()
        self._equal = _equivalents()
        self._head = f"# seed {given.seed}, {len(self._chosen)} of {len(self._every)} mutants, project {suite.project}"
        self._fates: dict[str, str] = {}
        self._killers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._spent = 0.0

    def run(self) -> None:
        _say(f"{len(self._every)} mutants are possible, {len(self._chosen)} chosen")
        for stale in sorted(self._equal - {mutant.name for mutant in self._every}) if not self._given.module else ():
            _say(f"equivalent.txt speaks of a mutant that is not there: {stale}")
        self._go_on()
        began, waiting = time.monotonic(), deque(m for m in self._chosen if m.name not in self._fates)
        for done, (mutant, ended) in enumerate(forks.results(lambda: self._next(waiting), self._given.at_once), start=1):
            assert isinstance(mutant, Mutant)
            self._spent += ended.seconds
            fate, why = self._fate(mutant, ended)
            if fate == KILLED and ended.told and not self._suite.confirmed(ended.told["test"]):
                waiting.appendleft(mutant)
                continue
            self._note(mutant, fate, f"{why}\t{ended.seconds:.1f} s")
            if done % 50 == 0:
                _say(f"{len(self._fates)}: {self._counts()}, {time.monotonic() - began:.0f} s")
        told = f"{self._counts()}; {self._spent / max(1, len(self._fates)):.1f} s of processor time each; {time.monotonic() - began:.0f} s"
        _say(told)
        red = self._suite.red()
        self._write(f"# {told}", *(f"# left out, red with nothing changed: {name}" for name in red))

    def _choose(self) -> list[Mutant]:
        if self._given.again:
            names = {line.split("\t")[1] for line in self._given.again.read_text().splitlines() if line.startswith(SURVIVED)}
            return [mutant for mutant in self._every if mutant.name in names]
        return random.Random(self._given.seed).sample(self._every, min(self._given.sample, len(self._every)))

    def _go_on(self) -> None:
        report = self._given.report
        lines = report.read_text(encoding="utf-8").splitlines() if report and report.exists() else []
        if lines[:1] == [self._head]:
            self._fates = {line.split("\t")[1]: line.split("\t")[0] for line in lines if "\t" in line}
            _say(f"{len(self._fates)} of them are in the report already")
        elif report:
            report.write_text(f"{self._head}\n", encoding="utf-8")

    def _next(self, waiting: deque[Mutant]) -> Job | None:
        while waiting:
            mutant = waiting.popleft()
            if mutant.name in self._equal:
                self._note(mutant, EQUAL, "")
                continue
            tests = self._suite.tests_of(mutant.spot)
            if not tests:
                self._note(mutant, UNTESTED, "")
                continue
            first = [test for test, _ in self._killers[mutant.file].most_common(3) if test in tests]
            tests = [*first, *(test for test in tests if test not in first)]
            expected = min(self._given.seconds, sum(map(self._suite.seconds, tests)))
            return Job(mutant, self._work(mutant, tests), SECONDS_MIN + int(SECONDS_FACTOR * expected))
        return None

    def _work(self, mutant: Mutant, tests: list[str]) -> Callable[[forks.Tell], None]:
        def work(tell: forks.Tell) -> None:
            try:
                self._loaded.exchange(code_with(mutant, ROOT, self._defaults), mutant.function)
            except (NotLoaded, SyntaxError, ValueError, TypeError) as error:
                tell({"not_put_in": f"{type(error).__name__} {error}"})
                return
            tried, began = 0, time.process_time()
            for test in tests:
                if tried and time.process_time() - began > self._given.seconds:
                    break
                tried += 1
                if why := self._suite.run(test):
                    tell({"test": test, "why": why})
                    return
            tell({"tried": tried, "of": len(tests)})

        return work

    def _fate(self, mutant: Mutant, ended: Ended) -> tuple[str, str]:
        told = ended.told
        if told is None:
            if ended.signal in (signal.SIGXCPU, signal.SIGKILL, signal.SIGALRM):
                return RUNS_ON, ""
            return LOST, f"signal {ended.signal}"
        if "not_put_in" in told:
            return NOT_PUT_IN, told["not_put_in"]
        if "test" in told:
            self._killers[mutant.file][told["test"]] += 1
            return KILLED, f"{told['test']}\t{told['why']}"
        return SURVIVED, f"{told['tried']} of {told['of']} tests"

    def _note(self, mutant: Mutant, fate: str, facts: str) -> None:
        self._fates[mutant.name] = fate
        self._write(f"{fate}\t{mutant.name}\t{facts}")
        if fate not in (KILLED, EQUAL):
            _say(f"{fate}  {mutant}  {facts}")

    def _write(self, *lines: str) -> None:
        if self._given.report:
            with self._given.report.open("a", encoding="utf-8") as report:
                report.writelines(f"{line}\n" for line in lines)

    def _counts(self) -> str:
        counted = Counter(self._fates.values())
        judged, noticed = sum(counted[fate] for fate in JUDGED), sum(counted[fate] for fate in NOTICED)
        return ", ".join(f"{count} {fate}" for fate, count in sorted(counted.items())) + f"; {100 * noticed / max(1, judged):.1f} % noticed"


def _files(place: str) -> list[Path]:
    return sorted((ROOT / place).rglob("*.py")) if (ROOT / place).is_dir() else [ROOT / place]


def _equivalents() -> set[str]:
    """Those that nobody can tell from the original: `name of the mutant -- reason`, a line each."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {name for name, dashes, reason in (line.partition(" -- ") for line in lines) if dashes and reason.strip()}


@contextmanager
def _server() -> Iterator[None]:
    """One PostgreSQL for all children that need one, unless the environment names it."""
    if URL_VARIABLE in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="dockledger-", ignore_cleanup_errors=True) as folder:
        private = PrivateServer(Path(folder) / "pg", settings={**FAST, "max_connections": "60", "shared_buffers": "64MB"})
        private.create()
        private.start()
        os.environ[URL_VARIABLE] = private.url()
        try:
            yield
        finally:
            private.remove()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
