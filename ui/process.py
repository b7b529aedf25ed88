"""Owns how the desktop's process ends when the system says so: a stop closes it cleanly, a toolkit that cannot start is a sentence."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, QSocketNotifier, QtMsgType, qInstallMessageHandler

Fatal = Callable[[str], None]


def tell_fatal(fatal: Fatal) -> Callable[[], None]:
    """What the toolkit says before it would abort goes to `fatal`, which ends the process; returns what to call once it has started."""
    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            fatal(said[0] if said else text.strip())
        said.append(text.strip())

    def started() -> None:
        qInstallMessageHandler(None)
        for text in said:
            sys.stderr.write(f"{text}\n")

    qInstallMessageHandler(hear)
    return started


class StopSignals(QObject):
    """The end of the session, a terminal's Ctrl+C or a service manager's stop close the desktop as its own button would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        self._before = {number: signal.signal(number, self._ignore) for number in (signal.SIGINT, signal.SIGTERM)}
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._stop)

    def close(self) -> None:
        """As it was before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._ours.close()
        self._theirs.close()

    def _ignore(self, number: int, frame: object) -> None:
        """The wake-up does the work, in a turn of the event loop."""

    def _stop(self) -> None:
        self._ours.recv(64)
        QCoreApplication.quit()
