"""`dockledger tour`: a picture of every screen and dialog on the sample company, in both themes and at two text sizes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated, Literal

import typer

from app.domain.refusals import Refusal
from app.roof.desktop import NoDisplay, require_display

Out = Annotated[Path, typer.Option("--out", "-o", help="The folder the pictures go into; made when there is none.")]
From = Annotated[str, typer.Option("--book", "-b", help="An existing book to show instead of a fresh sample company.")]
Language = Annotated[Literal["en", "de"], typer.Option("--language", "-l", help="The language to show.")]
Only = Annotated[str, typer.Option("--only", help="Only pictures whose name begins with this.")]


class NoFolder(Refusal):
    says = "{folder} cannot be written ({problem}). Choose another folder with --out."


def register(app: typer.Typer) -> None:
    """Add the tour to the command line."""
    app.command("tour")(tour)


def tour(out: Out, book: From = "", only: Only = "", language: Language = "en") -> None:
    """Take a picture of every screen and dialog, light and dark, at 100 and 200 %."""
    try:
        require_display()
    except NoDisplay:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.bootstrap import utc_now
    from app.domain.business_day import own_day
    from app.roof.house import LocalHouse
    from app.roof.tour_station import tour_station
    from ui.house import NewBook
    from ui.tour import take_pictures

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoFolder(folder=out, problem=error.strerror or error) from None
    with tempfile.TemporaryDirectory(prefix="dockledger-tour-") as folder:
        house = LocalHouse(Path(folder))
        opened = house.open(book) if book else house.sample(lambda done, total: None)
        station = tour_station(opened, Path(folder) / "cut-off")
        fresh = house.create(
            NewBook(
                place=str(Path(folder) / "new" / "northgate.dockledger"),
                company="Northgate Supply",
                currency="GBP",
                chart=house.charts()[0],
                warehouse="Leeds DC",
                member_id="petra",
                member_name="Petra Lang",
                first_day=own_day(utc_now()).replace(day=1),
            )
        )
        try:
            made = take_pictures(house, opened, out, only=only, language=language, station=station, fresh=fresh)
        finally:
            if station is not None:
                station.close()
            fresh.close()
            opened.close()
    typer.echo(f"{made} pictures are in {out}.")
