"""What suppliers announced and has not come yet: the shipping notices of an order, and the order that a pallet or delivery note is for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from app.domain.book import Document, DocumentLine
from app.domain.book.shipping_notices import ShippingNotice, ShippingNoticeLine
from db.schema import table_of

KIND = "shipping_notice"


@dataclass(frozen=True, slots=True)
class AnnouncedLine:
    """Goods of an order line on their way, in base units; `sscc` is the pallet they travel in, empty for loose ones."""

    order_line_no: int
    item_id: str
    quantity: Decimal
    lot_id: str
    expires_on: date | None
    sscc: str


@dataclass(frozen=True, slots=True)
class Announced:
    """An open shipping notice; `reference` is the number on the supplier's delivery note."""

    notice_id: str
    number: str
    reference: str
    arrives_on: date | None
    lines: tuple[AnnouncedLine, ...]


@dataclass(frozen=True, slots=True)
class NoticeFound:
    """The order that something scanned is announced for."""

    order_id: str
    notice_id: str
    sscc: str = ""


def announced_for(connection: sa.Connection, order_id: str) -> tuple[Announced, ...]:
    """The open notices of an order, the first to arrive first."""
    document, notice = table_of(Document), table_of(ShippingNotice)
    heads = connection.execute(
        sa.select(document.c.id, document.c.number, document.c.reference, notice.c.arrives_on)
        .join(notice, notice.c.document_id == document.c.id)
        .where(notice.c.order_id == order_id, document.c.state == "open")
        .order_by(notice.c.arrives_on.is_(None), notice.c.arrives_on, document.c.number)
    ).all()
    lines = _lines(connection, [head.id for head in heads])
    return tuple(Announced(head.id, head.number, head.reference, head.arrives_on, tuple(lines[head.id])) for head in heads)


def _lines(connection: sa.Connection, notice_ids: list[str]) -> dict[str, list[AnnouncedLine]]:
    found: defaultdict[str, list[AnnouncedLine]] = defaultdict(list)
    if not notice_ids:
        return found
    line, more = table_of(DocumentLine), table_of(ShippingNoticeLine)
    query = (
        sa.select(line.c.document_id, line.c.order_line_no, line.c.item_id, line.c.quantity, line.c.lot_id, more.c.expires_on, more.c.sscc)
        .join(more, sa.and_(more.c.document_id == line.c.document_id, more.c.line_no == line.c.line_no))
        .where(line.c.document_id.in_(notice_ids))
        .order_by(line.c.document_id, line.c.line_no)
    )
    for document_id, *facts in connection.execute(query):
        found[document_id].append(AnnouncedLine(*facts))
    return found


def notice_named(connection: sa.Connection, text: str) -> NoticeFound | None:
    """The open notice with this number, id or number at its supplier; None where there is none or suppliers share it."""
    document = table_of(Document)
    query = sa.select(document.c.source_id, document.c.id).where(document.c.kind == KIND, document.c.state == "open")
    for same in (document.c.id == text, document.c.number == text.upper(), document.c.reference == text):
        found = connection.execute(query.where(same).limit(2)).all()
        if len(found) == 1:
            return NoticeFound(*found[0])
    return None


def pallet_announced(connection: sa.Connection, sscc: str) -> NoticeFound | None:
    """The open notice a pallet is announced in."""
    document, more = table_of(Document), table_of(ShippingNoticeLine)
    query = (
        sa.select(document.c.source_id, document.c.id)
        .join(more, more.c.document_id == document.c.id)
        .where(more.c.sscc == sscc, document.c.state == "open")
    )
    found = connection.execute(query).first()
    return NoticeFound(found.source_id, found.id, sscc) if found else None


def next_arrivals(connection: sa.Connection) -> dict[str, tuple[str, date | None]]:
    """For each order with an open notice: the number of the first delivery announced, and the day it is announced for."""
    document, notice = table_of(Document), table_of(ShippingNotice)
    rows = connection.execute(
        sa.select(notice.c.order_id, document.c.reference, notice.c.arrives_on)
        .join(document, document.c.id == notice.c.document_id)
        .where(document.c.state == "open")
        .order_by(notice.c.arrives_on.is_(None).desc(), notice.c.arrives_on.desc(), document.c.number.desc())
    )
    return {order_id: (reference, arrives_on) for order_id, reference, arrives_on in rows}
