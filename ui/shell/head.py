"""Owns the top of a page: back and forward, the headline or step, the chips, the scan line and its answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.actions.bind import ActionSet
from ui.i18n import translate
from ui.scan import ScanSettings
from ui.shell.screen import Headline
from ui.sounds import SoundPlayer
from ui.state import MemberState
from ui.theme import Theme, Tone
from ui.theme.theme import repolish
from ui.widgets.chip_row import ChipRow
from ui.widgets.feedback_strip import FeedbackStrip
from ui.widgets.scan_field import ScanField
from ui.widgets.step_line import StepLine

GAP = 8
STEP_PX = 380
"""Room that the step needs beside the chips."""
LEAST_PX = 240
WIDE_PX = 680
SCAN_MOST_PX = 400
SCAN_LEAST_PX = 220
SCAN_LEAST_LOW_PX = 100
"""What the line to type into needs beside a title."""


class PageHead(QWidget):
    """On scanning screens the scan field is large; elsewhere it is a command line of ordinary height."""

    def __init__(
        self,
        theme: Theme,
        state: MemberState,
        sounds: SoundPlayer,
        actions: ActionSet,
        settings: ScanSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.step = StepLine(state)
        self.scan = ScanField(settings)
        self.strip = FeedbackStrip(theme, sounds)
        self.back_button = self._arrow(actions, "app.back", "back")
        self.forward_button = self._arrow(actions, "app.forward", "forward")
        self.chips = ChipRow()
        self.more_chips = ChipRow()
        """Beside the scan field, where one line does not hold all."""
        self._scanning = True
        self._hint = ""
        self._wanted: tuple[tuple[str, Tone], ...] = ()
        self._placed: tuple[tuple[QWidget, ...], ...] = ()
        self._rows = (QHBoxLayout(), QHBoxLayout(), QHBoxLayout())
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        first = QVBoxLayout()
        first.setSpacing(2)
        first.addLayout(self._rows[0])
        first.addWidget(self.step.hint)  # below all of the line, so that it need not share its width with the chips
        layout.addLayout(first)
        for row in self._rows:
            row.setSpacing(GAP)
        for row in self._rows[1:]:
            layout.addLayout(row)
        layout.addWidget(self.strip)
        theme.changed.connect(self._wear)
        self._wear()

    def show_headline(self, headline: Headline) -> None:
        if headline.step:
            self.step.say(headline.text, headline.hint)
        else:
            self.step.title(headline.text, headline.hint)
        self._hint = headline.scan_hint
        self._wanted = headline.chips
        self._share_chips(apart=False)
        self._arrange()

    def set_scanning(self, scanning: bool) -> None:
        """Large and across the page, or a command line beside the title where there is room."""
        self._scanning = scanning
        role = "scan" if scanning else "command"
        if self.scan.property("role") != role:
            self.scan.setProperty("role", role)
            repolish(self.scan)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """It arranges itself anew where it gets narrower; the present arrangement must not keep the window wide."""
        return QSize(self._theme.metrics.px(LEAST_PX), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """One line where title, chips and scan line fit beside each other; otherwise they share two, and only then three."""
        metrics = self._theme.metrics
        self.step.set_roomy(not metrics.low)
        for row in (self.chips, self.more_chips):
            row.in_one_line(metrics.low)
        title, chips = self.step.natural_width(), self.chips.natural_width() + self.more_chips.natural_width()
        arrows = sum(button.sizeHint().width() + GAP for button in (self.back_button, self.forward_button))
        left = self.width() - arrows - title - 2 * GAP - (chips + GAP if chips else 0)
        self._share_chips(apart=self._scanning and metrics.low and left < 0 and len(self._wanted) > 1)
        lines = self._lines(left, chips)
        self._put(lines)
        alone, most = self.scan not in lines[0], metrics.px(SCAN_MOST_PX)
        kept = title if len(lines[0]) > 1 and (metrics.low or not alone) else 0
        self.step.setMinimumWidth(max(min(kept, self.width() - arrows - self.chips.minimumSizeHint().width() - GAP), 0))
        room = max(self.width() - arrows - self.step.minimumWidth() - 2 * GAP, LEAST_PX)
        self.chips.setMaximumWidth(room if self.chips in lines[0] else 16_777_215)
        self.chips.setMinimumWidth(0 if self.chips in lines[0] else min(self.chips.natural_width(), self.width() * 2 // 3))
        self.scan.setMinimumWidth(0 if alone else min(max(left, 0), most))
        self.scan.setMaximumWidth(16_777_215 if alone else max(self.scan.minimumWidth(), 1))
        narrow = not alone and left < self.scan.fontMetrics().horizontalAdvance(self._long_hint()) + metrics.px(28)
        self.scan.set_hint(self._hint or (translate("shell", "Scan or type") if narrow else self._long_hint()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # fonts or chips changed
            self._arrange()
        return super().event(event)

    def _lines(self, left: int, chips: int) -> tuple[tuple[QWidget, ...], ...]:
        """What stands in which line; `left` is the room beside title and chips, in pixels."""
        metrics = self._theme.metrics
        if self._scanning:
            # What stands beside the step must not jump with its words: a fixed room is kept for them.
            if metrics.low or self.width() >= max(metrics.px(WIDE_PX), chips + metrics.px(STEP_PX)):
                return (self.step, self.chips), (self.scan, self.more_chips)
            return (self.step,), (self.chips,), (self.scan,)
        if left >= metrics.px(SCAN_LEAST_LOW_PX if metrics.low else SCAN_LEAST_PX):
            return ((self.step, self.chips, self.scan),)
        if metrics.low:
            return (self.step,), (self.chips, self.scan)
        if left >= 0:
            return (self.step, self.chips), (self.scan,)
        return (self.step,), (self.chips,), (self.scan,)

    def _share_chips(self, *, apart: bool) -> None:
        """Apart, the last one stands beside the scan field."""
        chips, more = (self._wanted[:-1], self._wanted[-1:]) if apart else (self._wanted, ())
        for row, wanted in ((self.chips, chips), (self.more_chips, more)):
            row.show_chips(wanted)

    def _put(self, lines: tuple[tuple[QWidget, ...], ...]) -> None:
        if lines == self._placed:
            return
        self._placed = lines
        for line in self._rows:
            while (item := line.takeAt(0)) is not None:
                del item
        for line, widgets in zip(self._rows, lines, strict=False):
            for widget in widgets:
                line.addWidget(widget, 1 if widget in (self.step, *(() if line is self._rows[0] else (self.scan,))) else 0)
        for button in (self.back_button, self.forward_button):
            self._rows[0].addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _long_hint(self) -> str:
        return translate("shell", "Scan or type anything: order, item, location, lot")

    def _arrow(self, actions: ActionSet, action_id: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(actions.action(action_id))
        button.setProperty("role", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(actions.table[action_id].title)
        return button

    def _wear(self) -> None:
        size = self._theme.metrics.icon
        for button in (self.back_button, self.forward_button):
            button.setIconSize(QSize(size, size))
        self._column.setSpacing(self._theme.metrics.air(12))
        self._arrange()
