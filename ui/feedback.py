"""Owns what a screen answers to a scan or a command: verdict, three-part text, offers; knows no toolkit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol

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
    take: Callable[[], None] = field(compare=False)


class Decided(Protocol):
    """What became of a command."""

    @property
    def status(self) -> str: ...
    @property
    def result(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Known:
    """How things stand now: whether the book answers, and what became of commands, as far as somebody asked for them."""

    reached: bool
    outcomes: Mapping[str, Decided]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something is said that does not end with its page: it is asked again at each change.

    `now` gives what is to be said now, None once the cause has ended. `command_id` names the command whose outcome it needs for that.
    """

    now: Callable[[Known], Feedback | None]
    command_id: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """`text` is the one line everyone reads; `expected` and `next_step` follow it for what went wrong.

    It ends with its page or the next one that is said; where something may end it before, that is its `cause`.
    """

    verdict: Verdict
    text: str
    expected: str = ""
    next_step: str = ""
    offers: tuple[Offer, ...] = ()
    cause: Cause | None = field(default=None, compare=False)

    @property
    def spoken(self) -> str:
        """All of it as one text, for screen readers."""
        return " ".join(part for part in (self.text, self.expected, self.next_step) if part)


def until_decided(said: Feedback, command_id: str) -> Feedback:
    """What is said of a command that waits, and is gone once it does not."""

    def now(known: Known) -> Feedback | None:
        decided = known.outcomes.get(command_id)
        return until if decided is not None and decided.status == "waiting" else None

    until = replace(said, cause=Cause(now, command_id))
    return until


def until_reached(said: Feedback) -> Feedback:
    """What is said while the book does not answer, and is gone once it does."""
    until = replace(said, cause=Cause(lambda known: None if known.reached else until))
    return until
