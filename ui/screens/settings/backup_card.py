"""Owns the card on which daily backups are chosen: the folder, and of how many days, weeks and months one is kept; makes none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from ui.backups import backup_line
from ui.house import BackupPlan, Backups, BackupStanding
from ui.i18n import translate
from ui.shell.screen import Desk
from ui.tasks import TaskScope
from ui.theme import Tone
from ui.widgets.surfaces import Card, label, named_field, set_tone

KEPT_MAX = 99


class BackupCard(Card):
    """Each choice takes effect at once and is for this book on this computer, whoever works in it."""

    def __init__(self, desk: Desk, backups: Backups, *, ask_folder: Callable[[QWidget, str], str] | None = None) -> None:
        super().__init__(translate("backups", "Daily backups of this book"))
        self._backups = backups
        self._tasks = TaskScope(desk.tasks)
        self._trouble = desk.trouble
        self._ask_folder = ask_folder or _ask_folder
        self._plan = BackupPlan()
        self._filling = True
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(translate("backups", "Folder"))
        self.folder.setPlaceholderText(translate("backups", "none: no daily backups"))
        self.choose_button = QPushButton(translate("backups", "Choose …"))
        self.choose_button.setObjectName("backup_folder")
        self.choose_button.clicked.connect(self._choose)
        self.stop_button = QPushButton(translate("backups", "No daily backups"))
        self.stop_button.clicked.connect(lambda: self._keep(replace(self._plan, folder="")))
        self.daily = self._number("backup_daily", translate("backups", "Days"))
        self.weekly = self._number("backup_weekly", translate("backups", "Weeks"))
        self.monthly = self._number("backup_monthly", translate("backups", "Months"))
        self.line = label("", wrap=True)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        named_field(form, translate("backups", "Folder"), self.folder)
        self.body.addLayout(form)
        buttons = QHBoxLayout()
        for button in (self.choose_button, self.stop_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        text = translate(
            "backups", "The newest of each is kept for so many days, weeks and months; older ones are deleted, other files never."
        )
        self.body.addWidget(label(text, "secondary", wrap=True))
        numbers = QFormLayout()
        for field in (self.daily, self.weekly, self.monthly):
            named_field(numbers, field.accessibleName(), field)
        self.body.addLayout(numbers)
        self.body.addWidget(self.line)
        self.body.addWidget(desk.actions.button("book.backup"), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def fill(self) -> None:
        """Read what is chosen and how it stands."""
        self._tasks.run(lambda pulse: (self._backups.plan(), self._backups.standing()), self._filled, self._trouble)

    def dispose(self) -> None:
        self._tasks.close()

    def _filled(self, found: tuple[BackupPlan, BackupStanding]) -> None:
        self._plan, standing = found
        self._filling = True
        self.folder.setText(self._plan.folder)
        self.folder.setToolTip(self._plan.folder)
        self.stop_button.setEnabled(bool(self._plan.folder))
        for field, number in ((self.daily, self._plan.daily), (self.weekly, self._plan.weekly), (self.monthly, self._plan.monthly)):
            field.setValue(number)
            field.setEnabled(bool(self._plan.folder))
        self._filling = False
        text, tone = backup_line(standing)
        self.line.setText(text)
        set_tone(self.line, tone if standing.on else Tone.MUTED)

    def _number(self, name: str, title: str) -> QSpinBox:
        field = QSpinBox()
        field.setObjectName(name)
        field.setAccessibleName(title)
        field.setRange(0, KEPT_MAX)
        field.setKeyboardTracking(False)
        field.valueChanged.connect(self._numbers_changed)
        return field

    def _numbers_changed(self) -> None:
        if not self._filling:
            self._keep(replace(self._plan, daily=self.daily.value(), weekly=self.weekly.value(), monthly=self.monthly.value()))

    def _choose(self) -> None:
        folder = self._ask_folder(self, self._plan.folder)
        if folder:
            self._keep(replace(self._plan, folder=folder))

    def _keep(self, plan: BackupPlan) -> None:
        self._plan = plan
        self._tasks.run(lambda pulse: self._backups.choose(plan), lambda done: self.fill(), self._trouble)


def _ask_folder(parent: QWidget, before: str) -> str:
    return QFileDialog.getExistingDirectory(parent, translate("backups", "Folder for the backups"), before)
