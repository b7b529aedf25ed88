"""Clients, posters and the server are killed −9 and the network fails in every way; nothing is lost, nothing doubled.

A short run; `python -m tests.faults.run` is a long one.
"""

from __future__ import annotations

from tests.faults.harness import Plan
from tests.faults.proxy import MODES
from tests.faults.run import played

ROUNDS_UNTIL_IN_STEP_MAX = 40
"""Ten seconds hold fewer rounds than this, however fast the machine: rounds wait for each other, for the poster and for retries."""


def test_kills_and_a_failing_network_lose_and_double_nothing() -> None:
    report = played(Plan(), seed=1)
    assert report.saved > 50, report
    assert (report.lost, report.doubled, report.untrue, report.undecided, report.broken_proofs) == ([], [], [], 0, []), report
    happened = {
        "killed client",
        "killed poster",
        "killed postmaster",
        "killed backend",
        "frozen poster",
        *(f"network {mode}" for mode in MODES),
    }
    assert happened <= set(report.events), report
    assert report.rounds_until_in_step <= ROUNDS_UNTIL_IN_STEP_MAX, report
