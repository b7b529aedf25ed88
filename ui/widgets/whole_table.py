"""Owns a short table that is always as high as its rows, for pages that scroll as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from ui.theme import Theme
from ui.widgets.work_table import WorkColumn, WorkRow, WorkTable

NO_LIMIT = 16_777_215


class WholeTable(WorkTable):
    """Never scrolls up and down itself; with `only_low`, no longer where the window is low."""

    def __init__(
        self, theme: Theme, columns: Sequence[WorkColumn], *, name: str, press_opens: bool = False, only_low: bool = False
    ) -> None:
        self._only_low = only_low
        super().__init__(theme, columns, name=name, press_opens=press_opens)

    def show_rows(self, rows: Sequence[WorkRow], current: object = None, *, reveal: bool = True) -> None:
        super().show_rows(rows, current, reveal=reveal)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _wear(self) -> None:
        super()._wear()
        self._stand()

    def _stand(self) -> None:
        if self._only_low and not self._theme.metrics.low:
            if self.minimumHeight() or self.maximumHeight() < NO_LIMIT:
                self.setMinimumHeight(0)
                self.setMaximumHeight(NO_LIMIT)
            return
        bar = self.horizontalScrollBar()
        wanted = self.sizeHint().height() + (bar.sizeHint().height() if bar.maximum() > 0 else 0)
        if wanted != self.minimumHeight() or wanted != self.maximumHeight():
            self.setFixedHeight(wanted)
