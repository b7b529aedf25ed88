"""Whose turn it is among those who wait: who had less comes first, so that nobody waits for somebody else's thousands; knows no database.

Start-time fair queueing (Goyal, Vin and Cheng, "Start-time Fair Queueing", SIGCOMM 1996): what a sender was given moves his next turn
on by its size, and whoever comes after a rest begins where those began who were served last, which is before the next turn of any of
them. A sender's own commands keep their order. Which order came
of it is what the log records; nothing depends on repeating the choice.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from app.limits import ALONE_BYTES_MIN, BODY_BYTES_MAX

Entry = tuple[int, int]
"""A waiting command: its arrival, and the bytes of its body."""

COMMAND_COST_BYTES = 16_000
"""What a command costs beside its body, as bytes of one: on a server under load even the smallest takes some milliseconds."""


class Turns:
    """Remembers how much each sender was given, as far as that still matters."""

    def __init__(self) -> None:
        self._stand = 0
        self._next: dict[str, int] = {}

    def choose(self, shares: Mapping[str, Sequence[Entry]], commands_max: int, bytes_max: int) -> list[Entry]:
        """The next batch out of every sender's oldest commands: the first at any rate, and others while their bodies fit.

        A large command is decided alone: whoever waits with a small one would else wait until it is done.
        """
        stands = {sender: max(self._next.get(sender, 0), self._stand) for sender, mine in shares.items() if mine}
        line = [(stand, shares[sender][0][0], sender, 0) for sender, stand in stands.items()]
        heapq.heapify(line)
        chosen: list[Entry] = []
        left, served = bytes_max, self._stand
        while line and len(chosen) < commands_max:
            stand, _, sender, place = heapq.heappop(line)
            cost = cost_of(shares[sender][place])
            if chosen and (cost > ALONE_BYTES_MIN or cost > left):
                continue
            chosen.append(shares[sender][place])
            left -= cost
            served = stand
            stands[sender] = stand + cost
            if cost > ALONE_BYTES_MIN:
                break
            if place + 1 < len(shares[sender]):
                heapq.heappush(line, (stand + cost, shares[sender][place + 1][0], sender, place + 1))
        self._stand = max(self._stand, min([served, *stands.values()]))
        self._next = {sender: stand for sender, stand in (self._next | stands).items() if stand > self._stand}
        return chosen


def cost_of(entry: Entry) -> int:
    """How much work a command is, as bytes; one that is too long is not even read."""
    return COMMAND_COST_BYTES + (entry[1] if entry[1] <= BODY_BYTES_MAX else 0)
