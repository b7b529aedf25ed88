"""Owns a short table that is always as high as its rows, for pages that scroll as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from ui.widgets.work_table import WorkRow, WorkTable


class WholeTable(WorkTable):
    """Never scrolls up and down itself."""

    def show_rows(self, rows: Sequence[WorkRow], current: object = None) -> None:
        super().show_rows(rows, current)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        bar = self.horizontalScrollBar()
        wanted = self.sizeHint().height() + (bar.sizeHint().height() if bar.maximum() > 0 else 0)
        if wanted != self.minimumHeight() or wanted != self.maximumHeight():
            self.setFixedHeight(wanted)
