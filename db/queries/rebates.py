"""Reading rebates: what each agreement earned or owes, what of it was claimed and settled, and what nobody has claimed yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.domain.exact import Money
from db.queries.reading import equals, read, where


@dataclass(frozen=True, slots=True)
class RebateRow:
    """An agreement in the entity's currency: `open_amount` = accrued − settled is what the rebate accounts hold for it.

    `unclaimed` is the part of a supplier's rebate that was accrued and is neither claimed nor settled.
    """

    entity_id: str
    side: str
    partner_id: str
    partner_name: str
    agreement_id: str
    name: str
    valid_from: date
    valid_to: date
    accrued_until: date | None
    accrued: Money
    claimed: Money
    settled: Money
    open_amount: Money
    unclaimed: Money
    currency: str
    state: str


def rebates(connection: sa.Connection, *, entity_id: str = "", partner_id: str = "", state: str = "") -> list[RebateRow]:
    """Agreements by entity, side, partner and first day."""
    asked = {"r.entity_id": entity_id, "r.partner_id": partner_id, "r.state": state}
    return read(
        connection,
        RebateRow,
        "SELECT r.entity_id, r.side, r.partner_id, COALESCE(p.name, ''), r.id, r.name, r.valid_from, r.valid_to, r.accrued_until, "
        "r.accrued, "
        "r.claimed, r.settled, r.accrued - r.settled, CASE WHEN r.side = 'supplier' THEN r.accrued - r.claimed ELSE 0 END, e.currency, "
        "r.state "
        "FROM rebate_agreement r JOIN legal_entity e ON e.id = r.entity_id LEFT JOIN partner p ON p.id = r.partner_id "
        f"{where(*(equals(name, value) for name, value in asked.items()))} ORDER BY r.entity_id, r.side, r.partner_id, r.valid_from, r.id",
        **{name[2:]: value for name, value in asked.items() if value},
    )
