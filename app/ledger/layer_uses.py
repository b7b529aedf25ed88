"""Uses of cost layers that change without goods moving through stock: where what left earlier has gone instead."""

from __future__ import annotations

from decimal import Decimal

from app.desk import Desk
from app.domain.book import CostLayer, LayerUse
from app.ledger.journal import Entry, Target


def write_use(
    desk: Desk,
    entry: Entry,
    layer: tuple[int, int],
    *,
    quantity: Decimal,
    value: Decimal,
    to: Target,
    line: tuple[str, int],
    into: CostLayer | None = None,
    move_n: int = 0,
) -> None:
    """Write a use of `layer` by document line `line`: goods gone to an account or into another layer; negative gives back."""
    desk.write(
        LayerUse(
            seq=desk.seq,
            n=desk.next_n(),
            layer_seq=layer[0],
            layer_n=layer[1],
            quantity=quantity,
            value=value,
            move_n=move_n,
            document_id=line[0],
            line_no=line[1],
            role=to.role,
            account_id=entry.account(to),
            warehouse_id=to.warehouse_id,
            family=to.family,
            partner_id=to.partner_id,
            reason=to.reason,
            into_seq=into.layer_seq if into else 0,
            into_n=into.layer_n if into else 0,
        )
    )


def target_of(use: LayerUse) -> Target:
    """Where a use went, as the target of another posting; the account is that of then."""
    return Target(
        use.role,
        family=use.family,
        warehouse_id=use.warehouse_id,
        partner_id=use.partner_id,
        reason=use.reason,
        account_id=use.account_id,
    )
