"""Owns the widget that shows the lines a request rests on: a table made anew for each request, because its columns differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.evidence import EvidenceLine
from ui.figures import Figures
from ui.proposals import evidence_table
from ui.theme import Theme
from ui.widgets.whole_table import WholeTable


class ProposalLines(QWidget):
    """Hidden while there is nothing to look at; prices and values only where `costs`."""

    def __init__(self, theme: Theme, figures: Figures, *, name: str, costs: bool) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._theme = theme
        self._figures = figures
        self._name = name
        self._costs = costs
        self.table: WholeTable | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_lines(self, lines: Sequence[EvidenceLine], currency: str) -> None:
        if self.table is not None:
            self._layout.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None
        self.setVisible(bool(lines))
        if not lines:
            return
        columns, rows = evidence_table(lines, self._figures, currency, costs=self._costs)
        self.table = WholeTable(self._theme, columns, name=self._name)
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.show_rows(rows)
        self._layout.addWidget(self.table)
