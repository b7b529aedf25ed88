"""Owns the pair every working screen has: the work and what comes of it, side by side, below each other, or one at a time."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.state import MemberState
from ui.theme import Theme
from ui.widgets.flow import FlowRow

NARROW_BELOW_PX = 740
CRAMPED_BELOW_PX = 850
"""Two panes of full work beside each other would cut their columns."""
STACKED_FROM_PX = 900
"""A narrow window at least this high has room for both panes below each other."""
HANDLE_PX = 14
KEY = "Ctrl+Tab"


class Arrangement(StrEnum):
    """How the two stand; `ONE` shows a line of two buttons that says which."""

    BESIDE = "beside"
    BELOW = "below"
    ONE = "one"


class TwoPanes(QWidget):
    """`main` takes the room; where the width does not do, `side` goes below it, and in a low window each has the place to itself.

    `titles` name both for the line that switches; without them the panes stand below each other however low the window is.
    `keeps_side`: where there is room for one only from now on, the side stays in sight, not the main pane.
    The division is remembered. `narrow_px` is the width at 100 % below which they do not stand beside each other, where the usual one
    would cut what is on them.
    """

    turned = Signal(object)
    """True where the side is the one in front now; only while there is one at a time, and once more when that ends."""

    def __init__(
        self,
        theme: Theme,
        state: MemberState,
        *,
        name: str,
        main: QWidget,
        side: QWidget,
        titles: tuple[str, str] | None = None,
        main_px: int = 0,
        narrow_px: int = 0,
        keeps_side: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path = f"window/panes/{name}"
        self._main_px = main_px
        self._narrow_px = narrow_px or (CRAMPED_BELOW_PX if titles is not None else NARROW_BELOW_PX)
        self.main, self.side = main, side
        self._one_at_a_time = titles is not None
        self._keeps_side = keeps_side
        self._side_wanted = True
        self._side_in_front = False
        self.arrangement = Arrangement.BESIDE
        self._page = QScrollArea()
        self._page.setWidgetResizable(True)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setAccessibleName(titles[1] if titles else "")
        self._page.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(HANDLE_PX)
        self.splitter.addWidget(main)
        self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        self._divided = False
        stored = state.get_bytes(self._path)
        if stored is not None:
            self._divided = self.splitter.restoreState(stored)
        self.splitter.splitterMoved.connect(lambda *_: state.set_bytes(self._path, self.splitter.saveState()))
        self._build_switch(titles or ("", ""))
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.switch)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self._page, 1)
        theme.changed.connect(self._arrange)

    @property
    def side_in_front(self) -> bool:
        """Whether the side alone is to be seen now."""
        return self.arrangement is Arrangement.ONE and self._side_in_front

    @property
    def main_in_front(self) -> bool:
        """Whether the main pane alone is to be seen now."""
        return self.arrangement is Arrangement.ONE and not self._side_in_front

    def show_side(self) -> None:
        """Bring the side in front where there is one at a time; nothing otherwise."""
        self._turn(True)

    def show_main(self) -> None:
        self._turn(False)

    def turn(self) -> None:
        """The other one."""
        self._turn(not self._side_in_front)

    def want_side(self, wanted: bool) -> None:
        """Whether there is a side at all."""
        self._side_wanted = wanted
        self.side.setVisible(wanted)
        self._place()

    def name_sides(self, main: str, side: str) -> None:
        """What the two buttons say now."""
        for button, text in zip((self.main_button, self.side_button), (main, side), strict=True):
            if button.text() != text:
                button.setText(text)
                button.setAccessibleName(text)

    def add_to_switch(self, widget: QWidget) -> None:
        """Something for the line of the two buttons, behind them."""
        self.switch.add(widget)

    def focus_side(self) -> None:
        """For keys that scroll, while the side has the place to itself."""
        self._front_page().setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """The panes take the height there is; what they would like beyond that is no reason for the page to scroll."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if not self._divided and self.arrangement is Arrangement.BESIDE and self.width() > 0:
            self._divided = True
            metrics = self._theme.metrics
            first = min(metrics.px(self._main_px), self.width() * 2 // 5) if self._main_px else self.width() * 2 // 3
            self.splitter.setSizes([first, max(self.width() - first, 1)])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window may get lower while the page inside it keeps its height."""
        if event.type() == QEvent.Type.Resize and watched is self.window() and watched is not self:
            self._arrange()
        return False

    # Building

    def _build_switch(self, titles: tuple[str, str]) -> None:
        self.switch = FlowRow(self._theme)
        self._group = QButtonGroup(self.switch)
        self.main_button, self.side_button = QPushButton(), QPushButton()
        for number, (button, text) in enumerate(zip((self.main_button, self.side_button), titles, strict=True)):
            button.setText(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(translate("widgets", "{key} shows the other one").format(key=KEY))
            button.clicked.connect(lambda checked=False, side=bool(number): self._turn(side))
            self._group.addButton(button)
            self.switch.add(button)
        self.main_button.setChecked(True)
        self.switch.hide()

    # Arranging

    def _arrange(self) -> None:
        metrics = self._theme.metrics
        narrow = self.width() < metrics.px(self._narrow_px)
        wanted = Arrangement.BESIDE
        if narrow:
            high = not self._one_at_a_time or self.window().height() >= metrics.px(STACKED_FROM_PX)
            wanted = Arrangement.BELOW if high else Arrangement.ONE
        self._layout.setSpacing(metrics.card_gap)
        if wanted is self.arrangement:
            return
        before, self.arrangement = self.arrangement, wanted
        if wanted is Arrangement.ONE and self._keeps_side and self._side_wanted and self.isVisible():
            self._side_in_front = True
        orientation = Qt.Orientation.Vertical if wanted is Arrangement.BELOW else Qt.Orientation.Horizontal
        if self.splitter.orientation() != orientation:
            self.splitter.setOrientation(orientation)
        self._place()
        if Arrangement.ONE in (before, wanted):
            self.turned.emit(self.side_in_front)

    def _front_page(self) -> QWidget:
        return self.side if isinstance(self.side, QScrollArea) else self._page

    def _place(self) -> None:
        """Put each pane where it belongs; a side that does not scroll by itself gets a page that does."""
        one = self.arrangement is Arrangement.ONE and self._side_wanted
        paged = not isinstance(self.side, QScrollArea)
        if one and paged and self._page.widget() is None:
            self._page.setWidget(self.side)
            self.side.setAutoFillBackground(False)
        elif not one and self._page.widget() is not None:
            self.splitter.addWidget(self._page.takeWidget())
        side = one and self._side_in_front
        self.switch.setVisible(one)
        self.main.setVisible(not side)
        self.splitter.setVisible(not side or not paged)
        self._page.setVisible(side and paged)
        self.side.setVisible(self._side_wanted and (side or not one or paged))
        (self.side_button if side else self.main_button).setChecked(True)

    def _turn(self, side: bool) -> None:
        if side == self._side_in_front:
            return
        self._side_in_front = side and self._side_wanted
        if self.arrangement is Arrangement.ONE:
            self._place()
            self.turned.emit(self.side_in_front)
