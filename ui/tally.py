"""Owns a tally of goods being handled: steps in the order they were scanned, and what they add up to; knows no widget and no book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class Rest:
    """What came after a tally was sent: steps that add up to it, and what was taken back or marked damaged too late."""

    steps: tuple[Step, ...]
    undone: tuple[Arrival, ...] = ()

    @property
    def nothing(self) -> bool:
        return not self.steps and not self.undone


def rest_of(steps: Sequence[Step], held: Sequence[Step]) -> Rest:
    """What is left of `steps` once those that were `held` when it was sent are taken off."""
    after = tuple(steps[len(held) :])
    if list(steps[: len(held)]) == list(held):
        came = Tally(after)
        if all(arrival.quantity > 0 for arrival in came.arrivals()):
            return Rest(() if came.empty else after)
    now, then = Tally(steps), Tally(held)
    keys = dict.fromkeys(arrival.key for tally in (now, then) for arrival in tally.arrivals())
    more = {key: now.quantity(key) - then.quantity(key) for key in keys}
    undone: list[Arrival] = []
    for key, quantity in more.items():
        if key.condition == "good" and quantity < 0:
            # marked damaged after it was sent: the goods are in the book as good ones, and came but once
            bad = msgspec.structs.replace(key, condition="damaged")
            relabelled = min(-quantity, max(more.get(bad, ZERO), ZERO))
            if relabelled:
                more[bad] -= relabelled
                more[key] += relabelled
                undone.append(Arrival(bad, relabelled, "", None))
    undone += [Arrival(key, -quantity, "", None) for key, quantity in more.items() if quantity < 0]
    left: list[Step] = []
    for key, quantity in more.items():
        if quantity > 0:
            left += _placed(key, quantity, now, then)
    return Rest(tuple(left), tuple(undone))


def _placed(key: Key, quantity: Decimal, now: Tally, then: Tally) -> Iterator[Step]:
    """Steps for so many of a key, at the places where more of it is now."""
    before = {arrival.spot_id: arrival.quantity for arrival in then.arrivals() if arrival.key == key}
    for arrival in reversed([one for one in now.arrivals() if one.key == key]):
        more = min(quantity, arrival.quantity - before.get(arrival.spot_id, ZERO))
        if more > 0:
            quantity -= more
            yield Arrived(key, more, arrival.expires_on)
            if arrival.spot_id:
                yield Placed(key, arrival.spot_id)
