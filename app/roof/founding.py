"""Founding a company in a new book: the first commands after the book itself, so that work can begin; knows no screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Protocol

from app.bootstrap import Host
from app.commands.finance_data import DefinePolicies
from app.commands.master_data import DefineReasons
from app.commands.organisation import CreateBook, DefineEntity, DefineWarehouses
from app.commands.period_close import OpenPeriods
from app.commands.registry import Command
from app.domain.book import ApprovalPolicy, LegalEntity, Location, ReasonCode, TolerancePolicy, Warehouse
from app.domain.book.organisation import LocationKind
from app.domain.refusals import Refusal
from app.roof.charts import chart_for, zone_of_chart
from app.roof.sample_company import description
from db.book import create_book

MONTHS_OPENED = 24
PLACES: tuple[tuple[str, str, LocationKind], ...] = (
    ("DOCK", "Dock", "dock"),
    ("A-01", "Aisle A, bay 1", "storage"),
    ("A-02", "Aisle A, bay 2", "storage"),
    ("STAGE", "Staging", "staging"),
    ("QUAR", "Quarantine", "quarantine"),
    ("TRANSIT", "On the road here", "transit"),
)


class FoundingFailed(Refusal):
    says = "The book could not be set up ({problem}). Nothing is kept of it; change what is named and try again."


class Wanted(Protocol):
    """What the founder was asked."""

    @property
    def place(self) -> str: ...
    @property
    def company(self) -> str: ...
    @property
    def currency(self) -> str: ...
    @property
    def chart(self) -> str: ...
    @property
    def warehouse(self) -> str: ...
    @property
    def member_id(self) -> str: ...
    @property
    def member_name(self) -> str: ...
    @property
    def first_day(self) -> date: ...
    @property
    def time_zone(self) -> str:
        """Empty: that of most companies with its chart."""


def found(wanted: Wanted) -> Host:
    """Make the book and send the commands that set the company up, as its owner. Raises `BookTrouble` and `FoundingFailed`."""
    host = Host(create_book(wanted.place))
    for command in first_commands(wanted, host.make_id()):
        outcome = host.do(command, member=wanted.member_id)
        if outcome.status != "posted":
            problem = outcome.message or str(outcome.result.get("failure") or outcome.status)
            path = host.book.path
            host.close()
            for file in (path, *path.parent.glob(f"{path.name}[.-]*")):
                file.unlink(missing_ok=True)
            raise FoundingFailed(problem=problem)
    return host


def code_of(name: str, otherwise: str) -> str:
    """A short code from a name: letters and digits, upper case, at most eight."""
    return re.sub(r"[^A-Z0-9]", "", name.upper())[:8] or otherwise


def first_commands(wanted: Wanted, book_id: str) -> Iterator[Command]:
    """The commands that set a company up, in order; the first makes the book and its owner."""
    entity, warehouse = code_of(wanted.company, "COMPANY"), code_of(wanted.warehouse, "MAIN")
    yield CreateBook(book_id=book_id, name=wanted.company, owner_name=wanted.member_name)
    zone = wanted.time_zone or zone_of_chart(wanted.chart)
    yield DefineEntity(entity=LegalEntity(id=entity, name=wanted.company, currency=wanted.currency, time_zone=zone))
    yield OpenPeriods(entity_id=entity, first_day=wanted.first_day.replace(day=1), months=MONTHS_OPENED)
    yield chart_for(entity, wanted.chart)
    yield _policies(entity)
    yield DefineWarehouses(
        warehouses=(Warehouse(id=warehouse, entity_id=entity, name=wanted.warehouse),),
        locations=tuple(
            Location(id=f"{warehouse}/{place}", warehouse_id=warehouse, entity_id=entity, name=name, kind=kind)
            for place, name, kind in PLACES
        ),
    )
    yield DefineReasons(reasons=tuple(ReasonCode(id=i, name=name, kind=kind) for i, name, kind in description()["reasons"]))


def _policies(entity: str) -> DefinePolicies:
    """The limits a distributor usually begins with; the controller changes them by the same command."""
    company = description()
    return DefinePolicies(
        tolerances=tuple(
            TolerancePolicy(entity_id=entity, kind=kind, fraction=Decimal(fraction), amount=Decimal(amount))
            for kind, fraction, amount in company["tolerances"]
        ),
        approvals=tuple(
            ApprovalPolicy(entity_id=entity, kind=kind, above=Decimal(above), role=role) for kind, above, role in company["approvals"]
        ),
    )
