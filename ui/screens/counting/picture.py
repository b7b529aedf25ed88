"""Owns what the counting screen shows, as plain values. A line to count has no field for what the book expects."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from db.queries.floor import Choice, Site
from ui.screens.counting.draft import Place
from ui.site_days import DayNote

Page = Literal["list", "plan", "count", "review"]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A count in the list."""

    sheet_id: str
    title: str
    detail: str
    state: str
    counted: str
    due: str
    late: bool
    posted: bool = False
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A line of a posted count that may be counted again; `moved`: its stock moved since, so the count said nothing about it."""

    line_no: int
    title: str
    spot: str
    why: str
    moved: bool


@dataclass(frozen=True, slots=True)
class CountRow:
    """A place to count: `counted` None is not counted, 0 is counted as nothing."""

    place: Place
    title: str
    detail: str
    spot: str
    unit: str
    counted: Decimal | None
    again: bool = False
    found: bool = False


@dataclass(frozen=True, slots=True)
class VarianceRow:
    """A counted line against the book: `moved` asks for a recount, `percent` is of the book's quantity, None where that is 0."""

    line_no: int
    title: str
    detail: str
    unit: str
    book: Decimal
    counted: Decimal
    difference: Decimal
    value: Decimal | None
    percent: Decimal | None
    moved: bool
    reason: str
    note: str

    @property
    def quiet(self) -> bool:
        return self.difference == 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A count being planned."""

    sheet_id: str = ""
    site_id: str = ""
    spot_ids: tuple[str, ...] = ()
    family: str = ""
    abc_class: str = ""
    due_on: date | None = None
    blind: bool = True


@dataclass(frozen=True, slots=True)
class CurrentPlace:
    """The place that buttons act on."""

    place: Place
    title: str
    counted: Decimal | None


@dataclass(frozen=True, slots=True)
class CountingPicture:
    """Everything on the screen but the entry."""

    page: Page
    step: str
    hint: str
    scan_hint: str
    title: str = ""
    sheets: tuple[SheetRow, ...] = ()
    selected: str = ""
    selected_posted: str = ""
    """The count posted today that is chosen."""
    plan: Plan = field(default_factory=Plan)
    plan_spots: tuple[str, ...] = ()
    sites: tuple[Site, ...] = ()
    families: tuple[str, ...] = ()
    spot: str = ""
    """The location being counted, by label."""
    rows: tuple[CountRow, ...] = ()
    current: CurrentPlace | None = None
    log: tuple[str, ...] = ()
    counted: int = 0
    total: int = 0
    variances: tuple[VarianceRow, ...] = ()
    uncounted: int = 0
    selected_line: int = 0
    reasons: tuple[Choice, ...] = ()
    loading: bool = False
    posting: bool = False
    can_plan: bool = False
    state: str = ""
    day: DayNote | None = None
    """What is to be known of the day on which the differences are posted; None where it is today's there and here."""
