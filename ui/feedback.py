"""Owns what a screen answers to a scan or a command: verdict, three-part text, offers; knows no toolkit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ui.theme.tokens import Tone


class Verdict(StrEnum):
    """Each has its colour, icon, word and sound; none of them speaks alone."""

    OK = "ok"
    ATTENTION = "attention"
    REJECTED = "rejected"
    INFO = "info"
    """Silent: news, not the result of a scan."""

    @property
    def tone(self) -> Tone:
        return {
            Verdict.OK: Tone.GOOD,
            Verdict.ATTENTION: Tone.WARN,
            Verdict.REJECTED: Tone.BAD,
            Verdict.INFO: Tone.ACCENT,
        }[self]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to do about it right here: a verb, and what it does."""

    text: str
    take: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Feedback:
    """`text` is the one line everyone reads; `expected` and `next_step` follow it for what went wrong."""

    verdict: Verdict
    text: str
    expected: str = ""
    next_step: str = ""
    offers: tuple[Offer, ...] = ()

    @property
    def spoken(self) -> str:
        """All of it as one text, for screen readers."""
        return " ".join(part for part in (self.text, self.expected, self.next_step) if part)
