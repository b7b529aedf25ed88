"""Owns a count being planned: which warehouse, locations, family or class, and until when; sends it, knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.commands.counting import OpenCountSheet, PlanCount
from db.queries.counting import families, items_of_class
from db.queries.floor import Site, Spot, sites, spots
from ui.book import Workplace
from ui.feedback import Feedback, Verdict
from ui.floor import SpotIndex
from ui.i18n import translate
from ui.scan import PlainCode, Reading
from ui.screens.counting.picture import Plan
from ui.shell.router import Answer, Say
from ui.site_days import Days
from ui.tasks import Pulse

Choices = tuple[tuple[Site, ...], dict[str, tuple[Spot, ...]], dict[str, tuple[str, ...]]]


class Planning:
    """`changed` is called after every change of the plan."""

    def __init__(self, work: Workplace, today: Days, changed: Callable[[], None]) -> None:
        self._work = work
        self._today = today
        self._changed = changed
        self._spots: dict[str, SpotIndex] = {}
        self._families: dict[str, tuple[str, ...]] = {}
        self.sites: tuple[Site, ...] = ()
        self.plan = Plan()

    def begin(self) -> None:
        """A plan of its own, with an id that it keeps however often it is sent."""
        self.plan = Plan(sheet_id=self._work.book.new_id())

    def go_on(self) -> None:
        """The plan as it stands is one of its own from now on."""
        self.change(replace(self.plan, sheet_id=self._work.book.new_id()))

    @property
    def families(self) -> tuple[str, ...]:
        """The families in stock in the chosen warehouse."""
        return self._families.get(self.plan.site_id, ())

    @property
    def spot_names(self) -> tuple[str, ...]:
        """The labels of the chosen locations; none means all."""
        index = self._spots.get(self.plan.site_id)
        return tuple(index.name(spot) for spot in self.plan.spot_ids) if index else ()

    def load(self, pulse: Pulse) -> Choices:
        """What can be chosen; off the UI thread."""
        with self._work.book.reading() as connection:
            found = sites(connection)
            return (
                found,
                {site.id: spots(connection, site.id) for site in found},
                {site.id: families(connection, site.id) for site in found},
            )

    def know(self, choices: Choices) -> None:
        """The first warehouse with stock is offered."""
        self.sites, by_site, self._families = choices
        self._spots = {site: SpotIndex(spot for spot in known if spot.kind != "transit") for site, known in by_site.items()}
        stocked = next((site.id for site in self.sites if self._families.get(site.id)), "")
        if not self.plan.site_id:
            self.plan = replace(self.plan, site_id=stocked or (self.sites[0].id if self.sites else ""))
        self._changed()

    def change(self, plan: Plan) -> None:
        """The plan as a person wants it; another warehouse has other locations."""
        if plan.site_id != self.plan.site_id:
            plan = replace(plan, spot_ids=(), family="")
        self.plan = plan
        self._changed()

    def read(self, reading: Reading) -> Answer | bool:
        """A location is put on the plan, or taken off it again; a code of another warehouse leads there while nothing is chosen."""
        if not self.plan.spot_ids:
            site = self._site_of(reading)
            if site and site != self.plan.site_id:
                self.change(replace(self.plan, site_id=site))
        index = self._spots.get(self.plan.site_id)
        spot = index.find(reading) if index else None
        if spot is None:
            return self._say_site(reading)
        chosen = self.plan.spot_ids
        off = spot.id in chosen
        self.change(replace(self.plan, spot_ids=tuple(one for one in chosen if one != spot.id) if off else (*chosen, spot.id)))
        text = translate("counting", "{place} is left out") if off else translate("counting", "{place} will be counted")
        return Say(Feedback(Verdict.OK, text.format(place=spot.name)))

    def _site_of(self, reading: Reading) -> str:
        """The warehouse that a scan names, itself or by the whole id of one of its locations; empty where it is none."""
        text = reading.code.text.upper() if isinstance(reading.code, PlainCode) else ""
        named = next((site.id for site in self.sites if site.id.upper() == text), "")
        return named or next((site for site, index in self._spots.items() if any(spot.id.upper() == text for spot in index.spots)), "")

    def _say_site(self, reading: Reading) -> Answer | bool:
        site = next((site for site in self.sites if site.id == self._site_of(reading)), None)
        if site is None:
            return False
        if site.id == self.plan.site_id:
            return Say(Feedback(Verdict.OK, translate("counting", "Counting in {warehouse}").format(warehouse=site.name)))
        return Say(
            Feedback(
                Verdict.REJECTED,
                translate("counting", "{code} is in {warehouse}.").format(code=reading.raw, warehouse=site.name),
                translate("counting", "Expected: a location of the warehouse chosen above."),
                translate("counting", "A count is of one warehouse. Open this count first, then plan another."),
            )
        )

    def command(self, *, later: bool) -> OpenCountSheet | PlanCount:
        """What opens the count, or keeps it for later; off the UI thread."""
        plan = self.plan
        chosen: Sequence[str] = ()
        if plan.abc_class:
            with self._work.book.reading() as connection:
                chosen = items_of_class(connection, plan.site_id, plan.abc_class)
        kind = PlanCount if later else OpenCountSheet
        return kind(
            sheet_id=plan.sheet_id,
            warehouse_id=plan.site_id,
            count_date=self._today.at(warehouse_id=plan.site_id),
            due_on=plan.due_on,
            blind=plan.blind,
            abc_class=plan.abc_class,
            location_ids=plan.spot_ids,
            families=(plan.family,) if plan.family else (),
            item_ids=tuple(chosen),
        )
