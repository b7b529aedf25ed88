"""Owns the order of a table's lines and its exact sums, per group and per currency or unit; knows no format.

Sums use a decimal context wide enough for any value and trap rounding, so that a total is either exact or an error.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact
from itertools import zip_longest
from typing import Literal

from reports.document import Column, ReportTable, Row, Value, measure_of
from reports.figures import Figures, shower

Sums = dict[str, dict[str, Decimal]]
"""Column key → currency or unit ("" where none) → exact sum."""

_EXACT = Context(prec=400, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact])


@dataclass(frozen=True, slots=True)
class Line:
    """One line to show. `values` is as wide as the columns: a row as it came, or sums with the currency or unit they are
    in; `level` counts from 0 for the outermost group; `count` is the number of rows below a group, subtotal or total.
    `label` is set on all but rows; a total in several currencies has several lines, the first of them labelled."""

    kind: Literal["group", "row", "subtotal", "total"]
    values: Row
    label: str = ""
    level: int = 0
    count: int = 0
    name: str = ""
    """The value that a group's lines share, as it reads."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that share the values of one or more `group_by` columns, with their sums."""

    column: Column
    value: Value
    level: int
    rows: Sequence[Row]
    sums: Sums


def sums_of(table: ReportTable, rows: Sequence[Row]) -> Sums:
    """Exact sums of the summed columns over these rows."""
    found: Sums = {}
    for position, column in enumerate(table.columns):
        if column.total != "sum":
            continue
        measure = measure_of(table, column)
        per_measure: dict[str, Decimal] = {}
        for row in rows:
            value = row[position]
            if value is None:
                continue
            assert isinstance(value, Decimal | int)
            name = measure(row)
            per_measure[name] = _EXACT.add(per_measure.get(name, Decimal(0)), Decimal(value))
        found[column.key] = dict(sorted(per_measure.items()))
    return found


def groups_of(table: ReportTable, rows: Sequence[Row], level: int = 0) -> list[Group]:
    """The groups at one level of `group_by` among these rows, in the order of first appearance."""
    key = table.group_by[level]
    position = table.position(key)
    members: dict[Value, list[Row]] = {}
    for row in rows:
        members.setdefault(row[position], []).append(row)
    column = table.columns[position]
    return [Group(column, value, level, mine, sums_of(table, mine)) for value, mine in members.items()]


def lines_of(table: ReportTable, figures: Figures) -> Iterator[Line]:
    """All lines of a table in reading order; headings and totals are labelled as `figures` reads."""
    yield from _level(table, table.rows, 0, figures)
    if any(column.total == "sum" for column in table.columns) and table.rows:
        yield from _sum_lines(table, sums_of(table, table.rows), "total", figures.say("Total"), 0, len(table.rows), figures.say("Total"))


def _level(table: ReportTable, rows: Sequence[Row], level: int, figures: Figures) -> Iterator[Line]:
    if level == len(table.group_by):
        for row in rows:
            yield Line("row", row)
        return
    summed = any(column.total == "sum" for column in table.columns)
    empty = (None,) * len(table.columns)
    for group in groups_of(table, rows, level):
        title = group.column.title
        if group.value in (None, ""):
            name = head = figures.say("No {column}", column=figures.within(title))
        else:
            name = shower(group.column.kind, figures)(group.value, group.column.currency)
            head = f"{title}: {name}"
        yield Line("group", empty, head, level, len(group.rows), name)
        yield from _level(table, group.rows, level + 1, figures)
        if summed:
            yield from _sum_lines(table, group.sums, "subtotal", figures.say("Total {group}", group=name), level, len(group.rows), name)


def _sum_lines(
    table: ReportTable, sums: Sums, kind: Literal["subtotal", "total"], label: str, level: int, count: int, name: str
) -> Iterator[Line]:
    for number, values in enumerate(sum_rows(table, sums)):
        yield Line(kind, values, label if number == 0 else "", level, count, name if number == 0 else "")


def sum_rows(table: ReportTable, sums: Sums) -> list[Row]:
    """Sums laid out as rows under their columns: one row, or one per currency or unit, named in the column that holds it."""
    measures: dict[str, list[str]] = {}
    for column in table.columns:
        if column.key in sums:
            names = measures.setdefault(column.measured_in, [])
            names.extend(name for name in sums[column.key] if name not in names)
    for names in measures.values():
        names.sort()
    keys = list(measures)
    rows: list[Row] = []
    for names_of_line in zip_longest(*(measures[key] for key in keys)):
        shown: list[Value] = [None] * len(table.columns)
        for key, name in zip(keys, names_of_line, strict=True):
            if name is None:
                continue
            if key and name:
                shown[table.position(key)] = name
            for position, column in enumerate(table.columns):
                if column.key in sums and column.measured_in == key:
                    shown[position] = sums[column.key].get(name)
        rows.append(tuple(shown))
    return rows
