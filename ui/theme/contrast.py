"""Owns the contrast arithmetic of WCAG 2.2 (relative luminance, ratio); knows colours only as `#RRGGBB`."""

from __future__ import annotations


def relative_luminance(colour: str) -> float:
    """0.0 (black) to 1.0 (white), after https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"a colour is written #RRGGBB, not {colour!r}")
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """1.0 (alike) to 21.0 (black on white); the order of the two does not matter."""
    light, dark = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
