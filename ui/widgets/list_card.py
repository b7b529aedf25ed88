"""Owns the card of a short list: a table that ends where its rows end, and what stands in its place while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.surfaces import Card
from ui.widgets.whole_table import WholeTable
from ui.widgets.work_table import WorkColumn, WorkRow


class ListCard(Card):
    """`table` is the list; `nothing` (an empty state or a sentence) is shown while it has no rows."""

    def __init__(self, theme: Theme, title: str, columns: Sequence[WorkColumn], nothing: QWidget, *, press_opens: bool = False) -> None:
        super().__init__(title)
        self.table = WholeTable(theme, tuple(columns), name=title, press_opens=press_opens, only_low=True)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.nothing = nothing
        self.body.addWidget(self.table)
        self.body.addWidget(nothing)

    def show_rows(self, rows: Sequence[WorkRow], chosen: object = None, *, loading: bool = False) -> None:
        """While the list is still being read, an empty one says nothing."""
        self.table.setVisible(bool(rows) or loading)
        self.nothing.setVisible(not rows and not loading)
        self.table.show_rows(rows, chosen or None)


def stacked(*cards: QWidget) -> QWidget:
    """A page of cards below each other."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(14)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return page
