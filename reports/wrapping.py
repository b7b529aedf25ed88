"""Owns how texts break into lines and how columns share a width in points; draws nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.fonts import width_of

_BREAK_AFTER = "-/_.,:;·|"


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """The lines of a text within a width: breaks at spaces, then after punctuation, then anywhere; loses no letter."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        if width_of(paragraph, font, size) <= width:
            lines.append(paragraph)
            continue
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width_of(longer, font, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, font, size, width)
            lines.extend(full)
        lines.append(line)
    return lines


def _pieces(word: str, font: str, size: float, width: float) -> list[str]:
    """One word in pieces that each fit."""
    pieces: list[str] = []
    while width_of(word, font, size) > width and len(word) > 1:
        cut, used = 1, width_of(word[0], font, size)
        while cut < len(word) and used + width_of(word[cut], font, size) <= width:
            used += width_of(word[cut], font, size)
            cut += 1
        marks = [place for place in range(cut, 0, -1) if word[place - 1] in _BREAK_AFTER]
        if marks and marks[0] > cut // 2:
            cut = marks[0]
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


@dataclass(frozen=True, slots=True)
class Need:
    """What a column asks for, in points: `natural` shows everything on one line, `least` is the narrowest that is still
    fair; a column with `weight` 0 never gets less or more than its natural width while another can give or take."""

    natural: float
    least: float
    weight: float


def share(needs: Sequence[Need], width: float) -> list[float] | None:
    """Widths that fill `width`, or None when even the least widths do not fit."""
    if sum(need.least for need in needs) > width + 0.01:
        return None
    room = width - sum(need.natural for need in needs)
    if room >= 0:
        return _grown(needs, room)
    given = [need.least if need.weight else need.natural for need in needs]
    if sum(given) > width:
        given = [need.least for need in needs]
    return _filled(needs, given, width)


def _grown(needs: Sequence[Need], room: float) -> list[float]:
    weight = sum(need.weight for need in needs)
    if weight:
        return [need.natural + room * need.weight / weight for need in needs]
    return [need.natural + room / len(needs) for need in needs]


def _filled(needs: Sequence[Need], given: list[float], width: float) -> list[float]:
    """Hand out what is left, first to those still below their natural width, in proportion to what they lack."""
    room = width - sum(given)
    lacks = [max(need.natural - had, 0.0) * (need.weight or 1.0) for need, had in zip(needs, given, strict=True)]
    while room > 0.01 and any(lacks):
        whole = sum(lacks)
        gains = [min(room * lack / whole, need.natural - had) if lack else 0.0 for lack, need, had in zip(lacks, needs, given, strict=True)]
        given = [had + gain for had, gain in zip(given, gains, strict=True)]
        room -= sum(gains)
        lacks = [lack if need.natural - had > 0.01 else 0.0 for lack, need, had in zip(lacks, needs, given, strict=True)]
    return given
