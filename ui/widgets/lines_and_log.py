"""Owns the left of a working screen: the lines with their bar, and below them the log of scans where there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.scan_log import ScanLog
from ui.widgets.surfaces import Card
from ui.widgets.work_table import WorkTable

GAP = 14
LOG_LINES_MIN = 2


class LinesAndLog(QWidget):
    """The lines take what they need and scroll when they need more; then the log gives way."""

    def __init__(self, theme: Theme, table: WorkTable, bar: QWidget, *, log_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self._bar = bar
        self.lines = Card()
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.lines.body.addWidget(table)
        self.lines.body.addWidget(bar)
        self.lines.body.addStretch(1)
        self.log = ScanLog(theme)
        self.log_card = Card(log_title)
        self.log_card.body.addWidget(self.log, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.lines)
        layout.addWidget(self.log_card, 1)
        layout.addStretch(0)
        self._layout = layout
        self._log_wanted = True
        for watched in (self, table, bar):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.make_room()
        return False

    def want_log(self, wanted: bool) -> None:
        """Where nothing is scanned there is no log, and the lines end where they end."""
        if wanted != self._log_wanted:
            self._log_wanted = wanted
            self.make_room()

    def make_room(self) -> None:
        """Show the log where all lines are in view and two of its own fit."""
        margins = self.lines.body.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        bar = self._bar.heightForWidth(width) if self._bar.hasHeightForWidth() else self._bar.sizeHint().height()
        lines = self._table.sizeHint().height() + bar + self.lines.body.spacing() + margins.top() + margins.bottom()
        log = self.log_card.sizeHint().height() - self.log.sizeHint().height() + LOG_LINES_MIN * self.log.line_height()
        shown = self._log_wanted and not self._theme.metrics.low and self.height() - lines - GAP >= log
        if shown == self.log_card.isHidden():
            self.log_card.setVisible(shown)
        fill = not shown and (self._log_wanted or self._theme.metrics.low)
        for place, stretch in ((0, int(fill)), (2, 0 if fill or self._log_wanted else 1)):
            if self._layout.stretch(place) != stretch:
                self._layout.setStretch(place, stretch)
