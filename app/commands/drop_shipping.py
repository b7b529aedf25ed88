"""Drop shipping: goods go from the supplier straight to our customer; bought and sold in one entry, never in our stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import (
    CostLayer,
    Document,
    GrniLine,
    Item,
    ItemCosting,
    ItemUnit,
    LegalEntity,
    OrderLine,
    Partner,
    ReceiptLine,
    TaxCode,
)
from app.domain.book.invoicing import InvoiceMatch
from app.domain.book.late_cost import LateCostShare
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Money, Quantity, share_of
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.accounts import account_for
from app.ledger.documents import document_of
from app.ledger.journal import Entry, Target
from app.ledger.layer_uses import write_use
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.purchase_lines import amount_of, grni_of, post_grni
from app.ledger.rates import foreign_of, in_base, rate_on
from app.ledger.receipt_lines import use_up_prepaid
from app.ledger.reversals import undoes
from app.ledger.sales_lines import Bill, sale_between
from app.ledger.sales_orders import advance_order, shift_line
from app.ledger.selling import Dispatch, Picked, check_open, finish, pick_line, sell
from app.ledger.unselling import take_back_sale


class MoreThanBought(Refusal):
    says = (
        "Line {line} of purchase order {order} has {open} of {item} left to come, {wanted} went to the customer. "
        "Correct the quantity, or order more of the supplier first."
    )


class DropLineIn(Part, frozen=True, kw_only=True):
    """Goods for a line of the sales order that the supplier sent on a line of the purchase order; quantity in the sales unit."""

    order_line_no: int
    purchase_line_no: int
    quantity: Quantity
    unit: str = ""
    tax: Money | None = None


class ConfirmDropShipment(Command, frozen=True, kw_only=True):
    """The supplier sent goods of a purchase order straight to the customer of a sales order, invoiced at once or (no id) later."""

    shipment_id: str
    order_id: str
    purchase_order_id: str
    posting_date: date
    document_date: date | None = None
    invoice_id: str = ""
    reference: str = ""
    note: str = ""
    lines: tuple[DropLineIn, ...]


@dataclass(slots=True)
class _Buying:
    """The supplier's side of a drop shipment: whom we owe for it, at which rate."""

    purchase: Document
    supplier: Partner
    rate: Decimal

    @property
    def target(self) -> Target:
        return Target("GRNI", partner_id=self.supplier.id, partner_group=self.supplier.partner_group)


@decides(ConfirmDropShipment, area="drop_shipping", permission="shipping.post")
def decide_confirm_drop_shipment(command: ConfirmDropShipment, desk: Desk) -> None:
    desk.prefetch(Document, [(id,) for id in (command.order_id, command.purchase_order_id, command.shipment_id, command.invoice_id) if id])
    order = document_of(desk, command.order_id, kind="sales_order", states=("open", "part_done"), action=Word("shipped"))
    purchase = document_of(desk, command.purchase_order_id, kind="purchase_order", states=("open", "part_done"), action=Word("shipped"))
    desk.authorise(entity_id=order.entity_id, warehouse_id=order.warehouse_id)
    entity = desk.one(LegalEntity, order.entity_id)
    if purchase.entity_id != entity.id:
        raise InvalidValue(
            field=Word("purchase_order"),
            value=purchase.id,
            why=Phrase("belongs_to_the_sale_to", entity=purchase.entity_id, entity_2=entity.id),
        )
    picks, bought = _lines(command, desk, entity)
    sale_rate = rate_on(desk, base=entity.currency, currency=order.currency, day=command.posting_date)
    sale = sale_between(desk, entity, customer_id=order.partner_id, bill_to=order.bill_to, currency=order.currency, rate=sale_rate)
    entry = Entry(
        desk,
        entity,
        document_id=command.shipment_id,
        kind="drop_shipment",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    dispatch = Dispatch(
        sale=sale,
        entry=entry,
        bill=Bill(desk, entry, sale),
        warehouse_id=order.warehouse_id,
        order_id=order.id,
        invoice_id=command.invoice_id,
        passed=True,
    )
    rate = rate_on(desk, base=entity.currency, currency=purchase.currency, day=command.posting_date)
    buying = _Buying(purchase, desk.one(Partner, purchase.partner_id), rate)
    for pick, line in zip(picks, bought, strict=True):
        cost = _buy(desk, dispatch, buying, pick, line)
        sell(desk, dispatch, pick, cost=cost)
    finish(desk, dispatch, kind="drop_shipment", reference=command.reference, note=command.note)
    advance_order(desk, purchase.id)
    entry.close()


def _lines(command: ConfirmDropShipment, desk: Desk, entity: LegalEntity) -> tuple[list[Picked], list[OrderLine]]:
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("shipment_has_at_least_one_line"))
    sold = {line.line_no: line for line in desk.many(OrderLine, "order", command.order_id)}
    bought = {line.line_no: line for line in desk.many(OrderLine, "order", command.purchase_order_id)}
    for wanted in command.lines:
        for number, lines, id in (
            (wanted.order_line_no, sold, command.order_id),
            (wanted.purchase_line_no, bought, command.purchase_order_id),
        ):
            if number not in lines:
                raise InvalidValue(field=Word("order_line"), value=number, why=Phrase("order_has_lines_too", id=id, count=len(lines)))
        if sold[wanted.order_line_no].item_id != bought[wanted.purchase_line_no].item_id:
            why = Phrase("customer_ordered_on_line", item=sold[wanted.order_line_no].item_id, order_line_no=wanted.order_line_no)
            raise InvalidValue(field=Word("item_of_the_purchase"), value=bought[wanted.purchase_line_no].item_id, why=why)
    items = desk.every(Item, [(sold[wanted.order_line_no].item_id,) for wanted in command.lines])
    desk.every(ItemCosting, [(item.id, entity.id) for item in items.values()])
    desk.prefetch(ItemUnit, [(sold[x.order_line_no].item_id, x.unit) for x in command.lines if x.unit])
    picks = []
    for n, wanted in enumerate(command.lines, start=1):
        line = sold[wanted.order_line_no]
        item = items[(line.item_id,)]
        if item.tracking != "none":
            why = Phrase("tracked_receive_ship_known", item=item.id, tracking=Word(item.tracking), tracking_2=Word(item.tracking))
            raise InvalidValue(field=Phrase("of_line", what=Word("item"), line=n), value=item.id, why=why)
        picks.append(pick_line(desk, n, item, line, quantity=wanted.quantity, unit=wanted.unit, tax=wanted.tax))
    check_open(desk, picks)
    purchases = [bought[wanted.purchase_line_no] for wanted in command.lines]
    codes = [line.tax_code for line in (*sold.values(), *bought.values()) if line.tax_code]
    desk.prefetch(TaxCode, {(entity.id, code): None for code in codes})
    desk.prefetch(GrniLine, [(line.order_id, line.line_no) for line in purchases])
    return picks, purchases


def _buy(desk: Desk, dispatch: Dispatch, buying: _Buying, pick: Picked, ordered: OrderLine) -> Decimal:
    """Owe the supplier for the line: at the invoiced price as far as it was invoiced ahead, at the order's for the rest. Its cost.

    The goods get a layer that is used up at once, so that a price difference and late cost find the sale.
    """
    entity = dispatch.sale.entity
    line = desk.one(OrderLine, ordered.order_id, ordered.line_no)
    if pick.quantity > line.quantity_open:
        raise MoreThanBought(line=line.line_no, order=line.order_id, open=line.quantity_open, item=line.item_id, wanted=pick.quantity)
    grni = grni_of(desk, line)
    ahead = min(grni.prepaid_quantity, pick.quantity)
    prepaid = ZERO
    if ahead:
        prepaid = share_of(grni.prepaid_value, part=ahead, whole=grni.prepaid_quantity, digits=digits_of(entity.currency))
    amount = amount_of(desk, line, pick.quantity - ahead, digits_of(buying.purchase.currency))
    owed = amount.net + amount.non_recoverable
    accrued = in_base(entity, owed, buying.rate)
    desk.write(
        msgspec.structs.replace(
            grni,
            quantity_received=grni.quantity_received + pick.quantity,
            prepaid_quantity=grni.prepaid_quantity - ahead,
            prepaid_value=grni.prepaid_value - prepaid,
        )
    )
    own = foreign_of(entity, buying.purchase.currency, -owed, buying.rate)
    for part, value, foreign in ((ahead, prepaid, None), (pick.quantity - ahead, accrued, own)):
        if part:
            key = (line.order_id, line.line_no)
            post_grni(desk, dispatch.entry, buying.target, line=key, quantity=part, amount=-value, foreign=foreign, day=dispatch.day)
    cost = prepaid + accrued
    layer = _pass_through(desk, dispatch, buying, pick, line, cost)
    receipt = _receipt(dispatch, buying, pick, line, layer, invoiced=ahead, accrued=cost, cleared=prepaid)
    desk.write(receipt)
    if ahead:
        use_up_prepaid(desk, receipt, ahead, prepaid)
    shift_line(desk, (line.order_id, line.line_no), fulfilled=pick.quantity, open=-pick.quantity)
    desk.change(desk.one(OrderLine, line.order_id, line.line_no), ships_direct_for=dispatch.order_id)
    return cost


def _pass_through(desk: Desk, dispatch: Dispatch, buying: _Buying, pick: Picked, line: OrderLine, cost: Decimal) -> CostLayer:
    """A layer of goods that never were in stock: all of it gone to cost of sales. It belongs to the purchase it came from."""
    family, entity = pick.item.family, dispatch.sale.entity
    n = desk.next_n()
    layer = CostLayer(
        layer_seq=desk.seq,
        layer_n=n,
        entity_id=entity.id,
        item_id=pick.item.id,
        account_id=account_for(desk, entity_id=entity.id, role="INVENTORY", family=family, warehouse_id=dispatch.warehouse_id),
        scope=f"D:{dispatch.shipment_id}",
        warehouse_id=dispatch.warehouse_id,
        received_on=dispatch.day,
        quantity_received=pick.quantity,
        value_received=cost,
        quantity_remaining=ZERO,
        value_remaining=ZERO,
        document_id=buying.purchase.id,
        line_no=line.line_no,
        partner_id=buying.supplier.id,
        origin_seq=desk.seq,
        origin_n=n,
    )
    desk.write(layer)
    to = dispatch.goods_to(family)
    dispatch.entry.add(to, cost)
    write_use(desk, dispatch.entry, (desk.seq, n), quantity=pick.quantity, value=cost, to=to, line=(dispatch.shipment_id, pick.n))
    return layer


def _receipt(
    dispatch: Dispatch,
    buying: _Buying,
    pick: Picked,
    line: OrderLine,
    layer: CostLayer,
    *,
    invoiced: Decimal,
    accrued: Decimal,
    cleared: Decimal,
) -> ReceiptLine:
    return ReceiptLine(
        receipt_id=dispatch.shipment_id,
        line_no=pick.n,
        entity_id=line.entity_id,
        warehouse_id=line.warehouse_id,
        partner_id=line.partner_id,
        order_id=line.order_id,
        order_line_no=line.line_no,
        item_id=line.item_id,
        location_id="",
        quantity=pick.quantity,
        quantity_invoiced=invoiced,
        quantity_returned=ZERO,
        accrued=accrued,
        cleared=cleared,
        layer_seq=layer.layer_seq,
        layer_n=layer.layer_n,
        rate=buying.rate,
        received_on=dispatch.day,
    )


@undoes("drop_shipment")
def undo_drop_shipment(desk: Desk, entry: Entry, document: Document) -> None:
    """Both orders expect the goods again. Refused once the supplier's invoice, late cost, or the customer's side stands on it."""
    take_back_sale(desk, entry, document)
    for receipt in desk.many(ReceiptLine, "receipt", document.id):
        _take_back_purchase(desk, entry, document, receipt)
        advance_order(desk, receipt.order_id)


def _take_back_purchase(desk: Desk, entry: Entry, document: Document, receipt: ReceiptLine) -> None:
    matches = desk.many(InvoiceMatch, "receipt", receipt.receipt_id, receipt.line_no)
    own = [match for match in matches if match.document_id == document.id]
    ahead = sum((match.quantity for match in own), ZERO)
    prepaid = sum((match.cleared for match in own), ZERO)
    if receipt.quantity_returned or (receipt.quantity_invoiced, receipt.cleared) != (ahead, prepaid):
        later = [match.document_id for match in matches if match.document_id != document.id]
        raise refuse_as_stood_on(document, Phrase("supplier_invoiced_or_goods_went_back_since"), later)
    shares = desk.many(LateCostShare, "layer", receipt.layer_seq, receipt.layer_n)
    if sum((share.amount for share in shares), ZERO):
        raise refuse_as_stood_on(document, Phrase("cost_was_changed_since"), [share.document_id for share in shares])
    for match in own:
        negative = {name: -getattr(match, name) for name in ("quantity", "cleared", "prepaid")}
        facts = {"seq": desk.seq, "n": desk.next_n(), "document_id": entry.document_id, "posting_date": entry.posting_date}
        desk.write(msgspec.structs.replace(match, **(negative | facts)))
    grni = desk.one(GrniLine, receipt.order_id, receipt.order_line_no)
    desk.change(
        grni,
        quantity_received=grni.quantity_received - receipt.quantity,
        prepaid_quantity=grni.prepaid_quantity + ahead,
        prepaid_value=grni.prepaid_value + prepaid,
    )
    shift_line(desk, (receipt.order_id, receipt.order_line_no), fulfilled=-receipt.quantity, open=receipt.quantity)
    layer = desk.one(CostLayer, receipt.layer_seq, receipt.layer_n)
    desk.change(layer, quantity_received=ZERO, value_received=ZERO, quantity_remaining=ZERO, value_remaining=ZERO)
    desk.change(receipt, quantity=ZERO, quantity_invoiced=ZERO, accrued=ZERO, cleared=ZERO)
