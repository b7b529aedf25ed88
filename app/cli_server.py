"""The command line of a server that holds a shared book: setting it up step by step, and how it stands."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import utc_now
from app.domain.business_day import own_day
from app.domain.refusals import Refusal
from app.roof import server_setup
from app.roof.server_setup import Company, OneCompany, Person
from app.roof.server_status import prometheus, status_of
from db.address import BookAddress

ServerArgument = Annotated[
    BookAddress, typer.Argument(parser=BookAddress.of, metavar="BOOK", help="An administrator's postgresql://login@host/database")
]


class NotAServer(Refusal):
    says = "{book} is a file and no database of a server. Name one as postgresql://login@host/database."


def register(app: typer.Typer) -> None:
    """Add the commands of servers."""
    server_app = typer.Typer(help="The server of a shared book: set it up, and see how it stands.", no_args_is_help=True)
    server_app.command("setup")(setup)
    server_app.command("status")(status)
    app.add_typer(server_app, name="server")


def setup(
    book: ServerArgument,
    sample: Annotated[bool, typer.Option("--sample", help="Found the sample company.")] = False,
    move: Annotated[Path | None, typer.Option(help="Move this book, a file, onto the server with its whole log.")] = None,
    company: Annotated[str, typer.Option(help="Found a company of this name.")] = "",
    currency: Annotated[str, typer.Option(help="Its currency.")] = "EUR",
    chart: Annotated[str, typer.Option(help="Its chart of accounts.")] = "continental",
    warehouse: Annotated[str, typer.Option(help="Its first warehouse.")] = "Main",
    time_zone: Annotated[str, typer.Option(help="Where it is, such as Europe/Berlin; else where most companies with its chart are.")] = "",
    owner: Annotated[str, typer.Option(help="The member who owns the book.")] = "owner",
    service: Annotated[str, typer.Option(help="The login of the posting service; empty to leave it as it is.")] = "",
    person: Annotated[list[str] | None, typer.Option(help="Somebody to add: id:name:role, or id:name:role@ENTITY/WAREHOUSE.")] = None,
    new_passwords: Annotated[
        bool, typer.Option("--new-passwords", help="New passwords also for logins that the server has; else these keep theirs.")
    ] = False,
    cards: Annotated[Path | None, typer.Option(help="A folder for a card per person instead of printing them.")] = None,
) -> None:
    """Set a shared book up: server, database, company, service, people. Each step may be made again, alone or with others."""
    if not book.is_shared:
        raise NotAServer(book=book)
    if sum((sample, move is not None, bool(company))) > 1:
        raise OneCompany()
    people = [Person.of(text) for text in person or ()]
    _say(f"1. Server: {server_setup.looked_at(book)}.")
    first = own_day(utc_now()).replace(month=1, day=1)
    wanted = Company(book.shown, company, currency, chart, warehouse, owner, owner, first, time_zone) if company else None
    founded = server_setup.found(book, sample=sample, move=move, company=wanted, progress=_progress)
    if moved := founded.moved:
        _say(f"2. Book: {moved.positions:,} positions moved, the same ledger hash for hash: {moved.head_hash}")
        _say(f"   {moved.proofs} proofs looked at; {moved.waiting} commands wait and are posted here. The file is {moved.old_file} now.")
    else:
        _say(f"2. Book: {'made' if founded.made else 'there, with the schema and rights of this program'}.")
    if sample:
        _say(f"3. Company: the sample, {founded.commands:,} commands. Its people: {', '.join(founded.members)}.")
    elif wanted:
        _say(f"3. Company: {company}, owned by {owner}.")
    else:
        _say(f"3. Company: {founded.company or 'none yet; choose --sample, --company or --move'}.")
    if service:
        made = server_setup.service_login(book, service, new_password=new_passwords)
        _say(f"4. Service: {made.name} may post, with the password {made.password or 'it has on this server already'}")
        _say(
            f"   Start it with `dockledger serve --book postgresql://{made.name}@…/{book.database}`; resources/service has a unit for systemd."
        )
    logins = server_setup.add_people(book, people, new_passwords=new_passwords) if people else []
    if logins:
        _say(f"5. People: {', '.join(login.name for login in logins)}.")
    for one, login in zip(people, logins, strict=True):
        card = server_setup.card_of(book, login, name=one.name)
        if cards is None:
            _say(f"\n{card}")
            continue
        cards.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = cards / f"{login.name}.txt"
        file.touch(mode=0o600)
        file.write_text(card, encoding="utf-8")
        _say(f"   {file}")


def status(
    book: ServerArgument,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    for_prometheus: Annotated[bool, typer.Option("--prometheus", help="The text format that Prometheus reads.")] = False,
) -> None:
    """How a shared book stands: who posts and stands by, what waits, backup, workstations. Exit code 1 when nobody posts."""
    if not book.is_shared:
        raise NotAServer(book=book)
    found = status_of(book)
    if for_prometheus:
        sys.stdout.write(prometheus(found))
    elif as_json:
        _say(json.dumps(found.facts(), indent=2))
    else:
        for name, value in found.lines():
            _say(f"{name:<14} {value}")
    if not found.leader:
        raise typer.Exit(1)


def _say(text: str) -> None:
    typer.echo(text)


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:,} of {total:,}" + ("\n" if done >= total else ""))
        sys.stderr.flush()
