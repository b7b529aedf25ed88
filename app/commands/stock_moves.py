"""Moves within a warehouse: from one location to another; an entry only where the two are valued apart."""

from __future__ import annotations

from datetime import date

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, LegalEntity, Warehouse
from app.domain.exact import Quantity
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.documents import open_document
from app.ledger.journal import Entry
from app.ledger.reversals import undoes
from app.ledger.stock import Reason, place_at, prefetch_places, prefetch_stock, relocate
from app.ledger.stock_lines import base_quantities, check_locations, entry_for, posted_line, stock_document


class MoveLine(Part, frozen=True, kw_only=True):
    """A quantity of an item (and lot) from one location to another."""

    item_id: str
    lot_id: str = ""
    quantity: Quantity
    unit: str = ""
    from_location_id: str
    to_location_id: str


class MoveStock(Command, frozen=True, kw_only=True):
    """Move goods within a warehouse."""

    move_id: str
    warehouse_id: str
    posting_date: date
    document_date: date | None = None
    note: str = ""
    lines: tuple[MoveLine, ...]


@decides(MoveStock, area="transfers", permission="transfers.post")
def decide_move_stock(command: MoveStock, desk: Desk) -> None:
    warehouse = desk.one(Warehouse, command.warehouse_id)
    desk.authorise(entity_id=warehouse.entity_id, warehouse_id=warehouse.id)
    entity = desk.one(LegalEntity, warehouse.entity_id)
    if not command.lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("move_has_at_least_one_line"))
    check_locations(desk, [x for line in command.lines for x in (line.from_location_id, line.to_location_id)], warehouse.id)
    quantities = base_quantities(desk, [(line.item_id, line.quantity, line.unit) for line in command.lines])
    document = open_document(
        desk,
        entity,
        stock_document(
            desk,
            entity,
            id=command.move_id,
            kind="stock_move",
            warehouse_id=warehouse.id,
            posting_date=command.posting_date,
            document_date=command.document_date,
            note=command.note,
        ),
    )
    spots = [(x, line.item_id, line.lot_id) for line in command.lines for x in (line.from_location_id, line.to_location_id)]
    prefetch_places(desk, spots)
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=True)
    entry = entry_for(desk, entity, document)
    for n, (line, quantity) in enumerate(zip(command.lines, quantities, strict=True), start=1):
        source, target = places[2 * n - 2], places[2 * n - 1]
        if source.location.id == target.location.id:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("location"), line=n), value=target.location.id, why=Phrase("goods_are_there_already")
            )
        value = relocate(desk, entry, source, target, quantity=quantity, why=Reason("move", document.id, n))
        unit = line.unit
        desk.write(posted_line(document, n, target, quantity=quantity, value=value, unit=unit, quantity_in_unit=line.quantity))
    entry.close()


@undoes("stock_move")
def undo_move(desk: Desk, entry: Entry, document: Document) -> None:
    """Nothing but the stock itself was changed."""
