"""Reason codes: which one a movement may carry; knows no documents."""

from __future__ import annotations

from collections.abc import Iterable

from app.desk import Desk
from app.domain.book import ReasonCode
from app.domain.refusals import InvalidValue, ReasonRequired


def check_reasons(desk: Desk, reasons: Iterable[str], *, kinds: tuple[str, ...], what: str, required: bool) -> None:
    """Refuse a reason that is unknown, out of use or not of `kinds`; an empty one where it is `required`.

    `what` is the noun that needs the reason, capitalised.
    """
    wanted = list(dict.fromkeys(reasons))
    if required and not all(wanted):
        raise ReasonRequired(what=what)
    for reason in desk.every(ReasonCode, [(reason_id,) for reason_id in wanted if reason_id]).values():
        if not reason.active:
            raise InvalidValue(field="reason", value=reason.id, why="it is not in use any more")
        if reason.kind not in kinds:
            subject = what[0].lower() + what[1:]
            raise InvalidValue(
                field="reason", value=reason.id, why=f"it is a {reason.kind} reason, {subject} needs one of {', '.join(kinds)}"
            )
