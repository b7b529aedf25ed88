"""Owns asking again why something is said: at each change of the book or the connection, what has lost its cause goes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.book import BookSession
from ui.feedback import Feedback, Known
from ui.shell.window import ShellWindow
from ui.tasks import Failure, Pulse, TaskRunner, TaskScope


class Causes(QObject):
    """`look` is called whenever something may have changed; nothing is read where nothing is said that could end."""

    def __init__(self, window: ShellWindow, book: BookSession, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._strip = window.head.strip
        self._book = book
        self._tasks = TaskScope(tasks)
        self._asking = False

    def look(self) -> None:
        shown = self._strip.shown
        if self._asking or shown is None or shown.cause is None:
            return
        self._asking = True
        command_id = shown.cause.command_id
        self._tasks.run(lambda pulse: self._read(command_id, pulse), lambda known: self._came(shown, known), self._failed)

    def close(self) -> None:
        self._tasks.close()

    def _read(self, command_id: str, pulse: Pulse) -> Known:
        outcome = self._book.outcome(command_id) if command_id else None
        return Known(self._book.reached, {command_id: outcome} if outcome is not None else {})

    def _came(self, asked: Feedback, known: Known) -> None:
        """What is shown by now may be something else, of which nobody read anything yet."""
        self._asking = False
        if self._strip.shown is asked:
            self._strip.ask(known)
        else:
            self.look()

    def _failed(self, failure: Failure) -> None:
        """Nothing is known: what is said stays, and is asked again at the next change."""
        self._asking = False
