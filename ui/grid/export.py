"""Owns taking a grid's rows out: all rows of the query, typed, through an exporter given from outside; no half files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ui.grid.source import Cell, Column, PageSource, Query
from ui.saving import write_whole
from ui.tasks import Pulse

BEAT_ROWS = 100


@dataclass(frozen=True)
class ExportTable:
    """What is shown: the visible columns in their order, and every row of the query, not only those read."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterator[tuple[Cell, ...]]
    filters: str
    """The filters as a person wrote them, for the sheet's head; empty for none."""
    wanted: Callable[[], None] = lambda: None
    """Raises once the person has given up; asked often while the file is put together, when no more rows are taken."""


class Exporter(Protocol):
    """Writes a table to a file, numbers as numbers and dates as dates; may block, runs off the UI thread."""

    def __call__(self, table: ExportTable, path: Path) -> None: ...


def export_grid(
    *,
    source: PageSource,
    query: Query,
    shown: tuple[Column, ...],
    title: str,
    filters: str,
    exporter: Exporter,
    path: Path,
    pulse: Pulse,
) -> Path:
    """Write beside the target first, then put it in place: a cancelled or failed export leaves nothing."""
    total = source.count(query, 10_000_000).number
    places = [source.columns.index(column) for column in shown]

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number, row in enumerate(source.rows(query)):
            if number % BEAT_ROWS == 0:
                pulse.beat(number, total)
            yield tuple(row.cells[place] for place in places)

    def write(part: Path) -> None:
        exporter(ExportTable(title, shown, rows(), filters, lambda: pulse.beat(total, total)), part)
        pulse.beat(total, total)

    return write_whole(path, write)
