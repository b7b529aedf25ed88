"""The day of business: which day it is at a company or site at a moment; knows no clock and no book.

A place's day follows from its time zone, by the rules that this program carries with it, so that every workstation and the poster agree. Where
no zone is known it is the day of whoever asks: a workstation's own on a screen, UTC in a decision, which must not depend on where it is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Protocol
from zoneinfo import ZoneInfo, available_timezones

from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word

_RULES = "tzdata"
"""The package that the program brings; where a distribution took it out for its own, the system's rules hold."""


@cache
def zone_names() -> frozenset[str]:
    """Every name of a time zone, such as Europe/Berlin."""
    if find_spec(_RULES) is None:
        return frozenset(available_timezones())
    return frozenset(files(_RULES).joinpath("zones").read_text(encoding="utf-8").split())


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone of that name with its rules. Raises `KeyError` where there is none: what stands in a book was checked when it was written."""
    if name not in zone_names():
        raise KeyError(name)
    if find_spec(_RULES) is None:
        return ZoneInfo(name)
    with files(_RULES).joinpath("zoneinfo", *name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


def require_zone(name: str) -> None:
    """Refuse what is neither the name of a time zone nor empty."""
    if name and name not in zone_names():
        raise InvalidValue(field=Word("time_zone"), value=name, why=Phrase("time_zone_of_no_name"))


def day_in(zone: str, moment: datetime, *, otherwise: tzinfo | None = UTC) -> date:
    """The day at a moment (aware) in a zone by its name; where that is empty, the day of `otherwise`, None for this computer's own zone."""
    return moment.astimezone(zone_of(zone) if zone else otherwise).date()


def own_day(moment: datetime) -> date:
    """The day at a moment where this computer is."""
    return day_in("", moment, otherwise=None)


class DayAt(Protocol):
    """Says which day it is now at a site, or at a company where no site is named."""

    def __call__(self, *, entity_id: str = "", warehouse_id: str = "") -> date: ...


@dataclass(frozen=True, slots=True)
class Zones:
    """The time zones of a book's companies and sites, by id; a site without one of its own has its company's."""

    companies: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Site -> (its company, its own zone or nothing)."""

    def of(self, *, entity_id: str = "", warehouse_id: str = "") -> str:
        """The zone of a site, or of a company where no site is named; empty where none is known."""
        company, own = self.sites.get(warehouse_id, (entity_id, ""))
        return own or self.companies.get(company, "")

    def all(self) -> frozenset[str]:
        """Every zone in which the book has a place; an empty one for places of which none is known."""
        working = {self.of(warehouse_id=site) for site in self.sites}
        bare = self.companies.keys() - {company for company, _ in self.sites.values()}
        return frozenset(working | {self.companies[company] for company in bare})

    def common(self) -> str:
        """The zone that all places of the book are in; empty where they differ or one has none."""
        found = self.all()
        return next(iter(found)) if len(found) == 1 else ""

    def day(self, moment: datetime, *, entity_id: str = "", warehouse_id: str = "", otherwise: tzinfo | None = UTC) -> date:
        """The day at a moment at a site or company; at all of them where none is named and they agree, else the day of `otherwise`."""
        named = entity_id or warehouse_id
        return day_in(self.of(entity_id=entity_id, warehouse_id=warehouse_id) if named else self.common(), moment, otherwise=otherwise)
