"""Promises: stock that a held document would take is kept for it until someone decided; moves nothing and posts nothing.

A count promises nothing: it says what is there and takes nothing away, and work goes on in the place until it is decided.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from app.desk import Desk
from app.domain.book import StockMove, StockPosition, StockPromise
from app.domain.exact import ZERO
from app.domain.rows import Row


def promise(desk: Desk, command_id: str, proposed: Iterable[Row]) -> None:
    """Keep for a held command what the moves among the rows it would write take from each place."""
    net: dict[tuple[str, str, str], Decimal] = {}
    for row in proposed:
        if isinstance(row, StockMove) and row.kind != "count":
            place = (row.location_id, row.item_id, row.lot_id)
            net[place] = net.get(place, ZERO) + row.quantity
    for place, quantity in net.items():
        if quantity < 0:
            location_id, item_id, lot_id = place
            _shift(desk, place, -quantity)
            desk.write(StockPromise(command_id=command_id, location_id=location_id, item_id=item_id, lot_id=lot_id, quantity=-quantity))


def free(desk: Desk, command_id: str) -> None:
    """The command was decided, changed or withdrawn: what was kept for it is anybody's again."""
    kept = [row for row in desk.many(StockPromise, "command", command_id) if row.quantity]
    desk.prefetch(StockPosition, [(row.location_id, row.item_id, row.lot_id) for row in kept])
    for row in kept:
        _shift(desk, (row.location_id, row.item_id, row.lot_id), -row.quantity)
        desk.change(row, quantity=ZERO)


def _shift(desk: Desk, place: tuple[str, str, str], quantity: Decimal) -> None:
    position = desk.one(StockPosition, *place)
    desk.change(position, quantity_promised=position.quantity_promised + quantity)
