"""Owns what a grid remembers: search, filters, sort, columns; turns it into a query; plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ui.figures import Figures
from ui.grid.search import FilterNotUnderstood, parse_filter, parse_search
from ui.grid.source import Column, Condition, Query, Sort
from ui.state import Json


@dataclass(frozen=True, slots=True)
class Shown:
    """One column's place: `width` in pixels at 100 %, 0 for sized to content."""

    column: str
    hidden: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class GridLayout:
    """Texts as typed, so that they come back as typed."""

    search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: Sort | None = None
    columns: tuple[Shown, ...] = ()

    def with_filter(self, column: str, text: str) -> GridLayout:
        filters = {key: value for key, value in self.filters.items() if key != column}
        if text.strip():
            filters[column] = text
        return replace(self, filters=filters)

    def to_json(self) -> dict[str, Json]:
        return {
            "search": self.search,
            "filters": dict(self.filters),
            "sort": [self.sort.column, self.sort.descending] if self.sort else None,
            "columns": [[shown.column, shown.hidden, shown.width] for shown in self.columns],
        }


def default_layout(columns: tuple[Column, ...], sort: Sort | None = None) -> GridLayout:
    return GridLayout(sort=sort, columns=tuple(Shown(column.id, column.hidden) for column in columns))


def layout_from_json(stored: Json, columns: tuple[Column, ...], default: GridLayout) -> GridLayout:
    """What was stored, as far as it still makes sense: columns that are gone are dropped, new ones appended."""
    if not isinstance(stored, Mapping):
        return default
    known = {column.id: column for column in columns}
    kept: list[Shown] = []
    entries = stored.get("columns")
    for entry in entries if isinstance(entries, list) else []:
        match entry:
            case [str(name), bool(hidden), int(width)] if name in known:
                kept.append(Shown(known.pop(name).id, hidden, width))
            case _:
                continue
    kept += [Shown(column.id, column.hidden) for column in known.values()]
    ids = {column.id for column in columns}
    filters = stored.get("filters")
    search = stored.get("search")
    return GridLayout(
        search=search if isinstance(search, str) else "",
        filters={k: v for k, v in filters.items() if k in ids and isinstance(v, str)} if isinstance(filters, Mapping) else {},
        sort=_sort(stored.get("sort"), ids) or default.sort,
        columns=tuple(kept),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """The query of a layout, and by column id (`""` for the search line) what was not understood of it."""

    query: Query
    problems: Mapping[str, FilterNotUnderstood]


def ask(layout: GridLayout, columns: tuple[Column, ...], figures: Figures, today: date) -> Asked:
    """Parts that make no sense are left out of the query and named."""
    problems: dict[str, FilterNotUnderstood] = {}
    conditions: list[Condition] = []
    words: tuple[str, ...] = ()
    try:
        search = parse_search(layout.search, columns, figures, today)
        conditions, words = list(search.conditions), search.words
    except FilterNotUnderstood as error:
        problems[""] = error
    by_id = {column.id: column for column in columns}
    for name, text in layout.filters.items():
        try:
            conditions.append(parse_filter(text, by_id[name], figures, today))
        except FilterNotUnderstood as error:
            problems[name] = error
    return Asked(Query(tuple(conditions), words, layout.sort), problems)


def _sort(stored: Json, columns: set[str]) -> Sort | None:
    match stored:
        case [str(column), bool(descending)] if column in columns:
            return Sort(column, descending)
        case _:
            return None
