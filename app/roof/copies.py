"""Owns which copy of which book is open: the name under which drafts and settings of it are kept; knows neither of them.

A copied file says in everything that it is the book it was copied from. What tells them apart is where they lie, so that is remembered.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

import msgspec
import sqlalchemy as sa

from db.book import Book


class _Copy(msgspec.Struct, frozen=True):
    """One copy met on this computer: what it was founded as, its file, and what the system calls that file wherever it is moved to."""

    identity: str
    founding: str
    file: str
    device: int
    node: int


class Copies:
    """The copies met on this computer, in a file of their own."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def identity_of(self, book: Book) -> str:
        """The name of the copy that is open: the same however often it is opened, moved or renamed, another one for each copy."""
        founding, here = founding_of(book), book.path.resolve()
        state = here.stat()
        known = [copy for copy in self._known() if copy.founding == founding]
        mine = _found(known, here, state)
        identity = mine.identity if mine else founding if not known else f"{founding}-{secrets.token_hex(3)}"
        self._remember(_Copy(identity, founding, str(here), state.st_dev, state.st_ino))
        return identity

    def _known(self) -> list[_Copy]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=list[_Copy])
        except (OSError, msgspec.DecodeError):
            return []

    def _remember(self, copy: _Copy) -> None:
        known = self._known()
        if copy in known:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
        part.write_bytes(msgspec.json.format(msgspec.json.encode([copy, *(one for one in known if one.identity != copy.identity)])))
        part.replace(self._file)


def founding_of(book: Book) -> str:
    """What a book and all its copies have in common: the moment it was made, and the first position of its log."""
    with book.reading() as connection:
        first = connection.execute(sa.text("SELECT hash FROM command WHERE seq = 1")).scalar()
    return _short(book.meta("created_at"), str(first or ""))


def identity_of_shared(host: str, port: str, database: str, login: str, book_id: str) -> str:
    """The name of a member's way to a shared book: of its database, however it is addressed otherwise, and of the book in it."""
    return _short(host, port, database, login, book_id)


def _found(known: Sequence[_Copy], here: Path, state: os.stat_result) -> _Copy | None:
    """The copy that lies here, or lay elsewhere and is this very file; one that is gone from a folder that is there was moved."""
    for copy in known:
        if copy.file == str(here):
            return copy
    for copy in known:
        if (copy.device, copy.node) == (state.st_dev, state.st_ino) and not Path(copy.file).exists():
            return copy
    gone = [copy for copy in known if not Path(copy.file).exists()]
    return gone[0] if len(gone) == len(known) == 1 and Path(gone[0].file).parent.is_dir() else None


def _short(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
