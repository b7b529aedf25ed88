"""Reading claims: what suppliers and carriers owe for goods that were damaged, lost or sent back, until it is settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.domain.exact import Money
from db.queries.reading import equals, read, where


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in its currency (gross) and as it stands on the claims account in base currency, with the case it belongs to."""

    entity_id: str
    partner_id: str
    partner_name: str
    document_id: str
    kind: str
    number: str
    claimed_on: date
    amount: Money
    open_amount: Money
    currency: str
    base_amount: Money
    open_base: Money
    base_currency: str
    case_id: str
    case_state: str


def claims(connection: sa.Connection, *, state: str = "", entity_id: str = "", partner_id: str = "") -> list[ClaimRow]:
    """Claims by entity, partner and day; `state` open or settled narrows them. Open ones add up to the claims accounts."""
    asked = {"c.entity_id": entity_id, "c.partner_id": partner_id}
    standing = {"open": "c.open_base <> 0", "settled": "c.open_base = 0"}.get(state)
    return read(
        connection,
        ClaimRow,
        "SELECT c.entity_id, c.partner_id, COALESCE(p.name, ''), c.document_id, COALESCE(d.kind, ''), COALESCE(d.number, ''), "
        "d.posting_date, "
        "c.amount, c.open_amount, c.currency, c.base_amount, c.open_base, e.currency, COALESCE(k.id, ''), COALESCE(k.state, '') FROM "
        "claim c "
        "JOIN legal_entity e ON e.id = c.entity_id JOIN document d ON d.id = c.document_id LEFT JOIN partner p ON p.id = c.partner_id "
        "LEFT JOIN (SELECT document_id, MIN(case_id) AS case_id FROM case_document GROUP BY document_id) AS x "
        "ON x.document_id = c.document_id LEFT JOIN control_case k ON k.id = x.case_id "
        f"{where(standing, *(equals(name, value) for name, value in asked.items()))} "
        "ORDER BY c.entity_id, c.partner_id, d.posting_date, c.document_id",
        **{name[2:]: value for name, value in asked.items() if value},
    )
