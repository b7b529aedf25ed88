"""The protocol under fire: many schedules keep every promise, every kind of fault happens in them, and every seeded bug is caught.

`DOCKLEDGER_SCHEDULES` says how many schedules are played here; `python -m tests.simulation.run 1000000` plays a million,
`--mutants` hunts every seeded bug from the first schedule and prints the list, `--seed N` tells a schedule and shrinks it.
"""

from __future__ import annotations

import os

import pytest

from tests.simulation.mutants import MUTANTS
from tests.simulation.run import broken_by, hunt, play, shrunk
from tests.simulation.stations import machines
from tests.simulation.weather import FAULTS
from tests.simulation.world import World

SCHEDULES = int(os.environ.get("DOCKLEDGER_SCHEDULES", "2000"))
CHUNK = 1_000
EACH_FAULT_MIN = 2
"""In every chunk of schedules."""

FOUND_FROM = {"the_notice_is_lost_after_reading_anew": 780, "a_changed_scope_is_not_read": 660, "what_is_distrusted_is_not_wiped": 1950}
"""Bugs that take many schedules to find are hunted from near the first that finds them, to save time."""


@pytest.mark.parametrize("first", range(0, SCHEDULES, CHUNK))
def test_every_schedule_keeps_every_promise(first: int) -> None:
    played = play(first, CHUNK)
    assert not played.broken
    assert played.passed == CHUNK
    assert {name: played.counts[name] for name in FAULTS if played.counts[name] < EACH_FAULT_MIN} == {}


@pytest.mark.parametrize("seed", [1427, 1507, 1962, 2051, 124425])
def test_schedules_that_found_a_bug_once_stay_good(seed: int) -> None:
    assert not broken_by(seed)


def test_a_seed_replays_to_the_same_book() -> None:
    logs, stories = [], []
    for _ in range(2):
        world = World(13)
        world.run()
        logs.append(world.server.db.execute("SELECT * FROM command ORDER BY arrival").fetchall())
        stories.append(world.told())
    assert logs[0] == logs[1]
    assert stories[0] == stories[1]
    assert len(logs[0]) > 20


def test_a_failing_schedule_is_told_by_its_shortest_form() -> None:
    machines()
    with MUTANTS["the_epoch_is_not_looked_at"]():
        found = next(seed for seed in range(20) if broken_by(seed))
        steps = shrunk(found)
        assert broken_by(found, only=steps)
        assert not any(broken_by(found, only=[s for s in steps if s != left_out]) for left_out in steps)
    assert len(steps) < 12


@pytest.mark.parametrize("name", MUTANTS)
def test_a_seeded_bug_is_caught(name: str) -> None:
    _, what = hunt(name, first=FOUND_FROM.get(name, 0))
    assert what, f"{name} survived"
    assert "TypeError" not in what, f"{name} is no bug of the program but no longer fits into it: {what}"


def test_there_are_enough_seeded_bugs() -> None:
    assert len(MUTANTS) >= 20
    assert all(function.__name__ == name for name, function in MUTANTS.items())
