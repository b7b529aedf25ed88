"""Reason codes: which one a movement may carry; knows no documents."""

from __future__ import annotations

from collections.abc import Iterable

from app.desk import Desk
from app.domain.book import ReasonCode
from app.domain.refusals import InvalidValue, ReasonRequired
from app.domain.wording import Phrase, Word


def check_reasons(desk: Desk, reasons: Iterable[str], *, kinds: tuple[str, ...], what: Phrase, required: bool) -> None:
    """Refuse a reason that is unknown, out of use or not of `kinds`; an empty one where it is `required`.

    `what` is the noun that needs the reason, with its article.
    """
    wanted = list(dict.fromkeys(reasons))
    if required and not all(wanted):
        raise ReasonRequired(what=what)
    for reason in desk.every(ReasonCode, [(reason_id,) for reason_id in wanted if reason_id]).values():
        if not reason.active:
            raise InvalidValue(field=Word("reason"), value=reason.id, why=Phrase("not_in_use_any_more"))
        if reason.kind not in kinds:
            raise InvalidValue(
                field=Word("reason"),
                value=reason.id,
                why=Phrase("reason_needs_one_of", kind=Word(reason.kind), subject=what, kinds=[Word(one) for one in kinds]),
            )
