"""The last resort: every error that reaches the end becomes a sentence for the person and a report for us; knows no command."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from app.crash_files import write_report
from app.domain.refusals import Refusal
from app.process_title import blot_passwords

TROUBLE = 2
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code: 0 done, 1 some refused or not proven, 2 trouble."""
    try:
        blot_passwords(arguments)
        if not arguments:
            from app.roof.desktop import open_desktop  # without the command line's imports the window is there at once

            return open_desktop()
        from app.cli import app

        app(args=list(arguments), prog_name="dockledger")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else TROUBLE
    except KeyboardInterrupt:
        return _say("Stopped. What was acknowledged is in the book; send the rest again.", INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        return TROUBLE
    except Exception as error:  # noqa: BLE001 - the end of the line: a person gets a sentence, the traceback of ours goes into a file
        return _say(_sentence_of(error))
    return 0


def _sentence_of(error: Exception) -> str:
    """What a person can do about it: the world's is said as it is, anything else is a mistake of ours."""
    if isinstance(error, Refusal):
        return str(error)
    from db.trouble import cause_of  # no window has to wait for the databases' drivers, to be able to tell of their errors
    from db.whose import whose

    if whose(error) != "world":
        return own_error(error)
    if isinstance(error, MemoryError):
        return cause_of(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'A file'} could not be used ({error.strerror or error}). Check the path and its rights, then try again."
    return f"The book could not be used ({cause_of(error)}). Check the disk and the file's rights, then try again."


def own_error(error: BaseException) -> str:
    """A sentence about an error of ours, whose traceback goes into a file."""
    return f"Dockledger met an error of its own ({type(error).__name__}). Nothing half done was left. {_report(error)}"


def _say(sentence: str, code: int = TROUBLE) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - this is where people read it
    return code


def _report(error: BaseException) -> str:
    folder = Path(platformdirs.user_log_dir("dockledger", appauthor=False))
    path = write_report(folder, datetime.now(UTC), "".join(traceback.format_exception(error)))
    return f"Please send us {path}." if path else "Its report could not be written."
