"""What was posted about something at work: on an order, a transfer or a sheet, by whom, with the numbers that people know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.book import ApprovalRequest, Document, DocumentLine, HeldCommand, Item, Member, OrderLine, StockMove
from app.domain.book.counting import CountLine
from app.domain.book.transfers import TransferLine
from db.schema import COMMAND, table_of


@dataclass(frozen=True, slots=True)
class PostedLine:
    """So much of an item, in base units; `order_line` is the (order, line) that it fulfils, ("", 0) where there is none."""

    item_id: str
    name: str
    unit: str
    quantity: Decimal
    order_line: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True)
class Posted:
    """A document that was posted about a subject. `at` is None where only the book knows the time, `by` a name."""

    document_id: str
    kind: str
    number: str
    member_id: str
    by: str
    at: datetime | None
    lines: tuple[PostedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How something at work stands: its number, its state, and of a count who recorded how many lines last (name, lines, when)."""

    number: str
    kind: str
    state: str
    counted: tuple[tuple[str, str, int, datetime], ...] = ()
    """(member, name, lines, the last of them when)."""


def standing_of(connection: sa.Connection, subject: str) -> Standing | None:
    """A document at work; None where it is not there."""
    document = table_of(Document)
    found = connection.execute(
        sa.select(document.c.number, document.c.kind, document.c.state).where(document.c.id == subject)
    ).one_or_none()
    return None if found is None else Standing(*found, counted=_counted(connection, subject) if found.kind == "count_sheet" else ())


def posted_since_asked(connection: sa.Connection, request_id: str, body: Mapping[str, Any]) -> tuple[Posted, ...]:
    """What was posted on the orders and transfers of a request's command after it was asked; of orders only the lines that it names."""
    lines = [line for line in body.get("lines", ()) if isinstance(line, Mapping)]
    orders = {(str(line.get("order_id") or body.get("order_id") or ""), int(line.get("order_line_no") or 0)) for line in lines}
    subjects = {order for order, _ in orders} | {str(body.get("transfer_id") or "")}
    asked = _asked_at(connection, request_id)
    if asked is None or not any(subjects):
        return ()
    found = [
        replace(one, lines=tuple(line for line in one.lines if line.order_line in orders or not line.order_line[0]))
        for one in posted_on(connection, sorted(filter(None, subjects)), after=asked)
    ]
    return tuple(one for one in found if one.lines)


def _asked_at(connection: sa.Connection, request_id: str) -> int | None:
    """The position of the log at which a request was made; what changed it last, where the command is not to be read."""
    request, held = table_of(ApprovalRequest), table_of(HeldCommand)
    query = (
        sa.select(sa.func.coalesce(held.c.touched_seq, request.c.touched_seq))
        .outerjoin(held, held.c.command_id == request.c.command_id)
        .where(request.c.id == request_id)
    )
    found = connection.execute(query).scalar()
    return None if found is None else int(found)


def posted_on(connection: sa.Connection, subjects: Sequence[str], *, after: int | None = None) -> tuple[Posted, ...]:
    """What was posted about documents, the oldest first; only what moved goods behind the position `after` of the log where it is given."""
    document, line, member = table_of(Document), table_of(DocumentLine), table_of(Member)
    wanted = sorted(set(subjects))
    about = sa.select(line.c.document_id).where(line.c.order_id.in_(wanted))
    columns = (document.c.id, document.c.kind, document.c.number, document.c.created_by, document.c.touched_seq)
    name = sa.func.coalesce(member.c.name, document.c.created_by).label("name")
    query = (
        sa.select(*columns, name, COMMAND.c.decided_at)
        .outerjoin(member, member.c.id == document.c.created_by)
        .outerjoin(COMMAND, COMMAND.c.id == document.c.command_id)
        .where(sa.or_(document.c.source_id.in_(wanted), document.c.id.in_(about)), document.c.number != "", document.c.state != "held")
        .order_by(document.c.touched_seq, document.c.id)
    )
    if after is not None:
        move = table_of(StockMove)
        query = query.where(sa.exists().where(move.c.document_id == document.c.id, move.c.seq > after))
    found = connection.execute(query).all()
    lines = _lines(connection, [row.id for row in found])
    return tuple(Posted(row.id, row.kind, row.number, row.created_by, row.name, row.decided_at, lines.get(row.id, ())) for row in found)


def _lines(connection: sa.Connection, ids: Sequence[str]) -> Mapping[str, tuple[PostedLine, ...]]:
    line, item = table_of(DocumentLine), table_of(Item)
    columns = (line.c.document_id, line.c.item_id, line.c.quantity, line.c.order_id, line.c.order_line_no)
    query = (
        sa.select(
            *columns, sa.func.coalesce(item.c.name, line.c.item_id).label("name"), sa.func.coalesce(item.c.base_unit, "").label("unit")
        )
        .outerjoin(item, item.c.id == line.c.item_id)
        .where(line.c.document_id.in_(list(ids)))
        .order_by(line.c.document_id, line.c.line_no)
    )
    lines: dict[str, tuple[PostedLine, ...]] = {}
    for row in connection.execute(query):
        one = PostedLine(row.item_id, row.name, row.unit, row.quantity, (row.order_id, row.order_line_no))
        lines[row.document_id] = (*lines.get(row.document_id, ()), one)
    return lines


def _counted(connection: sa.Connection, sheet_id: str) -> tuple[tuple[str, str, int, datetime], ...]:
    line, member = table_of(CountLine), table_of(Member)
    last: Any = sa.func.max(line.c.counted_at)
    query = (
        sa.select(line.c.counted_by, sa.func.coalesce(member.c.name, line.c.counted_by), sa.func.count(), last.label("last"))
        .outerjoin(member, member.c.id == line.c.counted_by)
        .where(line.c.sheet_id == sheet_id, line.c.counted_by != "", line.c.counted_at.is_not(None))
        .group_by(line.c.counted_by, member.c.name)
        .order_by(line.c.counted_by)
    )
    return tuple((row[0], row[1], row[2], row[3]) for row in connection.execute(query))


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of what was asked for: so much was to be posted (None: all), and so much the book still expects now."""

    name: str
    unit: str
    wanted: Decimal | None
    left: Decimal


def compared(connection: sa.Connection, kind: str, body: Mapping[str, Any]) -> tuple[Compared, ...]:
    """What a receipt, a shipment or an arrival wanted, line by line, beside what is left of it now; nothing for other kinds."""
    if kind == "post_goods_receipt":
        table, of = table_of(OrderLine), "order_id"
        left: sa.ColumnElement[Any] = table.c.quantity_open
    elif kind in ("ship_transfer", "receive_transfer"):
        table, of = table_of(TransferLine), "transfer_id"
        left = table.c.quantity_in_transit if kind == "receive_transfer" else table.c.quantity_requested - table.c.quantity_shipped
    else:
        return ()
    item, name = table_of(Item), "order_line_no" if of == "order_id" else "line_no"
    query = (
        sa.select(table.c.line_no, left.label("left"), sa.func.coalesce(item.c.name, table.c.item_id).label("name"), item.c.base_unit)
        .outerjoin(item, item.c.id == table.c.item_id)
        .where(table.c[of] == str(body.get(of) or ""))
        .order_by(table.c.line_no)
    )
    wanted: dict[int, Decimal | None] = {}
    said = [line for line in body.get("lines", ()) if isinstance(line, Mapping)]
    for line in said:
        number, quantity = int(line.get(name) or 0), line.get("quantity")
        wanted[number] = None if quantity is None else (wanted.get(number) or Decimal(0)) + Decimal(str(quantity))
    found = connection.execute(query).all()
    return tuple(
        Compared(row.name, row.base_unit or "", wanted.get(row.line_no), row.left) for row in found if not said or row.line_no in wanted
    )
