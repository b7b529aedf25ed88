"""Owns the way of a scan through the window: command, screen, rules, unknown; one after the other, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.feedback import Feedback, Offer, Verdict
from ui.i18n import translate
from ui.scan import CommandCode, Reading
from ui.scan.check_sentences import check_sentence
from ui.scan.layouts import CHECK_CODE, CheckResult, check_scanner
from ui.scan.sheet import command_sheet
from ui.shell.router import Answer, Ask, Go, Say, code_trouble, command_unknown, unknown_code
from ui.tasks import Failure, KnownTrouble

if TYPE_CHECKING:
    from ui.shell.window import ShellWindow


class ScanDesk(QObject):
    """Scans wait in line: a burst is answered one by one, and none overtakes another."""

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: deque[Reading] = deque()
        self._busy = False
        self._checking = False

    def take(self, reading: Reading) -> None:
        self._waiting.append(reading)
        if not self._busy:
            self._next()

    def check_scanner(self) -> None:
        """The next scan is compared with the check code."""
        self._checking = True
        self._window.say(
            Feedback(
                Verdict.INFO,
                translate("shell", "Scan the check code of the scanner sheet now."),
                next_step=translate("shell", "It reads {code}").format(code=CHECK_CODE),
            )
        )
        self._window.head.scan.setFocus()

    def print_sheet(self) -> None:
        """The command codes of this member, shown to be printed."""
        window = self._window
        work = window.desk.work
        if work is None:
            return
        mark = window.head.scan.settings.command_mark
        sheet = command_sheet(window.actions_now.table, window.screens, window.desk.permissions, mark)
        window.tasks.run(lambda pulse: work.papers.scanner_sheet(sheet), work.show_paper, window.trouble)

    def _next(self) -> None:
        while self._waiting and not self._busy:
            self._handle(self._waiting.popleft())

    def _handle(self, reading: Reading) -> None:
        if self._checking:
            self._checking = False
            check = check_scanner(reading.raw)
            fine = check.result is CheckResult.FINE
            self._window.say(Feedback(Verdict.OK if fine else Verdict.ATTENTION, check_sentence(check)))
            return
        trouble = code_trouble(reading)
        if trouble is not None:
            self._window.say(trouble)
            return
        if isinstance(reading.code, CommandCode):
            self._command(reading.code)
            return
        screen = self._window.front
        try:
            answer = screen.read(reading) if screen is not None else False
        except KnownTrouble as known:
            self._window.trouble(known)
            return
        if isinstance(answer, Ask):
            self._look_up(reading, answer)
        else:
            self._settle(reading, answer)

    def _settle(self, reading: Reading, answer: Answer | bool) -> None:
        """Do what the screen answered; what is not its own goes to the rules."""
        if isinstance(answer, Go | Say):
            self._do(answer)
        elif not answer:
            self._ask_rules(reading)

    def _look_up(self, reading: Reading, ask: Ask) -> None:
        self._busy = True

        def found(answer: Callable[[], Answer | bool]) -> None:
            self._busy = False
            self._settle(reading, answer())
            self._next()

        def failed(failure: Failure) -> None:
            self._busy = False
            self._window.trouble(failure)
            self._next()

        self._window.tasks.run(lambda pulse: ask.look_up(), found, failed)

    def _command(self, code: CommandCode) -> None:
        reason = self._window.actions_now.run_command(code.name)
        if reason is None:
            self._window.say(command_unknown(code))
        elif reason:
            self._window.say(Feedback(Verdict.ATTENTION, reason))

    def _ask_rules(self, reading: Reading) -> None:
        window, here = self._window, self._window.here
        self._busy = True

        def answered(answer: Answer | None) -> None:
            self._busy = False
            if answer is not None:
                self._do(answer)
            else:
                window.say(unknown_code(reading, window.router.expected(), self._offers(reading)))
            self._next()

        def failed(failure: Failure) -> None:
            self._busy = False
            window.trouble(failure)
            self._next()

        window.tasks.run(lambda pulse: window.router.route(reading, here), answered, failed)

    def _offers(self, reading: Reading) -> tuple[Offer, ...]:
        def search() -> None:
            self._window.palette_pane.open()
            self._window.palette_pane.field.setText(reading.raw)

        return (
            Offer(translate("shell", "Search commands"), search),
            Offer(translate("shell", "Ignore"), self._window.head.strip.clear),
        )

    def _do(self, answer: Answer) -> None:
        if isinstance(answer, Go):
            self._window.go(answer.place)
            if answer.feedback is not None:
                self._window.say(answer.feedback)
        else:
            self._window.say(answer.feedback)
