"""Lines of documents that move stock: quantities in base units for many lines at once, and the lines as they were posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item, ItemUnit, LegalEntity, Location, Warehouse
from app.domain.exact import ZERO
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.journal import Entry
from app.ledger.rates import ONE
from app.ledger.stock import Place
from app.ledger.units import to_base_units


def base_quantities(desk: Desk, wanted: Sequence[tuple[str, Decimal, str]]) -> list[Decimal]:
    """The quantities of (item, quantity, unit) in base units, in order. Refused when one is not above zero or does not convert."""
    items = desk.every(Item, [(item_id,) for item_id, _, _ in wanted])
    packed = [(item_id, unit) for item_id, _, unit in wanted if unit not in ("", items[(item_id,)].base_unit)]
    desk.prefetch(ItemUnit, packed)
    quantities = []
    for n, (item_id, quantity, unit) in enumerate(wanted, start=1):
        if quantity <= 0:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("quantity"), line=n), value=quantity, why=Phrase("what_moves_is_more_than_nothing")
            )
        quantities.append(to_base_units(desk, items[(item_id,)], quantity, unit))
    return quantities


def warehouse_of(desk: Desk, entity: LegalEntity, warehouse_id: str) -> Warehouse:
    """The warehouse of an id, refused when it belongs to another entity."""
    warehouse = desk.one(Warehouse, warehouse_id)
    if warehouse.entity_id != entity.id:
        raise InvalidValue(
            field=Word("warehouse"), value=warehouse.id, why=Phrase("belongs_to_not_to", entity=warehouse.entity_id, entity_2=entity.id)
        )
    return warehouse


def stock_document(
    desk: Desk,
    entity: LegalEntity,
    *,
    id: str,
    kind: str,
    warehouse_id: str,
    posting_date: date,
    document_date: date | None = None,
    state: str = "posted",
    partner_id: str = "",
    source_id: str = "",
    reference: str = "",
    note: str = "",
) -> Document:
    """The header of a document that moves stock within an entity, in its own currency and without prices."""
    return Document(
        id=id,
        kind=kind,
        entity_id=entity.id,
        warehouse_id=warehouse_id,
        partner_id=partner_id,
        state=state,
        document_date=document_date or posting_date,
        posting_date=posting_date,
        currency=entity.currency,
        rate=ONE,
        net=ZERO,
        tax=ZERO,
        total=ZERO,
        reference=reference,
        source_id=source_id,
        note=note,
        created_by=desk.member,
        command_id=desk.record.id,
    )


def posted_line(
    document: Document,
    line_no: int,
    place: Place,
    *,
    quantity: Decimal,
    value: Decimal,
    unit: str = "",
    quantity_in_unit: Decimal | None = None,
    reason: str = "",
    text: str = "",
    source: tuple[str, int] = ("", 0),
) -> DocumentLine:
    """A stock document's line as it was posted: signed base quantity, and its cost in base currency with the same sign."""
    return DocumentLine(
        document_id=document.id,
        line_no=line_no,
        item_id=place.item.id,
        lot_id=place.lot_id,
        location_id=place.location.id,
        text=text,
        quantity=quantity,
        unit=unit or place.item.base_unit,
        quantity_in_unit=quantity if quantity_in_unit is None else quantity_in_unit,
        unit_price=ZERO,
        net=ZERO,
        tax=ZERO,
        value=value,
        source_id=source[0],
        source_line_no=source[1],
        reason=reason,
    )


def check_locations(desk: Desk, location_ids: Sequence[str], warehouse_id: str, kinds: tuple[str, ...] = ()) -> None:
    """Refuse locations of another warehouse, transit locations, and those not of `kinds` (empty: any other kind)."""
    for location in desk.every(Location, [(location_id,) for location_id in location_ids]).values():
        if location.warehouse_id != warehouse_id:
            raise InvalidValue(
                field=Word("location"),
                value=location.id,
                why=Phrase("in_not_in", warehouse=location.warehouse_id, warehouse_2=warehouse_id),
            )
        if location.kind == "transit":
            raise InvalidValue(field=Word("location"), value=location.id, why=Phrase("goods_enter_leave_road_shipping_receiving_only"))
        if kinds and location.kind not in kinds:
            raise InvalidValue(
                field=Word("location"),
                value=location.id,
                why=Phrase("location_not_a_one", kind=Word(location.kind), kinds=[Word(one) for one in kinds]),
            )


def entry_for(desk: Desk, entity: LegalEntity, document: Document) -> Entry:
    """The entry of a document, on its own dates."""
    return Entry(
        desk,
        entity,
        document_id=document.id,
        kind=document.kind,
        posting_date=document.posting_date,
        document_date=document.document_date,
    )
