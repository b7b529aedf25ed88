"""Owns where a person is and was: places and the way back and forth between them; plain Python."""

from __future__ import annotations

from dataclasses import dataclass, replace

PLACES_MAX = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A screen, what it is opened on (a document id, a query), and what was selected there."""

    screen: str
    argument: object = None
    selection: object = None


class History:
    """A browser's history. `at` always carries the selection last noted, so that coming back finds it."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._now = -1

    @property
    def at(self) -> Place | None:
        return self._places[self._now] if self._now >= 0 else None

    @property
    def can_back(self) -> bool:
        return self._now > 0

    @property
    def can_forward(self) -> bool:
        return self._now < len(self._places) - 1

    def note(self, place: Place) -> None:
        """The selection (and argument) at the present place, before leaving it."""
        if self._now >= 0 and self._places[self._now].screen == place.screen:
            self._places[self._now] = place

    def visit(self, place: Place) -> None:
        """Go somewhere new; what lay ahead is forgotten. The same place again is no step."""
        present = self.at
        if present is not None and replace(present, selection=None) == replace(place, selection=None):
            self._places[self._now] = place if place.selection is not None else present
            return
        del self._places[self._now + 1 :]
        self._places.append(place)
        del self._places[: max(0, len(self._places) - PLACES_MAX)]
        self._now = len(self._places) - 1

    def back(self) -> Place | None:
        if not self.can_back:
            return None
        self._now -= 1
        return self.at

    def forward(self) -> Place | None:
        if not self.can_forward:
            return None
        self._now += 1
        return self.at
