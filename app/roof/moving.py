"""Moving a book from a file onto a server: its whole log decided again there, hash for hash, proven, and the file put out of use."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from app.commands import catalogue  # noqa: F401 - registers every kind of command
from app.desk import CommandRecord
from app.roof.undoing import whole_or_not_at_all
from db.address import BookAddress
from db.book import Book, create_book, open_book
from db.host_lock import HostLock
from db.replay import replay
from db.schema import COMMAND
from db.trouble import BookTrouble
from db.verify import verify

Progress = Callable[[int, int], None]


class BookInUse(BookTrouble):
    says = "{book} is open in a program on this computer (process {process}). End that program, and move the book again."


class MoveFailed(BookTrouble):
    says = (
        "{book} could not be moved: {problem}. What was made on the server is taken away again and the file is as it was. "
        "Look at `dockledger verify --book {book}` first."
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """A book that lives on a server now: how far its log goes, the hash at its end, how many commands still wait, and its old file."""

    positions: int
    head_hash: str
    waiting: int
    proofs: int
    old_file: Path


def move_in(source: BookAddress, target: BookAddress, *, progress: Progress | None = None) -> Moved:
    """Move an embedded book to a server that has no such book yet. `target` is an administrator's address.

    All or nothing: what does not come out the same, or does not prove, is taken away from the server again. The file is renamed to
    `NAME.moved`, so that nobody goes on working in it by mistake. Raises `BookTrouble`.
    """
    lock = HostLock(source.path)
    if not lock.acquire():
        raise BookInUse(book=source, process=lock.holder())
    try:
        with closing(open_book(source)) as old:
            moved = _copied(old, target, progress)
        return Moved(*moved, old_file=_put_away(source.path))
    finally:
        lock.release()
        lock.path.unlink(missing_ok=True)


def _copied(old: Book, target: BookAddress, progress: Progress | None) -> tuple[int, str, int, int]:
    with whole_or_not_at_all(target), closing(create_book(target)) as new:
        done = replay(old, new, progress=progress)
        if done.difference:
            raise MoveFailed(book=old.place, problem=done.difference)
        waiting = _waiting(old)
        writer = new.writer()
        with closing(writer), writer.transaction():
            writer.submit(waiting)
        proofs = verify(new)
        broken = [proof.name for proof in proofs if not proof.ok and proof.verdict == "broken"]
        if broken:
            raise MoveFailed(book=old.place, problem=f"on the server it does not prove ({'; '.join(broken)})")
    return done.commands, done.head_hash, len(waiting), len(proofs)


def _waiting(old: Book) -> list[CommandRecord]:
    """What was asked and not decided yet, in order; it is decided on the server."""
    query = sa.select(COMMAND).where(COMMAND.c.seq.is_(None)).order_by(COMMAND.c.arrival)
    with old.reading() as connection:
        return [
            CommandRecord(
                id=row.id,
                kind=row.kind,
                body=row.body.encode(),
                digest=row.digest,
                member=row.member,
                workstation=row.workstation,
                client_seq=row.client_seq,
                submitted_at=row.submitted_at,
            )
            for row in connection.execute(query)
        ]


def _put_away(path: Path) -> Path:
    """The file under a name that says where it went; what stood beside it is of no use any more."""
    away = path.with_name(f"{path.name}.moved")
    number = 1
    while away.exists():
        number += 1
        away = path.with_name(f"{path.name}.moved-{number}")
    path.rename(away)
    for left in ("-wal", "-shm", ".witness"):
        path.with_name(path.name + left).unlink(missing_ok=True)
    return away
