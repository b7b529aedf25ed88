"""Advice on count differences: patterns in what was counted, ranked, with the figures they rest on; decides nothing and posts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final, Protocol

MODEL: Final = "count-patterns 1"
"""Name and version of the rules below; a change of any of them is another version."""
HINTS_MAX: Final = 3
CLOSE: Final = Decimal("0.80")
OFTEN: Final = 2


class Difference(Protocol):
    """A line of a count that differs; `earlier` counts of the item in this warehouse differed, `earlier_alike` in the same direction."""

    @property
    def line_no(self) -> int: ...
    @property
    def item(self) -> str: ...
    @property
    def quantity(self) -> Decimal: ...
    @property
    def times_counted(self) -> int: ...
    @property
    def earlier(self) -> int: ...
    @property
    def earlier_alike(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing worth looking at: `score` from 0 to 1, `features` are the figures behind it by name. Not a decision."""

    code: str
    line_no: int
    item: str
    score: Decimal
    features: tuple[tuple[str, str | Decimal], ...]
    model: str = MODEL

    @property
    def key(self) -> str:
        """What it is remembered by."""
        return f"{self.code}/{self.line_no}"


def hints_for(differences: Sequence[Difference]) -> tuple[Hint, ...]:
    """Every hint, the highest score first; of one score the first line first. A person is shown the first `HINTS_MAX`."""
    found = [*_swapped(differences), *_recurring(differences), *_counted_once(differences)]
    return tuple(sorted(found, key=lambda hint: (-hint.score, hint.line_no, hint.code)))


def _swapped(differences: Sequence[Difference]) -> Iterator[Hint]:
    """Two items of which one lacks about what the other has too much: taken for each other."""
    for place, one in enumerate(differences):
        for other in differences[place + 1 :]:
            if one.quantity * other.quantity < 0:
                closeness = min(abs(one.quantity), abs(other.quantity)) / max(abs(one.quantity), abs(other.quantity))
                if closeness >= CLOSE:
                    figures = (("item", other.item), ("difference", one.quantity), ("other_difference", other.quantity))
                    yield Hint("swapped", one.line_no, one.item, _score(closeness * Decimal("0.9")), figures)


def _recurring(differences: Sequence[Difference]) -> Iterator[Hint]:
    """The item differed the same way before: a cause that goes on."""
    for one in differences:
        if one.earlier_alike >= OFTEN:
            figures = (("alike", Decimal(one.earlier_alike)), ("counts", Decimal(one.earlier)))
            yield Hint("recurring", one.line_no, one.item, _score(Decimal(one.earlier_alike) / (one.earlier + 1)), figures)


def _counted_once(differences: Sequence[Difference]) -> Iterator[Hint]:
    for one in differences:
        if one.times_counted == 1:
            yield Hint("counted_once", one.line_no, one.item, Decimal("0.30"), (("times", Decimal(1)),))


def _score(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
