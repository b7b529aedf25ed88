"""Work in processes forked from this one, a few at a time, each with a folder in memory that goes with it; knows no mutant."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Tell = Callable[[dict[str, Any]], None]
MEMORY_MAX = 3 << 30
WAITS_FACTOR = 20
"""How much longer than its processor time a child may take by the clock, on a machine that has other work."""


@dataclass(frozen=True)
class Ended:
    """What a child told before it ended; nothing where it was stopped (`signal`) or fell over."""

    told: dict[str, Any] | None
    signal: int
    seconds: float


@dataclass(frozen=True)
class Job:
    """What a child does with `tell`, within so many seconds of processor time. `key` says whose it is."""

    key: object
    work: Callable[[Tell], None]
    seconds: int


def results(job: Callable[[], Job | None], at_once: int) -> Iterator[tuple[object, Ended]]:
    """Each job's end, as they end. `job` is asked whenever there is room, so that what is next may depend on earlier ends."""
    running: dict[int, _Running] = {}
    while True:
        while len(running) < at_once and (found := job()) is not None:
            begun = _begun(found)
            running[begun.pid] = begun
        if not running:
            return
        pid, status, used = os.wait4(-1, 0)
        if pid in running:
            begun = running.pop(pid)
            yield begun.key, _ended(begun, status, used)


def alone(job: Job) -> Ended:
    """The same for one, whatever else is running."""
    begun = _begun(job)
    _, status, used = os.wait4(begun.pid, 0)
    return _ended(begun, status, used)


@dataclass(frozen=True)
class _Running:
    pid: int
    key: object
    pipe: int
    folder: Path


def _ended(begun: _Running, status: int, used: resource.struct_rusage) -> Ended:
    with os.fdopen(begun.pipe, encoding="utf-8") as told:
        line = told.read()
    shutil.rmtree(begun.folder, ignore_errors=True)
    stopped = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return Ended(json.loads(line) if line.endswith("\n") else None, stopped, used.ru_utime + used.ru_stime)


def _begun(job: Job) -> _Running:
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="dockledger-mutant-", dir=memory if memory.is_dir() else None))
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return _Running(pid, job.key, reading, folder)
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(reading)
        _bound(job.seconds, folder)
        job.work(lambda told: _tell(writing, told))
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the child ends here whatever it was: nobody above it may go on twice
        os._exit(1)


def _bound(seconds: int, folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_MAX, MEMORY_MAX))
    signal.alarm(seconds * WAITS_FACTOR)
    os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = str(folder)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _tell(pipe: int, told: dict[str, Any]) -> None:
    os.write(pipe, (json.dumps(told) + "\n").encode())
