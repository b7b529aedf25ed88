"""The sample company's master data: its description in resources as the commands that set it up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any, cast

import msgspec

from app.commands.finance_data import DefinePolicies, DefineRates, DefineTaxCodes
from app.commands.intercompany_terms import DefineIntercompany
from app.commands.landed_cost import DefineLandedCostRates
from app.commands.master_data import DefineItems, DefinePartners, DefineReasons
from app.commands.organisation import CreateBook, DefineEntity, DefineMember, DefineWarehouses
from app.commands.period_close import OpenPeriods
from app.commands.registry import Command
from app.domain.book import (
    ApprovalPolicy,
    ExchangeRate,
    Item,
    ItemCode,
    ItemCosting,
    ItemUnit,
    LegalEntity,
    Location,
    Member,
    MemberRole,
    Partner,
    ReasonCode,
    TaxCode,
    TolerancePolicy,
    Warehouse,
)
from app.domain.book.intercompany import IntercompanyTerms
from app.domain.book.landed_cost import LandedCostRate
from app.roof.charts import chart_for

FIRST_DAY = date(2025, 12, 1)
OWNER, STEWARD, CONTROLLER, BUYER = "olivia", "stella", "konrad", "berta"
D = Decimal


@dataclass(frozen=True, slots=True)
class Good:
    """An item of the sample: what it costs (in `cost_currency`, per base unit), how it is packed and who supplies it."""

    item: Item
    cost: Decimal
    imported: bool
    pack: str
    pack_quantity: int
    method: str
    tax: dict[str, str]
    suppliers: dict[str, str]


def pick(*key: object, of: int) -> int:
    """A number from 0 to `of` − 1 that looks like chance and is the same for the same key, everywhere and always."""
    digest = hashlib.sha256("/".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:8], "big") % of


def description() -> dict[str, Any]:
    """The company as it is written down in resources."""
    raw = files("resources").joinpath("sample", "company.json").read_bytes()
    return cast("dict[str, Any]", msgspec.json.decode(raw))


def gtin(stem: str) -> str:
    """A stem of 12 or 13 digits with its GS1 check digit."""
    total = sum(int(digit) * (3 if i % 2 == 0 else 1) for i, digit in enumerate(reversed(stem)))
    return f"{stem}{-total % 10}"


def goods_of(company: dict[str, Any]) -> list[Good]:
    """Every item of the company, in the order it is written down."""
    goods = []
    for family, facts in company["families"].items():
        for n, (name, cost, weight) in enumerate(facts["items"], start=1):
            item = Item(
                id=f"{family[:2].upper()}{n:03d}",
                name=name,
                family=family,
                base_unit=facts["unit"],
                tracking="lot" if facts["tracking"] == "lot" else "none",
                expiry_tracked=facts["tracking"] == "lot",
                weight=D(str(weight)),
                country_of_origin="CN" if facts.get("usd") else "",
            )
            pack, packed = facts["pack"]
            goods.append(Good(item, D(cost), bool(facts.get("usd")), pack, packed, facts["method"], facts["tax"], facts["suppliers"]))
    return goods


def setting_up(company: dict[str, Any], goods: list[Good]) -> Iterator[tuple[str, Command]]:
    """The commands that found the company, each with the member who sends it."""
    yield OWNER, CreateBook(book_id=company["book"]["id"], name=company["book"]["name"], owner_name="Olivia Oster")
    for facts in company["entities"]:
        entity = {name: value for name, value in facts.items() if name != "chart"}
        yield OWNER, DefineEntity(entity=LegalEntity(**entity))
    yield from _members(company)
    for facts in company["entities"]:
        yield CONTROLLER, OpenPeriods(entity_id=facts["id"], first_day=FIRST_DAY, months=25)
        yield CONTROLLER, chart_for(facts["id"], facts["chart"])
    yield from _finance(company)
    yield STEWARD, _warehouses(company)
    yield STEWARD, _partners(company)
    yield STEWARD, DefineReasons(reasons=tuple(ReasonCode(id=i, name=name, kind=kind) for i, name, kind in company["reasons"]))
    yield STEWARD, _items(company, goods)
    yield CONTROLLER, _sea_freight(company)
    yield (
        CONTROLLER,
        DefineIntercompany(
            terms=IntercompanyTerms(
                seller_id="RHEIN",
                buyer_id="THAMES",
                buyer_partner_id="IC-THAMES",
                seller_partner_id="IC-RHEIN",
                pricing="cost_plus",
                markup=D("0.08"),
                currency="EUR",
            )
        ),
    )


def _members(company: dict[str, Any]) -> Iterator[tuple[str, Command]]:
    warehouses = {warehouse for warehouse, _, _ in company["warehouses"]}
    for member_id, name, roles in company["members"]:
        granted = tuple(
            MemberRole(
                member_id=member_id,
                role=role,
                entity_id=entity,
                warehouse_id=warehouse if warehouse in warehouses else "",
                decide_up_to=None if limit is None else D(limit),
            )
            for role, entity, warehouse, limit in roles
        )
        yield OWNER, DefineMember(member=Member(id=member_id, name=name), roles=granted)


def _finance(company: dict[str, Any]) -> Iterator[tuple[str, Command]]:
    entities = [facts["id"] for facts in company["entities"]]
    yield (
        CONTROLLER,
        DefineTaxCodes(
            tax_codes=tuple(
                TaxCode(entity_id=entity, id=code, name=name, rate=D(rate), recoverable=D(1))
                for entity, code, name, rate in company["tax_codes"]
            )
        ),
    )
    yield (
        CONTROLLER,
        DefinePolicies(
            tolerances=tuple(
                TolerancePolicy(entity_id=entity, kind=kind, fraction=D(fraction), amount=D(amount))
                for entity in entities
                for kind, fraction, amount in company["tolerances"]
            ),
            approvals=tuple(
                ApprovalPolicy(entity_id=entity, kind=kind, above=D(above), role=role)
                for entity in entities
                for kind, above, role in company["approvals"]
            ),
        ),
    )
    yield OWNER, DefineRates(rates=tuple(_rates(company)))


def _sea_freight(company: dict[str, Any]) -> DefineLandedCostRates:
    rates = (
        LandedCostRate(
            id=f"{facts['id']}-SEA",
            entity_id=facts["id"],
            cost_type="freight",
            basis="percent",
            rate=D("0.06"),
            supplier_id="SHENZHEN",
            valid_from=FIRST_DAY,
        )
        for facts in company["entities"]
    )
    return DefineLandedCostRates(rates=tuple(rates))


def _rates(company: dict[str, Any]) -> Iterator[ExchangeRate]:
    """A rate on the first of each month, drifting within 3 % of where it began."""
    for month in range(13):
        day = date(2025 + (11 + month) // 12, (11 + month) % 12 + 1, 1)
        for currency, bases in company["rates"].items():
            for base, rate in bases.items():
                drift = D(pick("rate", currency, base, month, of=61) - 30) / 1000
                yield ExchangeRate(base=base, currency=currency, valid_on=day, rate=round(D(rate) * (1 + drift), 4))


def _warehouses(company: dict[str, Any]) -> DefineWarehouses:
    return DefineWarehouses(
        warehouses=tuple(Warehouse(id=w, entity_id=entity, name=name) for w, entity, name in company["warehouses"]),
        locations=tuple(
            msgspec.convert({"id": f"{w}/{code}", "warehouse_id": w, "entity_id": entity, "name": name, "kind": kind}, Location)
            for w, entity, _ in company["warehouses"]
            for code, name, kind in company["locations"]
        ),
    )


def _partners(company: dict[str, Any]) -> DefinePartners:
    return DefinePartners(
        partners=(
            *(
                Partner(id=i, name=name, is_supplier=True, currency=currency, country=country, terms_days=days)
                for i, name, currency, country, days in company["suppliers"]
            ),
            *(
                Partner(
                    id=i,
                    name=name,
                    is_customer=True,
                    currency="EUR" if entity == "RHEIN" else "GBP",
                    country="DE" if entity == "RHEIN" else "GB",
                    terms_days=days,
                )
                for i, name, entity, days in company["customers"]
            ),
            *(
                Partner(
                    id=f"IC-{facts['id']}",
                    name=facts["name"],
                    is_supplier=True,
                    is_customer=True,
                    currency=facts["currency"],
                    country=facts["country"],
                    entity_id=facts["id"],
                )
                for facts in company["entities"]
            ),
        )
    )


def _items(company: dict[str, Any], goods: list[Good]) -> DefineItems:
    entities = [facts["id"] for facts in company["entities"]]
    units, codes, costing = [], [], []
    for n, good in enumerate(goods, start=1):
        units.append(ItemUnit(item_id=good.item.id, unit=good.pack, numerator=good.pack_quantity))
        units.append(ItemUnit(item_id=good.item.id, unit="pallet", numerator=good.pack_quantity * 20))
        stem = f"40{n:010d}"
        codes.append(ItemCode(code=gtin(stem), item_id=good.item.id, unit=good.item.base_unit))
        codes.append(ItemCode(code=gtin(f"1{stem}"), item_id=good.item.id, unit=good.pack))
        for entity in entities:
            standard = base_cost(good, entity) if good.method == "standard" else None
            costing.append(
                msgspec.convert(
                    {"item_id": good.item.id, "entity_id": entity, "method": good.method, "standard_cost": standard}, ItemCosting
                )
            )
    return DefineItems(items=tuple(good.item for good in goods), units=tuple(units), codes=tuple(codes), costing=tuple(costing))


def base_cost(good: Good, entity: str) -> Decimal:
    """What a good costs about in the entity's currency, to the cent; the description has euros, or dollars for imports."""
    factor = {"RHEIN": D("0.91") if good.imported else D(1), "THAMES": D("0.78") if good.imported else D("0.86")}[entity]
    return max(round(good.cost * factor, 2), D("0.05"))
