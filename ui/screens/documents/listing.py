"""Owns the list of all documents."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout

from db.queries import explorers
from ui.book import Workplace
from ui.grid.book_source import BookSource
from ui.grid.panel import GridPanel
from ui.grid.source import Cell, Column, Kind
from ui.i18n import translate
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.theme.tokens import Tone
from ui.widgets.empty_state import EmptyState
from ui.words import DOCUMENTS, STATES, choices, not_numbered, word

_TONES = {
    "held": Tone.WARN,
    "rejected": Tone.BAD,
    "reversed": Tone.MUTED,
    "cancelled": Tone.MUTED,
    "in_transit": Tone.ACCENT,
    "open": Tone.ACCENT,
}


class DocumentsScreen(Screen):
    """Enter opens a document."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        source = BookSource(work.book.reading, explorers.documents(), _columns(money="cost.see" in desk.permissions))
        empty = EmptyState(
            desk.theme,
            translate("explorers", "No documents yet"),
            translate("explorers", "Orders, receipts, counts, transfers and invoices are listed here as soon as there are any."),
            desk.actions.button("go.home"),
            icon="documents",
        )
        self.grid = GridPanel(desk.grid, source, grid_id="documents", title=translate("explorers", "Documents"), empty=empty)
        self.grid.sums_changed.connect(self.sums_changed)
        self.grid.open_requested.connect(lambda key: desk.go(Place("document", key[1])))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        desk.actions.bind("documents.refresh", self.grid.refresh)

    def headline(self) -> Headline:
        return Headline(translate("explorers", "Documents"))

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

    def tour(self) -> Iterator[str]:
        """One document of each kind that is interesting to look at."""
        for kind in ("goods_receipt", "supplier_invoice", "transfer_shipment", "count_sheet", "shipment"):
            self.grid.set_filter("kind", word(DOCUMENTS, kind))
            yield f"list-{kind.replace('_', '-')}"
            if self.grid.model.rows_read():
                self._desk.go(Place("document", self.grid.model.row(0).key[1]))
                yield kind.replace("_", "-")
                if kind == "goods_receipt":
                    self._desk.actions.run("document.command")
                    yield "command"
                    self._desk.back()
                    yield ""
                    for part in ("entry", "move"):
                        self._desk.actions.run(f"document.{part}")
                        yield part
                        self._desk.back()
                        yield ""
                self._desk.back()
                yield ""
        self.grid.clear_filters()


def _columns(*, money: bool) -> tuple[Column, ...]:
    amounts = (
        Column("total", translate("explorers", "Total"), Kind.MONEY, quiet_zero=True),
        Column("currency", translate("explorers", "Currency"), Kind.CODE),
    )
    return (
        Column("number", translate("explorers", "Number"), Kind.CODE, stand_in="reference", lacking=not_numbered()),
        Column("kind", translate("explorers", "Document"), Kind.CHOICE, choices=choices(DOCUMENTS)),
        Column("state", translate("explorers", "State"), Kind.CHOICE, choices=choices(STATES), tone=_tone),
        Column("day", translate("explorers", "Date"), Kind.DATE),
        Column("partner", translate("explorers", "Partner"), stretch=True),
        Column("warehouse", translate("explorers", "Warehouse"), hidden=True),
        *(amounts if money else ()),
        Column("reference", translate("explorers", "Reference"), hidden=True),
        Column("due", translate("explorers", "Due"), Kind.DATE, hidden=True),
        Column("posted", translate("explorers", "Posting date"), Kind.DATE, hidden=True),
        Column("entity", translate("explorers", "Company"), Kind.CODE, hidden=True),
        Column("by", translate("explorers", "By"), hidden=True),
    )


def _tone(value: Cell) -> Tone | None:
    return _TONES.get(str(value))


def create(desk: Desk) -> Screen:
    """The screen for a desk with a book."""
    if desk.work is None:
        raise ValueError("documents need a book")
    return DocumentsScreen(desk, desk.work)
