"""Processes by fork: what they import is imported once, so that one that was killed is there again in a moment.

`python -m tests.faults.nursery` reads what to start, a line of JSON each, and answers with the process's number. Whatever it started
ends with it.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLIENT, SERVICE = "client", "service"


class Child:
    """A process that the nursery started; known by a handle that no later process of the same number answers to."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        try:
            self._handle = os.pidfd_open(pid)
        except ProcessLookupError:
            self._handle = -1

    def signal(self, number: signal.Signals) -> None:
        if self._handle >= 0:
            try:
                signal.pidfd_send_signal(self._handle, number)
            except ProcessLookupError:
                return

    def ended(self, seconds: float = 0.0) -> bool:
        """Whether it has ended, waiting for it at most so long."""
        return self._handle < 0 or bool(select.select([self._handle], [], [], seconds)[0])

    def kill(self) -> None:
        """End it without warning, and come back when it is gone."""
        self.signal(signal.SIGKILL)
        self.ended(20)
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


class Nursery:
    """Starts clients and services; `close` ends them all."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            start_new_session=True,
        )

    def start(self, kind: str, words: Sequence[str], *, said: Path, log: Path, environment: Mapping[str, str]) -> Child:
        assert self._process.stdin and self._process.stdout
        wanted = {"kind": kind, "words": list(words), "said": str(said), "log": str(log), "environment": dict(environment)}
        self._process.stdin.write(json.dumps(wanted).encode() + b"\n")
        self._process.stdin.flush()
        return Child(int(self._process.stdout.readline()))

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()


def _be(wanted: Mapping[str, object]) -> int:
    """What the new process does; its input and outputs are its own."""
    from app.roof.last_resort import run
    from tests.faults import client

    words = [str(word) for word in wanted["words"]]  # type: ignore[attr-defined]
    for number, target, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, str(wanted["said"]), os.O_WRONLY | os.O_APPEND | os.O_CREAT),
        (2, str(wanted["log"]), os.O_WRONLY | os.O_APPEND | os.O_CREAT),
    ):
        handle = os.open(target, flags, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    os.environ.update(wanted["environment"])  # type: ignore[call-overload]
    if wanted["kind"] == CLIENT:
        client.main(*words)
        return 0
    return run(words)


def main() -> None:
    """Start what is asked for until nobody can ask any more, then end everything."""
    import app.cli  # noqa: F401 - imported here, before anyone is born
    import tests.faults.client  # noqa: F401

    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            code = 99
            try:
                code = _be(json.loads(line))
            except BaseException:  # noqa: BLE001 - it must not go on as a nursery, whatever it met
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(code)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
