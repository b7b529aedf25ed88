"""Files and folders of ours that nobody else on the computer may read, whatever the person's umask; knows not what is in them."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

import structlog

OTHERS = stat.S_IRWXG | stat.S_IRWXO
_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database, with the rights that the database has at that moment."""
log = structlog.get_logger(__name__)


def private_file(path: Path) -> Path:
    """Make the file for us alone where there is none, or close one to others that is ours and stands open; a link is followed.

    Where it cannot be made, whoever opens it next says why; where rights are not ours to change, or unknown, it stays as it is.
    """
    if not path.exists():
        with suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return closed_to_others(path)


def closed_to_others(path: Path) -> Path:
    """Close a file that is there, and what SQLite put beside it."""
    for file in (path, *(path.with_name(path.name + ending) for ending in _BESIDE)):
        _close(file)
    return path


def private_folder(path: Path) -> Path:
    """Make the folder for us alone where there is none; one that is there stays as its owner wants it. Raises OSError."""
    if not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
    return path


def write_private(path: Path, text: str) -> None:
    """Write a text into a file for us alone. Raises OSError."""
    private_file(path).write_text(text, encoding="utf-8", errors="backslashreplace")


def _close(file: Path) -> None:
    if sys.platform == "win32":  # a profile's folders are private there, and modes say nothing
        return
    with suppress(OSError):
        mode = stat.S_IMODE(file.stat().st_mode)
        if mode & OTHERS and file.is_file():
            file.chmod(mode & ~OTHERS)
            log.info("others could read a file of ours, and cannot any more", file=str(file), mode=f"{mode:o}")
