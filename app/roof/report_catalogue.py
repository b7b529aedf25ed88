"""The reports by name: which query answers each and how its rows become a table; draws nothing."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.exact import ZERO
from app.domain.refusals import Refusal
from app.roof.report_kinds import (
    Asked,
    ReportKind,
    aged_by_days,
    code,
    day,
    filters_of,
    money,
    quantity,
    state_on_paper,
    table,
    told,
    word,
)
from app.roof.report_questions import check_question
from app.roof.reports_finance import FINANCE
from db.queries import control, ledger, open_items, stock, year_end
from db.queries.business_day import zones
from reports.document import Column, Report, ReportMeta, ReportTable
from reports.figures import Figures
from reports.spoken import spoken

ENGLISH = Figures()
__all__ = ["REPORTS", "Asked", "ReportKind", "UnknownReport", "make_report", "report_kind"]


class UnknownReport(Refusal):
    says = "There is no report called “{name}”; did you mean {nearest}? Choose one of {names}."


def report_kind(name: str) -> ReportKind:
    """The report called `name`; refused with the nearest name when there is none."""
    if name not in REPORTS:
        near = difflib.get_close_matches(name, REPORTS, n=1, cutoff=0.0)
        raise UnknownReport(name=name, names=", ".join(REPORTS), nearest=near[0])
    return REPORTS[name]


def make_report(
    connection: sa.Connection,
    name: str,
    asked: Asked,
    *,
    printed_at: datetime,
    printed_by: str,
    book: str = "",
    figures: Figures = ENGLISH,
) -> Report:
    """The report with its rows as they stand in this view of the book, in the language of `figures`. Today is the day at the place asked for,
    or where the book is; the day of `printed_at` where that is not known, or not one.

    Raises `UnknownReport` and what `check_question` does.
    """
    kind = report_kind(name)
    check_question(connection, kind, asked)
    today = zones(connection).day(printed_at, entity_id=asked.entity, warehouse_id=asked.warehouse, otherwise=printed_at.tzinfo)
    question = kind.completed(asked, today)
    built = kind.build(connection, question, asked.as_of or today)
    report = Report(
        title=kind.title,
        company=_company(connection, asked.entity),
        sections=(built,),
        period=kind.period(question, figures),
        filters=filters_of(asked, figures),
        meta=ReportMeta(
            printed_at=printed_at,
            printed_by=printed_by,
            book=book,
            state=state_on_paper(connection),
            proofs=((figures.say("rows"), figures.number(len(built.rows))),),
            figures=figures,
        ),
    )
    return spoken(report)


def _company(connection: sa.Connection, entity_id: str) -> str:
    found = None
    if entity_id:
        found = connection.execute(sa.text("SELECT name FROM legal_entity WHERE id = :id"), {"id": entity_id}).scalar()
    return str(found or connection.execute(sa.text("SELECT name FROM book_info")).scalar() or "")


def _trial_balance(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    until = asked.until or asked.as_of
    rows = year_end.yearly_trial_balance(connection, entity_id=asked.entity, since=asked.since, until=until)
    columns = (
        code("entity_id", "Entity"),
        code("account_id", "Account"),
        Column(key="name", title="Name"),
        word("type", "Account type"),
        code("currency", "Currency"),
        money("opening", "Balance before"),
        money("debit", "Debit"),
        money("credit", "Credit"),
        money("closing", "Balance after"),
    )
    return table(columns, rows, group_by=("entity_id",))


def _stock_on_hand(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = stock.stock_on_hand(connection, entity_id=asked.entity, warehouse_id=asked.warehouse, item_id=asked.item)
    columns = (
        code("entity_id", "Entity"),
        code("warehouse_id", "Warehouse"),
        code("location_id", "Location"),
        word("location_kind", "Kind"),
        code("item_id", "Item"),
        Column(key="item_name", title="Name", width=2),
        code("lot_id", "Lot"),
        day("expires_on", "Expires"),
        quantity("quantity", "Quantity"),
        quantity("promised", "Promised"),
        quantity("available", "Available"),
        code("unit", "Unit"),
    )
    return table(columns, rows, group_by=("warehouse_id",))


def _stock_valuation(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = stock.stock_valuation(connection, as_of=asked.as_of, entity_id=asked.entity, warehouse_id=asked.warehouse, item_id=asked.item)
    columns = (
        code("entity_id", "Entity"),
        code("account_id", "Account"),
        code("warehouse_id", "Warehouse"),
        code("item_id", "Item"),
        Column(key="item_name", title="Name", width=2),
        Column(key="family", title="Family"),
        word("method", "Method"),
        quantity("quantity", "Quantity"),
        code("unit", "Unit"),
        Column(key="unit_cost", title="Unit cost", kind="price", measured_in="currency"),
        money("value", "Value"),
        code("currency", "Currency"),
    )
    return table(columns, rows, group_by=("entity_id", "account_id"))


def _stock_card(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = stock.stock_card(
        connection, item_id=asked.item, entity_id=asked.entity, warehouse_id=asked.warehouse, since=asked.since, until=asked.until
    )
    columns = (
        code("entity_id", "Entity"),
        day("posting_date", "Date"),
        word("kind", "Movement"),
        code("number", "Document"),
        code("warehouse_id", "Warehouse"),
        code("location_id", "Location"),
        code("lot_id", "Lot"),
        code("partner_id", "Partner"),
        Column(key="quantity", title="Quantity", kind="quantity"),
        money("value", "Value", summed=False),
        Column(key="quantity_after", title="On hand", kind="quantity"),
        money("value_after", "Worth", summed=False),
        code("currency", "Currency"),
    )
    return table(columns, rows)


@dataclass(frozen=True, slots=True)
class _JournalLine:
    row: ledger.JournalRow
    debit: Decimal
    credit: Decimal

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


def _journal(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    found = ledger.journal(connection, entity_id=asked.entity, account_id=asked.account, since=asked.since, until=asked.until)
    rows = [_JournalLine(row, max(row.amount, ZERO), max(-row.amount, ZERO)) for row in found]
    columns = (
        day("posting_date", "Date"),
        Column(key="seq", title="Position", kind="code"),
        code("entity_id", "Entity"),
        code("number", "Document"),
        word("kind", "Kind of entry"),
        code("account_id", "Account"),
        Column(key="account_name", title="Name"),
        money("debit", "Debit", "base_currency"),
        money("credit", "Credit", "base_currency"),
        code("base_currency", "Currency"),
        money("foreign_amount", "Amount", "currency", summed=False),
        code("currency", "In"),
        code("warehouse_id", "Warehouse"),
        Column(key="family", title="Family"),
        code("partner_id", "Partner"),
        code("member_id", "By"),
    )
    return table(columns, rows)


def _grni(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = open_items.grni(connection, as_of=asked.as_of, entity_id=asked.entity, partner_id=asked.partner)
    columns = (
        code("entity_id", "Entity"),
        code("partner_id", "Supplier"),
        Column(key="partner_name", title="Name"),
        code("number", "Order"),
        Column(key="line_no", title="Line", kind="code"),
        code("item_id", "Item"),
        quantity("quantity_received", "Received", ""),
        quantity("quantity_invoiced", "Invoiced", ""),
        money("balance", "Balance"),
        code("currency", "Currency"),
        day("since", "Since"),
        Column(key="days", title="Days", kind="integer"),
    )
    return table(columns, aged_by_days(rows, "since", today), group_by=("entity_id",))


def _open_items(connection: sa.Connection, asked: Asked, today: date, side: str, partner: str) -> ReportTable:
    rows = open_items.open_items(
        connection,
        side="payable" if side == "payable" else "receivable",
        as_of=asked.as_of,
        entity_id=asked.entity,
        partner_id=asked.partner,
    )
    columns = (
        code("entity_id", "Entity"),
        code("partner_id", partner),
        Column(key="partner_name", title="Name"),
        code("number", "Document"),
        code("reference", "Reference"),
        day("document_date", "Date"),
        day("due_date", "Due"),
        Column(key="days", title="Days over", kind="integer"),
        money("amount", "Amount", summed=False),
        money("open_amount", "Open"),
        code("currency", "Currency"),
        money("open_base", "Open in base", "base_currency"),
        code("base_currency", "Base"),
    )
    return table(columns, aged_by_days(rows, "due_date", today), group_by=("entity_id",))


def _open_payables(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    return _open_items(connection, asked, today, "payable", "Supplier")


def _open_receivables(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    return _open_items(connection, asked, today, "receivable", "Customer")


def _in_transit(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = stock.in_transit(connection, as_of=asked.as_of, entity_id=asked.entity, item_id=asked.item)
    columns = (
        code("entity_id", "Entity"),
        code("number", "Transfer"),
        code("to_warehouse_id", "Destination"),
        code("item_id", "Item"),
        Column(key="item_name", title="Name", width=2),
        code("lot_id", "Lot"),
        quantity("quantity", "Quantity"),
        code("unit", "Unit"),
        money("value", "Value"),
        code("currency", "Currency"),
        day("since", "Left"),
        day("expected_on", "Expected"),
        Column(key="days", title="Days", kind="integer"),
    )
    return table(columns, aged_by_days(rows, "since", today), group_by=("entity_id",))


def _count_variances(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = control.count_variances(connection, entity_id=asked.entity, warehouse_id=asked.warehouse, state=asked.state, item_id=asked.item)
    columns = (
        code("warehouse_id", "Warehouse"),
        code("sheet_id", "Sheet"),
        Column(key="line_no", title="Line", kind="code"),
        code("location_id", "Location"),
        code("item_id", "Item"),
        Column(key="item_name", title="Name", width=2),
        code("lot_id", "Lot"),
        quantity("quantity_book", "Book quantity"),
        quantity("quantity_counted", "Counted"),
        quantity("quantity_variance", "Variance"),
        code("unit", "Unit"),
        money("value_variance", "Value"),
        code("currency", "Currency"),
        word("state", "State"),
        code("counted_by", "Counted by"),
    )
    return table(columns, rows, group_by=("sheet_id",))


def _approvals(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = control.approvals(connection, state=asked.state or "open", entity_id=asked.entity, warehouse_id=asked.warehouse)
    columns = (
        code("request_id", "Request"),
        Column(key="requested_at", title="Asked", kind="datetime"),
        code("requested_by", "Asked by"),
        word("kind", "Control"),
        word("document_kind", "Document"),
        code("document_id", "Id"),
        code("entity_id", "Entity"),
        code("warehouse_id", "Warehouse"),
        money("amount", "Amount"),
        code("currency", "Currency"),
        word("role", "Decides"),
        told("reason", "Reason", width=2),
        word("state", "State"),
    )
    return table(columns, rows)


_WHERE = ("entity", "warehouse", "item")
REPORTS: Mapping[str, ReportKind] = {
    kind.name: kind
    for kind in (
        ReportKind("trial-balance", "Trial balance", ("as_of", "since", "until", "entity"), _trial_balance),
        ReportKind("stock-on-hand", "Stock on hand", _WHERE, _stock_on_hand),
        ReportKind("stock-valuation", "Stock valuation", ("as_of", *_WHERE), _stock_valuation),
        ReportKind("stock-card", "Stock card", ("since", "until", *_WHERE), _stock_card, needs=("item",)),
        ReportKind("journal", "Journal", ("since", "until", "entity", "account"), _journal),
        ReportKind("grni", "Goods received, not invoiced", ("as_of", "entity", "partner"), _grni),
        ReportKind("open-payables", "Open payables", ("as_of", "entity", "partner"), _open_payables),
        ReportKind("open-receivables", "Open receivables", ("as_of", "entity", "partner"), _open_receivables),
        ReportKind("in-transit", "Goods in transit", ("as_of", "entity", "item"), _in_transit),
        ReportKind("count-variances", "Count variances", (*_WHERE, "state"), _count_variances),
        ReportKind("approvals", "Approval requests", ("entity", "warehouse", "state"), _approvals),
        *FINANCE,
    )
}
