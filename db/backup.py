"""Backups of an embedded book: a proven copy in one file, and the way back from it; knows nothing of schedules.

A restored book begins a new epoch, so that a witness of what came after the backup does not speak against it; what that witness (or
the service's workstations, of a shared book) saw beyond the backup is told, not hidden.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from app.engine import Head
from db.address import BookAddress, Place
from db.book import Book, engine_for
from db.copying import BESIDE, copying
from db.copying import Progress as CopyProgress
from db.digests import seal_meta
from db.migrations.run import SCHEMA_HEAD
from db.schema import META
from db.shared_book import owner_engine
from db.trouble import BookExists, BookMissing, BookNewer, BookTrouble, NotABook
from db.verify import verify
from db.witness import Unreadable, Witness

MARK_AT, MARK_SEQ = "backed_up_at", "backed_up_seq"

Progress = Callable[[int, int, str], None]
"""(done, of how many, at what); what it raises ends the work, of which nothing is left."""


class BackupNotSound(BookTrouble):
    says = (
        "The copy of {book} does not prove: {proofs}. It was not kept. Look at the book with `dockledger verify`; "
        "to keep a copy as it is, say --unproven."
    )


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made: where, how far its log goes, how many commands wait in it undecided, and whether it was proven."""

    file: Path
    bytes: int
    head: Head
    waiting: int
    revision: str
    proofs: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A book made from a backup. `lost` positions were seen by the witness of the book that lay there before, and are not in it."""

    book: Path
    head: Head
    waiting: int
    proofs: int
    lost: int
    seen: int


def back_up(book: Path, target: Path, *, prove: bool = True, progress: Progress | None = None) -> BackedUp:
    """Copy a book that may be at work into one new file, and prove the copy.

    A book of an older revision is copied as it is, and not proven: this program would have to bring it up first.
    Raises `BookMissing`, `NotABook`, `BookNewer`, `BackupNotSound` and what `copying` raises.
    """
    revision = _revision(book)
    with copying(book, target, progress=_copied(progress)) as draft:
        proofs = _proven(book, draft, progress) if prove and revision == SCHEMA_HEAD else 0
        head, waiting = _end(draft)
    return BackedUp(target, target.stat().st_size, head, waiting, revision, proofs)


def restore(backup: Path, book: Path, *, prove: bool = True, progress: Progress | None = None) -> Restored:
    """Make a book of a backup, with a new epoch. A book that exists is never touched.

    Raises `BookExists` and what `back_up` raises.
    """
    if book.exists():
        raise BookExists(book=str(book))
    revision = _revision(backup)
    with copying(backup, book, progress=_copied(progress)) as draft:
        proofs = _proven(backup, draft, progress) if prove and revision == SCHEMA_HEAD else 0
        head, waiting = _end(draft)
        seen = _last_seen(draft, book)
        _begin_epoch(draft)
        _set_aside_journals(book)
    return Restored(book, head, waiting, proofs, max(0, seen - head.seq), seen)


@dataclass(frozen=True, slots=True)
class Mark:
    """When an administrator last said that a backup of a shared book was taken, and how far the log went at that moment."""

    at: datetime
    seq: int


def mark(place: Place, at: datetime) -> Mark:
    """Note in a shared book that a backup of it was taken now. Needs an administrator's URL; raises the database's errors."""
    owner = owner_engine(place)
    with owner.connect() as connection, connection.begin():
        seq = int(connection.execute(sa.text("SELECT COALESCE(MAX(seq), 0) FROM command")).scalar_one())
        for name, value in ((MARK_AT, at.astimezone(UTC).isoformat()), (MARK_SEQ, str(seq))):
            done = connection.execute(META.update().where(META.c.name == name).values(value=value))
            if not done.rowcount:
                connection.execute(META.insert(), {"name": name, "value": value})
        seal_meta(connection)
    return Mark(at, seq)


def _copied(progress: Progress | None) -> CopyProgress | None:
    return None if progress is None else lambda done, total: progress(done, total, "copying")


def _revision(book: Path) -> str:
    if not book.is_file():
        raise BookMissing(book=str(book))
    try:
        with closing(sqlite3.connect(book, timeout=10)) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotABook(book=str(book), problem=str(error)) from None
    if found is None:
        raise NotABook(book=str(book), problem="it has no schema of ours")
    if found[0] > SCHEMA_HEAD:
        raise BookNewer(book=str(book), found=found[0], known=SCHEMA_HEAD)
    return str(found[0])


def _proven(book: Path, draft: Path, progress: Progress | None) -> int:
    """Every proof on the copy; how many hold. There is no witness beside a copy: what that leaves open does not speak against it."""
    opened = Book(BookAddress.of(draft), engine_for(draft))
    try:
        proofs = verify(opened, progress=progress)
    finally:
        opened.close()
    broken = [proof.name for proof in proofs if not (proof.ok or proof.open)]
    if broken:
        raise BackupNotSound(book=str(book), proofs="; ".join(broken))
    return sum(proof.ok for proof in proofs)


def _end(draft: Path) -> tuple[Head, int]:
    with closing(sqlite3.connect(draft)) as connection:
        row = connection.execute("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").fetchone()
        waiting = connection.execute("SELECT COUNT(*) FROM command WHERE seq IS NULL").fetchone()[0]
    return (Head(int(row[0]), str(row[1])) if row else Head()), int(waiting)


def _last_seen(draft: Path, book: Path) -> int:
    """The position that the witness of this very book saw last, where the lost one lay; 0 where it says nothing."""
    with closing(sqlite3.connect(draft)) as connection:
        epoch = connection.execute("SELECT value FROM book_meta WHERE name = 'epoch'").fetchone()[0]
    try:
        seen = Witness(book, str(epoch)).seen()
    except Unreadable:
        return 0
    return seen.seq if seen is not None and seen.epoch == epoch else 0


def _begin_epoch(draft: Path) -> None:
    engine = engine_for(draft)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(META.update().where(META.c.name == "epoch").values(value=secrets.token_hex(8)))
            seal_meta(connection)
    finally:
        engine.dispose()


def _set_aside_journals(book: Path) -> None:
    """A journal of the book that lay here before would be played into the restored one: keep it under another name."""
    for ending in BESIDE:
        left, number = book.with_name(book.name + ending), 1
        while left.exists():
            kept = left.with_name(f"{left.name}.set-aside-{number}")
            number += 1
            if not kept.exists():
                left.rename(kept)
