"""Owns the form that asks why and on which day a posted document is taken back; sends nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.figures import Figures
from ui.i18n import translate
from ui.theme import Theme, Tone
from ui.widgets.date_field import DateField
from ui.widgets.surfaces import label, named_field


class ReverseForm(QWidget):
    """A reason and a day; reversing cannot be undone, so the button says what it does."""

    def __init__(
        self,
        figures: Figures,
        theme: Theme,
        today: Callable[[], date],
        reverse: Callable[[str, date], None],
        note: Callable[[date], str] = lambda day: "",
    ) -> None:
        super().__init__()
        self._reverse = reverse
        self._note = note
        self.reason = QLineEdit()
        self.reason.setAccessibleName(translate("explorers", "Reason"))
        self.day = DateField(figures, theme, name=translate("explorers", "Posting date"), today=today)
        self.day.set_value(today())
        self.day.textChanged.connect(lambda text: self._say())
        self.said = label("", "secondary", wrap=True, tone=Tone.WARN)
        self.act = QPushButton(translate("explorers", "Reverse for good"))
        self.act.setProperty("role", "primary")
        self.act.setEnabled(False)
        self.act.setToolTip(translate("explorers", "Enter a reason first."))
        self.reason.textChanged.connect(lambda text: self.act.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._go)
        self.act.clicked.connect(self._go)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        named_field(form, translate("explorers", "Reason"), self.reason)
        named_field(form, translate("explorers", "Posting date"), self.day)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        text = translate(
            "explorers", "A linked document posts every line and move the other way round. Nothing is deleted, and it happens once."
        )
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addWidget(self.act, 0, Qt.AlignmentFlag.AlignRight)
        layout.addStretch(1)
        self._say()

    def _say(self) -> None:
        """What there is to know of the day before it is posted."""
        day = self.day.value
        self.said.setText(self._note(day) if day is not None else "")
        self.said.setVisible(bool(self.said.text()))

    def _go(self) -> None:
        day = self.day.value
        if self.act.isEnabled() and day is not None:
            self._reverse(self.reason.text().strip(), day)
