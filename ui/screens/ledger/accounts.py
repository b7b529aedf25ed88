"""Owns the list of accounts with their balances: the trial balance as it stands now."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries import explorers
from db.queries.ledger import trial_balance
from ui.book import Workplace
from ui.grid.panel import GridPanel
from ui.grid.rows_source import RowsSource
from ui.grid.source import Column, Kind, Row
from ui.i18n import translate
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import TaskScope
from ui.widgets.empty_state import EmptyState
from ui.widgets.entity_picker import EntityPicker
from ui.widgets.surfaces import label
from ui.words import ACCOUNT_TYPES, choices


class AccountsScreen(Screen):
    """Enter on an account lists its lines."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._tasks = TaskScope(desk.tasks)
        self.grid: GridPanel | None = None
        self._selection: object = None
        self.picker = EntityPicker(desk.state)
        self.picker.picked.connect(lambda entity: self._build())
        bar = QHBoxLayout()
        bar.addWidget(
            label(translate("explorers", "Debit is plus, credit is minus; all accounts together are zero."), "muted", wrap=True), 1
        )
        bar.addWidget(self.picker)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(bar)
        desk.actions.bind("ledger.journal", lambda: desk.go(Place("journal", (self.picker.entity_id, ""))))
        desk.actions.bind("ledger.refresh", lambda: self.grid.refresh() if self.grid else None)
        self.bar = QWidget()
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(desk.actions.button("ledger.journal"))

    def headline(self) -> Headline:
        return Headline(translate("explorers", "Ledger"))

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        self._selection = place.selection
        if self.grid is None:
            self._tasks.run(lambda pulse: self._entities(), self._arrived, self._desk.trouble)
        elif place.selection is not None:
            self.grid.select_key(place.selection)

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, None, self.grid.table.current_key() if self.grid else None)

    def focus_first(self) -> None:
        if self.grid is not None:
            self.grid.table.enter_rows()

    def touched(self, what: frozenset[str]) -> None:
        if self.grid is not None:
            self.grid.refresh()

    def dispose(self) -> None:
        self._tasks.close()
        if self.grid is not None:
            self.grid.close_grid()

    def tour(self) -> Iterator[str]:
        assert self.grid is not None
        keys = [self.grid.model.row(n).key for n in range(self.grid.model.rows_read())]
        if keys:
            self._desk.go(Place("journal", keys[min(3, len(keys) - 1)]))
            yield "journal"
        self._desk.go(Place("journal", (self.picker.entity_id, "")))
        yield "whole-journal"

    def _entities(self) -> list[tuple[str, str]]:
        with self._work.book.reading() as connection:
            return explorers.entities(connection)

    def _arrived(self, entities: list[tuple[str, str]]) -> None:
        self.picker.show_entities(entities)
        self._build()
        self.focus_late()

    def _build(self) -> None:
        entity = self.picker.entity_id
        if self.grid is not None:
            self.grid.close_grid()
            self._column.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()

        def load() -> list[Row]:
            with self._work.book.reading() as connection:
                return [
                    Row(
                        (row.entity_id, row.account_id),
                        (row.account_id, row.name, row.type, row.debit, row.credit, row.closing, row.currency),
                    )
                    for row in trial_balance(connection, entity_id=entity)
                ]

        self.grid = GridPanel(
            self._desk.grid,
            RowsSource(_columns(), load),
            grid_id="accounts",
            title=translate("explorers", "Trial balance"),
            empty=EmptyState(
                self._desk.theme,
                translate("explorers", "Nothing was posted here yet"),
                translate("explorers", "Every receipt, count, transfer and invoice posts its lines here."),
                self._desk.actions.button("go.receiving"),
                icon="ledger",
            ),
        )
        self.grid.sums_changed.connect(self.sums_changed)
        self.grid.open_requested.connect(lambda key: self._desk.go(Place("journal", key)))
        self._column.addWidget(self.grid, 1)
        if self._selection is not None:
            self.grid.select_key(self._selection)


def _columns() -> tuple[Column, ...]:
    return (
        Column("account", translate("explorers", "Account"), Kind.CODE),
        Column("name", translate("explorers", "Name"), stretch=True),
        Column("type", translate("explorers", "Type"), Kind.CHOICE, choices=choices(ACCOUNT_TYPES)),
        Column("debit", translate("explorers", "Debit"), Kind.MONEY, total=True),
        Column("credit", translate("explorers", "Credit"), Kind.MONEY, total=True),
        Column("balance", translate("explorers", "Balance"), Kind.MONEY, total=True, tone=lambda value: None),
        Column("currency", translate("explorers", "Currency"), Kind.CODE),
    )


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("the ledger needs a book")
    return AccountsScreen(desk, desk.work)
