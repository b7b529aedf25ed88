"""A copy of an embedded book's file as it stands at one moment, while others write to it; knows nothing of what is in it.

A copy is whole or not there: it is made beside its target under another name, looked through, flushed, and gets its name at the end,
which nothing that exists loses by it. Only its owner may read it.
"""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from db.private_files import private_file
from db.trouble import BookTrouble, FolderMissing

PRIVATE = 0o600
STEP_PAGES = 2_000
"""8 MB between two words of progress."""
BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite lays beside a file that is open."""

DRAFT = re.compile(r"\..+\.[0-9a-f]{8}\.new")
DRAFT_AGE_SECONDS_MAX = 24 * 3600
"""A copy that is not ready after so long belongs to a program that was ended."""

Progress = Callable[[int, int], None]
"""(pages copied, of how many); what it raises ends the copy, of which nothing is left."""


class CopyExists(BookTrouble):
    says = "{file} exists already and is left as it is. Choose another name."


class CopyFailed(BookTrouble):
    says = (
        "No copy of {book} could be made as {file} ({problem}). Check the disk and the folder's rights, then try again; nothing was left."
    )


class CopyDamaged(BookTrouble):
    says = "The copy of {book} is damaged ({problem}) and was not kept. Restore an earlier backup, and keep the file for us to look at."


@contextmanager
def copying(source: Path, target: Path, *, progress: Progress | None = None) -> Iterator[Path]:
    """A copy of `source` under a name of its own, looked through page by page; it becomes `target` when the block ends well.

    Raises `CopyExists`, `FolderMissing`, `CopyFailed` and `CopyDamaged`.
    """
    if os.path.lexists(target):
        raise CopyExists(file=str(target))
    if not target.parent.is_dir():
        raise FolderMissing(folder=target.parent)
    _forget_drafts(target.parent)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        try:
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE))
            _copy(source, draft, progress)
            problem = _damage(draft)
        except (OSError, sqlite3.Error) as error:
            raise CopyFailed(book=str(source), file=str(target), problem=_said(error)) from None
        if problem:
            raise CopyDamaged(book=str(source), problem=problem)
        yield draft
        try:
            _settle(draft)
            _name(draft, target)
        except FileExistsError:
            raise CopyExists(file=str(target)) from None
        except (OSError, sqlite3.Error) as error:
            raise CopyFailed(book=str(source), file=str(target), problem=_said(error)) from None
    finally:
        for left in (draft, *(draft.with_name(draft.name + ending) for ending in BESIDE)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """The same where nothing is to be done with the copy before it gets its name."""
    with copying(source, target):
        return


def _copy(source: Path, draft: Path, progress: Progress | None) -> None:
    """One reading transaction for the whole copy: a poster at work changes nothing in it and never makes it begin anew."""
    told = None if progress is None else lambda _status, left, total: progress(total - left, total)
    with (
        closing(sqlite3.connect(source, isolation_level=None, timeout=10)) as reading,
        closing(sqlite3.connect(private_file(draft))) as copied,
    ):
        reading.execute("PRAGMA query_only = ON")
        reading.execute("BEGIN")
        reading.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        reading.backup(copied, pages=STEP_PAGES, progress=told)


def _forget_drafts(folder: Path) -> None:
    """Delete what copies that were ended in the middle left behind."""
    for file in folder.iterdir():
        if DRAFT.fullmatch(file.name):
            with suppress(OSError):
                if time.time() - file.stat().st_mtime > DRAFT_AGE_SECONDS_MAX:
                    file.unlink()


def _damage(draft: Path) -> str:
    """What is wrong with the pages of a copy; empty where nothing is."""
    try:
        with closing(sqlite3.connect(draft)) as copied:
            copied.execute("PRAGMA journal_mode = DELETE")
            found = str(copied.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found


def _settle(draft: Path) -> None:
    """Whoever looked into the copy may have left a journal beside it: all of it belongs into the one file."""
    with closing(sqlite3.connect(draft)) as copied:
        copied.execute("PRAGMA journal_mode = DELETE")
    draft.chmod(PRIVATE)
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _name(draft: Path, target: Path) -> None:
    """Give the copy its name, which nobody else may have taken meanwhile. Some file systems know no second name for a file."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise FileExistsError(str(target)) from None
        draft.rename(target)
    if os.name != "nt":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _said(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
