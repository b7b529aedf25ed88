"""Sales orders as their lines are shipped, returned and taken back: how far each line and the order are."""

from __future__ import annotations

from decimal import Decimal

from app.desk import Desk
from app.domain.book import Document, OrderLine
from app.domain.exact import ZERO


def shift_line(
    desk: Desk,
    key: tuple[str, int],
    *,
    fulfilled: Decimal = ZERO,
    open: Decimal = ZERO,
    invoiced: Decimal = ZERO,
    returned: Decimal = ZERO,
) -> OrderLine:
    """Change an order line's quantities by differences in base units."""
    line = desk.one(OrderLine, *key)
    return desk.change(
        line,
        quantity_fulfilled=line.quantity_fulfilled + fulfilled,
        quantity_open=line.quantity_open + open,
        quantity_invoiced=line.quantity_invoiced + invoiced,
        quantity_returned=line.quantity_returned + returned,
    )


def advance_order(desk: Desk, order_id: str) -> None:
    """Bring an order's state up with its lines: open while nothing was fulfilled, done when nothing is open; closed stays closed."""
    order = desk.one(Document, order_id)
    if order.state not in ("open", "part_done", "done"):
        return
    lines = desk.many(OrderLine, "order", order_id)
    if not any(line.quantity_open for line in lines):
        state = "done"
    else:
        state = "part_done" if any(line.quantity_fulfilled for line in lines) else "open"
    if state != order.state:
        desk.change(order, state=state)
