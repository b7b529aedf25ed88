"""Owns when a key was pressed: the moment the keyboard says, so that a busy program takes no person for a scanner nor the reverse."""

from __future__ import annotations

import time

from PySide6.QtGui import QKeyEvent

GAP_SECONDS = 0.05
"""Longer between two keys, and it was a person."""


def pressed_at(event: QKeyEvent) -> float:
    """Seconds from an arbitrary start; the clock's where the event carries no moment of its own."""
    stamp = event.timestamp()
    return stamp / 1000 if stamp else time.monotonic()
