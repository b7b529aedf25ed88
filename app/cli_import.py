"""`dockledger import`: another system's tables posted as commands, with progress and a closing table."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from app.book_option import BookOption
from app.bootstrap import Host, hosting
from app.domain.refusals import InvalidValue
from app.importing.adventureworks import source as adventure_works
from app.importing.adventureworks.units import factor as pieces_of
from app.importing.adventureworks.units import mapping
from app.importing.runner import Progress, Tally
from app.importing.wwi import source as wide_world
from app.roof.imports import Imported, import_adventureworks, import_wwi, told
from db.address import BookAddress
from db.book import create_book, open_book

import_app = typer.Typer(help="Post another system's tables as commands.", no_args_is_help=True)
Folder = Annotated[Path, typer.Argument(help="The folder that holds the source's tables.")]
As = Annotated[str, typer.Option("--as", envvar="DOCKLEDGER_MEMBER", help="The member who imports; owner of a new book.")]
INCOMPLETE = 1


def register(app: typer.Typer) -> None:
    """Add the imports to the command line."""
    app.add_typer(import_app, name="import")


@import_app.command("wwi")
def wwi(folder: Folder, book: BookOption, member: As = "importer") -> None:
    """Wide World Importers: three and a half years of a distributor, compared with its control totals at the end."""
    source = wide_world.load(folder)
    with hosting(_host(book)) as host:
        _tell(import_wwi(host, source, member=member, progress=_progress()))


@import_app.command("adventureworks")
def adventureworks(
    folder: Folder,
    book: BookOption,
    member: As = "importer",
    units: Annotated[Path, typer.Option(help="What purchase units hold: written when it is missing, read back when filled.")] = Path(
        "adventureworks-units.csv"
    ),
    factor: Annotated[list[str] | None, typer.Option(help="UNIT=PIECES for all products, for example CTN=12; may be repeated.")] = None,
) -> None:
    """AdventureWorks: orders with short receipts, rejects, price differences and freight."""
    factors = dict(_factor(text) for text in factor or ())
    source = adventure_works.load(folder)
    pieces = mapping(source, units, factors)
    with hosting(_host(book)) as host:
        _tell(import_adventureworks(host, source, pieces=pieces, member=member, progress=_progress()))


def _tell(imported: Imported) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    for line in told(imported):
        typer.echo(line)
    raise typer.Exit(0 if imported.ok else INCOMPLETE)


def _factor(text: str) -> tuple[str, Fraction]:
    unit, _, pieces = text.partition("=")
    try:
        return unit.strip(), pieces_of(pieces)
    except ValueError:
        raise InvalidValue(field="--factor", value=text, why="it is written UNIT=PIECES, for example CTN=12 or DZ=12") from None


def _host(book: BookAddress) -> Host:
    is_new = not book.is_shared and not book.path.exists()
    return Host(create_book(book) if is_new else open_book(book), workstation="import")


def _progress() -> Progress:
    """One line that counts up on a terminal; a line every ten thousand where output is kept."""
    last = 0

    def tell(done: int, tally: Tally) -> None:
        nonlocal last
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done:,} commands, {tally.lines_per_second:,.0f} lines a second")
        elif done // 10_000 > last // 10_000:
            sys.stderr.write(f"{done:,} commands, {tally.lines_per_second:,.0f} lines a second\n")
        last = done
        sys.stderr.flush()

    return tell
