"""Owns the top of a page: back and forward, the headline or step, the chips, the scan line and its answer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.actions.bind import ActionSet
from ui.i18n import translate
from ui.scan import ScanSettings
from ui.shell.screen import Headline
from ui.sounds import SoundPlayer
from ui.state import MemberState
from ui.theme import Theme
from ui.theme.theme import repolish
from ui.widgets.feedback_strip import FeedbackStrip
from ui.widgets.flow import FlowLayout
from ui.widgets.scan_field import ScanField
from ui.widgets.step_line import StepLine
from ui.widgets.surfaces import Chip

STEP_PX = 380
"""Room that the step needs beside the chips."""
SHORT_PX = 560
"""A window lower than this has no room for hints; screen readers still say them."""


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
        self._chip_row = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chip_row.setSizePolicy(policy)
        self._chips = FlowLayout(self._chip_row)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.step, 1)
        line.addWidget(self._chip_row)
        line.addSpacing(6)
        for button in (self.back_button, self.forward_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line = line
        self._scanning = True
        self._beside = False
        self._narrow = False
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(line)
        layout.addWidget(self.scan)
        layout.addWidget(self.strip)
        theme.changed.connect(self._wear)
        self._wear()

    def show_headline(self, headline: Headline) -> None:
        if headline.step:
            self.step.say(headline.text, headline.hint)
        else:
            self.step.title(headline.text, headline.hint)
        while (item := self._chips.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for text, tone in headline.chips:
            self._chips.addWidget(Chip(text, tone))
        self._chip_row.setVisible(bool(headline.chips))
        self._place_scan()
        self.scan.set_hint(headline.scan_hint or translate("shell", "Scan or type anything: order, item, location, lot"))

    def set_scanning(self, scanning: bool) -> None:
        """Large and across the page, or a command line beside the title where there is room."""
        self._scanning = scanning
        role = "scan" if scanning else "command"
        if self.scan.property("role") != role:
            self.scan.setProperty("role", role)
            repolish(self.scan)
        self._place_scan()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_scan()

    def set_window_height(self, height: int) -> None:
        """Hints give way where the window is low for the size of its text."""
        self.step.set_roomy(height >= self._theme.metrics.px(SHORT_PX))

    def _place_scan(self) -> None:
        metrics = self._theme.metrics
        beside = not self._scanning and self.width() >= metrics.px(860)
        self.scan.setMaximumWidth(metrics.px(400) if beside else 16_777_215)
        self.scan.setMinimumWidth(metrics.px(400) if beside else 0)
        if beside != self._beside:
            self._beside = beside
            if beside:
                self._line.insertWidget(2, self.scan)
            else:
                self._column.insertWidget(self._column.indexOf(self.strip), self.scan)
        narrow = self.width() < max(metrics.px(680), self._chips.sizeHint().width() + metrics.px(STEP_PX))
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow:
                self._column.insertWidget(1, self._chip_row)
            else:
                self._line.insertWidget(1, self._chip_row)

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
        self._place_scan()
