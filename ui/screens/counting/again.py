"""Owns the form in which lines of a posted count are chosen to be counted again; sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.screens.counting.picture import CountedRow
from ui.shell.screen import Desk
from ui.widgets.surfaces import label


class AgainForm(QWidget):
    """One box per line, ticked where stock moved since it was counted; the button says how many it opens."""

    def __init__(self, desk: Desk, rows: Sequence[CountedRow], count_again: Callable[[tuple[int, ...]], None]) -> None:
        super().__init__()
        self._count_again = count_again
        self.boxes: dict[int, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(desk.theme.metrics.gap)
        text = translate("counting", "The posted count stays as it is. A new one is opened with the lines you choose.")
        layout.addWidget(label(text, "muted", wrap=True))
        for row in rows:
            box = QCheckBox(" · ".join(part for part in (row.title, row.spot) if part))
            box.setChecked(row.moved)
            box.toggled.connect(self._show_number)
            self.boxes[row.line_no] = box
            layout.addWidget(box)
            if row.why:
                layout.addWidget(label(row.why, "secondary", wrap=True))
        self.act = QPushButton()
        self.act.setProperty("role", "primary")
        self.act.setAutoDefault(False)
        self.act.clicked.connect(self._go)
        layout.addWidget(self.act, 0, Qt.AlignmentFlag.AlignRight)
        layout.addStretch(1)
        self._show_number()

    @property
    def chosen(self) -> tuple[int, ...]:
        return tuple(line_no for line_no, box in self.boxes.items() if box.isChecked())

    def _show_number(self) -> None:
        number = len(self.chosen)
        self.act.setText(translate("counting", "Count %n line(s) again", None, number))
        self.act.setEnabled(number > 0)
        self.act.setToolTip("" if number else translate("counting", "Choose at least one line."))

    def _go(self) -> None:
        self._count_again(self.chosen)
