"""Reading what was rejected and came back to who asked for it: which document, by whom, why, and the command behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.domain.exact import Money
from db.queries.reading import read


@dataclass(frozen=True, slots=True)
class Returned:
    """A rejected request whose document nobody touched since; `source_id` is what the document was made from."""

    document_id: str
    document_kind: str
    number: str
    source_id: str
    kind: str
    amount: Money
    currency: str
    by: str
    note: str
    decided_at: datetime


def returned_to(connection: sa.Connection, member: str) -> list[Returned]:
    """What others rejected of the member's requests and still lies there as it came back, the latest first."""
    return read(
        connection,
        Returned,
        "SELECT d.id, d.kind, d.number, d.source_id, r.kind, r.amount, r.currency, COALESCE(m.name, a.member_id), a.note, a.decided_at "
        "FROM approval_request r JOIN approval_decision a ON a.request_id = r.id AND a.action = 'rejected' "
        "JOIN document d ON d.id = r.document_id AND d.touched_seq = a.seq LEFT JOIN member m ON m.id = a.member_id "
        "WHERE r.state = 'rejected' AND r.requested_by = :member ORDER BY a.seq DESC",
        member=member,
    )


@dataclass(frozen=True, slots=True)
class ReturnedReceipt:
    """A goods receipt that was rejected (or withdrawn, then `by` is empty), with its command as JSON."""

    receipt_id: str
    body: str
    by: str
    note: str


def returned_receipt(connection: sa.Connection, order_id: str) -> ReturnedReceipt | None:
    """The receipt of an order that came back last and was not posted since; None where there is none."""
    found = read(
        connection,
        ReturnedReceipt,
        "SELECT d.id, h.body, COALESCE(m.name, a.member_id, ''), COALESCE(a.note, '') FROM document d "
        "JOIN held_command h ON h.document_id = d.id LEFT JOIN approval_request r ON r.command_id = h.command_id AND r.state = 'rejected' "
        "LEFT JOIN approval_decision a ON a.request_id = r.id AND a.action = 'rejected' LEFT JOIN member m ON m.id = a.member_id "
        "WHERE d.kind = 'goods_receipt' AND d.source_id = :order_id AND d.state IN ('rejected', 'draft') "
        "ORDER BY h.submitted_at DESC, h.command_id LIMIT 1",
        order_id=order_id,
    )
    return found[0] if found else None
