"""The reports of finance: how the rows of its queries become tables; adds nothing to their figures and draws nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.domain.wording import Phrase
from app.roof.report_kinds import Asked, Build, ReportKind, aged_by_days, code, day, money, quantity, table, told, with_note, word
from db.queries import (
    claims,
    close,
    intercompany,
    intercompany_margin,
    landed_cost,
    margin,
    open_items,
    rebates,
    roll_forward,
    tax,
    working_capital,
)
from db.queries.ageing import aged
from reports.document import Column, ReportTable


@dataclass(frozen=True, slots=True)
class _Aged:
    """A row with its amount in the span of days it falls into."""

    row: Any
    ages: Any

    def __getattr__(self, name: str) -> Any:
        return getattr(self.ages if hasattr(self.ages, name) else self.row, name)


_AGES = (
    Column(key="days", title="Days", kind="integer"),
    money("to_30", "To 30 days"),
    money("to_60", "31 to 60"),
    money("to_90", "61 to 90"),
    money("older", "Older"),
)


def _with_ages(rows: Iterable[Any], amount: str, today: date) -> list[_Aged]:
    return [_Aged(row, aged(getattr(row, amount), since=row.since, day=today)) for row in rows]


def _landed_cost(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = landed_cost.landed_cost(connection, as_of=asked.as_of, entity_id=asked.entity, partner_id=asked.partner, item_id=asked.item)
    columns = (
        code("entity_id", "Entity"),
        code("partner_id", "Supplier"),
        code("number", "Receipt"),
        Column(key="line_no", title="Line", kind="code"),
        code("item_id", "Item"),
        word("cost_type", "Kind of cost"),
        money("accrued", "Estimated"),
        money("cleared", "Estimate billed"),
        money("billed", "Billed"),
        money("difference", "Difference"),
        money("open_amount", "Not billed yet"),
        code("currency", "Currency"),
    )
    return table(columns, rows, group_by=("entity_id",))


def _unmatched_accruals(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = landed_cost.unmatched_accruals(connection, as_of=asked.as_of, entity_id=asked.entity)
    columns = (
        code("entity_id", "Entity"),
        code("partner_id", "Supplier"),
        code("number", "Receipt"),
        Column(key="line_no", title="Line", kind="code"),
        code("item_id", "Item"),
        word("cost_type", "Kind of cost"),
        day("since", "Since"),
        *_AGES,
        money("open_amount", "Accrued"),
        code("currency", "Currency"),
    )
    return table(columns, _with_ages(rows, "open_amount", today), group_by=("entity_id",))


def _grni_ageing(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = open_items.grni(connection, as_of=asked.as_of, entity_id=asked.entity, partner_id=asked.partner)
    columns = (
        code("entity_id", "Entity"),
        code("partner_id", "Supplier"),
        Column(key="partner_name", title="Name"),
        code("number", "Order"),
        Column(key="line_no", title="Line", kind="code"),
        code("item_id", "Item"),
        day("since", "Since"),
        *_AGES,
        money("balance", "Balance"),
        code("currency", "Currency"),
    )
    return table(columns, _with_ages(rows, "balance", today), group_by=("entity_id", "partner_id"))


_MARGIN = (
    money("revenue", "Revenue"),
    money("cost", "Cost"),
    money("landed", "Landed cost"),
    money("freight", "Freight"),
    money("shrink", "Shrink"),
    money("rebate", "Rebates"),
    money("margin", "Margin"),
    Column(key="percent", title="%", kind="percent"),
    code("currency", "Currency"),
)


def _margin(by: margin.By, *first: Column) -> Build:
    def build(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
        rows = [_named(row, by) for row in margin.margin(connection, by=by, since=asked.since, until=asked.until, entity_id=asked.entity)]
        return table((code("entity_id", "Entity"), *first, *_MARGIN), rows, group_by=("entity_id",))

    return build


def _named(row: margin.MarginRow, by: margin.By) -> margin.MarginRow:
    """What belongs to no customer or item, such as counts and write-offs, says so."""
    if by == "customer" and not row.partner_id:
        return replace(row, partner_name=Phrase("of_no_customer").written())
    return replace(row, item_name=Phrase("of_no_single_item").written()) if by == "item" and not row.item_id else row


def _margin_change(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    assert asked.since
    assert asked.until
    rows = margin.margin_change(connection, since=asked.since, until=asked.until, entity_id=asked.entity)
    columns = (
        code("entity_id", "Entity"),
        Column(key="family", title="Family"),
        code("item_id", "Item"),
        Column(key="item_name", title="Name"),
        money("before", "Margin before"),
        money("price", "Price"),
        money("cost", "Cost"),
        money("landed", "Landed cost"),
        money("freight", "Freight"),
        money("shrink", "Shrink"),
        money("rebate", "Rebates"),
        money("volume", "Volume"),
        money("mix", "Mix"),
        money("after", "Margin after"),
        code("currency", "Currency"),
    )
    return table(columns, rows, group_by=("entity_id", "family"))


def _intercompany(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = intercompany.intercompany(connection, as_of=asked.as_of, entity_id=asked.entity)
    columns = (
        code("seller_id", "Seller"),
        code("buyer_id", "Buyer"),
        code("currency", "Currency"),
        money("sold", "Sold"),
        money("returned", "Returned"),
        money("settled", "Settled"),
        money("reversed", "Reversed"),
        money("open_amount", "Open"),
        money("seller_ledger", "Seller's books"),
        money("buyer_ledger", "Buyer's books"),
        money("difference", "Difference"),
        money("seller_base", "Open, seller", "seller_currency"),
        code("seller_currency", "In"),
        money("buyer_base", "Open, buyer", "buyer_currency"),
        code("buyer_currency", "In"),
    )
    return table(columns, rows)


def _unrealised_margin(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = intercompany_margin.unrealised_margin(connection, as_of=asked.as_of, entity_id=asked.entity, item_id=asked.item)
    columns = (
        code("seller_id", "Seller"),
        code("buyer_id", "Buyer"),
        code("number", "Shipment"),
        Column(key="line_no", title="Line", kind="code"),
        code("item_id", "Item"),
        Column(key="item_name", title="Name"),
        quantity("quantity", "Sold"),
        quantity("on_hand", "On hand"),
        code("unit", "Unit"),
        money("seller_net", "Price", "seller_currency"),
        money("cost", "Cost", "seller_currency"),
        money("margin", "Margin in stock", "seller_currency"),
        code("seller_currency", "In"),
        money("buyer_margin", "In buyer's stock", "buyer_currency"),
        code("buyer_currency", "In"),
    )
    return table(columns, rows, group_by=("buyer_id",))


def _elimination(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    accounts = intercompany.accounts_of_roles(connection)
    found = intercompany.elimination(connection, as_of=asked.as_of, entity_id=asked.entity)
    rows = [replace(row, role=accounts.get((row.entity_id, row.role), row.role)) for row in found]
    columns = (
        code("seller_id", "Seller"),
        code("buyer_id", "Buyer"),
        code("entity_id", "In the books of"),
        code("role", "Account"),
        told("text", "What", width=2),
        money("amount", "Debit +, credit\u00a0−"),
        code("currency", "Currency"),
        money("own_amount", "In its own currency", "own_currency", summed=False),
        code("own_currency", "In"),
    )
    return table(columns, rows, group_by=("seller_id", "buyer_id"))


def _rebates(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    found = rebates.rebates(connection, entity_id=asked.entity, partner_id=asked.partner, state=asked.state)
    rows = [row if row.side == "supplier" else _owed(row) for row in found]
    columns = (
        code("entity_id", "Entity"),
        word("side", "Side"),
        code("partner_id", "Partner"),
        Column(key="partner_name", title="Name"),
        code("agreement_id", "Agreement"),
        day("valid_from", "Valid from"),
        day("valid_to", "Valid to"),
        day("accrued_until", "Accrued until"),
        money("accrued", "Accrued"),
        money("claimed", "Claimed"),
        money("settled", "Settled"),
        money("open_amount", "Open"),
        money("unclaimed", "Not claimed"),
        code("currency", "Currency"),
        word("state", "State"),
    )
    return with_note(
        table(columns, rows, group_by=("entity_id", "side")),
        "What suppliers owe us counts up, what we owe customers counts down, so that a total is what is left for us.",
    )


def _owed(row: rebates.RebateRow) -> rebates.RebateRow:
    """A customer's rebate: it is ours to pay."""
    return replace(row, accrued=-row.accrued, claimed=-row.claimed, settled=-row.settled, open_amount=-row.open_amount)


def _claims(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = claims.claims(connection, state=asked.state, entity_id=asked.entity, partner_id=asked.partner)
    columns = (
        code("entity_id", "Entity"),
        code("partner_id", "Partner"),
        Column(key="partner_name", title="Name"),
        word("kind", "Document"),
        code("number", "Number"),
        day("claimed_on", "Claimed"),
        Column(key="days", title="Days", kind="integer"),
        money("amount", "Claim", summed=False),
        money("open_amount", "Open", summed=False),
        code("currency", "In"),
        money("open_base", "Open in base", "base_currency"),
        code("base_currency", "Base"),
        code("case_id", "Case"),
    )
    return table(columns, aged_by_days(rows, "claimed_on", today), group_by=("entity_id",))


def _tax(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = tax.tax_periods(connection, since=asked.since, until=asked.until, entity_id=asked.entity)
    columns = (
        code("entity_id", "Entity"),
        code("period_id", "Period"),
        word("direction", "Direction"),
        code("tax_code", "Tax code"),
        Column(key="name", title="Name"),
        money("base", "Taxed amount", summed=False),
        money("tax", "Tax owed +, back\u00a0−"),
        money("non_recoverable", "Not recoverable"),
        money("ledger", "In the ledger"),
        money("difference", "Difference"),
        code("currency", "Currency"),
    )
    return table(columns, rows, group_by=("entity_id", "period_id"))


def _working_capital(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = working_capital.working_capital(connection, as_of=asked.as_of, entity_id=asked.entity)
    columns = (
        code("entity_id", "Entity"),
        word("part", "Part"),
        money("amount", "In the accounts"),
        money("detail", "In detail", summed=False),
        money("difference", "Difference"),
        code("currency", "Currency"),
    )
    return table(columns, rows, group_by=("entity_id",))


def _close_checklist(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    period = asked.as_of.strftime("%Y-%m") if asked.as_of else ""
    rows = close.close_checklist(connection, entity_id=asked.entity, period_id=period)
    columns = (
        code("entity_id", "Entity"),
        code("period_id", "Period"),
        word("state", "State"),
        told("point", "Point", width=2),
        Column(key="found", title="Open", kind="integer"),
        money("amount", "Amount", summed=False),
        code("currency", "Currency"),
        day("oldest", "Oldest"),
        told("example", "For example", width=2),
    )
    return table(columns, rows, group_by=("entity_id",))


def _roll_forward(connection: sa.Connection, asked: Asked, today: date) -> ReportTable:
    rows = roll_forward.roll_forward(connection, since=asked.since, until=asked.until, entity_id=asked.entity)
    columns = (
        code("entity_id", "Entity"),
        code("account_id", "Account"),
        Column(key="account_name", title="Name"),
        word("step", "Step"),
        Column(key="moves", title="Moves", kind="integer"),
        money("value", "Value", summed=False),
        money("ledger", "In the ledger", summed=False),
        code("currency", "Currency"),
    )
    return table(columns, rows)


_ITEM = (Column(key="family", title="Family"), code("item_id", "Item"), told("item_name", "Name"))
_SOLD = (quantity("quantity", "Sold"), code("unit", "Unit"))
_CUSTOMER = (code("partner_id", "Customer"), told("partner_name", "Name"))
_SPAN = ("since", "until", "entity")
FINANCE: tuple[ReportKind, ...] = (
    ReportKind("landed-cost", "Landed cost", ("as_of", "entity", "partner", "item"), _landed_cost),
    ReportKind("landed-accruals", "Landed cost without a bill, by age", ("as_of", "entity"), _unmatched_accruals),
    ReportKind("grni-ageing", "Goods received, not invoiced, by age", ("as_of", "entity", "partner"), _grni_ageing),
    ReportKind("margin", "Margin by item", _SPAN, _margin("item", *_ITEM, *_SOLD)),
    ReportKind("margin-by-family", "Margin by family", _SPAN, _margin("family", Column(key="family", title="Family"))),
    ReportKind("margin-by-customer", "Margin by customer", _SPAN, _margin("customer", *_CUSTOMER)),
    ReportKind("margin-change", "What changed the margin", _SPAN, _margin_change, spans="month"),
    ReportKind("intercompany", "Trade within the group", ("as_of", "entity"), _intercompany),
    ReportKind("unrealised-margin", "Margin within the group still in stock", ("as_of", "entity", "item"), _unrealised_margin),
    ReportKind("elimination", "Elimination of trade within the group", ("as_of", "entity"), _elimination),
    ReportKind("rebates", "Rebates", ("entity", "partner", "state"), _rebates),
    ReportKind("claims", "Claims", ("entity", "partner", "state"), _claims),
    ReportKind("tax", "Tax by period", _SPAN, _tax),
    ReportKind("working-capital", "Working capital", ("as_of", "entity"), _working_capital),
    ReportKind("close-checklist", "Checklist of the close", ("as_of", "entity"), _close_checklist),
    ReportKind("roll-forward", "Roll-forward of inventory", _SPAN, _roll_forward),
)
