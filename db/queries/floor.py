"""What scanning screens look up on the floor: items with their codes and packs, locations, lots, accounts by name; knows no screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.book import (
    Account,
    Item,
    ItemCode,
    ItemUnit,
    JournalLine,
    LegalEntity,
    Location,
    Lot,
    Partner,
    ReasonCode,
    StockPosition,
    TaxCode,
    Warehouse,
)
from app.domain.exact import ZERO
from db.schema import table_of

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Pack:
    """One `unit` of an item is `numerator / denominator` base units."""

    unit: str
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item as a scanning screen needs it: `codes` are (barcode, unit), `packs` its units beside the base unit."""

    id: str
    name: str
    family: str
    base_unit: str
    tracking: str
    expiry_tracked: bool
    codes: tuple[tuple[str, str], ...] = ()
    packs: tuple[Pack, ...] = ()

    def pack(self, unit: str) -> Pack:
        """The unit's factor; the base unit and an unknown one count as one."""
        return next((pack for pack in self.packs if pack.unit == unit), Pack(self.base_unit, 1, 1))


@dataclass(frozen=True, slots=True)
class Spot:
    """A location of a warehouse; `kind` is dock, storage, staging, quarantine or transit."""

    id: str
    name: str
    kind: str
    warehouse_id: str


@dataclass(frozen=True, slots=True)
class Site:
    """A warehouse and the entity it belongs to."""

    id: str
    name: str
    entity_id: str


@dataclass(frozen=True, slots=True)
class OnHand:
    """What lies in a location now, in base units."""

    location_id: str
    item_id: str
    lot_id: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class LotFacts:
    """A known lot or serial number."""

    item_id: str
    id: str
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose by name: a reason, a carrier."""

    id: str
    name: str
    kind: str = ""


def items(connection: sa.Connection, item_ids: Iterable[str]) -> dict[str, ItemFacts]:
    """The items with their codes and packs, in three statements per five hundred items."""
    wanted = sorted(set(item_ids))
    item, code, unit = table_of(Item), table_of(ItemCode), table_of(ItemUnit)
    codes: dict[str, list[tuple[str, str]]] = {}
    packs: dict[str, list[Pack]] = {}
    heads: list[sa.Row[Any, Any, Any, Any, Any, Any]] = []
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        columns = (item.c.id, item.c.name, item.c.family, item.c.base_unit, item.c.tracking, item.c.expiry_tracked)
        heads += connection.execute(sa.select(*columns).where(item.c.id.in_(part))).all()
        coded = sa.select(code.c.item_id, code.c.code, code.c.unit).where(code.c.item_id.in_(part)).order_by(code.c.code)
        for row in connection.execute(coded):
            codes.setdefault(row.item_id, []).append((row.code, row.unit))
        packed = sa.select(unit.c.item_id, unit.c.unit, unit.c.numerator, unit.c.denominator).where(unit.c.item_id.in_(part))
        for one in connection.execute(packed.order_by(unit.c.unit)):
            packs.setdefault(one.item_id, []).append(Pack(one.unit, one.numerator, one.denominator))
    return {
        row.id: ItemFacts(
            id=row.id,
            name=row.name,
            family=row.family,
            base_unit=row.base_unit,
            tracking=row.tracking,
            expiry_tracked=row.expiry_tracked,
            codes=tuple(codes.get(row.id, ())),
            packs=tuple(packs.get(row.id, ())),
        )
        for row in heads
    }


def code_forms(text: str) -> tuple[str, ...]:
    """How a scanned number may be written in the item's codes: a GTIN of 14 digits is the EAN and UPC with zeros in front."""
    forms = [text]
    if text.isdigit() and len(text) in (8, 12, 13, 14):
        whole = text.zfill(14)
        forms += [whole[-length:] for length in (14, 13, 12, 8) if not whole[:-length].strip("0")]
    return tuple(dict.fromkeys(forms))


def item_of_code(connection: sa.Connection, text: str) -> tuple[ItemFacts, str] | None:
    """The item a barcode or an item number stands for, and the unit it counts; None where nobody knows it."""
    item, code = table_of(Item), table_of(ItemCode)
    forms = code_forms(text)
    found = connection.execute(sa.select(code.c.item_id, code.c.unit).where(code.c.code.in_(forms))).first()
    if found is None:
        by_id = connection.execute(sa.select(item.c.id, item.c.base_unit).where(item.c.id.in_((text, text.upper())))).first()
        if by_id is None:
            return None
        return items(connection, [by_id.id])[by_id.id], by_id.base_unit
    return items(connection, [found.item_id])[found.item_id], found.unit


def spots(connection: sa.Connection, warehouse_id: str) -> tuple[Spot, ...]:
    """The active locations of a warehouse, by id."""
    location = table_of(Location)
    query = sa.select(location.c.id, location.c.name, location.c.kind, location.c.warehouse_id)
    query = query.where(location.c.warehouse_id == warehouse_id, location.c.active.is_(True)).order_by(location.c.id)
    return tuple(Spot(row.id, row.name, row.kind, row.warehouse_id) for row in connection.execute(query))


def spot_of(connection: sa.Connection, text: str) -> Spot | None:
    """The location whose id or label says `text`, where only one does."""
    location = table_of(Location)
    query = sa.select(location.c.id, location.c.name, location.c.kind, location.c.warehouse_id)
    found = connection.execute(query.where(location.c.id == text)).all()
    found = found or connection.execute(query.where(location.c.name == text, location.c.active.is_(True)).limit(2)).all()
    return Spot(*found[0]) if len(found) == 1 else None


def sites(connection: sa.Connection) -> tuple[Site, ...]:
    """The active warehouses by name."""
    warehouse = table_of(Warehouse)
    query = sa.select(warehouse.c.id, warehouse.c.name, warehouse.c.entity_id).where(warehouse.c.active.is_(True))
    return tuple(Site(row.id, row.name, row.entity_id) for row in connection.execute(query.order_by(warehouse.c.name)))


def on_hand(connection: sa.Connection, item_ids: Sequence[str], warehouse_id: str) -> tuple[OnHand, ...]:
    """Where items lie in a warehouse (not on the road), the fullest location first."""
    position, location = table_of(StockPosition), table_of(Location)
    rows: list[OnHand] = []
    for start in range(0, len(item_ids), _CHUNK):
        query = (
            sa.select(position.c.location_id, position.c.item_id, position.c.lot_id, position.c.quantity)
            .join(location, location.c.id == position.c.location_id)
            .where(
                position.c.item_id.in_(list(item_ids[start : start + _CHUNK])),
                position.c.quantity > ZERO,
                location.c.warehouse_id == warehouse_id,
                location.c.kind != "transit",
            )
            .order_by(position.c.quantity.desc(), position.c.location_id)
        )
        rows += [OnHand(row.location_id, row.item_id, row.lot_id, row.quantity) for row in connection.execute(query)]
    return tuple(rows)


def lots(connection: sa.Connection, item_ids: Sequence[str]) -> dict[tuple[str, str], LotFacts]:
    """The known lots of items."""
    lot = table_of(Lot)
    found: dict[tuple[str, str], LotFacts] = {}
    for start in range(0, len(item_ids), _CHUNK):
        query = sa.select(lot.c.item_id, lot.c.id, lot.c.expires_on).where(lot.c.item_id.in_(list(item_ids[start : start + _CHUNK])))
        found |= {(row.item_id, row.id): LotFacts(row.item_id, row.id, row.expires_on) for row in connection.execute(query)}
    return found


@dataclass(frozen=True, slots=True)
class EntryNames:
    """The words for the codes of a journal entry, and the entity's currency."""

    currency: str
    accounts: dict[str, str]
    warehouses: dict[str, str]
    partners: dict[str, str]
    reasons: dict[str, str] = field(default_factory=dict)
    """Reason codes and, on lines of tax, tax codes."""


def entry_names(
    connection: sa.Connection,
    entity_id: str,
    *,
    accounts: Iterable[str],
    warehouses: Iterable[str],
    partners: Iterable[str],
    reasons: Iterable[str] = (),
) -> EntryNames:
    """Names of what an entry of an entity mentions."""
    account, warehouse, partner, entity = table_of(Account), table_of(Warehouse), table_of(Partner), table_of(LegalEntity)
    reason, tax = table_of(ReasonCode), table_of(TaxCode)

    def named(table: sa.Table, ids: Iterable[str]) -> dict[str, str]:
        query = sa.select(table.c.id, table.c.name).where(table.c.id.in_(sorted(set(ids))))
        if table in (account, tax):
            query = query.where(table.c.entity_id == entity_id)
        return {row.id: row.name for row in connection.execute(query)}

    currency = connection.execute(sa.select(entity.c.currency).where(entity.c.id == entity_id)).scalar()
    codes = set(reasons)
    return EntryNames(
        currency or "",
        named(account, accounts),
        named(warehouse, warehouses),
        named(partner, partners),
        named(tax, codes) | named(reason, codes),
    )


def reasons(connection: sa.Connection, kinds: Sequence[str]) -> tuple[Choice, ...]:
    """The active reason codes of these kinds, by name."""
    reason = table_of(ReasonCode)
    query = sa.select(reason.c.id, reason.c.name, reason.c.kind).where(reason.c.kind.in_(list(kinds)), reason.c.active.is_(True))
    return tuple(Choice(row.id, row.name, row.kind) for row in connection.execute(query.order_by(reason.c.name, reason.c.id)))


def carriers(connection: sa.Connection) -> tuple[Choice, ...]:
    """Partners who can be held liable for goods on the road: the active suppliers, carriers among them."""
    partner = table_of(Partner)
    query = sa.select(partner.c.id, partner.c.name).where(partner.c.is_supplier.is_(True), partner.c.active.is_(True))
    return tuple(Choice(row.id, row.name) for row in connection.execute(query.order_by(partner.c.name)))


@dataclass(frozen=True, slots=True)
class PostedEntryLine:
    """A journal line of a posted document; amount in the entity's currency, debit +, credit −."""

    account: str
    name: str
    amount: Decimal
    currency: str
    warehouse: str
    family: str
    posted_on: date


def posted_entry(connection: sa.Connection, document_id: str) -> tuple[PostedEntryLine, ...]:
    """The journal lines of a document, debits first; empty where it posted nothing."""
    line, account, entity, warehouse = table_of(JournalLine), table_of(Account), table_of(LegalEntity), table_of(Warehouse)
    query = (
        sa.select(
            line.c.account_id,
            account.c.name,
            line.c.amount,
            entity.c.currency,
            sa.func.coalesce(warehouse.c.name, "").label("warehouse"),
            line.c.family,
            line.c.posting_date,
        )
        .join(account, sa.and_(account.c.entity_id == line.c.entity_id, account.c.id == line.c.account_id))
        .join(entity, entity.c.id == line.c.entity_id)
        .outerjoin(warehouse, warehouse.c.id == line.c.warehouse_id)
        .where(line.c.document_id == document_id)
        .order_by(sa.case((line.c.amount < ZERO, 1), else_=0), line.c.seq, line.c.n)
    )
    return tuple(PostedEntryLine(*row) for row in connection.execute(query))
