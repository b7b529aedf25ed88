"""The command line of backups: a proven copy of a book, the way back from it, and the mark that a server's backup was taken."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from sqlalchemy.exc import DatabaseError

from app.bootstrap import utc_now
from app.domain.refusals import Refusal
from db.address import BookAddress
from db.backup import Progress, back_up, mark, restore
from db.connecting import explained

BookArgument = Annotated[
    BookAddress, typer.Argument(parser=BookAddress.of, metavar="BOOK", help="The book: a file, or an administrator's postgresql://…")
]
Unproven = Annotated[bool, typer.Option("--unproven", help="Do not prove the copy; its pages are looked through all the same.")]


class BackupIsTheServers(Refusal):
    says = (
        "{book} is backed up with PostgreSQL's own programs, pg_dump or pg_basebackup; the README says how. "
        "Take the backup with them, then say `dockledger backup --mark` with the same address."
    )


class NeedsTarget(Refusal):
    says = "Nobody said where the backup goes. Name a new file with -o FILE."


class MarkIsForServers(Refusal):
    says = "{book} is a file, and a mark would say nothing about it. Use -o FILE to make a backup instead."


def register(app: typer.Typer) -> None:
    """Add the commands of backups."""
    app.command("backup")(backup)
    app.command("restore")(restore_book)


def backup(
    book: BookArgument,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The new file.")] = "",
    unproven: Unproven = False,
    marked: Annotated[bool, typer.Option("--mark", help="Of a shared book: note that its server was just backed up.")] = False,
) -> None:
    """Copy a book into one new file while people work on, and prove the copy. Of a shared book, note that a backup was taken."""
    if book.is_shared:
        _mark(book, marked=marked)
        return
    if marked:
        raise MarkIsForServers(book=book)
    if not output:
        raise NeedsTarget()
    made = back_up(book.path, Path(output), prove=not unproven, progress=_progress())
    proven = f"{made.proofs} proofs hold" if made.proofs else "not proven"
    typer.echo(f"{output} is the book at position {made.head.seq:,}, hash {made.head.hash}: {made.bytes:,} bytes, {proven}.")
    if made.waiting:
        typer.echo(f"{made.waiting:,} commands wait in it to be decided.")


def restore_book(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")],
    into: Annotated[BookAddress, typer.Option("--into", parser=BookAddress.of, metavar="BOOK", help="The new book: a file.")],
    unproven: Unproven = False,
) -> None:
    """Make a book of a backup, with a new epoch. A book that exists is never touched."""
    if into.is_shared:
        raise BackupIsTheServers(book=into)
    made = restore(file, into.path, prove=not unproven, progress=_progress())
    proven = f"{made.proofs} proofs hold" if made.proofs else "not proven"
    typer.echo(f"{into} is restored to position {made.head.seq:,}, hash {made.head.hash}: {proven}.")
    if made.waiting:
        typer.echo(f"{made.waiting:,} commands wait in it and are decided when it is opened.")
    if made.lost:
        typer.echo(
            f"Lost: the book that lay there was last seen at position {made.seen:,}, so {made.lost:,} decided commands are not in the backup. "
            "Look at what was printed since, and enter it again."
        )


def _mark(book: BookAddress, *, marked: bool) -> None:
    if not marked:
        raise BackupIsTheServers(book=book)
    try:
        found = mark(book, utc_now())
    except (psycopg.Error, DatabaseError) as error:
        raise explained(error, book) from None
    typer.echo(f"Noted: a backup of {book} was taken now, at position {found.seq:,}. `dockledger doctor` tells its age from here on.")


def _progress() -> Progress | None:
    if not sys.stderr.isatty():
        return None

    def tell(done: int, total: int, name: str) -> None:
        sys.stderr.write(f"\r\033[K{f'{done:,} of {total:,}: {name}' if done < total else ''}")
        sys.stderr.flush()

    return tell
