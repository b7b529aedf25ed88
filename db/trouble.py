"""Troubles of a book as a whole: what keeps it from being opened, made or written, each with what to do about it; looks at nothing."""

from __future__ import annotations

from app.domain.refusals import Refusal


class BookTrouble(Refusal):
    """The book itself cannot be used: a known trouble of the world, with what to do about it."""


class BookExists(BookTrouble):
    says = "{book} already exists. Choose another name, or open it instead of creating it."


class BookMissing(BookTrouble):
    says = "There is no book at {book}. Check the path, or create it with `dockledger book create {book}`."


class FolderMissing(BookTrouble):
    says = "The folder {folder} does not exist, so no book can be made in it. Check the path, or make the folder, then try again."


class NotABook(BookTrouble):
    says = "{book} is not a Dockledger book ({problem}). Choose a file made by `dockledger book create`."


class ServicePosts(BookTrouble):
    says = (
        "{login} posts to {book}, with a program of before. Nothing was changed: stop every `dockledger serve` of this book, take a backup, "
        "and upgrade it then."
    )


class BookNewer(BookTrouble):
    says = "{book} has schema {found}, this program knows up to {known}. Update the program to open it; nothing was changed."


class BookOlder(BookTrouble):
    says = "{book} has schema {found}, this program needs {known}. Ask an administrator to run `dockledger book upgrade {book}`."


class BookAltered(BookTrouble):
    says = (
        "The tables and guards of {book} are not the ones of its schema {revision}: {what}. Somebody changed them from outside. "
        "Look at it with `dockledger verify`, and restore the newest backup."
    )


class BookUnreachable(BookTrouble):
    says = "{book} cannot be used now ({problem}). Check the address, the network and the login, then try again; nothing was changed."


class BookDamaged(BookTrouble):
    says = (
        "{book} is damaged ({problem}). Restore the newest backup, and keep this copy and its neighbours for us to look at; "
        "nothing was changed."
    )


class BookBusy(BookTrouble):
    says = "{book} is in use by another program just now ({problem}). Try again in a moment; nothing was changed."


class BookUnreadable(BookTrouble):
    says = "{book} cannot be opened ({problem}). Check the file's rights, its folder and the disk, then try again; nothing was changed."


class BookReadOnly(BookTrouble):
    says = "{book} cannot be written ({problem}). Check the file's rights and the disk, then try again; nothing was changed."


class MemoryShort(BookTrouble):
    says = (
        "There is not enough memory on this computer for this just now. Ask for less at once, or close other programs. "
        "What waits is safe and is tried again by itself."
    )


def cause_of(error: BaseException) -> str:
    """What a database, a system or a refusal says, on one line, without what a library wraps around it."""
    if isinstance(error, Refusal):
        return str(error)
    if isinstance(error, MemoryError):
        return str(MemoryShort())
    lines = str(getattr(error, "orig", None) or error).splitlines()
    return lines[0] if lines else type(error).__name__
