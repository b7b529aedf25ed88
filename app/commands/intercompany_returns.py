"""Returns between entities: goods go back at the price they were sold at, and to the seller at the cost they left with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import CostLayer, LayerUse
from app.domain.book.intercompany import IntercompanyItem, IntercompanyLine, IntercompanySale
from app.domain.book.returns import ReturnedLayer
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Quantity, share_of, split
from app.domain.plain import plain
from app.domain.refusals import InvalidValue
from app.ledger.arrivals import line_named
from app.ledger.costing import COSTING
from app.ledger.documents import document_of
from app.ledger.intercompany import SALE_AMOUNTS, Amounts, Sides, Trade, add_gross, open_item, open_trade, post_debts, terms_between
from app.ledger.intercompany_documents import close_sides, open_sides
from app.ledger.journal import Target
from app.ledger.layer_uses import target_of, write_use
from app.ledger.reasons import check_reasons
from app.ledger.stock import Place, Reason, bring_in, place_at, prefetch_places, prefetch_stock, take_out
from app.ledger.stock_lines import base_quantities, check_locations, posted_line


class IntercompanyReturnLine(Part, frozen=True, kw_only=True):
    """What of a received line goes back: from a location of the buyer, to one of the seller."""

    line_no: int
    quantity: Quantity
    unit: str = ""
    from_location_id: str
    to_location_id: str


class ReturnIntercompany(Command, frozen=True, kw_only=True):
    """Send goods of a shipment back to the entity that sold them; both sides post at once."""

    return_id: str
    shipment_id: str
    posting_date: date
    document_date: date | None = None
    reason: str
    note: str = ""
    lines: tuple[IntercompanyReturnLine, ...]


@dataclass(frozen=True, slots=True)
class _Back:
    """Goods of one sale that go back."""

    said: IntercompanyReturnLine
    sale: IntercompanySale
    source: Place
    target: Place
    quantity: Decimal


@decides(ReturnIntercompany, area="intercompany", permission="intercompany.post")
def decide_return_intercompany(command: ReturnIntercompany, desk: Desk) -> None:
    shipment = document_of(
        desk, command.shipment_id, kind="intercompany_shipment", states=("part_done", "done", "closed"), action="returned"
    )
    lines = {line.line_no: line for line in desk.many(IntercompanyLine, "shipment", shipment.id)}
    first = lines[min(lines)]
    desk.authorise(entity_id=first.buyer_id, warehouse_id=first.to_warehouse_id)
    check_reasons(desk, [command.reason], kinds=("return", "damage"), what="A return", required=True)
    trade = open_trade(desk, terms_between(desk, first.seller_id, first.buyer_id), command.posting_date)
    sides = open_sides(
        desk,
        trade,
        document_id=command.return_id,
        sent_by=trade.buyer.id,
        seller_kind="intercompany_credit",
        buyer_kind="intercompany_return",
        warehouses=(first.from_warehouse_id, first.to_warehouse_id),
        document_date=command.document_date,
        source_id=shipment.id,
        note=command.note,
    )
    net = tax = ZERO
    total = (ZERO, ZERO, ZERO)
    for n, back in enumerate(_backs(desk, command, lines), start=1):
        amounts = _send_back(desk, trade, sides, back, n=n, reason=command.reason)
        net, tax = net + amounts.net, tax + amounts.tax
        total = add_gross(total, amounts, trade)
    close_sides(desk, sides, net=net, tax=tax)
    open_item(desk, trade, sides, total)


def _backs(desk: Desk, command: ReturnIntercompany, lines: dict[int, IntercompanyLine]) -> list[_Back]:
    """The quantities over the sales of their lines, the first sale first."""
    if not command.lines:
        raise InvalidValue(field="lines", value="none", why="a return has at least one line")
    named = [line_named(lines, said.line_no) for said in command.lines]
    check_locations(desk, [said.from_location_id for said in command.lines], named[0].to_warehouse_id)
    check_locations(desk, [said.to_location_id for said in command.lines], named[0].from_warehouse_id)
    quantities = base_quantities(desk, [(x.item_id, said.quantity, said.unit) for said, x in zip(command.lines, named, strict=True)])
    spots = [
        (y, x.item_id, x.lot_id) for said, x in zip(command.lines, named, strict=True) for y in (said.from_location_id, said.to_location_id)
    ]
    prefetch_places(desk, spots)
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=True)
    desk.prefetch_many(IntercompanySale, "line", [(line.shipment_id, line.line_no) for line in named])
    left = {line.line_no: line.quantity_received - line.quantity_returned for line in named}
    unreturned = {
        (sale.layer_seq, sale.layer_n): sale.quantity
        for line in named
        for sale in desk.many(IntercompanySale, "line", line.shipment_id, line.line_no)
    }
    backs = []
    for i, (said, line, quantity) in enumerate(zip(command.lines, named, quantities, strict=True)):
        if quantity > left[line.line_no]:
            why = f"{plain(left[line.line_no])} of line {line.line_no} were received and not sent back yet"
            raise InvalidValue(field="quantity", value=quantity, why=why)
        left[line.line_no] -= quantity
        desk.change(now := desk.one(IntercompanyLine, line.shipment_id, line.line_no), quantity_returned=now.quantity_returned + quantity)
        for sale in desk.many(IntercompanySale, "line", line.shipment_id, line.line_no):
            key = (sale.layer_seq, sale.layer_n)
            part = min(unreturned[key], quantity)
            if part > 0:
                backs.append(_Back(said, sale, places[2 * i], places[2 * i + 1], part))
                unreturned[key] -= part
                quantity -= part
    _prefetch_origins(desk, [back.sale for back in backs])
    return backs


def _prefetch_origins(desk: Desk, sales: Sequence[IntercompanySale]) -> None:
    desk.prefetch(IntercompanyItem, [(sale.document_id,) for sale in sales])
    desk.prefetch_many(LayerUse, "document", [(sale.sale_document_id,) for sale in sales])
    desk.prefetch_many(ReturnedLayer, "line", [(sale.sale_document_id, sale.line_no) for sale in sales])
    desk.every(CostLayer, [(use.layer_seq, use.layer_n) for sale in sales for use in _uses(desk, sale)])


def _send_back(desk: Desk, trade: Trade, sides: Sides, back: _Back, *, n: int, reason: str) -> Amounts:
    """One sale's goods: both sides mirrored at its own amounts and rates; returns them, negative."""
    item = desk.one(IntercompanyItem, back.sale.document_id)
    trade = replace(trade, seller_rate=item.seller_rate, buyer_rate=item.buyer_rate)
    amounts = _shrink(desk, trade, back)
    _leave_buyer(desk, trade, sides, back, amounts, n=n, reason=reason)
    _reach_seller(desk, trade, sides, back, amounts, n=n, reason=reason)
    family, warehouse = back.target.item.family, back.target.location.warehouse_id
    post_debts(desk, trade, sides, amounts, line_no=n, family=family, warehouse_id=warehouse, kind="return")
    return amounts


def _shrink(desk: Desk, trade: Trade, back: _Back) -> Amounts:
    """The share of the sale that goes back, as negative amounts; the sale keeps the rest."""
    sale = desk.one(IntercompanySale, back.sale.layer_seq, back.sale.layer_n)
    currencies = dict.fromkeys(("net", "tax"), trade.terms.currency) | dict.fromkeys(
        ("buyer_net", "buyer_tax", "buyer_lost_tax"), trade.buyer.currency
    )
    shares = {
        name: share_of(
            getattr(sale, name), part=back.quantity, whole=sale.quantity, digits=digits_of(currencies.get(name, trade.seller.currency))
        )
        for name in SALE_AMOUNTS
    }
    desk.change(sale, quantity=sale.quantity - back.quantity, **{name: getattr(sale, name) - share for name, share in shares.items()})
    return Amounts(**{name: -share for name, share in shares.items()})


def _leave_buyer(desk: Desk, trade: Trade, sides: Sides, back: _Back, amounts: Amounts, *, n: int, reason: str) -> None:
    """Out of stock at its cost there, this sale's own layers first; what that differs from the price goes to PRICE_VARIANCE."""
    source, origin = back.source, (back.sale.layer_seq, back.sale.layer_n)
    own = [x for x in desk.many(CostLayer, "open", *source.pool_key) if (x.origin_seq, x.origin_n) == origin]
    variance = Target("PRICE_VARIANCE", source.item.family, source.location.warehouse_id, trade.as_supplier.id)
    issued = take_out(
        desk,
        sides.buyer_entry,
        source,
        quantity=back.quantity,
        why=Reason("intercompany_return", sides.buyer_document.id, n, partner_id=trade.as_supplier.id, reason=reason),
        to=variance,
        first=[(x.layer_seq, x.layer_n) for x in own],
    )
    rest = issued.value + amounts.buyer_net + amounts.buyer_lost_tax
    if rest:
        sides.buyer_entry.add(variance, rest)
    of = (back.sale.shipment_id, back.sale.line_no)
    desk.write(
        posted_line(
            sides.buyer_document, n, source, quantity=-back.quantity, value=-issued.value, unit=back.said.unit, source=of, reason=reason
        )
    )


def _reach_seller(desk: Desk, trade: Trade, sides: Sides, back: _Back, amounts: Amounts, *, n: int, reason: str) -> None:
    """Into the seller's stock at the cost it left with, as layers that late cost of what was sold follows into."""
    target, entry, cost = back.target, sides.seller_entry, -amounts.cost
    why = Reason("intercompany_return", sides.seller_document.id, n, partner_id=trade.as_customer.id, reason=reason)
    origins = _origins(desk, back.sale, back.quantity)
    value = ZERO
    for (use, part), share in zip(origins, split(cost, [part for _, part in origins], target.digits), strict=True):
        carried = COSTING[target.costing.method].receipt_value(target.costing, part, share, target.digits)
        parent = desk.one(CostLayer, use.layer_seq, use.layer_n)
        layer = bring_in(desk, entry, target, quantity=part, value=carried, why=why, received_on=entry.posting_date, parent=parent)
        layer = desk.change(layer, received_on=entry.posting_date)
        key = (use.layer_seq, use.layer_n)
        write_use(desk, entry, key, quantity=-part, value=-share, to=target_of(use), line=(why.document_id, n), into=layer)
        _note_returned(desk, back.sale, key, part)
        value += carried
    if not trade.at_cost:
        entry.add(target_of(origins[0][0]), -cost)
    if value != cost:
        entry.add(Target("PRICE_VARIANCE", target.item.family, target.location.warehouse_id), cost - value)
    of = (back.sale.shipment_id, back.sale.line_no)
    desk.write(
        posted_line(sides.seller_document, n, target, quantity=back.quantity, value=value, unit=back.said.unit, source=of, reason=reason)
    )


def _uses(desk: Desk, sale: IntercompanySale) -> list[LayerUse]:
    uses = desk.many(LayerUse, "document", sale.sale_document_id)
    return [use for use in uses if use.line_no == sale.line_no and use.quantity > 0 and use.role in ("IC_COGS", "IC_RECEIVABLE")]


def _origins(desk: Desk, sale: IntercompanySale, quantity: Decimal) -> list[tuple[LayerUse, Decimal]]:
    """The uses that `quantity` goes back to, the last taken first."""
    back = {(x.layer_seq, x.layer_n): x.quantity for x in desk.many(ReturnedLayer, "line", sale.sale_document_id, sale.line_no)}
    origins = []
    for use in reversed(_uses(desk, sale)):
        key = (use.layer_seq, use.layer_n)
        gone = min(back.get(key, ZERO), use.quantity)
        back[key] = back.get(key, ZERO) - gone
        part = min(use.quantity - gone, quantity)
        if part > 0:
            origins.append((use, part))
            quantity -= part
    if quantity:
        raise RuntimeError(f"layer uses of {sale.sale_document_id} line {sale.line_no} lack {quantity} of what was sold")
    return origins


def _note_returned(desk: Desk, sale: IntercompanySale, key: tuple[int, int], part: Decimal) -> None:
    known = desk.find(ReturnedLayer, sale.sale_document_id, sale.line_no, *key)
    quantity = (known.quantity if known else ZERO) + part
    desk.write(ReturnedLayer(shipment_id=sale.sale_document_id, line_no=sale.line_no, layer_seq=key[0], layer_n=key[1], quantity=quantity))
