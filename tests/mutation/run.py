"""Mutation testing: does a test go red for each small mistake? `python -m tests.mutation.run --sample 500 --seed 1`

A mutant is one changed function in a process of its own, forked from one that has everything loaded; the tests that run its line are
tried on it, the quickest first, until one goes red. What survives is listed; what cannot be told apart from the original by anybody
stands in `equivalent.txt` with the reason.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import FunctionType

import pytest

from tests.mutation.mutants import Mutant, code_of, mutants_of
from tests.mutation.suite import ROOT, Suite, measured

SOURCES = ("app/ledger", "app/commands", "app/engine.py", "app/state.py", "db/store.py")
CACHES = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "dockledger-mutation"
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
SECONDS_MIN, SECONDS_FACTOR = 20, 4
NOT_PUT_IN = 77
KILLED, SURVIVED, TOO_LONG, UNTESTED, EQUAL, NOT_TRIED = (
    "killed",
    "survived",
    "killed by running on",
    "survived: no test runs it",
    "equivalent",
    "not tried",
)


class NotLoaded(Exception):
    """The function of a mutant is not there to be changed."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", action="append", help="a file or folder instead of all that are meant")
    parser.add_argument("--anew", action="store_true", help="measure which tests run which line again")
    parser.add_argument("--report", type=Path, help="where the list of survivors goes, too")
    given = parser.parse_args()
    suite = measured(CACHES / _revision(), list(SOURCES), anew=given.anew)
    chosen = _sample(given.module or SOURCES, given.sample, given.seed)
    _load_everything()
    if not _green_as_it_is(sorted({test for mutant in chosen for test in suite.tests_of(mutant.file, mutant.line)})):
        _say("The tests that would be tried are not green without any mistake; mend them first.")
        return 1
    began, counted, survivors = time.monotonic(), Counter[str](), []
    for number, mutant in enumerate(chosen, start=1):
        fate = _fate(mutant, suite)
        counted[fate] += 1
        if fate.startswith(SURVIVED):
            survivors.append(f"{fate}  {mutant}")
            _say(survivors[-1])
        if number % 50 == 0:
            _say(f"{number} of {len(chosen)}: {_counts(counted)}, {time.monotonic() - began:.0f} s")
    told = [f"seed {given.seed}, {len(chosen)} mutants in {time.monotonic() - began:.0f} s: {_counts(counted)}", *survivors]
    _say(told[0])
    if given.report:
        given.report.write_text("\n".join(told) + "\n", encoding="utf-8")
    return 0


def _revision() -> str:
    """What was measured holds for these files and no others."""
    told = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    return f"{told.stdout.strip()[:12]}-{ROOT.name}"


def _sample(places: list[str] | tuple[str, ...], count: int, seed: int) -> list[Mutant]:
    files = [file for place in places for file in (sorted((ROOT / place).rglob("*.py")) if (ROOT / place).is_dir() else [ROOT / place])]
    every = [mutant for file in files for mutant in mutants_of(file, ROOT)]
    _say(f"{len(every)} mutants in {len(files)} modules")
    return random.Random(seed).sample(every, min(count, len(every)))


def _load_everything() -> None:
    """By collecting the tests once: a fork finds every module loaded."""
    from tests.mutation.suite import TESTS

    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["--collect-only", "-q", "-n", "0", "-p", "no:cacheprovider", *TESTS])


def _green_as_it_is(tests: list[str]) -> bool:
    """Whether the tests pass in a fork in which nothing was changed: what is red there would notice anything."""
    child = os.fork()
    if child == 0:
        os._exit(_run(tests))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _run(tests: list[str]) -> int:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return int(pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]))


def _fate(mutant: Mutant, suite: Suite) -> str:
    if str(mutant) in {line.partition(" -- ")[0] for line in EQUIVALENT.read_text(encoding="utf-8").splitlines()}:
        return EQUAL
    tests = suite.tests_of(mutant.file, mutant.line)
    if not tests:
        return UNTESTED
    seconds = SECONDS_MIN + int(SECONDS_FACTOR * sum(suite.seconds.get(test, 1.0) for test in tests))
    child = os.fork()
    if child == 0:
        os._exit(_tried(mutant, tests, seconds))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return TOO_LONG if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL, signal.SIGALRM) else KILLED
    return {0: SURVIVED, int(pytest.ExitCode.TESTS_FAILED): KILLED}.get(os.WEXITSTATUS(status), NOT_TRIED)


def _tried(mutant: Mutant, tests: list[str], seconds: int) -> int:
    """In the fork: 0 when every test stays green. Nothing of it is to be seen."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    signal.alarm(seconds * 4)
    try:
        _put_in(mutant)
        return _run(tests)
    except BaseException:  # noqa: BLE001 - outside of a test: nothing can be said of this one
        return NOT_PUT_IN


def _put_in(mutant: Mutant) -> None:
    """Give every function that was made from this text the changed code; whoever imported it has the same object."""
    code = code_of(mutant, ROOT)
    file = str(ROOT / mutant.file)
    functions = (thing for thing in gc.get_objects() if isinstance(thing, FunctionType))
    found = [one for one in functions if one.__code__.co_filename == file and one.__code__.co_qualname == mutant.function]
    if not found:
        raise NotLoaded
    for function in found:
        function.__code__ = code


def _counts(counted: Counter[str]) -> str:
    judged = sum(counted.values()) - counted[EQUAL] - counted[NOT_TRIED]
    killed = counted[KILLED] + counted[TOO_LONG]
    return ", ".join(f"{count} {fate}" for fate, count in sorted(counted.items())) + f"; {100 * killed / max(1, judged):.1f} % noticed"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
