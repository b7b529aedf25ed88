"""Master data: items with their units, barcodes and costing, partners, and reason codes."""

from __future__ import annotations

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import CostPool, Item, ItemCode, ItemCosting, ItemUnit, LegalEntity, OrderLine, Partner, ReasonCode
from app.domain.codes import require_code
from app.domain.currency import digits_of
from app.domain.refusals import AlreadyExists, InvalidValue


class DefineItems(Command, frozen=True, kw_only=True):
    """Items, their pack units, barcodes, and how entities value them; new or with changed particulars."""

    items: tuple[Item, ...] = ()
    units: tuple[ItemUnit, ...] = ()
    codes: tuple[ItemCode, ...] = ()
    costing: tuple[ItemCosting, ...] = ()


@decides(DefineItems, area="master_data", permission="master_data.edit")
def decide_define_items(command: DefineItems, desk: Desk) -> None:
    desk.authorise()
    desk.prefetch(Item, [(i.id,) for i in command.items] + [(u.item_id,) for u in command.units] + [(c.item_id,) for c in command.codes])
    desk.prefetch(ItemCode, [(code.code,) for code in command.codes])
    desk.prefetch(ItemUnit, [(unit.item_id, unit.unit) for unit in command.units])
    desk.prefetch(ItemCosting, [(row.item_id, row.entity_id) for row in command.costing])
    desk.prefetch(LegalEntity, {(row.entity_id,): None for row in command.costing})
    desk.prefetch_many(CostPool, "item", [(row.entity_id, row.item_id) for row in command.costing])
    desk.prefetch_many(OrderLine, "item", [(unit.item_id,) for unit in command.units])
    for item in command.items:
        _define_item(desk, item)
    for unit in command.units:
        _define_unit(desk, unit)
    for code in command.codes:
        _define_code(desk, code)
    for row in command.costing:
        _define_costing(desk, row)


def _define_item(desk: Desk, item: Item) -> None:
    require_code("item", item.id)
    if not item.base_unit or not item.family:
        raise InvalidValue(field=f"base unit and family of {item.id}", value="empty", why="quantities and accounts depend on them")
    known = desk.find(Item, item.id)
    if known is not None and (known.base_unit, known.tracking, known.family) != (item.base_unit, item.tracking, item.family):
        why = "base unit, tracking and family value the stock of an item and cannot change; define a new item"
        raise InvalidValue(field="item", value=item.id, why=why)
    desk.write(item)


def _define_unit(desk: Desk, unit: ItemUnit) -> None:
    item = desk.one(Item, unit.item_id)
    if unit.numerator <= 0 or unit.denominator <= 0 or unit.unit in ("", item.base_unit):
        raise InvalidValue(
            field=f"unit of {item.id}", value=f"{unit.unit} = {unit.numerator}/{unit.denominator}", why="a pack is > 0 units"
        )
    desk.write(unit)


def _define_code(desk: Desk, code: ItemCode) -> None:
    desk.one(Item, code.item_id)
    require_code("barcode", code.code)
    known = desk.find(ItemCode, code.code)
    if known is not None and known.item_id != code.item_id:
        raise AlreadyExists(what=f"barcode (of {known.item_id})", id=code.code)
    desk.write(code)


def _define_costing(desk: Desk, row: ItemCosting) -> None:
    desk.one(Item, row.item_id)
    desk.one(LegalEntity, row.entity_id)
    if (row.method == "standard") != (row.standard_cost is not None) or (row.standard_cost or 0) < 0:
        raise InvalidValue(field=f"standard cost of {row.item_id}", value=row.standard_cost, why=f"the method is {row.method}")
    known = desk.find(ItemCosting, row.item_id, row.entity_id)
    if known is not None and known != row:
        held = any(pool.quantity or pool.value for pool in desk.many(CostPool, "item", row.entity_id, row.item_id))
        if held:
            why = "there is stock valued by the present setting; sell it off first, or roll the standard cost by its own request"
            raise InvalidValue(field=f"costing of {row.item_id} in {row.entity_id}", value=row.method, why=why)
    desk.write(row)


class DefinePartners(Command, frozen=True, kw_only=True):
    """Suppliers, customers and carriers; new or with changed particulars."""

    partners: tuple[Partner, ...]


@decides(DefinePartners, area="master_data", permission="master_data.edit")
def decide_define_partners(command: DefinePartners, desk: Desk) -> None:
    desk.authorise()
    for partner in command.partners:
        require_code("partner", partner.id)
        if partner.currency:
            digits_of(partner.currency)
        if not 0 <= partner.terms_days <= 3650:
            raise InvalidValue(field=f"terms of {partner.id}", value=partner.terms_days, why="terms are 0 to 3650 days")
        desk.write(partner)


class DefineReasons(Command, frozen=True, kw_only=True):
    """Reason codes by kind: count, adjustment, write_off, damage, return, transfer …"""

    reasons: tuple[ReasonCode, ...]


@decides(DefineReasons, area="master_data", permission="master_data.edit")
def decide_define_reasons(command: DefineReasons, desk: Desk) -> None:
    desk.authorise()
    for reason in command.reasons:
        require_code("reason", reason.id)
        desk.write(reason)
