"""Fiscal periods: where a date may be posted; a date is never moved silently."""

from __future__ import annotations

from datetime import date

from app.desk import Desk
from app.domain.book import FiscalPeriod
from app.domain.refusals import PeriodClosed, PeriodMissing


def period_id_of(day: date) -> str:
    """The id of the calendar month that holds `day`: YYYY-MM."""
    return f"{day.year:04d}-{day.month:02d}"


def open_period(desk: Desk, *, entity_id: str, posting_date: date) -> FiscalPeriod:
    """The period of the date. Refused when it does not exist or is closed; soft-closed periods take finance's entries only."""
    period = desk.find(FiscalPeriod, entity_id, period_id_of(posting_date))
    if period is None:
        raise PeriodMissing(entity=entity_id, date=posting_date)
    if period.state == "open":
        return period
    if period.state == "soft_closed" and (desk.releasing or desk.roles(permission="journal.post", entity_id=entity_id)):
        return period
    raise PeriodClosed(entity=entity_id, period=period.id, date=posting_date, next_open=next_open_date(desk, entity_id, posting_date))


def next_open_date(desk: Desk, entity_id: str, day: date) -> str:
    """The first day after `day` that can be posted, as ISO text; "none" when no later period is open."""
    days = [p.first_day for p in desk.many(FiscalPeriod, "entity", entity_id) if p.state == "open" and p.first_day > day]
    return min(days).isoformat() if days else "none (open a period first)"
