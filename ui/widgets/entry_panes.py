"""Owns a working page with its entry beside it: the work at the left, cards and what will be posted at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.figures import Figures
from ui.state import MemberState
from ui.theme import Theme
from ui.widgets.entry_preview import EntryPreview
from ui.widgets.two_panes import TwoPanes

SIDE_PX = 384
"""Room for an account, its name and two columns of amounts."""


class EntryPanes(TwoPanes):
    """`preview` is the entry; `cards` stand above it."""

    def __init__(
        self, theme: Theme, figures: Figures, state: MemberState, *, name: str, main: QWidget, cards: tuple[QWidget, ...] = ()
    ) -> None:
        self.preview = EntryPreview(figures)
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        for card in cards:
            right.addWidget(card)
        right.addWidget(self.preview, 1)
        self._entry_side = side
        super().__init__(theme, state, name=name, main=main, side=side)
        theme.changed.connect(self._widen)
        self._widen()

    def _widen(self) -> None:
        self._entry_side.setMinimumWidth(self._theme.metrics.px(SIDE_PX))
