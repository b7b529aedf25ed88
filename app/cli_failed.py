"""The command line of what was not posted: who asked for what, when, and why it was set aside; decides nothing anew."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from typing import Annotated

import typer

from app.book_option import BookOption
from app.domain.wording import aloud
from db.book import open_book
from db.queries.not_posted import NEWEST_MAX, STANDINGS, NotPosted, not_posted


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("failed")(failed)


def failed(
    book: BookOption,
    refused: Annotated[bool, typer.Option("--refused", help="What a rule refused as well.")] = False,
    newest: Annotated[int, typer.Option(min=1, help="How many at most, the latest first.")] = NEWEST_MAX,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object per line.")] = False,
) -> None:
    """List the requests that were set aside because they could not be decided, each with its reason."""
    with closing(open_book(book)) as opened, opened.reading() as connection:
        found = not_posted(connection, STANDINGS if refused else ("failed",), newest=newest)
    for one in found:
        typer.echo(_as_json(one) if as_json else _line(one))
    if not as_json:
        typer.echo(f"{len(found):,} request{'' if len(found) == 1 else 's'}" if found else "Nothing was set aside.")


def _line(one: NotPosted) -> str:
    moment = f"{one.decided_at:%Y-%m-%d %H:%M:%S}Z"
    return f"{one.seq:>9}  {moment}  {one.status:<7}  {one.kind:<28} {one.member} at {one.workstation}, {one.id}\n{'':>11}{_reason(one)}"


def _reason(one: NotPosted) -> str:
    result = aloud(json.loads(one.result))
    refusal = result.get("refusal")
    return str(refusal["message"] if refusal else result.get("failure", "no reason was kept"))


def _as_json(one: NotPosted) -> str:
    return json.dumps({**asdict(one), "result": aloud(json.loads(one.result))}, default=lambda value: value.isoformat(), ensure_ascii=False)
