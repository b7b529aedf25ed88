"""Master data: items with their units, barcodes and costing, partners, and reason codes."""

from __future__ import annotations

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import CostPool, Item, ItemCode, ItemCosting, ItemUnit, LegalEntity, OrderLine, Partner, ReasonCode
from app.domain.codes import require_code
from app.domain.currency import digits_of
from app.domain.refusals import AlreadyExists, InvalidValue
from app.domain.wording import Phrase, Word


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
    require_code(Word("item"), item.id)
    if not item.base_unit or not item.family:
        raise InvalidValue(
            field=Phrase("base_unit_and_family_of", item=item.id), value=Word("empty"), why=Phrase("quantities_and_accounts_depend_on_them")
        )
    known = desk.find(Item, item.id)
    if known is not None and (known.base_unit, known.tracking, known.family) != (item.base_unit, item.tracking, item.family):
        why = Phrase("base_unit_tracking_family_value_stock_item")
        raise InvalidValue(field=Word("item"), value=item.id, why=why)
    desk.write(item)


def _define_unit(desk: Desk, unit: ItemUnit) -> None:
    item = desk.one(Item, unit.item_id)
    if unit.numerator <= 0 or unit.denominator <= 0 or unit.unit in ("", item.base_unit):
        raise InvalidValue(
            field=Phrase("unit_of_item", item=item.id),
            value=f"{unit.unit} = {unit.numerator}/{unit.denominator}",
            why=Phrase("pack_is_0_units"),
        )
    desk.write(unit)


def _define_code(desk: Desk, code: ItemCode) -> None:
    desk.one(Item, code.item_id)
    require_code(Word("barcode"), code.code)
    known = desk.find(ItemCode, code.code)
    if known is not None and known.item_id != code.item_id:
        raise AlreadyExists(what=Phrase("barcode_of_item", item=known.item_id), id=code.code)
    desk.write(code)


def _define_costing(desk: Desk, row: ItemCosting) -> None:
    desk.one(Item, row.item_id)
    desk.one(LegalEntity, row.entity_id)
    if (row.method == "standard") != (row.standard_cost is not None) or (row.standard_cost or 0) < 0:
        raise InvalidValue(
            field=Phrase("standard_cost_of", item=row.item_id), value=row.standard_cost, why=Phrase("method_is", method=Word(row.method))
        )
    known = desk.find(ItemCosting, row.item_id, row.entity_id)
    if known is not None and known != row:
        held = any(pool.quantity or pool.value for pool in desk.many(CostPool, "item", row.entity_id, row.item_id))
        if held:
            why = Phrase("there_stock_valued_present_setting_sell_off")
            raise InvalidValue(field=Phrase("costing_of_in", item=row.item_id, entity=row.entity_id), value=row.method, why=why)
    desk.write(row)


class DefinePartners(Command, frozen=True, kw_only=True):
    """Suppliers, customers and carriers; new or with changed particulars."""

    partners: tuple[Partner, ...]


@decides(DefinePartners, area="master_data", permission="master_data.edit")
def decide_define_partners(command: DefinePartners, desk: Desk) -> None:
    desk.authorise()
    for partner in command.partners:
        require_code(Word("partner"), partner.id)
        if partner.currency:
            digits_of(partner.currency)
        if not 0 <= partner.terms_days <= 3650:
            raise InvalidValue(
                field=Phrase("terms_of_partner", partner=partner.id), value=partner.terms_days, why=Phrase("terms_are_0_to_3650_days")
            )
        desk.write(partner)


class DefineReasons(Command, frozen=True, kw_only=True):
    """Reason codes by kind: count, adjustment, write_off, damage, return, transfer …"""

    reasons: tuple[ReasonCode, ...]


@decides(DefineReasons, area="master_data", permission="master_data.edit")
def decide_define_reasons(command: DefineReasons, desk: Desk) -> None:
    desk.authorise()
    for reason in command.reasons:
        require_code(Word("reason"), reason.id)
        desk.write(reason)
