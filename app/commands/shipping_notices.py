"""Shipping notices (ASN, despatch advice): what a supplier announces for an order, so that a pallet is received in one scan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item, LegalEntity, OrderLine
from app.domain.book.shipping_notices import ShippingNotice, ShippingNoticeLine
from app.domain.exact import ZERO, Quantity
from app.domain.refusals import AlreadyExists, InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.documents import document_of, open_document
from app.ledger.shipping_notices import KIND
from app.ledger.units import convert, to_base_units

SSCC_DIGITS = 18


class NoticeLine(Part, frozen=True, kw_only=True):
    """Goods on their way for an order line, in `unit` ("" is the line's own). `sscc` is the pallet or carton they travel in."""

    order_line_no: int
    quantity: Quantity
    unit: str = ""
    lot_id: str = ""
    expires_on: date | None = None
    sscc: str = ""


class AnnounceDelivery(Command, frozen=True, kw_only=True):
    """A supplier's notice of a delivery for an order. `reference` is its number at the supplier, as printed on the delivery note."""

    notice_id: str
    order_id: str
    notice_date: date
    reference: str
    arrives_on: date | None = None
    note: str = ""
    lines: tuple[NoticeLine, ...]


@decides(AnnounceDelivery, area="purchasing", permission="purchasing.order")
def decide_announce_delivery(command: AnnounceDelivery, desk: Desk) -> None:
    order = document_of(desk, command.order_id, kind="purchase_order", states=("open", "part_done"), action=Word("announced"))
    desk.authorise(entity_id=order.entity_id, warehouse_id=order.warehouse_id)
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("notice_has_at_least_one_line"))
    _refuse_bad_reference(desk, command, order)
    _refuse_bad_pallets(desk, command)
    ordered = {line.line_no: line for line in desk.many(OrderLine, "order", order.id)}
    items = desk.every(Item, [(line.item_id,) for line in ordered.values()])
    quantities = [_quantity(desk, n, line, ordered, order, items) for n, line in enumerate(command.lines, start=1)]
    entity = desk.one(LegalEntity, order.entity_id)
    notice = open_document(
        desk,
        entity,
        Document(
            id=command.notice_id,
            kind=KIND,
            entity_id=order.entity_id,
            warehouse_id=order.warehouse_id,
            partner_id=order.partner_id,
            state="open",
            document_date=command.notice_date,
            posting_date=command.notice_date,
            due_date=command.arrives_on,
            currency=order.currency,
            rate=order.rate,
            net=ZERO,
            tax=ZERO,
            total=ZERO,
            reference=command.reference,
            source_id=order.id,
            note=command.note,
            created_by=desk.member,
            command_id=desk.record.id,
        ),
    )
    desk.write(ShippingNotice(document_id=notice.id, order_id=order.id, arrives_on=command.arrives_on))
    for n, (line, quantity) in enumerate(zip(command.lines, quantities, strict=True), start=1):
        _write_line(desk, notice, n, line, ordered[line.order_line_no], quantity)
    _warn_of_more(desk, command, ordered, quantities)


def _refuse_bad_reference(desk: Desk, command: AnnounceDelivery, order: Document) -> None:
    if not command.reference.strip():
        raise InvalidValue(field=Word("reference"), value=Word("empty"), why=Phrase("delivery_note_names_the_notice"))
    for other in desk.many(Document, "reference", KIND, order.partner_id, command.reference):
        if other.id != command.notice_id and other.state in ("open", "done"):
            raise AlreadyExists(what=Word(KIND), id=command.reference)


def _refuse_bad_pallets(desk: Desk, command: AnnounceDelivery) -> None:
    """An SSCC is a pallet's own number in the whole world for a year at least; on two open notices it would be in two places."""
    pallets = list(dict.fromkeys(line.sscc for line in command.lines if line.sscc))
    for sscc in pallets:
        if not _is_sscc(sscc):
            raise InvalidValue(field=Word("sscc"), value=sscc, why=Phrase("sscc_has_18_digits_last_checks"))
    desk.prefetch_many(ShippingNoticeLine, "sscc", [(sscc,) for sscc in pallets])
    met = {line.document_id: line.sscc for sscc in pallets for line in desk.many(ShippingNoticeLine, "sscc", sscc)}
    for (document_id,), document in desk.every(Document, [(document_id,) for document_id in met]).items():
        if document.state == "open" and document_id != command.notice_id:
            raise InvalidValue(field=Word("sscc"), value=met[document_id], why=Phrase("sscc_is_announced_in", notice=document.number))


def _is_sscc(text: str) -> bool:
    """GS1 General Specifications 7.9: weights 3 and 1 from the right, the sum with the check digit a multiple of ten."""
    if len(text) != SSCC_DIGITS or not (text.isascii() and text.isdigit()):
        return False
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(reversed(text))) % 10 == 0


def _quantity(
    desk: Desk, n: int, line: NoticeLine, ordered: dict[int, OrderLine], order: Document, items: dict[tuple[str], Item]
) -> Decimal:
    """In base units. Refused for a line the order does not have, and for nothing."""
    order_line = ordered.get(line.order_line_no)
    if order_line is None:
        raise InvalidValue(
            field=Word("order_line"), value=line.order_line_no, why=Phrase("order_has_lines", order=order.id, count=len(ordered))
        )
    if line.quantity <= 0:
        raise InvalidValue(
            field=Phrase("of_line", what=Word("quantity"), line=n),
            value=line.quantity,
            why=Phrase("what_is_announced_is_more_than_nothing"),
        )
    item = items[(order_line.item_id,)]
    if line.unit in ("", order_line.unit):
        return convert(item, line.quantity, order_line.unit, order_line.units_numerator, order_line.units_denominator)
    return to_base_units(desk, item, line.quantity, line.unit)


def _write_line(desk: Desk, notice: Document, n: int, line: NoticeLine, order_line: OrderLine, quantity: Decimal) -> None:
    desk.write(
        DocumentLine(
            document_id=notice.id,
            line_no=n,
            item_id=order_line.item_id,
            lot_id=line.lot_id,
            text=line.sscc,
            quantity=quantity,
            unit=line.unit or order_line.unit,
            quantity_in_unit=line.quantity,
            unit_price=ZERO,
            net=ZERO,
            tax=ZERO,
            value=ZERO,
            order_id=order_line.order_id,
            order_line_no=order_line.line_no,
        )
    )
    desk.write(ShippingNoticeLine(document_id=notice.id, line_no=n, sscc=line.sscc, expires_on=line.expires_on))


def _warn_of_more(desk: Desk, command: AnnounceDelivery, ordered: dict[int, OrderLine], quantities: list[Decimal]) -> None:
    """More than the order still expects is the supplier's mistake; it is the receipt that has to be approved."""
    announced: dict[int, Decimal] = {}
    for line, quantity in zip(command.lines, quantities, strict=True):
        announced[line.order_line_no] = announced.get(line.order_line_no, ZERO) + quantity
    for line_no, quantity in announced.items():
        order_line = ordered[line_no]
        if quantity > order_line.quantity_open:
            desk.warn("announced_over", line=line_no, item=order_line.item_id, announced=quantity, open=order_line.quantity_open)


class CancelNotice(Command, frozen=True, kw_only=True):
    """The supplier took a notice back, or it was a mistake."""

    notice_id: str
    note: str = ""


@decides(CancelNotice, area="purchasing", permission="purchasing.order")
def decide_cancel_notice(command: CancelNotice, desk: Desk) -> None:
    notice = document_of(desk, command.notice_id, kind=KIND, states=("open",), action=Word("cancelled"))
    desk.authorise(entity_id=notice.entity_id, warehouse_id=notice.warehouse_id)
    desk.change(notice, state="cancelled", note=command.note or notice.note)
    desk.notes.result["document"] = notice.id
