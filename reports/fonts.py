"""Owns the embedded typefaces: their registration, the width of a text, and which face draws which letter.

IBM Plex Sans Condensed (SIL Open Font License, beside this file) has figures of equal width and all Latin letters; the
letters that it lacks (Greek, Cyrillic) come from IBM Plex Sans. A letter that neither has is drawn as an empty box, and
stays extractable as itself.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "DockledgerSans"
BOLD = "DockledgerSans-SemiBold"
FALLBACK = "DockledgerSans-Fallback"

_FILES = {
    REGULAR: "IBMPlexSansCondensed-Regular.ttf",
    BOLD: "IBMPlexSansCondensed-SemiBold.ttf",
    FALLBACK: "IBMPlexSans-Variable.ttf",
}


@cache
def register() -> None:
    """Make the faces known to ReportLab; later calls do nothing."""
    for name, file_name in _FILES.items():
        with as_file(files("reports") / "fonts" / file_name) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))
    for italic in (0, 1):
        addMapping(REGULAR, 0, italic, REGULAR)
        addMapping(REGULAR, 1, italic, BOLD)


@cache
def _widths(font: str) -> dict[str, float]:
    """Width of each letter of a face per point of size, the fallback's where the face has none."""
    register()
    own = pdfmetrics.getFont(font).face
    other = pdfmetrics.getFont(FALLBACK).face
    found = {chr(code): other.charWidths[code] / 1000 for code in other.charToGlyph}
    found.update({chr(code): own.charWidths[code] / 1000 for code in own.charToGlyph})
    return found


@cache
def _letters(font: str) -> frozenset[str]:
    register()
    return frozenset(chr(code) for code in pdfmetrics.getFont(font).face.charToGlyph)


def width_of(text: str, font: str, size: float = 1.0) -> float:
    """Width of a text in points; with size 1 in ems."""
    return size * _ems(text, font)


@lru_cache(maxsize=65536)
def _ems(text: str, font: str) -> float:
    widths = _widths(font)
    try:
        return sum([widths[letter] for letter in text])
    except KeyError:
        return sum([widths.get(letter, 0.6) for letter in text])


def covers(text: str, font: str) -> bool:
    """Whether the face has every letter of the text."""
    return text.isascii() or _letters(font).issuperset(text)


def spans(text: str, font: str) -> Iterator[tuple[str, str]]:
    """The text in runs of (face, run), so that each letter is drawn by a face that has it."""
    own, other = _letters(font), _letters(FALLBACK)
    for face, letters in groupby(text, lambda letter: FALLBACK if letter not in own and letter in other else font):
        yield face, "".join(letters)


def markup(text: str, font: str = REGULAR) -> str:
    """The text as paragraph markup: escaped, line ends kept, and other faces named where letters need them."""
    if covers(text, font):
        return escape(text).replace("\n", "<br/>")
    runs = (escape(run) if face == font else f'<font name="{face}">{escape(run)}</font>' for face, run in spans(text, font))
    return "".join(runs).replace("\n", "<br/>")
