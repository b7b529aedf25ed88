"""Charts of accounts that come with the program, as commands for an entity; knows no entity itself."""

from __future__ import annotations

from importlib.resources import files

import msgspec

from app.commands.finance_data import DefineAccounts
from app.domain.book import Account, PostingRule
from app.domain.refusals import UnknownId


class _ChartAccount(msgspec.Struct):
    id: str
    name: str
    type: str
    control: str
    roles: tuple[str, ...]


class _Chart(msgspec.Struct):
    name: str
    time_zone: str
    """Of most companies that use it."""
    accounts: tuple[_ChartAccount, ...]


def chart_names() -> list[str]:
    """The charts there are, by name."""
    return sorted(
        file.name.removesuffix(".json") for file in files("resources").joinpath("charts").iterdir() if file.name.endswith(".json")
    )


def chart_for(entity_id: str, chart: str) -> DefineAccounts:
    """The accounts of a chart for an entity, with a posting rule for each role they serve. Refused when there is no such chart."""
    found = _read(chart)
    return DefineAccounts(
        accounts=tuple(
            msgspec.convert({"entity_id": entity_id, "id": a.id, "name": a.name, "type": a.type, "control": a.control}, Account)
            for a in found.accounts
        ),
        rules=tuple(PostingRule(entity_id=entity_id, role=role, account_id=a.id) for a in found.accounts for role in a.roles),
    )


def zone_of_chart(chart: str) -> str:
    """The time zone in which most companies are that use a chart, for whoever does not say in which they are."""
    return _read(chart).time_zone


def _read(chart: str) -> _Chart:
    if chart not in chart_names():
        raise UnknownId(what=f"chart of accounts (there is {', '.join(chart_names())})", id=chart)
    return msgspec.json.decode(files("resources").joinpath("charts", f"{chart}.json").read_bytes(), type=_Chart)
