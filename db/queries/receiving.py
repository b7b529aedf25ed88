"""What the receiving screen reads: orders that goods may come for, one order with all its lines, and a posted receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from app.domain.book import Document, DocumentLine, Item, LegalEntity, OrderLine, Partner, Warehouse
from app.domain.business_day import DayAt
from app.domain.exact import ZERO
from db.queries.announced import Announced, announced_for, next_arrivals
from db.queries.business_day import of_today
from db.queries.floor import ItemFacts, LotFacts, OnHand, Spot, items, lots, on_hand, spots
from db.queries.foreseen import Seen
from db.queries.scope import scoped
from db.schema import table_of

RECEIVABLE = ("open", "part_done")
DUE_ROWS_MAX = 200


@dataclass(frozen=True, slots=True)
class DueOrder:
    """A purchase order that goods are expected for."""

    order_id: str
    number: str
    supplier_id: str
    supplier: str
    warehouse_id: str
    warehouse: str
    due_on: date | None
    lines_open: int
    state: str
    lines_waiting: int = 0
    """Lines that receipts from here will fill, which wait to be sent; `lines_open` are what is open behind them."""
    receipts_held: int = 0
    """Receipts of this order that wait for an approval."""
    announced: str = ""
    """The supplier's number of the first delivery that is announced."""
    arrives_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReceiptOfDay:
    """A receipt posted on a day, or one that waits for an approval."""

    receipt_id: str
    number: str
    state: str
    supplier: str
    order_number: str
    lines: int
    received_by: str


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """A line of a purchase order in base units; `price` per base unit is not read here: costs are the preview's business.

    `quantity_open` is what is open behind the `quantity_waiting` that receipts from here will bring, which wait to be sent.
    """

    line_no: int
    item_id: str
    unit: str
    quantity_ordered: Decimal
    quantity_open: Decimal
    quantity_received: Decimal
    quantity_waiting: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class OrderForReceipt:
    """Everything a receipt of one order needs, so that scans are answered without asking the book again."""

    order_id: str
    number: str
    state: str
    entity_id: str
    currency: str
    supplier_id: str
    supplier: str
    warehouse_id: str
    warehouse: str
    reference: str
    lines: tuple[OrderedLine, ...]
    items: dict[str, ItemFacts]
    spots: tuple[Spot, ...]
    on_hand: tuple[OnHand, ...]
    lots: dict[tuple[str, str], LotFacts]
    announced: tuple[Announced, ...] = ()


@dataclass(frozen=True, slots=True)
class PostedLine:
    """A line of a posted receipt: `condition` is empty for goods taken into stock."""

    line_no: int
    item_id: str
    name: str
    base_unit: str
    tracking: str
    lot_id: str
    expires_on: date | None
    location: str
    condition: str
    quantity: Decimal
    quantity_ordered: Decimal | None
    value: Decimal
    gtin: str


@dataclass(frozen=True, slots=True)
class PostedReceipt:
    """A goods receipt as it was posted (or is held), for its papers."""

    receipt_id: str
    number: str
    state: str
    entity: str
    address: str
    country: str
    currency: str
    supplier: str
    warehouse: str
    order_number: str
    delivery_note: str
    document_date: date
    posting_date: date
    received_by: str
    note: str
    lines: tuple[PostedLine, ...]


def due_orders(
    connection: sa.Connection, *, member: str, supplier_id: str = "", item_id: str = "", ahead: bool = False
) -> tuple[DueOrder, ...]:
    """Orders with something open that the member may receive, the earliest due first; of one supplier or with one item where asked.

    `ahead`: read where what waits is laid out. An order stays in the list while what would fill it waits.
    """
    document, seen, partner, warehouse = table_of(Document), Seen(OrderLine, ahead=ahead), table_of(Partner), table_of(Warehouse)
    line = seen.book
    open_lines = sa.func.sum(sa.case((seen.now("quantity_open") > ZERO, 1), else_=0)) if ahead else sa.func.count()
    waiting = sa.func.sum(sa.case((seen.waiting("quantity_fulfilled") != ZERO, 1), else_=0)) if ahead else sa.literal(0)
    query = (
        sa.select(
            document.c.id,
            document.c.number,
            document.c.partner_id,
            partner.c.name.label("supplier"),
            document.c.warehouse_id,
            warehouse.c.name.label("warehouse"),
            sa.func.min(line.c.due_date).label("due_on"),
            open_lines.label("lines_open"),
            document.c.state,
            waiting.label("lines_waiting"),
        )
        .select_from(document)
        .join(seen.source, sa.and_(line.c.order_id == document.c.id, line.c.quantity_open > ZERO))
        .join(partner, partner.c.id == document.c.partner_id)
        .join(warehouse, warehouse.c.id == document.c.warehouse_id)
        .where(document.c.kind == "purchase_order", document.c.state.in_(RECEIVABLE))
        .where(scoped(member, "receiving.post", entity="document.entity_id", warehouses=("document.warehouse_id",)))
        .group_by(*(document.c[name] for name in ("id", "number", "partner_id", "warehouse_id", "state")), partner.c.name, warehouse.c.name)
        .order_by(sa.func.min(line.c.due_date).is_(None), sa.func.min(line.c.due_date), document.c.number)
        .limit(DUE_ROWS_MAX)
    )
    if supplier_id:
        query = query.where(document.c.partner_id == supplier_id)
    if item_id:
        query = query.where(line.c.item_id == item_id)
    held, coming = _held_receipts(connection), next_arrivals(connection)
    found = []
    for row in connection.execute(query):
        announced, arrives_on = coming.get(row.id, ("", None))
        found.append(replace(DueOrder(*row), receipts_held=held.get(row.id, 0), announced=announced, arrives_on=arrives_on))
    return tuple(found)


def _held_receipts(connection: sa.Connection) -> dict[str, int]:
    """How many receipts of an order wait for an approval."""
    document = table_of(Document)
    query = sa.select(document.c.source_id, sa.func.count().label("number"))
    query = query.where(document.c.kind == "goods_receipt", document.c.state == "held").group_by(document.c.source_id)
    return {row.source_id: row.number for row in connection.execute(query)}


def receipts_of_day(connection: sa.Connection, today: DayAt) -> tuple[ReceiptOfDay, ...]:
    """Receipts that wait for an approval, then those posted on the day that it is where they belong, the newest first."""
    document, partner, line = table_of(Document), table_of(Partner), table_of(DocumentLine)
    order = document.alias("purchase_order")
    lines = sa.select(sa.func.count()).where(line.c.document_id == document.c.id).scalar_subquery()
    query = (
        sa.select(
            document.c.id,
            document.c.number,
            document.c.state,
            partner.c.name,
            order.c.number.label("order_number"),
            lines.label("lines"),
            document.c.created_by,
        )
        .join(partner, partner.c.id == document.c.partner_id)
        .join(order, order.c.id == document.c.source_id)
        .where(
            document.c.kind == "goods_receipt",
            sa.or_(document.c.state == "held", sa.and_(of_today(connection, document, today), document.c.state != "rejected")),
        )
        .order_by(sa.case((document.c.state == "held", 0), else_=1), document.c.number.desc())
        .limit(DUE_ROWS_MAX)
    )
    return tuple(ReceiptOfDay(*row) for row in connection.execute(query))


def order_named(connection: sa.Connection, text: str) -> str | None:
    """The id of the purchase order with this id or number; None where there is none."""
    document = table_of(Document)
    query = sa.select(document.c.id).where(document.c.kind == "purchase_order")
    found = connection.execute(query.where(document.c.id == text)).scalar()
    return found or connection.execute(query.where(document.c.number == text.upper(), document.c.number != "")).scalar()


def supplier_named(connection: sa.Connection, text: str) -> tuple[str, str] | None:
    """(id, name) of the supplier with this code."""
    partner = table_of(Partner)
    query = sa.select(partner.c.id, partner.c.name).where(partner.c.is_supplier.is_(True), partner.c.id.in_((text, text.upper())))
    found = connection.execute(query).first()
    return (found.id, found.name) if found else None


def order_for_receipt(connection: sa.Connection, order_id: str, *, ahead: bool = False) -> OrderForReceipt | None:
    """The order with lines, items, locations and known lots; None where there is no such purchase order.

    `ahead`: read where what waits is laid out.
    """
    document, partner, warehouse = table_of(Document), table_of(Partner), table_of(Warehouse)
    head = connection.execute(
        sa.select(document, partner.c.name.label("supplier"), warehouse.c.name.label("warehouse"))
        .join(partner, partner.c.id == document.c.partner_id)
        .join(warehouse, warehouse.c.id == document.c.warehouse_id)
        .where(document.c.id == order_id, document.c.kind == "purchase_order")
    ).first()
    if head is None:
        return None
    lines = _lines(connection, order_id, ahead=ahead)
    item_ids = list(dict.fromkeys(line.item_id for line in lines))
    return OrderForReceipt(
        order_id=head.id,
        number=head.number,
        state=head.state,
        entity_id=head.entity_id,
        currency=head.currency,
        supplier_id=head.partner_id,
        supplier=head.supplier,
        warehouse_id=head.warehouse_id,
        warehouse=head.warehouse,
        reference=head.reference,
        lines=lines,
        items=items(connection, item_ids),
        spots=spots(connection, head.warehouse_id),
        on_hand=on_hand(connection, item_ids, head.warehouse_id),
        lots=lots(connection, item_ids),
        announced=announced_for(connection, order_id),
    )


def _lines(connection: sa.Connection, order_id: str, *, ahead: bool) -> tuple[OrderedLine, ...]:
    seen = Seen(OrderLine, ahead=ahead)
    line = seen.book
    columns = (
        line.c.line_no,
        line.c.item_id,
        line.c.unit,
        line.c.quantity_ordered,
        seen.now("quantity_open"),
        line.c.quantity_fulfilled,
        seen.waiting("quantity_fulfilled"),
    )
    rows = connection.execute(sa.select(*columns).select_from(seen.source).where(line.c.order_id == order_id).order_by(line.c.line_no))
    return tuple(OrderedLine(*row) for row in rows)


def posted_receipt(connection: sa.Connection, receipt_id: str) -> PostedReceipt | None:
    """A goods receipt with its lines; None where there is no such document."""
    document, entity, partner, warehouse = table_of(Document), table_of(LegalEntity), table_of(Partner), table_of(Warehouse)
    order = document.alias("purchase_order")
    head = connection.execute(
        sa.select(
            document,
            entity.c.name.label("entity"),
            entity.c.address.label("entity_address"),
            entity.c.country.label("entity_country"),
            entity.c.currency.label("base_currency"),
            partner.c.name.label("supplier"),
            warehouse.c.name.label("warehouse"),
            order.c.number.label("order_number"),
        )
        .join(entity, entity.c.id == document.c.entity_id)
        .join(partner, partner.c.id == document.c.partner_id)
        .join(warehouse, warehouse.c.id == document.c.warehouse_id)
        .join(order, order.c.id == document.c.source_id)
        .where(document.c.id == receipt_id, document.c.kind == "goods_receipt")
    ).first()
    if head is None:
        return None
    return PostedReceipt(
        receipt_id=head.id,
        number=head.number,
        state=head.state,
        entity=head.entity,
        address=head.entity_address,
        country=head.entity_country,
        currency=head.base_currency,
        supplier=head.supplier,
        warehouse=head.warehouse,
        order_number=head.order_number,
        delivery_note=head.reference,
        document_date=head.document_date,
        posting_date=head.posting_date,
        received_by=head.created_by,
        note=head.note,
        lines=_posted_lines(connection, receipt_id),
    )


def _posted_lines(connection: sa.Connection, receipt_id: str) -> tuple[PostedLine, ...]:
    line, item, order_line = table_of(DocumentLine), table_of(Item), table_of(OrderLine)
    rows: Sequence[sa.Row[tuple[object, ...]]] = connection.execute(
        sa.select(line, item.c.name, item.c.base_unit, item.c.tracking, order_line.c.quantity_ordered)
        .join(item, item.c.id == line.c.item_id)
        .outerjoin(order_line, sa.and_(order_line.c.order_id == line.c.order_id, order_line.c.line_no == line.c.order_line_no))
        .where(line.c.document_id == receipt_id)
        .order_by(line.c.line_no)
    ).all()
    ids = list({row.item_id for row in rows})
    known, facts = lots(connection, ids), items(connection, ids)
    posted = []
    for row in rows:
        lot = known.get((row.item_id, row.lot_id))
        codes = [code for code, unit in facts[row.item_id].codes if unit == row.base_unit and code.isdigit()]
        posted.append(
            PostedLine(
                line_no=row.line_no,
                item_id=row.item_id,
                name=row.name,
                base_unit=row.base_unit,
                tracking=row.tracking,
                lot_id=row.lot_id,
                expires_on=lot.expires_on if lot else None,
                location=row.location_id,
                condition=row.text,
                quantity=row.quantity,
                quantity_ordered=row.quantity_ordered,
                value=row.value,
                gtin=codes[0] if codes else "",
            )
        )
    return tuple(posted)
