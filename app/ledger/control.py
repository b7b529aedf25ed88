"""Controls: tolerances that let a difference pass and approvals that must be asked; knows no document kind."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.desk import CommandRecord, Desk, Hold
from app.domain.book import ApprovalPolicy, ApprovalRequest, Document, TolerancePolicy
from app.domain.exact import ARITHMETIC
from app.domain.refusals import PolicyMissing
from app.domain.wording import Phrase, Word


def tolerates(desk: Desk, *, entity_id: str, kind: str, expected: Decimal, actual: Decimal, partner_id: str = "") -> bool:
    """Whether `actual` is within the entity's (or its partner's own) tolerance of `expected`: by fraction or by amount."""
    if actual == expected:
        return True
    policy = desk.find(TolerancePolicy, entity_id, kind, partner_id) if partner_id else None
    if policy is None or not policy.active:
        policy = desk.find(TolerancePolicy, entity_id, kind, "")
    if policy is None or not policy.active:
        raise PolicyMissing(entity=entity_id, policy=Word("tolerance"), kind=Word(kind))
    difference = abs(actual - expected)
    return difference <= policy.amount or difference <= ARITHMETIC.multiply(abs(expected), policy.fraction)


def needs_approval(
    desk: Desk, *, kind: str, entity_id: str, amount: Decimal, currency: str, reason: Phrase, warehouse_id: str = ""
) -> bool:
    """Hold the command when the amount reaches a tier of the approval policy that is not released yet; tells whether it does.

    The amount counts by its size, not its sign. A release covers the amount it was given for and no more.
    """
    tiers = [tier for tier in desk.many(ApprovalPolicy, "kind", entity_id, kind) if tier.active]
    if not tiers:
        raise PolicyMissing(entity=entity_id, policy=Word("approval"), kind=Word(kind))
    size = abs(amount)
    reached = [tier for tier in tiers if size > tier.above]
    if not reached or desk.released.get(kind, Decimal(-1)) >= size:
        return False
    tier = max(reached, key=lambda t: t.above)
    desk.holds.append(
        Hold(kind=kind, role=tier.role, entity_id=entity_id, warehouse_id=warehouse_id, amount=size, currency=currency, reason=reason)
    )
    return True


def ask(desk: Desk, holds: Sequence[Hold], *, record: CommandRecord, document: Document, proposal: str, digest: str) -> list[str]:
    """One open approval request per control that was met; returns their ids."""
    ids: list[str] = []
    for hold in holds:
        request = ApprovalRequest(
            id=f"{record.id}/{desk.seq}/{len(ids) + 1}",
            kind=hold.kind,
            entity_id=hold.entity_id,
            warehouse_id=hold.warehouse_id,
            document_id=document.id,
            document_kind=document.kind,
            command_id=record.id,
            role=hold.role,
            amount=hold.amount,
            currency=hold.currency,
            reason=hold.reason.written(),
            proposal=proposal,
            proposal_digest=digest,
            requested_by=record.member,
            requested_at=record.submitted_at,
            state="open",
        )
        desk.write(request)
        ids.append(request.id)
    return ids
