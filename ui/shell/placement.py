"""Owns where a window may stand: wholly on a screen that exists; plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SMALLEST = (1024, 768)


@dataclass(frozen=True, slots=True)
class Box:
    """Device-independent pixels; `left`, `top` may be negative on screens left of or above the first."""

    left: int
    top: int
    width: int
    height: int


def fitted(wanted: Box, screens: Sequence[Box]) -> Box:
    """The wanted box, moved and shrunk onto the screen it overlaps most; the first screen where it overlaps none."""
    if not screens:
        return wanted
    home = max(screens, key=lambda screen: _overlap(wanted, screen))
    width = min(max(wanted.width, SMALLEST[0]), home.width)
    height = min(max(wanted.height, SMALLEST[1]), home.height)
    if _overlap(wanted, home) == 0:
        return Box(home.left + (home.width - width) // 2, home.top + (home.height - height) // 2, width, height)
    left = min(max(wanted.left, home.left), home.left + home.width - width)
    top = min(max(wanted.top, home.top), home.top + home.height - height)
    return Box(left, top, width, height)


def _overlap(one: Box, other: Box) -> int:
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(across, 0) * max(down, 0)
