"""Owns where on this computer a member's drafts and settings of one book lie; reads and writes neither."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

_BESIDE = ("", "-wal", "-shm")
"""What belongs to one SQLite file."""


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def identity(self) -> str: ...
    @property
    def only_of_its_name(self) -> bool: ...


class OwnFiles:
    """Under the identity of the book and the member's id, neither of which a name or a path can make the same for two.

    Files that were kept under the book's name, as they were once, are taken over where only one book has it.
    """

    def __init__(self, folder: Path, book: _Named, member: str) -> None:
        own = f"{book.identity}-{_safe(member)}-{hashlib.sha256(member.encode()).hexdigest()[:8]}"
        self.drafts = folder / "drafts" / f"{own}.sqlite"
        self.settings = folder / "settings" / f"{own}.ini"
        if book.only_of_its_name:
            before = f"{_safe(book.name)}-{_safe(member)}"
            _take_over(folder / "drafts" / f"{before}.sqlite", self.drafts)
            _take_over(folder / "settings" / f"{before}.ini", self.settings)


def _take_over(before: Path, now: Path) -> None:
    """Once: what is there already stays. The main file comes last, so that what was cut off in between is done again."""
    if now.exists() or not before.exists():
        return
    for end in reversed(_BESIDE):
        part = before.with_name(before.name + end)
        if part.exists():
            part.replace(now.with_name(now.name + end))


def _safe(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in text)
