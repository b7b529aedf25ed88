"""Some people at their workstations, as a process of its own: each posts one command after another, waiting for each outcome.

Reads lines of JSON: first who they are and what they will post, then "go"; prints how long each command took from the moment it was
stored until its outcome was back here. With nothing to post they are idle until the input ends.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

from app.commands import catalogue  # noqa: F401
from app.commands.registry import read_body
from app.workstation import Workstation


def tell(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)


def work(station: Workstation, commands: list[list[Any]], took: list[tuple[str, float]], bad: list[str]) -> None:
    for kind, body in commands:
        record = station.request(read_body(kind, json.dumps(body).encode()))
        began = time.perf_counter()
        outcome = station.submit(record)
        took.append((kind, time.perf_counter() - began))
        if outcome.status not in ("posted", "held"):
            bad.append(f"{kind} {outcome.status} {outcome.result}")


def main() -> None:
    people = json.loads(sys.stdin.readline())
    stations = [Workstation(one["place"], member=one["member"], folder=Path(one["folder"])) for one in people]
    while any(station.status().connection != "online" for station in stations):
        time.sleep(0.05)
    tell(ready=len(stations))
    if not sys.stdin.readline():
        return
    took: list[tuple[str, float]] = []
    bad: list[str] = []
    threads = [
        threading.Thread(target=work, args=(station, one["commands"], took, bad)) for station, one in zip(stations, people, strict=True)
    ]
    began, used = time.time(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tell(began=began, ended=time.time(), took=took, bad=bad, cpu=time.process_time() - used)
    sys.stdin.readline()
    for station in stations:
        station.close()


if __name__ == "__main__":
    main()
