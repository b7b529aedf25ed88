"""What those who wait know of the posting: the rounds that ended and how the last one stood; knows neither thread nor process."""

from __future__ import annotations

import json
import threading
from typing import Protocol

import msgspec


class Round(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a round of posting ended: whether the book's lock is ours, how many commands were decided, and what stops it."""

    hosting: bool
    decided: int = 0
    trouble: str = ""


def told(ended: Round) -> bytes:
    """A round as a line for another process; plain ASCII, so that any file name in it comes through."""
    return json.dumps(msgspec.to_builtins(ended)).encode() + b"\n"


def heard(line: bytes) -> Round | None:
    """The round that a line tells; None where it tells none."""
    try:
        return msgspec.convert(json.loads(line), Round)
    except (ValueError, msgspec.ValidationError):
        return None


class Rounds:
    """Rounds as they end, told by one thread and waited for by any."""

    def __init__(self) -> None:
        self.number = 0
        self.last = Round(hosting=False)
        self._changed = threading.Condition()

    def saw(self, ended: Round) -> None:
        """A round ended; whoever waits for one goes on."""
        with self._changed:
            self.last = ended
            self.number += 1
            self._changed.notify_all()

    def wait_beyond(self, mark: int, seconds: float) -> None:
        """Wait until a round after number `mark` has ended, at most so long."""
        with self._changed:
            if self.number == mark:
                self._changed.wait(seconds)


class Posting(Protocol):
    """Where the poster of an embedded book runs for us. `start` once, then `wake` from any thread, `stop` once."""

    @property
    def rounds(self) -> Rounds: ...

    def start(self) -> None:
        """Begin to post, or to wait for the lock of whoever does."""

    def wake(self) -> None:
        """Something was put into the log; does not block."""

    def stop(self) -> None:
        """End after the batch at hand; when this returns nobody of ours posts any more and the lock is free."""
