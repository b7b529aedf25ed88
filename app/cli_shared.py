"""The command line of shared books: the posting service, members' logins, the doctor."""

from __future__ import annotations

import getpass
import logging
import os
import secrets
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import psycopg
import structlog
import typer
from sqlalchemy.exc import DatabaseError

from app.book_option import SharedOption
from app.bootstrap import utc_now
from app.domain.refusals import Refusal
from app.serve import Service, told_health
from db.address import BookAddress
from db.book import renew_epoch
from db.connecting import PasswordMissing, explained
from db.roles import members
from db.roles.doctor import examine

PASSWORD_VARIABLE = "DOCKLEDGER_NEW_PASSWORD"
Answer = TypeVar("Answer")
NewPasswordOption = Annotated[bool, typer.Option("--new-password", help="Another password for a login that the server has already.")]
MARKS = {"good": "ok  ", "warning": "note", "bad": "BAD "}


class NotShared(Refusal):
    says = "{book} is not a shared book. Name one as postgresql://login@host/book; a file needs no service and no logins."


def register(app: typer.Typer) -> None:
    """Add the commands of shared books."""
    member_app = typer.Typer(help="Logins of a shared book. All need an administrator's URL.", no_args_is_help=True)
    member_app.command("add")(member_add)
    member_app.command("auditor")(member_auditor)
    member_app.command("service")(member_service)
    member_app.command("withdraw")(member_withdraw)
    member_app.command("list")(member_list)
    app.add_typer(member_app, name="member")
    app.command("password")(password)
    app.command("serve")(serve)
    app.command("health")(health)
    app.command("doctor")(doctor)
    app.command("restored")(restored)


def serve(
    book: SharedOption,
    health: Annotated[Path | None, typer.Option(help="A file that always holds the service's health as JSON.")] = None,
) -> None:
    """Post what people send to a shared book, until told to stop. Run it twice: the second waits and takes over."""
    _require_shared(book)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    service = Service(book, now=utc_now, health_file=health)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: service.stop())
    service.run()


def health(file: Annotated[Path, typer.Argument(help="The file that `dockledger serve --health` writes.")]) -> None:
    """Say how a posting service is: leading or standing by, the book's head, what it posted. Exit code 2 if it is not well."""
    told = told_health(file, utc_now())
    typer.echo(f"{told.part} since {told.since}, head {told.head_seq}, posted {told.posted} in {told.batches} batches")


def doctor(book: SharedOption) -> None:
    """Look whether a shared book is as it should be: rights, guards, policies, encryption, clock, backups. Exit code 1 if not."""
    _require_shared(book)
    try:
        findings = examine(book)
    except psycopg.Error as error:
        raise explained(error, book) from None
    for finding in findings:
        typer.echo(f"{MARKS[finding.level]} {finding.topic:<18} {finding.says}")
    if any(finding.level == "bad" for finding in findings):
        raise typer.Exit(1)


def member_add(
    member: Annotated[str, typer.Argument(help="The member's id in the book.")], book: SharedOption, new_password: NewPasswordOption = False
) -> None:
    """Make a member's login, or renew its part in this book. What they may do comes from their roles in the book."""
    _login(book, member, members.add_member, anew=new_password)


def member_auditor(
    login: Annotated[str, typer.Argument(help="The login's name.")], book: SharedOption, new_password: NewPasswordOption = False
) -> None:
    """Make or renew a login that reads everything and writes nothing."""
    _login(book, login, members.add_auditor, anew=new_password)


def member_service(
    login: Annotated[str, typer.Argument(help="The login's name.")], book: SharedOption, new_password: NewPasswordOption = False
) -> None:
    """Make or renew the login that `dockledger serve` uses."""
    _login(book, login, members.add_service, anew=new_password)


def member_withdraw(login: Annotated[str, typer.Argument(help="The login's name.")], book: SharedOption) -> None:
    """Close a login at once and end its sessions."""
    _require_shared(book)
    closed = _ask_server(book, lambda: members.withdraw(book, login))
    how = (
        "cannot connect any more"
        if closed
        else "cannot connect to this book any more; the login stays open for another book on this server"
    )
    typer.echo(f"{login} {how}. Take their roles in the book too, so that nothing of theirs is posted.")


def member_list(book: SharedOption) -> None:
    """Who works with a shared book: roles, login, last seen, program, and what waits from each of their workstations."""
    from app.roof.people import people_at

    _require_shared(book)
    for one in people_at(book):
        roles = ", ".join(
            role.role + (f"@{role.entity_id}/{role.warehouse_id}" if role.entity_id or role.warehouse_id else "") for role in one.roles
        )
        now = f"connected {one.sessions}×, program {one.program or 'unknown'}" if one.sessions else "not connected"
        typer.echo(f"{one.id:<16} {one.name:<24} login {one.login:<7} {now}  {roles}")
        for station in one.stations:
            typer.echo(f"{'':<16} {station.name:<24} last {station.last_seen:%Y-%m-%d %H:%M} UTC, {station.waiting} waiting")


def password(book: SharedOption) -> None:
    """Change your own password of a shared book; the old one is asked for. What this computer keeps of it is renewed, too."""
    from app.roof.own_password import change
    from app.roof.station_folder import data_folder, shared_folder
    from app.roof.stations import KEPT_PARAMETERS
    from db.credentials import said_in

    _require_shared(book)
    place, login = book.without_secrets(*KEPT_PARAMETERS), book.login
    old = said_in(book) or os.environ.get("PGPASSWORD", "")
    if not old and not sys.stdin.isatty():
        raise PasswordMissing(login=login)
    new, shown = _new_password(login) if old else ("", False)
    if not old:
        old = getpass.getpass(f"Old password of {login}: ")
        new, shown = _new_password(login)
    change(shared_folder(data_folder()), place, old, new)
    typer.echo(f"{login} has a new password." + (f" It is {new}" if shown else ""))


def restored(book: SharedOption) -> None:
    """Say that a shared book was restored from a backup: workstations then send again what it lost."""
    _require_shared(book)
    _ask_server(book, lambda: renew_epoch(book))
    typer.echo("The book has a new epoch. Workstations read it anew and send again whatever it does not have.")


def _login(book: BookAddress, login: str, make: Callable[[BookAddress, str, str], None], *, anew: bool) -> None:
    """A password is set for a new login, or where somebody said that they want another; one that other books use stays."""
    _require_shared(book)
    keeps = not anew and PASSWORD_VARIABLE not in os.environ and _ask_server(book, lambda: members.is_open(book, login))
    password, shown = ("", False) if keeps else _new_password(login)
    _ask_server(book, lambda: make(book, login, password))
    told = f" The password is {password}" if shown else " The password is the one it had; --new-password sets another." if keeps else ""
    typer.echo(f"{login} can connect to {book}.{told}")


def _ask_server(book: BookAddress, ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except (psycopg.Error, DatabaseError) as error:
        raise explained(error, book) from None


def _new_password(login: str) -> tuple[str, bool]:
    """The password to set, from the environment or typed twice; made up (and then shown) when there is nobody to ask."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given:
        return given, False
    if not sys.stdin.isatty():
        return secrets.token_urlsafe(18), True
    while True:
        first = getpass.getpass(f"New password of {login}: ")
        if first == getpass.getpass("Once more: "):
            return first, False
        typer.echo("They differ. Type it again.")


def _require_shared(book: BookAddress) -> None:
    if not book.is_shared:
        raise NotShared(book=book)
