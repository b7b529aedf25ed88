"""Owns what happens after a bug: drafts are kept, a report is written, the person is told; knows no screen."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from app.crash_files import quietly, write_report


@dataclass
class CrashReporter:
    """Writes one text file per bug into `folder`; the file names no amounts, only code and versions."""

    folder: Path
    version: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    tell: Callable[[Path], None] | None = None
    """Called with the report's path, on the thread that met the bug; the shell shows a notice."""
    known: Callable[[BaseException], bool] | None = None
    """Tells the person of an error that is no bug, on the thread that met it; False for any other."""
    keep_drafts: list[Callable[[], None]] = field(default_factory=list)
    """Called before anything else: each stores a draft that lives only on the screen so far."""

    def report(self, error: BaseException) -> Path | None:
        """Keep the drafts, write the report, tell. A draft that cannot be kept is noted, the others are still kept.

        None where the report could not be written: nobody is left to tell of that, and the work goes on.
        """
        notes = [note for keep in self.keep_drafts if (note := _kept(keep))]
        moment = self.now()
        path = write_report(self.folder, moment, self._text(error, moment, notes))
        if self.tell is not None and path is not None:
            tell, written = self.tell, path
            quietly(lambda: tell(written))
        return path

    def install(self) -> None:
        """Take every exception that nobody caught, on any thread."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), where)
            return
        if error is not None and self.known is not None and self.known(error):
            return
        self.report(error or kind())

    def _text(self, error: BaseException, moment: datetime, notes: list[str]) -> str:
        return "\n".join(
            [
                f"Dockledger {self.version}, {moment.isoformat()}",
                f"Python {platform.python_version()} on {platform.system()} {platform.release()}",
                *notes,
                "",
                "".join(traceback.format_exception(error)),
            ]
        )


class Caught:
    """Runs a block and keeps the exception that ended it; KeyboardInterrupt and SystemExit pass.

    >>> with Caught() as caught: work()
    >>> caught.error
    """

    def __init__(self) -> None:
        self.error: Exception | None = None

    def __enter__(self) -> Caught:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> bool:
        if isinstance(error, Exception):
            self.error = error
            return True
        return False


def _kept(keep: Callable[[], None]) -> str:
    with Caught() as caught:
        keep()
    return f"A draft could not be kept: {caught.error!r}" if caught.error else ""
