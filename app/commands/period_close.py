"""Period close: opening, soft-closing, closing and reopening the calendar months of an entity."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import FiscalPeriod, LegalEntity
from app.domain.book.period_close import PeriodEvent
from app.domain.refusals import InvalidValue, NotPermitted, Refusal, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.close_checklist import Obstacle, ObstacleKind, obstacles
from app.ledger.periods import period_id_of

OBSTACLES_SHOWN = 100


class CloseBlocked(Refusal):
    says = (
        "{period} of {entity} cannot be closed while something is open: {open}; the oldest is “{first}”. "
        "Settle it, or waive its kind with a reason."
    )


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
        raise InvalidValue(field=Word("months"), value=command.months, why=Phrase("between_1_240_are_opened_at_once"))
    year, month = command.first_day.year, command.first_day.month
    firsts = [date(year + (month - 1 + i) // 12, (month - 1 + i) % 12 + 1, 1) for i in range(command.months)]
    desk.prefetch(FiscalPeriod, [(command.entity_id, period_id_of(first)) for first in firsts])
    for first in firsts:
        if desk.find(FiscalPeriod, command.entity_id, period_id_of(first)) is None:
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
            desk.write(FiscalPeriod(entity_id=command.entity_id, id=period_id_of(first), first_day=first, last_day=last, state="open"))


class Waiver(Part, frozen=True, kw_only=True):
    """A kind of obstacle that a close goes on in spite of, and why."""

    kind: ObstacleKind
    reason: str


class ClosePeriod(Command, frozen=True, kw_only=True):
    """Close a month: `soft` for warehouses, `hard` for everyone. What is open stops a hard close unless it is waived with a reason."""

    entity_id: str
    period_id: str
    how: Literal["soft", "hard"]
    note: str = ""
    waivers: tuple[Waiver, ...] = ()


@decides(ClosePeriod, area="period_close", permission="period_close.soft")
def decide_close_period(command: ClosePeriod, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    period = desk.one(FiscalPeriod, command.entity_id, command.period_id)
    if period.state == "closed" or (period.state == "soft_closed" and command.how == "soft"):
        raise WrongState(what=Word("period"), id=period.id, state=Word(period.state), action=Word("closed"), allowed=Word("open_periods"))
    if command.how == "soft":
        desk.change(period, state="soft_closed", closed_by=desk.member)
        _log(desk, period, "soft-closed", command.note)
        return
    if not desk.roles(permission="period_close.close", entity_id=entity.id):
        raise NotPermitted(member=desk.member, permission=Phrase("period_close.close"), scope=entity.id)
    earlier = [p.id for p in desk.many(FiscalPeriod, "entity", entity.id) if p.id < period.id and p.state != "closed"]
    if earlier:
        raise InvalidValue(field=Word("period"), value=period.id, why=Phrase("before_still_open_close_first", earlier=earlier[0]))
    waived = _waive(command, obstacles(desk, entity, period), period)
    desk.change(period, state="closed", closed_by=desk.member, closed_seq=desk.seq)
    _log(desk, period, "closed", command.note, waived=msgspec.json.encode(waived).decode() if waived else "")
    desk.notes.result.update({"period": period.id, "closed_seq": desk.seq, "waived": len(waived)})


def _waive(command: ClosePeriod, found: Sequence[Obstacle], period: FiscalPeriod) -> list[dict[str, Any]]:
    """The obstacles that the command waives, with the reasons given; refused while any other is there."""
    reasons = {waiver.kind: waiver.reason.strip() for waiver in command.waivers}
    if not all(reasons.values()):
        raise InvalidValue(field=Word("reason"), value=Word("empty"), why=Phrase("history_say_why_close_went_on_in"))
    standing = [obstacle for obstacle in found if obstacle.kind not in reasons]
    if standing:
        kinds = Counter(obstacle.kind for obstacle in standing)
        raise CloseBlocked(
            period=period.id,
            entity=period.entity_id,
            open=[Phrase("times", count=count, what=Word(kind)) for kind, count in kinds.items()],
            first=standing[0].text,
            obstacles=[obstacle.facts() for obstacle in standing[:OBSTACLES_SHOWN]],
        )
    return [{**obstacle.facts(), "reason": reasons[obstacle.kind]} for obstacle in found]


class ReopenPeriod(Command, frozen=True, kw_only=True):
    """Open a closed month again; someone else than who closed it has to, and the months after it first."""

    entity_id: str
    period_id: str
    note: str


@decides(ReopenPeriod, area="period_close", permission="period_close.close")
def decide_reopen_period(command: ReopenPeriod, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    period = desk.one(FiscalPeriod, command.entity_id, command.period_id)
    if period.state == "open":
        raise WrongState(what=Word("period"), id=period.id, state=Word("open"), action=Word("reopened"), allowed=Word("closed_periods"))
    if period.closed_by == desk.member:
        raise InvalidValue(field=Word("member"), value=desk.member, why=Phrase("second_person_reopens"))
    if not command.note.strip():
        raise InvalidValue(field=Word("note"), value=Word("empty"), why=Phrase("history_say_why_closed_period_was_opened"))
    later = [p.id for p in desk.many(FiscalPeriod, "entity", period.entity_id) if p.id > period.id and p.state == "closed"]
    if later:
        raise InvalidValue(field=Word("period"), value=period.id, why=Phrase("after_closed_stands_on_reopen_first", later=later[-1]))
    desk.change(period, state="open", closed_by="", closed_seq=0)
    _log(desk, period, "reopened", command.note)


def _log(desk: Desk, period: FiscalPeriod, action: str, note: str, *, waived: str = "") -> None:
    desk.write(
        PeriodEvent(
            seq=desk.seq,
            n=desk.next_n(),
            entity_id=period.entity_id,
            period_id=period.id,
            action=action,
            member_id=desk.member,
            note=note,
            waived=waived,
        )
    )
