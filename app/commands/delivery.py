"""Delivery: control of shipped goods passes to the customer, and with it revenue and cost of sales, together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.commands.registry import Command, decides, needs
from app.desk import Desk
from app.domain.book import Document, Item, LayerUse, LegalEntity, ShipmentLine, TaxCode
from app.domain.book.returns import ReturnedLayer
from app.domain.currency import digits_of
from app.domain.exact import ZERO, share_of
from app.domain.wording import Word
from app.ledger.documents import document_of, open_document
from app.ledger.journal import Entry, Target
from app.ledger.layer_uses import target_of, write_use
from app.ledger.rates import rate_on
from app.ledger.sales_lines import Sale, in_units, sale_amount, sale_between
from app.ledger.shipment_lines import amend, outstanding, uninvoiced
from app.state import Wants


class ConfirmDelivery(Command, frozen=True, kw_only=True):
    """A shipment whose goods pass at delivery has arrived. What came back before counts as never delivered."""

    delivery_id: str
    shipment_id: str
    posting_date: date
    document_date: date | None = None
    reference: str = ""
    note: str = ""


@needs(ConfirmDelivery)
def needs_of_confirm_delivery(command: ConfirmDelivery) -> Wants:
    wants = Wants()
    for id in (command.shipment_id, command.delivery_id):
        wants.add_row(Document, (id,))
    wants.add_group(ShipmentLine, "shipment", (command.shipment_id,))
    wants.add_group(LayerUse, "document", (command.shipment_id,))
    return wants


@decides(ConfirmDelivery, area="delivery", permission="shipping.post")
def decide_confirm_delivery(command: ConfirmDelivery, desk: Desk) -> None:
    shipment = document_of(desk, command.shipment_id, kind="shipment", states=("in_transit",), action=Word("delivered"))
    desk.authorise(entity_id=shipment.entity_id, warehouse_id=shipment.warehouse_id)
    entity = desk.one(LegalEntity, shipment.entity_id)
    rate = rate_on(desk, base=entity.currency, currency=shipment.currency, day=command.posting_date)
    sale = sale_between(
        desk,
        entity,
        customer_id=shipment.partner_id,
        bill_to=shipment.bill_to,
        currency=shipment.currency,
        rate=rate,
        active=False,
    )
    lines = desk.many(ShipmentLine, "shipment", shipment.id)
    items = desk.every(Item, [(line.item_id,) for line in lines])
    desk.prefetch(TaxCode, {(entity.id, line.tax_code): None for line in lines if line.tax_code})
    uses = desk.many(LayerUse, "document", shipment.id)
    desk.prefetch_many(ReturnedLayer, "line", [(line.shipment_id, line.line_no) for line in lines])
    entry = Entry(
        desk,
        entity,
        document_id=command.delivery_id,
        kind="delivery",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    for line in lines:
        _deliver(desk, entry, sale, line, [use for use in uses if use.line_no == line.line_no], family=items[(line.item_id,)].family)
    desk.change(shipment, state="posted")
    open_document(desk, entity, _header(command, desk, shipment, sale))
    entry.close()


def _deliver(desk: Desk, entry: Entry, sale: Sale, line: ShipmentLine, uses: Sequence[LayerUse], *, family: str) -> None:
    """Release the cost that waited (with late cost that followed it), the deferred revenue, and accrue what is not invoiced."""
    revenue_to = sale.of_goods("REVENUE", family=family, warehouse_id=line.warehouse_id)
    cost_to = sale.of_goods("COGS", family=family, warehouse_id=line.warehouse_id)
    waiting = sale.of_goods("SHIPPED_NOT_INVOICED", family=family, warehouse_id=line.warehouse_id)
    unbilled = uninvoiced(line)
    accrued = ZERO
    if outstanding(line):
        cost = line.cost - line.cost_returned
        entry.add(cost_to, cost)
        entry.add(waiting, -cost)
    if line.deferred:
        entry.add(sale.of_payer("DEFERRED_REVENUE"), line.deferred)
        entry.add(revenue_to, -line.deferred)
    if unbilled > 0:
        net = sale_amount(desk, sale, line, quantity_in_unit=in_units(line, unbilled)).net
        accrued = sale.base(net)
        entry.add(sale.of_payer("UNBILLED_RECEIVABLE"), accrued, sale.foreign(net))
        entry.add(revenue_to, -accrued, sale.foreign(-net))
    _repoint(desk, entry, line, uses, to=cost_to)
    amended = amend(
        desk,
        line,
        by=(entry.document_id, line.line_no),
        revenue=line.deferred + accrued,
        revenue_accrued=accrued,
        deferred=-line.deferred,
    )
    desk.change(amended, control_passed_on=entry.posting_date, delivery_id=entry.document_id)


def _repoint(desk: Desk, entry: Entry, line: ShipmentLine, uses: Sequence[LayerUse], *, to: Target) -> None:
    """Take the goods back from where they waited and let them go to cost of sales, so that later cost follows there."""
    returned = {(row.layer_seq, row.layer_n): row.quantity for row in desk.many(ReturnedLayer, "line", line.shipment_id, line.line_no)}
    digits = digits_of(entry.entity.currency)
    for use in uses:
        key = (use.layer_seq, use.layer_n)
        back = min(returned.get(key, ZERO), use.quantity)
        returned[key] = returned.get(key, ZERO) - back
        gone = use.quantity - back
        if gone <= 0:
            continue
        value = share_of(use.value, part=gone, whole=use.quantity, digits=digits)
        of = (entry.document_id, use.line_no)
        write_use(desk, entry, key, quantity=gone, value=value, to=to, line=of)
        write_use(desk, entry, key, quantity=-gone, value=-value, to=target_of(use), line=of)


def _header(command: ConfirmDelivery, desk: Desk, shipment: Document, sale: Sale) -> Document:
    return Document(
        id=command.delivery_id,
        kind="delivery",
        entity_id=shipment.entity_id,
        warehouse_id=shipment.warehouse_id,
        partner_id=shipment.partner_id,
        bill_to=shipment.bill_to,
        state="posted",
        document_date=command.document_date or command.posting_date,
        posting_date=command.posting_date,
        currency=shipment.currency,
        rate=sale.rate,
        net=shipment.net,
        tax=shipment.tax,
        total=shipment.total,
        reference=command.reference,
        source_id=shipment.id,
        note=command.note,
        created_by=desk.member,
        command_id=desk.record.id,
    )
