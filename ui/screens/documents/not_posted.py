"""Owns the list of what was asked for and not posted: refused or set aside, by whom, when and why; opening a row shows the request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.not_posted import NEWEST_MAX, NotPosted, not_posted
from ui.book import Workplace
from ui.grid.panel import GridPanel
from ui.grid.rows_source import RowsSource
from ui.grid.source import Cell, Column, Kind, Row
from ui.i18n import translate
from ui.refusals import refusal_text
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.telling import command_title
from ui.theme.tokens import Tone
from ui.widgets.action_bar import ActionBar
from ui.widgets.empty_state import EmptyState
from ui.words import STATES, word


class NotPostedScreen(Screen):
    """Enter opens the request with all that it asked for."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        empty = EmptyState(
            desk.theme,
            translate("explorers", "Everything was posted"),
            translate("explorers", "Requests that a rule refused, or that could not be decided, are listed here with the reason."),
            desk.actions.button("go.home"),
            icon="documents",
        )
        source = RowsSource(_columns(), self._rows)
        self.grid = GridPanel(desk.grid, source, grid_id="not-posted", title=translate("explorers", "Not posted"), empty=empty)
        self.grid.open_requested.connect(lambda key: desk.go(Place("command", key)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        desk.actions.bind("not_posted.open", self._open, why_not=self._why_not)
        desk.actions.bind("not_posted.refresh", self.grid.refresh)
        self.grid.current_changed.connect(lambda key: desk.actions.refresh())
        self.bar = ActionBar(desk.theme, (), (desk.actions.button("not_posted.open", role="primary"),))

    def headline(self) -> Headline:
        text = translate("explorers", "The newest {number} requests that posted nothing; each keeps its place in the log.")
        if self._work.outgoing is not None:
            text = translate("explorers", "The newest {number} of your own requests that posted nothing; each keeps its place in the log.")
        return Headline(translate("explorers", "Not posted"), text.format(number=self._desk.figures.quantity(Decimal(NEWEST_MAX))))

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        if place.selection is not None:
            self.grid.select_key(place.selection)

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, None, self.grid.table.current_key())

    def focus_first(self) -> None:
        self.grid.table.enter_rows()

    def touched(self, what: frozenset[str]) -> None:
        self.grid.refresh()

    def dispose(self) -> None:
        self.grid.close_grid()

    def _rows(self) -> list[Row]:
        with self._work.book.reading() as connection:
            return [_row(one) for one in not_posted(connection)]

    def _open(self) -> None:
        key = self.grid.table.current_key()
        if key is not None:
            self._desk.go(Place("command", key))

    def _why_not(self) -> str:
        return "" if self.grid.table.current_key() is not None else translate("explorers", "Nothing is chosen.")


def why_not_posted(result: Mapping[str, Any]) -> str:
    """Why a decision posted nothing, in words; empty for one that posted."""
    if refusal := result.get("refusal"):
        return refusal_text(refusal)
    if failure := result.get("failure"):
        text = translate("explorers", "The program itself failed ({problem}). Nothing of it was posted; send us the report of that moment.")
        return text.format(problem=failure)
    return ""


def _row(one: NotPosted) -> Row:
    why = why_not_posted(json.loads(one.result))
    cells: tuple[Cell, ...] = (
        one.decided_at,
        one.status,
        command_title(one.kind),
        why,
        one.member,
        one.workstation,
        one.submitted_at,
        one.seq,
    )
    return Row(one.seq, cells)


def _columns() -> tuple[Column, ...]:
    return (
        Column("decided", translate("explorers", "Decided"), Kind.MOMENT),
        Column(
            "status",
            translate("explorers", "State"),
            Kind.CHOICE,
            choices={standing: word(STATES, standing) for standing in ("refused", "failed")},
            tone=lambda value: Tone.BAD if value == "failed" else Tone.WARN,
        ),
        Column("what", translate("explorers", "What was asked for")),
        Column("why", translate("explorers", "Why"), stretch=True),
        Column("by", translate("explorers", "Sent by")),
        Column("computer", translate("explorers", "Computer"), Kind.CODE, hidden=True),
        Column("sent", translate("explorers", "Sent"), Kind.MOMENT, hidden=True),
        Column("seq", translate("explorers", "Position in the log"), Kind.INTEGER, hidden=True),
    )


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("what was not posted needs a book")
    return NotPostedScreen(desk, desk.work)
