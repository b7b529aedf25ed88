"""Rows of control: exceptions as cases, approval requests and decisions, and the commands that wait for them."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.exact import Money
from app.domain.rows import Index, Row, table

__all__ = ["ApprovalDecision", "ApprovalRequest", "Case", "HeldCommand"]


@table(
    "approval_request",
    key=("id",),
    indexes={
        "document": Index(("document_id",)),
        "command": Index(("command_id",)),
        "state": Index(("entity_id", "state")),
    },
)
class ApprovalRequest(Row, frozen=True, kw_only=True):
    """What someone of `role` has to decide: why, for how much money, and the exact entry that approval posts.

    `reason` is a written phrase (app/domain/wording.py). `proposal` is JSON, {"entries": [...], "moves": [...]};
    `proposal_digest` is its SHA-256. States: open, approved, rejected, void.
    """

    id: str
    kind: str
    entity_id: str
    warehouse_id: str = ""
    document_id: str
    document_kind: str
    command_id: str
    role: str
    amount: Money
    currency: str
    reason: str
    proposal: str
    proposal_digest: str
    requested_by: str
    requested_at: datetime
    forwarded_to: str = ""
    state: str


@table("approval_decision", key=("seq", "n"), nature="ledger", indexes={"request": Index(("request_id",))})
class ApprovalDecision(Row, frozen=True, kw_only=True):
    """Who decided what on a request, and on whose behalf when it was delegated."""

    seq: int
    n: int
    request_id: str
    action: str
    member_id: str
    on_behalf_of: str = ""
    role: str
    note: str = ""
    decided_at: datetime


@table("held_command", key=("command_id",))
class HeldCommand(Row, frozen=True, kw_only=True):
    """The request behind a held document, to be decided again when it is released.

    `state_before` is the document's state before it was held (empty: a draft); it goes back to it when the request is rejected.
    """

    command_id: str
    kind: str
    body: str
    member_id: str
    workstation: str
    submitted_at: datetime
    document_id: str
    state_before: str = ""


@table("control_case", key=("id",), indexes={"document": Index(("document_id",)), "state": Index(("entity_id", "state"))})
class Case(Row, frozen=True, kw_only=True):
    """An exception someone has to resolve: kind, severity, money at risk, owner role, evidence, due date, resolution.

    `evidence` is what someone wrote, or a written phrase (app/domain/wording.py).
    """

    id: str
    kind: str
    entity_id: str
    warehouse_id: str = ""
    document_id: str
    severity: str
    owner_role: str
    money_at_risk: Money
    currency: str
    evidence: str
    opened_on: date
    due_on: date | None = None
    state: str
    resolution: str = ""
    resolved_by: str = ""
