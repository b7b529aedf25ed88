"""Clients, posters and the server are killed −9 and the network fails in every way; nothing is lost, nothing doubled.

A short run; `python -m tests.faults.run` is a long one.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.faults import run
from tests.faults.harness import Plan, Report
from tests.faults.nursery import Nursery
from tests.faults.proxy import MODES

ROUNDS_UNTIL_IN_STEP_MAX = 40
"""Ten seconds hold fewer rounds than this, however fast the machine: rounds wait for each other, for the poster and for retries."""


def test_kills_and_a_failing_network_lose_and_double_nothing() -> None:
    nursery = Nursery()
    try:
        report = run.played(Plan(), seed=1, nursery=nursery)
    finally:
        nursery.close()
    assert report.wrong == [], report
    assert report.saved > 30, report
    happened = {"killed client", "killed poster", "killed backend", "frozen poster", *(f"network {mode}" for mode in MODES)}
    assert happened <= set(report.events), report
    assert run.dealt(report.events)["postmasters"] == 1, report
    assert report.rounds_until_in_step <= ROUNDS_UNTIL_IN_STEP_MAX, report


def test_a_run_goes_on_where_its_record_ends_and_stops_where_something_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record, asked = tmp_path / "record", []

    def dealt_out(plan: Plan, *, seed: int, **_: object) -> Report:
        asked.append((seed, plan.clients, plan.network))
        names = {kind: names[0] for kind, names in run.COUNTED.items()} | {"network": "network cut"}
        wrong = ["lost: x"] if seed == 13 else []
        return Report(events=Counter({names[kind]: count for kind, count in vars(plan).items()}), wrong=wrong)

    monkeypatch.setattr(run, "played", dealt_out)
    monkeypatch.setattr(run, "Nursery", lambda: type("None_", (), {"close": lambda self: None})())
    plan = Plan(clients=3 * run.ROUND_CLIENTS, network=900)
    monkeypatch.setattr(run.time, "monotonic", iter((0.0, 1.0, 1.0, 1.0, 99.0)).__next__)
    run.play_all(plan, seed=11, seconds_max=10, record=record, told=lambda line: None)
    monkeypatch.undo()
    monkeypatch.setattr(run, "played", dealt_out)
    monkeypatch.setattr(run, "Nursery", lambda: type("None_", (), {"close": lambda self: None})())
    report = run.play_all(plan, seed=11, seconds_max=1e9, record=record, told=lambda line: None)
    assert asked == [(seed, run.ROUND_CLIENTS, 300) for seed in (11, 12, 13)]
    assert report.wrong == ["round 2, seed 13: lost: x"]
    assert len([json.loads(line) for line in record.read_text().splitlines()]) == 2
