"""The witness: a small file beside an embedded book that remembers the last head, so that a log that lost its tail is noticed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.domain.refusals import Refusal
from app.engine import Head


class LogLostItsTail(Refusal):
    says = (
        "{book} ends before position {seq}, which was already posted and acknowledged. The file was probably replaced by an older copy. "
        "Restore the newest backup; to accept the loss, delete {witness} and open it again."
    )


class Witness:
    """Remembers (epoch, seq, hash) after each commit, on disk and flushed. A witness of another epoch is not ours to judge by."""

    def __init__(self, book: Path, epoch: str) -> None:
        self.book = book
        self.path = book.with_name(book.name + ".witness")
        self.epoch = epoch

    def check(self, hash_at: Callable[[int], str | None]) -> None:
        """Refuse when the book does not hold the position that was last seen, with the same hash."""
        seen = self._read()
        if seen and seen["epoch"] == self.epoch and seen["seq"] and hash_at(seen["seq"]) != seen["hash"]:
            raise LogLostItsTail(book=str(self.book), seq=seen["seq"], witness=str(self.path))

    def saw(self, head: Head) -> None:
        """Remember the head that was just committed."""
        draft = self.path.with_suffix(".witness.new")
        with draft.open("w") as file:
            json.dump({"epoch": self.epoch, "seq": head.seq, "hash": head.hash}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)

    def _read(self) -> dict[str, Any] | None:
        try:
            known: dict[str, Any] = json.loads(self.path.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return None
        return known
