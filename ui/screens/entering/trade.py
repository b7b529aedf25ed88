"""Owns the forms of trade and of the general ledger: orders bought and sold, journals by hand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from app.commands.journal_vouchers import PostJournal, VoucherLine
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.registry import Command
from app.commands.sales import SalesLine, TakeSalesOrder
from app.domain.exact import ARITHMETIC, round_half_up
from ui.i18n import QT_TRANSLATE_NOOP
from ui.screens.entering.set_up import COMPANY, CURRENCIES
from ui.screens.entering.spec import FieldSpec, Filled, FormSpec, Kind, LinesSpec, NextStep, Total, Values

ORDERS = QT_TRANSLATE_NOOP("entering", "Orders")
MONEY = QT_TRANSLATE_NOOP("entering", "Ledger")
_PERCENT = Decimal(100)
_WAREHOUSE = FieldSpec(
    "warehouse_id",
    QT_TRANSLATE_NOOP("entering", "Warehouse"),
    Kind.CHOICE,
    source="warehouse",
    within=("entity_id",),
    required=True,
)
_CURRENCY = FieldSpec(
    "currency",
    QT_TRANSLATE_NOOP("entering", "Currency"),
    Kind.CHOICE,
    choices=tuple((code, code or QT_TRANSLATE_NOOP("entering", "the partner's own")) for code in CURRENCIES),
)
_NOTE = FieldSpec("note", QT_TRANSLATE_NOOP("entering", "Note"))
_ORDER_LINES = LinesSpec(
    "lines",
    QT_TRANSLATE_NOOP("entering", "Lines"),
    (
        FieldSpec(
            "item_id",
            QT_TRANSLATE_NOOP("entering", "Item"),
            Kind.LOOK,
            source="item",
            required=True,
            weight=4,
            hint=QT_TRANSLATE_NOOP("entering", "code, name or barcode"),
        ),
        FieldSpec("quantity", QT_TRANSLATE_NOOP("entering", "Quantity"), Kind.NUMBER, places=6, least=Decimal(0), required=True),
        FieldSpec(
            "unit",
            QT_TRANSLATE_NOOP("entering", "Unit"),
            Kind.LOOK,
            source="unit",
            within=("item_id",),
            hint=QT_TRANSLATE_NOOP("entering", "its own"),
        ),
        FieldSpec("unit_price", QT_TRANSLATE_NOOP("entering", "Price"), Kind.NUMBER, places=6, least=Decimal(0), required=True),
        FieldSpec("discount", QT_TRANSLATE_NOOP("entering", "Discount %"), Kind.NUMBER, places=4, least=Decimal(0)),
        FieldSpec("tax_code", QT_TRANSLATE_NOOP("entering", "Tax"), Kind.LOOK, source="tax", within=("entity_id",), only_where_any=True),
    ),
    add=QT_TRANSLATE_NOOP("entering", "Add a line"),
    least=1,
)


def _fraction(line: Filled) -> Decimal:
    return ARITHMETIC.divide(line.number("discount"), _PERCENT)


def _net(filled: Filled) -> Sequence[Total]:
    """What the lines come to before tax, to the cent; the book rounds by the currency."""
    sums = (
        ARITHMETIC.multiply(ARITHMETIC.multiply(line.number("quantity"), line.number("unit_price")), 1 - _fraction(line))
        for line in filled.lines("lines")
    )
    return (Total(QT_TRANSLATE_NOOP("entering", "Net"), sum((round_half_up(amount, 2) for amount in sums), Decimal(0))),)


def _head(filled: Filled, new_id: str) -> dict[str, Any]:
    """What both kinds of order say of themselves."""
    texts = ("entity_id", "warehouse_id", "currency", "reference", "note")
    return {"order_id": new_id, "order_date": filled.day("order_date"), **{name: filled.text(name) for name in texts}}


def _ordered(filled: Filled, line: Filled) -> dict[str, Any]:
    """What both kinds of order say of a line."""
    return {
        "item_id": line.text("item_id"),
        "quantity": line.number("quantity"),
        "unit": line.text("unit"),
        "unit_price": line.number("unit_price"),
        "discount": _fraction(line),
        "tax_code": line.text("tax_code"),
        "due_date": filled.maybe_day("due_date"),
    }


def _order_fields(partner: FieldSpec, due: str) -> tuple[FieldSpec, ...]:
    """The head of an order with `partner`; `due` is what the day is called on which the goods change hands."""
    return (
        partner,
        COMPANY,
        _WAREHOUSE,
        FieldSpec("order_date", QT_TRANSLATE_NOOP("entering", "Ordered on"), Kind.DAY, required=True, default="today"),
        FieldSpec("due_date", due, Kind.DAY),
        _CURRENCY,
        FieldSpec("reference", QT_TRANSLATE_NOOP("entering", "Their number")),
        _NOTE,
    )


def _partner(name: str, title: str, source: str) -> FieldSpec:
    return FieldSpec(name, title, Kind.LOOK, source=source, required=True, hint=QT_TRANSLATE_NOOP("entering", "code or name"))


def _purchase_order(filled: Filled, new_id: str) -> Command:
    lines = tuple(PurchaseLine(**_ordered(filled, line)) for line in filled.lines("lines"))
    return PlacePurchaseOrder(**_head(filled, new_id), supplier_id=filled.text("supplier_id"), lines=lines)


def _sales_order(filled: Filled, new_id: str) -> Command:
    lines = tuple(SalesLine(**_ordered(filled, line)) for line in filled.lines("lines"))
    return TakeSalesOrder(**_head(filled, new_id), customer_id=filled.text("customer_id"), lines=lines)


PURCHASE_ORDER = FormSpec(
    id="purchase_order",
    group=ORDERS,
    title=QT_TRANSLATE_NOOP("entering", "Purchase order"),
    lead=QT_TRANSLATE_NOOP("entering", "Goods ordered of a supplier for a warehouse; receiving waits for them."),
    act=QT_TRANSLATE_NOOP("entering", "Place the order"),
    effect=QT_TRANSLATE_NOOP("entering", "An order posts nothing yet: the receipt of the goods does."),
    icon="receiving",
    permission="purchasing.order",
    words=QT_TRANSLATE_NOOP("entering", "new buy supplier goods"),
    make=_purchase_order,
    totals=_net,
    fields=_order_fields(
        _partner("supplier_id", QT_TRANSLATE_NOOP("entering", "Supplier"), "supplier"), QT_TRANSLATE_NOOP("entering", "Expected on")
    ),
    lines=(_ORDER_LINES,),
    then=(NextStep(QT_TRANSLATE_NOOP("entering", "Receive it"), "receiving", "receiving.post"),),
)
SALES_ORDER = FormSpec(
    id="sales_order",
    group=ORDERS,
    title=QT_TRANSLATE_NOOP("entering", "Sales order"),
    lead=QT_TRANSLATE_NOOP("entering", "Goods a customer wants from a warehouse."),
    act=QT_TRANSLATE_NOOP("entering", "Take the order"),
    effect=QT_TRANSLATE_NOOP("entering", "An order posts nothing yet: the shipment does."),
    icon="shipping",
    permission="sales.order",
    words=QT_TRANSLATE_NOOP("entering", "new sell customer goods"),
    make=_sales_order,
    totals=_net,
    fields=_order_fields(
        _partner("customer_id", QT_TRANSLATE_NOOP("entering", "Customer"), "customer"), QT_TRANSLATE_NOOP("entering", "Promised for")
    ),
    lines=(_ORDER_LINES,),
    then=(NextStep(QT_TRANSLATE_NOOP("entering", "Ship it"), "enter_shipment", "shipping.post", fills="order_id"),),
)


def _journal(filled: Filled, new_id: str) -> Command:
    return PostJournal(
        voucher_id=new_id,
        entity_id=filled.text("entity_id"),
        posting_date=filled.day("posting_date"),
        reference=filled.text("reference"),
        text=filled.text("text"),
        lines=tuple(
            VoucherLine(
                account_id=line.text("account_id"),
                amount=line.number("debit") - line.number("credit"),
                warehouse_id=line.text("warehouse_id"),
                partner_id=line.text("partner_id"),
            )
            for line in filled.lines("lines")
        ),
    )


def _sum(filled: Filled, side: str) -> Decimal:
    return sum((line.number(side) for line in filled.lines("lines")), Decimal(0))


def _balance(filled: Filled) -> Sequence[Total]:
    debit, credit = _sum(filled, "debit"), _sum(filled, "credit")
    totals = [Total(QT_TRANSLATE_NOOP("entering", "Debit"), debit), Total(QT_TRANSLATE_NOOP("entering", "Credit"), credit)]
    if debit > credit:
        totals.append(Total(QT_TRANSLATE_NOOP("entering", "Missing on the credit side"), debit - credit, bad=True))
    elif credit > debit:
        totals.append(Total(QT_TRANSLATE_NOOP("entering", "Missing on the debit side"), credit - debit, bad=True))
    return totals


def _other_side(filled: Filled, number: int) -> Values:
    """A new line begins with what is missing, on the side where it is."""
    missing = _sum(filled, "debit") - _sum(filled, "credit")
    return {"credit": missing} if missing > 0 else {"debit": -missing} if missing < 0 else {}


JOURNAL = FormSpec(
    id="journal",
    group=MONEY,
    title=QT_TRANSLATE_NOOP("entering", "Journal entry"),
    lead=QT_TRANSLATE_NOOP("entering", "An entry by hand on accounts that no document owns."),
    act=QT_TRANSLATE_NOOP("entering", "Post the entry"),
    effect="",
    icon="ledger",
    permission="journal.post",
    words=QT_TRANSLATE_NOOP("entering", "new manual voucher booking debit credit"),
    make=_journal,
    posts=True,
    totals=_balance,
    fields=(
        COMPANY,
        FieldSpec("posting_date", QT_TRANSLATE_NOOP("entering", "Posting date"), Kind.DAY, required=True, default="today"),
        FieldSpec("text", QT_TRANSLATE_NOOP("entering", "What for"), required=True),
        FieldSpec("reference", QT_TRANSLATE_NOOP("entering", "Voucher number")),
    ),
    lines=(
        LinesSpec(
            "lines",
            QT_TRANSLATE_NOOP("entering", "Lines"),
            (
                FieldSpec(
                    "account_id",
                    QT_TRANSLATE_NOOP("entering", "Account"),
                    Kind.LOOK,
                    source="account",
                    within=("entity_id",),
                    required=True,
                    weight=4,
                    hint=QT_TRANSLATE_NOOP("entering", "number or name"),
                ),
                FieldSpec("debit", QT_TRANSLATE_NOOP("entering", "Debit"), Kind.NUMBER, unless="credit", least=Decimal(0), weight=2),
                FieldSpec("credit", QT_TRANSLATE_NOOP("entering", "Credit"), Kind.NUMBER, unless="debit", least=Decimal(0), weight=2),
                FieldSpec(
                    "warehouse_id",
                    QT_TRANSLATE_NOOP("entering", "Warehouse"),
                    Kind.LOOK,
                    source="warehouse",
                    within=("entity_id",),
                    weight=2,
                ),
                FieldSpec("partner_id", QT_TRANSLATE_NOOP("entering", "Partner"), Kind.LOOK, source="partner", weight=2),
            ),
            add=QT_TRANSLATE_NOOP("entering", "Add a line"),
            least=2,
            first=2,
            complete=_other_side,
        ),
    ),
    then=(NextStep(QT_TRANSLATE_NOOP("entering", "Look at it"), "document", "reports.read"),),
)
FORMS = (PURCHASE_ORDER, SALES_ORDER, JOURNAL)
