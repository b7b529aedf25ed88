"""Owns watching the book while the desktop runs: lamps, news from elsewhere, and the proof in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.comparing import ComparePage
from ui.figures import Figures
from ui.house import Beat, OpenedBook, ProofLine, Proven
from ui.i18n import translate
from ui.proofs import proof_figure, proof_name
from ui.shell.window import ShellWindow
from ui.silence import LOOK_EVERY_MS, clock, long_ago, no_answer, say_waiting
from ui.tasks import Failure, Pulse, Step, Task, TaskRunner, TaskScope
from ui.theme import Tone
from ui.widgets.status_lamps import Light
from ui.widgets.surfaces import Chip, label, lives

BEAT_MS = 2_000
FIRST_PROOF_MS = 1_500
PROOF_EVERY_MS = 3_600_000
LOG = 10
"""The invariant that a copy is the book's own, which each beat tells anew."""


class Heart(QObject):
    """Asks the book every two seconds, off the UI thread, and tells the screens which areas changed."""

    beaten = Signal()
    """The book answered."""
    changed = Signal()
    """Something was decided."""

    def __init__(
        self,
        window: ShellWindow,
        book: OpenedBook,
        tasks: TaskRunner,
        figures: Figures,
        days: Callable[[], Sequence[str]],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(window)
        self._now = now
        self._days = days
        self._window = window
        self._book = book
        self._runner = tasks
        self._tasks = TaskScope(tasks)
        self._figures = figures
        self._head = -1
        self._asked_at: datetime | None = None
        """Since when the book has been asked and has not answered; None while nobody asks."""
        self._unposted_since: datetime | None = None
        self._waiting = 0
        self._proving = False
        self._task: Task | None = None
        self._last: Step | None = None
        self._page: _ProvingPage | None = None
        self.asked = False
        """Somebody waits for the proof that is being made."""
        self.proven: Proven | None = None
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.beat)
        self._silence = QTimer(self, interval=LOOK_EVERY_MS)
        self._silence.timeout.connect(self._show_silence)
        self._proof = QTimer(self, interval=PROOF_EVERY_MS)
        self._proof.timeout.connect(self.prove)
        self._first_proof = QTimer(self, singleShot=True, interval=FIRST_PROOF_MS)
        self._first_proof.timeout.connect(self.prove)
        lamps = window.lamps
        lamps.connection.say(Light.GOOD, translate("shell", "Connected"))
        lamps.waiting.say(Light.OFF, translate("shell", "Nothing waits"))
        lamps.proof.say(Light.OFF, translate("shell", "Not proven yet"))
        lamps.proof_pressed.connect(self.show_proof)
        lamps.connection_pressed.connect(self.show_connection)
        if book.station is None:
            lamps.waiting_pressed.connect(self.show_connection)

    def start(self) -> None:
        self.beat()
        self._beat.start()
        if self._book.station is None:
            self._silence.start()
        self._proof.start()
        self._first_proof.start()

    def stop(self) -> None:
        for timer in (self._beat, self._silence, self._proof, self._first_proof):
            timer.stop()
        self._tasks.close()

    def beat(self) -> None:
        if self._asked_at is not None:
            return
        self._asked_at = self._now()
        after = max(self._head, 0)
        self._tasks.run(lambda pulse: self._book.beat(after), self._came, self._silent)

    def prove(self) -> None:
        """Prove the whole book in the background; the lamp says how far it is."""
        if self._proving:
            return
        self._proving = True
        self._window.lamps.proof.say(Light.OFF, translate("shell", "Proving …"))
        self._task = self._tasks.run(self._work, self._proved, self._not_proved, progress=self._step)

    def prove_now(self) -> None:
        """Somebody asks for the proof, and sees how far it is."""
        self.asked = True
        self.prove()
        self.show_proof()

    def cancel(self) -> None:
        """Give the proof up; the last one stands."""
        if self._proving and self._task is not None:
            self._task.cancel()
            self._ended()
            self._say_proven()
            self._window.show_detail("", None)

    def show_proof(self) -> None:
        if self._proving:
            page = self._page = _ProvingPage()
            page.cancel_button.clicked.connect(self.cancel)
            if self._last is not None:
                page.show_step(self._last, self._shown(self._last))
            self._window.show_detail(translate("shell", "Proof of the book"), page)
            return
        if self.proven is None:
            self.prove_now()
            return
        proven = _ProofPage(self.proven, self._figures)
        proven.compare_button.clicked.connect(self.show_comparing)
        self._window.show_detail(translate("shell", "Proof of the book"), proven)

    def show_comparing(self) -> None:
        """The page that holds a paper against the book."""
        page = ComparePage(self._book, self._runner, self._figures)
        self._window.show_detail(translate("shell", "Compare with the book"), page)
        page.position.setFocus()

    def show_connection(self) -> None:
        texts = [
            self._book.name,
            self._book.shown_place,
            translate("shell", "This book is a file on this computer; posting happens in this program.")
            if self._book.embedded
            else translate("shell", "This book is shared; the posting service posts what is sent."),
            self._window.lamps.waiting.text(),
            *([translate("shell", "Today is:"), *days] if (days := self._days()) else []),
        ]
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        for text in texts:
            layout.addWidget(label(text, wrap=True))
        layout.addStretch(1)
        self._window.show_detail(translate("shell", "Connection"), page)

    def _work(self, pulse: Pulse) -> Proven:
        return self._book.prove(lambda done, total, text: pulse.beat(done, total, text))

    def _came(self, beat: Beat) -> None:
        self._asked_at = None
        if not beat.waiting:
            self._unposted_since = None
        elif beat.head > self._head or self._unposted_since is None:
            self._unposted_since = self._now()
        self.beaten.emit()
        if self.proven is not None and not self.proven.whole and not self._proving:
            sound = all(line.holds for line in self.proven.lines if line.invariant != LOG)
            self._say_in_step(beat.in_step_at if sound else None)
        news, self._head = self._head >= 0 and beat.head > self._head, beat.head
        if self._book.station is None:
            self._light(beat)
        if news:
            self.changed.emit()
        if news and beat.areas:
            self._window.touched(beat.areas)

    def _light(self, beat: Beat) -> None:
        lamps = self._window.lamps
        place = translate("shell", "Book on this computer") if self._book.embedded else translate("shell", "Connected")
        lamps.connection.say(Light.GOOD, place)
        if beat.trouble:
            lamps.connection.say(Light.BAD, translate("shell", "Posting stopped: {problem}").format(problem=beat.trouble))
        self._waiting = beat.waiting
        say_waiting(lamps, beat.waiting, self._unposted_since, self._now(), self._figures)

    def _show_silence(self) -> None:
        """What no answer tells: that the book has not given one for a while, or that nobody posts what waits."""
        lamps, now = self._window.lamps, self._now()
        if self._asked_at is not None and long_ago(self._asked_at, now):
            lamps.connection.say(Light.WARN, no_answer(clock(self._asked_at, now, self._figures)))
        say_waiting(lamps, self._waiting, self._unposted_since, now, self._figures)

    def _silent(self, failure: Failure) -> None:
        self._asked_at = None
        self._window.lamps.connection.say(Light.BAD, translate("shell", "The book cannot be reached"))

    def _step(self, step: Step) -> None:
        """Each percent is said once, so that the foot of the window does not flicker."""
        before, self._last = self._last, step
        if before is not None and _percent(before) == _percent(step):
            return
        self._window.lamps.proof.say(Light.OFF, translate("shell", "Proving … {percent}").format(percent=self._shown(step)))
        if lives(self._page) and self._page.isVisible():
            self._page.show_step(step, self._shown(step))

    def _shown(self, step: Step) -> str:
        return self._figures.percent(Decimal(_percent(step)) / 100, places=0)

    def _ended(self) -> None:
        self._proving = self.asked = False
        self._last = None

    def _proved(self, proven: Proven) -> None:
        looked_on = lives(self._page) and self._page.isVisible()
        self._ended()
        self.proven = proven
        self._say_proven()
        if looked_on:
            self.show_proof()

    def _say_proven(self) -> None:
        """What the last proof said, if there was any."""
        proven = self.proven
        if proven is None:
            self._window.lamps.proof.say(Light.OFF, translate("shell", "Not proven yet"))
        elif not proven.whole:
            self._say_in_step(proven.at if proven.holds else None)
        elif proven.holds:
            text = translate("shell", "Stock = ledger, proven {time}").format(time=f"{proven.at:%H:%M}")
            self._window.lamps.proof.say(Light.GOOD, text)
        elif proven.broken:
            self._window.lamps.proof.say(Light.BAD, translate("shell", "The proof found something"))
        else:
            self._window.lamps.proof.say(Light.WARN, translate("shell", "Not all of it could be proven"))

    def _say_in_step(self, at: datetime | None) -> None:
        """A part of a shared book does not prove the whole; what there is agrees with it as of a moment, or may be older."""
        if at is not None:
            time = f"{at.astimezone():%H:%M}"
            self._window.lamps.proof.say(Light.GOOD, translate("shell", "In step with the book, {time}").format(time=time))
        else:
            self._window.lamps.proof.say(Light.WARN, translate("shell", "Not compared with the book now"))

    def _not_proved(self, failure: Failure) -> None:
        self._ended()
        self._window.lamps.proof.say(Light.WARN, translate("shell", "Could not be proven"))


def _percent(step: Step) -> int:
    return 100 * step.done // max(step.total, 1)


class _ProvingPage(QWidget):
    """How far the proof is, and the way out of it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = label(translate("shell", "The book is being proven from its tables alone. Work goes on meanwhile."), wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(translate("shell", "Proof of the book"))
        self.step = label("", "secondary", wrap=True)
        self.cancel_button = QPushButton(translate("shell", "Cancel"))
        self.cancel_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self.text, self.bar, self.step):
            layout.addWidget(part)
        layout.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_step(self, step: Step, percent: str) -> None:
        self.bar.setRange(0, step.total)
        self.bar.setValue(max(step.done, self.bar.value()))
        self.step.setText(percent)


class _ProofPage(QScrollArea):
    """Every proof with its figure."""

    def __init__(self, proven: Proven, figures: Figures) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        inside = QWidget()
        inside.setProperty("role", "plain")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        made = translate("shell", "Proven {moment}, from the tables of the book alone.").format(moment=figures.moment(proven.at))
        layout.addWidget(label(made, "muted", wrap=True))
        self.compare_button = QPushButton(translate("shell", "Compare a paper with the book"))
        self.compare_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignLeft)
        for line in proven.lines:
            layout.addSpacing(6)
            layout.addWidget(_verdict(line))
            layout.addWidget(label(proof_name(line.name), wrap=True))
            said = (proof_figure(part, figures) for part in (line.figure, line.detail))
            layout.addWidget(label(" · ".join(part for part in said if part), "secondary", wrap=True))
        layout.addStretch(1)
        self.setWidget(inside)


def _verdict(line: ProofLine) -> Chip:
    if line.holds:
        return Chip(translate("shell", "Holds"), Tone.GOOD)
    return Chip(translate("shell", "Not proven"), Tone.WARN) if line.open else Chip(translate("shell", "Broken"), Tone.BAD)
