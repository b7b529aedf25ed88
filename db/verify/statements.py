"""The form of a check: SQL that finds what breaks a rule, in sentences, and SQL that counts what was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.exact import MONEY_SCALE, QUANTITY_SCALE


@dataclass(frozen=True, slots=True)
class Offenders:
    """A statement that returns one row per offence, and the sentence that names it by position ({0}, {1:money}, {2:quantity})."""

    sql: str
    says: str

    def describe(self, row: Sequence[Any]) -> str:
        """The sentence about one offence."""
        return self.says.format(*(_Shown(value) for value in row))


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of the book: what breaks it, what was counted, and the figure's wording by position ({0})."""

    invariant: int
    name: str
    offenders: tuple[Offenders, ...]
    counted: str
    figure: str


class _Shown:
    def __init__(self, value: Any) -> None:
        self.value = value

    def __format__(self, spec: str) -> str:
        if spec == "money":
            return f"{Decimal(int(self.value or 0)).scaleb(-MONEY_SCALE):,.2f}"
        if spec == "quantity":
            return f"{Decimal(int(self.value or 0)).scaleb(-QUANTITY_SCALE).normalize():f}"
        return str(self.value)


def ties(sides: Sequence[str], *, by: Sequence[str], values: Sequence[str]) -> str:
    """SQL that returns the groups in which the sides, each selecting `by` and `values` with its sign, do not sum to zero.

    Both sides are looked at in one grouping, so that a row without its counterpart is found whichever side it is on.
    """
    keys = ", ".join(by)
    sums = ", ".join(f"SUM({value}) AS {value}" for value in values)
    broken = " OR ".join(f"SUM({value}) <> 0" for value in values)
    both = " UNION ALL ".join(sides)
    return f"SELECT {keys}, {sums} FROM ({both}) AS sides GROUP BY {keys} HAVING {broken}"
