"""Owns the forms made from what waits: a supplier's invoice of goods that came, a shipment of what is ordered, a payment of open items."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, cast

import sqlalchemy as sa

from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.payments import RecordPayment, SettledAmount
from app.commands.registry import Command
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from db.queries.open_items import open_items
from db.queries.unsettled import to_invoice, to_ship
from ui.i18n import QT_TRANSLATE_NOOP
from ui.screens.entering.set_up import COMPANY, CURRENCIES
from ui.screens.entering.spec import FieldSpec, Filled, FormSpec, Kind, LinesSpec, NextStep, Total, Values
from ui.screens.entering.trade import MONEY, ORDERS

_LOOK_AT_IT = NextStep(QT_TRANSLATE_NOOP("entering", "Look at it"), "document", "reports.read")
_POSTING_DATE = FieldSpec("posting_date", QT_TRANSLATE_NOOP("entering", "Posting date"), Kind.DAY, required=True, default="today")
_NOTE = FieldSpec("note", QT_TRANSLATE_NOOP("entering", "Note"))
_ITEM = FieldSpec("item", QT_TRANSLATE_NOOP("entering", "Item"), Kind.SHOWN, weight=4)
_UNIT = FieldSpec("unit_shown", QT_TRANSLATE_NOOP("entering", "Unit"), Kind.SHOWN)


def _invoice(filled: Filled, new_id: str) -> Command:
    order = filled.text("order_id")
    return PostSupplierInvoice(
        invoice_id=new_id,
        entity_id=filled.text("entity_id"),
        supplier_id=filled.text("partner_id"),
        reference=filled.text("reference"),
        posting_date=filled.day("posting_date"),
        document_date=filled.maybe_day("document_date"),
        due_date=filled.maybe_day("due_date"),
        currency=filled.text("currency"),
        total=filled.maybe_number("total"),
        note=filled.text("note"),
        lines=tuple(
            InvoiceLineIn(
                order_id=order,
                order_line_no=int(line.values["order_line_no"]),
                quantity=line.number("quantity"),
                unit_price=line.number("unit_price"),
                discount=Decimal(line.text("discount") or "0"),
            )
            for line in filled.lines("lines")
        ),
    )


def _load_order(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    return to_invoice(connection, id)


INVOICE = FormSpec(
    id="supplier_invoice",
    group=MONEY,
    title=QT_TRANSLATE_NOOP("entering", "Supplier invoice"),
    lead=QT_TRANSLATE_NOOP("entering", "What a supplier bills for goods that came: matched with the order and its receipts."),
    act=QT_TRANSLATE_NOOP("entering", "Post the invoice"),
    effect="",
    icon="invoicing",
    permission="invoicing.post",
    words=QT_TRANSLATE_NOOP("entering", "new bill payable match supplier GRNI"),
    known="uninvoiced",
    known_title=QT_TRANSLATE_NOOP("entering", "Waits for an invoice"),
    changes=False,
    key=("order_id",),
    load=_load_order,
    make=_invoice,
    posts=True,
    fields=(
        FieldSpec(
            "order_id",
            QT_TRANSLATE_NOOP("entering", "Purchase order"),
            Kind.LOOK,
            source="uninvoiced",
            required=True,
            hint=QT_TRANSLATE_NOOP("entering", "number or supplier"),
        ),
        FieldSpec("reference", QT_TRANSLATE_NOOP("entering", "Number of the invoice"), required=True),
        FieldSpec("document_date", QT_TRANSLATE_NOOP("entering", "Date of the invoice"), Kind.DAY, required=True, default="today"),
        _POSTING_DATE,
        FieldSpec("due_date", QT_TRANSLATE_NOOP("entering", "Due on"), Kind.DAY),
        FieldSpec("total", QT_TRANSLATE_NOOP("entering", "Total on the paper"), Kind.NUMBER),
        _NOTE,
    ),
    lines=(
        LinesSpec(
            "lines",
            QT_TRANSLATE_NOOP("entering", "Goods that came"),
            (
                _ITEM,
                FieldSpec("quantity", QT_TRANSLATE_NOOP("entering", "Quantity"), Kind.NUMBER, places=6, least=Decimal(0), required=True),
                _UNIT,
                FieldSpec("unit_price", QT_TRANSLATE_NOOP("entering", "Price"), Kind.NUMBER, places=6, least=Decimal(0), required=True),
            ),
            add="",
            least=1,
            first=0,
            loosen=True,
        ),
    ),
    then=(_LOOK_AT_IT,),
)


def _shipment(filled: Filled, new_id: str) -> Command:
    return ConfirmShipment(
        shipment_id=new_id,
        order_id=filled.text("order_id"),
        posting_date=filled.day("posting_date"),
        invoice_id=f"{new_id}-i" if filled.yes("at_once") else "",
        reference=filled.text("reference"),
        note=filled.text("note"),
        lines=tuple(
            ShipmentLineIn(
                order_line_no=int(line.values["order_line_no"]),
                quantity=line.number("quantity"),
                unit=line.text("unit"),
                location_id=line.text("location_id"),
                lot_id=line.text("lot_id"),
            )
            for line in filled.lines("lines")
        ),
    )


def _load_sale(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    return to_ship(connection, id)


SHIPMENT = FormSpec(
    id="shipment",
    group=ORDERS,
    title=QT_TRANSLATE_NOOP("entering", "Shipment"),
    lead=QT_TRANSLATE_NOOP("entering", "Goods of a sales order leave the warehouse, from where they lie."),
    act=QT_TRANSLATE_NOOP("entering", "Confirm the shipment"),
    effect="",
    icon="shipping",
    permission="shipping.post",
    words=QT_TRANSLATE_NOOP("entering", "new deliver send customer goods issue pick"),
    known="unshipped",
    known_title=QT_TRANSLATE_NOOP("entering", "Waits to be shipped"),
    changes=False,
    key=("order_id",),
    load=_load_sale,
    make=_shipment,
    posts=True,
    fields=(
        FieldSpec(
            "order_id",
            QT_TRANSLATE_NOOP("entering", "Sales order"),
            Kind.LOOK,
            source="unshipped",
            required=True,
            hint=QT_TRANSLATE_NOOP("entering", "number or customer"),
        ),
        _POSTING_DATE,
        FieldSpec("at_once", QT_TRANSLATE_NOOP("entering", "Invoice it at once"), Kind.YES, default="yes"),
        FieldSpec("reference", QT_TRANSLATE_NOOP("entering", "Delivery note")),
        _NOTE,
    ),
    lines=(
        LinesSpec(
            "lines",
            QT_TRANSLATE_NOOP("entering", "Goods that leave"),
            (
                _ITEM,
                FieldSpec("quantity", QT_TRANSLATE_NOOP("entering", "Quantity"), Kind.NUMBER, places=6, least=Decimal(0), required=True),
                _UNIT,
                FieldSpec(
                    "location_id",
                    QT_TRANSLATE_NOOP("entering", "From location"),
                    Kind.LOOK,
                    source="location",
                    within=("warehouse_id",),
                    required=True,
                    weight=2,
                ),
                FieldSpec("lot_id", QT_TRANSLATE_NOOP("entering", "Lot or serial number")),
            ),
            add="",
            least=1,
            first=0,
            loosen=True,
        ),
    ),
    then=(_LOOK_AT_IT,),
)


def _settled(filled: Filled) -> Decimal:
    return sum((line.number("settle") for line in filled.lines("lines")), Decimal(0))


def _payment(filled: Filled, new_id: str) -> Command:
    return RecordPayment(
        payment_id=new_id,
        entity_id=filled.text("entity_id"),
        direction=cast(Literal["received", "paid"], filled.text("direction")),
        partner_id=filled.text("partner_id"),
        posting_date=filled.day("posting_date"),
        amount=_amount(filled),
        currency=filled.text("currency"),
        reference=filled.text("reference"),
        note=filled.text("note"),
        allocations=tuple(
            SettledAmount(document_id=str(line.values["document_id"]), amount=line.number("settle"))
            for line in filled.lines("lines")
            if line.number("settle")
        ),
    )


def _amount(filled: Filled) -> Decimal:
    """What was entered; else what the items come to."""
    amount = filled.maybe_number("amount")
    return amount if amount is not None else _settled(filled)


def _shares(filled: Filled) -> Sequence[Total]:
    settled, amount = _settled(filled), _amount(filled)
    totals = [
        Total(QT_TRANSLATE_NOOP("entering", "Amount"), amount)
        if amount > 0
        else Total(QT_TRANSLATE_NOOP("entering", "Enter an amount, or what it settles"), amount, bad=True),
        Total(QT_TRANSLATE_NOOP("entering", "Settles"), settled),
    ]
    if amount > settled:
        totals.append(Total(QT_TRANSLATE_NOOP("entering", "Stays on account"), amount - settled))
    elif settled > amount:
        totals.append(Total(QT_TRANSLATE_NOOP("entering", "Settles more than is paid"), settled - amount, bad=True))
    return totals


def _load_items(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    side: Literal["receivable", "payable"] = "payable" if filled.text("direction") == "paid" else "receivable"
    sign = -1 if side == "payable" else 1
    found = open_items(connection, side=side, entity_id=filled.text("entity_id"), partner_id=id)
    return {
        "lines": [
            {
                "document_id": one.document_id,
                "number": f"{one.number} · {one.reference}" if one.reference else one.number,
                "due": one.due_date,
                "open": sign * one.open_amount,
                "currency": one.currency,
                "settle": None,
            }
            for one in sorted(found, key=lambda one: one.due_date)
            if one.open_amount * sign > 0
        ]
    }


PAYMENT = FormSpec(
    id="payment",
    group=MONEY,
    title=QT_TRANSLATE_NOOP("entering", "Payment"),
    lead=QT_TRANSLATE_NOOP("entering", "Money paid to a supplier or received from a customer, and the invoices it settles."),
    act=QT_TRANSLATE_NOOP("entering", "Post the payment"),
    effect="",
    icon="payments",
    permission="payments.post",
    words=QT_TRANSLATE_NOOP("entering", "new pay money bank settle open items receipt"),
    known="partner",
    known_title=QT_TRANSLATE_NOOP("entering", "Suppliers and customers"),
    changes=False,
    key=("partner_id", "direction", "entity_id"),
    load=_load_items,
    make=_payment,
    posts=True,
    totals=_shares,
    fields=(
        FieldSpec(
            "partner_id",
            QT_TRANSLATE_NOOP("entering", "Supplier or customer"),
            Kind.LOOK,
            source="partner",
            required=True,
            hint=QT_TRANSLATE_NOOP("entering", "code or name"),
        ),
        FieldSpec(
            "direction",
            QT_TRANSLATE_NOOP("entering", "Direction"),
            Kind.CHOICE,
            choices=(
                ("paid", QT_TRANSLATE_NOOP("entering", "paid to them")),
                ("received", QT_TRANSLATE_NOOP("entering", "received from them")),
            ),
            default="paid",
        ),
        COMPANY,
        _POSTING_DATE,
        FieldSpec(
            "amount",
            QT_TRANSLATE_NOOP("entering", "Amount"),
            Kind.NUMBER,
            least=Decimal(0),
            hint=QT_TRANSLATE_NOOP("entering", "what is settled below"),
        ),
        FieldSpec(
            "currency",
            QT_TRANSLATE_NOOP("entering", "Currency"),
            Kind.CHOICE,
            choices=tuple((code, code or QT_TRANSLATE_NOOP("entering", "the company's own")) for code in CURRENCIES),
        ),
        FieldSpec("reference", QT_TRANSLATE_NOOP("entering", "Reference")),
        _NOTE,
    ),
    lines=(
        LinesSpec(
            "lines",
            QT_TRANSLATE_NOOP("entering", "Open items"),
            (
                FieldSpec("number", QT_TRANSLATE_NOOP("entering", "Document"), Kind.SHOWN, weight=4),
                FieldSpec("due", QT_TRANSLATE_NOOP("entering", "Due on"), Kind.SHOWN_DAY, weight=2),
                FieldSpec("open", QT_TRANSLATE_NOOP("entering", "Open"), Kind.SHOWN_SUM, weight=2),
                FieldSpec("currency", QT_TRANSLATE_NOOP("entering", "Currency"), Kind.SHOWN),
                FieldSpec(
                    "settle",
                    QT_TRANSLATE_NOOP("entering", "Settle"),
                    Kind.NUMBER,
                    least=Decimal(0),
                    takes="open",
                    hint=QT_TRANSLATE_NOOP("entering", "Enter: all"),
                    weight=2,
                ),
            ),
            add="",
            first=0,
        ),
    ),
    then=(_LOOK_AT_IT,),
)
FORMS = (SHIPMENT, INVOICE, PAYMENT)
