"""The command line of the copy that a workstation keeps of a shared book: whether it is encrypted; reads nothing in it."""

from __future__ import annotations

from pathlib import Path

import typer

from app.book_option import SharedOption
from app.cli_shared import NotShared
from app.roof.station_folder import data_folder, folder_of, shared_folder
from db.address import BookAddress


def register(app: typer.Typer) -> None:
    """Add the commands of the kept copy."""
    cache_app = typer.Typer(help="The copy of a shared book that is kept on this computer.", no_args_is_help=True)
    cache_app.command("encrypt")(encrypt)
    cache_app.command("decrypt")(decrypt)
    app.add_typer(cache_app, name="cache")


def encrypt(book: SharedOption) -> None:
    """Encrypt what is kept of a book on this computer, with a key in the system's keyring. End the desktop first."""
    from db import cache_key  # the keyring takes a while to load, and a server has none

    cache_key.encrypt(_folder(book))
    typer.echo(
        "From the next start of the desktop on, the copy of this book is encrypted; that start reads it anew from the book. "
        "What waits to be sent, drafts and saved papers are not encrypted."
    )


def decrypt(book: SharedOption) -> None:
    """Keep the copy of a book on this computer unencrypted again. End the desktop first."""
    from db import cache_key

    cache_key.decrypt(_folder(book))
    typer.echo("From the next start of the desktop on, the copy of this book is not encrypted; that start reads it anew from the book.")


def _folder(book: BookAddress) -> Path:
    if not book.is_shared:
        raise NotShared(book=book)
    return folder_of(shared_folder(data_folder()), book)
