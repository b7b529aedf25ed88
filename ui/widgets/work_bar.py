"""Owns how long work looks: nothing at first, activity after a second, a real bar with Cancel or Stop after five."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.i18n import translate
from ui.tasks import Step, Task
from ui.widgets.surfaces import label

ACTIVITY_AFTER_MS = 1_000
BAR_AFTER_MS = 5_000


class WorkBar(QFrame):
    """Follows one task: `begin(task, text)`, `step` as its progress callback, `end`. `number` writes a count as the person reads it.

    Cancel leaves nothing behind; Stop, shown only where `keeps`, keeps what is done.
    """

    def __init__(self, parent: QWidget | None = None, *, number: Callable[[int], str] = str, bar_after_ms: int = BAR_AFTER_MS) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._number = number
        self._task: Task | None = None
        self._text = label("", "lead")
        self._count = label("", "secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(180)
        self.cancel_button = QPushButton(translate("widgets", "Cancel"))
        self.stop_button = QPushButton(translate("widgets", "Stop"))
        self.stop_button.setToolTip(translate("widgets", "End now and keep what is done"))
        for button, pressed in ((self.cancel_button, self.cancel), (self.stop_button, self.stop)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(12)
        layout.addWidget(self._text)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self._count)
        layout.addWidget(self.stop_button)
        layout.addWidget(self.cancel_button)
        self._activity = QTimer(self, singleShot=True, interval=ACTIVITY_AFTER_MS)
        self._activity.timeout.connect(self.show)
        self._full = QTimer(self, singleShot=True, interval=bar_after_ms)
        self._full.timeout.connect(self.show_whole)
        self._keeps = False
        self.hide()

    def begin(self, task: Task, text: str, *, keeps: bool = False) -> None:
        self._task = task
        self._keeps = keeps
        self._text.setText(text)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(text)
        self._count.setText("")
        for button in (self.cancel_button, self.stop_button):
            button.hide()
        if task.running:
            self._activity.start()
            self._full.start()

    def step(self, step: Step) -> None:
        """The bar only ever rises; a total that is not known keeps it moving without an end."""
        if step.total > 0:
            self.bar.setRange(0, step.total)
            self.bar.setValue(max(step.done, self.bar.value()))
            self._count.setText(
                translate("widgets", "{done} of {total}").format(done=self._number(step.done), total=self._number(step.total))
            )
        if step.text:
            self._text.setText(step.text)

    def end(self) -> None:
        self._task = None
        self._activity.stop()
        self._full.stop()
        self.hide()

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.end()

    def stop(self) -> None:
        if self._task is not None:
            self._task.stop()
            self.stop_button.setEnabled(False)

    def show_whole(self) -> None:
        """With what ends it: as it stands once the work has taken long."""
        self.show()
        self.cancel_button.setVisible(True)
        self.stop_button.setVisible(self._keeps)
        self.stop_button.setEnabled(True)
