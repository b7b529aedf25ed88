"""Goods of a trade between two entities that go back: at the price they were sold at, and to the seller at the cost they left with.

It knows which sales the goods are of and what their return posts in both books; it asks neither who sent them nor whether they travel.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.desk import Desk
from app.domain.book import CostLayer, Document, LayerUse
from app.domain.book.intercompany import IntercompanyItem, IntercompanySale, IntercompanySaleMove
from app.domain.book.returns import ReturnedLayer
from app.domain.currency import digits_of
from app.domain.exact import ZERO, share_of, split
from app.ledger.costing import COSTING
from app.ledger.intercompany import SALE_AMOUNTS, Amounts, Sides, Trade, move_sale, post_debts
from app.ledger.journal import Target
from app.ledger.layer_uses import target_of, write_use
from app.ledger.return_costs import forget_returned
from app.ledger.stock import Place, Reason, bring_in, take_out
from app.ledger.stock_lines import posted_line

OfLine = tuple[str, int]
"""A line of the shipment that the goods came with: its document and number."""


@dataclass(frozen=True, slots=True)
class GoingBack:
    """Goods of one sale that go back from a place of the buyer to one of the seller; `of` is the line they are of or arrive by."""

    sale: IntercompanySale
    source: Place
    target: Place
    quantity: Decimal
    unit: str
    reason: str
    of: OfLine
    text: str = ""


def of_their_sales(desk: Desk, wanted: Sequence[tuple[OfLine, Decimal]]) -> list[list[tuple[IntercompanySale, Decimal]]]:
    """For each (shipment line, quantity) the sales that the goods are of, the first sale first; loads all that sending back asks for."""
    lines = [line for line, _ in wanted]
    desk.prefetch_many(IntercompanySale, "line", lines)
    sales = {line: desk.many(IntercompanySale, "line", *line) for line in lines}
    left = {(sale.layer_seq, sale.layer_n): sale.quantity for found in sales.values() for sale in found}
    chosen: list[list[tuple[IntercompanySale, Decimal]]] = []
    for line, quantity in wanted:
        parts = []
        for sale in sales[line]:
            key = (sale.layer_seq, sale.layer_n)
            part = min(left[key], quantity)
            if part > 0:
                parts.append((sale, part))
                left[key] -= part
                quantity -= part
        chosen.append(parts)
    _prefetch_origins(desk, [sale for parts in chosen for sale, _ in parts])
    return chosen


def own_layers(desk: Desk, place: Place, sales: Iterable[IntercompanySale]) -> list[tuple[int, int]]:
    """The open layers of a place that hold goods of the sales."""
    origins = {(sale.layer_seq, sale.layer_n) for sale in sales}
    return [(x.layer_seq, x.layer_n) for x in desk.many(CostLayer, "open", *place.pool_key) if (x.origin_seq, x.origin_n) in origins]


def send_back(desk: Desk, trade: Trade, sides: Sides, back: GoingBack, *, n: int) -> Amounts:
    """One sale's goods, as line `n` of both sides: all mirrored at its own amounts and rates; returns them, negative."""
    item = desk.one(IntercompanyItem, back.sale.document_id)
    trade = replace(trade, seller_rate=item.seller_rate, buyer_rate=item.buyer_rate)
    amounts = _share(desk, trade, back)
    sale = desk.one(IntercompanySale, back.sale.layer_seq, back.sale.layer_n)
    move_sale(desk, sale, amounts, kind="return", quantity=-back.quantity, line=(sides.document_id, n), day=sides.seller_entry.posting_date)
    _leave_buyer(desk, trade, sides, back, amounts, n=n)
    _reach_seller(desk, trade, sides, back, amounts, n=n)
    family, warehouse = back.target.item.family, back.target.location.warehouse_id
    post_debts(desk, trade, sides, amounts, line_no=n, family=family, warehouse_id=warehouse, kind="return")
    return amounts


def keep_after_all(desk: Desk, document: Document, seller_document_id: str) -> None:
    """The sales that `document` sent goods of back are as before, and so are the notes about the layers those had come from.

    For a reversal, before the sales are moved back with the other side of the trade.
    """
    moves = [move for move in desk.many(IntercompanySaleMove, "document", document.id) if move.kind == "return"]
    sales = desk.every(IntercompanySale, [(move.layer_seq, move.layer_n) for move in moves])
    sold = {move.line_no: sales[(move.layer_seq, move.layer_n)] for move in moves}
    forget_returned(desk, {n: (sale.sale_document_id, sale.line_no) for n, sale in sold.items()}, seller_document_id)


def _prefetch_origins(desk: Desk, sales: Sequence[IntercompanySale]) -> None:
    desk.prefetch(IntercompanyItem, [(sale.document_id,) for sale in sales])
    desk.prefetch_many(LayerUse, "document", [(sale.sale_document_id,) for sale in sales])
    desk.prefetch_many(ReturnedLayer, "line", [(sale.sale_document_id, sale.line_no) for sale in sales])
    desk.every(CostLayer, [(use.layer_seq, use.layer_n) for sale in sales for use in _uses(desk, sale)])


def _share(desk: Desk, trade: Trade, back: GoingBack) -> Amounts:
    """The share of the sale's amounts that goes back, negative."""
    sale = desk.one(IntercompanySale, back.sale.layer_seq, back.sale.layer_n)
    currencies = dict.fromkeys(("net", "tax"), trade.terms.currency) | dict.fromkeys(
        ("buyer_net", "buyer_tax", "buyer_lost_tax"), trade.buyer.currency
    )
    return Amounts(
        **{
            name: -share_of(
                getattr(sale, name), part=back.quantity, whole=sale.quantity, digits=digits_of(currencies.get(name, trade.seller.currency))
            )
            for name in SALE_AMOUNTS
        }
    )


def _leave_buyer(desk: Desk, trade: Trade, sides: Sides, back: GoingBack, amounts: Amounts, *, n: int) -> None:
    """Out of stock at its cost there, this sale's own layers first; what that differs from the price goes to PRICE_VARIANCE."""
    source = back.source
    variance = Target("PRICE_VARIANCE", source.item.family, source.location.warehouse_id, trade.as_supplier.id)
    issued = take_out(
        desk,
        sides.buyer_entry,
        source,
        quantity=back.quantity,
        why=Reason("intercompany_return", sides.buyer_document.id, n, partner_id=trade.as_supplier.id, reason=back.reason),
        to=variance,
        first=own_layers(desk, source, [back.sale]),
    )
    rest = issued.value + amounts.buyer_net + amounts.buyer_lost_tax
    if rest:
        sides.buyer_entry.add(variance, rest)
    _write_line(desk, sides.buyer_document, n, source, back, quantity=-back.quantity, value=-issued.value)


def _reach_seller(desk: Desk, trade: Trade, sides: Sides, back: GoingBack, amounts: Amounts, *, n: int) -> None:
    """Into the seller's stock at the cost it left with, as layers that late cost of what was sold follows into."""
    target, entry, cost = back.target, sides.seller_entry, -amounts.cost
    why = Reason("intercompany_return", sides.seller_document.id, n, partner_id=trade.as_customer.id, reason=back.reason)
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
    _write_line(desk, sides.seller_document, n, target, back, quantity=back.quantity, value=value)


def _write_line(desk: Desk, document: Document, n: int, place: Place, back: GoingBack, *, quantity: Decimal, value: Decimal) -> None:
    line = posted_line(
        document, n, place, quantity=quantity, value=value, unit=back.unit, source=back.of, reason=back.reason, text=back.text
    )
    desk.write(line)


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
