"""Owns how long rendering tells its advance and is stopped; knows no format."""

from collections.abc import Callable

ProgressCallback = Callable[[int, int], None]
"""Called with (done, total) in units of work; done never falls and ends at total."""

CancelCheck = Callable[[], bool]
"""Asked often; True means: stop now."""


class ReportCancelled(Exception):
    """The caller asked to stop; nothing of the output was kept."""


class Pace:
    """Advance through a known number of steps: tells the callback, and raises when asked to stop."""

    def __init__(self, steps: int, progress: ProgressCallback | None, cancelled: CancelCheck | None) -> None:
        self._steps = max(steps, 1)
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def advance(self, steps: int) -> None:
        """Note that so many more steps are done. Raises ReportCancelled when the caller wants to stop."""
        if self._cancelled is not None and self._cancelled():
            raise ReportCancelled
        self._done = min(self._done + steps, self._steps)
        if self._progress is not None:
            self._progress(self._done, self._steps)

    def finish(self) -> None:
        """Note that everything is done."""
        self.advance(self._steps - self._done)


def unwatched() -> Pace:
    """A pace that nobody watches or stops."""
    return Pace(1, None, None)
