"""Goods on the road: what of a shipment's lines arrives or is missing, whoever owns them; posts nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from app.desk import Desk
from app.domain.book import Case, Document
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.reasons import check_reasons
from app.ledger.stock import Place
from app.ledger.stock_cases import open_stock_case
from app.ledger.stock_lines import base_quantities, check_locations


class NothingToDo(Refusal):
    says = "Nothing of {transfer} {what}. Look at its lines; there is nothing left to do here."


class OnTheRoad(Protocol):
    """A shipped line as the road knows it; quantities in base units."""

    @property
    def line_no(self) -> int: ...
    @property
    def item_id(self) -> str: ...
    @property
    def to_location_id(self) -> str: ...
    @property
    def quantity_in_transit(self) -> Decimal: ...


class Missing(Protocol):
    """What someone says about a line: `quantity` None is all that is on the road."""

    @property
    def line_no(self) -> int: ...
    @property
    def quantity(self) -> Decimal | None: ...
    @property
    def unit(self) -> str: ...


class Arriving(Missing, Protocol):
    """What someone says arrived, in which condition and where it was put ("" is where it was sent)."""

    @property
    def location_id(self) -> str: ...
    @property
    def condition(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def note(self) -> str: ...


L = TypeVar("L", bound=OnTheRoad)
A = TypeVar("A", bound=Arriving)


@dataclass(frozen=True, slots=True)
class Arrival(Generic[A, L]):
    """What arrived of a line, the location it is put into, and its base quantity."""

    said: A
    line: L
    location_id: str
    quantity: Decimal

    @property
    def damaged(self) -> bool:
        """Whether it goes to quarantine."""
        return self.said.condition == "damaged"


def line_named(lines: Mapping[int, L], line_no: int) -> L:
    """The line with a number; refused when the shipment has none."""
    if line_no not in lines:
        raise InvalidValue(field=Word("transfer_line"), value=line_no, why=Phrase("there_are_lines", list=list(lines)))
    return lines[line_no]


def arrivals_of(desk: Desk, said: Sequence[A], lines: Mapping[int, L], *, document: Document, warehouse_id: str) -> list[Arrival[A, L]]:
    """What is said to have arrived, checked: on the road, in a location of the warehouse, damage with a reason in quarantine."""
    if not said:
        raise NothingToDo(transfer=document.id, what=Word("is_on_the_road"))
    named = [line_named(lines, arrival.line_no) for arrival in said]
    locations = [arrival.location_id or line.to_location_id for arrival, line in zip(said, named, strict=True)]
    check_locations(desk, locations, warehouse_id)
    damaged = [(x, location) for x, location in zip(said, locations, strict=True) if x.condition == "damaged"]
    check_reasons(desk, [x.reason for x, _ in damaged], kinds=("damage", "transfer"), what=Phrase("damage_on_arrival"), required=True)
    check_locations(desk, [location for _, location in damaged], warehouse_id, kinds=("quarantine",))
    quantities = _quantities(desk, said, lines)
    return [Arrival(*parts) for parts in zip(said, named, locations, quantities, strict=True)]


def missing_of(desk: Desk, said: Sequence[Missing], lines: Mapping[int, L], *, document: Document) -> list[tuple[L, Decimal]]:
    """Which lines are said to be missing by how much, checked against what is on the road."""
    if not said:
        raise NothingToDo(transfer=document.id, what=Word("is_on_the_road"))
    named = [line_named(lines, gone.line_no) for gone in said]
    return list(zip(named, _quantities(desk, said, lines), strict=True))


def _quantities(desk: Desk, said: Sequence[Missing], lines: Mapping[int, L]) -> list[Decimal]:
    given = iter(base_quantities(desk, [(lines[x.line_no].item_id, x.quantity, x.unit) for x in said if x.quantity is not None]))
    left = {n: line.quantity_in_transit for n, line in lines.items()}
    quantities = []
    for part in said:
        quantity = left[part.line_no] if part.quantity is None else next(given)
        if quantity > left[part.line_no] or quantity <= 0:
            why = Phrase("line_are_on_road_count_what_came", left=left[part.line_no], line=part.line_no)
            raise InvalidValue(field=Word("quantity"), value=quantity, why=why)
        left[part.line_no] -= quantity
        quantities.append(quantity)
    return quantities


def open_damage_case(
    desk: Desk, document: Document, n: int, place: Place, *, quantity: Decimal, value: Decimal, note: str, came_from: str
) -> None:
    """A case for goods that arrived damaged, as document line `n`; `value` is in the currency of the place's entity."""
    what = Phrase("arrived_damaged", quantity=quantity, unit=place.item.base_unit, item=place.item.id, place=came_from)
    open_stock_case(
        desk, document, n, kind="damaged_in_transit", value=value, currency=place.entity.currency, evidence=note or what.written()
    )


def close_damage_case(desk: Desk, document: Document, n: int) -> None:
    """The receipt of damaged goods is reversed, and so is its case."""
    desk.change(
        desk.one(Case, f"{document.id}/{n}"), state="resolved", resolution=Phrase("receipt_was_reversed").written(), resolved_by=desk.member
    )
