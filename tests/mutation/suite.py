"""Which tests come to which spot, and whether they are green with nothing changed: measured test by test, kept by the content of what
they ran, and measured again where that differs; makes no mutant."""

from __future__ import annotations

import ast
import builtins
import hashlib
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation import forks
from tests.mutation.forks import Job
from tests.mutation.loaded import Loaded
from tests.mutation.mutants import code_that_tells, shapes_of

ROOT = Path(__file__).parents[2]
TESTS = (
    "tests/scenarios",
    "tests/app/test_engine.py",
    "tests/app/test_look_ahead.py",
    "tests/app/test_registry.py",
    "tests/app/test_state.py",
    "tests/app/test_statements.py",
    "tests/app/test_turns.py",
    "tests/db/test_replay.py",
    "tests/db/test_store.py",
    "tests/db/test_waiting_quota.py",
)
THOROUGH = ("tests/business", "tests/db/test_index_texts.py")
"""Worth it for those that survive, and too long for the rest."""
ONE_OF_EACH = ("-JPY]", "-KWD]")
"""Of tests that are there in several currencies one is tried."""
CODE = ("app", "db", "reports", "resources")
TELLS = "_dockledger_spot_is_run"
SECONDS_MAX = 300
WARMED_UP_EVERY = 5
COMMON_FROM = 0.3
"""What this share of the tests runs says nothing about what one of them is about."""


@dataclass(frozen=True)
class Measured:
    """One test with nothing changed. `content` stands for its own text and the shape of all functions it ran, `at` for its own text and
    the whole project;
    `spots` has the numbers by function."""

    content: str
    at: str
    green: bool
    seconds: float
    spots: dict[str, list[int]]


class Suite:
    """The collected tests and what is known of each, in a file for each in `kept`."""

    def __init__(self, items: list[pytest.Item], files: list[Path], loaded: Loaded, kept: Path, say: Callable[[str], None]) -> None:
        self.items = {item.nodeid: item for item in items}
        self._files, self._loaded, self._kept, self._say = files, loaded, kept, say
        self._shapes = {name: shape for file in files for name, shape in shapes_of(file, ROOT).items()}
        self._own = {file: _digest(*_texts_of_test(file)) for file in {item.path for item in items}}
        self.project = _digest(
            *(f"{file.relative_to(ROOT)}\n{file.read_text()}" for place in CODE for file in sorted((ROOT / place).rglob("*.py")))
        )
        self._known: dict[str, Measured] = {}
        self._by_spot: defaultdict[str, list[str]] = defaultdict(list)
        self._shares: dict[str, dict[str, float]] = {}
        for name in self.items:
            if (file := self._file(name)).exists():
                self._known[name] = Measured(**json.loads(file.read_text()))

    def warm_up(self) -> None:
        """Run a few tests here, so that no child has to load what they load."""
        for path in sorted({item.path for item in self.items.values()})[::WARMED_UP_EVERY]:
            self.run(next(name for name, item in self.items.items() if item.path == path))

    def measure(self, at_once: int) -> None:
        """Run, each in a fork, the tests of which nothing is known or which ran something that was built otherwise since."""
        if stale := [name for name in self.items if not self._holds(name)]:
            self._say(f"{len(stale)} of {len(self.items)} tests are measured")
            setattr(builtins, TELLS, _nothing)
            for file in self._files:
                self._loaded.exchange(code_that_tells(file, ROOT, TELLS))
            jobs = (Job(name, self._measuring(name), SECONDS_MAX) for name in stale)
            for name, ended in forks.results(lambda: next(jobs, None), at_once):
                self._learn(str(name), ended)
            for file in self._files:
                self._loaded.exchange(compile(file.read_text(encoding="utf-8"), str(file), "exec"))
        for name, known in self._known.items():
            for function, numbers in known.spots.items():
                for number in numbers:
                    self._by_spot[f"{function}#{number}"].append(name)

    def tests_of(self, spot: str) -> list[str]:
        """The green tests that come there: in turn one of those that are about its file most, and of every test module the quickest."""
        found = [name for name in self._by_spot[spot] if self.is_green(name)]
        by_module: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(found, key=self.seconds):
            by_module[name.partition("::")[0]].append(name)
        quick = [name for one in itertools.zip_longest(*by_module.values()) for name in sorted(filter(None, one), key=self.seconds)]
        file = spot.partition(" ")[0]
        about = sorted(found, key=lambda name: (-self._about(name).get(file, 0.0), self.seconds(name)))
        return list(dict.fromkeys(name for pair in zip(about, quick, strict=True) for name in pair))

    def _about(self, name: str) -> dict[str, float]:
        """By file: how much of what the test runs, and not every other test does, stands in it."""
        if name not in self._shares:
            counted: Counter[str] = Counter()
            for function, numbers in self._known[name].spots.items():
                rare = sum(1 for number in numbers if len(self._by_spot[f"{function}#{number}"]) < len(self.items) * COMMON_FROM)
                counted[function.partition(" ")[0]] += rare
            self._shares[name] = {file: count / max(1, counted.total()) for file, count in counted.items()}
        return self._shares[name]

    def seconds(self, name: str) -> float:
        return self._known[name].seconds

    def is_green(self, name: str) -> bool:
        return self._known[name].green

    def red(self) -> list[str]:
        return [name for name in self.items if not self.is_green(name)]

    def confirmed(self, name: str) -> bool:
        """Whether it is green without any mistake: in the project as it is now, and not in one that differed in what it did not run."""
        known = self._known[name]
        if known.green and known.at != self._at(name):
            ended = forks.alone(Job(name, lambda tell: tell({"why": self.run(name)}), SECONDS_MAX))
            self._remember(name, replace(known, at=self._at(name), green=self._is_green(name, ended)))
        return self.is_green(name)

    def run(self, name: str) -> str:
        """Why the test is red; nothing when it is green. In a fork only: what it leaves behind goes with the process."""
        for report in runtestprotocol(self.items[name], log=False, nextitem=None):
            if report.failed:
                crash = getattr(report.longrepr, "reprcrash", None)
                return f"{report.when}: {' '.join(str(crash.message if crash else report.longrepr).split())[:200]}"
        return ""

    def _measuring(self, name: str) -> Callable[[forks.Tell], None]:
        def work(tell: forks.Tell) -> None:
            spots: set[str] = set()
            setattr(builtins, TELLS, spots.add)
            why = self.run(name)
            self._file(name).with_suffix(".spots").write_text("\n".join(sorted(spots)))
            tell({"why": why})

        return work

    def _learn(self, name: str, ended: forks.Ended) -> None:
        told = self._file(name).with_suffix(".spots")
        spots: defaultdict[str, list[int]] = defaultdict(list)
        for spot in told.read_text().splitlines() if told.exists() else ():
            function, _, number = spot.rpartition("#")
            spots[function].append(int(number))
        told.unlink(missing_ok=True)
        found = Measured(self._content(name, spots), self._at(name), self._is_green(name, ended), round(ended.seconds, 2), dict(spots))
        self._remember(name, found)

    def _is_green(self, name: str, ended: forks.Ended) -> bool:
        why = f"ended by signal {ended.signal}" if ended.told is None else str(ended.told["why"])
        if why:
            self._say(f"left out, red with nothing changed: {name}: {why}")
        return not why

    def _holds(self, name: str) -> bool:
        known = self._known.get(name)
        return known is not None and known.green and known.content == self._content(name, known.spots)

    def _at(self, name: str) -> str:
        return _digest(self._own[self.items[name].path], self.project)

    def _content(self, name: str, functions: Iterable[str]) -> str:
        return _digest(self._own[self.items[name].path], *(self._shapes.get(function, "") for function in sorted(functions)))

    def _remember(self, name: str, known: Measured) -> None:
        self._known[name] = known
        fresh = self._file(name).with_suffix(".new")
        fresh.write_text(json.dumps(asdict(known)))
        fresh.replace(self._file(name))

    def _file(self, name: str) -> Path:
        return self._kept / f"{_digest(name)}.json"


def _nothing(spot: str) -> None:
    """What is run outside of a measured test is nobody's."""


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:20]


def _texts_of_test(file: Path) -> Iterator[str]:
    """A test's own text and those of the test code it imports, however far, with the fixtures around it."""
    waiting, seen = [file, *(folder / "conftest.py" for folder in file.parents if folder.is_relative_to(ROOT / "tests"))], set[Path]()
    while waiting:
        path = waiting.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tests"):
                base = ROOT / node.module.replace(".", "/")
                waiting += [base.with_suffix(".py"), *(base / f"{one.name}.py" for one in node.names)]
    yield from (path.read_text(encoding="utf-8") for path in sorted(seen))
