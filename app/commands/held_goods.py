"""Held goods: what arrived damaged or unordered is accepted, which posts the receipt, or refused, which returns it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Case, Document, DocumentLine, GrniLine, HeldGoods, Item, LegalEntity, Location, Lot, OrderLine, Partner, TaxCode
from app.domain.book.landed_cost import LandedAccrual
from app.domain.exact import ZERO, Quantity
from app.domain.refusals import InvalidValue, Refusal, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.documents import document_of, open_document
from app.ledger.landed_accruals import rates_of
from app.ledger.receipt_lines import advance_order, check_over, know_lot, receipt_document, take_in
from app.ledger.stock import place_at, prefetch_places, prefetch_stock
from app.ledger.stock_lines import entry_for, stock_document


class MoreThanHeld(Refusal):
    says = "{held} are held under {id}, {wanted} cannot be taken. Take no more than that, or post a receipt for what came since."


class AcceptedLine(Part, frozen=True, kw_only=True):
    """Held goods that we keep: all of them (`quantity` None) or some, put into a location.

    Unordered goods name the order line that was placed for them since.
    """

    held_id: str
    quantity: Quantity | None = None
    location_id: str
    order_line_no: int = 0
    expires_on: date | None = None


class AcceptHeldGoods(Command, frozen=True, kw_only=True):
    """Keep held goods: they are received against the order as if they had come now, at the order's price."""

    receipt_id: str
    order_id: str
    posting_date: date
    document_date: date | None = None
    note: str = ""
    lines: tuple[AcceptedLine, ...]


class RefusedLine(Part, frozen=True, kw_only=True):
    """Held goods that go back to the supplier: all of them (`quantity` None) or some."""

    held_id: str
    quantity: Quantity | None = None


class RefuseHeldGoods(Command, frozen=True, kw_only=True):
    """Send held goods back. They never were ours, so nothing is posted; the order still expects them."""

    refusal_id: str
    posting_date: date
    reference: str = ""
    note: str
    lines: tuple[RefusedLine, ...]


@decides(AcceptHeldGoods, area="receiving", permission="receiving.post")
def decide_accept_held_goods(command: AcceptHeldGoods, desk: Desk) -> None:
    order = document_of(desk, command.order_id, kind="purchase_order", states=("open", "part_done", "done"), action=Word("received"))
    desk.authorise(entity_id=order.entity_id, warehouse_id=order.warehouse_id)
    entity = desk.one(LegalEntity, order.entity_id)
    held = _held(desk, command.lines)
    ordered = _order_lines(desk, command, order, held)
    quantities = [_quantity(goods, line.quantity) for goods, line in zip(held, command.lines, strict=True)]
    items = desk.every(Item, [(goods.item_id,) for goods in held])
    arriving = [(line, items[(line.item_id,)], quantity) for line, quantity in zip(ordered, quantities, strict=True)]
    check_over(desk, order, entity, arriving)
    header = receipt_document(
        desk,
        order,
        entity,
        id=command.receipt_id,
        posting_date=command.posting_date,
        document_date=command.document_date,
        note=command.note,
    )
    document = open_document(desk, entity, header)
    _take_in(desk, command, document, entity, held, ordered, quantities)
    for goods, quantity in zip(held, quantities, strict=True):
        _release(desk, goods, quantity, "accepted")
    advance_order(desk, order)


@decides(RefuseHeldGoods, area="receiving", permission="receiving.post")
def decide_refuse_held_goods(command: RefuseHeldGoods, desk: Desk) -> None:
    held = _held(desk, command.lines)
    first = held[0]
    for goods in held:
        desk.authorise(entity_id=goods.entity_id, warehouse_id=goods.warehouse_id)
        if (goods.warehouse_id, goods.partner_id) != (first.warehouse_id, first.partner_id):
            raise InvalidValue(field=Word("held_goods"), value=goods.id, why=Phrase("one_refusal_for_one_warehouse_one_supplier"))
    if not command.note.strip():
        raise InvalidValue(field=Word("note"), value=Word("empty"), why=Phrase("supplier_know_why_goods_come_back"))
    entity = desk.one(LegalEntity, first.entity_id)
    open_document(
        desk,
        entity,
        stock_document(
            desk,
            entity,
            id=command.refusal_id,
            kind="goods_refusal",
            warehouse_id=first.warehouse_id,
            posting_date=command.posting_date,
            partner_id=first.partner_id,
            reference=command.reference,
            source_id=first.document_id,
            note=command.note,
        ),
    )
    items = desk.every(Item, [(goods.item_id,) for goods in held])
    for n, (goods, line) in enumerate(zip(held, command.lines, strict=True), start=1):
        quantity = _quantity(goods, line.quantity)
        _release(desk, goods, quantity, "returned")
        item = items[(goods.item_id,)]
        _write_line(desk, command.refusal_id, n, goods, item, location_id=goods.location_id, quantity=-quantity, value=ZERO)


def _held(desk: Desk, lines: Sequence[AcceptedLine] | Sequence[RefusedLine]) -> list[HeldGoods]:
    if not lines or len({line.held_id for line in lines}) != len(lines):
        raise InvalidValue(field=Word("lines"), value=len(lines), why=Phrase("held_goods_are_named_each_once"))
    rows = desk.every(HeldGoods, [(line.held_id,) for line in lines])
    desk.every(Case, [(line.held_id,) for line in lines])
    for goods in rows.values():
        if goods.state != "open":
            raise WrongState(
                what=Word("held_goods"),
                id=goods.id,
                state=Word(goods.state),
                action=Word("accepted_or_returned"),
                allowed=Word("open_ones"),
            )
    return [rows[(line.held_id,)] for line in lines]


def _order_lines(desk: Desk, command: AcceptHeldGoods, order: Document, held: Sequence[HeldGoods]) -> list[OrderLine]:
    known = {line.line_no: line for line in desk.many(OrderLine, "order", order.id)}
    ordered = []
    for goods, line in zip(held, command.lines, strict=True):
        line_no = line.order_line_no or (goods.order_line_no if goods.order_id == order.id else 0)
        found = known.get(line_no)
        if found is None:
            why = Phrase("was_not_ordered_place_order_for_goods", goods=goods.id)
            raise InvalidValue(field=Phrase("order_line_of", order=order.id), value=line_no, why=why)
        if (found.item_id, order.partner_id, order.warehouse_id) != (goods.item_id, goods.partner_id, goods.warehouse_id):
            why = Phrase("held_are_of_in", item=goods.item_id, partner=goods.partner_id, warehouse=goods.warehouse_id)
            raise InvalidValue(field=Phrase("order_line_of", order=order.id), value=line_no, why=why)
        ordered.append(found)
    return ordered


def _quantity(goods: HeldGoods, wanted: Decimal | None) -> Decimal:
    quantity = goods.quantity if wanted is None else wanted
    if quantity <= 0:
        raise InvalidValue(field=Phrase("quantity_of_goods", goods=goods.id), value=quantity, why=Phrase("more_than_nothing"))
    if quantity > goods.quantity:
        raise MoreThanHeld(held=goods.quantity, id=goods.id, wanted=quantity)
    return quantity


def _take_in(
    desk: Desk,
    command: AcceptHeldGoods,
    document: Document,
    entity: LegalEntity,
    held: Sequence[HeldGoods],
    ordered: Sequence[OrderLine],
    quantities: Sequence[Decimal],
) -> None:
    spots = [(line.location_id, goods.item_id, goods.lot_id) for line, goods in zip(command.lines, held, strict=True)]
    for location in desk.every(Location, [(location_id,) for location_id, _, _ in spots]).values():
        if location.warehouse_id != document.warehouse_id or location.kind == "transit":
            raise InvalidValue(
                field=Word("location"), value=location.id, why=Phrase("goods_are_in_warehouse", warehouse=document.warehouse_id)
            )
    prefetch_places(desk, spots)
    desk.prefetch(Lot, [(goods.item_id, goods.lot_id) for goods in held if goods.lot_id])
    desk.prefetch(GrniLine, [(line.order_id, line.line_no) for line in ordered])
    desk.prefetch(TaxCode, [(entity.id, line.tax_code) for line in ordered if line.tax_code])
    types = dict.fromkeys(rate.cost_type for rate in rates_of(desk, entity))
    desk.prefetch(LandedAccrual, [(document.id, n, cost_type) for n in range(1, len(held) + 1) for cost_type in types])
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=False)
    supplier = desk.one(Partner, document.partner_id)
    entry = entry_for(desk, entity, document)
    for n, (goods, line, place) in enumerate(zip(held, ordered, places, strict=True), start=1):
        know_lot(desk, place.item, goods.lot_id, expires_on=command.lines[n - 1].expires_on, supplier_id=supplier.id)
        taken = take_in(desk, entry, document, supplier, line_no=n, ordered=line, place=place, quantity=quantities[n - 1])
        _write_line(
            desk,
            document.id,
            n,
            goods,
            place.item,
            location_id=place.location.id,
            quantity=quantities[n - 1],
            value=taken.value,
            net=taken.net,
            order_line=line,
        )
    entry.close()


def _release(desk: Desk, goods: HeldGoods, quantity: Decimal, state: str) -> None:
    left = goods.quantity - quantity
    desk.change(goods, quantity=left, state="open" if left else state)
    case = desk.one(Case, goods.id)
    if not left and case.state == "open":
        desk.change(case, state="resolved", resolution=state, resolved_by=desk.member)


def _write_line(
    desk: Desk,
    document_id: str,
    n: int,
    goods: HeldGoods,
    item: Item,
    *,
    location_id: str,
    quantity: Decimal,
    value: Decimal,
    net: Decimal = ZERO,
    order_line: OrderLine | None = None,
) -> None:
    desk.write(
        DocumentLine(
            document_id=document_id,
            line_no=n,
            item_id=goods.item_id,
            lot_id=goods.lot_id,
            location_id=location_id,
            text=goods.cause,
            quantity=quantity,
            unit=item.base_unit,
            quantity_in_unit=quantity,
            unit_price=order_line.unit_price if order_line else ZERO,
            net=net,
            tax=ZERO,
            value=value,
            order_id=order_line.order_id if order_line else goods.order_id,
            order_line_no=order_line.line_no if order_line else goods.order_line_no,
            source_id=goods.id,
        )
    )
