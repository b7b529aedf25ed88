"""Which tests see which line: measured once, kept outside the project, and asked for each mutant; makes no mutant."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import coverage

ROOT = Path(__file__).parents[2]
TESTS = ("tests/scenarios", "tests/business", "tests/app/test_engine.py", "tests/app/test_state.py", "tests/db/test_store.py")
TESTS_A_MUTANT_MAX = 30


@dataclass(frozen=True)
class Suite:
    """Lines by file, and by line the tests that run it, the quickest first. A test is `path::function`."""

    seconds: dict[str, float]
    by_line: dict[tuple[str, int], tuple[str, ...]]

    def tests_of(self, file: str, line: int) -> list[str]:
        """The tests to try on a change of that line; none where no test runs it."""
        found = sorted(self.by_line.get((file, line), ()), key=lambda test: self.seconds.get(test, 1.0))
        return found[:TESTS_A_MUTANT_MAX]


def measured(folder: Path, sources: list[str], *, anew: bool) -> Suite:
    """The suite as it runs now, measured when `folder` does not hold it yet. It has to be green."""
    data, told = folder / "lines", folder / "told.txt"
    if anew or not data.exists():
        folder.mkdir(parents=True, exist_ok=True)
        settings = folder / "settings"
        settings.write_text(f"[run]\ndynamic_context = test_function\nsource = {','.join(sources)}\ndata_file = {data}\n")
        words = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}", "-m", "pytest", "-n", "0", "-vv", "--durations=0", *TESTS]
        with told.open("w") as output:
            subprocess.run(words, cwd=ROOT, check=True, stdout=output)
    return Suite(_seconds(told), _by_line(data))


def _seconds(told: Path) -> dict[str, float]:
    """By test function, all its parameters together."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for line in told.read_text().splitlines():
        parts = line.split()
        if len(parts) >= 3 and parts[1] in ("call", "setup") and parts[0].endswith("s"):
            seconds[parts[2].partition("[")[0]] += float(parts[0][:-1])
    return dict(seconds)


def _by_line(data: Path) -> dict[tuple[str, int], tuple[str, ...]]:
    known = coverage.CoverageData(str(data))
    known.read()
    by_line: dict[tuple[str, int], tuple[str, ...]] = {}
    for file in known.measured_files():
        name = str(Path(file).relative_to(ROOT))
        for line, contexts in known.contexts_by_lineno(file).items():
            by_line[name, line] = tuple(sorted(filter(None, map(_test_of, contexts))))
    return by_line


def _test_of(context: str) -> str:
    """tests.scenarios.test_x.test_y → tests/scenarios/test_x.py::test_y; nothing for what is no test function of a module."""
    module, _, function = context.rpartition(".")
    path = module.replace(".", "/") + ".py"
    return f"{path}::{function}" if function.startswith("test_") and (ROOT / path).is_file() else ""
