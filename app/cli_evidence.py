"""The command line's anchor: a line a day outside of the book, by which a book that was written anew is told later."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import utc_now
from app.domain.business_day import own_day
from db.book import open_book

BookOption = Annotated[str, typer.Option("--book", "-b", envvar="DOCKLEDGER_BOOK", help="The book: a file, or postgresql://…")]


def register(app: typer.Typer) -> None:
    """Add `anchor`."""

    @app.command("anchor")
    def anchor(
        book: BookOption,
        to: Annotated[Path, typer.Option("--to", help="The folder of the anchor file, best where the book's people cannot write.")],
    ) -> None:
        """Write down where the book ends today: date, book, position and hash as one line of an anchor file."""
        from app.roof.outside_evidence import ANCHORS
        from app.roof.outside_evidence import anchor as anchored

        opened = open_book(book)
        try:
            written = anchored(opened, to, own_day(utc_now()))
        finally:
            opened.close()
        if written is None:
            typer.echo(f"{to / ANCHORS} has its line of today, or the book holds nothing yet.")
        else:
            typer.echo(f"{to / ANCHORS}: position {written.position:,}, hash {written.hash}")
