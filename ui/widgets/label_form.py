"""Owns the form that asks how many labels of which things are printed, and why again; prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import Theme
from ui.widgets.surfaces import label

COPIES_MAX = 1_000


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A thing that labels are printed of: `copies` is offered, `pieces` is one for each piece, `before` were printed already.

    A label that is `single` stands for one piece alone: whoever prints it again says why.
    """

    key: object
    title: str
    note: str
    copies: int
    pieces: int = 1
    before: int = 0
    single: bool = False


class LabelForm(QWidget):
    """`print_labels` gets {key: copies} and the reason; it is asked for only where labels of single pieces were printed before."""

    def __init__(
        self,
        theme: Theme,
        rows: Sequence[LabelRow],
        *,
        print_labels: Callable[[Mapping[object, int], str], None],
        test_label: Callable[[], None],
    ) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._print = print_labels
        self.copies: dict[object, QSpinBox] = {}
        self.reason = QLineEdit()
        self.reason.setAccessibleName(translate("floor", "Why again"))
        self.reason.textChanged.connect(self._show_state)
        self._why = label(translate("floor", "Labels were printed before. Why are they needed again?"), "secondary", wrap=True)
        self.act = QPushButton()
        self.act.setProperty("role", "primary")
        self.act.setAutoDefault(False)
        self.act.clicked.connect(self._go)
        self.test_button = self._button(translate("floor", "Test label"), test_label)
        self.one_button = self._button(translate("floor", "One each"), lambda: self._fill(pieces=False))
        self.pieces_button = self._button(translate("floor", "One per piece"), lambda: self._fill(pieces=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.metrics.gap)
        layout.addLayout(self._grid())
        quick = QHBoxLayout()
        for button in (self.one_button, self.pieces_button):
            quick.addWidget(button)
        quick.addStretch(1)
        layout.addLayout(quick)
        layout.addWidget(self._why)
        layout.addWidget(self.reason)
        last = QHBoxLayout()
        last.addWidget(self.test_button)
        last.addStretch(1)
        last.addWidget(self.act, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(last)
        layout.addStretch(1)
        self.pieces_button.setVisible(any(row.pieces > 1 for row in rows))
        self._show_state()

    @property
    def wanted(self) -> dict[object, int]:
        """What is asked for now, nothing left out but what is zero."""
        return {key: box.value() for key, box in self.copies.items() if box.value()}

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for place, row in enumerate(self._rows):
            before = translate("floor", "%n printed", None, row.before) if row.before else ""
            title = label(row.title, wrap=True)
            box = QSpinBox()
            box.setRange(0, COPIES_MAX)
            box.setValue(min(row.copies, COPIES_MAX))
            box.setAccessibleName(translate("floor", "Labels of {what}").format(what=row.title))
            box.valueChanged.connect(self._show_state)
            title.setBuddy(box)
            self.copies[row.key] = box
            grid.addWidget(title, 2 * place, 0)
            grid.addWidget(box, 2 * place, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(" · ".join(part for part in (row.note, before) if part), "secondary", wrap=True), 2 * place + 1, 0)
        return grid

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda checked=False: act())
        return button

    def _fill(self, *, pieces: bool) -> None:
        for row in self._rows:
            self.copies[row.key].setValue(min(row.pieces, COPIES_MAX) if pieces else 1)

    def _show_state(self) -> None:
        again = any(row.before and row.single and row.key in self.wanted for row in self._rows)
        self._why.setVisible(again)
        self.reason.setVisible(again)
        number = sum(self.wanted.values())
        self.act.setText(translate("floor", "Print %n label(s)", None, number))
        lacking = translate("floor", "Choose how many labels first.") if not number else ""
        if again and not self.reason.text().strip():
            lacking = translate("floor", "Say first why they are needed again.")
        self.act.setEnabled(not lacking)
        self.act.setToolTip(lacking)

    def _go(self) -> None:
        self._print(self.wanted, self.reason.text().strip() if not self.reason.isHidden() else "")
