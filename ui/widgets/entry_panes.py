"""Owns a working page with its entry beside it: the work at the left, cards and what will be posted at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.figures import Figures
from ui.i18n import translate
from ui.state import MemberState
from ui.theme import Theme
from ui.widgets.entry_preview import EntryPreview
from ui.widgets.two_panes import Arrangement, TwoPanes

SIDE_PX = 384
"""Room for an account, its name and two columns of amounts."""
SIDE_LEAST_PX = 336
GUEST_FROM_PX = 800
SHORT_BELOW_PX = 940
"""Narrower panes leave the work more of what there is."""


class EntryPanes(TwoPanes):
    """`preview` is the entry; `cards` stand above it; `work` names the work at the left.

    A `guest` has its place in the work's own column, above its last stretch; where there is no room for it, it goes with the entry.
    """

    def __init__(
        self,
        theme: Theme,
        figures: Figures,
        state: MemberState,
        *,
        name: str,
        work: str,
        main: QWidget,
        cards: tuple[QWidget, ...] = (),
        guest: QWidget | None = None,
    ) -> None:
        self.preview = EntryPreview(figures)
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        for card in cards:
            right.addWidget(card)
        right.addWidget(self.preview, 1)
        self._entry_side, self._right = side, right
        self._guest = guest
        super().__init__(theme, state, name=name, main=main, side=side, titles=(work, translate("widgets", "What will be posted")))
        self.turned.connect(lambda _: self._settle())
        theme.changed.connect(self._widen)
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()
        self._settle()

    def _settle(self) -> None:
        """Alone, the side scrolls as a whole; the guest is on top of it wherever the work's column is too low for both."""
        alone = self.arrangement is Arrangement.ONE
        if self.preview.whole != alone:
            self.preview.stand_whole(alone)
        column = self.main.layout()
        if self._guest is not None and isinstance(column, QVBoxLayout):
            away = alone or self.window().height() < self._theme.metrics.px(GUEST_FROM_PX)
            here, place = (self._right, 0) if away else (column, column.count() - 1)
            if here.indexOf(self._guest) < 0:
                here.insertWidget(place, self._guest)

    def _widen(self) -> None:
        metrics = self._theme.metrics
        wanted = metrics.px(SIDE_LEAST_PX if self.width() < metrics.px(SHORT_BELOW_PX) else SIDE_PX)
        if wanted != self._entry_side.minimumWidth():
            self._entry_side.setMinimumWidth(wanted)
        self._right.setSpacing(self._theme.metrics.card_gap)
