"""Approvals: decisions on requests, by whom and within which limits; a release decides the held command again, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.commands.registry import Command, decides
from app.desk import Desk, Release
from app.domain.book import (
    ApprovalDecision,
    ApprovalPolicy,
    ApprovalRequest,
    Case,
    Delegation,
    Document,
    HeldCommand,
    Member,
    MemberRole,
    OrderLine,
)
from app.domain.exact import ZERO
from app.domain.plain import plain
from app.domain.proposal import proposal_of
from app.domain.refusals import BeyondLimit, InvalidValue, OwnRequest, Refusal, WrongState
from app.domain.roles import may
from app.domain.wording import Phrase, Word
from app.ledger.control import ask
from app.ledger.promises import free, promise
from app.state import NotLoaded, Wants

DECIDE = "approvals.decide"
STAND_INS: Mapping[str, tuple[str, ...]] = {
    "warehouse_operator": ("warehouse_supervisor",),
    "finance_clerk": ("finance_controller",),
}
"""Which roles may decide in place of the one that is asked; the owner may in place of any."""
BULK_MAX = 500


class RoleRequired(Refusal):
    says = "{member} does not hold the role {role} in {scope}, which has to decide on this. Forward the request to someone who does."


class ClaimedByOther(Refusal):
    says = "This request is with {holder}. Ask them to decide or to give it back, or give it back for them first."


class ProposalChanged(Refusal):
    says = "The entry of {document} is not the one that you looked at any more. Look at it again, then decide."


class RequestClosed(Refusal):
    says = (
        "The request is {state} already, so it cannot be {action} any more. This decision changed nothing. "
        "Open the document to see what became of it."
    )


class NotAlike(Refusal):
    says = "These requests cannot be approved together: {why}. Choose requests of one kind and entity at the lowest tier, or decide singly."


@dataclass(frozen=True, slots=True)
class Authority:
    """In which role someone may decide, for whom when that was delegated, and up to which amount (None: any)."""

    role: str
    on_behalf_of: str
    limit: Decimal | None


class ApproveRequest(Command, frozen=True, kw_only=True):
    """Release a held document as far as this request goes. `proposal_digest` is that of the entry that was looked at."""

    request_id: str
    proposal_digest: str = ""
    note: str = ""


@decides(ApproveRequest, area="approvals", permission=DECIDE)
def decide_approve_request(command: ApproveRequest, desk: Desk) -> None:
    desk.scoped = True
    request = _open_request(desk, command.request_id, Word("approved"))
    if command.proposal_digest and command.proposal_digest != request.proposal_digest:
        raise ProposalChanged(document=request.document_id)
    authority = _authority(desk, request)
    _approve(desk, request, authority, command.note)


class ApproveRequests(Command, frozen=True, kw_only=True):
    """Approve many requests of one kind and entity that reach the lowest tier only; one that fails does not hold up the others."""

    request_ids: tuple[str, ...]
    note: str = ""


@decides(ApproveRequests, area="approvals", permission=DECIDE)
def decide_approve_requests(command: ApproveRequests, desk: Desk) -> None:
    desk.scoped = True
    desk.roles()
    if not 1 <= len(command.request_ids) <= BULK_MAX or len(set(command.request_ids)) != len(command.request_ids):
        raise InvalidValue(field=Word("requests"), value=len(command.request_ids), why=Phrase("number_decided_at_once", bulk_max=BULK_MAX))
    requests = list(desk.every(ApprovalRequest, [(id_,) for id_ in command.request_ids]).values())
    _require_alike(desk, requests)
    items, missing = [], Wants()
    for request in requests:
        mark, part = desk.state.mark(), desk.apart()
        try:
            _approve(part, _open_request(part, request.id, Word("approved")), _authority(part, request), command.note)
        except Refusal as refusal:
            desk.state.undo_to(mark)
            items.append({"request": request.id, "result": "refused", "refusal": refusal.sealed()})
        except NotLoaded as more:
            desk.state.undo_to(mark)
            missing.merge(more.wants)
        else:
            desk.absorb(part)
            item = {"request": request.id, **part.notes.result, "result": part.notes.result["state"]}
            items.append(item | ({"warnings": part.notes.warnings} if part.notes.warnings else {}))
    if missing:
        raise NotLoaded(missing)
    desk.notes.result.update({"items": items, "total": plain(sum((r.amount for r in requests), ZERO)), "currency": requests[0].currency})


class RejectRequest(Command, frozen=True, kw_only=True):
    """Refuse a request: its document goes back to who made it, and the other requests for it lapse."""

    request_id: str
    reason: str


@decides(RejectRequest, area="approvals", permission=DECIDE)
def decide_reject_request(command: RejectRequest, desk: Desk) -> None:
    desk.scoped = True
    request = _open_request(desk, command.request_id, Word("rejected"))
    if not command.reason.strip():
        raise InvalidValue(field=Word("reason"), value=Word("empty"), why=Phrase("who_asked_know_why_was_rejected"))
    authority = _authority(desk, request, any_amount=True)
    _log(desk, request, "rejected", authority, command.reason)
    _lapse(desk, request.command_id)
    desk.change(request, state="rejected")
    _take_back(desk, desk.one(HeldCommand, request.command_id), state="rejected")


class ForwardRequest(Command, frozen=True, kw_only=True):
    """Hand a request to a member who may decide on it; to oneself, it is a claim that keeps others from deciding."""

    request_id: str
    to_member: str
    note: str = ""


@decides(ForwardRequest, area="approvals", permission=DECIDE)
def decide_forward_request(command: ForwardRequest, desk: Desk) -> None:
    desk.scoped = True
    request = _open_request(desk, command.request_id, Word("forwarded"))
    authority = _authority(desk, request, any_amount=True)
    desk.one(Member, command.to_member)
    if command.to_member == request.requested_by:
        raise InvalidValue(field=Word("member"), value=command.to_member, why=Phrase("nobody_decides_on_their_own_request"))
    _authority_of(desk, request, command.to_member, any_amount=command.to_member == desk.member)
    _log(desk, request, "forwarded", authority, command.note or Phrase("forwarded_to", member=command.to_member).written())
    desk.change(request, forwarded_to=command.to_member)
    desk.notes.result.update({"document": request.document_id, "forwarded_to": command.to_member})


class ReleaseClaim(Command, frozen=True, kw_only=True):
    """Give a claimed or forwarded request back to everyone of its role."""

    request_id: str
    note: str = ""


@decides(ReleaseClaim, area="approvals", permission=DECIDE)
def decide_release_claim(command: ReleaseClaim, desk: Desk) -> None:
    desk.scoped = True
    request = _open_request(desk, command.request_id, Word("given_back"))
    if not request.forwarded_to:
        raise WrongState(
            what=Word("request"),
            id=request.id,
            state=Word("with_nobody"),
            action=Word("given_back"),
            allowed=Word("claimed_or_forwarded_requests"),
        )
    authority = _authority_of(desk, request, desk.member, any_amount=True)
    _log(desk, request, "given back", authority, command.note)
    desk.change(request, forwarded_to="")
    desk.notes.result["document"] = request.document_id


class WithdrawHeld(Command, frozen=True, kw_only=True):
    """Take back a held document of one's own; its requests lapse and it is a draft again."""

    document_id: str
    note: str = ""


@decides(WithdrawHeld, area="approvals", permission="reports.read")
def decide_withdraw_held(command: WithdrawHeld, desk: Desk) -> None:
    desk.scoped = True
    desk.roles()
    document = desk.one(Document, command.document_id)
    if document.state != "held" or not document.held_for:
        raise WrongState(
            what=Word("document"), id=document.id, state=Word(document.state), action=Word("withdrawn"), allowed=Word("held_documents")
        )
    held = desk.one(HeldCommand, document.held_for)
    if held.member_id != desk.member:
        raise InvalidValue(field=Word("member"), value=desk.member, why=Phrase("only_who_asked_for_can_withdraw", member=held.member_id))
    mine = Authority(role="requester", on_behalf_of="", limit=None)
    for request in desk.many(ApprovalRequest, "command", held.command_id):
        if request.state == "open":
            _log(desk, request, "withdrawn", mine, command.note)
    _lapse(desk, held.command_id)
    for case in _open_cases(desk, document.id):
        desk.change(case, state="resolved", resolution="withdrawn", resolved_by=desk.member)
    _take_back(desk, held, state="draft")


def _open_request(desk: Desk, request_id: str, action: Word) -> ApprovalRequest:
    request = desk.one(ApprovalRequest, request_id)
    if request.state != "open":
        raise RequestClosed(state=Word(request.state), action=action)
    return request


def _require_alike(desk: Desk, requests: Sequence[ApprovalRequest]) -> None:
    """Low risk means that only the lowest tier of the policy is reached."""
    first = requests[0]
    for request in requests:
        if (request.kind, request.entity_id) != (first.kind, first.entity_id):
            raise NotAlike(
                why=Phrase(
                    "in_a_in",
                    request=request.id,
                    kind=Word(request.kind),
                    entity=request.entity_id,
                    first=first.id,
                    kind_2=Word(first.kind),
                    entity_2=first.entity_id,
                )
            )
    tiers = sorted(t.above for t in desk.many(ApprovalPolicy, "kind", first.entity_id, first.kind) if t.active)
    for request in requests:
        if len(tiers) > 1 and request.amount > tiers[1]:
            raise NotAlike(
                why=Phrase(
                    "for_above_the_second_tier_of", request=request.id, amount=request.amount, currency=request.currency, tiers=tiers[1]
                )
            )


# who may decide


def _authority(desk: Desk, request: ApprovalRequest, *, any_amount: bool = False) -> Authority:
    """The authority the member decides by; refused for own requests, foreign roles, claims of others and amounts beyond the limit."""
    if request.requested_by == desk.member:
        raise OwnRequest(member=desk.member, role=Word(request.role))
    authority = _authority_of(desk, request, desk.member, any_amount=any_amount)
    if request.forwarded_to not in ("", desk.member, authority.on_behalf_of):
        raise ClaimedByOther(holder=request.forwarded_to)
    return authority


def _authority_of(desk: Desk, request: ApprovalRequest, member: str, *, any_amount: bool) -> Authority:
    found = _authorities(desk, request, member)
    if not found:
        raise RoleRequired(member=member, role=Word(request.role), scope=request.warehouse_id or request.entity_id)
    for authority in found:
        if any_amount or authority.limit is None or authority.limit >= request.amount:
            return authority
    most = max(authority.limit for authority in found if authority.limit is not None)
    raise BeyondLimit(member=member, limit=most, amount=request.amount)


def _authorities(desk: Desk, request: ApprovalRequest, member: str) -> list[Authority]:
    """Own roles first, then those delegated for the day that it is where the request comes from; never in the name of who made the request."""
    deciding = (request.role, *STAND_INS.get(request.role, ()), "owner")
    today = desk.today(request.entity_id, request.warehouse_id)
    own = [Authority(role.role, "", role.decide_up_to) for role in _roles(desk, request, member) if role.role in deciding]
    given = [
        delegation
        for delegation in desk.many(Delegation, "to", member)
        if not delegation.revoked
        and delegation.role in deciding
        and delegation.valid_from <= today <= delegation.valid_to
        and delegation.from_member != request.requested_by
    ]
    for delegation in given:
        giver = desk.find(Member, delegation.from_member)
        if giver is None or not giver.active:
            continue
        roles = _roles(desk, request, delegation.from_member)
        own += [Authority(r.role, delegation.from_member, r.decide_up_to) for r in roles if r.role == delegation.role]
    return own


def _roles(desk: Desk, request: ApprovalRequest, member: str) -> list[MemberRole]:
    held = desk.roles(entity_id=request.entity_id, warehouse_id=request.warehouse_id, member_id=member)
    return [role for role in held if may(role.role, DECIDE)]


# what a decision does


def _log(desk: Desk, request: ApprovalRequest, action: str, authority: Authority, note: str) -> None:
    desk.write(
        ApprovalDecision(
            seq=desk.seq,
            n=desk.next_n(),
            request_id=request.id,
            action=action,
            member_id=desk.member,
            on_behalf_of=authority.on_behalf_of,
            role=authority.role,
            note=note,
            decided_at=desk.now,
        )
    )


def _approve(desk: Desk, request: ApprovalRequest, authority: Authority, note: str) -> None:
    """Approve one request; with the last one of its command the command is decided again and posts what was shown, or asks anew."""
    siblings = [r for r in desk.many(ApprovalRequest, "command", request.command_id) if r.state in ("open", "approved")]
    waiting = [r.id for r in siblings if r.state == "open" and r.id != request.id]
    desk.notes.result.update({"document": request.document_id, "request": request.id})
    if waiting:
        _log(desk, request, "approved", authority, note)
        desk.change(request, state="approved")
        desk.notes.result.update({"state": "approved", "waiting_for": waiting})
        return
    held = desk.one(HeldCommand, request.command_id)
    mark = desk.state.mark()
    part, inner = _decide_again(desk, held, _releases(siblings))
    _, digest = proposal_of(part.written.values())
    if inner.holds or digest != request.proposal_digest:
        desk.state.undo_to(mark)
        _show_anew(desk, held, siblings, request, authority)
        return
    desk.absorb(part)
    _log(desk, request, "approved", authority, note)
    desk.change(request, state="approved")
    document = desk.one(Document, held.document_id)
    if document.held_for:
        desk.change(document, held_for="")
    desk.notes.result.update({**inner.notes.result, "state": "posted"})
    desk.notes.warnings.extend(inner.notes.warnings)


def _decide_again(desk: Desk, held: HeldCommand, releases: Sequence[Release]) -> tuple[Desk, Desk]:
    """The held command decided on a part of its own: the part with what it wrote, and its desk with what it would still ask for."""
    if desk.dispatch is None:
        raise RuntimeError("a release needs a desk that can decide commands")
    part = desk.apart()
    free(part, held.command_id)
    document = part.one(Document, held.document_id)
    if held.state_before:
        part.change(document, state=held.state_before)
    cases = _open_cases(part, document.id)
    inner = desk.dispatch(part, held, releases)
    for case in cases:
        still = part.one(Case, case.id)
        if still.state == "open":
            part.change(still, state="resolved", resolution="released", resolved_by=desk.member)
    return part, inner


def _releases(requests: Sequence[ApprovalRequest]) -> list[Release]:
    """One release per control, up to the largest amount that was approved for it."""
    amounts: dict[str, Decimal] = {}
    for request in requests:
        amounts[request.kind] = max(amounts.get(request.kind, ZERO), request.amount)
    return [Release(kind=kind, amount=amount) for kind, amount in amounts.items()]


def _show_anew(desk: Desk, held: HeldCommand, siblings: Sequence[ApprovalRequest], request: ApprovalRequest, authority: Authority) -> None:
    """What would post is not what was shown: every request of the command is open again, with the entry as it would be now."""
    mark = desk.state.mark()
    part, inner = _decide_again(desk, held, ())
    proposal, digest = proposal_of(part.written.values())
    proposed = list(part.written.values())
    desk.state.undo_to(mark)
    free(desk, held.command_id)
    promise(desk, held.command_id, proposed)
    left = list(inner.holds)
    reopened = []
    for sibling in siblings:
        hold = next((h for h in left if h.kind == sibling.kind), None)
        facts: dict[str, Any] = {"proposal": proposal, "proposal_digest": digest, "state": "open"}
        if hold is not None:
            left.remove(hold)
            facts.update(amount=hold.amount, role=hold.role, reason=hold.reason.written())
        desk.change(desk.one(ApprovalRequest, sibling.id), **facts)
        reopened.append(sibling.id)
    document = desk.one(Document, held.document_id)
    if left:
        reopened += ask(desk, left, record=inner.record, document=document, proposal=proposal, digest=digest)
    _log(desk, request, "changed", authority, Phrase("entry_changed_since_shown").written())
    desk.warn("proposal_changed", document=document.id)
    desk.notes.result.update({"state": "held", "requests": reopened})
    desk.standing = "held"


def _lapse(desk: Desk, command_id: str) -> None:
    for request in desk.many(ApprovalRequest, "command", command_id):
        if request.state in ("open", "approved"):
            desk.change(request, state="void")


def _take_back(desk: Desk, held: HeldCommand, *, state: str) -> None:
    """The document is what it was before it was held; a new one is a draft or rejected, and its order lines expect nothing."""
    document = desk.one(Document, held.document_id)
    free(desk, held.command_id)
    if document.held_for == held.command_id:
        document = desk.change(document, state=held.state_before or state, held_for="")
    if not held.state_before:
        for line in desk.many(OrderLine, "order", document.id):
            if line.quantity_open:
                desk.change(line, quantity_open=ZERO)
    desk.notes.result.update({"document": document.id, "state": document.state})


def _open_cases(desk: Desk, document_id: str) -> list[Case]:
    return [case for case in desk.many(Case, "document", document_id) if case.state == "open"]
