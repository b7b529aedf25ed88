"""Owns hearing a scanner that types at something which takes no text: signs at machine speed, ended by Enter; knows no codes."""

from __future__ import annotations

from ui.widgets.key_time import GAP_SECONDS
from ui.widgets.stray_scans import SIGNS_MIN


class Bursts:
    """Signs that follow each other faster than a person types. Moments are in seconds."""

    def __init__(self) -> None:
        self._typed = ""
        self._last = 0.0

    def sign(self, text: str, at: float) -> bool:
        """Another sign came. True when it is part of a burst, so that it is nobody's single key."""
        within = bool(self._typed) and at - self._last <= GAP_SECONDS
        self._typed = self._typed + text if within else text
        self._last = at
        return within

    def end(self, at: float) -> str:
        """Enter came: what was scanned; empty where a person pressed it."""
        typed, self._typed = self._typed, ""
        scanned = len(typed) >= SIGNS_MIN and at - self._last <= GAP_SECONDS
        return typed if scanned else ""
