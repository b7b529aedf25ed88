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
    accounts: tuple[_ChartAccount, ...]


def chart_names() -> list[str]:
    """The charts there are, by name."""
    return sorted(
        file.name.removesuffix(".json") for file in files("resources").joinpath("charts").iterdir() if file.name.endswith(".json")
    )


def chart_for(entity_id: str, chart: str) -> DefineAccounts:
    """The accounts of a chart for an entity, with a posting rule for each role they serve. Refused when there is no such chart."""
    if chart not in chart_names():
        raise UnknownId(what=f"chart of accounts (there is {', '.join(chart_names())})", id=chart)
    found = msgspec.json.decode(files("resources").joinpath("charts", f"{chart}.json").read_bytes(), type=_Chart)
    return DefineAccounts(
        accounts=tuple(
            msgspec.convert({"entity_id": entity_id, "id": a.id, "name": a.name, "type": a.type, "control": a.control}, Account)
            for a in found.accounts
        ),
        rules=tuple(PostingRule(entity_id=entity_id, role=role, account_id=a.id) for a in found.accounts for role in a.roles),
    )
