"""Kills and a failing network for as long as you like: `python -m tests.faults.run 300`; prints what was done and what became of it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.harness import BLOWS, Harness, Report


def played(*, blows: int, seconds: float = 0.0, seed: int, said: bool = False) -> Report:
    """A run in a folder of its own."""

    def say(line: str) -> None:
        if said:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    with tempfile.TemporaryDirectory(prefix="dockledger-kills-", ignore_cleanup_errors=True) as folder:
        harness = Harness(Path(folder), seed=seed)
        try:
            report = harness.play(blows=blows, seconds=seconds, told=say)
        finally:
            harness.close()
    say(str(report))
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    report = played(blows=len(BLOWS), seconds=given.seconds, seed=given.seed, said=True)
    return len(report.lost) + len(report.doubled) + len(report.untrue) + report.undecided + len(report.broken_proofs)


if __name__ == "__main__":
    sys.exit(main())
