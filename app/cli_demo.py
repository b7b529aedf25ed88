"""The command line's demo: the main job from an empty folder, in a terminal, without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add `demo`."""

    @app.command()
    def demo(
        folder: Annotated[Path, typer.Argument(help="Where the book and the papers are put; made when missing.")] = Path("dockledger-demo"),
        close: Annotated[bool, typer.Option("--close", help="Close a month of the sample company from its checklist instead.")] = False,
        shared: Annotated[bool, typer.Option("--shared", help="Show a shared book instead: a cut network and a killed poster.")] = False,
    ) -> None:
        """Walk the main job: make a book, order, receive, count, approve, ship, be paid, print, and prove it."""
        if shared:
            from app.roof.demo_shared import walk_shared

            raise typer.Exit(0 if walk_shared(folder, typer.echo) else 1)
        from app.roof.demo import walk
        from app.roof.demo_close import close_a_month

        walked = close_a_month(folder, typer.echo) if close else walk(folder, typer.echo)
        typer.echo("\nWritten: " + ", ".join(str(file) for file in (walked.book, *walked.files)))
        typer.echo(f"Look further: dockledger reports; dockledger report stock-card --item TO001 --book {walked.book}")
        if not walked.holds:
            raise typer.Exit(1)
