"""Owns the page that holds a paper, or a file that was kept elsewhere, against the book; knows neither how that is proven nor where it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.figures import Figures
from ui.house import OpenedBook, ProofLine
from ui.i18n import translate
from ui.proofs import proof_figure
from ui.tasks import Bug, Failure, KnownTrouble, Pulse, Step, TaskRunner, TaskScope
from ui.theme import Tone
from ui.widgets.surfaces import Chip, label, named_field

AskFile = Callable[[QWidget], Path | None]
AskFolder = Callable[[QWidget], str]
Compared = Callable[[Callable[[int, int], None]], ProofLine]


class ComparePage(QWidget):
    """Position and hash from the foot of a paper, or a file; the answer stands below and stays until the next is asked for."""

    def __init__(
        self, book: OpenedBook, tasks: TaskRunner, figures: Figures, *, ask_file: AskFile | None = None, ask_folder: AskFolder | None = None
    ) -> None:
        super().__init__()
        self._book = book
        self._tasks = TaskScope(tasks)
        self._figures = figures
        self._ask_file = ask_file or _ask_file
        self._ask_folder = ask_folder or _ask_folder
        self.position, self.digits = QLineEdit(), QLineEdit()
        self.position.setMaxLength(30)
        self.digits.setMaxLength(100)
        self.compare_button = QPushButton(translate("shell", "Compare"))
        self.compare_button.setProperty("role", "primary")
        self.file_button = QPushButton(translate("shell", "Compare with a file"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(translate("shell", "Compare"))
        self.verdict = Chip("", Tone.GOOD)
        self.answer = label("", wrap=True)
        self.way_out = label("", "secondary", wrap=True)
        self.anchor_line = label("", "secondary", wrap=True)
        self.anchor_button = QPushButton(translate("shell", "Folder for anchors"))
        self._lay_out()
        self.anchor_button.clicked.connect(self.choose_folder)
        self.position.returnPressed.connect(self.digits.setFocus)
        self.digits.returnPressed.connect(self.compare)
        self.compare_button.clicked.connect(self.compare)
        self.file_button.clicked.connect(self.compare_file)
        self._show(None)
        self._read_folder()

    def compare(self) -> None:
        """Hold what was entered against the book."""
        position, digits = self.position.text(), self.digits.text()
        self._ask(lambda progress: self._book.compare(position, digits, progress))

    def compare_file(self) -> None:
        """Ask for a file that was kept elsewhere, and hold that against the book."""
        file = self._ask_file(self)
        if file is not None:
            self._ask(lambda progress: self._book.compare_file(file, progress))

    def choose_folder(self) -> None:
        """Ask where a line a day is to be written down, and write the first."""
        anchors, folder = self._book.anchors, self._ask_folder(self)
        if anchors is not None and folder:
            self._tasks.run(lambda pulse: anchors.choose(folder), self._chosen, self._failed)

    def _chosen(self, line: ProofLine | None) -> None:
        self._show(line)
        self._read_folder()

    def _read_folder(self) -> None:
        anchors = self._book.anchors
        for part in (self.anchor_line, self.anchor_button):
            part.setVisible(anchors is not None)
        if anchors is not None:
            self._tasks.run(lambda pulse: anchors.folder(), self._show_folder, self._failed)

    def _show_folder(self, folder: str) -> None:
        said = translate("shell", "Each day a line is written down in {folder}.").format(folder=folder)
        none = translate("shell", "Nothing is written down outside of the book. Choose a folder where who writes to the book cannot.")
        self.anchor_line.setText(said if folder else none)

    def _ask(self, compared: Compared) -> None:
        def work(pulse: Pulse) -> ProofLine:
            return compared(lambda done, total: pulse.beat(done, total, ""))

        self._show(None)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._tasks.run(work, self._show, self._failed, progress=self._step)

    def _step(self, step: Step) -> None:
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)

    def _show(self, line: ProofLine | None) -> None:
        self.bar.hide()
        for part in (self.verdict, self.answer, self.way_out):
            part.setVisible(line is not None)
        if line is None:
            return
        word, tone = translate("shell", "Broken"), Tone.BAD
        if line.holds:
            word, tone = translate("shell", "Holds"), Tone.GOOD
        elif line.open:
            word, tone = translate("shell", "Not proven"), Tone.WARN
        else:
            word = translate("shell", "Not what the book contains")
        self._say(word, tone, proof_figure(line.figure, self._figures), proof_figure(line.detail, self._figures))

    def _failed(self, failure: Failure) -> None:
        known: KnownTrouble = failure.trouble if isinstance(failure, Bug) else failure
        self._show(None)
        said = " ".join(part for part in (known.why, known.next_step) if part)
        self._say(translate("shell", "Not compared"), Tone.WARN, known.what, said)

    def _say(self, word: str, tone: Tone, answer: str, way_out: str) -> None:
        self.verdict.say(word, tone)
        self.answer.setText(answer[:1].upper() + answer[1:])
        self.way_out.setText(way_out)
        for part in (self.verdict, self.answer):
            part.show()
        self.way_out.setVisible(bool(way_out))

    def _lay_out(self) -> None:
        how = translate(
            "shell",
            "At the foot of each paper stand a position of the log and the hash there. While the book contains them, nothing before that "
            "position has been changed since the paper was made.",
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        named_field(form, translate("shell", "Position in the log"), self.position)
        named_field(form, translate("shell", "Hash (at least 16 digits)"), self.digits)
        buttons = QHBoxLayout()
        buttons.addWidget(self.compare_button)
        buttons.addWidget(self.file_button)
        buttons.addStretch(1)
        files = translate("shell", "A file may be an anchor file, the digest of a close, or the cache of a workstation.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(how, wrap=True))
        layout.addLayout(form)
        layout.addLayout(buttons)
        layout.addWidget(label(files, "secondary", wrap=True))
        for part in (self.bar, self.verdict, self.answer, self.way_out):
            layout.addWidget(part)
        layout.addSpacing(12)
        layout.addWidget(self.anchor_line)
        layout.addWidget(self.anchor_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)


def _ask_folder(parent: QWidget) -> str:
    return QFileDialog.getExistingDirectory(parent, translate("shell", "Folder for anchors"))


def _ask_file(parent: QWidget) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, translate("shell", "Compare with a file"))
    return Path(name) if name else None
