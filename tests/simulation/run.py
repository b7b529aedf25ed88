"""Runs schedules from the command line: `python -m tests.simulation.run 1000000`, `--mutants`, or `--seed 42` to replay one."""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from tests.simulation.mutants import MUTANTS
from tests.simulation.world import Violation, World

CHUNK = 100
MUTANT_SCHEDULES_MAX = 400


def play(first: int, count: int) -> tuple[int, str]:
    """How many schedules passed from seed `first`, and what the first failing one broke ("" if none)."""
    for seed in range(first, first + count):
        broken = broken_by(seed)
        if broken:
            return seed - first, broken
    return count, ""


def broken_by(seed: int) -> str:
    """What a schedule breaks, as a sentence that begins with its seed; "" when every promise is kept."""
    try:
        World(seed).run()
    except Violation as violation:
        return str(violation)
    except Exception as error:  # noqa: BLE001 - under a seeded bug anything may happen; here it is the finding
        return f"seed {seed}: {type(error).__name__}: {error}"
    return ""


def hunt(name: str, *, schedules_max: int = MUTANT_SCHEDULES_MAX) -> tuple[int, str]:
    """How many schedules a seeded bug survived, and what gave it away ("" when nothing did)."""
    World(0)  # set up before anything is broken
    with MUTANTS[name]():
        return play(0, schedules_max)


def many(count: int, *, first: int = 0, workers: int = 2) -> list[str]:
    """What broke in `count` schedules, on several processes."""
    broken: list[str] = []
    with ProcessPoolExecutor(workers) as pool:
        parts = [(start, min(CHUNK, first + count - start)) for start in range(first, first + count, CHUNK)]
        for _, what in pool.map(play, *zip(*parts, strict=True)):
            if what:
                broken.append(what)
    return broken


def say(*words: Any) -> None:
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schedules", type=int, nargs="?", default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--mutants", action="store_true")
    given = parser.parse_args()
    if given.seed is not None:
        say(broken_by(given.seed) or f"seed {given.seed} keeps every promise")
        return 0
    began = time.monotonic()
    if given.mutants:
        with ProcessPoolExecutor(given.workers) as pool:
            found = list(pool.map(hunt, MUTANTS))
        for name, (survived, what) in zip(MUTANTS, found, strict=True):
            say(f"{name:<52} {'caught after ' + str(survived + 1) if what else 'SURVIVED ' + str(survived)} schedules  {what[:90]}")
        missed = sum(not what for _, what in found)
        say(f"{len(MUTANTS)} seeded bugs, {len(MUTANTS) - missed} caught, {time.monotonic() - began:.0f} s")
        return missed
    broken = many(given.schedules, first=given.first, workers=given.workers)
    for what in broken:
        say(what)
    say(f"{given.schedules} schedules, {len(broken)} broken, {time.monotonic() - began:.0f} s")
    return len(broken)


if __name__ == "__main__":
    sys.exit(main())
