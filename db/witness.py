"""The witness: a small file beside an embedded book that remembers the last head, so that a log that lost its tail is noticed.

What it says is weighed strictly. It agrees, or it is absent, unreadable, another book's, behind, ahead, or names another log: seven
answers, of which only the first proves something. A missing or spoilt witness never keeps a book from being posted on (whatever is
found is set aside, not written over, and a new witness says from where on it has looked); one that shows a loss does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import structlog

from app.domain.refusals import Refusal
from app.engine import Head
from app.seal import GENESIS_HASH
from db.private_files import private_file

BYTES_MAX = 4_096
log = structlog.get_logger(__name__)

How = Literal["agrees", "absent", "unreadable", "another", "behind", "ahead", "rewritten"]


class LogLostItsTail(Refusal):
    says = (
        "{book} ends before position {seq}, which was already posted and acknowledged. The file was probably replaced by an older copy. "
        "Restore the newest backup; to accept the loss, delete {witness} and open it again."
    )


class LogIsAnother(Refusal):
    says = (
        "{book} holds another position {seq} than the one that was posted and acknowledged. Its log was exchanged or written anew. "
        "Restore the newest backup and compare what was printed with `dockledger verify`; to accept the book as it is, delete {witness} "
        "and open it again."
    )


class Seen(msgspec.Struct, frozen=True):
    """What a witness saw last: which book, how far its log went, and from where on it has looked (0: from the beginning)."""

    epoch: str
    seq: Annotated[int, msgspec.Meta(ge=0)]
    hash: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    began_seq: Annotated[int, msgspec.Meta(ge=0)] = 0


@dataclass(frozen=True, slots=True)
class Testimony:
    """How a witness stands to the book beside it; `seen` is what it says, where it can be read, `problem` why it cannot."""

    how: How
    seen: Seen | None = None
    problem: str = ""


class Unreadable(Exception):
    """There is something where the witness should be, and it is none."""


class Witness:
    """Remembers (epoch, seq, hash) after each commit, on disk and flushed."""

    def __init__(self, book: Path, epoch: str) -> None:
        self.book = book
        self.path = book.with_name(book.name + ".witness")
        self.epoch = epoch
        self._began_seq = 0

    def testify(self, head: Callable[[], Head], hash_at: Callable[[int], str | None]) -> Testimony:
        """How the file stands to the book. It is read before the book's head: a poster at work may leave it behind, never ahead."""
        try:
            seen = self.seen()
        except Unreadable as error:
            return Testimony("unreadable", problem=str(error))
        if seen is None:
            return Testimony("absent")
        if seen.epoch != self.epoch:
            return Testimony("another", seen)
        end = head()
        if seen.seq > end.seq:
            return Testimony("ahead", seen)
        if (hash_at(seen.seq) if seen.seq else GENESIS_HASH) != seen.hash:
            return Testimony("rewritten", seen)
        return Testimony("behind" if seen.seq < end.seq else "agrees", seen)

    def begin(self, head: Head, hash_at: Callable[[int], str | None]) -> None:
        """Before anything is posted: refuse when the book does not hold what was last seen, and look on from its head otherwise."""
        found = self.testify(lambda: head, hash_at)
        if found.seen and found.how in ("ahead", "rewritten"):
            kind = LogLostItsTail if found.how == "ahead" else LogIsAnother
            raise kind(book=str(self.book), seq=found.seen.seq, witness=str(self.path))
        known = found.seen if found.how in ("agrees", "behind") else None
        self._began_seq = known.began_seq if known else head.seq
        if found.how in ("unreadable", "another"):
            self._set_aside()
        if head.seq and known is None:
            log.warning("the book has no witness of its own, a new one begins", book=str(self.book), found=found.how, seq=head.seq)
        if found.how != "agrees":
            self.saw(head)

    def saw(self, head: Head) -> None:
        """Remember the head that was just committed. Where that fails the book is as good as before, and the proof says what is missing."""
        draft = self.path.with_suffix(".witness.new")
        told = {"epoch": self.epoch, "seq": head.seq, "hash": head.hash}
        if self._began_seq:
            told["began_seq"] = self._began_seq
        try:
            with private_file(draft).open("w") as file:
                json.dump(told, file)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.path)
        except OSError as error:
            log.warning("the witness cannot be written", witness=str(self.path), problem=error.strerror or str(error))

    def seen(self) -> Seen | None:
        """What the file says, None where there is none. Raises `Unreadable`. Only a plain file is opened: another kind might keep us waiting."""
        try:
            if not self.path.is_file():
                if os.path.lexists(self.path):
                    raise Unreadable("it is no file")
                return None
            with self.path.open("rb") as file:
                text = file.read(BYTES_MAX + 1)
            if len(text) > BYTES_MAX:
                raise Unreadable("it is too long")
            return msgspec.json.decode(text, type=Seen)
        except OSError as error:
            raise Unreadable(error.strerror or str(error)) from None
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise Unreadable(str(error)) from None

    def _set_aside(self) -> None:
        """Keep what was found under another name: it may be the only trace of what happened to the book."""
        number = 1
        while os.path.lexists(kept := self.path.with_name(f"{self.path.name}.set-aside-{number}")):
            number += 1
        try:
            self.path.rename(kept)
        except OSError as error:
            log.warning("what is in the witness's place cannot be moved", witness=str(self.path), problem=error.strerror or str(error))
