"""Whether a process of this computer is still there."""

from __future__ import annotations

import os


def is_alive(pid: int) -> bool:
    """As POSIX tells it; a process that ended and was never asked for its end counts as alive."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
