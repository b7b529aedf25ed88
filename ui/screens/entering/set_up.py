"""Owns the forms of what everything else is about: companies, items, suppliers and customers, warehouses with their locations, people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec
import sqlalchemy as sa

from app.commands.master_data import DefineItems, DefinePartners
from app.commands.organisation import DefineEntity, DefineMember, DefineWarehouses
from app.commands.registry import Command
from app.domain.book import Item, ItemCode, ItemCosting, ItemUnit, LegalEntity, Location, Member, MemberRole, Partner, Warehouse
from app.domain.roles import ROLES
from db.queries.choosing import (
    TIME_ZONE,
    company_particulars,
    item_particulars,
    member_particulars,
    partner_particulars,
    warehouse_particulars,
)
from ui.i18n import QT_TRANSLATE_NOOP
from ui.previews import ROLE_NAMES
from ui.screens.entering.spec import FieldSpec, Filled, FormSpec, Kind, LinesSpec, NextStep, Values

GROUP = QT_TRANSLATE_NOOP("entering", "Set up")
_NOTHING_POSTED = QT_TRANSLATE_NOOP("entering", "Nothing is posted: stock and ledger stay as they are.")
COMPANY = FieldSpec("entity_id", QT_TRANSLATE_NOOP("entering", "Company"), Kind.CHOICE, source="entity", required=True)
CURRENCIES = ("", "EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "JPY")
RANGE_MAX = 500
_RANGE = re.compile(r"(?P<stem>.*?)(?P<first>\d+)\.\.(?P=stem)?(?P<last>\d+)")


def _item(filled: Filled, new_id: str) -> Command:
    id, entity = filled.text("id"), filled.text("entity_id")
    standard = filled.maybe_number("standard_cost") if filled.text("method") == "standard" else None
    packs = [
        ItemUnit(item_id=id, unit=line.text("unit"), numerator=line.whole("numerator"), denominator=line.whole("denominator") or 1)
        for line in filled.lines("packs")
    ]
    codes = [
        ItemCode(code=line.text("code"), item_id=id, unit=line.text("unit") or filled.text("base_unit")) for line in filled.lines("codes")
    ]
    row = {
        "id": id,
        "name": filled.text("name"),
        "family": filled.text("family"),
        "base_unit": filled.text("base_unit"),
        "tracking": filled.text("tracking") or "none",
        "expiry_tracked": filled.yes("expiry_tracked"),
        "weight": filled.maybe_number("weight"),
        "volume": filled.maybe_number("volume"),
        "tax_code": filled.text("tax_code"),
        "country_of_origin": filled.text("country_of_origin"),
        "active": filled.active(),
    }
    costing = {"item_id": id, "entity_id": entity, "method": filled.text("method") or "average", "standard_cost": standard}
    kept = {name: filled.text(name) for name in ("scope",) if filled.text(name)}
    return DefineItems(
        items=(msgspec.convert(row, Item),),
        units=tuple(packs),
        codes=tuple(codes),
        costing=(msgspec.convert({**costing, **kept}, ItemCosting),),
    )


def _load_item(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    return item_particulars(connection, id, filled.text("entity_id"))


ITEM = FormSpec(
    id="item",
    group=GROUP,
    title=QT_TRANSLATE_NOOP("entering", "Item"),
    lead=QT_TRANSLATE_NOOP("entering", "What is bought, kept and sold: unit, packs, barcodes, and how it is valued."),
    act=QT_TRANSLATE_NOOP("entering", "Save the item"),
    effect=_NOTHING_POSTED,
    icon="stock",
    permission="master_data.edit",
    words=QT_TRANSLATE_NOOP("entering", "new product article goods barcode pack unit master data"),
    known="item",
    key=("id", "entity_id"),
    load=_load_item,
    make=_item,
    fields=(
        FieldSpec(
            "id", QT_TRANSLATE_NOOP("entering", "Code"), Kind.CODE, required=True, hint=QT_TRANSLATE_NOOP("entering", "such as HAM-16")
        ),
        FieldSpec("name", QT_TRANSLATE_NOOP("entering", "Name"), required=True),
        FieldSpec(
            "family",
            QT_TRANSLATE_NOOP("entering", "Family"),
            Kind.WORD,
            source="family",
            required=True,
            hint=QT_TRANSLATE_NOOP("entering", "such as tools; accounts can differ by it"),
        ),
        FieldSpec(
            "base_unit",
            QT_TRANSLATE_NOOP("entering", "Unit it is counted in"),
            Kind.WORD,
            source="measure",
            required=True,
            default="pc",
        ),
        FieldSpec(
            "tracking",
            QT_TRANSLATE_NOOP("entering", "Followed by"),
            Kind.CHOICE,
            choices=(
                ("none", QT_TRANSLATE_NOOP("entering", "quantity only")),
                ("lot", QT_TRANSLATE_NOOP("entering", "lot")),
                ("serial", QT_TRANSLATE_NOOP("entering", "serial number")),
            ),
            default="none",
        ),
        FieldSpec("expiry_tracked", QT_TRANSLATE_NOOP("entering", "Has an expiry date"), Kind.YES),
        COMPANY,
        FieldSpec(
            "method",
            QT_TRANSLATE_NOOP("entering", "Valued at"),
            Kind.CHOICE,
            choices=(
                ("average", QT_TRANSLATE_NOOP("entering", "moving average")),
                ("fifo", QT_TRANSLATE_NOOP("entering", "first in, first out")),
                ("standard", QT_TRANSLATE_NOOP("entering", "standard cost")),
            ),
            default="average",
        ),
        FieldSpec(
            "standard_cost",
            QT_TRANSLATE_NOOP("entering", "Standard cost"),
            Kind.NUMBER,
            places=6,
            least=Decimal(0),
            needs=("method", "standard"),
        ),
    ),
    lines=(
        LinesSpec(
            "packs",
            QT_TRANSLATE_NOOP("entering", "Packs"),
            (
                FieldSpec("unit", QT_TRANSLATE_NOOP("entering", "Pack"), required=True, hint=QT_TRANSLATE_NOOP("entering", "such as box")),
                FieldSpec("numerator", QT_TRANSLATE_NOOP("entering", "Holds"), Kind.NUMBER, places=0, least=Decimal(1), required=True),
            ),
            add=QT_TRANSLATE_NOOP("entering", "Add a pack"),
            first=0,
        ),
        LinesSpec(
            "codes",
            QT_TRANSLATE_NOOP("entering", "Barcodes"),
            (
                FieldSpec("code", QT_TRANSLATE_NOOP("entering", "Barcode"), required=True, weight=2),
                FieldSpec(
                    "unit", QT_TRANSLATE_NOOP("entering", "Stands for one"), hint=QT_TRANSLATE_NOOP("entering", "its unit, or a pack")
                ),
            ),
            add=QT_TRANSLATE_NOOP("entering", "Add a barcode"),
            first=0,
        ),
    ),
    then=(NextStep(QT_TRANSLATE_NOOP("entering", "Order it"), "enter_purchase_order", "purchasing.order", fills="lines.item_id"),),
)


def _partner(filled: Filled, new_id: str) -> Command:
    kept = filled.values
    return DefinePartners(
        partners=(
            Partner(
                id=filled.text("id"),
                name=filled.text("name"),
                is_supplier=filled.yes("is_supplier"),
                is_customer=filled.yes("is_customer"),
                partner_group=filled.text("partner_group"),
                currency=filled.text("currency"),
                country=filled.text("country"),
                tax_number=filled.text("tax_number"),
                terms_days=filled.whole("terms_days"),
                address=filled.text("address"),
                entity_id=str(kept.get("entity_id") or ""),
                bill_to=str(kept.get("bill_to") or ""),
                active=filled.active(),
            ),
        )
    )


def _load_partner(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    return partner_particulars(connection, id)


PARTNER = FormSpec(
    id="partner",
    group=GROUP,
    title=QT_TRANSLATE_NOOP("entering", "Supplier or customer"),
    lead=QT_TRANSLATE_NOOP("entering", "Whom goods come from or go to, with terms and currency. One can be both."),
    act=QT_TRANSLATE_NOOP("entering", "Save the partner"),
    effect=_NOTHING_POSTED,
    icon="person",
    permission="master_data.edit",
    words=QT_TRANSLATE_NOOP("entering", "new partner vendor carrier client master data"),
    known="partner",
    load=_load_partner,
    make=_partner,
    fields=(
        FieldSpec(
            "id", QT_TRANSLATE_NOOP("entering", "Code"), Kind.CODE, required=True, hint=QT_TRANSLATE_NOOP("entering", "such as HANSE")
        ),
        FieldSpec("name", QT_TRANSLATE_NOOP("entering", "Name"), required=True),
        FieldSpec("is_supplier", QT_TRANSLATE_NOOP("entering", "We buy from them"), Kind.YES, default="yes"),
        FieldSpec("is_customer", QT_TRANSLATE_NOOP("entering", "We sell to them"), Kind.YES),
        FieldSpec(
            "currency",
            QT_TRANSLATE_NOOP("entering", "Currency"),
            Kind.CHOICE,
            choices=tuple((code, code or QT_TRANSLATE_NOOP("entering", "the company's own")) for code in CURRENCIES),
        ),
        FieldSpec(
            "terms_days",
            QT_TRANSLATE_NOOP("entering", "Days to pay"),
            Kind.NUMBER,
            places=0,
            least=Decimal(0),
            default="30",
        ),
        FieldSpec("tax_number", QT_TRANSLATE_NOOP("entering", "Tax number")),
        FieldSpec("country", QT_TRANSLATE_NOOP("entering", "Country"), hint=QT_TRANSLATE_NOOP("entering", "such as DE")),
        FieldSpec("address", QT_TRANSLATE_NOOP("entering", "Address")),
    ),
    then=(NextStep(QT_TRANSLATE_NOOP("entering", "Order something"), "enter_purchase_order", "purchasing.order", fills="supplier_id"),),
)


def codes_in(text: str) -> list[str]:
    """The codes that a text stands for: `A-01..A-12` or `A-01..12` is twelve of them, anything else one. At most `RANGE_MAX`."""
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return [text.strip()]
    first, last, width = int(found["first"]), int(found["last"]), len(found["first"])
    if not 0 <= last - first < RANGE_MAX:
        return [text.strip()]
    return [f"{found['stem']}{number:0{width}}" for number in range(first, last + 1)]


def _company(filled: Filled, new_id: str) -> Command:
    texts = ("id", "name", "currency", "country", "tax_regime", "tax_number", "address", "time_zone")
    month = filled.values.get("fiscal_year_start_month")
    row = {**{name: filled.text(name) for name in texts}, "fiscal_year_start_month": month if isinstance(month, int) else 1}
    return DefineEntity(entity=msgspec.convert(row, LegalEntity))


def _load_company(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    return company_particulars(connection, id)


COMPANY_FORM = FormSpec(
    id="company",
    group=GROUP,
    title=QT_TRANSLATE_NOOP("entering", "Company"),
    lead=QT_TRANSLATE_NOOP("entering", "Its name and number on papers, and where it is: the time zone says which day it is there."),
    act=QT_TRANSLATE_NOOP("entering", "Save the company"),
    effect=_NOTHING_POSTED,
    icon="settings",
    permission="book.administer",
    words=QT_TRANSLATE_NOOP("entering", "legal entity time zone business day today date tax number address"),
    known="entity",
    load=_load_company,
    make=_company,
    fields=(
        FieldSpec("id", QT_TRANSLATE_NOOP("entering", "Code"), Kind.CODE, required=True),
        FieldSpec("name", QT_TRANSLATE_NOOP("entering", "Name"), required=True),
        FieldSpec(
            "currency",
            QT_TRANSLATE_NOOP("entering", "Currency"),
            Kind.CODE,
            required=True,
            hint=QT_TRANSLATE_NOOP("entering", "such as EUR"),
        ),
        FieldSpec(
            "time_zone",
            QT_TRANSLATE_NOOP("entering", "Time zone"),
            Kind.LOOK,
            source=TIME_ZONE,
            hint=QT_TRANSLATE_NOOP("entering", "a city, such as Berlin"),
        ),
        FieldSpec("country", QT_TRANSLATE_NOOP("entering", "Country"), hint=QT_TRANSLATE_NOOP("entering", "such as DE")),
        FieldSpec("tax_number", QT_TRANSLATE_NOOP("entering", "Tax number")),
        FieldSpec("address", QT_TRANSLATE_NOOP("entering", "Address")),
    ),
)


def _places(filled: Filled, warehouse: str, entity: str) -> Iterator[Location]:
    for line in filled.lines("places"):
        codes = codes_in(line.text("code"))
        for code in codes:
            name = line.text("name") or code
            whole = name if len(codes) == 1 else f"{line.text('name')} {code}".strip()
            row = {"id": f"{warehouse}/{code}", "warehouse_id": warehouse, "entity_id": entity, "name": whole, "kind": line.text("kind")}
            yield msgspec.convert(row, Location)


def _warehouse(filled: Filled, new_id: str) -> Command:
    id, entity = filled.text("id"), filled.text("entity_id")
    row = Warehouse(
        id=id,
        entity_id=entity,
        name=filled.text("name"),
        address=filled.text("address"),
        active=filled.active(),
        time_zone=filled.text("time_zone"),
    )
    return DefineWarehouses(warehouses=(row,), locations=tuple(_places(filled, id, entity)))


def _load_warehouse(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    return warehouse_particulars(connection, id)


_KINDS = (
    ("storage", QT_TRANSLATE_NOOP("entering", "shelf or bay")),
    ("dock", QT_TRANSLATE_NOOP("entering", "dock, goods arrive here")),
    ("staging", QT_TRANSLATE_NOOP("entering", "staging, goods leave here")),
    ("quarantine", QT_TRANSLATE_NOOP("entering", "quarantine, held or damaged")),
    ("transit", QT_TRANSLATE_NOOP("entering", "on the road to here")),
)
WAREHOUSE = FormSpec(
    id="warehouse",
    group=GROUP,
    title=QT_TRANSLATE_NOOP("entering", "Warehouse and locations"),
    lead=QT_TRANSLATE_NOOP("entering", "A site and the places in it. A-01..A-20 makes twenty places at once."),
    act=QT_TRANSLATE_NOOP("entering", "Save the warehouse"),
    effect=_NOTHING_POSTED,
    icon="home",
    permission="master_data.edit",
    words=QT_TRANSLATE_NOOP("entering", "new site bin bay shelf aisle dock place master data"),
    known="warehouse",
    load=_load_warehouse,
    make=_warehouse,
    fields=(
        FieldSpec(
            "id", QT_TRANSLATE_NOOP("entering", "Code"), Kind.CODE, required=True, hint=QT_TRANSLATE_NOOP("entering", "such as LEEDS")
        ),
        FieldSpec("name", QT_TRANSLATE_NOOP("entering", "Name"), required=True),
        COMPANY,
        FieldSpec("address", QT_TRANSLATE_NOOP("entering", "Address")),
        FieldSpec(
            "time_zone",
            QT_TRANSLATE_NOOP("entering", "Time zone"),
            Kind.LOOK,
            source=TIME_ZONE,
            hint=QT_TRANSLATE_NOOP("entering", "its company's, or a city"),
        ),
    ),
    lines=(
        LinesSpec(
            "places",
            QT_TRANSLATE_NOOP("entering", "Locations"),
            (
                FieldSpec(
                    "code",
                    QT_TRANSLATE_NOOP("entering", "Code"),
                    Kind.CODE,
                    required=True,
                    hint=QT_TRANSLATE_NOOP("entering", "A-01 or A-01..A-20"),
                ),
                FieldSpec("name", QT_TRANSLATE_NOOP("entering", "Name"), hint=QT_TRANSLATE_NOOP("entering", "as its code"), weight=2),
                FieldSpec("kind", QT_TRANSLATE_NOOP("entering", "What for"), Kind.CHOICE, choices=_KINDS, default="storage", weight=2),
            ),
            add=QT_TRANSLATE_NOOP("entering", "Add locations"),
            start=(
                {"code": "DOCK", "name": "", "kind": "dock"},
                {"code": "A-01..A-10", "name": "", "kind": "storage"},
                {"code": "STAGE", "name": "", "kind": "staging"},
                {"code": "QUAR", "name": "", "kind": "quarantine"},
                {"code": "TRANSIT", "name": "", "kind": "transit"},
            ),
        ),
    ),
)


def _member(filled: Filled, new_id: str) -> Command:
    id = filled.text("id")
    roles = tuple(
        MemberRole(
            member_id=id,
            role=line.text("role"),
            entity_id=line.text("entity_id"),
            warehouse_id=line.text("warehouse_id"),
            decide_up_to=line.maybe_number("decide_up_to"),
        )
        for line in filled.lines("roles")
    )
    return DefineMember(member=Member(id=id, name=filled.text("name"), active=filled.active()), roles=roles)


def _load_member(connection: sa.Connection, id: str, filled: Filled) -> Values | None:
    return member_particulars(connection, id)


MEMBER = FormSpec(
    id="member",
    group=GROUP,
    title=QT_TRANSLATE_NOOP("entering", "Person and roles"),
    lead=QT_TRANSLATE_NOOP("entering", "Who works with this book and what they may do, everywhere or in one place."),
    act=QT_TRANSLATE_NOOP("entering", "Save the person"),
    effect=QT_TRANSLATE_NOOP("entering", "They have exactly these roles from now on; roles that are not listed end."),
    icon="person",
    permission="book.administer",
    words=QT_TRANSLATE_NOOP("entering", "new member user colleague right permission limit"),
    known="member",
    load=_load_member,
    make=_member,
    fields=(
        FieldSpec("id", QT_TRANSLATE_NOOP("entering", "Short name"), required=True, hint=QT_TRANSLATE_NOOP("entering", "such as petra")),
        FieldSpec("name", QT_TRANSLATE_NOOP("entering", "Name"), required=True),
    ),
    lines=(
        LinesSpec(
            "roles",
            QT_TRANSLATE_NOOP("entering", "Roles"),
            (
                FieldSpec(
                    "role",
                    QT_TRANSLATE_NOOP("entering", "Role"),
                    Kind.CHOICE,
                    choices=tuple((role, ROLE_NAMES[role]) for role in ROLES if role in ROLE_NAMES),
                    choices_context="floor",
                    default="warehouse_operator",
                    required=True,
                    weight=2,
                ),
                FieldSpec(
                    "entity_id",
                    QT_TRANSLATE_NOOP("entering", "Company"),
                    Kind.LOOK,
                    source="entity",
                    hint=QT_TRANSLATE_NOOP("entering", "every"),
                ),
                FieldSpec(
                    "warehouse_id",
                    QT_TRANSLATE_NOOP("entering", "Warehouse"),
                    Kind.LOOK,
                    source="warehouse",
                    within=("entity_id",),
                    hint=QT_TRANSLATE_NOOP("entering", "every"),
                ),
                FieldSpec(
                    "decide_up_to",
                    QT_TRANSLATE_NOOP("entering", "Decides up to"),
                    Kind.NUMBER,
                    least=Decimal(0),
                    hint=QT_TRANSLATE_NOOP("entering", "any amount"),
                ),
            ),
            add=QT_TRANSLATE_NOOP("entering", "Add a role"),
            least=1,
            loosen=True,
        ),
    ),
)
FORMS = (ITEM, PARTNER, WAREHOUSE, MEMBER, COMPANY_FORM)
