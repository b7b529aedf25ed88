"""Lines of purchase and sales orders as they are placed: checked and in base units; knows neither who sells nor who buys."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from app.desk import Desk
from app.domain.book import Item, OrderLine
from app.domain.exact import ZERO
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.units import convert, factor_of


class OrderLineSaid(Protocol):
    """A line as someone orders it; `quantity` and `unit_price` are per `unit`, `discount` a fraction."""

    @property
    def quantity(self) -> Decimal: ...
    @property
    def unit(self) -> str: ...
    @property
    def unit_price(self) -> Decimal: ...
    @property
    def discount(self) -> Decimal: ...
    @property
    def tax_code(self) -> str: ...
    @property
    def due_date(self) -> date | None: ...


class OrderSaid(Protocol):
    """Of an order, what all of its lines share."""

    @property
    def order_id(self) -> str: ...
    @property
    def entity_id(self) -> str: ...
    @property
    def warehouse_id(self) -> str: ...


def placed_line(
    desk: Desk,
    order: OrderSaid,
    n: int,
    line: OrderLineSaid,
    *,
    kind: Literal["purchase_order", "sales_order"],
    partner_id: str,
    item: Item,
) -> OrderLine:
    """The row of line `n`, all of it open; refused for an item out of use, and for figures that no order has."""
    if not item.active:
        raise InvalidValue(field=Word("item"), value=item.id, why=Phrase("not_active_any_more"))
    if line.quantity <= 0 or line.unit_price < 0 or not 0 <= line.discount <= 1:
        raise InvalidValue(
            field=Phrase("line", line=n),
            value=Phrase("quantity_at_price_less_discount", quantity=line.quantity, unit_price=line.unit_price, discount=line.discount),
            why=Phrase("quantity_above_zero_price_not_below_discount"),
        )
    numerator, denominator = factor_of(desk, item, line.unit)
    quantity = convert(item, line.quantity, line.unit, numerator, denominator)
    return OrderLine(
        order_id=order.order_id,
        line_no=n,
        kind=kind,
        entity_id=order.entity_id,
        warehouse_id=order.warehouse_id,
        partner_id=partner_id,
        item_id=item.id,
        unit=line.unit or item.base_unit,
        units_numerator=numerator,
        units_denominator=denominator,
        quantity_ordered=quantity,
        quantity_open=quantity,
        quantity_fulfilled=ZERO,
        quantity_invoiced=ZERO,
        quantity_returned=ZERO,
        unit_price=line.unit_price,
        discount=line.discount,
        tax_code=line.tax_code,
        due_date=line.due_date,
    )
