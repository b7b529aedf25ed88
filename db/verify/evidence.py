"""Evidence outside the book: a position and its hash, as papers, anchors, closings and workstations remember them, held against the book.

Whoever has the file can write a book anew that proves itself; what was printed or kept elsewhere before cannot be written anew with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg
import sqlalchemy as sa
from psycopg.rows import TupleRow

from app.domain.refusals import Refusal
from db.book import Book
from db.verify.chain import prove_chain
from db.verify.result import Proof

NAME = "the book still contains what was written down outside of it"
DIGITS_MIN, DIGITS_ALL = 16, 64
"""How much of a hash has to be given: nobody finds another book whose hash begins alike by trying."""


class EvidenceUnclear(Refusal):
    says = (
        "Position {position} with hash {hash} cannot be compared. Copy both from the foot of the paper: the position is a number, the hash "
        "at least 16 and at most 64 of the digits 0 to 9 and a to f; blanks do not matter."
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """The log had this hash (or one that begins so) at this position. `book` and `epoch` are empty where the source does not say."""

    position: int
    hash: str
    book: str = ""
    epoch: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a book says of itself to be held against evidence: where its log ends, and which one it is."""

    end: int
    book: str
    epoch: str


def evidence_of(position: str, digits: str, *, book: str = "", epoch: str = "") -> Evidence:
    """Evidence as people copy it: figures may be grouped, digits large or small. Raises `EvidenceUnclear`."""
    number = re.sub(r"[\s.,'’\u00a0\u202f]", "", position)
    plain = re.sub(r"[\s\u00a0\u202f]", "", digits).lower()
    is_position = number.isascii() and number.isdigit() and len(number) < 19 and int(number) > 0
    if not is_position or not re.fullmatch(f"[0-9a-f]{{{DIGITS_MIN},{DIGITS_ALL}}}", plain):
        raise EvidenceUnclear(position=position[:30], hash=digits[:80])
    return Evidence(int(number), plain, book, epoch)


def prove_evidence(book: Book, evidence: Sequence[Evidence], *, progress: Callable[[int, int], None] = lambda done, total: None) -> Proof:
    """Hold evidence against the book, whose log is proven anew up to the last position that is named."""
    with book.reading() as connection:
        identity = identity_of(connection)
        last = max((one.position for one in evidence), default=0)
        chain = prove_chain(connection, progress, until=last)

        def hash_at(seq: int) -> str:
            return str(connection.execute(sa.text("SELECT hash FROM command WHERE seq = :seq"), {"seq": seq}).scalar() or "")

        return weigh(evidence, identity, hash_at, sound_until=chain.sound_until)


def identity_of(connection: sa.Connection) -> Identity:
    """Which book this is, by its own tables."""
    end = connection.execute(sa.text("SELECT COALESCE(MAX(seq), 0) FROM command")).scalar_one()
    name = connection.execute(sa.text("SELECT book_id FROM book_info")).scalar()
    epoch = connection.execute(sa.text("SELECT value FROM book_meta WHERE name = 'epoch'")).scalar()
    return Identity(int(end), str(name or ""), str(epoch or ""))


def shared_identity(session: psycopg.Connection[TupleRow]) -> tuple[Identity, Callable[[int], str]]:
    """The same of a shared book as any member may ask it, and the hash at a position ("" beyond the end)."""
    row = session.execute("SELECT h.seq, (SELECT book_id FROM book_info), h.epoch FROM book_head() h").fetchone()
    end, book, epoch = row or (0, "", "")

    def hash_at(seq: int) -> str:
        found = session.execute("SELECT book_hash_at(%s)", [seq]).fetchone()
        return str(found[0] or "") if found else ""

    return Identity(int(end), str(book or ""), str(epoch or "")), hash_at


def weigh(evidence: Sequence[Evidence], identity: Identity, hash_at: Callable[[int], str], *, sound_until: int | None = None) -> Proof:
    """What becomes of it: all is contained, or the first thing that is not. `sound_until` is how far the log was proven, None if it was not."""
    mine = [one for one in evidence if _of(one, identity)]
    if not mine:
        figure = "what it is compared with is another book's" if evidence else "there is nothing to compare the book with"
        return Proof(10, NAME, False, figure, _WAY_OUT["another"] if evidence else "", open=True)
    for one in sorted(mine, key=lambda one: one.position):
        if one.position > identity.end:
            figure = f"the book ends at position {identity.end:,}, before position {one.position:,} that was written down"
            return Proof(10, NAME, False, figure, _WAY_OUT["beyond"])
        if not hash_at(one.position).startswith(one.hash):
            return Proof(10, NAME, False, f"position {one.position:,} bears another hash than the one written down", _WAY_OUT["differs"])
        if sound_until is not None and one.position > sound_until:
            figure = f"position {one.position:,} bears the hash written down, but the log is another from position {sound_until + 1:,} on"
            return Proof(10, NAME, False, figure, _WAY_OUT["broken"])
    last = max(one.position for one in mine)
    if sound_until is None:
        return Proof(10, NAME, True, f"position {last:,} bears the hash written down")
    if len(mine) == 1:
        return Proof(10, NAME, True, f"position {last:,} bears the hash written down, and the log up to it is proven anew")
    return Proof(
        10, NAME, True, f"{len(mine):,} positions up to {last:,} bear the hashes written down, and the log up to them is proven anew"
    )


def _of(one: Evidence, identity: Identity) -> bool:
    return one.book in ("", " ".join(identity.book.split())) and one.epoch in ("", identity.epoch)


_WAY_OUT = {
    "beyond": "Something that was written down is gone: the book was cut, or an older copy is in its place. Restore the newest backup.",
    "differs": "Compare position and digits once more. If they are right, the book was changed before this position after that was written "
    "down, or is another one: keep it as it is, and look for the newest backup that contains what was written down.",
    "broken": "Ledger or log were changed behind the program's back. Keep this copy, and restore the newest backup that is sound.",
    "another": "Choose the book that it was made from. A book that was restored names its workstations' memories another's, too.",
}
