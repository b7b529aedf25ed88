"""What reports can be asked, and whether a question makes sense in this book; knows no report."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import sqlalchemy as sa

from app.domain.refusals import Refusal
from app.roof.report_kinds import Asked, ReportKind

OPTIONS: Mapping[str, str] = {
    "as_of": "--as-of",
    "since": "--from",
    "until": "--to",
    "entity": "--entity",
    "warehouse": "--warehouse",
    "item": "--item",
    "partner": "--partner",
    "account": "--account",
    "state": "--state",
}
_CODES = {
    "entity": ("legal entity", "SELECT DISTINCT id FROM legal_entity"),
    "warehouse": ("warehouse", "SELECT DISTINCT id FROM warehouse"),
    "item": ("item", "SELECT DISTINCT id FROM item"),
    "partner": ("partner", "SELECT DISTINCT id FROM partner"),
    "account": ("account", "SELECT DISTINCT id FROM account"),
}


class ReportNeeds(Refusal):
    says = "The report {name} needs {option}. Give it and ask again."


class NotAsked(Refusal):
    says = "The report {name} does not know {option}. Leave it out; the report takes {options}."


class NoSuchCode(Refusal):
    says = "This book has no {what} {code}, so the report would be empty. Choose another; the nearest are {nearest}."


class DaysReversed(Refusal):
    says = "The first day {since} is after the last day {until}. Exchange the two, or leave one out."


def check_question(connection: sa.Connection, kind: ReportKind, asked: Asked) -> None:
    """Raises `ReportNeeds`, `NotAsked`, `NoSuchCode` or `DaysReversed` where the report could not answer or would be silently empty."""
    given = asked.given()
    for option in given:
        if option not in kind.takes:
            raise NotAsked(name=kind.name, option=OPTIONS[option], options=", ".join(OPTIONS[o] for o in kind.takes) or "no options")
    for option in kind.needs:
        if option not in given:
            raise ReportNeeds(name=kind.name, option=OPTIONS[option])
    if asked.since and asked.until and asked.since > asked.until:
        raise DaysReversed(since=asked.since, until=asked.until)
    for option in given.keys() & _CODES.keys():
        what, query = _CODES[option]
        if connection.execute(sa.text(f"SELECT 1 FROM ({query}) AS known WHERE id = :id"), {"id": given[option]}).first() is None:
            codes = [str(code) for (code,) in connection.execute(sa.text(query))]
            near = difflib.get_close_matches(given[option], codes, n=3, cutoff=0.0)
            raise NoSuchCode(what=what, code=given[option], nearest=", ".join(near) or "none, there is no " + what)
