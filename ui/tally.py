"""Owns a tally of goods being handled: steps in the order they were scanned, and what they add up to; knows no widget and no book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

Condition = Literal["good", "damaged"]
ZERO = Decimal(0)


class Key(msgspec.Struct, frozen=True, order=True):
    """What is kept apart: the line of the document (0: none), the item, its lot, its condition."""

    line_no: int
    item_id: str
    lot_id: str = ""
    condition: Condition = "good"


class Arrived(msgspec.Struct, frozen=True, tag="arrived"):
    """Goods came, or (negative) did not after all. Steps with the same `mark` came by one scan, such as a pallet's."""

    key: Key
    quantity: Decimal
    expires_on: date | None = None
    mark: str = ""


class Placed(msgspec.Struct, frozen=True, tag="placed"):
    """What was scanned of `key` since its last place goes here; with nothing new, what was put last moves here."""

    key: Key
    spot_id: str


class Damaged(msgspec.Struct, frozen=True, tag="damaged"):
    """So much of `key` turned out to be damaged."""

    key: Key
    quantity: Decimal


Step = Arrived | Placed | Damaged

_ENCODER = msgspec.json.Encoder(decimal_format="string")
_DECODER = msgspec.json.Decoder(Arrived | Placed | Damaged)


def write_step(step: Step) -> bytes:
    return _ENCODER.encode(step)


def read_step(body: bytes) -> Step:
    step: Step = _DECODER.decode(body)
    return step


def mark_of(step: Step) -> str:
    """What the goods came by, where one scan brought several; empty otherwise."""
    return step.mark if isinstance(step, Arrived) else ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """So much of a key in one place; `spot_id` is empty where nobody said a place yet."""

    key: Key
    quantity: Decimal
    spot_id: str
    expires_on: date | None


@dataclass
class _Holding:
    loose: Decimal = ZERO
    placed: dict[str, Decimal] = field(default_factory=dict)
    last: str = ""
    expires_on: date | None = None

    @property
    def quantity(self) -> Decimal:
        return self.loose + sum(self.placed.values(), ZERO)

    def add(self, quantity: Decimal) -> None:
        self.loose += quantity
        for spot in (self.last, *reversed(self.placed)):
            if self.loose >= 0:
                break
            given = min(self.placed.get(spot, ZERO), -self.loose)
            self.loose += given
            if given:
                self.placed[spot] -= given

    def put(self, spot_id: str) -> None:
        moving, self.loose = self.loose, ZERO
        if not moving and self.last and self.last != spot_id:
            moving = self.placed.pop(self.last, ZERO)
        self.placed[spot_id] = self.placed.get(spot_id, ZERO) + moving
        self.last = spot_id


class Tally:
    """The steps, and what they add up to."""

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self.steps: list[Step] = list(steps)
        self._added_up: dict[Key, _Holding] | None = None

    def add(self, step: Step) -> int:
        """Returns the number of the step."""
        self.steps.append(step)
        self._added_up = None
        return len(self.steps)

    def take_back(self) -> tuple[int, Step] | None:
        """The last step and its number, taken back; None where there is none."""
        self._added_up = None
        return (len(self.steps), self.steps.pop()) if self.steps else None

    def take_back_scan(self) -> list[tuple[int, Step]]:
        """The steps of the last scan and their numbers, taken back, the last first; none where there is none."""
        taken: list[tuple[int, Step]] = []
        while self.steps and (not taken or (mark_of(self.steps[-1]) and mark_of(self.steps[-1]) == mark_of(taken[0][1]))):
            taken.append((len(self.steps), self.steps.pop()))
        self._added_up = None
        return taken

    def arrivals(self) -> list[Arrival]:
        """What arrived so far, by key and place, keys in the order of the order's lines and of their first scan."""
        found: list[Arrival] = []
        for key, holding in sorted(self._holdings().items(), key=lambda pair: (pair[0].line_no == 0, pair[0].line_no)):
            places = dict(holding.placed)
            if holding.loose:
                places[holding.last] = places.get(holding.last, ZERO) + holding.loose
            found += [Arrival(key, quantity, spot, holding.expires_on) for spot, quantity in places.items() if quantity]
        return found

    def quantity(self, key: Key) -> Decimal:
        holding = self._holdings().get(key)
        return holding.quantity if holding else ZERO

    def good(self, line_no: int) -> Decimal:
        """What was scanned for a line and is good."""
        return sum((h.quantity for k, h in self._holdings().items() if k.line_no == line_no and k.condition == "good"), ZERO)

    def last_arrived(self, key: Key) -> Decimal:
        """How many the last scan of a key brought."""
        for step in reversed(self.steps):
            if isinstance(step, Arrived) and step.key == key and step.quantity > 0:
                return step.quantity
        return ZERO

    @property
    def empty(self) -> bool:
        return not any(holding.quantity for holding in self._holdings().values())

    def _holdings(self) -> dict[Key, _Holding]:
        if self._added_up is None:
            self._added_up = self._add_up()
        return self._added_up

    def _add_up(self) -> dict[Key, _Holding]:
        holdings: dict[Key, _Holding] = {}
        for step in self.steps:
            holding = holdings.setdefault(step.key, _Holding())
            match step:
                case Arrived():
                    holding.add(step.quantity)
                    holding.expires_on = step.expires_on or holding.expires_on
                case Placed():
                    holding.put(step.spot_id)
                case Damaged():
                    holding.add(-step.quantity)
                    bad = msgspec.structs.replace(step.key, condition="damaged")
                    broken = holdings.setdefault(bad, _Holding())
                    broken.add(step.quantity)
                    broken.expires_on = holding.expires_on
        return holdings
