"""Kills and a failing network, as many as you like; prints what was done and what became of it.

`python -m tests.faults.run` deals out what a release has to stand: 2,000 kills of clients, 500 of posters, 50 of the server, 500 of its
sessions, and 20,000 faults of the network, in rounds with a book of their own that is judged at the end of each. `--part 0.1` is a tenth
of it, `--seconds` begins no round after so long. With `--record FILE` every round is written down, and `--go-on` does what is missing there.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults.harness import DidNotHeal, Harness, Plan, Report
from tests.faults.nursery import Nursery

RELEASE = Plan(clients=2_000, posters=500, postmasters=50, backends=500, freezes=50, frozen_servers=20, network=20_000)
ROUND_CLIENTS = 100
"""Kills of clients in a round; the other blows in proportion. A round is a few minutes."""

COUNTED = {
    "clients": ("killed client",),
    "posters": ("killed poster",),
    "postmasters": ("killed postmaster", "killed server"),
    "backends": ("killed backend", "killed backend -9"),
    "freezes": ("frozen poster",),
    "frozen_servers": ("frozen server",),
}


def dealt(events: Counter[str]) -> dict[str, int]:
    """How many blows of each kind of a plan were dealt."""
    found = {kind: sum(events[name] for name in names) for kind, names in COUNTED.items()}
    met = "network faults that met somebody"
    return found | {"network": sum(count for name, count in events.items() if name.startswith("network ") and name != met)}


def rounds_of(missing: Plan) -> int:
    return max(1, round(missing.clients / ROUND_CLIENTS))


def share(missing: dict[str, int], rounds: int) -> Plan:
    """What of it a round does when so many are left."""
    return Plan(**{kind: -(-count // rounds) for kind, count in missing.items()})


def played(plan: Plan, *, seed: int, nursery: Nursery, told: Callable[[str], None] = lambda line: None) -> Report:
    """A round in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="dockledger-kills-", ignore_cleanup_errors=True) as folder:
        harness = Harness(Path(folder), seed=seed, nursery=nursery)
        try:
            return harness.play(plan, told=told)
        finally:
            harness.close()


def play_all(plan: Plan, *, seed: int, seconds_max: float, record: Path | None, told: Callable[[str], None]) -> Report:
    """Round after round until the plan is fulfilled, time is up, or something is wrong; what `record` holds was done before."""
    whole = Report()
    done = 0
    for line in record.read_text().splitlines() if record and record.exists() else ():
        known = json.loads(line)
        known["events"] = Counter(known["events"])
        whole.add(Report(**known))
        done += 1
    end = time.monotonic() + seconds_max
    nursery = Nursery()
    try:
        while time.monotonic() < end and not whole.wrong:
            so_far = dealt(whole.events)
            missing = {kind: max(0, count - so_far[kind]) for kind, count in vars(plan).items()}
            if not any(missing.values()):
                break
            began = time.monotonic()
            part = share(missing, rounds_of(Plan(**missing)))
            try:
                report = played(part, seed=seed + done, nursery=nursery, told=told)
            except DidNotHeal as trouble:
                report = Report(wrong=[str(trouble)])
            report.wrong = [f"round {done}, seed {seed + done}: {one}" for one in report.wrong]
            whole.add(report)
            done += 1
            if record and not report.wrong:
                with record.open("a") as file:
                    file.write(json.dumps(report.facts()) + "\n")
            told(f"round {done}, {time.monotonic() - began:.0f} s: {report}\n  together {dealt(whole.events)}")
    finally:
        nursery.close()
    return whole


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", type=float, default=1.0, help="of a release's blows")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="no round begins after so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", type=Path, help="a file for what every round did, a line each")
    parser.add_argument("--go-on", action="store_true", help="count what the record holds as done")
    given = parser.parse_args()
    if given.record and given.record.exists() and not given.go_on:
        parser.error(f"{given.record} is there already; add --go-on to do what is missing, or name another")
    plan = Plan(**{name: max(1, round(count * given.part)) for name, count in vars(RELEASE).items()})

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    report = play_all(plan, seed=given.seed, seconds_max=given.seconds, record=given.record, told=say)
    say(f"together: {report}")
    return min(len(report.wrong), 100)


if __name__ == "__main__":
    sys.exit(main())
