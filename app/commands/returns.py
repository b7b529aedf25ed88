"""Returns from customers: goods come back at the cost they left with, and what was invoiced for them is credited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import (
    Case,
    CostLayer,
    Document,
    DocumentLine,
    LegalEntity,
    Location,
    OrderLine,
    ShipmentLine,
    TaxCode,
)
from app.domain.book.returns import CaseDocument
from app.domain.currency import digits_of
from app.domain.exact import QUANTITY_SCALE, ZERO, Quantity, round_half_up, share_of
from app.domain.plain import plain
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.cases import attach, resolve
from app.ledger.control import needs_approval
from app.ledger.documents import document_of, open_document
from app.ledger.journal import Entry, Target
from app.ledger.made_with import take_back_made_with
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.reasons import check_reasons
from app.ledger.return_costs import come_back, forget_returned, prefetch_origins
from app.ledger.reversals import undoes
from app.ledger.sales_lines import Bill, Sale, bill_document, in_units, sale_between
from app.ledger.sales_orders import advance_order, shift_line
from app.ledger.shipment_lines import amend, creditable, outstanding, take_back, uninvoiced
from app.ledger.stock import Place, Reason, issue, place_at, prefetch_places, prefetch_stock
from app.ledger.stock_lines import posted_line, stock_document
from app.ledger.units import convert, factor_of

REPLACED_ON = "replacement_order"
Disposition = Literal["restock", "quarantine", "scrap", "to_supplier"]


class MoreThanSold(Refusal):
    says = (
        "Of line {line} of shipment {shipment}, {outstanding} of {item} are still with the customer; {wanted} cannot come back. "
        "Look for the shipment that they left with, or correct the quantity."
    )


class ReturnLineIn(Part, frozen=True, kw_only=True):
    """Goods of a shipment line that came back, where they are put, and what is to become of them.

    Only goods to restock go into storage; the others go to a quarantine location. Scrap is written off at once, with a reason.
    """

    shipment_line_no: int
    quantity: Quantity
    unit: str = ""
    location_id: str
    disposition: Disposition = "restock"
    reason: str = ""
    note: str = ""


class TakeCustomerReturn(Command, frozen=True, kw_only=True):
    """Goods of a shipment came back. What was invoiced is credited by `credit_note_id`; what was not is invoiced no more.

    Scrap is written off by `write_off_id`, a document of its own.
    `resolution` "replacement" opens the order again for as much, to be shipped and invoiced anew.
    """

    return_id: str
    shipment_id: str
    posting_date: date
    document_date: date | None = None
    credit_note_id: str = ""
    write_off_id: str = ""
    resolution: Literal["credit", "replacement"] = "credit"
    reference: str = ""
    note: str = ""
    lines: tuple[ReturnLineIn, ...]


@dataclass(frozen=True, slots=True)
class _Scrap:
    """A returned line that is written off at once, out of the layers it came back into."""

    n: int
    wanted: ReturnLineIn
    place: Place
    quantity: Decimal
    layers: tuple[CostLayer, ...]


@dataclass(slots=True)
class _Taking:
    """What posting the lines of one return shares. `sales` prices each credit at the rate of the invoice it takes back."""

    command: TakeCustomerReturn
    shipment: Document
    entry: Entry
    sale: Sale
    bill: Bill
    scrap: list[_Scrap] = field(default_factory=list)
    written_off: Decimal = ZERO


@decides(TakeCustomerReturn, area="returns", permission="returns.post")
def decide_take_customer_return(command: TakeCustomerReturn, desk: Desk) -> None:
    desk.prefetch(Document, [(id,) for id in (command.shipment_id, command.return_id, command.credit_note_id, command.write_off_id) if id])
    kind = "drop_shipment" if desk.one(Document, command.shipment_id).kind == "drop_shipment" else "shipment"
    shipment = document_of(desk, command.shipment_id, kind=kind, states=("posted", "in_transit"), action=Word("returned"))
    lines, locations = _lines(command, desk, shipment)
    for location in locations:
        desk.authorise(entity_id=shipment.entity_id, warehouse_id=location.warehouse_id)
    entity = desk.one(LegalEntity, shipment.entity_id)
    entry = Entry(
        desk,
        entity,
        document_id=command.return_id,
        kind="customer_return",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    sale = _sale_of(desk, entity, shipment, lines)
    taking = _Taking(command, shipment, entry, sale, Bill(desk, entry, sale))
    places = _places(desk, command, lines)
    for n, (wanted, line, place) in enumerate(zip(command.lines, lines, places, strict=True), start=1):
        _take_line(desk, taking, n, wanted, line, place)
    _finish(desk, taking)
    entry.close()


def _lines(command: TakeCustomerReturn, desk: Desk, shipment: Document) -> tuple[list[ShipmentLine], list[Location]]:
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("return_has_at_least_one_line"))
    known = {line.line_no: line for line in desk.many(ShipmentLine, "shipment", shipment.id)}
    for wanted in command.lines:
        if wanted.shipment_line_no not in known:
            why = Phrase("shipment_has_lines", shipment=shipment.id, count=len(known))
            raise InvalidValue(field=Word("shipment_line"), value=wanted.shipment_line_no, why=why)
    locations = desk.every(Location, [(wanted.location_id,) for wanted in command.lines])
    for n, wanted in enumerate(command.lines, start=1):
        location = locations[(wanted.location_id,)]
        if location.entity_id != shipment.entity_id:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("location"), line=n),
                value=location.id,
                why=Phrase("goods_left_from", entity=shipment.entity_id),
            )
        fits = location.kind not in ("quarantine", "transit") if wanted.disposition == "restock" else location.kind == "quarantine"
        if not fits:
            why = Phrase("goods_restock_go_into_storage_all_others")
            raise InvalidValue(field=Phrase("of_line", what=Word("location"), line=n), value=location.id, why=why)
    check_reasons(
        desk,
        [w.reason for w in command.lines if w.disposition == "scrap"],
        kinds=("write_off", "damage", "return"),
        what=Phrase("scrap"),
        required=True,
    )
    check_reasons(
        desk,
        [w.reason for w in command.lines if w.reason],
        kinds=("return", "damage", "write_off"),
        what=Phrase("a_return"),
        required=False,
    )
    return [known[wanted.shipment_line_no] for wanted in command.lines], list(locations.values())


def _sale_of(desk: Desk, entity: LegalEntity, shipment: Document, lines: Sequence[ShipmentLine]) -> Sale:
    """The parties, at the rate of the invoice that is credited, so that crediting all of it leaves no difference."""
    invoices = desk.every(Document, [(line.invoice_id,) for line in lines if line.invoice_id])
    rates = {invoice.rate for invoice in invoices.values()} or {shipment.rate}
    if len(rates) > 1:
        why = Phrase("these_lines_were_invoiced_at_different_rates")
        raise InvalidValue(field=Word("lines"), value=sorted(plain(rate) for rate in rates), why=why)
    return sale_between(
        desk,
        entity,
        customer_id=shipment.partner_id,
        bill_to=shipment.bill_to,
        currency=shipment.currency,
        rate=min(rates),
        active=False,
    )


def _places(desk: Desk, command: TakeCustomerReturn, lines: Sequence[ShipmentLine]) -> list[Place]:
    spots = [(wanted.location_id, line.item_id, line.lot_id) for wanted, line in zip(command.lines, lines, strict=True)]
    prefetch_places(desk, spots)
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=any(wanted.disposition == "scrap" for wanted in command.lines))
    prefetch_origins(desk, lines)
    desk.prefetch(TaxCode, {(line.entity_id, line.tax_code): None for line in lines if line.tax_code})
    desk.prefetch(OrderLine, [(line.order_id, line.order_line_no) for line in lines if line.order_id])
    return places


def _take_line(desk: Desk, taking: _Taking, n: int, wanted: ReturnLineIn, line: ShipmentLine, place: Place) -> None:
    line = desk.one(ShipmentLine, line.shipment_id, line.line_no)
    unit = wanted.unit or line.unit
    quantity = convert(place.item, wanted.quantity, unit, *factor_of(desk, place.item, unit))
    if quantity <= 0:
        raise InvalidValue(
            field=Phrase("of_line", what=Word("quantity"), line=n),
            value=wanted.quantity,
            why=Phrase("what_comes_back_is_more_than_nothing"),
        )
    if quantity > outstanding(line):
        raise MoreThanSold(line=line.line_no, shipment=line.shipment_id, outstanding=outstanding(line), item=line.item_id, wanted=quantity)
    command, sale = taking.command, taking.sale
    role = "COGS" if line.control_passed_on else "SHIPPED_NOT_INVOICED"
    back = come_back(
        desk,
        taking.entry,
        line,
        place,
        quantity=quantity,
        source=sale.of_goods(role, family=place.item.family, warehouse_id=line.warehouse_id),
        why=Reason("customer_return", command.return_id, n, partner_id=sale.customer.id, reason=wanted.reason),
        received_on=command.posting_date,
    )
    credited = _credit(desk, taking, n, line, quantity, family=place.item.family)
    amend(desk, line, by=(command.return_id, n), quantity_returned=quantity, cost_returned=back.cost, **credited)
    if wanted.disposition == "scrap":
        taking.scrap.append(_Scrap(n, wanted, place, quantity, back.layers))
    _reopen(desk, taking, line, quantity)
    desk.write(
        DocumentLine(
            document_id=command.return_id,
            line_no=n,
            item_id=line.item_id,
            lot_id=line.lot_id,
            location_id=place.location.id,
            text=wanted.note or wanted.disposition,
            quantity=quantity,
            unit=unit,
            quantity_in_unit=wanted.quantity,
            unit_price=line.unit_price,
            net=-credited.get("net_credited", ZERO),
            tax_code=line.tax_code,
            tax=-credited.get("tax_credited", ZERO),
            value=back.cost,
            order_id=line.order_id,
            order_line_no=line.order_line_no,
            source_id=line.shipment_id,
            source_line_no=line.line_no,
            reason=wanted.reason,
        )
    )


def _credit(desk: Desk, taking: _Taking, n: int, line: ShipmentLine, quantity: Decimal, *, family: str) -> dict[str, Decimal]:
    """Take back revenue: first what was never invoiced, then what was, by credit note. Returns what changes on the shipment line."""
    sale, entry, digits = taking.sale, taking.entry, digits_of(taking.sale.entity.currency)
    returns = sale.of_goods("SALES_RETURNS", family=family, warehouse_id=line.warehouse_id)
    never = min(quantity, uninvoiced(line))
    billed = quantity - never
    changes: dict[str, Decimal] = {}
    if never and line.control_passed_on:
        accrued = share_of(line.revenue_accrued - line.revenue_cleared, part=never, whole=uninvoiced(line), digits=digits)
        entry.add(returns, accrued)
        entry.add(sale.of_payer("UNBILLED_RECEIVABLE"), -accrued)
        changes["revenue_cleared"] = accrued
        changes["revenue"] = -accrued
    if not billed:
        return changes
    whole = creditable(line)
    net = share_of(line.net_invoiced - line.net_credited, part=billed, whole=whole, digits=sale.digits)
    tax = share_of(line.tax_invoiced - line.tax_credited, part=billed, whole=whole, digits=sale.digits)
    net_base = -taking.bill.add(n, tax_code=line.tax_code, net=-net, tax=-tax)
    deferred = ZERO
    if line.control_passed_on is None:
        deferred = line.deferred if billed == whole else min(net_base, line.deferred)
        entry.add(sale.of_payer("DEFERRED_REVENUE"), deferred, sale.foreign(net))
        changes["deferred"] = -deferred
    if net_base != deferred or line.control_passed_on:
        entry.add(returns, net_base - deferred, sale.foreign(net) if line.control_passed_on else None)
        changes["revenue"] = changes.get("revenue", ZERO) - (net_base - deferred)
    _write_credit_line(desk, taking, n, line, billed, net=net, tax=tax)
    return changes | {"quantity_credited": billed, "net_credited": net, "tax_credited": tax}


def _write_credit_line(desk: Desk, taking: _Taking, n: int, line: ShipmentLine, quantity: Decimal, *, net: Decimal, tax: Decimal) -> None:
    if not taking.command.credit_note_id:
        why = Phrase("return_needs_credit_note_id", line=line.line_no, shipment=line.shipment_id)
        raise InvalidValue(field=Word("credit_note"), value=Word("empty"), why=why)
    desk.write(
        DocumentLine(
            document_id=taking.command.credit_note_id,
            line_no=n,
            item_id=line.item_id,
            quantity=-quantity,
            unit=line.unit,
            quantity_in_unit=-round_half_up(in_units(line, quantity), QUANTITY_SCALE),
            unit_price=line.unit_price,
            net=-net,
            tax_code=line.tax_code,
            tax=-tax,
            value=ZERO,
            order_id=line.order_id,
            order_line_no=line.order_line_no,
            source_id=line.shipment_id,
            source_line_no=line.line_no,
        )
    )


def _write_off(desk: Desk, taking: _Taking) -> None:
    """Write scrap off by a document of its own, which can be reversed before the return is."""
    command, sale = taking.command, taking.sale
    if not command.write_off_id:
        raise InvalidValue(field=Word("write-off"), value=Word("empty"), why=Phrase("scrap_written_off_document_own_give_id"))
    entry = Entry(
        desk,
        sale.entity,
        document_id=command.write_off_id,
        kind="write_off",
        posting_date=command.posting_date,
        document_date=taking.entry.document_date,
    )
    header = stock_document(
        desk,
        sale.entity,
        id=command.write_off_id,
        kind="write_off",
        warehouse_id=taking.scrap[0].place.location.warehouse_id,
        posting_date=command.posting_date,
        document_date=taking.entry.document_date,
        partner_id=sale.customer.id,
        reference=command.reference,
        note=command.note,
    )
    document = open_document(desk, sale.entity, header)
    for scrap in taking.scrap:
        place, reason = scrap.place, scrap.wanted.reason
        to = Target("WRITE_OFF", family=place.item.family, warehouse_id=place.location.warehouse_id, reason=reason)
        why = Reason("write_off", document.id, scrap.n, partner_id=sale.customer.id, reason=reason)
        first = [(layer.layer_seq, layer.layer_n) for layer in scrap.layers]
        value = issue(desk, entry, place, quantity=scrap.quantity, why=why, to=to, first=first).value
        desk.write(posted_line(document, scrap.n, place, quantity=-scrap.quantity, value=-value, reason=reason))
        taking.written_off += value
    desk.notes.result.update({"write_off": document.id, "write_off_number": document.number})
    entry.close()


def _reopen(desk: Desk, taking: _Taking, line: ShipmentLine, quantity: Decimal) -> None:
    """Note the return on the order; a replacement may then be shipped on it."""
    replaced = taking.command.resolution == "replacement"
    if not line.order_id:
        if replaced:
            why = Phrase("these_goods_were_sold_without_order_credit")
            raise InvalidValue(field=Word("resolution"), value=Word("replacement"), why=why)
        return
    again = quantity if replaced else ZERO
    shift_line(desk, (line.order_id, line.order_line_no), returned=quantity, fulfilled=-again, open=again)


def _finish(desk: Desk, taking: _Taking) -> None:
    """The credit note, the header of the return, its case, and who has to agree."""
    command, sale, bill = taking.command, taking.sale, taking.bill
    warehouse_id = desk.one(Location, command.lines[0].location_id).warehouse_id
    if bill.lines:
        header = bill_document(
            desk,
            bill,
            id=command.credit_note_id,
            kind="credit_note",
            warehouse_id=warehouse_id,
            posting_date=command.posting_date,
            document_date=taking.entry.document_date,
            source_id=command.return_id,
            reference=command.reference,
        )
        credit_note = open_document(desk, sale.entity, header)
        bill.close(credit_note)
        desk.notes.result.update({"credit_note": credit_note.id, "credit_note_number": credit_note.number})
    elif command.credit_note_id:
        why = Phrase("none_these_goods_were_invoiced_there_nothing")
        raise InvalidValue(field=Word("credit_note"), value=command.credit_note_id, why=why)
    if taking.scrap:
        _write_off(desk, taking)
    open_document(
        desk,
        sale.entity,
        Document(
            id=command.return_id,
            kind="customer_return",
            entity_id=sale.entity.id,
            warehouse_id=warehouse_id,
            partner_id=sale.customer.id,
            bill_to=sale.bill_to.id,
            state="posted",
            document_date=taking.entry.document_date,
            posting_date=command.posting_date,
            currency=sale.currency,
            rate=sale.rate,
            net=bill.net,
            tax=bill.tax,
            total=bill.net + bill.tax,
            reference=command.reference,
            source_id=command.shipment_id,
            note=command.note,
            created_by=desk.member,
            command_id=desk.record.id,
        ),
    )
    _open_case(desk, taking, warehouse_id)
    _ask(desk, taking, warehouse_id)


def _open_case(desk: Desk, taking: _Taking, warehouse_id: str) -> None:
    """A case from the return to its resolution: at once when the goods are back in storage or scrapped and credited."""
    command = taking.command
    waiting = command.resolution == "replacement" or any(line.disposition in ("quarantine", "to_supplier") for line in command.lines)
    desk.write(
        Case(
            id=command.return_id,
            kind="customer_return",
            entity_id=taking.sale.entity.id,
            warehouse_id=warehouse_id,
            document_id=command.return_id,
            severity="attention" if waiting else "note",
            owner_role="warehouse_supervisor",
            money_at_risk=abs(taking.bill.base),
            currency=taking.sale.entity.currency,
            evidence=command.note or ", ".join(dict.fromkeys(line.note or line.disposition for line in command.lines)),
            opened_on=command.posting_date,
            state="open" if waiting else "resolved",
            resolution="" if waiting else "credited",
            resolved_by="" if waiting else desk.member,
        )
    )
    attach(desk, command.return_id, command.shipment_id, "shipment")
    attach(desk, command.return_id, command.return_id, "return")
    if taking.bill.lines:
        attach(desk, command.return_id, command.credit_note_id, "credit_note")
    if taking.scrap:
        attach(desk, command.return_id, command.write_off_id, "write_off")
    if command.resolution == "replacement":
        attach(desk, command.return_id, taking.shipment.source_id, REPLACED_ON)
        advance_order(desk, taking.shipment.source_id)


def _ask(desk: Desk, taking: _Taking, warehouse_id: str) -> None:
    entity = taking.sale.entity
    if taking.bill.base:
        needs_approval(
            desk,
            kind="credit_note",
            entity_id=entity.id,
            warehouse_id=warehouse_id,
            amount=taking.bill.base,
            currency=entity.currency,
            reason=Phrase("credit_of_return", customer=taking.sale.customer.name, shipment=taking.shipment.number or taking.shipment.id),
        )
    if taking.written_off:
        needs_approval(
            desk,
            kind="write_off",
            entity_id=entity.id,
            warehouse_id=warehouse_id,
            amount=taking.written_off,
            currency=entity.currency,
            reason=Phrase("return_scrapped", customer=taking.sale.customer.name),
        )


@undoes("customer_return")
def undo_customer_return(desk: Desk, entry: Entry, document: Document) -> None:
    attached = desk.many(CaseDocument, "case", document.id)
    replaced = any(row.part == REPLACED_ON for row in attached)
    take_back(desk, document, by=entry.document_id)
    lines = desk.many(DocumentLine, "document", document.id)
    forget_returned(desk, {line.line_no: (line.source_id, line.source_line_no) for line in lines}, document.id)
    for line in lines:
        if not line.order_id:
            continue
        again = line.quantity if replaced else ZERO
        key = (line.order_id, line.order_line_no)
        if desk.one(OrderLine, *key).quantity_open < again:
            raise refuse_as_stood_on(document, Phrase("replacement_was_shipped_since"), [line.order_id])
        shift_line(desk, key, returned=-line.quantity, fulfilled=again, open=-again)
        if replaced:
            advance_order(desk, line.order_id)
    take_back_made_with(desk, entry, document, "credit_note")
    resolve(desk, desk.one(Case, document.id), "the return was reversed")
