"""Runs schedules from the command line: `python -m tests.simulation.run 1000000`, `--mutants`, or `--seed 42` to see one and shrink it."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.judge import Violation
from tests.simulation.mutants import MUTANTS
from tests.simulation.stations import machines
from tests.simulation.weather import FAULTS
from tests.simulation.world import STEPS, World

CHUNK = 500
TOLD_CHUNKS = 10
COLLECT_EVERY = 100
MUTANT_SCHEDULES_MAX = 2_000


@dataclass
class Played:
    """How many schedules kept every promise, what the failing ones broke, and what happened how often in all of them."""

    passed: int = 0
    broken: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def take_in(self, other: Played) -> None:
        self.passed += other.passed
        self.broken += other.broken
        self.counts.update(other.counts)


def play(first: int, count: int, *, until_broken: bool = False) -> Played:
    """Play the schedules from seed `first`."""
    played = Played()
    machines()
    with _collector_in_breaks() as rest:
        for seed in range(first, first + count):
            what, world = _played(seed)
            played.counts.update(world.counts if world else ())
            if what:
                played.broken.append(what)
                if until_broken:
                    break
            else:
                played.passed += 1
            rest(seed)
    return played


def broken_by(seed: int, *, only: Collection[int] | None = None) -> str:
    """What a schedule breaks, as a sentence that begins with its seed; "" when every promise is kept."""
    return _played(seed, only=only)[0]


def _played(seed: int, *, only: Collection[int] | None = None) -> tuple[str, World | None]:
    world: World | None = None
    try:
        world = World(seed, only=only)
        world.run()
        world.counts[f"in step after {world.rounds_to_heal} rounds"] += 1
    except Violation as violation:
        return str(violation), world
    except Exception as error:  # noqa: BLE001 - under a seeded bug anything may happen; here it is the finding
        return f"seed {seed}: {type(error).__name__}: {error}", world
    return "", world


@contextmanager
def _collector_in_breaks() -> Iterator[Any]:
    """Garbage is looked for between schedules and not all the time: in a process with much in it that is most of the work.

    What was there before is frozen, so that looking everywhere costs little: a world left unseen would be kept for ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.collect()
    gc.freeze()
    try:
        yield lambda seed: gc.collect() if seed % COLLECT_EVERY == 0 else None
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def shrunk(seed: int) -> tuple[int, ...]:
    """The fewest steps of a failing schedule that we find to fail as well."""
    steps = list(range(STEPS))
    size = len(steps) // 2
    while size:
        start = 0
        while start < len(steps):
            fewer = steps[:start] + steps[start + size :]
            if broken_by(seed, only=fewer):
                steps = fewer
            else:
                start += size
        size //= 2
    return tuple(steps)


def hunt(name: str, *, first: int = 0, schedules_max: int = MUTANT_SCHEDULES_MAX) -> tuple[int, str]:
    """How many schedules from seed `first` a seeded bug survived, and what gave it away ("" when nothing did)."""
    machines()  # set up before anything is broken
    with MUTANTS[name]():
        played = play(first, schedules_max, until_broken=True)
    return played.passed, played.broken[0] if played.broken else ""


def many(count: int, *, first: int = 0, workers: int = 2, said: bool = False) -> Played:
    """What became of `count` schedules on several processes; `said` prints how it goes."""
    total, began = Played(), time.monotonic()
    chunks = [(start, min(CHUNK, first + count - start)) for start in range(first, first + count, CHUNK)]
    with ProcessPoolExecutor(workers) as pool:
        waiting = [pool.submit(play, *chunk) for chunk in chunks]
        for done, future in enumerate(waiting, start=1):
            part = future.result()
            total.take_in(part)
            for what in part.broken:
                say(what)
            if said and (done % TOLD_CHUNKS == 0 or done == len(waiting)):
                played, seconds = total.passed + len(total.broken), time.monotonic() - began
                say(
                    f"{played:>9} schedules, {len(total.broken)} broken, {seconds:.0f} s, {played / seconds:.0f} per second; "
                    f"goes on with --first {first + played}"
                )
    return total


def show(seed: int) -> None:
    """Tell a schedule, and if it fails the shortest one that does."""
    what, world = _played(seed)
    say(world.told() if world else "")
    say(what or f"seed {seed} keeps every promise")
    if what:
        steps = shrunk(seed)
        what, world = _played(seed, only=steps)
        say(f"\nthe same with only steps {steps}:")
        say(world.told() if world else "")
        say(what)


def say(*words: Any) -> None:
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schedules", type=int, nargs="?", default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--mutants", action="store_true")
    parser.add_argument("--mutant", choices=sorted(MUTANTS), help="play --seed with this bug")
    given = parser.parse_args()
    if given.seed is not None:
        machines()
        if given.mutant:
            with MUTANTS[given.mutant]():
                show(given.seed)
        else:
            show(given.seed)
        return 0
    began = time.monotonic()
    if given.mutants:
        return _list_mutants(given.workers, began)
    total = many(given.schedules, first=given.first, workers=given.workers, said=True)
    say("\n".join(f"{total.counts[name]:>9} {name}" for name in (*FAULTS, *sorted(n for n in total.counts if n.startswith("in step")))))
    say(f"{given.schedules} schedules, {len(total.broken)} broken, {time.monotonic() - began:.0f} s")
    return len(total.broken)


def _list_mutants(workers: int, began: float) -> int:
    missed = played = 0
    with ProcessPoolExecutor(workers) as pool:
        for name, (survived, what) in zip(MUTANTS, pool.map(hunt, MUTANTS), strict=True):
            say(f"{name:<52} {'caught by schedule' if what else 'SURVIVED'} {survived + bool(what):>5}  {what[:90]}")
            missed += not what
            played += survived + 1
    say(f"{len(MUTANTS)} seeded bugs, {len(MUTANTS) - missed} caught, {played} schedules, {time.monotonic() - began:.0f} s")
    return missed


if __name__ == "__main__":
    sys.exit(main())
