"""What a kind of report is, what it can be asked, and how columns and tables are put together; knows no single report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from db.queries.book_state import state_of
from reports.document import BookState, Column, ReportTable
from reports.figures import Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is asked for; empty means all, no date means now or from the beginning."""

    as_of: date | None = None
    since: date | None = None
    until: date | None = None
    entity: str = ""
    warehouse: str = ""
    item: str = ""
    partner: str = ""
    account: str = ""
    state: str = ""

    def given(self) -> dict[str, Any]:
        """What was asked for, by name."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}


QUESTIONS: Mapping[str, str] = {
    "entity": "Entity",
    "warehouse": "Warehouse",
    "item": "Item",
    "partner": "Partner",
    "account": "Account",
    "state": "State",
}
"""Questions that narrow the rows, by the name a paper gives them."""
Build = Callable[[sa.Connection, Asked, date], ReportTable]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: its title, which questions it takes (and cannot do without), and what makes its table.

    `spans` is the days it looks at when it is not told: everything so far, or the month up to today.
    """

    name: str
    title: str
    takes: tuple[str, ...]
    build: Build
    needs: tuple[str, ...] = ()
    spans: Literal["everything", "month"] = "everything"

    def completed(self, asked: Asked, today: date) -> Asked:
        """The question with the days that were left open, where this report does not look at everything."""
        if self.spans == "everything":
            return asked
        until = asked.until or today
        return replace(asked, since=asked.since or until.replace(day=1), until=until)

    def period(self, asked: Asked, figures: Figures) -> str:
        """The days that the report looks at, in words."""
        if asked.as_of:
            return figures.say("as of {day}", day=figures.day(asked.as_of))
        if asked.since or asked.until or ("as_of" not in self.takes and "since" in self.takes):
            return span_words(asked.since, asked.until, figures)
        return figures.say("as it stands now")


def span_words(since: date | None, until: date | None, figures: Figures) -> str:
    """A span of days in words; None is open at that end."""
    first = figures.day(since) if since else figures.say("beginning")
    return figures.say("{first} to {last}", first=first, last=figures.day(until) if until else figures.say("now"))


def command_line(figures: Figures) -> str:
    """Who made a paper where no member is named."""
    return figures.say("command line")


def filters_of(asked: Asked, figures: Figures) -> tuple[tuple[str, str], ...]:
    """What the rows were narrowed to, beside the days, by the name of each question; states are words."""
    given = asked.given()
    return tuple(
        (name, figures.word(value) if option == "state" else str(value))
        for option, name in QUESTIONS.items()
        if (value := given.get(option))
    )


def table(columns: Sequence[Column], rows: Iterable[Any], *, group_by: tuple[str, ...] = (), title: str = "") -> ReportTable:
    """A table whose columns are attributes of the rows by key; empty texts of codes stay empty."""
    keys = [column.key for column in columns]
    return ReportTable(
        columns=tuple(columns), rows=[tuple(getattr(row, key) for key in keys) for row in rows], group_by=group_by, title=title
    )


def with_note(table: ReportTable, note: str) -> ReportTable:
    """The table with a sentence below it."""
    return replace(table, note=note)


def code(key: str, title: str) -> Column:
    """A column of codes."""
    return Column(key=key, title=title, kind="code")


def word(key: str, title: str) -> Column:
    """A column of values of a closed list, such as states and kinds."""
    return Column(key=key, title=title, kind="word")


def money(key: str, title: str, measured_in: str = "currency", *, summed: bool = True) -> Column:
    """A column of amounts in the currency that the column `measured_in` names."""
    return Column(key=key, title=title, kind="money", measured_in=measured_in, total="sum" if summed else "none")


def quantity(key: str, title: str, measured_in: str = "unit", *, summed: bool = False) -> Column:
    """A column of quantities in the unit that the column `measured_in` names."""
    return Column(key=key, title=title, kind="quantity", measured_in=measured_in, total="sum" if summed else "none")


def told(key: str, title: str, *, width: float = 1.0) -> Column:
    """A column of sentences that the book keeps as codes and facts."""
    return Column(key=key, title=title, kind="told", width=width)


def day(key: str, title: str) -> Column:
    """A column of dates."""
    return Column(key=key, title=title, kind="date")


@dataclass(frozen=True, slots=True)
class _WithDays:
    row: Any
    days: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


def aged_by_days(rows: Iterable[Any], since: str, today: date) -> list[Any]:
    """The rows, each with the `days` from its date `since` to today, negative while it is still to come."""
    return [_WithDays(row, (today - getattr(row, since)).days) for row in rows]


def state_on_paper(connection: sa.Connection) -> BookState:
    """The state of the book that this view shows, for the foot of what is made from it."""
    head = state_of(connection)
    return BookState(head.seq, head.hash)
