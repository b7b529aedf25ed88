"""How the command line asks for a book: an address that is read before anything else, so that no command ever holds its password as text."""

from __future__ import annotations

from typing import Annotated

import typer

from db.address import BookAddress

_VARIABLE = "DOCKLEDGER_BOOK"
BookOption = Annotated[
    BookAddress,
    typer.Option("--book", "-b", envvar=_VARIABLE, parser=BookAddress.of, metavar="BOOK", help="The book: a file, or postgresql://…"),
]
SharedOption = Annotated[
    BookAddress,
    typer.Option("--book", "-b", envvar=_VARIABLE, parser=BookAddress.of, metavar="BOOK", help="The shared book: postgresql://…"),
]
