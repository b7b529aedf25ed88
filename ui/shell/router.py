"""Owns where a scan leads: ordered rules, the first that answers wins; plain Python, may run off the UI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from ui.feedback import Feedback, Offer, Verdict
from ui.i18n import translate
from ui.scan import CommandCode, GarbledCode, Reading, UnreadableCode
from ui.shell.places import Place


@dataclass(frozen=True, slots=True)
class Go:
    """Open a place; `feedback` is said there."""

    place: Place
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """Stay, and say this."""

    feedback: Feedback


Answer = Go | Say


@dataclass(frozen=True, slots=True)
class Ask:
    """A screen has to look something up first: `look_up` runs off the UI thread, what it returns is called on it.

    Scans that come meanwhile wait in line. False leaves the code to the rules.
    """

    look_up: Callable[[], Callable[[], Answer | bool]]


class ScanRule(Protocol):
    """One thing a code may be. `name` says what, in words for “expected …”, already translated."""

    @property
    def name(self) -> str: ...

    def answer(self, reading: Reading, here: Place | None) -> Answer | None:
        """None: not mine. Looks things up and changes nothing."""


class Router:
    """Asks its rules in their order."""

    def __init__(self, rules: Iterable[ScanRule] = ()) -> None:
        self._rules = list(rules)

    def add(self, rule: ScanRule, *, before: str | None = None) -> None:
        """Append a rule, or put it in front of the one named. Raises ValueError if there is none of that name."""
        if before is None:
            self._rules.append(rule)
            return
        names = [one.name for one in self._rules]
        if before not in names:
            raise ValueError(f"no rule is called {before!r}")
        self._rules.insert(names.index(before), rule)

    def route(self, reading: Reading, here: Place | None) -> Answer | None:
        """The first answer; None where no rule knows the code."""
        for rule in self._rules:
            answer = rule.answer(reading, here)
            if answer is not None:
                return answer
        return None

    def expected(self) -> str:
        """What could have been scanned, in words."""
        return ", ".join(rule.name for rule in self._rules)


def unknown_code(reading: Reading, expected: str, offers: tuple[Offer, ...]) -> Feedback:
    """The three parts: what was scanned, what was expected, what to do next."""
    return Feedback(
        Verdict.REJECTED,
        translate("shell", "“{code}” is not known here.").format(code=reading.raw),
        translate("shell", "Expected: {expected}.").format(expected=expected) if expected else "",
        translate("shell", "Nothing was changed. Scan it again or choose what to do."),
        offers,
    )


def code_trouble(reading: Reading) -> Feedback | None:
    """What is wrong with the code itself, before anyone looks it up; None if nothing is."""
    match reading.code:
        case GarbledCode(layout=layout, meant=meant):
            return Feedback(
                Verdict.REJECTED,
                translate("shell", "The scanner and the computer use different keyboards."),
                translate("shell", "The computer is set to {layout}; the code was probably {code}.").format(layout=layout.name, code=meant),
                translate("shell", "Open the scanner check from the menu and follow its advice."),
            )
        case UnreadableCode(reason=reason):
            return Feedback(
                Verdict.REJECTED,
                translate("shell", "This GS1 code cannot be read."),
                translate("shell", "Its content breaks the standard: {reason}").format(reason=reason),
                translate("shell", "Nothing was changed. Type the item or lot by hand, or print a new label."),
            )
        case _:
            return None


def command_unknown(code: CommandCode) -> Feedback:
    return Feedback(
        Verdict.REJECTED,
        translate("shell", "The command {name} does nothing here.").format(name=code.name),
        translate("shell", "Expected a command of this screen."),
        translate("shell", "Press Ctrl+K to see what can be done here."),
    )
