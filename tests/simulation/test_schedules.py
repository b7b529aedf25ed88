"""The protocol under fire: many schedules keep every promise, and seeded bugs are caught.

`DOCKLEDGER_SCHEDULES` says how many schedules are played here; `python -m tests.simulation.run 1000000` plays a million and
`--mutants` hunts every seeded bug and prints the list.
"""

from __future__ import annotations

import os

import pytest

from tests.simulation.mutants import MUTANTS
from tests.simulation.run import broken_by, hunt, play
from tests.simulation.world import World

SCHEDULES = int(os.environ.get("DOCKLEDGER_SCHEDULES", "150"))
QUICK = (
    "sent_before_it_was_taken",
    "one_position_is_skipped",
    "changed_rows_are_not_superseded",
    "a_retry_takes_a_new_id",
    "changes_carry_the_first_position_of_their_batch",
    "saved_only_in_memory",
    "the_newest_is_sent_first",
)


def test_every_schedule_keeps_every_promise() -> None:
    passed, broken = play(0, SCHEDULES)
    assert not broken
    assert passed == SCHEDULES


@pytest.mark.parametrize("seed", [274, 306, 370])
def test_schedules_that_found_a_bug_once_stay_good(seed: int) -> None:
    assert not broken_by(seed)


def test_a_seed_replays_to_the_same_log() -> None:
    logs = []
    for _ in range(2):
        world = World(11)
        world.run()
        with world.server.engine.connect() as connection:
            logs.append(connection.exec_driver_sql("SELECT id, kind, body, status, seq, arrival FROM command ORDER BY arrival").all())
    assert logs[0] == logs[1]
    assert len(logs[0]) > 5


@pytest.mark.parametrize("name", QUICK)
def test_a_seeded_bug_is_caught(name: str) -> None:
    _, what = hunt(name, schedules_max=40)
    assert what, f"{name} survived"


def test_there_are_enough_seeded_bugs() -> None:
    assert len(MUTANTS) >= 20
    assert all(function.__name__ == name for name, function in MUTANTS.items())
