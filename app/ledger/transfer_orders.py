"""Transfer orders: their lines, the road between two warehouses, and the state that the lines leave an order in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.desk import Desk
from app.domain.book import Document, DocumentLine, Location
from app.domain.book.transfers import TransferLine
from app.domain.refusals import Refusal
from app.ledger.stock import Place, place_at, prefetch_places

ON_THE_ROAD = ("in_transit", "part_done")


class NoTransitLocation(Refusal):
    says = "{warehouse} has no transit location for goods on the road to it. Define one, then send the request again."


def transit_location(desk: Desk, warehouse_id: str) -> Location:
    """Where goods on the road to a warehouse stand: its first active transit location by id."""
    for location in desk.many(Location, "warehouse", warehouse_id):
        if location.kind == "transit" and location.active:
            return location
    raise NoTransitLocation(warehouse=warehouse_id)


def lines_of(desk: Desk, transfer: Document) -> dict[int, TransferLine]:
    """The order's lines by number."""
    return {line.line_no: line for line in desk.many(TransferLine, "transfer", transfer.id)}


def places_on_the_road(desk: Desk, transfer: Document, lines: Sequence[TransferLine]) -> list[Place]:
    """For each line the place in the destination's transit location, valued apart for this transfer."""
    location = transit_location(desk, lines[0].to_warehouse_id)
    prefetch_places(desk, [(location.id, line.item_id, line.lot_id) for line in lines])
    return [place_at(desk, location_id=location.id, item_id=x.item_id, lot_id=x.lot_id, transfer_id=transfer.id) for x in lines]


def advance(desk: Desk, transfer: Document) -> None:
    """Put the order into the state that its lines say."""
    state = state_of(desk.many(TransferLine, "transfer", transfer.id))
    if state != transfer.state:
        desk.change(transfer, state=state)


def state_of(lines: Iterable[TransferLine]) -> str:
    """open: nothing shipped; in_transit: nothing arrived yet; part_done: some did; done: all; closed: the rest was given up."""
    known = list(lines)
    if not any(line.quantity_shipped for line in known):
        return "open" if any(line.quantity_requested for line in known) else "cancelled"
    waiting = any(line.quantity_in_transit or line.quantity_shipped < line.quantity_requested for line in known)
    if waiting:
        return "part_done" if any(line.quantity_received or line.quantity_lost for line in known) else "in_transit"
    return "closed" if any(line.quantity_lost for line in known) else "done"


def posted_lines(desk: Desk, document: Document) -> Iterator[tuple[DocumentLine, TransferLine]]:
    """The lines of a transfer's shipment, receipt or loss, each with the transfer line as it is by then."""
    posted = desk.many(DocumentLine, "document", document.id)
    desk.prefetch(TransferLine, [(line.source_id, line.source_line_no) for line in posted])
    for line in posted:
        yield line, desk.one(TransferLine, line.source_id, line.source_line_no)
