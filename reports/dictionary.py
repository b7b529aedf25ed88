"""Owns the translators' files as they are read: source text to its words in a language; knows no sentence and no toolkit.

Papers read the same files that the desktop's dictionaries are built from: what a person edits in Qt Linguist is on both.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import resources

FOLDER = Path(resources.__file__).parent / "translations"
LANGUAGES = ("en", "de")
"""What papers and the desktop speak; English is what the sources are written in."""
PAPERS = "papers"
"""The context of what stands on papers."""
CORE = "refusals"
"""The context of what the core says by codes: phrases and words of the book."""


def read_file(file: Path) -> dict[str, tuple[str, ...]]:
    """Source text -> its translations (one, or one per plural form); unfinished ones are empty, a file that is not there has none."""
    if not file.exists():
        return {}
    known: dict[str, tuple[str, ...]] = {}
    for message in ElementTree.parse(file).getroot().iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        if translation is None:
            continue
        forms = translation.findall("numerusform")
        known[source] = tuple(form.text or "" for form in forms) if forms else (translation.text or "",)
    return known


@cache
def words_of(language: str, context: str) -> Mapping[str, str]:
    """Source text -> its words in a language; nothing for English, and for a language we lack."""
    return {source: texts[0] for source, texts in read_file(FOLDER / language / f"{context}.ts").items() if texts[0]}


def language_of_country(country: str) -> str:
    """The language of a country's papers by its ISO code, English where we do not speak it; "" where no country is said."""
    if not country:
        return ""
    return "de" if country.upper() in _GERMAN else "en"


_GERMAN = frozenset({"DE", "AT", "CH", "LI"})
