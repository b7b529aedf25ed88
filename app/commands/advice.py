"""Advice: a hint on a request is dismissed with a reason that is kept; the request itself is not touched."""

from __future__ import annotations

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import ApprovalRequest
from app.domain.book.evidence import HintDismissal
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word


class DismissHint(Command, frozen=True, kw_only=True):
    """Dismiss a hint of the advice on a request: which one, of what score by which model, and why it does not help."""

    request_id: str
    hint: str
    score: str
    model: str
    reason: str


@decides(DismissHint, area="advice", permission="approvals.decide")
def decide_dismiss_hint(command: DismissHint, desk: Desk) -> None:
    request = desk.one(ApprovalRequest, command.request_id)
    desk.authorise(entity_id=request.entity_id, warehouse_id=request.warehouse_id)
    if not command.reason.strip():
        raise InvalidValue(field=Word("reason"), value=Word("empty"), why=Phrase("advice_can_only_get_better_when_people"))
    known = desk.many(HintDismissal, "request", request.id)
    desk.notes.result.update({"request": request.id, "hint": command.hint})
    if any(one.hint == command.hint for one in known):
        return
    desk.write(
        HintDismissal(
            seq=desk.seq,
            n=desk.next_n(),
            request_id=request.id,
            entity_id=request.entity_id,
            warehouse_id=request.warehouse_id,
            hint=command.hint,
            score=command.score,
            model=command.model,
            reason=command.reason.strip(),
            member_id=desk.member,
            dismissed_at=desk.now,
        )
    )
