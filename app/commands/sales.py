"""Sales: orders taken from customers and closed; shipping and invoicing change their lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import Document, Item, ItemUnit, LegalEntity, OrderLine, TaxCode
from app.domain.book.sales import BilledAhead
from app.domain.exact import ZERO, Quantity, Rate, UnitPrice
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.documents import document_of, open_document
from app.ledger.order_lines import placed_line
from app.ledger.pricing import LineAmount
from app.ledger.rates import rate_on
from app.ledger.sales_lines import Sale, customer_of, sale_amount, sale_between
from app.ledger.stock_lines import warehouse_of
from app.state import Wants


class SalesLine(Part, frozen=True, kw_only=True):
    """One item sold: quantity and price in `unit` ("" is the base unit), discount as a fraction."""

    item_id: str
    quantity: Quantity
    unit: str = ""
    unit_price: UnitPrice
    discount: Rate = ZERO
    tax_code: str = ""
    due_date: date | None = None


class TakeSalesOrder(Command, frozen=True, kw_only=True):
    """A customer orders goods from a warehouse. Lines are numbered from 1 in the order given.

    `customer_id` gets the goods; `bill_to` pays, by default whom the customer names, else the customer.
    """

    order_id: str
    entity_id: str
    warehouse_id: str
    customer_id: str
    bill_to: str = ""
    order_date: date
    currency: str = ""
    reference: str = ""
    note: str = ""
    lines: tuple[SalesLine, ...]


@needs(TakeSalesOrder)
def needs_of_take_sales_order(command: TakeSalesOrder) -> Wants:
    wants = Wants()
    wants.add_row(Document, (command.order_id,))
    for line in command.lines:
        wants.add_row(Item, (line.item_id,))
        if line.tax_code:
            wants.add_row(TaxCode, (command.entity_id, line.tax_code))
        if line.unit:
            wants.add_row(ItemUnit, (line.item_id, line.unit))
    return wants


@decides(TakeSalesOrder, area="sales", permission="sales.order")
def decide_take_sales_order(command: TakeSalesOrder, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id, warehouse_id=command.warehouse_id)
    entity = desk.one(LegalEntity, command.entity_id)
    warehouse = warehouse_of(desk, entity, command.warehouse_id)
    customer = customer_of(desk, command.customer_id)
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("order_has_at_least_one_line"))
    currency = command.currency or customer.currency or entity.currency
    rate = rate_on(desk, base=entity.currency, currency=currency, day=command.order_date)
    sale = sale_between(desk, entity, customer_id=customer.id, bill_to=command.bill_to or customer.bill_to, currency=currency, rate=rate)
    items = desk.every(Item, [(line.item_id,) for line in command.lines])
    net = tax = ZERO
    for n, line in enumerate(command.lines, start=1):
        amount = _write_line(desk, command, n, line, item=items[(line.item_id,)], sale=sale)
        net, tax = net + amount.net, tax + amount.tax
    open_document(
        desk,
        entity,
        Document(
            id=command.order_id,
            kind="sales_order",
            entity_id=entity.id,
            warehouse_id=warehouse.id,
            partner_id=customer.id,
            bill_to=sale.bill_to.id,
            state="open",
            document_date=command.order_date,
            posting_date=command.order_date,
            currency=currency,
            rate=rate,
            net=net,
            tax=tax,
            total=net + tax,
            reference=command.reference,
            note=command.note,
            created_by=desk.member,
            command_id=desk.record.id,
        ),
    )


def _write_line(desk: Desk, command: TakeSalesOrder, n: int, line: SalesLine, *, item: Item, sale: Sale) -> LineAmount:
    row = placed_line(desk, command, n, line, kind="sales_order", partner_id=command.customer_id, item=item)
    desk.write(row)
    return sale_amount(desk, sale, row, quantity_in_unit=line.quantity)


class CloseSalesOrder(Command, frozen=True, kw_only=True):
    """Ship nothing more on an order, or on some of its lines; what was shipped stays."""

    order_id: str
    line_nos: tuple[int, ...] = ()
    note: str = ""


@decides(CloseSalesOrder, area="sales", permission="sales.order")
def decide_close_sales_order(command: CloseSalesOrder, desk: Desk) -> None:
    order = document_of(desk, command.order_id, kind="sales_order", states=("open", "part_done"), action=Word("closed"))
    desk.authorise(entity_id=order.entity_id, warehouse_id=order.warehouse_id)
    lines = desk.many(OrderLine, "order", order.id)
    unknown = set(command.line_nos) - {line.line_no for line in lines}
    if unknown:
        raise InvalidValue(field=Word("line"), value=min(unknown), why=Phrase("order_has_lines", order=order.id, count=len(lines)))
    ahead = {row.line_no: row.quantity for row in desk.many(BilledAhead, "order", order.id) if row.quantity}
    for line in lines:
        if command.line_nos and line.line_no not in command.line_nos:
            continue
        if line.line_no in ahead:
            why = Phrase("were_invoiced_not_left_ship_them_or", ahead=ahead[line.line_no])
            raise InvalidValue(field=Phrase("line", line=line.line_no), value=Word("closed"), why=why)
        desk.change(line, quantity_open=Decimal(0))
    if not any(line.quantity_open for line in desk.many(OrderLine, "order", order.id)):
        desk.change(order, state="closed", note=command.note or order.note)
    desk.notes.result["document"] = order.id
