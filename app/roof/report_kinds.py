"""What a kind of report is, what it can be asked, and how columns and tables are put together; knows no single report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from reports.document import Column, ReportTable


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

    def period(self, asked: Asked) -> str:
        """The days that the report looks at, in words."""
        if asked.as_of:
            return f"as of {asked.as_of.isoformat()}"
        if asked.since or asked.until or ("as_of" not in self.takes and "since" in self.takes):
            return f"{asked.since.isoformat() if asked.since else 'beginning'} to {asked.until.isoformat() if asked.until else 'now'}"
        return "as it stands now"


def table(columns: Sequence[Column], rows: Iterable[Any], *, group_by: tuple[str, ...] = (), title: str = "") -> ReportTable:
    """A table whose columns are attributes of the rows by key; empty texts of codes stay empty."""
    keys = [column.key for column in columns]
    return ReportTable(
        columns=tuple(columns), rows=[tuple(getattr(row, key) for key in keys) for row in rows], group_by=group_by, title=title
    )


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
