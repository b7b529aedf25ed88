"""Ages of open amounts: which of the usual spans of days an amount falls into; knows nothing of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.exact import ZERO

LIMITS = (30, 60, 90)
"""The last day of each span but the oldest one."""


@dataclass(frozen=True, slots=True)
class Aged:
    """An amount in the one span of days that it falls into; the others are zero."""

    days: int
    to_30: Decimal
    to_60: Decimal
    to_90: Decimal
    older: Decimal


def aged(amount: Decimal, *, since: date, day: date) -> Aged:
    """`amount` by how long before `day` it began; the day itself and later ones are the youngest span."""
    days = (day - since).days
    place = sum(days > limit for limit in LIMITS)
    return Aged(days, *(amount if n == place else ZERO for n in range(len(LIMITS) + 1)))
