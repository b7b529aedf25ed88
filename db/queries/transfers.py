"""What the transfers screen reads: transfers with something left to do, what is on the road and since when, one with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.book import Document, LegalEntity, Warehouse
from app.domain.book.transfers import TransferLine
from app.domain.business_day import DayAt
from app.domain.exact import ZERO
from db.queries.business_day import of_today
from db.queries.floor import ItemFacts, LotFacts, OnHand, Spot, items, lots, on_hand, spots
from db.queries.foreseen import Seen
from db.queries.scope import scoped
from db.schema import table_of

AT_WORK = ("open", "in_transit", "part_done")
ROWS_MAX = 200


@dataclass(frozen=True, slots=True)
class TransferSummary:
    """A transfer with something left to do. `shipped_on` is the first day anything of it went on the road, None before.

    `lines_waiting` are those that something from here will change which waits to be sent; the other numbers stand behind it.
    """

    transfer_id: str
    number: str
    state: str
    from_warehouse_id: str
    from_name: str
    to_warehouse_id: str
    to_name: str
    carrier: str
    requested_on: date
    expected_on: date | None
    shipped_on: date | None
    lines_to_ship: int
    lines_on_road: int
    lines_waiting: int = 0


@dataclass(frozen=True, slots=True)
class TransferLineFacts:
    """A line in base units: asked for, on the road, arrived, damaged, lost; behind what waits to be sent from here, if that is read.

    Of that, `waiting_to_ship` and `waiting_to_arrive` (taken in or given up) are what the book does not know of yet.
    """

    line_no: int
    item_id: str
    lot_id: str
    from_location_id: str
    to_location_id: str
    quantity_requested: Decimal
    quantity_shipped: Decimal
    quantity_received: Decimal
    quantity_damaged: Decimal
    quantity_lost: Decimal
    quantity_in_transit: Decimal
    waiting_to_ship: Decimal = ZERO
    waiting_to_arrive: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class TransferAtWork:
    """A transfer with everything that picking and taking in need."""

    summary: TransferSummary
    entity_id: str
    lines: tuple[TransferLineFacts, ...]
    items: dict[str, ItemFacts]
    spots_from: tuple[Spot, ...]
    spots_to: tuple[Spot, ...]
    on_hand: tuple[OnHand, ...]
    """In the warehouse the goods come from."""
    lots: dict[tuple[str, str], LotFacts]


@dataclass(frozen=True, slots=True)
class TransferHeader:
    """What the paper of a transfer says beside its lines."""

    entity: str
    address: str
    country: str
    currency: str
    received_on: date | None


@dataclass(frozen=True, slots=True)
class TransferPosting:
    """A shipment, receipt or loss of a day, or a loss that waits for an approval."""

    document_id: str
    kind: str
    number: str
    state: str
    transfer_id: str
    transfer_number: str
    created_by: str


def postings_of_day(connection: sa.Connection, today: DayAt) -> tuple[TransferPosting, ...]:
    """What waits for an approval, then what was posted for transfers on the day that it is where it belongs, the newest first."""
    document = table_of(Document)
    order = document.alias("transfer_order")
    query = (
        sa.select(
            document.c.id,
            document.c.kind,
            document.c.number,
            document.c.state,
            document.c.source_id,
            order.c.number,
            document.c.created_by,
        )
        .join(order, order.c.id == document.c.source_id)
        .where(
            document.c.kind.in_(("transfer_shipment", "transfer_receipt", "transfer_loss")),
            sa.or_(
                document.c.state == "held", sa.and_(of_today(connection, document, today), document.c.state.in_(("posted", "reversed")))
            ),
        )
        .order_by(sa.case((document.c.state == "held", 0), else_=1), document.c.touched_seq.desc())
        .limit(ROWS_MAX)
    )
    return tuple(TransferPosting(*row) for row in connection.execute(query))


def transfers_at_work(connection: sa.Connection, *, member: str, ahead: bool = False) -> tuple[TransferSummary, ...]:
    """What leaves or reaches a warehouse of the member: on the road first, the longest first; then what waits to be shipped.

    `ahead`: read where what waits is laid out.
    """
    places = ("document.warehouse_id", "transfer_line.to_warehouse_id")
    own = scoped(member, "transfers.post", entity="document.entity_id", warehouses=places)
    found = _summaries(connection, sa.and_(table_of(Document).c.state.in_(AT_WORK), own), ahead=ahead)
    return tuple(sorted(found, key=lambda one: (one.shipped_on is None, one.shipped_on or one.requested_on, one.number)))


def transfer_named(connection: sa.Connection, text: str) -> str | None:
    """The id of the transfer with this id or number; None where there is none."""
    document = table_of(Document)
    query = sa.select(document.c.id).where(document.c.kind == "transfer_order")
    found = connection.execute(query.where(document.c.id == text)).scalar()
    return found or connection.execute(query.where(document.c.number == text.upper(), document.c.number != "")).scalar()


def transfer_at_work(connection: sa.Connection, transfer_id: str, *, ahead: bool = False) -> TransferAtWork | None:
    """One transfer, whatever its state; None where there is no such document. `ahead`: read where what waits is laid out."""
    document = table_of(Document)
    found = _summaries(connection, document.c.id == transfer_id, ahead=ahead)
    if not found:
        return None
    lines = transfer_lines(connection, transfer_id, ahead=ahead)
    item_ids = list(dict.fromkeys(line.item_id for line in lines))
    summary = found[0]
    entity_id = connection.execute(sa.select(document.c.entity_id).where(document.c.id == transfer_id)).scalar_one()
    return TransferAtWork(
        summary=summary,
        entity_id=entity_id,
        lines=lines,
        items=items(connection, item_ids),
        spots_from=spots(connection, summary.from_warehouse_id),
        spots_to=spots(connection, summary.to_warehouse_id),
        on_hand=on_hand(connection, item_ids, summary.from_warehouse_id),
        lots=lots(connection, item_ids),
    )


def transfer_lines(connection: sa.Connection, transfer_id: str, *, ahead: bool = False) -> tuple[TransferLineFacts, ...]:
    """The lines by number."""
    seen = Seen(TransferLine, ahead=ahead)
    line = seen.book
    later = (
        "quantity_shipped",
        "quantity_received",
        "quantity_damaged",
        "quantity_lost",
        "quantity_in_transit",
    )
    query = (
        sa.select(
            line.c.line_no,
            line.c.item_id,
            seen.now("lot_id"),
            line.c.from_location_id,
            line.c.to_location_id,
            line.c.quantity_requested,
            *(seen.now(name) for name in later),
            seen.waiting("quantity_shipped"),
            seen.waiting("quantity_received"),
            seen.waiting("quantity_lost"),
        )
        .select_from(seen.source)
        .where(line.c.transfer_id == transfer_id)
        .order_by(line.c.line_no)
    )
    rows: list[tuple[Any, ...]] = [tuple(row) for row in connection.execute(query)]
    return tuple(TransferLineFacts(*(*row[:-2], row[-2] + row[-1])) for row in rows)


def transfer_header(connection: sa.Connection, transfer_id: str) -> TransferHeader | None:
    """The entity's particulars and the last day something arrived."""
    document, entity = table_of(Document), table_of(LegalEntity)
    receipt = document.alias("transfer_receipt")
    received = sa.select(sa.func.max(receipt.c.posting_date)).where(
        receipt.c.source_id == transfer_id, receipt.c.kind == "transfer_receipt", receipt.c.state == "posted"
    )
    query = (
        sa.select(entity.c.name, entity.c.address, entity.c.country, entity.c.currency, received.scalar_subquery())
        .join(entity, entity.c.id == document.c.entity_id)
        .where(document.c.id == transfer_id)
    )
    row = connection.execute(query).first()
    return TransferHeader(*row) if row else None


def transfer_documents(connection: sa.Connection, transfer_id: str) -> tuple[tuple[str, str], ...]:
    """(id, number) of the shipments, receipts and losses posted for a transfer, by date."""
    document = table_of(Document)
    kinds = ("transfer_shipment", "transfer_receipt", "transfer_loss")
    query = sa.select(document.c.id, document.c.number).where(
        document.c.source_id == transfer_id, document.c.kind.in_(kinds), document.c.state == "posted"
    )
    rows = connection.execute(query.order_by(document.c.posting_date, document.c.number))
    return tuple((row.id, row.number) for row in rows)


def _summaries(connection: sa.Connection, where: sa.ColumnElement[bool], *, ahead: bool) -> list[TransferSummary]:
    document, seen, warehouse = table_of(Document), Seen(TransferLine, ahead=ahead), table_of(Warehouse)
    line = seen.book
    shipment, target = document.alias("shipment"), warehouse.alias("target")
    shipped_on = (
        sa.select(sa.func.min(shipment.c.posting_date))
        .where(shipment.c.source_id == document.c.id, shipment.c.kind == "transfer_shipment", shipment.c.state == "posted")
        .scalar_subquery()
    )
    to_ship = sa.func.sum(sa.case((line.c.quantity_requested > seen.now("quantity_shipped"), 1), else_=0))
    on_road = sa.func.sum(sa.case((seen.now("quantity_in_transit") > ZERO, 1), else_=0))
    moving = sa.or_(*(seen.waiting(name) != ZERO for name in ("quantity_shipped", "quantity_received", "quantity_lost")))
    waiting = sa.func.sum(sa.case((moving, 1), else_=0)) if ahead else sa.literal(0)
    query = (
        sa.select(
            document.c.id,
            document.c.number,
            document.c.state,
            document.c.warehouse_id,
            warehouse.c.name.label("from_name"),
            sa.func.min(line.c.to_warehouse_id),
            sa.func.min(target.c.name),
            document.c.reference,
            document.c.document_date,
            document.c.due_date,
            shipped_on,
            to_ship,
            on_road,
            waiting,
        )
        .select_from(document)
        .join(seen.source, line.c.transfer_id == document.c.id)
        .join(warehouse, warehouse.c.id == document.c.warehouse_id)
        .join(target, target.c.id == line.c.to_warehouse_id)
        .where(document.c.kind == "transfer_order", where)
        .group_by(
            *(document.c[name] for name in ("id", "number", "state", "warehouse_id", "reference", "document_date", "due_date")),
            warehouse.c.name,
        )
        .order_by(document.c.number)
        .limit(ROWS_MAX)
    )
    rows: list[tuple[Any, ...]] = [tuple(row) for row in connection.execute(query)]
    return [TransferSummary(*row) for row in rows]
