"""Reports of our own mistakes as files: written if they can be, never more than a few, and never the cause of another error."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db.private_files import private_folder, write_private

REPORTS_MAX = 40
BYTES_MAX = 200_000
"""What a single report holds at most; a traceback of an endless recursion is cut in its middle."""


def write_report(folder: Path, moment: datetime, text: str) -> Path | None:
    """Keep a report and drop the oldest beyond `REPORTS_MAX`; None where it cannot be written. Never raises an error of the system."""
    try:
        private_folder(folder)
        path = _free_path(folder, moment)
        write_private(path, _within(text))
    except OSError:
        return None
    with suppress(OSError):
        _drop_oldest(folder)
    return path


def quietly(act: Callable[[], object], log: Callable[[BaseException], object] = lambda error: None) -> None:
    """Do something on the way of an error that must not become the next one."""
    try:
        act()
    except Exception as error:  # noqa: BLE001 - whoever tells of an error has nobody left to tell of his own
        with suppress(Exception):
            log(error)


def _free_path(folder: Path, moment: datetime) -> Path:
    stem = f"crash-{moment:%Y%m%d-%H%M%S}"
    path, number = folder / f"{stem}.txt", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.txt"
    return path


def _within(text: str) -> str:
    if len(text) <= BYTES_MAX:
        return text
    return f"{text[: BYTES_MAX // 2]}\n…\n{text[-BYTES_MAX // 2 :]}"


def _drop_oldest(folder: Path) -> None:
    reports = sorted(folder.glob("crash-*.txt"), key=lambda path: path.stat().st_mtime)
    for old in reports[:-REPORTS_MAX]:
        old.unlink(missing_ok=True)
