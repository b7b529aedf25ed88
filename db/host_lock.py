"""The host lock: at most one process hosts the poster of an embedded book; the system frees it when that process ends, however it ends."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import IO

from db.private_files import private_file

if sys.platform == "win32":
    import msvcrt

    def _grab(file: IO[bytes]) -> None:
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _free(file: IO[bytes]) -> None:
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _grab(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)


class HostLock:
    """An exclusive lock on `<book>.host`. The file stays; what counts is who holds the lock on it."""

    def __init__(self, book: Path) -> None:
        self.path = book.with_name(book.name + ".host")
        self._file: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether this lock is ours."""
        return self._file is not None

    def acquire(self) -> bool:
        """Take the lock if it is free, and leave our process id for whoever looks. Raises OSError when the file cannot be made."""
        if self._file is not None:
            return True
        file = private_file(self.path).open("ab+")
        try:
            _grab(file)
        except (BlockingIOError, PermissionError):
            file.close()
            return False
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid()}).encode())
        file.flush()
        self._file = file
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            _free(self._file)
            self._file.close()
            self._file = None

    def holder(self) -> int:
        """The process id that last took the lock; 0 when nobody did."""
        with contextlib.suppress(OSError, ValueError, KeyError):
            return int(json.loads(self.path.read_bytes())["pid"])
        return 0
