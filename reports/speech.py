"""Owns how a paper speaks: its own sentences, words of closed lists, and what the book keeps as codes and facts; knows no page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.wording import ENGLISH, Voice, read_aloud
from reports.dictionary import CORE, PAPERS, words_of

if TYPE_CHECKING:
    from reports.figures import Figures


def say(language: str, text: str, facts: dict[str, object]) -> str:
    """A sentence of a paper with its {facts}, by its English; the English where a language has none."""
    said = words_of(language, PAPERS).get(text, text)
    return said.format(**facts) if facts else said


def word(language: str, code: str) -> str:
    """A value of a closed list as people read it: soft_closed is “soft closed”, and “für Lager geschlossen” in German."""
    english = ENGLISH.word(code)
    return words_of(language, PAPERS).get(english) or words_of(language, CORE).get(english, english)


class PaperVoice(Voice):
    """How codes and facts sound on a paper: in its language, with its figures."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def template(self, code: str) -> str | None:
        english = super().template(code)
        return None if english is None else words_of(self._figures.language, CORE).get(english, english)

    def decimal(self, value: Decimal) -> str:
        return self._figures.number(value)

    def day(self, value: date) -> str:
        return self._figures.day(value)

    def word(self, word: str) -> str:
        return self._figures.word(word)


def told(text: str, figures: Figures) -> str:
    """The words of a written phrase, or somebody's own words as they are."""
    return read_aloud(text, PaperVoice(figures))
