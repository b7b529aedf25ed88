"""Owns which day it is for whoever works here: at each place of the book by its time zone and the book's clock; and what is said of another day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Protocol

from app.domain.business_day import Zones, day_in
from db.queries.business_day import Place, zones_among
from ui.feedback import Feedback, Offer, Verdict
from ui.figures import Figures
from ui.i18n import translate
from ui.theme.tokens import Tone
from ui.widgets.entry_preview import Check


class Days(Protocol):
    """Which day it is now. Asked without a place: where this member works, or at this computer where that is in several zones."""

    def __call__(self) -> date: ...

    def at(self, *, entity_id: str = "", warehouse_id: str = "") -> date:
        """At a site, or at a company where no site is named; at this computer where their time zone is unknown."""

    def here(self) -> date:
        """At this computer."""

    def today_somewhere(self) -> tuple[date, ...]:
        """The days that it is at the places of the book."""

    def name(self, *, entity_id: str = "", warehouse_id: str = "") -> str:
        """What people call a place whose time zone is known; empty for any other."""


class SiteDays:
    """The days of one book. `now` is its clock; `own` stands for this computer's zone, which is found out where it is None."""

    def __init__(self, now: Callable[[], datetime], scopes: Iterable[tuple[str, str]] = (), own: tzinfo | None = None) -> None:
        self._now = now
        self._scopes = tuple(scopes)
        self._own = own
        self._zones = Zones()
        self._names: dict[str, str] = {}
        self._places: tuple[Place, ...] = ()

    def know(self, places: Sequence[Place]) -> bool:
        """What the book says of its places; True where that is news. Callable while other threads ask."""
        found, names = zones_among(places), {one.warehouse_id or one.entity_id: one.name for one in places}
        news = (found, names) != (self._zones, self._names)
        self._zones, self._names, self._places = found, names, tuple(places)
        return news

    def __call__(self) -> date:
        found = {
            self._zones.of(entity_id=entity, warehouse_id=site) if entity or site else self._zones.common() for entity, site in self._scopes
        }
        return day_in(found.pop() if len(found) == 1 else "", self._now(), otherwise=self._own)

    def at(self, *, entity_id: str = "", warehouse_id: str = "") -> date:
        return day_in(self._zones.of(entity_id=entity_id, warehouse_id=warehouse_id), self._now(), otherwise=self._own)

    def here(self) -> date:
        return day_in("", self._now(), otherwise=self._own)

    def today_somewhere(self) -> tuple[date, ...]:
        now = self._now()
        return tuple(sorted({day_in(zone, now, otherwise=self._own) for zone in self._zones.all()} or {self.here()}))

    def name(self, *, entity_id: str = "", warehouse_id: str = "") -> str:
        known = self._zones.of(entity_id=entity_id, warehouse_id=warehouse_id)
        return self._names.get(warehouse_id or entity_id, "") if known else ""

    def told(self, figures: Figures) -> list[str]:
        """A line for each place: which day it is there and why."""
        unknown = translate("shell", "{place}: time zone unknown, so it is the day of this computer, {day}")
        lines = []
        for one in self._places:
            zone = self._zones.of(entity_id=one.entity_id, warehouse_id=one.warehouse_id)
            day = figures.day(self.at(entity_id=one.entity_id, warehouse_id=one.warehouse_id))
            text = translate("shell", "{place}: {day}, {zone}") if zone else unknown
            lines.append(text.format(place=one.name, day=day, zone=zone))
        return lines


class OneDay:
    """A day that it is everywhere, for pictures."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def __call__(self) -> date:
        return self._today()

    def at(self, *, entity_id: str = "", warehouse_id: str = "") -> date:
        return self._today()

    def here(self) -> date:
        return self._today()

    def today_somewhere(self) -> tuple[date, ...]:
        return (self._today(),)

    def name(self, *, entity_id: str = "", warehouse_id: str = "") -> str:
        return ""


@dataclass(frozen=True, slots=True)
class DayNote:
    """What is to be known of the day of a posting: the sentence, and whether it is asked before (another month, or not begun there)."""

    text: str
    day: str
    """As it is shown here."""
    asks: bool = False

    @property
    def chip(self) -> tuple[str, Tone]:
        """As it stands on top of the page, which is in sight whatever else is."""
        return translate("floor", "Posts on {day}").format(day=self.day), Tone.WARN if self.asks else Tone.ACCENT

    @property
    def check(self) -> Check:
        """As it stands beside the entry."""
        return Check(translate("floor", "Another day"), self.text, Tone.WARN if self.asks else Tone.ACCENT)


def note_on(day: date, days: Days, figures: Figures, *, warehouse_id: str = "", entity_id: str = "") -> DayNote | None:
    """What to say before something is posted on a day at a place; None where it is today there and at this computer, too."""
    where = {"entity_id": entity_id, "warehouse_id": warehouse_id}
    there, here, place = days.at(**where), days.here(), days.name(**where)
    if day == there == here:
        return None
    today = translate("floor", "At {place} it is {there}.") if place else translate("floor", "Today is {there}.")
    texts = [today.format(place=place, there=figures.day(there))]
    asks = day > there or (day.year, day.month) != (there.year, there.month)
    if day > there:
        texts.append(translate("floor", "This is posted on {day}, which has not begun there.").format(day=figures.day(day)))
    elif asks:
        texts.append(translate("floor", "This is posted on {day}, in another month.").format(day=figures.day(day)))
    elif day != there:
        texts.append(translate("floor", "This is posted on {day}.").format(day=figures.day(day)))
    else:
        texts.append(translate("floor", "That day is posted; at this computer it is {here}.").format(here=figures.day(here)))
    return DayNote(" ".join(texts), figures.day(day), asks)


class DayQuestion:
    """Asks once before something is posted in another month than today's there, or on a day that has not begun there.

    No dialog: it is said where scans are answered, and the same press once more, or the button beside it, means yes. What was answered
    holds for the same day at the same place as long as it is the same day there.
    """

    def __init__(self, days: Days, figures: Figures, say: Callable[[Feedback], None]) -> None:
        self._days = days
        self._figures = figures
        self._say = say
        self._answered: set[tuple[str, str, date, date]] = set()

    def note(self, day: date, *, warehouse_id: str = "", entity_id: str = "") -> DayNote | None:
        """What to say of a day before it is posted."""
        return note_on(day, self._days, self._figures, warehouse_id=warehouse_id, entity_id=entity_id)

    def check(self, day: date | None, *, warehouse_id: str = "", entity_id: str = "") -> Check | None:
        """The same, as it stands beside the entry."""
        found = self.note(day, warehouse_id=warehouse_id, entity_id=entity_id) if day is not None else None
        return found.check if found is not None else None

    def passes(self, day: date, go: Callable[[], None], *, warehouse_id: str = "", entity_id: str = "") -> bool:
        """Whether it may be posted now. Where it may not, the question is asked, and `go` is what the answer does."""
        note = self.note(day, warehouse_id=warehouse_id, entity_id=entity_id)
        key = (warehouse_id, entity_id, day, self._days.at(entity_id=entity_id, warehouse_id=warehouse_id))
        if note is None or not note.asks or key in self._answered:
            return True
        self._answered.add(key)
        shown = self._figures.day(day)
        self._say(
            Feedback(
                Verdict.ATTENTION,
                translate("floor", "Post it on {day}?").format(day=shown),
                note.text,
                translate("floor", "Press once more to post it on that day, or change the posting date."),
                (Offer(translate("floor", "Post it on {day}").format(day=shown), go),),
            )
        )
        return False
