"""Owns the form of a delivery that a supplier announces, so that its pallets are known before they come."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa

from app.commands.registry import Command
from app.commands.shipping_notices import AnnounceDelivery, NoticeLine
from db.queries.unsettled import to_announce
from ui.i18n import QT_TRANSLATE_NOOP
from ui.screens.entering.spec import FieldSpec, Filled, FormSpec, Kind, LinesSpec, NextStep, Values
from ui.screens.entering.trade import ORDERS


def _notice(filled: Filled, new_id: str) -> Command:
    return AnnounceDelivery(
        notice_id=new_id,
        order_id=filled.text("order_id"),
        notice_date=filled.day("notice_date"),
        reference=filled.text("reference"),
        arrives_on=filled.maybe_day("arrives_on"),
        note=filled.text("note"),
        lines=tuple(
            NoticeLine(
                order_line_no=int(line.text("order_line_no") or 0),
                quantity=line.number("quantity"),
                lot_id=line.text("lot_id"),
                expires_on=line.maybe_day("expires_on"),
                sscc=line.text("sscc"),
            )
            for line in filled.lines("lines")
        ),
    )


def _load_order(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    return to_announce(connection, id)


NOTICE = FormSpec(
    id="shipping_notice",
    group=ORDERS,
    title=QT_TRANSLATE_NOOP("entering", "Shipping notice"),
    lead=QT_TRANSLATE_NOOP("entering", "A delivery that a supplier announces: receiving then takes a pallet in with one scan."),
    act=QT_TRANSLATE_NOOP("entering", "Keep the notice"),
    effect=QT_TRANSLATE_NOOP("entering", "A notice posts nothing: the receipt of the goods does."),
    icon="receiving",
    permission="purchasing.order",
    words=QT_TRANSLATE_NOOP("entering", "new ASN despatch advice delivery pallet SSCC announce"),
    known="unreceived",
    known_title=QT_TRANSLATE_NOOP("entering", "Goods are expected"),
    changes=False,
    key=("order_id",),
    load=_load_order,
    make=_notice,
    fields=(
        FieldSpec(
            "order_id",
            QT_TRANSLATE_NOOP("entering", "Purchase order"),
            Kind.LOOK,
            source="unreceived",
            required=True,
            hint=QT_TRANSLATE_NOOP("entering", "number or supplier"),
        ),
        FieldSpec("reference", QT_TRANSLATE_NOOP("entering", "Delivery note"), required=True),
        FieldSpec("notice_date", QT_TRANSLATE_NOOP("entering", "Announced on"), Kind.DAY, required=True, default="today"),
        FieldSpec("arrives_on", QT_TRANSLATE_NOOP("entering", "Arrives on"), Kind.DAY),
        FieldSpec("note", QT_TRANSLATE_NOOP("entering", "Note")),
    ),
    lines=(
        LinesSpec(
            "lines",
            QT_TRANSLATE_NOOP("entering", "Goods on their way"),
            (
                FieldSpec(
                    "order_line_no",
                    QT_TRANSLATE_NOOP("entering", "Item"),
                    Kind.LOOK,
                    source="ordered",
                    within=("order_id",),
                    required=True,
                    weight=3,
                ),
                FieldSpec("quantity", QT_TRANSLATE_NOOP("entering", "Quantity"), Kind.NUMBER, places=6, least=Decimal(0), required=True),
                FieldSpec("unit_shown", QT_TRANSLATE_NOOP("entering", "Unit"), Kind.SHOWN),
                FieldSpec("lot_id", QT_TRANSLATE_NOOP("entering", "Lot or serial number"), weight=2),
                FieldSpec("expires_on", QT_TRANSLATE_NOOP("entering", "Expires"), Kind.DAY, weight=2),
                FieldSpec("sscc", QT_TRANSLATE_NOOP("entering", "Pallet (SSCC)"), weight=3),
            ),
            add=QT_TRANSLATE_NOOP("entering", "Add a line"),
            least=1,
            first=0,
            loosen=True,
        ),
    ),
    then=(NextStep(QT_TRANSLATE_NOOP("entering", "Look at it"), "document", "reports.read"),),
)
FORMS = (NOTICE,)
