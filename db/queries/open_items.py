"""Reading what is owed: open payables and receivables, and goods received but not invoiced, on any date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import sqlalchemy as sa

from app.domain.exact import Money, Quantity
from db.queries.ledger import LAST_DAY
from db.queries.reading import equals, read, where


@dataclass(frozen=True, slots=True)
class OpenItemRow:
    """An invoice, credit or payment on account that is not settled: receivable +, payable −; `open_amount` in `currency`."""

    entity_id: str
    partner_id: str
    partner_name: str
    document_id: str
    kind: str
    number: str
    reference: str
    document_date: date
    due_date: date
    currency: str
    amount: Money
    open_amount: Money
    base_currency: str
    open_base: Money

    def days_overdue(self, day: date) -> int:
        """Days since it was due, negative while it is not."""
        return (day - self.due_date).days


def open_items(
    connection: sa.Connection,
    *,
    side: Literal["receivable", "payable"],
    as_of: date | None = None,
    entity_id: str = "",
    partner_id: str = "",
) -> list[OpenItemRow]:
    """Items of one side that were open at the end of a day (now when None), by entity, partner and due date."""
    asked = {"o.entity_id": entity_id, "o.partner_id": partner_id}
    given = {name[2:]: value for name, value in asked.items() if value}
    columns = (
        "SELECT o.entity_id, o.partner_id, COALESCE(p.name, ''), o.document_id, COALESCE(d.kind, ''), COALESCE(d.number, ''), o.reference, "
        "o.document_date, o.due_date, o.currency, o.amount, {open_amount}, e.currency, {open_base} FROM open_item o "
        "JOIN legal_entity e ON e.id = o.entity_id LEFT JOIN document d ON d.id = o.document_id LEFT JOIN partner p ON p.id = o.partner_id "
    )
    order = "ORDER BY o.entity_id, o.partner_id, o.due_date, o.document_id"
    conditions = ["o.side = :side", *(equals(name, value) for name, value in asked.items())]
    if as_of is None:
        sql = columns.format(open_amount="o.open_amount", open_base="o.open_base")
        return read(connection, OpenItemRow, f"{sql} {where('o.open_amount <> 0', *conditions)} {order}", side=side, **given)
    sql = columns.format(open_amount="o.amount - COALESCE(s.amount, 0)", open_base="o.base_amount - COALESCE(s.base_amount, 0)")
    settled = (
        "LEFT JOIN (SELECT item_document_id, SUM(amount) AS amount, SUM(base_amount) AS base_amount FROM allocation "
        "WHERE posting_date <= :as_of GROUP BY item_document_id) AS s ON s.item_document_id = o.document_id "
    )
    still = "o.amount - COALESCE(s.amount, 0) <> 0"
    posted = "COALESCE(d.posting_date, o.document_date) <= :as_of"
    return read(connection, OpenItemRow, f"{sql} {settled} {where(still, posted, *conditions)} {order}", side=side, as_of=as_of, **given)


@dataclass(frozen=True, slots=True)
class GrniRow:
    """A purchase-order line whose receipts and invoices do not cancel out: owed to the supplier (+) or invoiced ahead (−)."""

    entity_id: str
    partner_id: str
    partner_name: str
    order_id: str
    number: str
    line_no: int
    item_id: str
    item_name: str
    quantity_received: Quantity
    quantity_invoiced: Quantity
    balance: Money
    currency: str
    since: date


def grni(connection: sa.Connection, *, as_of: date | None = None, entity_id: str = "", partner_id: str = "") -> list[GrniRow]:
    """Goods received not invoiced at the end of a day (now when None), by entity, supplier and order line.

    Quantities are those of now; the balance and the day it began are those of the date.
    """
    asked = {"g.entity_id": entity_id, "g.partner_id": partner_id}
    given = {name[2:]: value for name, value in asked.items() if value}
    return read(
        connection,
        GrniRow,
        "SELECT g.entity_id, g.partner_id, COALESCE(p.name, ''), g.order_id, COALESCE(d.number, ''), g.line_no, g.item_id, "
        "COALESCE(i.name, ''), g.quantity_received, g.quantity_invoiced, m.balance, e.currency, m.since FROM ("
        "SELECT order_id, line_no, -SUM(amount) AS balance, MIN(posting_date) AS since FROM grni_move "
        "WHERE posting_date <= :as_of GROUP BY order_id, line_no HAVING SUM(amount) <> 0) AS m "
        "JOIN grni_line g ON g.order_id = m.order_id AND g.line_no = m.line_no JOIN legal_entity e ON e.id = g.entity_id "
        "LEFT JOIN partner p ON p.id = g.partner_id LEFT JOIN item i ON i.id = g.item_id LEFT JOIN document d ON d.id = g.order_id "
        f"{where(*(equals(name, value) for name, value in asked.items()))} ORDER BY g.entity_id, g.partner_id, g.order_id, g.line_no",
        as_of=as_of or LAST_DAY,
        **given,
    )
