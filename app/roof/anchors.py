"""The anchors of a book on this computer: the folder that was chosen for them, and a line a day in it; compares nothing."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.domain.refusals import Refusal
from app.roof.outside_evidence import anchor
from db.book import Book
from ui.house import ProofLine

NAME = "today's position is written down outside of the book"


class DailyAnchors:
    """`memory` is a file of this computer that holds the folder; without one nothing is written down."""

    def __init__(self, book: Book, memory: Path, today: Callable[[], date]) -> None:
        self._book = book
        self._memory = memory
        self._today = today

    def folder(self) -> str:
        """Where anchors are kept; empty where nobody chose a folder."""
        try:
            known = json.loads(self._memory.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        return str(known.get("folder", "")) if isinstance(known, dict) else ""

    def choose(self, folder: str) -> ProofLine | None:
        """Keep anchors there from now on, the first at once; an empty folder means none."""
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        draft = self._memory.with_name(f"{self._memory.name}.{secrets.token_hex(4)}")
        draft.write_text(json.dumps({"folder": folder}), encoding="utf-8")
        draft.replace(self._memory)
        return self.keep_today()

    def keep_today(self) -> ProofLine | None:
        """Write today's line where it is missing, and say how that went; None where no folder is chosen."""
        folder = self.folder()
        if not folder:
            return None
        try:
            anchor(self._book, Path(folder), self._today())
        except Refusal:
            figure = "no line could be added to the anchor file"
            way_out = "Connect the drive, or choose another folder beside “Compare with the book”; the book is as it was."
            return ProofLine(10, NAME, False, figure, way_out, open=True)
        return ProofLine(10, NAME, True, "the anchor file has its line of today")
