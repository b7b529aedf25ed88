"""Owns the daily backups while the desktop runs: begins one when it is due, says what came of it, and never holds up work; makes none itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ui.feedback import Offer
from ui.house import Backups, BackupStanding
from ui.i18n import translate
from ui.shell.places import Place
from ui.shell.window import ShellWindow
from ui.tasks import Bug, Failure, Pulse, TaskRunner, TaskScope
from ui.theme import Tone
from ui.widgets.notice_bar import Notice
from ui.words import age

FIRST_LOOK_MS, LOOK_EVERY_MS = 20_000, 600_000
OLD_AFTER = timedelta(days=3)
AREA = frozenset({"backups"})
SETTINGS = Place("settings", None, "backup_folder")


class BackupWatch(QObject):
    """Looks every ten minutes whether a backup is due. One runs at a time, off the UI thread; closing the desktop gives it up, and nothing
    of it is left."""

    def __init__(self, window: ShellWindow, backups: Backups, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._window = window
        self._backups = backups
        self._tasks = TaskScope(tasks)
        self._running = False
        self._first = QTimer(self, singleShot=True, interval=FIRST_LOOK_MS)
        self._every = QTimer(self, interval=LOOK_EVERY_MS)
        for timer in (self._first, self._every):
            timer.timeout.connect(self.look)
        window.actions_now.bind("book.backup", self.back_up_now)

    def start(self) -> None:
        self._first.start()
        self._every.start()

    def stop(self) -> None:
        for timer in (self._first, self._every):
            timer.stop()
        self._tasks.close()

    def look(self) -> None:
        """Begin a backup if one is due; nobody has asked for it, so only a trouble is said."""
        self._tasks.run(lambda pulse: self._backups.standing(), self._looked, self._failed)

    def back_up_now(self) -> None:
        """Somebody asks for one: into the folder that was chosen, or first to where one is chosen."""
        self._tasks.run(lambda pulse: self._backups.standing(), self._asked, self._failed)

    def _looked(self, standing: BackupStanding) -> None:
        if not standing.problem:
            self._window.notice_bar.tell("backups", [])
        if standing.due:
            self._begin(asked=False)

    def _asked(self, standing: BackupStanding) -> None:
        if not standing.on:
            self._window.go(SETTINGS)
            self._window.toast.say(translate("backups", "Choose the folder for the backups first."))
            return
        self._window.toast.say(translate("backups", "The book is being backed up. Work goes on meanwhile."))
        self._begin(asked=True)

    def _begin(self, *, asked: bool) -> None:
        if self._running:
            return
        self._running = True
        self._tasks.run(self._work, lambda file: self._made(file, asked=asked), self._failed)

    def _work(self, pulse: Pulse) -> Path:
        return self._backups.run(lambda done, total, name: pulse.beat(done, total))

    def _made(self, file: Path, *, asked: bool) -> None:
        self._running = False
        self._window.notice_bar.tell("backups", [])
        if asked:
            self._window.toast.say(translate("backups", "Backed up and proven: {file}").format(file=file.name))
        self._window.touched(AREA)

    def _failed(self, failure: Failure) -> None:
        """It stays said until one was made, or somebody has seen it; the next try is made by itself."""
        self._running = False
        trouble = failure.trouble if isinstance(failure, Bug) else failure
        notice = Notice(
            "backup",
            Tone.WARN,
            translate("backups", "The book could not be backed up."),
            str(trouble),
            (
                Offer(translate("backups", "Try again"), self.back_up_now),
                Offer(translate("backups", "Settings of the backups"), lambda: self._window.go(SETTINGS)),
            ),
        )
        self._window.notice_bar.tell("backups", [notice])
        self._window.touched(AREA)


def backup_line(standing: BackupStanding, now: datetime | None = None) -> tuple[str, Tone]:
    """How the backups stand, in a line, and how much it matters."""
    moment = now or datetime.now(UTC)
    if standing.problem:
        if standing.last is None:
            return translate("backups", "The last try went wrong. There is no backup yet."), Tone.WARN
        line = translate("backups", "The last try went wrong. Last backup: {age} ago")
        return line.format(age=age(standing.last, moment)), Tone.WARN
    if standing.last is None:
        if standing.on:
            return translate("backups", "No backup yet; the first is made soon."), Tone.MUTED
        return translate("backups", "This book is not backed up daily."), Tone.WARN
    line = translate("backups", "Last backup: {age} ago").format(age=age(standing.last, moment))
    if moment - standing.last >= OLD_AFTER:
        return line, Tone.WARN
    return line, Tone.GOOD
