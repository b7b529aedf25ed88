"""Turns among those who wait: shares of work, the order of one's own, large commands alone; and what a batch holds at most."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.desk import CommandRecord
from app.limits import ALONE_BYTES_MIN, BATCH_LINES_MAX, BODY_BYTES_MAX, LINES_MAX, lines_in
from app.poster import Patience, Waiting
from app.turns import COMMAND_COST_BYTES, Turns, cost_of

COMMANDS, BYTES = 20, 100_000
TEXTS = st.text(alphabet='ä"\\,:[]{} \n', max_size=4)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


def taken(shares: dict[str, list[tuple[int, int]]], turns: Turns) -> list[str]:
    """Take a batch out of `shares` and say whose its commands are."""
    chosen = turns.choose(shares, COMMANDS, BYTES)
    whose = []
    for entry in chosen:
        [sender] = [name for name, mine in shares.items() if entry in mine]
        assert shares[sender].pop(0) == entry, "one's own commands keep their order"
        whose.append(sender)
    return whose


def test_ten_thousand_of_one_member_keep_another_s_first_command_waiting_for_no_batch() -> None:
    shares = {"mallory": [(n, 100) for n in range(10_000)]}
    turns = Turns()
    for _ in range(50):
        taken(shares, turns)
    shares["clara"] = [(10_001, 1_500)]
    assert "clara" in taken(shares, turns)[:2]


def test_whoever_comes_while_large_ones_are_decided_waits_for_the_one_at_hand_alone() -> None:
    shares = {"mallory": [(n, BODY_BYTES_MAX) for n in range(100)]}
    turns = Turns()
    for number in range(10):
        assert taken(shares, turns) == ["mallory"]
        shares["clara"] = [(1_000 + number, 1_500)]
        assert taken(shares, turns) == ["clara"]


def test_who_sent_little_all_day_is_not_outrun_by_a_newcomer_who_sends_much() -> None:
    shares: dict[str, list[tuple[int, int]]] = {"clara": [(n, 1_500) for n in range(100)]}
    turns = Turns()
    while shares["clara"]:
        taken(shares, turns)
    shares |= {"mallory": [(200 + n, 300_000) for n in range(50)], "clara": [(1_000, 1_500)]}
    assert "clara" in taken(shares, turns) + taken(shares, turns)


def test_a_large_command_is_decided_alone_and_not_put_off_for_ever() -> None:
    shares = {"large": [(0, ALONE_BYTES_MIN * 4)], "small": [(n, 100) for n in range(1, 2_000)]}
    turns = Turns()
    batches = [taken(shares, turns) for _ in range(20)]
    assert [batch for batch in batches if "large" in batch] == [["large"]]


def test_whatever_waits_everyone_gets_about_as_much_and_a_batch_stays_within_its_bounds() -> None:
    chance = random.Random(7)
    sizes = (10, 500, 5_000, ALONE_BYTES_MIN * 2, BODY_BYTES_MAX + 1)
    shares = {name: [(chance.randrange(10**6), chance.choice(sizes)) for _ in range(400)] for name in "abcd"}
    for mine in shares.values():
        mine.sort()
    left = {name: list(mine) for name, mine in shares.items()}
    turns, given = Turns(), dict.fromkeys(shares, 0)
    while all(left.values()):
        before = {name: list(mine) for name, mine in left.items()}
        batch = taken(left, turns)
        costs = [cost_of(entry) for name in left for entry in before[name][: len(before[name]) - len(left[name])]]
        assert batch and len(batch) <= COMMANDS
        assert len(batch) == 1 or sum(costs) <= BYTES
        for name in left:
            given[name] += sum(map(cost_of, before[name][: len(before[name]) - len(left[name])]))
        assert max(given.values()) - min(given.values()) <= 3 * (ALONE_BYTES_MIN * 2 + COMMAND_COST_BYTES) + BYTES


def test_batches_become_as_small_as_they_have_to_on_a_busy_machine_and_whole_again() -> None:
    patience = Patience(batch_seconds=0.4)
    several, one = [waiting("a"), waiting("b")], [waiting("a")]
    for found, seconds, share in ((several, 0.5, 2), (several, 0.5, 4), (several, 0.3, 4), (one, 9.0, 4), (several, 0.1, 2), (one, 0.1, 1)):
        patience.regained(found, seconds)
        assert patience.share == share


def test_a_batch_takes_as_long_as_it_likes_where_nobody_waits_beside_it() -> None:
    patience = Patience()
    patience.lost([waiting("a"), waiting("b")], 1.0)
    assert patience.share == 2
    patience.regained([waiting("a"), waiting("b")], 60.0)
    assert patience.share == 1


def waiting(name: str) -> Waiting:
    return Waiting(CommandRecord(name, "junk", b"", "", "olga", "w", 0, datetime(2026, 1, 10, tzinfo=UTC)), 0, 0)


def test_a_body_s_lines_are_all_elements_of_its_lists() -> None:
    assert lines_in(b'{"lines": [{"lots": [1, 2]}, {}], "notes": []}') == 4
    assert lines_in(b'{"note": "[1, 2, {\\"a\\": [3]}]", "lines": []}') == 0
    assert LINES_MAX <= BATCH_LINES_MAX


@given(VALUES, st.sampled_from([None, 1]))
def test_lines_are_counted_without_reading_as_they_are_by_reading(value: object, indent: int | None) -> None:
    written = json.dumps(value, indent=indent, ensure_ascii=False).encode()
    assert lines_in(written) == lines_read(json.loads(written))


def lines_read(value: object) -> int:
    if isinstance(value, list):
        return len(value) + sum(map(lines_read, value))
    return sum(map(lines_read, value.values())) if isinstance(value, dict) else 0
