"""Owns the journal: all lines of a company, or those of one account with their sum."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from db.queries import explorers
from ui.book import Workplace
from ui.grid.book_source import BookSource
from ui.grid.panel import GridPanel
from ui.grid.source import Column, Kind
from ui.i18n import translate
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.tasks import TaskScope
from ui.widgets.empty_state import EmptyState
from ui.words import DOCUMENTS, choices

Key = tuple[str, str]


class JournalScreen(Screen):
    """Enter on a line opens its entry."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        self._work = work
        self._tasks = TaskScope(desk.tasks)
        self.key: Key | None = None
        self._names = ("", "")
        """Of company and account."""
        self.grid: GridPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        desk.actions.bind("journal.refresh", lambda: self.grid.refresh() if self.grid else None)

    def headline(self) -> Headline:
        company, account = self._names
        if self.key and self.key[1]:
            words = " · ".join(part for part in (account, company) if part)
            return Headline(translate("explorers", "Account {account}").format(account=self.key[1]), words)
        return Headline(translate("explorers", "Journal"), company)

    def open(self, place: Place) -> None:
        match place.argument:
            case (str(entity), str(account)):
                key: Key = (entity, account)
            case _:
                key = self.key or ("", "")
        if key != self.key or self.grid is None:
            self.key = key
            self._names = ("", "")
            self._build(key)
            self._name(key)
        if place.selection is not None and self.grid is not None:
            self.grid.select_key(place.selection)

    def place(self, screen_id: str) -> Place:
        return Place(screen_id, self.key, self.grid.table.current_key() if self.grid else None)

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

    def _name(self, key: Key) -> None:
        """What the codes of company and account mean, for the headline."""

        def read() -> tuple[str, str]:
            with self._work.book.reading() as connection:
                return explorers.names_of_account(connection, *key)

        def arrived(names: tuple[str, str]) -> None:
            if key == self.key:
                self._names = names
                self.headline_changed.emit(self.headline())

        self._tasks.run(lambda pulse: read(), arrived, self._desk.trouble)

    def _build(self, key: Key) -> None:
        if self.grid is not None:
            self.grid.close_grid()
            self._column.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
        source = BookSource(
            self._work.book.reading, explorers.journal(entity_id=key[0], account_id=key[1]), _columns(of_account=bool(key[1]))
        )
        empty = EmptyState(
            self._desk.theme,
            translate("explorers", "Nothing was posted here yet"),
            translate("explorers", "Every receipt, count, transfer and invoice posts its lines here."),
            self._desk.actions.button("go.home"),
            icon="ledger",
        )
        self.grid = GridPanel(
            self._desk.grid,
            source,
            grid_id="journal-account" if key[1] else "journal",
            title=translate("explorers", "Journal"),
            empty=empty,
        )
        self.grid.sums_changed.connect(self.sums_changed)
        self.grid.open_requested.connect(self._open)
        self._column.addWidget(self.grid)

    def _open(self, row: tuple[int, int]) -> None:
        assert self.grid is not None
        number = self.grid.model.row_of(row)
        columns = [column.id for column in self.grid.source.columns]
        entry = self.grid.model.value(number, columns.index("entry"))
        self._desk.go(Place("entry", (row[0], entry), row[1]))


def _columns(*, of_account: bool) -> tuple[Column, ...]:
    return (
        Column("posted", translate("explorers", "Date"), Kind.DATE),
        Column("number", translate("explorers", "Document"), Kind.CODE),
        Column("kind", translate("explorers", "Entry"), Kind.CHOICE, choices=choices(DOCUMENTS)),
        Column("account", translate("explorers", "Account"), Kind.CODE, hidden=of_account),
        Column("name", translate("explorers", "Name"), hidden=of_account, stretch=True),
        Column("partner", translate("explorers", "Partner"), stretch=True),
        Column("warehouse", translate("explorers", "Warehouse"), Kind.CODE, hidden=True),
        Column("family", translate("explorers", "Family"), hidden=True),
        Column("debit", translate("explorers", "Debit"), Kind.MONEY, total=True, quiet_zero=True),
        Column("credit", translate("explorers", "Credit"), Kind.MONEY, total=True, quiet_zero=True),
        Column("amount", translate("explorers", "Amount"), Kind.MONEY, total=True, hidden=not of_account, tone=lambda value: None),
        Column("currency", translate("explorers", "Currency"), Kind.CODE, hidden=True),
        Column("reason", translate("explorers", "Reason"), hidden=True),
        Column("entry", translate("explorers", "Entry number"), Kind.INTEGER, hidden=True),
        Column("seq", translate("explorers", "Position in the log"), Kind.INTEGER, hidden=True),
    )


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("the journal needs a book")
    return JournalScreen(desk, desk.work)
