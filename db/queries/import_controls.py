"""Control totals of an imported book: what documents, open items, tax and stock add up to, by the names an importer compares."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.book import CostPool, Document, HeldGoods, JournalLine, OpenItem, OrderLine, StockPosition, TaxRow
from app.domain.book.counting import CountLine
from db.schema import table_of

_DOCUMENT, _ITEM, _LINE = table_of(Document).c, table_of(OpenItem).c, table_of(JournalLine).c
_TAX, _POSITION, _COUNT = table_of(TaxRow).c, table_of(StockPosition).c, table_of(CountLine).c
_ORDER, _HELD, _POOL = table_of(OrderLine).c, table_of(HeldGoods).c, table_of(CostPool).c


def control_totals(connection: sa.Connection, *, entity_id: str) -> dict[str, Decimal]:
    """Money in the entity's currency, counts as whole numbers; posted documents only."""
    totals: dict[str, Decimal] = {}
    for name, kind in (("customer invoices", "customer_invoice"), ("supplier invoices", "supplier_invoice")):
        posted = (_DOCUMENT.entity_id == entity_id, _DOCUMENT.kind == kind, _DOCUMENT.state == "posted")
        totals[name] = _one(connection, sa.select(sa.func.sum(_DOCUMENT.total)).where(*posted))
        totals[f"{name}, tax"] = _one(connection, sa.select(sa.func.sum(_DOCUMENT.tax)).where(*posted))
    for name, side in (("open receivables", "receivable"), ("open payables", "payable")):
        open_items = (_ITEM.entity_id == entity_id, _ITEM.side == side, _ITEM.open_amount != Decimal(0))
        totals[name] = abs(_one(connection, sa.select(sa.func.sum(_ITEM.open_base)).where(*open_items)))
        totals[f"{name}, items"] = _one(connection, sa.select(sa.func.count()).where(*open_items))
    settled = {"customer payments": _LINE.amount < Decimal(0), "supplier payments": _LINE.amount > Decimal(0)}
    for name, role in (("customer payments", "RECEIVABLE"), ("supplier payments", "PAYABLE")):
        paid = (_LINE.entity_id == entity_id, _LINE.role == role, settled[name])
        documents = sa.select(_DOCUMENT.id).where(_DOCUMENT.entity_id == entity_id, _DOCUMENT.kind == "payment")
        amount = _one(connection, sa.select(sa.func.sum(_LINE.amount)).where(*paid, _LINE.document_id.in_(documents)))
        totals[name] = abs(amount)
    cogs = sa.select(sa.func.sum(_LINE.amount)).where(_LINE.entity_id == entity_id, _LINE.role == "COGS")
    totals["cost of sales"] = _one(connection, cogs)
    output = (_TAX.entity_id == entity_id, _TAX.direction == "output")
    totals["tax lines"] = _one(connection, sa.select(sa.func.count()).where(*output))
    totals["tax lines, tax"] = -_one(connection, sa.select(sa.func.sum(_TAX.tax)).where(*output))
    totals["stock in units"] = _one(connection, sa.select(sa.func.sum(_POSITION.quantity)))
    held = (_COUNT.entity_id == entity_id, _COUNT.state == "held", _COUNT.quantity_waiting != Decimal(0))
    totals["count variances held"] = _one(connection, sa.select(sa.func.count()).where(*held))
    return totals


def purchase_totals(connection: sa.Connection, *, entity_id: str) -> dict[str, Decimal]:
    """What purchasing adds up to: orders, their lines, bills, freight, goods held and sent back, and what clearing accounts keep."""
    mine = (_DOCUMENT.entity_id == entity_id,)
    lines = sa.select(sa.func.count()).where(_ORDER.entity_id == entity_id, _ORDER.kind == "purchase_order")
    bills = sa.select(sa.func.sum(_DOCUMENT.net)).where(*mine, _DOCUMENT.kind == "supplier_invoice", _DOCUMENT.state == "posted")
    freight = sa.select(sa.func.sum(_DOCUMENT.net)).where(*mine, _DOCUMENT.kind == "landed_cost", _DOCUMENT.state == "posted")
    value = sa.select(sa.func.sum(_POOL.value)).where(_POOL.entity_id == entity_id)
    clearing = sa.select(sa.func.sum(_LINE.amount)).where(_LINE.entity_id == entity_id, _LINE.role.in_(("GRNI", "LANDED_COST_ACCRUAL")))
    return {
        "purchase orders": _one(connection, sa.select(sa.func.count()).where(*mine, _DOCUMENT.kind == "purchase_order")),
        "purchase order lines": _one(connection, lines),
        "lines with rejects": _one(connection, sa.select(sa.func.count()).where(_HELD.entity_id == entity_id)),
        "rejects still here": _one(connection, sa.select(sa.func.count()).where(_HELD.entity_id == entity_id, _HELD.state == "open")),
        "supplier invoices, net": _one(connection, bills),
        "freight": _one(connection, freight),
        "stock value": _one(connection, value),
        "left in clearing accounts": _one(connection, clearing),
    }


def _one(connection: sa.Connection, query: sa.Select[Any]) -> Decimal:
    return Decimal(connection.execute(query).scalar() or 0)
