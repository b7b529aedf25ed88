"""Owns what is left of a form once what an attempt held is taken off: lines that came after it, fields that were changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ui.screens.entering.spec import FormSpec, Values

QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class FormRest:
    """`values` stay in the form (None: nothing does), `lines` of them came or grew since; `fields` were changed, by their titles."""

    values: Values | None = None
    lines: tuple[Values, ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        return self.values is None and not self.fields


def rest_of(spec: FormSpec, now: Values, held: Values) -> FormRest:
    """What is left of `now`. A form without lines, or one that changes what is known, stays as it stands once anything was changed."""
    names = {lines.name for lines in spec.lines}
    titles = {field.name: field.words for field in spec.fields}
    changed = tuple(
        dict.fromkeys(
            titles.get(name, name) for name in {**held, **now} if name not in names and (now.get(name) or None) != (held.get(name) or None)
        )
    )
    left = {name: _lines_left(now.get(name) or [], held.get(name) or []) for name in names}
    lines = tuple(line for some in left.values() for line in some)
    if spec.changes and spec.known:
        return FormRest(now, lines, changed) if changed or lines else FormRest()
    if not names:
        return FormRest(now, (), changed) if changed else FormRest()
    return FormRest({**now, **left} if lines else None, lines, changed)


def _lines_left(now: Sequence[Values], held: Sequence[Values]) -> list[Values]:
    """Lines that were not held; of one that was held with a smaller quantity, what is more of it now."""
    before = list(held)
    came = []
    for line in now:
        if line in before:
            before.remove(line)
        else:
            came.append(line)
    left: list[Values] = []
    for line in came:
        same = next((one for one in before if _but_quantity(one) == _but_quantity(line)), None)
        more = _number(line) - _number(same) if same is not None else Decimal(0)
        if same is None or QUANTITY not in line:
            left.append(line)
            continue
        before.remove(same)
        if more > 0:
            left.append({**line, QUANTITY: more})
    return left


def _but_quantity(line: Values) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name != QUANTITY}


def _number(line: Values) -> Decimal:
    value = line.get(QUANTITY)
    return value if isinstance(value, Decimal) else Decimal(0)
