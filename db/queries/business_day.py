"""Reading where a book's places are in time, and where a document belongs; tells no day itself, because it knows no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.domain.book import Document, LegalEntity, Warehouse
from app.domain.business_day import DayAt, Zones
from db.schema import table_of


@dataclass(frozen=True, slots=True)
class Place:
    """A company, or a site of one, with its name and the time zone that it says of itself; empty where it says none."""

    entity_id: str
    warehouse_id: str
    name: str
    time_zone: str


def places(connection: sa.Connection) -> tuple[Place, ...]:
    """The companies by id, each before its sites."""
    company, site = table_of(LegalEntity), table_of(Warehouse)
    companies = connection.execute(sa.select(company.c.id, company.c.name, company.c.time_zone)).all()
    sites = connection.execute(sa.select(site.c.entity_id, site.c.id, site.c.name, site.c.time_zone)).all()
    found = [Place(row.id, "", row.name, row.time_zone) for row in companies] + [Place(*row) for row in sites]
    return tuple(sorted(found, key=lambda one: (one.entity_id, one.warehouse_id)))


def zones(connection: sa.Connection) -> Zones:
    """The time zones of all places."""
    return zones_among(places(connection))


def zones_among(found: Sequence[Place]) -> Zones:
    """The time zones of some places."""
    return Zones(
        {one.entity_id: one.time_zone for one in found if not one.warehouse_id},
        {one.warehouse_id: (one.entity_id, one.time_zone) for one in found if one.warehouse_id},
    )


def of_today(connection: sa.Connection, document: sa.FromClause, today: DayAt) -> sa.ColumnElement[bool]:
    """Whether a document is posted on the day that it is now where it belongs, as a condition on its table."""
    by_day: dict[date, list[Place]] = {}
    for one in places(connection):
        by_day.setdefault(today(entity_id=one.entity_id, warehouse_id=one.warehouse_id), []).append(one)
    if len(by_day) <= 1:
        return document.c.posting_date == next(iter(by_day), today())
    there = [
        sa.and_(
            document.c.posting_date == day,
            sa.or_(
                document.c.warehouse_id.in_([one.warehouse_id for one in found if one.warehouse_id]),
                sa.and_(document.c.warehouse_id == "", document.c.entity_id.in_([one.entity_id for one in found if not one.warehouse_id])),
            ),
        )
        for day, found in by_day.items()
    ]
    return sa.or_(*there)


def home_of(connection: sa.Connection, document_id: str) -> tuple[str, str]:
    """The company and the site (or nothing) that a document belongs to; both empty where there is none."""
    document = table_of(Document)
    row = connection.execute(sa.select(document.c.entity_id, document.c.warehouse_id).where(document.c.id == document_id)).first()
    return (row.entity_id, row.warehouse_id or "") if row else ("", "")
