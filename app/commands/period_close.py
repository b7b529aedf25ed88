"""Period close: opening, soft-closing, closing and reopening the calendar months of an entity."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import FiscalPeriod, LegalEntity
from app.domain.refusals import InvalidValue, WrongState
from app.ledger.periods import period_id_of


class OpenPeriods(Command, frozen=True, kw_only=True):
    """Open `months` calendar months of an entity from the month of `first_day` on; existing ones stay as they are."""

    entity_id: str
    first_day: date
    months: int = 12


@decides(OpenPeriods, area="period_close", permission="period_close.close")
def decide_open_periods(command: OpenPeriods, desk: Desk) -> None:
    desk.one(LegalEntity, command.entity_id)
    desk.authorise(entity_id=command.entity_id)
    if not 1 <= command.months <= 240:
        raise InvalidValue(field="months", value=command.months, why="between 1 and 240 are opened at once")
    year, month = command.first_day.year, command.first_day.month
    firsts = [date(year + (month - 1 + i) // 12, (month - 1 + i) % 12 + 1, 1) for i in range(command.months)]
    desk.prefetch(FiscalPeriod, [(command.entity_id, period_id_of(first)) for first in firsts])
    for first in firsts:
        if desk.find(FiscalPeriod, command.entity_id, period_id_of(first)) is None:
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
            desk.write(FiscalPeriod(entity_id=command.entity_id, id=period_id_of(first), first_day=first, last_day=last, state="open"))


class ClosePeriod(Command, frozen=True, kw_only=True):
    """Close a month: `soft` for warehouses, `hard` for everyone."""

    entity_id: str
    period_id: str
    how: Literal["soft", "hard"]


@decides(ClosePeriod, area="period_close", permission="period_close.soft")
def decide_close_period(command: ClosePeriod, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    period = desk.one(FiscalPeriod, command.entity_id, command.period_id)
    if period.state == "closed":
        raise WrongState(what="period", id=period.id, state="closed", action="closed", allowed="open or soft-closed periods")
    earlier = [p.id for p in desk.many(FiscalPeriod, "entity", command.entity_id) if p.id < period.id and p.state != "closed"]
    if command.how == "hard" and earlier:
        raise InvalidValue(field="period", value=period.id, why=f"{earlier[0]} before it is still open; close that first")
    desk.change(period, state="closed" if command.how == "hard" else "soft_closed", closed_by=desk.member)


class ReopenPeriod(Command, frozen=True, kw_only=True):
    """Open a closed month again; someone else than who closed it has to."""

    entity_id: str
    period_id: str
    note: str


@decides(ReopenPeriod, area="period_close", permission="period_close.close")
def decide_reopen_period(command: ReopenPeriod, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    period = desk.one(FiscalPeriod, command.entity_id, command.period_id)
    if period.state == "open":
        raise WrongState(what="period", id=period.id, state="open", action="reopened", allowed="closed periods")
    if period.closed_by == desk.member:
        raise InvalidValue(field="member", value=desk.member, why="who closed a period cannot reopen it; a second person has to")
    if not command.note.strip():
        raise InvalidValue(field="note", value="empty", why="the history has to say why a closed period was opened")
    desk.change(period, state="open", closed_by="")
