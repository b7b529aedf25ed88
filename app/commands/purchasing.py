"""Purchasing: purchase orders placed and closed; receiving and invoicing change their lines."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item, LegalEntity, OrderLine, Partner
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Quantity, Rate, UnitPrice
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval
from app.ledger.documents import document_of, open_document
from app.ledger.order_lines import placed_line
from app.ledger.payables import supplier_of
from app.ledger.pricing import line_amount
from app.ledger.rates import in_base, rate_on
from app.ledger.shipping_notices import dropped
from app.ledger.stock_lines import warehouse_of
from app.state import Wants


class PurchaseLine(Part, frozen=True, kw_only=True):
    """One item ordered: quantity and price in `unit` ("" is the base unit), discount as a fraction."""

    item_id: str
    quantity: Quantity
    unit: str = ""
    unit_price: UnitPrice
    discount: Rate = ZERO
    tax_code: str = ""
    due_date: date | None = None


class PlacePurchaseOrder(Command, frozen=True, kw_only=True):
    """Order goods of a supplier for a warehouse. Lines are numbered from 1 in the order given."""

    order_id: str
    entity_id: str
    warehouse_id: str
    supplier_id: str
    order_date: date
    currency: str = ""
    reference: str = ""
    note: str = ""
    lines: tuple[PurchaseLine, ...]


@needs(PlacePurchaseOrder)
def needs_of_purchase_order(command: PlacePurchaseOrder) -> Wants:
    wants = Wants()
    wants.add_row(Document, (command.order_id,))
    wants.add_row(Partner, (command.supplier_id,))
    for line in command.lines:
        wants.add_row(Item, (line.item_id,))
    return wants


@decides(PlacePurchaseOrder, area="purchasing", permission="purchasing.order")
def decide_place_purchase_order(command: PlacePurchaseOrder, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id, warehouse_id=command.warehouse_id)
    entity = desk.one(LegalEntity, command.entity_id)
    warehouse = warehouse_of(desk, entity, command.warehouse_id)
    supplier = supplier_of(desk, command.supplier_id)
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("order_has_at_least_one_line"))
    currency = command.currency or supplier.currency or entity.currency
    rate = rate_on(desk, base=entity.currency, currency=currency, day=command.order_date)
    desk.every(Item, [(line.item_id,) for line in command.lines])
    net = tax = ZERO
    for n, line in enumerate(command.lines, start=1):
        row, amounts = _order_line(desk, command, n, line, entity=entity, currency=currency)
        desk.keep(row)
        desk.keep(amounts)
        net, tax = net + amounts.net, tax + amounts.tax
    open_document(
        desk,
        entity,
        Document(
            id=command.order_id,
            kind="purchase_order",
            entity_id=entity.id,
            warehouse_id=warehouse.id,
            partner_id=supplier.id,
            state="open",
            document_date=command.order_date,
            posting_date=command.order_date,
            due_date=command.order_date + timedelta(days=supplier.terms_days),
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
    needs_approval(
        desk,
        kind="purchase_order",
        entity_id=entity.id,
        warehouse_id=warehouse.id,
        amount=in_base(entity, net, rate),
        currency=entity.currency,
        reason=Phrase("order_placed", amount=net, currency=currency, supplier=supplier.name),
    )


def _order_line(
    desk: Desk, command: PlacePurchaseOrder, n: int, line: PurchaseLine, *, entity: LegalEntity, currency: str
) -> tuple[OrderLine, DocumentLine]:
    item = desk.one(Item, line.item_id)
    row = placed_line(desk, command, n, line, kind="purchase_order", partner_id=command.supplier_id, item=item)
    amounts = line_amount(
        desk,
        entity_id=entity.id,
        quantity=line.quantity,
        unit_price=line.unit_price,
        discount=line.discount,
        tax_code=line.tax_code,
        digits=digits_of(currency),
    )
    document_line = DocumentLine(
        document_id=command.order_id,
        line_no=n,
        item_id=item.id,
        quantity=row.quantity_ordered,
        unit=row.unit,
        quantity_in_unit=line.quantity,
        unit_price=line.unit_price,
        net=amounts.net,
        tax_code=line.tax_code,
        tax=amounts.tax,
        value=ZERO,
    )
    return row, document_line


class ClosePurchaseOrder(Command, frozen=True, kw_only=True):
    """Expect nothing more on an order, or on some of its lines; what was received stays."""

    order_id: str
    line_nos: tuple[int, ...] = ()
    note: str = ""


@decides(ClosePurchaseOrder, area="purchasing", permission="purchasing.order")
def decide_close_purchase_order(command: ClosePurchaseOrder, desk: Desk) -> None:
    order = document_of(desk, command.order_id, kind="purchase_order", states=("open", "part_done", "held"), action=Word("closed"))
    desk.authorise(entity_id=order.entity_id, warehouse_id=order.warehouse_id)
    lines = desk.many(OrderLine, "order", order.id)
    unknown = set(command.line_nos) - {line.line_no for line in lines}
    if unknown:
        raise InvalidValue(field=Word("line"), value=min(unknown), why=Phrase("order_has_lines", order=order.id, count=len(lines)))
    for line in lines:
        if not command.line_nos or line.line_no in command.line_nos:
            desk.change(line, quantity_open=Decimal(0))
    if not any(line.quantity_open for line in desk.many(OrderLine, "order", order.id)):
        desk.change(order, state="closed", note=command.note or order.note)
        dropped(desk, order.id)
    desk.notes.result["document"] = order.id
