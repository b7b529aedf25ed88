"""Reading margin: what was earned on each item and customer, in parts that add up to the journal, and what changed it between two spans.

Every figure is a journal line of a role of the margin. A line covers a family; it is shared over the items of its document: exactly
where late cost, moves or shipped lines say so, else by their value, and what belongs to no item stays under none. So sums always tie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

import sqlalchemy as sa

from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, MONEY_SCALE, ZERO, Money, Quantity, from_scaled, round_half_up, split, to_scaled
from db.queries.ledger import FIRST_DAY, LAST_DAY
from db.queries.margin_parts import ROLES, MarginLine, PartsOfLines, landed_in_cost, margin_lines, sold_quantities
from db.queries.reading import plain_money, plain_quantity, read

By = Literal["family", "item", "customer"]
PARTS = ("revenue", "cost", "landed", "freight", "shrink", "rebate")
KEYS: dict[By, tuple[str, ...]] = {
    "family": ("entity_id", "family"),
    "item": ("entity_id", "family", "item_id"),
    "customer": ("entity_id", "partner_id"),
}
__all__ = ["PARTS", "ROLES", "ChangeRow", "MarginRow", "margin", "margin_change"]


@dataclass(frozen=True, slots=True)
class MarginRow:
    """Margin in the entity's currency: revenue +, everything that lessens it −; `margin` is the sum of the six parts.

    `cost` is what goods cost without what carried them here, which is `freight` and `landed` (other landed cost), estimated at receipt
    or billed later. `rebate` is what suppliers grant less what customers get. `quantity` was sold and did not come back, base units.
    """

    entity_id: str
    family: str
    item_id: str
    item_name: str
    partner_id: str
    partner_name: str
    quantity: Quantity
    unit: str
    revenue: Money
    cost: Money
    landed: Money
    freight: Money
    shrink: Money
    rebate: Money
    currency: str

    @property
    def margin(self) -> Decimal:
        """The sum of the parts."""
        return sum((getattr(self, part) for part in PARTS), ZERO)

    @property
    def percent(self) -> Decimal | None:
        """Margin in percent of revenue, for reading only; None without revenue."""
        return round_half_up(ARITHMETIC.divide(self.margin * 100, self.revenue), 1) if self.revenue else None


_Key = tuple[str, ...]
"""The values of `KEYS`."""


@dataclass(slots=True)
class _Sum:
    """Amounts by part and the quantity sold, as the book stores them."""

    parts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    quantity: int = 0


def margin(
    connection: sa.Connection, *, by: By = "item", since: date | None = None, until: date | None = None, entity_id: str = ""
) -> list[MarginRow]:
    """Margin of a span of posting dates, by entity and what is asked for."""
    names = _names(connection)
    sums = _sums(connection, since or FIRST_DAY, until or LAST_DAY, entity_id, names, by)
    rows = (_row(dict(zip(KEYS[by], key, strict=True)), found, names) for key, found in sorted(sums.items()))
    return [row for row in rows if row.quantity or any(getattr(row, part) for part in PARTS)]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Why the margin of an item (or of what belongs to none) differs from the span before: `before` + effects = `after`, to the cent.

    Price, cost, landed and freight compare with what this span's quantity would have made at the former rate per unit; `volume` is the
    former margin times the growth of all sales at former prices, `mix` the rest that comes of selling other items. Items that were not
    sold before are all mix. Shrink, and rebates of items not sold, do not depend on quantity and are simply the difference.
    """

    entity_id: str
    family: str
    item_id: str
    item_name: str
    before: Money
    price: Money
    cost: Money
    landed: Money
    freight: Money
    shrink: Money
    rebate: Money
    volume: Money
    mix: Money
    after: Money
    currency: str


def margin_change(
    connection: sa.Connection, *, since: date, until: date, before: tuple[date, date] | None = None, entity_id: str = ""
) -> list[ChangeRow]:
    """The margin of a span against another one: the span of equal length just before it when none is named."""
    first, last = before or (since - (until - since) - timedelta(days=1), since - timedelta(days=1))
    old = {(r.entity_id, r.family, r.item_id): r for r in margin(connection, by="item", since=first, until=last, entity_id=entity_id)}
    new = {(r.entity_id, r.family, r.item_id): r for r in margin(connection, by="item", since=since, until=until, entity_id=entity_id)}
    pairs = []
    for key in sorted({*old, *new}):
        known = new.get(key) or old[key]
        nothing: dict[str, Any] = dict.fromkeys(("quantity", *PARTS), ZERO)
        none = replace(known, **nothing)
        pairs.append((old.get(key, none), new.get(key, none)))
    return _changes(pairs)


def _changes(pairs: Sequence[tuple[MarginRow, MarginRow]]) -> list[ChangeRow]:
    """Each pair's effects; growth is that of its entity."""
    flexed = [_flexed(old, new) for old, new in pairs]
    growth: dict[str, list[Decimal]] = defaultdict(lambda: [ZERO, ZERO])
    for (old, _), flex in zip(pairs, flexed, strict=True):
        growth[old.entity_id][0] += old.revenue
        growth[old.entity_id][1] += flex["revenue"]
    rows = []
    for (old, new), flex in zip(pairs, flexed, strict=True):
        base, now = growth[old.entity_id]
        grown = sum((flex[part] for part in PARTS), ZERO) - old.margin
        volume = round_half_up(ARITHMETIC.divide(old.margin * (now - base), base), digits_of(old.currency)) if base else ZERO
        effect = {part: getattr(new, part) - flex[part] for part in PARTS}
        mix = grown - volume
        if not old.quantity and new.quantity:
            mix += sum((effect.pop(part) for part in ("revenue", "cost", "landed", "freight", "rebate")), ZERO)
        rows.append(
            ChangeRow(
                entity_id=old.entity_id,
                family=old.family,
                item_id=old.item_id,
                item_name=old.item_name,
                before=old.margin,
                price=effect.get("revenue", ZERO),
                cost=effect.get("cost", ZERO),
                landed=effect.get("landed", ZERO),
                freight=effect.get("freight", ZERO),
                shrink=effect["shrink"],
                rebate=effect.get("rebate", ZERO),
                volume=volume,
                mix=mix,
                after=new.margin,
                currency=old.currency,
            )
        )
    return rows


def _flexed(old: MarginRow, new: MarginRow) -> dict[str, Decimal]:
    """The former parts at the new quantity; what does not depend on quantity, and what was not sold before, stays as it was."""
    digits = digits_of(old.currency)
    return {
        part: getattr(old, part)
        if part == "shrink" or not old.quantity
        else round_half_up(ARITHMETIC.divide(getattr(old, part) * new.quantity, old.quantity), digits)
        for part in PARTS
    }


def _sums(connection: sa.Connection, since: date, until: date, entity_id: str, names: _Names, by: By) -> dict[_Key, _Sum]:
    sums: dict[_Key, _Sum] = defaultdict(_Sum)
    parts = PartsOfLines(connection, names.family, since=since, until=until, entity_id=entity_id)
    digits = {entity: digits_of(currency) for entity, currency in names.currency.items()}

    def of(entity: str, family: str, item: str, partner: str) -> _Sum:
        if by == "customer":
            return sums[(entity, partner if partner in names.customers else "")]
        family = names.family.get(item, family)
        return sums[(entity, family, item) if by == "item" else (entity, family)]

    for line in margin_lines(connection, since=since, until=until, entity_id=entity_id):
        for item, part, amount in _shared(line, parts, digits[line.entity_id]):
            of(line.entity_id, line.family, item, line.partner_id).parts[part] -= amount
    for found in landed_in_cost(connection, since=since, until=until, entity_id=entity_id):
        into = of(found.entity_id, "", found.item_id, found.partner_id).parts
        amount = to_scaled(round_half_up(found.amount, digits[found.entity_id]), MONEY_SCALE)
        into["cost"] += amount
        into["freight" if found.cost_type == FREIGHT else "landed"] -= amount
    for sold in sold_quantities(connection, since=since, until=until, entity_id=entity_id):
        of(sold.entity_id, "", sold.item_id, sold.partner_id).quantity += sold.quantity
    return sums


FREIGHT = "freight"
"""The cost type of landed cost that is shown by itself."""


def _shared(line: MarginLine, parts: PartsOfLines, digits: int) -> Iterable[tuple[str, str, int]]:
    """A line's amount as (item, part, amount): its late cost first, the rest over the items of its document."""
    rest, kind = line.amount, parts.kind(line)
    for share in parts.late.get((line.seq, line.n), ()):
        rest -= share.amount
        yield share.item_id, _part(line, kind, share.kind, share.cost_type), share.amount
    if not rest:
        return
    part, weights = _part(line, kind), parts.weights(line, rest)
    if not weights:
        yield "", part, rest
    elif sum(weights.values()) == abs(rest):
        yield from ((item, part, weight if rest > 0 else -weight) for item, weight in weights.items())
    else:
        items = sorted(weights)
        shares = split(from_scaled(rest, MONEY_SCALE), [Decimal(weights[item]) for item in items], digits)
        yield from ((item, part, to_scaled(share, MONEY_SCALE)) for item, share in zip(items, shares, strict=True))


def _part(line: MarginLine, kind: str, late_kind: str = "", cost_type: str = "") -> str:
    part = ROLES[line.role]
    if line.role == "REVENUE" and kind == "rebate_accrual":
        return "rebate"
    if part == "cost" and late_kind == "landed_cost":
        return "freight" if cost_type == FREIGHT else "landed"
    if part == "cost" and late_kind == "rebate_accrual":
        return "rebate"
    return part


@dataclass(frozen=True, slots=True)
class _Names:
    item: dict[str, str]
    family: dict[str, str]
    unit: dict[str, str]
    partner: dict[str, str]
    customers: set[str]
    currency: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    name: str
    more: str
    unit: str


def _names(connection: sa.Connection) -> _Names:
    items = read(connection, _Named, "SELECT id, name, family, base_unit FROM item")
    partners = read(connection, _Named, "SELECT id, name, CASE WHEN is_customer THEN 'customer' ELSE '' END, '' FROM partner")
    entities = read(connection, _Named, "SELECT id, name, currency, '' FROM legal_entity")
    return _Names(
        item={x.id: x.name for x in items},
        family={x.id: x.more for x in items},
        unit={x.id: x.unit for x in items},
        partner={x.id: x.name for x in partners},
        customers={x.id for x in partners if x.more},
        currency={x.id: x.more for x in entities},
    )


def _row(key: dict[str, str], found: _Sum, names: _Names) -> MarginRow:
    item, partner = key.get("item_id", ""), key.get("partner_id", "")
    return MarginRow(
        entity_id=key["entity_id"],
        family=key.get("family", ""),
        item_id=item,
        item_name=names.item.get(item, ""),
        partner_id=partner,
        partner_name=names.partner.get(partner, ""),
        quantity=plain_quantity(found.quantity) if item else ZERO,
        unit=names.unit.get(item, ""),
        currency=names.currency[key["entity_id"]],
        **{part: plain_money(found.parts[part]) for part in PARTS},
    )
