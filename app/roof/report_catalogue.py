"""The reports by name: which query answers each and how its rows become a table; draws nothing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.exact import ZERO
from app.domain.refusals import Refusal
from db.queries import control, ledger, open_items, stock
from reports.document import Column, Report, ReportMeta, ReportTable


class UnknownReport(Refusal):
    says = "There is no report called “{name}”; did you mean {nearest}? Choose one of {names}."


class ReportNeeds(Refusal):
    says = "The report {name} needs {option}. Give it and ask again."


class NotAsked(Refusal):
    says = "The report {name} does not know {option}. Leave it out; the report takes {options}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is asked for; empty means all, no date means now or from the beginning."""

    as_of: date | None = None
    since: date | None = None
    until: date | None = None
    entity: str = ""
    warehouse: str = ""
    item: str = ""
    partner: str = ""
    account: str = ""
    state: str = ""

    def given(self) -> dict[str, Any]:
        """What was asked for, by name."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}


Build = Callable[[sa.Connection, Asked, date], ReportTable]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: its title, which questions it takes (and cannot do without), and what makes its table."""

    name: str
    title: str
    takes: tuple[str, ...]
    build: Build
    needs: tuple[str, ...] = ()


OPTIONS: Mapping[str, str] = {
    "as_of": "--as-of",
    "since": "--from",
    "until": "--to",
    "entity": "--entity",
    "warehouse": "--warehouse",
    "item": "--item",
    "partner": "--partner",
    "account": "--account",
    "state": "--state",
}


def report_kind(name: str) -> ReportKind:
    """The report called `name`; refused with the nearest name when there is none."""
    if name not in REPORTS:
        near = difflib.get_close_matches(name, REPORTS, n=1, cutoff=0.0)
        raise UnknownReport(name=name, names=", ".join(REPORTS), nearest=near[0])
    return REPORTS[name]


def make_report(connection: sa.Connection, name: str, asked: Asked, *, printed_at: datetime, printed_by: str, book: str = "") -> Report:
    """The report with its rows as they stand in this view of the book. Raises `UnknownReport`, `ReportNeeds`, `NotAsked`."""
    kind = report_kind(name)
    given = asked.given()
    for option in given:
        if option not in kind.takes:
            raise NotAsked(name=name, option=OPTIONS[option], options=", ".join(OPTIONS[o] for o in kind.takes) or "no options")
    for option in kind.needs:
        if option not in given:
            raise ReportNeeds(name=name, option=OPTIONS[option])
    table = kind.build(connection, asked, asked.as_of or printed_at.date())
    seq, seal = connection.execute(
        sa.text("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1")
    ).one_or_none() or (0, "")
    return Report(
        title=kind.title,
        company=_company(connection, asked.entity),
        sections=(table,),
        period=_period(asked),
        filters=tuple((option, str(value)) for option, value in given.items() if option not in ("as_of", "since", "until")),
        meta=ReportMeta(
            printed_at=printed_at,
            printed_by=printed_by,
            book=book,
            proofs=(("rows", f"{len(table.rows):,}"), ("position in the log", f"{seq:,}"), ("hash", str(seal)[:16])),
        ),
    )


def _company(connection: sa.Connection, entity_id: str) -> str:
    found = None
    if entity_id:
        found = connection.execute(sa.text("SELECT name FROM legal_entity WHERE id = :id"), {"id": entity_id}).scalar()
    return str(found or connection.execute(sa.text("SELECT name FROM book_info")).scalar() or "")


def _period(asked: Asked) -> str:
    if asked.as_of:
        return f"as of {asked.as_of.isoformat()}"
    if asked.since or asked.until:
        return f"{asked.since.isoformat() if asked.since else 'beginning'} to {asked.until.isoformat() if asked.until else 'now'}"
    return ""


def _table(columns: Sequence[Column], rows: Iterable[Any], *, group_by: tuple[str, ...] = (), title: str = "") -> ReportTable:
    """A table whose columns are attributes of the rows by key; empty texts of codes stay empty."""
    keys = [column.key for column in columns]
    return ReportTable(
        columns=tuple(columns), rows=[tuple(getattr(row, key) for key in keys) for row in rows], group_by=group_by, title=title
    )


def _code(key: str, title: str) -> Column:
    return Column(key=key, title=title, kind="code")


def _money(key: str, title: str, measured_in: str = "currency", *, summed: bool = True) -> Column:
    return Column(key=key, title=title, kind="money", measured_in=measured_in, total="sum" if summed else "none")


def _quantity(key: str, title: str, measured_in: str = "unit", *, summed: bool = False) -> Column:
    return Column(key=key, title=title, kind="quantity", measured_in=measured_in, total="sum" if summed else "none")


def _date(key: str, title: str) -> Column:
    return Column(key=key, title=title, kind="date")


def _trial_balance(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    until = asked.until or asked.as_of
    rows = ledger.trial_balance(connection, entity_id=asked.entity, since=asked.since, until=until)
    columns = (
        _code("entity_id", "Entity"),
        _code("account_id", "Account"),
        Column(key="name", title="Name"),
        Column(key="type", title="Type"),
        _code("currency", "Currency"),
        _money("opening", "Opening"),
        _money("debit", "Debit"),
        _money("credit", "Credit"),
        _money("closing", "Closing"),
    )
    return _table(columns, rows, group_by=("entity_id",))


def _stock_on_hand(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = stock.stock_on_hand(connection, entity_id=asked.entity, warehouse_id=asked.warehouse, item_id=asked.item)
    columns = (
        _code("entity_id", "Entity"),
        _code("warehouse_id", "Warehouse"),
        _code("location_id", "Location"),
        Column(key="location_kind", title="Kind"),
        _code("item_id", "Item"),
        Column(key="item_name", title="Name", width=2),
        _code("lot_id", "Lot"),
        _date("expires_on", "Expires"),
        _quantity("quantity", "Quantity"),
        _code("unit", "Unit"),
    )
    return _table(columns, rows, group_by=("warehouse_id",))


def _stock_valuation(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = stock.stock_valuation(connection, as_of=asked.as_of, entity_id=asked.entity, warehouse_id=asked.warehouse, item_id=asked.item)
    columns = (
        _code("entity_id", "Entity"),
        _code("account_id", "Account"),
        _code("warehouse_id", "Warehouse"),
        _code("item_id", "Item"),
        Column(key="item_name", title="Name", width=2),
        Column(key="family", title="Family"),
        Column(key="method", title="Method"),
        _quantity("quantity", "Quantity"),
        _code("unit", "Unit"),
        Column(key="unit_cost", title="Unit cost", kind="price", measured_in="currency"),
        _money("value", "Value"),
        _code("currency", "Currency"),
    )
    return _table(columns, rows, group_by=("entity_id", "account_id"))


def _stock_card(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = stock.stock_card(
        connection, item_id=asked.item, entity_id=asked.entity, warehouse_id=asked.warehouse, since=asked.since, until=asked.until
    )
    columns = (
        _code("entity_id", "Entity"),
        _date("posting_date", "Date"),
        Column(key="kind", title="Movement"),
        _code("number", "Document"),
        _code("warehouse_id", "Warehouse"),
        _code("location_id", "Location"),
        _code("lot_id", "Lot"),
        _code("partner_id", "Partner"),
        Column(key="quantity", title="Quantity", kind="quantity"),
        _money("value", "Value", summed=False),
        Column(key="quantity_after", title="On hand", kind="quantity"),
        _money("value_after", "Worth", summed=False),
        _code("currency", "Currency"),
    )
    return _table(columns, rows)


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
        _date("posting_date", "Date"),
        Column(key="seq", title="Position", kind="code"),
        _code("entity_id", "Entity"),
        _code("number", "Document"),
        Column(key="kind", title="Entry"),
        _code("account_id", "Account"),
        Column(key="account_name", title="Name"),
        _money("debit", "Debit", "base_currency"),
        _money("credit", "Credit", "base_currency"),
        _code("base_currency", "Currency"),
        _money("foreign_amount", "Amount", "currency", summed=False),
        _code("currency", "In"),
        _code("warehouse_id", "Warehouse"),
        Column(key="family", title="Family"),
        _code("partner_id", "Partner"),
        _code("member_id", "By"),
    )
    return _table(columns, rows)


@dataclass(frozen=True, slots=True)
class _Aged:
    row: Any
    days: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


def _grni(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = open_items.grni(connection, as_of=asked.as_of, entity_id=asked.entity, partner_id=asked.partner)
    columns = (
        _code("entity_id", "Entity"),
        _code("partner_id", "Supplier"),
        Column(key="partner_name", title="Name"),
        _code("number", "Order"),
        Column(key="line_no", title="Line", kind="code"),
        _code("item_id", "Item"),
        _quantity("quantity_received", "Received", ""),
        _quantity("quantity_invoiced", "Invoiced", ""),
        _money("balance", "Balance"),
        _code("currency", "Currency"),
        _date("since", "Since"),
        Column(key="days", title="Days", kind="integer"),
    )
    return _table(columns, [_Aged(row, (today - row.since).days) for row in rows], group_by=("entity_id",))


def _open_items(connection: sa.Connection, asked: Asked, today: date, side: str, partner: str) -> ReportTable:
    rows = open_items.open_items(
        connection,
        side="payable" if side == "payable" else "receivable",
        as_of=asked.as_of,
        entity_id=asked.entity,
        partner_id=asked.partner,
    )
    columns = (
        _code("entity_id", "Entity"),
        _code("partner_id", partner),
        Column(key="partner_name", title="Name"),
        _code("number", "Document"),
        _code("reference", "Reference"),
        _date("document_date", "Date"),
        _date("due_date", "Due"),
        Column(key="days", title="Days over", kind="integer"),
        _money("amount", "Amount", summed=False),
        _money("open_amount", "Open"),
        _code("currency", "Currency"),
        _money("open_base", "Open in base", "base_currency"),
        _code("base_currency", "Base"),
    )
    return _table(columns, [_Aged(row, row.days_overdue(today)) for row in rows], group_by=("entity_id",))


def _open_payables(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    return _open_items(connection, asked, today, "payable", "Supplier")


def _open_receivables(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    return _open_items(connection, asked, today, "receivable", "Customer")


def _in_transit(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = stock.in_transit(connection, as_of=asked.as_of, entity_id=asked.entity, item_id=asked.item)
    columns = (
        _code("entity_id", "Entity"),
        _code("number", "Transfer"),
        _code("to_warehouse_id", "To"),
        _code("item_id", "Item"),
        Column(key="item_name", title="Name", width=2),
        _code("lot_id", "Lot"),
        _quantity("quantity", "Quantity"),
        _code("unit", "Unit"),
        _money("value", "Value"),
        _code("currency", "Currency"),
        _date("since", "Left"),
        _date("expected_on", "Expected"),
        Column(key="days", title="Days", kind="integer"),
    )
    return _table(columns, [_Aged(row, (today - row.since).days) for row in rows], group_by=("entity_id",))


def _count_variances(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = control.count_variances(connection, entity_id=asked.entity, warehouse_id=asked.warehouse, state=asked.state, item_id=asked.item)
    columns = (
        _code("warehouse_id", "Warehouse"),
        _code("sheet_id", "Sheet"),
        Column(key="line_no", title="Line", kind="code"),
        _code("location_id", "Location"),
        _code("item_id", "Item"),
        Column(key="item_name", title="Name", width=2),
        _code("lot_id", "Lot"),
        _quantity("quantity_book", "Book"),
        _quantity("quantity_counted", "Counted"),
        _quantity("quantity_variance", "Variance"),
        _code("unit", "Unit"),
        _money("value_variance", "Value"),
        _code("currency", "Currency"),
        Column(key="state", title="State"),
        _code("counted_by", "Counted by"),
    )
    return _table(columns, rows, group_by=("sheet_id",))


def _approvals(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = control.approvals(connection, state=asked.state or "open", entity_id=asked.entity, warehouse_id=asked.warehouse)
    columns = (
        _code("request_id", "Request"),
        Column(key="requested_at", title="Asked", kind="datetime"),
        _code("requested_by", "By"),
        Column(key="kind", title="Control"),
        Column(key="document_kind", title="Document"),
        _code("document_id", "Id"),
        _code("entity_id", "Entity"),
        _code("warehouse_id", "Warehouse"),
        _money("amount", "Amount"),
        _code("currency", "Currency"),
        _code("role", "Decides"),
        Column(key="reason", title="Reason", width=2),
        Column(key="state", title="State"),
    )
    return _table(columns, rows)


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
    )
}
