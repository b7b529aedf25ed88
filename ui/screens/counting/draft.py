"""Owns a count before it is recorded: steps in the order they were scanned, and what they add up to; not counted is never zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import msgspec

ZERO = Decimal(0)


class Place(msgspec.Struct, frozen=True, order=True):
    """What is counted apart: an item and lot in a location."""

    spot_id: str
    item_id: str
    lot_id: str = ""


class Counted(msgspec.Struct, frozen=True, tag="counted"):
    """So many more (or, negative, fewer) were counted here. The first makes a line counted."""

    place: Place
    quantity: Decimal
    expires_on: date | None = None


class Nothing(msgspec.Struct, frozen=True, tag="nothing"):
    """Somebody looked, and there is nothing: counted as zero."""

    place: Place


Step = Counted | Nothing

_ENCODER = msgspec.json.Encoder(decimal_format="string")
_DECODER = msgspec.json.Decoder(Counted | Nothing)


def write_step(step: Step) -> bytes:
    return _ENCODER.encode(step)


def read_step(body: bytes) -> Step:
    step: Step = _DECODER.decode(body)
    return step


class CountDraft:
    """What was counted since the sheet was opened here, by place; a place that nobody scanned is absent."""

    def __init__(self, draft_id: str, steps: Iterable[Step] = ()) -> None:
        self.draft_id = draft_id
        self.steps: list[Step] = list(steps)

    def add(self, step: Step) -> int:
        """Returns the number of the step."""
        self.steps.append(step)
        return len(self.steps)

    def take_back(self) -> tuple[int, Step] | None:
        """The last step and its number, taken back; None where there is none."""
        return (len(self.steps), self.steps.pop()) if self.steps else None

    def totals(self) -> dict[Place, Decimal]:
        """Counted so far, by place."""
        found: dict[Place, Decimal] = {}
        for step in self.steps:
            match step:
                case Counted():
                    found[step.place] = found.get(step.place, ZERO) + step.quantity
                case Nothing():
                    found[step.place] = ZERO
        return found

    def expiry(self, place: Place) -> date | None:
        """The expiry date scanned with a lot."""
        return next((s.expires_on for s in reversed(self.steps) if isinstance(s, Counted) and s.place == place and s.expires_on), None)


def rest_of(draft: CountDraft, held: Sequence[Step]) -> list[Step]:
    """Steps for the places that were counted otherwise, or at all, after `held` was submitted: each says its whole count."""
    then = CountDraft("", held).totals()
    rest: list[Step] = []
    for place, total in draft.totals().items():
        if place not in then or then[place] != total:
            # from nothing, so that it is the whole count also where the place has been counted before
            rest += [Nothing(place)] if total == 0 else [Nothing(place), Counted(place, total, draft.expiry(place))]
    return rest
