"""Kills and a failing network, as many as you like; prints what was done and what became of it.

`python -m tests.faults.run` deals out what a release has to stand: 2,000 kills of clients, 500 of posters, 50 of the server, 500 of its
sessions, and 20,000 faults of the network. `--part 0.1` is a tenth of it, `--seconds` ends it sooner.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.harness import Harness, Plan, Report

RELEASE = Plan(clients=2_000, posters=500, postmasters=50, backends=500, freezes=50, network=20_000)


def played(plan: Plan, *, seconds_max: float = float("inf"), seed: int, said: bool = False) -> Report:
    """A run in a folder of its own."""

    def say(line: str) -> None:
        if said:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    with tempfile.TemporaryDirectory(prefix="dockledger-kills-", ignore_cleanup_errors=True) as folder:
        harness = Harness(Path(folder), seed=seed)
        try:
            report = harness.play(plan, seconds_max=seconds_max, told=say)
        finally:
            harness.close()
    say(str(report))
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", type=float, default=1.0, help="of a release's blows")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="the longest it may go on")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    plan = Plan(**{name: max(1, round(count * given.part)) for name, count in vars(RELEASE).items()})
    report = played(plan, seconds_max=given.seconds, seed=given.seed, said=True)
    return len(report.lost) + len(report.doubled) + len(report.untrue) + report.undecided + len(report.broken_proofs)


if __name__ == "__main__":
    sys.exit(main())
