"""Reading what waits for people: approval requests and the variances of counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from app.domain.exact import Money, Quantity
from db.queries.reading import equals, read, where


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """A request with its document: what has to be decided, for how much, by whom, and where it stands."""

    request_id: str
    state: str
    kind: str
    entity_id: str
    warehouse_id: str
    document_id: str
    document_kind: str
    number: str
    partner_id: str
    role: str
    amount: Money
    currency: str
    reason: str
    requested_by: str
    requested_at: datetime
    forwarded_to: str


def approvals(
    connection: sa.Connection, *, state: str = "open", entity_id: str = "", warehouse_id: str = "", role: str = ""
) -> list[ApprovalRow]:
    """Approval requests in a state ("" means any), the oldest first."""
    asked = {"r.state": state, "r.entity_id": entity_id, "r.warehouse_id": warehouse_id, "r.role": role}
    return read(
        connection,
        ApprovalRow,
        "SELECT r.id, r.state, r.kind, r.entity_id, r.warehouse_id, r.document_id, r.document_kind, COALESCE(d.number, ''), "
        "COALESCE(d.partner_id, ''), r.role, r.amount, r.currency, r.reason, r.requested_by, r.requested_at, r.forwarded_to "
        "FROM approval_request r LEFT JOIN document d ON d.id = r.document_id "
        f"{where(*(equals(name, value) for name, value in asked.items()))} ORDER BY r.requested_at, r.id",
        **{name[2:]: value for name, value in asked.items() if value},
    )


@dataclass(frozen=True, slots=True)
class CountVarianceRow:
    """A counted line that differs from the book: counted − book, in base units and in the entity's currency."""

    entity_id: str
    warehouse_id: str
    sheet_id: str
    number: str
    sheet_state: str
    line_no: int
    location_id: str
    item_id: str
    item_name: str
    lot_id: str
    quantity_book: Quantity
    quantity_counted: Quantity
    quantity_variance: Quantity
    unit: str
    value_variance: Money
    currency: str
    state: str
    reason: str
    counted_by: str
    counted_on: date


def count_variances(
    connection: sa.Connection, *, entity_id: str = "", warehouse_id: str = "", sheet_id: str = "", state: str = "", item_id: str = ""
) -> list[CountVarianceRow]:
    """Count lines whose count differs from the book, posted or waiting, by sheet and line; `state` narrows to one state of a line."""
    asked = {"c.entity_id": entity_id, "c.warehouse_id": warehouse_id, "c.sheet_id": sheet_id, "c.state": state, "c.item_id": item_id}
    return read(
        connection,
        CountVarianceRow,
        "SELECT c.entity_id, c.warehouse_id, c.sheet_id, COALESCE(d.number, ''), COALESCE(d.state, ''), c.line_no, c.location_id, "
        "c.item_id, i.name, c.lot_id, c.quantity_book, c.quantity_counted, c.quantity_variance, i.base_unit, c.value_variance, e.currency, "
        "c.state, c.reason, c.counted_by, d.posting_date FROM count_line c JOIN item i ON i.id = c.item_id "
        "JOIN legal_entity e ON e.id = c.entity_id LEFT JOIN document d ON d.id = c.sheet_id "
        f"{where('c.quantity_variance <> 0', *(equals(name, value) for name, value in asked.items()))} ORDER BY c.sheet_id, c.line_no",
        **{name[2:]: value for name, value in asked.items() if value},
    )
