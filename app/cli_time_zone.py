"""The command line of the day of business: which day it is at the places of a book, and saying in which time zone one is."""

from __future__ import annotations

from typing import Annotated

import msgspec
import sqlalchemy as sa
import typer

from app.book_option import BookOption
from app.bootstrap import hosting, open_host, utc_now
from app.commands.organisation import DefineEntity, DefineWarehouses
from app.commands.registry import Command
from app.domain.book import LegalEntity, Warehouse
from app.domain.business_day import own_day, require_zone
from app.domain.refusals import Refusal, UnknownId
from app.domain.wording import Word
from db.book import open_book
from db.queries.business_day import places, zones
from db.store import Store


class TimeZoneNotSet(Refusal):
    says = "The time zone of {place} stays as it was ({why}). Correct what is said there, then say the time zone again."


def register(app: typer.Typer) -> None:
    """Add `time-zone`."""
    app.command("time-zone")(time_zone)


def time_zone(
    book: BookOption,
    place: Annotated[str, typer.Argument(help="The id of a company or warehouse; without it all are shown.")] = "",
    zone: Annotated[str, typer.Argument(help="Its time zone, such as Europe/Berlin; - takes it away.")] = "",
    member: Annotated[str, typer.Option("--as", envvar="DOCKLEDGER_MEMBER", help="The member who says so.")] = "",
) -> None:
    """Show which day it is at each company and warehouse, or say in which time zone one is. A warehouse without one has its company's."""
    if not place:
        _show(book)
        return
    if not zone or not member:
        raise typer.BadParameter("name the time zone and, with --as, the member who says so", param_hint="ZONE")
    wanted = "" if zone == "-" else zone
    require_zone(wanted)
    with hosting(open_host(book)) as host:
        with host.book.reading() as connection:
            command = _command(connection, place, wanted)
        outcome = host.do(command, member=member)
    if outcome.status != "posted":
        raise TimeZoneNotSet(place=place, why=outcome.message or outcome.status)
    typer.echo(f"{place} is in {wanted}." if wanted else f"{place} has no time zone of its own.")


def _show(book: BookOption) -> None:
    opened = open_book(book)
    try:
        with opened.reading() as connection:
            found, known = places(connection), zones(connection)
    finally:
        opened.close()
    now = utc_now()
    for one in found:
        name = f"  {one.warehouse_id}" if one.warehouse_id else one.entity_id
        zone = known.of(entity_id=one.entity_id, warehouse_id=one.warehouse_id)
        if zone:
            day = known.day(now, entity_id=one.entity_id, warehouse_id=one.warehouse_id)
            typer.echo(f"{name:<14} {day}  {zone}{'' if one.time_zone or not one.warehouse_id else ' (its company)'}")
        else:
            typer.echo(f"{name:<14} {own_day(now)}  unknown: every workstation proposes its own day (here shown: this computer's)")


def _command(connection: sa.Connection, place: str, zone: str) -> Command:
    """What says it: the company or warehouse as it is, with the time zone. Raises `UnknownId`."""
    store = Store(connection)
    for company in store.rows(LegalEntity, [(place,)]):
        assert isinstance(company, LegalEntity)
        return DefineEntity(entity=msgspec.structs.replace(company, time_zone=zone))
    for site in store.rows(Warehouse, [(place,)]):
        assert isinstance(site, Warehouse)
        return DefineWarehouses(warehouses=(msgspec.structs.replace(site, time_zone=zone),))
    raise UnknownId(what=Word("warehouse"), id=place)
