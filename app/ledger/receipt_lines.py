"""Receipt lines: goods taken into stock at what they cost, owed to GRNI, with the landed cost that is expected on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from app.desk import Desk
from app.domain.book import Document, Item, LegalEntity, Lot, OrderLine, Partner, ReceiptLine
from app.domain.book.invoicing import InvoiceMatch
from app.domain.currency import digits_of
from app.domain.exact import ZERO, share_of
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word, several
from app.ledger.control import needs_approval, tolerates
from app.ledger.journal import Entry, Target
from app.ledger.landed_accruals import Arrival, accrue, estimates
from app.ledger.purchase_lines import amount_of, grni_of, post_grni
from app.ledger.rates import foreign_of, in_base, rate_on
from app.ledger.stock import Place, Reason, receive


@dataclass(frozen=True, slots=True)
class Taken:
    """A received line as it was posted: `net` of what was not invoiced ahead in document currency, `value` in stock."""

    receipt: ReceiptLine
    net: Decimal
    value: Decimal


def receipt_document(
    desk: Desk,
    order: Document,
    entity: LegalEntity,
    *,
    id: str,
    posting_date: date,
    document_date: date | None,
    reference: str = "",
    note: str = "",
) -> Document:
    """The header of a goods receipt for an order, at the rate of its posting date."""
    return Document(
        id=id,
        kind="goods_receipt",
        entity_id=entity.id,
        warehouse_id=order.warehouse_id,
        partner_id=order.partner_id,
        state="posted",
        document_date=document_date or posting_date,
        posting_date=posting_date,
        currency=order.currency,
        rate=rate_on(desk, base=entity.currency, currency=order.currency, day=posting_date),
        net=ZERO,
        tax=ZERO,
        total=ZERO,
        reference=reference,
        source_id=order.id,
        note=note,
        created_by=desk.member,
        command_id=desk.record.id,
    )


def check_over(desk: Desk, order: Document, entity: LegalEntity, arriving: Sequence[tuple[OrderLine, Item, Decimal]]) -> None:
    """Within tolerance an over-receipt warns; beyond it the receipt waits for an approval by the money of all that is too much."""
    total: dict[int, Decimal] = {}
    known: dict[int, tuple[OrderLine, Item]] = {}
    for line, item, quantity in arriving:
        total[line.line_no] = total.get(line.line_no, line.quantity_fulfilled) + quantity
        known[line.line_no] = (line, item)
    money, beyond = ZERO, []
    for line_no, received in total.items():
        line, item = known[line_no]
        if received <= line.quantity_ordered:
            continue
        if tolerates(
            desk, entity_id=entity.id, kind="over_receipt", expected=line.quantity_ordered, actual=received, partner_id=order.partner_id
        ):
            facts = {"line": line.line_no, "item": line.item_id, "ordered": line.quantity_ordered, "received": received}
            desk.warn("over_receipt", **facts)
            continue
        excess = min(received - line.quantity_ordered, received - line.quantity_fulfilled)
        money += in_base(entity, amount_of(desk, line, excess, digits_of(order.currency)).net, order.rate)
        beyond.append(Phrase("received_over", excess=excess, unit=item.base_unit, item=item.id, ordered=line.quantity_ordered))
    if beyond:
        needs_approval(
            desk,
            kind="over_receipt",
            entity_id=entity.id,
            warehouse_id=order.warehouse_id,
            amount=money,
            currency=entity.currency,
            reason=several(beyond),
        )


def know_lot(desk: Desk, item: Item, lot_id: str, *, expires_on: date | None, supplier_id: str) -> None:
    """Write a lot that is new; refused when goods kept by expiry come without a date."""
    if not lot_id or desk.find(Lot, item.id, lot_id) is not None:
        return
    if item.expiry_tracked and expires_on is None:
        raise InvalidValue(field=Phrase("expiry_of_lot", lot=lot_id), value=Word("empty"), why=Phrase("kept_by_expiry_date", item=item.id))
    desk.write(Lot(item_id=item.id, id=lot_id, expires_on=expires_on, supplier_id=supplier_id))


def advance_order(desk: Desk, order: Document) -> None:
    """An order with goods in is partly or wholly done."""
    lines = desk.many(OrderLine, "order", order.id)
    state = "part_done" if any(line.quantity_open for line in lines) else "done"
    if order.state != state and any(line.quantity_fulfilled for line in lines):
        desk.change(order, state=state)


def take_in(
    desk: Desk, entry: Entry, document: Document, supplier: Partner, *, line_no: int, ordered: OrderLine, place: Place, quantity: Decimal
) -> Taken:
    """Receive `quantity` base units of an order line: at the invoiced price as far as it was invoiced ahead, at the order's for the rest.

    `document` is the goods receipt, whose rate counts. The order line's quantities and its GRNI account follow.
    """
    line = desk.one(OrderLine, ordered.order_id, ordered.line_no)
    grni = grni_of(desk, line)
    ahead = min(grni.prepaid_quantity, quantity)
    prepaid = share_of(grni.prepaid_value, part=ahead, whole=grni.prepaid_quantity, digits=place.digits) if ahead else ZERO
    amounts = amount_of(desk, line, quantity - ahead, digits_of(document.currency))
    owed = amounts.net + amounts.non_recoverable
    accrued = in_base(place.entity, owed, document.rate)
    desk.write(
        msgspec.structs.replace(
            grni,
            quantity_received=grni.quantity_received + quantity,
            prepaid_quantity=grni.prepaid_quantity - ahead,
            prepaid_value=grni.prepaid_value - prepaid,
        )
    )
    arrival = Arrival(supplier, line.warehouse_id, place.item, quantity, prepaid + accrued, document.posting_date)
    landed = estimates(desk, place.entity, arrival)
    cost = prepaid + accrued + sum((amount for _, amount in landed), ZERO)
    why = Reason("receipt", document.id, line_no, partner_id=document.partner_id)
    received = receive(desk, entry, place, quantity=quantity, cost=cost, why=why, received_on=document.posting_date)
    target = Target("GRNI", partner_id=document.partner_id, partner_group=supplier.partner_group)
    own = foreign_of(place.entity, document.currency, -owed, document.rate)
    for part, amount, foreign in ((ahead, prepaid, None), (quantity - ahead, accrued, own)):
        if part:
            key = (line.order_id, line.line_no)
            post_grni(desk, entry, target, line=key, quantity=part, amount=-amount, foreign=foreign, day=document.posting_date)
    receipt = ReceiptLine(
        receipt_id=document.id,
        line_no=line_no,
        entity_id=line.entity_id,
        warehouse_id=line.warehouse_id,
        partner_id=line.partner_id,
        order_id=line.order_id,
        order_line_no=line.line_no,
        item_id=line.item_id,
        lot_id=place.lot_id,
        location_id=place.location.id,
        quantity=quantity,
        quantity_invoiced=ahead,
        quantity_returned=ZERO,
        accrued=prepaid + accrued,
        cleared=prepaid,
        layer_seq=received.layer.layer_seq,
        layer_n=received.layer.layer_n,
        rate=document.rate,
        received_on=document.posting_date,
    )
    desk.write(receipt)
    if ahead:
        use_up_prepaid(desk, receipt, ahead, prepaid)
    for cost_type, amount in landed:
        accrue(desk, entry, receipt, cost_type, amount)
    fulfilled = line.quantity_fulfilled + quantity
    desk.change(line, quantity_fulfilled=fulfilled, quantity_open=max(line.quantity_open - quantity, ZERO))
    return Taken(receipt, amounts.net, received.value)


def use_up_prepaid(desk: Desk, receipt: ReceiptLine, part: Decimal, prepaid: Decimal) -> None:
    """Match `part` of what is received with what was invoiced before it came, at the `prepaid` value."""
    desk.write(
        InvoiceMatch(
            seq=desk.seq,
            n=desk.next_n(),
            entity_id=receipt.entity_id,
            document_id=receipt.receipt_id,
            line_no=receipt.line_no,
            order_id=receipt.order_id,
            order_line_no=receipt.order_line_no,
            receipt_id=receipt.receipt_id,
            receipt_line_no=receipt.line_no,
            quantity=part,
            cleared=prepaid,
            prepaid=-prepaid,
            price_difference=ZERO,
            exchange_difference=ZERO,
            posting_date=receipt.received_on,
        )
    )
