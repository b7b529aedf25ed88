"""Owns what a scan means among goods that are known already: which item, how many, which lot; looks nothing up in the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from db.queries.floor import ItemFacts, Pack, Spot, code_forms
from ui.figures import Figures
from ui.i18n import translate
from ui.scan import Gs1Code, GtinCode, PlainCode, Reading, SsccCode

ONE = Decimal(1)
_FINEST = 10**6


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods as scanned: `quantity` in base units; `pack` is what the code stood for, `packs` how many of it."""

    item: ItemFacts
    quantity: Decimal
    pack: Pack
    packs: Decimal = ONE
    lot_id: str = ""
    expires_on: date | None = None

    @property
    def wants_lot(self) -> bool:
        """Whether the lot or serial number is still to be scanned."""
        return self.item.tracking != "none" and not self.lot_id

    def with_lot(self, lot_id: str, expires_on: date | None = None) -> Goods:
        return replace(self, lot_id=lot_id, expires_on=expires_on or self.expires_on)

    def what(self, figures: Figures) -> str:
        """`carton of 6` or `5 pc`, for the answer to the scan."""
        if self.pack.unit == self.item.base_unit or (self.pack.numerator == self.pack.denominator):
            return f"{figures.quantity(self.quantity)} {self.item.base_unit}"
        content = figures.quantity(in_base_units(ONE, self.pack))
        one = translate("floor", "{unit} of {content}").format(unit=self.pack.unit, content=content)
        return one if self.packs == ONE else f"{figures.quantity(self.packs)} × {one}"


def in_base_units(quantity: Decimal, pack: Pack) -> Decimal:
    """Exact to 6 decimals; what is finer is cut, and the book refuses the rest when it matters."""
    exact = Fraction(quantity) * pack.numerator / pack.denominator
    return Decimal(int(exact * _FINEST)).scaleb(-6).normalize() + Decimal(0)


def plain_quantity(value: Decimal) -> Decimal:
    """The same number without an exponent: 10, not 1E+1."""
    return value.quantize(ONE) if value == value.to_integral_value() else value.normalize()


class ItemIndex:
    """Finds the items of a document by anything printed on them."""

    def __init__(self, items: Mapping[str, ItemFacts]) -> None:
        self._by_code: dict[str, tuple[ItemFacts, str]] = {}
        for item in items.values():
            self.add(item)

    def add(self, item: ItemFacts) -> None:
        self._by_code.setdefault(item.id.upper(), (item, item.base_unit))
        for code, unit in item.codes:
            self._by_code.setdefault(code.upper(), (item, unit))

    def find(self, text: str) -> tuple[ItemFacts, str] | None:
        """The item and the unit the code stands for."""
        return next((self._by_code[form] for form in code_forms(text.upper()) if form in self._by_code), None)

    def goods(self, reading: Reading) -> Goods | None:
        """What was scanned, where it is goods of ours; None for anything else."""
        text = item_text(reading)
        found = self.find(text) if text else None
        return None if found is None else goods_of(reading, *found)


def item_text(reading: Reading) -> str:
    """The part of a code that names an item; empty where none does."""
    match reading.code:
        case GtinCode(gtin=gtin):
            return gtin
        case Gs1Code(gtin=gtin, content_gtin=content):
            return gtin or content or ""
        case PlainCode(text=text):
            return text
        case _:
            return ""


def pallet_code(reading: Reading) -> str:
    """The SSCC of a scan; empty where it has none."""
    match reading.code:
        case SsccCode(sscc=sscc):
            return sscc
        case Gs1Code(sscc=sscc):
            return sscc or ""
        case _:
            return ""


def goods_of(reading: Reading, item: ItemFacts, unit: str) -> Goods:
    """Quantity, lot and expiry of a scan whose item is known."""
    pack = item.pack(unit)
    number = reading.multiplier or ONE
    code = reading.code
    if not isinstance(code, Gs1Code):
        return Goods(item, plain_quantity(in_base_units(number, pack)), pack, number)
    packs = number * (code.count or ONE)
    quantity = in_base_units(packs, pack)
    if code.measure is not None and code.measure.unit == item.base_unit:
        quantity = number * code.measure.quantity
    lot = (code.serial if item.tracking == "serial" else code.lot) or ""
    return Goods(item, plain_quantity(quantity), pack, packs, lot if item.tracking != "none" else "", code.expiry)


def lot_text(reading: Reading) -> str:
    """What a scan says when a lot or serial number is awaited: the element of a GS1 code, or the whole of any other."""
    if isinstance(reading.code, Gs1Code):
        return reading.code.lot or reading.code.serial or ""
    return reading.raw.partition("*")[2] or reading.raw if reading.multiplier is not None and "*" in reading.raw else reading.raw


class SpotIndex:
    """Finds the locations of a warehouse by id, by the part of it after the warehouse's, or by label."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        self.spots = tuple(spots)
        self._by_id = {spot.id: spot for spot in self.spots}
        self._by_text: dict[str, Spot] = {}
        for spot in self.spots:
            self._by_text.setdefault(spot.name.upper(), spot)
        for spot in self.spots:
            self._by_text.setdefault(spot.id.partition("/")[2].upper() or spot.id.upper(), spot)
        self._by_text.update({spot.id.upper(): spot for spot in self.spots})

    def find(self, reading: Reading) -> Spot | None:
        return self._by_text.get(reading.code.text.upper()) if isinstance(reading.code, PlainCode) else None

    def name(self, spot_id: str) -> str:
        """The label of a location; its id where it is none of ours."""
        spot = self._by_id.get(spot_id)
        return spot.name if spot else spot_id

    def kind(self, spot_id: str) -> str:
        spot = self._by_id.get(spot_id)
        return spot.kind if spot else ""

    def first(self, *kinds: str) -> str:
        """The id of the first location of the first kind that there is; empty where there is none."""
        return next((spot.id for kind in kinds for spot in self.spots if spot.kind == kind), "")
