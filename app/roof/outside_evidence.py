"""Evidence that lies outside of a book: the anchor file that grows by a line a day, and what closings and workstations kept; judges nothing."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from app.domain.refusals import Refusal
from db.book import Book
from db.cache_key import CACHE, is_encrypted
from db.queries.book_state import state_of
from db.verify.evidence import Evidence, EvidenceUnclear, evidence_of, identity_of

ANCHORS = "dockledger-anchors.txt"
_NO_CACHE = "it is no cache that has seen a book"
BYTES_MAX = 64_000_000


class EvidenceUnreadable(Refusal):
    says = (
        "{file} holds nothing to compare a book with ({problem}). Choose an anchor file, the digest of a close, or a workstation's cache."
    )


class AnchorNotWritten(Refusal):
    says = "No anchor can be written to {folder} ({problem}). Choose a folder that exists and can be written to; the book is as it was."


class HalfOfIt(Refusal):
    says = "A position and its hash prove something together only. Give both --position and --hash, as they stand at the foot of the paper."


def gathered(
    position: str, digits: str, *, anchors: Sequence[Path] = (), digests: Sequence[Path] = (), workstations: Sequence[Path] = ()
) -> list[Evidence] | None:
    """All evidence that is named, None where none is. Raises `HalfOfIt`, `EvidenceUnclear`, `EvidenceUnreadable`."""
    if bool(position) != bool(digits):
        raise HalfOfIt()
    if not (position or anchors or digests or workstations):
        return None
    found = [evidence_of(position, digits)] if position else []
    for read, files in ((from_anchors, anchors), (from_digest, digests), (from_workstation, workstations)):
        found += [one for file in files for one in read(file)]
    return found


def anchor(book: Book, folder: Path, today: date) -> Evidence | None:
    """Add today's line to the anchor file of a folder: date, book, position, hash, apart by tabs. None where today has its line already.

    A line once written is never touched again. The folder had better be where who can write to the book cannot. Raises `AnchorNotWritten`.
    """
    file = folder / ANCHORS
    with book.reading() as connection:
        head, identity = state_of(connection), identity_of(connection)
    name = " ".join(identity.book.split())
    start = f"{today.isoformat()}\t{name}\t"
    try:
        known = file.read_text(encoding="utf-8") if file.exists() else ""
        if not head.seq or any(line.startswith(start) for line in known.splitlines()):
            return None
        gap = "" if not known or known.endswith("\n") else "\n"
        with file.open("a", encoding="utf-8", newline="") as lines:
            lines.write(f"{gap}{start}{head.seq}\t{head.hash}\n")
            lines.flush()
            os.fsync(lines.fileno())
    except (OSError, UnicodeDecodeError) as error:
        raise AnchorNotWritten(folder=str(folder), problem=getattr(error, "strerror", None) or str(error)) from None
    return Evidence(head.seq, head.hash, name)


def from_file(file: Path) -> list[Evidence]:
    """Whatever it is of the three, told by its name: a digest ends in .json, a cache is called so or a folder, the rest are anchors."""
    read = from_digest if file.suffix == ".json" else from_workstation if file.is_dir() or file.suffix == ".db" else from_anchors
    return read(file)


def from_anchors(file: Path) -> list[Evidence]:
    """Every line of an anchor file, other books' too. Raises `EvidenceUnreadable`, naming the first line that is none."""
    found = []
    for number, line in enumerate(_text(file).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            day, rest = line.split("\t", 1)
            date.fromisoformat(day)
            name, position, digits = rest.rsplit("\t", 2)
            found.append(evidence_of(position, digits, book=name))
        except (ValueError, EvidenceUnclear) as error:
            raise EvidenceUnreadable(file=str(file), problem=f"line {number}: {error}") from None
    return found


def from_digest(file: Path) -> list[Evidence]:
    """What the digest of a close says of the log. Its signature is checked by the script that lies beside it. Raises `EvidenceUnreadable`."""
    try:
        facts = json.loads(_text(file))
        return [evidence_of(str(facts["closed_seq"]), str(facts["closed_hash"]), book=" ".join(str(facts["book"]).split()))]
    except (ValueError, KeyError, TypeError, RecursionError, EvidenceUnclear):
        raise EvidenceUnreadable(file=str(file), problem="it is no digest of a close") from None


def from_workstation(file: Path) -> list[Evidence]:
    """The head that a workstation's cache saw last; a folder is that of the workstation. Raises `EvidenceUnreadable`."""
    cache = file / CACHE if file.is_dir() else file
    try:
        with closing(sqlite3.connect(f"{cache.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            [body] = connection.execute("SELECT body FROM cache_state").fetchone()
        facts = json.loads(body)
        return [evidence_of(str(facts["seq"]), str(facts["hash"]), epoch=str(facts["epoch"]))]
    except (sqlite3.Error, OSError, ValueError, KeyError, TypeError, EvidenceUnclear):
        problem = "it is encrypted; switch that off with `dockledger cache decrypt` first" if is_encrypted(cache.parent) else _NO_CACHE
        raise EvidenceUnreadable(file=str(cache), problem=problem) from None


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            raise EvidenceUnreadable(file=str(file), problem="there is no such file")
        with file.open("rb") as lines:
            data = lines.read(BYTES_MAX + 1)
        if len(data) > BYTES_MAX:
            raise EvidenceUnreadable(file=str(file), problem="it is too long")
        return data.decode()
    except OSError as error:
        raise EvidenceUnreadable(file=str(file), problem=error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise EvidenceUnreadable(file=str(file), problem="it is no text") from None
